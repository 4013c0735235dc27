#include "dialogue_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"

/* What becomes of this check in the end, where there is a diary. */
static const char *
diary_line(const struct dialogue *d)
{
	if (d->arg.piped)
		return d->arg.save_path != NULL
		    ? "At the end this check goes into your diary too."
		    : "At the end this check goes into your diary. Until then "
		      "nothing is kept.";
	return d->arg.save_path != NULL
	    ? "At the end you can put this check in your diary too. Until then "
	      "it is only in that file."
	    : "At the end you can put this check in your diary. Until then "
	      "nothing is kept. If you leave before that, your answers are "
	      "gone.";
}

/* Whoever comes back knows the rest. */
static void
safety_again(struct dialogue *d, struct report *p)
{
	if (d->arg.save_path != NULL)
		report_addf(p, BLOCK_ITEM,
		    "Each answer is saved in the file %s, as before. Delete "
		    "the file to remove it.",
		    d->arg.save_path);
	if (d->arg.diary_add != NULL)
		report_add(p, BLOCK_ITEM, diary_line(d));
	report_add(p, BLOCK_ITEM, "Type h for help and people to call.");
	report_add(p, BLOCK_ITEM,
	    "Leaving cannot hide everything. The command you typed may stay "
	    "in the shell's history.");
}

void
page_safety(struct dialogue *d, struct report *p)
{
	report_add(p, BLOCK_ITEM,
	    "To leave at once: Ctrl-C, or x and Enter. The screen goes "
	    "blank.");
	if (d->arg.resume != NULL) {
		safety_again(d, p);
		return;
	}
	if (d->arg.save_path == NULL && d->arg.diary_add == NULL)
		report_add(p, BLOCK_ITEM,
		    "Nothing is written to disk. When you leave, your answers "
		    "are gone.");
	else if (d->arg.save_path != NULL)
		report_addf(p, BLOCK_ITEM,
		    "Each answer is saved in the file %s, with the place where "
		    "you are. It stays there when you leave. To go on "
		    "another time, start with --resume in place of --save. "
		    "Delete the file to remove it.",
		    d->arg.save_path);
	if (d->arg.diary_add != NULL)
		report_add(p, BLOCK_ITEM, diary_line(d));
	report_add(p, BLOCK_ITEM,
	    "You can skip any question with s. You need no reason. Type h "
	    "for help and people to call.");
	report_add(p, BLOCK_ITEM,
	    "Leaving cannot hide everything. The command you typed may stay "
	    "in the shell's history. Some terminals keep a log. In plain "
	    "mode, earlier text may stay in this window. A computer that "
	    "only you use is safer.");
}

static const char *const country_question = "Which country are you in?";

static void
country_list(struct dialogue *d, struct report *p)
{
	const struct bank *b = d->arg.bank;

	report_add(p, BLOCK_PARA,
	    "It is only for phone numbers. We do not guess it.");
	for (size_t i = 0; i < b->n_countries; i++)
		report_number(p, (unsigned)i + 1, b->countries[i].name);
	report_number(p, (unsigned)b->n_countries + 1, "Another country");
}

/* "After a session. For people ... About 5 minutes." */
static const char *
form_line(struct report *p, const struct form *f)
{
	struct buf line;

	buf_init(&line, p->arena);
	buf_addf(&line, "%s.", f->title);
	if (f->about != NULL)
		buf_addf(&line, " %s", f->about);
	if (f->minutes > 0)
		buf_addf(&line, " About %u minutes.", f->minutes);
	return line.data;
}

void
page_welcome(struct dialogue *d, struct report *p)
{
	const struct bank *b = d->arg.bank;

	page_notice(d, p);
	report_add(p, BLOCK_TITLE, dialogue_text(d, &b->title));
	report_add(p, BLOCK_PARA, dialogue_text(d, &b->intro));
	report_add(p, BLOCK_HEADING, "Before you start");
	page_safety(d, p);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA, dialogue_text(d, &b->review_status));
	if (d->arg.form != NULL)
		report_add(p, BLOCK_PARA, form_line(p, d->arg.form));
	report_add(p, BLOCK_PARA, d->arg.bank_line);
	report_add(p, BLOCK_KEYS, "Enter: start. h: help. x: leave.");
}

