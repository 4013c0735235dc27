/* Means, spreads, quantiles and bins: the bench's golden file, what R says, the
 * examples of docs/statistics.md, and a slow way over made-up scores. */
#include "doc_support.h"
#include "stats_support.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "harmcheck/prng.h"
#include "harmcheck/report_stats.h"

/* A theme in percent, or of points. */
static struct category percent = {.kind = KIND_SCALE,
    .shown_as = SHOWN_AS_PERCENT};
static struct form form;

#define VALUES_MOST 300

/* N values, put in order, as a theme of C. */
static struct tally_theme
theme_of(struct arena *a, const struct category *c, int64_t *values, size_t n)
{
	struct tally_theme t = {.category = c};

	t.values.list = arena_array(a, n + 1, sizeof(*t.values.list));
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && values[k - 1] > values[k]; k--) {
			const int64_t v = values[k];

			values[k] = values[k - 1];
			values[k - 1] = v;
		}
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || values[i] != values[i - 1])
			t.values.list[t.values.n++].value = values[i];
		t.values.list[t.values.n - 1].people++;
	}
	return t;
}

/* --- a slow way ----------------------------------------------------------- */

static void
assert_close(int64_t figure, double should)
{
	if (fabs((double)figure / 1e4 - should) > 0.5001e-4)
		fail_msg("%.4f and not %.8f", (double)figure / 1e4, should);
}

static void
slowly(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 4, "scores", 0);
	for (int round = 0; round < 200; round++) {
		struct arena *a = arena_new();
		const unsigned decimals = (unsigned)prng_below(&p, 5);
		const double unit = pow(10, decimals);
		const size_t n = 2 + prng_below(&p, VALUES_MOST - 2);
		int64_t v[VALUES_MOST];
		double mean = 0, squares = 0;
		struct tally_theme t;
		struct figures f;

		percent.decimals = decimals;
		for (size_t i = 0; i < n; i++)
			v[i] =
			    (int64_t)prng_below(&p, (uint64_t)(100 * unit) + 1);
		t = theme_of(a, &percent, v, n);
		figures_of(&form, &t, FIGURES_PLACES, &f);
		for (size_t i = 0; i < n; i++)
			mean += (double)v[i] / unit / (double)n;
		for (size_t i = 0; i < n; i++)
			squares += ((double)v[i] / unit - mean) *
			    ((double)v[i] / unit - mean);
		assert_int_equal(f.n, n);
		assert_close(f.mean, mean);
		assert_true(f.has_sd);
		assert_close(f.sd, sqrt(squares / ((double)n - 1)));
		for (size_t q = 0; q < FIGURES_QUANTILES; q++) {
			const double place =
			    (double)(n - 1) * figures_percent[q] / 100;
			const size_t at = (size_t)(place + 1e-9),
				     behind = at + 1 < n ? at + 1 : at;
			const double from = (double)v[at],
				     to = (double)v[behind];

			assert_close(f.quantiles[q],
			    (from + (to - from) * (place - (double)at)) / unit);
		}
		arena_free(a);
	}
}

/* --- bins ----------------------------------------------------------------- */

static void
edges(void **state)
{
	/* hundredths: each bin has its lower end, the last both */
	int64_t v[] = {0, 999, 1000, 1999, 2000, 8999, 9000, 9999, 10000, 5000};
	static const uint64_t should[FIGURES_BINS] = {2, 2, 1, 0, 0, 1, 0, 0, 1,
	    3};
	struct arena *a = arena_new();
	struct tally_theme t;
	struct figures f;

	(void)state;
	percent.decimals = 2;
	t = theme_of(a, &percent, v, 10);
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_true(f.has_bins);
	assert_memory_equal(f.bins, should, sizeof(should));
	for (size_t i = 0; i <= FIGURES_BINS; i++)
		assert_int_equal(
		    num_round(figures_edge(&f, i).p, figures_edge(&f, i).q),
		    10 * i);
	arena_free(a);
}

/* Points: a mean of answers from 1 to 5, and a sum of them with weights. */
static void
points(void **state)
{
	const struct scale s = {.min = 1, .max = 5};
	const struct question q = {.voice = {{.scale = &s}}};
	const struct scale_item one = {&q, NUM_ONE, false},
				half = {&q, NUM_ONE / 2, true};
	const struct scale_item *items[] = {&one, &half};
	struct category c = {.kind = KIND_SCALE, .shown_as = SHOWN_AS_POINTS};
	/* tenths; and of the sum one below what is possible, one above */
	int64_t mean[] = {10, 14, 30, 50}, sum[] = {10, 15, 21, 22, 75, 76};
	struct arena *a = arena_new();
	struct tally_theme t;
	struct figures f;

	(void)state;
	c.decimals = 1;
	t = theme_of(a, &c, mean, 4);
	t.questions = items;
	t.n_questions = 2;
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_true(f.least.p == 1 && f.least.q == 1 && f.most.p == 5);
	assert_true(f.bins[0] == 1 && f.bins[1] == 1 && f.bins[5] == 1 &&
	    f.bins[9] == 1);
	c.method = METHOD_SUM;
	t = theme_of(a, &c, sum, 6);
	t.questions = items;
	t.n_questions = 2;
	figures_of(&form, &t, FIGURES_PLACES,
	    &f); /* 1.5 to 7.5, in steps of 0.6 */
	assert_true(f.least.p == 3 && f.least.q == 2 && f.most.p == 15);
	assert_true(f.bins[0] == 2 + 0 && f.bins[1] == 2 && f.bins[9] == 2);
	assert_true(figures_edge(&f, 1).p == 21 && figures_edge(&f, 1).q == 10);
	arena_free(a);
}

