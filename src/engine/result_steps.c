/* Next steps: what sentinels and advice call for, and which of it is shown. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "result_parts.h"

struct chooser {
	struct result *result;
	struct chosen_step *all; /* every step that fits, in rank order */
	size_t n;
	struct trace_steps *log; /* or NULL */
};

static enum offer_fate
fate_of(const struct chooser *ch, const struct step *s)
{
	const struct result *r = ch->result;

	if (!s->voices[r->answers->form->voice])
		return OFFER_VOICE;
	if (s->inside && r->speaks[SENTINEL_CONDUCT])
		return OFFER_CONDUCT;
	for (size_t i = 0; i < ch->n; i++)
		if (ch->all[i].step == s)
			return OFFER_AGAIN;
	return OFFER_SHOWN;
}

static void
offer(struct chooser *ch, const struct chosen_step *s)
{
	const enum offer_fate fate = fate_of(ch, s->step);

	if (ch->log != NULL)
		ch->log->offers[ch->log->n++] =
		    (struct trace_offer){.by = *s, .fate = fate};
	if (fate == OFFER_SHOWN)
		ch->all[ch->n++] = *s;
}

static void
offer_sentinels(struct chooser *ch)
{
	const struct result *r = ch->result;

	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const struct sentinel *s = bank_sentinel(r->answers->bank, k);

		if (s == NULL || !r->speaks[s->kind])
			continue;
		for (size_t i = 0; i < s->n_steps; i++)
			offer(ch,
			    &(struct chosen_step){
				.step = s->steps[i],
				.sentinel = s->kind,
			    });
	}
}

static void
offer_advice(struct chooser *ch)
{
	struct result *r = ch->result;
	const struct bank *b = r->answers->bank;

	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *rule = &b->advice[i];

		if (!result_holds(r, rule))
			continue;
		for (size_t k = 0; k < rule->n_steps; k++)
			offer(ch,
			    &(struct chosen_step){
				.step = rule->steps[k],
				.rule = rule,
			    });
	}
}

/* The first of ALL that is outside therapy; N when none. */
static size_t
first_outside(const struct chooser *ch)
{
	size_t i = 0;

	while (i < ch->n && ch->all[i].step->inside)
		i++;
	return i;
}

/* Move step FROM up to place TO; the others keep their order. */
static void
move_up(struct chooser *ch, size_t from, size_t to)
{
	const struct chosen_step s = ch->all[from];

	for (; from > to; from--)
		ch->all[from] = ch->all[from - 1];
	ch->all[to] = s;
}

/* Room for all that can be called for. */
static void
begin_log(struct arena *arena, const struct bank *b, struct trace_steps *log)
{
	size_t most = 0;

	for (size_t k = 0; k < SENTINEL_KINDS; k++)
		most += b->sentinels[k].n_steps;
	for (size_t i = 0; i < b->n_advice; i++)
		most += b->advice[i].n_steps;
	*log = (struct trace_steps){
	    .offers = arena_array(arena, most, sizeof(*log->offers))};
}

/* Now that the order is settled: the place of each, and whether it is shown. */
static void
end_log(const struct chooser *ch, size_t shown)
{
	for (size_t i = 0; i < ch->log->n; i++) {
		struct trace_offer *o = &ch->log->offers[i];

		while (o->place < ch->n && ch->all[o->place].step != o->by.step)
			o->place++;
		if (o->fate != OFFER_SHOWN)
			continue;
		if (ch->n == 0)
			o->fate = OFFER_INSIDE;
		else if (o->place >= shown)
			o->fate = OFFER_BEYOND;
	}
}

/* Where none of the first ones lies outside therapy, the next that does comes
 * last of them. */
static void
one_outside(struct chooser *ch)
{
	const size_t outside = first_outside(ch);

	if (outside >= ch->n || outside < BANK_STEPS_SHOWN)
		return;
	move_up(ch, outside, BANK_STEPS_SHOWN - 1);
	if (ch->log != NULL)
		ch->log->to_last = ch->all[BANK_STEPS_SHOWN - 1].step;
}

/* No step rather than an inside one first. */
static void
outside_first(struct chooser *ch)
{
	const size_t outside = first_outside(ch);

	if (outside == ch->n) {
		ch->n = 0;
	} else if (outside > 0) {
		move_up(ch, outside, 0);
		if (ch->log != NULL)
			ch->log->to_first = ch->all[0].step;
	}
}

void
result_steps(struct arena *arena, struct result *r, struct trace_steps *log)
{
	struct chooser ch = {.result = r, .log = log};
	const size_t shown = BANK_STEPS_SHOWN;

	ch.all = arena_array(arena, r->answers->bank->n_steps, sizeof(*ch.all));
	if (log != NULL)
		begin_log(arena, r->answers->bank, log);
	offer_sentinels(&ch);
	offer_advice(&ch);
	one_outside(&ch);
	if (r->speaks[SENTINEL_CONFIDENCE])
		outside_first(&ch);
	r->steps = ch.all;
	r->n_steps = ch.n < shown ? ch.n : shown;
	if (log != NULL)
		end_log(&ch, r->n_steps);
}
