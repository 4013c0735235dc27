#include "schema_words.h"

#include <string.h>

#include "schema_json.h"

static bool
says(const struct step *s, const char *what)
{
	return check_says(s->check, s->at, s->rule_at, s->value, what);
}

static bool
is_type(const struct value *v, const char *name)
{
	if (strcmp(name, "integer") == 0)
		return json_is_whole(v);
	return v->type == json_type(name);
}

static bool
type_holds(const struct step *s)
{
	if (s->word->type == JSON_STRING)
		return is_type(s->value, s->word->s) ||
		    says(s, "is of another type");
	for (size_t i = 0; i < s->word->count; i++)
		if (is_type(s->value, s->word->list[i]->s))
			return true;
	return says(s, "is of another type");
}

static bool
enum_holds(const struct step *s)
{
	for (size_t i = 0; i < s->word->count; i++)
		if (json_same(s->value, s->word->list[i]))
			return true;
	return says(s, "is none of the values that may stand here");
}

static bool
const_holds(const struct step *s)
{
	return json_same(s->value, s->word) ||
	    says(s, "is not the value that must stand here");
}

static bool
properties_hold(const struct step *s)
{
	bool good = true;

	for (size_t i = 0; i < s->word->count; i++) {
		const struct value *rule = s->word->list[i];
		const struct value *v = json_member(s->value, rule->key);
		const struct place rule_at = {.up = s->rule_at,
		    .key = rule->key};
		const struct place at = {.up = s->at, .key = rule->key};

		if (v != NULL)
			good &= check_value(s->check, rule, &rule_at, v, &at);
	}
	return good;
}

static bool
required_holds(const struct step *s)
{
	bool good = true;

	if (s->value->type != JSON_OBJECT)
		return true;
	for (size_t i = 0; i < s->word->count; i++) {
		const char *key = s->word->list[i]->s;
		const struct place at = {.up = s->at, .key = key};

		if (json_member(s->value, key) == NULL)
			good = check_says(s->check, &at, s->rule_at, s->value,
			    "must be here");
	}
	return good;
}

static bool
additional_holds(const struct step *s)
{
	const struct value *known = json_member(s->rule, "properties");
	bool good = true;

	for (size_t i = 0; s->value->type == JSON_OBJECT && i < s->value->count;
	     i++) {
		const struct value *v = s->value->list[i];
		const struct place at = {.up = s->at, .key = v->key};

		if (json_member(known, v->key) == NULL)
			good &=
			    check_value(s->check, s->word, s->rule_at, v, &at);
	}
	return good;
}

static bool
items_hold(const struct step *s)
{
	bool good = true;

	for (size_t i = 0; s->value->type == JSON_ARRAY && i < s->value->count;
	     i++) {
		const struct place at = {.up = s->at, .index = i};

		good &= check_value(s->check, s->word, s->rule_at,
		    s->value->list[i], &at);
	}
	return good;
}

static bool
unique_holds(const struct step *s)
{
	const struct value *v = s->value;

	if (v->type != JSON_ARRAY || !s->word->truth)
		return true;
	for (size_t i = 0; i < v->count; i++)
		for (size_t k = 0; k < i; k++)
			if (json_same(v->list[i], v->list[k]))
				return says(s, "has something twice");
	return true;
}

static bool
min_items_holds(const struct step *s)
{
	return s->value->type != JSON_ARRAY ||
	    (double)s->value->count >= s->word->number ||
	    says(s, "is too short");
}

static bool
max_items_holds(const struct step *s)
{
	return s->value->type != JSON_ARRAY ||
	    (double)s->value->count <= s->word->number ||
	    says(s, "is too long");
}

static bool
min_length_holds(const struct step *s)
{
	return s->value->type != JSON_STRING ||
	    (double)json_length(s->value) >= s->word->number ||
	    says(s, "is too short");
}

