/* Partials that are refused, and with which words. */
#include "partial_support.h"

static void
another_bank(void **state)
{
	(void)state;
	refused(with(CORE, "bank scoring-examples", "bank other"),
	    "p.part:3:1: error: this was counted with the bank other \"1.0.0\" "
	    "(digest 001122334455), and wanted is scoring-examples \"1.0.0\" "
	    "(digest 001122334455); parts of different banks are not added up "
	    "[bad-value]\n");
	refused(with(CORE, "1.0.0", "1.0.1"), "scoring-examples \"1.0.1\"");
	refused(with(CORE, "\" 00", "\" 10"), "(digest 101122334455)");
	refused(with(CORE, "form core", "form cord"),
	    "p.part:4:1: error: the bank scoring-examples has no form "
	    "\"cord\"");
	refused(with(CORE, "form core", "form short"),
	    "\"p1\" must stand here, and here is \"k1\"");
}

static void
another_format(void **state)
{
	(void)state;
	refused("", "p.part:1:1: error: this is no file of harmcheck stats");
	refused("id,p1\n", "it does not begin with \"harmcheck-partial\"");
	refused(with(CORE, "partial 1", "partial 2"),
	    "p.part:1:1: error: this is a partial of format 2, and this "
	    "program knows 1; count again");
	refused(with(CORE, "rules 1", "rules 2"),
	    "counted by the rules 2, and this program knows 1");
	refused(with(CORE, "partial 1\n", "partial 1\r\n"),
	    "here is \"1\\u000d\"");
	refused(with(CORE, "partial 1", "partial 01"), "here is \"01\"");
}

