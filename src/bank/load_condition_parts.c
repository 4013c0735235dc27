/* The keys of conditions that look at one thing: an answer, a level, a kind. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"
#include "load_condition_parts.h"

struct cond *
load_cond_add(struct load *l, struct condition *r, enum cond_op op,
    const struct node *n)
{
	struct cond *c = arena_alloc(l->arena, sizeof *c);
	c->op = op;
	c->at = n->at;
	*r->tail = c;
	r->tail = &c->next;
	r->last = c;
	r->parts++;
	return c;
}

/* Take the texts of N, a list or one text, as ids of C. */
static void
take_ids(struct load *l, const struct node *n, struct cond *c)
{
	if (n->kind == NODE_MAP || (n->kind == NODE_LIST && n->n == 0)) {
		load_is_list(l, n, 1);
		return;
	}
	const size_t most = n->kind == NODE_LIST ? n->n : 1;
	c->ids = arena_array(l->arena, most, sizeof *c->ids);
	for (const struct node *e = load_first(n); e != NULL;
	     e = load_next(n, e))
		if (load_is(l, e, NODE_SCALAR))
			c->ids[c->n_ids++] = e->text;
}

static size_t
add_option_ids(const struct scale *s, const char **ids, size_t n)
{
	for (size_t i = 0; s != NULL && i < s->n_options; i++)
		ids[n++] = s->options[i].id;
	return n;
}

/* Each text of N must be one of the N_IDS ids; else SAYS, "no such", of it. */
static void
check_ids(struct load *l, const struct node *n, const char **ids, size_t n_ids,
    const char *says)
{
	if (n->kind == NODE_MAP)
		return;
	for (const struct node *e = load_first(n); e != NULL;
	     e = load_next(n, e)) {
		size_t i = 0;
		if (e->kind != NODE_SCALAR)
			continue;
		while (i < n_ids && !str_eq(ids[i], e->text))
			i++;
		if (i == n_ids)
			diag_add(l->diags, DIAG_UNKNOWN_ID, e->at, "%s %s%s",
			    says, load_quoted(l, e->text),
			    load_guess(l, e->text, ids, n_ids));
	}
}

void
load_cond_is(struct load *l, const struct node *n, struct condition *r)
{
	const char *ids[BANK_VOICES_MAX * BANK_OPTIONS_MAX];
	size_t n_ids = 0;
	struct cond *c = load_cond_add(l, r, COND_IS, n);
	c->question = r->question;
	take_ids(l, n, c);
	for (size_t v = 0; v < BANK_VOICES_MAX; v++)
		if (v == 0 ||
		    c->question->voice[v].scale !=
			c->question->voice[v - 1].scale)
			n_ids = add_option_ids(c->question->voice[v].scale, ids,
			    n_ids);
	if (n_ids > 0)
		check_ids(l, n, ids, n_ids,
		    arena_printf(l->arena, "the question %s has no option",
			load_quoted(l, c->question->id)));
}

static void
read_flag(struct load *l, const struct node *n, struct condition *r,
    enum cond_op op)
{
	const struct field f = {.key = n->key};
	struct cond *c = load_cond_add(l, r, op, n);
	c->question = r->question;
	load_bool(l, n, &f, &c->wanted);
}

void
load_cond_ticked(struct load *l, const struct node *n, struct condition *r)
{
	read_flag(l, n, r, COND_TICKED);
}

void
load_cond_answered(struct load *l, const struct node *n, struct condition *r)
{
	read_flag(l, n, r, COND_ANSWERED);
}

/* The levels of C by name, and what is always there. */
static size_t
level_ids(const struct category *c, const char **ids)
{
	for (size_t i = 0; i < c->n_levels; i++)
		ids[i] = c->levels[i].id;
	ids[c->n_levels] = "not-enough";
	return c->n_levels + 1;
}

static void
read_one_level(struct load *l, const struct node *n, struct cond *c)
{
	const char *ids[BANK_LEVELS_MAX + 1];
	const size_t n_ids = level_ids(c->category, ids);
	if (!load_is(l, n, NODE_SCALAR))
		return;
	for (size_t i = 0; i < n_ids; i++)
		if (str_eq(ids[i], n->text)) {
			c->levels |=
			    i + 1 == n_ids ? COND_NOT_ENOUGH : UINT64_C(1) << i;
			return;
		}
	if (n_ids > 1)
		diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
		    "the theme %s has no level %s%s",
		    load_quoted(l, c->category->id), load_quoted(l, n->text),
		    load_guess(l, n->text, ids, n_ids));
}

void
load_cond_level(struct load *l, const struct node *n, struct condition *r)
{
	struct cond *c = load_cond_add(l, r, COND_LEVEL, n);
	c->category = r->category;
	if (n->kind == NODE_MAP || (n->kind == NODE_LIST && n->n == 0)) {
		load_is_list(l, n, 1);
		return;
	}
	for (const struct node *e = load_first(n); e != NULL;
	     e = load_next(n, e))
		read_one_level(l, e, c);
}

/* N's key is the id of a follow-up, I its index. */
void
load_cond_follow_up(struct load *l, const struct node *n, struct condition *r,
    size_t i)
{
	const char *ids[BANK_OPTIONS_MAX];
	struct cond *c = load_cond_add(l, r, COND_FOLLOW_UP, n);
	c->category = r->category;
	c->follow_up = &l->bank->follow_ups[i];
	take_ids(l, n, c);
	const size_t n_ids = add_option_ids(c->follow_up->scale, ids, 0);
	if (n_ids > 0)
		check_ids(l, n, ids, n_ids,
		    arena_printf(l->arena, "the follow-up %s has no option",
			load_called(l, n)));
	for (size_t k = 0; k < c->category->n_follow_ups; k++)
		if (c->category->follow_ups[k] == c->follow_up)
			return;
	diag_add(l->diags, DIAG_UNKNOWN_ID, node_key_at(n),
	    "the theme %s does not ask the follow-up %s",
	    load_quoted(l, c->category->id), load_called(l, n));
}

void
load_cond_sentinel(struct load *l, const struct node *n, struct condition *r)
{
	const char *names[SENTINEL_KINDS];
	struct cond *c = load_cond_add(l, r, COND_SENTINEL, n);
	if (!load_is(l, n, NODE_SCALAR))
		return;
	c->sentinel = (int)sentinel_kind(n->text);
	if (c->sentinel != SENTINEL_NONE && c->sentinel != SENTINEL_KINDS)
		return;
	for (int i = 1; i < SENTINEL_KINDS; i++)
		names[i - 1] = sentinel_name((enum sentinel_kind)i);
	diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
	    "there is no kind of sentinel %s%s", load_quoted(l, n->text),
	    load_guess(l, n->text, names, SENTINEL_KINDS - 1));
}

void
load_cond_form(struct load *l, const struct node *n, struct condition *r)
{
	take_ids(l, n, load_cond_add(l, r, COND_FORM, n));
	if (n->kind != NODE_MAP)
		load_ref_list(l, NOUN_FORM, n, true);
}

void
load_cond_stage(struct load *l, const struct node *n, struct condition *r)
{
	const struct bank *b = l->bank;
	const char **stages = arena_array(l->arena, b->n_forms, sizeof *stages);
	size_t n_stages = 0;
	struct cond *c = load_cond_add(l, r, COND_STAGE, n);
	take_ids(l, n, c);
	for (size_t i = 0; i < b->n_forms; i++)
		if (b->forms[i].stage != NULL)
			stages[n_stages++] = b->forms[i].stage;
	check_ids(l, n, stages, n_stages, "no form has the stage");
}
