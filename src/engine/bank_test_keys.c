/* Case files: mappings read by a table, and what ids mean. */
#include <string.h>

#include "bank_test_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/str.h"

static const struct {
	const char *word;
	size_t list, n; /* where the bank has them */
	size_t size, id;
} nouns[] = {
#define NOUN(word, list, type)                                            \
	{                                                                 \
		word, offsetof(struct bank, list),                        \
		    offsetof(struct bank, n_##list), sizeof(struct type), \
		    offsetof(struct type, id)                             \
	}
    [CASE_FORM] = NOUN("form", forms, form),
    [CASE_THEME] = NOUN("theme", categories, category),
    [CASE_QUESTION] = NOUN("question", questions, question),
    [CASE_FOLLOW_UP] = NOUN("follow-up", follow_ups, follow_up),
    [CASE_STEP] = NOUN("step", steps, step),
#undef NOUN
};

bool
case_is(struct case_reader *r, const struct node *n, enum node_kind kind)
{
	static const char *const wanted[] = {
	    [NODE_SCALAR] = "a text",
	    [NODE_LIST] = "a list: [a, b]",
	    [NODE_MAP] = "a mapping, lines of 'key: value'",
	};

	if (n->kind == kind)
		return true;
	diag_add(r->diags, DIAG_KIND, n->at, "%s%s%s must be %s",
	    n->key != NULL ? "'" : "", n->key != NULL ? n->key : "this entry",
	    n->key != NULL ? "'" : "", wanted[kind]);
	return false;
}

bool
case_is_list(struct case_reader *r, const struct node *n)
{
	if (!case_is(r, n, NODE_LIST))
		return false;
	if (n->n == 0)
		diag_add(r->diags, DIAG_KIND, n->at,
		    "'%s' is an empty list; it needs at least one entry",
		    n->key);
	return n->n > 0;
}

/* Comparing costs; a hostile file could ask for it very often. */
const char *
case_guess(struct case_reader *r, const char *word,
    const char *const *candidates, size_t n)
{
	const char *near;

	if (r->guesses == 0)
		return "";
	r->guesses--;
	near = str_nearest(word, candidates, n);
	if (near == NULL)
		return "";
	return arena_printf(r->arena, "; did you mean '%s'?", near);
}

static const struct case_key *
find_key(const struct case_key *keys, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(keys[i].key, key))
			return &keys[i];
	return NULL;
}

static void
unknown_key(struct case_reader *r, const struct node *n, const char *noun,
    const struct case_key *keys, size_t count)
{
	const char **names = arena_array(r->arena, count, sizeof(*names));

	for (size_t i = 0; i < count; i++)
		names[i] = keys[i].key;
	diag_add(r->diags, DIAG_UNKNOWN_KEY, node_key_at(n),
	    "'%s' is not a key of %s%s", n->key, noun,
	    case_guess(r, n->key, names, count));
}

bool
case_map(struct case_reader *r, const struct node *n, const char *noun,
    const struct case_key *keys, size_t count)
{
	if (!case_is(r, n, NODE_MAP))
		return false;
	for (const struct node *e = n->first; e != NULL; e = e->next)
		if (find_key(keys, count, e->key) == NULL)
			unknown_key(r, e, noun, keys, count);
	for (size_t i = 0; i < count; i++) {
		const struct node *value = node_find(n, keys[i].key);

		if (value != NULL)
			keys[i].read(r, value);
		else if (keys[i].must)
			diag_add(r->diags, DIAG_MISSING_KEY, n->at,
			    "%s needs '%s'", noun, keys[i].key);
	}
	return true;
}

/* All things that NOUN may mean, one behind the other. */
static const char *
list_of(struct case_reader *r, enum case_noun noun, size_t *n)
{
	const char *bank = (const char *)r->bank, *list;

	memcpy(&list, bank + nouns[noun].list, sizeof(list));
	memcpy(n, bank + nouns[noun].n, sizeof(*n));
	return list;
}

static const char *
id_of(const char *thing, enum case_noun noun)
{
	const char *id;

	memcpy(&id, thing + nouns[noun].id, sizeof(id));
	return id;
}

/* The ids are listed only for a guess: a case file names many things. */
static const char *
guess_noun(struct case_reader *r, enum case_noun noun, const char *name)
{
	size_t n;
	const char *list = list_of(r, noun, &n);
	const char **ids;

	if (r->guesses == 0)
		return "";
	ids = arena_array(r->arena, n, sizeof(*ids));
	for (size_t i = 0; i < n; i++)
		ids[i] = id_of(list + i * nouns[noun].size, noun);
	return case_guess(r, name, ids, n);
}

const void *
case_find(struct case_reader *r, enum case_noun noun, const char *name,
    struct loc at)
{
	size_t n;
	const char *list = list_of(r, noun, &n);

	for (size_t i = 0; i < n; i++) {
		const char *thing = list + i * nouns[noun].size;

		if (str_eq(id_of(thing, noun), name))
			return thing;
	}
	diag_add(r->diags, DIAG_UNKNOWN_ID, at, "there is no %s '%s'%s",
	    nouns[noun].word, name, guess_noun(r, noun, name));
	return NULL;
}

int
case_question_item(struct case_reader *r, const char *name, struct loc at)
{
	const struct question *q = case_find(r, CASE_QUESTION, name, at);

	if (q == NULL)
		return -1;
	if (r->form->item_of[q->index] < 0)
		diag_add(r->diags, DIAG_UNKNOWN_ID, at,
		    "the form '%s' never asks the question '%s'", r->form->id,
		    name);
	return r->form->item_of[q->index];
}

const struct category *
case_theme(struct case_reader *r, const char *name, struct loc at)
{
	const struct category *c = case_find(r, CASE_THEME, name, at);

	if (c == NULL)
		return NULL;
	if (form_has_theme(r->form, c))
		return c;
	diag_add(r->diags, DIAG_UNKNOWN_ID, at,
	    "the form '%s' does not have the theme '%s'", r->form->id, name);
	return NULL;
}
