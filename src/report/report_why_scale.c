/* From the answers of a scale to its number and its words. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "report_parts.h"
#include "report_why_parts.h"

static const char *
fine(const struct why *w, int64_t value)
{
	return why_number(w, value, NUM_PLACES);
}

static const char *
rounded(const struct why *w, const struct category *c, int64_t value)
{
	char text[32];

	num_format(value, c->decimals, text);
	return arena_strdup(w->rep->arena, text);
}

/* "5 + 4.5 = 9.5"; one number alone is its own sum. */
static const char *
added(const struct why *w, const struct trace_theme *t, bool weights,
    int64_t sum)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < t->n_items; i++) {
		const struct scale_part *p = &t->items[i].part;
		const int64_t value = weights ? p->weight : p->adds;

		if (t->items[i].beside || !p->answered)
			continue;
		buf_addf(&out, "%s%s%s%s", n++ > 0 ? " + " : "",
		    value < 0 ? "(" : "", fine(w, value), value < 0 ? ")" : "");
	}
	if (n > 1)
		buf_addf(&out, " = %s", fine(w, sum));
	return out.data;
}

/* "A - B", with B in its sign. */
static const char *
minus(const struct why *w, const char *a, int64_t b, unsigned places)
{
	return arena_printf(w->rep->arena, "%s %s %s", a, b < 0 ? "+" : "-",
	    why_number(w, b < 0 ? -b : b, places));
}

/* --- from a sum to a score, as sentences -------------------------------------
 */

static void
mean_words(const struct why *w, const struct trace_theme *t,
    const struct trace_score *s, struct buf *out)
{
	const struct trace_scale *x = &t->scale;
	const struct category *c = t->score->category;
	const char *mean = why_ratio(w, num_ratio(s->sum, s->weight));

	buf_addf(out, "Mean: %s / %s = ", fine(w, s->sum), fine(w, s->weight));
	if (c->shown_as == SHOWN_AS_PERCENT)
		buf_addf(out,
		    "%s. As a share of the range from %d to %d: 100 x (%s) / "
		    "%d = ",
		    mean, x->min, x->max, minus(w, mean, x->min, 0),
		    x->max - x->min);
}

static void
sum_words(const struct why *w, const struct trace_theme *t,
    const struct trace_score *s, struct buf *out)
{
	const struct trace_scale *x = &t->scale;
	const struct category *c = t->score->category;
	const char *sum = why_ratio(w,
	    num_ratio((num_wide)s->sum * x->weight_all,
		(num_wide)NUM_ONE * s->weight));

	if (s->weight != x->weight_all)
		buf_addf(out, "Scaled up: %s x %s / %s = ", fine(w, s->sum),
		    fine(w, x->weight_all), fine(w, s->weight));
	else
		buf_adds(out, "Sum: ");
	if (c->shown_as == SHOWN_AS_PERCENT)
		buf_addf(out,
		    "%s. As a share of the range from %s to %s: 100 x (%s) / "
		    "%s = ",
		    sum, fine(w, x->least.sum), fine(w, x->most.sum),
		    minus(w, sum, x->least.sum, NUM_PLACES),
		    fine(w, x->most.sum - x->least.sum));
}

static const char *
score_words(const struct why *w, const struct trace_theme *t,
    const struct trace_score *s)
{
	const struct category *c = t->score->category;
	struct buf out;

	buf_init(&out, w->rep->arena);
	(c->method == METHOD_MEAN ? mean_words : sum_words)(w, t, s, &out);
	buf_addf(&out, "%s, rounded to %u %s: %s. That is in \"%s\".",
	    why_ratio_digits(w, s->exact, c->decimals), c->decimals,
	    c->decimals == 1 ? "decimal" : "decimals",
	    rounded(w, c, s->rounded), part_level(w->r, t->score, s->level));
	return out.data;
}

/* --- the parts ---------------------------------------------------------------
 */

static void
rule(const struct why *w, const struct trace_theme *t)
{
	const struct category *c = t->score->category;
	const size_t asked = t->score->asked, needed = t->scale.needed;
	const bool share = c->min_b > 0 &&
	    !(c->method == METHOD_SUM && c->gaps == GAPS_REFUSE);
	struct buf out;
	const struct bank_words words = why_words(w, &out);

	buf_addf(&out, "The %s of these, %s. It is scored when ",
	    c->method == METHOD_MEAN ? "mean" : "sum",
	    c->shown_as == SHOWN_AS_PERCENT ? "in percent of the range"
					    : "in points");
	bank_words_enough(&words, c);
	buf_addf(&out, ". Of %zu that is %s. Answered: %zu, so that is %s.",
	    asked,
	    share ? why_needed(w, asked, c->min_a, c->min_b, needed)
		  : why_needed(w, needed, 1, 1, needed),
	    t->score->answered,
	    t->score->answered >= needed ? "enough" : "too few");
	report_add(w->rep, BLOCK_PARA, out.data);
}

