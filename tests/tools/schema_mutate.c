/* All edits that a schema and its documents give rise to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema_edit.h"
#include "schema_json.h"

/* Where in the schema an object was seen, and what it looked like. */
struct seen {
	const struct value *rule;
	const char *look;
	struct seen *next;
};

struct mutate {
	struct edits *e;
	const char *optional;
	struct seen *seen;
};

static struct value *
make(const char *json)
{
	const char *why;
	struct value *v = json_read(json, strlen(json), &why);

	if (v == NULL) {
		fprintf(stderr, "schema: %s: %s\n", json, why);
		exit(2);
	}
	return v;
}

/* One of each type that no document has by chance. */
static const char *const samples[] = {
    [JSON_NULL] = "null",
    [JSON_BOOL] = "true",
    [JSON_NUMBER] = "7.5",
    [JSON_STRING] = "\"~ no such ~\"",
    [JSON_ARRAY] = "[\"~ no such ~\"]",
    [JSON_OBJECT] = "{\"~ no such ~\": 1}",
};

/* The keyword NAME of RULE, or of what it means. */
static const struct value *
word(const struct mutate *m, const struct value *rule, const char *name)
{
	const struct value *k = json_member(rule, name);

	return k != NULL ? k
			 : json_member(schema_meant(m->e->schema, rule), name);
}

static bool
fits(const struct mutate *m, const struct value *rule, const struct value *v)
{
	return schema_part_holds(m->e->schema, rule, v);
}

/* --- one key -------------------------------------------------------------- */

/* A key has one type, or null: a value of another type is never right. Where
 * null stands, the schema knows which type it could be; but only one. */
static void
try_types(struct mutate *m, struct edit edit, const struct value *rule)
{
	const enum json_type own = edit.parent->list[edit.index]->type;
	size_t others = 0;

	for (int t = 0; t < JSON_TYPES; t++) {
		const struct value *v = make(samples[t]);
		const bool may = fits(m, rule, v);

		if (t == (int)own)
			continue;
		edit.op = EDIT_SET;
		edit.value = v;
		edit.fate = may && (t == JSON_NULL || own == JSON_NULL)
		    ? FATE_OPEN
		    : FATE_REFUSED;
		others += edit_try(m->e, &edit) && t != JSON_NULL;
	}
	if (others > 1) {
		fprintf(stderr, "%s: may be of more than one type\n",
		    edit.parent->list[edit.index]->key);
		m->e->failed++;
	}
}

static void
try_json(struct mutate *m, struct edit edit, const char *json, enum fate fate)
{
	edit.op = EDIT_SET;
	edit.value = make(json);
	edit.fate = fate;
	edit_try(m->e, &edit);
}

/* One character more than there may be, and just as many. */
static void
try_lengths(struct mutate *m, struct edit edit, const struct value *rule)
{
	static const char letter[] = "\xc3\xa4"; /* two bytes */
	const struct value *most = word(m, rule, "maxLength");
	size_t n, used = 1;
	char *json;

	if (most == NULL)
		return;
	n = (size_t)most->number;
	json = need(2 * n + 5);
	json[0] = '"';
	for (size_t i = 0; i < n; i++, used += 2)
		memcpy(json + used, letter, 2);
	strcpy(json + used, "\"");
	try_json(m, edit, json, FATE_ACCEPTED);
	strcpy(json + used, "x\"");
	try_json(m, edit, json, FATE_REFUSED);
}

/* What is no word for people is an id, a date, one of a few names. */
static void
try_string(struct mutate *m, struct edit edit, const struct value *rule)
{
	const struct value *names = word(m, rule, "enum");

	try_json(m, edit, "\"\"", FATE_REFUSED);
	try_json(m, edit, "\"\\u0000\"", FATE_OPEN);
	if (!fits(m, rule, make(samples[JSON_STRING])))
		try_json(m, edit, samples[JSON_STRING], FATE_REFUSED);
	for (size_t i = 0; names != NULL && i < names->count; i++) {
		edit.op = EDIT_SET;
		edit.value = names->list[i];
		edit.fate = FATE_OPEN;
		edit_try(m->e, &edit);
	}
	try_lengths(m, edit, rule);
}

