/* Alpha, its interval and each question with the rest: what R and PSPP say of
 * the bench's answers, a slow way over made-up people, and all that has no
 * alpha. */
#include "doc_support.h"
#include "stats_support.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "harmcheck/prng.h"

/* --- made-up people ------------------------------------------------------- */

#define MOST_PEOPLE 200
#define MOST_QUESTIONS 12

static struct sheet {
	size_t people, questions;
	int of[MOST_PEOPLE][MOST_QUESTIONS];
} sheet;

static struct category scale = {.kind = KIND_SCALE};

/* The sums of the sheet, each person TIMES times. */
static struct tally_theme
count_sheet(struct arena *a, uint64_t times)
{
	struct tally_theme t = {.category = &scale,
	    .n_questions = sheet.questions,
	    .complete = sheet.people * times,
	    .parts = arena_array(a, sheet.questions, sizeof(*t.parts))};

	for (size_t i = 0; i < sheet.people; i++) {
		num_wide total = 0;

		for (size_t k = 0; k < sheet.questions; k++)
			total += sheet.of[i][k];
		for (size_t k = 0; k < sheet.questions; k++) {
			const num_wide x = sheet.of[i][k], n = (num_wide)times;

			t.parts[k].sum += n * x;
			t.parts[k].square += n * x * x;
			t.parts[k].with_total += n * x * total;
		}
		t.total += (num_wide)times * total;
		t.total_square += (num_wide)times * total * total;
	}
	return t;
}

static struct reliability
work_out(struct arena *a, uint64_t times)
{
	const struct tally_theme t = count_sheet(a, times);
	struct reliability r;

	reliability_of(a, &t, &r);
	return r;
}

static int
value_of(size_t person, size_t question)
{
	return sheet.of[person][question];
}

/* The sum of all answers of a person but those to A and B. */
static int
others(size_t person, size_t a, size_t b)
{
	int sum = 0;

	for (size_t k = 0; k < sheet.questions; k++)
		if (k != a && k != b)
			sum += value_of(person, k);
	return sum;
}

#define NONE SIZE_MAX

/* With the means taken off first, person by person. */
static double
covariance(size_t x, size_t without_x, size_t y, size_t without_y)
{
	double mean_x = 0, mean_y = 0, sum = 0;
	const double n = (double)sheet.people;

	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sheet.people; i++) {
			const double vx = x != NONE
			    ? value_of(i, x)
			    : others(i, without_x, NONE),
				     vy = y != NONE
			    ? value_of(i, y)
			    : others(i, without_y, NONE);

			if (round == 0) {
				mean_x += vx / n;
				mean_y += vy / n;
			} else {
				sum += (vx - mean_x) * (vy - mean_y);
			}
		}
	return sum / (n - 1);
}

static double
slow_alpha(size_t without)
{
	double sum = 0;
	const double k = (double)sheet.questions - (without != NONE);

	for (size_t i = 0; i < sheet.questions; i++)
		if (i != without)
			sum += covariance(i, NONE, i, NONE);
	return k / (k - 1) *
	    (1 - sum / covariance(NONE, without, NONE, without));
}

static double
slow_rest(size_t i)
{
	return covariance(i, NONE, NONE, i) /
	    sqrt(covariance(i, NONE, i, NONE) * covariance(NONE, i, NONE, i));
}

static void
assert_close(int64_t figure, double should)
{
	if (fabs((double)figure / 1e4 - should) > 0.5001e-4)
		fail_msg("%.4f and not %.8f", (double)figure / 1e4, should);
}

static void
draw_sheet(struct prng *p)
{
	sheet.people = 10 + prng_below(p, MOST_PEOPLE - 10);
	sheet.questions = 2 + prng_below(p, MOST_QUESTIONS - 2);
	for (size_t i = 0; i < sheet.people; i++) {
		const int trait = (int)prng_below(p, 7);

		for (size_t k = 0; k < sheet.questions; k++)
			sheet.of[i][k] = (int)prng_below(p, 9) - 4 +
			    (k % 5 == 4 ? -trait : trait);
	}
}

