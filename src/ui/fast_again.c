/* A form that was typed before by somebody else: what differs is settled one
 * by one, by the page. */
#include <string.h>

#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

static bool
is_blank(const struct answer *a)
{
	return a->said == ANSWER_SKIPPED || a->said == ANSWER_NOT_REACHED;
}

static bool
answers_differ(const struct answer *a, const struct answer *b)
{
	if (is_blank(a) || is_blank(b))
		return is_blank(a) != is_blank(b);
	return a->said != b->said || a->option != b->option;
}

static const unsigned *
shares_of(const struct answers *a)
{
	return a->work != NULL ? a->work->shares : NULL;
}

static bool
points_differ(const struct fast *f)
{
	const unsigned *a = shares_of(f->other->answers);
	const unsigned *b = shares_of(f->answers);

	if (a == NULL || b == NULL)
		return a != b;
	return memcmp(a, b, f->arg.rows->bank->n_causes * sizeof(*a)) != 0;
}

/* The first question that is asked by what is settled so far, and where the
 * two typings differ. */
static size_t
next_item(const struct fast *f)
{
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (fast_is_asked(f, i) && !f->settled[i] &&
		    answers_differ(&f->other->answers->list[i],
			&f->answers->list[i]))
			return i;
	return FAST_NO_ITEM;
}

/* A form that is alike now: count it, and write it. What a settled answer has
 * opened, and nobody has typed, is blank. */
static void
finish(struct fast *f)
{
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (fast_is_asked(f, i) &&
		    f->answers->list[i].said == ANSWER_NOT_REACHED)
			f->answers->list[i].said = ANSWER_SKIPPED;
	answers_refresh(f->answers);
	fast_write(f);
}

static void
next_difference(struct fast *f)
{
	f->place = FAST_DIFFER;
	f->at = FAST_NO_ITEM;
	if (!f->settled_code &&
	    !str_eq(f->other->answers->code, f->answers->code)) {
		f->part = FAST_PART_CODE;
		return;
	}
	f->part = FAST_PART_ITEM;
	f->at = next_item(f);
	if (f->at != FAST_NO_ITEM)
		return;
	f->part = FAST_PART_POINTS;
	if (!fast_has_points(f) || f->settled_points || !points_differ(f))
		finish(f);
}

static void
remember_typed(struct fast *f)
{
	const struct form *form = f->answers->form;

	memcpy(f->typed, f->answers->list,
	    form->n_items * sizeof(*f->answers->list));
	memcpy(f->typed_code, f->answers->code, sizeof(f->typed_code));
	f->typed_points = shares_of(f->answers) != NULL;
	if (f->typed_points)
		memcpy(f->typed_shares, f->shares,
		    f->arg.rows->bank->n_causes * sizeof(*f->shares));
	memset(f->settled, 0, form->n_items * sizeof(bool));
	f->settled_code = f->settled_points = false;
	f->n_settled = 0;
}

/* What was settled does not count: the page is looked at again. */
static void
back_to_typed(struct fast *f)
{
	const struct form *form = f->answers->form;

	memcpy(f->answers->list, f->typed,
	    form->n_items * sizeof(*f->answers->list));
	memcpy(f->answers->code, f->typed_code, sizeof(f->typed_code));
	if (f->answers->work != NULL) {
		memcpy(f->shares, f->typed_shares,
		    f->arg.rows->bank->n_causes * sizeof(*f->shares));
		f->answers->work->shares = f->typed_points ? f->shares : NULL;
	}
	answers_refresh(f->answers);
	f->place = FAST_CONFIRM;
	fast_say(f, "What was settled is taken back. This is what you typed.");
}

void
fast_compare(struct fast *f)
{
	f->other = f->arg.first_path != NULL ? fast_first_row(f, f->id) : NULL;
	if (f->other == NULL) {
		fast_write(f);
		return;
	}
	remember_typed(f);
	next_difference(f);
}

/* What was asked in one of the two, or both; a code and points, too. */
static size_t
count_compared(const struct fast *f)
{
	const struct answer *first = f->other->answers->list;
	size_t n = *f->typed_code != '\0' || *f->other->answers->code != '\0';

	n += f->typed_points || shares_of(f->other->answers) != NULL;
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		n += f->numbers[i] > 0 &&
		    (first[i].open == TRUTH_TRUE ||
			f->typed[i].open == TRUTH_TRUE);
	return n;
}