/* --- few, none, and far too many ------------------------------------------ */

static void
few(void **state)
{
	int64_t v[] = {5000};
	struct arena *a = arena_new();
	struct tally_theme t;
	struct figures f;

	(void)state;
	percent.decimals = 2;
	t = theme_of(a, &percent, v, 0);
	t.not_enough = 3;
	t.not_applicable = 4;
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_true(f.n == 0 && f.missing == 7 && !f.has_sd);
	t = theme_of(a, &percent, v, 1);
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_true(f.n == 1 && f.mean == 500000 && !f.has_sd);
	assert_int_equal(f.quantiles[FIGURES_95], 500000);
	arena_free(a);
}

static void
many(void **state)
{
	struct category events = {.kind = KIND_EVENTS};
	int64_t v[] = {0, 1000000};
	struct arena *a = arena_new();
	struct tally_theme t;
	struct figures f;

	(void)state;
	percent.decimals = 4;
	t = theme_of(a, &percent, v, 2);
	t.values.list[0].people = UINT64_C(1000000000000);
	t.values.list[1].people = UINT64_C(1000000000000);
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_int_equal(f.mean, 500000);
	assert_int_equal(f.sd, 500000); /* 50.0000000000125 */
	assert_int_equal(f.quantiles[FIGURES_MEDIAN], 500000);
	assert_int_equal(f.quantiles[FIGURES_25], 0);
	assert_int_equal(f.quantiles[FIGURES_75], 1000000);
	assert_int_equal(f.bins[9], UINT64_C(1000000000000));
	/* how many were named has no bins */
	t.category = &events;
	figures_of(&form, &t, FIGURES_PLACES, &f);
	assert_false(f.has_bins);
	arena_free(a);
}

/* --- the examples of docs/statistics.md ----------------------------------- */

static void
add_figure(struct buf *out, const char *what, int64_t v)
{
	char text[32];

	num_format(v, FIGURES_PLACES, text);
	buf_addf(out, "%s%s", what, text);
}

static void
example(char *text)
{
	static const char first[] = "scores:";
	struct arena *a = arena_new();
	char *at = text + strlen(first);
	int64_t v[VALUES_MOST];
	size_t n = 0;
	struct tally_theme t;
	struct figures f;
	struct buf out;

	assert_memory_equal(text, first, strlen(first));
	while (*at == ' ')
		v[n++] = strtol(at, &at, 10);
	percent.decimals = 0;
	t = theme_of(a, &percent, v, n);
	figures_of(&form, &t, FIGURES_PLACES, &f);
	buf_init(&out, a);
	buf_add(&out, text, (size_t)(at - text));
	add_figure(&out, "\nmean: ", f.mean);
	add_figure(&out, "\nsd: ", f.sd);
	buf_adds(&out, "\nquantiles:");
	for (size_t i = 0; i < FIGURES_QUANTILES; i++)
		add_figure(&out, " ", f.quantiles[i]);
	buf_adds(&out, "\nhistogram:");
	for (size_t i = 0; i < FIGURES_BINS; i++)
		buf_addf(&out, " %" PRIu64, f.bins[i]);
	buf_addc(&out, '\n');
	assert_string_equal(out.data, text);
	arena_free(a);
}

static void
documented(void **state)
{
	(void)state;
	assert_int_equal(run_examples("docs/statistics.md", "scores", example),
	    1);
}

/* --- the bench's answers -------------------------------------------------- */

/* The first 17 columns of our CSV are the golden file, byte for byte. */
static void
golden(void **state)
{
	struct arena *a = arena_new();
	const char *at;
	struct buf all, cut;

	(void)state;
	buf_init(&all, a);
	buf_init(&cut, a);
	render_csv_stats(&all, bench_tally(a));
	for (at = all.data; *at != '\0'; at += strcspn(at, "\n") + 1) {
		const char *end = at;

		for (int i = 0; i < 17; i++)
			end += strcspn(end, ",") + 1;
		buf_add(&cut, at, (size_t)(end - 1 - at));
		buf_addc(&cut, '\n');
	}
	assert_string_equal(cut.data, text_of(a, BENCH_STATS));
	arena_free(a);
}

static void
r_line(void *ctx, char **cells)
{
	const struct tally *t = ctx;

	for (size_t i = 0; i < t->form->n_categories; i++) {
		struct figures f;

		if (!str_eq(t->themes[i].category->id, cells[0]))
			continue;
		figures_of(t->form, &t->themes[i], FIGURES_PLACES, &f);
		assert_int_equal(f.n, strtol(cells[1], NULL, 10));
		assert_int_equal(f.missing, strtol(cells[2], NULL, 10));
		assert_near(f.mean, cells[3], cells[0]);
		assert_near(f.sd, cells[4], cells[0]);
		for (size_t q = 0; q < FIGURES_QUANTILES; q++)
			assert_near(f.quantiles[q], cells[5 + q], cells[0]);
		return;
	}
	fail_msg("no theme %s", cells[0]);
}

static void
as_r_says(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_int_equal(
	    each_line("tests/stats/themes.csv", 14, r_line, bench_tally(a)),
	    12);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slowly),
	    cmocka_unit_test(edges),
	    cmocka_unit_test(points),
	    cmocka_unit_test(few),
	    cmocka_unit_test(many),
	    cmocka_unit_test(documented),
	    cmocka_unit_test(golden),
	    cmocka_unit_test(as_r_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
