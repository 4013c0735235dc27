#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack.h"

#define SEED 20261122
#define SAFE_PEOPLE 40

static size_t good, bad;

static void
say(bool ok, const char *name, const char *what, const struct tally *t)
{
	printf("%s \"%s\", %s: %zu groups, %zu numbers shown, %zu cells tried, "
	       "%zu found\n",
	    ok ? "ok  " : "FAIL", name, what, t->groups, t->shown, t->cells,
	    t->found);
	(*(ok ? &good : &bad))++;
}

/* --- the rules as they are --------------------------------------------- */

static void
try_whole(const struct world *w)
{
	for (size_t i = 0; i < 3 && w->recipe->people[i] > 0; i++) {
		struct tally t = {0};
		char what[64];

		exact_attack(w, w->recipe->people[i], RULES_REAL, &t);
		snprintf(what, sizeof(what), "all groups of %zu people",
		    w->recipe->people[i]);
		say(t.found == 0, w->recipe->name, what, &t);
	}
}

static void
try_chance(const struct world *w, size_t groups)
{
	struct tally t = {0};

	if (!w->form->about_self)
		return;
	chance_attack(w, SEED, groups, RULES_REAL, &t);
	say(t.found == 0 && t.shown > 0, w->recipe->name, "groups by chance",
	    &t);
}

/* --- controls ----------------------------------------------------------- */

/* Rules that are too weak must be got through, or the attack is none. */
static const struct {
	enum rules rules;
	const char *what, *recipe;
	size_t people; /* 0: by chance */
} weak[] = {
    {RULES_FLOOR, "a floor and no sides", "two, with gaps", 10},
    {RULES_FLOOR, "a floor and no sides", "before and after", 10},
    {RULES_SIDES, "sides only", "two", 20},
    {RULES_SIDES, "sides only", "three", 12},
    {RULES_SIDES, "sides only", "gate", 16},
    {RULES_SIDES, "sides only", "chain", 20},
    {RULES_SIDES, "sides only", "opened by one", 20},
    {RULES_SIDES, "sides only", "sum", 16},
    {RULES_SIDES, "sides only", "four", 0},
    {RULES_SIDES, "sides only", "gates and unions", 0},
    {RULES_SIDES, "sides only", "two themes, before and after", 0},
    {RULES_ITEMS, "themes by their sides only", "two", 20},
    {RULES_ITEMS, "themes by their sides only", "a theme behind a gate", 20},
    {RULES_ITEMS, "themes by their sides only", "three, before and after", 0},
    {RULES_EACH_ROUND, "no themes, sides only", "gate", 16},
    {RULES_EACH_ROUND, "no themes, sides only",
	"gate and union, before and after", 0},
    {RULES_SIDES, "each gap with its number", "a case", 6},
    {RULES_FLOOR, "themes over hidden questions", "a case", 6},
};

static const struct recipe *
recipe(const char *name)
{
	for (size_t i = 0; i < n_recipes; i++)
		if (strcmp(recipes[i].name, name) == 0)
			return &recipes[i];
	abort();
}

static void
get_through(void)
{
	for (size_t i = 0; i < sizeof(weak) / sizeof(weak[0]); i++) {
		struct tally t = {.quiet = true};
		struct world w;

		world_make(&w, recipe(weak[i].recipe));
		if (weak[i].people > 0)
			exact_attack(&w, weak[i].people, weak[i].rules, &t);
		else
			chance_attack(&w, SEED, 10, weak[i].rules, &t);
		say(t.found > 0, w.recipe->name, weak[i].what, &t);
		world_free(&w);
	}
}

/* A large room, evenly mixed: all is shown. Rules that hide everything would
 * keep every secret. */
static void
show_all(const char *name)
{
	struct tally t = {.groups = 1};
	unsigned count[TYPES_MOST] = {0};
	int out[TOLD_MOST];
	struct arena *a = arena_new();
	struct world w;
	size_t hidden = 0;

	world_make(&w, recipe(name));
	for (size_t i = 0; i < SAFE_PEOPLE; i++)
		count[i % w.n_types]++;
	told(a, &w, count, SAFE_PEOPLE, RULES_REAL, out);
	for (size_t r = 0; r < w.recipe->rounds; r++)
		for (size_t i = 0; i < w.form->n_items + w.form->n_categories;
		     i++) {
			const int shown = out[told_at(&w, out, r, i)];

			t.shown += (size_t)shown;
			hidden += !shown;
		}
	say(hidden == 0, name, "40 people, all is shown", &t);
	world_free(&w);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	const size_t groups =
	    argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 300;
	const bool stop = argc > 2; /* at the first failure */

	for (size_t i = 0; i < n_recipes && !(stop && bad > 0); i++) {
		struct world w;

		world_make(&w, &recipes[i]);
		try_whole(&w);
		try_chance(&w, groups);
		world_free(&w);
	}
	get_through();
	show_all("two");
	show_all("three");
	show_all("gate");
	show_all("before and after");
	show_all("a case");
	printf("%zu passed, %zu failed\n", good, bad);
	return bad == 0 ? 0 : 1;
}
