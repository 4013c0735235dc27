/* What must hold for every result, whatever was answered. */
#include "bank_test_parts.h"
#include "harmcheck/buf.h"
#include "harmcheck/result.h"

static bool
score_fits(const struct theme_score *s)
{
	if (s->lowest > s->highest)
		return false;
	return !s->has_score ||
	    (s->lowest <= s->score && s->score <= s->highest);
}

static bool
theme_is_sound(const struct theme_score *s, struct buf *why)
{
	const struct category *c = s->category;
	const char *wrong = NULL;

	if (s->level < LEVEL_NOT_APPLICABLE || s->level >= (int)c->n_levels)
		wrong = "has a level that is none of its own";
	else if (s->answered + s->unknown + s->skipped + s->not_reached !=
	    s->asked)
		wrong = "counts more or fewer answers than it asks for";
	else if (c->kind == KIND_SCALE && !score_fits(s))
		wrong = "has a score outside what is possible";
	if (wrong != NULL)
		buf_addf(why, "the theme '%s' %s", c->id, wrong);
	return wrong == NULL;
}

static bool
steps_are_sound(const struct result *r, struct buf *why)
{
	const struct step *inside = NULL;
	bool outside = false;

	for (size_t i = 0; i < r->n_steps; i++) {
		const struct step *s = r->steps[i].step;

		outside = outside || !s->inside;
		if (s->inside && inside == NULL)
			inside = s;
	}
	if (r->n_steps == 0)
		buf_adds(why, "no next step");
	else if (r->n_steps > BANK_STEPS_SHOWN)
		buf_addf(why, "more than %d next steps", BANK_STEPS_SHOWN);
	else if (r->speaks[SENTINEL_CONDUCT] && inside != NULL)
		buf_addf(why,
		    "the step '%s' is inside therapy, and conduct was named",
		    inside->id);
	else if (r->speaks[SENTINEL_CONFIDENCE] && r->steps[0].step->inside)
		buf_addf(why,
		    "the first step '%s' is inside therapy, and a confidence "
		    "was broken",
		    r->steps[0].step->id);
	else if (!outside)
		buf_adds(why, "no step outside therapy");
	else
		return true;
	return false;
}

bool
bank_test_sound(const struct result *r, struct buf *why)
{
	for (size_t i = 0; i < r->n_themes; i++)
		if (!theme_is_sound(&r->themes[i], why))
			return false;
	return steps_are_sound(r, why);
}
