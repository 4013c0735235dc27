/* Facts, places and numbers of a trace in words. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "report_parts.h"
#include "report_why_parts.h"

const char *
why_text(const struct why *w, const struct text *t)
{
	const char *text = part_text(w->r, t);

	return text != NULL ? text : "";
}

struct bank_words
why_words(const struct why *w, struct buf *out)
{
	buf_init(out, w->rep->arena);
	return (struct bank_words){.bank = w->r->answers->bank,
	    .form = w->r->answers->form,
	    .out = out};
}

/* Only the name of the file: the same answers give the same page wherever it
 * lies. */
const char *
why_place(const struct why *w, struct loc at)
{
	const char *slash = strrchr(at.file, '/');

	return arena_printf(w->rep->arena, "%s:%u",
	    slash != NULL ? slash + 1 : at.file, at.line);
}

/* --- facts -------------------------------------------------------------------
 */

static const char *
theme_title(const struct why *w, const struct category *c)
{
	return why_text(w, &c->title);
}

bool
why_is_met(const struct why *w, size_t item)
{
	const struct answers *a = w->r->answers;
	const struct category *c = a->form->items[item].category;
	const enum answer_state state = answer_state(a, item);
	const struct theme_score *s = c != NULL ? result_theme(w->r, c) : NULL;

	return s == NULL ||
	    (state != ANSWER_NOT_REACHED && state != ANSWER_NOT_SHOWN) ||
	    (!part_is_untouched(s) && !a->declined[c->index]);
}

/* What was said to ITEM, without a word of what is set aside. */
static void
say_item(const struct why *w, size_t item, struct buf *out)
{
	static const char *const states[] = {
	    [ANSWER_NOT_REACHED] = "has no answer",
	    [ANSWER_GIVEN] = "was answered with",
	    [ANSWER_SKIPPED] = "was skipped",
	    [ANSWER_NOT_APPLICABLE] = "was answered with \"does not apply\"",
	    [ANSWER_NOT_SHOWN] = "was not asked",
	};
	const struct answers *a = w->r->answers;
	const struct form_item *it = &a->form->items[item];
	const int option = answer_option(a, item);

	if (why_is_met(w, item))
		buf_addf(out, "\"%s\" ", it->short_text);
	else
		buf_adds(out, "another question ");
	if (it->question == NULL)
		buf_addf(out, "in the theme \"%s\" ",
		    theme_title(w, it->category));
	buf_adds(out, states[answer_state(a, item)]);
	if (option >= 0)
		buf_addf(out, " \"%s\"",
		    why_text(w, &it->scale->options[option].label));
}

static void
say_question(const struct why *w, const struct trace_fact *f, struct buf *out)
{
	if (f->item < 0) {
		buf_adds(out, "this form does not ask about all of it");
		return;
	}
	say_item(w, (size_t)f->item, out);
	if (f->cond->op == COND_TICKED &&
	    answer_option(w->r->answers, (size_t)f->item) >= 0)
		buf_addf(out, ", which %s as named",
		    answer_ticked(w->r->answers, (size_t)f->item)
			? "counts"
			: "does not count");
}

static void
say_level(const struct why *w, const struct trace_fact *f, struct buf *out)
{
	const struct category *c = f->cond->category;
	const struct theme_score *s = result_theme(w->r, c);

	buf_addf(out, "the theme \"%s\" ", theme_title(w, c));
	if (s == NULL)
		buf_adds(out, "is not part of this form");
	else if (s->level == LEVEL_NOT_APPLICABLE)
		buf_adds(out, "does not apply");
	else
		buf_addf(out, "says \"%s\"", part_level(w->r, s, s->level));
}

static void
say_sentinel(const struct why *w, const struct trace_fact *f, struct buf *out)
{
	static const char *const words[][2] = {
	    [TRUTH_FALSE] = {"no answer", "speaks alone"},
	    [TRUTH_UNKNOWN] = {"an answer",
		"is missing, so it is not known whether one speaks alone"},
	    [TRUTH_TRUE] = {"an answer", "speaks alone"},
	};

	(void)w;
	buf_addf(out, "%s of the kind %s %s", words[f->value][0],
	    sentinel_name((enum sentinel_kind)f->cond->sentinel),
	    words[f->value][1]);
}

static void
say_form(const struct why *w, const struct trace_fact *f, struct buf *out)
{
	(void)f;
	buf_addf(out, "the form is %s", w->r->answers->form->id);
}

static void
say_stage(const struct why *w, const struct trace_fact *f, struct buf *out)
{
	const char *stage = w->r->answers->form->stage;

	(void)f;
	if (stage != NULL)
		buf_addf(out, "the stage is %s", stage);
	else
		buf_adds(out, "the form has no stage");
}

