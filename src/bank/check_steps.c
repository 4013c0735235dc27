/* Does every theme lead to something for today, to words to say, and to a
 * step outside therapy? Does every kind of sentinel lead to somebody else than
 * the telephone? */
#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"

enum want { WANT_TODAY, WANT_WORDS, WANT_OUTSIDE, WANTS };

static const char *const names[WANTS] = {
    "a step for today",
    "a step inside therapy with words to say",
    "a step outside therapy",
};

/* A theme as one voice comes to know it. */
struct theme {
	const struct category *category;
	size_t voice;
	bool
	    today; /* the bank says of some steps that they can be done today */
};

static bool
uses_today(const struct bank *b)
{
	for (size_t i = 0; i < b->n_steps; i++)
		if (b->steps[i].today)
			return true;
	return false;
}

/* Does C name the theme or one of its questions? */
static bool
speaks_of(const struct cond *c, const struct category *category)
{
	if (c == NULL)
		return false;
	if (c->category == category ||
	    (c->question != NULL && c->question->category == category))
		return true;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (speaks_of(p, category))
			return true;
	return false;
}

/* What a rule that is OWN to the theme, or else is for everybody, adds. */
static void
add_steps(const struct advice *a, size_t voice, bool own, bool *got)
{
	for (size_t i = 0; i < a->n_steps; i++) {
		const struct step *s = a->steps[i];
		if (!s->voices[voice])
			continue;
		got[WANT_OUTSIDE] = got[WANT_OUTSIDE] || !s->inside;
		got[WANT_TODAY] = got[WANT_TODAY] || (own && s->today);
		got[WANT_WORDS] = got[WANT_WORDS] ||
		    (own && s->inside && s->say.of[voice] != NULL);
	}
}

/* What the rules that can hold at LEVEL offer together, over all forms of the
 * voice. */
static void
find_steps(struct check *k, const struct theme *t, size_t level, bool *got)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		const bool own = speaks_of(a->when, t->category);
		const bool everybody = a->when == NULL && a->unless == NULL;
		for (size_t f = 0; f < b->n_forms && (own || everybody); f++)
			if (b->forms[f].voice == t->voice &&
			    form_has_theme(&b->forms[f], t->category) &&
			    check_can_hold(k, &b->forms[f], a, t->category,
				level)) {
				add_steps(a, t->voice, own, got);
				break;
			}
	}
}

static bool
is_reached(struct check *k, const struct theme *t, size_t level)
{
	const struct bank *b = k->bank;
	const struct advice none = {.when = NULL};
	for (size_t f = 0; f < b->n_forms; f++)
		if (b->forms[f].voice == t->voice &&
		    form_has_theme(&b->forms[f], t->category) &&
		    check_can_hold(k, &b->forms[f], &none, t->category, level))
			return true;
	return false;
}

static void
check_theme(struct check *k, const struct theme *t)
{
	const struct category *c = t->category;
	struct buf lacks[WANTS], all;
	for (size_t w = 0; w < WANTS; w++)
		buf_init(&lacks[w], k->arena);
	for (size_t v = 0; v < c->n_levels; v++) {
		bool got[WANTS] = {!t->today};
		if (c->levels[v].n_tests == 0 || !is_reached(k, t, v))
			continue;
		find_steps(k, t, v, got);
		for (size_t w = 0; w < WANTS; w++)
			if (!got[w])
				buf_addf(&lacks[w], "%s'%s'",
				    lacks[w].len > 0 ? ", " : "",
				    c->levels[v].id);
	}
	buf_init(&all, k->arena);
	for (size_t w = 0; w < WANTS; w++)
		if (lacks[w].len > 0)
			buf_addf(&all, "%s%s at %s", all.len > 0 ? "; " : "",
			    names[w], lacks[w].data);
	if (all.len > 0)
		diag_add(k->diags, DIAG_MISSING_STEPS, c->at,
		    "the theme '%s' lacks advice for the voice '%s': %s", c->id,
		    k->bank->voices[t->voice], all.data);
}

static bool
voice_has_theme(const struct bank *b, size_t voice, const struct category *c)
{
	for (size_t i = 0; i < b->n_forms; i++)
		if (b->forms[i].voice == voice &&
		    form_has_theme(&b->forms[i], c))
			return true;
	return false;
}

static bool
has_outside(const struct sentinel *s, size_t voice)
{
	for (size_t i = 0; i < s->n_steps; i++)
		if (!s->steps[i]->inside && s->steps[i]->voices[voice])
			return true;
	return false;
}

static bool
asks_kind(const struct form *f, enum sentinel_kind kind)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL &&
		    f->items[i].question->sentinel == kind)
			return true;
	return false;
}

/* Calling is not safe for everyone. */
static void
check_sentinel(struct check *k, const struct sentinel *s)
{
	const struct bank *b = k->bank;
	bool told[BANK_VOICES_MAX] = {false};
	for (size_t i = 0; i < b->n_forms; i++) {
		const size_t v = b->forms[i].voice;
		if (told[v] || !asks_kind(&b->forms[i], s->kind) ||
		    has_outside(s, v))
			continue;
		told[v] = true;
		diag_add(k->diags, DIAG_MISSING_ALTERNATIVE, s->at,
		    "the kind '%s' shows helplines and, to the voice '%s', no "
		    "step outside therapy: not everyone can call",
		    sentinel_name(s->kind), b->voices[v]);
	}
}

void
check_steps(struct check *k)
{
	const struct bank *b = k->bank;
	const bool today = uses_today(b);
	for (size_t i = 0; i < b->n_categories && b->n_advice > 0; i++) {
		const struct category *c = &b->categories[i];
		for (size_t v = 0; v < b->n_voices; v++)
			if (c->kind == KIND_EVENTS && !c->conduct &&
			    voice_has_theme(b, v, c))
				check_theme(k, &(struct theme){c, v, today});
	}
	for (size_t i = 1; i < SENTINEL_KINDS; i++)
		if (b->sentinels[i].given && b->sentinels[i].n_helplines > 0)
			check_sentinel(k, &b->sentinels[i]);
}
