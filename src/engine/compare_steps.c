/* Two dates: what stands, and what to do next. Where conduct, self-harm or
 * unsafe spoke on either date, the next steps are those of the answers that
 * speak alone, and no others. */
#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"

/* The bank that has words for this kind: that of now, if it has. */
static const struct sentinel *
sentinel_of(const struct comparison *c, enum sentinel_kind kind)
{
	const struct sentinel *now = &c->side[1].answers->bank->sentinels[kind];

	return now->given ? now : &c->side[0].answers->bank->sentinels[kind];
}

static void
add_stands(struct comparison *c, enum sentinel_kind kind)
{
	for (size_t i = 0; i < c->n_stands; i++)
		if (c->stands[i] == kind)
			return;
	c->stands[c->n_stands++] = kind;
}

/* Of two files of one date nobody knows which is the later: what either of
 * them names stands. */
static void
what_stands(struct comparison *c)
{
	for (size_t i = 0; i < c->n_alerts; i++)
		if (c->alerts[i].said[1].speaks ||
		    compare_is_lost(&c->alerts[i]) ||
		    (c->same_date && c->alerts[i].said[0].speaks &&
			compare_is_grave(c->alerts[i].kind)))
			add_stands(c, c->alerts[i].kind);
	for (size_t i = 0; i < c->n_alerts; i++)
		if (c->alerts[i].said[0].speaks &&
		    compare_is_grave(c->alerts[i].kind))
			add_stands(c, c->alerts[i].kind);
	for (size_t i = 0; i < c->n_stands; i++)
		c->grave |= compare_is_grave(c->stands[i]);
}

static size_t
add_step(const struct step *s, size_t voice, const struct step **steps,
    size_t n)
{
	if (s->inside || !s->voices[voice] || n == BANK_STEPS_SHOWN)
		return n;
	for (size_t i = 0; i < n; i++)
		if (steps[i] == s)
			return n;
	steps[n] = s;
	return n + 1;
}

size_t
compare_add_steps(const struct sentinel *s, size_t voice,
    const struct step **steps, size_t n)
{
	for (size_t k = 0; k < s->n_steps; k++)
		n = add_step(s->steps[k], voice, steps, n);
	return n;
}

void
compare_steps(struct arena *arena, struct comparison *c)
{
	const struct result *now = c->result[1];
	const size_t voice = c->side[1].answers->form->voice;

	what_stands(c);
	c->steps = arena_array(arena, BANK_STEPS_SHOWN, sizeof(*c->steps));
	for (size_t i = 0; !c->grave && i < now->n_steps; i++)
		c->steps[c->n_steps++] = now->steps[i].step;
	for (size_t i = 0; c->grave && i < c->n_stands; i++)
		c->n_steps = compare_add_steps(sentinel_of(c, c->stands[i]),
		    voice, c->steps, c->n_steps);
}
