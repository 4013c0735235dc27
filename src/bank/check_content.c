/* What a careful author gives besides: sources, reasons, short names, words
 * for every voice. */
#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"

/* A theme's sources serve its questions too; a theme is named once. */
static void
check_source(struct check *k, const struct question *q, bool *told)
{
	const struct category *c = q->category;
	if (q->n_sources > 0 || (c != NULL && c->n_sources > 0))
		return;
	if (c == NULL)
		diag_add(k->diags, DIAG_MISSING_SOURCE, q->at,
		    "the question '%s' names no source", q->id);
	else if (!told[c->index])
		diag_add(k->diags, DIAG_MISSING_SOURCE, c->at,
		    "neither the theme '%s' nor its question '%s' names a "
		    "source",
		    c->id, q->id);
	if (c != NULL)
		told[c->index] = true;
}

static bool
has_words(const struct text *t)
{
	for (size_t v = 0; v < BANK_VOICES_MAX; v++)
		if (t->of[v] != NULL)
			return true;
	return false;
}

/* In lists and results the whole question stands where it has no short
 * name. */
static void
check_short(struct check *k, const struct question *q)
{
	for (size_t v = 0; v < k->bank->n_voices; v++) {
		const struct asked *a = &q->voice[v];
		if (a->ask == NULL || a->short_text != a->ask)
			continue;
		diag_add(k->diags, DIAG_MISSING_SHORT, q->at,
		    "the question '%s' has no short name in 'short'", q->id);
		return;
	}
}

/* Would F ask Q if there were words for its voice? */
static bool
belongs_to(const struct form *f, const struct question *q)
{
	if (q->role != ROLE_NONE)
		return true;
	return form_has_theme(f, q->category) &&
	    (q->depth == DEPTH_CORE || f->depth == DEPTH_FULL || f->deepen);
}

static void
check_voices(struct check *k, const struct question *q)
{
	const struct bank *b = k->bank;
	bool told[BANK_VOICES_MAX] = {false};
	for (size_t i = 0; i < b->n_forms; i++) {
		const struct form *f = &b->forms[i];
		if (q->voice[f->voice].ask != NULL || told[f->voice] ||
		    !belongs_to(f, q))
			continue;
		told[f->voice] = true;
		diag_add(k->diags, DIAG_MISSING_VOICE, q->at,
		    "the question '%s' has no words for the voice '%s' of the "
		    "form '%s'",
		    q->id, b->voices[f->voice], f->id);
	}
}

void
check_content(struct check *k)
{
	const struct bank *b = k->bank;
	bool *told = arena_array(k->arena, b->n_categories, sizeof *told);
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		check_source(k, q, told);
		if (!has_words(&q->why))
			diag_add(k->diags, DIAG_MISSING_WHY, q->at,
			    "the question '%s' does not say in 'why' why it "
			    "is asked",
			    q->id);
		check_short(k, q);
		check_voices(k, q);
	}
}
