/* What the tests of statistics share: the answers of the bench, counted; and
 * tables of figures that other programs have worked out. */
#ifndef TESTS_STATS_SUPPORT_H
#define TESTS_STATS_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/figures.h"
#include "harmcheck/reliability.h"
#include "harmcheck/tally.h"

#define BENCH_BANK "tests/bench/bank.yaml"
#define BENCH_ROWS "tests/bench/golden/in-1000.csv"
#define BENCH_STATS "tests/bench/golden/stats-1000.csv"
/* The line of heads holds all items of the form, and the id. */
#define BENCH_ITEMS 40

SUPPORT const char *
text_of(struct arena *a, const char *path)
{
	struct err e;
	char *text;
	size_t n;

	if (file_read(a, path, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	return text;
}

/* Cut TEXT (a copy) at the first of ENDS; what is behind it, or NULL. */
SUPPORT char *
cut_at(char *text, const char *ends)
{
	char *at = text + strcspn(text, ends);

	if (*at == '\0')
		return NULL;
	*at = '\0';
	return at + 1;
}

/* One row of the bench: 0 to 4, "" or NA. */
SUPPORT void
bench_row(struct tally *t, char *row, const size_t *item_of)
{
	struct arena *a = arena_new();
	struct answers *it = answers_new(a, t->bank, t->form, "2026-11-22");
	char *at = cut_at(row, ",");
	bool any = false;

	for (size_t i = 0; i < BENCH_ITEMS; i++) {
		char *next;

		assert_non_null(at);
		next = cut_at(at, ",");
		if (*at >= '0' && *at <= '4') {
			it->list[item_of[i]].said = ANSWER_GIVEN;
			it->list[item_of[i]].option = *at - '0';
			any = true;
		}
		at = next;
	}
	answers_refresh(it);
	tally_person(t, a, it);
	t->rows++;
	t->no_answer += !any;
	arena_free(a);
}

/* All that the bench's thousand people answered, by a reader and by an engine
 * that have nothing of the quick ones. */
SUPPORT struct tally *
bench_tally(struct arena *a)
{
	const struct bank *b = load_bank(a, BENCH_BANK);
	struct tally *t = tally_new(a, b, &b->forms[0]);
	char *line = arena_strdup(a, text_of(a, BENCH_ROWS)),
	     *next = cut_at(line, "\n"), *head = cut_at(line, ",");
	size_t item_of[BENCH_ITEMS];

	for (size_t i = 0; i < BENCH_ITEMS; i++) {
		char *behind = cut_at(head, ",");
		const struct question *q = bank_question(b, head);

		assert_non_null(q);
		item_of[i] = (size_t)t->form->item_of[q->index];
		head = behind;
	}
	for (line = next; *line != '\0'; line = next) {
		next = cut_at(line, "\n");
		bench_row(t, line, item_of);
	}
	assert_int_equal(t->rows, 1000);
	return t;
}

#define TABLE_CELLS 20

/* Give RUN the cells of each line of PATH but the first; how many there are. */
SUPPORT size_t
each_line(const char *path, size_t n_cells,
    void (*run)(void *ctx, char **cells), void *ctx)
{
	struct arena *a = arena_new();
	char *line = cut_at(arena_strdup(a, text_of(a, path)), "\n");
	size_t n = 0;

	while (line != NULL && *line != '\0') {
		char *next = cut_at(line, "\n"), *cells[TABLE_CELLS];

		assert_true(n_cells <= TABLE_CELLS);
		for (size_t i = 0; i < n_cells; i++) {
			cells[i] = line;
			assert_non_null(line);
			line = cut_at(line, ",");
		}
		assert_null(line);
		run(ctx, cells);
		line = next;
		n++;
	}
	arena_free(a);
	return n;
}

/* A figure of 10^-4 is what CELL says with more digits. */
SUPPORT void
assert_near(int64_t figure, const char *cell, const char *what)
{
	const double is = (double)figure / 1e4, should = strtod(cell, NULL);

	if (is - should > 0.5001e-4 || should - is > 0.5001e-4)
		fail_msg("%s: %.4f and not %s", what, is, cell);
}

#endif
