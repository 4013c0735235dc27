/* Who answers: three made-up populations, and all that is assumed about them.
 *
 * These are assumptions, not findings. They were written down before a question
 * was changed to do well with them, and are not to be changed for that.
 *
 * A person has a load in each theme, from 0 (at rest) to 1000 (all of it). A
 * question of the theme fires with the chance load * rate, where the rate
 * (200 to 700 per mille) belongs to the question. When it fires it is strong
 * with the chance load / 2, else mild. Given the load, the answers of a person
 * are independent of each other.
 *
 * A  One burden. Whatever weighs on a person weighs on all themes: the loads
 *    lie within 250 of one burden, and burdens are spread evenly over the
 *    whole range. There are far more people in trouble here than in life: this
 *    is a hard trial for a form that is short for those with little to say.
 * B  Patchy. Each theme is affected by itself, three in ten; the others are at
 *    rest but for stray answers.
 * C  Profiles. Eight kinds of person in equal parts, each with one to three
 *    themes that weigh a lot and the others almost at rest. Which themes those
 *    are is drawn by the profile's number, so that it works for any bank: the
 *    names are only names. People here also skip, say that it does not apply,
 *    and press any key.
 *
 * A question that sums up others (sums_up) fires when one of them that fired
 * comes to mind. It does so less than always: one general question finds fewer
 * people than a list of examples does. How much less is a guess; see the
 * recall figures in the table. Besides, it fires with nothing behind it at
 * times. What a person is not asked in the whole form, because it does not
 * concern them, does not come to mind either.
 *
 * Questions that speak alone are rarer and depend less on the load. */
#include "harmcheck/arena.h"
#include "study.h"

enum {
	BURDEN_SPREAD = 250,
	RATE_LEAST = 200,
	RATE_STEP = 100,
	RATES = 6,
	PATCHY_AFFECTED = 300,
	PATCHY_LEAST = 300,
	PROFILE_LEAST = 600,
	PROFILE_REST = 80,
	PROFILE_THEMES = 3,
	SENTINEL_RATE = 60,
	SENTINEL_BASE = 200,
	SUM_STRAY = 20 /* a question that sums up fires with nothing behind */
};

const char *const profile_names[PROFILES] = {"nothing wrong", "bad fit",
    "too fast", "labelled", "leaning on it", "medicine", "worn-out therapist",
    "crossed lines"};

struct prng
stream(uint64_t seed, const char *id, enum purpose purpose)
{
	struct prng r;

	prng_init(&r, seed, id, (uint64_t)purpose);
	return r;
}

unsigned
draw_below(struct prng *r, unsigned n)
{
	return (unsigned)prng_below(r, n);
}

static unsigned
draw_between(struct prng *r, unsigned least, unsigned most)
{
	return least + draw_below(r, most - least + 1);
}

unsigned
generator_rate(const char *id)
{
	struct prng r = stream(0, id, FOR_RATE);

	return RATE_LEAST + RATE_STEP * draw_below(&r, RATES);
}

static struct prng
theme_stream(uint64_t seed, const struct category *c)
{
	return stream(seed, c->id, FOR_LOAD);
}

static void
loads_one_burden(const struct paper *p, uint64_t seed, unsigned *load)
{
	struct prng r = stream(seed, "", FOR_LOAD);
	const int burden = (int)draw_between(&r, 0, MILLE);

	for (size_t i = 0; i < p->whole.n_categories; i++) {
		const struct category *c = p->whole.categories[i];
		struct prng own = theme_stream(seed, c);
		const int l = burden - BURDEN_SPREAD +
		    (int)draw_between(&own, 0, 2 * BURDEN_SPREAD);

		load[c->index] = l < 0 ? 0
		    : l > (int)MILLE   ? MILLE
				       : (unsigned)l;
	}
}

static void
loads_patchy(const struct paper *p, uint64_t seed, unsigned *load)
{
	for (size_t i = 0; i < p->whole.n_categories; i++) {
		const struct category *c = p->whole.categories[i];
		struct prng own = theme_stream(seed, c);

		load[c->index] = draw_below(&own, MILLE) < PATCHY_AFFECTED
		    ? draw_between(&own, PATCHY_LEAST, MILLE)
		    : 0;
	}
}

unsigned
generator_profile(uint64_t seed)
{
	struct prng r = stream(seed, "", FOR_PROFILE);

	return draw_below(&r, PROFILES);
}

