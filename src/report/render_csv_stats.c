/* Statistics as tables for other programs; docs/statistics.md has the columns.
 * Ids hold nothing that CSV would quote, but may begin as a formula does. */
#include <inttypes.h>

#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report_stats.h"
#include "harmcheck/tally.h"
#include "report_stats_parts.h"

static void
cell(struct buf *out, const char *text)
{
	buf_addf(out, ",%s", text);
}

/* An id; with the mark of docs/rows.md before a minus, since a spreadsheet
 * would subtract what is behind it. */
static void
id(struct buf *out, const char *text)
{
	if (*text == '-')
		buf_addf(out, "\"'%s\"", text);
	else
		buf_adds(out, text);
}

static void
id_cell(struct buf *out, const char *text)
{
	buf_addc(out, ',');
	id(out, text);
}

static void
count(struct buf *out, uint64_t n)
{
	buf_addf(out, ",%" PRIu64, n);
}

/* Nothing when there is none. */
static void
figure(struct buf *out, bool known, int64_t value)
{
	char text[32] = "";

	if (known)
		num_format(value, FIGURES_PLACES, text);
	cell(out, text);
}

/* --- themes --------------------------------------------------------------- */

static void
theme_heads(struct buf *out)
{
	buf_adds(out, "category,n,missing,mean,sd,alpha_n,alpha");
	for (unsigned i = 0; i < FIGURES_BINS; i++)
		buf_addf(out, ",h%u", i * 100 / FIGURES_BINS);
	buf_adds(out, ",kind,not_enough,not_applicable");
	for (size_t i = 0; i < FIGURES_QUANTILES; i++)
		buf_addf(out, ",q%u", figures_percent[i]);
	buf_adds(out, ",alpha_low,alpha_high,alpha_state\n");
}

static void
theme(struct buf *out, const struct stats_theme *t)
{
	const struct figures *f = &t->figures;
	const struct reliability *r = &t->reliability;
	const bool scale = t->counts->category->kind == KIND_SCALE,
		   defined = r->state == RELIABILITY_DEFINED;

	id(out, t->counts->category->id);
	count(out, f->n);
	count(out, f->missing);
	figure(out, f->n > 0, f->mean);
	figure(out, f->has_sd, f->sd);
	if (scale)
		count(out, r->people);
	else
		cell(out, "");
	figure(out, defined, r->alpha);
	for (size_t i = 0; i < FIGURES_BINS; i++)
		if (f->has_bins)
			count(out, f->bins[i]);
		else
			cell(out, "");
	cell(out, scale ? "scale" : "events");
	count(out, t->counts->not_enough);
	count(out, t->counts->not_applicable);
	for (size_t i = 0; i < FIGURES_QUANTILES; i++)
		figure(out, f->n > 0, f->quantiles[i]);
	figure(out, defined, r->low);
	figure(out, defined, r->high);
	cell(out, stats_state(r->state));
	buf_addc(out, '\n');
}

void
render_csv_stats(struct buf *out, const struct tally *t)
{
	const struct stats_page s = stats_page(out->arena, NULL, t);

	theme_heads(out);
	for (size_t i = 0; i < t->form->n_categories; i++)
		theme(out, &s.themes[i]);
}

/* --- items ---------------------------------------------------------------- */

/* The most answers that an item has. */
static size_t
answers_most(const struct form *f)
{
	size_t most = 0;

	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].scale->n_options > most)
			most = f->items[i].scale->n_options;
	return most;
}

static void
item(struct buf *out, const struct stats_page *s, size_t i, size_t answers)
{
	const struct form_item *it = &s->t->form->items[i];
	const struct tally_item *c = &s->t->items[i];
	bool reversed = false;
	const struct reliability_item *r = stats_item(s, it, &reversed);
	uint64_t given = 0;

	for (size_t k = 0; k < it->scale->n_options; k++)
		given += c->given[k];
	id(out, it->category != NULL ? it->category->id : "");
	id_cell(out, stats_name(s, it));
	id_cell(out, it->question != NULL ? it->question->id : "");
	count(out, given);
	count(out, c->skipped);
	count(out, c->not_applicable);
	count(out, c->not_reached);
	count(out, c->not_shown);
	figure(out, r != NULL && r->has_rest, r != NULL ? r->rest : 0);
	figure(out, r != NULL && r->has_alpha, r != NULL ? r->alpha : 0);
	cell(out, r == NULL ? "" : reversed ? "yes" : "no");
	for (size_t k = 0; k < answers; k++)
		if (k < it->scale->n_options) {
			id_cell(out, it->scale->options[k].id);
			count(out, c->given[k]);
		} else {
			buf_adds(out, ",,");
		}
	buf_addc(out, '\n');
}

void
render_csv_stats_items(struct buf *out, const struct tally *t)
{
	const struct stats_page s = stats_page(out->arena, NULL, t);
	const size_t answers = answers_most(t->form);

	buf_adds(out,
	    "category,item,question,given,skipped,not_applicable,not_reached,"
	    "not_asked,item_rest,alpha_without,reversed");
	for (size_t i = 1; i <= answers; i++)
		buf_addf(out, ",answer_%zu,people_%zu", i, i);
	buf_addc(out, '\n');
	for (size_t i = 0; i < t->form->n_items; i++)
		item(out, &s, i, answers);
}
