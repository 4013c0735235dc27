/* The count of the whole page, and each theme as it stands on the page. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_why_parts.h"

/* With acts of conduct named, good sides are left out; by name too. */
static bool
is_left_out(const struct why *w, const struct category *c)
{
	const struct theme_score *s = c != NULL ? result_theme(w->r, c) : NULL;

	return s != NULL && part_place_of(w->r, s) == PART_LEFT_OUT;
}

static void
count(const struct why *w)
{
	struct buf out;
	size_t n = 0, kept_back = 0, answered = 0;

	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < w->t->n_counts; i++) {
		const struct trace_count *c = &w->t->counts[i];

		if (c->items > 0 && is_left_out(w, c->category)) {
			kept_back += c->items;
			answered += c->answered;
			continue;
		}
		if (c->items == 0)
			continue;
		buf_addf(&out, "%s%s %zu of %zu", n++ > 0 ? "; " : "",
		    c->category == NULL ? "asked first"
					: why_text(w, &c->category->title),
		    c->answered, c->items);
	}
	if (kept_back > 0)
		buf_addf(&out, "%s%zu of %zu in parts that are left out",
		    n++ > 0 ? "; " : "", answered, kept_back);
	if (n > 0)
		report_addf(w->rep, BLOCK_PARA,
		    "Answered questions: %s. Together %zu of %zu.", out.data,
		    w->r->answered, w->r->items);
}

/* --- levels ------------------------------------------------------------------
 */

static void
named(const struct why *w, const struct theme_score *s)
{
	const struct form *f = w->r->answers->form;
	const struct form_item *it;
	int option;

	report_addf(w->rep, BLOCK_PARA, "Named: %zu of %zu.", s->ticked,
	    s->asked);
	if (s->worst < 0)
		return;
	it = &f->items[s->worst];
	option = answer_option(w->r->answers, (size_t)s->worst);
	report_addf(w->rep, BLOCK_PARA,
	    "The highest named answer: \"%s\" to \"%s\", value %d, number "
	    "%d of its %zu answers.",
	    why_text(w, &it->scale->options[option].label), it->short_text,
	    it->scale->options[option].value, option + 1, it->scale->n_options);
}

/* More than so many questions of a test are not named one by one. */
#define TEST_NAMED 3

/* ""Pushed" (from value 3 on)": where ITEM could have been answered with
 * OPTION_ID; NULL where it could not. */
static const char *
threshold(const struct why *w, size_t item, const char *option_id)
{
	const struct form_item *it = &w->r->answers->form->items[item];
	const int option = scale_option(it->scale, option_id);

	if (option < 0)
		return NULL;
	return arena_printf(w->rep->arena, "\"%s\" (from value %d on)",
	    it->short_text, it->scale->options[option].value);
}

/* "for "Pushed" (from value 3 on) and 4 more": the answered questions that
 * this test is about; NULL for none. */
static const char *
tested(const struct why *w, const struct trace_theme *t, const char *option_id)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < t->n_items; i++) {
		const char *name = t->items[i].state == TRACE_ANSWERED
		    ? threshold(w, (size_t)t->items[i].item, option_id)
		    : NULL;

		if (name != NULL && n++ < TEST_NAMED)
			buf_addf(&out, "%s%s", n > 1 ? ", " : "for ", name);
	}
	if (n > TEST_NAMED)
		buf_addf(&out, " and %zu more", n - TEST_NAMED);
	return n > 0 ? out.data : NULL;
}

/* False when no answered question has the answer that it asks for. */
static bool
test_words(const struct why *w, const struct trace_theme *t,
    const struct trace_test *test, struct buf *out)
{
	const char *option = test->test->worst_at_least;
	const char *items = option != NULL ? tested(w, t, option) : NULL;
	struct buf one;
	const struct bank_words words = why_words(w, &one);

	if (option != NULL && items == NULL)
		return false;
	bank_words_test(&words, t->score->category, test->test);
	if (option == NULL)
		buf_addf(out, " %s: %s, there %s %zu;", one.data,
		    test->holds ? "yes" : "no",
		    t->score->ticked == 1 ? "is" : "are", t->score->ticked);
	else if (test->item < 0)
		buf_addf(out, " %s, %s: no;", one.data, items);
	else
		buf_addf(out, " %s: yes, for %s;", one.data,
		    threshold(w, (size_t)test->item, option));
	return true;
}

static void
tests_words(const struct why *w, const struct trace_theme *theme,
    const struct level *l, const struct trace_level *t, struct buf *out)
{
	size_t other = 0;

	for (size_t i = 0; i < l->n_tests; i++)
		other += !test_words(w, theme, &t->tests[i], out);
	if (other > 0)
		buf_addf(out,
		    " %zu more %s questions without an answer here: no;", other,
		    other == 1 ? "line is about" : "lines are about");
	if (l->n_tests > 1)
		buf_adds(out,
		    l->all ? " all of these are needed."
			   : " one of these is enough.");
	else if (l->n_tests == 1)
		out->data[out->len - 1] = '.';
}

