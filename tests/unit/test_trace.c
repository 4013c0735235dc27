/* Does a trace add up? Over random answers, the numbers that it names are added
 * up here once more, by other code than that of the engine, and must give the
 * result to the last digit. */
#include "trace_support.h"

/* --- counting ---------------------------------------------------------------
 */

static void
check_items(const struct result *r, const struct trace_theme *t)
{
	const struct theme_score *s = t->score;
	size_t n[TRACE_STATES] = {0}, ticked = 0, in_m = 0;
	struct cond_view v;

	answers_view(r->answers, &v);
	for (size_t i = 0; i < t->n_items; i++) {
		const struct trace_item *it = &t->items[i];

		if (it->state == TRACE_CLOSED || it->state == TRACE_UNDECIDED) {
			seen.gates++;
			must(it->gate.value ==
			    (it->state == TRACE_CLOSED ? TRUTH_FALSE
						       : TRUTH_UNKNOWN));
			must(it->gate.n_facts > 0);
			check_cond(&it->gate, &v);
		}
		if (it->beside)
			continue;
		n[it->state]++;
		in_m += trace_in_m(it->state);
		ticked += it->ticked;
	}
	must(in_m == s->asked);
	must(n[TRACE_ANSWERED] == s->answered);
	must(n[TRACE_UNKNOWN] == s->unknown);
	must(n[TRACE_SKIPPED] == s->skipped);
	must(n[TRACE_NOT_APPLICABLE] == s->not_applicable);
	must(n[TRACE_NOT_REACHED] + n[TRACE_DECLINED] + n[TRACE_UNDECIDED] ==
	    s->not_reached);
	must(n[TRACE_SHORT] + n[TRACE_NOT_IN_FORM] == 0 || s->short_form);
	if (s->category->kind == KIND_EVENTS)
		must(ticked == s->ticked);
}

static void
check_counts(const struct trace *t)
{
	size_t items = 0, answered = 0;

	for (size_t i = 0; i < t->n_counts; i++) {
		items += t->counts[i].items;
		answered += t->counts[i].answered;
	}
	must(items == t->result->items);
	must(answered == t->result->answered);
}

/* --- events -----------------------------------------------------------------
 */

static bool
reaches(const struct result *r, const struct trace_item *it, const char *id)
{
	const struct scale *s = r->answers->form->items[it->item].scale;
	const int wanted = scale_option(s, id);

	return it->ticked && wanted >= 0 &&
	    s->options[it->option].value >= s->options[wanted].value;
}

static bool
test_by_hand(const struct result *r, const struct trace_theme *t,
    const struct level_test *test)
{
	size_t ticked = 0, high = 0;

	for (size_t i = 0; i < t->n_items; i++) {
		ticked += t->items[i].ticked;
		if (test->worst_at_least != NULL && t->items[i].item >= 0)
			high += reaches(r, &t->items[i], test->worst_at_least);
	}
	return test->worst_at_least != NULL ? high > 0
					    : ticked >= test->ticked_at_least;
}

static void
check_events(const struct result *r, const struct trace_theme *t)
{
	const struct theme_score *s = t->score;
	const struct category *c = s->category;
	int first = LEVEL_NOT_ENOUGH;

	for (size_t i = 0; i < c->n_levels; i++) {
		const struct level *l = &c->levels[i];
		const struct trace_level *x = &t->levels[i];
		size_t n = 0;
		bool holds;

		must(x->enough == (s->answered >= x->needed));
		must(x->needed * l->needs_b >= s->asked * l->needs_a);
		must(x->needed == 0 ||
		    (x->needed - 1) * l->needs_b < s->asked * l->needs_a);
		for (size_t k = 0; k < l->n_tests; k++) {
			const bool one = test_by_hand(r, t, &l->tests[k]);

			must(x->tests[k].holds == one);
			n += one;
		}
		holds = x->enough &&
		    (l->n_tests == 0 || (l->all ? n == l->n_tests : n > 0));
		must(x->holds == holds);
		must(x->tried == (s->answered > 0 && first < 0));
		if (holds && first < 0)
			first = (int)i;
	}
	if (s->answered == 0)
		first = LEVEL_NOT_ENOUGH;
	must(s->level == (s->asked == 0 ? LEVEL_NOT_APPLICABLE : first));
}

/* --- scales -----------------------------------------------------------------
 */

/* P/Q in 10^-DECIMALS, halves away from 0, as one learns it at school. */
static int64_t
by_school(num_wide p, num_wide q, unsigned decimals)
{
	const bool minus = p < 0;
	int64_t whole;

	for (unsigned i = 0; i < decimals; i++)
		p *= 10;
	p = minus ? -p : p;
	whole = (int64_t)((2 * p + q) / (2 * q));
	return minus ? -whole : whole;
}

static int
band_by_hand(const struct category *c, int64_t score)
{
	for (unsigned i = c->decimals; i < NUM_PLACES; i++)
		score *= 10;
	for (size_t i = 0; i < c->n_levels; i++)
		if (!c->levels[i].has_below || score < c->levels[i].below)
			return (int)i;
	return -1;
}

struct by_hand {
	int64_t sum, weight, all, low, high, least, most;
	int min, max;
};

