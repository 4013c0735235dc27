/* A course of time as a page: what stands first, each theme drawn in lines and
 * said in words, and no word that sums up. */
#include "trend_support.h"

#define ALL_NONE                                                             \
	"pushed=never hurried=never told=asked hints=none unsafe=never "     \
	"shared=never harm=never touched=never hidden=never notes=never "    \
	"untold=never warm=much calm=much hurry=none clear=much tired=none " \
	"rested=much past=none silent=much alone=never"

/* What of TEXT stands from FROM up to TO. */
static const char *
part(const char *text, const char *from, const char *to)
{
	const char *start = strstr(text, from);
	const char *end;

	if (start == NULL)
		fail_msg("\"%s\" is not in:\n%s", from, text);
	end = strstr(start, to);
	if (end == NULL)
		fail_msg("\"%s\" is not in:\n%s", to, start);
	return arena_strndup(arena, start, (size_t)(end - start));
}

/* Every kind of line: a version, a form, an answer that speaks alone, gaps. */
static void
some_checks(void)
{
	const struct bank *old = load_bank_with(arena, PAIR,
	    "any: [{ ticked_at_least: 1 }], shows: stands-out",
	    "any: [{ ticked_at_least: 2 }], shows: stands-out");
	struct trend_side *s = check_of(old, "whole", "2026-01-01", ALL_NONE);

	s->version = "1.9.0";
	check("2026-01-11", ALL_NONE);
	check("2026-02-01",
	    "pushed=once unsafe=often hurried=never told=asked hints=none "
	    "warm=some calm=some hurry=some");
	check("2026-02-20", "pushed=skipped hurried=never");
	check_of(bank, "short", "2026-03-05",
	    "pushed=never unsafe=never touched=never shared=never harm=never "
	    "warm=some calm=some hurry=some clear=some");
	check("2026-03-05.2", ALL_NONE);
}

/* --- lines -----------------------------------------------------------------
 */

static void
drawn(void **state)
{
	const char *text;

	(void)state;
	some_checks();
	text = page_drawn(trend(0), 80);
	assert_string_equal(part(text, "Pace\n", "\nActs"),
	    "Pace\n"
	    "The bar shows the words beside it: the longer, the more you "
	    "named, or the more\n"
	    "strongly you marked it. Nothing drawn: no result that day. *: "
	    "you named\n"
	    "something that counts by itself.\n"
	    "2026-01-01     [....]  None of these, 0 of 5 named\n"
	    "  (from here on version 2.0.0 of the questions; do not compare: "
	    "the questions\n"
	    "  changed since the check before)\n"
	    "2026-01-11     [....]  None of these, 0 of 5 named\n"
	    "2026-02-01   * [####]  Some of these, 2 of 7 named, 2 left open; "
	    "you named\n"
	    "                       something that counts by itself\n"
	    "2026-02-20             Not enough answers to say (1 of 7 "
	    "answered, 1 skipped, 5\n"
	    "                       not asked)\n"
	    "  (do not compare: this form and the one before ask different "
	    "things)\n"
	    "2026-03-05     [....]  None of these, 0 of 2 named\n"
	    "  (do not compare: this form and the one before ask different "
	    "things)\n"
	    "2026-03-05.2   [....]  None of these, 0 of 5 named\n");
	assert_string_equal(part(text, "Working together\n", "\nStrain"),
	    "Working together\n"
	    "The bar goes from the least to the most. ~: missing answers could "
	    "move it so\n"
	    "far. Nothing drawn: no number that day. *: you named something "
	    "that counts by\n"
	    "itself.\n"
	    "2026-01-01     [##########]  Much of this, 100 on a range from 0 "
	    "to 100\n"
	    "  (from here on version 2.0.0 of the questions)\n"
	    "2026-01-11     [##########]  Much of this, 100 on a range from 0 "
	    "to 100\n"
	    "2026-02-01     [####~~....]  Much of this, 50 on a range from 0 "
	    "to 100; with\n"
	    "                             every gap filled from 38 to 63\n"
	    "2026-02-20                   not reached\n"
	    "  (do not compare: the check before had no result)\n"
	    "2026-03-05     [#####.....]  Much of this, 50 on a range from 0 "
	    "to 100\n"
	    "2026-03-05.2   [##########]  Much of this, 100 on a range from 0 "
	    "to 100\n");
	/* of two answers there is no number, so the bands are drawn */
	assert_has(text, "2026-01-01     [....]  Little strain\n");
}

