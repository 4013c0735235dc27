/* The document as it was opened. It may have been changed by hand meanwhile:
 * what is unlike what we write, but means the same, is taken. */
#include <string.h>

#include "diary_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/diary.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"

#define FORMAT_KEY "harmcheck_diary"
#define ENTRIES_KEY "entries"

/* A word that is no key of ours may be a line of a note whose blanks were lost:
 * it is not repeated where others may read it. */
static void
check_keys(const struct node *root, struct diags *d)
{
	static const char *const known[] = {FORMAT_KEY, ENTRIES_KEY};

	for (const struct node *n = root->first; n != NULL; n = n->next) {
		const char *near = str_nearest(n->key, known, 2);

		if (str_eq(n->key, FORMAT_KEY) || str_eq(n->key, ENTRIES_KEY))
			continue;
		if (near != NULL)
			diag_add(d, DIAG_UNKNOWN_KEY, node_key_at(n),
			    "a diary has no key \"%s\"; did you mean \"%s\"?",
			    n->key, near);
		else
			diag_add(d, DIAG_UNKNOWN_KEY, node_key_at(n),
			    "a diary has no such key; it has \"" FORMAT_KEY
			    "\" and \"" ENTRIES_KEY "\"");
	}
}

/* Whether the rest is worth a look: another format has other rules. */
static bool
check_format(const struct node *root, struct diags *d)
{
	const struct node *n = node_find(root, FORMAT_KEY);
	int64_t format;

	if (n == NULL && node_find(root, ENTRIES_KEY) == NULL) {
		diag_add(d, DIAG_MISSING_KEY, root->at,
		    "this is no diary: it lacks \"" FORMAT_KEY ": 1\"");
		return false;
	}
	if (n == NULL) {
		diag_add(d, DIAG_MISSING_KEY, root->at,
		    "a diary needs \"" FORMAT_KEY ": 1\"");
		return true;
	}
	if (n->kind == NODE_SCALAR && str_eq(n->text, "1"))
		return true;
	if (n->kind == NODE_SCALAR && num_int(n->text, 2, INT64_MAX, &format))
		diag_add(d, DIAG_BAD_VALUE, n->at,
		    "a newer harmcheck wrote this diary, in format %s; this "
		    "one reads format 1",
		    n->text);
	else
		diag_add(d, DIAG_BAD_VALUE, n->at,
		    "\"" FORMAT_KEY "\" must be 1");
	return false;
}

/* A text has no line ends at its end when it comes from node_read(). */
static void
read_text(struct diary *d, struct diary_entry *x, const struct node *n,
    struct diags *diags)
{
	const size_t len = strlen(n->text);
	char *text;

	if (len >= node_limits_answers.bytes) {
		diag_add(diags, DIAG_TOO_LONG, n->at,
		    "the check %s has more than %zu bytes", x->name,
		    node_limits_answers.bytes);
		return;
	}
	text = arena_alloc(d->arena, len + 2);
	memcpy(text, n->text, len);
	text[len] = '\n';
	diary_text_set(x, text, len + 1);
	d->entries[d->n++] = x;
	d->bytes += diary_entry_size(x);
}

static void
read_entry(struct diary *d, const struct node *n, struct diags *diags)
{
	struct diary_entry *x = arena_alloc(d->arena, sizeof(*x));

	if (!diary_name_read(x, n->key))
		diag_add(diags, DIAG_BAD_VALUE, node_key_at(n),
		    "%s cannot name a check; write its date, as "
		    "\"2026-11-22\", or \"2026-11-22.2\" for the second of "
		    "that day",
		    n->key[strspn(n->key, "0123456789.-")] == '\0' ? n->key
								   : "this");
	else if (n->kind != NODE_SCALAR)
		diag_add(diags, DIAG_KIND, n->at,
		    "the check %s must be one text; write | behind its name "
		    "and four blanks before each of its lines",
		    x->name);
	else
		read_text(d, x, n, diags);
}

static void
read_entries(struct diary *d, const struct node *root, struct diags *diags)
{
	const struct node *n = node_find(root, ENTRIES_KEY);

	if (n == NULL) {
		diag_add(diags, DIAG_MISSING_KEY, root->at,
		    "a diary needs \"" ENTRIES_KEY "\"");
		return;
	}
	/* The last one was taken out by hand, and {} was not put there. */
	if (n->kind == NODE_SCALAR && n->plain && n->text[0] == '\0')
		return;
	if (n->kind != NODE_MAP) {
		diag_add(diags, DIAG_KIND, n->at,
		    "\"" ENTRIES_KEY "\" must be a mapping: dates, and under "
		    "each an answer file");
		return;
	}
	if (n->n > DIARY_ENTRIES_MOST) {
		diag_add(diags, DIAG_TOO_MANY, n->at,
		    "there are %u checks in this diary; at most %d are "
		    "allowed",
		    n->n, DIARY_ENTRIES_MOST);
		return;
	}
	diary_room(d, n->n);
	for (n = n->first; n != NULL; n = n->next)
		read_entry(d, n, diags);
	diary_sort(d);
}

static struct diary *
read_root(struct arena *a, const struct node *root, struct diags *diags)
{
	struct diary *d = diary_new(a);

	if (root->kind != NODE_MAP) {
		diag_add(diags, DIAG_KIND, root->at,
		    "this is no diary: lines such as \"entries:\" are "
		    "expected");
		return NULL;
	}
	if (!check_format(root, diags))
		return NULL;
	check_keys(root, diags);
	read_entries(d, root, diags);
	return d;
}

struct diary *
diary_read(struct arena *a, const char *file, const char *text, size_t n,
    struct diags *d)
{
	const size_t before = diag_count(d, DIAG_ERROR);
	struct arena *scratch = arena_new(); /* of a copy of all entries */
	const struct node *root =
	    node_read(scratch, file, text, n, &node_limits_diary, d);
	struct diary *diary = root != NULL ? read_root(a, root, d) : NULL;

	arena_free(scratch);
	return diag_count(d, DIAG_ERROR) == before ? diary : NULL;
}
