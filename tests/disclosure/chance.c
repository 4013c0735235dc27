/* Groups by chance, larger than can be tried out whole. For each small cell
 * another group is looked for that tells the same and has another number there:
 * one person, or two, answer otherwise. If there is one, nothing tells the
 * number. If none is found, it counts as found out, though it may not be. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/prng.h"
#include "room.h"

#define PEOPLE_LEAST 5
#define TRIES 200000

/* --- a group ----------------------------------------------------------- */

/* People who name some things often and others hardly ever, and are apt to
 * leave some open. */
static void
draw_people(struct room *r)
{
	static const unsigned chances[] = {1, 5, 15, 30, 50, 70, 95};
	const struct world *w = r->w;
	unsigned tick[32];
	uint64_t *weight = calloc(w->n_types, sizeof(*weight)), sum = 0;
	const unsigned gap = (unsigned)prng_below(&r->p, 3) * 4 + 1;

	for (size_t i = 0; i < w->form->n_items; i++)
		tick[i] = chances[prng_below(&r->p, 7)];
	for (size_t t = 0; t < w->n_types; t++) {
		uint64_t x = 1 << 20;

		for (size_t k = 0; k < w->recipe->rounds; k++)
			for (size_t i = 0; i < w->form->n_items; i++) {
				const struct answers *a = w->types[t][k];

				if (answer_state(a, i) == ANSWER_SKIPPED)
					x = x * gap / 100;
				else if (answer_state(a, i) == ANSWER_GIVEN)
					x = x *
					    (answer_ticked(a, i)
						    ? tick[i]
						    : 100 - tick[i]) /
					    100;
			}
		weight[t] = sum += x + 1;
	}
	for (size_t i = 0; i < r->people; i++) {
		const uint64_t at = prng_below(&r->p, sum);
		size_t t = 0;

		while (weight[t] <= at)
			t++;
		r->who[i] = t;
		r->count[t]++;
	}
	free(weight);
}

static void
draw_room(struct room *r)
{
	memset(r->count, 0, sizeof(r->count));
	r->people =
	    PEOPLE_LEAST + prng_below(&r->p, ROOM_MOST - PEOPLE_LEAST + 1);
	draw_people(r);
	r->n_told =
	    told(r->scratch, r->w, r->count, r->people, r->rules, r->told);
	arena_reset(r->scratch);
	r->tally->groups++;
}

/* --- what is told of a type -------------------------------------------- */

static bool
any_ticked(const struct answers *a, const struct category *c)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->form->items[i].category == c && answer_ticked(a, i))
			return true;
	return false;
}

static void
add_split(struct room *r, size_t round, size_t what, unsigned ticked)
{
	const size_t bit = r->n_splits++;
	const struct form *f = r->w->form;

	for (size_t t = 0; t < r->w->n_types; t++) {
		const struct answers *a = r->w->types[t][round];
		const bool on = what < f->n_items
		    ? answer_ticked(a, what)
		    : any_ticked(a, f->categories[what - f->n_items]);

		r->mask[t] |= (uint64_t)on << bit;
	}
	r->splits[bit] = (struct shown_split){
	    .ticked = ticked,
	    .round = round,
	    .theme = what < f->n_items ? f->items[what].category
				       : f->categories[what - f->n_items],
	    .whole = what >= f->n_items,
	};
}

/* As told.c lays it out: whether it is shown, and then two numbers. */
static void
make_masks(struct room *r)
{
	const struct form *f = r->w->form;
	size_t at = 1;

	r->n_splits = 0;
	memset(r->mask, 0, sizeof(r->mask));
	if (!r->told[0])
		return;
	for (size_t k = 0; k < r->w->recipe->rounds; k++)
		for (size_t i = 0; i < f->n_items + f->n_categories; i++) {
			if (!r->told[at++])
				continue;
			add_split(r, k, i, (unsigned)r->told[at]);
			at += 2;
			r->tally->shown++;
		}
}

static unsigned
count_cell(const struct room *r, size_t cell)
{
	unsigned n = 0;

	for (size_t k = 0; k < r->people; k++)
		n += r->cells.list[cell].has[r->who[k]];
	return n;
}

/* --- another group ----------------------------------------------------- */

static bool
looks_the_same(struct room *r)
{
	int out[TOLD_MOST];
	const size_t n =
	    told(r->scratch, r->w, r->count, r->people, r->rules, out);

	arena_reset(r->scratch);
	r->tally->looks++;
	return n == r->n_told && memcmp(out, r->told, n * sizeof(*out)) == 0;
}

/* Does any open cell change when X becomes Y, and V becomes W? */
static bool
is_useful(const struct room *r, const size_t old[2], const size_t new[2],
    bool mark, struct room *to)
{
	bool any = false;

	for (size_t i = 0; i < r->cells.n && (mark || !any); i++) {
		const bool *has = r->cells.list[i].has;

		if (!r->open[i] ||
		    has[old[0]] + has[old[1]] == has[new[0]] + has[new[1]])
			continue;
		any = true;
		if (mark) {
			to->open[i] = false;
			to->n_open--;
		}
	}
	return any;
}

