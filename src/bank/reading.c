/* Sentences and words of a text, and the grade that they make. */
#include "harmcheck/num.h"
#include "harmcheck/reading.h"
#include "harmcheck/str.h"

/* A piece with fewer words that nothing ends is a label, no sentence. */
#define PIECE_LEAST 3

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

bool
reading_is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Do . ! ? stand before S, with quotes or brackets behind them? */
static bool
is_ended(const char *text, const char *s)
{
	while (s > text &&
	    (s[-1] == '"' || s[-1] == '\'' || s[-1] == ')' || s[-1] == ']'))
		s--;
	return s > text && (s[-1] == '.' || s[-1] == '!' || s[-1] == '?');
}

static bool
ends_at(const char *text, const char *s)
{
	if (*s == '\0')
		return true;
	if (*s == '\n' && (s[1] == '\n' || str_starts(s + 1, "- ")))
		return true;
	return is_blank(*s) && is_ended(text, s);
}

const char *
reading_sentence_end(const char *text, const char *s)
{
	if (*s == '\0')
		return s;
	for (s++; !ends_at(text, s); s++)
		continue;
	return s;
}

size_t
reading_word(const char **s, const char *end)
{
	const char *from = *s;
	while (from < end && !reading_is_word_byte(*from))
		from++;
	const char *to = from;
	while (to < end && !is_blank(*to))
		to++;
	while (to > from && !reading_is_word_byte(to[-1]))
		to--;
	*s = from;
	return (size_t)(to - from);
}

static void
add_sentence(struct reading *r, const char *text, const char *s,
    const char *end)
{
	struct reading one = {.sentences = 1};
	const char *last = end;
	while (last > s && is_blank(last[-1]))
		last--;
	for (size_t n; (n = reading_word(&s, end)) > 0; s += n) {
		const size_t syllables = reading_syllables(s, n);
		one.words += syllables > 0;
		one.syllables += syllables;
	}
	if (one.words == 0 ||
	    (one.words < PIECE_LEAST && !is_ended(text, last)))
		return;
	r->sentences += one.sentences;
	r->words += one.words;
	r->syllables += one.syllables;
}

void
reading_add(struct reading *r, const char *text)
{
	for (const char *s = text; *s != '\0';) {
		const char *end = reading_sentence_end(text, s);
		add_sentence(r, text, s, end);
		s = end;
	}
}

/* 0.39 words a sentence + 11.8 syllables a word - 15.59, times 10. */
int64_t
reading_grade(const struct reading *r)
{
	const num_wide s = (num_wide)r->sentences, w = (num_wide)r->words,
		       y = (num_wide)r->syllables;
	return num_round(39 * w * w + 1180 * y * s - 1559 * s * w, 10 * s * w);
}
