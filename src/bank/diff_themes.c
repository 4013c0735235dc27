/* What changed in themes, and in their levels and bands. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "show.h"

#define AT(type, member) offsetof(struct type, member)

static const char *
number(struct diff *d, int64_t value)
{
	char text[32];
	unsigned places = NUM_PLACES;
	for (; places > 0 && value % 10 == 0; places--)
		value /= 10;
	num_format(value, places, text);
	return arena_strdup(d->arena, text);
}

static const char *
share(struct diff *d, unsigned a, unsigned b)
{
	if (a == 0)
		return "none";
	if (b == 0)
		return arena_printf(d->arena, "%u answers", a);
	if (a == b)
		return "all answers";
	return arena_printf(d->arena, "%u of every %u answers", a, b);
}

/* --- themes -------------------------------------------------------------- */

static const struct diff_field theme_texts[] = {
    {"the title", AT(category, title)},
    {"what it is about", AT(category, about)},
    {"what is said before it", AT(category, before)},
    {"what is said at every level", AT(category, closing)},
    {NULL, 0},
};

static const char *
theme_words(const struct diff *d, const struct bank *b, const void *part)
{
	return diff_title(d, b, &((const struct category *)part)->title);
}

static void
compare_item(struct diff *d, const char *who, const struct scale_item *a,
    const struct scale_item *b)
{
	const char *id = a->question->id;
	diff_word(d, who, arena_printf(d->arena, "the weight of %s", id),
	    number(d, a->weight), number(d, b->weight));
	diff_word(d, who, arena_printf(d->arena, "the way %s counts", id),
	    a->reverse ? "the other way round" : "as answered",
	    b->reverse ? "the other way round" : "as answered");
}

static struct diff_ids
item_ids(struct diff *d, const struct category *c)
{
	struct diff_ids ids = {
	    arena_array(d->arena, c->n_items, sizeof *ids.list), c->n_items};
	for (size_t i = 0; i < c->n_items; i++)
		ids.list[i] = c->items[i].question->id;
	return ids;
}

static const char *
enough(struct diff *d, const struct category *c)
{
	if (c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		return "all answers";
	return share(d, c->min_a, c->min_b);
}

static void
compare_scoring(struct diff *d, const char *who, const struct category *c,
    const struct category *k)
{
	static const char *const directions[] = {"not said", "better", "worse"};
	diff_word(d, who, "the score",
	    c->method == METHOD_MEAN ? "a mean" : "a sum",
	    k->method == METHOD_MEAN ? "a mean" : "a sum");
	diff_word(d, who, "what is done about gaps in a sum",
	    c->gaps == GAPS_PRORATE ? "scaling up" : "no score",
	    k->gaps == GAPS_PRORATE ? "scaling up" : "no score");
	diff_word(d, who, "the unit",
	    c->shown_as == SHOWN_AS_PERCENT ? "percent" : "points",
	    k->shown_as == SHOWN_AS_PERCENT ? "percent" : "points");
	diff_number(d, who, "the number of digits after the point",
	    (long)c->decimals, (long)k->decimals);
	if (!diff_same_scoring(c, k))
		diff_word(d, who, "what it takes for a score", enough(d, c),
		    enough(d, k));
	diff_word(d, who, "what more of it means", directions[c->direction],
	    directions[k->direction]);
	diff_list(d, who, "scored questions", false, item_ids(d, c),
	    item_ids(d, k));
	for (size_t i = 0; i < c->n_items; i++)
		for (size_t j = 0; j < k->n_items; j++)
			if (str_eq(c->items[i].question->id,
				k->items[j].question->id))
				compare_item(d, who, &c->items[i],
				    &k->items[j]);
}

/* The order in which its questions stand in the file, and are asked. */
static struct diff_ids
member_ids(struct diff *d, const struct bank *b, const struct category *c)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_questions, sizeof *ids.list), 0};
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].category == c)
			ids.list[ids.n++] = b->questions[i].id;
	return ids;
}