/* Out of two answers a number would look surer than it is. */
static void
no_number(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", "warm=some calm=some hurry=some clear=some");
	check_of(bank, "short", "2026-01-05", "warm=some calm=some");
	check("2026-02-01", "tired=none rested=much");
	text = page_drawn(trend(0), 80);
	assert_has(text,
	    "  (do not compare: a number is missing)\n"
	    "2026-01-05                 Much of this\n");
	n_checks = 0;
	check("2026-01-01", "tired=none rested=much");
	check_of(bank, "short", "2026-01-05", "warm=some calm=some");
	check("2026-02-01", "tired=none rested=much");
	assert_has(page_drawn(trend(0), 80),
	    "2026-01-01   [....]  Little strain\n"
	    "  (1 check in between did not ask this)\n"
	    "2026-02-01   [....]  Little strain\n");
}

static void
narrow(void **state)
{
	const char *text;

	(void)state;
	some_checks();
	assert_has(page_drawn(trend(0), 40),
	    "2026-02-01 * [####]\n"
	    "  Some of these, 2 of 7 named, 2 left\n"
	    "  open; you named something that counts\n"
	    "  by itself\n"
	    "2026-02-20\n"
	    "  Not enough answers to say (1 of 7\n");
	text = page_drawn(trend(0), 20);
	assert_has(text, "2026-02-01 * [####]\nSome of these, 2 of\n");
	/* the drawing takes a line of its own, or none */
	assert_has(text, "2026-03-05.2\n[....]\nNone of these");
	for (size_t width = 14; width <= 100; width++) {
		text = page_drawn(trend(0), width);
		for (const char *s = text; *s != '\0';
		     s += strcspn(s, "\n") + 1)
			assert_true(strcspn(s, "\n") <= width);
	}
}

/* Words and numbers alone, and each line says all there is to say. */
static void
plain(void **state)
{
	const char *text;

	(void)state;
	some_checks();
	text = page_text(trend(0));
	assert_has(text,
	    "- 2026-02-01: Some of these, 2 of 7 named, 2 left open; you named "
	    "something that counts by itself\n"
	    "- 2026-02-20: Not enough answers to say (1 of 7 answered, 1 "
	    "skipped, 5 not asked)\n"
	    "- 2026-03-05: None of these, 0 of 2 named; do not compare: this "
	    "form and the one before ask different things\n");
	assert_has_not(text, "[");
	assert_has_not(text, "~");
	assert_has_not(text, "*");
	assert_has_not(text, "bar");
	assert_has_not(text, "Your checks, by date"); /* an overview */
}

/* Nobody is told how it goes, was, or will go. */
static void
no_verdict(void **state)
{
	static const char *const never[] = {"better", "worse", "improv",
	    "trend", "average", "total", "on the whole", "progress", "will be"};
	const char *text;

	(void)state;
	some_checks();
	text = page_text(trend(0));
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		assert_has_not(text, never[i]);
	assert_has(text, "Nothing is added up.");
	assert_has(text,
	    "A change can come from the day, from your mood, or from other "
	    "things in life.");
	assert_has(text, "To name fewer things is no proof that all is well.");
	assert_has(text, "To name more than before is no failure");
}

/* --- which checks ----------------------------------------------------------
 */

static void
overview(void **state)
{
	const char *text;

	(void)state;
	some_checks();
	text = page_text(trend(0));
	assert_has(text,
	    "There are 6 checks here, from 2026-01-01 to 2026-03-05.");
	assert_has(text,
	    "Forms: \"Looking back\" (5), \"After a session\" (1).");
	assert_has(text,
	    "Questions: pair, version 1.9.0; from 2026-01-11 on version "
	    "2.0.0.");
	assert_has(text,
	    "summary of your newest check, with your notes: harmcheck diary "
	    "show 2026-03-05.2\n");
	assert_has(text, "Never stop a medicine by yourself.");
	text = page_text(trend(2));
	assert_has(text,
	    "2 earlier checks are not shown. What they named about safety "
	    "still comes first, unless your answer changed since.");
	assert_has(text, "There are 4 checks here, from 2026-02-01");
	assert_has(text, "Questions: pair, version 2.0.0.");
	assert_has(page_text(trend(1)),
	    "1 earlier check is not shown. What it named");
	text = page_text(trend(6));
	assert_has(text,
	    "No check is that new. Older ones are not shown. What they named "
	    "about safety still comes first, unless");
	assert_has_not(text, "earlier check");
}

