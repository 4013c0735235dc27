/* The page of a group and its JSON, from pictures made by hand: every number
 * that is shown stands there, and nothing that is not. */
#include "support.h"

#include "harmcheck/group.h"
#include "harmcheck/report_group.h"
#include "harmcheck/scenario.h"

#define BANK "tests/bank/good/group.yaml"
#define CASE "tests/cli/group-case/rain.yaml"

struct fixture {
	struct arena *arena;
	const struct bank *bank;
	const struct scenario *scenario;
	struct group_picture p;
};

static struct fixture fx;

static const struct scenario *
load_case(void)
{
	const struct scenario *s;
	struct diags d;
	struct err e;
	char *text;
	size_t n;

	assert_int_equal(file_read(fx.arena, CASE, 1 << 20, &text, &n, &e), 0);
	diag_init(&d, fx.arena);
	s = scenario_load(fx.arena, fx.bank, CASE, text, n, &d);
	if (s == NULL)
		fail_msg("%s", d.n > 0 ? d.list[0].msg : "?");
	return s;
}

static int
set_up(void **state)
{
	(void)state;
	fx = (struct fixture){.arena = arena_new()};
	fx.bank = load_bank(fx.arena, BANK);
	fx.scenario = load_case();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

/* --- pictures ------------------------------------------------------------- */

static void
case_counts(struct group_counts *c, const unsigned *options, unsigned none)
{
	*c = (struct group_counts){.shown = true,
	    .options = options,
	    .none = none};
}

static void
own_counts(struct group_counts *c, unsigned ticked, unsigned others)
{
	*c = (struct group_counts){.shown = true,
	    .ticked = ticked,
	    .others = others};
}

/* Themes and the items that belong to them, all not shown. */
static void
lay_out(const struct form *f)
{
	struct group_picture *p = &fx.p;

	p->form = f;
	p->n_items = f->n_items;
	p->items = arena_array(fx.arena, f->n_items, sizeof(*p->items));
	p->themes = arena_array(fx.arena, f->n_categories, sizeof(*p->themes));
	for (size_t i = 0; i < f->n_items; i++) {
		const struct category *c = f->items[i].category;
		struct group_theme *t = &p->themes[p->n_themes];

		p->items[i].item = &f->items[i];
		if (c == NULL)
			continue;
		if (p->n_themes > 0 && t[-1].category == c) {
			t[-1].n++;
			continue;
		}
		t->category = c;
		t->first = i;
		t->n = 1;
		p->n_themes++;
	}
}

static struct group_item *
picture_item(const char *id)
{
	for (size_t i = 0; i < fx.p.n_items; i++)
		if (str_eq(fx.p.items[i].item->question->id, id))
			return &fx.p.items[i];
	fail_msg("no item %s", id);
	return NULL;
}

static void
spread(size_t round, const unsigned *mean)
{
	fx.p.spread[round] = (struct group_spread){.shown = true,
	    .people = 12,
	    .mean = arena_array(fx.arena, 4, sizeof(unsigned)),
	    .mean_index = 5000,
	    .index_of_mean = 3333};
	memcpy(fx.p.spread[round].mean, mean, 4 * sizeof(*mean));
}

static void
agreement(size_t round, const struct agreement *of)
{
	static const char *const steps[] = {"Never", "Once or twice", "Often"};
	struct group_agreement *a = arena_alloc(fx.arena, sizeof(*a));

	*a = (struct group_agreement){.steps = steps,
	    .n_steps = 3,
	    .questions = 2,
	    .of = *of};
	fx.p.agreement[round] = a;
	fx.p.n_agreement[round] = 1;
}

/* Twelve people and a case; one question is not shown. */
static void
make_case(size_t rounds)
{
	static const unsigned pushed[] = {1, 4, 7}, told[] = {2, 9, 0};
	static const unsigned levels[] = {10, 1}, mean[] = {405, 50, 250, 295};

	fx.p = (struct group_picture){.bank = fx.bank,
	    .scenario = fx.scenario,
	    .people = 12,
	    .floor = GROUP_FLOOR_CASE,
	    .enough = true,
	    .n_rounds = rounds,
	    .seed = 7,
	    .resamples = 200};
	lay_out(fx.scenario->form);
	for (size_t r = 0; r < rounds; r++) {
		case_counts(&picture_item("pushed")->of[r], pushed, 0);
		case_counts(&picture_item("told")->of[r], told, 1);
		case_counts(&fx.p.themes[0].of[r], levels, 1);
		spread(r, mean);
		agreement(r,
		    &(const struct agreement){.pairs = 66,
			.agreeing = 33,
			.alpha = 812345,
			.has_interval = true,
			.low = -54321,
			.high = 900000});
	}
	picture_item("pushed")->pairs = 66;
	picture_item("pushed")->agreeing = 27;
	picture_item("told")->pairs = 55;
	picture_item("told")->agreeing = 37;
}

static void
make_own(void)
{
	fx.p = (struct group_picture){.bank = fx.bank,
	    .own = true,
	    .people = 14,
	    .floor = GROUP_FLOOR_OWN,
	    .enough = true,
	    .n_rounds = 1,
	    .seed = 7,
	    .resamples = 200};
	lay_out(bank_form(fx.bank, "own"));
	own_counts(&picture_item("pushed")->of[0], 6, 8);
	own_counts(&fx.p.themes[0].of[0], 9, 5);
}

static const char *
text(void)
{
	struct report r;

	report_init(&r, fx.arena);
	report_group(&r, &fx.p);
	return as_text(fx.arena, &r);
}

static const char *
json(void)
{
	struct buf out;

	buf_init(&out, fx.arena);
	render_json_group(&out, &fx.p, "d1");
	return out.data;
}

/* --- tests ---------------------------------------------------------------- */

static void
too_few_is_all_there_is(void **state)
{
	(void)state;
	make_case(1);
	fx.p.enough = false;
	fx.p.people = 4;
	assert_string_equal(text(),
	    "What a group answered\n\n"
	    "There are too few answers for this page. It needs 5 people. With "
	    "fewer, somebody could work out who said what. So nothing is "
	    "shown.\n");
	fx.p.floor_lowered = true;
	assert_has(text(),
	    "With fewer than 10 people nothing about their own therapy can be "
	    "shown.");
	assert_has(json(), "\"kind\": \"too-few\"");
	assert_has_not(json(), "people");
	assert_has_not(json(), "items");
	fx.p.n_rounds = 2;
	assert_has(text(), "It needs 5 people who answered both times.");
}

static void
counts_stand_beside_the_key(void **state)
{
	(void)state;
	make_case(1);
	assert_has(text(), "The case: \"The rain\". It is invented.\n");
	assert_has(text(), "This case speaks of a wet day.");
	assert_has(text(), "12 people answered.\n");
	assert_has(text(),
	    "\"Named\" means: Once or twice; Often.\n"
	    "- Pushed: Never 1; Once or twice 4 (fits); Often 7 (fits)\n");
	assert_has(text(),
	    "\"Named\" means: Yes.\n"
	    "- Told why: No 2; It does not say 9 (fits); Yes 0; Not said "
	    "1\n");
	assert_has(text(),
	    "\n\nPace\n"
	    "- Some of these: 10\n- None of these: 1\n"
	    "- Not enough answers to say: 1\n");
	assert_has(text(), "Not shown: Hurried.\n");
	fx.p.scenario = NULL;
	assert_has(text(), "The answers are about a case, not about anybody");
	assert_has_not(text(), "fits");
}

static void
before_and_after_stand_side_by_side(void **state)
{
	static const unsigned later[] = {0, 3, 9};

	(void)state;
	make_case(2);
	fx.p.left_out = 3;
	picture_item("pushed")->of[GROUP_AFTER].options = later;
	picture_item("told")->of[GROUP_AFTER].shown = false;
	assert_has(text(), "12 people answered twice, before and after.");
	assert_has(text(), "Answered only once, and not counted here: 3.");
	assert_has(text(),
	    "- Pushed, before: Never 1; Once or twice 4 (fits); Often 7 "
	    "(fits)\n"
	    "- Pushed, after: Never 0; Once or twice 3 (fits); Often 9 "
	    "(fits)\n");
	assert_has(text(),
	    "Not shown: Hurried, before; Hurried, after; Told "
	    "why, after.\n");
	assert_has(text(),
	    "- The therapist: points before 40.5; points after 40.5; the key "
	    "says 20 to 60\n");
}

static void
one_round_can_be_hidden_alone(void **state)
{
	(void)state;
	make_case(2);
	fx.p.spread[GROUP_BEFORE].shown = false;
	fx.p.spread[GROUP_BEFORE].mean_index = 4242;
	fx.p.n_agreement[GROUP_AFTER] = 0;
	assert_has(text(),
	    "- The spread, before: not shown. Fewer than 5 people shared out "
	    "100 points.\n");
	assert_has(text(), "- The therapist: points after 40.5;");
	assert_has(text(), "\nAfter\nNot shown.\n");
	assert_has_not(text(), "0.42");
	assert_has_not(json(), "0.4242");
}

static void
the_change_says_how_little_it_says(void **state)
{
	struct group_spread_change *c = &fx.p.change;

	(void)state;
	make_case(2);
	assert_has(text(),
	    "Not shown. That takes 10 people or more who shared");
	assert_has(json(), "\"change\": null");
	*c = (struct group_spread_change){.shown = true,
	    .people = 11,
	    .more_even = 6,
	    .same = 3,
	    .less_even = 2,
	    .mean = -812,
	    .low = -1549,
	    .high = 49};
	assert_has(text(),
	    "changed by -0.08, the mean of all. Draw from these people again "
	    "and again, and it lies between -0.15 and 0.00 in 95 of 100 draws "
	    "(200 draws, seed 7).");
	assert_has(text(), "That includes 0.");
	assert_has(text(), "A small group shows little.");
	c->high = -1;
	assert_has(text(),
	    "After, 6 spread the points more evenly, 3 as evenly as before, "
	    "and 2 less evenly.");
	assert_has_not(text(), "That includes 0.");
	assert_has(json(), "\"more_even\": 6");
	assert_has(json(), "\"people\": 11");
	c->people = 0;
	assert_has(json(), "\"people\": null");
}

static void
points_are_told_with_their_spread(void **state)
{
	(void)state;
	make_case(1);
	assert_has(text(),
	    "- The client: points 5.0; the key says 0\n"
	    "- Luck: points 25.0; the key says 0 to 40\n");
	assert_has(text(),
	    "and 0.25 when all 4 have the same. (It is the "
	    "Herfindahl-Hirschman index.)");
	assert_has(text(),
	    "- Each one's own spread, the mean of all: 0.50, as if about 2 "
	    "causes had the same share.\n"
	    "- The spread in the table: 0.33, as if about 3 "
	    "causes had the same share.\n");
	fx.p.spread[0].shown = false;
	assert_has(text(), "Fewer than 5 people shared out 100 points");
	assert_has_not(text(), "40.5");
	assert_has_not(json(), "mean_index");
}

/* A case about conduct has no points to share out. */
static void
without_points_it_says_why(void **state)
{
	struct scenario s = *fx.scenario;

	(void)state;
	make_case(1);
	s.n_shares = 0;
	fx.p.scenario = &s;
	fx.p.spread[0].shown = false;
	assert_has(text(), "Why no points are shared out");
	assert_has_not(text(), "Where the points went");
}

/* Those who say that the case does not tell are one with those who say
 * nothing. */
static void
what_has_no_number_has_none(void **state)
{
	static const unsigned told[] = {2, 0, 1};
	struct group_counts *c;

	(void)state;
	make_case(1);
	c = &picture_item("told")->of[0];
	case_counts(c, told, 9);
	c->with_unknown = true;
	assert_has(text(), "- Told why: No 2; Yes 1; Not said 9 (fits)\n");
	assert_has(json(),
	    "\"answer\": \"unclear\",\n"
	    "              \"people\": null");
	c->none = 0;
	assert_has(text(), "- Told why: No 2; Yes 1; Not said 0 (fits)\n");
}

static void
what_the_form_hides_is_said_apart(void **state)
{
	(void)state;
	make_own();
	assert_has_not(text(), "Never shown");
	picture_item("hurried")->never = true;
	assert_has(text(), "Not shown: Told why.\n");
	assert_has(text(), "Never shown: Hurried.\n");
	assert_has(text(), "The form alone decides that.");
	assert_has(text(),
	    "Parts that are not shown\n- What was asked first of all\n"
	    "- Working together\n");
	assert_has_not(text(), "Parts that are never shown");
	fx.p.themes[0].of[0].shown = false;
	fx.p.themes[0].never = true;
	assert_has(text(), "This part as a whole: never shown.");
	for (size_t i = 0; i < fx.p.n_items; i++)
		fx.p.items[i].never |=
		    fx.p.items[i].item->category == fx.p.themes[1].category;
	fx.p.themes[1].never = true;
	assert_has(text(),
	    "Parts that are not shown\n- What was asked first of all\n\n"
	    "Parts that are never shown\n- Working together\n");
}

/* On a wall what only a trainer needs comes behind the rules, and all of it is
 * there. */
static void
a_wall_has_the_workings_last(void **state)
{
	static const char *const last[] = {"Alpha is 0.81", "seed 7",
	    "Herfindahl-Hirschman", "200 draws", "How far people agree"};
	const char *page, *rules, *end;

	(void)state;
	make_case(2);
	fx.p.change = (struct group_spread_change){.shown = true, .people = 11};
	fx.p.wall = true;
	page = text();
	rules = strstr(page, "How nobody can be found here");
	assert_non_null(rules);
	end = strstr(rules, "\nFor the trainer\n");
	assert_non_null(end);
	for (size_t i = 0; i < sizeof(last) / sizeof(last[0]); i++) {
		assert_non_null(strstr(end, last[i]));
		assert_ptr_equal(strstr(page, last[i]), strstr(end, last[i]));
	}
	assert_null(strstr(end, "furthest apart"));
	assert_has(text(), "Where people are furthest apart, after\n");
	make_own();
	fx.p.wall = true;
	assert_has_not(text(), "For the trainer");
}

static void
agreement_comes_in_words(void **state)
{
	static const struct {
		struct agreement of;
		const char *words;
	} cases[] = {
	    {{.alpha = 800000}, "People agreed well."},
	    {{.alpha = 799999}, "People agreed much more than chance."},
	    {{.alpha = 667000}, "People agreed much more than chance."},
	    {{.alpha = 666999}, "more than chance, but too little"},
	    {{.alpha = 5000}, "more than chance, but too little"},
	    {{.alpha = 4999}, "no more than chance would"},
	    {{.alpha = -200000}, "no more than chance would"},
	    {{.alpha = -200001}, "less than chance would"},
	    {{.state = AGREEMENT_NO_PAIRS}, "answered by two people"},
	    {{.state = AGREEMENT_ONE_UNIT}, "two questions or more"},
	    {{.state = AGREEMENT_NO_VARIATION}, "the same answer to all"},
	};

	(void)state;
	make_case(1);
	assert_has(text(),
	    "- Never; Once or twice; Often (2 questions): 50 of 100 pairs gave "
	    "the same answer. Alpha is 0.81 (-0.05 to 0.90). People agreed "
	    "well. It may also be no more than chance. So few questions show "
	    "little.\n");
	assert_has(text(), "(200 draws, seed 7)");
	agreement(0,
	    &(const struct agreement){.alpha = 700000,
		.has_interval = true,
		.low = 1,
		.high = 900000});
	assert_has_not(text(), "It may also be");
	assert_has(text(), "The words are a rule of thumb");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		agreement(0, &cases[i].of);
		assert_has(text(), cases[i].words);
		assert_has(json(), cases[i].words);
		if (cases[i].of.state != AGREEMENT_DEFINED)
			assert_has_not(text(), "Alpha is");
	}
}

