/* Every worked example of docs/scoring.md, as it stands there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/num.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"

struct fixture {
	struct arena *arena;
	struct bank *bank;
	char *doc;
};

static int
set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct err e;
	struct diags d;
	char *text;
	size_t n;

	f->arena = arena_new();
	if (file_read(f->arena, "tests/bank/good/scoring.yaml", 1 << 20, &text,
		&n, &e) == -1 ||
	    file_read(f->arena, "docs/scoring.md", 1 << 20, &f->doc, &n, &e) ==
		-1)
		fail_msg("%s", e.msg);
	diag_init(&d, f->arena);
	f->bank = bank_load(f->arena, "scoring.yaml", text, strlen(text), &d);
	if (f->bank == NULL)
		fail_msg("the bank of the examples does not load: %s",
		    d.n > 0 ? d.list[0].msg : "?");
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	free(f);
	return 0;
}

/* "p1=once" or "p1=skipped". */
static void
give(struct answers *a, char *word)
{
	char *value = strchr(word, '=');
	const struct question *q;
	int item, option;

	assert_non_null(value);
	*value++ = '\0';
	q = bank_question(a->bank, word);
	assert_non_null(q);
	item = a->form->item_of[q->index];
	assert_true(item >= 0);
	if (str_eq(value, "skipped")) {
		a->list[item].said = ANSWER_SKIPPED;
		return;
	}
	if (str_eq(value, "na")) {
		a->list[item].said = ANSWER_NOT_APPLICABLE;
		return;
	}
	option = scale_option(a->form->items[item].scale, value);
	assert_true(option >= 0);
	a->list[item].said = ANSWER_GIVEN;
	a->list[item].option = option;
}

static const char *
level_name(const struct theme_score *s)
{
	if (s->level == LEVEL_NOT_APPLICABLE)
		return "not-applicable";
	return s->level < 0 ? "not-enough" : s->category->levels[s->level].id;
}

/* All that an example may say about a theme, as a list of claims; the example
 * must be made of claims that are in it. */
static void
claims(const struct result *r, const struct theme_score *s, struct buf *out)
{
	const struct form *f = r->answers->form;
	const unsigned d = s->category->decimals;
	char n[32];

	buf_addf(out, "|answered %zu of %zu|", s->answered, s->asked);
	buf_addf(out, "|skipped %zu|not known %zu|", s->skipped, s->unknown);
	buf_addf(out, "|not applicable %zu|", s->not_applicable);
	buf_addf(out, "|not reached %zu|", s->not_reached);
	buf_addf(out, "|ticked %zu|", s->ticked);
	buf_addf(out, "|level %s|", level_name(s));
	buf_adds(out, s->short_form ? "|short form|" : "|whole form|");
	if (s->worst >= 0)
		buf_addf(out, "|worst %s|", f->items[s->worst].question->id);
	if (s->category->kind != KIND_SCALE)
		return;
	buf_adds(out, s->has_score ? "" : "|no score|");
	num_format(s->score, d, n);
	buf_addf(out, s->has_score ? "|score %s|" : "%.0s", n);
	num_format(s->lowest, d, n);
	buf_addf(out, "|lowest %s|", n);
	num_format(s->highest, d, n);
	buf_addf(out, "|highest %s|", n);
	buf_adds(out, s->certain ? "|certain|" : "|not certain|");
	for (size_t i = 0; i < s->n_settle; i++)
		buf_addf(out, "|settled by %s|",
		    f->items[s->settle[i]].question->id);
}

static void
check_claims(const char *line, const char *said, const struct buf *all)
{
	char copy[256];
	char *save, *claim;

	snprintf(copy, sizeof(copy), "%s", said);
	for (claim = strtok_r(copy, ",", &save); claim != NULL;
	     claim = strtok_r(NULL, ",", &save)) {
		char wanted[128];

		snprintf(wanted, sizeof(wanted), "|%s|",
		    claim + strspn(claim, " "));
		if (strstr(all->data, wanted) == NULL)
			fail_msg("docs/scoring.md says \"%s\" in \"%s\"; it "
				 "is %s",
			    wanted, line, all->data);
	}
}

static void
check_steps(const struct result *r, const char *said, struct arena *a)
{
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < r->n_steps; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", r->steps[i].step->id);
	assert_string_equal(out.data, said);
}

static void
check_sentinel(const struct result *r, const char *said, struct arena *a)
{
	static const char *const states[] = {"speaks", "not-answered",
	    "not-asked"};
	struct buf out;

	buf_init(&out, a);
	for (size_t i = 0; i < r->n_alerts; i++)
		buf_addf(&out, "%s%s %s", i > 0 ? ", " : "",
		    r->answers->form->items[r->alerts[i].item].question->id,
		    states[r->alerts[i].state]);
	assert_string_equal(out.data, said);
}

static void
check_line(const struct result *r, char *line, struct arena *a)
{
	char *said = strstr(line, ": ");
	const struct category *c;
	struct buf all;

	assert_non_null(said);
	*said = '\0';
	said += 2;
	if (str_eq(line, "steps")) {
		check_steps(r, said, a);
		return;
	}
	if (str_eq(line, "sentinel")) {
		check_sentinel(r, said, a);
		return;
	}
	c = bank_category(r->answers->bank, line);
	if (c == NULL || result_theme(r, c) == NULL)
		fail_msg("docs/scoring.md names no theme: %s", line);
	buf_init(&all, a);
	claims(r, result_theme(r, c), &all);
	check_claims(line, said, &all);
}

static void
check_example(struct fixture *f, char *text)
{
	struct arena *a = arena_new();
	struct answers *answers = NULL;
	const struct result *r = NULL;
	char *save, *word;

	for (char *line = strtok_r(text, "\n", &save); line != NULL;
	     line = strtok_r(NULL, "\n", &save)) {
		if (str_starts(line, "form: ")) {
			const struct form *form = bank_form(f->bank, line + 6);

			assert_non_null(form);
			answers = answers_new(a, f->bank, form, "2026-11-22");
		} else if (str_starts(line, "answers: ")) {
			char *more;

			assert_non_null(answers);
			for (word = strtok_r(line + 9, " ", &more);
			     word != NULL; word = strtok_r(NULL, " ", &more))
				give(answers, word);
			answers_refresh(answers);
			r = result_make(a, answers);
		} else {
			assert_non_null(r);
			check_line(r, line, a);
		}
	}
	arena_free(a);
}

static void
examples(void **state)
{
	static const char open[] = "```example\n";
	struct fixture *f = *state;
	size_t n = 0;

	for (char *s = f->doc; (s = strstr(s, open)) != NULL; n++) {
		char *end = strstr(s, "\n```\n");

		assert_non_null(end);
		*end = '\0';
		check_example(f, s + strlen(open));
		s = end + 5;
	}
	print_message("%zu worked examples\n", n);
	assert_true(n >= 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(examples)};

	return cmocka_run_group_tests(tests, set_up, tear_down) != 0;
}
