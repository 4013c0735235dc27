/* Two answer files side by side: one person on two dates, two voices on the
 * same themes, or two readers of one case. Data, no words. The rules are those
 * of docs/scoring.md, "Two answer files side by side". */
#ifndef HARMCHECK_COMPARE_H
#define HARMCHECK_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/bank_diff.h"

struct answers;
struct arena;
struct result;
struct theme_score;

enum compare_kind {
	COMPARE_DATES,  /* one voice: then and now */
	COMPARE_VOICES, /* two voices on themes that both look at */
	COMPARE_READERS /* two who read one case */
};

/* May the two be laid side by side at all? */
enum compare_fit {
	COMPARE_FITS,
	COMPARE_OTHER_BANK,   /* the banks have different ids */
	COMPARE_CASE_AND_SELF /* about a case, and about one's own therapy */
};

/* One of the two. */
struct compare_side {
	const struct answers *answers;
	/* BANK of the answers is the one that was answered; if not, it is not
	 * known how things were worded and weighed then. */
	bool known;
	/* by item: the file has an answer that this bank lacks; or NULL */
	const bool *unread;
};

enum compare_fit compare_fit(const struct answers *a, const struct answers *b);
enum compare_kind compare_kind(const struct answers *a,
    const struct answers *b);

/* --- two dates ----------------------------------------------------------- */

/* How a question stands on one side. */
enum said {
	SAID_ANSWER,
	SAID_NOT_KNOWN, /* answered that one does not know */
	SAID_SKIPPED,
	SAID_NOT_APPLICABLE,
	SAID_NOT_ASKED,
	SAID_NOTHING, /* no answer; why is not known (another version) */
	SAID_UNREAD,  /* answered, and this bank lacks the answer */
	SAID_STATES
};

struct compare_said {
	enum said said;
	int item;    /* in the side's form, or -1 */
	int option;  /* of an answer, or -1 */
	bool named;  /* the answer counts as ticked */
	bool speaks; /* it speaks alone */
};

/* From the first to the second. Better and worse, more and less are said only
 * where the order of the answers says so. */
enum change {
	CHANGE_SAME,
	CHANGE_NEW,  /* named in the second, answered and not named before */
	CHANGE_GONE, /* the other way round */
	CHANGE_BETTER,
	CHANGE_WORSE,
	CHANGE_MORE, /* of a scale whose direction is neutral */
	CHANGE_LESS,
	CHANGE_OTHER,       /* another answer, and no order to judge it by */
	CHANGE_FIRST_ONLY,  /* answered in the first alone */
	CHANGE_SECOND_ONLY, /* answered in the second alone */
	CHANGE_NEITHER,     /* no answer in either */
	CHANGE_NOT_COMPARED,
	CHANGES
};

struct question_change {
	const char *id;
	const struct category *category; /* of the second, else of the first */
	enum role role;
	struct compare_said said[2];
	enum comparable comparable;
	const char *why; /* why it is not COMPARABLE_YES; "" */
	bool unsure;     /* the words of one side are not known */
	enum change change;
	bool left_out; /* nothing is said of it: see struct comparison */
};

/* A question that can speak alone. */
enum alert_change {
	ALERT_STILL,
	ALERT_NEW,         /* answered before, and did not speak */
	ALERT_NO_LONGER,   /* answered now, and does not speak */
	ALERT_NEW_UNASKED, /* speaks now; no answer before */
	ALERT_NO_ANSWER,   /* spoke before; no answer now: never "gone" */
	ALERT_OPEN, /* answered before, and did not speak; no answer now */
	ALERT_CHANGES
};

struct compared_alert {
	const char *id;
	enum sentinel_kind kind;
	struct compare_said said[2];
	enum alert_change change;
	bool left_out; /* as in a question */
};

struct theme_change {
	const char *id;
	const struct category *category[2]; /* NULL: the form lacks it */
	const struct theme_score *score[2]; /* NULL: so too */
	enum comparable comparable;
	const char *why;
	bool levels;    /* may the two levels and scores be compared? */
	bool has_gaps;  /* scale: an answer is missing on one side */
	bool overlap;   /* scale: the possible scores have one in common */
	bool one_range; /* scale: both scores lie on the same range */
	size_t changes[CHANGES]; /* of its questions */
	bool left_out;           /* as in a question */
};