static void
few_checks(void **state)
{
	struct report r;

	(void)state;
	assert_string_equal(page_text(trend(0)),
	    "Your checks over time\n\n"
	    "There is no check yet. So there is nothing to show. That is all "
	    "right.\n");
	check_of(bank, "case", "2026-01-02", "pushed=once");
	check_of(bank, "case", "2026-01-02.2", "pushed=once");
	assert_string_equal(page_text(trend(0)),
	    "Your checks over time\n\n"
	    "No check of yours is shown here.\n\n"
	    "About a case, and not drawn: 2026-01-02, 2026-01-02.2. Each case "
	    "is a story of its own.\n");
	check("2026-02-01", "pushed=once");
	assert_has(page_text(trend(0)),
	    "There is one check here, of 2026-02-01. A line needs two.");
	assert_has(page_text(trend(0)), "- 2026-02-01: Some of these, 1 of");
	assert_has(page_html(trend(0)), "<circle class=\"dot\" cx=\"50.0%\"");
	report_init(&r, arena);
	report_trend(&r, trend(0), (const char *const[]){"2026-03-01: odd."},
	    1);
	assert_has(as_text(arena, &r),
	    "What could not be read\n- 2026-03-01: odd.\n");
}

static void
two_voices(void **state)
{
	const char *text;

	(void)state;
	check_of(bank, "audit", "2026-01-01", "pushed=month hurried=once");
	check("2026-02-01", ALL_NONE);
	text = page_text(trend(0));
	assert_first(text, "Theme by theme: client",
	    "Theme by theme: therapist");
	assert_has(text, "Questions (client): pair, version 2.0.0.");
	assert_has(text, "Questions (therapist): pair, version 2.0.0.");
	assert_has(text, "- 2026-01-01: Some of these, 1 of");
	assert_has(text,
	    "Nothing was named here: Pace; Acts; Trust; Only for clients.");
}

static void
quiet(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", ALL_NONE);
	check("2026-02-01", ALL_NONE " pushed=once alone=skipped");
	say(said[0], "alone", "skipped");
	text = page_text(trend(0));
	assert_has(text,
	    "Nothing was named here in any check that asked it: Acts; Trust.");
	assert_has(text, "There is no result here to draw: Only for clients.");
	assert_has_not(text, "\nActs\n");
	assert_has(text, "\nPace\n");
}

static void
not_at_hand(void **state)
{
	struct trend_side *s;
	const char *text;

	(void)state;
	s = check("2026-01-01", ALL_NONE " pushed=once");
	s->known = false;
	s->version = "1.0.0";
	s->digest = NULL;
	s->lost_alert = true;
	check("2026-02-01", ALL_NONE " pushed=once");
	text = page_text(trend(0));
	assert_has(text,
	    "- 2026-01-01: no result: version 1.0.0 of the questions is not at "
	    "hand\n"
	    "- 2026-02-01: Some of these, 1 of 5 named; from here on version "
	    "2.0.0 of the questions; do not compare: the questions of one "
	    "check are not at hand\n");
	assert_has(text, "- 2026-01-01: an answer cannot be read\n");
	checks[0].lost_alert = false;
	assert_has(page_text(trend(0)),
	    "- 2026-01-01: answered, by questions that are not at hand\n");
	assert_has(text, "version 1.0.0 (not at hand); from 2026-02-01 on");
	assert_has(text, "an answer cannot be read with the questions at hand");
}

/* --- what speaks alone -----------------------------------------------------
 */

static void
first_of_all(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", ALL_NONE);
	check("2026-02-01", "harm=once pushed=often");
	memcpy(said[0]->country, "AA", 3);
	text = page_text(trend(0));
	assert_first(text, "What stands out", "Your checks\n");
	assert_first(text, "You named this on 2026-02-01.", "Your checks\n");
	assert_first(text, "That comes before all else.", "Your checks\n");
	assert_first(text, "call 22", "Your checks\n");
	assert_first(text, "1  Be near somebody.", "Your checks\n");
	assert_has_not(text, "go slower");
	assert_has(text, "This page cannot keep anybody safe.");
	assert_has(text, "- 2026-02-01: named: Thoughts of harm");
	/* and with nothing of that kind the steps come last, and once */
	text = page_text(trend(2));
	n_checks = 1;
	text = page_text(trend(0));
	assert_first(text, "Theme by theme", "What you can do next");
}

