/* May a result by one bank be laid beside one by another? What a form asks in
 * a theme is followed to all that it depends on; each difference is a reason,
 * and the reasons are the verdict. */
#include "diff_reasons.h"
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"

static bool
is_asked(struct form_of f, const struct question *q)
{
	return f.form != NULL && q != NULL && f.form->item_of[q->index] >= 0;
}

/* Only after a tick in its theme? */
static bool
is_opened(struct form_of f, const struct question *q)
{
	return q->role == ROLE_NONE && q->depth == DEPTH_FULL &&
	    f.form->deepen && f.form->depth == DEPTH_CORE;
}

static bool
is_same_voice(const struct pair *p)
{
	return str_eq(p->old.bank->voices[p->old.form->voice],
	    p->new.bank->voices[p->new.form->voice]);
}

/* --- answers and questions ----------------------------------------------- */

static unsigned
compare_scales(const struct pair *p, const struct scale *old,
    const struct scale *new)
{
	unsigned found = old->n_options != new->n_options ? 1u << ANSWERS : 0;
	for (size_t i = 0; i < old->n_options; i++) {
		const struct option *o = &old->options[i];
		const int k = scale_option(new, o->id);
		if (k < 0 || o->value != new->options[k].value ||
		    o->ticked != new->options[k].ticked ||
		    o->unknown != new->options[k].unknown)
			found |= 1u << ANSWERS;
		else if (!diff_same(o->label.of[p->old.form->voice],
			     new->options[k].label.of[p->new.form->voice]))
			found |= 1u << LABELS;
	}
	return found;
}

/* What differs in the words and answers of a question that both forms ask. */
static unsigned
compare_asked(const struct pair *p, const struct question *old,
    const struct question *new)
{
	const struct asked *a = &old->voice[p->old.form->voice];
	const struct asked *b = &new->voice[p->new.form->voice];
	return compare_scales(p, a->scale, b->scale) |
	    (old->na != new->na ? 1u << NA : 0) |
	    (!diff_same(a->ask, b->ask) ? 1u << ASKED : 0);
}

static bool
is_same_condition(const struct pair *p, const struct cond *old,
    const struct cond *new)
{
	return str_eq(diff_cond(p->arena, old), diff_cond(p->arena, new));
}

static unsigned
compare_questions(const struct pair *p, const struct question *old,
    const struct question *new)
{
	return compare_asked(p, old, new) |
	    (!is_same_condition(p, old->when, new->when) ? 1u << WHEN : 0) |
	    (is_opened(p->old, old) != is_opened(p->new, new) ? 1u << DEPTH
							      : 0);
}

/* --- what a question waits for ------------------------------------------- */

static void visit(struct pair *p, const char *id);

static void
add_gate(struct pair *p, unsigned found, const char *id)
{
	if (found & REASONS_HARD)
		reason_add(p, GATE, id);
	else if (found != 0)
		reason_add(p, GATE_ASKED, id);
}

/* All questions of the theme in either form, or its core questions alone. */
static void
visit_theme(struct pair *p, const char *category, bool core)
{
	const struct form_of both[] = {p->old, p->new};
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < both[i].form->n_items; k++) {
			const struct form_item *it = &both[i].form->items[k];
			if (it->question != NULL && it->category != NULL &&
			    str_eq(it->category->id, category) &&
			    (!core || it->question->depth == DEPTH_CORE))
				visit(p, it->question->id);
		}
}

static int
follow_up_item(struct form_of f, const struct cond *c)
{
	const struct category *t = bank_category(f.bank, c->category->id);
	const struct follow_up *u = bank_follow_up(f.bank, c->follow_up->id);
	return t != NULL && u != NULL ? form_follow_up_item(f.form, t, u) : -1;
}

static void visit_condition(struct pair *p, const struct cond *c);