static void
loads_profiles(const struct paper *p, uint64_t seed, unsigned *load)
{
	const bool *loaded = p->profile[generator_profile(seed)];

	for (size_t i = 0; i < p->whole.n_categories; i++) {
		const struct category *c = p->whole.categories[i];
		struct prng own = theme_stream(seed, c);

		load[c->index] = loaded[c->index]
		    ? draw_between(&own, PROFILE_LEAST, MILLE)
		    : draw_between(&own, 0, PROFILE_REST);
	}
}

const struct generator generators[GENERATORS] = {
    {.id = "A",
	.name = "one burden",
	.seed = 1001,
	.recall_mild = 800,
	.recall_strong = 950,
	.loads = loads_one_burden},
    {.id = "B",
	.name = "patchy",
	.seed = 1002,
	.recall_mild = 700,
	.recall_strong = 900,
	.slip = 20,
	.loads = loads_patchy},
    {.id = "C",
	.name = "profiles",
	.seed = 1003,
	.recall_mild = 750,
	.recall_strong = 900,
	.skipped = 50,
	.not_applicable = 30,
	.careless = 20,
	.loads = loads_profiles},
};

static uint64_t
profile_draw(unsigned profile, const struct category *c)
{
	struct prng r = stream(profile, c->id, FOR_PROFILE);

	return prng_next(&r);
}

/* Of all themes the MOST with the lowest numbers drawn. */
static bool
is_loaded(const struct paper *p, unsigned profile, const struct category *c,
    unsigned most)
{
	const uint64_t mine = profile_draw(profile, c);
	unsigned lower = 0;

	for (size_t i = 0; i < p->whole.n_categories; i++)
		lower += profile_draw(profile, p->whole.categories[i]) < mine;
	return lower < most;
}

void
generator_profiles(struct arena *a, struct paper *p)
{
	for (unsigned k = 0; k < PROFILES; k++) {
		struct prng r = stream(k, "", FOR_PROFILE);
		const unsigned most =
		    k == 0 ? 0 : draw_between(&r, 1, PROFILE_THEMES);

		p->profile[k] =
		    arena_array(a, p->bank->n_categories, sizeof(bool));
		for (size_t i = 0; i < p->whole.n_categories; i++) {
			const struct category *c = p->whole.categories[i];

			p->profile[k][c->index] = is_loaded(p, k, c, most);
		}
	}
}

/* Per million. */
static unsigned
chance(const struct trait *t, const struct question *q, unsigned load)
{
	if (q->sentinel != SENTINEL_NONE)
		return SENTINEL_RATE * (load + SENTINEL_BASE);
	return load * t->rate;
}

struct felt
generator_felt(const struct generator *g, const struct trait *t,
    const struct question *q, unsigned load, uint64_t seed)
{
	struct prng r = stream(seed, t->id, FOR_FELT);
	struct felt f = {
	    .fired = draw_below(&r, MILLE * MILLE) < chance(t, q, load),
	    .strong = draw_below(&r, MILLE) < load / 2,
	    .place = draw_below(&r, MILLE),
	};

	if (load == 0 && q->sentinel == SENTINEL_NONE)
		f.fired = draw_below(&r, MILLE) < g->slip;
	return f;
}

static bool
is_stronger(const struct felt *a, const struct felt *b)
{
	if (a->fired != b->fired)
		return a->fired;
	if (a->strong != b->strong)
		return a->strong;
	return a->place > b->place;
}

struct felt
generator_recall(const struct generator *g, const struct trait *t,
    const struct question *q, unsigned load, const struct felt *felt, size_t n,
    uint64_t seed)
{
	struct prng r = stream(seed, t->id, FOR_RECALL);
	struct felt most = {
	    .fired = draw_below(&r, MILLE) < SUM_STRAY,
	    .place = draw_below(&r, MILLE),
	};

	if (q->sentinel != SENTINEL_NONE)
		most = generator_felt(g, t, q, load, seed);
	for (size_t i = 0; i < n; i++) {
		const unsigned recall =
		    felt[i].strong ? g->recall_strong : g->recall_mild;
		const bool comes = draw_below(&r, MILLE) < recall;

		if (felt[i].fired && comes && is_stronger(&felt[i], &most))
			most = felt[i];
	}
	return most;
}
