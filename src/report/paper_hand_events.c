/* A theme of events on the sheet: which boxes count, which are enough alone,
 * and its levels from the top. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

/* Boxes of which one is enough for level LEVEL, by its test TEST; or by any of
 * its tests (any: one box of any test is enough, so they share a column). */
struct column {
	size_t level;
	const struct level_test *first;
	size_t n;
	const char *name;
};

struct columns {
	struct column list[BANK_OPTIONS_MAX];
	size_t n;
};

static bool
asks_worst(const struct level *l)
{
	for (size_t i = 0; i < l->n_tests; i++)
		if (l->tests[i].worst_at_least != NULL)
			return true;
	return false;
}

/* The ticked answers of SCALE that are at least as high as a test of COL. */
static uint64_t
boxes_of(const struct column *col, const struct scale *scale)
{
	uint64_t bits = 0;

	for (size_t t = 0; t < col->n; t++) {
		const char *id = col->first[t].worst_at_least;
		const int least = id != NULL ? scale_option(scale, id) : -1;

		for (size_t i = 0; least >= 0 && i < scale->n_options; i++)
			if (scale->options[i].value >=
			    scale->options[least].value)
				bits |= UINT64_C(1) << i;
	}
	return bits & paper_ticked(scale);
}

/* Of several numbers of ticks, any is enough: the least; all are needed: the
 * most. 0: none is asked for. */
static unsigned
ticks_of(const struct level *l)
{
	unsigned ticks = 0;

	for (size_t i = 0; i < l->n_tests; i++) {
		const struct level_test *t = &l->tests[i];

		if (t->worst_at_least != NULL)
			continue;
		if (ticks == 0 || (t->ticked_at_least > ticks) == l->all)
			ticks = t->ticked_at_least;
	}
	return ticks;
}

static void
add_column(struct columns *all, struct column c)
{
	if (all->n < BANK_OPTIONS_MAX)
		all->list[all->n++] = c;
}

/* Has a question of C a box for COL? */
static bool
is_used(const struct sheet *s, const struct category *c,
    const struct column *col)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, c, i) &&
		    boxes_of(col, s->form->items[i].scale) != 0)
			return true;
	return false;
}

/* A column without a box is left out, where a number of ticks is enough. */
static void
add_level(const struct sheet *s, const struct category *c, struct columns *all,
    size_t at)
{
	const struct level *l = &c->levels[at];
	const char *letter = paper_letter(s->arena, at);
	unsigned k = 0;

	if (!asks_worst(l))
		return;
	if (!l->all) {
		const struct column any = {at, l->tests, l->n_tests, letter};

		if (is_used(s, c, &any) || ticks_of(l) == 0)
			add_column(all, any);
		return;
	}
	for (size_t i = 0; i < l->n_tests; i++)
		if (l->tests[i].worst_at_least != NULL)
			add_column(all,
			    (struct column){at, &l->tests[i], 1,
				arena_printf(s->arena, "%s%u", letter, ++k)});
}

static struct columns
columns_of(const struct sheet *s, const struct category *c)
{
	struct columns all = {.n = 0};

	for (size_t i = 0; i < c->n_levels; i++)
		add_level(s, c, &all, i);
	return all;
}

static bool
has_unknown(const struct sheet *s, const struct category *c)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, c, i) &&
		    paper_unknown(s->form->items[i].scale) != 0)
			return true;
	return false;
}

static void
cell(const struct sheet *s, const char *column, uint64_t bits)
{
	buf_addf(s->out, "<td class=\"number\" data-column=\"%s\">%s</td>\n",
	    column, paper_list(s->arena, bits, ", "));
}

static void
heads(const struct sheet *s, const struct category *c,
    const struct columns *cols)
{
	buf_adds(s->out,
	    "<thead>\n<tr>\n<th scope=\"col\">Question</th>\n"
	    "<th scope=\"col\">Counts</th>\n");
	for (size_t i = 0; i < cols->n; i++)
		buf_addf(s->out, "<th scope=\"col\">Column %s</th>\n",
		    cols->list[i].name);
	if (has_unknown(s, c))
		buf_adds(s->out, "<th scope=\"col\">No answer</th>\n");
	if (paper_has_gates(s, c))
		buf_adds(s->out, "<th scope=\"col\">Only if</th>\n");
	buf_adds(s->out, "</tr>\n</thead>\n");
}

