/* What the tests of the upper layers share: a bank, answers, text. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

#define SUPPORT __attribute__((unused)) static

/* The bank in PATH; a bank that does not load fails the test. */
SUPPORT struct bank *
load_bank(struct arena *a, const char *path)
{
	struct err e;
	struct diags d;
	struct bank *b;
	char *text;
	size_t n;

	if (file_read(a, path, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	diag_init(&d, a);
	b = bank_load(a, path, text, n, &d);
	if (b == NULL)
		fail_msg("%s: %s", path, d.n > 0 ? d.list[0].msg : "?");
	return b;
}

/* The same with NEW in the place of OLD, which must be there. */
SUPPORT struct bank *
load_bank_with(struct arena *a, const char *path, const char *old,
    const char *new)
{
	struct err e;
	struct diags d;
	struct bank *b;
	struct buf out;
	char *text, *at;
	size_t n;

	if (file_read(a, path, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	at = strstr(text, old);
	assert_non_null(at);
	buf_init(&out, a);
	buf_add(&out, text, (size_t)(at - text));
	buf_adds(&out, new);
	buf_adds(&out, at + strlen(old));
	diag_init(&d, a);
	b = bank_load(a, path, out.data, out.len, &d);
	if (b == NULL)
		fail_msg("%s: %s", path, d.n > 0 ? d.list[0].msg : "?");
	return b;
}

/* The item of question ID in the form of A. */
SUPPORT size_t
item_of(const struct answers *a, const char *id)
{
	const struct question *q = bank_question(a->bank, id);

	assert_non_null(q);
	assert_true(a->form->item_of[q->index] >= 0);
	return (size_t)a->form->item_of[q->index];
}

/* Say OPTION (an id, "skipped" or "na") to question ID. */
SUPPORT void
say(struct answers *a, const char *id, const char *option)
{
	struct answer *it = &a->list[item_of(a, id)];

	it->said = ANSWER_GIVEN;
	if (str_eq(option, "skipped"))
		it->said = ANSWER_SKIPPED;
	else if (str_eq(option, "na"))
		it->said = ANSWER_NOT_APPLICABLE;
	else if (str_eq(option, "nothing"))
		it->said = ANSWER_NOT_REACHED;
	else
		it->option =
		    scale_option(a->form->items[item_of(a, id)].scale, option);
	assert_true(it->option >= 0);
	answers_refresh(a);
}

SUPPORT const char *
state_of(const struct answers *a, const char *id)
{
	return answer_state_name(answer_state(a, item_of(a, id)));
}

/* R as text, plain and unbroken. */
SUPPORT const char *
as_text(struct arena *a, const struct report *r)
{
	const struct text_style style = {.width = 500, .plain = true};
	struct buf out;

	buf_init(&out, a);
	render_text(&out, r, &style);
	return out.data;
}

/* The summary of A. */
SUPPORT const char *
summary_of(struct arena *a, const struct answers *answers)
{
	struct report rep;

	report_init(&rep, a);
	report_result(&rep, result_make(a, answers));
	return as_text(a, &rep);
}

SUPPORT void
assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("\"%s\" is not in:\n%s", part, text);
}

SUPPORT void
assert_has_not(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		fail_msg("\"%s\" should not be in:\n%s", part, text);
}

#endif
