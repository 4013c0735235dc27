/* Many checks, one after the other: what was said on which day, theme by theme.
 * Data, no words. No sum, no mean, no line through it, and nothing about what
 * comes next. What may be laid side by side is for harmcheck/compare.h to say:
 * the rules are those of docs/scoring.md, "A course of time". */
#ifndef HARMCHECK_TREND_H
#define HARMCHECK_TREND_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/compare.h"

struct arena;
struct result;
struct theme_score;

/* One check. */
struct trend_side {
	const char *name; /* "2026-11-22.2" */
	const struct answers *answers;
	bool known;         /* as in struct compare_side */
	const bool *unread; /* so too */
	/* What could not be read may have been an answer that speaks alone. */
	bool lost_alert;
	const char *version; /* of the questions that were answered */
	/* Of their bank, where it is known; else NULL. */
	const char *digest;
};

struct trend_entry {
	const struct trend_side *side;
	struct compare_side compared;
	struct result *result; /* where it is drawn, or the newest; or NULL */
	bool drawn;   /* false: among those left out, or about a case */
	bool is_case; /* about somebody else: no part of any course of time */
	bool
	    changed; /* other questions than in the check before, of its part */
	long day;    /* a number that goes up by one each day */
	bool speaks[SENTINEL_KINDS];
	/* A question of this kind was asked and has no answer; the answer
	 * before spoke. Never "gone". */
	bool silent[SENTINEL_KINDS];
	/* Of all questions that can speak alone: one was put; one has an
	 * answer that says something; one that could have been answered has
	 * none. */
	bool safety_asked, safety_said, safety_open;
};

enum trend_kind {
	TREND_LEVEL,
	TREND_FEW,            /* not enough answers to say */
	TREND_SKIPPED,        /* all of it */
	TREND_DECLINED,       /* the part was left out */
	TREND_NOT_REACHED,    /* the check ended before */
	TREND_NOT_APPLICABLE, /* nothing in it applies */
	TREND_UNKNOWN,        /* by questions that are not at hand */
	TREND_KINDS
};

/* How a point stands to the one before. */
enum trend_join {
	TREND_FIRST, /* there is none */
	TREND_JOINED,
	TREND_WORDED,     /* joined; in between it was put in other words */
	TREND_NO_LEVEL,   /* one of the two has none */
	TREND_NOT_KNOWN,  /* one of the two is not known */
	TREND_OTHER_FORM, /* two forms that do not ask the same */
	TREND_OTHER_QUESTIONS, /* two versions that do not go together */
	TREND_OTHER_RANGE,     /* scale: not the same questions applied */
	TREND_HELD,            /* beside conduct, days between are left out */
	TREND_JOINS
};

/* A check that asked the theme. */
struct trend_point {
	size_t entry;
	size_t place; /* of the entry in its part */
	const struct category *category;
	const struct theme_score *score;
	enum trend_kind kind;
	enum trend_join join;
	/* checks between the two that did not ask the theme */
	size_t between;
	bool changed; /* other questions than those of the point before */
	bool overlap; /* gaps alone could make the difference */
	bool alone;   /* an answer in it speaks alone */
};

struct trend_theme {
	const char *id;
	struct trend_point *points;
	size_t n_points;
	/* Beside an act of conduct: a theme in which more is good; one of such
	 * acts, which are not counted; points left out, because they look
	 * better than the last one that is there; since that one; and the
	 * newest entry of them. */
	bool good, acts;
	size_t held, held_since, held_last;
};

/* The checks of one voice by one bank: only these belong together. */
struct trend_part {
	const char *bank, *voice;
	size_t *entries; /* also those that are not drawn */
	size_t n_entries, n_drawn;
	struct trend_theme
	    *themes; /* as in the newest check, then older ones */
	size_t n_themes;
};

/* An answer that speaks alone and still matters at the end. */
enum trend_how {
	TREND_NOW,  /* in the newest check, or one of that day */
	TREND_LOST, /* named, and no answer since (compare_is_lost()) */
	/* of a grave kind, and answered in another way since; conduct in any
	 * check, others in one that is drawn */
	TREND_BEFORE
};

struct trend_answer {
	enum trend_how how;
	size_t entry; /* that named it last */
	struct compare_said said;
	/* LOST: nothing was said since, not even "I do not know". BEFORE: the
	 * newest check has no answer. */
	bool silent;
	struct trend_answer *next;
};

struct trend_standing {
	enum sentinel_kind kind;
	size_t worded; /* the entry by whose bank its words are */
	struct trend_answer *answers;
};

struct trend {
	struct trend_entry *entries;
	size_t n_entries, n_left_out, n_drawn, n_cases;
	struct trend_part *parts; /* that with the newest check first */
	size_t n_parts;
	/* An act of conduct speaks in any check, also one that is not drawn:
	 * nothing good is set against it, in any part. */
	bool conduct;
	/* A grave kind stands now or is lost, or conduct was ever named: what
	 * to do next follows from what speaks alone, and lies outside therapy.
	 */
	bool grave;
	bool open; /* safety: answered before, never named, no answer now */
	/* Kinds whose words hold: now or lost by rank, then what was before. */
	struct trend_standing stands[SENTINEL_KINDS];
	size_t n_stands;
	size_t newest;             /* entry about oneself; where there is any */
	const struct step **steps; /* at most BANK_STEPS_SHOWN */
	size_t n_steps;
};

/* Lay N checks, in the order of their dates, one after the other. The first
 * LEFT_OUT are not drawn; they are looked at for what comes first, and for
 * conduct. Lives in ARENA. */
struct trend *trend_make(struct arena *arena, const struct trend_side *sides,
    size_t n, size_t left_out);

/* Have both the same levels, so that one may stand under the other? */
bool trend_is_one_range(const struct category *a, const struct category *b);

/* Did an answer of this kind speak in the newest check, or has it none since?
 */
bool trend_stands_now(const struct trend_standing *s);

#endif