static void
slowly(void **state)
{
	struct prng p;
	size_t against = 0;

	(void)state;
	prng_init(&p, 5, "sheet", 0);
	for (int n = 0; n < 60; n++) {
		struct arena *a = arena_new();
		struct reliability r;

		draw_sheet(&p);
		r = work_out(a, 1);
		assert_int_equal(r.state, RELIABILITY_DEFINED);
		assert_int_equal(r.people, sheet.people);
		assert_int_equal(r.n_items, sheet.questions);
		assert_int_equal(r.wide, sheet.people < 30);
		assert_close(r.alpha, slow_alpha(NONE));
		assert_true(r.low < r.alpha && r.alpha < r.high);
		for (size_t k = 0; k < sheet.questions; k++) {
			assert_true(r.items[k].has_rest);
			assert_close(r.items[k].rest, slow_rest(k));
			assert_int_equal(r.items[k].against, slow_rest(k) < 0);
			assert_int_equal(r.items[k].has_alpha,
			    sheet.questions > 2);
			if (r.items[k].has_alpha)
				assert_close(r.items[k].alpha, slow_alpha(k));
			against += r.items[k].against;
		}
		arena_free(a);
	}
	assert_true(against > 20);
}

/* Each person as often as fits: the same alpha, and no sum too large. */
static void
many(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 6, "sheet", 0);
	for (int n = 0; n < 20; n++) {
		struct arena *a = arena_new();
		struct reliability one, all;

		draw_sheet(&p);
		for (size_t i = 0; i < sheet.people; i++)
			for (size_t k = 0; k < sheet.questions; k++)
				sheet.of[i][k] *= 100;
		one = work_out(a, 1);
		all = work_out(a, UINT64_C(5000000000));
		assert_int_equal(one.alpha, all.alpha);
		assert_true(all.low <= all.alpha && all.alpha <= all.high);
		assert_true(all.high - all.low < 2000);
		for (size_t k = 0; k < sheet.questions; k++) {
			assert_int_equal(one.items[k].rest, all.items[k].rest);
			assert_int_equal(one.items[k].alpha,
			    all.items[k].alpha);
		}
		arena_free(a);
	}
}

/* --- without an alpha ----------------------------------------------------- */

static void
fill_sheet(size_t people, size_t questions)
{
	sheet.people = people;
	sheet.questions = questions;
	for (size_t i = 0; i < people; i++)
		for (size_t k = 0; k < questions; k++)
			sheet.of[i][k] = (int)(i * i + k * i) % 4;
}

static void
few(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(9, 3);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_FEW);
	assert_int_equal(r.people, 9);
	for (size_t i = 0; i < 3; i++)
		assert_false(r.items[i].has_rest || r.items[i].against ||
		    r.items[i].has_alpha);
	fill_sheet(10, 3);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_true(r.wide);
	fill_sheet(29, 3);
	assert_true(work_out(a, 1).wide);
	fill_sheet(30, 3);
	assert_false(work_out(a, 1).wide);
	fill_sheet(0, 3);
	assert_int_equal(work_out(a, 1).state, RELIABILITY_FEW);
	arena_free(a);
}

static void
one_question(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(50, 1);
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_ONE_ITEM);
	assert_false(r.items[0].has_rest);
	sheet.questions = 0;
	assert_int_equal(work_out(a, 1).state, RELIABILITY_ONE_ITEM);
	arena_free(a);
}

static void
events(void **state)
{
	const struct category events = {.kind = KIND_EVENTS};
	struct tally_theme t = {.category = &events, .complete = 50};
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	reliability_of(a, &t, &r);
	assert_int_equal(r.state, RELIABILITY_EVENTS);
	assert_int_equal(r.n_items, 0);
	arena_free(a);
}

