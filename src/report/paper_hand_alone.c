/* What comes first on the sheet: boxes that speak alone, whatever the rest,
 * and what is said then. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"
#include "report_parts.h"

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

/* Is one of these questions asked under a condition? */
static bool
has_gate(const struct sheet *s)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (s->printed[i] && s->gates[i]->op != GATE_TRUE &&
		    s->form->items[i].question != NULL &&
		    s->form->items[i].question->sentinel != SENTINEL_NONE)
			return true;
	return false;
}

const char *
paper_sentinel(const struct sheet *s, const struct sentinel *k)
{
	const char *title = paper_text(s, &k->title);

	return title != NULL ? title : sentinel_name(k->kind);
}

/* The boxes of one kind, below its name. */
static void
boxes(const struct sheet *s, const struct sentinel *k, bool gate)
{
	if (!has_kind(s, k->kind))
		return;
	buf_addf(s->out,
	    "<tbody data-kind=\"%s\">\n<tr>\n<th colspan=\"%d\" "
	    "scope=\"rowgroup\"><b>",
	    sentinel_name(k->kind), gate ? 3 : 2);
	html_text(s->out, paper_sentinel(s, k));
	buf_adds(s->out, "</b></th>\n</tr>\n");
	for (size_t i = 0; i < s->form->n_items; i++) {
		if (!is_of(s, i, k->kind))
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
	buf_adds(s->out, "</tbody>\n");
}

static void
table(const struct sheet *s)
{
	const bool gate = has_gate(s);
	const struct sentinel *k;

	buf_addf(s->out,
	    "<table>\n<thead>\n<tr>\n"
	    "<th scope=\"col\">Question</th>\n"
	    "<th scope=\"col\">A tick at</th>\n%s</tr>\n</thead>\n",
	    gate ? "<th scope=\"col\">Only if</th>\n" : "");
	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		boxes(s, k, gate);
	buf_adds(s->out, "</table>\n");
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

bool
paper_asks_overall(const struct sheet *s)
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
	html_text(s->out, paper_sentinel(s, c));
	buf_adds(s->out,
	    "\xe2\x80\x9d is ticked, this comes before all else. Leave "
	    "out:</b></p>\n<ul>\n");
	item(s, "", "each step that is marked \xe2\x80\x9cinside\xe2\x80\x9d;",
	    "");
	item(s, "the number of ticks in ", titles(s, is_conduct),
	    ": one is enough, and nobody counts them;");
	item(s, "the result of ", titles(s, is_good),
	    ": it can be true, too, but nothing good is set against this;");
	if (paper_asks_overall(s))
		item(s, "", "the view as a whole (the first question);", "");
	item(s, "",
	    "the question where it came from. Nobody shares that "
	    "out.",
	    "");
	buf_adds(s->out, "</ul>\n</div>\n");
}

static bool
has_any(const struct sheet *s)
{
	const struct sentinel *k;

	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		if (has_kind(s, k->kind))
			return true;
	return false;
}

void
paper_hand_alone(struct sheet *s)
{
	if (!has_any(s))
		return;
	paper_element(s, "<h3>", "Look here first: answers that speak alone",
	    "</h3>\n");
	paper_paras(s, NULL,
	    "One tick in these boxes is enough, whatever the rest. It stands "
	    "first, and no other answer makes it smaller. If there is one, "
	    "read \xe2\x80\x9cWhat to say first\xe2\x80\x9d, behind the "
	    "results, before you count. If there are several kinds, go by the "
	    "order here. A question left blank here is no \xe2\x80\x9cno"
	    "\xe2\x80\x9d: say that it was not answered.");
	table(s);
	conduct_first(s);
}

/* --- what is said then --------------------------------------------------- */

static void
say(const struct sheet *s, const struct sentinel *k)
{
	if (!has_kind(s, k->kind))
		return;
	paper_element(s, "<h4>", paper_sentinel(s, k), "</h4>\n");
	paper_paras(s, "say", paper_text(s, &k->result));
	paper_paras(s, "say",
	    paper_text(s, &k->steps_before) != NULL
		? paper_text(s, &k->steps_before)
		: part_pick_one(s->bank, s->form->voice));
	if (paper_text(s, &k->limits) == NULL)
		return;
	buf_adds(s->out,
	    "<p><b>In the place of \xe2\x80\x9cWhat this page is "
	    "not\xe2\x80\x9d:</b></p>\n");
	paper_paras(s, "say", paper_text(s, &k->limits));
}

void
paper_hand_say(const struct sheet *s)
{
	const struct sentinel *k;

	if (!has_any(s))
		return;
	paper_element(s, "<h3>", "What to say first", "</h3>\n");
	paper_paras(s, NULL,
	    "Only if an answer speaks alone. The steps for it are in the next "
	    "part, under the same name.");
	buf_adds(s->out, "<div class=\"columns\">\n");
	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		say(s, k);
	buf_adds(s->out, "</div>\n");
}

bool
paper_speaks(const struct sheet *s, const struct sentinel *k)
{
	return has_kind(s, k->kind);
}
