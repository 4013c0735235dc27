/* What nothing leads to, and what is said without effect. */
#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"

/* Marks, by index, for what something leads to. */
struct used {
	bool *sources, *scales, *steps, *follow_ups, *categories, *questions,
	    *countries;
	bool *asked; /* follow-ups that a form asks */
};

static struct used
used_new(struct check *k)
{
	const struct bank *b = k->bank;
	struct arena *a = k->arena;
	return (struct used){
	    .sources = arena_array(a, b->n_sources, sizeof(bool)),
	    .scales = arena_array(a, b->n_scales, sizeof(bool)),
	    .steps = arena_array(a, b->n_steps, sizeof(bool)),
	    .follow_ups = arena_array(a, b->n_follow_ups, sizeof(bool)),
	    .asked = arena_array(a, b->n_follow_ups, sizeof(bool)),
	    .categories = arena_array(a, b->n_categories, sizeof(bool)),
	    .questions = arena_array(a, b->n_questions, sizeof(bool)),
	    .countries = arena_array(a, b->n_countries, sizeof(bool)),
	};
}

static void
mark_steps(struct used *u, const struct bank *b,
    const struct step *const *steps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		u->steps[steps[i] - b->steps] = true;
}

static void
mark_sources(struct used *u, const struct bank *b,
    const struct source *const *sources, size_t n)
{
	for (size_t i = 0; i < n; i++)
		u->sources[sources[i] - b->sources] = true;
}

static void
mark_question(struct used *u, const struct bank *b, const struct question *q)
{
	for (size_t v = 0; v < b->n_voices; v++)
		if (q->voice[v].scale != NULL)
			u->scales[q->voice[v].scale - b->scales] = true;
	mark_sources(u, b, q->sources, q->n_sources);
	mark_steps(u, b, q->help, q->n_help);
}

static void
mark_category(struct used *u, const struct bank *b, const struct category *c)
{
	mark_sources(u, b, c->sources, c->n_sources);
	for (size_t i = 0; i < c->n_follow_ups; i++) {
		u->follow_ups[c->follow_ups[i] - b->follow_ups] = true;
		u->scales[c->follow_ups[i]->scale - b->scales] = true;
	}
}

static void
mark_form(struct used *u, const struct bank *b, const struct form *f)
{
	for (size_t i = 0; i < f->n_categories; i++)
		u->categories[f->categories[i]->index] = true;
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL)
			u->questions[f->items[i].question->index] = true;
		else
			u->asked[f->items[i].follow_up - b->follow_ups] = true;
}

static void
mark_all(struct used *u, const struct bank *b)
{
	for (size_t i = 0; i < b->n_questions; i++)
		mark_question(u, b, &b->questions[i]);
	for (size_t i = 0; i < b->n_categories; i++)
		mark_category(u, b, &b->categories[i]);
	for (size_t i = 0; i < b->n_forms; i++)
		mark_form(u, b, &b->forms[i]);
	for (size_t i = 0; i < SENTINEL_KINDS; i++)
		mark_steps(u, b, b->sentinels[i].steps,
		    b->sentinels[i].n_steps);
	for (size_t i = 0; i < b->n_advice; i++)
		mark_steps(u, b, b->advice[i].steps, b->advice[i].n_steps);
	/* A row of coverage says what there is; it leads nobody there. */
	for (size_t i = 0; i < b->n_coverage; i++)
		mark_sources(u, b, b->coverage[i].sources,
		    b->coverage[i].n_sources);
	for (size_t i = 0; i < b->n_helplines; i++)
		u->countries[b->helplines[i].country - b->countries] = true;
}

static void
tell(struct check *k, bool used, struct loc at, const char *what,
    const char *id)
{
	if (!used)
		diag_add(k->diags, DIAG_NOT_USED, at,
		    "nothing uses the %s "
		    "'%s'",
		    what, id);
}

static void
tell_asked(struct check *k, const struct used *u)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_categories; i++)
		if (!u->categories[i])
			diag_add(k->diags, DIAG_NOT_USED, b->categories[i].at,
			    "no form asks the theme '%s'", b->categories[i].id);
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		if (!u->questions[i] &&
		    (q->category == NULL || u->categories[q->category->index]))
			diag_add(k->diags, DIAG_NOT_USED, q->at,
			    "no form asks the question '%s'", q->id);
	}
}

/* Is a theme that has U in a form? Else the theme is what is not used. */
static bool
is_theme_asked(const struct bank *b, const struct used *used,
    const struct follow_up *u)
{
	for (size_t i = 0; i < b->n_categories; i++)
		for (size_t f = 0; f < b->categories[i].n_follow_ups; f++)
			if (b->categories[i].follow_ups[f] == u &&
			    used->categories[i])
				return true;
	return false;
}

