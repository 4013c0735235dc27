/* A group's page: how many gave which answer to each question. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/group.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "report_group_parts.h"

/* Columns besides the answers: the name, and those without one. */
#define COUNT_HEADS 2
#define OWN_HEADS 3

const char *
group_number(const struct group_page *g, unsigned n)
{
	return arena_printf(g->rep->arena, "%u", n);
}

/* Items next to each other with the same answers share a table. */
static bool
is_same_steps(const struct group_page *g, const struct scale *a,
    const struct scale *b)
{
	if (a == b)
		return true;
	if (a->n_options != b->n_options)
		return false;
	for (size_t i = 0; i < a->n_options; i++)
		if (!str_eq(group_text(g->p, &a->options[i].label),
			group_text(g->p, &b->options[i].label)) ||
		    a->options[i].ticked != b->options[i].ticked)
			return false;
	return true;
}

/* "Named means: Once or twice; Often."; "" where none is. */
static const char *
caption(const struct group_page *g, const struct scale *s)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, g->rep->arena);
	for (size_t i = 0; i < s->n_options; i++)
		if (s->options[i].ticked)
			buf_addf(&out, "%s%s",
			    n++ == 0 ? "\"Named\" means: " : "; ",
			    group_text(g->p, &s->options[i].label));
	buf_adds(&out, n > 0 ? "." : "");
	return out.data;
}

/* --- an invented case: each answer ---------------------------------------- */

static struct table *
case_table(const struct group_page *g, const struct scale *s)
{
	const size_t n = s->n_options + COUNT_HEADS;
	const char **heads = arena_array(g->rep->arena, n, sizeof(*heads));
	struct table *t;

	heads[0] = "Question";
	for (size_t i = 0; i < s->n_options; i++)
		heads[i + 1] = group_text(g->p, &s->options[i].label);
	heads[n - 1] = "Not said";
	t = report_table(g->rep, caption(g, s), heads, n);
	t->even = true;
	return t;
}

/* Where those without an answer are one with those who say that the case does
 * not tell, such an option has no number of its own. */
static bool
has_number(const struct group_counts *c, const struct form_item *it,
    size_t option)
{
	return !c->with_unknown || !it->scale->options[option].unknown;
}

/* Does the key say that one of those fits that have no number? */
static bool
none_fits(const struct group_page *g, const struct group_counts *c,
    const struct form_item *it, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!has_number(c, it, i) && group_fits(g->p, it, i))
			return true;
	return false;
}

static const char *
cell(const struct group_page *g, unsigned n, bool fits)
{
	return arena_printf(g->rep->arena, "%u%s", n, fits ? " (fits)" : "");
}

static void
options_row(const struct group_page *g, struct table *t, const char *name,
    const struct group_counts *c, const struct form_item *it)
{
	const size_t n = t->n_heads - COUNT_HEADS;
	const char **cells =
	    arena_array(g->rep->arena, t->n_heads, sizeof(*cells));
	unsigned *parts =
	    arena_array(g->rep->arena, t->n_heads, sizeof(*parts));
	const bool fits = none_fits(g, c, it, n);
	struct table_row *w;

	cells[0] = name;
	for (size_t i = 0; i < n; i++) {
		if (!has_number(c, it, i))
			continue;
		parts[i + 1] = c->options[i];
		cells[i + 1] = cell(g, c->options[i], group_fits(g->p, it, i));
	}
	parts[n + 1] = c->none;
	if (c->none > 0 || c->with_unknown || fits)
		cells[n + 1] = cell(g, c->none, fits);
	w = report_row(g->rep, t, cells);
	w->parts = parts;
	w->parts_of = (unsigned)g->p->people;
}

/* --- one's own therapy: named or not -------------------------------------- */

struct table *
group_own_table(const struct group_page *g, const char *said)
{
	struct table *t = report_table(g->rep, said,
	    (const char *const[]){"", "named by", "all others"}, OWN_HEADS);

	report_titles(g->rep, t,
	    (const char *const[]){"Question", "Named by", "All others"});
	t->even = true; /* bars side by side are on one measure */
	return t;
}

void
group_own_row(const struct group_page *g, struct table *t, const char *name,
    const struct group_counts *c)
{
	unsigned *parts =
	    arena_array(g->rep->arena, t->n_heads, sizeof(*parts));
	struct table_row *w = report_row(g->rep, t,
	    (const char *const[]){name, group_number(g, c->ticked),
		group_number(g, c->others)});

	parts[1] = c->ticked;
	parts[2] = c->others;
	w->parts = parts;
	w->parts_of = c->ticked + c->others;
}

/* --- items ---------------------------------------------------------------- */

/* What is not shown, by name: not this time, or never. */
struct hidden {
	struct buf now, never;
};

static void
hide(struct buf *names, const char *name)
{
	buf_addf(names, "%s%s", names->len > 0 ? "; " : "", name);
}

/* Which of them is too few and which is too many is not known here either. */
static void
not_shown(const struct group_page *g, const struct hidden *h)
{
	if (h->now.len > 0)
		report_addf(g->rep, BLOCK_PARA, "Not shown: %s.", h->now.data);
	if (h->never.len > 0)
		report_addf(g->rep, BLOCK_PARA, "Never shown: %s.",
		    h->never.data);
}

bool
group_is_shown(const struct group_page *g, const struct group_counts *of)
{
	for (size_t i = 0; i < g->p->n_rounds; i++)
		if (of[i].shown)
			return true;
	return false;
}

/* T is NULL while nothing was shown. */
static void
item_rows(const struct group_page *g, const struct group_item *it,
    struct table *t, struct hidden *hidden)
{
	if (it->never)
		hide(&hidden->never, group_short(it->item));
	for (size_t i = 0; !it->never && i < g->p->n_rounds; i++) {
		const char *name = group_name(g, group_short(it->item), i);

		if (t == NULL || !it->of[i].shown)
			hide(&hidden->now, name);
		else if (g->p->own)
			group_own_row(g, t, name, &it->of[i]);
		else
			options_row(g, t, name, &it->of[i], it->item);
	}
}

void
group_items(const struct group_page *g, const struct group_item *items,
    size_t n)
{
	const struct scale *last = NULL;
	struct table *t = NULL;
	struct hidden hidden;

	buf_init(&hidden.now, g->rep->arena);
	buf_init(&hidden.never, g->rep->arena);
	for (size_t i = 0; i < n; i++) {
		const struct scale *s = items[i].item->scale;

		if (group_is_shown(g, items[i].of) &&
		    (last == NULL || !is_same_steps(g, last, s))) {
			if (last != NULL)
				report_add(g->rep, BLOCK_GAP, "");
			t = g->p->own ? group_own_table(g, caption(g, s))
				      : case_table(g, s);
			last = s;
		}
		item_rows(g, &items[i], t, &hidden);
	}
	not_shown(g, &hidden);
}
