#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/num.h"
#include "harmcheck/utf8.h"

void
json_init(struct json *j, struct buf *out)
{
	*j = (struct json){.out = out};
}

static void
json_line(struct json *j)
{
	buf_addc(j->out, '\n');
	buf_fill(j->out, ' ', (size_t)j->depth * 2);
}

/* What stands before a member or an element: a comma, a new line. */
static void
json_next(struct json *j)
{
	if (j->started[j->depth])
		buf_addc(j->out, ',');
	j->started[j->depth] = true;
	if (j->depth > 0)
		json_line(j);
}

static void
json_value(struct json *j)
{
	if (j->keyed)
		j->keyed = false;
	else
		json_next(j);
}

static void
json_open(struct json *j, char bracket)
{
	json_value(j);
	assert(j->depth + 1 < JSON_DEPTH_MAX);
	buf_addc(j->out, bracket);
	j->started[++j->depth] = false;
}

static void
json_close(struct json *j, char bracket)
{
	const bool members = j->started[j->depth];

	assert(j->depth > 0 && !j->keyed);
	j->depth--;
	if (members)
		json_line(j);
	buf_addc(j->out, bracket);
}

void
json_object(struct json *j)
{
	json_open(j, '{');
}

void
json_array(struct json *j)
{
	json_open(j, '[');
}

void
json_end_object(struct json *j)
{
	json_close(j, '}');
}

void
json_end_array(struct json *j)
{
	json_close(j, ']');
}

void
json_key(struct json *j, const char *key)
{
	assert(j->depth > 0 && !j->keyed);
	json_next(j);
	json_quote_page(j->out, key, strlen(key));
	buf_adds(j->out, ": ");
	j->keyed = true;
}

void
json_string(struct json *j, const char *s)
{
	if (s == NULL) {
		json_null(j);
		return;
	}
	json_value(j);
	json_quote_page(j->out, s, strlen(s));
}

void
json_int(struct json *j, int64_t value)
{
	json_value(j);
	buf_addf(j->out, "%" PRId64, value);
}

void
json_bool(struct json *j, bool value)
{
	json_value(j);
	buf_adds(j->out, value ? "true" : "false");
}

void
json_null(struct json *j)
{
	json_value(j);
	buf_adds(j->out, "null");
}

void
json_decimal(struct json *j, int64_t value, unsigned decimals)
{
	char text[32];

	json_value(j);
	num_format(value, decimals, text);
	buf_adds(j->out, text);
}

/* Two of them stand for what is above FFFF. */
static void
quote_pair(struct buf *out, uint32_t c)
{
	c -= 0x10000;
	buf_addf(out, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xd800 + (c >> 10),
	    0xdc00 + (c & 0x3ff));
}

/* Characters that nobody would see are escaped as well, so that a JSON text
 * is safe to look at. Above FFFF an escape needs a pair, which YAML does not
 * know: those stand as they are but in a PAGE, where "<" begins no tag either.
 */
static void
quote_char(struct buf *out, uint32_t c, const char *s, size_t len, bool page)
{
	if (c == '"' || c == '\\')
		buf_addf(out, "\\%c", (char)c);
	else if (c == '\n')
		buf_adds(out, "\\n");
	else if (c == '\t')
		buf_adds(out, "\\t");
	else if (c <= 0xffff && (!utf8_is_shown(c) || (page && c == '<')))
		buf_addf(out, "\\u%04" PRIx32, c);
	else if (page && !utf8_is_shown(c))
		quote_pair(out, c);
	else
		buf_add(out, s, len);
}

/* How many bytes of S stand in a JSON text as they are: nearly all. */
static size_t
plain_run(const char *s, size_t n, char active)
{
	size_t i = 0;

	while (i < n && s[i] >= ' ' && s[i] <= '~' && s[i] != '"' &&
	    s[i] != '\\' && s[i] != active)
		i++;
	return i;
}

static void
quote(struct buf *out, const char *s, size_t n, bool page)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < n;) {
		const size_t run = plain_run(s + i, n - i, page ? '<' : '"');
		uint32_t c;
		size_t len;

		buf_add(out, s + i, run);
		i += run;
		if (i == n)
			break;
		len = utf8_decode(s + i, n - i, &c);

		if (len > 0)
			quote_char(out, c, s + i, len, page);
		else
			buf_adds(out, "\xef\xbf\xbd");
		i += len > 0 ? len : 1;
	}
	buf_addc(out, '"');
}

void
json_quote(struct buf *out, const char *s, size_t n)
{
	quote(out, s, n, false);
}

void
json_quote_page(struct buf *out, const char *s, size_t n)
{
	quote(out, s, n, true);
}