/* A line that is not due, in any way. */
static void
lines(void **state)
{
	static const struct {
		const char *old, *new, *words;
	} list[] = {
	    {"bad 1\n", "",
		"p.part:6:1: error: \"bad\" must stand here, and "
		"here is \"no-answer\" [unknown-key]\n"},
	    {"bad 1\n", "bad 1\nbad 1\n", "p.part:7:1: error: \"no-answer\""},
	    {"bad 1\n", "bad 1\nextra 1\n", "here is \"extra\""},
	    {"bad 1", "bad",
		"p.part:6:4: error: a blank and one more entry "
		"must follow; the line ends [kind]\n"},
	    {"bad 1", "bad -1",
		"p.part:6:5: error: a whole number from 0 to "
		"1000000000000 must stand here, and here is "
		"\"-1\" [bad-number]\n"},
	    {"bad 1", "bad 1000000000001", "here is \"1000000000001\""},
	    {"bad 1", "bad 99999999999999999999999", "bad-number"},
	    {"bad 1", "bad +1", "here is \"+1\""},
	    {"bad 1", "bad  1", "there is a blank too many"},
	    {"bad 1", "bad 1 ", "p.part:6:6: error: the line must end here"},
	    {"bad 1", " bad 1", "p.part:6:1: error: \"bad\""},
	    {"bad 1", "bad 1.0", "here is \"1.0\""},
	    {"print 00000000000000ff", "print 00000000000000fF",
		"16 hexadecimal digits must stand here"},
	    {"print 00000000000000ff", "print 0000000000000ff", "16 hexa"},
	    {"print 00000000000000ff", "print 000000000000000ff", "16 hexa"},
	    {"answer w1 1\nanswer w2 0", "answer w2 0\nanswer w1 1",
		"\"w1\" must stand here, and here is \"w2\""},
	    {"end\n", "", "p.part:28:1: error: the file ends too early"},
	    {"end\n", "end", "the file ends too early"},
	    {"end\n", "end\n\n", "p.part:29:1: error: something stands behind"},
	    {"total 4 10", "total 4 1000000000000000000000000000000",
		"at most 30 digits"},
	    {"total 4 10", "total -0 10", "at most 30 digits"},
	    {"total 4 10", "total 04 10", "here is \"04\""},
	    {"total 4 10", "total - 10", "here is \"-\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		refused(with(CORE, list[i].old, list[i].new), list[i].words);
}

static void
no_such_numbers(void **state)
{
	static const struct {
		const char *old, *new, *words;
	} list[] = {
	    {"answer w2 0", "answer w2 1",
		"p.part:11:1: error: the counts of this question come to 4 "
		"people, and there are 3"},
	    {"no-answer 1", "no-answer 2",
		"2 of 3 people gave no answer, and 2 answered this"},
	    {"no-answer 1", "no-answer 4", "4 of 3 people gave no answer"},
	    {"rows 3", "rows 4", "the shards do not add up"},
	    {"bad 1", "bad 2", "p.part:9:1: error: the shards do not add up"},
	    {"print 00000000000000f", "print 00000000000000e",
		"the shards do not add up"},
	    {"not-enough 3", "not-enough 2",
		"p.part:20:1: error: the levels of this theme come to 2 "
		"people, and there are 3"},
	    {"low 0\nlevel high 0\nnot-enough 3",
		"low 1\nlevel high 0\nnot-enough 2",
		"by its values 0 people of this theme are at the level low, "
		"and told are 1"},
	    {"complete 2", "complete 3",
		"3 people are said to have answered all of this theme, and "
		"fewer answered k1"},
	    {"sums k1 4 10", "sums k1 7 10", "the sums of k1 are none"},
	    {"sums k1 4 10", "sums k1 -4 10", "the sums of k1 are none"},
	    {"sums k1 4 10", "sums k1 4 11", "the sums of k1 are none"},
	    {"sums k1 4 10", "sums k1 4 6", "the sums of k1 are none"},
	    {"sums k1 4 10 10", "sums k1 4 10 30", "the sums of k1 are none"},
	    {"sums k1 4 10 10", "sums k1 4 10 8", "do not add up"},
	    {"sums k1 4 10", "sums k1 2 10", "do not add up"},
	    {"total 4 10", "total 4 6", "the total of this theme is none"},
	    {"total 4 10", "total 4000000000000000000 10",
		"the total of this theme is none"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		refused(with(CORE, list[i].old, list[i].new), list[i].words);
}

static struct tally *
with_values(int64_t score, uint64_t people)
{
	struct tally *t = count_people(0, 60);
	struct tally_theme *th = &t->themes[theme_of(t, "prorated")];

	partial_shard(t, "");
	assert_int_equal(th->category->decimals, 1);
	th->values.list[0].value = score;
	th->values.list[0].people = people;
	return t;
}

/* A sum of three answers from 0 to 3, in tenths: 0 to 90, low up to 39. */
static void
no_such_values(void **state)
{
	struct tally *t = count_people(0, 60);
	struct tally_theme *th = &t->themes[theme_of(t, "prorated")];
	const uint64_t people = th->values.list[0].people;

	(void)state;
	assert_true(th->values.list[1].value > 1);
	read_partial(partial_text(with_values(1, people)));
	refused(partial_text(with_values(-1000, people)),
	    "no answers to this theme lead to the value -1000");
	refused(partial_text(with_values(1, people + 1)),
	    "are at the level low, and told are");
	refused(partial_text(with_values(1, 61)),
	    "people have a value in this theme");
	refused(partial_text(with_values(1, 0)),
	    "values rise from line to line, and each has 1 person or more");
	refused(partial_text(with_values(85, people)), "values rise");
	refused(partial_text(with_values(th->values.list[1].value, people)),
	    "values rise");
	/* events: more were ticked than there are questions */
	partial_shard(t, "");
	th = &t->themes[theme_of(t, "pace")];
	th->values.list[th->values.n - 1].value = 1000;
	refused(partial_text(t), "lead to the value 1000");
	th->values.list[th->values.n - 1].value = 4;
	th->values.list[0].people--;
	refused(partial_text(t), "people of this theme have a level, and");
}

static void
shards(void **state)
{
	static const char two[] = "shards 2\n"
				  "shard \"a\" 1 0 0000000000000001\n"
				  "shard \"b\" 2 1 00000000000000fe\n";
	static const char one[] =
	    "shards 1\n"
	    "shard \"a \\\"b\\\"\" 3 1 00000000000000ff\n";
	const char *good = with(CORE, one, two);

	(void)state;
	assert_string_equal(partial_text(read_partial(good)), good);
	refused(with(good, "\"a\"", "\"c\""), "the shards are not in order");
	/* those with the same name, or none, by their prints */
	refused(with(CORE, one,
		    "shards 2\n"
		    "shard \"\" 2 1 00000000000000fe\n"
		    "shard \"\" 1 0 0000000000000001\n"),
	    "the shards are not in order");
	refused(with(good, "\"a\"", "\"b\""),
	    "p.part:9:1: error: the shards \"b\" and \"b\" are the same");
	refused(with(with(good, "\"a\" 1 0 0000000000000001",
			 "\"a\" 3 1 00000000000000ff"),
		    "2 1 00000000000000fe", "3 1 00000000000000ff"),
	    "the shards do not add up");
	refused(with(with(CORE, one,
			 "shards 2\n"
			 "shard \"\" 1 0 0000000000000001\n"
			 "shard \"\" 1 0 0000000000000001\n"),
		    "rows 3\nbad 1\nno-answer 1\nprint 00000000000000ff",
		    "rows 2\nbad 0\nno-answer 1\nprint 0000000000000002"),
	    "the shards without a name and without a name are the same");
	refused(with(good, "shards 2", "shards 3"),
	    "\"shard\" must stand here");
	refused(with(good, "shards 2", "shards 1"), "do not add up");
	refused(with(good, "shards 2", "shards 0"), "from 1 to 1000000");
	refused(with(good, "shards 2", "shards 1000000"), "too short for them");
	refused(with(good, "\"a\"", "a"), "a text in quotes must stand here");
	refused(with(good, "\"a\"", "\"a"), "not closed");
	refused(with(good, "\"a\"", "\"\\u0061\""), "not closed");
	refused(with(good, "\"a\"", "\"\t\""), "not closed");
	refused(with(good, "\"a\"", "\"\xff\""), "not closed");
	refused(with(good, "\"a\"", "\"\u200b\""), "not closed");
	refused(with(good, "\"a\"", "\"a\"b"), "not closed");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, tally_set_up, tally_tear_down)
	const struct CMUnitTest tests[] = {
	    T(another_bank),
	    T(another_format),
	    T(lines),
	    T(no_such_numbers),
	    T(no_such_values),
	    T(shards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