static void (*const sayings[])(const struct why *, const struct trace_fact *,
    struct buf *) = {
    [COND_IS] = say_question,
    [COND_TICKED] = say_question,
    [COND_ANSWERED] = say_question,
    [COND_FOLLOW_UP] = say_question,
    [COND_LEVEL] = say_level,
    [COND_SENTINEL] = say_sentinel,
    [COND_FORM] = say_form,
    [COND_STAGE] = say_stage,
};

const char *
why_facts(const struct why *w, const struct trace_cond *c)
{
	struct buf out, one;

	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < c->n_facts; i++) {
		const struct trace_fact *f = &c->facts[i];

		buf_init(&one, w->rep->arena);
		sayings[f->cond->op](w, f, &one);
		if (strstr(out.data, one.data) == NULL) /* once is enough */
			buf_addf(&out, "%s%s", out.len > 0 ? "; " : "",
			    one.data);
	}
	return out.data;
}

bool
part_fact_left_out(const struct result *r, const struct cond *c)
{
	const struct category *theme =
	    c->question != NULL ? c->question->category : c->category;
	const struct theme_score *s =
	    theme != NULL ? result_theme(r, theme) : NULL;

	if (c->question != NULL && c->question->role == ROLE_OVERALL)
		return r->speaks[SENTINEL_CONDUCT];
	return s != NULL && part_is_left_out(r, s);
}

static bool
is_left_out(const struct why *w, const struct cond *c)
{
	return part_fact_left_out(w->r, c);
}

/* Does C ask about a question that was never met? */
static bool
is_unmet(const struct why *w, const struct cond *c)
{
	const int item = c->question != NULL
	    ? w->r->answers->form->item_of[c->question->index]
	    : 0;

	return c->question != NULL &&
	    (item < 0 || !why_is_met(w, (size_t)item));
}

static bool
any_part(const struct why *w, const struct cond *c,
    bool (*is)(const struct why *, const struct cond *))
{
	if (is(w, c))
		return true;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (any_part(w, p, is))
			return true;
	return false;
}

const char *
why_when(const struct why *w, const struct trace_cond *c)
{
	struct buf out;
	const struct bank_words words = why_words(w, &out);

	if (c->cond == NULL)
		return "It fits whatever was answered.";
	if (any_part(w, c->cond, is_left_out))
		return "It fits because of something that this page leaves "
		       "out.";
	if (any_part(w, c->cond, is_unmet))
		return arena_printf(w->rep->arena,
		    "It fits, because %s. Other answers could make it fit "
		    "too.",
		    why_facts(w, c));
	buf_adds(&out, "It fits when ");
	bank_words_cond(&words, c->cond);
	buf_addf(&out, ". That is so: %s.", why_facts(w, c));
	return out.data;
}

const char *
why_unless(const struct why *w, const struct trace_cond *c)
{
	static const char *const values[] = {
	    [TRUTH_FALSE] = "Nothing that was answered stops it.",
	    [TRUTH_UNKNOWN] = "Nothing that was answered stops it. What could "
			      "stop it was not asked, or not answered.",
	};

	if (c->value != TRUTH_TRUE)
		return values[c->value];
	if (any_part(w, c->cond, is_left_out))
		return "It is stopped by something that this page leaves out.";
	return arena_printf(w->rep->arena, "It is stopped, because %s.",
	    why_facts(w, c));
}

/* --- numbers -----------------------------------------------------------------
 */

const char *
why_number(const struct why *w, int64_t value, unsigned places)
{
	char text[32];

	num_format_short(value, places, text);
	return arena_strdup(w->rep->arena, text);
}

const char *
why_ratio(const struct why *w, struct ratio r)
{
	char text[96];

	num_ratio_format(r, text);
	return arena_strdup(w->rep->arena, text);
}

const char *
why_needed(const struct why *w, size_t asked, unsigned a, unsigned b,
    size_t needed)
{
	const struct ratio r = num_ratio((num_wide)asked * a, b);

	if (r.q == 1)
		return arena_printf(w->rep->arena, "%zu", needed);
	return arena_printf(w->rep->arena, "%s, so %zu", why_ratio(w, r),
	    needed);
}

const char *
why_ratio_digits(const struct why *w, struct ratio r, unsigned decimals)
{
	const unsigned places = decimals + 2;
	num_wide p = r.p < 0 ? -r.p : r.p;
	char text[32];

	if (r.q == 1)
		return why_ratio(w, r);
	for (unsigned i = 0; i < places; i++)
		p *= 10;
	if (p % r.q == 0)
		num_format_short((int64_t)(p / r.q), places, text);
	else
		num_format((int64_t)(p / r.q), places, text);
	return arena_printf(w->rep->arena, "%s = %s%s%s", why_ratio(w, r),
	    r.p < 0 ? "-" : "", text, p % r.q == 0 ? "" : "...");
}
