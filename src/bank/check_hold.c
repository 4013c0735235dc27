/* Can a condition ever come to hold in a form? Worked out over all that can
 * be the case: each answer, no answer, each level. What is looked at twice in
 * one list must be the same both times; other ties between answers are not
 * followed, so that it is called impossible only when it is. */
#include <stdint.h>

#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"

#define WORK_MOST 1000000u

/* The states that something may be in: an option, a level or a kind by its
 * bit, and these beside them. For a sentinel the bit 0 says that it speaks. */
enum {
	NONE = 1,        /* does not apply or is not shown; a theme likewise */
	SKIPPED = 2,     /* of a theme: not enough */
	NOT_REACHED = 4, /* or, of a sentinel: skipped or not reached */
	BESIDE = 7
};

struct states {
	uint64_t bits;
	unsigned beside;
};

/* What is known of one thing by now; the newest stands first. */
struct fact {
	const void *of;
	struct states may;
	const struct fact *next;
};

struct holding {
	struct check *check;
	const struct form *form;
	struct arena *arena; /* for the facts */
	size_t work;
};

/* What is worked out once for each form. */
struct held {
	struct arena *facts;
	uint64_t *levels; /* by form and theme */
	bool *known;
};

/* What a condition should come to, as a set of truths. */
enum { IS_FALSE = 1, IS_UNKNOWN = 2, IS_TRUE = 4 };

static unsigned
opposite(unsigned want)
{
	return (want & IS_FALSE ? IS_TRUE : 0) | (want & IS_UNKNOWN) |
	    (want & IS_TRUE ? IS_FALSE : 0);
}

static unsigned
bit_of(bool b)
{
	return b ? IS_TRUE : IS_FALSE;
}

/* The truth of C when its question is answered with O. */
static unsigned
with_option(const struct cond *c, const struct option *o)
{
	if (c->op == COND_TICKED)
		return bit_of(o->ticked == c->wanted);
	if (c->op == COND_ANSWERED)
		return bit_of(c->wanted);
	return bit_of(cond_names(c, o->id));
}

/* The truth of C when its question is in one of the states beside options.
 * As src/engine/answers.c has it: skipped is known to be no answer. */
static unsigned
without_option(const struct cond *c, unsigned state)
{
	if (c->op == COND_ANSWERED && state != NOT_REACHED)
		return bit_of(!c->wanted);
	if (state != NONE)
		return IS_UNKNOWN;
	return bit_of(c->op == COND_TICKED && !c->wanted);
}

static struct states
states_of_item(const struct cond *c, const struct scale *s, unsigned want)
{
	struct states may = {0, 0};
	for (size_t i = 0; i < s->n_options; i++)
		if ((with_option(c, &s->options[i]) & want) != 0)
			may.bits |= UINT64_C(1) << i;
	for (unsigned state = NONE; state <= NOT_REACHED; state *= 2)
		if ((without_option(c, state) & want) != 0)
			may.beside |= state;
	return may;
}

static uint64_t
levels_in(struct check *k, const struct form *f, const struct category *c)
{
	struct held *d = k->held;
	const size_t i = f->index * k->bank->n_categories + c->index;
	if (!d->known[i])
		d->levels[i] = check_levels_in(k, f, c);
	d->known[i] = true;
	return d->levels[i];
}

static struct states
states_of_level(struct holding *h, const struct cond *c, unsigned want)
{
	const bool enough = (c->levels & COND_NOT_ENOUGH) != 0;
	const uint64_t named = c->levels & ~COND_NOT_ENOUGH;
	struct states may = {0, 0};
	if ((want & IS_TRUE) != 0)
		may = (struct states){named, enough ? SKIPPED : 0};
	if ((want & IS_FALSE) != 0) {
		may.bits |= ~named;
		may.beside |= NONE | (enough ? 0 : SKIPPED);
	}
	may.bits &= levels_in(h->check, h->form, c->category);
	return may;
}

/* Can a question of this kind speak in the form? Else, is there one? */
static struct states
states_of_sentinel(struct holding *h, const struct cond *c, unsigned want)
{
	const struct form *f = h->form;
	bool asked = false, speaks = false;
	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;
		if (q == NULL || (int)q->sentinel != c->sentinel)
			continue;
		asked = true;
		for (size_t o = 0; o < f->items[i].scale->n_options; o++)
			speaks = speaks || question_alerts(q, f->voice, (int)o);
	}
	return (struct states){speaks && (want & IS_TRUE) != 0,
	    (want & IS_FALSE ? NONE : 0) |
		(asked && (want & IS_UNKNOWN) ? NOT_REACHED : 0)};
}

/* What C looks at, and in which states of it C is as WANTed; NULL: at nothing
 * that varies in this form, and then no state is left or all are. */
