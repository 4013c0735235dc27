/* A course of time as a page: safety by date, days that are left out, and the
 * newest checks at a glance. */
#include "trend_support.h"

#define CALM                                                                 \
	"pushed=never hurried=never told=asked hints=none unsafe=never "     \
	"shared=never harm=never touched=never hidden=never notes=never "    \
	"untold=never warm=much calm=much hurry=none clear=much tired=none " \
	"rested=much past=none silent=much alone=never"

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	while ((text = strstr(text, what)) != NULL) {
		n++;
		text++;
	}
	return n;
}

/* --- safety, by date -------------------------------------------------------
 */

/* "No" can be told from silence, and silence from what was never asked. */
static void
safety(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", CALM);
	check("2026-01-02", CALM);
	check("2026-02-01", CALM " harm=once");
	check("2026-03-01", CALM);
	say(said[3], "harm", "skipped");
	check("2026-04-01", "pushed=never");
	check("2026-05-01", "harm=never pushed=never");
	check("2026-06-01",
	    "harm=skipped unsafe=skipped touched=skipped shared=skipped");
	check("2026-07-01", CALM " unsafe=often");
	say(said[7], "harm", "skipped");
	text = page_text(trend(0));
	assert_has(text,
	    "About safety, by date\n"
	    "- 2026-01-01 to 2026-01-02 (2 checks): answered, nothing named\n"
	    "- 2026-02-01: named: Thoughts of harm\n"
	    "- 2026-03-01: no answer: Thoughts of harm\n"
	    "- 2026-04-01: no answer: Thoughts of harm\n"
	    "- 2026-05-01: answered in part, nothing named\n"
	    "- 2026-06-01: no clear answer\n"
	    "- 2026-07-01: named: You felt unsafe\n");
	assert_has(text, "To name fewer things is no proof that all is well.");
	n_checks = 0;
	check("2026-01-01", "pushed=never");
	check("2026-02-01", CALM " harm=dunno");
	assert_has(page_text(trend(0)),
	    "- 2026-01-01: not asked\n"
	    "- 2026-02-01: answered in part, nothing named\n");
	checks[1].lost_alert = true;
	assert_has(page_text(trend(0)),
	    "- 2026-02-01: an answer cannot be read\n");
	assert_has(page_html(trend(0)), "<th scope=\"col\">What was said</th>");
}

/* Two that name a thing, and have no answer to another. */
static void
named_and_silent(void **state)
{
	(void)state;
	check("2026-01-01", CALM " harm=once");
	check("2026-02-01", CALM " unsafe=often");
	say(said[1], "harm", "skipped");
	assert_has(page_text(trend(0)),
	    "- 2026-02-01: named: You felt unsafe. No answer: Thoughts of "
	    "harm\n");
}

/* That nothing was named is not set against an act of conduct. */
static void
safety_beside_conduct(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", CALM " touched=once");
	check("2026-02-01", CALM);
	check("2026-03-01", "touched=never");
	text = page_text(trend(0));
	assert_has(text,
	    "- 2026-01-01: named: Touch\n"
	    "- 2026-02-01: answered\n"
	    "- 2026-03-01: answered in part\n");
	assert_has_not(text, "nothing named");
}

/* --- days that are left out ------------------------------------------------
 */

static void
held(void **state)
{
	static const char why[] = "Some days are left out here. They would "
				  "look lighter beside what you named. To see "
				  "a whole day: harmcheck diary show "
				  "2026-04-01";
	const char *text;

	(void)state;
	check("2026-01-01", CALM);
	check("2026-02-01", CALM " touched=once pushed=often");
	check("2026-03-01", CALM);
	check("2026-04-01", CALM);
	check("2026-05-01", CALM " pushed=often");
	text = page_text(trend(0));
	assert_has(text, why);
	assert_has(text,
	    "- 2026-01-01: None of these\n"
	    "- 2026-02-01: Some of these\n"
	    "- 2026-05-01: Some of these; before this day, some days are left "
	    "out; see above\n");
	assert_has_not(text, "did not ask");
	assert_has_not(text, "named,");
	assert_has_not(text, " of 5");
	assert_int_equal(count(text, "Some days are left out here"), 1);
	text = strstr(page_html(trend(0)), "<h3>Pace</h3>");
	text =
	    arena_strndup(arena, text, (size_t)(strstr(text, "</svg>") - text));
	assert_int_equal(count(text, "class=\"joined\""), 1);
	assert_int_equal(count(text, "class=\"dot\""), 3);
	assert_has(page_markdown(trend(0)), why);
	say(said[1], "touched", "never");
	text = page_text(trend(0));
	assert_has_not(text, "Some days are left out here");
	assert_has(text, "- 2026-02-01: Some of these, 1 of 5 named\n");
	/* also where nothing was named */
	n_checks = 0;
	check("2026-01-01", CALM " touched=once");
	check("2026-02-01", "pushed=na hurried=na told=na hints=na unsafe=na");
	assert_has(page_text(trend(0)),
	    "Pace\nSome days are left out here. They would look lighter "
	    "beside what you named. To see a whole day: harmcheck diary show "
	    "2026-02-01\n- 2026-01-01: None of these\n");
}