static void
compare_theme(struct diff *d, const char *who, const void *old, const void *new)
{
	const struct category *c = old, *k = new;
	diff_texts(d, who, theme_texts, c, k);
	diff_word(d, who, "the kind",
	    c->kind == KIND_SCALE ? "a scale" : "events",
	    k->kind == KIND_SCALE ? "a scale" : "events");
	if (c->kind == KIND_SCALE && k->kind == KIND_SCALE)
		compare_scoring(d, who, c, k);
	if (!diff_ranked(member_ids(d, d->old, c), member_ids(d, d->new, k)))
		diff_say(d, "%s: the questions are asked in another order.",
		    who);
	diff_list(d, who, "follow-ups", true,
	    diff_ids(d, c->follow_ups, c->n_follow_ups),
	    diff_ids(d, k->follow_ups, k->n_follow_ups));
	diff_word(d, who, "the evidence", evidence_name(c->evidence),
	    evidence_name(k->evidence));
	diff_list(d, who, "sources", false,
	    diff_ids(d, c->sources, c->n_sources),
	    diff_ids(d, k->sources, k->n_sources));
}

void
diff_themes(struct diff *d)
{
	static const struct diff_kind kind = {theme_words, compare_theme};
	diff_section(d, "Themes");
	diff_match(d, "", &kind,
	    DIFF_PARTS(d->old->categories, d->old->n_categories),
	    DIFF_PARTS(d->new->categories, d->new->n_categories));
}

/* --- levels and bands ---------------------------------------------------- */

static const char *
level_words(const struct diff *d, const struct bank *b, const void *part)
{
	return diff_title(d, b, &((const struct level *)part)->label);
}

static const char *
test_words(struct diff *d, const struct level *v)
{
	struct buf out;
	if (v->n_tests == 0)
		return "no test";
	buf_init(&out, d->arena);
	for (size_t i = 0; i < v->n_tests; i++) {
		const struct level_test *t = &v->tests[i];
		if (t->worst_at_least != NULL)
			buf_addf(&out, "a tick as high as %s",
			    t->worst_at_least);
		else
			buf_addf(&out, "%u ticked", t->ticked_at_least);
		buf_adds(&out,
		    show_between(i, v->n_tests, v->all ? " and " : " or "));
	}
	return out.data;
}

static const char *
below_words(struct diff *d, const struct level *v)
{
	return v->has_below ? number(d, v->below) : "none";
}

static void
compare_level(struct diff *d, const char *who, const void *old, const void *new)
{
	static const char *const shows[] = {"nowhere", "stands out",
	    "going well"};
	const struct level *v = old, *w = new;
	diff_text(d, who, "the label", &v->label, &w->label);
	if (!diff_same_tests(v, w))
		diff_string(d, who, "the rule", test_words(d, v),
		    test_words(d, w));
	if (!diff_same_fraction(v->needs_a, v->needs_b, w->needs_a, w->needs_b))
		diff_word(d, who, "what must be answered",
		    share(d, v->needs_a, v->needs_b),
		    share(d, w->needs_a, w->needs_b));
	diff_word(d, who, "the upper limit", below_words(d, v),
	    below_words(d, w));
	diff_word(d, who, "where the summary puts it", shows[v->shows],
	    shows[w->shows]);
}

static struct diff_ids
level_ids(struct diff *d, const struct category *c)
{
	struct diff_ids ids = {
	    arena_array(d->arena, c->n_levels, sizeof *ids.list), c->n_levels};
	for (size_t i = 0; i < c->n_levels; i++)
		ids.list[i] = c->levels[i].id;
	return ids;
}

void
diff_levels(struct diff *d)
{
	static const struct diff_kind kind = {level_words, compare_level};
	diff_section(d, "Levels and bands");
	for (size_t i = 0; i < d->new->n_categories; i++) {
		const struct category *k = &d->new->categories[i];
		const struct category *c = bank_category(d->old, k->id);
		if (c == NULL)
			continue;
		diff_match(d, arena_printf(d->arena, "%s, ", k->id), &kind,
		    DIFF_PARTS(c->levels, c->n_levels),
		    DIFF_PARTS(k->levels, k->n_levels));
		if (!diff_ranked(level_ids(d, c), level_ids(d, k)))
			diff_say(d, "%s: they stand in another order.", k->id);
	}
}
