/* What comes first on the sheet: boxes that speak alone, whatever the rest,
 * and what is said then. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

static bool
is_of(const struct sheet *s, size_t item, enum sentinel_kind kind)
{
	const struct question *q = s->form->items[item].question;

	return s->printed[item] && q != NULL && q->sentinel == kind;
}

static bool
has_kind(const struct sheet *s, enum sentinel_kind kind)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (is_of(s, i, kind))
			return true;
	return false;
}

static uint64_t
speaking(const struct sheet *s, size_t item)
{
	const struct form_item *it = &s->form->items[item];
	uint64_t bits = 0;

	for (size_t i = 0; i < it->scale->n_options; i++)
		if (question_alerts(it->question, s->form->voice, (int)i))
			bits |= UINT64_C(1) << i;
	return bits;
}

/* Is a question of this kind asked under a condition? */
static bool
has_gate(const struct sheet *s, enum sentinel_kind kind)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (is_of(s, i, kind) && s->gates[i]->op != GATE_TRUE)
			return true;
	return false;
}

static void
boxes(const struct sheet *s, enum sentinel_kind kind)
{
	const bool gate = has_gate(s, kind);

	buf_addf(s->out,
	    "<table data-kind=\"%s\">\n<thead>\n<tr>\n"
	    "<th scope=\"col\">Question</th>\n"
	    "<th scope=\"col\">A tick at</th>\n%s</tr>\n</thead>\n<tbody>\n",
	    sentinel_name(kind),
	    gate ? "<th scope=\"col\">Only if</th>\n" : "");
	for (size_t i = 0; i < s->form->n_items; i++) {
		if (!is_of(s, i, kind))
			continue;
		buf_addf(s->out, "<tr data-number=\"%u\">\n", s->number[i]);
		paper_row_head(s, i);
		buf_addf(s->out,
		    "<td class=\"number\" data-column=\"alone\">%s</td>\n",
		    paper_list(s->arena, speaking(s, i), ", "));
		if (gate)
			paper_row_gate(s, i);
		buf_adds(s->out, "</tr>\n");
	}
	buf_adds(s->out, "</tbody>\n</table>\n");
}

/* --- conduct: before all ------------------------------------------------- */

/* The titles of the themes for which FITS is true, as one text. */
static const char *
titles(const struct sheet *s, bool (*fits)(const struct category *))
{
	struct buf out;

	buf_init(&out, s->arena);
	for (size_t i = 0; i < s->form->n_categories; i++) {
		const struct category *c = s->form->categories[i];

		if (paper_has_theme(s, c) && fits(c))
			buf_addf(&out, "%s\xe2\x80\x9c%s\xe2\x80\x9d",
			    out.len > 0 ? ", " : "", paper_text(s, &c->title));
	}
	return out.len > 0 ? out.data : NULL;
}

static bool
is_good(const struct category *c)
{
	return c->direction == DIRECTION_GOOD;
}

static bool
is_conduct(const struct category *c)
{
	return c->conduct;
}

static void
item(const struct sheet *s, const char *open, const char *text,
    const char *close)
{
	if (text == NULL)
		return;
	buf_adds(s->out, "<li>");
	buf_adds(s->out, open);
	html_text(s->out, text);
	buf_adds(s->out, close);
	buf_adds(s->out, "</li>\n");
}

static bool
asks_overall(const struct sheet *s)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (s->printed[i] && s->form->items[i].question != NULL &&
		    s->form->items[i].question->role == ROLE_OVERALL)
			return true;
	return false;
}

static void
conduct_first(const struct sheet *s)
{
	const struct sentinel *c = &s->bank->sentinels[SENTINEL_CONDUCT];

	if (!has_kind(s, SENTINEL_CONDUCT))
		return;
	buf_adds(s->out,
	    "<div class=\"stop\">\n<p><b>If a box of \xe2\x80\x9c");
	html_text(s->out,
	    paper_text(s, &c->title) != NULL ? paper_text(s, &c->title)
					     : "conduct");
	buf_adds(s->out,
	    "\xe2\x80\x9d is ticked, this comes before all else. Leave "
	    "out:</b></p>\n<ul>\n");
	item(s, "",
	    "each step that is marked \xe2\x80\x9cinside "
	    "therapy\xe2\x80\x9d;",
	    "");
	item(s, "the number of ticks in ", titles(s, is_conduct),
	    ": one is enough, and nobody counts them;");
	item(s, "the result of ", titles(s, is_good),
	    ": nothing good is set against it;");
	if (asks_overall(s))
		item(s, "", "the view as a whole (the first question);", "");
	item(s, "",
	    "the question where it came from. Nobody shares that "
	    "out.",
	    "");
	buf_adds(s->out, "</ul>\n</div>\n");
}

/* --- each kind ----------------------------------------------------------- */

static void
kind(struct sheet *s, const struct sentinel *k)
{
	const char *title = paper_text(s, &k->title);

	if (!has_kind(s, k->kind))
		return;
	paper_element(s, "<h4>", title != NULL ? title : sentinel_name(k->kind),
	    "</h4>\n");
	boxes(s, k->kind);
	buf_adds(s->out, "<p><b>Then say first:</b></p>\n");
	paper_paras(s, "say", paper_text(s, &k->result));
	paper_paras(s, "say", paper_text(s, &k->steps_before));
	buf_adds(s->out, "<ul class=\"steps\">\n");
	for (size_t i = 0; i < k->n_steps; i++)
		if (k->steps[i]->voices[s->form->voice])
			paper_step(s, k->steps[i]);
	paper_steps_of_kind(s, k->kind);
	buf_adds(s->out, "</ul>\n");
	if (paper_text(s, &k->limits) != NULL) {
		buf_adds(s->out,
		    "<p><b>In the place of \xe2\x80\x9cWhat this page is "
		    "not\xe2\x80\x9d:</b></p>\n");
		paper_paras(s, "say", paper_text(s, &k->limits));
	}
}

void
paper_hand_alone(struct sheet *s)
{
	const struct sentinel *k;
	bool any = false;

	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		any |= has_kind(s, k->kind);
	if (!any)
		return;
	paper_element(s, "<h3>", "Look here first: answers that speak alone",
	    "</h3>\n");
	paper_paras(s, NULL,
	    "One tick in these boxes is enough, whatever the rest. It stands "
	    "first, and no other answer makes it smaller. A question left "
	    "blank here is no \xe2\x80\x9cno\xe2\x80\x9d: say that it was not "
	    "answered. If there are several kinds, go by the order here.");
	conduct_first(s);
	buf_adds(s->out, "<div class=\"columns\">\n");
	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		kind(s, k);
	buf_adds(s->out, "</div>\n");
}
