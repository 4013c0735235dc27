/* The order of the steps of an exercise. */
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/scenario.h"

/* A bank without causes has nothing to say of points. */
static enum exercise_place
shares_place(const struct exercise *e)
{
	if (exercise_has_shares(e))
		return EXERCISE_SHARES;
	return e->arg.bank->n_causes > 0 ? EXERCISE_NO_SHARES : EXERCISE_WORDS;
}

static void
next_part(struct exercise *e)
{
	if (++e->part < e->arg.scenario->n_parts)
		return;
	e->part = e->arg.scenario->n_parts - 1;
	e->place = EXERCISE_RATING;
}

void
exercise_next(struct exercise *e)
{
	switch (e->place) {
	case EXERCISE_FIRST:
		e->part = 0;
		e->place = EXERCISE_STORY;
		break;
	case EXERCISE_STORY:
		next_part(e);
		break;
	case EXERCISE_RATING:
		e->place = shares_place(e);
		break;
	case EXERCISE_SHARES:
		e->place = exercise_work(e)->shares != NULL ? EXERCISE_SPREAD
							    : EXERCISE_WORDS;
		break;
	case EXERCISE_WORDS:
		exercise_ready(e);
		break;
	default:
		e->place = EXERCISE_WORDS;
		break;
	}
}

static void
back_to_rating(struct exercise *e)
{
	dialogue_again(e->d);
	e->place = EXERCISE_RATING;
}

void
exercise_back(struct exercise *e)
{
	switch (e->place) {
	case EXERCISE_STORY:
		if (e->part > 0)
			e->part--;
		else
			e->place = EXERCISE_FIRST;
		break;
	case EXERCISE_RATING:
		e->place = EXERCISE_STORY;
		break;
	case EXERCISE_WORDS:
		if (exercise_work(e)->shares != NULL)
			e->place = EXERCISE_SPREAD;
		else if (shares_place(e) != EXERCISE_WORDS)
			e->place = shares_place(e);
		else
			back_to_rating(e);
		break;
	case EXERCISE_SPREAD:
		e->place = EXERCISE_SHARES;
		break;
	case EXERCISE_READY:
		e->place = EXERCISE_WORDS;
		break;
	default:
		back_to_rating(e);
		break;
	}
}
