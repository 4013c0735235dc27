#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

/* The shape is documented in docs/result.md; a test compares the two. */

static void
member(struct json *j, const char *key, const char *value)
{
	json_key(j, key);
	json_string(j, value);
}

static void
member_count(struct json *j, const char *key, size_t n)
{
	json_key(j, key);
	json_int(j, (int64_t)n);
}

static void
bank_part(struct json *j, const struct result *r, const char *digest)
{
	const struct answers *a = r->answers;

	json_key(j, "bank");
	json_object(j);
	member(j, "id", a->bank->id);
	member(j, "version", a->bank->version);
	member(j, "digest", digest);
	json_end_object(j);
	member(j, "form", a->form->id);
	member(j, "voice", a->bank->voices[a->form->voice]);
	json_key(j, "about_self");
	json_bool(j, a->form->about_self);
	member(j, "date", a->date);
	member(j, "country", a->country[0] != '\0' ? a->country : NULL);
	member_count(j, "asked", r->items);
	member_count(j, "answered", r->answered);
	member_count(j, "skipped", r->skipped);
}

static void
one_answer(struct json *j, const struct result *r, size_t item)
{
	const struct answers *a = r->answers;
	const struct form_item *it = &a->form->items[item];
	const int option = answer_option(a, item);

	json_object(j);
	if (it->question != NULL)
		member(j, "question", it->question->id);
	else
		member(j, "follow_up", it->follow_up->id);
	member(j, "theme", it->category != NULL ? it->category->id : NULL);
	member(j, "role",
	    it->question != NULL ? role_name(it->question->role) : NULL);
	member(j, "state", answer_state_name(answer_state(a, item)));
	if (option >= 0) {
		member(j, "answer", it->scale->options[option].id);
		json_key(j, "value");
		json_int(j, it->scale->options[option].value);
		if (it->question != NULL) {
			json_key(j, "ticked");
			json_bool(j, answer_ticked(a, item));
		}
	}
	if (answer_note(a, item) != NULL)
		member(j, "note", answer_note(a, item));
	json_end_object(j);
}

static void
alerts_part(struct json *j, const struct result *r)
{
	static const char *const states[] = {
	    [ALERT_SPEAKS] = "speaks",
	    [ALERT_NOT_ANSWERED] = "not-answered",
	    [ALERT_NOT_ASKED] = "not-asked",
	};

	json_key(j, "sentinels");
	json_array(j);
	for (size_t i = 0; i < r->n_alerts; i++) {
		const struct alert *al = &r->alerts[i];

		json_object(j);
		member(j, "question",
		    r->answers->form->items[al->item].question->id);
		member(j, "kind", sentinel_name(al->kind));
		member(j, "state", states[al->state]);
		json_end_object(j);
	}
	json_end_array(j);
}

static const char *
level_id(const struct theme_score *s, int level)
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

static void
scale_part(struct json *j, const struct result *r, const struct theme_score *s)
{
	const unsigned d = s->category->decimals;
	const bool any = s->asked > 0;

	decimal(j, "score", s->has_score, s->score, d);
	decimal(j, "lowest", any, s->lowest, d);
	decimal(j, "highest", any, s->highest, d);
	decimal(j, "possible_min", any, s->possible_min, d);
	decimal(j, "possible_max", any, s->possible_max, d);
	member(j, "band_lowest", any ? level_id(s, s->level_lowest) : NULL);
	member(j, "band_highest", any ? level_id(s, s->level_highest) : NULL);
	json_key(j, "certain");
	json_bool(j, any && s->certain);
	json_key(j, "settled_by");
	json_array(j);
	for (size_t i = 0; i < s->n_settle; i++)
		json_string(j,
		    r->answers->form->items[s->settle[i]].question->id);
	json_end_array(j);
}

static void
theme_part(struct json *j, const struct result *r, const struct theme_score *s)
{
	const struct category *c = s->category;

	json_object(j);
	member(j, "id", c->id);
	member(j, "title", part_text(r, &c->title));
	member(j, "kind", c->kind == KIND_EVENTS ? "events" : "scale");
	member(j, "level", level_id(s, s->level));
	member(j, "label", level_label(r, s, s->level));
	member_count(j, "asked", s->asked);
	member_count(j, "answered", s->answered);
	member_count(j, "unknown", s->unknown);
	member_count(j, "skipped", s->skipped);
	member_count(j, "not_reached", s->not_reached);
	member_count(j, "not_applicable", s->not_applicable);
	json_key(j, "short_form");
	json_bool(j, s->short_form);
	if (c->kind == KIND_EVENTS)
		events_part(j, r, s);
	else
		scale_part(j, r, s);
	json_end_object(j);
}

static void
steps_part(struct json *j, const struct result *r)
{
	json_key(j, "steps");
	json_array(j);
	for (size_t i = 0; i < r->n_steps; i++) {
		const struct chosen_step *s = &r->steps[i];

		json_object(j);
		member(j, "id", s->step->id);
		member(j, "where", s->step->inside ? "inside" : "outside");
		member(j, "title", part_text(r, &s->step->title));
		member(j, "text", part_text(r, &s->step->text));
		member(j, "say", part_text(r, &s->step->say));
		member(j, "sentinel",
		    s->sentinel != SENTINEL_NONE ? sentinel_name(s->sentinel)
						 : NULL);
		json_end_object(j);
	}
	json_end_array(j);
}

void
render_json(struct buf *out, const struct result *result, const char *digest)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	member(&j, "format", "harmcheck-result-1");
	bank_part(&j, result, digest);
	alerts_part(&j, result);
	json_key(&j, "themes");
	json_array(&j);
	for (size_t i = 0; i < result->n_themes; i++)
		theme_part(&j, result, &result->themes[i]);
	json_end_array(&j);
	steps_part(&j, result);
	json_key(&j, "answers");
	json_array(&j);
	for (size_t i = 0; i < result->answers->form->n_items; i++)
		one_answer(&j, result, i);
	json_end_array(&j);
	member(&j, "limits", part_text(result, &result->answers->bank->limits));
	json_end_object(&j);
	buf_addc(out, '\n');
}
