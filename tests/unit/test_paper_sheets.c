/* What is behind a form on paper: a case, the sheet for scoring, the notes for
 * whoever hands it out. */
#include "paper_page_support.h"

/* --- cases --------------------------------------------------------------- */

static void
a_case_has_its_story_and_never_its_key(void **state)
{
	const struct scenario *s;
	const char *text;

	(void)state;
	take_case("tests/scenario/good/late.yaml");
	s = fx.paper.scenario;
	fx.paper.hand_score = fx.paper.facilitator = true;
	text = page();
	assert_true(
	    strstr(text, s->content) < strstr(text, "ten minutes late."));
	assert_int_equal(count(text, "class=\"shares\""), 1);
	assert_has(text, "<th scope=\"row\">Together</th>\n<td>100</td>");
	assert_int_equal(
	    count(between(text, "<table class=\"shares\">", "</tbody>"),
		"<td></td>"),
	    s->n_shares);
	assert_int_equal(count(text, "class=\"line\""), 5);
	assert_has(text, "harmcheck scenario key late");
	for (size_t i = 0; i < s->n_debrief; i++)
		assert_has(text, s->debrief[i]);
	assert_has_not(text, s->summing_up);
	for (size_t i = 0; i < s->n_answers; i++)
		assert_has_not(text, s->answers[i].why);
	for (size_t i = 0; i < s->n_shares; i++)
		assert_has_not(text, s->shares[i].why);
	for (size_t i = 0; i < s->n_moves; i++)
		assert_has_not(text, s->moves[i].what);
	fx.paper.facilitator = false; /* nor are its questions given away */
	assert_has_not(page(), s->debrief[0]);
}

static void
a_case_about_conduct_shares_out_nothing(void **state)
{
	(void)state;
	take_case("tests/scenario/good/conduct.yaml");
	assert_has_not(page(), "<table class=\"shares\">");
	assert_has(page(), "In this case no points are shared out.");
}

/* The slips for sharing out again: the causes of the long one, and no more. */
static void
points_stand_alone_on_slips(void **state)
{
	const char *table, *text;

	(void)state;
	take_case("tests/scenario/good/late.yaml");
	table = between(page(), "<table class=\"shares\">", "</table>");
	fx.paper.points = true;
	text = page();
	assert_int_equal(count(text, "<section class=\"slip"), 2);
	assert_int_equal(count(text, "A code of your own, if you want one"), 2);
	assert_int_equal(count(text, table), 2);
	assert_int_equal(count(text, "Case: late "), 2);
	assert_has_not(text, "class=\"box\"");
	assert_has_not(text, "ten minutes late.");
	assert_has_not(text, "class=\"line\"");
	fx.paper.large = true;
	assert_int_equal(count(page(), "<section class=\"slip"), 1);
}

/* The notes and docs/workshop.md are one plan. */
static void
the_notes_share_out_again_only_where_there_are_points(void **state)
{
	(void)state;
	fx.paper.facilitator = true;
	assert_has_not(page(), "docs/workshop.md");
	take_case("tests/scenario/good/late.yaml");
	fx.paper.facilitator = true;
	assert_has(page(), "docs/workshop.md");
	assert_has(page(), "share out the points again, on a slip");
	take_case("tests/scenario/good/conduct.yaml");
	fx.paper.facilitator = true;
	assert_has_not(page(), "second most points");
	assert_has_not(page(), "--points");
}

/* The bank of the cases has no helplines: it gets those of TINY. */
static void
add_helplines(void)
{
	const struct bank *from = load_bank(fx.arena, TINY);
	struct bank *b = arena_alloc(fx.arena, sizeof(*b));

	*b = *fx.paper.bank;
	b->countries = from->countries;
	b->n_countries = from->n_countries;
	b->helplines = from->helplines;
	b->n_helplines = from->n_helplines;
	b->helplines_before = from->helplines_before;
	fx.paper.bank = b;
}

/* A story can come close to home; the box for it is no part of the key. */
static void
a_case_ends_with_people_to_reach(void **state)
{
	const char *text;

	(void)state;
	take_case("tests/scenario/good/late.yaml");
	assert_has_not(page(), "People you can reach"); /* has none */
	add_helplines();
	text = strstr(page(), "What would you do?");
	assert_has(text, "A story can come close to home.");
	assert_has(text, "<h2>People you can reach</h2>");
	fx.paper.facilitator = true;
	assert_has(page(), "write the numbers of this place on");
	fx.paper.country = "AA";
	text = strstr(page(), "What would you do?");
	assert_has(text, "<h2>People you can reach: Aland</h2>");
	assert_has(text, "call 11");
	assert_has(page(), "They stand at the end of the form, too");
	assert_has_not(page(), "write the numbers of this place on");
	fx.paper.facilitator = false;
	fx.paper.points = true;
	assert_has_not(page(), "call 11");
}