static const void *
look(struct holding *h, const struct cond *c, unsigned want, struct states *may)
{
	static const struct states all = {UINT64_MAX, BESIDE}, none = {0, 0};
	const struct form *f = h->form;
	int item = -1;
	if (c->op == COND_FORM || c->op == COND_STAGE) {
		const char *id = c->op == COND_FORM ? f->id : f->stage;
		*may = (bit_of(cond_names(c, id)) & want) != 0 ? all : none;
		return NULL;
	}
	if (c->op == COND_SENTINEL) {
		*may = states_of_sentinel(h, c, want);
		return &h->check->bank->sentinels[c->sentinel];
	}
	if (c->op == COND_LEVEL && form_has_theme(f, c->category)) {
		*may = states_of_level(h, c, want);
		return c->category;
	}
	if (c->op == COND_FOLLOW_UP)
		item = form_follow_up_item(f, c->category, c->follow_up);
	else if (c->question != NULL)
		item = f->item_of[c->question->index];
	if (item < 0) { /* what is not asked is unknown */
		*may = (want & IS_UNKNOWN) != 0 ? all : none;
		return NULL;
	}
	*may = states_of_item(c, f->items[item].scale, want);
	return &f->items[item];
}

/* Add to FACTS that OF is in one of the states MAY; false when that cannot
 * be. */
static bool
learn(struct holding *h, const void *of, struct states may,
    const struct fact **facts)
{
	const struct fact *known = of != NULL ? *facts : NULL;
	while (known != NULL && known->of != of && h->work < WORK_MOST) {
		known = known->next;
		h->work++;
	}
	if (known != NULL && known->of == of) {
		may.bits &= known->may.bits;
		may.beside &= known->may.beside;
	}
	if (of != NULL) {
		struct fact *new = arena_alloc(h->arena, sizeof *new);
		*new = (struct fact){of, may, *facts};
		*facts = new;
	}
	return may.bits != 0 || may.beside != 0;
}

/* Are all parts of C bound when C is as WANTed, and not just one of them? */
static bool
binds_all(const struct cond *c, unsigned want)
{
	return c->op == COND_NOT ||
	    (c->op == COND_ALL ? (want & IS_FALSE) == 0
			       : (want & IS_TRUE) == 0);
}

static bool
has_parts(const struct cond *c)
{
	return c->op == COND_ALL || c->op == COND_ANY || c->op == COND_NOT;
}

/* All that must be so when C is as WANTed; what leaves a choice is passed
 * over. */
static bool
take(struct holding *h, const struct cond *c, unsigned want,
    const struct fact **facts)
{
	struct states may;
	if (c == NULL)
		return (want & IS_TRUE) != 0;
	if (!has_parts(c)) {
		const void *of = look(h, c, want, &may);
		return learn(h, of, may, facts);
	}
	for (const struct cond *p = c->parts; p != NULL && binds_all(c, want);
	     p = p->next)
		if (!take(h, p, c->op == COND_NOT ? opposite(want) : want,
			facts))
			return false;
	return true;
}

/* Is there for each choice in C one that goes with FACTS? */
static bool
choose(struct holding *h, const struct cond *c, unsigned want,
    const struct fact *facts)
{
	if (c == NULL || !has_parts(c) || h->work > WORK_MOST)
		return true;
	const bool all = binds_all(c, want);
	const unsigned part = c->op == COND_NOT ? opposite(want) : want;
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const struct fact *mine = facts;
		const bool can = (all || take(h, p, part, &mine)) &&
		    choose(h, p, part, mine);
		if (can != all)
			return can;
	}
	return all;
}

void
check_hold_begin(struct check *k)
{
	const size_t n = k->bank->n_forms * k->bank->n_categories;
	struct held *d = arena_alloc(k->arena, sizeof *d);
	d->facts = arena_new();
	d->levels = arena_array(k->arena, n, sizeof *d->levels);
	d->known = arena_array(k->arena, n, sizeof *d->known);
	k->held = d;
}

void
check_hold_end(struct check *k)
{
	arena_free(k->held->facts);
}

static bool
can_hold(struct holding *h, const struct advice *a, const struct fact *facts)
{
	const unsigned other = IS_FALSE | IS_UNKNOWN;
	return take(h, a->when, IS_TRUE, &facts) &&
	    (a->unless == NULL || take(h, a->unless, other, &facts)) &&
	    choose(h, a->when, IS_TRUE, facts) &&
	    (a->unless == NULL || choose(h, a->unless, other, facts));
}

bool
check_can_hold(struct check *k, const struct form *f, const struct advice *a,
    const struct category *c, size_t level)
{
	struct holding h = {.check = k, .form = f, .arena = k->held->facts};
	const struct fact *facts = NULL;
	bool can = true;
	arena_reset(h.arena);
	if (c != NULL) {
		const uint64_t at = (UINT64_C(1) << level) & levels_in(k, f, c);
		can = learn(&h, c, (struct states){at, 0}, &facts);
	}
	return can && can_hold(&h, a, facts);
}
