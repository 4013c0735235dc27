/* A course of time beside an act of conduct: nothing good is set against it, so
 * a point that looks better than the one before is left out. One that is as
 * grave or graver always stays, whatever has no answer: a bad day must not be
 * lost. */
#include "harmcheck/score.h"
#include "harmcheck/str.h"
#include "trend_parts.h"

bool
trend_is_one_range(const struct category *a, const struct category *b)
{
	if (a->kind != b->kind || a->n_levels != b->n_levels)
		return false;
	for (size_t i = 0; i < a->n_levels; i++)
		if (!str_eq(a->levels[i].id, b->levels[i].id))
			return false;
	return true;
}

/* Levels from the gravest down: events have it first, bands last. */
static size_t
below_gravest(const struct trend_point *p)
{
	const size_t level = (size_t)p->score->level;

	return p->category->kind == KIND_EVENTS
	    ? level
	    : p->category->n_levels - 1 - level;
}

static bool
is_better_score(const struct theme_score *then, const struct theme_score *now)
{
	if (then->possible_min == now->possible_min &&
	    then->possible_max == now->possible_max)
		return now->score < then->score;
	return now->level == then->level; /* nobody can say */
}

/* What does not apply is no gap: it may be better. With other levels it cannot
 * be said which are graver; the gravest of all is. */
bool
trend_looks_better(const struct trend_point *then,
    const struct trend_point *now)
{
	size_t a, b;

	if (then == NULL)
		return false;
	if (now->kind != TREND_LEVEL)
		return now->kind == TREND_NOT_APPLICABLE;
	if (now->category->kind == KIND_SCALE &&
	    now->category->direction == DIRECTION_NEUTRAL)
		return false;
	a = below_gravest(then);
	b = below_gravest(now);
	if (!trend_is_one_range(then->category, now->category))
		return b > 0;
	if (a != b || now->category->kind == KIND_EVENTS)
		return b > a;
	return is_better_score(then->score, now->score);
}