static void
try_number(struct mutate *m, struct edit edit, const struct value *rule)
{
	const struct value *least = word(m, rule, "minimum");
	const struct value *type = word(m, rule, "type");
	char below[64];

	if (type != NULL && type->type == JSON_STRING &&
	    strcmp(type->s, "integer") == 0)
		try_json(m, edit, "7.5", FATE_REFUSED);
	try_json(m, edit, "0", FATE_OPEN);
	try_json(m, edit, "7.0", FATE_OPEN);
	if (least == NULL)
		return;
	snprintf(below, sizeof(below), "%.0f", least->number - 1);
	try_json(m, edit, below, FATE_REFUSED);
}

/* Elements of other types; one of them twice; none; too many. */
static void
try_array(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at)
{
	struct edit edit = {.op = EDIT_ADD, .parent = v, .at = at};
	const struct value *items = word(m, rule, "items");
	const struct value *unique = word(m, rule, "uniqueItems");
	size_t may = 0;

	for (int t = 0; t < JSON_TYPES; t++) {
		edit.value = make(samples[t]);
		edit.fate = FATE_REFUSED;
		if (items != NULL && fits(m, items, edit.value) &&
		    (v->count == 0 || t == (int)v->list[0]->type)) {
			edit.fate = FATE_OPEN;
			may++;
		}
		edit_try(m->e, &edit);
	}
	if (may > 1) {
		fprintf(stderr, "%s: may hold more than one type\n", v->key);
		m->e->failed++;
	}
	if (v->count == 0)
		return;
	edit.value = v->list[0];
	edit.fate = unique != NULL && unique->truth ? FATE_REFUSED : FATE_OPEN;
	edit_try(m->e, &edit);
}

static void
try_empty(struct mutate *m, struct edit edit, const struct value *rule)
{
	const struct value *least = word(m, rule, "minItems");

	try_json(m, edit, "[]",
	    least != NULL && least->number > 0 ? FATE_REFUSED : FATE_OPEN);
}

static void
try_member(struct mutate *m, struct value *parent, size_t index,
    const struct value *object, const struct place *at)
{
	const struct value *v = parent->list[index];
	const struct value *rule =
	    json_member(json_member(object, "properties"), v->key);
	struct edit edit = {.op = EDIT_REMOVE,
	    .fate = FATE_REFUSED,
	    .parent = parent,
	    .index = index,
	    .at = at};

	if (edit_named(m->optional, object, v->key))
		edit.fate = FATE_ACCEPTED;
	edit_try(m->e, &edit);
	try_types(m, edit, rule);
	if (v->type == JSON_STRING)
		try_string(m, edit, rule);
	else if (v->type == JSON_NUMBER)
		try_number(m, edit, rule);
	else if (v->type == JSON_ARRAY)
		try_empty(m, edit, rule);
	else if (v->type == JSON_BOOL)
		try_json(m, edit, v->truth ? "false" : "true", FATE_OPEN);
}

/* --- objects -------------------------------------------------------------- */

/* Any value that some document has for KEY under RULE. */
static const struct value *
find_value(const struct mutate *m, const struct value *v, const char *key,
    const struct value *rule)
{
	const struct value *found = json_member(v, key);

	if (found != NULL && fits(m, rule, found))
		return found;
	found = NULL;
	for (size_t i = 0; found == NULL && i < v->count; i++)
		found = find_value(m, v->list[i], key, rule);
	return found;
}

/* A key that other objects of this kind have: with a value of theirs, and with
 * nothing as its value. */