static void
no_variation(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	/* all the same */
	fill_sheet(20, 3);
	memset(sheet.of, 0, sizeof(sheet.of));
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	assert_false(r.items[0].has_rest);
	/* two that undo each other: each has its rest, and is against it */
	for (size_t i = 0; i < 20; i++) {
		sheet.of[i][0] = (int)(i % 4);
		sheet.of[i][1] = 3 - (int)(i % 4);
	}
	sheet.questions = 2;
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	assert_true(r.items[0].has_rest && r.items[0].against);
	assert_int_equal(r.items[0].rest, -RELIABILITY_ONE);
	/* one of three that all answer alike */
	sheet.questions = 3;
	for (size_t i = 0; i < 20; i++)
		sheet.of[i][1] = sheet.of[i][0];
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_false(r.items[2].has_rest || r.items[2].against);
	assert_true(r.items[0].has_rest);
	assert_int_equal(r.items[0].rest, RELIABILITY_ONE);
	/* the two others are one and the same */
	assert_int_equal(r.items[2].alpha, RELIABILITY_ONE);
	arena_free(a);
}

/* As low as it comes: nothing breaks. */
static void
lowest(void **state)
{
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	fill_sheet(100, 2);
	for (size_t i = 0; i < 100; i++) {
		sheet.of[i][0] = i % 2 == 0 ? 1000 : -1000;
		sheet.of[i][1] = -sheet.of[i][0] + (i == 0);
	}
	r = work_out(a, 1);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_close(r.alpha, slow_alpha(NONE));
	assert_true(r.low < r.alpha && r.alpha < r.high);
	arena_free(a);
}

/* Sums that no people have; a file of sums may hold anything. */
static void
impossible(void **state)
{
	struct tally_part parts[2] = {{5, -3, 1}, {1000, 2, 1}};
	struct tally_theme t = {.category = &scale,
	    .n_questions = 2,
	    .complete = 10,
	    .parts = parts,
	    .total = 3,
	    .total_square = 4};
	struct arena *a = arena_new();
	struct reliability r;

	(void)state;
	reliability_of(a, &t, &r);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_false(r.items[1].has_rest);
	t.total_square = 0;
	reliability_of(a, &t, &r);
	assert_int_equal(r.state, RELIABILITY_NO_VARIATION);
	arena_free(a);
}

/* --- the examples of docs/statistics.md ----------------------------------- */

static const char *
print_figure(struct arena *a, int64_t v)
{
	char text[32];

	num_format(v, RELIABILITY_PLACES, text);
	return arena_strdup(a, text);
}

static void
print_items(struct buf *out, const struct reliability *r, const char *what,
    bool rest)
{
	buf_adds(out, what);
	for (size_t i = 0; i < r->n_items; i++)
		buf_addf(out, " %s",
		    print_figure(out->arena,
			rest ? r->items[i].rest : r->items[i].alpha));
	buf_addc(out, '\n');
}

static void
alpha_example(char *text)
{
	static const char first[] = "people: ";
	struct arena *a = arena_new();
	char *at = text + strlen(first), *end;
	struct reliability r;
	struct buf out;

	assert_memory_equal(text, first, strlen(first));
	end = strchr(at, '\n');
	assert_non_null(end);
	memset(&sheet, 0, sizeof(sheet));
	for (; at < end; at++)
		if (*at >= '0' && *at <= '9')
			sheet.of[sheet.people][sheet.questions++] = *at - '0';
		else if (*at == ' ') {
			sheet.people++;
			sheet.questions = 0;
		}
	sheet.people++;
	r = work_out(a, 1);
	buf_init(&out, a);
	buf_add(&out, text, (size_t)(end - text));
	buf_addf(&out, "\nalpha: %s\ninterval: %s to %s\n",
	    print_figure(a, r.alpha), print_figure(a, r.low),
	    print_figure(a, r.high));
	print_items(&out, &r, "with the rest:", true);
	print_items(&out, &r, "without it:", false);
	assert_string_equal(out.data, text);
	arena_free(a);
}

