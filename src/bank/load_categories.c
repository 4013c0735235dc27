/* Themes: levels of events, items and bands of scales. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)
#define COUNT(type, member) .count = offsetof(struct type, n_##member)

#define EVENTS 1u
#define SCALE 2u

static const char *const kinds[] = {"events", "scale"};
static const char *const evidences[] = {"little", "some", "strong"};
static const char *const shows[] = {"stands-out", "going-well"};
static const char *const methods[] = {"mean", "sum"};
static const char *const gaps[] = {"refuse", "prorate"};
static const char *const shown_as[] = {"points", "percent"};
static const char *const directions[] = {"neutral", "good", "bad"};

static const struct load_names kind_names = {kinds, 2, KIND_EVENTS};
static const struct load_names evidence_names = {evidences, 3, EVIDENCE_LITTLE};
static const struct load_names show_names = {shows, 2, SHOWS_STANDS_OUT};
static const struct load_names method_names = {methods, 2, METHOD_MEAN};
static const struct load_names gap_names = {gaps, 2, GAPS_REFUSE};
static const struct load_names shown_names = {shown_as, 2, SHOWN_AS_POINTS};
static const struct load_names direction_names = {directions, 3,
    DIRECTION_NEUTRAL};

static const struct load_range test_range = {1, 2000, 0,
    "a whole number from 1 to 2000"};
static const struct load_range weight_range = {1, 100 * NUM_ONE, NUM_PLACES,
    "a number above 0, at most 100, with at most 4 digits after the point"};
static const struct load_range below_range = {-1000000000 * (int64_t)NUM_ONE,
    1000000000 * (int64_t)NUM_ONE, NUM_PLACES,
    "a number with at most 4 digits after the point"};
static const struct load_range decimals_range = {0, 4, 0,
    "a whole number from 0 to 4"};
static const struct load_range count_range = {1, BANK_ITEMS_MOST, 0, ""};

static const struct field test_fields[] = {
    {.key = "worst_at_least",
	.read = load_string,
	.offset = AT(level_test, worst_at_least)},
    {.key = "ticked_at_least",
	.read = load_count,
	.offset = AT(level_test, ticked_at_least),
	.arg = &test_range},
};

static const struct shape test_shape = SHAPE("a test", test_fields);

static void
read_tests(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct level *v = object;
	if (v->tests != NULL)
		diag_add(l->diags, DIAG_BAD_VALUE, node_key_at(n),
		    "a level has 'any' or 'all', not both");
	if (!load_is_list(l, n, BANK_OPTIONS_MAX))
		return;
	v->all = str_eq(f->key, "all");
	v->tests = arena_array(l->arena, n->n, sizeof *v->tests);
	v->n_tests = 0;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		load_map(l, e, &test_shape, 0, &v->tests[v->n_tests++]);
		if (e->kind == NODE_MAP && e->n != 1)
			diag_add(l->diags, DIAG_BAD_VALUE, e->at,
			    "a test is either 'worst_at_least' or "
			    "'ticked_at_least'; write one a line");
	}
}

static const struct field level_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(level, id), .must = true},
    {.key = "label",
	.read = load_text,
	.offset = AT(level, label),
	.must = true},
    {.key = "shows",
	.read = load_name,
	.offset = AT(level, shows),
	.arg = &show_names},
    {.key = "any", .read = read_tests, .only = EVENTS},
    {.key = "all", .read = read_tests, .only = EVENTS},
    {.key = "needs",
	.read = load_fraction,
	.offset = AT(level, needs_a),
	.count = AT(level, needs_b),
	.only = EVENTS},
    {.key = "below",
	.read = load_decimal,
	.offset = AT(level, below),
	.arg = &below_range,
	.only = SCALE},
};

static const struct shape level_shape = SHAPE("a level", level_fields);
static const struct shape band_shape = SHAPE("a band", level_fields);

static void
check_level_id(struct load *l, const struct category *c, const struct level *v)
{
	if (str_eq(v->id, "not-enough"))
		diag_add(l->diags, DIAG_RESERVED_ID, v->at,
		    "'not-enough' is always the last level; this one needs "
		    "another id");
	if (str_eq(v->id, "not-applicable"))
		diag_add(l->diags, DIAG_RESERVED_ID, v->at,
		    "'not-applicable' is said where nothing applies; this "
		    "level needs another id");
	for (const struct level *o = c->levels; o < v; o++)
		if (v->id[0] != '\0' && str_eq(o->id, v->id))
			diag_add(l->diags, DIAG_DUPLICATE_ID, v->at,
			    "%s is here twice; the first is in line %u",
			    load_quoted(l, v->id), o->at.line);
}

static void
read_level(struct load *l, const struct node *n, struct level *v, bool is_scale)
{
	v->id = "";
	v->at = n->at;
	v->below = LOAD_NO_NUMBER;
	if (!load_map(l, n, is_scale ? &band_shape : &level_shape,
		is_scale ? SCALE : EVENTS, v))
		return;
	v->has_below = node_find(n, "below") != NULL;
	if (v->needs_b == 0) {
		v->needs_a = v->n_tests == 0;
		v->needs_b = 1;
	}
}

static void
read_levels(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct category *c = object;
	if (!load_is_list(l, n, BANK_LEVELS_MAX))
		return;
	c->levels = arena_array(l->arena, n->n, sizeof *c->levels);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct level *v = &c->levels[c->n_levels++];
		read_level(l, e, v, f->only == SCALE);
		check_level_id(l, c, v);
	}
}

/* An item as it stands in the file; the question comes from Q. */
struct item_draft {
	struct scale_item item;
	size_t question;
};

