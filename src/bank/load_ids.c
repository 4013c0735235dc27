/* Ids, and references to them. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "load.h"

#define TRIES 16

static const char *const nouns[] = {
    [NOUN_SOURCE] = "source",
    [NOUN_SCALE] = "answer set",
    [NOUN_CATEGORY] = "theme",
    [NOUN_FORM] = "form",
    [NOUN_QUESTION] = "question",
    [NOUN_CODE] = "code",
    [NOUN_FOLLOW_UP] = "follow-up",
    [NOUN_STEP] = "step",
    [NOUN_COVERAGE] = "row of coverage",
    [NOUN_COUNTRY] = "country",
    [NOUN_VOICE] = "voice",
    [NOUN_CAUSE] = "cause",
};

static int
compare_ids(const void *a, const void *b)
{
	const struct id *x = a, *y = b;
	const int order = strcmp(x->name, y->name);
	if (order != 0)
		return order;
	return x->index < y->index ? -1 : x->index > y->index;
}

static size_t
hash(const char *s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);
	while (*s != '\0')
		h = (h ^ (unsigned char)*s++) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

/* The slot of NAME, or a free one; NULL after some that were others': a
 * hostile file can have all its ids meet in one. */
static unsigned *
place_of(const struct ids *ids, const char *name)
{
	const size_t from = hash(name);
	for (size_t i = 0; i < TRIES && ids->n_places > 0; i++) {
		unsigned *p = &ids->places[(from + i) & (ids->n_places - 1)];
		if (*p == 0 || strcmp(ids->list[*p - 1].name, name) == 0)
			return p;
	}
	return NULL;
}

/* The first of those with the same name is the one that is found. */
static void
set_places(struct load *l, struct ids *ids)
{
	for (ids->n_places = 1; ids->n_places < ids->n * 2;)
		ids->n_places *= 2;
	ids->places = arena_array(l->arena, ids->n_places, sizeof *ids->places);
	for (size_t i = 0; i < ids->n; i++) {
		unsigned *p = place_of(ids, ids->list[i].name);
		if (p != NULL && *p == 0)
			*p = (unsigned)i + 1;
	}
}

void
load_ids_set(struct load *l, enum noun noun, struct id *list, size_t n)
{
	struct ids *ids = &l->ids[noun];
	if (n > 1)
		qsort(list, n, sizeof *list, compare_ids);
	ids->list = list;
	ids->n = n;
	set_places(l, ids);
	ids->names = arena_array(l->arena, n, sizeof *ids->names);
	for (size_t i = 0, first = 0; i < n; i++) {
		ids->names[i] = list[i].name;
		if (i == 0 || strcmp(list[i].name, list[first].name) != 0) {
			first = i;
			continue;
		}
		diag_add(l->diags, DIAG_DUPLICATE_ID, list[i].at,
		    "the %s %s is here twice; the first is in line %u",
		    nouns[noun], load_quoted(l, list[i].name),
		    list[first].at.line);
	}
}

/* Entries without a usable id are passed over here; load_id() reports them
 * when their turn comes. */
void
load_ids(struct load *l, enum noun noun, const struct node *list,
    const char *key)
{
	struct id *ids = arena_array(l->arena, list->n, sizeof *ids);
	size_t n = 0, i = 0;
	for (const struct node *e = list->first; e != NULL; e = e->next, i++) {
		const struct node *id =
		    e->kind == NODE_MAP ? node_find(e, key) : NULL;
		if (id != NULL && id->kind == NODE_SCALAR)
			ids[n++] = (struct id){id->text, i, id->at};
	}
	load_ids_set(l, noun, ids, n);
}

size_t
load_find(const struct load *l, enum noun noun, const char *name)
{
	const struct ids *ids = &l->ids[noun];
	const unsigned *place = place_of(ids, name);
	size_t low = 0, high = ids->n;
	if (place != NULL)
		return *place > 0 ? ids->list[*place - 1].index : LOAD_NONE;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(ids->list[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == ids->n || strcmp(ids->list[low].name, name) != 0)
		return LOAD_NONE;
	return ids->list[low].index;
}

size_t
load_ref(struct load *l, enum noun noun, const struct node *n)
{
	if (!load_is(l, n, NODE_SCALAR))
		return LOAD_NONE;
	const size_t i = load_find(l, noun, n->text);
	const struct ids *ids = &l->ids[noun];
	if (i == LOAD_NONE)
		diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
		    "there is no %s %s%s", nouns[noun], load_quoted(l, n->text),
		    load_guess(l, n->text, ids->names, ids->n));
	return i;
}

