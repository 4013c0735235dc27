/* Edits that a file tells, and keys that no document has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema_edit.h"
#include "schema_json.h"

/* S up to the next of ENDS, which is cut off; *S goes on behind it. */
static char *
cut(char **s, const char *ends)
{
	char *from = *s;

	*s += strcspn(*s, ends);
	if (**s != '\0')
		*(*s)++ = '\0';
	return from;
}

/* "*" is anything but null. */
static bool
is_text(const struct value *v, const char *text)
{
	if (v == NULL || strcmp(text, "*") == 0)
		return v != NULL && v->type != JSON_NULL;
	if (v->type == JSON_BOOL)
		return strcmp(text, v->truth ? "true" : "false") == 0;
	if (v->type == JSON_NULL)
		return strcmp(text, "null") == 0;
	return v->type < JSON_ARRAY && strcmp(text, v->s) == 0;
}

/* Does V have what "KEY=TEXT,KEY=TEXT]" says? */
static bool
is_such(const struct value *v, const char *what)
{
	char *rest = need(strlen(what) + 1);

	strcpy(rest, what);
	rest[strcspn(rest, "]")] = '\0';
	while (*rest != '\0') {
		const char *key = cut(&rest, "=");

		if (!is_text(json_member(v, key), cut(&rest, ",")))
			return false;
	}
	return true;
}

/* The place of what PART of a pointer names in V; V->count when there is
 * none. */
static size_t
find_part(const struct value *v, char *part)
{
	size_t i = 0;

	if (v->type == JSON_OBJECT) {
		while (i < v->count && strcmp(v->list[i]->key, part) != 0)
			i++;
		return i;
	}
	if (v->type != JSON_ARRAY || strcmp(part, "-") == 0)
		return v->count;
	if (part[0] == '[') {
		while (i < v->count && !is_such(v->list[i], part + 1))
			i++;
		return i;
	}
	i = strtoul(part, NULL, 10);
	return i < v->count ? i : v->count;
}

/* The next part of POINTER that names a place in V; NULL: V is not such as the
 * parts before it say. */
static char *
next_part(const struct value *v, char **pointer)
{
	char *part = cut(pointer, "/");

	while (v->type == JSON_OBJECT && part[0] == '[') {
		if (!is_such(v, part + 1))
			return NULL;
		part = cut(pointer, "/");
	}
	return part;
}

/* Go down V by POINTER and try EDIT at its end. False: there is no such
 * place. */
static bool
try_at(struct edits *e, struct edit *edit, struct value *v, char *pointer,
    const struct place *up)
{
	char *part = next_part(v, &pointer);
	const size_t i = part != NULL ? find_part(v, part) : 0;
	const bool there = part != NULL && i < v->count;
	const struct place here = {.up = up,
	    .key = there ? v->list[i]->key : NULL,
	    .index = i};

	if (*pointer != '\0')
		return there && try_at(e, edit, v->list[i], pointer, &here);
	if (part == NULL || v->type < JSON_ARRAY ||
	    (!there && edit->op == EDIT_REMOVE) ||
	    (!there && v->type == JSON_ARRAY && strcmp(part, "-") != 0))
		return false;
	edit->op = there ? edit->op : EDIT_ADD;
	edit->parent = v;
	edit->index = i;
	edit->key = !there && v->type == JSON_OBJECT ? part : NULL;
	edit->at = up;
	edit_try(e, edit);
	return true;
}

/* JSON, or "*N" for a text of N letters. */
static struct value *
read_told(const char *told)
{
	struct value *text;
	const char *why;
	char *s;

	if (told[0] != '*')
		return json_read(told, strlen(told), &why);
	text = need(sizeof(*text));
	text->type = JSON_STRING;
	text->n = strtoul(told + 1, NULL, 10);
	text->s = s = need(text->n + 1);
	memset(s, 'x', text->n);
	return text;
}

/* One line; false when it is none that can be understood. */
static bool
tell(struct edits *e, char *line)
{
	const char *fate = cut(&line, " ");
	const char *op = cut(&line, " ");
	const char *pointer = cut(&line, " ");
	const bool removes = strcmp(op, "remove") == 0;
	const struct place root = {0};
	struct edit edit = {
	    .op = removes ? EDIT_REMOVE : EDIT_SET,
	    .fate = strcmp(fate, "refused") == 0 ? FATE_REFUSED : FATE_ACCEPTED,
	};

	if ((!removes && strcmp(op, "set") != 0) || pointer[0] != '/' ||
	    (edit.fate == FATE_ACCEPTED && strcmp(fate, "accepted") != 0))
		return false;
	if (!removes) {
		edit.value = read_told(line);
		if (edit.value == NULL)
			return false;
	}
	for (e->doc = 0; e->doc < e->n_docs; e->doc++) {
		char *way = need(strlen(pointer));
		struct edit own = edit;

		strcpy(way, pointer + 1);
		if (try_at(e, &own, e->docs[e->doc], way, &root))
			return true;
	}
	fprintf(stderr, "%s: no document has this place\n", pointer);
	e->failed++;
	return true;
}

bool
edits_told(struct edits *e, const char *path)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	if (f == NULL) {
		fprintf(stderr, "%s: cannot be read\n", path);
		return false;
	}
	while ((n = getline(&line, &room, f)) != -1) {
		char *own = need((size_t)n + 1);

		memcpy(own, line, (size_t)n);
		own[strcspn(own, "\n")] = '\0';
		if (own[0] != '#' && own[0] != '\0' && !tell(e, own)) {
			fprintf(stderr, "%s: not understood: %s", path, line);
			return false;
		}
	}
	fclose(f);
	e->doc = 0;
	return true;
}

static void
cover_rule(struct edits *e, const struct value *rule, const char *unseen)
{
	const struct value *known = json_member(rule, "properties");

	for (size_t i = 0; known != NULL && i < known->count; i++) {
		if (known->list[i]->met ||
		    edit_named(unseen, rule, known->list[i]->key))
			continue;
		fprintf(stderr, "%s/%s: no document has this key\n",
		    rule->key != NULL ? rule->key : "", known->list[i]->key);
		e->failed++;
	}
}

void
edits_cover(struct edits *e, const char *unseen)
{
	const struct value *defs = json_member(e->schema->root, "$defs");

	cover_rule(e, e->schema->root, unseen);
	for (size_t i = 0; defs != NULL && i < defs->count; i++)
		cover_rule(e, defs->list[i], unseen);
}