static void
read_item_question(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct item_draft *d = object;
	d->question = load_ref(l, NOUN_QUESTION, n);
}

static const struct field item_fields[] = {
    {.key = "q", .read = read_item_question, .must = true},
    {.key = "weight",
	.read = load_decimal,
	.offset = AT(item_draft, item.weight),
	.arg = &weight_range},
    {.key = "reverse",
	.read = load_bool,
	.offset = AT(item_draft, item.reverse)},
};

static const struct shape item_shape = SHAPE("an item", item_fields);

static void
read_item(struct load *l, const struct node *n, struct category *c)
{
	struct item_draft d = {{NULL, NUM_ONE, false}, LOAD_NONE};
	if (!load_map(l, n, &item_shape, 0, &d) || d.question == LOAD_NONE)
		return;
	d.item.question = &l->bank->questions[d.question];
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == d.item.question) {
			diag_add(l->diags, DIAG_DUPLICATE_ID, n->at,
			    "%s is twice in this list",
			    load_quoted(l, node_find(n, "q")->text));
			return;
		}
	c->items[c->n_items++] = d.item;
}

static void
read_items(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct category *c = object;
	if (!load_is_list(l, n, BANK_ITEMS_MOST))
		return;
	c->items = arena_array(l->arena, n->n, sizeof *c->items);
	for (const struct node *e = n->first; e != NULL; e = e->next)
		read_item(l, e, c);
}

/* Its value depends on the method, which stands before it in the table. */
static void
read_gaps(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct category *c = object;
	load_name(l, n, f, object);
	if (c->method == METHOD_MEAN)
		diag_add(l->diags, DIAG_BAD_VALUE, node_key_at(n),
		    "'gaps' is for sums; a mean is over what was answered, "
		    "from 'min_answered' on");
}