static void
row(const struct sheet *s, const struct category *c, const struct columns *cols,
    size_t item)
{
	const struct scale *scale = s->form->items[item].scale;

	buf_addf(s->out, "<tr data-number=\"%u\">\n", s->number[item]);
	paper_row_head(s, item);
	cell(s, "counts", paper_ticked(scale));
	for (size_t i = 0; i < cols->n; i++)
		cell(s, cols->list[i].name, boxes_of(&cols->list[i], scale));
	if (has_unknown(s, c))
		cell(s, "none", paper_unknown(scale));
	if (paper_has_gates(s, c))
		paper_row_gate(s, item);
	buf_adds(s->out, "</tr>\n");
}

/* More ticks than there are questions need not be looked for, where a column
 * does. */
static bool
looks_for_ticks(const struct sheet *s, const struct category *c,
    const struct level *l, bool has_column)
{
	const unsigned ticks = ticks_of(l);

	return ticks > 0 &&
	    (l->all || !has_column || ticks <= paper_count(s, c));
}

static void
tests(const struct sheet *s, const struct category *c, size_t at,
    const struct columns *cols)
{
	const struct level *l = &c->levels[at];
	bool has_column = false;
	const char *join = "";

	for (size_t i = 0; i < cols->n; i++)
		has_column |= cols->list[i].level == at;
	buf_addf(s->out, "<span class=\"%s\">", l->all ? "all" : "any");
	if (looks_for_ticks(s, c, l, has_column)) {
		buf_addf(s->out,
		    "<span class=\"ticks\">%u</span> or more ticks count",
		    ticks_of(l));
		join = l->all ? ", and " : ", or ";
	}
	for (size_t i = 0; i < cols->n; i++) {
		if (cols->list[i].level != at)
			continue;
		buf_addf(s->out,
		    "%sone tick is in <span class=\"column\">column "
		    "%s</span>",
		    join, cols->list[i].name);
		join = l->all ? ", and " : ", or ";
	}
	buf_adds(s->out, "</span>");
}

static void
result(const struct sheet *s, const struct category *c, size_t at,
    const struct columns *cols)
{
	const struct level *l = &c->levels[at];
	const char *letter = paper_letter(s->arena, at);

	buf_addf(s->out, "<li data-level=\"%s\"><b>%s</b> ", letter, letter);
	paper_element(s, "<b class=\"label\">", paper_text(s, &l->label),
	    "</b>: ");
	if (l->n_tests == 0 && l->needs_a == 0)
		buf_adds(s->out, "in all other cases");
	else
		buf_adds(s->out, "if ");
	if (l->n_tests > 0)
		tests(s, c, at, cols);
	if (l->n_tests > 0 && l->needs_a > 0)
		buf_adds(s->out, "; and if ");
	if (l->needs_a > 0)
		paper_need(s, c, l);
	buf_adds(s->out, ".</li>\n");
}

void
paper_hand_events(struct sheet *s, const struct category *c)
{
	const struct columns cols = columns_of(s, c);

	buf_adds(s->out, "<table>\n");
	heads(s, c, &cols);
	buf_adds(s->out, "<tbody>\n");
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, c, i))
			row(s, c, &cols, i);
	buf_adds(s->out, "</tbody>\n</table>\n<div class=\"keep\">\n");
	buf_adds(s->out, "<ul class=\"results\">\n");
	for (size_t i = 0; i < c->n_levels; i++)
		result(s, c, i, &cols);
	buf_adds(s->out, "</ul>\n<p class=\"fields\">");
	paper_field(s, "Apply", "field");
	paper_field(s, "Answered", "field");
	paper_field(s, "Ticks that count", "field");
	paper_field(s, "Result", "field");
	buf_adds(s->out, "</p>\n</div>\n");
}
