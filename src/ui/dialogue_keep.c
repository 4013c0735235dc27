/* The end: what stays in the window, in the file and in the diary. */
#include <string.h>

#include "dialogue_parts.h"
#include "elsewhere.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "keep.h"

bool
dialogue_for_diary(const struct dialogue *d)
{
	if (d->arg.diary_add == NULL || d->answers == NULL)
		return false;
	for (size_t i = 0; i < d->answers->form->n_items; i++)
		if (answer_state(d->answers, i) == ANSWER_GIVEN ||
		    answer_state(d->answers, i) == ANSWER_NOT_APPLICABLE ||
		    answer_note(d->answers, i) != NULL)
			return true;
	return false;
}

void
page_no_diary(struct dialogue *d, struct report *p)
{
	if (d->arg.diary_add != NULL && !dialogue_for_diary(d))
		report_add(p, BLOCK_PARA,
		    "There is no answer yet, so there is nothing to put in "
		    "your diary.");
}

const char *
dialogue_note_stays(const struct dialogue *d)
{
	if (d->arg.save_path != NULL)
		return "stays with your answers.";
	if (d->arg.diary_add != NULL)
		return "stays with your answers. If they do not go into your "
		       "diary, it is gone when you leave.";
	return "stays here until you leave. Then it is gone.";
}

/* --- what to keep --------------------------------------------------------- */

struct choice {
	enum keep keep;
	bool diary;
	const char *words; /* NULL: those of keep_begin() */
};

struct choices {
	struct choice list[3];
	size_t n;
};

/* By whether there is something for the diary, and whether there is a file
 * that holds all. What goes into no diary does not stay in the window either:
 * whoever wants to read on can go back. */
static const struct choices no_diary = {
    {{KEEP_SHOWN, false, NULL},
	{KEEP_NOTHING, false, "Blank the screen and keep nothing"}},
    2};
static const struct choices no_diary_saved = {
    {{KEEP_SHOWN, false, NULL},
	{KEEP_SAVED_ONLY, false,
	    "Blank the screen and keep only the saved file"},
	{KEEP_NOTHING, false,
	    "Blank the screen and delete the saved file too"}},
    3};
/* The last answers are in no file, those of before are. */
static const struct choices no_diary_earlier = {
    {{KEEP_SHOWN, false, NULL},
	{KEEP_SAVED_ONLY, false,
	    "Blank the screen and keep only what was saved before"},
	{KEEP_NOTHING, false,
	    "Blank the screen and delete the saved file too"}},
    3};
static const struct choices diary = {
    {{KEEP_SHOWN, true,
	 "Put this check in your diary, and leave the summary in this window. "
	 "Scroll up to read it."},
	{KEEP_SAVED_ONLY, true,
	    "Put this check in your diary, and blank the screen"},
	{KEEP_NOTHING, false,
	    "Do not put it in your diary. Blank the screen and keep "
	    "nothing."}},
    3};
static const struct choices diary_saved = {
    {{KEEP_SHOWN, true,
	 "Put this check in your diary, and leave the summary in this window. "
	 "Scroll up to read it. The saved file stays too."},
	{KEEP_SAVED_ONLY, true,
	    "Put this check in your diary, and blank the screen. The saved "
	    "file stays too."},
	{KEEP_NOTHING, false,
	    "Do not put it in your diary. Blank the screen and delete the "
	    "saved file too."}},
    3};

static const struct choices *
choices_now(const struct dialogue *d)
{
	if (dialogue_for_diary(d))
		return dialogue_saved(d) ? &diary_saved : &diary;
	if (dialogue_saved(d))
		return &no_diary_saved;
	return d->saved ? &no_diary_earlier : &no_diary;
}

/* What becomes by x of a check that was to go into the diary. */
static const char *
leave(const struct dialogue *d)
{
	return d->saved ? ", with nothing in your diary"
			: ", with nothing kept";
}

void
page_keep(struct dialogue *d, struct report *p)
{
	const struct choices *c = choices_now(d);

	page_notice(d, p);
	keep_begin(p, "summary", c->list[0].words);
	for (size_t i = 1; i < c->n; i++)
		report_number(p, (unsigned)i + 1, c->list[i].words);
	if (d->left != NULL || d->arg.diary_add != NULL)
		report_add(p, BLOCK_GAP, "");
	if (d->left != NULL)
		report_addf(p, BLOCK_PARA,
		    "Earlier answers may still be in %s. Number 3 deletes "
		    "that too.",
		    d->left);
	page_no_diary(d, p);
	report_addf(p, BLOCK_KEYS,
	    "Type a number. b: back to the summary. x: leave%s.",
	    dialogue_for_diary(d) ? leave(d) : "");
}

