/* What the tests of tables of answers share: a bank, a case, texts read. */
#ifndef TESTS_ROWS_SUPPORT_H
#define TESTS_ROWS_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/rows.h"
#include "harmcheck/scenario.h"

#define ROWS_BANK "tests/bank/good/rows.yaml"
#define ROWS_DATE "2026-11-22"
/* Heads of the forms of that bank, as anybody may write them; the second is
 * what is on paper. */
#define SHORT "id,code,date,O1,P1,P2,P3,P4,q_date\n"
#define PAPER "id,code,date,O1,P1,P2,P3,q_date\n"
#define CASE                                                    \
	"id,code,date,case,O1,P1,P2,P3,q_date,cause_therapist," \
	"cause_client,cause_service\n"
/* As we write them: with what a row is of, and its cell. */
#define SHORT_OUT "id,code,date,form,O1,P1,P2,P3,P4,q_date\n"
#define PAPER_OUT "id,code,date,form,O1,P1,P2,P3,q_date\n"
#define CASE_OUT                                                     \
	"id,code,date,form,case,O1,P1,P2,P3,q_date,cause_therapist," \
	"cause_client,cause_service\n"
#define OF(form) "\"rows 1.0.0 " form "\","

SUPPORT struct rows_fixture {
	struct arena *arena;
	struct bank *bank;
	struct scenario scenario;
	struct rows rows;
	struct row *list;
	size_t n;
	struct diags diags;
} rf;

/* Tables of FORM; WITH_CASE: about the case. */
SUPPORT void
rows_of(const char *form, bool with_case)
{
	rf.rows =
	    (struct rows){.bank = rf.bank, .form = bank_form(rf.bank, form)};
	assert_non_null(rf.rows.form);
	rf.scenario = (struct scenario){.id = "two-rooms",
	    .version = "1.0.0",
	    .form = rf.rows.form,
	    .of = rf.rows.form,
	    .n_shares = rf.bank->n_causes};
	if (with_case)
		rf.rows.scenario = &rf.scenario;
}

SUPPORT int
rows_set_up(void **state)
{
	(void)state;
	memset(&rf, 0, sizeof(rf));
	rf.arena = arena_new();
	rf.bank = load_bank(rf.arena, ROWS_BANK);
	rows_of("short", false);
	return 0;
}

SUPPORT int
rows_tear_down(void **state)
{
	(void)state;
	arena_free(rf.arena);
	return 0;
}

/* Read N bytes; a copy of their exact size, so that a checked build sees
 * whoever reads behind it. */
SUPPORT int
read_rows_bytes(const char *text, size_t n)
{
	char *copy = malloc(n > 0 ? n : 1);
	int got;

	assert_non_null(copy);
	if (n > 0)
		memcpy(copy, text, n);
	diag_init(&rf.diags, rf.arena);
	got = rows_read(rf.arena, &rf.rows, "t.csv", copy, n, ROWS_DATE,
	    &rf.list, &rf.n, &rf.diags);
	free(copy);
	assert_int_equal(got == -1, rf.diags.n > 0);
	return got;
}

/* What is said of the last text that was read. */
SUPPORT const char *
rows_findings(void)
{
	struct buf out;

	buf_init(&out, rf.arena);
	diag_write(&rf.diags, &out, 0);
	return out.data;
}

SUPPORT void
read_rows_good(const char *text)
{
	if (read_rows_bytes(text, strlen(text)) == -1)
		fail_msg("%s\nin:\n%s", rows_findings(), text);
}

/* All that was read, as a table. */
SUPPORT const char *
rows_again(void)
{
	struct buf out;

	buf_init(&out, rf.arena);
	rows_write_head(&out, &rf.rows);
	for (size_t i = 0; i < rf.n; i++)
		rows_write(&out, &rf.rows, rf.list[i].id, rf.list[i].answers);
	return out.data;
}

#endif
