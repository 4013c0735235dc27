#include <string.h>

#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

void
fast_way_out(const struct fast *f, struct report *p)
{
	if (!f->arg.piped)
		report_add(p, BLOCK_KEYS, "x: leave.");
}

const char *
fast_cleaned(struct report *p, const char *s)
{
	struct buf out;

	buf_init(&out, p->arena);
	utf8_clean(&out, s, strlen(s), false);
	return out.data;
}

void
fast_notice(const struct fast *f, struct report *p)
{
	report_add(p, BLOCK_PARA, fast_cleaned(p, f->notice));
	if (f->told != NULL)
		report_add(p, BLOCK_PARA, fast_cleaned(p, f->told));
}

const char *
fast_rows_word(size_t n)
{
	return n == 1 ? "row" : "rows";
}

static const char *
forms_word(size_t n)
{
	return n == 1 ? "form" : "forms";
}

/* "3 rows written" of this sitting; how many there are, when it is not the
 * first. */
static const char *
written(const struct fast *f, struct report *p)
{
	const size_t all = f->arg.n_there + f->written;

	if (f->arg.n_there > 0)
		return arena_printf(p->arena, "%zu %s in the table, %zu new",
		    all, forms_word(all), f->written);
	return arena_printf(p->arena, "%zu %s written", f->written,
	    fast_rows_word(f->written));
}

static void
first_again(const struct fast *f, struct report *p)
{
	if (f->arg.first_path == NULL)
		return;
	report_addf(p, BLOCK_ITEM,
	    "You type the forms that are in %s already, from the pages, and "
	    "see nothing of what was typed there. After each form you see "
	    "what differs, and the page says which is right.",
	    fast_cleaned(p, f->arg.first_path));
}

static void
where_rows_go(const struct fast *f, struct report *p)
{
	if (f->arg.path == NULL)
		report_add(p, BLOCK_ITEM,
		    "Each form is a row on standard output, as soon as you "
		    "confirm it.");
	else if (f->arg.n_there > 0)
		report_addf(p, BLOCK_ITEM,
		    "Each form is a row in the file %s, as soon as you confirm "
		    "it. There are %zu %s in it; they stay as they are.",
		    fast_cleaned(p, f->arg.path), f->arg.n_there,
		    fast_rows_word(f->arg.n_there));
	else
		report_addf(p, BLOCK_ITEM,
		    "Each form is a row in the file %s, as soon as you confirm "
		    "it.",
		    fast_cleaned(p, f->arg.path));
}

void
page_fast_first(struct fast *f, struct report *p)
{
	const struct rows *r = f->arg.rows;

	fast_notice(f, p);
	report_addf(p, BLOCK_TITLE, "Typing in paper: %s",
	    r->scenario != NULL ? r->scenario->title : r->form->title);
	report_add(p, BLOCK_PARA,
	    "These pages may hold hard things. You can stop at any time, and "
	    "go on another day. h shows people to reach.");
	report_add(p, BLOCK_ITEM,
	    "First type the number of the form. If a code is written on it, "
	    "type it behind the number, with a blank between.");
	report_add(p, BLOCK_ITEM,
	    "Then type the numbers of the boxes, as many on a line as you "
	    "like: 21301. 0 is a question that was left blank.");
	report_add(p, BLOCK_ITEM,
	    "Where more than one box is ticked, and you cannot tell which one "
	    "is meant, type 0.");
	if (fast_has_points(f))
		report_add(p, BLOCK_ITEM,
		    "Last come the points: a number for each cause, in the "
		    "order of the page.");
	report_add(p, BLOCK_ITEM,
	    "Type - to take back the last answer, -- the last two, back to the "
	    "first of the form. Type * to start the form anew, and . to end.");
	report_add(p, BLOCK_ITEM,
	    "Words that people wrote on the page are not typed in.");
	first_again(f, p);
	where_rows_go(f, p);
	report_add(p, BLOCK_ITEM,
	    "To leave at once: Ctrl-C, or x and Enter. The screen goes blank. "
	    "What was confirmed is written, and nothing else.");
	report_add(p, BLOCK_KEYS,
	    "Enter: start. h: people to reach. x: leave.");
}

static void
how_many(const struct fast *f, struct report *p)
{
	const size_t all = f->arg.n_there + f->written;

	if (f->arg.n_there > 0)
		report_addf(p, BLOCK_PARA, "%zu %s %s in the table. %zu new.",
		    all, forms_word(all), all == 1 ? "is" : "are", f->written);
	else
		report_addf(p, BLOCK_PARA, "%s.", written(f, p));
}

void
page_fast_id(struct fast *f, struct report *p)
{
	const char *id = fast_default_id(f);

	fast_notice(f, p);
	how_many(f, p);
	if (id != NULL)
		report_addf(p, BLOCK_THEME,
		    "Which form is next? Enter: number %s",
		    fast_cleaned(p, id));
	else if (f->arg.first_path != NULL && f->n_ids > 0)
		report_add(p, BLOCK_THEME,
		    "All forms of the first file are typed. Which form is "
		    "next? . ends");
	else
		report_add(p, BLOCK_THEME,
		    "Which form is next? Type its number.");
	fast_way_out(f, p);
}

void
page_fast_is_id(struct fast *f, struct report *p)
{
	fast_notice(f, p);
	report_addf(p, BLOCK_THEME, "Is %s the number of the form?",
	    fast_cleaned(p, f->id));
	report_add(p, BLOCK_PARA,
	    "It is long, or far from those before. The numbers of boxes come "
	    "after it.");
	report_add(p, BLOCK_KEYS,
	    "Enter: yes. If not, type the number of the form. .: end. x: "
	    "leave.");
}

