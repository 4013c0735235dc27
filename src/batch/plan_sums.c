/*
 * A theme in which nothing is ever hidden is decided by a few sums over its
 * answers, whatever their order: how many were answered, the sum of the
 * weights, and so on. These sums, side by side in one or two words, are the
 * key by which its finished text is found. Each answer adds a number to the
 * key, and no sum can carry over into the next: each has room for the most that
 * all the items can add.
 */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/str.h"
#include "plan_parts.h"

/* The top bit stays free. */
#define WORD_BITS 63

/* What an answer adds to the sums. They say all that score_theme() looks at in
 * a free theme; more would do no harm, less would. */
enum {
	F_ANSWERED,
	F_ASKED,
	/* scale themes */
	F_WEIGHT,
	F_WEIGHT_ALL,
	F_SUM,
	F_MISSING_LEAST,
	F_MISSING_MOST,
	F_LEAST,
	F_MOST,
	F_SCALE,
	/* events themes: ticks, and one for each test of a level */
	F_TICKED = F_WEIGHT,
	F_TESTS,
	F_TOGETHER = F_TESTS + 16
};

struct features {
	int64_t of[F_TOGETHER];
};

static void
add_scale(const struct scale *s, const struct scale_item *si, bool asked,
    const struct option *given, struct features *to)
{
	const int64_t w = si->weight;

	if (!asked)
		return;
	to->of[F_WEIGHT_ALL] += w;
	to->of[F_LEAST] += w * s->min;
	to->of[F_MOST] += w * s->max;
	if (given != NULL) {
		to->of[F_WEIGHT] += w;
		to->of[F_SUM] += w *
		    (si->reverse ? s->min + s->max - given->value
				 : given->value);
	} else {
		to->of[F_MISSING_LEAST] += w * s->min;
		to->of[F_MISSING_MOST] += w * s->max;
	}
}

/* One feature for each test that looks at single answers; false: too many. */
static bool
add_tests(const struct category *c, const struct scale *s,
    const struct option *o, struct features *to)
{
	size_t n = F_TESTS;

	for (size_t l = 0; l < c->n_levels; l++)
		for (size_t i = 0; i < c->levels[l].n_tests; i++) {
			const char *id = c->levels[l].tests[i].worst_at_least;
			int least;

			if (id == NULL)
				continue;
			if (n == F_TOGETHER)
				return false;
			least = scale_option(s, id);
			to->of[n++] += o != NULL && o->ticked && least >= 0 &&
			    o->value >= s->options[least].value;
		}
	return true;
}

/* What CODE of an item adds to the theme of U. */
static bool
features_of(const struct plan *p, const struct unit *u,
    const struct unit_item *ui, unsigned code, struct features *to)
{
	const struct form_item *it = &p->form->items[ui->item];
	const struct scale *s = it->scale;
	const struct category *c = u->category;
	const struct option *o = code < s->n_options ? &s->options[code] : NULL;
	const struct option *given = o != NULL && !o->unknown ? o : NULL;
	const bool asked =
	    code != plan_code(p->form, ui->item, CODE_NOT_APPLICABLE);

	memset(to, 0, sizeof(*to));
	if (c->kind == KIND_EVENTS) {
		to->of[F_ANSWERED] = given != NULL;
		to->of[F_ASKED] = asked;
		to->of[F_TICKED] = o != NULL && o->ticked;
		return add_tests(c, s, o, to);
	}
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == it->question) {
			to->of[F_ANSWERED] += given != NULL;
			to->of[F_ASKED] += asked;
			add_scale(s, &c->items[i], asked, given, to);
		}
	return true;
}

/* --- packing ---------------------------------------------------------------
 */

struct packing {
	struct arena *scratch;
	const struct plan *p;
	struct unit *u;
	struct features **of;   /* by item, by digit */
	unsigned used[2];       /* bits, by word */
	uint64_t **by_digit[2]; /* by word, by item: what is added */
};

static int64_t
least_of(const struct packing *k, size_t item, size_t feature)
{
	int64_t least = k->of[item][0].of[feature];

	for (unsigned d = 1; d < k->u->items[item].n_digits; d++)
		if (k->of[item][d].of[feature] < least)
			least = k->of[item][d].of[feature];
	return least;
}

