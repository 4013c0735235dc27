/* A scorer with a pencil: it counts by the sheet that was printed, and knows
 * nothing else; not the bank, not the engine. */
#ifndef TESTS_PAPER_HAND_SUPPORT_H
#define TESTS_PAPER_HAND_SUPPORT_H

#include "paper_when_support.h"

#define COLUMNS_MOST 16

/* --- counting ------------------------------------------------------------ */

struct hand_count {
	size_t apply, answered, ticks;
	size_t all;
	bool column[COLUMNS_MOST];
	char names[COLUMNS_MOST][8];
	size_t n_columns;
	int64_t points, weight, weight_all;
};

SUPPORT uint64_t
hand_cell(const struct hand_sheet *s, const struct hand_row *r,
    const char *column)
{
	const char *open =
	    arena_printf(s->arena, "data-column=\"%s\">", column);
	const struct part cell = inside(r->row, open, "</td>", NULL);

	return cell.from != NULL ? numbers_in(cell) : 0;
}

/* The names of the columns of a theme, but for the two that all have. */
SUPPORT void
hand_columns(const struct hand_theme *t, struct hand_count *n)
{
	struct part p = t->all, name;

	while (
	    (name = inside(p, "<th scope=\"col\">Column ", "</th>", &p)).from !=
	    NULL) {
		const size_t len = (size_t)(name.to - name.from);

		assert_true(len < 8 && n->n_columns < COLUMNS_MOST);
		memcpy(n->names[n->n_columns], name.from, len);
		n->names[n->n_columns++][len] = '\0';
	}
}

/* The BOX-th cell of points; false: it is no answer. */
SUPPORT bool
hand_points(const struct hand_row *r, unsigned box, int64_t *points)
{
	struct part p = r->row, cell = {NULL, NULL};

	while (box-- > 0)
		cell = inside(p, "points\">", "</td>", &p);
	assert_non_null(cell.from);
	if (find_in(cell, "no answer") != NULL)
		return false;
	*points = number_in(cell);
	return true;
}

SUPPORT void
count_row(const struct hand_sheet *s, const struct filled *f,
    const struct hand_theme *t, const struct hand_row *r, struct hand_count *n)
{
	const struct ticked said = hand_said(s, f, r->number);
	const struct part weight = inside(r->row, "weight\">", "</td>", NULL);
	const int64_t w = weight.from != NULL ? number_in(weight) : 1;
	const bool events = str_eq(t->kind, "events");
	int64_t points = 0;
	uint64_t bit;

	n->all++;
	if (said.tick == TICK_NA || said.tick == TICK_OUT)
		return;
	n->apply++;
	n->weight_all += w;
	if (said.tick == TICK_BLANK)
		return;
	bit = UINT64_C(1) << (said.box - 1);
	if (events ? (hand_cell(s, r, "none") & bit) != 0
		   : !hand_points(r, said.box, &points))
		return;
	n->answered++;
	n->weight += w;
	n->points += points;
	if (!events)
		return;
	n->ticks += (hand_cell(s, r, "counts") & bit) != 0;
	for (size_t i = 0; i < n->n_columns; i++)
		n->column[i] |= (hand_cell(s, r, n->names[i]) & bit) != 0;
}

/* --- results ------------------------------------------------------------- */

/* Table NUMBER: how many of APPLY. */
SUPPORT size_t
hand_table(const struct hand_sheet *s, long number, size_t apply)
{
	const struct part table = inside(s->all,
	    arena_printf(s->arena, "data-table=\"%ld\">", number), "</table>",
	    NULL);
	struct part p = table, row, least;

	while (
	    (row = inside(p, "Questions that apply</th>", "</tr>", &p)).from !=
	    NULL) {
		struct part cell, other;

		least = inside(p, "Answered, at least</th>", "</tr>", &p);
		while ((cell = inside(row, "number\">", "</td>", &row)).from !=
		    NULL) {
			other = inside(least, "number\">", "</td>", &least);
			if ((size_t)number_in(cell) == apply)
				return (size_t)number_in(other);
		}
	}
	fail_msg("table %ld has no %zu", number, apply);
	return 0;
}

SUPPORT bool
hand_need(const struct hand_sheet *s, struct part rule,
    const struct hand_count *n)
{
	const struct part need =
	    inside(rule, "<span class=\"need\">", "</span>", NULL);

	if (need.from == NULL)
		return true;
	if (find_in(need, "all") != NULL)
		return n->answered == n->apply;
	if (find_in(need, "table") != NULL)
		return n->answered >= hand_table(s, number_in(need), n->apply);
	return n->answered >= (size_t)number_in(need);
}

