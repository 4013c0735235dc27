/* Conditions: a mapping of keys, all of which must hold. */
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"
#include "load.h"
#include "load_condition_parts.h"

static struct cond *read_condition(struct load *l, const struct node *n,
    bool advice);

static void
read_parts(struct load *l, const struct node *n, struct condition *r,
    enum cond_op op)
{
	struct cond *c = load_cond_add(l, r, op, n);
	const struct cond **tail = &c->parts;
	if (!load_is_list(l, n, SIZE_MAX))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct cond *part = read_condition(l, e, r->advice);
		if (part == NULL)
			continue;
		*tail = part;
		tail = &part->next;
	}
}

static void
read_all(struct load *l, const struct node *n, struct condition *r)
{
	read_parts(l, n, r, COND_ALL);
}

static void
read_any(struct load *l, const struct node *n, struct condition *r)
{
	read_parts(l, n, r, COND_ANY);
}

static void
read_not(struct load *l, const struct node *n, struct condition *r)
{
	struct cond *c = load_cond_add(l, r, COND_NOT, n);
	c->parts = read_condition(l, n, r->advice);
}

static void
read_question(struct load *l, const struct node *n, struct condition *r)
{
	const size_t i = load_ref(l, NOUN_QUESTION, n);
	r->question = i == LOAD_NONE ? NULL : &l->bank->questions[i];
}

static void
read_category(struct load *l, const struct node *n, struct condition *r)
{
	const size_t i = load_ref(l, NOUN_CATEGORY, n);
	r->category = i == LOAD_NONE ? NULL : &l->bank->categories[i];
}

/* The subjects stand first: the keys below them need one. */
static const struct key {
	const char *name;
	void (*read)(struct load *l, const struct node *n, struct condition *r);
	enum subject { FREE, OF_QUESTION, OF_CATEGORY } of;
	bool advice; /* only there */
} keys[] = {
    {"question", read_question, FREE, false},
    {"category", read_category, FREE, false},
    {"is", load_cond_is, OF_QUESTION, false},
    {"ticked", load_cond_ticked, OF_QUESTION, false},
    {"answered", load_cond_answered, OF_QUESTION, false},
    {"level", load_cond_level, OF_CATEGORY, true},
    {"sentinel", load_cond_sentinel, FREE, true},
    {"form", load_cond_form, FREE, true},
    {"stage", load_cond_stage, FREE, true},
    {"all", read_all, FREE, false},
    {"any", read_any, FREE, false},
    {"not", read_not, FREE, false},
};

#define N_KEYS (sizeof keys / sizeof *keys)

static const struct key *
find_key(const char *name)
{
	for (size_t i = 0; i < N_KEYS; i++)
		if (str_eq(keys[i].name, name))
			return &keys[i];
	return NULL;
}

/* Is there what a key speaks about? A subject that could not be found has
 * been reported; one that is not there is missed here. */
static bool
has_subject(struct load *l, const struct node *map, const struct node *n,
    enum subject of, const struct condition *r)
{
	if (of == FREE)
		return true;
	const char *subject = of == OF_QUESTION ? "question" : "category";
	if (node_find(map, subject) == NULL)
		diag_add(l->diags, DIAG_MISSING_KEY, map->at,
		    "%s in a condition needs '%s' beside it", load_called(l, n),
		    subject);
	return of == OF_QUESTION ? r->question != NULL : r->category != NULL;
}

static void
report_unknown(struct load *l, const struct node *n)
{
	const struct ids *u = &l->ids[NOUN_FOLLOW_UP];
	const char **names =
	    arena_array(l->arena, N_KEYS + u->n, sizeof *names);
	for (size_t i = 0; i < N_KEYS; i++)
		names[i] = keys[i].name;
	for (size_t i = 0; i < u->n; i++)
		names[N_KEYS + i] = u->names[i];
	diag_add(l->diags, DIAG_UNKNOWN_KEY, node_key_at(n),
	    "%s is neither a key of conditions nor a follow-up%s",
	    load_called(l, n), load_guess(l, n->key, names, N_KEYS + u->n));
}

/* The entry E of a condition that is none of the keys: a follow-up. */
static void
read_other(struct load *l, const struct node *map, const struct node *e,
    struct condition *r)
{
	const size_t i = load_find(l, NOUN_FOLLOW_UP, e->key);
	if (i == LOAD_NONE)
		report_unknown(l, e);
	else if (has_subject(l, map, e, OF_CATEGORY, r))
		load_cond_follow_up(l, e, r, i);
}

static void
read_entry(struct load *l, const struct node *map, const struct node *e,
    struct condition *r)
{
	const struct key *k = find_key(e->key);
	if (k == NULL)
		read_other(l, map, e, r);
	else if (k->advice && !r->advice)
		diag_add(l->diags, DIAG_UNKNOWN_KEY, node_key_at(e),
		    "%s can only be asked for in advice; whether a question "
		    "is asked depends on answers alone",
		    load_called(l, e));
	else if (k->read != read_question && k->read != read_category &&
	    has_subject(l, map, e, k->of, r))
		k->read(l, e, r);
}

static void
read_subjects(struct load *l, const struct node *n, struct condition *r)
{
	const struct node *q = node_find(n, "question");
	const struct node *c = node_find(n, "category");
	if (q != NULL)
		read_question(l, q, r);
	if (c != NULL)
		read_category(l, c, r);
}

/* A subject about which nothing is said. */
static void
check_subjects(struct load *l, const struct node *n)
{
	bool of[OF_CATEGORY + 1] = {false};
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct key *k = find_key(e->key);
		of[k != NULL ? k->of : OF_CATEGORY] = true;
	}
	if (node_find(n, "question") != NULL && !of[OF_QUESTION])
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "a condition on a question needs 'is', 'ticked' or "
		    "'answered'");
	if (node_find(n, "category") != NULL && !of[OF_CATEGORY])
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "a condition on a theme needs 'level' or a follow-up");
	if (n->n == 0)
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "this condition is empty; leave it out if it always "
		    "holds");
}

static struct cond *
read_condition(struct load *l, const struct node *n, bool advice)
{
	struct condition r = {.advice = advice};
	r.tail = &r.first;
	if (!load_is(l, n, NODE_MAP))
		return NULL;
	check_subjects(l, n);
	read_subjects(l, n, &r);
	for (const struct node *e = n->first; e != NULL; e = e->next)
		read_entry(l, n, e, &r);
	if (r.parts == 1)
		r.last->at = n->at;
	if (r.parts <= 1)
		return r.last;
	struct cond *all = arena_alloc(l->arena, sizeof *all);
	all->op = COND_ALL;
	all->at = n->at;
	all->parts = r.first;
	return all;
}

const struct cond *
load_condition(struct load *l, const struct node *n, bool advice)
{
	return read_condition(l, n, advice);
}
