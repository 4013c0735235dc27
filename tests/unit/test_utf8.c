#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define BAD "\xef\xbf\xbd"

static size_t
encode(uint32_t c, char out[4])
{
	static const unsigned char first[] = {0, 0, 0xc0, 0xe0, 0xf0};
	const size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)(n == 1 ? c : first[n] | c);
	return n;
}

static void
test_decode_every_character(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x110000; c++) {
		char s[4];
		const size_t n = encode(c, s);
		const size_t want = c >= 0xd800 && c <= 0xdfff ? 0 : n;
		uint32_t got = UINT32_MAX;
		char same[4];

		assert_int_equal(utf8_decode(s, n, &got), want);
		assert_int_equal(utf8_encode(c, same), n);
		assert_memory_equal(same, s, n);
		if (want > 0)
			assert_int_equal(got, c);
		for (size_t cut = 1; cut < n; cut++)
			assert_int_equal(utf8_decode(s, cut, &got), 0);
	}
}

static void
test_decode_refuses(void **state)
{
	static const char *const rows[] = {"\x80", "\xbf", "\xc0\x80",
	    "\xc1\xbf", /* overlong */
	    "\xe0\x80\x80", "\xe0\x9f\xbf", "\xf0\x80\x80\x80",
	    "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", /* surrogates */
	    "\xed\xbf\xbf", "\xf4\x90\x80\x80", /* above 10FFFF */
	    "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff", "\xc3(",
	    "\xe2(\xa1", "\xe2\x82(", "\xf0(\x8c\xbc", "\xf0\x90(\xbc",
	    "\xf0\x90\x8c(", "\xc3\xc3"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		uint32_t c;

		if (utf8_decode(rows[i], strlen(rows[i]), &c) != 0)
			fail_msg("row %zu", i);
	}
}

static void
test_is_shown(void **state)
{
	static const struct {
		uint32_t from, to; /* refused, both ends and all between */
	} rows[] = {{0x00, 0x08}, {0x0b, 0x1f}, {0x7f, 0x9f}, {0x61c, 0x61c},
	    {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x2060},
	    {0x2066, 0x2069}, {0xd800, 0xdfff}, {0xe000, 0xf8ff},
	    {0xfdd0, 0xfdef}, {0xfeff, 0xfeff}, {0xfffe, 0xffff},
	    {0x1fffe, 0x1ffff}, {0x2fffe, 0x2ffff}, {0xdfffe, 0xdffff},
	    {0xe0000, 0xe007f}, {0xefffe, 0xeffff}, {0xf0000, 0x10ffff},
	    {0x110000, 0x110010}};

	(void)state;
	for (uint32_t c = 0; c <= 0x110010; c++) {
		bool refused = (c & 0xfffe) == 0xfffe;

		for (size_t i = 0; i < COUNT(rows) && !refused; i++)
			refused = c >= rows[i].from && c <= rows[i].to;
		if (utf8_is_shown(c) == refused)
			fail_msg("U+%04X", (unsigned)c);
	}
	assert_true(utf8_is_shown('\t'));
	assert_true(utf8_is_shown('\n'));
	assert_false(utf8_is_shown(UINT32_MAX));
}

