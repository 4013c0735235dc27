/* The page in Markdown: foreign text reads as it was typed, blocks keep apart
 * what is apart. tests/browser reads the same with two Markdown readers. */
#include "support.h"

struct fixture {
	struct arena *arena;
	struct report report;
};

static struct fixture fx;

static int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	report_init(&fx.report, fx.arena);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

static const char *
page(void)
{
	struct buf out;

	buf_init(&out, fx.arena);
	render_markdown(&out, &fx.report);
	return out.data;
}

static const char *
escaped(const char *typed, bool start)
{
	struct buf out;

	buf_init(&out, fx.arena);
	markdown_text(&out, typed, start);
	return out.data;
}

/* Typed, then written at the start of a line, then within one (NULL: the
 * same). */
static const struct escape {
	const char *typed, *start, *within;
} escapes[] = {
    {"", "", NULL},
    {"It went fast. Too fast, 2026-11-22!",
	"It went fast. Too fast, 2026-11-22!", NULL},
    {"*a* **b** _c_ __d__", "\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\_\\_d\\_\\_",
	NULL},
    {"~~a~~ ==b==", "\\~\\~a\\~\\~ \\=\\=b\\=\\=", NULL},
    {"`a` ```", "\\`a\\` \\`\\`\\`", NULL},
    {"~~~", "\\~\\~\\~", NULL},
    {"[a](x) ![b](y)", "\\[a\\](x) !\\[b\\](y)", NULL},
    {"[a]: x", "\\[a\\]: x", NULL},
    {"[^1] ^2^ $3$", "\\[\\^1\\] \\^2\\^ \\$3\\$", NULL},
    {"<b>", "&lt;b&gt;", NULL},
    {"<http://x.example> <a@x.example>",
	"&lt;http\\://x.example&gt; &lt;a\\@x.example&gt;", NULL},
    {"http://x.example/b.c www.x.example WWW.X x.com",
	"http\\://x.example/b.c www\\.x.example WWW\\.X x.com", NULL},
    {"mailto:a@x.example", "mailto\\:a\\@x.example", NULL},
    {"b.\xc3\xbc", "b.\xc3\xbc", NULL},
    {"<!-- a --> <?b?> <![CDATA[c]]>",
	"&lt;!-- a --&gt; &lt;?b?&gt; &lt;!\\[CDATA\\[c\\]\\]&gt;", NULL},
    {"&amp; &#35; &copy", "&amp;amp; &amp;\\#35; &amp;copy", NULL},
    {"a\\", "a\\\\", NULL},
    {"\\*a\\|", "\\\\\\*a\\\\\\|", NULL},
    {"# a #", "\\# a \\#", NULL},
    {"===", "\\=\\=\\=", NULL},
    {"---", "\\---", "---"},
    {"- a", "\\- a", "- a"},
    {"- - -", "\\- - -", "- - -"},
    {"+++", "\\+++", "+++"},
    {"+ a", "\\+ a", "+ a"},
    {"* * *", "\\* \\* \\*", NULL},
    {"> a", "&gt; a", NULL},
    {"1. a", "1\\. a", "1. a"},
    {"12) a", "12\\) a", "12) a"},
    {"1.5 of 2.", "1\\.5 of 2.", "1.5 of 2."},
    {"a 1. b", "a 1. b", NULL},
    {"2026", "2026", NULL},
    {"    code", "&#32;   code", "    code"},
    {"\tcode", "&#32;code", " code"},
    {"| a | b |", "\\| a \\| b \\|", NULL},
    {"|---|", "\\|---\\|", NULL},
    {":smile: 10:30 a: b", "\\:smile: 10\\:30 a: b", NULL},
    {"{: .x} {% y %}", "\\{: .x\\} \\{% y %\\}", NULL},
    {"a\n# b\n\nc", "a \\# b  c", NULL},
    {"a\r# b\033c",
	"a\xef\xbf\xbd\\# b\xef\xbf\xbd"
	"c",
	NULL},
    {"\xe2\x80\xae"
     "a\xe2\x80\x8b"
     "b",
	"\xef\xbf\xbd"
	"a\xef\xbf\xbd"
	"b",
	NULL},
    {"\xc0\xbc"
     "b\xff",
	"\xef\xbf\xbd\xef\xbf\xbd"
	"b\xef\xbf\xbd",
	NULL},
};

static void
foreign_text_reads_as_typed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		const struct escape *e = &escapes[i];

		assert_string_equal(escaped(e->typed, true), e->start);
		assert_string_equal(escaped(e->typed, false),
		    e->within != NULL ? e->within : e->start);
	}
}

static void
headings_make_a_tree(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_PARA, "A remark.");
	report_add(&fx.report, BLOCK_TITLE, "Title # 1");
	report_add(&fx.report, BLOCK_THEME, "Too deep");
	report_add(&fx.report, BLOCK_HEADING, "1. Section");
	report_add(&fx.report, BLOCK_THEME, "Theme");
	assert_string_equal(page(),
	    "# Title \\# 1\n\nA remark.\n\n## Too deep\n\n## 1\\. Section\n\n"
	    "### Theme\n");
}

static void
lists_are_kept_apart(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_PARA, "p");
	report_add(&fx.report, BLOCK_ITEM, "a");
	report_add(&fx.report, BLOCK_ITEM, "- b");
	report_add(&fx.report, BLOCK_GAP, "");
	report_add(&fx.report, BLOCK_ITEM, "c");
	report_add(&fx.report, BLOCK_ITEM, "d");
	report_add(&fx.report, BLOCK_PARA, "---");
	report_add(&fx.report, BLOCK_PARA, "===");
	assert_string_equal(page(),
	    "p\n\n- a\n- \\- b\n\n* c\n* d\n\n\\---\n\n\\=\\=\\=\n");
}

static void
choices_keep_their_numbers_and_words(void **state)
{
	(void)state;
	report_number(&fx.report, 9, "nine");
	report_add(&fx.report, BLOCK_SAY, "say");
	report_add(&fx.report, BLOCK_GAP, "");
	report_number(&fx.report, 10, "ten");
	report_add(&fx.report, BLOCK_SAY, "1. say");
	report_number(&fx.report, 1, "one");
	report_add(&fx.report, BLOCK_PARA, "p");
	report_add(&fx.report, BLOCK_SAY, "alone");
	assert_string_equal(page(),
	    "9. nine\n\n   say\n\n10. ten\n\n    1\\. say\n\n1) one\n\np\n\n"
	    "alone\n");
}

static void
a_table_is_a_table(void **state)
{
	static const char *const heads[] = {"Theme", "Then | now"};
	static const char *const pace[] = {"Pace", "a|b\\"};
	static const char *const none[] = {"- None", NULL};
	struct table *t = report_table(&fx.report, "Changes", heads, 2);

	(void)state;
	t->glance = true;
	report_row(&fx.report, t, pace);
	report_row(&fx.report, t, none);
	report_bar(&fx.report, 1, 3, "1 of 3");
	assert_string_equal(page(),
	    "Changes\n\n| Theme | Then \\| now |\n| --- | --- |\n"
	    "| Pace | a\\|b\\\\ |\n| - None |  |\n\n1 of 3\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(foreign_text_reads_as_typed, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(headings_make_a_tree, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(lists_are_kept_apart, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		choices_keep_their_numbers_and_words, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_table_is_a_table, set_up,
		tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
