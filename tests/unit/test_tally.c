/* Counting people: against the numbers by hand, against another way of
 * counting, in parts, and with many people and many values. */
#include "tally_support.h"

#include "harmcheck/num.h"
#include "harmcheck/score.h"

/* Say each "question=option" of TEXT. */
static struct answers *
person(const char *text)
{
	struct answers *a =
	    answers_new(tf.arena, tf.bank, tf.form, "2026-11-22");
	char *copy = arena_strdup(tf.arena, text), *rest = NULL;

	for (char *w = strtok_r(copy, " ", &rest); w != NULL;
	     w = strtok_r(NULL, " ", &rest)) {
		char *eq = strchr(w, '=');

		assert_non_null(eq);
		*eq = '\0';
		say(a, w, eq + 1);
	}
	return a;
}

static struct tally *
tally_of(const char *form, const char *const *people, size_t n)
{
	struct tally *t;

	tf.form = bank_form(tf.bank, form);
	t = tally_new(tf.arena, tf.bank, tf.form);
	for (size_t i = 0; i < n; i++) {
		tally_person(t, tf.scratch, person(people[i]));
		t->rows++;
	}
	return t;
}

static const struct tally_item *
item(const struct tally *t, const char *id)
{
	const struct question *q = bank_question(t->bank, id);

	assert_non_null(q);
	return &t->items[t->form->item_of[q->index]];
}

static void
assert_part(const struct tally_part *p, int64_t sum, int64_t square,
    int64_t with_total)
{
	assert_int_equal((int64_t)p->sum, sum);
	assert_int_equal((int64_t)p->square, square);
	assert_int_equal((int64_t)p->with_total, with_total);
}

/* Three people, on paper. The theme "mean" has m1, m2 (weight 1.5) and m3,
 * which is reversed; answers go from 1 to 5. */
static void
by_hand(void **state)
{
	static const char *const people[] = {
	    "m1=v5 m2=v4 m3=v1 p1=often p2=once p3=never p4=never",
	    "m1=v2 m2=v1 m3=v3 p1=skipped",
	    "m1=v3 m2=skipped m3=v3 p1=once",
	};
	const struct tally *t = tally_of("all", people, 3);
	const struct tally_theme *mean = &t->themes[theme_of(t, "mean")];
	const struct tally_theme *pace = &t->themes[theme_of(t, "pace")];

	(void)state;
	assert_int_equal(item(t, "m1")->given[1], 1);
	assert_int_equal(item(t, "m1")->given[2], 1);
	assert_int_equal(item(t, "m1")->given[4], 1);
	assert_int_equal(item(t, "m2")->skipped, 1);
	assert_int_equal(item(t, "p1")->skipped, 1);
	assert_int_equal(item(t, "g1")->not_reached, 3);
	/* 5 + 4 + 5 = 14; 2 + 1 + 3 = 6 */
	assert_int_equal(mean->n_questions, 3);
	assert_int_equal(mean->complete, 2);
	assert_part(&mean->parts[0], 7, 29, 70 + 12);
	assert_part(&mean->parts[1], 5, 17, 56 + 6);
	assert_part(&mean->parts[2], 8, 34, 70 + 18);
	assert_int_equal((int64_t)mean->total, 20);
	assert_int_equal((int64_t)mean->total_square, 196 + 36);
	/* (5 + 1.5 * 4 + 5) / 3.5 = 32/7, less 1, in 4: 89.29 of 100; then
	 * 6.5/3.5 - 1 = 6/7: 21.43; then 3 of 5, the middle: 50 */
	assert_int_equal(mean->values.n, 3);
	assert_int_equal(mean->values.list[0].value, 2143);
	assert_int_equal(mean->values.list[1].value, 5000);
	assert_int_equal(mean->values.list[2].value, 8929);
	assert_int_equal(mean->levels[0], 1);
	assert_int_equal(mean->levels[1], 1);
	assert_int_equal(mean->levels[2], 1);
	/* two ticked, one ticked, and nothing to say of the other */
	assert_int_equal(pace->levels[0], 1);
	assert_int_equal(pace->levels[1], 1);
	assert_int_equal(pace->not_enough, 1);
	assert_int_equal(pace->values.n, 2);
	assert_int_equal(pace->values.list[0].value, 1);
	assert_int_equal(pace->values.list[1].value, 2);
	assert_int_equal(pace->complete, 0);
}

/* "I do not know" is an answer that was given, and none for the sums. */
static void
unknown(void **state)
{
	static const char *const people[] = {"h1=much h2=none h3=dunno",
	    "h1=much h2=none h3=much"};
	const struct tally *t = tally_of("all", people, 2);
	const struct tally_theme *th = &t->themes[theme_of(t, "heavy")];

	(void)state;
	assert_int_equal(item(t, "h3")->given[2], 1);
	assert_int_equal(th->complete, 1);
	assert_part(&th->parts[0], 2, 4, 8);
	assert_int_equal(th->levels[1], 2);
}