/* No answer is never "gone". */
static void
lost(void **state)
{
	const char *text;

	(void)state;
	check("2026-01-01", "harm=once");
	check("2026-02-01", ALL_NONE);
	say(said[1], "harm", "skipped");
	text = page_text(trend(0));
	assert_first(text,
	    "You named this on 2026-01-01. It has no answer since.",
	    "Your checks\n");
	assert_has(text, "We do not know how it is now. If it is there, this");
	assert_has_not(text, "That comes before all else.");
	assert_has(text, "- 2026-02-01: no answer: Thoughts of harm");
	assert_has(text, "A missing answer is not \"no\" and not \"gone\".");
	say(said[1], "harm", "dunno");
	assert_has(page_text(trend(0)), "It has no clear answer since.");
	say(said[1], "harm", "never");
	text = page_text(trend(0));
	assert_has(text,
	    "You named this on 2026-01-01, and not in your newest check.");
	assert_has(text, "If it comes back, you need not be alone with it.");
	check("2026-03-01", "harm=skipped");
	assert_has(page_text(trend(0)),
	    "You named this on 2026-01-01. Your newest check has no answer to "
	    "it.");
	/* what was never named is not called by its name */
	n_checks = 0;
	check("2026-01-01", "harm=never");
	check("2026-02-01", "harm=skipped");
	text = page_text(trend(0));
	assert_has(text, "Some questions about safety have no answer in your");
	assert_has_not(text, "Thoughts of harm");
}

/* Nothing good is set against an act of conduct. */
static void
conduct(void **state)
{
	static const char *const never[] = {"better", "fewer", "less",
	    "no longer", "not in your newest", "comes back", "Working together",
	    "Much of this", "go slower", "\nActs\n", "Acts;",
	    "None of these, 0 of 5"};
	const char *text;

	(void)state;
	for (int k = 0; k < 2; k++) {
		n_checks = 0;
		check("2026-01-01",
		    "touched=once pushed=often hurried=once harm=once");
		check("2026-02-01", ALL_NONE);
		if (k == 1)
			check("2026-03-01", "touched=skipped");
		text = page_text(trend(0));
		for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
			assert_has_not(text, never[i]);
		assert_first(text, "You need not go back.", "Your checks\n");
		assert_has(text, "What you named then still counts");
		assert_has(text,
		    "They are left out here. So is a day on which");
		assert_has(text, "- 2026-01-01: Some of these, ");
		assert_has(text, " left open\n");
		assert_has_not(text, " named, ");
		assert_has(text, "If it is there, you need not be alone");
		/* the drawing has no more than the words */
		assert_int_equal(
		    strstr(page_html(trend(0)), "Much of this") == NULL, true);
	}
}

/* --- HTML and Markdown -----------------------------------------------------
 */

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

static void
html(void **state)
{
	const char *text, *pace;

	(void)state;
	some_checks();
	text = page_html(trend(0));
	pace = part(text, "<h3>Pace</h3>", "<h3>Acts</h3>");
	/* said once for the whole page */
	assert_int_equal(count(text, "Each mark is a check"), 1);
	assert_int_equal(count(text, "A line joins two"), 1);
	assert_int_equal(count(text, "A diamond:"), 1);
	assert_has(pace, "role=\"img\"");
	assert_has(pace,
	    "aria-label=\"Drawing of the table below. Pace: 6 checks, on a "
	    "line of time from 2026-01-01 to 2026-03-05.\"");
	/* one mark a check, each kind by its form */
	assert_int_equal(count(pace, "class=\"dot\""), 4);
	assert_int_equal(count(pace, "class=\"alone\""), 1);
	assert_int_equal(count(pace, "class=\"ring\""), 1);
	/* one pair may be joined, and one change of version is marked */
	assert_int_equal(count(pace, "class=\"joined\""), 1);
	assert_int_equal(count(pace, "class=\"change\""), 1);
	assert_has(pace, ">version 2.0.0</text>");
	assert_has(pace, ">Some of these</text>");
	assert_has(pace, ">No result that day</text>");
	assert_int_equal(count(pace, "<th scope=\"row\">"), 6);
	assert_has(pace, "An empty mark at the bottom: no result that day.");
	assert_first(text, "A diamond: you named something that counts", pace);
	assert_has_not(pace, "dotted");
	/* time is in proportion: 10 and 31 days of 63 and a half */
	assert_has(pace, "cx=\"3.0%\"");
	assert_has(pace, "cx=\"17.7%\"");
	assert_has(pace, "<rect class=\"alone\" x=\"48.8%\"");
	assert_has(pace, "cx=\"97.0%\"");
	text = part(text, "<h3>Working together</h3>", "<h3>Strain</h3>");
	assert_int_equal(count(text, "class=\"range\""), 1);
	assert_has(text, "A thin upright line: missing answers could move it");
}

