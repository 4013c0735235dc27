/* The page of statistics: how many gave which answer to each question, and why
 * there is none of the others. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "report_stats_parts.h"

/* Columns besides the answers. */
static const struct reason {
	const char *name, *title;
	size_t at;
} reasons[] = {
    {"skipped", "Skipped", offsetof(struct tally_item, skipped)},
    {"does not apply", "Does not apply",
	offsetof(struct tally_item, not_applicable)},
    {"not reached", "Not reached", offsetof(struct tally_item, not_reached)},
    {"not asked", "Not asked", offsetof(struct tally_item, not_shown)},
};

#define N_REASONS (sizeof(reasons) / sizeof(*reasons))

/* Items next to each other with the same answers share a table. */
static bool
is_same_steps(const struct stats_page *s, const struct scale *a,
    const struct scale *b)
{
	if (a == b || a->n_options != b->n_options)
		return a == b;
	for (size_t i = 0; i < a->n_options; i++)
		if (!str_eq(stats_text(s, &a->options[i].label),
			stats_text(s, &b->options[i].label)))
			return false;
	return true;
}

static struct table *
new_table(const struct stats_page *s, const struct scale *scale)
{
	const size_t n = 1 + scale->n_options + N_REASONS;
	const char **heads = arena_array(s->arena, n, sizeof(*heads)),
		   **titles = arena_array(s->arena, n, sizeof(*titles));
	struct table *t;

	heads[0] = "";
	titles[0] = "Question";
	for (size_t i = 0; i < scale->n_options; i++)
		heads[i + 1] = titles[i + 1] =
		    stats_text(s, &scale->options[i].label);
	for (size_t i = 0; i < N_REASONS; i++) {
		heads[1 + scale->n_options + i] = reasons[i].name;
		titles[1 + scale->n_options + i] = reasons[i].title;
	}
	t = report_table(s->rep, "", heads, n);
	report_titles(s->rep, t, titles);
	t->even = true;
	return t;
}

/* Answers are told even when nobody gave them, reasons are not. */
static void
row(const struct stats_page *s, struct table *t, size_t item)
{
	const struct form_item *it = &s->t->form->items[item];
	const struct tally_item *counts = &s->t->items[item];
	const size_t n = it->scale->n_options;
	const char **cells = arena_array(s->arena, t->n_heads, sizeof(*cells));
	unsigned *drawn = arena_array(s->arena, t->n_heads, sizeof(*drawn));
	struct table_row *w;

	cells[0] = stats_long_name(s, it, false);
	for (size_t i = 1; i < t->n_heads; i++) {
		const uint64_t people = i <= n
		    ? counts->given[i - 1]
		    : *(const uint64_t *)(const void *)((const char *)counts +
			  reasons[i - n - 1].at);

		if (i <= n || people > 0)
			cells[i] = stats_count(s, people);
		drawn[i] = stats_drawn(people, s->t->rows);
	}
	w = report_row(s->rep, t, cells);
	w->parts = drawn;
	w->parts_of = STATS_DRAWN;
}

static const char *
theme_name(const struct stats_page *s, const struct form_item *it)
{
	return it->category != NULL ? stats_text(s, &it->category->title)
				    : "Asked first";
}

void
stats_page_items(const struct stats_page *s)
{
	const struct form *f = s->t->form;
	struct table *t = NULL;

	report_add(s->rep, BLOCK_HEADING, "Question by question");
	report_add(s->rep, BLOCK_PARA,
	    "People by answer, and by why there is none. Answers to questions "
	    "that others keep out are not counted: they are \"not asked\".");
	for (size_t i = 0; i < f->n_items; i++) {
		const struct form_item *it = &f->items[i], *before = it - 1;

		if (i == 0 || before->category != it->category) {
			report_add(s->rep, BLOCK_THEME, theme_name(s, it));
			t = NULL;
		}
		if (t == NULL || !is_same_steps(s, it->scale, before->scale))
			t = new_table(s, it->scale);
		row(s, t, i);
	}
}
