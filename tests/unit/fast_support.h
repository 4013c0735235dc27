/* What the tests of typing in paper share: lines in, pages and rows out. */
#ifndef TESTS_FAST_SUPPORT_H
#define TESTS_FAST_SUPPORT_H

#include "rows_support.h"

#include "harmcheck/fast.h"

#include <stdio.h>

SUPPORT struct fast *fast;
SUPPORT struct fast_arg arg;
SUPPORT struct arena *page_mem;
SUPPORT struct buf table;
SUPPORT bool write_fails;

SUPPORT bool
write_row(void *ctx, const char *id, const struct answers *a, const char **why)
{
	(void)ctx;
	*why = "the disk is full";
	if (write_fails)
		return false;
	rows_write(&table, &rf.rows, id, a);
	return true;
}

SUPPORT bool
elsewhere(void *ctx, const char *name, const char *id, const struct answers *a,
    const char **path, const char **why)
{
	(void)ctx;
	*why = "it exists already";
	if (str_eq(name, "there.csv"))
		return false;
	rows_write(&table, &rf.rows, id, a);
	*path = arena_strdup(rf.arena, name);
	return true;
}

SUPPORT void
start(const char *form, bool with_case)
{
	rows_of(form, with_case);
	rf.rows.paper = true;
	arg.rows = &rf.rows;
	fast = fast_new(rf.arena, &arg);
}

SUPPORT int
set_up(void **state)
{
	rows_set_up(state);
	page_mem = arena_new();
	buf_init(&table, rf.arena);
	write_fails = false;
	arg = (struct fast_arg){.date = ROWS_DATE,
	    .path = "f.csv",
	    .write = write_row,
	    .elsewhere = elsewhere};
	start("short", false);
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	arena_free(page_mem);
	return rows_tear_down(state);
}

SUPPORT const char *
page(void)
{
	struct report r;

	arena_reset(page_mem);
	report_init(&r, page_mem);
	fast_page(fast, &r);
	return as_text(page_mem, &r);
}

/* Type the lines of SCRIPT, divided by '/'. */
SUPPORT void
type(const char *script)
{
	char copy[256];
	char *line = copy, *end;

	snprintf(copy, sizeof(copy), "%s", script);
	do {
		end = strchr(line, '/');
		if (end != NULL)
			*end = '\0';
		page();
		fast_line(fast, line);
		line = end + 1;
	} while (end != NULL);
}

/* The rows that were written; the table is empty then. */
SUPPORT void
assert_rows(const char *rows)
{
	assert_string_equal(table.data, rows);
	buf_clear(&table);
}

#define ROW "7,,2026-11-22," OF("short") "more,once,yes,often,badly\n"

#endif