static bool
max_length_holds(const struct step *s)
{
	return s->value->type != JSON_STRING ||
	    (double)json_length(s->value) <= s->word->number ||
	    says(s, "is too long");
}

static bool
pattern_holds(const struct step *s)
{
	return s->value->type != JSON_STRING ||
	    pattern_matches(s->word->s, s->value) ||
	    says(s, "does not look as it should");
}

static bool
minimum_holds(const struct step *s)
{
	return s->value->type != JSON_NUMBER ||
	    s->value->number >= s->word->number || says(s, "is too small");
}

static bool
maximum_holds(const struct step *s)
{
	return s->value->type != JSON_NUMBER ||
	    s->value->number <= s->word->number || says(s, "is too big");
}

static bool
ref_holds(const struct step *s)
{
	return check_value(s->check, schema_meant(s->check->schema, s->rule),
	    s->rule_at, s->value, s->at);
}

static bool
all_hold(const struct step *s)
{
	bool good = true;

	for (size_t i = 0; i < s->word->count; i++) {
		const struct place rule_at = {.up = s->rule_at, .index = i};

		good &= check_value(s->check, s->word->list[i], &rule_at,
		    s->value, s->at);
	}
	return good;
}

static size_t
count_holding(const struct step *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->word->count; i++)
		n += check_quietly(s->check, s->word->list[i], s->value);
	return n;
}

static bool
any_holds(const struct step *s)
{
	return count_holding(s) > 0 || says(s, "fits none of these");
}

static bool
one_holds(const struct step *s)
{
	return count_holding(s) == 1 ||
	    says(s, "does not fit just one of these");
}

static bool
not_holds(const struct step *s)
{
	return !check_quietly(s->check, s->word, s->value) ||
	    says(s, "fits what it must not fit");
}

static bool
if_holds(const struct step *s)
{
	const char *key =
	    check_quietly(s->check, s->word, s->value) ? "then" : "else";
	const struct value *rule = json_member(s->rule, key);
	const struct place rule_at = {.up = s->rule_at->up, .key = key};

	return rule == NULL ||
	    check_value(s->check, rule, &rule_at, s->value, s->at);
}

static const struct word words[] = {
    {"$schema", FORM_TEXT, NULL},
    {"$id", FORM_TEXT, NULL},
    {"$comment", FORM_TEXT, NULL},
    {"title", FORM_TEXT, NULL},
    {"description", FORM_TEXT, NULL},
    {"$defs", FORM_NAMED, NULL},
    {"$ref", FORM_TEXT, ref_holds},
    {"type", FORM_TYPES, type_holds},
    {"enum", FORM_LIST, enum_holds},
    {"const", FORM_ANY, const_holds},
    {"properties", FORM_NAMED, properties_hold},
    {"required", FORM_NAMES, required_holds},
    {"additionalProperties", FORM_SCHEMA, additional_holds},
    {"items", FORM_SCHEMA, items_hold},
    {"minItems", FORM_COUNT, min_items_holds},
    {"maxItems", FORM_COUNT, max_items_holds},
    {"uniqueItems", FORM_TRUTH, unique_holds},
    {"minLength", FORM_COUNT, min_length_holds},
    {"maxLength", FORM_COUNT, max_length_holds},
    {"pattern", FORM_PATTERN, pattern_holds},
    {"minimum", FORM_NUMBER, minimum_holds},
    {"maximum", FORM_NUMBER, maximum_holds},
    {"allOf", FORM_SCHEMAS, all_hold},
    {"anyOf", FORM_SCHEMAS, any_holds},
    {"oneOf", FORM_SCHEMAS, one_holds},
    {"not", FORM_SCHEMA, not_holds},
    {"if", FORM_SCHEMA, if_holds},
    {"then", FORM_SCHEMA, NULL}, /* see "if" */
    {"else", FORM_SCHEMA, NULL},
};

const struct word *
word_find(const char *name)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].name, name) == 0)
			return &words[i];
	return NULL;
}