static void
test_width(void **state)
{
	static const struct {
		uint32_t c;
		unsigned want;
	} rows[] = {{0, 0}, {'\n', 0}, {0x1b, 0}, {0x7f, 0}, {0x85, 0},
	    {'\t', 1}, {' ', 1}, {'~', 1}, {0xa0, 1}, {0xad, 1}, {0xe9, 1},
	    {0x2ff, 1}, {0x300, 0}, {0x36f, 0}, {0x370, 1}, {0x5d0, 1},
	    {0x600, 1},                           /* a sign, though Cf */
	    {0x61c, 0}, {0x10ff, 1}, {0x1100, 2}, /* Hangul: first */
	    {0x115f, 2}, {0x1160, 0}, {0x11ff, 0}, {0x200b, 0}, {0x2010, 1},
	    {0x2019, 1}, {0x20dd, 0}, {0x231a, 2}, {0x2588, 1}, {0x2713, 1},
	    {0x3000, 2}, {0x302a, 0}, {0x303f, 1}, {0x3042, 2}, {0x4e00, 2},
	    {0x9fff, 2}, {0xac00, 2}, {0xd7a3, 2}, {0xd7b0, 0}, {0xfe0f, 0},
	    {0xfeff, 0}, {0xff01, 2}, {0xff60, 2}, {0xff61, 1}, {0xffe6, 2},
	    {0xfffd, 1}, {0x1f1e6, 1}, /* half a flag */
	    {0x1f600, 2}, {0x1f642, 2}, {0x20000, 2}, {0x3fffd, 2},
	    {0x3fffe, 1}, {0xe0100, 0}, {0x10ffff, 1}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (utf8_width(rows[i].c) != rows[i].want)
			fail_msg("U+%04X", (unsigned)rows[i].c);
}

static void
test_columns_and_length(void **state)
{
	static const struct {
		const char *s;
		size_t columns, length;
	} rows[] = {
	    {"", 0, 0},
	    {"abc", 3, 3},
	    {"\xc3\xa9t\xc3\xa9", 3, 3},
	    {"e\xcc\x81", 1, 2},
	    {"\xe6\xbc\xa2\xe5\xad\x97", 4, 2},
	    {"a\xff\x80z", 4, 4},
	    {"\xe6\xbc", 2, 2}, /* cut: two bytes that are nothing */
	    {"\xf0\x9f\x99\x82", 2, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const size_t n = strlen(rows[i].s);

		assert_int_equal(utf8_columns(rows[i].s, n), rows[i].columns);
		assert_int_equal(utf8_length(rows[i].s, n), rows[i].length);
	}
	assert_int_equal(utf8_length("a\0b", 3), 3);
	assert_int_equal(utf8_columns("a\0b", 3), 2);
}

static void
test_clean(void **state)
{
	static const struct {
		const char *s;
		bool lines;
		const char *want;
	} rows[] = {
	    {"", false, ""},
	    {"plain \xc3\xa9 \xe6\xbc\xa2", false,
		"plain \xc3\xa9 \xe6\xbc\xa2"},
	    {"a\nb\tc", false, "a b c"},
	    {"a\nb\tc", true, "a\nb c"},
	    {"a\r\nb", true, "a" BAD "\nb"},
	    {"\033[2J", false, BAD "[2J"},
	    {"\033]52;c;eA==\a", false, BAD "]52;c;eA==" BAD},
	    {"\xc2\x9b"
	     "2J",
		false, BAD "2J"}, /* C1 */
	    {"\x9b"
	     "2J",
		false, BAD "2J"}, /* C1 as a byte */
	    {"\x05\x7f\b", false, BAD BAD BAD},
	    {"a\xe2\x80\xae"
	     "b",
		false, "a" BAD "b"},
	    {"a\xe2\x80\x8b"
	     "b",
		false, "a" BAD "b"},
	    {"\xef\xbb\xbf"
	     "a",
		false, BAD "a"},
	    {"a\xe2\x80\xa8"
	     "b",
		true, "a" BAD "b"},
	    {"\xf3\xa0\x80\xa1", false, BAD}, /* a tag character */
	    {"\xed\xa0\x80", false, BAD BAD BAD},
	    {"\xe6\xbc", false, BAD BAD},
	    {"\xc0\xaf", false, BAD BAD},
	};
	struct arena *a = arena_new();
	struct buf b;

	(void)state;
	buf_init(&b, a);
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_clear(&b);
		utf8_clean(&b, rows[i].s, strlen(rows[i].s), rows[i].lines);
		if (strcmp(b.data, rows[i].want) != 0)
			fail_msg("row %zu: %s", i, b.data);
	}
	buf_clear(&b);
	utf8_clean(&b, "a\0b", 3, false);
	assert_string_equal(b.data, "a" BAD "b");
	arena_free(a);
}

static uint32_t
random_next(void)
{
	static uint32_t x = 2463534242;

	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return x;
}

/* Bytes likely to meet in awkward ways. */
static void
random_text(char *s, size_t n)
{
	static const char set[] = "ab  \t\n\033\x7f\x80\x9b\xc2\xc3\xe2\x80"
				  "\xae\xe6\xbc\xa2\xf0\x9f\x99\x82\xff\xcc";

	for (size_t i = 0; i < n; i++)
		s[i] = set[random_next() % (sizeof(set) - 1)];
}

/* Whatever goes in: valid, shown, and cleaning it again changes nothing. */
static void
test_clean_is_safe_for_any_bytes(void **state)
{
	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct arena *a = NULL;
		struct buf once, twice;
		char s[24];
		const size_t n = random_next() % sizeof(s);
		const bool lines = round % 2 == 0;

		a = arena_new();
		buf_init(&once, a);
		buf_init(&twice, a);
		random_text(s, n);
		utf8_clean(&once, s, n, lines);
		for (size_t i = 0; i < once.len;) {
			uint32_t c = 0;
			const size_t len =
			    utf8_decode(once.data + i, once.len - i, &c);

			assert_true(len > 0 && utf8_is_shown(c));
			assert_true(c != '\t' && (lines || c != '\n'));
			i += len;
		}
		utf8_clean(&twice, once.data, once.len, lines);
		assert_string_equal(once.data, twice.data);
		arena_free(a);
	}
}