/* Both sides of each limit. */
static void
few_questions_are_said_to_show_little(void **state)
{
	static const struct {
		unsigned questions;
		struct agreement of;
		bool chance, little;
	} cases[] = {
	    {4, {.alpha = 900000, .has_interval = true, .low = 1}, false, true},
	    {5, {.alpha = 900000, .has_interval = true, .low = 1}, false,
		false},
	    {5, {.alpha = 900000, .has_interval = true, .low = 0}, true, false},
	    {5, {.alpha = 900000, .has_interval = true, .low = -1}, true, true},
	    {90, {.alpha = 4999, .has_interval = true, .low = -1}, false, true},
	    {90, {.alpha = 5000, .has_interval = true, .low = -1}, true, true},
	    {4, {.alpha = 900000, .low = -1}, false, true},
	    {5, {.alpha = 900000, .low = -1}, false, false},
	    {1, {.state = AGREEMENT_ONE_UNIT, .low = -1}, false, false},
	    {4, {.state = AGREEMENT_NO_VARIATION}, false, false},
	};

	(void)state;
	make_case(1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		agreement(0, &cases[i].of);
		fx.p.agreement[0]->questions = cases[i].questions;
		(cases[i].chance ? assert_has : assert_has_not)(text(),
		    " It may also be no more than chance.");
		(cases[i].little ? assert_has : assert_has_not)(text(),
		    " So few questions show little.\n");
	}
}