static void
no_score(const struct why *w, const struct trace_theme *t)
{
	if (t->scale.flat)
		report_add(w->rep, BLOCK_PARA,
		    "Lowest and highest answer are the same here. There is no "
		    "range to take a share of, so there is no score.");
	else if (t->scale.part)
		report_add(w->rep, BLOCK_PARA,
		    "Not all questions of this sum were opened. A part of a "
		    "sum is another sum, so there is no score.");
	report_addf(w->rep, BLOCK_PARA, "No score. So the words are \"%s\".",
	    part_level(w->r, t->score, t->score->level));
}

static void
score(const struct why *w, const struct trace_theme *t)
{
	const struct trace_score *s = &t->scale.score;

	report_addf(w->rep, BLOCK_PARA, "Added up: %s.",
	    added(w, t, false, s->sum));
	if (t->score->category->method == METHOD_MEAN ||
	    s->weight != t->scale.weight_all)
		report_addf(w->rep, BLOCK_PARA, "Their weights: %s.",
		    added(w, t, true, s->weight));
	report_add(w->rep, BLOCK_PARA, score_words(w, t, s));
	if (!part_shows_number(t->score))
		report_addf(w->rep, BLOCK_PARA,
		    "The page shows a number from %d answers on. Here it "
		    "shows words only.",
		    PART_NUMBER_LEAST);
	else if (t->score->category->shown_as == SHOWN_AS_POINTS)
		report_addf(w->rep, BLOCK_PARA,
		    "The range: %s with every answer at its lowest, %s with "
		    "every answer at its highest.",
		    rounded(w, t->score->category, t->scale.least.rounded),
		    rounded(w, t->score->category, t->scale.most.rounded));
}

static void
bands(const struct why *w, const struct category *c)
{
	report_addf(w->rep, BLOCK_PARA, "The words go by the rounded score:");
	for (size_t i = 0; i < c->n_levels; i++) {
		struct buf out;
		const struct bank_words words = why_words(w, &out);

		buf_addf(&out, "\"%s\": ", why_text(w, &c->levels[i].label));
		bank_words_band(&words, c, i);
		buf_addc(&out, '.');
		report_add(w->rep, BLOCK_ITEM, out.data);
	}
}

/* "9.5 + 1 = 10.5": what the gaps would add. */
static void
bound(const struct why *w, const struct trace_theme *t, const char *lead,
    const struct trace_score *s, int64_t sum)
{
	report_addf(w->rep, BLOCK_ITEM,
	    "%s: %s %s %s = %s. All weights: %s. %s", lead, fine(w, sum),
	    s->sum < sum ? "-" : "+",
	    fine(w, s->sum < sum ? sum - s->sum : s->sum - sum),
	    fine(w, s->sum), fine(w, s->weight), score_words(w, t, s));
}

static void
settle(const struct why *w, const struct trace_theme *t)
{
	const struct form_item *it;

	if (t->scale.n_settle == 0)
		return;
	it = &w->r->answers->form->items[t->score->settle[0]];
	report_addf(w->rep, BLOCK_PARA,
	    "An answer to \"%s\" would settle it. Whatever the answer is, "
	    "only one of the words is left:",
	    it->short_text);
	for (size_t i = 0; i < t->scale.n_settle; i++) {
		const struct trace_settle *s = &t->scale.settle[i];
		const struct category *c = t->score->category;

		report_addf(w->rep, BLOCK_ITEM,
		    "With \"%s\" from %s to %s: \"%s\".",
		    why_text(w, &it->scale->options[s->option].label),
		    rounded(w, c, s->lowest.rounded),
		    rounded(w, c, s->highest.rounded),
		    part_level(w->r, t->score, s->lowest.level));
	}
}

static void
gaps(const struct why *w, const struct trace_theme *t)
{
	int64_t sum = 0;

	if (t->score->answered == t->score->asked || !t->score->has_score)
		return;
	for (size_t i = 0; i < t->n_items; i++)
		if (!t->items[i].beside)
			sum += t->items[i].part.adds;
	report_add(w->rep, BLOCK_GAP, "");
	report_add(w->rep, BLOCK_PARA, "What the gaps could change:");
	bound(w, t, "Every gap at its lowest", &t->scale.lowest, sum);
	bound(w, t, "Every gap at its highest", &t->scale.highest, sum);
	report_add(w->rep, BLOCK_GAP, "");
	if (t->score->certain)
		report_add(w->rep, BLOCK_PARA,
		    "Both lead to the same words. So the words are certain.");
	else
		report_add(w->rep, BLOCK_PARA,
		    "These lead to different words. So the words are not "
		    "certain.");
	settle(w, t);
}

void
why_scale(const struct why *w, const struct trace_theme *t)
{
	if (!t->scale.any) {
		report_add(w->rep, BLOCK_PARA,
		    "No question of this theme counts here. So there is no "
		    "score.");
		return;
	}
	if (t->score->answered == 0) {
		report_addf(w->rep, BLOCK_PARA,
		    "Nothing was answered. So the words are \"%s\".",
		    part_level(w->r, t->score, t->score->level));
		return;
	}
	rule(w, t);
	if (t->score->has_score)
		score(w, t);
	else
		no_score(w, t);
	if (t->score->has_score)
		bands(w, t->score->category);
	gaps(w, t);
}
