/* What must hold. The form that people are meant to take first must be short
 * and lose little, in each population and however it is taken; and in no form
 * may an answer be lost that speaks alone. */
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "study.h"

#define FORM "after-session"

enum {
	ASKED_MEDIAN = 25,
	ASKED_MOST = 35, /* for nine in ten people */
	WORDS_MEDIAN = 900,
	SAME_LEVEL = 900, /* per mille */
	WAYS_JUDGED = 2   /* whoever looks at all of it wants it long */
};

struct judge {
	struct arena *arena;
	struct grid table;
	unsigned cells, failed;
};

static void
cell(struct judge *j, const char *came, bool holds)
{
	grid_add(&j->table, "%s %s", came, holds ? "PASS" : "FAIL");
	j->cells++;
	j->failed += !holds;
}

static void
at_most(struct judge *j, uint64_t came, uint64_t most)
{
	cell(j, arena_printf(j->arena, "%llu", (unsigned long long)came),
	    came <= most);
}

/* Nine in ten; or as often as the whole form agrees with itself, when the same
 * people take it another day: no form can agree better with a noisy one. */
static bool
is_same_enough(const struct theme_count *c, const struct theme_count *again)
{
	return c->same * MILLE >= c->cases * SAME_LEVEL ||
	    c->same * again->cases >= again->same * c->cases;
}

static const char *
same_words(struct judge *j, const struct theme_count *c,
    const struct theme_count *again)
{
	const char *came = per_cent(j->arena, c->same, c->cases);

	if (c->same * MILLE >= c->cases * SAME_LEVEL)
		return came;
	return arena_printf(j->arena, "%s, the whole form again %s,", came,
	    per_cent(j->arena, again->same, again->cases));
}

static void
judge_tally(struct judge *j, const struct tally *t,
    const struct theme_count *again)
{
	const struct theme_count *c = &t->total;

	at_most(j, spread_at(&t->asked, 500), ASKED_MEDIAN);
	at_most(j, spread_at(&t->asked, 900), ASKED_MOST);
	at_most(j, spread_at(&t->words, 500), WORDS_MEDIAN);
	cell(j, same_words(j, c, again), is_same_enough(c, again));
	at_most(j, t->lost, 0);
}

static void
judge_form(struct judge *j, const struct outcome *o)
{
	grid_init(&j->table, j->arena, 7, 2);
	grid_add(&j->table, "people");
	grid_add(&j->table, "way");
	grid_add(&j->table, "asked: median <= %d", ASKED_MEDIAN);
	grid_add(&j->table, "90 in 100 <= %d", ASKED_MOST);
	grid_add(&j->table, "words: median <= %d", WORDS_MEDIAN);
	grid_add(&j->table, "same level >= %d.%d, or the whole form again",
	    SAME_LEVEL / 10, SAME_LEVEL % 10);
	grid_add(&j->table, "lost <= 0");
	for (size_t g = 0; g < GENERATORS; g++)
		for (size_t w = 0; w < WAYS_JUDGED; w++) {
			grid_add(&j->table, "%s %s", generators[g].id,
			    generators[g].name);
			grid_add(&j->table, "%s", ways[w].name);
			judge_tally(j, &o->by[g][w], &o->by[g][WAYS].total);
		}
}

bool
targets_concern(const struct form *f)
{
	return str_eq(f->id, FORM);
}

/* Over all forms, and all ways to take them. */
static uint64_t
lost(const struct study *s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s->n_outcomes; i++)
		for (size_t g = 0; g < GENERATORS; g++)
			for (size_t w = 0; w < WAYS; w++)
				n += s->outcomes[i].by[g][w].lost;
	return n;
}

unsigned
targets_judge(struct arena *a, const struct study *s, struct buf *out)
{
	struct judge j = {.arena = a};
	const uint64_t n_lost = lost(s);

	for (size_t i = 0; i < s->n_outcomes && !s->check; i++)
		if (targets_concern(s->outcomes[i].paper->brief)) {
			buf_addf(out,
			    s->markdown ? "### Targets for `%s`\n\n"
					: "== Targets for %s\n\n",
			    FORM);
			judge_form(&j, &s->outcomes[i]);
			grid_print(&j.table, s->markdown, out);
			buf_addf(out, "%u of %u targets are missed.\n",
			    j.failed, j.cells);
		}
	buf_addf(out,
	    "Answers that speak alone and are lost in a short form: %llu "
	    "%s\n",
	    (unsigned long long)n_lost, n_lost == 0 ? "PASS" : "FAIL");
	return j.failed + (n_lost > 0);
}
