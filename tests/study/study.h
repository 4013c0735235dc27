/* The study: made-up people take a form that deepens, and the same form
 * whole. What each file does:
 *   paper.c       what is asked: the two forms, their questions, their words
 *   generators.c  who answers: the assumptions about people
 *   person.c      one person's answers to the whole form
 *   walk.c        one person takes the short form, through the dialogue
 *   tally.c       counts over many people
 *   grid.c        tables, as text or as Markdown
 *   print.c       what is reported
 *   targets.c     what must hold
 *   study.c       the program */
#ifndef STUDY_H
#define STUDY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank.h"
#include "harmcheck/prng.h"

#define MILLE 1000u /* loads and chances are per mille */
#define GENERATORS 3
#define PROFILES 8
#define WAYS 4

struct answers;
struct arena;
struct buf;
struct result;

/* --- chance -------------------------------------------------------- */

/* Each decision draws from a stream of its own, made from a person's seed, the
 * id of the question or theme, and the purpose. So a question that is added,
 * moved or taken away changes no other answer of a person. */
enum purpose {
	FOR_LOAD = 1,
	FOR_FELT,
	FOR_ANSWER,
	FOR_RECALL,
	FOR_OFFER,
	FOR_RATE,
	FOR_PROFILE,
	FOR_ANSWER_AGAIN
};

struct prng stream(uint64_t seed, const char *id, enum purpose purpose);

/* 0 to N - 1. */
unsigned draw_below(struct prng *r, unsigned n);

/* --- what is asked ------------------------------------------------- */

enum how {
	HOW_RANDOM, /* nothing is known of it: any option */
	HOW_EVENT,  /* fires by the load of its theme */
	HOW_SUM,    /* fires when what it sums up comes to mind */
	HOW_POINT   /* near a person's mean */
};

/* What decides how an item of the whole form is answered. */
struct trait {
	enum how how;
	const char *id; /* of a follow-up: with its theme */
	unsigned rate;  /* per mille, at full load */
	bool any_quiet; /* when not fired: any of QUIET, else the first */
	bool reverse;   /* HOW_POINT: the item is turned round in its theme */
	unsigned words; /* of the question and its answers */
	/* options, each list by rising value */
	int sorted[BANK_OPTIONS_MAX], ticked[BANK_OPTIONS_MAX],
	    quiet[BANK_OPTIONS_MAX];
	size_t n_sorted, n_ticked, n_quiet;
	size_t *sums_up; /* items of the whole form */
	size_t n_sums_up;
};

/* One form in both lengths. */
struct paper {
	const struct bank *bank;
	const struct form *brief; /* as it stands in the bank: it deepens */
	struct form whole;        /* the same with full depth */
	struct trait *traits;     /* by item of the whole form */
	bool sums;                /* is there a HOW_SUM? */
	size_t *in_whole;         /* by item of the short form: the same item */
	unsigned *before_words;   /* by category index */
	unsigned once_words;      /* read once, whoever takes the form */
	bool *profile[PROFILES];  /* by category index: the theme is loaded */
};

/* FORM of B, a form that deepens. Lives in A. NULL when it cannot be planned
 * whole. */
struct paper *paper_new(struct arena *a, const struct bank *b,
    const struct form *form);

/* The words in TEXT (NULL: none): what stands between blanks and holds a
 * letter or a digit. */
unsigned words_in(const char *text);

/* --- who answers --------------------------------------------------- */

/* A kind of made-up population; generators.c has the table. */
struct generator {
	const char *id, *name;
	uint64_t seed;
	/* per mille */
	unsigned recall_mild, recall_strong; /* comes to mind when summed up */
	unsigned slip; /* a stray mild answer in a theme at rest */
	unsigned skipped, not_applicable, careless;
	/* Fill LOAD, 0 to MILLE, for each theme of the form. */
	void (*loads)(const struct paper *p, uint64_t seed, unsigned *load);
};

extern const struct generator generators[GENERATORS];
extern const char *const profile_names[PROFILES];

/* How strongly something was felt. */
struct felt {
	bool fired, strong;
	unsigned place; /* 0 to MILLE - 1 within its half of the answers */
};

/* What a person lived through, at an item of kind HOW_EVENT, by LOAD. */
struct felt generator_felt(const struct generator *g, const struct trait *t,
    const struct question *q, unsigned load, uint64_t seed);

