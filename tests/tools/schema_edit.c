#include "schema_edit.h"

#include <stdio.h>
#include <string.h>

#include "schema_json.h"

static const char *const ops[] = {
    [EDIT_SET] = "set",
    [EDIT_REMOVE] = "remove",
    [EDIT_ADD] = "add",
};

static const char *const fates[] = {
    [FATE_OPEN] = "open",
    [FATE_REFUSED] = "refused",
    [FATE_ACCEPTED] = "accepted",
};

bool
edit_named(const char *list, const struct value *rule, const char *key)
{
	const char *object = rule->key != NULL ? rule->key : "";
	const size_t n = strlen(object), k = strlen(key);

	while (list != NULL && *list != '\0') {
		if (strncmp(list, object, n) == 0 && list[n] == '.' &&
		    strncmp(list + n + 1, key, k) == 0 &&
		    (list[n + 1 + k] == ',' || list[n + 1 + k] == '\0'))
			return true;
		list = strchr(list, ',');
		if (list != NULL)
			list++;
	}
	return false;
}

char *
edit_look(const struct value *v)
{
	size_t n = 8, used = 0;
	char *look;

	for (size_t i = 0; i < v->count; i++)
		n +=
		    (v->list[i]->key != NULL ? strlen(v->list[i]->key) : 0) + 4;
	look = need(n);
	for (size_t i = 0; v->type == JSON_OBJECT && i < v->count; i++)
		used += (size_t)sprintf(look + used, "%s %d%c ",
		    v->list[i]->key, (int)v->list[i]->type,
		    v->list[i]->type == JSON_ARRAY && v->list[i]->count == 0
			? '-'
			: '+');
	if (v->type != JSON_OBJECT)
		sprintf(look, "%c", v->count == 0 ? '-' : '+');
	return look;
}

/* What is changed, as a JSON pointer; a new element is "-". */
static void
print_where(FILE *f, const struct edit *edit)
{
	struct place last = {.up = edit->at, .index = edit->index};

	if (edit->parent == NULL)
		return;
	if (edit->op == EDIT_ADD)
		last.key = edit->key != NULL ? edit->key : "-";
	else
		last.key = edit->parent->list[edit->index]->key;
	place_print(f, &last);
}

/* Pointers hold no sign that JSON escapes. */
static void
log_edit(const struct edits *e, const struct edit *edit, bool holds)
{
	fprintf(e->log, "{\"doc\":%zu,\"op\":\"%s\",\"at\":\"", e->doc,
	    ops[edit->op]);
	print_where(e->log, edit);
	fputs("\",\"value\":", e->log);
	if (edit->value != NULL)
		json_print(e->log, edit->value);
	else
		fputs("null", e->log);
	fprintf(e->log, ",\"holds\":%s}\n", holds ? "true" : "false");
}

/* PARENT with the change made. */
static struct value
changed(const struct edit *edit)
{
	struct value to = *edit->parent;
	const size_t at = edit->op == EDIT_ADD ? to.count : edit->index;
	struct value *v = need(sizeof(*v));

	to.list = need((to.count + 1) * sizeof(struct value *));
	for (size_t i = 0; i < to.count; i++)
		to.list[i] = edit->parent->list[i];
	if (edit->op == EDIT_REMOVE) {
		memmove(to.list + at, to.list + at + 1,
		    (to.count - at - 1) * sizeof(*to.list));
		to.count--;
		return to;
	}
	*v = *edit->value;
	v->key = edit->op == EDIT_ADD ? edit->key : to.list[at]->key;
	to.list[at] = v;
	to.count += edit->op == EDIT_ADD;
	return to;
}

static bool
holds_changed(const struct edits *e, const struct edit *edit)
{
	struct value kept;
	bool holds;

	if (edit->parent == NULL)
		return schema_holds(e->schema, edit->value, NULL, NULL);
	kept = *edit->parent;
	*edit->parent = changed(edit);
	holds = schema_holds(e->schema, e->docs[e->doc], NULL, NULL);
	*edit->parent = kept;
	return holds;
}

bool
edit_try(struct edits *e, const struct edit *edit)
{
	const bool holds = holds_changed(e, edit);

	e->done++;
	if (e->log != NULL)
		log_edit(e, edit, holds);
	if (edit->fate == FATE_OPEN || holds == (edit->fate == FATE_ACCEPTED))
		return holds;
	e->failed++;
	fprintf(stderr, "%s: ", e->names[e->doc]);
	print_where(stderr, edit);
	fprintf(stderr, ": %s ", ops[edit->op]);
	if (edit->value != NULL)
		json_print(stderr, edit->value);
	fprintf(stderr, ": must be %s, and is not\n", fates[edit->fate]);
	return holds;
}
