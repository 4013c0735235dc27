/* Shards that have numbers for names: which of them are missing? */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/partial.h"
#include "partial_parts.h"

#define DIGITS_MOST 9

/* "job-", 007, ".csv": the last number of a name, and what is around it. */
struct numbered {
	const char *name, *behind;
	size_t before, digits;
	size_t number;
	int width; /* of numbers with noughts in front */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
split(const char *name, struct numbered *to)
{
	const char *end = name + strlen(name), *s;

	while (end > name && !is_digit(end[-1]))
		end--;
	s = end;
	*to = (struct numbered){.name = name, .behind = end};
	while (s > name && is_digit(s[-1]))
		s--;
	to->before = (size_t)(s - name);
	to->digits = (size_t)(end - s);
	for (; s < end && to->digits <= DIGITS_MOST; s++)
		to->number = to->number * 10 + (size_t)(*s - '0');
	return to->digits > 0 && to->digits <= DIGITS_MOST;
}

/* Do two names differ in nothing but the number, written in the same way: with
 * noughts in front, to one length, or without? */
static bool
are_alike(const struct numbered *a, const struct numbered *b, bool padded)
{
	return a->before == b->before &&
	    memcmp(a->name, b->name, a->before) == 0 &&
	    strcmp(a->behind, b->behind) == 0 &&
	    (padded ? a->digits == b->digits
		    : b->name[b->before] != '0' || b->digits == 1);
}

/* By number, 1 to SHARDS or 0 to SHARDS - 1, which of them are there; NULL:
 * they are not numbered like that. *FIRST: the lowest there may be. */
static const bool *
find(struct arena *a, const struct counted *list, size_t n, size_t shards,
    struct numbered *like, size_t *first)
{
	bool *there = arena_array(a, shards + 1, sizeof(*there));
	bool padded;

	if (n == 0 || !split(list[0].shard.name, like))
		return NULL;
	padded = like->digits > 1 && like->name[like->before] == '0';
	like->width = padded ? (int)like->digits : 1;
	for (size_t i = 0; i < n; i++) {
		struct numbered it;

		if (!split(list[i].shard.name, &it) ||
		    !are_alike(like, &it, padded) || it.number > shards ||
		    there[it.number])
			return NULL;
		there[it.number] = true;
	}
	*first = there[0] ? 0 : 1;
	return there[0] && there[shards] ? NULL : there;
}

bool
shards_missing(struct buf *out, const struct counted *list, size_t n,
    size_t shards)
{
	struct numbered like;
	size_t first, told = 0;
	const bool *there = n < shards
	    ? find(out->arena, list, n, shards, &like, &first)
	    : NULL;

	if (there == NULL)
		return false;
	for (size_t i = first; i < first + shards && told < SHARDS_TOLD; i++) {
		const char *name;

		if (there[i])
			continue;
		name = arena_printf(out->arena, "%.*s%0*zu%s", (int)like.before,
		    like.name, like.width, i, like.behind);
		buf_adds(out, told++ > 0 ? ", " : "");
		json_quote(out, name, strlen(name));
	}
	if (shards - n > told)
		buf_addf(out, " and %zu more", shards - n - told);
	buf_addf(out, " %s not there", shards - n == 1 ? "is" : "are");
	return true;
}
