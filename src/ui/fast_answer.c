/* Numbers of boxes as answers: many on a line, each of them taken back. */
#include <string.h>

#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

/* The highest number of one digit. */
#define DIGIT_MOST 9

bool
fast_is_asked(const struct fast *f, size_t item)
{
	return f->numbers[item] > 0 &&
	    f->answers->list[item].open == TRUTH_TRUE;
}

size_t
fast_item(const struct fast *f)
{
	for (size_t i = 0; i < f->answers->form->n_items; i++)
		if (fast_is_asked(f, i) &&
		    f->answers->list[i].said == ANSWER_NOT_REACHED)
			return i;
	return FAST_NO_ITEM;
}

static unsigned
options(const struct fast *f, size_t item)
{
	return (unsigned)f->answers->form->items[item].scale->n_options;
}

unsigned
fast_most(const struct fast *f, size_t item)
{
	const struct question *q = f->answers->form->items[item].question;

	return options(f, item) + (q == NULL || q->na);
}

unsigned
fast_number_of(const struct fast *f, size_t item, const struct answer *a)
{
	if (a->said == ANSWER_GIVEN)
		return (unsigned)a->option + 1;
	return a->said == ANSWER_NOT_APPLICABLE ? options(f, item) + 1 : 0;
}

void
fast_put(const struct fast *f, size_t item, struct answer *a, unsigned number)
{
	a->option = 0;
	if (number == 0) {
		a->said = ANSWER_SKIPPED;
	} else if (number <= options(f, item)) {
		a->said = ANSWER_GIVEN;
		a->option = (int)number - 1;
	} else {
		a->said = ANSWER_NOT_APPLICABLE;
	}
}

const char *
fast_box(const struct fast *f, size_t item, unsigned number)
{
	const struct form *form = f->answers->form;
	const char *label;

	if (number == 0)
		return "Left blank";
	if (number > options(f, item))
		return "Does not apply";
	label =
	    form->items[item].scale->options[number - 1].label.of[form->voice];
	return label != NULL ? label
			     : form->items[item].scale->options[number - 1].id;
}

const char *
fast_code(const struct fast *f, size_t item)
{
	const struct form *form = f->answers->form;
	const struct form_item *it = &form->items[item];
	const char *title;

	if (it->question != NULL)
		return it->question->code;
	title = it->category->title.of[form->voice];
	return title != NULL ? title : it->category->id;
}

bool
fast_digits(const char *s, size_t n, unsigned *value)
{
	*value = 0;
	if (n == 0 || n > 3)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*value = *value * 10 + (unsigned)(s[i] - '0');
	}
	return true;
}

const char *
fast_word(const char **s, size_t *n)
{
	static const char between[] = " ,\t";
	const char *word = *s + strspn(*s, between);

	*n = strcspn(word, between);
	*s = word + *n;
	return *n > 0 ? word : NULL;
}

void
fast_take_number(struct fast *f, size_t item, unsigned number)
{
	fast_put(f, item, &f->answers->list[item], number);
	f->done[f->n_done++] = item;
	answers_refresh(f->answers);
}

static void
take_back(struct fast *f)
{
	f->answers->list[f->done[--f->n_done]].said = ANSWER_NOT_REACHED;
	answers_refresh(f->answers);
}

bool
fast_is_wide(const struct fast *f, size_t item)
{
	return fast_most(f, item) > DIGIT_MOST;
}

size_t
fast_read_number(struct fast *f, size_t item, const char *word, size_t n,
    bool whole, unsigned *number)
{
	const unsigned most = fast_most(f, item);
	const bool wide = fast_is_wide(f, item);
	const size_t length = wide ? n : 1;

	if (wide && !whole) {
		fast_refuse(f,
		    "Nothing of this line was taken. %s has more than 9 boxes: "
		    "put blanks around its number.",
		    fast_code(f, item));
		return 0;
	}
	if (!fast_digits(word, length, number)) {
		fast_refuse(f,
		    "Nothing of this line was taken. Type the numbers of boxes "
		    "only.");
		return 0;
	}
	if (*number > most) {
		fast_refuse(f,
		    "Nothing of this line was taken. %s has no box %u; its "
		    "numbers are 0 to %u.",
		    fast_code(f, item), *number, most);
		return 0;
	}
	return length;
}

