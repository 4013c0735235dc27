/* The page in HTML: foreign text stays text, the policy names the style sheet
 * that is there, blocks become the elements that they are. */
#include "support.h"

#include <sodium.h>

#include "harmcheck/hash.h"

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
	render_html(&out, &fx.report, "en");
	return out.data;
}

static const char *
projected(void)
{
	struct buf out;

	buf_init(&out, fx.arena);
	render_html_projector(&out, &fx.report, "en");
	return out.data;
}

/* What of the page stands between FROM and TO; a copy. */
static const char *
between(const char *text, const char *from, const char *to)
{
	const char *start = strstr(text, from);
	const char *end;

	assert_non_null(start);
	start += strlen(from);
	end = strstr(start, to);
	assert_non_null(end);
	return arena_strndup(fx.arena, start, (size_t)(end - start));
}

static const char *
body(void)
{
	return between(page(), "<main>\n", "</main>");
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	while ((text = strstr(text, part)) != NULL) {
		n++;
		text++;
	}
	return n;
}

static void
foreign_text_is_text(void **state)
{
	static const struct {
		const char *typed, *written;
	} cases[] = {
	    {"", ""},
	    {"plain words.", "plain words."},
	    {"<script>alert(1)</script>",
		"&lt;script&gt;alert(1)&lt;/script&gt;"},
	    {"</p></main></body>", "&lt;/p&gt;&lt;/main&gt;&lt;/body&gt;"},
	    {"<!-- x --> <![CDATA[x]]>",
		"&lt;!-- x --&gt; &lt;![CDATA[x]]&gt;"},
	    {"\" onload=\"x", "&quot; onload=&quot;x"},
	    {"' onload='x", "&#39; onload=&#39;x"},
	    {"&lt; &#60; &amp", "&amp;lt; &amp;#60; &amp;amp"},
	    {"javascript:x", "javascript:x"},
	    {"a\nb\tc", "a b c"},
	    {"a\rb\033[2Jc\177d",
		"a\xef\xbf\xbd"
		"b\xef\xbf\xbd[2Jc\xef\xbf\xbd"
		"d"},
	    {"\xe2\x80\xae"
	     "evil\xe2\x80\xac",
		"\xef\xbf\xbd"
		"evil\xef\xbf\xbd"},
	    {"a\xe2\x80\x8b"
	     "b\xef\xbb\xbf"
	     "c",
		"a\xef\xbf\xbd"
		"b\xef\xbf\xbd"
		"c"},
	    {"\xc0\xbcscript>", "\xef\xbf\xbd\xef\xbf\xbdscript&gt;"},
	    {"\xff<", "\xef\xbf\xbd&lt;"},
	    {"Gr\xc3\xbc\xc3\x9f"
	     "e \xf0\x9f\x8c\xb1",
		"Gr\xc3\xbc\xc3\x9f"
		"e \xf0\x9f\x8c\xb1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out;

		buf_init(&out, fx.arena);
		html_text(&out, cases[i].typed);
		assert_string_equal(out.data, cases[i].written);
	}
}

/* Every place where a text can stand. */
static void
foreign_text_is_text_everywhere(void **state)
{
	static const char bad[] = "\"><b x='y'>&";
	static const char *const cells[] = {bad, bad, bad};
	struct table *t;
	struct table_row *w;
	struct buf out;

	(void)state;
	for (int kind = 0; kind < BLOCK_KINDS; kind++)
		if (kind < BLOCK_GAP)
			report_add(&fx.report, (enum block_kind)kind, bad);
	report_bar(&fx.report, 1, 3, bad);
	t = report_table(&fx.report, bad, cells, 3);
	t->key = bad;
	w = report_row(&fx.report, t, cells);
	w->bar = 1;
	w->bar_of = 3;
	fx.report.date = bad;
	buf_init(&out, fx.arena);
	render_html(&out, &fx.report, bad);
	assert_null(strstr(out.data, "<b "));
	assert_null(strstr(out.data, "x='y'"));
	assert_null(strstr(out.data, "\"\""));
	assert_has(out.data,
	    "aria-label=\"Drawing of the table below. "
	    "&quot;&gt;&lt;b x=&#39;y&#39;&gt;&amp;: ");
}

/* The constant cannot go stale: a browser would then drop the style. */
static void
policy_names_the_style_of(const char *text)
{
	const char *style = between(text, "<style>", "</style>");
	char hex[HASH_HEX], base64[64];
	unsigned char digest[32];
	size_t n;

	hash_hex(style, strlen(style), hex);
	assert_int_equal(sodium_hex2bin(digest, sizeof(digest), hex,
			     strlen(hex), NULL, &n, NULL),
	    0);
	assert_int_equal(n, sizeof(digest));
	sodium_bin2base64(base64, sizeof(base64), digest, n,
	    sodium_base64_VARIANT_ORIGINAL);
	assert_string_equal(
	    between(text, "\"Content-Security-Policy\" content=\"", "\""),
	    arena_printf(fx.arena,
		"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
		"form-action 'none'",
		base64));
}

static void
the_policy_names_the_style(void **state)
{
	(void)state;
	policy_names_the_style_of(page());
	policy_names_the_style_of(projected());
	fx.report.desk = true;
	policy_names_the_style_of(page());
}

static void
the_page_asks_nobody_for_anything(void **state)
{
	static const char *const never[] = {"<script", "<link", "<a ", "href",
	    "src=", "url(", "@import", "http:", "https:", " on",
	    " style=", "<form", "<iframe", "<img"};

	(void)state;
	report_add(&fx.report, BLOCK_TITLE, "T");
	report_bar(&fx.report, 1, 3, "1 of 3");
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++) {
		assert_has_not(page(), never[i]);
		assert_has_not(projected(), never[i]);
	}
	assert_has(page(), "<meta name=\"referrer\" content=\"no-referrer\">");
}

