/* Orders that mean something, twins, and conditions that say a thing twice. */
#include "diff_support.h"

#include <time.h>

#define SAME "These two banks mean the same.\n"
#define TWINS 600
#define CPU_SECONDS 2

/* The base with helplines LINES, in the place of its own. */
static const char *
lines(const char *text)
{
	const char *from = strstr(base, "helplines:\n  - ");
	const char *to = strstr(base, "\ncoverage:\n");

	assert_non_null(from);
	assert_non_null(to);
	return arena_printf(arena, "%.*shelplines:\n%s%s", (int)(from - base),
	    base, text, to);
}

#define LINE(country, kind, name, call)                             \
	"  - { country: " country ", kind: " kind ", name: \"" name \
	"\", call: \"" call "\", source: S, verified: no }\n"
#define EAR LINE("GB", "crisis", "The Ear", "22")
#define OTHER LINE("GB", "crisis", "Other", "23")
#define RIGHTS LINE("GB", "rights", "Rights", "33")
#define EU_EAR LINE("EU", "crisis", "The Ear", "44")
#define EU_OTHER LINE("EU", "crisis", "Other", "45")

/* The first line of a kind is the one that is shown at once. */
static void
test_helplines(void **state)
{
	static const struct {
		const char *old, *new, *says;
	} rows[] = {
	    {EAR OTHER RIGHTS, OTHER EAR RIGHTS,
		"\nCountries and helplines\n"
		"- GB, crisis: the helplines stand in another order.\n\n"},
	    {EAR OTHER EU_EAR EU_OTHER, EU_OTHER EU_EAR OTHER EAR,
		"\nCountries and helplines\n"
		"- EU, crisis: the helplines stand in another order.\n"
		"- GB, crisis: the helplines stand in another order.\n\n"},
	    {EAR OTHER EU_EAR EU_OTHER, EAR OTHER EU_OTHER EU_EAR,
		"\nCountries and helplines\n"
		"- EU, crisis: the helplines stand in another order.\n\n"},
	    /* other kinds and other countries are never side by side */
	    {EAR OTHER RIGHTS, RIGHTS EAR OTHER, SAME},
	    {EAR EU_EAR OTHER, EU_EAR EAR OTHER, SAME},
	    {EAR OTHER, EAR, "- GB, crisis, Other: gone: 23\n\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *old = bank_of(lines(rows[i].old));
		const struct bank *new = bank_of(lines(rows[i].new));

		assert_has(diff(old, new, false), rows[i].says);
		assert_string_equal(themes(old, new), "");
	}
}

/* Questions with a role are asked first, as they stand in the file. */
static void
test_roles(void **state)
{
	static const char *const still =
	    "  - { id: still, role: situation, text: Still?, scale: much }\n";
	const struct bank *behind = with(base, "  - id: pushed\n",
	    arena_printf(arena, "%s  - id: pushed\n", still));
	const struct bank *first = with(base, "questions:\n",
	    arena_printf(arena, "questions:\n%s", still));
	const struct bank *last = with(base, "\nfollow_ups:\n",
	    arena_printf(arena, "%s\nfollow_ups:\n", still));

	(void)state;
	assert_has(diff(behind, first, false),
	    "\nQuestions\n- The questions without a theme are asked in another "
	    "order.\n");
	assert_string_equal(themes(behind, first), "");
	/* they come first wherever they stand */
	assert_string_equal(diff(behind, last, false), SAME);
}

/* The first form gives the voice of the first page, and 1 chooses it. */
static void
test_forms(void **state)
{
	const char *core =
	    "  - { id: core, voice: client, title: The core, depth: core, "
	    "categories: [pace, strain] }\n";
	const struct bank *old = bank_of(base);
	const struct bank *new = with(changed(base, core, ""), "forms:\n",
	    arena_printf(arena, "forms:\n%s", core));

	(void)state;
	assert_has(diff(old, new, false),
	    "\nForms\n- The forms stand in another order.\n\n");
	assert_has(diff(new, old, false),
	    "\nForms\n- The forms stand in another order.\n\n");
	assert_string_equal(themes(old, new), "");
}

static const char *
times(const char *s, size_t n)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < n; i++)
		buf_adds(&out, s);
	return out.data;
}