/* --- people to reach ------------------------------------------------------ */

/* Each of what is grave and holds has its own; what was answered in another way
 * since has none below them. */
static void
people(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", CALM " unsafe=often");
	check("2026-02-01", CALM " unsafe=never touched=once harm=once");
	memcpy(said[1]->country, "AA", 3);
	text = page_text(trend(0));
	assert_has(text, "You felt unsafe\n\nYou named this on 2026-01-01");
	assert_int_equal(count(text, "The Ear: call 22."), 2);
	n_checks = 0;
	check("2026-01-01", CALM " unsafe=often");
	check("2026-02-01", CALM " unsafe=never");
	memcpy(said[1]->country, "AA", 3);
	text = page_text(trend(0));
	assert_has(text, "If it comes back, this is for you:");
	assert_int_equal(count(text, "The Ear: call 22."), 1);
}

/* --- at a glance -----------------------------------------------------------
 */

static void
glance(void **state)
{
	const char *text;

	(void)state;
	for (int i = 1; i <= 7; i++)
		check(arena_printf(arena, "2026-01-0%d", i),
		    i == 6 ? CALM " pushed=once unsafe=often" : CALM);
	say(said[4], "warm", "skipped");
	check_of(bank, "short", "2026-01-08", "pushed=once");
	text = page_markdown(trend(0));
	assert_has(text,
	    "The newest 5 checks at a glance. -: not asked, or no result. "
	    "\\*: you named something that counts by itself.");
	assert_has(text,
	    "| Theme | 2026-01-04 | 2026-01-05 | 2026-01-06 | 2026-01-07 | "
	    "2026-01-08 |\n");
	assert_has(text,
	    "| Pace | None of these | None of these | Some of these \\* | None "
	    "of these | Some of these |\n");
	assert_has(text,
	    "| Strain | Little strain | Little strain | Little strain | "
	    "Little strain | - |\n");
	assert_has(page_html(trend(0)), "<table class=\"even\">");
	assert_has_not(page_text(trend(0)), "at a glance");
	/* never beside an act of conduct: it would have holes, or say more */
	say(said[0], "touched", "once");
	assert_has_not(page_markdown(trend(0)), "at a glance");
}

/* Long words are cut where they pause, never so that one word is left. */
static void
glance_cut(void **state)
{
	const char *text;

	(void)state;
	bank = load_bank_with(arena, PAIR,
	    "- { id: some, label: Some of these, any: [{ ticked_at_least: 1 "
	    "}], "
	    "shows: stands-out }\n      - { id: none, label: None of these, "
	    "needs: 3/4 }",
	    "- { id: some, label: \"Some of these things, or one of them "
	    "often\", any: [{ ticked_at_least: 1 }], shows: stands-out }\n"
	    "      - { id: none, label: \"None, or next to none, of these "
	    "things\", needs: 3/4 }");
	check("2026-01-01", CALM);
	check("2026-01-02", CALM " pushed=once");
	text = page_markdown(trend(0));
	assert_has(text, "Your 2 checks at a glance. ...: all the words stand");
	assert_has(text,
	    "| Pace | None, or next to none, of these things | Some of these "
	    "things ... |\n");
}

/* --- columns, voices, closings ---------------------------------------------
 */

static void
no_empty_column(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", CALM " pushed=once");
	check("2026-02-01", CALM " pushed=once");
	text = page_html(trend(0));
	assert_has_not(text, "Please note");
	assert_has_not(text, ">Questions<");
	assert_has(page_markdown(trend(0)), "| Check | What was said |\n");
	checks[1].version = "2.0.1";
	text = page_html(trend(0));
	assert_has(text, "Please note");
	assert_has(text, ">Questions<");
}

/* No word is for clients alone. */
static void
voice(void **state)
{
	const char *text;

	(void)state;
	check_of(bank, "audit", "2026-01-01", "pushed=month unsafe=often");
	check_of(bank, "audit", "2026-02-01", "pushed=year unsafe=never");
	text = page_text(trend(0));
	assert_has_not(text, "helps you");
	assert_has_not(text, "outside therapy");
	assert_has_not(text, "About your safety");
}

/* What is always said with a theme stands with it, never alone. */
static void
closings(void **state)
{
	(void)state;
	check("2026-01-01", CALM " shared=once");
	check("2026-02-01", CALM " shared=once");
	assert_has(page_text(trend(0)),
	    "- 2026-02-01: Some of these, 1 of 4 named; you named something "
	    "that counts by itself\n\nNever stop a medicine by yourself.\n");
	say(said[0], "shared", "never");
	say(said[1], "shared", "never");
	assert_has(page_text(trend(0)),
	    "\n\nTrust\nNever stop a medicine by yourself.\n");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin_trend, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(safety),
	    TEST(named_and_silent),
	    TEST(safety_beside_conduct),
	    TEST(held),
	    TEST(people),
	    TEST(glance),
	    TEST(glance_cut),
	    TEST(no_empty_column),
	    TEST(voice),
	    TEST(closings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
