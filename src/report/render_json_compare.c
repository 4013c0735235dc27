/* Two answer files side by side as JSON. The shape is documented in
 * docs/comparison.md and docs/comparison.schema.json. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/compare.h"
#include "harmcheck/json.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "harmcheck/result.h"
#include "render_json_parts.h"
#include "report_compare_parts.h"
#include "report_parts.h"

static const char *const sides[] = {"first", "second"};

static void
head(struct json *j, const char *kind, const struct compare_side *side,
    const bool *known, const struct compare_source *sources)
{
	member(j, "format", "harmcheck-comparison-1");
	member(j, "kind", kind);
	member(j, "bank", side[0].answers->bank->id);
	for (int i = 0; i < 2; i++) {
		const struct answers *a = side[i].answers;

		json_key(j, sides[i]);
		json_object(j);
		member(j, "version", sources[i].version);
		member(j, "digest", sources[i].digest);
		member_bool(j, "words_known", known[i]);
		member(j, "form", a->form->id);
		member(j, "voice", a->bank->voices[a->form->voice]);
		member_bool(j, "about_self", a->form->about_self);
		member(j, "date", a->date);
		json_end_object(j);
	}
}

/* Ids have no blanks. */
static void
comparable(struct json *j, enum comparable c)
{
	static const char *const names[] = {
	    [COMPARABLE_YES] = "comparable",
	    [COMPARABLE_WORDING] = "wording-changed",
	    [COMPARABLE_NO] = "not-comparable",
	    [COMPARABLE_NEW] = "new",
	    [COMPARABLE_GONE] = "gone",
	};

	member(j, "comparable", names[c]);
}

/* --- two dates ----------------------------------------------------------- */

/* NULL without an answer. */
static const char *
answer_id(const struct compare_side *s, const struct compare_said *said)
{
	if (said->option < 0)
		return NULL;
	return s->answers->form->items[said->item]
	    .scale->options[said->option]
	    .id;
}

static void
one_said(struct json *j, const char *key, const struct compare_side *s,
    const struct compare_said *said)
{
	json_key(j, key);
	json_object(j);
	member(j, "state", said_name(said->said));
	member(j, "answer", answer_id(s, said));
	member(j, "label", said->option >= 0 ? side_answer(s, said) : NULL);
	member_bool(j, "named", said->named);
	json_end_object(j);
}

static void
both_said(struct json *j, const struct comparison *c,
    const struct compare_said *said)
{
	for (int i = 0; i < 2; i++)
		one_said(j, sides[i], &c->side[i], &said[i]);
}