/* What a question says that sums up others, of which N were felt as FELT. */
struct felt generator_recall(const struct generator *g, const struct trait *t,
    const struct question *q, unsigned load, const struct felt *felt, size_t n,
    uint64_t seed);

/* Which themes each profile loads. */
void generator_profiles(struct arena *a, struct paper *p);
/* The number of a person's profile, in the generator that has them. */
unsigned generator_profile(uint64_t seed);
/* How easily the question ID fires. */
unsigned generator_rate(const char *id);

/* One person, with the answers to the whole form. */
struct person {
	const struct generator *generator;
	uint64_t seed;
	struct answers *whole;
	const struct result *result;
	/* the same person, the whole form another day: what was felt is the
	 * same, slips of the finger and skips are not */
	const struct result *again;
};

/* Person NUMBER of G. Lives in A. */
struct person person_new(struct arena *a, const struct paper *p,
    const struct generator *g, unsigned number);

/* --- how they take it ---------------------------------------------- */

struct way {
	const char *name;
	unsigned looks; /* at so many themes that are offered, at most */
	bool declines;  /* leaves out each part that says it can be */
	unsigned share; /* one person in so many takes it */
};

extern const struct way ways[WAYS];

/* What came of taking a form. */
struct trip {
	unsigned asked, words;
	struct answers *answers;
	const struct result *result;
};

/* P takes the short form through the program's dialogue. Lives in A. */
struct trip walk_brief(struct arena *a, const struct paper *paper,
    const struct person *p, const struct way *w);

/* What the whole form comes to: the answers are there already. */
struct trip walk_whole(const struct paper *paper, const struct person *p);

/* Does the whole form come out the same when it is answered one question
 * after the other? */
bool walk_whole_holds(const struct paper *paper, const struct person *p);

/* --- counts -------------------------------------------------------- */

/* How often each number came up. */
struct spread {
	unsigned *count;
	size_t n; /* numbers from 0 to n - 1 */
	uint64_t people;
};

struct theme_count {
	uint64_t cases; /* the whole form says something of the theme */
	uint64_t same;  /* and the short one the same */
	uint64_t none;  /* and the short one that nothing was ticked */
	uint64_t mute;  /* and the short one that it cannot say */
};

struct tally {
	struct spread asked, words;
	struct theme_count *themes; /* in the order of the form */
	struct theme_count total;
	uint64_t all, quiet; /* themes of people; nothing ticked in both */
	/* answers that speak alone: in the whole form; in the short one too;
	 * not asked there, and known not to be; none of the two */
	uint64_t spoke, spoke_too, not_asked, lost;
};

/* All there is about one form. The last of a generator's tallies is that of
 * the whole form. */
struct outcome {
	struct paper *paper;
	unsigned people; /* of each kind */
	struct tally by[GENERATORS][WAYS + 1];
};

void tally_init(struct arena *a, const struct paper *p, struct tally *t);
void tally_add(const struct paper *p, const struct person *person,
    const struct trip *trip, struct tally *t);

/* The smallest number that at least PER_MILLE of all people do not pass. */
unsigned spread_at(const struct spread *s, unsigned per_mille);

/* --- what is said -------------------------------------------------- */

/* A table; the first row is its head. */
struct grid {
	struct arena *arena;
	const char **cells;
	size_t columns, left, n, room; /* LEFT columns hold words */
};

void grid_init(struct grid *g, struct arena *a, size_t columns, size_t left);
void grid_add(struct grid *g, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void grid_print(const struct grid *g, bool markdown, struct buf *out);

struct study {
	const char *bank_path;
	const struct bank *bank;
	const char *only;     /* the id of one form; NULL: all that deepen */
	unsigned people;      /* of each kind, for the form that is judged */
	bool markdown, check; /* check: only the rule on what speaks alone */
	struct outcome *outcomes;
	size_t n_outcomes;
};

/* A of B in per cent with one place, never rounded up; "-" for B 0. */
const char *per_cent(struct arena *a, uint64_t part, uint64_t of);

void print_study(struct arena *a, const struct study *s, struct buf *out);

/* Is this the form that the targets are for? */
bool targets_concern(const struct form *f);

/* Judge the study, say how, and give the number of failures. */
unsigned targets_judge(struct arena *a, const struct study *s, struct buf *out);

#endif