static void
try_move(struct room *r, const size_t old[2], const size_t new[2])
{
	if (!is_useful(r, old, new, false, NULL))
		return;
	r->count[old[0]]--;
	r->count[old[1]]--;
	r->count[new[0]]++;
	r->count[new[1]]++;
	if (looks_the_same(r))
		is_useful(r, old, new, true, r);
	r->count[old[0]]++;
	r->count[old[1]]++;
	r->count[new[0]]--;
	r->count[new[1]]--;
}

/* One person answers otherwise; another one stays. */
static void
move_one(struct room *r)
{
	for (size_t i = 0; i < r->people && r->n_open > 0; i++)
		for (size_t t = 0; t < r->w->n_types && r->n_open > 0; t++) {
			const size_t other = r->who[(i + 1) % r->people];

			if (r->mask[t] == r->mask[r->who[i]])
				try_move(r, (size_t[]){r->who[i], other},
				    (size_t[]){t, other});
		}
}

/* Two people change with one another what is told of them, by chance: NEW is
 * such that the sums stay. False: this draw is none. */
static bool
draw_move(struct room *r, size_t i, size_t k, size_t new[2])
{
	const size_t n = r->w->n_types;
	const uint64_t a = r->mask[r->who[i]], b = r->mask[r->who[k]];
	uint64_t c;

	new[0] = prng_below(&r->p, n);
	c = r->mask[new[0]];
	if (i == k || ((a ^ c) & ~(a ^ b)) != 0)
		return false;
	new[1] = prng_below(&r->p, n);
	for (size_t t = 0; t < n; t++) {
		if (r->mask[new[1]] == (a ^ b ^ c))
			return true;
		new[1] = (new[1] + 1) % n;
	}
	return false;
}

static void
move_two(struct room *r)
{
	for (size_t n = 0; n < TRIES && r->n_open > 0; n++) {
		const size_t i = prng_below(&r->p, r->people);
		const size_t k = prng_below(&r->p, r->people);
		size_t new[2];

		if (draw_move(r, i, k, new))
			try_move(r, (size_t[]){r->who[i], r->who[k]}, new);
	}
}

static void
change(struct room *r, size_t i, size_t type)
{
	r->count[r->who[i]]--;
	r->who[i] = type;
	r->count[type]++;
}

static void
mark_changed(struct room *r, const unsigned *was)
{
	for (size_t i = 0; i < r->cells.n; i++)
		if (r->open[i] && count_cell(r, i) != was[i]) {
			r->open[i] = false;
			r->n_open--;
		}
}

/* Step by step away, from one group to the next that tells the same. */
static void
walk(struct room *r)
{
	unsigned *was = calloc(r->cells.n, sizeof(*was));

	for (size_t i = 0; i < r->cells.n; i++)
		was[i] = count_cell(r, i);
	for (size_t n = 0; n < TRIES && r->n_open > 0; n++) {
		const size_t i = prng_below(&r->p, r->people);
		const size_t k = prng_below(&r->p, r->people);
		const size_t old[2] = {r->who[i], r->who[k]};
		size_t new[2];

		if (!draw_move(r, i, k, new))
			continue;
		change(r, i, new[0]);
		change(r, k, new[1]);
		if (looks_the_same(r)) {
			mark_changed(r, was);
			continue;
		}
		change(r, i, old[0]);
		change(r, k, old[1]);
	}
	free(was);
}

/* --- the attack -------------------------------------------------------- */

static void
open_cells(struct room *r)
{
	r->n_open = 0;
	for (size_t i = 0; i < r->cells.n; i++) {
		const unsigned n = count_cell(r, i);

		r->open[i] =
		    n < GROUP_SIDE && !(r->cells.list[i].gap && n == 0);
		r->n_open += r->open[i];
	}
	r->tally->cells += r->n_open;
}

static void
judge(struct room *r)
{
	for (size_t i = 0; i < r->cells.n; i++) {
		if (!r->open[i])
			continue;
		r->tally->found++;
		if (r->tally->quiet)
			continue;
		printf("found in \"%s\", %zu people: %s; told:",
		    r->w->recipe->name, r->people, r->cells.list[i].name);
		for (size_t k = 0; k < r->n_told; k++)
			printf(" %d", r->told[k]);
		putchar('\n');
	}
}

void
chance_attack(const struct world *w, uint64_t seed, size_t groups,
    enum rules rules, struct tally *t)
{
	struct room *r = calloc(1, sizeof(*r));

	r->w = w;
	r->cells = world_cells(w);
	r->scratch = arena_new();
	r->rules = rules;
	r->tally = t;
	r->open = calloc(r->cells.n, sizeof(bool));
	prng_init(&r->p, seed, w->recipe->name, 0);
	for (size_t i = 0; i < groups; i++) {
		draw_room(r);
		make_masks(r);
		sums_attack(r);
		open_cells(r);
		move_one(r);
		move_two(r);
		walk(r);
		judge(r);
	}
	arena_free(r->scratch);
	free(r->open);
	free(r);
}