/* A form without all questions of a theme has those that it has. */
static void
some_questions(void **state)
{
	static const char *const people[] = {"k1=w3", "k1=skipped", "k1=w1"};
	const struct tally *t = tally_of("core", people, 3);
	const struct tally_theme *th = &t->themes[0];

	(void)state;
	assert_int_equal(th->n_questions, 1);
	assert_string_equal(th->questions[0]->question->id, "k1");
	assert_int_equal(th->complete, 2);
	assert_part(&th->parts[0], 4, 10, 10);
	assert_int_equal(th->not_enough, 3); /* half a sum is none */
}

/* What a gate hides is not shown, whatever was said. */
static void
hidden(void **state)
{
	static const char *const people[] = {"g1=often g2=often g1=never"};
	const struct tally *t = tally_of("all", people, 1);

	(void)state;
	assert_int_equal(item(t, "g2")->not_shown, 1);
	assert_int_equal(item(t, "g1")->given[0], 1);
}

/* All counts of T, and those that must follow from the answers themselves. */
static void
assert_adds_up(const struct tally *t)
{
	for (size_t i = 0; i < t->form->n_items; i++) {
		const struct tally_item *it = &t->items[i];
		uint64_t all = it->skipped + it->not_applicable +
		    it->not_shown + it->not_reached;

		for (size_t k = 0; k < BANK_OPTIONS_MAX; k++)
			all += it->given[k];
		assert_int_equal(all, t->rows);
	}
	for (size_t i = 0; i < t->form->n_categories; i++) {
		const struct tally_theme *th = &t->themes[i];
		uint64_t levels = 0, values = 0;

		for (size_t k = 0; k < BANK_LEVELS_MAX; k++)
			levels += th->levels[k];
		for (size_t k = 0; k < th->values.n; k++) {
			values += th->values.list[k].people;
			assert_true(k == 0 ||
			    th->values.list[k - 1].value <
				th->values.list[k].value);
		}
		assert_int_equal(levels, values);
		assert_int_equal(levels + th->not_enough + th->not_applicable,
		    t->rows);
	}
}

/* A sum over a list of keyed values, kept whole. */
static void
against_lists(void **state)
{
	enum { PEOPLE = 400 };
	struct tally *t = tally_new(tf.arena, tf.bank, tf.form);
	const size_t odd = theme_of(t, "odd");
	/* x0, x1, x5 of o1 (reversed) and o2 */
	static const int keys[2][3] = {{5, 4, 0}, {0, 1, 5}};
	int64_t n = 0, sum[2] = {0}, square[2] = {0}, with[2] = {0};
	int64_t total = 0, total_square = 0;

	(void)state;
	for (uint64_t i = 0; i < PEOPLE; i++) {
		const struct answers *a = somebody(tf.arena, i);
		const int o1 = answer_option(a, item_of(a, "o1"));
		const int o2 = answer_option(a, item_of(a, "o2"));

		tally_person(t, tf.scratch, a);
		t->rows++;
		if (o1 < 0 || o2 < 0)
			continue;
		const int x[2] = {keys[0][o1], keys[1][o2]};
		n++;
		for (size_t k = 0; k < 2; k++) {
			sum[k] += x[k];
			square[k] += x[k] * x[k];
			with[k] += x[k] * (x[0] + x[1]);
		}
		total += x[0] + x[1];
		total_square += (x[0] + x[1]) * (x[0] + x[1]);
	}
	assert_adds_up(t);
	assert_in_range(n, PEOPLE / 4, PEOPLE - 1);
	assert_int_equal(t->themes[odd].complete, n);
	for (size_t k = 0; k < 2; k++)
		assert_part(&t->themes[odd].parts[k], sum[k], square[k],
		    with[k]);
	assert_int_equal((int64_t)t->themes[odd].total, total);
	assert_int_equal((int64_t)t->themes[odd].total_square, total_square);
}

