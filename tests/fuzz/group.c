/* A room of any people: what its picture shows keeps the rules for who can be
 * found, its numbers are the true ones, and its pages are fit to be shown. And
 * rooms by chance, seeded by the input, for the attack of tests/disclosure. */
#include "harmcheck/group.h"
#include "harmcheck/report_group.h"
#include "../disclosure/attack.h"
#include "pages.h"
#include "people.h"

#define PEOPLE_MOST 40
#define TYPES_TRIED 100

static struct bank *bank;
static struct world *worlds;

void
fuzz_begin(void)
{
	bank = fuzz_bank("tests/bank/good/group.yaml");
	worlds = arena_array(fuzz_always(), n_recipes, sizeof(*worlds));
}

/* People are drawn from a few kinds, so that there is something to show. */
static const struct answers **
take_people(struct bytes *in, struct arena *a, const struct form *f, size_t n)
{
	const struct answers **list = arena_array(a, n + 1, sizeof(*list));
	const struct answers *kinds[4];

	for (size_t i = 0; i < 4; i++)
		kinds[i] = take_answers(in, a, bank, f);
	for (size_t i = 0; i < n; i++)
		list[i] = kinds[take_byte(in) % 4];
	return list;
}

static unsigned
ticked(const struct answers *const *people, size_t n, size_t item)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += answer_ticked(people[i], item);
	return sum;
}

static unsigned
answered(const struct answers *const *people, size_t n, size_t item)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += answer_option(people[i], item) >= 0;
	return sum;
}

/* --- one's own therapy --------------------------------------------------- */

static void
check_split(const struct group_picture *p, const struct group_counts *c)
{
	FUZZ_CHECK(c->ticked >= GROUP_SIDE && c->others >= GROUP_SIDE);
	FUZZ_CHECK(c->ticked + c->others == p->people);
}

static void
check_own_item(const struct group_picture *p, const struct group *g,
    const struct group_item *it)
{
	const struct question *q = it->item->question;
	const size_t item = (size_t)(it->item - g->form->items);

	for (size_t r = 0; r < p->n_rounds; r++) {
		const struct answers *const *people =
		    r == 0 ? g->people : g->after;

		FUZZ_CHECK(it->of[r].shown == it->of[0].shown);
		if (!it->of[r].shown)
			continue;
		check_split(p, &it->of[r]);
		FUZZ_CHECK(!it->never && q != NULL && !q->is_private);
		FUZZ_CHECK(q->sentinel == SENTINEL_NONE);
		FUZZ_CHECK(it->of[r].ticked == ticked(people, g->n, item));
		FUZZ_CHECK(answered(people, g->n, item) >= p->floor);
	}
}

/* The theme less one of its questions is a number, too. */
static void
check_own_theme(const struct group_picture *p, const struct group_theme *t)
{
	for (size_t r = 0; r < p->n_rounds; r++) {
		if (!t->of[r].shown)
			continue;
		check_split(p, &t->of[r]);
		for (size_t i = t->first; i < t->first + t->n; i++) {
			const struct group_counts *c = &p->items[i].of[r];

			if (c->shown)
				FUZZ_CHECK(
				    t->of[r].ticked >= c->ticked + GROUP_SIDE);
		}
	}
}

static void
check_own(const struct group_picture *p, const struct group *g)
{
	FUZZ_CHECK(p->floor >= GROUP_FLOOR_OWN_LEAST);
	FUZZ_CHECK(
	    !p->enough || p->floor_lowered == (p->floor < GROUP_FLOOR_OWN));
	FUZZ_CHECK(!p->enough || p->people >= GROUP_OWN_LEAST);
	FUZZ_CHECK(!p->enough || p->people >= p->floor);
	if (!p->enough)
		return;
	for (size_t i = 0; i < p->n_items; i++)
		check_own_item(p, g, &p->items[i]);
	for (size_t i = 0; i < p->n_themes; i++)
		check_own_theme(p, &p->themes[i]);
}

/* --- a case -------------------------------------------------------------- */

static void
check_case(const struct group_picture *p, const struct group *g)
{
	FUZZ_CHECK(!p->enough || p->people >= GROUP_FLOOR_CASE);
	for (size_t i = 0; p->enough && i < p->n_items; i++) {
		const struct group_item *it = &p->items[i];
		const struct group_counts *c = &it->of[0];
		unsigned sum = c->none;

		if (!c->shown)
			continue;
		for (size_t k = 0; k < it->item->scale->n_options; k++)
			sum += c->options[k];
		FUZZ_CHECK(sum == p->people);
		FUZZ_CHECK(answered(g->people, g->n,
			       (size_t)(it->item - g->form->items)) >=
		    GROUP_FLOOR_CASE);
		FUZZ_CHECK(it->agreeing <= it->pairs);
	}
}

/* --- the whole ----------------------------------------------------------- */

static void
check_pages(struct arena *a, struct group_picture *p, uint8_t which)
{
	struct report r;
	struct buf out;

	p->wall = (which & 64) != 0;
	report_init(&r, a);
	report_group(&r, p);
	check_report(a, &r, which);
	buf_init(&out, a);
	render_json_group(&out, p, "00");
	check_json(&out);
}

static void
check_room(struct bytes *in, struct arena *a)
{
	const uint8_t how = take_byte(in), which = take_byte(in);
	const struct form *f = &bank->forms[how % 2];
	const size_t n = take_below(in, PEOPLE_MOST + 1);
	struct group g = {.bank = bank, .form = f, .n = n};
	struct group_picture *p;

	g.floor = how & 4 ? GROUP_FLOOR_OWN_LEAST + take_below(in, 12) : 0;
	g.people = (const struct answers *const *)take_people(in, a, f, n);
	if (how & 8)
		g.after =
		    (const struct answers *const *)take_people(in, a, f, n);
	p = group_look(a, &g);
	FUZZ_CHECK(p->own == f->about_self && p->people == n);
	if (p->own)
		check_own(p, &g);
	else
		check_case(p, &g);
	check_pages(a, p, which);
}

/* One group by chance in a world of tests/disclosure: nothing is found. */
static void
check_attack(struct bytes *in, struct arena *a)
{
	const size_t which = take_below(in, (unsigned)n_recipes);
	struct tally t = {.quiet = true};

	(void)a;
	if (worlds[which].arena == NULL)
		world_make(&worlds[which], &recipes[which]);
	/* of a case single answers are told; and large worlds take minutes:
	 * tests/disclosure/run has both */
	if (!worlds[which].form->about_self ||
	    worlds[which].n_types > TYPES_TRIED)
		return;
	chance_attack(&worlds[which], take_number(in, 4), 1, RULES_REAL, &t);
	FUZZ_CHECK(t.found == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();

	if (take_byte(&in) < 250)
		check_room(&in, a);
	else
		check_attack(&in, a);
	return 0;
}