/* For a talk before the key: nothing of it, but all that the room said. */
static void
without_the_key_nothing_of_it_is_said(void **state)
{
	struct scenario s = *fx.scenario;

	(void)state;
	make_case(2);
	fx.p.without_key = true;
	assert_has(text(), "The case: \"The rain\". It is invented.\n");
	assert_has(text(),
	    "- Pushed, after: Never 1; Once or twice 4; Often 7");
	assert_has(text(),
	    "- The therapist: points before 40.5; points after 40.5\n");
	assert_has_not(text(), "fits");
	assert_has_not(text(), "key");
	assert_has(json(), "\"fits\": null");
	assert_has_not(json(), "\"fits\": true");
	assert_has_not(json(), "\"fits\": false");
	assert_has(json(), "\"key_points\": null");
	/* that a case has no points is what its key says, too */
	s.n_shares = 0;
	fx.p.scenario = &s;
	assert_has_not(text(), "points");
	fx.p.without_key = false;
	assert_has(json(), "\"key_points\": []");
}

/* A line of its own above something; which answers are named differs from one
 * table to the next, and has to be said again. */
static bool
is_head(const struct block *b)
{
	static const char named[] = "\"Named\" means: ";

	if (b->kind == BLOCK_TABLE)
		return *b->text != '\0' &&
		    strncmp(b->text, named, sizeof(named) - 1) != 0;
	return b->kind <= BLOCK_THEME;
}