struct follow_up_change {
	const struct category *category; /* of the second, else of the first */
	struct compare_said said[2];
	bool left_out; /* as in a question */
};

struct comparison {
	struct compare_side side[2]; /* by date: the earlier one first */
	struct result *result[2];
	bool swapped;   /* side[0] is what was given second */
	bool same_date; /* and so not swapped: "first" and "second" */
	bool unsure;    /* a side is not known */
	/* An act of conduct speaks on either side: nothing good is set against
	 * it. What moved in the good direction, or may have, and themes in
	 * which more is good are left out, on a page and in JSON alike;
	 * changes for the better have become CHANGE_OTHER. */
	bool conduct;
	/* Conduct, self-harm or unsafe speaks on either side: what to do next
	 * follows from such answers alone, and lies outside therapy. */
	bool grave;
	/* Kinds whose words hold: those that speak now or are lost, by rank,
	 * with one date grave ones that speak in the first too; then grave
	 * ones that only spoke then. */
	enum sentinel_kind stands[SENTINEL_KINDS];
	size_t n_stands;
	const struct step **steps; /* at most BANK_STEPS_SHOWN */
	size_t n_steps;
	size_t n_both; /* questions with an answer on both sides */
	bool same;     /* and all that was said is the same */
	struct question_change *questions; /* in the order of the second form */
	size_t n_questions;
	struct compared_alert *alerts; /* by rank */
	size_t n_alerts;
	struct theme_change *themes;
	size_t n_themes;
	struct follow_up_change *follow_ups;
	size_t n_follow_ups;
};

/* Lay two dates of one voice side by side. Lives in ARENA. */
struct comparison *compare_dates(struct arena *arena,
    const struct compare_side *a, const struct compare_side *b);

/* A kind whose answers are never set aside for others. */
bool compare_is_grave(enum sentinel_kind kind);
/* Of a grave kind, spoke then, and has no answer now: as if it stood now, for
 * a skip may be the worst sign of all. */
bool compare_is_lost(const struct compared_alert *al);

/* "same", "new" and so on; "first-only"; "not-compared". */
const char *change_name(enum change c);
const char *alert_change_name(enum alert_change c);
/* "answer", "not-known", "skipped" and so on. */
const char *said_name(enum said s);

/* --- two voices, or two readers ------------------------------------------ */

/* Who named it. */
enum gap {
	GAP_BOTH,
	GAP_FIRST, /* the first named it, the second answered and did not */
	GAP_SECOND,
	GAP_NEITHER,  /* both answered, nobody named it */
	GAP_ANSWERED, /* both answered; in a scale nothing is named or not */
	GAPS
};

struct shared_question {
	const char *id;
	const struct category *category[2];
	struct compare_said said[2];
	enum gap gap;
};

struct shared_theme {
	const struct category *category[2];
	size_t gaps[GAPS]; /* of its questions */
	size_t first, n;   /* its part of the questions */
};

struct shared {
	enum compare_kind kind;
	/* in the order given, with the answers cut down */
	struct compare_side side[2];
	/* that both answered, theme by theme; whoever gave no answer to which
	 * of the others is not to be found out */
	struct shared_question *questions;
	size_t n_questions;
	size_t n_open; /* asked of both, and not answered by both */
	/* that only this side's form asks, in whatever theme */
	size_t n_only[2];
	bool same; /* one form, and both gave the same answers */
	struct shared_theme *themes; /* that both forms have */
	size_t n_themes;
	bool known[2]; /* as in the sides that were given */
	bool versions; /* they did not answer the same version of the bank */
};

/* Lay two voices side by side. What is never compared is taken out of both
 * before anything is looked at, so nothing here depends on it: themes about
 * conduct, all questions that can speak alone or are private, what waits for
 * one of these, follow-ups, notes, and questions with a role. Lives in
 * ARENA. */
struct shared *compare_voices(struct arena *arena, const struct compare_side *a,
    const struct compare_side *b);

/* "both", "first-only", "second-only", "neither", "both-answered". */
const char *gap_name(enum gap g);

#endif
