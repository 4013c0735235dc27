/* The model of a bank, read only once it is loaded. Everything in it lives in
 * the arena that it was loaded into. See docs/questions.5 for the meaning of
 * each field. Lists are arrays with a count behind them; references between
 * parts are pointers. */
#ifndef HARMCHECK_BANK_H
#define HARMCHECK_BANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"

#define BANK_VOICES_MAX 8
#define BANK_OPTIONS_MAX 64
#define BANK_LEVELS_MAX 16
#define BANK_STEPS_SHOWN 5
#define BANK_CAUSES_MAX 12

struct arena;
struct buf;
struct cond;
struct diags;
struct node;

/* What a person reads, by voice; NULL where nothing is said to that voice. */
struct text {
	const char *of[BANK_VOICES_MAX];
};

struct source {
	const char *id, *cite, *url; /* url may be NULL */
	struct loc at;
};

struct option {
	const char *id;
	struct text label;
	int value;
	bool ticked;
	bool unknown; /* says that one does not know: no answer for a score */
	struct loc at;
};

/* An answer set. */
struct scale {
	const char *id;
	struct option *options;
	size_t n_options;
	int min, max; /* over the options' values */
	struct loc at;
};

enum evidence {
	EVIDENCE_NONE,
	EVIDENCE_LITTLE,
	EVIDENCE_SOME,
	EVIDENCE_STRONG
};

/* Where the summary puts a level. */
enum shows { SHOWS_NOWHERE, SHOWS_STANDS_OUT, SHOWS_GOING_WELL };

/* One test of an events level. */
struct level_test {
	const char *worst_at_least; /* option id, or NULL */
	unsigned ticked_at_least;   /* or 0 */
};

/* A level of an events theme or a band of a scale theme. */
struct level {
	const char *id;
	struct text label;
	enum shows shows;
	/* events: always, or any / all of the tests; with enough answered */
	struct level_test *tests;
	size_t n_tests;
	bool all;
	unsigned needs_a, needs_b; /* fraction; 0/1 asks for nothing */
	/* scale: scores below this many 1/NUM_ONE; the last has none */
	bool has_below;
	int64_t below;
	struct loc at;
};

enum kind { KIND_EVENTS, KIND_SCALE };
enum method { METHOD_MEAN, METHOD_SUM };
enum gaps { GAPS_REFUSE, GAPS_PRORATE };
enum shown_as { SHOWN_AS_POINTS, SHOWN_AS_PERCENT };
enum direction { DIRECTION_NEUTRAL, DIRECTION_GOOD, DIRECTION_BAD };

/* A question's part in a scale theme. WEIGHT in units of 1/NUM_ONE. */
struct scale_item {
	const struct question *question;
	int64_t weight;
	bool reverse;
};

enum depth { DEPTH_CORE, DEPTH_FULL };

/* A follow-up: asked once per theme in which something was ticked. */
struct follow_up {
	const char *id;
	struct text ask, why; /* ask NULL: not asked of that voice */
	const struct scale *scale;
	enum depth depth;        /* full: in forms of full depth only */
	const struct cond *when; /* NULL: always */
	struct loc at;
};

/* A theme. */
struct category {
	const char *id;
	size_t index; /* in bank.categories */
	struct text title, about, before, closing;
	enum kind kind;
	enum evidence evidence;
	const struct source **sources;
	size_t n_sources;
	struct level *levels; /* or bands */
	size_t n_levels;
	const struct follow_up **follow_ups;
	size_t n_follow_ups;
	bool conduct; /* holds a conduct sentinel */
	/* scale themes */
	struct scale_item *items;
	size_t n_items;
	enum method method;
	enum gaps gaps;
	enum shown_as shown_as;
	enum direction direction;
	unsigned decimals;
	unsigned min_a, min_b; /* min_answered: fraction a/b; b 0: count a */
	struct loc at;
};

enum sentinel_kind {
	SENTINEL_NONE,
	SENTINEL_SELF_HARM,
	SENTINEL_CONDUCT,
	SENTINEL_CONFIDENCE,
	SENTINEL_MEDICINE,
	SENTINEL_UNSAFE,
	SENTINEL_KINDS
};