/* BEFORE: how many were answered before this line; SIZE: as it is measured. */
static bool
take_word(struct fast *f, const char *word, size_t n, size_t before, int size)
{
	size_t at = 0;

	while (at < n) {
		const size_t item = fast_item(f);
		unsigned number;
		size_t length;

		if (item == FAST_NO_ITEM && size < 0) {
			fast_too_many(f, before);
			return false;
		}
		if (item == FAST_NO_ITEM) {
			fast_refuse(f,
			    "Nothing of this line was taken. It has more "
			    "numbers than this form has questions left.");
			return false;
		}
		length = fast_read_number(f, item, word + at, n - at, at == 0,
		    &number);
		if (length == 0)
			return false;
		fast_take_number(f, item, number);
		at += length;
	}
	return true;
}

static bool
take_line(struct fast *f, const char *line)
{
	const size_t before = f->n_done;
	const int size = fast_measure(f, line);
	const char *word;
	size_t n;

	if (size == 0)
		return fast_take_whole(f, line);
	while ((word = fast_word(&line, &n)) != NULL)
		if (!take_word(f, word, n, before, size))
			return false;
	return true;
}

/* All of a line or nothing: after a slip each number behind it would be put to
 * another question. */
void
fast_line_answer(struct fast *f, const char *line)
{
	const size_t before = f->n_done;

	if (!take_line(f, line)) {
		while (f->n_done > before)
			take_back(f);
		return;
	}
	if (fast_item(f) == FAST_NO_ITEM)
		fast_behind(f);
}

void
fast_undo(struct fast *f)
{
	if (f->has_points) {
		f->has_points = false;
		f->answers->work->shares = NULL;
		f->place = FAST_POINTS;
		return;
	}
	if (f->n_done == 0) {
		fast_refuse(f,
		    "There is nothing more to take back in this form. To "
		    "change its number, type *.");
		return;
	}
	take_back(f);
	f->place = FAST_ANSWER;
}

void
fast_behind(struct fast *f)
{
	f->place =
	    fast_has_points(f) && !f->has_points ? FAST_POINTS : FAST_CONFIRM;
}

bool
fast_has_points(const struct fast *f)
{
	const struct rows *r = f->arg.rows;

	return r->scenario != NULL && r->scenario->n_shares > 0;
}

/* As many numbers as there are causes. */
static bool
read_points(struct fast *f, const char *line, unsigned *sum)
{
	const size_t wanted = f->arg.rows->bank->n_causes;
	const char *word;
	size_t n, got = 0;

	*sum = 0;
	while ((word = fast_word(&line, &n)) != NULL) {
		if (got == wanted || !fast_digits(word, n, &f->shares[got])) {
			got = wanted + 1;
			break;
		}
		*sum += f->shares[got++];
	}
	if (got == 1 && *sum == 0)
		return true;
	if (got == wanted)
		return true;
	fast_refuse(f,
	    "Type %zu numbers with blanks between them, one for each cause, or "
	    "0 when no points are written there.",
	    wanted);
	return false;
}

void
fast_line_points(struct fast *f, const char *line)
{
	unsigned sum;

	if (*line == '\0' || !read_points(f, line, &sum))
		return;
	if (sum != 0 && sum != 100) {
		fast_refuse(f,
		    "These are %u points together, and not 100. Look at the "
		    "page again. If they do not add up there, type 0: then "
		    "they are left blank.",
		    sum);
		return;
	}
	f->answers->work->shares = sum == 100 ? f->shares : NULL;
	f->has_points = true;
	f->place = FAST_CONFIRM;
}