void
fast_count(struct fast *f)
{
	f->written++;
	if (f->arg.first_path == NULL)
		return;
	if (f->other == NULL) {
		f->alone++;
		return;
	}
	f->compared++;
	f->answers_compared += count_compared(f);
	f->differed += f->n_settled;
}

static void
settle_code(struct fast *f, unsigned which)
{
	f->settled_code = true;
	f->n_settled++;
	if (which == 1)
		memcpy(f->answers->code, f->other->answers->code,
		    sizeof(f->answers->code));
	else if (which == 3)
		f->answers->code[0] = '\0';
}

static void
settle_points(struct fast *f, unsigned which)
{
	const unsigned *first = shares_of(f->other->answers);

	f->settled_points = true;
	f->n_settled++;
	if (which == 2)
		return;
	if (which == 1 && first != NULL)
		memcpy(f->shares, first,
		    f->arg.rows->bank->n_causes * sizeof(*first));
	f->answers->work->shares =
	    which == 1 && first != NULL ? f->shares : NULL;
}

/* NUMBER: of a box, where neither is right. */
static void
settle_item(struct fast *f, unsigned which, unsigned number)
{
	struct answer *a = &f->answers->list[f->at];
	const struct answer *first = &f->other->answers->list[f->at];

	f->settled[f->at] = true;
	f->n_settled++;
	if (which == 1)
		number = fast_number_of(f, f->at, first);
	else if (which == 2)
		number = fast_number_of(f, f->at, a);
	else if (which == 3)
		number = 0;
	fast_put(f, f->at, a, number);
	answers_refresh(f->answers);
}

/* 1, 2 or 3; for a question also 4 and the number of the box. */
static bool
read_choice(struct fast *f, const char *line, unsigned *which, unsigned *number)
{
	const bool item = f->part == FAST_PART_ITEM;
	const char *word, *more;
	size_t n, n_more, n_rest;

	word = fast_word(&line, &n);
	more = fast_word(&line, &n_more);
	if (word != NULL && fast_digits(word, n, which) && *which >= 1 &&
	    *which <= 3 && more == NULL)
		return true;
	if (item && word != NULL && fast_digits(word, n, which) &&
	    *which == 4 && more != NULL && fast_digits(more, n_more, number) &&
	    *number <= fast_most(f, f->at) && fast_word(&line, &n_rest) == NULL)
		return true;
	if (item)
		fast_refuse(f,
		    "Type 1, 2 or 3; or 4 and the number of the box, 0 to %u.",
		    fast_most(f, f->at));
	else
		fast_refuse(f, "Type 1, 2 or 3.");
	return false;
}

void
fast_line_differ(struct fast *f, const char *line)
{
	unsigned which, number = 0;

	if (str_eq(line, "-")) {
		back_to_typed(f);
		return;
	}
	if (*line == '\0')
		return;
	if (!read_choice(f, line, &which, &number))
		return;
	if (f->part == FAST_PART_CODE)
		settle_code(f, which);
	else if (f->part == FAST_PART_POINTS)
		settle_points(f, which);
	else
		settle_item(f, which, number);
	next_difference(f);
}

static const char *
points_said(struct arena *a, const unsigned *shares, size_t n)
{
	struct buf out;

	if (shares == NULL)
		return "left blank";
	buf_init(&out, a);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, "%s%u", i > 0 ? " " : "", shares[i]);
	return out.data;
}

const char *
fast_said(const struct fast *f, struct arena *a, bool first)
{
	const struct answers *from = first ? f->other->answers : f->answers;
	unsigned number;

	if (f->part == FAST_PART_CODE)
		return from->code[0] != '\0' ? from->code : "left blank";
	if (f->part == FAST_PART_POINTS)
		return points_said(a, shares_of(from),
		    f->arg.rows->bank->n_causes);
	number = fast_number_of(f, f->at, &from->list[f->at]);
	return arena_printf(a, "%u (%s)", number, fast_box(f, f->at, number));
}
