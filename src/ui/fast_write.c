/* Writing the row of a form, and what to do when that fails. The form is there
 * on paper too; so nobody is asked to go on without. */
#include <string.h>

#include "elsewhere.h"
#include "fast_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"

const char *
fast_left(const struct fast *f, struct arena *a)
{
	if (f->left == NULL)
		return "";
	return arena_printf(a,
	    " Some may still be in %s. Do not count them twice.", f->left);
}

static void
written(struct fast *f)
{
	fast_know_written(f);
	fast_count(f);
	fast_next_form(f);
}

void
fast_write(struct fast *f)
{
	const char *why = "";

	if (f->arg.write(f->arg.write_ctx, f->id, f->answers, &why)) {
		written(f);
		return;
	}
	f->why = arena_strdup(f->arena, why);
	f->place = FAST_UNWRITTEN;
	/* what was half written to a pipe is there for good */
	if (f->arg.piped || f->arg.path == NULL) {
		f->unwritten = true;
		f->place = FAST_DONE;
	}
}

void
page_fast_unwritten(struct fast *f, struct report *p)
{
	report_addf(p, BLOCK_THEME, "Form %s could not be written",
	    fast_cleaned(p, f->id));
	report_add(p, BLOCK_PARA,
	    elsewhere_why(p->arena, "The reason", fast_cleaned(p, f->why)));
	fast_notice(f, p);
	report_add(p, BLOCK_PARA,
	    "What you typed is still here, until you end.");
	report_add(p, BLOCK_KEYS,
	    "Enter: try again. f: write to another file. .: end without this "
	    "form, and see the count. x: leave at once, without it.");
}

void
fast_line_unwritten(struct fast *f, const char *line)
{
	if (str_eq(line, "f")) {
		f->place = FAST_ELSEWHERE;
	} else if (*line == '\0') {
		fast_write(f);
		if (f->place == FAST_UNWRITTEN)
			fast_say(f, "That did not work either.");
	} else {
		fast_say(f,
		    "Press Enter to try again, or type f for another file.");
	}
}

void
page_fast_elsewhere(struct fast *f, struct report *p)
{
	fast_notice(f, p);
	elsewhere_page(p, "mine.csv", "All rows go there, those of before too.",
	    "without this form");
}

static void
written_there(struct fast *f, const char *path)
{
	if (f->arg.n_there + f->written > 0)
		f->left = elsewhere_left(f->arena, f->left, f->arg.path);
	f->arg.path = path;
	written(f);
	f->told = arena_printf(f->arena, "All rows are in the file %s now.%s",
	    path, fast_left(f, f->arena));
}

void
fast_line_elsewhere(struct fast *f, const char *line)
{
	const char *path, *why = "";

	if (*line == '\0' || str_eq(line, "b"))
		f->place = FAST_UNWRITTEN;
	else if (line[1] == '\0')
		f->told = elsewhere_no_name;
	else if (f->arg.elsewhere(f->arg.write_ctx, line, f->id, f->answers,
		     &path, &why))
		written_there(f, path);
	else
		f->told = elsewhere_refused(f->arena, why);
}