/* Twins are numbered, and hundreds of them take no time. */
static void
test_twin_lines(void **state)
{
	const char *many = times(EAR, TWINS - 1);
	const struct bank *old =
	    bank_of(lines(arena_printf(arena, "%s%s", many, EAR)));
	const struct bank *new = bank_of(lines(arena_printf(arena, "%s%s", many,
	    LINE("GB", "crisis", "The Ear", "24") EAR)));
	const clock_t start = clock();

	(void)state;
	assert_string_equal(diff(old, old, false), SAME);
	assert_has(diff(old, new, false),
	    "\nCountries and helplines\n"
	    "- GB, crisis, The Ear, no. 601: new: 22\n"
	    "- GB, crisis, The Ear, no. 600: the number to ring changed.\n"
	    "  Before: 22\n  Now: 24\n\n");
	assert_true(clock() - start < CPU_SECONDS * CLOCKS_PER_SEC);
}

/* A line that is called as a number would be is another one. */
static void
test_named_as_twin(void **state)
{
	const struct bank *old = bank_of(
	    lines(EAR LINE("GB", "crisis", "The Ear, no. 2", "25") EAR));
	const struct bank *new = bank_of(
	    lines(EAR LINE("GB", "crisis", "The Ear, no. 2", "26") EAR));

	(void)state;
	assert_string_equal(diff(old, old, false), SAME);
	assert_has(diff(old, new, false),
	    "\nCountries and helplines\n"
	    "- GB, crisis, The Ear, no. 2: the number to ring changed.\n"
	    "  Before: 25\n  Now: 26\n\n");
}

static void
test_twin_rules(void **state)
{
	const char *rule = "  - steps: [trusted]\n";
	const char *many = times(rule, TWINS);
	const struct bank *old = with(base, rule, many);
	const struct bank *new = with(base, rule,
	    arena_printf(arena, "%s  - steps: [slower]\n",
		times(rule, TWINS - 1)));
	const struct bank *more = with(base, rule,
	    arena_printf(arena, "%s  - steps: [notes]\n", many));
	const clock_t start = clock();

	(void)state;
	assert_string_equal(diff(old, old, false), SAME);
	assert_has(diff(old, new, false),
	    "\nAdvice\n- Always: steps: new are slower; gone are trusted.\n\n");
	assert_has(diff(old, more, false),
	    "\nAdvice\n- new: Always: notes.\n\n");
	assert_true(clock() - start < CPU_SECONDS * CLOCKS_PER_SEC);
}

/* Said twice is said once. */
static void
test_said_twice(void **state)
{
#define X "{ question: pushed, is: once }"
#define Y "{ question: hasty, is: once }"
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
	    {"{ all: [" X ", " X "] }", X, true},
	    {"{ any: [" X ", " X ", " X "] }", X, true},
	    {"{ all: [" X ", { all: [" X "] }] }", X, true},
	    {"{ any: [" X ", " X "] }", "{ all: [" X ", " X "] }", true},
	    {"{ all: [" X ", " Y ", " X "] }", "{ all: [" Y ", " X "] }", true},
	    {"{ not: { all: [" X ", " X "] } }", "{ not: " X " }", true},
	    {"{ all: [" X ", " X "] }", Y, false},
	    {"{ all: [" X ", " Y "] }", X, false},
	};
	const char *from = "{ question: pushed, is: [once, often] }";

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct bank *a = with(base, from, rows[i].a);
		const struct bank *b = with(base, from, rows[i].b);

		if (str_eq(diff(a, b, false), SAME) != rows[i].same ||
		    str_eq(themes(a, b), "") != rows[i].same)
			fail_msg("%s\n%s\n%s", rows[i].a, rows[i].b,
			    diff(a, b, false));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_helplines),
	    cmocka_unit_test(test_roles),
	    cmocka_unit_test(test_forms),
	    cmocka_unit_test(test_twin_lines),
	    cmocka_unit_test(test_named_as_twin),
	    cmocka_unit_test(test_twin_rules),
	    cmocka_unit_test(test_said_twice),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