static void
the_windows_title_is_neutral(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_TITLE, "Your summary: Therapy");
	assert_string_equal(between(page(), "<title>", "</title>"), "Summary");
	fx.report.date = "2026-11-22";
	assert_string_equal(between(page(), "<title>", "</title>"),
	    "Summary 2026-11-22");
	assert_has(page(), "<html lang=\"en\">");
}

/* Browsers print the title on each sheet; some print what the style says. */
static void
a_page_for_the_desk_says_so_on_each_sheet(void **state)
{
	static const char name[] = "Statistics: for the desk, not for the wall";

	(void)state;
	assert_has_not(page(), name);
	assert_has_not(projected(), name);
	fx.report.desk = true;
	assert_string_equal(between(page(), "<title>", "</title>"), name);
	assert_has(between(page(), "@page {\n  @top-right {", "}"),
	    arena_printf(fx.arena, "content: \"%s\";", name));
	assert_has(page(), "white-space: nowrap");
}

static void
headings_make_a_tree(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_PARA, "A remark.");
	report_add(&fx.report, BLOCK_TITLE, "Title");
	report_add(&fx.report, BLOCK_THEME, "Too deep");
	report_add(&fx.report, BLOCK_HEADING, "Section");
	report_add(&fx.report, BLOCK_THEME, "Theme");
	assert_string_equal(body(),
	    "<h1>Title</h1>\n<p>A remark.</p>\n<h2>Too deep</h2>\n"
	    "<h2>Section</h2>\n<h3>Theme</h3>\n");
}

/* On the wall each part with a heading is a screen. */
static void
parts_are_screens(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_TITLE, "Title");
	report_add(&fx.report, BLOCK_PARA, "p");
	report_add(&fx.report, BLOCK_HEADING, "Section");
	report_add(&fx.report, BLOCK_ITEM, "i");
	report_add(&fx.report, BLOCK_THEME, "Theme");
	report_add(&fx.report, BLOCK_PARA, "q");
	assert_string_equal(between(projected(), "<main>\n", "</main>"),
	    "<h1>Title</h1>\n<p>p</p>\n"
	    "<section>\n<h2>Section</h2>\n<ul>\n<li>i</li>\n</ul>\n"
	    "</section>\n<section>\n<h3>Theme</h3>\n<p>q</p>\n"
	    "</section>\n");
	assert_has(projected(), "name=\"color-scheme\" content=\"light\"");
	assert_has(page(), "name=\"color-scheme\" content=\"light dark\"");
}

