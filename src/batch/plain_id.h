/* Ids that may stand in a file as they are, looked at sixteen bytes at a time;
 * private to the batch layer. */
#ifndef HARMCHECK_PLAIN_ID_H
#define HARMCHECK_PLAIN_ID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "csv_rows.h"
#include "plan_parts.h"

#define PLAIN_BYTES 16
typedef unsigned char bytes_of __attribute__((vector_size(PLAIN_BYTES)));
typedef uint64_t halves_of __attribute__((vector_size(PLAIN_BYTES)));

static inline bytes_of
plain_load(const void *s)
{
	bytes_of v;

	memcpy(&v, s, sizeof(v));
	return v;
}

/* Of which bytes is it true that they are from LO to HI? */
static inline bytes_of
from_to(bytes_of v, unsigned char lo, unsigned char hi)
{
	return (bytes_of)(v - lo <= (unsigned char)(hi - lo));
}

/* How many of the bytes at S, of which 16 may be read, can an id begin with and
 * stand in a file as it is: letters, digits and - . / : _ */
static inline size_t
plain_bytes(const char *s)
{
	const bytes_of v = plain_load(s);
	const halves_of plain = (halves_of)(from_to(v | 0x20, 'a', 'z') |
	    from_to(v, '-', ':') | (bytes_of)(v == '_'));

	if (~plain[0] != 0)
		return (size_t)__builtin_ctzll(~plain[0]) / 8;
	return ~plain[1] != 0 ? 8 + (size_t)__builtin_ctzll(~plain[1]) / 8 : 16;
}

/* As many bytes as that, or more than an id may have. */
static inline size_t
plain_long_id(const char *s)
{
	size_t n = 0, more;

	do {
		more = plain_bytes(s + n);
		n += more;
	} while (more == sizeof(bytes_of) && n <= ROWS_ID_MOST);
	return n;
}

/* The length of the plain id at S; 0: there is none. So many bytes may be read
 * there: */
#define PLAIN_ID_ROOM (ROWS_ID_MOST + 2 * PLAIN_BYTES)
/* An id that means that there is none is not plain, nor one that a spreadsheet
 * could take for a formula. */
static inline size_t
plain_id(const char *s)
{
	size_t n = plain_bytes(s);

	if (n == PLAIN_BYTES)
		n = plain_long_id(s);
	if (n > ROWS_ID_MOST || s[0] == '-' ||
	    ((n == 2 || n == 4) && row_is_none(s, n)))
		return 0;
	return n;
}

/* The id at *AT, where the rows of H begin with one, and the comma behind it;
 * false: it is not plain. */
static inline bool
plain_first(const struct csv_heads *h, const char **at, struct row_codes *out)
{
	const char *s = *at;
	size_t n;

	out->plain = true;
	if (!h->id_first) {
		out->id = (struct json_text){s, 0, JSON_WAS_NOTHING};
		return true;
	}
	n = plain_id(s);
	if (n == 0 || s[n] != ',')
		return false;
	out->id = (struct json_text){s, n, JSON_WAS_TEXT};
	*at = s + n + 1;
	return true;
}

#endif