static void
needs_words(const struct why *w, const struct theme_score *s,
    const struct level *l, const struct trace_level *t, struct buf *out)
{
	struct buf one;
	const struct bank_words words = why_words(w, &one);

	if (l->needs_a == 0)
		return;
	bank_words_needs(&words, l);
	buf_addf(out, "%s %s: of %zu that is %s; %s, there %s %zu.",
	    l->n_tests > 0 ? " Needed too:" : "", one.data, s->asked,
	    why_needed(w, s->asked, l->needs_a, l->needs_b, t->needed),
	    t->enough ? "yes" : "no", s->answered == 1 ? "is" : "are",
	    s->answered);
}

static void
one_level(const struct why *w, const struct trace_theme *theme, size_t i)
{
	const struct level *l = &theme->score->category->levels[i];
	const struct trace_level *t = &theme->levels[i];
	struct buf out;

	buf_init(&out, w->rep->arena);
	buf_addf(&out, "\"%s\":", why_text(w, &l->label));
	tests_words(w, theme, l, t, &out);
	needs_words(w, theme->score, l, t, &out);
	if (l->n_tests == 0 && l->needs_a == 0)
		buf_adds(&out, " always.");
	buf_adds(&out, t->holds ? " So it fits." : " So it does not fit.");
	report_add(w->rep, BLOCK_ITEM, out.data);
}

static void
levels(const struct why *w, const struct trace_theme *t)
{
	const struct theme_score *s = t->score;
	const struct category *c = s->category;

	if (s->asked == 0) {
		report_add(w->rep, BLOCK_PARA,
		    "No question of this theme counts here. So the theme "
		    "does not apply.");
		return;
	}
	if (s->answered == 0) {
		report_addf(w->rep, BLOCK_PARA,
		    "Nothing was answered. So the words are \"%s\".",
		    part_level(w->r, s, s->level));
		return;
	}
	named(w, s);
	report_add(w->rep, BLOCK_PARA,
	    "These are tried from the top. The first that fits is said.");
	for (size_t i = 0; i < c->n_levels; i++)
		if (t->levels[i].tried)
			one_level(w, t, i);
	report_add(w->rep, BLOCK_GAP, "");
	if (s->level < 0)
		report_addf(w->rep, BLOCK_PARA,
		    "None fits. So the words are \"%s\".",
		    part_level(w->r, s, s->level));
}

/* --- themes ------------------------------------------------------------------
 */

static bool
has_follow_up(const struct why *w, const struct category *c)
{
	const struct form *f = w->r->answers->form;

	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].category == c && f->items[i].question == NULL &&
		    answer_option(w->r->answers, i) >= 0)
			return true;
	return false;
}

bool
why_theme(const struct why *w, const struct trace_theme *t)
{
	const struct category *c = t->score->category;

	if (part_place_of(w->r, t->score) == PART_LEFT_OUT)
		return false;
	report_addf(w->rep, BLOCK_PARA, "The count: %s.",
	    part_counts(w->rep, t->score));
	why_items(w, t);
	report_add(w->rep, BLOCK_GAP, "");
	if (c->kind == KIND_EVENTS)
		levels(w, t);
	else
		why_scale(w, t);
	if (has_follow_up(w, c))
		report_add(w->rep, BLOCK_PARA,
		    "What was asked about it afterwards changes no count and "
		    "no level.");
	return true;
}

static void
one_theme(const struct why *w, const struct trace_theme *t)
{
	report_addf(w->rep, BLOCK_THEME, "Theme: %s",
	    why_text(w, &t->score->category->title));
	why_theme(w, t);
}

void
why_themes(const struct why *w)
{
	size_t left_out = 0;

	report_add(w->rep, BLOCK_THEME, "Theme by theme");
	count(w);
	report_add(w->rep, BLOCK_PARA,
	    "The question file says which answers count as named. Where it "
	    "does not say, those do whose value is above 0.");
	for (int place = 0; place < PART_PLACES; place++)
		for (size_t i = 0; i < w->r->n_themes; i++) {
			const struct trace_theme *t = &w->t->themes[i];

			if (part_place_of(w->r, t->score) !=
			    (enum part_place)place)
				continue;
			if (place == PART_LEFT_OUT)
				left_out++;
			else
				one_theme(w, t);
		}
	if (left_out > 0)
		report_addf(w->rep, BLOCK_PARA,
		    "Good sides are left out of this page, and so they are "
		    "left out here: %zu %s.",
		    left_out, left_out == 1 ? "theme" : "themes");
}