static const struct field category_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(category, id), .must = true},
    {.key = "title",
	.read = load_text,
	.offset = AT(category, title),
	.must = true},
    {.key = "about", .read = load_text, .offset = AT(category, about)},
    {.key = "before", .read = load_text, .offset = AT(category, before)},
    {.key = "closing", .read = load_text, .offset = AT(category, closing)},
    {.key = "kind",
	.read = load_name,
	.offset = AT(category, kind),
	.arg = &kind_names,
	.must = true},
    {.key = "evidence",
	.read = load_name,
	.offset = AT(category, evidence),
	.arg = &evidence_names},
    {.key = "sources",
	.read = load_sources,
	.offset = AT(category, sources),
	COUNT(category, sources)},
    {.key = "levels", .read = read_levels, .only = EVENTS, .must = true},
    {.key = "follow_ups",
	.read = load_follow_up_refs,
	.offset = AT(category, follow_ups),
	COUNT(category, follow_ups),
	.only = EVENTS},
    {.key = "items", .read = read_items, .only = SCALE},
    {.key = "method",
	.read = load_name,
	.offset = AT(category, method),
	.arg = &method_names,
	.only = SCALE,
	.must = true},
    {.key = "gaps",
	.read = read_gaps,
	.offset = AT(category, gaps),
	.arg = &gap_names,
	.only = SCALE},
    {.key = "shown_as",
	.read = load_name,
	.offset = AT(category, shown_as),
	.arg = &shown_names,
	.only = SCALE},
    {.key = "decimals",
	.read = load_count,
	.offset = AT(category, decimals),
	.arg = &decimals_range,
	.only = SCALE},
    {.key = "min_answered",
	.read = load_fraction,
	.offset = AT(category, min_a),
	.count = AT(category, min_b),
	.arg = &count_range,
	.only = SCALE},
    {.key = "direction",
	.read = load_name,
	.offset = AT(category, direction),
	.arg = &direction_names,
	.only = SCALE},
    {.key = "bands", .read = read_levels, .only = SCALE, .must = true},
};

static const struct shape theme_shape = SHAPE("a theme", category_fields);
static const struct shape events_shape =
    SHAPE("a theme of kind events", category_fields);
static const struct shape scale_shape =
    SHAPE("a theme of kind scale", category_fields);

/* The kind decides which keys there are; before it is known all are fine. */
static unsigned
mode_of(const struct node *n)
{
	const struct node *k =
	    n->kind == NODE_MAP ? node_find(n, "kind") : NULL;
	if (k == NULL || k->kind != NODE_SCALAR)
		return EVENTS | SCALE;
	if (str_eq(k->text, "events"))
		return EVENTS;
	return str_eq(k->text, "scale") ? SCALE : EVENTS | SCALE;
}

void
load_category(struct load *l, const struct node *n, size_t i)
{
	static const struct shape *const shapes[] = {
	    [EVENTS] = &events_shape,
	    [SCALE] = &scale_shape,
	    [EVENTS | SCALE] = &theme_shape,
	};
	struct category *c = &l->bank->categories[i];
	const unsigned mode = mode_of(n);
	c->id = "";
	c->index = i;
	c->at = n->at;
	c->min_a = c->min_b = 1;
	load_map(l, n, shapes[mode], mode, c);
}

/* A scale without items takes all questions of its theme. */
static void
take_items(struct load *l, struct category *c)
{
	const struct bank *b = l->bank;
	size_t n = 0;
	for (size_t i = 0; i < b->n_questions; i++)
		n += b->questions[i].category == c;
	c->items = arena_array(l->arena, n, sizeof *c->items);
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].category == c)
			c->items[c->n_items++] = (struct scale_item){
			    &b->questions[i], NUM_ONE, false};
	if (n > BANK_ITEMS_MOST)
		diag_add(l->diags, DIAG_TOO_MANY, c->at,
		    "a scale has at most %d items; this theme has %zu",
		    BANK_ITEMS_MOST, n);
}

void
load_categories_end(struct load *l)
{
	struct bank *b = l->bank;
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		if (q->sentinel == SENTINEL_CONDUCT && q->category != NULL)
			b->categories[q->category->index].conduct = true;
	}
	for (size_t i = 0; i < b->n_categories; i++) {
		struct category *c = &b->categories[i];
		if (c->kind == KIND_SCALE && c->items == NULL)
			take_items(l, c);
	}
}
