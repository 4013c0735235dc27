/* What an entry may hold, and that it comes back byte for byte. */
#include "diary_support.h"

#include "harmcheck/prng.h"
#include "harmcheck/utf8.h"

/* Each comes back as it was, with the line end that it may lack. */
static void
as_it_was(void **state)
{
	static const char *const rows[] = {
	    "a", " a\nb", "    a\n", "\na", "\n\n a\nb\n", "   \na",
	    "     \n   \n a", "\ta", "\t\na", " \t a\n", "a\n\tb\n\t\n c",
	    "a\n\n\nb", "a\n   \n  \n \n\nb", "a\n   ", "a\n\t", "a \t ",
	    "a\n\n  ", "---\na", "...\na", "a\n---\nb\n...\nc", "--- |\n  a",
	    "%YAML 1.1\n---\na", "# a\nharmcheck: 1\n# b", "#",
	    "a: \"b\\n\" # c", "\"2026-11-22\": |\n  a",
	    "harmcheck_diary: 2\nentries: {}",
	    "- [ { ? &a *b !c |d >e 'f \"g @h `i", "|", "|2\na", ">-", "{", "'",
	    "\"", "\\", "\xc3\xa9\n\xe2\x82\xac\n\xf0\x9f\x98\x80",
	    "\xf0\x9f\x98\x80", "\xc2\xa0", /* a blank that does not break */
	    "\xe3\x80\x80 a"                /* a wide one */
	};
	struct diary *d = diary_new(arena);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diary *one = diary_new(arena);
		const char *want = arena_printf(arena, "%s%s", rows[i],
		    rows[i][strlen(rows[i]) - 1] == '\n' ? "" : "\n");

		assert_string_equal(added(one, day(i), rows[i])->text, want);
		assert_comes_back(one);
		added(d, day(i), rows[i]);
	}
	assert_comes_back(d); /* none runs into the next */
}

static void
line_ends(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"a\r\nb\r\n", "a\nb\n"},
	    {"a\r\n\r\nb", "a\n\nb\n"},
	    {"\r\na", "\na\n"},
	    {"a\n\n\n", "a\n"},
	    {"a\r\n\r\n\n", "a\n"},
	    {"a\n \n\n", "a\n \n"},
	    {"\xef\xbb\xbf"
	     "a",
		"a\n"},
	    {"\xef\xbb\xbf\r\n a", "\n a\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct diary *d = diary_new(arena);

		assert_string_equal(added(d, "2026-11-22", rows[i].text)->text,
		    rows[i].want);
		assert_comes_back(d);
	}
}

static void
what_cannot_stand(void **state)
{
#define ROW(text, said)                      \
	{                                    \
		text, sizeof(text) - 1, said \
	}
	static const struct {
		const char *text;
		size_t n;
		const char *said;
	} rows[] = {
	    ROW("", "there is nothing in it"),
	    ROW("\n\r\n", "there is nothing in it"),
	    ROW(" \n\t ", "there is nothing in it"),
	    ROW("\xef\xbb\xbf", "there is nothing in it"),
	    ROW("a\rb", "U+000D in its line 1 cannot be seen"),
	    ROW("a\n\r", "U+000D in its line 2"),
	    ROW("a\r\r\n", "U+000D in its line 1"),
	    ROW("a\0b", "U+0000"),
	    ROW("a\r\nb\033[2J", "U+001B in its line 2"),
	    ROW("a\x7f", "U+007F"),
	    ROW("a\xc2\x85"
		"b",
		"U+0085"),
	    ROW("a\xe2\x80\xa8"
		"b",
		"U+2028"),
	    ROW("a\xe2\x80\xa9", "U+2029"),
	    ROW("a\xe2\x80\x8b", "U+200B"),
	    ROW("a\xe2\x80\xae", "U+202E"),
	    ROW("a\xef\xbb\xbf", "U+FEFF"),
	    ROW("\xef\xbb\xbf\xef\xbb\xbf"
		"a",
		"U+FEFF"),
	    ROW("a\xef\xbf\xbf", "U+FFFF"),
	    ROW("a\n\n\xff", "byte 0xFF in its line 3 is not UTF-8"),
	    ROW("a\xc3", "byte 0xC3"),
	    ROW("a\xed\xa0\x80", "byte 0xED"),
	    ROW("\xff\xfe"
		"a\0",
		"byte 0xFF in its line 1"),
	};
#undef ROW
	struct diary *d = diary_new(arena);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *exact = malloc(rows[i].n + 1);
		const char *said;

		memcpy(exact, rows[i].text, rows[i].n);
		exact = realloc(exact, rows[i].n > 0 ? rows[i].n : 1);
		said = refused_bytes(d, "2026-11-22", exact, rows[i].n);
		assert_has(said, "this check cannot go into the diary: ");
		assert_has(said, rows[i].said);
		free(exact);
	}
	assert_comes_back(d);
}

/* Whatever is shown is taken and comes back, at the start of a text, of a line
 * and inside; all else is refused. */
