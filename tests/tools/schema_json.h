/* JSON as a tree. For the tests only: what is read is never freed. */
#ifndef SCHEMA_JSON_H
#define SCHEMA_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum json_type {
	JSON_NULL,
	JSON_BOOL,
	JSON_NUMBER,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT,
	JSON_TYPES
};

struct value {
	enum json_type type;
	bool truth;          /* JSON_BOOL */
	double number;       /* JSON_NUMBER; its digits stand in s */
	const char *s;       /* JSON_STRING: decoded UTF-8, ends in a NUL */
	size_t n;            /* bytes of s, which may hold a NUL */
	struct value **list; /* elements or members */
	size_t count;
	const char *key; /* of a member; no NUL in it */
	bool met;        /* for whoever looks what was passed */
};

/* Memory that is there, or the end of the program. */
void *need(size_t n);

/* Read a whole text: one value, nothing behind it. Refused are duplicate keys,
 * bytes that are not UTF-8, lone surrogates, a byte order mark, controls in
 * strings, numbers as JSON does not know them, and more than 64 levels. NULL,
 * and WHY says "LINE: what". */
struct value *json_read(const char *text, size_t n, const char **why);

/* The same of a file; "-" is standard input. */
struct value *json_file(const char *path, const char **why);

/* The member KEY of V; NULL when V is no object or lacks it. */
struct value *json_member(const struct value *v, const char *key);

/* The same value; 1 is 1.0, and the order of members does not matter. */
bool json_same(const struct value *a, const struct value *b);

/* "null", "boolean" and so on. */
const char *json_type_name(enum json_type t);
/* JSON_TYPES when there is none of that name. */
enum json_type json_type(const char *name);

bool json_is_whole(const struct value *v);

/* Put element or member V behind the others of TO. */
void json_append(struct value *to, struct value *v);

/* Characters, not bytes. */
size_t json_length(const struct value *string);

/* Print V on one line. */
void json_print(FILE *f, const struct value *v);
void json_print_string(FILE *f, const char *s, size_t n);

#endif
