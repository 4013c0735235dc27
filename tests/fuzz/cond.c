/* Conditions of any shape over any answers: they come to what the rules of
 * three-valued logic say, and what is decided stays decided, whatever the
 * unknown answers turn out to be. */
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"
#include "fuzz.h"

#define DEPTH 6
#define ITEMS 512

static struct bank *banks[3];

/* What is known of each item. */
static int options[ITEMS];

struct world {
	const int *options;
	bool level, sentinel; /* known at all */
};

static int
option(const void *ctx, size_t item)
{
	return ((const struct world *)ctx)->options[item];
}

static enum truth
answered(const void *ctx, size_t item)
{
	const int o = ((const struct world *)ctx)->options[item];

	if (o == COND_OPTION_UNKNOWN)
		return TRUTH_UNKNOWN;
	return o >= 0 ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
level(const void *ctx, const struct category *c, uint64_t levels)
{
	if (!((const struct world *)ctx)->level)
		return TRUTH_UNKNOWN;
	return (levels >> c->index % 8 & 1) != 0 ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
sentinel(const void *ctx, int kind)
{
	if (!((const struct world *)ctx)->sentinel)
		return TRUTH_UNKNOWN;
	return kind % 2 != 0 ? TRUTH_TRUE : TRUTH_FALSE;
}

void
fuzz_begin(void)
{
	banks[0] = fuzz_bank("tests/bank/good/dialogue.yaml");
	banks[1] = fuzz_bank("tests/bank/good/every-key.yaml");
	banks[2] = fuzz_bank("tests/bank/good/rows.yaml");
}

/* --- a condition --------------------------------------------------------- */

static void
fill_names(struct bytes *in, struct arena *a, const struct bank *b,
    struct cond *c)
{
	const struct form *f = &b->forms[take_below(in, (unsigned)b->n_forms)];
	const struct scale *s = NULL;

	c->n_ids = take_below(in, 3);
	c->ids = arena_array(a, c->n_ids + 1, sizeof(*c->ids));
	if (c->question != NULL && f->item_of[c->question->index] >= 0)
		s = f->items[f->item_of[c->question->index]].scale;
	for (size_t i = 0; i < c->n_ids; i++) {
		c->ids[i] = f->id;
		if (c->op == COND_STAGE && f->stage != NULL)
			c->ids[i] = f->stage;
		if (s != NULL)
			c->ids[i] =
			    s->options[take_below(in, (unsigned)s->n_options)]
				.id;
	}
}

static struct cond *
grow(struct bytes *in, struct arena *a, const struct bank *b, unsigned depth)
{
	struct cond *c = arena_alloc(a, sizeof(*c));
	const struct cond **end = &c->parts;
	unsigned parts = 0;

	c->op = (enum cond_op)take_below(in, COND_STAGE + 1);
	if (depth == 0 && c->op <= COND_NOT)
		c->op = COND_TICKED;
	if (c->op == COND_FOLLOW_UP) /* looked up by theme */
		c->op = COND_IS;
	if (c->op <= COND_ANY)
		parts = take_below(in, 4);
	if (c->op == COND_NOT)
		parts = 1;
	for (; parts > 0; parts--) {
		struct cond *p = grow(in, a, b, depth - 1);

		*end = p;
		end = &p->next;
	}
	c->question = &b->questions[take_below(in, (unsigned)b->n_questions)];
	c->category = &b->categories[take_below(in, (unsigned)b->n_categories)];
	c->levels = take_byte(in);
	c->sentinel = (int)take_below(in, SENTINEL_KINDS);
	c->wanted = take_byte(in) % 2 != 0;
	if (c->op == COND_FORM || c->op == COND_STAGE)
		c->question = NULL;
	fill_names(in, a, b, c);
	return c;
}

/* --- by the book: false 0, unknown 1, true 2 ----------------------------- */

static int
plain_leaf(const struct cond *c, const struct cond_view *v)
{
	const int *const known = ((const struct world *)v->ctx)->options;
	const int item =
	    c->question != NULL ? v->form->item_of[c->question->index] : -1;
	const int o = item >= 0 ? known[item] : COND_OPTION_UNKNOWN;
	const struct option *given;

	if (c->op == COND_FORM)
		return cond_names(c, v->form->id) ? 2 : 0;
	if (c->op == COND_STAGE)
		return cond_names(c, v->form->stage) ? 2 : 0;
	if (c->op == COND_LEVEL)
		return (int)v->level(v->ctx, c->category, c->levels);
	if (c->op == COND_SENTINEL)
		return (int)v->sentinel(v->ctx, c->sentinel);
	if (o == COND_OPTION_UNKNOWN)
		return 1;
	given = o >= 0 ? &v->form->items[item].scale->options[o] : NULL;
	if (c->op == COND_ANSWERED)
		return (given != NULL) == c->wanted ? 2 : 0;
	if (c->op == COND_TICKED)
		return (given != NULL && given->ticked) == c->wanted ? 2 : 0;
	return given != NULL && cond_names(c, given->id) ? 2 : 0;
}

static int
plain(const struct cond *c, const struct cond_view *v)
{
	int value = c->op == COND_ALL ? 2 : 0;

	if (c->op > COND_NOT)
		return plain_leaf(c, v);
	if (c->op == COND_NOT)
		return 2 - plain(c->parts, v);
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const int part = plain(p, v);

		if (c->op == COND_ALL ? part < value : part > value)
			value = part;
	}
	return value;
}

/* not all of them is: one of them is not */
static void
check_opposite(struct arena *a, const struct cond *c, const struct cond_view *v)
{
	struct cond not = {.op = COND_NOT, .parts = c};
	struct cond other = *c;
	const struct cond **end = &other.parts;

	if (c->op > COND_ANY)
		return;
	other.op = c->op == COND_ALL ? COND_ANY : COND_ALL;
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		struct cond *n = arena_alloc(a, sizeof(*n));
		struct cond *alone = arena_alloc(a, sizeof(*alone));

		*alone = *p;
		alone->next = NULL;
		*n = (struct cond){.op = COND_NOT, .parts = alone};
		*end = n;
		end = &n->next;
	}
	not .next = NULL;
	FUZZ_CHECK(cond_eval(&not, v) == cond_eval(&other, v));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const struct bank *b = banks[take_below(&in, 3)];
	const struct form *f = &b->forms[take_below(&in, (unsigned)b->n_forms)];
	const uint8_t how = take_byte(&in);
	struct world w = {options, (how & 1) != 0, (how & 2) != 0};
	struct cond_view v = {&w, b, f, option, answered, level, sentinel};
	const struct cond *c = grow(&in, a, b, DEPTH);
	enum truth before;

	FUZZ_CHECK(f->n_items <= ITEMS);
	for (size_t i = 0; i < f->n_items; i++)
		options[i] = (int)take_below(&in,
				 (unsigned)f->items[i].scale->n_options + 2) -
		    2;
	before = cond_eval(c, &v);
	FUZZ_CHECK((int)before == plain(c, &v));
	check_opposite(a, c, &v);
	if (before == TRUTH_UNKNOWN)
		return 0;
	for (size_t i = 0; i < f->n_items; i++)
		if (options[i] == COND_OPTION_UNKNOWN)
			options[i] =
			    (int)take_below(&in,
				(unsigned)f->items[i].scale->n_options + 1) -
			    1;
	w.level = w.sentinel = true;
	FUZZ_CHECK(cond_eval(c, &v) == before);
	return 0;
}