/* In large print the story may end anywhere; the form begins on a new page,
 * and what comes before its first question stays together. */
static void
the_beginning_of_a_form_stays_together(void **state)
{
	const char *begin, *styles;

	(void)state;
	take_case("tests/scenario/good/late.yaml");
	begin = between(page(), "<div class=\"intro keep\">", "<section");
	assert_has(begin, "<h2>");
	assert_has(begin, "A code of your own");
	styles = between(page(), "<style>", "</style>");
	assert_has(styles, ".large .story + .form { break-before: page; }");
	assert_has(between(styles, ".step, ", "{"), ".keep");
}

/* --- the sheet for scoring ----------------------------------------------- */

static void
sheets_come_only_when_asked_for(void **state)
{
	(void)state;
	assert_has_not(page(), "Scoring by hand");
	assert_has_not(page(), "For whoever hands this out");
	assert_has_not(page(), "inside therapy");
	fx.paper.hand_score = true;
	assert_has(page(), "Scoring by hand");
	assert_has_not(page(), "For whoever hands this out");
}

/* What was named about conduct comes before all, and takes the rest away. */
static void
conduct_comes_first(void **state)
{
	const char *text, *stop;

	(void)state;
	fx.paper.hand_score = true;
	text = strstr(page(), "Scoring by hand");
	stop = between(text, "<div class=\"stop\">", "</div>");
	assert_has(stop,
	    "each step that is marked \xe2\x80\x9cinside\xe2\x80\x9d");
	assert_has(stop, "\xe2\x80\x9cWhat was good\xe2\x80\x9d");
	assert_has(stop,
	    "the number of ticks in \xe2\x80\x9c"
	    "Acts\xe2\x80\x9d");
	assert_true(strstr(text, "<div class=\"stop\">") <
	    strstr(text, "How to count"));
	assert_true(
	    strstr(text, "What to say first") < strstr(text, "How to count"));
	assert_true(
	    strstr(text, "It is not your fault.") < strstr(text, "Next steps"));
}

/* Who fills it in may score it: gently, and told where to look first. */
static void
anyone_may_score_their_own(void **state)
{
	const char *begin;

	(void)state;
	fx.paper.hand_score = true;
	begin = between(page(), "<h2>Scoring by hand", "<h3>");
	assert_has(begin, "You may score your own.");
	assert_has(begin, "A number is no verdict");
	assert_has(begin, "Feel your feet.");
	assert_has_not(begin, "not for whoever");
}

/* What the program says with each result, and not by what was ticked. */
static void
what_is_always_said_is_on_the_sheet(void **state)
{
	const char *text, *pace;

	(void)state;
	fx.paper.hand_score = true;
	text = strstr(page(), "<h3>The results</h3>");
	pace = between(text, "data-theme=\"pace\"", "</section>");
	assert_has(pace, "Whatever the result");
	assert_has(pace, "Never hurry by yourself.");
	assert_has(pace, "There is little research on this theme so far.");
	assert_has_not(between(text, "data-theme=\"good\"", "</section>"),
	    "Whatever the result");
	assert_has(text, "<h3>What this page is not</h3>");
	assert_has(text, "This is no verdict.");
	assert_has(text, "Both count.");
	text = strstr(text, "<h3>Next steps</h3>");
	assert_has(text, "<p class=\"say\">Pick one or none.</p>");
	assert_has(page(), "it can be true, too");
}

/* Each rule of advice that the voice has stands there, with where it is. */
static void
steps_have_a_place_and_words_to_say(void **state)
{
	const char *text;

	(void)state;
	fx.paper.hand_score = true;
	text = between(page(), "<h3>Next steps</h3>", "</main>");
	assert_has(text,
	    "<td class=\"number\">1</td>\n<td>A</td>\n"
	    "<td><p data-step=\"talk\"><b>2</b> Talk about the pace "
	    "<small>(inside)</small></p>");
	assert_has(text, "<td>note 1</td>\n</tr>");
	text = between(text, "<h3>The steps, by number</h3>", "</section>");
	assert_has(text, "<b>2 Talk about the pace</b> <small>(inside)");
	assert_int_equal(count(text, "<b>2 "), 1);
	assert_int_equal(count(page(), "Words to use: "), 1);
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(a_case_has_its_story_and_never_its_key),
	    TEST(a_case_about_conduct_shares_out_nothing),
	    TEST(points_stand_alone_on_slips),
	    TEST(the_notes_share_out_again_only_where_there_are_points),
	    TEST(a_case_ends_with_people_to_reach),
	    TEST(the_beginning_of_a_form_stays_together),
	    TEST(sheets_come_only_when_asked_for),
	    TEST(conduct_comes_first),
	    TEST(anyone_may_score_their_own),
	    TEST(what_is_always_said_is_on_the_sheet),
	    TEST(steps_have_a_place_and_words_to_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