static void
visit_follow_up(struct pair *p, const struct cond *c)
{
	const int old = follow_up_item(p->old, c);
	const int new = follow_up_item(p->new, c);
	if (old < 0 && new < 0)
		return;
	if (old < 0 || new < 0) {
		reason_add(p, GATE, c->follow_up->id);
		return;
	}
	if (p->seen_follow_up[old])
		return;
	p->seen_follow_up[old] = true;
	const struct form_item *a = &p->old.form->items[old];
	const struct form_item *b = &p->new.form->items[new];
	unsigned found = compare_scales(p, a->scale, b->scale);
	if (!is_same_condition(p, a->follow_up->when, b->follow_up->when))
		found |= 1u << WHEN;
	if (!diff_same(a->ask, b->ask))
		found |= 1u << ASKED;
	add_gate(p, found, c->follow_up->id);
	visit_condition(p, a->follow_up->when);
	visit_theme(p, a->category->id, false);
}

static void
visit_condition(struct pair *p, const struct cond *c)
{
	if (c == NULL)
		return;
	for (const struct cond *part = c->parts; part != NULL;
	     part = part->next)
		visit_condition(p, part);
	if (c->op == COND_FOLLOW_UP)
		visit_follow_up(p, c);
	else if (c->question != NULL)
		visit(p, c->question->id);
}

/* A condition that changed is a reason already, so the old one will do. */
static void
visit_needs(struct pair *p, const struct question *q)
{
	if (is_opened(p->old, q))
		visit_theme(p, q->category->id, true);
	visit_condition(p, q->when);
}

/* Mark it; was it new here? */
static bool
mark(struct pair *p, const struct question *old, const struct question *new)
{
	bool *seen =
	    old != NULL ? &p->seen_old[old->index] : &p->seen_new[new->index];
	const bool first = !*seen;
	*seen = true;
	return first;
}

/* The question ID comes before the theme's, or between them. */
static void
visit(struct pair *p, const char *id)
{
	const struct question *old = bank_question(p->old.bank, id);
	const struct question *new = bank_question(p->new.bank, id);
	const bool in_old = is_asked(p->old, old);
	const bool in_new = is_asked(p->new, new);
	if ((!in_old && !in_new) || !mark(p, old, new))
		return;
	if (!in_old || !in_new) {
		reason_add(p, GATE, id);
		return;
	}
	add_gate(p, compare_questions(p, old, new), id);
	visit_needs(p, old);
}

/* --- themes -------------------------------------------------------------- */

static const struct scale_item *
find_item(const struct category *c, const struct question *q)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return &c->items[i];
	return NULL;
}

/* Does the form count this question in the theme? */
static bool
is_counted(struct form_of f, const struct category *c, const struct question *q)
{
	if (!is_asked(f, q))
		return false;
	return c->kind == KIND_SCALE ? find_item(c, q) != NULL
				     : q->role == ROLE_NONE && q->category == c;
}

static void
compare_counted(struct pair *p, const struct category *c,
    const struct category *k, const struct question *old,
    const struct question *new)
{
	const struct scale_item *a = find_item(c, old);
	const struct scale_item *b = find_item(k, new);
	unsigned found = compare_questions(p, old, new);
	if (a != NULL && b != NULL &&
	    (a->weight != b->weight || a->reverse != b->reverse))
		found |= 1u << WEIGHT;
	for (unsigned i = 0; i < REASONS; i++)
		if (found >> i & 1)
			reason_add(p, (enum reason)i, old->id);
}

/* The questions of the theme, and then what they wait for. */
static void
compare_members(struct pair *p, const struct category *c,
    const struct category *k)
{
	const struct bank *old = p->old.bank, *new = p->new.bank;
	const struct question **both =
	    arena_array(p->arena, old->n_questions, sizeof *both);
	size_t n = 0;
	for (size_t i = 0; i < old->n_questions; i++) {
		const struct question *q = &old->questions[i];
		if (!is_counted(p->old, c, q))
			continue;
		const struct question *r = bank_question(new, q->id);
		mark(p, q, r);
		if (r != NULL && is_counted(p->new, k, r))
			both[n++] = q;
		else
			reason_add(p, GONE, q->id);
	}
	for (size_t i = 0; i < new->n_questions; i++) {
		const struct question *r = &new->questions[i];
		if (!is_counted(p->new, k, r))
			continue;
		const struct question *q = bank_question(old, r->id);
		if (q != NULL && is_counted(p->old, c, q))
			continue;
		mark(p, q, r);
		reason_add(p, NEW, r->id);
	}
	for (size_t i = 0; i < n; i++) {
		compare_counted(p, c, k, both[i],
		    bank_question(new, both[i]->id));
		visit_needs(p, both[i]);
	}
}