struct step {
	const char *id;
	bool inside; /* inside therapy, else outside it */
	bool today;  /* can be done on the day itself */
	bool voices[BANK_VOICES_MAX];
	struct text title, text, say;
	struct text letter; /* as a wish in a letter; NULL: say does */
	struct loc at;
};

/* What is said when a question of this kind is ticked. */
struct sentinel {
	enum sentinel_kind kind;
	struct text title, now, result;
	struct text steps_before, limits; /* replace the bank's */
	const char **helplines;           /* kinds of helpline */
	size_t n_helplines;
	const struct step **steps;
	size_t n_steps;
	size_t rank; /* place in the bank's list; the first is told first */
	bool given;  /* the bank has an entry for this kind */
	struct loc at;
};

/* What a question is when it belongs to no theme; it is then asked first. */
enum role {
	ROLE_NONE,
	ROLE_OVERALL,  /* the person's own judgement */
	ROLE_SITUATION /* a fact about where the person stands */
};

/* A question as one voice is asked it; ask NULL: not asked of that voice. */
struct asked {
	const char *ask;
	const struct scale *scale;
	const char *short_text; /* never NULL where ask is not */
	/* what a letter can say of the answer; NULL: nothing */
	const char *helps, *hard;
	struct loc at, letter_at; /* letter_at: of helps and hard */
};

struct question {
	const char *id, *code;
	size_t index;                    /* in bank.questions */
	const struct category *category; /* NULL: it has a role */
	enum role role;
	enum depth depth;
	struct asked voice[BANK_VOICES_MAX];
	struct text why;
	const struct source **sources;
	size_t n_sources;
	bool na;                 /* "does not apply" may be said */
	bool is_private;         /* never on a page for two people */
	const struct cond *when; /* NULL: always */
	enum sentinel_kind sentinel;
	int sentinel_from[BANK_VOICES_MAX]; /* option index; -1: ticked */
	const struct step **help;
	size_t n_help;
	/* a core question that asks in one for what these ask one by one */
	const struct question **sums_up;
	size_t n_sums_up;
	struct loc at;
};

/* What frames a letter; a voice without a title has none. */
struct letter_words {
	struct text title;
	struct text before; /* on the first page: what this is */
	struct text first;  /* above it, when self-harm or unsafe speaks */
	struct text none;   /* in its place, when conduct speaks */
	struct text helps, hard, wish; /* the headings */
	struct text closing;
	bool outside[BANK_VOICES_MAX]; /* steps outside are wishes too */
	struct loc at;
};

/* Something that what happened can be put down to, where a case is talked
 * about and 100 points are shared out. */
struct cause {
	const char *id;
	size_t index; /* in bank.causes */
	struct text label, about;
	struct loc at;
};

struct advice {
	const struct cond *when;   /* NULL: always */
	const struct cond *unless; /* NULL: never */
	const struct step **steps;
	size_t n_steps;
	struct loc at;
};

/* A theme that the sources speak of, and what answers it in this bank. */
struct coverage {
	const char *id, *group, *theme;
	const struct source **sources; /* that hold it */
	size_t n_sources;
	const struct question **questions;
	size_t n_questions;
	const struct step **steps;
	size_t n_steps;
	struct loc at;
};

struct country {
	char code[3];
	const char *name;
	const char **members; /* codes of countries that it stands for */
	size_t n_members;
	struct loc at;
};

struct helpline {
	const struct country *country;
	const char *region, *kind, *name, *call, *text, *web, *hours, *note;
	const char *source;
	const char *verified; /* a date, or NULL: no */
	struct loc at;
};

/* What is asked in one place of a form: a question or a follow-up. */
struct form_item {
	const struct category *category;   /* NULL: the question has a role */
	const struct question *question;   /* NULL: a follow-up */
	const struct follow_up *follow_up; /* NULL: a question */
	const char *ask;                   /* in the form's voice */
	const char *short_text;
	const struct scale *scale;
};

