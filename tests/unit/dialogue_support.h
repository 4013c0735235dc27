/* What the tests of the dialogue share: lines in, pages out. */
#ifndef TESTS_DIALOGUE_SUPPORT_H
#define TESTS_DIALOGUE_SUPPORT_H

#include "support.h"

#include <stdio.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/str.h"

struct fixture {
	struct arena *arena, *page;
	struct bank *bank;
	struct dialogue *d;
	size_t saves; /* of something that was not saved yet */
	struct buf saved;
	bool save_fails;
	const char *elsewhere; /* the file that was named in place of it */
	bool plain;
	bool saved_short; /* in the last save the first theme was kept short */
	bool finished;    /* the last save was that of a finished check */
	bool no_file;     /* without --save */
	bool diary;       /* a diary is open */
	bool diary_fails;
	size_t adds; /* how often something was to go into it */
	struct buf added;
	char said[64]; /* the hook's words; gone after the call */
};

SUPPORT struct fixture fx;

SUPPORT bool
save(void *ctx, const struct answers *a, const struct progress *p,
    const char **why)
{
	struct buf now;

	(void)ctx;
	*why = "the disk is full";
	buf_init(&now, fx.arena);
	answer_file_write_unfinished(&now, a, "0123", p);
	if (now.len == fx.saved.len &&
	    memcmp(now.data, fx.saved.data, now.len) == 0)
		return true;
	fx.saves++;
	if (fx.save_fails)
		return false;
	fx.saved = now;
	fx.saved_short = a->kept_short[0];
	fx.finished = p == NULL;
	return true;
}

/* There is a file there.yaml; to full.yaml nothing can be written either. */
SUPPORT bool
elsewhere(void *ctx, const char *name, const struct answers *a,
    const struct progress *p, const char **path, const char **why)
{
	(void)ctx;
	*why = str_eq(name, "there.yaml") ? "it exists already"
					  : "the disk is full";
	if (str_eq(name, "there.yaml") || str_eq(name, "full.yaml"))
		return false;
	fx.elsewhere = *path = arena_strdup(fx.arena, name);
	fx.save_fails = false;
	*why = "";
	return save(NULL, a, p, why);
}

SUPPORT bool
diary_add(void *ctx, const struct answers *a, const char **words)
{
	(void)ctx;
	fx.adds++;
	buf_init(&fx.added, fx.arena);
	answer_file_write(&fx.added, a, "0123");
	snprintf(fx.said, sizeof(fx.said), "%s",
	    fx.diary_fails ? "another program holds it"
			   : "It is in your diary as 2026-11-22.2.");
	*words = fx.said;
	return !fx.diary_fails;
}

/* A session with the bank in PATH. */
SUPPORT int
set_up_bank(const char *path)
{
	fx = (struct fixture){.arena = arena_new(), .page = arena_new()};
	fx.bank = load_bank(fx.arena, path);
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

SUPPORT void
start(const char *form, const char *country, bool piped)
{
	const struct dialogue_arg arg = {
	    .bank = fx.bank,
	    .form = form != NULL ? bank_form(fx.bank, form) : NULL,
	    .country = country,
	    .date = "2026-11-22",
	    .bank_line = "Questions: small 2.0.0.",
	    .save = fx.no_file ? NULL : save,
	    .elsewhere = elsewhere,
	    .save_path = fx.no_file ? NULL : "answers.yaml",
	    .diary_add = fx.diary ? diary_add : NULL,
	    .piped = piped,
	    .plain = fx.plain,
	};

	fx.d = dialogue_new(fx.arena, &arg);
}

SUPPORT const char *
page(void)
{
	struct report r;

	arena_reset(fx.page);
	report_init(&r, fx.page);
	dialogue_page(fx.d, &r);
	return as_text(fx.page, &r);
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
		dialogue_line(fx.d, line);
		line = end + 1;
	} while (end != NULL);
}

#endif
