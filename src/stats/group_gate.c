/* What a condition asks of one question: found by trying all of its answers. */
#include "group_nest.h"
#include "harmcheck/cond.h"

uint64_t
group_ticked(const struct form_item *item)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < item->scale->n_options; i++)
		if (item->question != NULL && item->scale->options[i].ticked)
			bits |= UINT64_C(1) << i;
	return bits;
}

struct states
group_states(const struct form_item *item)
{
	const size_t n = item->scale->n_options;

	return (struct states){
	    n >= 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1,
	    STATE_ALL,
	};
}

/* --- the question that a condition asks for ------------------------------- */

#define GATE_NONE SIZE_MAX

static bool same_gate(const struct form *f, const struct cond *c, size_t *gate);

static bool
parts_gate(const struct form *f, const struct cond *c, size_t *gate)
{
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (!same_gate(f, p, gate))
			return false;
	return true;
}

static bool
question_gate(const struct form *f, const struct cond *c, size_t *gate)
{
	const int item = f->item_of[c->question->index];

	if (item < 0 || (*gate != GATE_NONE && *gate != (size_t)item))
		return false;
	*gate = (size_t)item;
	return true;
}

/* A form and its stage have no parts. Follow-ups, levels, and what speaks
 * alone: too much for one question. */
static bool (*const gates[])(const struct form *, const struct cond *,
    size_t *) = {
    [COND_ALL] = parts_gate,
    [COND_ANY] = parts_gate,
    [COND_NOT] = parts_gate,
    [COND_IS] = question_gate,
    [COND_TICKED] = question_gate,
    [COND_ANSWERED] = question_gate,
    [COND_FORM] = parts_gate,
    [COND_STAGE] = parts_gate,
    [COND_FOLLOW_UP] = NULL,
    [COND_LEVEL] = NULL,
    [COND_SENTINEL] = NULL,
};

/* Does C ask for no more than one question, and for the same as GATE? */
static bool
same_gate(const struct form *f, const struct cond *c, size_t *gate)
{
	return gates[c->op] != NULL && gates[c->op](f, c, gate);
}

/* --- its answers ---------------------------------------------------------- */

/* An option from 0 on, or one of the three states, as a negative number. */
static int
try_option(const void *ctx, size_t item)
{
	const int state = *(const int *)ctx;

	(void)item;
	if (state >= 0)
		return state;
	return state == -STATE_NOT_ASKED ? COND_OPTION_NONE
					 : COND_OPTION_UNKNOWN;
}

static enum truth
try_answered(const void *ctx, size_t item)
{
	const int state = *(const int *)ctx;

	(void)item;
	if (state >= 0)
		return TRUTH_TRUE;
	return state == -STATE_NOT_REACHED ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static bool
holds(const struct look *l, const struct cond *c, int state)
{
	const struct cond_view v = {
	    .ctx = &state,
	    .bank = l->g->bank,
	    .form = l->g->form,
	    .option = try_option,
	    .answered = try_answered,
	};

	return cond_eval(c, &v) == TRUTH_TRUE;
}

static struct states
open_states(const struct look *l, const struct cond *c, size_t gate)
{
	const struct scale *s = l->g->form->items[gate].scale;
	struct states open = {0};

	for (size_t i = 0; i < s->n_options; i++)
		if (holds(l, c, (int)i))
			open.options |= UINT64_C(1) << i;
	for (int state = STATE_NOT_ASKED; state < STATE_ALL; state *= 2)
		if (holds(l, c, -state))
			open.rest |= (unsigned)state;
	return open;
}

/* --- a condition ---------------------------------------------------------- */

static void
add_need(struct needs *needs, size_t item, struct states open)
{
	size_t i = 0;

	while (i < needs->n && needs->list[i].item != item)
		i++;
	if (i == needs->n)
		needs->list[needs->n++] =
		    (struct need){item, {UINT64_MAX, STATE_ALL}};
	needs->list[i].open.options &= open.options;
	needs->list[i].open.rest &= open.rest;
}

bool
group_gate(const struct look *l, const struct cond *c, struct needs *needs)
{
	size_t gate = GATE_NONE;

	if (c == NULL)
		return true;
	if (c->op == COND_ALL) {
		for (const struct cond *p = c->parts; p != NULL; p = p->next)
			if (!group_gate(l, p, needs))
				return false;
		return true;
	}
	if (!same_gate(l->g->form, c, &gate))
		return false;
	if (gate == GATE_NONE)
		return holds(l, c, 0);
	add_need(needs, gate, open_states(l, c, gate));
	return true;
}
