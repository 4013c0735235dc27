/* The page for a printer: what it holds, what it never holds, and that its
 * policy names the style sheets that are there. */
#include "paper_page_support.h"

#include <sodium.h>

#include "harmcheck/form.h"
#include "harmcheck/hash.h"

#define BAD "\"><b x='y'>&"

/* --- the page ------------------------------------------------------------ */

static const char *
digest_of(const char *style)
{
	char hex[HASH_HEX], base64[64];
	unsigned char digest[32];
	size_t n;

	hash_hex(style, strlen(style), hex);
	assert_int_equal(sodium_hex2bin(digest, sizeof(digest), hex,
			     strlen(hex), NULL, &n, NULL),
	    0);
	sodium_bin2base64(base64, sizeof(base64), digest, n,
	    sodium_base64_VARIANT_ORIGINAL);
	return arena_printf(fx.arena, "'sha256-%s'", base64);
}

/* The constants cannot go stale: a browser would then drop the styles. */
static void
the_policy_names_each_style(void **state)
{
	static const enum paper_size sizes[] = {PAPER_ANY, PAPER_A4,
	    PAPER_LETTER};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const char *digests, *text;

		fx.paper.size = sizes[i];
		text = page();
		digests = digest_of(between(text, "<style>", "</style>"));
		if (sizes[i] != PAPER_ANY)
			digests = arena_printf(fx.arena, "%s %s", digests,
			    digest_of(between(strstr(text, "</style>"),
				"<style>", "</style>")));
		assert_int_equal(count(text, "<style>"),
		    sizes[i] != PAPER_ANY ? 2 : 1);
		assert_string_equal(
		    between(text, "\"Content-Security-Policy\" content=\"",
			"\""),
		    arena_printf(fx.arena,
			"default-src 'none'; style-src %s; base-uri 'none'; "
			"form-action 'none'",
			digests));
	}
}

static void
the_size_is_that_which_was_asked_for(void **state)
{
	(void)state;
	assert_has_not(page(), "{ size:");
	fx.paper.size = PAPER_A4;
	assert_has(page(), "@page { size: A4; }");
	fx.paper.size = PAPER_LETTER;
	assert_has(page(), "@page { size: letter; }");
	assert_has(page(), "<html lang=\"en\" data-title=");
	fx.paper.large = true;
	assert_has(page(), "<html lang=\"en\" class=\"large\" data-title=");
}

static void
the_page_asks_nobody_for_anything(void **state)
{
	static const char *const never[] = {"<script", "<link", "<a ", "href",
	    "src=", "url(", "@import", "http:", "https:", " on",
	    " style=", "<form", "<iframe", "<img", "<input"};
	const char *text;

	(void)state;
	fx.paper.hand_score = fx.paper.facilitator = true;
	text = page();
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		for (const char *s = strchr(text, '<'); s != NULL;
		     s = strchr(s + 1, '<'))
			assert_has_not(
			    arena_strndup(fx.arena, s, strcspn(s, ">") + 1),
			    never[i]);
	assert_has(text, "<title>Form to print</title>");
}

static void
spoil(struct text *t)
{
	if (t->of[0] != NULL)
		t->of[0] = BAD;
}

static void
spoil_themes(struct bank *b)
{
	for (size_t i = 0; i < b->n_categories; i++) {
		struct category *c = &b->categories[i];

		spoil(&c->title);
		spoil(&c->about);
		spoil(&c->before);
		spoil(&c->closing);
		for (size_t k = 0; k < c->n_levels; k++)
			spoil(&c->levels[k].label);
	}
	for (size_t i = 0; i < b->n_scales; i++)
		for (size_t k = 0; k < b->scales[i].n_options; k++)
			spoil(&b->scales[i].options[k].label);
	for (size_t i = 0; i < b->n_questions; i++)
		b->questions[i].code = BAD;
}

