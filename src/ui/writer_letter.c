/* The letter as it stands: what was chosen, in the words of bank and person. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/utf8.h"
#include "writer_parts.h"

const struct letter_words *
writer_words(const struct writer *w)
{
	return &w->arg.letter->answers->bank->letter;
}

const char *
writer_text(const struct writer *w, const struct text *t)
{
	return t->of[w->arg.letter->answers->form->voice];
}

const char *
writer_heading(const struct writer *w, size_t side)
{
	const struct letter_words *words = writer_words(w);
	const struct text *const headings[LETTER_SIDES] = {
	    [LETTER_HELPS] = &words->helps,
	    [LETTER_HARD] = &words->hard,
	    [LETTER_WISH] = &words->wish,
	};

	return writer_text(w, headings[side]);
}

const char *
writer_clean(struct arena *a, const char *s)
{
	struct buf out;
	size_t n;

	s += strspn(s, " \t\r\n");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	buf_init(&out, a);
	utf8_clean(&out, s, n, false);
	return out.data;
}

/* The text of line I; behind the last one stands the closing. */
static const char *
offered_text(const struct writer *w, size_t i)
{
	return i < w->arg.letter->n ? w->arg.letter->lines[i].text
				    : writer_text(w, &writer_words(w)->closing);
}

const char *
writer_offered(const struct writer *w)
{
	return offered_text(w, w->at);
}

/* What line I puts into the letter; NULL when nothing. */
static const char *
chosen_text(const struct writer *w, size_t i)
{
	const struct writer_choice *c = &w->choices[i];

	if (c->said == CHOICE_OWN)
		return c->own;
	return c->said == CHOICE_IN ? offered_text(w, i) : NULL;
}

size_t
writer_chosen(const struct writer *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->arg.letter->n; i++)
		n += chosen_text(w, i) != NULL;
	for (size_t side = 0; side < LETTER_SIDES; side++)
		n += w->added[side] != NULL;
	return n;
}

bool
writer_has_closing(const struct writer *w)
{
	return !w->arg.letter->can_wait &&
	    writer_text(w, &writer_words(w)->closing) != NULL &&
	    writer_chosen(w) >= WRITER_CLOSING_FROM;
}

/* A line under its heading, which comes with the first one. */
static void
add_line(const struct writer *w, struct report *r, size_t side, bool *headed,
    const char *text)
{
	if (text == NULL)
		return;
	if (!*headed)
		report_add(r, BLOCK_HEADING, writer_heading(w, side));
	*headed = true;
	report_add(r, BLOCK_ITEM, writer_clean(r->arena, text));
}

void
writer_letter(const struct writer *w, struct report *r)
{
	const struct letter *l = w->arg.letter;

	report_add(r, BLOCK_TITLE, writer_text(w, &writer_words(w)->title));
	for (size_t side = 0; side < LETTER_SIDES; side++) {
		bool headed = false;

		for (size_t i = 0; i < l->n; i++)
			if ((size_t)l->lines[i].side == side)
				add_line(w, r, side, &headed,
				    chosen_text(w, i));
		add_line(w, r, side, &headed, w->added[side]);
	}
	if (!writer_has_closing(w) || chosen_text(w, l->n) == NULL)
		return;
	report_add(r, BLOCK_GAP, "");
	report_add(r, BLOCK_PARA, writer_clean(r->arena, chosen_text(w, l->n)));
}