/* Whoever reads or hears it meets each heading once. */
static void
no_heading_comes_twice(void **state)
{
	static const unsigned warm[] = {1, 2, 9}, levels[] = {3, 9};
	struct report r;

	(void)state;
	make_case(2);
	case_counts(&picture_item("overall")->of[0], warm, 0);
	case_counts(&picture_item("warm")->of[0], warm, 0);
	case_counts(&fx.p.themes[1].of[0], levels, 0);
	report_init(&r, fx.arena);
	report_group(&r, &fx.p);
	for (const struct block *b = r.first; b != NULL; b = b->next)
		for (const struct block *o = b->next; o != NULL; o = o->next)
			if (is_head(b) && is_head(o))
				assert_string_not_equal(b->text, o->text);
}

static void
whoever_is_furthest_apart_comes_first(void **state)
{
	(void)state;
	make_case(1);
	assert_has(text(),
	    "- Pushed: 41 of 100 pairs gave the same answer.\n"
	    "- Told why: 67 of 100 pairs gave the same answer.\n\n");
	picture_item("told")->agreeing = 55;
	assert_has_not(text(), "- Told why: 100");
	picture_item("told")->agreeing = 54;
	picture_item("told")->pairs = 20000;
	picture_item("told")->agreeing = 19999;
	assert_has(text(), "- Told why: 99 of 100");
}

