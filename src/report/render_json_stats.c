/* Statistics as JSON: what the page holds. The shape is documented in
 * docs/stats.md and docs/stats.schema.json. */
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/report_stats.h"
#include "harmcheck/tally.h"
#include "render_json_parts.h"
#include "report_stats_parts.h"

static void
begin_array(struct json *j, const char *key)
{
	json_key(j, key);
	json_array(j);
}

/* null when there is none. */
static void
member_figure(struct json *j, const char *key, bool known, int64_t value)
{
	json_key(j, key);
	if (known)
		json_decimal(j, value, FIGURES_PLACES);
	else
		json_null(j);
}

/* --- what it is of -------------------------------------------------------- */

static void
head(struct json *j, const struct tally *t, const char *digest)
{
	member(j, "format", "harmcheck-stats-1");
	json_key(j, "bank");
	json_object(j);
	member(j, "id", t->bank->id);
	member(j, "version", t->bank->version);
	member(j, "digest", digest);
	json_end_object(j);
	json_key(j, "form");
	json_object(j);
	member(j, "id", t->form->id);
	member(j, "title", t->form->title);
	member(j, "voice", t->bank->voices[t->form->voice]);
	json_end_object(j);
	member_count(j, "people", t->rows);
	member_count(j, "no_answer", t->no_answer);
	member_count(j, "bad", t->bad);
}

/* --- a theme -------------------------------------------------------------- */

static void
spread(struct json *j, const struct figures *f)
{
	member_figure(j, "mean", f->n > 0, f->mean);
	member_figure(j, "sd", f->has_sd, f->sd);
	begin_array(j, "quantiles");
	for (size_t i = 0; f->n > 0 && i < FIGURES_QUANTILES; i++) {
		json_object(j);
		member_count(j, "percent", figures_percent[i]);
		member_figure(j, "value", true, f->quantiles[i]);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
levels(struct json *j, const struct tally_theme *t)
{
	begin_array(j, "levels");
	for (size_t i = 0; i < t->category->n_levels; i++) {
		json_object(j);
		member(j, "level", t->category->levels[i].id);
		member_count(j, "people", t->levels[i]);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
edge(struct json *j, const char *key, struct ratio r)
{
	json_key(j, key);
	json_decimal(j, num_round(r.p * 10 * NUM_ONE, r.q), NUM_PLACES + 1);
}

static void
histogram(struct json *j, const struct figures *f)
{
	begin_array(j, "histogram");
	for (size_t i = 0; f->has_bins && i < FIGURES_BINS; i++) {
		json_object(j);
		edge(j, "from", figures_edge(f, i));
		edge(j, "to", figures_edge(f, i + 1));
		member_count(j, "people", f->bins[i]);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
alpha(struct json *j, const struct reliability *r)
{
	const bool defined = r->state == RELIABILITY_DEFINED;

	json_key(j, "alpha");
	json_object(j);
	member(j, "state", stats_state(r->state));
	member_count(j, "people", r->people);
	member_figure(j, "alpha", defined, r->alpha);
	member_figure(j, "low", defined, r->low);
	member_figure(j, "high", defined, r->high);
	json_key(j, "wide");
	if (defined)
		json_bool(j, r->wide);
	else
		json_null(j);
	json_end_object(j);
}

static void
questions(struct json *j, const struct stats_theme *t)
{
	begin_array(j, "questions");
	for (size_t i = 0; i < t->counts->n_questions; i++) {
		const struct reliability_item *r = &t->reliability.items[i];

		json_object(j);
		member(j, "question", t->counts->questions[i]->question->id);
		member_bool(j, "reversed", t->counts->questions[i]->reverse);
		member_figure(j, "item_rest", r->has_rest, r->rest);
		member_bool(j, "against", r->against);
		member_figure(j, "alpha_without", r->has_alpha, r->alpha);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
named(struct json *j, const struct tally_counts *c)
{
	begin_array(j, "named");
	for (size_t i = 0; i < c->n; i++) {
		json_object(j);
		json_key(j, "named");
		json_int(j, c->list[i].value);
		member_count(j, "people", c->list[i].people);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
theme(struct json *j, const struct stats_page *s, const struct stats_theme *t)
{
	const struct category *c = t->counts->category;
	const bool scale = c->kind == KIND_SCALE;

	json_object(j);
	member(j, "theme", c->id);
	member(j, "title", stats_text(s, &c->title));
	member(j, "kind", scale ? "scale" : "events");
	member_count(j, "n", t->figures.n);
	member_count(j, "missing", t->figures.missing);
	member_count(j, "not_enough", t->counts->not_enough);
	member_count(j, "not_applicable", t->counts->not_applicable);
	spread(j, &t->figures);
	levels(j, t->counts);
	if (scale) {
		histogram(j, &t->figures);
		alpha(j, &t->reliability);
		questions(j, t);
	} else {
		named(j, &t->counts->values);
	}
	json_end_object(j);
}

/* --- an item -------------------------------------------------------------- */

static void
item(struct json *j, const struct stats_page *s, size_t i)
{
	const struct form_item *it = &s->t->form->items[i];
	const struct tally_item *c = &s->t->items[i];

	json_object(j);
	member(j, "item", stats_name(s, it));
	member(j, "theme", it->category != NULL ? it->category->id : NULL);
	member(j, "question", it->question != NULL ? it->question->id : NULL);
	member(j, "follow_up",
	    it->follow_up != NULL ? it->follow_up->id : NULL);
	begin_array(j, "answers");
	for (size_t k = 0; k < it->scale->n_options; k++) {
		json_object(j);
		member(j, "answer", it->scale->options[k].id);
		json_key(j, "value");
		json_int(j, it->scale->options[k].value);
		member_count(j, "people", c->given[k]);
		json_end_object(j);
	}
	json_end_array(j);
	member_count(j, "skipped", c->skipped);
	member_count(j, "not_applicable", c->not_applicable);
	member_count(j, "not_reached", c->not_reached);
	member_count(j, "not_asked", c->not_shown);
	json_end_object(j);
}

void
render_json_stats(struct buf *out, const struct tally *t, const char *digest)
{
	const struct stats_page s = stats_page(out->arena, NULL, t);
	struct json j;

	json_init(&j, out);
	json_object(&j);
	head(&j, t, digest);
	begin_array(&j, "themes");
	for (size_t i = 0; i < t->form->n_categories; i++)
		theme(&j, &s, &s.themes[i]);
	json_end_array(&j);
	begin_array(&j, "items");
	for (size_t i = 0; i < t->form->n_items; i++)
		item(&j, &s, i);
	json_end_array(&j);
	json_end_object(&j);
	buf_addc(out, '\n');
}
