/* A group's page: part by part, and how to read it. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/group.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "report_group_parts.h"

static const char part_name[] = "This part as a whole";

static void
own_theme(const struct group_page *g, const struct group_theme *theme)
{
	struct table *t = group_own_table(g, "");

	for (size_t i = 0; i < g->p->n_rounds; i++)
		if (theme->of[i].shown)
			group_own_row(g, t, group_name(g, part_name, i),
			    &theme->of[i]);
}

#define LEVEL_HEADS (1 + GROUP_ROUNDS)

/* How many came to a level, or (LEVEL behind the last) to none. */
static void
level_row(const struct group_page *g, const struct group_theme *theme,
    struct table *t, size_t level)
{
	const struct category *c = theme->category;
	const char *cells[LEVEL_HEADS] = {level < c->n_levels
		? group_text(g->p, &c->levels[level].label)
		: "Not enough answers to say"};
	unsigned *parts =
	    arena_array(g->rep->arena, LEVEL_HEADS, sizeof(*parts));
	struct table_row *w;

	for (size_t i = 0; i < g->p->n_rounds; i++) {
		if (!theme->of[i].shown)
			continue;
		parts[i + 1] = level < c->n_levels ? theme->of[i].options[level]
						   : theme->of[i].none;
		cells[i + 1] = group_number(g, parts[i + 1]);
	}
	w = report_row(g->rep, t, cells);
	w->parts = parts;
	w->parts_of = (unsigned)g->p->people;
}

static void
case_theme(const struct group_page *g, const struct group_theme *theme)
{
	const bool two = g->p->n_rounds > 1;
	struct table *t = report_table(g->rep, "",
	    (const char *const[]){"", two ? "before" : "", "after"},
	    LEVEL_HEADS);

	report_titles(g->rep, t,
	    (const char *const[]){"This part", two ? "Before" : "People",
		"After"});
	t->even = two; /* bars side by side are on one measure */
	for (size_t i = 0; i <= theme->category->n_levels; i++)
		level_row(g, theme, t, i);
}

static void
whole_theme(const struct group_page *g, const struct group_theme *theme)
{
	if (!group_is_shown(g, theme->of)) {
		report_addf(g->rep, BLOCK_PARA, "%s: %s shown.", part_name,
		    theme->never ? "never" : "not");
		return;
	}
	(g->p->own ? own_theme : case_theme)(g, theme);
	report_add(g->rep, BLOCK_GAP, "");
}

/* Is anything told of these N items? */
static bool
any_shown(const struct group_page *g, const struct group_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (group_is_shown(g, items[i].of))
			return true;
	return false;
}

static bool
has_something(const struct group_page *g, const struct group_theme *theme)
{
	return group_is_shown(g, theme->of) ||
	    any_shown(g, g->p->items + theme->first, theme->n);
}

static void
one_theme(const struct group_page *g, const struct group_theme *theme)
{
	report_add(g->rep, BLOCK_THEME,
	    group_text(g->p, &theme->category->title));
	whole_theme(g, theme);
	group_items(g, g->p->items + theme->first, theme->n);
}

/* Items with a role belong to no theme. They are asked first, and stand
 * first. */
static size_t
count_first(const struct group_page *g)
{
	size_t n = 0;

	while (n < g->p->n_items && g->p->items[n].item->category == NULL)
		n++;
	return n;
}

static void
first_of_all(const struct group_page *g)
{
	const size_t n = count_first(g);

	if (!any_shown(g, g->p->items, n))
		return;
	report_add(g->rep, BLOCK_THEME, "First of all");
	group_items(g, g->p->items, n);
}

/* Is nothing ever told of these N items? */
static bool
all_never(const struct group_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!items[i].never)
			return false;
	return true;
}

static bool
always_empty(const struct group_page *g, const struct group_theme *t)
{
	return t->never && all_never(g->p->items + t->first, t->n);
}

/* The parts of which nothing is shown: NEVER, whatever was answered, or not
 * this time. */
