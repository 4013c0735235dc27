/* Does a JSON value keep to a JSON Schema (draft 2020-12)? For the tests only.
 *
 * Known are $schema, $id, $comment, $defs, $ref to "#/$defs/NAME", title,
 * description, type (a name or a list), enum, const, properties, required,
 * additionalProperties, items, minItems, maxItems, uniqueItems, minLength,
 * maxLength, pattern, minimum, maximum, allOf, anyOf, oneOf, not, if, then and
 * else. Any other keyword is a fault of the schema: nothing goes unchecked.
 *
 * A pattern begins with "^", ends with "$" and uses only what means the same
 * in POSIX and in ECMAScript: ASCII characters, escaped signs, [classes] with
 * no "^" or backslash in them, (groups), |, *, +, ? and {n,m}. */
#ifndef SCHEMA_CHECK_H
#define SCHEMA_CHECK_H

#include <stdbool.h>
#include <stdio.h>

struct value;

/* The way from the root of a value; the root's own `up` is NULL. */
struct place {
	const struct place *up;
	const char *key; /* NULL: an element */
	size_t index;
};

/* Print AT as a JSON pointer; "" is the root. */
void place_print(FILE *f, const struct place *at);

/* A schema that was read. */
struct schema {
	const struct value *root;
};

/* What is told of each thing that does not hold. */
struct finding {
	const struct place *at;   /* in the value */
	const struct place *rule; /* in the schema */
	const char *what;
	const struct value *value;
};
typedef void (*tell_fn)(void *ctx, const struct finding *f);

/* Is ROOT a schema of the kind above, with a description for each property
 * where STRICT, and no $defs that nothing uses? Faults are printed to F, each
 * a line "POINTER: what". */
bool schema_load(struct schema *s, const struct value *root, bool strict,
    FILE *f);

/* Does V keep to S? TELL (NULL: nobody) hears of each thing that does not. */
bool schema_holds(const struct schema *s, const struct value *v, tell_fn tell,
    void *ctx);

/* Likewise to the part RULE of S. */
bool schema_part_holds(const struct schema *s, const struct value *rule,
    const struct value *v);

/* RULE, or what its $ref means. */
const struct value *schema_meant(const struct schema *s,
    const struct value *rule);

/* Is PATTERN one of the kind above? NULL when it is, else what is wrong. */
const char *pattern_fault(const char *pattern);
bool pattern_matches(const char *pattern, const struct value *string);

#endif