static uint64_t
common_divisor(uint64_t a, uint64_t b)
{
	while (b != 0) {
		const uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* The most that all items can add, above their least, in units of *UNIT. */
static uint64_t
range_of(const struct packing *k, size_t feature, uint64_t *unit)
{
	uint64_t range = 0;

	*unit = 0;
	for (size_t i = 0; i < k->u->n_items; i++) {
		const int64_t least = least_of(k, i, feature);
		uint64_t most = 0;

		for (unsigned d = 0; d < k->u->items[i].n_digits; d++) {
			const uint64_t above =
			    (uint64_t)(k->of[i][d].of[feature] - least);

			*unit = common_divisor(*unit, above);
			most = above > most ? above : most;
		}
		range += most;
	}
	return *unit > 0 ? range / *unit : 0;
}

static bool
pack_feature(struct packing *k, size_t feature)
{
	uint64_t unit;
	const uint64_t range = range_of(k, feature, &unit);
	unsigned bits = 0, word = 0;

	if (range == 0)
		return true; /* it tells nothing */
	while (bits < 64 && range >> bits > 0)
		bits++;
	while (word < 2 && k->used[word] + bits > WORD_BITS)
		word++;
	if (word == 2)
		return false;
	for (size_t i = 0; i < k->u->n_items; i++) {
		const int64_t least = least_of(k, i, feature);

		for (unsigned d = 0; d < k->u->items[i].n_digits; d++)
			k->by_digit[word][i][d] +=
			    (uint64_t)(k->of[i][d].of[feature] - least) / unit
			    << k->used[word];
	}
	k->used[word] += bits;
	return true;
}

static bool
fill_features(struct packing *k)
{
	const struct unit *u = k->u;

	k->of = arena_array(k->scratch, u->n_items + 1, sizeof(*k->of));
	for (size_t w = 0; w < 2; w++)
		k->by_digit[w] = arena_array(k->scratch, u->n_items + 1,
		    sizeof(*k->by_digit[w]));
	for (size_t i = 0; i < u->n_items; i++) {
		const unsigned n = u->items[i].n_digits;

		k->of[i] = arena_array(k->scratch, n, sizeof(**k->of));
		for (unsigned d = 0; d < n; d++)
			if (!features_of(k->p, u, &u->items[i],
				u->items[i].code[d], &k->of[i][d]))
				return false;
		for (size_t w = 0; w < 2; w++)
			k->by_digit[w][i] =
			    arena_array(k->scratch, n, sizeof(uint64_t));
	}
	return true;
}

static void
keep_word(struct arena *a, const struct packing *k, size_t word)
{
	struct unit *u = k->u;
	struct addends *to = &u->sums;

	to->of[word] = arena_array(a, u->n_items + 1, sizeof(*to->of[word]));
	for (size_t i = 0; i < u->n_items; i++) {
		const struct unit_item *ui = &u->items[i];
		uint64_t *by_code = arena_array(a,
		    k->p->form->items[ui->item].scale->n_options + CODE_STATES,
		    sizeof(*by_code));
		const size_t codes =
		    k->p->form->items[ui->item].scale->n_options + CODE_STATES;

		for (size_t c = 0; c < codes; c++)
			by_code[c] = k->by_digit[word][i][ui->digit[c]];
		to->of[word][to->n[word]++] =
		    (struct addend){ui->slot, by_code};
	}
}

bool
unit_sums(struct arena *a, const struct plan *p, struct unit *u,
    const bool *columns)
{
	struct packing k = {.p = p, .u = u};
	bool fits;

	if (!u->free || u->of != UNIT_THEME || columns[BATCH_WORST])
		return false;
	k.scratch = arena_new();
	fits = fill_features(&k);
	for (size_t f = 0; fits && f < F_TOGETHER; f++)
		fits = pack_feature(&k, f);
	for (size_t w = 0; fits && w < 2; w++)
		if (k.used[w] > 0)
			keep_word(a, &k, w);
	u->has_sums = fits;
	arena_free(k.scratch);
	return fits;
}