static void
spoil_rest(struct bank *b)
{
	struct text *const texts[] = {&b->paper, &b->facilitator, &b->limits,
	    &b->grounding, &b->steps_before, &b->helplines_before,
	    &b->sentinels[SENTINEL_CONDUCT].title,
	    &b->sentinels[SENTINEL_CONDUCT].result,
	    &b->sentinels[SENTINEL_CONDUCT].limits};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		spoil(texts[i]);
	for (size_t i = 0; i < b->n_steps; i++) {
		spoil(&b->steps[i].title);
		spoil(&b->steps[i].text);
		spoil(&b->steps[i].say);
	}
	b->forms[0].title = b->forms[0].about = BAD;
	for (size_t i = 0; i < b->forms[0].n_items; i++)
		b->forms[0].items[i].ask = b->forms[0].items[i].short_text =
		    BAD;
	b->helplines[0].name = b->helplines[0].call = BAD;
	b->countries[0].name = BAD;
	b->language = b->version = BAD;
}

/* Every place where a text of the bank stands. */
static void
foreign_text_is_text_everywhere(void **state)
{
	struct bank *b = load_bank(fx.arena, TINY);

	(void)state;
	spoil_themes(b);
	spoil_rest(b);
	fx.paper.bank = b;
	fx.paper.form = &b->forms[0];
	fx.paper.hand_score = fx.paper.facilitator = true;
	fx.paper.country = "AA";
	assert_has_not(page(), "<b x");
	assert_has_not(page(), "x='y'");
	assert_true(
	    count(page(), "&quot;&gt;&lt;b x=&#39;y&#39;&gt;&amp;") > 80);
}

/* --- the form ------------------------------------------------------------ */

static void
each_question_has_its_boxes(void **state)
{
	struct asked_on_paper list[NUMBERS_MOST];
	const struct bank *b = load_bank(fx.arena, "data/questions.yaml");

	(void)state;
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		size_t n;

		fx.paper = (struct paper){.bank = b, .form = f};
		n = read_form(fx.arena, b, f, page(), list);
		assert_true(n > 5);
		for (size_t k = 0; k < n; k++) {
			const struct form_item *it;

			if (list[k].item == f->n_items)
				continue;
			it = &f->items[list[k].item];
			assert_int_equal(list[k].na, it->question->na);
			assert_int_equal(list[k].boxes,
			    it->scale->n_options + it->question->na);
			assert_true(f->depth == DEPTH_FULL ||
			    it->question->depth == DEPTH_CORE);
		}
	}
}

/* Whoever types pages in goes by the numbers on them. */
static void
the_numbers_are_those_of_typing_in(void **state)
{
	struct asked_on_paper list[NUMBERS_MOST];
	const struct bank *b = load_bank(fx.arena, "data/questions.yaml");

	(void)state;
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		const struct answers *a =
		    answers_new(fx.arena, b, f, "2026-11-22");
		size_t n, number = 0;

		fx.paper = (struct paper){.bank = b, .form = f};
		n = read_form(fx.arena, b, f, page(), list);
		for (size_t k = 0; k < f->n_items; k++) {
			const bool question = f->items[k].question != NULL;

			if (!form_item_on_paper(f, k) ||
			    (question && a->list[k].open == TRUTH_FALSE))
				continue;
			assert_true(number < n);
			assert_int_equal(list[number++].item,
			    question ? k : f->n_items);
		}
		assert_int_equal(number, n);
	}
}

static void
no_mark_tells_which_boxes_count(void **state)
{
	const char *plain, *with;

	(void)state;
	plain =
	    between(page(), "<section class=\"form\">", "<section class=\"own");
	fx.paper.hand_score = true;
	with =
	    between(page(), "<section class=\"form\">", "<section class=\"own");
	assert_string_equal(plain, with);
	assert_int_equal(count(plain, "class=\"box\""),
	    count(plain, "<span class=\"box\"></span>"));
}

static void
nobody_is_asked_for_a_name(void **state)
{
	(void)state;
	assert_has_not(page(), "Name:");
	assert_has(page(), "Number of this form, if it has one: ");
	assert_has(page(), "A code of your own, if you want one: ");
}

static void
questions_that_hang_together_are_told_once(void **state)
{
	(void)state;
	take_bank(CASES, "whole");
	assert_int_equal(count(page(), "class=\"only\""), 2);
	assert_has(page(),
	    "<p class=\"only\">Questions 14 to 15: only if <span class=\"if\" "
	    "data-if=\"tick\">question <span class=\"q\">13</span> has a tick "
	    "at <span class=\"b\">2</span> (\xe2\x80\x9cYes\xe2\x80\x9d)"
	    "</span>. If not, this is the end.</p>");
	take_bank(CASES, "own"); /* a short form has its core questions */
	assert_int_equal(count(page(), "class=\"only\""), 1);
	assert_has_not(page(), "Hurried?");
}

