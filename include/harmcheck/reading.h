/* How hard an English text is to read: its sentences, words and syllables,
 * counted by the rules in harmcheck-questions(5), and its school grade after
 * Flesch and Kincaid. Whole numbers only. */
#ifndef HARMCHECK_READING_H
#define HARMCHECK_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of fewer words than this a grade says little. */
#define READING_WORDS_LEAST 100
/* The highest grade that is still easy enough, in tenths. */
#define READING_GRADE_MOST 60

struct reading {
	size_t sentences, words, syllables;
};

/* The first end of a sentence of TEXT behind S: at . ! ? (with quotes or
 * brackets behind them) before a blank, at an empty line, where a list entry
 * starts on a new line, and where TEXT ends. S at the end of TEXT stays. */
const char *reading_sentence_end(const char *text, const char *s);

/* Does C belong to a word? Bytes above ASCII are letters for this. */
bool reading_is_word_byte(char c);

/* The next word before END from *S on, without the signs around it: *S is its
 * first byte then, its length in bytes comes back, 0 when there is none. Blanks
 * divide words; what has neither letter nor digit is none. */
size_t reading_word(const char **s, const char *end);

/* Syllables of WORD, N bytes, as its letters let one guess them; 0 when there
 * is no letter in it, else at least 1. */
size_t reading_syllables(const char *word, size_t n);

/* Add the sentences of TEXT to R. Words without a letter are left out, and so
 * is a piece of one or two words that no . ! ? ends. */
void reading_add(struct reading *r, const char *text);

/* The grade in tenths, rounded; it may be below 0. R has at least one word. */
int64_t reading_grade(const struct reading *r);

#endif