/* "Form 12, question 7 of 31; 11 rows written." */
static void
where(const struct fast *f, struct report *p, size_t item)
{
	report_addf(p, BLOCK_PARA, "Form %s, question %u of %u; %s.",
	    fast_cleaned(p, f->id), f->numbers[item], f->n_numbers,
	    written(f, p));
}

/* Numbered as on paper. */
static void
boxes(const struct fast *f, struct report *p, size_t item)
{
	const unsigned most = fast_most(f, item);

	for (unsigned i = 1; i <= most; i++)
		report_number(p, i, fast_box(f, item, i));
	report_number(p, 0, fast_box(f, item, 0));
}

void
page_fast_answer(struct fast *f, struct report *p)
{
	const size_t item = fast_item(f);

	fast_notice(f, p);
	where(f, p, item);
	report_addf(p, BLOCK_THEME, "%s  %s", fast_code(f, item),
	    f->answers->form->items[item].short_text);
	boxes(f, p, item);
	/* a screen reader reads them out each time */
	if (!f->keys_told)
		report_add(p, BLOCK_KEYS,
		    "-: take back. *: this form anew. .: end. h: people to "
		    "reach. x: leave.");
	else
		fast_way_out(f, p);
	f->keys_told = true;
}

static const char *
cause(const struct fast *f, size_t i)
{
	const struct cause *c = &f->arg.rows->bank->causes[i];
	const char *label = c->label.of[f->answers->form->voice];

	return label != NULL ? label : c->id;
}

void
page_fast_points(struct fast *f, struct report *p)
{
	const size_t n = f->arg.rows->bank->n_causes;

	fast_notice(f, p);
	report_addf(p, BLOCK_PARA, "Form %s, the points; %s.",
	    fast_cleaned(p, f->id), written(f, p));
	report_addf(p, BLOCK_THEME,
	    "100 points to share out: type all %zu numbers on one line, with "
	    "blanks between them",
	    n);
	for (size_t i = 0; i < n; i++)
		report_number(p, (unsigned)i + 1, cause(f, i));
	report_add(p, BLOCK_PARA, "0 alone: no points are written there.");
	fast_way_out(f, p);
}

/* Can all be typed as one digit each? */
static bool
is_narrow(const struct fast *f)
{
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (f->numbers[i] > 0 && fast_most(f, i) > 9)
			return false;
	return true;
}

/* All numbers in the order of the paper, theme by theme. */
static const char *
all_typed(const struct fast *f, struct report *p)
{
	const struct form *form = f->answers->form;
	const bool narrow = is_narrow(f);
	const struct form_item *before = NULL;
	struct buf out;

	buf_init(&out, p->arena);
	for (size_t i = 0; i < form->n_items; i++) {
		if (f->numbers[i] == 0)
			continue;
		if (before != NULL &&
		    (!narrow || before->category != form->items[i].category))
			buf_addc(&out, ' ');
		if (fast_is_asked(f, i))
			buf_addf(&out, "%u",
			    fast_number_of(f, i, &f->answers->list[i]));
		else
			buf_addc(&out, '.');
		before = &form->items[i];
	}
	return out.data;
}

void
page_fast_confirm(struct fast *f, struct report *p)
{
	const struct answers *a = f->answers;

	fast_notice(f, p);
	report_addf(p, BLOCK_PARA, "Form %s%s%s is typed; %s.",
	    fast_cleaned(p, f->id), a->code[0] != '\0' ? ", code " : "",
	    a->code, written(f, p));
	report_add(p, BLOCK_THEME, all_typed(f, p));
	if (f->has_points && a->work->shares != NULL) {
		struct buf out;

		buf_init(&out, p->arena);
		buf_adds(&out, "Points:");
		for (size_t i = 0; i < f->arg.rows->bank->n_causes; i++)
			buf_addf(&out, " %u", a->work->shares[i]);
		report_add(p, BLOCK_PARA, out.data);
	} else if (f->has_points) {
		report_add(p, BLOCK_PARA, "Points: left blank");
	}
	if (strchr(all_typed(f, p), '.') != NULL)
		report_add(p, BLOCK_PARA,
		    "A point is a question that this form passes over.");
	report_addf(p, BLOCK_KEYS, "Enter: %s. -: back. *: this form anew.%s",
	    f->arg.first_path != NULL ? "compare and write it" : "write it",
	    f->arg.piped ? "" : " x: leave.");
}

void
page_fast_differ(struct fast *f, struct report *p)
{
	const char *first = fast_said(f, p->arena, true);
	const char *now = fast_said(f, p->arena, false);

	fast_notice(f, p);
	report_addf(p, BLOCK_PARA,
	    "Form %s was typed otherwise before. Look at the page.",
	    fast_cleaned(p, f->id));
	if (f->part == FAST_PART_CODE)
		report_addf(p, BLOCK_THEME, "The code: first %s, now %s", first,
		    now);
	else if (f->part == FAST_PART_POINTS)
		report_addf(p, BLOCK_THEME, "The points: first %s, now %s",
		    first, now);
	else
		report_addf(p, BLOCK_THEME, "%s  %s: first %s, now %s",
		    fast_code(f, f->at),
		    f->answers->form->items[f->at].short_text, first, now);
	report_number(p, 1, "The first is right");
	report_number(p, 2, "What was typed now is right");
	report_number(p, 3, "Leave it blank: the page does not say");
	if (f->part == FAST_PART_ITEM)
		report_addf(p, BLOCK_PARA,
		    "Neither is right: 4 and the number of the box, as in 4 "
		    "%u.",
		    fast_most(f, f->at));
	report_add(p, BLOCK_KEYS, "-: back to what you typed. x: leave.");
}
