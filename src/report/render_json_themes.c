/* The themes of a result as JSON. */
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/json.h"
#include "harmcheck/result.h"
#include "render_json_parts.h"
#include "report_parts.h"

const char *
json_level_id(const struct theme_score *s, int level)
{
	if (level == LEVEL_NOT_APPLICABLE)
		return "not-applicable";
	return level < 0 ? "not-enough" : s->category->levels[level].id;
}

static const char *
level_label(const struct result *r, const struct theme_score *s, int level)
{
	return level < 0 ? NULL
			 : part_text(r, &s->category->levels[level].label);
}

/* Where the page puts the level that was reached. */
static const char *
shows_name(const struct theme_score *s)
{
	static const char *const names[] = {
	    [SHOWS_NOWHERE] = NULL,
	    [SHOWS_STANDS_OUT] = "stands-out",
	    [SHOWS_GOING_WELL] = "going-well",
	};

	return s->level < 0 ? NULL : names[s->category->levels[s->level].shows];
}

static void
events_part(struct json *j, const struct result *r, const struct theme_score *s)
{
	const struct form *f = r->answers->form;

	json_key(j, "ticked");
	json_array(j);
	for (size_t i = 0; i < s->ticked; i++)
		json_string(j, f->items[s->ticked_items[i]].question->id);
	json_end_array(j);
	member(j, "worst",
	    s->worst >= 0 ? f->items[s->worst].question->id : NULL);
}

static void
decimal(struct json *j, const char *key, bool known, int64_t value,
    unsigned decimals)
{
	json_key(j, key);
	if (known)
		json_decimal(j, value, decimals);
	else
		json_null(j);
}

/* What the page leaves out when `good_left_out` is true, and what it names
 * under "What looks good". */
static void
good_part(struct json *j, const struct result *r, const struct theme_score *s)
{
	static const char *const directions[] = {
	    [DIRECTION_NEUTRAL] = "neutral",
	    [DIRECTION_GOOD] = "good",
	    [DIRECTION_BAD] = "bad",
	};
	const struct category *c = s->category;

	member(j, "direction", directions[c->direction]);
	json_key(j, "good");
	json_array(j);
	for (size_t i = 0; i < c->n_items; i++)
		if (part_is_good(r, c, i))
			json_string(j, c->items[i].question->id);
	json_end_array(j);
}

/* A share can only be taken of a range that there is. */
static bool
has_range(const struct theme_score *s)
{
	return s->category->shown_as != SHOWN_AS_PERCENT ||
	    s->possible_max > s->possible_min;
}

static void
scale_part(struct json *j, const struct result *r, const struct theme_score *s)
{
	const unsigned d = s->category->decimals;
	const bool any = s->asked > 0 && has_range(s);

	good_part(j, r, s);
	decimal(j, "score", s->has_score, s->score, d);
	decimal(j, "lowest", any, s->lowest, d);
	decimal(j, "highest", any, s->highest, d);
	decimal(j, "possible_min", any, s->possible_min, d);
	decimal(j, "possible_max", any, s->possible_max, d);
	member(j, "band_lowest",
	    any ? json_level_id(s, s->level_lowest) : NULL);
	member(j, "label_lowest",
	    any ? level_label(r, s, s->level_lowest) : NULL);
	member(j, "band_highest",
	    any ? json_level_id(s, s->level_highest) : NULL);
	member(j, "label_highest",
	    any ? level_label(r, s, s->level_highest) : NULL);
	member_bool(j, "certain", any && s->certain);
	json_key(j, "settled_by");
	json_array(j);
	for (size_t i = 0; i < s->n_settle; i++)
		json_string(j,
		    r->answers->form->items[s->settle[i]].question->id);
	json_end_array(j);
}

void
json_theme(struct json *j, const struct result *r, const struct theme_score *s)
{
	const struct category *c = s->category;

	json_object(j);
	member(j, "id", c->id);
	member(j, "title", part_text(r, &c->title));
	member(j, "kind", c->kind == KIND_EVENTS ? "events" : "scale");
	member(j, "level", json_level_id(s, s->level));
	member(j, "label", level_label(r, s, s->level));
	member(j, "shows", shows_name(s));
	member(j, "evidence",
	    c->evidence != EVIDENCE_NONE ? evidence_name(c->evidence) : NULL);
	member(j, "closing", part_text(r, &c->closing));
	member_bool(j, "declined", r->answers->declined[c->index]);
	member_count(j, "asked", s->asked);
	member_count(j, "answered", s->answered);
	member_count(j, "unknown", s->unknown);
	member_count(j, "skipped", s->skipped);
	member_count(j, "not_reached", s->not_reached);
	member_count(j, "not_applicable", s->not_applicable);
	member_bool(j, "short_form", s->short_form);
	if (c->kind == KIND_EVENTS)
		events_part(j, r, s);
	else
		scale_part(j, r, s);
	json_end_object(j);
}
