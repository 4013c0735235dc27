/* One person's answers: what was felt becomes an option, and the whole form is
 * filled in at once. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "study.h"

#define DATE "2026-01-01"

/* A person's place on a scale, give or take one option. */
static int
near_mean(const struct trait *t, const struct category *c, unsigned load,
    struct prng *r)
{
	const unsigned top = (unsigned)t->n_sorted - 1;
	const bool falls = (c->direction == DIRECTION_GOOD) != t->reverse;
	const unsigned mean = falls ? MILLE - load : load;
	const unsigned at = (mean * top + MILLE / 2) / MILLE;
	const unsigned noisy = at + draw_below(r, 3); /* one too high */

	return t->sorted[noisy == 0 ? 0 : noisy - 1 > top ? top : noisy - 1];
}

/* Mild: of the lower half of what counts as ticked, at least the lowest.
 * Strong: of the rest. So of three ticked options the lowest is mild. */
static int
option_of(const struct trait *t, const struct felt *f, struct prng *r)
{
	const size_t low = t->n_ticked < 2 ? 1 : t->n_ticked / 2;
	const size_t from = f->strong && t->n_ticked > 1 ? low : 0;
	const size_t n = from > 0 ? t->n_ticked - low : low;

	if (f->fired)
		return t->ticked[from + f->place * n / MILLE];
	return t->quiet[t->any_quiet ? draw_below(r, (unsigned)t->n_quiet) : 0];
}

static int
option_meant(const struct paper *p, size_t item, const struct felt *f,
    unsigned load, struct prng *r)
{
	const struct trait *t = &p->traits[item];

	switch (t->how) {
	case HOW_RANDOM:
		return (int)draw_below(r, (unsigned)t->n_sorted);
	case HOW_POINT:
		return near_mean(t, p->whole.items[item].category, load, r);
	case HOW_EVENT:
	case HOW_SUM:
		break;
	}
	return option_of(t, f, r);
}

static void
reply(const struct paper *p, const struct person *who, size_t item,
    const struct felt *f, unsigned load, enum purpose day)
{
	const struct generator *g = who->generator;
	const struct question *q = p->whole.items[item].question;
	const struct trait *t = &p->traits[item];
	struct prng r = stream(who->seed, t->id, day);
	const unsigned slip = draw_below(&r, MILLE);
	const bool na =
	    slip < g->skipped + g->not_applicable && (q == NULL || q->na);
	struct answer *a = &who->whole->list[item];

	a->said = slip < g->skipped ? ANSWER_SKIPPED
	    : na                    ? ANSWER_NOT_APPLICABLE
				    : ANSWER_GIVEN;
	if (a->said != ANSWER_GIVEN)
		return;
	a->option = option_meant(p, item, f, load, &r);
	if (slip >= MILLE - g->careless)
		a->option = (int)draw_below(&r, (unsigned)t->n_sorted);
}

static unsigned
load_at(const struct paper *p, size_t item, const unsigned *load)
{
	const struct category *c = p->whole.items[item].category;

	return c != NULL ? load[c->index] : 0;
}

/* Once all else is answered it is known what concerns a person. */
static void
reply_sums(struct arena *a, const struct paper *p, const struct person *who,
    const struct felt *felt, const unsigned *load, enum purpose day)
{
	struct felt *behind = arena_array(a, p->whole.n_items, sizeof(*behind));

	answers_refresh(who->whole);
	for (size_t i = 0; i < p->whole.n_items; i++) {
		const struct trait *t = &p->traits[i];
		struct felt f;

		if (t->how != HOW_SUM)
			continue;
		for (size_t k = 0; k < t->n_sums_up; k++) {
			behind[k] = felt[t->sums_up[k]];
			behind[k].fired &=
			    who->whole->list[t->sums_up[k]].open != TRUTH_FALSE;
		}
		f = generator_recall(who->generator, t,
		    p->whole.items[i].question, load_at(p, i, load), behind,
		    t->n_sums_up, who->seed);
		reply(p, who, i, &f, load_at(p, i, load), day);
	}
}

static void
fill(struct arena *a, const struct paper *p, struct person *who,
    enum purpose day)
{
	const struct generator *g = who->generator;
	unsigned *load = arena_array(a, p->bank->n_categories, sizeof(*load));
	struct felt *felt = arena_array(a, p->whole.n_items, sizeof(*felt));

	who->whole = answers_new(a, p->bank, &p->whole, DATE);
	g->loads(p, who->seed, load);
	for (size_t i = 0; i < p->whole.n_items; i++) {
		const struct trait *t = &p->traits[i];

		if (t->how == HOW_EVENT)
			felt[i] =
			    generator_felt(g, t, p->whole.items[i].question,
				load_at(p, i, load), who->seed);
		if (t->how != HOW_SUM)
			reply(p, who, i, &felt[i], load_at(p, i, load), day);
	}
	if (p->sums)
		reply_sums(a, p, who, felt, load, day);
	answers_refresh(who->whole);
}

struct person
person_new(struct arena *a, const struct paper *p, const struct generator *g,
    unsigned number)
{
	struct person who = {.generator = g};
	struct prng r;

	prng_init(&r, g->seed, g->id, number);
	who.seed = prng_next(&r);
	fill(a, p, &who, FOR_ANSWER_AGAIN);
	who.again = result_make(a, who.whole);
	fill(a, p, &who, FOR_ANSWER);
	who.result = result_make(a, who.whole);
	return who;
}
