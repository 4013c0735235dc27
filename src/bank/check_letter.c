/* Themes that a form asks about and that its letter can say nothing of. */
#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"

static bool
is_in(const struct question *q, const struct category *c)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return true;
	return q->category == c;
}

static bool
has_sentence(const struct form *f, const struct category *c)
{
	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;
		if (q == NULL || !is_in(q, c))
			continue;
		const struct asked *a = &q->voice[f->voice];
		if (a->helps != NULL || a->hard != NULL)
			return true;
	}
	return false;
}

/* TOLD: by theme and voice. */
static void
check_form(struct check *k, const struct form *f, bool *told)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < f->n_categories; i++) {
		const struct category *c = f->categories[i];
		bool *now = &told[c->index * BANK_VOICES_MAX + f->voice];
		if (c->conduct || *now || has_sentence(f, c))
			continue;
		*now = true;
		diag_add(k->diags, DIAG_MISSING_LETTER, c->at,
		    "no question of the theme '%s' has a sentence in "
		    "'letter' for the voice '%s', which has a letter",
		    c->id, b->voices[f->voice]);
	}
}

/* A letter is for whoever answers about themselves. */
void
check_letter(struct check *k)
{
	const struct bank *b = k->bank;
	bool *told = arena_array(k->arena,
	    (b->n_categories + 1) * BANK_VOICES_MAX, sizeof *told);
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		if (f->about_self && b->letter.title.of[f->voice] != NULL)
			check_form(k, f, told);
	}
}