SUPPORT bool
hand_rule(const struct hand_sheet *s, struct part rule,
    const struct hand_count *n)
{
	struct part p = rule;
	struct element e, test;
	bool value = true;

	if (find_in(rule, "in all other cases") != NULL)
		return true;
	while (next_element(&p, &e)) {
		const bool all = str_eq(e.class, "all");

		if (!all && !str_eq(e.class, "any"))
			continue;
		value = all;
		while (next_element(&e.in, &test)) {
			const struct part name = {
			    test.in.from + strlen("column "), test.in.to};
			bool is = false;

			if (str_eq(test.class, "ticks"))
				is = n->ticks >= (size_t)number_in(test.in);
			for (size_t i = 0; i < n->n_columns; i++)
				is |= n->column[i] &&
				    str_eq(test.class, "column") &&
				    str_eq(n->names[i],
					copy_of(s->arena, name));
			value = all ? value && is : value || is;
		}
	}
	return value && hand_need(s, rule, n);
}

SUPPORT const char *
hand_label(const struct hand_sheet *s, struct part result)
{
	return copy_of(s->arena,
	    inside(result, "<b class=\"label\">", "</b>", NULL));
}

#define HAND_NOT_ENOUGH "(not enough)"
#define HAND_NOT_APPLICABLE "(does not apply)"
#define HAND_PROGRAM "(use the program)"

SUPPORT const char *
hand_events(const struct hand_sheet *s, const struct hand_theme *t,
    const struct hand_count *n)
{
	struct part p = t->all, result;

	while (
	    (result = inside(p, "<li data-level=\"", "</li>", &p)).from != NULL)
		if (hand_rule(s, result, n))
			return hand_label(s, result);
	return HAND_NOT_ENOUGH;
}

/* The label of result I. */
SUPPORT const char *
hand_result(const struct hand_sheet *s, const struct hand_theme *t, size_t i)
{
	struct part p = t->all, result = {NULL, NULL};

	for (size_t k = 0; k <= i; k++)
		result = inside(p, "<li data-level=\"", "</li>", &p);
	return hand_label(s, result);
}

SUPPORT bool
is_my_line(struct part row, const struct hand_count *n)
{
	const struct part done = inside(row, "done\">", "</th>", NULL);
	const struct part apply = inside(row, "apply\">", "</td>", NULL);

	if (done.from == NULL ||
	    (find_in(done, "all") == NULL && number_in(done) != n->weight))
		return false;
	return apply.from == NULL || number_in(apply) == n->weight_all;
}

SUPPORT const char *
hand_scale(const struct hand_sheet *s, const struct hand_theme *t,
    const struct hand_count *n)
{
	struct part p, row, cell;

	if (find_in(t->all, "class=\"never\"") != NULL)
		return HAND_NOT_ENOUGH;
	if (find_in(t->all, "all-apply") != NULL && n->apply < n->all)
		return HAND_PROGRAM;
	if (!hand_need(s, t->all, n))
		return HAND_NOT_ENOUGH;
	p = inside(t->all, "<table class=\"sums\">", "</table>", NULL);
	while ((row = inside(p, "<tr>", "</tr>", &p)).from != NULL) {
		size_t i = 0;

		if (!is_my_line(row, n))
			continue;
		while (
		    (cell = inside(row, "<td class=\"number\">", "</td>", &row))
			.from != NULL) {
			const char *to = find_in(cell, " to ");
			const bool has = cell.from < cell.to;

			if (has && n->points >= number_in(cell) &&
			    n->points <=
				(to != NULL
					? number_in((struct part){to, cell.to})
					: number_in(cell)))
				return hand_result(s, t, i);
			i++;
		}
	}
	fail_msg("%s: no line for %zu answered of %zu, weight %ld, sum %ld",
	    t->id, n->answered, n->apply, (long)n->weight, (long)n->points);
	return NULL;
}

/* The result of theme T by hand: a label, or one of the three above. */
SUPPORT const char *
hand_score(const struct hand_sheet *s, const struct hand_theme *t,
    const struct filled *f)
{
	struct hand_count n = {0};

	if (str_eq(t->kind, "program") ||
	    find_in(t->all, "class=\"program\"") != NULL)
		return HAND_PROGRAM;
	hand_columns(t, &n);
	for (size_t i = 0; i < t->n_rows; i++)
		count_row(s, f, t, &t->rows[i], &n);
	if (n.apply == 0)
		return HAND_NOT_APPLICABLE;
	if (n.answered == 0)
		return HAND_NOT_ENOUGH;
	return str_eq(t->kind, "events") ? hand_events(s, t, &n)
					 : hand_scale(s, t, &n);
}

#endif
