/* What a letter could say: sentences of the bank that fit a person's answers,
 * the person's notes, and wishes. Data, no words of its own; nothing here is
 * said to anybody before the person has confirmed it, line by line. */
#ifndef HARMCHECK_LETTER_H
#define HARMCHECK_LETTER_H

#include <stdbool.h>
#include <stddef.h>

struct answers;
struct arena;
struct result;
struct step;

/* At most so many are offered: a letter is a short page. */
#define LETTER_HELPS_MOST 5
#define LETTER_HARD_MOST 7
#define LETTER_NOTES_MOST 5

/* The parts of a letter, in its order. */
enum letter_side { LETTER_HELPS, LETTER_HARD, LETTER_WISH, LETTER_SIDES };

/* May there be a letter? */
enum letter_can {
	LETTER_CAN,
	LETTER_OF_OTHER,   /* the answers are about somebody else */
	LETTER_NO_WORDS,   /* the bank has none for this voice */
	LETTER_CONDUCT,    /* an answer speaks of conduct: never */
	LETTER_LOST,       /* what was left out of the file might be: never */
	LETTER_UNANSWERED, /* nothing was answered */
};

/* A line that can be offered. TEXT is borrowed from the bank or the answers,
 * and a note may hold anything. */
struct letter_line {
	enum letter_side side;
	const char *text;
	bool note;               /* the person's own words */
	size_t item;             /* in the form; not of a wish */
	const struct step *step; /* of a wish; else NULL */
};

struct letter {
	const struct answers *answers;
	enum letter_can can;
	bool can_wait; /* self-harm or unsafe speaks: people come first */
	struct letter_line *lines; /* by side; none unless LETTER_CAN */
	size_t n;
	size_t left_out; /* that would fit too, but the page is short */
};

/* Which side of a letter the answer to ITEM of A belongs to: LETTER_HELPS,
 * LETTER_HARD, or LETTER_SIDES when to neither. See docs/questions.5, LETTER,
 * for the rules. */
enum letter_side letter_side(const struct answers *a, size_t item);

/* All that a letter from R could say. LOST: the answers of R are those of a
 * file from which one that speaks alone may be missing. Lives in ARENA; R is
 * borrowed. */
struct letter *letter_make(struct arena *arena, const struct result *r,
    bool lost);

#endif
