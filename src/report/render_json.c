#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "render_json_parts.h"
#include "render_json_why.h"
#include "report_parts.h"

/* The shape is documented in docs/result.md and docs/result.schema.json;
 * tests/schema/run compares the three. */

void
member(struct json *j, const char *key, const char *value)
{
	json_key(j, key);
	json_string(j, value);
}

void
member_count(struct json *j, const char *key, size_t n)
{
	json_key(j, key);
	json_int(j, (int64_t)n);
}

void
member_bool(struct json *j, const char *key, bool value)
{
	json_key(j, key);
	json_bool(j, value);
}

static void
member_list(struct json *j, const char *key, const char *const *list, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_string(j, list[i]);
	json_end_array(j);
}

static void
bank_part(struct json *j, const struct bank *b, const char *digest)
{
	json_key(j, "bank");
	json_object(j);
	member(j, "id", b->id);
	member(j, "version", b->version);
	member(j, "language", b->language);
	member(j, "digest", digest);
	json_end_object(j);
}

static void
head_part(struct json *j, const struct result *r, const struct json_head *head)
{
	const struct answers *a = r->answers;

	bank_part(j, a->bank, head->digest);
	member(j, "form", a->form->id);
	member(j, "title", a->form->title);
	member(j, "voice", a->bank->voices[a->form->voice]);
	member_bool(j, "about_self", a->form->about_self);
	member(j, "date", a->date);
	member(j, "country", a->country[0] != '\0' ? a->country : NULL);
	member_list(j, "remarks", head->remarks, head->n_remarks);
	member_bool(j, "finished", head->finished);
	member_count(j, "asked", r->items);
	member_count(j, "answered", r->answered);
	member_count(j, "skipped", r->skipped);
	member_bool(j, "good_left_out", r->speaks[SENTINEL_CONDUCT]);
}

/* What was answered, when something was. */
static void
given_part(struct json *j, const struct result *r, size_t item)
{
	const struct form_item *it = &r->answers->form->items[item];
	const int option = answer_option(r->answers, item);

	if (option < 0)
		return;
	member(j, "answer", it->scale->options[option].id);
	member(j, "label", part_text(r, &it->scale->options[option].label));
	json_key(j, "value");
	json_int(j, it->scale->options[option].value);
	if (it->question != NULL)
		member_bool(j, "ticked", answer_ticked(r->answers, item));
}

static void
one_answer(struct json *j, const struct result *r, size_t item)
{
	const struct answers *a = r->answers;
	const struct form_item *it = &a->form->items[item];
	const char *note = answer_note(a, item);

	json_object(j);
	if (it->question != NULL)
		member(j, "question", it->question->id);
	else
		member(j, "follow_up", it->follow_up->id);
	member(j, "theme", it->category != NULL ? it->category->id : NULL);
	member(j, "role",
	    it->question != NULL ? role_name(it->question->role) : NULL);
	member(j, "short", it->short_text);
	member(j, "state", answer_state_name(answer_state(a, item)));
	given_part(j, r, item);
	if (note != NULL && note[0] != '\0')
		member(j, "note", note);
	json_end_object(j);
}

/* Its words are for those who said it: one that was not answered has none. */
static void
one_alert(struct json *j, const struct result *r, const struct alert *al)
{
	static const char *const states[] = {
	    [ALERT_SPEAKS] = "speaks",
	    [ALERT_NOT_ANSWERED] = "not-answered",
	    [ALERT_NOT_ASKED] = "not-asked",
	};
	const struct sentinel *s = &r->answers->bank->sentinels[al->kind];
	const bool speaks = al->state == ALERT_SPEAKS;

	json_object(j);
	member(j, "question", r->answers->form->items[al->item].question->id);
	member(j, "kind", sentinel_name(al->kind));
	member(j, "state", states[al->state]);
	member(j, "title", speaks ? part_text(r, &s->title) : NULL);
	member(j, "text", speaks ? part_text(r, &s->result) : NULL);
	member_list(j, "helplines", s->helplines, speaks ? s->n_helplines : 0);
	json_end_object(j);
}

static void
alerts_part(struct json *j, const struct result *r)
{
	json_key(j, "sentinels");
	json_array(j);
	for (size_t i = 0; i < r->n_alerts; i++)
		one_alert(j, r, &r->alerts[i]);
	json_end_array(j);
}

static void
steps_part(struct json *j, const struct result *r)
{
	member(j, "steps_before", r->n_steps > 0 ? part_steps_before(r) : NULL);
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
render_json(struct buf *out, const struct result *result,
    const struct json_head *head)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	member(&j, "format", "harmcheck-result-1");
	head_part(&j, result, head);
	alerts_part(&j, result);
	json_key(&j, "themes");
	json_array(&j);
	for (size_t i = 0; i < result->n_themes; i++)
		json_theme(&j, result, &result->themes[i]);
	json_end_array(&j);
	steps_part(&j, result);
	json_reach(&j, result);
	json_key(&j, "answers");
	json_array(&j);
	for (size_t i = 0; i < result->answers->form->n_items; i++)
		one_answer(&j, result, i);
	json_end_array(&j);
	member(&j, "limits", part_limits(result));
	if (head->why != NULL)
		json_why(&j, head->why);
	json_end_object(&j);
	buf_addc(out, '\n');
}
