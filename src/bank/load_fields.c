/* Mappings read by a table, and the words for what does not fit. */
#include <assert.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "load.h"

#define QUOTED_MOST 40
#define FIELDS_MOST 40 /* of one shape */

const char *
load_quoted(struct load *l, const char *s)
{
	const size_t n = strlen(s);
	size_t end = 0, next;
	if (utf8_columns(s, n) <= QUOTED_MOST && strchr(s, '\n') == NULL)
		return arena_printf(l->arena, "'%s'", s);
	end = utf8_wrap(s, n, QUOTED_MOST, &next);
	return arena_printf(l->arena, "'%.*s...'", (int)end, s);
}

const char *
load_called(struct load *l, const struct node *n)
{
	return n->key != NULL ? load_quoted(l, n->key) : "this entry";
}

/* Comparing costs; a hostile file could ask for it very often. */
const char *
load_guess(struct load *l, const char *word, const char *const *candidates,
    size_t n)
{
	if (n > l->guesses)
		return "";
	l->guesses -= n;
	const char *near = str_nearest(word, candidates, n);
	if (near == NULL)
		return "";
	return arena_printf(l->arena, "; did you mean '%s'?", near);
}

bool
load_is(struct load *l, const struct node *n, enum node_kind kind)
{
	static const char *const wanted[] = {
	    [NODE_SCALAR] = "a text",
	    [NODE_LIST] = "a list, each entry behind '- '",
	    [NODE_MAP] = "a mapping, lines of 'key: value'",
	};
	static const char *const found[] = {
	    [NODE_SCALAR] = "a text",
	    [NODE_LIST] = "a list",
	    [NODE_MAP] = "a mapping",
	};
	if (n->kind == kind)
		return true;
	diag_add(l->diags, DIAG_KIND, n->at, "%s must be %s; here is %s",
	    load_called(l, n), wanted[kind],
	    n->kind == NODE_SCALAR && n->text[0] == '\0' ? "nothing"
							 : found[n->kind]);
	return false;
}

bool
load_is_list(struct load *l, const struct node *n, size_t most)
{
	if (!load_is(l, n, NODE_LIST))
		return false;
	if (most > 0 && n->n == 0)
		diag_add(l->diags, DIAG_KIND, n->at,
		    "%s is an empty list; it needs at least one entry",
		    load_called(l, n));
	if (most == 0 || n->n <= most)
		return true;
	diag_add(l->diags, DIAG_TOO_MANY, n->at,
	    "%s has %u entries; at most %zu are allowed", load_called(l, n),
	    n->n, most);
	return false;
}

const struct node *
load_first(const struct node *n)
{
	return n->kind == NODE_LIST ? n->first : n;
}

const struct node *
load_next(const struct node *list, const struct node *n)
{
	return list->kind == NODE_LIST ? n->next : NULL;
}

static bool
may_stand(const struct field *f, unsigned mode)
{
	return f->only == 0 || (f->only & mode) != 0;
}

/* The first entry of N for each field of S, by the field's place. */
struct values {
	const struct node *of[FIELDS_MOST];
};

/* Put E where it belongs; false when S knows no such key. */
static bool
sort_in(struct values *v, const struct shape *s, unsigned mode,
    const struct node *e)
{
	bool known = false;
	for (size_t i = 0; i < s->n; i++) {
		const struct field *f = &s->fields[i];
		/* No key of a field is empty: the second byte is there. */
		if (f->key[0] != e->key[0] || f->key[1] != e->key[1] ||
		    !str_eq(f->key, e->key) || !may_stand(f, mode))
			continue;
		known = true;
		if (v->of[i] == NULL)
			v->of[i] = e;
	}
	return known;
}

static void
report_unknown(struct load *l, const struct node *n, const struct shape *s,
    unsigned mode)
{
	const char **keys = arena_array(l->arena, s->n, sizeof *keys);
	size_t n_keys = 0;
	for (size_t i = 0; i < s->n; i++)
		if (may_stand(&s->fields[i], mode))
			keys[n_keys++] = s->fields[i].key;
	diag_add(l->diags, DIAG_UNKNOWN_KEY, node_key_at(n),
	    "%s is not a key of %s%s", load_called(l, n), s->noun,
	    load_guess(l, n->key, keys, n_keys));
}

bool
load_map(struct load *l, const struct node *n, const struct shape *s,
    unsigned mode, void *object)
{
	if (!load_is(l, n, NODE_MAP))
		return false;
	struct values values = {{NULL}};
	assert(s->n <= FIELDS_MOST);
	for (const struct node *e = n->first; e != NULL; e = e->next)
		if (!sort_in(&values, s, mode, e))
			report_unknown(l, e, s, mode);
	for (size_t i = 0; i < s->n; i++) {
		const struct field *f = &s->fields[i];
		if (!may_stand(f, mode))
			continue;
		const struct node *value = values.of[i];
		if (value != NULL)
			f->read(l, value, f, object);
		else if (f->must && (f->only == 0 || (mode & ~f->only) == 0))
			diag_add(l->diags, DIAG_MISSING_KEY, n->at,
			    "%s needs '%s'", s->noun, f->key);
	}
	return true;
}
