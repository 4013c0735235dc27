/* Tables of answers: what they say of themselves before they are read. */
#include "rows_support.h"

#include "harmcheck/str.h"

/* This text has one fault, with these WORDS. */
static void
refuse(const char *text, const char *words)
{
	assert_int_equal(read_rows_bytes(text, strlen(text)), -1);
	assert_int_equal(rf.diags.n, 1);
	assert_has(rows_findings(), words);
}

/* Before a table is read: which form it names, which case, which questions. */
static void
what_it_says(void **state)
{
	static const struct {
		const char *text, *form, *scenario;
	} tables[] = {
	    {"", NULL, NULL},
	    {SHORT "1,,,same,never,no,often,often,fits\n", NULL, NULL},
	    {"form,id\n,1\n\n\"rows 1.0.0 short\",2\n", "short", NULL},
	    {"form\nmine 1.0.0 f 693e509431ff\n", "f", NULL},
	    {"form\nshort\n", NULL, NULL},
	    {"id,case\n1,NA\n2,two-rooms 1.0.0\n", NULL, "two-rooms"},
	    {"id,case\n1,often\n", NULL, NULL},
	    {"id,case\n1,../x 1.0.0\n", NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		const struct rows_said said =
		    rows_said(rf.arena, tables[i].text, strlen(tables[i].text));

		assert_true(str_eq(said.form != NULL ? said.form : "-",
		    tables[i].form != NULL ? tables[i].form : "-"));
		assert_true(str_eq(said.scenario != NULL ? said.scenario : "-",
		    tables[i].scenario != NULL ? tables[i].scenario : "-"));
	}
}

/* A column makes a question one that could be asked. */
static void
what_was_asked(void **state)
{
	const struct question *hurried = bank_question(rf.bank, "hurried");
	bool *asked =
	    arena_array(rf.arena, rf.rows.form->n_items, sizeof(*asked));
	const size_t at = (size_t)rf.rows.form->item_of[hurried->index];

	(void)state;
	rf.rows.asked = asked;
	read_rows_good(PAPER "1,,,same,never,no,often,fits\n");
	assert_true(asked[0]);
	assert_false(asked[at]);
	read_rows_good(SHORT "1,,,same,never,no,often,,fits\n");
	assert_true(asked[at]);
}

/* A table of another case is said to be that, and not to lack columns. */
static void
another_case(void **state)
{
	(void)state;
	refuse("id,case,Z9\n1,two-rooms 1.0.0,2\n",
	    "this table is about the case \"two-rooms\"; --case names it");
	rows_of("read", true);
	refuse("id,case,Z9\n1,three-rooms 1.0.0,2\n",
	    "this row is about \"three-rooms 1.0.0\", and the case here is "
	    "\"two-rooms 1.0.0\"");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rows_set_up, rows_tear_down)
	const struct CMUnitTest tests[] = {
	    T(what_it_says),
	    T(what_was_asked),
	    T(another_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