/* A bank whose forms could not be read is not told this over and over. */
size_t
load_voice(struct load *l, const struct node *n)
{
	const struct ids *voices = &l->ids[NOUN_VOICE];
	const size_t v = load_find(l, NOUN_VOICE, n->key);
	if (v == LOAD_NONE && voices->n > 0)
		diag_add(l->diags, DIAG_UNKNOWN_ID, node_key_at(n),
		    "no form has the voice %s%s", load_called(l, n),
		    load_guess(l, n->key, voices->names, voices->n));
	return v;
}

static int
compare_nodes(const void *a, const void *b)
{
	const struct node *const *x = a, *const *y = b;
	const int order = strcmp((*x)->text, (*y)->text);
	if (order != 0 || (*x)->at.line != (*y)->at.line)
		return order != 0 ? order
				  : ((*x)->at.line < (*y)->at.line ? -1 : 1);
	return (*x)->at.col < (*y)->at.col ? -1 : 1;
}

/* The same thing named twice in one list. */
static void
check_twice(struct load *l, const struct node **list, size_t n)
{
	if (n < 2)
		return;
	qsort(list, n, sizeof *list, compare_nodes);
	for (size_t i = 1; i < n; i++)
		if (strcmp(list[i - 1]->text, list[i]->text) == 0)
			diag_add(l->diags, DIAG_DUPLICATE_ID, list[i]->at,
			    "%s is twice in this list",
			    load_quoted(l, list[i]->text));
}

struct load_refs
load_ref_list(struct load *l, enum noun noun, const struct node *n, bool loose)
{
	struct load_refs r = {NULL, 0};
	if (!(loose && n->kind == NODE_SCALAR) && !load_is(l, n, NODE_LIST))
		return r;
	const size_t most = n->kind == NODE_LIST ? n->n : 1;
	const struct node **found = arena_array(l->arena, most, sizeof *found);
	r.list = arena_array(l->arena, most, sizeof *r.list);
	for (const struct node *e = load_first(n); e != NULL;
	     e = load_next(n, e)) {
		const size_t i = load_ref(l, noun, e);
		if (i == LOAD_NONE)
			continue;
		found[r.n] = e;
		r.list[r.n++] = i;
	}
	check_twice(l, found, r.n);
	return r;
}

void
load_scale_ref(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct scale **out = load_member(object, f->offset);
	const size_t i = load_ref(l, NOUN_SCALE, n);
	if (i != LOAD_NONE)
		*out = &l->bank->scales[i];
}

void
load_category_ref(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct category **out = load_member(object, f->offset);
	const size_t i = load_ref(l, NOUN_CATEGORY, n);
	if (i != LOAD_NONE)
		*out = &l->bank->categories[i];
}

void
load_sources(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct source ***out = load_member(object, f->offset);
	size_t *count = load_member(object, f->count);
	const struct load_refs r = load_ref_list(l, NOUN_SOURCE, n, false);
	*out = arena_array(l->arena, r.n, sizeof **out);
	for (*count = 0; *count < r.n; (*count)++)
		(*out)[*count] = &l->bank->sources[r.list[*count]];
}

void
load_steps(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct step ***out = load_member(object, f->offset);
	size_t *count = load_member(object, f->count);
	const struct load_refs r = load_ref_list(l, NOUN_STEP, n, false);
	*out = arena_array(l->arena, r.n, sizeof **out);
	for (*count = 0; *count < r.n; (*count)++)
		(*out)[*count] = &l->bank->steps[r.list[*count]];
}

void
load_questions(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct question ***out = load_member(object, f->offset);
	size_t *count = load_member(object, f->count);
	const struct load_refs r = load_ref_list(l, NOUN_QUESTION, n, false);
	*out = arena_array(l->arena, r.n, sizeof **out);
	for (*count = 0; *count < r.n; (*count)++)
		(*out)[*count] = &l->bank->questions[r.list[*count]];
}

void
load_follow_up_refs(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const struct follow_up ***out = load_member(object, f->offset);
	size_t *count = load_member(object, f->count);
	if (n->kind == NODE_LIST && n->n > BANK_FOLLOW_UPS_MOST) {
		load_is_list(l, n, BANK_FOLLOW_UPS_MOST);
		return;
	}
	const struct load_refs r = load_ref_list(l, NOUN_FOLLOW_UP, n, false);
	*out = arena_array(l->arena, r.n, sizeof **out);
	for (*count = 0; *count < r.n; (*count)++)
		(*out)[*count] = &l->bank->follow_ups[r.list[*count]];
}
