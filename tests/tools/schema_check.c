#include <stdlib.h>
#include <string.h>

#include "schema_check.h"
#include "schema_json.h"
#include "schema_words.h"

void
place_print(FILE *f, const struct place *at)
{
	if (at == NULL || at->up == NULL)
		return;
	place_print(f, at->up);
	fputc('/', f);
	if (at->key == NULL) {
		fprintf(f, "%zu", at->index);
		return;
	}
	for (const char *p = at->key; *p != '\0'; p++)
		if (*p == '~' || *p == '/')
			fputs(*p == '~' ? "~0" : "~1", f);
		else
			fputc(*p, f);
}

bool
check_says(const struct check *c, const struct place *at,
    const struct place *rule, const struct value *v, const char *what)
{
	if (c->tell != NULL)
		c->tell(c->ctx,
		    &(struct finding){
			.at = at,
			.rule = rule,
			.what = what,
			.value = v,
		    });
	return false;
}

bool
check_quietly(const struct check *c, const struct value *rule,
    const struct value *v)
{
	const struct check quiet = {.schema = c->schema};
	const struct place root = {0};

	return check_value(&quiet, rule, &root, v, &root);
}

bool
check_value(const struct check *c, const struct value *rule,
    const struct place *rule_at, const struct value *v, const struct place *at)
{
	bool good = true;

	if (rule->type == JSON_BOOL)
		return rule->truth ||
		    check_says(c, at, rule_at, v, "may not stand here");
	for (size_t i = 0; i < rule->count; i++) {
		const struct value *k = rule->list[i];
		const struct word *w = word_find(k->key);
		const struct place here = {.up = rule_at, .key = k->key};

		if (w != NULL && w->holds != NULL)
			good &= w->holds(&(struct step){
			    .check = c,
			    .rule = rule,
			    .word = k,
			    .rule_at = &here,
			    .value = v,
			    .at = at,
			});
	}
	return good;
}

bool
schema_holds(const struct schema *s, const struct value *v, tell_fn tell,
    void *ctx)
{
	const struct check c = {.schema = s, .tell = tell, .ctx = ctx};
	const struct place root = {0};

	return check_value(&c, s->root, &root, v, &root);
}

bool
schema_part_holds(const struct schema *s, const struct value *rule,
    const struct value *v)
{
	const struct check c = {.schema = s};

	return check_quietly(&c, rule, v);
}

const struct value *
schema_meant(const struct schema *s, const struct value *rule)
{
	static const char start[] = "#/$defs/";
	const struct value *ref = json_member(rule, "$ref");

	if (ref == NULL)
		return rule;
	if (ref->type != JSON_STRING ||
	    strncmp(ref->s, start, strlen(start)) != 0)
		return NULL;
	return json_member(json_member(s->root, "$defs"),
	    ref->s + strlen(start));
}

/* --- is the schema one? -------------------------------------------------- */

struct load {
	const struct schema *schema;
	bool strict, good;
	FILE *out;
};

static void
complain(struct load *l, const struct place *at, const char *what,
    const char *about)
{
	place_print(l->out, at);
	fprintf(l->out, ": %s%s%s\n", what, about != NULL ? " " : "",
	    about != NULL ? about : "");
	l->good = false;
}

static void load_rule(struct load *l, const struct value *rule,
    const struct place *at);

/* The schemas that stand in the value K of a keyword of this FORM. */
static void
load_inside(struct load *l, enum word_form form, const struct value *k,
    const struct place *at)
{
	if (form == FORM_SCHEMA) {
		load_rule(l, k, at);
		return;
	}
	for (size_t i = 0; i < k->count; i++) {
		const struct place here = {.up = at,
		    .key = k->list[i]->key,
		    .index = i};

		load_rule(l, k->list[i], &here);
	}
}

static void
load_word(struct load *l, const struct value *k, const struct place *at)
{
	const struct word *w = word_find(k->key);
	const char *what;

	if (w == NULL) {
		complain(l, at, "an unknown keyword", NULL);
		return;
	}
	what = word_fault(w, k);
	if (what != NULL)
		complain(l, at, what, NULL);
	else if (w->form >= FORM_SCHEMA)
		load_inside(l, w->form, k, at);
}

/* Properties of a schema for objects, not of a condition about them. */
static void
load_described(struct load *l, const struct value *rule, const struct place *at)
{
	const struct value *list = json_member(rule, "properties");

	if (!l->strict || json_member(rule, "description") == NULL)
		return;
	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (json_member(list->list[i], "description") == NULL)
			complain(l, at, "no description of",
			    list->list[i]->key);
	if (list != NULL && json_member(rule, "additionalProperties") == NULL)
		complain(l, at, "lets other keys pass", NULL);
}

static void
load_rule(struct load *l, const struct value *rule, const struct place *at)
{
	const struct value *meant;

	if (rule->type == JSON_BOOL)
		return;
	if (rule->type != JSON_OBJECT) {
		complain(l, at, "a schema is an object, true or false", NULL);
		return;
	}
	for (size_t i = 0; i < rule->count; i++) {
		const struct place here = {.up = at, .key = rule->list[i]->key};

		load_word(l, rule->list[i], &here);
	}
	meant = schema_meant(l->schema, rule);
	if (meant == NULL)
		complain(l, at, "nothing stands where $ref points", NULL);
	else if (meant != rule && json_member(meant, "$ref") != NULL)
		complain(l, at, "a $ref to a $ref", NULL);
	if ((json_member(rule, "then") != NULL ||
		json_member(rule, "else") != NULL) &&
	    json_member(rule, "if") == NULL)
		complain(l, at, "then or else without if", NULL);
	load_described(l, rule, at);
}

static bool
refers(const struct value *v, const char *name)
{
	if (v->key != NULL && strcmp(v->key, "$ref") == 0 &&
	    v->type == JSON_STRING && strncmp(v->s, "#/$defs/", 8) == 0 &&
	    strcmp(v->s + 8, name) == 0)
		return true;
	for (size_t i = 0; i < v->count; i++)
		if (refers(v->list[i], name))
			return true;
	return false;
}

bool
schema_load(struct schema *s, const struct value *root, bool strict, FILE *f)
{
	struct load l = {.schema = s, .strict = strict, .good = true, .out = f};
	const struct place at = {0};
	const struct value *defs = json_member(root, "$defs");

	s->root = root;
	load_rule(&l, root, &at);
	for (size_t i = 0; strict && defs != NULL && i < defs->count; i++) {
		if (!refers(root, defs->list[i]->key))
			complain(&l, &at, "nothing uses $defs",
			    defs->list[i]->key);
		if (json_member(defs->list[i], "description") == NULL)
			complain(&l, &at, "no description of",
			    defs->list[i]->key);
	}
	if (strict && json_member(root, "description") == NULL)
		complain(&l, &at, "no description", NULL);
	return l.good;
}