static void
every_character(void **state)
{
	struct diary *d = diary_new(arena);
	struct buf all;
	size_t shown = 0;

	(void)state;
	buf_init(&all, arena);
	for (uint32_t c = 1; c <= 0x10ffff; c++) {
		const struct diary_entry *x = NULL;
		struct err e;
		char s[8];
		bool new;
		const size_t n = utf8_encode(c, s);
		const int r = diary_add(d, "2026-11-22", s, n, &x, &new, &e);

		if (strchr(" \t\n", (int)(c < 0x80 ? c : 'x')) != NULL)
			continue;
		assert_int_equal(r, utf8_is_shown(c) ? 0 : -1);
		if (r == -1)
			continue;
		shown++;
		buf_add(&all, s, n);
		buf_addc(&all, 'x');
		buf_add(&all, s, n);
		buf_addc(&all, '\n');
		diary_remove(d, x);
	}
	assert_true(shown > 900000);
	for (size_t i = 0; i < all.len;) { /* in pieces of fitting size */
		size_t n = all.len - i < 4000000 ? all.len - i : 4000000;

		while (all.data[i + n - 1] != '\n')
			n--;
		added_bytes(d, "2026-11-22", all.data + i, n);
		i += n;
	}
	assert_true(d->n > 1);
	assert_comes_back(d);
}

/* --- random texts ----------------------------------------------------------
 */

static const char *const pieces[] = {" ", "  ", "\t", "\n", "\n", "\n\n",
    "\r\n", "a", "ab c", "---", "...", "# ", ": ", "- ", "|", ">", "\"", "'",
    "{", "}", "[", "]", "&", "*", "!", "%", "@", "`", "\\", "\\n", "? ", "|2",
    "\xc3\xa9", "\xf0\x9f\x98\x80", "\xc2\xa0", "2026-11-22", "entries:"};

static struct buf
random_text(struct prng *p)
{
	const size_t n = prng_below(p, 30) + 1;
	struct buf out;

	buf_init(&out, arena);
	if (prng_below(p, 8) == 0)
		buf_adds(&out, "\xef\xbb\xbf");
	for (size_t i = 0; i < n; i++)
		buf_adds(&out,
		    pieces[prng_below(p, sizeof(pieces) / sizeof(pieces[0]))]);
	return out;
}

/* The same by other code: what is documented, step by step. NULL: refused. */
static const char *
normal(const struct buf *text)
{
	const char *s = text->data;
	struct buf out;

	if (str_starts(s, "\xef\xbb\xbf"))
		s += 3;
	buf_init(&out, arena);
	for (; *s != '\0'; s++)
		if (!str_starts(s, "\r\n"))
			buf_addc(&out, *s);
	if (out.data[strspn(out.data, " \t\n")] == '\0')
		return NULL;
	for (; out.data[out.len - 1] == '\n'; out.len--)
		out.data[out.len - 1] = '\0';
	buf_addc(&out, '\n');
	return out.data;
}

/* One step of a life: a text is added, or an entry goes. */
static void
live(struct diary *d, struct prng *p)
{
	const char *date = day(prng_below(p, 6));
	const struct buf text = random_text(p);
	const char *want = normal(&text);
	const struct diary_entry *x;
	struct err e;
	bool new;

	if (d->n > 0 && prng_below(p, 5) == 0) {
		diary_remove(d, d->entries[prng_below(p, d->n)]);
		return;
	}
	if (want == NULL) {
		refused_bytes(d, date, text.data, text.len);
		return;
	}
	assert_int_equal(diary_add(d, date, text.data, text.len, &x, &new, &e),
	    0);
	assert_int_equal(x->n, strlen(want));
	assert_memory_equal(x->text, want, x->n);
	assert_string_equal(x->date, date);
	assert_ptr_equal(diary_find(d, x->name), x);
}

static void
random_diaries_come_back(void **state)
{
	(void)state;
	for (uint64_t i = 0; i < 300; i++) {
		struct diary *d = diary_new(arena);
		struct prng p;

		prng_init(&p, 1, "diary", i);
		for (size_t n = prng_below(&p, 25); n > 0; n--)
			live(d, &p);
		assert_comes_back(d);
	}
}

/* Bytes of any kind are refused, or come back. */
static void
random_bytes(void **state)
{
	struct diary *d = diary_new(arena);
	size_t taken = 0;
	struct prng p;

	(void)state;
	prng_init(&p, 1, "bytes", 0);
	for (size_t i = 0; i < 20000; i++) {
		const struct diary_entry *x;
		unsigned char s[8];
		struct err e;
		bool new;
		const size_t n = prng_below(&p, sizeof(s)) + 1;

		for (size_t j = 0; j < n; j++)
			s[j] = (unsigned char)prng_below(&p,
			    prng_below(&p, 3) == 0 ? 256 : 127);
		taken +=
		    diary_add(d, day(i % 500), (char *)s, n, &x, &new, &e) == 0;
	}
	assert_true(taken > 1000 && taken < 19000);
	assert_comes_back(d);
}

/* Two texts that happen to have one sum are two checks: none is lost. */
static void
sums_that_are_alike(void **state)
{
	static const char *const texts[] = {"a\n", "b\n", "a\nb\n", ""};
	struct diary_entry x, y;

	(void)state;
	diary_text_set(&x, texts[0], 2);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		diary_text_set(&y, texts[i], strlen(texts[i]));
		assert_int_equal(diary_text_is_same(&x, &y), i == 0);
		y.sum = x.sum;
		assert_int_equal(diary_text_is_same(&x, &y), i == 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(as_it_was, setup, teardown),
	    cmocka_unit_test_setup_teardown(line_ends, setup, teardown),
	    cmocka_unit_test_setup_teardown(what_cannot_stand, setup, teardown),
	    cmocka_unit_test_setup_teardown(every_character, setup, teardown),
	    cmocka_unit_test_setup_teardown(random_diaries_come_back, setup,
		teardown),
	    cmocka_unit_test_setup_teardown(random_bytes, setup, teardown),
	    cmocka_unit_test(sums_that_are_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