static void
alerts(struct json *j, const struct comparison *c)
{
	json_key(j, "sentinels");
	json_array(j);
	for (size_t i = 0; i < c->n_alerts; i++) {
		const struct compared_alert *al = &c->alerts[i];

		if (al->left_out)
			continue;
		json_object(j);
		member(j, "question", al->id);
		member(j, "kind", sentinel_name(al->kind));
		member(j, "change", alert_change_name(al->change));
		both_said(j, c, al->said);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
questions(struct json *j, const struct comparison *c)
{
	json_key(j, "questions");
	json_array(j);
	for (size_t i = 0; i < c->n_questions; i++) {
		const struct question_change *q = &c->questions[i];

		if (q->left_out)
			continue;
		json_object(j);
		member(j, "question", q->id);
		member(j, "theme",
		    q->category != NULL ? q->category->id : NULL);
		member(j, "role", role_name(q->role));
		comparable(j, q->comparable);
		member(j, "why", *q->why != '\0' ? q->why : NULL);
		member(j, "change", change_name(q->change));
		both_said(j, c, q->said);
		json_end_object(j);
	}
	json_end_array(j);
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
theme_side(struct json *j, const struct comparison *c,
    const struct theme_change *t, int i)
{
	const struct theme_score *s = t->score[i];

	json_key(j, sides[i]);
	if (!t->levels) { /* under other rules it would mean something else */
		json_null(j);
		return;
	}
	json_object(j);
	member(j, "level",
	    s->level == LEVEL_NOT_APPLICABLE ? "not-applicable"
		: s->level < 0               ? "not-enough"
			       : s->category->levels[s->level].id);
	member(j, "label",
	    s->level < 0 ? NULL
			 : part_text(c->result[i],
			       &s->category->levels[s->level].label));
	member_count(j, "asked", s->asked);
	member_count(j, "answered", s->answered);
	if (s->category->kind == KIND_EVENTS) {
		member_count(j, "named", s->ticked);
	} else {
		const unsigned d = s->category->decimals;
		/* a share can only be taken of a range that there is */
		const bool any = s->asked > 0 &&
		    (s->category->shown_as != SHOWN_AS_PERCENT ||
			s->possible_max > s->possible_min);

		decimal(j, "score", s->has_score, s->score, d);
		decimal(j, "lowest", any, s->lowest, d);
		decimal(j, "highest", any, s->highest, d);
	}
	json_end_object(j);
}

static void
theme(struct json *j, const struct comparison *c, const struct theme_change *t)
{
	const int side = t->category[1] != NULL;
	const bool scale = t->levels && t->category[side]->kind == KIND_SCALE;

	json_object(j);
	member(j, "id", t->id);
	member(j, "title",
	    side_text(&c->side[side], &t->category[side]->title));
	member(j, "kind",
	    t->category[side]->kind == KIND_EVENTS ? "events" : "scale");
	comparable(j, t->comparable);
	member(j, "why", *t->why != '\0' ? t->why : NULL);
	member_bool(j, "levels_compared", t->levels);
	theme_side(j, c, t, 0);
	theme_side(j, c, t, 1);
	if (scale) {
		member_bool(j, "one_range", t->one_range);
		member_bool(j, "gaps", t->has_gaps);
		member_bool(j, "overlap", t->overlap);
	}
	json_key(j, "changes");
	json_object(j);
	for (int k = 0; k < CHANGES; k++)
		member_count(j, change_name((enum change)k), t->changes[k]);
	json_end_object(j);
	json_end_object(j);
}

static void
follow_ups(struct json *j, const struct comparison *c)
{
	json_key(j, "follow_ups");
	json_array(j);
	for (size_t i = 0; i < c->n_follow_ups; i++) {
		const struct follow_up_change *f = &c->follow_ups[i];
		const int side = f->said[1].item >= 0;
		const struct form *form = c->side[side].answers->form;

		if (f->left_out)
			continue;
		json_object(j);
		member(j, "theme", f->category->id);
		member(j, "follow_up",
		    form->items[f->said[side].item].follow_up->id);
		both_said(j, c, f->said);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
steps(struct json *j, const struct comparison *c)
{
	json_key(j, "steps");
	json_array(j);
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct step *s = c->steps[i];

		json_object(j);
		member(j, "id", s->id);
		member(j, "where", s->inside ? "inside" : "outside");
		member(j, "title", part_text(c->result[1], &s->title));
		json_end_object(j);
	}
	json_end_array(j);
}

void
render_dates_json(struct buf *out, const struct comparison *c,
    const struct compare_source *sources)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	head(&j, "dates", c->side, (bool[]){c->side[0].known, c->side[1].known},
	    sources);
	member_bool(&j, "same_date", c->same_date);
	member_bool(&j, "good_left_out", c->conduct);
	alerts(&j, c);
	json_key(&j, "themes");
	json_array(&j);
	for (size_t i = 0; i < c->n_themes; i++)
		if (!c->themes[i].left_out)
			theme(&j, c, &c->themes[i]);
	json_end_array(&j);
	questions(&j, c);
	follow_ups(&j, c);
	json_key(&j, "remarks");
	json_array(&j);
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < sources[i].n_left_out; k++)
			json_string(&j, sources[i].left_out[k]);
	json_end_array(&j);
	steps(&j, c);
	member(&j, "limits", part_limits(dates_result(out->arena, c)));
	json_end_object(&j);
	buf_addc(out, '\n');
}

/* --- two voices ---------------------------------------------------------- */

/* The words of REP, a block a string. */
static void
all_words(struct json *j, const char *key, const struct report *rep)
{
	json_key(j, key);
	json_array(j);
	for (const struct block *b = rep->first; b != NULL; b = b->next)
		if (b->kind != BLOCK_GAP)
			json_string(j, b->text);
	json_end_array(j);
}

/* Both have answered. */
static void
voice_said(struct json *j, const struct shared *s,
    const struct shared_question *q, int i)
{
	const struct compare_said *said = &q->said[i];
	const struct compare_side *side = &s->side[i];

	json_key(j, sides[i]);
	json_object(j);
	member(j, "short", side_short(side, said));
	member(j, "answer", answer_id(side, said));
	member(j, "label", side_answer(side, said));
	member_bool(j, "named", said->named);
	json_end_object(j);
}

static void
voice_theme(struct json *j, const struct shared *s,
    const struct shared_theme *t)
{
	json_object(j);
	member(j, "id", t->category[0]->id);
	member(j, "title", side_text(&s->side[0], &t->category[0]->title));
	json_key(j, "gaps");
	json_object(j);
	for (int g = 0; g < GAPS; g++)
		member_count(j, gap_name((enum gap)g), t->gaps[g]);
	json_end_object(j);
	json_end_object(j);
}

static void
voice_question(struct json *j, const struct shared *s,
    const struct shared_question *q)
{
	json_object(j);
	member(j, "question", q->id);
	member(j, "theme", q->category[0]->id);
	member(j, "gap", gap_name(q->gap));
	voice_said(j, s, q, 0);
	voice_said(j, s, q, 1);
	json_end_object(j);
}

/* What is not shown is a number, as on the page. */
static void
voice_counts(struct json *j, const struct shared *s)
{
	member_count(j, "not_answered_by_both", s->n_open);
	member_count(j, "only_first_asks", s->n_only[0]);
	member_count(j, "only_second_asks", s->n_only[1]);
	member_bool(j, "same", s->same);
}

void
render_voices_json(struct buf *out, const struct shared *s,
    const struct compare_source *sources)
{
	struct report before, after;
	struct json j;

	report_init(&before, out->arena);
	report_consent(&before, false);
	report_init(&after, out->arena);
	report_after(&after, s);
	json_init(&j, out);
	json_object(&j);
	head(&j, s->kind == COMPARE_READERS ? "readers" : "voices", s->side,
	    s->known, sources);
	member_bool(&j, "versions_differ", s->versions);
	all_words(&j, "before", &before);
	json_key(&j, "themes");
	json_array(&j);
	for (size_t i = 0; i < s->n_themes; i++)
		if (s->themes[i].n > 0)
			voice_theme(&j, s, &s->themes[i]);
	json_end_array(&j);
	json_key(&j, "questions");
	json_array(&j);
	for (size_t i = 0; i < s->n_questions; i++)
		voice_question(&j, s, &s->questions[i]);
	json_end_array(&j);
	voice_counts(&j, s);
	all_words(&j, "after", &after);
	json_end_object(&j);
	buf_addc(out, '\n');
}