/* The score of SUM over WEIGHT, as docs/scoring.md says it. */
static void
check_score(const struct category *c, const struct by_hand *h,
    const struct trace_score *s, int64_t sum, int64_t weight)
{
	num_wide p = sum, q = weight;

	must(s->sum == sum && s->weight == weight);
	if (c->method == METHOD_SUM) {
		p = (num_wide)sum * h->all;
		q = (num_wide)weight * NUM_ONE;
	}
	if (c->shown_as == SHOWN_AS_PERCENT && c->method == METHOD_MEAN) {
		p = 100 * (p - h->min * q);
		q *= h->max - h->min;
	} else if (c->shown_as == SHOWN_AS_PERCENT) {
		p = 100 * (p * NUM_ONE - h->least * q);
		q *= h->most - h->least;
	}
	must(s->exact.p * q == s->exact.q * p);
	must(s->rounded == by_school(p, q, c->decimals));
	must(s->level == band_by_hand(c, s->rounded));
}

static void
add_up(const struct result *r, const struct trace_theme *t, struct by_hand *h)
{
	for (size_t i = 0; i < t->n_items; i++) {
		const struct trace_item *it = &t->items[i];
		const struct scale_part *p = &it->part;
		const struct scale *scale;
		int value;

		if (it->beside || !trace_in_m(it->state))
			continue;
		scale = r->answers->form->items[it->item].scale;
		h->min = scale->min;
		h->max = scale->max;
		h->all += p->weight;
		h->least += p->weight * scale->min;
		h->most += p->weight * scale->max;
		if (it->state != TRACE_ANSWERED) {
			h->low += p->weight * scale->min;
			h->high += p->weight * scale->max;
			continue;
		}
		value = scale->options[it->option].value;
		must(p->value == value);
		if (p->reverse)
			value = scale->min + scale->max - value;
		must(p->keyed == value && p->adds == p->weight * value);
		h->sum += p->adds;
		h->weight += p->weight;
	}
}

/* The item of T for the question that would settle it. */
static const struct trace_item *
settling(const struct trace_theme *t)
{
	for (size_t i = 0; i < t->n_items; i++)
		if (!t->items[i].beside &&
		    t->items[i].item == (int)t->score->settle[0])
			return &t->items[i];
	fail_msg("%s: the question that settles is no item", seen.bank);
	return NULL;
}

/* With each answer but "I do not know" one band is left. */
static void
check_settle(const struct result *r, const struct trace_theme *t,
    const struct by_hand *h)
{
	const struct category *c = t->score->category;
	const struct trace_item *it;
	const struct scale *scale;
	size_t k = 0;

	must((t->score->n_settle > 0) == (t->scale.n_settle > 0));
	if (t->score->n_settle == 0)
		return;
	it = settling(t);
	scale = r->answers->form->items[it->item].scale;
	for (size_t i = 0; i < scale->n_options; i++) {
		const struct trace_settle *s = &t->scale.settle[k];
		int value = scale->options[i].value;
		int64_t sum;

		if (scale->options[i].unknown)
			continue;
		must(k++ < t->scale.n_settle && s->option == (int)i);
		if (it->part.reverse)
			value = scale->min + scale->max - value;
		sum = h->sum + it->part.weight * value;
		check_score(c, h, &s->lowest,
		    sum + h->low - it->part.weight * scale->min, h->all);
		check_score(c, h, &s->highest,
		    sum + h->high - it->part.weight * scale->max, h->all);
		must(s->lowest.level == s->highest.level);
		seen.settled++;
	}
	must(k == t->scale.n_settle);
}

static void
check_scale(const struct result *r, const struct trace_theme *t)
{
	const struct theme_score *s = t->score;
	const struct category *c = s->category;
	const struct trace_scale *x = &t->scale;
	struct by_hand h = {0};

	add_up(r, t, &h);
	must(x->any == (s->asked > 0));
	if (!x->any || x->flat) {
		must(!s->has_score);
		return;
	}
	must(x->weight_all == h.all);
	check_score(c, &h, &x->lowest, h.sum + h.low, h.all);
	check_score(c, &h, &x->highest, h.sum + h.high, h.all);
	check_score(c, &h, &x->least, h.least, h.all);
	check_score(c, &h, &x->most, h.most, h.all);
	must(s->lowest == x->lowest.rounded);
	must(s->highest == x->highest.rounded);
	must(s->possible_min == x->least.rounded);
	must(s->possible_max == x->most.rounded);
	must(s->certain == (x->lowest.level == x->highest.level && !x->part));
	must(s->has_score ==
	    (s->answered > 0 && s->answered >= x->needed && !x->part));
	if (s->has_score) {
		seen.scores++;
		check_score(c, &h, &x->score, h.sum, h.weight);
		must(s->score == x->score.rounded);
		must(s->level == x->score.level);
	} else {
		must(s->level == LEVEL_NOT_ENOUGH);
	}
	check_settle(r, t, &h);
}

/* ---------------------------------------------------------------------------
 */

static void
check(struct arena *arena, const struct trace *t)
{
	const struct result *r = t->result;

	(void)arena;
	check_counts(t);
	for (size_t i = 0; i < r->n_themes; i++) {
		must(t->themes[i].score == &r->themes[i]);
		check_items(r, &t->themes[i]);
		if (r->themes[i].category->kind == KIND_EVENTS)
			check_events(r, &t->themes[i]);
		else
			check_scale(r, &t->themes[i]);
	}
}

static void
a_trace_adds_up(void **state)
{
	(void)state;
	each_person(check);
	print_message("scores %zu, settled %zu, gates %zu\n", seen.scores,
	    seen.settled, seen.gates);
	/* a property of nothing would hold as well */
	assert_true(seen.scores > 0 && seen.settled > 0 && seen.gates > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_trace_adds_up)};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
