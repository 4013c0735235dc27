/* What each voice will read must have words for it, and each form and theme
 * something to ask. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "load.h"

/* What one voice comes to see. */
struct seen {
	size_t voice;
	bool *scales, *categories;
	bool sentinels[SENTINEL_KINDS];
	bool cases; /* the answers may be about somebody else */
};

static void
look_at_form(const struct bank *b, const struct form *f, struct seen *s)
{
	s->cases |= !f->about_self;
	for (size_t i = 0; i < f->n_categories; i++)
		s->categories[f->categories[i]->index] = true;
	for (size_t i = 0; i < f->n_items; i++) {
		const struct form_item *item = &f->items[i];
		s->scales[item->scale - b->scales] = true;
		if (item->question != NULL)
			s->sentinels[item->question->sentinel] = true;
	}
}

static void
check_words(struct load *l, const struct text *t, size_t voice, struct loc at,
    const char *what)
{
	if (t->of[voice] == NULL)
		diag_add(l->diags, DIAG_NO_TEXT, at,
		    "%s has no words for the voice %s", what,
		    load_quoted(l, l->bank->voices[voice]));
}

static void
check_scale(struct load *l, const struct scale *s, size_t voice)
{
	for (size_t i = 0; i < s->n_options; i++)
		check_words(l, &s->options[i].label, voice, s->options[i].at,
		    "this option");
}

static void
check_category(struct load *l, const struct category *c, size_t voice)
{
	check_words(l, &c->title, voice, c->at, "the title of this theme");
	for (size_t i = 0; i < c->n_levels; i++)
		check_words(l, &c->levels[i].label, voice, c->levels[i].at,
		    c->kind == KIND_SCALE ? "this band" : "this level");
}

static void
check_sentinel(struct load *l, const struct sentinel *s, size_t voice)
{
	check_words(l, &s->title, voice, s->at, "the title of this sentinel");
	check_words(l, &s->now, voice, s->at, "'now' of this sentinel");
	check_words(l, &s->result, voice, s->at, "'result' of this sentinel");
}

/* Who can be told of a letter, or that there is none, is told in words. */
static void
check_letter(struct load *l, const struct seen *s)
{
	const struct letter_words *w = &l->bank->letter;
	if (w->title.of[s->voice] == NULL)
		return;
	check_words(l, &w->before, s->voice, w->at, "'before' of the letter");
	check_words(l, &w->helps, s->voice, w->at, "'helps' of the letter");
	check_words(l, &w->hard, s->voice, w->at, "'hard' of the letter");
	check_words(l, &w->wish, s->voice, w->at, "'wish' of the letter");
	if (s->sentinels[SENTINEL_CONDUCT])
		check_words(l, &w->none, s->voice, w->at,
		    "'none' of the letter (said when conduct speaks)");
	if (s->sentinels[SENTINEL_SELF_HARM] || s->sentinels[SENTINEL_UNSAFE])
		check_words(l, &w->first, s->voice, w->at,
		    "'first' of the letter (said when self-harm or unsafe "
		    "speaks)");
}

static void
check_seen(struct load *l, const struct seen *s)
{
	const struct bank *b = l->bank;
	check_words(l, &b->title, s->voice, node_find(b->root, "bank")->at,
	    "the title of this bank");
	for (size_t i = 0; i < b->n_scales; i++)
		if (s->scales[i])
			check_scale(l, &b->scales[i], s->voice);
	for (size_t i = 0; i < b->n_categories; i++)
		if (s->categories[i])
			check_category(l, &b->categories[i], s->voice);
	for (size_t i = 1; i < SENTINEL_KINDS; i++)
		if (s->sentinels[i] && b->sentinels[i].given)
			check_sentinel(l, &b->sentinels[i], s->voice);
	check_letter(l, s);
	for (size_t i = 0; i < b->n_causes && s->cases; i++)
		check_words(l, &b->causes[i].label, s->voice, b->causes[i].at,
		    "the label of this cause");
	for (size_t i = 0; i < b->n_steps; i++)
		if (b->steps[i].voices[s->voice])
			check_words(l, &b->steps[i].title, s->voice,
			    b->steps[i].at, "the title of this step");
}

static void
check_voice(struct load *l, size_t voice)
{
	const struct bank *b = l->bank;
	struct seen s = {.voice = voice,
	    .scales = arena_array(l->arena, b->n_scales, sizeof(bool)),
	    .categories = arena_array(l->arena, b->n_categories, sizeof(bool))};
	for (size_t i = 0; i < b->n_forms; i++)
		if (b->forms[i].voice == voice)
			look_at_form(b, &b->forms[i], &s);
	check_seen(l, &s);
}

static bool
has_questions(const struct bank *b, const struct category *c)
{
	if (c->kind == KIND_SCALE)
		return c->n_items > 0;
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].category == c)
			return true;
	return false;
}

static bool
is_asked(const struct form *f, const struct category *c)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (f->item_of[c->items[i].question->index] >= 0)
			return true;
	for (size_t i = 0; c->kind == KIND_EVENTS && i < f->n_items; i++)
		if (f->items[i].category == c)
			return true;
	return false;
}

static void
check_form(struct load *l, const struct form *f)
{
	if (f->n_items == 0) {
		diag_add(l->diags, DIAG_EMPTY_FORM, f->at,
		    "no question has words for this form's voice and depth");
		return;
	}
	for (size_t i = 0; i < f->n_categories; i++) {
		const struct category *c = f->categories[i];
		if (has_questions(l->bank, c) && !is_asked(f, c))
			diag_add(l->diags, DIAG_EMPTY_THEME, f->at,
			    "this form asks nothing of the theme %s; take it "
			    "out of 'categories'",
			    load_quoted(l, c->id));
	}
}

void
load_rules_voices(struct load *l)
{
	const struct bank *b = l->bank;
	for (size_t i = 0; i < b->n_categories; i++)
		if (!has_questions(b, &b->categories[i]))
			diag_add(l->diags, DIAG_EMPTY_THEME,
			    b->categories[i].at, "this theme has no questions");
	for (size_t i = 0; i < b->n_forms; i++)
		check_form(l, &b->forms[i]);
	for (size_t v = 0; v < b->n_voices; v++)
		check_voice(l, v);
}