static void
try_known(struct mutate *m, struct edit edit, const struct value *rule)
{
	edit.value = NULL;
	for (size_t i = 0; edit.value == NULL && i < m->e->n_docs; i++)
		edit.value = find_value(m, m->e->docs[i], edit.key, rule);
	if (edit.value != NULL)
		edit_try(m->e, &edit);
	edit.value = make("null");
	edit_try(m->e, &edit);
}

/* Keys that nobody knows, and those that other objects of this kind have. */
static void
try_more(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at)
{
	const struct value *known = json_member(rule, "properties");
	struct edit edit = {.op = EDIT_ADD,
	    .fate = FATE_REFUSED,
	    .parent = v,
	    .at = at,
	    .key = "~",
	    .value = make("null")};

	edit_try(m->e, &edit);
	edit.key = "no such key";
	edit.value = make("{}");
	edit_try(m->e, &edit);
	for (size_t i = 0; i < known->count; i++) {
		edit.key = known->list[i]->key;
		edit.fate = edit_named(m->optional, rule, edit.key)
		    ? FATE_OPEN
		    : FATE_REFUSED;
		if (json_member(v, edit.key) == NULL)
			try_known(m, edit, known->list[i]);
	}
}

/* Was such a one changed before? */
static bool
is_old(struct mutate *m, const struct value *v, const struct value *rule)
{
	struct seen *s = need(sizeof(*s));

	*s = (struct seen){.rule = rule, .look = edit_look(v), .next = m->seen};
	for (const struct seen *o = m->seen; o != NULL; o = o->next)
		if (o->rule == rule && strcmp(o->look, s->look) == 0)
			return true;
	m->seen = s;
	return false;
}

static void walk(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at);

static void
walk_object(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at)
{
	const struct value *known = json_member(rule, "properties");
	const bool old = is_old(m, v, rule);

	if (!old)
		try_more(m, v, rule, at);
	for (size_t i = 0; i < v->count; i++) {
		struct value *r = json_member(known, v->list[i]->key);
		const struct place here = {.up = at, .key = v->list[i]->key};

		if (r == NULL || r->type != JSON_OBJECT)
			continue;
		r->met = true;
		if (!old)
			try_member(m, v, i, rule, at);
		walk(m, v->list[i], r, &here);
	}
}

static void
walk_array(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at)
{
	const struct value *items = json_member(rule, "items");

	if (!is_old(m, v, rule))
		try_array(m, v, rule, at);
	for (size_t i = 0; items != NULL && i < v->count; i++) {
		const struct place here = {.up = at, .index = i};

		walk(m, v->list[i], items, &here);
	}
}

/* A choice is walked where it fits. */
static void
walk_choice(struct mutate *m, struct value *v, const struct value *choices,
    const struct place *at)
{
	for (size_t i = 0; choices != NULL && i < choices->count; i++)
		if (fits(m, choices->list[i], v))
			walk(m, v, choices->list[i], at);
}

static void
walk(struct mutate *m, struct value *v, const struct value *rule,
    const struct place *at)
{
	rule = schema_meant(m->e->schema, rule);
	if (v->type == JSON_OBJECT && json_member(rule, "properties") != NULL)
		walk_object(m, v, rule, at);
	else if (v->type == JSON_ARRAY && json_member(rule, "anyOf") == NULL)
		walk_array(m, v, rule, at);
	else {
		walk_choice(m, v, json_member(rule, "anyOf"), at);
		walk_choice(m, v, json_member(rule, "oneOf"), at);
	}
}

void
edits_make(struct edits *e, const char *optional)
{
	struct mutate m = {.e = e, .optional = optional};
	const struct place root = {0};

	for (int t = 0; t < JSON_TYPES; t++)
		edit_try(e,
		    &(struct edit){
			.fate = FATE_REFUSED,
			.value = make(samples[t]),
		    });
	for (e->doc = 0; e->doc < e->n_docs; e->doc++)
		walk(&m, e->docs[e->doc], e->schema->root, &root);
	e->doc = 0;
}
