/* A line with a number for each question that the page still has, also for
 * those that this form passes over: on the page these stand there, blank.
 *
 * Such a line can be read in no other way. Nothing waits for what comes after
 * it, so up to the first question that is passed over both ways are one; and
 * from there on a line without those questions would be shorter. */
#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"

/* From ITEM on, the first that is on paper. */
static size_t
on_paper(const struct fast *f, size_t item)
{
	for (; item < f->answers->form->n_items; item++)
		if (f->numbers[item] > 0)
			return item;
	return FAST_NO_ITEM;
}

static size_t
behind(const struct fast *f, size_t item)
{
	return on_paper(f, item + 1);
}

/* Where a line begins on the page: behind what was typed. It can be at one
 * that is passed over. */
static size_t
here(const struct fast *f, size_t n_done)
{
	return n_done > 0 ? behind(f, f->done[n_done - 1]) : on_paper(f, 0);
}

int
fast_measure(const struct fast *f, const char *line)
{
	size_t item = here(f, f->n_done), n;

	while (fast_word(&line, &n) != NULL)
		for (size_t at = 0; at < n; item = behind(f, item)) {
			if (item == FAST_NO_ITEM)
				return 1;
			at += fast_is_wide(f, item) ? n : 1;
		}
	return item == FAST_NO_ITEM ? 0 : -1;
}

/* The first question that C looks at, with a number on paper; 0: none. */
static unsigned
looked_at(const struct fast *f, const struct cond *c)
{
	unsigned number;

	if (c->question != NULL) {
		const int item = f->answers->form->item_of[c->question->index];

		return item >= 0 ? f->numbers[item] : 0;
	}
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if ((number = looked_at(f, p)) > 0)
			return number;
	return 0;
}

/* Why ITEM is passed over: the rest of a sentence. */
static const char *
because(const struct fast *f, size_t item)
{
	const struct form_item *it = &f->answers->form->items[item];
	const struct cond *when =
	    it->question != NULL ? it->question->when : it->follow_up->when;
	const unsigned number = when != NULL ? looked_at(f, when) : 0;

	return number > 0
	    ? arena_printf(f->arena, "because of question %u", number)
	    : "because of other answers";
}

void
fast_too_many(struct fast *f, size_t before)
{
	const size_t from = here(f, before);
	unsigned left = 0;
	size_t passed = FAST_NO_ITEM;

	for (size_t i = from; i != FAST_NO_ITEM; i = behind(f, i)) {
		left++;
		if (passed == FAST_NO_ITEM && !fast_is_asked(f, i))
			passed = i;
	}
	if (passed == FAST_NO_ITEM) /* it cannot be: the line is shorter */
		passed = from;
	fast_refuse(f,
	    "Nothing of this line was taken. Question %u is passed over, %s. "
	    "Leave it out, or type all %u numbers that the page still has.",
	    f->numbers[passed], because(f, passed), left);
}

/* What was ticked at questions that are passed over. */
struct extra {
	size_t n, first;
};

/* False: it was refused. */
static bool
take_passed(struct fast *f, struct extra *x, size_t item, unsigned number)
{
	if (number == 0)
		return true;
	if (f->arg.piped) {
		fast_refuse(f,
		    "Nothing of this line was taken. Question %u has the "
		    "number %u, but is passed over, %s: leave it out, or type "
		    "0.",
		    f->numbers[item], number, because(f, item));
		return false;
	}
	if (x->n++ == 0)
		x->first = item;
	return true;
}

static void
say_extra(struct fast *f, const struct extra *x)
{
	if (x->n == 1)
		fast_say(f,
		    "Question %u has a tick on the page, but is passed over, "
		    "%s. It is left out. Look at the page again.",
		    f->numbers[x->first], because(f, x->first));
	else if (x->n > 1)
		fast_say(f,
		    "%zu questions from question %u on have a tick on the "
		    "page, but are passed over, because of other answers. They "
		    "are left out. Look at the page again.",
		    x->n, f->numbers[x->first]);
}

bool
fast_take_whole(struct fast *f, const char *line)
{
	struct extra x = {0};
	size_t item = here(f, f->n_done), n;
	const char *word;

	while ((word = fast_word(&line, &n)) != NULL)
		for (size_t at = 0; at < n; item = behind(f, item)) {
			unsigned number;
			const size_t length = fast_read_number(f, item,
			    word + at, n - at, at == 0, &number);

			if (length == 0)
				return false;
			at += length;
			if (fast_is_asked(f, item))
				fast_take_number(f, item, number);
			else if (!take_passed(f, &x, item, number))
				return false;
		}
	say_extra(f, &x);
	return true;
}