static void
own_therapy_has_two_numbers(void **state)
{
	(void)state;
	make_own();
	assert_has(text(), "The answers are about people's own therapy.");
	assert_has(text(), "- Pushed: named by 6; all others 8\n");
	assert_has(text(),
	    "\nPace\n- This part as a whole: named by 9; all others 5\n");
	assert_has(text(), "Not shown: Hurried; Told why.\n");
	assert_has(text(), "only when 10 people or more answered it.\n");
	assert_has_not(text(), "Alpha");
	assert_has_not(text(), "points");
	assert_has_not(text(), "lowered");
	assert_has(text(), "be subtracted. Make one page for one group, once.");
	assert_has(json(), "\"named\": 6");
	assert_has_not(json(), "not_said");
	fx.p.floor = 6;
	fx.p.floor_lowered = true;
	assert_has(text(),
	    "only when 6 people or more answered it. That is "
	    "fewer than is usual here: whoever made this page "
	    "has lowered it.");
}

/* What is hidden may have stayed in the memory of the picture. */
static void
what_is_not_shown_is_nowhere(void **state)
{
	struct group_counts *c;

	(void)state;
	make_own();
	c = &picture_item("hurried")->of[0];
	own_counts(c, 4242, 5353);
	c->shown = false;
	c = &fx.p.themes[1].of[0];
	own_counts(c, 4242, 5353);
	c->shown = false;
	assert_has_not(text(), "4242");
	assert_has_not(text(), "5353");
	assert_has_not(json(), "4242");
	assert_has_not(json(), "5353");
}

static void
a_key_can_have_it_beside(void **state)
{
	struct report r;

	(void)state;
	make_case(1);
	report_init(&r, fx.arena);
	report_add(&r, BLOCK_TITLE, "A key");
	report_group_beside(&r, &fx.p);
	assert_has(as_text(fx.arena, &r), "\nWhat your group answered\n");
	for (const struct block *b = r.first->next; b != NULL; b = b->next)
		assert_int_not_equal(b->kind, BLOCK_TITLE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(too_few_is_all_there_is, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(counts_stand_beside_the_key, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(before_and_after_stand_side_by_side,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(one_round_can_be_hidden_alone,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_change_says_how_little_it_says,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(points_are_told_with_their_spread,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(without_points_it_says_why, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(what_has_no_number_has_none, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(what_the_form_hides_is_said_apart,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_wall_has_the_workings_last,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(agreement_comes_in_words, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		few_questions_are_said_to_show_little, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		without_the_key_nothing_of_it_is_said, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(no_heading_comes_twice, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		whoever_is_furthest_apart_comes_first, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(own_therapy_has_two_numbers, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(what_is_not_shown_is_nowhere,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_key_can_have_it_beside, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