/* So many people at once are so many one by one. */
static void
times(void **state)
{
	struct tally *once = tally_new(tf.arena, tf.bank, tf.form);
	struct tally *often = tally_new(tf.arena, tf.bank, tf.form);
	const size_t mean = theme_of(once, "mean");
	const struct theme_score s = {.level = 2, .score = 7000};
	const struct theme_score none = {.level = LEVEL_NOT_ENOUGH};
	const struct theme_score other = {.level = LEVEL_NOT_APPLICABLE};
	static const int values[] = {5, 1, 3};

	(void)state;
	for (int i = 0; i < 17; i++) {
		for (int st = 0; st <= ANSWER_NOT_SHOWN; st++)
			tally_answer(once, 1, (enum answer_state)st, 2, 1);
		tally_result(once, mean, &s, 1);
		tally_result(once, mean, &none, 1);
		tally_result(once, mean, &other, 1);
		tally_complete(once, mean, values, 1);
	}
	for (int st = 0; st <= ANSWER_NOT_SHOWN; st++)
		tally_answer(often, 1, (enum answer_state)st, 2, 17);
	tally_result(often, mean, &s, 17);
	tally_result(often, mean, &s, 0);
	tally_result(often, mean, &none, 17);
	tally_result(often, mean, &other, 17);
	tally_complete(often, mean, values, 17);
	tally_settle(once);
	tally_settle(often);
	assert_same_counts(once, often);
	assert_int_equal(often->themes[mean].not_enough, 17);
	assert_int_equal(often->themes[mean].not_applicable, 17);
	assert_int_equal(often->items[1].not_reached, 17);
	assert_int_equal(often->themes[mean].values.n, 1);
}

/* As many people as may be, at the largest sums of this bank. */
static void
a_million_millions(void **state)
{
	struct tally *t = tally_new(tf.arena, tf.bank, tf.form);
	const size_t mean = theme_of(t, "mean");
	static const int values[] = {1000, 1000, 1000};
	char text[96];

	(void)state;
	for (int i = 0; i < 4; i++)
		tally_complete(t, mean, values, PARTIAL_PEOPLE_MOST / 4);
	num_ratio_format((struct ratio){t->themes[mean].total_square, 1}, text);
	assert_string_equal(text, "9000000000000000000");
	num_ratio_format((struct ratio){t->themes[mean].parts[2].square, 1},
	    text);
	assert_string_equal(text, "1000000000000000000");
	tally_complete(t, mean, (int[]){-1000, 1000, 1000},
	    PARTIAL_PEOPLE_MOST * 1000);
	num_ratio_format((struct ratio){t->themes[mean].parts[0].with_total, 1},
	    text);
	assert_string_equal(text, "-997000000000000000000");
	num_ratio_format((struct ratio){t->themes[mean].total_square, 1}, text);
	assert_string_equal(text, "1009000000000000000000");
}

/* A hundred thousand values, settled now and then. The time for it would be
 * minutes if it were quadratic. */
static void
many_values(void **state)
{
	enum { VALUES = 131072, ROUNDS = 3 };
	struct tally *t = tally_new(tf.arena, tf.bank, tf.form);
	struct tally *sum = tally_new(tf.arena, tf.bank, tf.form);
	const size_t mean = theme_of(t, "mean");
	const struct tally_counts *c = &t->themes[mean].values;

	(void)state;
	for (size_t i = 0; i < (size_t)VALUES * ROUNDS; i++) {
		/* all of them, in an order that is none; then again */
		const int64_t v = (int64_t)(i * 40503 % VALUES) - 1000;
		const struct theme_score s = {.level = 0, .score = v};

		tally_result(t, mean, &s, (uint64_t)(v & 3) + 1);
		if (i % 50000 == 17)
			tally_settle(t);
	}
	/* as a part that is not settled, too */
	tally_add(sum, t);
	tally_settle(t);
	tally_add(sum, t);
	for (int k = 0; k < 2; k++, c = &sum->themes[mean].values) {
		assert_int_equal(c->n, VALUES);
		for (size_t i = 0; i < VALUES; i++) {
			const int64_t v = (int64_t)i - 1000;

			assert_int_equal(c->list[i].value, v);
			assert_int_equal(c->list[i].people,
			    ROUNDS * (unsigned)(k + 1) *
				((uint64_t)(v & 3) + 1));
		}
	}
}

/* Cut anywhere, it adds up to the whole. */
static void
parts(void **state)
{
	enum { PEOPLE = 300 };
	struct tally *whole = count_people(0, PEOPLE);

	(void)state;
	assert_adds_up(whole);
	for (uint64_t cut = 0; cut <= PEOPLE; cut += 60) {
		struct tally *head = count_people(0, cut);
		struct tally *tail = count_people(cut, PEOPLE);

		tally_add(tail, head);
		assert_same_counts(tail, whole);
		assert_int_equal(tail->rows, whole->rows);
	}
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, tally_set_up, tally_tear_down)
	const struct CMUnitTest tests[] = {
	    T(by_hand),
	    T(unknown),
	    T(some_questions),
	    T(hidden),
	    T(against_lists),
	    T(times),
	    T(a_million_millions),
	    T(many_values),
	    T(parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
