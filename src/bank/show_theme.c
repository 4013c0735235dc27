/* A theme in words: its rule, its levels or bands, its questions. */
#include <stdint.h>

#include "harmcheck/buf.h"
#include "harmcheck/form.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "show.h"

/* A number of 1/NUM_ONE without needless noughts: 1.5, 34. */
static void
show_number(const struct show *s, int64_t value)
{
	char text[32];
	num_format_short(value, NUM_PLACES, text);
	buf_adds(s->out, text);
}

/* The label of option ID in theme C for voice V; NULL when it has none. */
static const char *
label_for(const struct show *s, const struct category *c, const char *id,
    size_t v)
{
	for (size_t i = 0; i < s->bank->n_questions; i++) {
		const struct question *q = &s->bank->questions[i];
		const struct scale *scale = q->voice[v].scale;
		const int o = q->category == c && scale != NULL
		    ? scale_option(scale, id)
		    : -1;
		if (o >= 0)
			return show_of(s, &scale->options[o].label);
	}
	return NULL;
}

/* In the words of the voice in hand, if it has the option. */
static const char *
option_label(const struct show *s, const struct category *c, const char *id)
{
	const char *label =
	    s->form != NULL ? label_for(s, c, id, s->form->voice) : NULL;
	for (size_t v = 0; label == NULL && v < s->bank->n_voices; v++)
		label = label_for(s, c, id, v);
	return label != NULL ? label : id;
}

void
show_test(const struct show *s, const struct category *c,
    const struct level_test *t)
{
	if (t->worst_at_least != NULL)
		buf_addf(s->out, "the highest %s answer is \"%s\" or more",
		    show_ticked(s), option_label(s, c, t->worst_at_least));
	else
		buf_addf(s->out, "%u or more are %s", t->ticked_at_least,
		    show_ticked(s));
}

/* At least A of every B. */
static void
show_share(const struct show *s, unsigned a, unsigned b)
{
	if (a == b)
		buf_adds(s->out, "all questions that apply are answered");
	else
		buf_addf(s->out,
		    "at least %u of every %u questions that "
		    "apply are answered",
		    a, b);
}

void
show_needs(const struct show *s, const struct level *v)
{
	show_share(s, v->needs_a, v->needs_b);
}

static const char *
shows_words(enum shows shows)
{
	static const char *const words[] = {
	    [SHOWS_NOWHERE] = "",
	    [SHOWS_STANDS_OUT] = "; it stands out",
	    [SHOWS_GOING_WELL] = "; it goes well",
	};
	return words[shows];
}

static void
show_levels(const struct show *s, const struct category *c)
{
	buf_adds(s->out, "Levels, of which the first that holds is said:\n");
	for (size_t i = 0; i < c->n_levels; i++) {
		const struct level *v = &c->levels[i];
		buf_addf(s->out, "- %s: \"%s\", when ", v->id,
		    show_of(s, &v->label));
		for (size_t t = 0; t < v->n_tests; t++) {
			show_test(s, c, &v->tests[t]);
			buf_adds(s->out,
			    show_between(t, v->n_tests,
				v->all ? " and " : " or "));
		}
		if (v->n_tests > 0 && v->needs_a > 0)
			buf_adds(s->out, ", and ");
		if (v->needs_a > 0)
			show_needs(s, v);
		buf_addf(s->out, "%s\n", shows_words(v->shows));
	}
	buf_adds(s->out, "- Else: \"Not enough answers to say\"\n");
}

void
show_band(const struct show *s, const struct category *c, size_t i)
{
	const struct level *v = &c->levels[i];
	if (i > 0) {
		buf_adds(s->out, "from ");
		show_number(s, c->levels[i - 1].below);
		buf_adds(s->out, v->has_below ? " to " : " on");
	}
	if (v->has_below) {
		buf_adds(s->out, "below ");
		show_number(s, v->below);
	} else if (i == 0) {
		buf_adds(s->out, "always");
	}
}

