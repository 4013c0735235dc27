/* A JSON writer that cannot nest or quote wrongly. */
#ifndef HARMCHECK_JSON_H
#define HARMCHECK_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define JSON_DEPTH_MAX 32

struct json {
	struct buf *out;
	unsigned depth;
	bool started[JSON_DEPTH_MAX]; /* something stands in this level */
	bool keyed;                   /* a key waits for its value */
};

void json_init(struct json *j, struct buf *out);

/* Open and close; indented by two blanks, one member a line. */
void json_object(struct json *j);
void json_array(struct json *j);
void json_end_object(struct json *j);
void json_end_array(struct json *j);

/* The key of the next value. */
void json_key(struct json *j, const char *key);

/* All control characters are escaped, bytes that are not UTF-8 become
 * U+FFFD; S NULL writes null. */
void json_string(struct json *j, const char *s);
void json_int(struct json *j, int64_t value);
void json_bool(struct json *j, bool value);
void json_null(struct json *j);

/* VALUE in units of 10^-DECIMALS as a number. */
void json_decimal(struct json *j, int64_t value, unsigned decimals);

/* Only the quoted string, for other writers (answer files are YAML, and a
 * JSON string is a YAML string). */
void json_quote(struct buf *out, const char *s, size_t n);

/* The same with "<" escaped, so that a JSON text that somebody puts into a page
 * cannot end its <script>, and with all that cannot be seen escaped. All that
 * json_string() and json_key() write is so; answer files and digests are not.
 */
void json_quote_page(struct buf *out, const char *s, size_t n);

#endif
