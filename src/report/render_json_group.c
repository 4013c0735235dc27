/* A group's picture as JSON: what the picture holds, and nothing else. The
 * shape is documented in docs/group.md and docs/group.schema.json. */
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/group.h"
#include "harmcheck/json.h"
#include "harmcheck/report.h"
#include "harmcheck/report_group.h"
#include "harmcheck/scenario.h"
#include "render_json_parts.h"
#include "report_group_parts.h"

/* --- what it is about ----------------------------------------------------- */

static void
bank_part(struct json *j, const struct bank *b, const char *digest)
{
	json_key(j, "bank");
	json_object(j);
	member(j, "id", b->id);
	member(j, "version", b->version);
	member(j, "digest", digest);
	json_end_object(j);
}

static void
form_part(struct json *j, const struct group_picture *p)
{
	json_key(j, "form");
	json_object(j);
	member(j, "id", p->form->id);
	member(j, "title", p->form->title);
	member(j, "voice", p->bank->voices[p->form->voice]);
	json_end_object(j);
}

static void
case_part(struct json *j, const struct scenario *s)
{
	json_key(j, "case");
	if (s == NULL) {
		json_null(j);
		return;
	}
	json_object(j);
	member(j, "id", s->id);
	member(j, "version", s->version);
	member(j, "title", s->title);
	json_end_object(j);
}

static const char *
kind_of(const struct group_picture *p)
{
	if (!p->enough)
		return "too-few";
	return p->own ? "own" : "case";
}

static void
head(struct json *j, const struct group_picture *p, const char *digest)
{
	member(j, "format", "harmcheck-group-1");
	member(j, "kind", kind_of(p));
	bank_part(j, p->bank, digest);
	form_part(j, p);
	case_part(j, p->scenario);
	member_count(j, "floor", p->floor);
	member_bool(j, "floor_lowered", p->floor_lowered);
}

/* --- counts --------------------------------------------------------------- */

/* KNOWN: there is a number of its own. */
static void
people(struct json *j, const char *key, const char *id, unsigned n, bool known)
{
	json_object(j);
	member(j, key, id);
	json_key(j, "people");
	if (known)
		json_int(j, n);
	else
		json_null(j);
	json_end_object(j);
}

/* An own therapy has two numbers and no more. */
static void
own_counts(struct json *j, const struct group_counts *c)
{
	member_count(j, "named", c->ticked);
	member_count(j, "others", c->others);
}

static void
item_counts(struct json *j, const struct group_picture *p,
    const struct group_item *it, const struct group_counts *c)
{
	const struct scale *s = it->item->scale;

	if (p->own) {
		own_counts(j, c);
		return;
	}
	json_key(j, "answers");
	json_array(j);
	for (size_t i = 0; i < s->n_options; i++)
		people(j, "answer", s->options[i].id, c->options[i],
		    !c->with_unknown || !s->options[i].unknown);
	json_end_array(j);
	member_count(j, "not_said", c->none);
}

static void
theme_counts(struct json *j, const struct group_picture *p,
    const struct group_theme *t, const struct group_counts *c)
{
	if (p->own) {
		own_counts(j, c);
		return;
	}
	json_key(j, "levels");
	json_array(j);
	for (size_t i = 0; i < t->category->n_levels; i++)
		people(j, "level", t->category->levels[i].id, c->options[i],
		    true);
	json_end_array(j);
	member_count(j, "not_enough", c->none);
}

static void
options(struct json *j, const struct group_picture *p,
    const struct form_item *it)
{
	json_key(j, "answers");
	json_array(j);
	for (size_t i = 0; i < it->scale->n_options; i++) {
		const struct option *o = &it->scale->options[i];

		json_object(j);
		member(j, "id", o->id);
		member(j, "label", group_text(p, &o->label));
		member_bool(j, "named", o->ticked);
		json_key(j, "fits");
		if (group_has_key(p, it))
			json_bool(j, group_fits(p, it, i));
		else
			json_null(j);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
pairs(struct json *j, const struct group_item *it)
{
	json_key(j, "pairs");
	if (it->pairs == 0) {
		json_null(j);
		return;
	}
	json_object(j);
	member_count(j, "all", it->pairs);
	member_count(j, "agreeing", it->agreeing);
	json_end_object(j);
}

static void
item(struct json *j, const struct group_picture *p, const struct group_item *it)
{
	const struct form_item *i = it->item;

	json_object(j);
	member(j, "theme", i->category != NULL ? i->category->id : NULL);
	member(j, "question", i->question != NULL ? i->question->id : NULL);
	member(j, "follow_up", i->follow_up != NULL ? i->follow_up->id : NULL);
	member(j, "short", group_short(i));
	if (p->own)
		member_bool(j, "never", it->never);
	options(j, p, i);
	json_key(j, "counts");
	json_array(j);
	for (size_t r = 0; r < p->n_rounds; r++) {
		if (!it->of[r].shown) {
			json_null(j);
			continue;
		}
		json_object(j);
		item_counts(j, p, it, &it->of[r]);
		json_end_object(j);
	}
	json_end_array(j);
	if (!p->own)
		pairs(j, it);
	json_end_object(j);
}

static void
theme(struct json *j, const struct group_picture *p,
    const struct group_theme *t)
{
	json_object(j);
	member(j, "theme", t->category->id);
	member(j, "title", group_text(p, &t->category->title));
	if (p->own)
		member_bool(j, "never", t->never);
	json_key(j, "counts");
	json_array(j);
	for (size_t r = 0; r < p->n_rounds; r++) {
		if (!t->of[r].shown) {
			json_null(j);
			continue;
		}
		json_object(j);
		theme_counts(j, p, t, &t->of[r]);
		json_end_object(j);
	}
	json_end_array(j);
	json_end_object(j);
}

/* --- the whole ------------------------------------------------------------ */

static void
body(struct json *j, const struct group_picture *p)
{
	member_count(j, "people", p->people);
	member_count(j, "left_out", p->left_out);
	json_key(j, "rounds");
	json_int(j, (int64_t)p->n_rounds);
	json_key(j, "themes");
	json_array(j);
	for (size_t i = 0; i < p->n_themes; i++)
		theme(j, p, &p->themes[i]);
	json_end_array(j);
	json_key(j, "items");
	json_array(j);
	for (size_t i = 0; i < p->n_items; i++)
		item(j, p, &p->items[i]);
	json_end_array(j);
	if (p->own)
		return;
	json_group_causes(j, p);
	json_group_agreement(j, p);
	json_key(j, "seed");
	json_int(j, (int64_t)p->seed);
	member_count(j, "draws", p->resamples);
}

void
render_json_group(struct buf *out, const struct group_picture *p,
    const char *digest)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	head(&j, p, digest);
	if (p->enough)
		body(&j, p);
	json_end_object(&j);
	buf_addc(out, '\n');
}
