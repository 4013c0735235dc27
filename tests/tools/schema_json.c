#include "schema_json.h"

#include <stdlib.h>
#include <string.h>

void *
need(size_t n)
{
	void *p = calloc(1, n > 0 ? n : 1);

	if (p == NULL) {
		fputs("schema: out of memory\n", stderr);
		exit(2);
	}
	return p;
}

struct value *
json_member(const struct value *v, const char *key)
{
	if (v == NULL || v->type != JSON_OBJECT)
		return NULL;
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->list[i]->key, key) == 0)
			return v->list[i];
	return NULL;
}

static bool
same_members(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct value *other = a->type == JSON_ARRAY
		    ? b->list[i]
		    : json_member(b, a->list[i]->key);

		if (other == NULL || !json_same(a->list[i], other))
			return false;
	}
	return true;
}

bool
json_same(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case JSON_BOOL:
		return a->truth == b->truth;
	case JSON_NUMBER:
		return a->number == b->number;
	case JSON_STRING:
		return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
	case JSON_ARRAY:
	case JSON_OBJECT:
		return a->count == b->count && same_members(a, b);
	default:
		return true;
	}
}

static const char *const type_names[] = {
    [JSON_NULL] = "null",
    [JSON_BOOL] = "boolean",
    [JSON_NUMBER] = "number",
    [JSON_STRING] = "string",
    [JSON_ARRAY] = "array",
    [JSON_OBJECT] = "object",
};

const char *
json_type_name(enum json_type t)
{
	return type_names[t];
}

enum json_type
json_type(const char *name)
{
	int t = 0;

	while (t < JSON_TYPES && strcmp(type_names[t], name) != 0)
		t++;
	return (enum json_type)t;
}

/* From 2^53 on every number of this size is whole. */
bool
json_is_whole(const struct value *v)
{
	const double most = 9007199254740992.0;

	if (v->type != JSON_NUMBER)
		return false;
	if (v->number >= most || v->number <= -most)
		return true;
	return (double)(long long)v->number == v->number;
}

void
json_append(struct value *to, struct value *v)
{
	/* room for 1, 2, 4, 8, ...: full when the count is such a number */
	if ((to->count & (to->count - 1)) == 0) {
		struct value **list =
		    need((to->count + 1) * 2 * sizeof(struct value *));

		if (to->count > 0)
			memcpy(list, to->list, to->count * sizeof(*list));
		to->list = list;
	}
	to->list[to->count++] = v;
}

size_t
json_length(const struct value *string)
{
	size_t length = 0;

	for (size_t i = 0; i < string->n; i++)
		length += ((unsigned char)string->s[i] & 0xc0) != 0x80;
	return length;
}

void
json_print_string(FILE *f, const char *s, size_t n)
{
	fputc('"', f);
	for (size_t i = 0; i < n; i++)
		if (s[i] == '"' || s[i] == '\\')
			fprintf(f, "\\%c", s[i]);
		else if ((unsigned char)s[i] < 0x20)
			fprintf(f, "\\u%04x", (unsigned)s[i]);
		else
			fputc(s[i], f);
	fputc('"', f);
}

static void
print_list(FILE *f, const struct value *v)
{
	const bool object = v->type == JSON_OBJECT;

	fputc(object ? '{' : '[', f);
	for (size_t i = 0; i < v->count; i++) {
		if (i > 0)
			fputc(',', f);
		if (object) {
			const char *key = v->list[i]->key;

			json_print_string(f, key, strlen(key));
			fputc(':', f);
		}
		json_print(f, v->list[i]);
	}
	fputc(object ? '}' : ']', f);
}

void
json_print(FILE *f, const struct value *v)
{
	switch (v->type) {
	case JSON_BOOL:
		fputs(v->truth ? "true" : "false", f);
		break;
	case JSON_NUMBER:
		fputs(v->s, f);
		break;
	case JSON_STRING:
		json_print_string(f, v->s, v->n);
		break;
	case JSON_ARRAY:
	case JSON_OBJECT:
		print_list(f, v);
		break;
	default:
		fputs("null", f);
	}
}
