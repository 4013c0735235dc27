#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static struct arena *arena;
static struct buf out;
static struct json j;

static int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	buf_init(&out, arena);
	json_init(&j, &out);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
test_scalars(void **state)
{
	(void)state;
	json_int(&j, INT64_MIN);
	assert_string_equal(out.data, "-9223372036854775808");
	json_init(&j, &out);
	buf_clear(&out);
	json_string(&j, NULL);
	assert_string_equal(out.data, "null");
	json_init(&j, &out);
	buf_clear(&out);
	json_decimal(&j, -50, 2);
	assert_string_equal(out.data, "-0.50");
}

static void
test_empty(void **state)
{
	(void)state;
	json_array(&j);
	json_object(&j);
	json_end_object(&j);
	json_array(&j);
	json_end_array(&j);
	json_end_array(&j);
	assert_string_equal(out.data, "[\n  {},\n  []\n]");
}

static void
test_nested(void **state)
{
	(void)state;
	json_object(&j);
	json_key(&j, "a");
	json_int(&j, 1);
	json_key(&j, "b");
	json_array(&j);
	json_bool(&j, true);
	json_bool(&j, false);
	json_null(&j);
	json_end_array(&j);
	json_key(&j, "c\"");
	json_object(&j);
	json_key(&j, "d");
	json_string(&j, "e");
	json_end_object(&j);
	json_key(&j, "f");
	json_decimal(&j, 12345, 4);
	json_end_object(&j);
	assert_string_equal(out.data,
	    "{\n"
	    "  \"a\": 1,\n"
	    "  \"b\": [\n"
	    "    true,\n"
	    "    false,\n"
	    "    null\n"
	    "  ],\n"
	    "  \"c\\\"\": {\n"
	    "    \"d\": \"e\"\n"
	    "  },\n"
	    "  \"f\": 1.2345\n"
	    "}");
	assert_int_equal(j.depth, 0);
}

static void
test_deepest(void **state)
{
	(void)state;
	for (int i = 0; i < JSON_DEPTH_MAX - 1; i++)
		json_array(&j);
	json_int(&j, 1);
	for (int i = 0; i < JSON_DEPTH_MAX - 1; i++)
		json_end_array(&j);
	assert_int_equal(j.depth, 0);
	assert_int_equal(out.data[out.len - 1], ']');
}

static void
test_quote(void **state)
{
	static const struct {
		const char *s, *want;
	} rows[] = {
	    {"", "\"\""},
	    {"a b", "\"a b\""},
	    {"\"\\/", "\"\\\"\\\\/\""},
	    {"\n\t\r\b\f", "\"\\n\\t\\u000d\\u0008\\u000c\""},
	    {"\x01\x1b\x1f\x7f", "\"\\u0001\\u001b\\u001f\\u007f\""},
	    {"\xc2\x80\xc2\x9f\xc2\xa0", "\"\\u0080\\u009f\xc2\xa0\""},
	    {"\xe2\x80\xa8\xe2\x80\xae", "\"\\u2028\\u202e\""},
	    {"\xef\xbb\xbf", "\"\\ufeff\""},
	    {"\xef\xbf\xbf", "\"\\uffff\""},
	    {"\xf0\x90\x80\x80", "\"\xf0\x90\x80\x80\""},
	    {"\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x99\x82",
		"\"\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x99\x82\""},
	    {"a\xff\xed\xa0\x80",
		"\"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf"
		"\xbd\xef\xbf\xbd\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_clear(&out);
		json_quote(&out, rows[i].s, strlen(rows[i].s));
		assert_string_equal(out.data, rows[i].want);
	}
	buf_clear(&out);
	json_quote(&out, "a\0b", 3);
	assert_string_equal(out.data, "\"a\\u0000b\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

/* What stands in a page ends no tag, and nothing in it is hidden. */
static void
test_quote_page(void **state)
{
	static const struct {
		const char *s, *want;
	} rows[] = {
	    {"</script>", "\"\\u003c/script>\""},
	    {"<", "\"\\u003c\""},
	    {"a\"<\n", "\"a\\\"\\u003c\\n\""},
	    {"\U0001f642", "\"\U0001f642\""},
	    {"a\U00102082b", "\"a\\udbc8\\udc82b\""},
	    {"\U000e0041", "\"\\udb40\\udc41\""},
	    {"\u202e", "\"\\u202e\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_clear(&out);
		json_quote_page(&out, rows[i].s, strlen(rows[i].s));
		assert_string_equal(out.data, rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_scalars),
	    TEST(test_empty),
	    TEST(test_nested),
	    TEST(test_deepest),
	    TEST(test_quote),
	    TEST(test_quote_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
