/* What the tests of the diary share. */
#ifndef TESTS_DIARY_SUPPORT_H
#define TESTS_DIARY_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/diary.h"
#include "harmcheck/node.h"

#include "../../src/store/diary_parts.h"

static struct arena *arena;

SUPPORT int
setup(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

SUPPORT int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Add TEXT, which must be taken, as a new entry. */
SUPPORT const struct diary_entry *
added_bytes(struct diary *d, const char *date, const char *text, size_t n)
{
	const struct diary_entry *x = NULL;
	struct err e = {0};
	bool new;

	if (diary_add(d, date, text, n, &x, &new, &e) == -1)
		fail_msg("%s", e.msg);
	assert_true(new);
	return x;
}

SUPPORT const struct diary_entry *
added(struct diary *d, const char *date, const char *text)
{
	return added_bytes(d, date, text, strlen(text));
}

/* What is said when TEXT is refused, as it must be. */
SUPPORT const char *
refused_bytes(struct diary *d, const char *date, const char *text, size_t n)
{
	const struct diary_entry *x = NULL;
	const size_t entries = d->n, bytes = d->bytes;
	struct err e = {0};
	bool new;

	if (diary_add(d, date, text, n, &x, &new, &e) == 0)
		fail_msg("taken as %s", x->name);
	assert_int_equal(e.kind, ERR_DATA);
	assert_int_equal(d->n, entries);
	assert_int_equal(d->bytes, bytes);
	return arena_strdup(arena, e.msg);
}

/* The document of D, in memory of its exact size for a checked build. */
SUPPORT char *
document(const struct diary *d, size_t *n)
{
	struct buf out;
	char *text;

	buf_init(&out, arena);
	diary_write(&out, d);
	assert_int_equal(out.len, diary_size(d, 0));
	text = malloc(out.len);
	assert_non_null(text);
	memcpy(text, out.data, out.len);
	*n = out.len;
	return text;
}

/* The diary in the N bytes of TEXT, or NULL and in *SAID (may be NULL) what is
 * said of them. */
SUPPORT struct diary *
read_bytes(const char *text, size_t n, const char **said)
{
	struct diary *d;
	struct diags diags;
	struct buf out;

	diag_init(&diags, arena);
	d = diary_read(arena, "d", text, n, &diags);
	assert_true((d == NULL) == (diags.n > 0));
	buf_init(&out, arena);
	diag_write(&diags, &out, 0);
	if (said != NULL)
		*said = out.data;
	else if (d == NULL)
		fail_msg("%s", out.data);
	return d;
}

SUPPORT struct diary *
read_text(const char *text, const char **said)
{
	return read_bytes(text, strlen(text), said);
}

SUPPORT void
assert_same(const struct diary *got, const struct diary *want)
{
	assert_int_equal(got->n, want->n);
	assert_int_equal(got->bytes, want->bytes);
	for (size_t i = 0; i < want->n; i++) {
		const struct diary_entry *x = got->entries[i];
		const struct diary_entry *y = want->entries[i];

		assert_string_equal(x->name, y->name);
		assert_string_equal(x->date, y->date);
		assert_int_equal(x->number, y->number);
		assert_int_equal(x->n, y->n);
		assert_memory_equal(x->text, y->text, y->n);
	}
}

/* What is written can be read, and is the same then; so is what is written
 * after that. */
SUPPORT void
assert_comes_back(const struct diary *d)
{
	size_t n, again_n;
	char *text = document(d, &n), *again;
	const struct diary *back = read_bytes(text, n, NULL);

	free(text);
	assert_same(back, d);
	text = document(d, &n);
	again = document(back, &again_n);
	assert_int_equal(again_n, n);
	assert_memory_equal(again, text, n);
	free(again);
	free(text);
}

/* The names of all entries, in order. */
SUPPORT const char *
names(const struct diary *d)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < d->n; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", d->entries[i]->name);
	return out.data;
}

/* The day number N, from 1990 on; each month has 28. */
SUPPORT const char *
day(size_t n)
{
	return arena_printf(arena, "%04zu-%02zu-%02zu", 1990 + n / 336,
	    n / 28 % 12 + 1, n % 28 + 1);
}

#endif
