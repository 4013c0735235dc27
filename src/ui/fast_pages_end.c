/* Pages at the end of typing in paper, and the one with people to reach. */
#include "fast_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"

#define IDS_SHOWN 20

/* "3 rows written" of this sitting. */
static const char *
written(const struct fast *f, struct arena *a)
{
	return arena_printf(a, "%zu %s written", f->written,
	    fast_rows_word(f->written));
}

void
page_fast_end(struct fast *f, struct report *p)
{
	report_addf(p, BLOCK_THEME, "End in the middle of form %s?",
	    fast_cleaned(p, f->id));
	report_number(p, 1, "Yes, end. This form is not written");
	report_number(p, 2, "No, go on with it");
	fast_way_out(f, p);
}

void
page_fast_help(struct fast *f, struct report *p)
{
	const struct bank *b = f->arg.rows->bank;
	const size_t voice = f->arg.rows->form->voice;
	const struct country *c =
	    f->arg.country != NULL ? bank_country(b, f->arg.country) : NULL;

	report_add(p, BLOCK_TITLE, "People to reach");
	report_add(p, BLOCK_PARA,
	    "What stands on these pages can weigh on whoever types it in. You "
	    "can stop at any time. Tell the one who gave you the pages that "
	    "you would like to stop.");
	if (b->n_helplines > 0 && c == NULL && f->arg.country != NULL)
		report_no_country(p, b, voice, f->arg.country);
	else if (b->n_helplines > 0)
		report_helplines(p, b, voice, c, NULL, 0);
	report_add(p, BLOCK_KEYS, "Enter: back to where you were. x: leave.");
}

/* Forms of the first typing that nobody has typed again. */
static void
not_again(const struct fast *f, struct report *p)
{
	size_t n = 0;
	struct buf out;

	buf_init(&out, p->arena);
	for (size_t i = 0; i < f->arg.n_first; i++) {
		const char *id = f->arg.first[i].id;

		if (*id == '\0' || fast_is_taken(f, id))
			continue;
		if (n++ < IDS_SHOWN)
			buf_addf(&out, "%s%s", n > 1 ? ", " : "",
			    fast_cleaned(p, id));
	}
	if (n == 0)
		report_add(p, BLOCK_PARA,
		    "Each numbered form of the first file was typed again.");
	else
		report_addf(p, BLOCK_PARA,
		    "Forms of the first file that were not typed again: %zu "
		    "(%s%s).",
		    n, out.data, n > IDS_SHOWN ? ", ..." : "");
}

void
fast_sum(const struct fast *f, struct report *p)
{
	const size_t all = f->arg.n_there + f->written;

	if (f->begun)
		report_addf(p, BLOCK_PARA,
		    "Form %s was not finished. It is not written.",
		    fast_cleaned(p, f->id));
	if (f->arg.path == NULL)
		report_addf(p, BLOCK_PARA, "%s.", written(f, p->arena));
	else if (all == 0)
		report_addf(p, BLOCK_PARA, "No row was written.");
	else
		report_addf(p, BLOCK_PARA,
		    "%s. There %s %zu %s in the file %s now.",
		    written(f, p->arena), all == 1 ? "is" : "are", all,
		    fast_rows_word(all), fast_cleaned(p, f->arg.path));
	if (f->left != NULL)
		report_add(p, BLOCK_PARA,
		    fast_cleaned(p, fast_left(f, p->arena) + 1));
	if (f->arg.first_path == NULL)
		return;
	report_addf(p, BLOCK_PARA,
	    "Forms compared: %zu. Answers compared: %zu. Of these differed: "
	    "%zu.",
	    f->compared, f->answers_compared, f->differed);
	if (f->alone > 0)
		report_addf(p, BLOCK_PARA,
		    "Forms that are not in the first file: %zu.", f->alone);
	not_again(f, p);
}

void
page_fast_sum(struct fast *f, struct report *p)
{
	fast_notice(f, p);
	fast_sum(f, p);
}
