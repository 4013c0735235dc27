#include <string.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "output.h"

int
cmd_report_why_check(const struct output *o, bool why, struct err *e)
{
	if (why)
		return err_set(e, ERR_USAGE,
		    "--why shows all themes, --why-of only one; use one of "
		    "the two");
	if (output_is(o, "json"))
		return err_set(e, ERR_USAGE,
		    "--why-of is for people to read; as json, --why gives the "
		    "whole");
	return 0;
}

/* What the form calls the theme of S. */
static const char *
title(const struct result *r, const struct theme_score *s)
{
	const char *t = s->category->title.of[r->answers->form->voice];

	return t != NULL ? t : "";
}

static void
list(const struct result *r, struct arena *scratch)
{
	struct buf out, line;

	buf_init(&out, scratch);
	buf_init(&line, scratch);
	buf_adds(&out, "The themes of these answers:\n");
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		buf_clear(&line);
		buf_addf(&line, "%s: %s", s->category->id, title(r, s));
		buf_adds(&out, "  ");
		utf8_clean(&out, line.data, line.len, false);
		buf_addc(&out, '\n');
	}
	app_complain(out.data);
}

const struct category *
cmd_report_theme(struct app *app, const struct result *r, const char *name,
    struct err *e)
{
	const char **ids =
	    arena_array(app->arena, r->n_themes + 1, sizeof(*ids));
	const char *near;

	for (size_t i = 0; i < r->n_themes; i++) {
		ids[i] = r->themes[i].category->id;
		if (strcasecmp(name, ids[i]) == 0)
			return r->themes[i].category;
	}
	for (size_t i = 0; i < r->n_themes; i++)
		if (strcasecmp(name, title(r, &r->themes[i])) == 0)
			return r->themes[i].category;
	list(r, app->arena);
	near = str_nearest(name, ids, r->n_themes);
	err_set(e, ERR_USAGE, "these answers have no theme \"%s\"%s%s%s", name,
	    near != NULL ? "; did you mean " : "", near != NULL ? near : "",
	    near != NULL ? "?" : "");
	return NULL;
}