static void
worded(void **state)
{
	const char *text;

	(void)state;
	check_of(load_bank_with(arena, PAIR, "text: Hurried?",
		     "text: Was it too fast?"),
	    "whole", "2026-01-01", ALL_NONE " pushed=once");
	check("2026-02-01", ALL_NONE " pushed=once");
	text = part(page_html(trend(0)), "<h3>Pace</h3>", "</table>");
	assert_int_equal(count(text, "class=\"care\""), 1);
	assert_int_equal(count(text, "class=\"joined\""), 0);
	assert_has(text,
	    "some words changed since the check before; compare with care");
	assert_has(text, "A dotted line: some words changed");
}

/* A theme with other levels in one version has a drawing for each. */
static void
other_levels(void **state)
{
	const char *text;

	(void)state;
	check_of(load_bank_with(arena, PAIR,
		     "title: Only for clients\n    kind: events\n    levels:\n"
		     "      - { id: some, label: Some of these,",
		     "title: Only for clients\n    kind: events\n    levels:\n"
		     "      - { id: few, label: A few of these,"),
	    "whole", "2026-01-01", "alone=once");
	check("2026-02-01", "alone=once");
	text = part(page_html(trend(0)), "<h3>Only for clients</h3>", "<h2>");
	assert_first(text, ">A few of these</text>",
	    "From here on there are other words for it:");
	assert_first(text, "From here on there are other words for it:",
	    ">Some of these</text>");
	assert_int_equal(count(text, "<svg"), 2);
	assert_int_equal(count(text, "class=\"joined\""), 0);
}

static void
markdown(void **state)
{
	const char *text;

	(void)state;
	some_checks();
	text = page_markdown(trend(0));
	assert_has(text,
	    "| Check | What was said | Please note |\n"
	    "| --- | --- | --- |\n"
	    "| 2026-01-01 | None of these, 0 of 5 named |  |\n"
	    "| 2026-01-11 | None of these, 0 of 5 named | from here on version "
	    "2.0.0 of the questions; do not compare: the questions changed "
	    "since the check before |\n");
	assert_has(text, "| 2026-03-05 | After a session |  |");
}

/* Names, versions and texts are foreign everywhere. */
static void
foreign(void **state)
{
	static const char bad[] = "2026-02-01\"><b x='y'>&\033[2J";
	const char *text;

	(void)state;
	check("2026-01-01", ALL_NONE " pushed=once");
	check(bad, ALL_NONE " pushed=once")->version = bad;
	text = page_html(trend(0));
	assert_has_not(text, "<b ");
	assert_has_not(text, "x='y'");
	assert_has_not(text, "\033");
	assert_has_not(page_drawn(trend(0), 80), "\033[2J");
	assert_has_not(page_drawn(trend(0), 30), "\033[2J");
	assert_has_not(page_markdown(trend(0)), "<b ");
}

static void
many(void **state)
{
	const char *text;

	(void)state;
	for (int i = 0; i < CHECKS_MOST; i++)
		check(arena_printf(arena, "20%02d-%02d-%02d", i / 336,
			  i / 28 % 12 + 1, i % 28 + 1),
		    i % 3 == 0 ? ALL_NONE : ALL_NONE " pushed=once");
	text = part(page_html(trend(0)), "<h3>Pace</h3>", "</svg>");
	assert_int_equal(count(text, "<circle"), CHECKS_MOST);
	assert_int_equal(count(text, "class=\"joined\""), CHECKS_MOST - 1);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin_trend, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(drawn),
	    TEST(no_number),
	    TEST(narrow),
	    TEST(plain),
	    TEST(no_verdict),
	    TEST(overview),
	    TEST(few_checks),
	    TEST(two_voices),
	    TEST(quiet),
	    TEST(not_at_hand),
	    TEST(first_of_all),
	    TEST(lost),
	    TEST(conduct),
	    TEST(html),
	    TEST(worded),
	    TEST(other_levels),
	    TEST(markdown),
	    TEST(foreign),
	    TEST(many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
