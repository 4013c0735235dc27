/* What the tests of a check that goes on share: dialogues with a file that
 * they save, and others that are made from such a file. */
#ifndef TESTS_RESUME_SUPPORT_H
#define TESTS_RESUME_SUPPORT_H

#include "support.h"

#include <stdio.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/progress.h"

#define DIGEST "0123"

/* One dialogue and the file that it saves. */
struct run {
	struct arena *arena;
	struct dialogue *d;
	struct buf file;
	struct dialogue_resume resume;
	size_t writes;
};

SUPPORT struct arena *page_mem;

SUPPORT bool
save(void *ctx, const struct answers *a, const struct progress *p,
    const char **why)
{
	struct run *r = ctx;
	struct buf now;

	(void)why;
	buf_init(&now, page_mem);
	answer_file_write_unfinished(&now, a, DIGEST, p);
	if (now.len == r->file.len &&
	    memcmp(now.data, r->file.data, now.len) == 0)
		return true;
	buf_clear(&r->file);
	buf_add(&r->file, now.data, now.len);
	r->writes++;
	return true;
}

SUPPORT void
begin(struct run *r, const struct bank *b, const char *form, bool piped)
{
	const struct dialogue_arg arg = {
	    .bank = b,
	    .form = bank_form(b, form),
	    .date = "2026-11-22",
	    .bank_line = "Questions.",
	    .save = save,
	    .save_ctx = r,
	    .save_path = "answers.yaml",
	    .piped = piped,
	};

	*r = (struct run){.arena = arena_new()};
	buf_init(&r->file, r->arena);
	r->d = dialogue_new(r->arena, &arg);
}

/* A run that goes on with FILE, in a bank with DIGEST; COUNTRY, when it is not
 * NULL, is said anew. */
SUPPORT void
go_on_with(struct run *r, const struct bank *b, const char *file, bool piped,
    const char *digest, const char *country)
{
	struct dialogue_arg arg = {
	    .bank = b,
	    .country = country,
	    .date = "2031-01-01",
	    .bank_line = "Questions.",
	    .save = save,
	    .save_ctx = r,
	    .save_path = "answers.yaml",
	    .resume = &r->resume,
	    .piped = piped,
	};
	struct answer_file_notes notes;
	struct progress *p;
	struct diags d;

	*r = (struct run){.arena = arena_new()};
	buf_init(&r->file, r->arena);
	buf_adds(&r->file, file);
	diag_init(&d, r->arena);
	p = progress_new(r->arena, b);
	r->resume.progress = p;
	r->resume.answers = answer_file_resume(r->arena, b, digest, "a.yaml",
	    arena_strdup(r->arena, file), strlen(file), &notes, p, &d);
	if (r->resume.answers == NULL) {
		struct buf out;

		buf_init(&out, r->arena);
		diag_write(&d, &out, 0);
		fail_msg("%s\n%s", out.data, file);
	}
	r->resume.version = notes.version;
	r->resume.lost_place = notes.lost_place;
	if (notes.version != NULL) {
		r->resume.misfits = notes.list + 1;
		r->resume.n_misfits = notes.n - 1;
	}
	/* what the hook of the program remembers */
	buf_clear(&r->file);
	answer_file_write_unfinished(&r->file, r->resume.answers, DIGEST, p);
	arg.form = r->resume.answers->form;
	r->d = dialogue_new(r->arena, &arg);
}

SUPPORT void
go_on(struct run *r, const struct bank *b, const char *file, bool piped)
{
	go_on_with(r, b, file, piped, DIGEST, NULL);
}

SUPPORT void
run_free(struct run *r)
{
	arena_free(r->arena);
}

/* The page of now; in the memory of pages, which is not emptied here. */
SUPPORT const char *
page(struct run *r)
{
	struct report p;

	report_init(&p, page_mem);
	dialogue_page(r->d, &p);
	return as_text(page_mem, &p);
}

SUPPORT void
type_line(struct run *r, const char *line)
{
	if (dialogue_passes(r->d))
		dialogue_pass(r->d);
	else
		dialogue_line(r->d, line);
}

#endif
