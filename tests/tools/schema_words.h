/* The keywords of a schema; private to tests/tools/schema_*.c. */
#ifndef SCHEMA_WORDS_H
#define SCHEMA_WORDS_H

#include "schema_check.h"

struct check {
	const struct schema *schema;
	tell_fn tell; /* or NULL */
	void *ctx;
};

/* One keyword met with one value. */
struct step {
	const struct check *check;
	const struct value *rule; /* the schema in which the keyword stands */
	const struct value *word; /* the keyword's value, with its name */
	const struct place *rule_at;
	const struct value *value;
	const struct place *at;
};

/* What the value of a keyword looks like. */
enum word_form {
	FORM_TEXT,
	FORM_TYPES,
	FORM_ANY,
	FORM_LIST,  /* of values, not empty */
	FORM_NAMES, /* a list of strings */
	FORM_COUNT, /* a whole number from 0 on */
	FORM_NUMBER,
	FORM_TRUTH,
	FORM_PATTERN,
	FORM_SCHEMA,  /* from here on with schemas inside */
	FORM_SCHEMAS, /* a list, not empty */
	FORM_NAMED,   /* schemas by name */
};

struct word {
	const char *name;
	enum word_form form;
	/* Does the value keep to it? Says so when not. NULL: it asks nothing.
	 */
	bool (*holds)(const struct step *s);
};

/* NULL when there is no such keyword. */
const struct word *word_find(const char *name);

/* What is wrong with the value K of W; NULL when nothing is. */
const char *word_fault(const struct word *w, const struct value *k);

/* Does V keep to RULE? */
bool check_value(const struct check *c, const struct value *rule,
    const struct place *rule_at, const struct value *v, const struct place *at);
/* The same, and nobody is told. */
bool check_quietly(const struct check *c, const struct value *rule,
    const struct value *v);
/* Tell that V does not; always false. */
bool check_says(const struct check *c, const struct place *at,
    const struct place *rule, const struct value *v, const char *what);

#endif