static void
people_are_named_to_whoever_answers_about_themselves(void **state)
{
	(void)state;
	take_bank(CASES, "own");
	/* once behind the three questions in a row */
	assert_int_equal(count(page(), "People you can reach are named"), 1);
	assert_int_equal(count(page(), "class=\"line\""), 4);
	assert_has_not(page(), "call 11");
	fx.paper.country = "AA";
	assert_has(page(), "call 11");
	assert_has(page(), "call 22");
	assert_has_not(page(), "call 44");
	fx.paper.country = NULL;
	fx.paper.form = bank_form(fx.paper.bank, "read");
	assert_has_not(page(), "People you can reach are named");
}

/* A warning about medicine must not hang on how many boxes were ticked; nor on
 * whether the part has a question on paper. */
static void
what_is_said_at_every_level_stands_behind_the_questions(void **state)
{
	struct bank *b = load_bank(fx.arena, TINY);
	const char *text;

	(void)state;
	text = between(page(), "<h2>Pace</h2>", "</section>");
	assert_has(text, "<p>Never hurry by yourself.</p>\n</div>\n");
	assert_true(strstr(text, "Where from?") <
	    strstr(text, "Never hurry by yourself."));
	b->forms[0].depth = DEPTH_CORE;
	b->questions[1].depth = DEPTH_FULL;
	fx.paper.bank = b;
	fx.paper.form = &b->forms[0];
	assert_has_not(page(), "Pushed?");
	assert_has(page(), "Never hurry by yourself.");
}

static void
the_shipped_warnings_are_on_each_form_that_has_the_part(void **state)
{
	const struct bank *b = load_bank(fx.arena, "data/questions.yaml");
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		const char *form, *sheet;

		fx.paper =
		    (struct paper){.bank = b, .form = f, .hand_score = true};
		form = between(page(), "<section class=\"form\">",
		    "Scoring by hand");
		sheet = strstr(page(), "Scoring by hand");
		for (size_t k = 0; k < f->n_categories; k++) {
			const char *said =
			    f->categories[k]->closing.of[f->voice];

			if (said == NULL)
				continue;
			said =
			    arena_strndup(fx.arena, said, strcspn(said, ".\n"));
			assert_has(form, said);
			assert_has(sheet, said);
			n++;
		}
	}
	assert_true(n >= 5);
}

/* The one who holds the page is a person, whoever the form is about. */
static void
people_are_named_where_the_form_is_about_somebody_else(void **state)
{
	const char *box;

	(void)state;
	take_bank(CASES, "read");
	box = between(page(), "<div class=\"how near\">", "</div>\n</div>");
	assert_has(box, "This can come close to home.");
	assert_has(box, "<h2>People you can reach</h2>");
	assert_has(box, "ask a doctor");
	assert_int_equal(count(box, "class=\"line\""), 2);
	assert_has_not(page(), "class=\"own people\"");
	fx.paper.country = "AA";
	box = between(page(), "<div class=\"how near\">", "</div>");
	assert_has(box, "call 11");
	assert_has(box, "call 22");
	assert_has_not(box, "call 44");
	assert_has_not(box, "class=\"line\"");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(the_policy_names_each_style),
	    TEST(the_size_is_that_which_was_asked_for),
	    TEST(the_page_asks_nobody_for_anything),
	    TEST(foreign_text_is_text_everywhere),
	    TEST(each_question_has_its_boxes),
	    TEST(the_numbers_are_those_of_typing_in),
	    TEST(no_mark_tells_which_boxes_count),
	    TEST(nobody_is_asked_for_a_name),
	    TEST(questions_that_hang_together_are_told_once),
	    TEST(people_are_named_to_whoever_answers_about_themselves),
	    TEST(what_is_said_at_every_level_stands_behind_the_questions),
	    TEST(the_shipped_warnings_are_on_each_form_that_has_the_part),
	    TEST(people_are_named_where_the_form_is_about_somebody_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