static void
show_bands(const struct show *s, const struct category *c)
{
	buf_adds(s->out, "Bands:\n");
	for (size_t i = 0; i < c->n_levels; i++) {
		const struct level *v = &c->levels[i];
		buf_addf(s->out, "- %s: \"%s\", ", v->id,
		    show_of(s, &v->label));
		show_band(s, c, i);
		buf_addf(s->out, "%s\n", shows_words(v->shows));
	}
}

void
show_enough(const struct show *s, const struct category *c)
{
	if (c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		buf_adds(s->out, "all questions that apply are answered");
	else if (c->min_b == 0)
		buf_addf(s->out, "at least %u %s answered", c->min_a,
		    c->min_a == 1 ? "is" : "are");
	else
		show_share(s, c->min_a, c->min_b);
}

static void
show_items(const struct show *s, const struct category *c)
{
	buf_adds(s->out, "Scored questions:\n");
	for (size_t i = 0; i < c->n_items; i++) {
		const struct scale_item *item = &c->items[i];
		buf_addf(s->out, "- %s", item->question->id);
		if (item->weight != NUM_ONE) {
			buf_adds(s->out, ", weight ");
			show_number(s, item->weight);
		}
		buf_adds(s->out, item->reverse ? ", reversed\n" : "\n");
	}
}

static void
show_scale(const struct show *s, const struct category *c)
{
	static const char *const directions[] = {
	    [DIRECTION_NEUTRAL] = "",
	    [DIRECTION_GOOD] = " More is better.",
	    [DIRECTION_BAD] = " More is worse.",
	};
	buf_addf(s->out,
	    "A scale: the %s of the answers%s, %s, with %u digits "
	    "after the point.%s\n",
	    c->method == METHOD_MEAN ? "mean" : "sum",
	    c->method == METHOD_SUM && c->gaps == GAPS_PRORATE
		? ", gaps filled in proportion"
		: "",
	    c->shown_as == SHOWN_AS_PERCENT ? "in percent of the possible range"
					    : "in points",
	    c->decimals, directions[c->direction]);
	buf_adds(s->out, "Scored when ");
	show_enough(s, c);
	buf_adds(s->out, ".\n");
	show_bands(s, c);
	show_items(s, c);
}

static void
show_events(const struct show *s, const struct category *c)
{
	buf_adds(s->out,
	    "Events: each is counted by itself; nothing is "
	    "averaged.\n");
	show_levels(s, c);
	for (size_t i = 0; i < c->n_follow_ups; i++) {
		const struct follow_up *u = c->follow_ups[i];
		if (s->form != NULL && form_follow_up_item(s->form, c, u) < 0)
			continue;
		buf_addf(s->out, "Once when something is ticked (%s)%s: %s\n",
		    u->id,
		    u->depth == DEPTH_FULL ? ", in forms of full depth only"
					   : "",
		    show_of(s, &u->ask));
		show_options(s, u->scale);
		show_when(s, u->when);
	}
}

static void
show_questions(const struct show *s, const struct category *c)
{
	for (size_t i = 0; i < s->bank->n_questions; i++) {
		const struct question *q = &s->bank->questions[i];
		if (q->category == c &&
		    (s->form == NULL || s->form->item_of[q->index] >= 0))
			show_question(s, q);
	}
}

void
show_theme(const struct show *s, const struct category *c)
{
	buf_addf(s->out, "\nTheme %s: %s\n", c->id, show_of(s, &c->title));
	show_text(s, "About", &c->about);
	show_text(s, "Said before it", &c->before);
	show_text(s, "Said at every level", &c->closing);
	if (c->evidence != EVIDENCE_NONE)
		show_line(s, "Evidence", evidence_name(c->evidence));
	show_sources(s, c->sources, c->n_sources);
	if (c->kind == KIND_SCALE)
		show_scale(s, c);
	else
		show_events(s, c);
	show_questions(s, c);
}