static void
check_wrap(size_t width, const char *s, const char *want)
{
	char got[256] = "";
	size_t n = strlen(s), at = 0, len = 0;

	while (at < n) {
		size_t next;
		const size_t show = utf8_wrap(s + at, n - at, width, &next);

		assert_true(next > 0 && show <= next && next <= n - at);
		assert_true(len + show + 2 < sizeof(got));
		memcpy(got + len, s + at, show);
		len += show;
		got[len++] = '|';
		at += next;
	}
	got[len] = '\0';
	if (strcmp(got, want) != 0)
		fail_msg("'%s' at %zu: %s, not %s", s, width, got, want);
}

static void
test_wrap(void **state)
{
	static const struct {
		size_t width;
		const char *s, *want;
	} rows[] = {
	    {10, "", ""},
	    {10, "abc", "abc|"},
	    {3, "abc", "abc|"},
	    {3, "abc def", "abc|def|"},
	    {4, "abc def", "abc|def|"},
	    {6, "abc def", "abc|def|"},
	    {7, "abc def", "abc def|"},
	    {3, "abc   def", "abc|def|"},
	    {5, "abc   def", "abc|def|"},
	    {8, "a b c d e f", "a b c d|e f|"},
	    {3, "abcdef", "abc|def|"},
	    {3, "ab cdefg", "ab|cde|fg|"},
	    {4, "a bcdef", "a|bcde|f|"},
	    {1, "abc", "a|b|c|"},
	    {10, "ab\ncd", "ab|cd|"},
	    {2, "ab\ncd", "ab|cd|"},
	    {2, "ab \ncd", "ab|cd|"},
	    {2, "ab   \ncd", "ab|cd|"},
	    {10, "ab\n\ncd", "ab||cd|"},
	    {10, "\nab", "|ab|"},
	    {10, "ab\n", "ab|"},
	    {10, "  ab", "  ab|"},
	    {2, "ab  ", "ab|"},
	    {10, "ab  ", "ab|"},
	    {10, "   ", "|"},
	    {2, "     ", "|"},
	    {6, "abc\tdef", "abc|def|"},
	    {7,
		"abc\xc2\xa0"
		"def",
		"abc\xc2\xa0"
		"def|"},
	    {5,
		"a bc\xc2\xa0"
		"de",
		"a|bc\xc2\xa0"
		"de|"},
	    /* two columns each */
	    {4, "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2",
		"\xe6\xbc\xa2\xe5\xad\x97|\xe6\xbc\xa2|"},
	    {5, "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2",
		"\xe6\xbc\xa2\xe5\xad\x97|\xe6\xbc\xa2|"},
	    {3, "\xe6\xbc\xa2\xe5\xad\x97", "\xe6\xbc\xa2|\xe5\xad\x97|"},
	    {1, "\xe6\xbc\xa2\xe5\xad\x97", "\xe6\xbc\xa2|\xe5\xad\x97|"},
	    {6, "ab \xe6\xbc\xa2\xe5\xad\x97", "ab \xe6\xbc\xa2|\xe5\xad\x97|"},
	    {5, "a bc\xe6\xbc\xa2", "a|bc\xe6\xbc\xa2|"},
	    {5, "a \xe6\xbc\xa2xx", "a|\xe6\xbc\xa2xx|"},
	    /* an accent never starts a line */
	    {1,
		"e\xcc\x81"
		"a",
		"e\xcc\x81|a|"},
	    {2,
		"ae\xcc\x81"
		"a",
		"ae\xcc\x81|a|"},
	    {1,
		"\xe6\xbc\xa2\xcc\x81"
		"a",
		"\xe6\xbc\xa2\xcc\x81|a|"},
	    /* what is no character takes a column */
	    {2, "\xff\xff\xff", "\xff\xff|\xff|"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_wrap(rows[i].width, rows[i].s, rows[i].want);
}

/* Any bytes, any width: it goes on, stays inside, and a line is too wide only
 * where a single character is. */
static void
test_wrap_any_bytes(void **state)
{
	(void)state;
	for (int round = 0; round < 50000; round++) {
		char s[40];
		const size_t n = random_next() % sizeof(s);
		const size_t width = 1 + random_next() % 12;
		size_t at = 0;

		random_text(s, n);
		while (at < n) {
			size_t next = 0;
			const size_t show =
			    utf8_wrap(s + at, n - at, width, &next);

			assert_true(next > 0 && show <= next);
			assert_true(next <= n - at);
			assert_null(memchr(s + at, '\n', show));
			assert_true(utf8_columns(s + at, show) <=
			    (width > 1 ? width : 2));
			for (size_t i = show; i < next; i++)
				assert_non_null(memchr(" \t\n", s[at + i], 3));
			at += next;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_decode_every_character),
	    cmocka_unit_test(test_decode_refuses),
	    cmocka_unit_test(test_is_shown),
	    cmocka_unit_test(test_width),
	    cmocka_unit_test(test_columns_and_length),
	    cmocka_unit_test(test_clean),
	    cmocka_unit_test(test_clean_is_safe_for_any_bytes),
	    cmocka_unit_test(test_wrap),
	    cmocka_unit_test(test_wrap_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