/* A form that leaves out a part of a sum gives no sum. */
static bool
leaves_out_part(struct form_of f, const struct category *c)
{
	for (size_t i = 0; i < c->n_items; i++) {
		const struct question *q = c->items[i].question;
		if (q->voice[f.form->voice].ask != NULL && !is_asked(f, q))
			return c->method == METHOD_SUM;
	}
	return false;
}

static void
compare_rules(struct pair *p, const struct category *c,
    const struct category *k)
{
	const size_t v = p->old.form->voice, w = p->new.form->voice;
	if (c->kind != k->kind)
		reason_add(p, KIND, NULL);
	else if (!diff_same_scoring(c, k))
		reason_add(p, SCORING, NULL);
	if (leaves_out_part(p->old, c) != leaves_out_part(p->new, k))
		reason_add(p, PART, NULL);
	if (c->direction != k->direction)
		reason_add(p, DIRECTION, NULL);
	if (c->kind == k->kind && !diff_same_levels(c, k))
		reason_add(p, LEVELS, NULL);
	for (size_t i = 0; i < c->n_levels && i < k->n_levels; i++)
		if (!diff_same(c->levels[i].label.of[v],
			k->levels[i].label.of[w]))
			reason_add(p, LEVEL_WORDS, c->levels[i].id);
}

/* --- verdicts ------------------------------------------------------------ */

static struct pair
pair_new(struct arena *a, struct form_of old, struct form_of new)
{
	struct pair p = {.arena = a, .old = old, .new = new};
	const size_t n_items = old.form != NULL ? old.form->n_items : 0;
	p.seen_old = arena_array(a, old.bank->n_questions, sizeof(bool));
	p.seen_new = arena_array(a, new.bank->n_questions, sizeof(bool));
	p.seen_follow_up = arena_array(a, n_items, sizeof(bool));
	return p;
}

static const struct category *
theme_of(struct form_of f, const char *id)
{
	const struct category *c = bank_category(f.bank, id);
	for (size_t i = 0; f.form != NULL && i < f.form->n_categories; i++)
		if (f.form->categories[i] == c)
			return c;
	return NULL;
}

/* What is to be said when not both ask it. */
static enum comparable
one_sided(bool in_old, bool in_new)
{
	if (in_new)
		return COMPARABLE_NEW;
	return in_old ? COMPARABLE_GONE : COMPARABLE_NOWHERE;
}

/* Nothing differs from itself. A diary compares one form with itself hundreds
 * of times. */
static bool
is_itself(struct form_of older, struct form_of newer)
{
	return older.bank == newer.bank && older.form == newer.form;
}

enum comparable
bank_diff_theme(struct arena *scratch, struct form_of older,
    struct form_of newer, const char *category, struct buf *why)
{
	const struct category *c = theme_of(older, category);
	const struct category *k = theme_of(newer, category);
	if (c == NULL || k == NULL)
		return one_sided(c != NULL, k != NULL);
	if (is_itself(older, newer))
		return COMPARABLE_YES;
	struct pair p = pair_new(scratch, older, newer);
	if (!is_same_voice(&p)) {
		reason_add(&p, VOICE, NULL);
	} else {
		compare_rules(&p, c, k);
		compare_members(&p, c, k);
	}
	return reasons_verdict(&p, true, why);
}

enum comparable
bank_diff_question(struct arena *scratch, struct form_of older,
    struct form_of newer, const char *question, struct buf *why)
{
	const struct question *q = bank_question(older.bank, question);
	const struct question *r =
	    older.bank == newer.bank ? q : bank_question(newer.bank, question);
	if (!is_asked(older, q) || !is_asked(newer, r))
		return one_sided(is_asked(older, q), is_asked(newer, r));
	if (is_itself(older, newer))
		return COMPARABLE_YES;
	struct pair p = pair_new(scratch, older, newer);
	const unsigned found = compare_asked(&p, q, r);
	if (!is_same_voice(&p))
		reason_add(&p, VOICE, NULL);
	for (unsigned i = 0; i < REASONS; i++)
		if (found >> i & 1)
			reason_add(&p, (enum reason)i, question);
	return reasons_verdict(&p, false, why);
}