/* What stands in the cell in words is drawn in it; nothing is for nought. */
static void
cells_are_drawn(void **state)
{
	static const char *const cells[] = {"Pushed", "0", "3 (fits)", NULL};
	static const unsigned parts[] = {0, 0, 3, 0};
	static const char *const heads[] = {"Question", "Never", "Often", "-"};
	struct table *t = report_table(&fx.report, "Counts", heads, 4);
	struct table_row *w = report_row(&fx.report, t, cells);

	(void)state;
	assert_int_equal(count(body(), "<svg"), 0);
	w->parts = parts;
	w->parts_of = 12;
	assert_int_equal(count(body(), "<svg"), 1);
	assert_has(body(), "<td data-head=\"Never\">0</td>");
	assert_has(body(),
	    "<td data-head=\"Often\">3 (fits)<svg aria-hidden=\"true\"");
	assert_has(body(), "<rect class=\"full\" x=\"0.0%\" width=\"25.0%\"");
	assert_has(body(), "</svg></td>");
}

static void
without_a_title_sections_are_the_highest(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_HEADING, "Section");
	report_add(&fx.report, BLOCK_THEME, "Theme");
	report_add(&fx.report, BLOCK_HEADING, "Section");
	assert_string_equal(body(),
	    "<h1>Section</h1>\n<h2>Theme</h2>\n<h1>Section</h1>\n");
}

static void
items_are_one_list(void **state)
{
	(void)state;
	report_add(&fx.report, BLOCK_ITEM, "a");
	report_add(&fx.report, BLOCK_ITEM, "b");
	report_add(&fx.report, BLOCK_GAP, "");
	report_add(&fx.report, BLOCK_ITEM, "c");
	report_add(&fx.report, BLOCK_PARA, "p");
	assert_string_equal(body(),
	    "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
	    "<ul>\n<li>c</li>\n</ul>\n<p>p</p>\n");
}

static void
choices_keep_their_numbers_and_words(void **state)
{
	(void)state;
	report_number(&fx.report, 2, "two");
	report_add(&fx.report, BLOCK_SAY, "say");
	report_add(&fx.report, BLOCK_GAP, "");
	report_number(&fx.report, 3, "three");
	report_number(&fx.report, 7, "seven");
	report_add(&fx.report, BLOCK_ITEM, "i");
	report_add(&fx.report, BLOCK_SAY, "alone");
	assert_string_equal(body(),
	    "<ol start=\"2\">\n<li>\n<p class=\"choice\">two</p>\n"
	    "<p class=\"say\">say</p>\n</li>\n"
	    "<li>\n<p class=\"choice\">three</p>\n</li>\n"
	    "<li value=\"7\">\n<p class=\"choice\">seven</p>\n</li>\n</ol>\n"
	    "<ul>\n<li>i</li>\n</ul>\n<p class=\"say\">alone</p>\n");
}

static void
a_bar_is_drawn_and_said(void **state)
{
	struct block *b = report_bar(&fx.report, 2, 5, "2 of 5 named.");

	(void)state;
	assert_string_equal(between(body(), "aria-label=\"", "\""),
	    "2 of 5 boxes full");
	assert_int_equal(count(body(), "class=\"full\""), 2);
	assert_int_equal(count(body(), "class=\"none\""), 3);
	assert_has(body(), "</svg>\n<p>2 of 5 named.</p>\n</div>\n");
	b->bar_least = 2;
	b->bar_most = 3;
	assert_string_equal(between(body(), "aria-label=\"", "\""),
	    "2 of 5 boxes full, 1 dashed");
	assert_int_equal(count(body(), "class=\"open\""), 1);
	assert_int_equal(count(body(), "class=\"none\""), 2);
}