void
page_where(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	if (d->arg.piped)
		return;
	report_add(p, BLOCK_TITLE, country_question);
	country_list(d, p);
	report_add(p, BLOCK_KEYS,
	    "Type a number. Enter alone: go on without a country. h: help. "
	    "x: leave.");
}

void
page_form(struct dialogue *d, struct report *p)
{
	const struct bank *b = d->arg.bank;

	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "What would you like to look at?");
	for (size_t i = 0; i < b->n_forms; i++)
		report_number(p, (unsigned)i + 1, form_line(p, &b->forms[i]));
	report_add(p, BLOCK_KEYS,
	    "Type a number and press Enter. h: help. x: leave.");
}

void
page_part(struct dialogue *d, struct report *p)
{
	const struct category *c = dialogue_item(d)->category;

	page_notice(d, p);
	report_addf(p, BLOCK_TITLE, "Next part: %s",
	    dialogue_text(d, &c->title));
	report_add(p, BLOCK_PARA, dialogue_text(d, &c->before));
	if (d->arg.piped) {
		report_add(p, BLOCK_KEYS, "c: not now, leave this part out.");
		return;
	}
	report_number(p, 1, "Go on");
	report_number(p, 2, "Not now, leave this part out");
	report_add(p, BLOCK_KEYS,
	    "1 or Enter: go on. 2 or c: not now. b: back. h: help. x: leave.");
}

/* How many questions wait in the theme at hand: full ones, and what follows
 * them. */
static size_t
more_questions(const struct dialogue *d)
{
	const struct form *f = d->answers->form;
	size_t n = 0;

	for (size_t i = d->flow.at; i < f->n_items; i++)
		n += f->items[i].category == dialogue_item(d)->category &&
		    d->answers->list[i].open == TRUTH_TRUE;
	return n;
}

/* On a pipe only; it waits for nothing. */
void
page_more(struct dialogue *d, struct report *p)
{
	const size_t n = more_questions(d);

	page_notice(d, p);
	report_addf(p, BLOCK_TITLE, "More on this: %s",
	    dialogue_text(d, &dialogue_item(d)->category->title));
	report_addf(p, BLOCK_PARA,
	    "There %s %zu more %s on this, because of what you named. You "
	    "need not look at %s today.",
	    n == 1 ? "is" : "are", n, n == 1 ? "question" : "questions",
	    n == 1 ? "it" : "them");
}

void
page_country(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, country_question);
	country_list(d, p);
	report_add(p, BLOCK_KEYS,
	    "Type a number. Enter alone: go back. x: leave.");
}

void
page_pause(struct dialogue *d, struct report *p)
{
	(void)d; /* blank until Enter: nothing that another may read */
	(void)p;
}

void
page_stop(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "Stop here?");
	report_number(p, 1, "See the summary of what you have answered so far");
	report_number(p, 2, "Go back to the questions");
	report_add(p, BLOCK_KEYS, "Type 1 or 2. x: leave, with no summary.");
}

void
page_grounding(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "A moment before the summary");
	report_add(p, BLOCK_PARA, dialogue_text(d, &d->arg.bank->grounding));
	report_add(p, BLOCK_KEYS,
	    "Enter: see the summary. b: back to your answers. x: leave.");
}

/* Where the answers are, and what becomes of those that are nowhere. */
static void
where_kept(struct dialogue *d, struct report *p)
{
	if (d->unsaved)
		report_addf(p, BLOCK_PARA,
		    "Your last answers could not be saved in the file %s. "
		    "When this program ends, they are gone%s.%s",
		    d->arg.save_path,
		    dialogue_for_diary(d) ? ", unless they are in your diary"
					  : "",
		    d->arg.piped || d->asked_last
			? ""
			: " You are asked once more before that.");
	else if (dialogue_saved(d))
		report_addf(p, BLOCK_PARA,
		    "Your answers are in the file %s. Delete that file to "
		    "remove them.",
		    d->arg.save_path);
	page_left(d, p);
}

void
page_result(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_result(p, d->result);
	where_kept(d, p);
	if (d->arg.piped)
		page_no_diary(d, p);
	if (!d->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Ctrl-C does not copy, it leaves. Enter: go on. b: back "
		    "to your answers. h: help. x: leave.");
}