static void
tell_follow_ups(struct check *k, const struct used *used)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_follow_ups; i++) {
		const struct follow_up *u = &b->follow_ups[i];
		tell(k, used->follow_ups[i], u->at, "follow-up", u->id);
		if (!used->asked[i] && is_theme_asked(b, used, u))
			diag_add(k->diags, DIAG_NOT_USED, u->at,
			    u->depth == DEPTH_FULL
				? "no form of full depth asks the follow-up "
				  "'%s'"
				: "no form asks the follow-up '%s'",
			    u->id);
	}
}

static void
check_used(struct check *k)
{
	const struct bank *b = k->bank;
	struct used u = used_new(k);
	mark_all(&u, b);
	for (size_t i = 0; i < b->n_sources; i++)
		tell(k, u.sources[i], b->sources[i].at, "source",
		    b->sources[i].id);
	for (size_t i = 0; i < b->n_scales; i++)
		tell(k, u.scales[i], b->scales[i].at, "answer set",
		    b->scales[i].id);
	for (size_t i = 0; i < b->n_steps; i++)
		tell(k, u.steps[i], b->steps[i].at, "step", b->steps[i].id);
	tell_follow_ups(k, &u);
	for (size_t i = 0; i < b->n_countries; i++)
		tell(k, u.countries[i], b->countries[i].at, "country",
		    b->countries[i].code);
	tell_asked(k, &u);
}

static bool
is_item(const struct category *c, const struct question *q)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return true;
	return false;
}

static bool
speaks_of(const struct cond *c, const struct question *q)
{
	if (c == NULL)
		return false;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (speaks_of(p, q))
			return true;
	return c->question == q;
}

/* A question may be asked for what its answer opens. */
static bool
is_gate(const struct bank *b, const struct question *q)
{
	for (size_t i = 0; i < b->n_questions; i++)
		if (speaks_of(b->questions[i].when, q))
			return true;
	for (size_t i = 0; i < b->n_follow_ups; i++)
		if (speaks_of(b->follow_ups[i].when, q))
			return true;
	for (size_t i = 0; i < b->n_advice; i++)
		if (speaks_of(b->advice[i].when, q) ||
		    speaks_of(b->advice[i].unless, q))
			return true;
	return q->sentinel != SENTINEL_NONE;
}

static void
check_scale_effects(struct check *k, const struct category *c)
{
	const struct node *entry = check_entry(k->bank, "categories", c->index);
	const struct node *n =
	    entry != NULL ? node_find(entry, "min_answered") : NULL;
	if (n != NULL && c->method == METHOD_SUM && c->gaps == GAPS_REFUSE)
		diag_add(k->diags, DIAG_NO_EFFECT, node_key_at(n),
		    "'min_answered' does nothing here: with 'gaps: refuse' "
		    "all questions must be answered");
	for (size_t i = 0; i < k->bank->n_questions; i++) {
		const struct question *q = &k->bank->questions[i];
		if (q->category == c && !is_item(c, q) && !is_gate(k->bank, q))
			diag_add(k->diags, DIAG_NO_EFFECT, q->at,
			    "the question '%s' is in the theme '%s', but not "
			    "in its 'items': it is asked and not scored",
			    q->id, c->id);
	}
}

static void
check_form_effects(struct check *k, const struct form *f)
{
	if (f->deepen && f->depth == DEPTH_FULL)
		diag_add(k->diags, DIAG_NO_EFFECT, f->at,
		    "'deepen' does nothing in a form that asks full "
		    "questions anyway");
	else if (f->deepen_most > 0 && !f->deepen)
		diag_add(k->diags, DIAG_NO_EFFECT, f->at,
		    "'deepen_most' does nothing without 'deepen: true'");
}

static void
check_effects(struct check *k)
{
	const struct bank *b = k->bank;
	for (size_t i = 0; i < b->n_categories; i++)
		if (b->categories[i].kind == KIND_SCALE)
			check_scale_effects(k, &b->categories[i]);
	for (size_t i = 0; i < b->n_forms; i++)
		check_form_effects(k, &b->forms[i]);
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].role != ROLE_NONE &&
		    b->questions[i].depth == DEPTH_FULL)
			diag_add(k->diags, DIAG_NO_EFFECT, b->questions[i].at,
			    "'depth: full' does nothing for a question with "
			    "a role: every form asks it");
}

void
check_use(struct check *k)
{
	check_used(k);
	check_effects(k);
}
