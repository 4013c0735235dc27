/* Which parts of the rows a tally was added up from. */
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/partial.h"
#include "harmcheck/utf8.h"
#include "partial_parts.h"

bool
partial_name_fits(const char *name)
{
	const size_t n = strlen(name);
	size_t length;
	uint32_t c;

	for (size_t i = 0; i < n; i += length) {
		length = utf8_decode(name + i, n - i, &c);
		if (length == 0 || c < ' ' || !utf8_is_shown(c))
			return false;
	}
	return n <= PARTIAL_NAME_MOST;
}

void
partial_shard(struct tally *t, const char *name)
{
	t->shards = arena_array(t->arena, 1, sizeof(*t->shards));
	t->shards[0] = (struct tally_shard){
	    .name = arena_strdup(t->arena, name),
	    .rows = t->rows,
	    .bad = t->bad,
	    .print = t->print,
	};
	t->n_shards = 1;
}

const char *
shard_shown(struct arena *a, const struct tally_shard *s)
{
	struct buf out;

	if (s->name[0] == '\0')
		return "without a name";
	buf_init(&out, a);
	json_quote(&out, s->name, strlen(s->name));
	return out.data;
}

static int
order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* By what was counted. */
static int
compare_rows(const struct tally_shard *a, const struct tally_shard *b)
{
	int c = order(a->print, b->print);

	if (c == 0)
		c = order(a->rows, b->rows);
	return c != 0 ? c : order(a->bad, b->bad);
}

int
shard_compare(const struct tally_shard *a, const struct tally_shard *b)
{
	const int c = strcmp(a->name, b->name);

	return c != 0 ? c : compare_rows(a, b);
}

static int
by_name(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	const int c = strcmp(x->shard.name, y->shard.name);

	return c != 0 ? c : order(x->seq, y->seq);
}

static int
by_rows(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	const int c = compare_rows(&x->shard, &y->shard);

	return c != 0 ? c : order(x->seq, y->seq);
}

/* A part without any row can be there often: it is the same as none. */
static bool
is_empty(const struct tally_shard *s)
{
	return s->rows == 0 && s->bad == 0;
}

struct counted_twice
counted_twice(struct counted *list, size_t n)
{
	qsort(list, n, sizeof(*list), by_name);
	for (size_t i = 1; i < n; i++)
		if (list[i].shard.name[0] != '\0' &&
		    strcmp(list[i - 1].shard.name, list[i].shard.name) == 0)
			return (struct counted_twice){&list[i - 1], &list[i],
			    true,
			    compare_rows(&list[i - 1].shard, &list[i].shard) ==
				0};
	qsort(list, n, sizeof(*list), by_rows);
	for (size_t i = 1; i < n; i++)
		if (!is_empty(&list[i].shard) &&
		    compare_rows(&list[i - 1].shard, &list[i].shard) == 0)
			return (struct counted_twice){&list[i - 1], &list[i],
			    false, true};
	return (struct counted_twice){0};
}
