/* A scale theme on the sheet: points for each box, their sum, and a table from
 * sums to bands that the engine has worked out. */
#include <inttypes.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

struct scaled {
	const struct category *c;
	struct score_table table;
	size_t boxes; /* of the question that has most */
};

static struct scaled
scale_of(const struct sheet *s, const struct category *c)
{
	const struct score_use use = {.form = s->form,
	    .asked = s->printed,
	    .may_leave = s->may_leave};
	struct scaled t = {.c = c};

	score_table_make(s->arena, &use, c, &t.table);
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, c, i) &&
		    s->form->items[i].scale->n_options > t.boxes)
			t.boxes = s->form->items[i].scale->n_options;
	return t;
}

static const struct scale_item *
part_of(const struct category *c, const struct question *q)
{
	size_t i = 0;

	while (c->items[i].question != q)
		i++;
	return &c->items[i];
}

static void
row(const struct sheet *s, const struct scaled *t, size_t item)
{
	const struct form_item *it = &s->form->items[item];
	const struct scale_item *si = part_of(t->c, it->question);

	buf_addf(s->out, "<tr data-number=\"%u\">\n", s->number[item]);
	paper_row_head(s, item);
	for (size_t i = 0; i < t->boxes; i++) {
		buf_adds(s->out, "<td class=\"number points\">");
		if (i < it->scale->n_options && it->scale->options[i].unknown)
			buf_adds(s->out, "no answer");
		else if (i < it->scale->n_options)
			buf_addf(s->out, "%" PRId64,
			    score_table_points(&t->table, si, it->scale, i));
		buf_adds(s->out, "</td>\n");
	}
	if (!t->table.even)
		buf_addf(s->out,
		    "<td class=\"number weight\">%" PRId64 "</td>\n",
		    si->weight / t->table.unit);
	if (paper_has_gates(s, t->c))
		paper_row_gate(s, item);
	buf_adds(s->out, "</tr>\n");
}

static void
points(const struct sheet *s, const struct scaled *t)
{
	buf_adds(s->out,
	    "<table>\n<caption>Points for a tick</caption>\n<thead>\n<tr>\n"
	    "<th scope=\"col\">Question</th>\n");
	for (size_t i = 0; i < t->boxes; i++)
		buf_addf(s->out, "<th scope=\"col\">Box %zu</th>\n", i + 1);
	if (!t->table.even)
		buf_adds(s->out, "<th scope=\"col\">Weight</th>\n");
	if (paper_has_gates(s, t->c))
		buf_adds(s->out, "<th scope=\"col\">Only if</th>\n");
	buf_adds(s->out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, t->c, i))
			row(s, t, i);
	buf_adds(s->out, "</tbody>\n</table>\n");
}

/* --- from sums to bands ------------------------------------------------- */

static void
span(const struct sheet *s, const struct score_span *b)
{
	buf_adds(s->out, "<td class=\"number\">");
	if (b->has && b->from == b->to)
		buf_addf(s->out, "%" PRId64, b->from);
	else if (b->has)
		buf_addf(s->out, "%" PRId64 " to %" PRId64, b->from, b->to);
	buf_adds(s->out, "</td>\n");
}

static void
line(const struct sheet *s, const struct scaled *t, const struct score_line *l)
{
	buf_adds(s->out, "<tr>\n");
	if (l->weight > 0)
		buf_addf(s->out,
		    "<th scope=\"row\" class=\"number done\">%" PRId64
		    "</th>\n",
		    l->weight);
	else
		buf_adds(s->out,
		    "<th scope=\"row\" class=\"number done\">all</th>\n");
	if (l->weight_all > 0)
		buf_addf(s->out,
		    "<td class=\"number apply\">%" PRId64 "</td>\n",
		    l->weight_all);
	for (size_t i = 0; i < t->c->n_levels; i++)
		span(s, &l->bands[i]);
	buf_adds(s->out, "</tr>\n");
}

static void
lines(const struct sheet *s, const struct scaled *t)
{
	const struct score_table *table = &t->table;
	const bool apply = table->lines[0].weight_all > 0;

	buf_addf(s->out,
	    "<table class=\"sums\">\n<caption>Sum of the points</caption>\n"
	    "<thead>\n<tr>\n<th scope=\"col\">%s</th>\n",
	    table->even ? "Answered" : "Weight answered");
	if (apply)
		buf_addf(s->out, "<th scope=\"col\">%s</th>\n",
		    table->even ? "Of those that apply" : "Weight in all");
	for (size_t i = 0; i < t->c->n_levels; i++)
		buf_addf(s->out, "<th scope=\"col\">%s</th>\n",
		    paper_letter(s->arena, i));
	buf_adds(s->out, "</tr>\n</thead>\n<tbody>\n");
	for (size_t i = 0; i < table->n_lines; i++)
		line(s, t, &table->lines[i]);
	buf_adds(s->out, "</tbody>\n</table>\n");
}

static void
labels(const struct sheet *s, const struct category *c)
{
	buf_adds(s->out, "<ul class=\"results\">\n");
	for (size_t i = 0; i < c->n_levels; i++) {
		const char *letter = paper_letter(s->arena, i);

		buf_addf(s->out, "<li data-level=\"%s\"><b>%s</b> ", letter,
		    letter);
		paper_element(s, "<b class=\"label\">",
		    paper_text(s, &c->levels[i].label), "</b>");
		buf_adds(s->out, "</li>\n");
	}
	buf_adds(s->out, "</ul>\n");
}

static void
how(const struct sheet *s, const struct scaled *t)
{
	buf_adds(s->out, "<p class=\"rule\">There is a result only if ");
	paper_need(s, t->c, NULL);
	buf_adds(s->out, ". Add up the points of all questions answered. ");
	if (!t->table.even)
		buf_adds(s->out, "Add up their weights too. ");
	buf_addf(s->out,
	    "In the table of sums, go to the line of %s. The column in which "
	    "the sum lies is the result.</p>\n",
	    t->table.even ? "how many were answered" : "their weight");
	if (t->table.all_apply)
		buf_adds(s->out,
		    "<p class=\"rule all-apply\">This holds only when each "
		    "question of this part applies. If one does not, use the "
		    "program for this part.</p>\n");
}

void
paper_hand_scale(struct sheet *s, const struct category *c)
{
	const struct scaled t = scale_of(s, c);

	if (t.table.kind == SCORE_TABLE_TOO_LONG) {
		paper_paras(s, "program",
		    "The sums of this part would fill pages. Use the program "
		    "for it.");
		return;
	}
	points(s, &t);
	if (t.table.kind == SCORE_TABLE_NEVER) {
		paper_paras(s, "never",
		    "This form does not ask enough for a result in this part: "
		    "not enough answers to say.");
		return;
	}
	how(s, &t);
	buf_adds(s->out, "<div class=\"keep\">\n");
	labels(s, c);
	lines(s, &t);
	buf_adds(s->out, "<p class=\"fields\">");
	paper_field(s, "Apply", "field");
	paper_field(s, "Answered", "field");
	paper_field(s, "Points", "field");
	paper_field(s, "Result", "field");
	buf_adds(s->out, "</p>\n</div>\n");
}
