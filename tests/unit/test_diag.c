#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"

static struct arena *arena;
static struct diags diags;
static struct buf out;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	diag_init(&diags, arena);
	buf_init(&out, arena);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static struct loc
at(unsigned line, unsigned col)
{
	return (struct loc){"q.yaml", line, col};
}

static void
test_nothing_found(void **state)
{
	(void)state;
	diag_write(&diags, &out, 0);
	assert_string_equal(out.data, "");
	assert_int_equal(diag_count(&diags, DIAG_ERROR), 0);
}

static void
test_forms_of_a_place(void **state)
{
	(void)state;
	diag_add(&diags, DIAG_UNKNOWN_ID, at(14, 9), "no such id: %s", "c3");
	diag_add(&diags, DIAG_NO_ADVICE, at(0, 0), "nothing leads anywhere");
	diag_add(&diags, DIAG_VERDICT, (struct loc){NULL, 5, 5}, "blames");
	diag_write(&diags, &out, 0);
	assert_string_equal(out.data,
	    "style: blames [verdict]\n"
	    "q.yaml: warning: nothing leads anywhere [no-advice]\n"
	    "q.yaml:14:9: error: no such id: c3 [unknown-id]\n");
}

static void
test_sorted_by_place_then_order_of_adding(void **state)
{
	static const unsigned places[][2] = {{3, 1}, {2, 9}, {2, 10}, {2, 9},
	    {100, 1}, {2, 9}, {1, 1}};
	static const char *const want[] = {"1:1: 6", "2:9: 1", "2:9: 3",
	    "2:9: 5", "2:10: 2", "3:1: 0", "100:1: 4"};
	const char *p;

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		diag_add(&diags, DIAG_KIND, at(places[i][0], places[i][1]),
		    "%zu", i);
	diag_write(&diags, &out, 0);
	p = out.data;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		char line[64], *colon;

		assert_true(sscanf(p, "q.yaml:%63[^\n]", line) == 1);
		colon = strstr(line, " error:");
		assert_non_null(colon);
		memmove(colon, colon + 7, strlen(colon + 7) + 1);
		assert_memory_equal(line, want[i], strlen(want[i]));
		p = strchr(p, '\n') + 1;
	}
	assert_string_equal(p, "");
}

static size_t
lines(void)
{
	size_t n = 0;

	for (const char *p = out.data; *p != '\0'; p++)
		n += *p == '\n';
	return n;
}

static void
test_most(void **state)
{
	static const struct {
		size_t most, lines;
		const char *last;
	} rows[] = {
	    {0, 5, "error: e [kind]\n"},
	    {6, 5, "error: e [kind]\n"},
	    {5, 5, "error: e [kind]\n"},
	    {4, 5, "and 1 more finding\n"},
	    {1, 2, "and 4 more findings\n"},
	};

	(void)state;
	for (unsigned i = 0; i < 5; i++)
		diag_add(&diags, DIAG_KIND, at(i + 1, 1), "%c", 'a' + (int)i);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const size_t n = strlen(rows[i].last);

		buf_clear(&out);
		diag_write(&diags, &out, rows[i].most);
		assert_int_equal(lines(), rows[i].lines);
		assert_true(out.len > n);
		assert_string_equal(out.data + out.len - n, rows[i].last);
	}
}

static void
test_count_by_level(void **state)
{
	(void)state;
	for (size_t i = 0; i < 100; i++)
		diag_add(&diags,
		    i % 4 == 0       ? DIAG_YAML
			: i % 4 == 1 ? DIAG_NOT_USED
				     : DIAG_LONG_SENTENCE,
		    at(1, 1), "x");
	assert_int_equal(diag_count(&diags, DIAG_ERROR), 25);
	assert_int_equal(diag_count(&diags, DIAG_WARNING), 25);
	assert_int_equal(diag_count(&diags, DIAG_STYLE), 50);
}

static void
test_quoted_text_is_cleaned(void **state)
{
	(void)state;
	diag_add(&diags, DIAG_UNKNOWN_KEY, (struct loc){"a\033b", 1, 1},
	    "'x\ny\xff\xe2\x80\xae'");
	diag_write(&diags, &out, 0);
	assert_string_equal(out.data,
	    "a\xef\xbf\xbd"
	    "b:1:1: error: 'x y\xef\xbf\xbd\xef\xbf\xbd' [unknown-key]\n");
}

static void
test_every_code_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < DIAG_CODES; i++) {
		assert_true(diag_level((enum diag_code)i) <= DIAG_ERROR);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(diag_name((enum diag_code)i),
			    diag_name((enum diag_code)j));
	}
	assert_string_equal(diag_name(DIAG_YAML), "yaml");
	assert_int_equal(diag_level(DIAG_YAML), DIAG_ERROR);
	assert_string_equal(diag_name(DIAG_VERDICT), "verdict");
	assert_int_equal(diag_level(DIAG_VERDICT), DIAG_STYLE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_nothing_found),
	    TEST(test_forms_of_a_place),
	    TEST(test_sorted_by_place_then_order_of_adding),
	    TEST(test_most),
	    TEST(test_count_by_level),
	    TEST(test_quoted_text_is_cleaned),
	    TEST(test_every_code_has_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