static void
empty_of(const struct group_page *g, bool never, const char *heading)
{
	const size_t first = count_first(g);
	struct block **before = g->rep->tail;
	struct block **body;

	report_add(g->rep, BLOCK_THEME, heading);
	body = g->rep->tail;
	if (first > 0 && !any_shown(g, g->p->items, first) &&
	    all_never(g->p->items, first) == never)
		report_add(g->rep, BLOCK_ITEM, "What was asked first of all");
	for (size_t i = 0; i < g->p->n_themes; i++) {
		const struct group_theme *t = &g->p->themes[i];

		if (!has_something(g, t) && always_empty(g, t) == never)
			report_add(g->rep, BLOCK_ITEM,
			    group_text(g->p, &t->category->title));
	}
	if (g->rep->tail == body) { /* there are none: no heading either */
		g->rep->tail = before;
		*before = NULL;
	}
}

/* Parts of which nothing is shown are named together: a page of gaps would only
 * invite guesses. */
static void
empty_themes(const struct group_page *g)
{
	empty_of(g, false, "Parts that are not shown");
	empty_of(g, true, "Parts that are never shown");
}

struct hides {
	bool now, never;
};

static void
hides_of(const struct group_page *g, struct hides *h, bool never,
    const struct group_counts *of)
{
	h->never |= never;
	for (size_t i = 0; !never && i < g->p->n_rounds; i++)
		h->now |= !of[i].shown;
}

static void
items_hide(const struct group_page *g, struct hides *h,
    const struct group_item *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hides_of(g, h, items[i].never, items[i].of);
}

/* Which of these words the page will have. */
static struct hides
what_it_hides(const struct group_page *g)
{
	const size_t first = count_first(g);
	struct hides h = {false, false};

	if (any_shown(g, g->p->items, first))
		items_hide(g, &h, g->p->items, first);
	else if (first > 0)
		*(all_never(g->p->items, first) ? &h.never : &h.now) = true;
	for (size_t i = 0; i < g->p->n_themes; i++) {
		const struct group_theme *t = &g->p->themes[i];

		if (!has_something(g, t)) {
			*(always_empty(g, t) ? &h.never : &h.now) = true;
			continue;
		}
		hides_of(g, &h, t->never, t->of);
		items_hide(g, &h, g->p->items + t->first, t->n);
	}
	return h;
}

/* An invented case hides only what too few answered, so that can be said. */
static void
how_to_read_case(const struct group_page *g, const struct hides *hides)
{
	report_add(g->rep, BLOCK_PARA,
	    "Each part first counts people by what their answers come to. Then "
	    "come the questions. Where some answers count as \"named\", that "
	    "stands above them.");
	report_add(g->rep, BLOCK_PARA,
	    "\"Not said\" counts those who gave no answer. Where an answer is "
	    "that the story does not tell, it counts those too.");
	if (group_key(g->p) != NULL && g->p->scenario->n_answers > 0)
		report_add(g->rep, BLOCK_PARA,
		    "\"(fits)\" means: the key says that this answer fits the "
		    "story. More than one can fit. The key has reasons, and "
		    "you may have others.");
	if (hides->now)
		report_addf(g->rep, BLOCK_PARA,
		    "\"Not shown\" means that fewer than %u people answered "
		    "it%s.",
		    g->p->floor, g->p->n_rounds > 1 ? ", before or after" : "");
}

static void
how_to_read_own(const struct group_page *g, const struct hides *hides)
{
	report_add(g->rep, BLOCK_PARA,
	    "Each part first counts the people who named something in it. Then "
	    "come the questions. Above them stands which answers count as "
	    "\"named\".");
	report_add(g->rep, BLOCK_PARA,
	    "\"All others\" did not name it, did not answer, or were not "
	    "asked.");
	if (hides->now)
		report_add(g->rep, BLOCK_PARA,
		    "\"Not shown\" can mean that few named it, that nearly "
		    "all did, that too few answered, or that another number "
		    "could be worked out from it. This page does not say which "
		    "of these it is.");
	if (hides->never)
		report_add(g->rep, BLOCK_PARA,
		    "\"Never shown\" is left out whatever people answer. The "
		    "form alone decides that.");
}

void
group_counts(const struct group_page *g)
{
	const struct hides hides = what_it_hides(g);

	report_add(g->rep, BLOCK_HEADING, "How many said what");
	(g->p->own ? how_to_read_own : how_to_read_case)(g, &hides);
	first_of_all(g);
	for (size_t i = 0; i < g->p->n_themes; i++)
		if (has_something(g, &g->p->themes[i]))
			one_theme(g, &g->p->themes[i]);
	empty_themes(g);
}