void
line_keep(struct dialogue *d, const char *line)
{
	const struct choices *c = choices_now(d);
	const size_t n = dialogue_choice(line, c->n);

	if (n > 0) {
		d->keep = c->list[n - 1].keep;
		d->place = c->list[n - 1].diary ? PLACE_DIARY : PLACE_DONE;
	} else if (str_eq(line, "b")) {
		d->place = PLACE_RESULT;
	} else {
		dialogue_not_understood(d, "Type one of the numbers.");
	}
}

/* --- the diary ------------------------------------------------------------ */

void
dialogue_piped_end(struct dialogue *d)
{
	d->keep = KEEP_SHOWN;
	d->place = dialogue_for_diary(d) ? PLACE_DIARY : PLACE_DONE;
}

/* It stands there while the diary is written, and waits for nothing. */
void
page_diary(struct dialogue *d, struct report *p)
{
	if (d->arg.piped)
		return;
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "Your diary");
	report_add(p, BLOCK_PARA,
	    "One moment, please. This check goes into your diary now. Ctrl-C "
	    "leaves.");
}

/* A painted screen leaves the words with the summary; elsewhere a page says
 * them. */
static bool
is_told_later(const struct dialogue *d)
{
	return d->keep == KEEP_SHOWN && !d->arg.plain && !d->arg.piped;
}

void
line_diary(struct dialogue *d, const char *line)
{
	const char *words = "";

	(void)line;
	d->in_diary = d->arg.diary_add(d->arg.diary_ctx, d->answers, &words);
	d->diary_words = arena_strdup(d->arena, words);
	d->undiaried = !d->in_diary && d->arg.piped;
	if (d->in_diary)
		d->place = is_told_later(d) ? PLACE_DONE : PLACE_IN_DIARY;
	else
		d->place = d->arg.piped ? PLACE_DONE : PLACE_NOT_IN_DIARY;
}

void
page_in_diary(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	if (dialogue_passes(d)) {
		report_add(p, BLOCK_PARA, d->diary_words);
		return;
	}
	report_add(p, BLOCK_TITLE, "Your diary");
	report_add(p, BLOCK_PARA, d->diary_words);
	report_add(p, BLOCK_KEYS,
	    "Enter: close. The screen then goes blank. h: help. x: leave.");
}

void
line_in_diary(struct dialogue *d, const char *line)
{
	if (*line == '\0' || str_eq(line, "q"))
		d->place = PLACE_DONE;
	else
		dialogue_not_understood(d, "Press Enter to close.");
}

/* The choice that ends it: what stays then, and that nothing else does. */
static const char *
without_diary(struct dialogue *d)
{
	static const struct {
		const char *shown, *blank;
	} words[] = {
	    {"Nothing else is kept.", "This check is then kept nowhere."},
	    {"What was saved before stays too.",
		"Only what was saved before is then kept."},
	    {"The saved file stays too.",
		"This check is then only in the saved file."},
	};
	const size_t kept = (size_t)d->saved + dialogue_saved(d);

	if (d->keep == KEEP_SHOWN)
		return arena_printf(d->arena,
		    "Leave. The summary stays in this window. %s",
		    words[kept].shown);
	return arena_printf(d->arena, "Leave. The screen goes blank. %s",
	    words[kept].blank);
}

void
page_not_in_diary(struct dialogue *d, struct report *p)
{
	page_notice(d, p);
	report_add(p, BLOCK_TITLE, "It is not in your diary yet");
	report_addf(p, BLOCK_PARA, "%s Your answers are still here%s%s.",
	    elsewhere_why(p->arena, "This check could not be put in your diary",
		d->diary_words),
	    dialogue_saved(d) ? ", and in the file "
			      : " while this program runs",
	    dialogue_saved(d) ? d->arg.save_path : "");
	report_add(p, BLOCK_GAP, "");
	report_number(p, 1, "Try again");
	report_number(p, 2, without_diary(d));
	if (d->saved && !dialogue_saved(d)) {
		report_add(p, BLOCK_GAP, "");
		elsewhere_before(p, d->arg.save_path);
	}
	report_addf(p, BLOCK_KEYS, "Type 1 or 2. b: back. h: help. x: leave%s.",
	    leave(d));
}

void
line_not_in_diary(struct dialogue *d, const char *line)
{
	if (str_eq(line, "1"))
		d->place = PLACE_DIARY;
	else if (str_eq(line, "2"))
		dialogue_without_diary(d);
	else if (str_eq(line, "b"))
		d->place = PLACE_KEEP;
	else
		dialogue_not_understood(d, "Type 1 or 2.");
}

void
dialogue_without_diary(struct dialogue *d)
{
	d->undiaried = true;
	d->place = PLACE_DONE;
}
