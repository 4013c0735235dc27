/* What the tests of the page for a printer share: one page, made anew. */
#ifndef TESTS_PAPER_PAGE_SUPPORT_H
#define TESTS_PAPER_PAGE_SUPPORT_H

#include "paper_support.h"

#include "harmcheck/scenario.h"

#define TINY "tests/paper/tiny.yaml"
#define CASES "tests/bank/good/case.yaml"

struct fixture {
	struct arena *arena;
	struct paper paper;
};

SUPPORT struct fixture fx;

SUPPORT int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	fx.paper = (struct paper){.bank = load_bank(fx.arena, TINY)};
	fx.paper.form = &fx.paper.bank->forms[0];
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	return 0;
}

SUPPORT void
take_bank(const char *path, const char *form)
{
	fx.paper.bank = load_bank(fx.arena, path);
	fx.paper.form = bank_form(fx.paper.bank, form);
	assert_non_null(fx.paper.form);
}

SUPPORT void
take_case(const char *path)
{
	struct err e;
	struct diags d;
	char *text;
	size_t n;

	fx.paper.bank = load_bank(fx.arena, "tests/scenario/bank.yaml");
	assert_int_equal(file_read(fx.arena, path, 1 << 20, &text, &n, &e), 0);
	diag_init(&d, fx.arena);
	fx.paper.scenario =
	    scenario_load(fx.arena, fx.paper.bank, path, text, n, &d);
	assert_non_null(fx.paper.scenario);
	fx.paper.form = fx.paper.scenario->form;
}

SUPPORT const char *
page(void)
{
	struct buf out;

	buf_init(&out, fx.arena);
	render_paper(&out, &fx.paper);
	return out.data;
}

SUPPORT const char *
between(const char *text, const char *from, const char *to)
{
	const struct part p = {text, text + strlen(text)};
	const struct part in = inside(p, from, to, NULL);

	if (in.from == NULL)
		fail_msg("no \"%s\"", from);
	return copy_of(fx.arena, in);
}

SUPPORT size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	while ((text = strstr(text, part)) != NULL) {
		n++;
		text++;
	}
	return n;
}

#endif
