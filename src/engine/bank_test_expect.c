/* Case files: what a case must come to. */
#include <string.h>

#include "bank_test_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/score.h"
#include "harmcheck/str.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char not_enough[] = "not-enough";
static const char not_applicable[] = "not-applicable";

static struct expectation *
add(struct case_reader *r, enum expect_what what, struct loc at)
{
	struct expectation *x = arena_alloc(r->arena, sizeof(*x));

	x->what = what;
	x->at = at;
	*r->tail = x;
	r->tail = &x->next;
	return x;
}

void
case_expect_answered(struct case_reader *r, size_t item, struct loc at)
{
	const struct form_item *it = &r->form->items[item];
	struct expectation *x = add(r, EXPECT_ANSWERED, at);

	x->category = it->category;
	x->question = it->question;
	x->follow_up = it->follow_up;
}

const char *
case_level_name(const struct category *c, int level)
{
	if (level == LEVEL_NOT_ENOUGH)
		return not_enough;
	return level < 0 ? not_applicable : c->levels[level].id;
}

/* A level of the bank comes before the words for having none. */
static bool
find_level(struct case_reader *r, const struct category *c,
    const struct node *n, int *level)
{
	const char *ids[BANK_LEVELS_MAX + 2];
	const size_t most = c->n_levels + 2;
	size_t i;

	for (i = 0; i < c->n_levels; i++)
		ids[i] = c->levels[i].id;
	ids[i] = not_enough;
	ids[i + 1] = not_applicable;
	for (i = 0; i < most && !str_eq(ids[i], n->text); i++)
		;
	if (i == most)
		diag_add(r->diags, DIAG_UNKNOWN_ID, n->at,
		    "the theme '%s' has no level '%s'%s", c->id, n->text,
		    case_guess(r, n->text, ids, most));
	*level = i < c->n_levels ? (int)i
	    : i == c->n_levels   ? LEVEL_NOT_ENOUGH
				 : LEVEL_NOT_APPLICABLE;
	return i < most;
}

static void
read_levels(struct case_reader *r, const struct node *n)
{
	if (r->form == NULL || !case_is(r, n, NODE_MAP))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct category *c =
		    case_theme(r, e->key, node_key_at(e));
		struct expectation *x;
		int level;

		if (c == NULL || !case_is(r, e, NODE_SCALAR) ||
		    !find_level(r, c, e, &level))
			continue;
		x = add(r, EXPECT_LEVEL, e->at);
		x->category = c;
		x->level = level;
	}
}

static void
read_sentinels(struct case_reader *r, const struct node *n)
{
	const char *names[SENTINEL_KINDS];
	struct expectation *x;
	size_t count = 0;

	if (!case_is(r, n, NODE_LIST))
		return;
	for (int k = SENTINEL_NONE + 1; k < SENTINEL_KINDS; k++)
		names[count++] = sentinel_name((enum sentinel_kind)k);
	x = add(r, EXPECT_SENTINELS, n->at);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		enum sentinel_kind kind;

		if (!case_is(r, e, NODE_SCALAR))
			continue;
		kind = sentinel_kind(e->text);
		if (kind != SENTINEL_NONE && kind != SENTINEL_KINDS)
			x->kinds[kind] = true;
		else
			diag_add(r->diags, DIAG_UNKNOWN_ID, e->at,
			    "there is no kind of sentinel '%s'%s", e->text,
			    case_guess(r, e->text, names, count));
	}
}

/* The steps that the list N names go to X; one named twice is an error. */
static void
take_steps(struct case_reader *r, const struct node *n, struct expectation *x)
{
	x->steps = arena_array(r->arena, n->n, sizeof(struct step *));
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct step *s = case_is(r, e, NODE_SCALAR)
		    ? case_find(r, CASE_STEP, e->text, e->at)
		    : NULL;

		for (size_t i = 0; s != NULL && i < x->n_steps; i++)
			if (x->steps[i] == s)
				diag_add(r->diags, DIAG_DUPLICATE_ID, e->at,
				    "'%s' is twice in this list", s->id);
		if (s != NULL)
			x->steps[x->n_steps++] = s;
	}
}

static void
read_steps(struct case_reader *r, const struct node *n)
{
	if (!case_is(r, n, NODE_LIST))
		return;
	take_steps(r, n, add(r, EXPECT_STEPS, n->at));
	if (n->n > BANK_STEPS_SHOWN)
		diag_add(r->diags, DIAG_TOO_MANY, n->at,
		    "'steps' has %u entries; a result shows at most %d", n->n,
		    BANK_STEPS_SHOWN);
}

/* One expectation for each, so that each fails at its own place. */
static void
read_single_steps(struct case_reader *r, const struct node *n,
    enum expect_what what)
{
	if (!case_is_list(r, n))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct step *s = case_is(r, e, NODE_SCALAR)
		    ? case_find(r, CASE_STEP, e->text, e->at)
		    : NULL;
		struct expectation *x;

		if (s == NULL)
			continue;
		x = add(r, what, e->at);
		x->steps = arena_alloc(r->arena, sizeof(struct step *));
		x->steps[x->n_steps++] = s;
	}
}

static void
read_steps_with(struct case_reader *r, const struct node *n)
{
	read_single_steps(r, n, EXPECT_STEP_WITH);
}

static void
read_steps_without(struct case_reader *r, const struct node *n)
{
	read_single_steps(r, n, EXPECT_STEP_WITHOUT);
}

/* A question, or "theme/follow-up". What the form never asks may be named in
 * both lists: that it is not asked is a thing to expect. */
static void
read_asked_one(struct case_reader *r, const struct node *n,
    enum expect_what what)
{
	const char *slash = strchr(n->text, '/');
	struct expectation x = {0}, *added;

	if (slash == NULL) {
		x.question = case_find(r, CASE_QUESTION, n->text, n->at);
	} else {
		x.category = case_theme(r,
		    arena_strndup(r->arena, n->text, (size_t)(slash - n->text)),
		    n->at);
		x.follow_up = case_find(r, CASE_FOLLOW_UP, slash + 1, n->at);
		if (x.category == NULL)
			return;
	}
	if (x.question == NULL && x.follow_up == NULL)
		return;
	added = add(r, what, n->at);
	added->category = x.category;
	added->question = x.question;
	added->follow_up = x.follow_up;
}

static void
read_asked_list(struct case_reader *r, const struct node *n,
    enum expect_what what)
{
	if (r->form == NULL || !case_is_list(r, n))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next)
		if (case_is(r, e, NODE_SCALAR))
			read_asked_one(r, e, what);
}

static void
read_asked(struct case_reader *r, const struct node *n)
{
	read_asked_list(r, n, EXPECT_ASKED);
}

static void
read_not_asked(struct case_reader *r, const struct node *n)
{
	read_asked_list(r, n, EXPECT_NOT_ASKED);
}

static const struct case_key keys[] = {
    {"levels", read_levels, false},
    {"sentinels", read_sentinels, false},
    {"steps", read_steps, false},
    {"steps_with", read_steps_with, false},
    {"steps_without", read_steps_without, false},
    {"asked", read_asked, false},
    {"not_asked", read_not_asked, false},
};

void
case_expect(struct case_reader *r, const struct node *n)
{
	if (case_map(r, n, "'expect'", keys, COUNT(keys)) && n->n == 0)
		diag_add(r->diags, DIAG_MISSING_KEY, n->at,
		    "'expect' is empty; a case that expects nothing tests "
		    "nothing");
}
