/* Is the value of a keyword one that it can have? */
#include <string.h>

#include "schema_json.h"
#include "schema_words.h"

static const char *
text_fault(const struct value *k)
{
	return k->type == JSON_STRING && k->n > 0 ? NULL
						  : "a text must stand here";
}

static bool
is_type_name(const struct value *v)
{
	return v->type == JSON_STRING &&
	    (strcmp(v->s, "integer") == 0 || json_type(v->s) != JSON_TYPES);
}

static const char *
types_fault(const struct value *k)
{
	static const char what[] = "a type, or a list of types, must stand "
				   "here";

	if (k->type == JSON_STRING)
		return is_type_name(k) ? NULL : what;
	if (k->type != JSON_ARRAY || k->count == 0)
		return what;
	for (size_t i = 0; i < k->count; i++)
		if (!is_type_name(k->list[i]))
			return what;
	return NULL;
}

static const char *
any_fault(const struct value *k)
{
	(void)k;
	return NULL;
}

static const char *
list_fault(const struct value *k)
{
	return k->type == JSON_ARRAY && k->count > 0
	    ? NULL
	    : "a list must stand here, and not an empty one";
}

static const char *
names_fault(const struct value *k)
{
	static const char what[] = "a list of names, each once, must stand "
				   "here";

	if (k->type != JSON_ARRAY)
		return what;
	for (size_t i = 0; i < k->count; i++) {
		if (k->list[i]->type != JSON_STRING)
			return what;
		for (size_t j = 0; j < i; j++)
			if (json_same(k->list[i], k->list[j]))
				return what;
	}
	return NULL;
}

static const char *
count_fault(const struct value *k)
{
	return json_is_whole(k) && k->number >= 0
	    ? NULL
	    : "a whole number must stand here";
}

static const char *
number_fault(const struct value *k)
{
	return k->type == JSON_NUMBER ? NULL : "a number must stand here";
}

static const char *
truth_fault(const struct value *k)
{
	return k->type == JSON_BOOL ? NULL : "true or false must stand here";
}

static const char *
pattern_form_fault(const struct value *k)
{
	return k->type == JSON_STRING ? pattern_fault(k->s) : text_fault(k);
}

static const char *
named_fault(const struct value *k)
{
	return k->type == JSON_OBJECT ? NULL
				      : "schemas by name must stand here";
}

const char *
word_fault(const struct word *w, const struct value *k)
{
	static const char *(*const faults[])(const struct value *) = {
	    [FORM_TEXT] = text_fault,
	    [FORM_TYPES] = types_fault,
	    [FORM_ANY] = any_fault,
	    [FORM_LIST] = list_fault,
	    [FORM_NAMES] = names_fault,
	    [FORM_COUNT] = count_fault,
	    [FORM_NUMBER] = number_fault,
	    [FORM_TRUTH] = truth_fault,
	    [FORM_PATTERN] = pattern_form_fault,
	    [FORM_SCHEMA] = any_fault,
	    [FORM_SCHEMAS] = list_fault,
	    [FORM_NAMED] = named_fault,
	};

	return faults[w->form](k);
}