static void
feldt_example(char *text)
{
	struct arena *a = arena_new();
	struct buf out;
	uint64_t questions;
	unsigned hundredths;
	char *at;

	buf_init(&out, a);
	assert_int_equal(sscanf(text, "alpha: 0.%u of %" SCNu64 " questions",
			     &hundredths, &questions),
	    2);
	buf_addf(&out, "alpha: 0.%u of %" PRIu64 " questions\n", hundredths,
	    questions);
	for (at = strchr(text, '\n') + 1; *at != '\0';
	     at = strchr(at, '\n') + 1) {
		const uint64_t n = strtoull(at, NULL, 10);
		int64_t low, high;

		reliability_interval(100 - hundredths, 100, n, questions,
		    RELIABILITY_PLACES, &low, &high);
		buf_addf(&out, "%" PRIu64 " people: %s to %s\n", n,
		    print_figure(a, low), print_figure(a, high));
	}
	assert_string_equal(out.data, text);
	arena_free(a);
}

static void
documented(void **state)
{
	(void)state;
	assert_int_equal(
	    run_examples("docs/statistics.md", "alpha", alpha_example), 1);
	assert_int_equal(
	    run_examples("docs/statistics.md", "feldt", feldt_example), 1);
}

/* --- the bench's answers -------------------------------------------------- */

struct bench {
	struct arena *arena;
	const struct tally *tally;
};

static const struct tally_theme *
theme_of(const struct bench *b, const char *id)
{
	for (size_t i = 0; i < b->tally->form->n_categories; i++)
		if (str_eq(b->tally->themes[i].category->id, id))
			return &b->tally->themes[i];
	fail_msg("no theme %s", id);
	return NULL;
}

static void
theme_line(void *ctx, char **cells)
{
	struct bench *b = ctx;
	struct reliability r;

	reliability_of(b->arena, theme_of(b, cells[0]), &r);
	assert_int_equal(r.state, RELIABILITY_DEFINED);
	assert_int_equal(r.people, strtol(cells[10], NULL, 10));
	assert_near(r.alpha, cells[11], cells[0]);
	assert_near(r.low, cells[12], cells[0]);
	assert_near(r.high, cells[13], cells[0]);
}

/* CATEGORY,ITEM,WITH THE REST,ALPHA WITHOUT; without an item: alpha. */
static void
item_line(void *ctx, char **cells)
{
	struct bench *b = ctx;
	const struct tally_theme *t = theme_of(b, cells[0]);
	struct reliability r;

	reliability_of(b->arena, t, &r);
	if (*cells[1] == '\0') {
		assert_near(r.alpha, cells[3], cells[0]);
		return;
	}
	for (size_t i = 0; i < r.n_items; i++)
		if (str_eq(t->questions[i]->question->id, cells[1])) {
			assert_near(r.items[i].rest, cells[2], cells[1]);
			assert_near(r.items[i].alpha, cells[3], cells[1]);
			return;
		}
	fail_msg("no question %s", cells[1]);
}

static void
as_others_say(void **state)
{
	struct bench b = {.arena = arena_new()};

	(void)state;
	b.tally = bench_tally(b.arena);
	assert_int_equal(
	    each_line("tests/stats/themes.csv", 14, theme_line, &b), 12);
	assert_int_equal(each_line("tests/stats/items.csv", 4, item_line, &b),
	    BENCH_ITEMS);
	assert_int_equal(each_line("tests/stats/pspp.csv", 4, item_line, &b),
	    BENCH_ITEMS + 12);
	arena_free(b.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slowly),
	    cmocka_unit_test(many),
	    cmocka_unit_test(few),
	    cmocka_unit_test(one_question),
	    cmocka_unit_test(events),
	    cmocka_unit_test(no_variation),
	    cmocka_unit_test(lowest),
	    cmocka_unit_test(impossible),
	    cmocka_unit_test(documented),
	    cmocka_unit_test(as_others_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