struct form {
	const char *id, *title, *about, *stage;
	size_t index;
	size_t voice; /* index in bank.voices */
	enum depth depth;
	bool about_self; /* false: about somebody else, as in a case */
	bool deepen;
	unsigned deepen_most; /* full questions a theme; 0: all of them */
	unsigned minutes;     /* 0: not said */
	const struct category **categories;
	size_t n_categories;
	/* all that may be asked, in order; made by form_plan() */
	struct form_item *items;
	size_t n_items;
	size_t *order; /* items so that conditions come after what they need */
	int *item_of;  /* question index to item index, or -1 */
	struct loc at;
};

struct bank {
	const char *file;
	const char *id, *version, *language, *licence;
	struct text title, intro, limits, grounding, review_status;
	struct text steps_before; /* above the next steps */
	struct text helplines_before, helplines_note, helplines_elsewhere,
	    young;
	struct letter_words letter;
	/* On paper: how to fill the page in, and notes for whoever hands it
	 * out. */
	struct text paper, facilitator;
	const char *voices[BANK_VOICES_MAX];
	size_t n_voices;
	struct source *sources;
	size_t n_sources;
	struct scale *scales;
	size_t n_scales;
	struct category *categories;
	size_t n_categories;
	struct form *forms;
	size_t n_forms;
	struct question *questions;
	size_t n_questions;
	struct follow_up *follow_ups;
	size_t n_follow_ups;
	struct sentinel sentinels[SENTINEL_KINDS]; /* by kind */
	struct step *steps;
	size_t n_steps;
	struct advice *advice;
	size_t n_advice;
	struct cause *causes;
	size_t n_causes;
	struct coverage *coverage;
	size_t n_coverage;
	struct country *countries;
	size_t n_countries;
	struct helpline *helplines;
	size_t n_helplines;
	const struct node *root; /* the tree it was made from */
};

/* Make a bank from N bytes of YAML, named FILE (borrowed). NULL when there is
 * an error in it; all findings in D, errors only (see bank_check). */
struct bank *bank_load(struct arena *a, const char *file, const char *text,
    size_t n, struct diags *d);

/* Warnings and style findings about a bank that has loaded. TODAY is
 * YYYY-MM-DD; without it (NULL) no helpline is too old. */
void bank_check(struct arena *scratch, const struct bank *b, const char *today,
    struct diags *d);

/* Print the reading grade of B and of each of its themes. */
void bank_reading(struct arena *scratch, const struct bank *b, struct buf *out);

/* The levels of events theme C that some answers to form F lead to, as bits;
 * all bits for other themes, and where it cannot be worked out. */
uint64_t bank_levels_in(struct arena *scratch, const struct bank *b,
    const struct form *f, const struct category *c);

/* Look-ups by id; NULL when there is none. Borrowed. A country is found by its
 * own code or by that of a member. */
const struct form *bank_form(const struct bank *b, const char *id);
const struct category *bank_category(const struct bank *b, const char *id);
const struct question *bank_question(const struct bank *b, const char *id);
const struct follow_up *bank_follow_up(const struct bank *b, const char *id);
const struct country *bank_country(const struct bank *b, const char *code);

/* The option of S with this id, -1 when there is none. */
int scale_option(const struct scale *s, const char *id);

/* "self-harm" and so on; SENTINEL_NONE gives "none". */
const char *sentinel_name(enum sentinel_kind kind);
/* SENTINEL_KINDS when NAME is none. */
enum sentinel_kind sentinel_kind(const char *name);
const char *evidence_name(enum evidence e);
/* "overall" and "situation"; NULL for none. */
const char *role_name(enum role role);

/* The sentinel of B at place RANK, from 0; NULL behind the last one. */
const struct sentinel *bank_sentinel(const struct bank *b, size_t rank);

/* Does question Q, answered with OPTION in VOICE, speak alone? */
bool question_alerts(const struct question *q, size_t voice, int option);

/* Does RULE have a step for VOICE? */
bool advice_has_step(const struct advice *rule, size_t voice);

/* Print B, or one form, theme or question of it, to be read aloud. ONLY may be
 * NULL, the id of a form, a category or a question (looked for in this order),
 * or the code of a question; -1 when there is nothing of that name. */
int bank_show(const struct bank *b, const char *only, struct buf *out);

/* Print which themes of its sources B answers, as a page of Markdown; one
 * sentence when B does not say. */
void bank_show_coverage(const struct bank *b, struct buf *out);

#endif