/* What cannot be counted at a glance is a line. */
static void
a_bar_of_many_is_a_line(void **state)
{
	struct block *b = report_bar(&fx.report, 67, 100, "67");

	(void)state;
	assert_string_equal(between(body(), "aria-label=\"", "\""),
	    "A line, 67 of 100 parts full");
	assert_has(body(), "<rect class=\"full\" x=\"0.0%\" width=\"67.0%\"");
	assert_has(body(), "<rect class=\"none\" x=\"67.0%\" width=\"33.0%\"");
	b->bar_least = 50;
	b->bar_most = 75;
	assert_has(body(), "<rect class=\"full\" x=\"0.0%\" width=\"50.0%\"");
	assert_has(body(), "<rect class=\"open\" x=\"50.0%\" width=\"25.0%\"");
	b->bar_most = 200; /* drawn to its end, not over it */
	assert_has(body(), "<rect class=\"open\" x=\"50.0%\" width=\"50.0%\"");
	report_bar(&fx.report, 0, 0, "none");
	assert_int_equal(count(body(), "<svg"), 1);
}

static void
a_table_has_heads(void **state)
{
	static const char *const heads[] = {"Theme", "Then", "Now"};
	static const char *const pace[] = {"Pace", "2 of 3", NULL};
	static const char *const acts[] = {"Acts", NULL, "1 of 2"};
	struct table *t = report_table(&fx.report, "Changes", heads, 3);

	(void)state;
	report_row(&fx.report, t, pace);
	/* a column with nothing in it takes no room */
	assert_string_equal(body(),
	    "<table>\n<caption>Changes</caption>\n<thead>\n<tr>\n"
	    "<th scope=\"col\">Theme</th>\n<th scope=\"col\">Then</th>\n"
	    "</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">Pace</th>\n"
	    "<td data-head=\"Then\">2 of 3</td>\n</tr>\n</tbody>\n"
	    "</table>\n");
	report_row(&fx.report, t, acts);
	t->even = true;
	assert_has(body(), "<table class=\"even\">");
	assert_has(body(),
	    "<th scope=\"col\">Then</th>\n<th scope=\"col\">Now</th>");
	assert_has(body(), "2 of 3</td>\n<td data-head=\"Now\"></td>\n</tr>");
	assert_has(body(), "Acts</th>\n<td data-head=\"Then\"></td>\n");
}

static void
a_table_is_drawn_in_one_picture(void **state)
{
	static const char *const heads[] = {"Theme", "Named"};
	static const char *const pace[] = {"Pace", "1 of 13"};
	static const char *const rest[] = {"A theme whose title is longer than "
					   "one line of the drawing",
	    "none"};
	struct table *t = report_table(&fx.report, "Changes", heads, 2);
	struct table_row *w = report_row(&fx.report, t, pace);

	(void)state;
	w->bar = 1;
	w->bar_of = 13;
	report_row(&fx.report, t, rest); /* has no bar, so it is not drawn */
	w = report_row(&fx.report, t, rest);
	w->bar_of = 3;
	t->key = "How to read it.";
	assert_int_equal(count(body(), "<svg"), 1);
	assert_int_equal(count(body(), "<rect"), 16);
	assert_int_equal(count(body(), "<text"), 1 + 3);
	/* the thirteenth box begins a line of its own */
	assert_has(body(),
	    "<rect class=\"none\" x=\"0.1em\" y=\"3.0em\" width=\"0.9em\"");
	assert_has(body(), "height=\"10.8em\"");
	assert_string_equal(between(body(), "aria-label=\"", "\""),
	    "Drawing of the table below. Pace: 1 of 13. A theme whose title "
	    "is longer than one line of the drawing: none.");
	assert_has(body(), "<figcaption>How to read it.</figcaption>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(foreign_text_is_text, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(foreign_text_is_text_everywhere,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_policy_names_the_style, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(the_page_asks_nobody_for_anything,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		a_page_for_the_desk_says_so_on_each_sheet, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(the_windows_title_is_neutral,
		set_up, tear_down),
	    cmocka_unit_test_setup_teardown(parts_are_screens, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(cells_are_drawn, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(headings_make_a_tree, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		without_a_title_sections_are_the_highest, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(items_are_one_list, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(
		choices_keep_their_numbers_and_words, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(a_bar_is_drawn_and_said, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_bar_of_many_is_a_line, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_table_has_heads, set_up,
		tear_down),
	    cmocka_unit_test_setup_teardown(a_table_is_drawn_in_one_picture,
		set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
