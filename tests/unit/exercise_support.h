/* What the tests of the exercise share: lines in, pages out. */
#ifndef TESTS_EXERCISE_SUPPORT_H
#define TESTS_EXERCISE_SUPPORT_H

#include "support.h"

#include <stdio.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/exercise.h"
#include "harmcheck/scenario.h"

#define DIGEST "0123"

struct fixture {
	struct arena *arena, *page;
	struct bank *bank;
	const struct scenario *shared, *conduct; /* with points, and without */
	struct exercise *e;
	size_t calls, saves; /* saves: of something that was not saved yet */
	struct buf saved;
	size_t fails; /* so many saves fail */
	const char *elsewhere, *country;
	bool no_file, piped, plain;
};

SUPPORT struct fixture fx;

SUPPORT const struct scenario *
load_case(const char *path)
{
	const struct scenario *s;
	struct diags d;
	struct err e;
	char *text;
	size_t n;

	if (file_read(fx.arena, path, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	diag_init(&d, fx.arena);
	s = scenario_load(fx.arena, fx.bank, path, text, n, &d);
	if (s == NULL)
		fail_msg("%s: %s", path, d.n > 0 ? d.list[0].msg : "?");
	return s;
}

SUPPORT int
set_up(void **state)
{
	(void)state;
	fx = (struct fixture){.arena = arena_new(), .page = arena_new()};
	fx.bank = load_bank(fx.arena, "tests/exercise/bank.yaml");
	fx.shared = load_case("tests/exercise/late-bus.yaml");
	fx.conduct = load_case("tests/exercise/open-door.yaml");
	buf_init(&fx.saved, fx.arena);
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	arena_free(fx.page);
	return 0;
}

SUPPORT bool
save(void *ctx, const struct answers *a, const char **why)
{
	struct buf now;

	(void)ctx;
	*why = "the disk is full";
	fx.calls++;
	buf_init(&now, fx.arena);
	answer_file_write(&now, a, DIGEST);
	if (now.len == fx.saved.len &&
	    memcmp(now.data, fx.saved.data, now.len) == 0)
		return true;
	if (fx.fails > 0) {
		fx.fails--;
		return false;
	}
	fx.saves++;
	fx.saved = now;
	return true;
}

SUPPORT bool
elsewhere(void *ctx, const char *name, const struct answers *a,
    const char **path, const char **why)
{
	(void)ctx;
	*why = "it exists already";
	if (str_eq(name, "there.yaml"))
		return false;
	fx.elsewhere = *path = arena_strdup(fx.arena, name);
	buf_clear(&fx.saved);
	answer_file_write(&fx.saved, a, DIGEST);
	fx.saves++;
	return true;
}

SUPPORT void
start(const struct scenario *s)
{
	const struct exercise_arg arg = {
	    .bank = fx.bank,
	    .scenario = s,
	    .date = "2026-11-22",
	    .code = "maple-7",
	    .country = fx.country,
	    .case_line = "Case: made up 1.0.0.",
	    .path = fx.no_file ? NULL : "mine.yaml",
	    .save = save,
	    .elsewhere = elsewhere,
	    .piped = fx.piped,
	    .plain = fx.plain,
	};

	fx.saves = fx.saved.len = 0;
	fx.e = exercise_new(fx.arena, &arg);
}

SUPPORT const char *
page(void)
{
	struct report r;

	arena_reset(fx.page);
	report_init(&r, fx.page);
	exercise_page(fx.e, &r);
	return as_text(fx.page, &r);
}

/* Type the lines of SCRIPT, divided by '/'; a '^' is the end of input. */
SUPPORT void
type(const char *script)
{
	char copy[512];
	char *line = copy, *end;

	snprintf(copy, sizeof(copy), "%s", script);
	do {
		end = strchr(line, '/');
		if (end != NULL)
			*end = '\0';
		page();
		if (str_eq(line, "^"))
			exercise_end_of_input(fx.e);
		else
			exercise_line(fx.e, line);
		line = end + 1;
	} while (end != NULL);
}

/* Go on until the page of now waits for a line, as a talk does on a pipe. */
SUPPORT void
pass(void)
{
	while (!exercise_over(fx.e) && exercise_passes(fx.e)) {
		page();
		exercise_line(fx.e, "");
	}
}

/* Lines to these places, in the case with points. */
#define TO_STORY ""
#define TO_RATING "//"
#define TO_REVIEW TO_RATING "/2/1/3/1"
#define TO_SHARES TO_REVIEW "/"
#define TO_SPREAD TO_SHARES "/40 10 0 20 20 10"
#define TO_WORDS TO_SPREAD "/"
#define TO_READY TO_WORDS "/Ask about the clock"
#define TO_KEY TO_READY "/"
#define TO_KEEP TO_KEY "/"

/* Lines, and the place where one then stands. */
struct way {
	const char *lines;
	enum exercise_place place;
	size_t part;
};

SUPPORT void
follow(const struct scenario *s, const struct way *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		start(s);
		type(rows[i].lines);
		if (fx.e->place != rows[i].place ||
		    (fx.e->place == EXERCISE_STORY &&
			fx.e->part != rows[i].part))
			fail_msg("\"%s\" leads to %d, %zu", rows[i].lines,
			    (int)fx.e->place, fx.e->part);
	}
}

#define FOLLOW(s, rows) follow(s, rows, sizeof(rows) / sizeof((rows)[0]))

#endif
