/* Any bytes, made fit for a screen and wrapped to any width. */
#include "harmcheck/json.h"
#include "harmcheck/utf8.h"
#include "fuzz.h"

void
fuzz_begin(void)
{
}

/* Character by character: what is read is written the same, and the sums of
 * the whole are the sums of the parts. */
static void
check_characters(const char *s, size_t n)
{
	size_t columns = 0, length = 0;

	for (size_t i = 0; i < n; length++) {
		uint32_t c;
		const size_t len = utf8_decode(s + i, n - i, &c);
		char again[4];

		FUZZ_CHECK(len <= 4 && len <= n - i);
		if (len > 0) {
			FUZZ_CHECK(utf8_encode(c, again) == len);
			FUZZ_CHECK(memcmp(again, s + i, len) == 0);
			FUZZ_CHECK(utf8_width(c) <= 2);
			columns += utf8_width(c);
		} else {
			columns++;
		}
		i += len > 0 ? len : 1;
	}
	FUZZ_CHECK(utf8_columns(s, n) == columns);
	FUZZ_CHECK(utf8_length(s, n) == length);
}

/* Is all between FROM and TO a blank, or one line feed? */
static bool
is_break(const char *s, size_t from, size_t to)
{
	size_t lines = 0;

	for (size_t i = from; i < to; i++) {
		lines += s[i] == '\n';
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\n')
			return false;
	}
	return lines <= 1;
}

/* No line is wider than the screen, unless it is one character; none is empty
 * for nothing; nothing is lost but blanks at a break. */
static void
check_lines(const char *s, size_t n, size_t width)
{
	for (size_t i = 0; i < n;) {
		size_t next = 0;
		const size_t end = utf8_wrap(s + i, n - i, width, &next);

		FUZZ_CHECK(end <= next && next <= n - i);
		FUZZ_CHECK(next > 0);
		FUZZ_CHECK(memchr(s + i, '\n', end) == NULL);
		FUZZ_CHECK(utf8_columns(s + i, end) <= width ||
		    (width == 1 && utf8_columns(s + i, end) == 2));
		FUZZ_CHECK(is_break(s + i, end, next));
		i += next;
	}
}

static void
check_clean(struct arena *a, const char *s, size_t n, bool lines)
{
	struct buf one, two;

	buf_init(&one, a);
	buf_init(&two, a);
	utf8_clean(&one, s, n, lines);
	fuzz_clean("clean", one.data, one.len, lines);
	utf8_clean(&two, one.data, one.len, lines);
	fuzz_same("clean twice", one.data, one.len, two.data, two.len);
	FUZZ_CHECK(utf8_length(one.data, one.len) == utf8_length(s, n));
	/* what is fit already stays as it is */
	if (fuzz_is_clean(s, n, lines))
		fuzz_same("clean is clean", s, n, one.data, one.len);
}

/* One quoted text, whatever was in it: nothing gets out of the quotes. */
static void
check_quote(struct arena *a, const char *s, size_t n)
{
	struct buf out;

	buf_init(&out, a);
	json_quote(&out, s, n);
	FUZZ_CHECK(out.len >= 2 && out.data[0] == '"');
	FUZZ_CHECK(out.data[out.len - 1] == '"');
	for (size_t i = 1; i < out.len - 1; i++) {
		FUZZ_CHECK(out.data[i] != '"');
		if (out.data[i] == '\\') {
			i++;
			FUZZ_CHECK(i < out.len - 1);
		}
	}
	for (size_t i = 0; i < out.len; i++)
		FUZZ_CHECK((unsigned char)out.data[i] >= ' ');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const uint8_t how = take_byte(&in);
	const char *s = (const char *)in.p;

	if (in.n > 4096)
		return -1;
	check_characters(s, in.n);
	check_lines(s, in.n, 1 + how % 100U);
	check_clean(a, s, in.n, how % 2 == 0);
	check_quote(a, s, in.n);
	return 0;
}
