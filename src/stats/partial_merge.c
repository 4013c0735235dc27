#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/partial.h"
#include "partial_parts.h"

#define SHARDS_FIRST 16

struct partial_merge {
	struct arena *arena;
	struct tally *sum; /* NULL: nothing yet */
	const char *first; /* file */
	struct counted *list;
	size_t n, cap;
};

struct partial_merge *
partial_merge_new(struct arena *a)
{
	struct partial_merge *m = arena_alloc(a, sizeof(*m));

	m->arena = a;
	return m;
}

static void
note_shard(struct partial_merge *m, const struct tally_shard *s,
    const char *file)
{
	struct counted *it;

	if (m->n == m->cap) {
		m->cap = m->cap > 0 ? 2 * m->cap : SHARDS_FIRST;
		it = arena_array(m->arena, m->cap, sizeof(*it));
		if (m->n > 0)
			memcpy(it, m->list, m->n * sizeof(*it));
		m->list = it;
	}
	it = &m->list[m->n];
	*it = (struct counted){.shard = *s, .file = file, .seq = m->n++};
	it->shard.name = arena_strdup(m->arena, s->name);
}

int
partial_merge_add(struct partial_merge *m, const char *file,
    const struct tally *t, struct err *e)
{
	file = arena_strdup(m->arena, file);
	if (m->sum == NULL) {
		m->sum = tally_new(m->arena, t->bank, t->form);
		m->first = file;
	}
	assert(m->sum->bank == t->bank);
	if (m->sum->form != t->form)
		return err_set(e, ERR_DATA,
		    "%s was counted of the form %s, and %s of the form %s; "
		    "different forms are not added up",
		    m->first, m->sum->form->id, file, t->form->id);
	if (t->rows > PARTIAL_PEOPLE_MOST - m->sum->rows ||
	    t->bad > PARTIAL_PEOPLE_MOST - m->sum->bad)
		return err_set(e, ERR_DATA,
		    "with %s there are more than %" PRIu64
		    " rows; that is too many",
		    file, PARTIAL_PEOPLE_MOST);
	if (t->n_shards > PARTIAL_SHARDS_MOST - m->n)
		return err_set(e, ERR_DATA,
		    "with %s there are more than %d shards; that is too many",
		    file, PARTIAL_SHARDS_MOST);
	tally_add(m->sum, t);
	for (size_t i = 0; i < t->n_shards; i++)
		note_shard(m, &t->shards[i], file);
	return 0;
}

static int
refuse_twice(struct partial_merge *m, struct err *e)
{
	const struct counted_twice twice = counted_twice(m->list, m->n);

	if (twice.first == NULL)
		return 0;
	if (twice.by_name && !twice.same)
		return err_set(e, ERR_DATA,
		    "the shard %s is in %s and in %s, with other rows: two "
		    "parts have one name, or one of them was counted before "
		    "its rows changed; name them with --shard, or count again",
		    shard_shown(m->arena, &twice.first->shard),
		    twice.first->file, twice.second->file);
	if (twice.by_name)
		return err_set(e, ERR_DATA,
		    "the shard %s is counted twice: in %s and in %s; leave one "
		    "of them out",
		    shard_shown(m->arena, &twice.first->shard),
		    twice.first->file, twice.second->file);
	return err_set(e, ERR_DATA,
	    "the same rows are counted twice: the shard %s in %s and the shard "
	    "%s in %s hold the same %" PRIu64 " rows; leave one of them out",
	    shard_shown(m->arena, &twice.first->shard), twice.first->file,
	    shard_shown(m->arena, &twice.second->shard), twice.second->file,
	    twice.first->shard.rows + twice.first->shard.bad);
}

static int
by_all(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	return shard_compare(&x->shard, &y->shard);
}

static void
list_names(const struct partial_merge *m, struct buf *out)
{
	for (size_t i = 0; i < m->n && i < SHARDS_TOLD; i++)
		buf_addf(out, "%s%s", i > 0 ? ", " : "",
		    shard_shown(m->arena, &m->list[i].shard));
	if (m->n > SHARDS_TOLD)
		buf_addf(out, " and %zu more", m->n - SHARDS_TOLD);
}

static int
refuse_number(struct partial_merge *m, size_t shards, struct err *e)
{
	struct buf names;

	if (shards == 0 || m->n == shards)
		return 0;
	buf_init(&names, m->arena);
	if (!shards_missing(&names, m->list, m->n, shards))
		list_names(m, &names);
	return err_set(e, ERR_DATA,
	    "there should be %zu shards, and there %s %zu: %s", shards,
	    m->n == 1 ? "is" : "are", m->n, names.data);
}

struct tally *
partial_merge_end(struct partial_merge *m, size_t shards, struct err *e)
{
	assert(m->sum != NULL);
	if (refuse_twice(m, e) == -1)
		return NULL;
	qsort(m->list, m->n, sizeof(*m->list), by_all);
	if (refuse_number(m, shards, e) == -1)
		return NULL;
	m->sum->shards = arena_array(m->arena, m->n, sizeof(*m->sum->shards));
	for (size_t i = 0; i < m->n; i++)
		m->sum->shards[i] = m->list[i].shard;
	m->sum->n_shards = m->n;
	return m->sum;
}
