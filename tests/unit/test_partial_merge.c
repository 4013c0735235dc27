/* Partials added up: in any order and any grouping, through text and not, they
 * come to the same as one pass. What was counted twice, is missing, or belongs
 * to something else is refused by name. */
#include "tally_support.h"

static struct err err;

static struct tally *
shard_of(uint64_t from, uint64_t to, const char *name)
{
	struct tally *t = count_people(from, to);

	partial_shard(t, name);
	return t;
}

static struct tally *
merged(struct tally *const *list, size_t n, size_t shards)
{
	struct partial_merge *m = partial_merge_new(tf.arena);

	for (size_t i = 0; i < n; i++)
		if (partial_merge_add(m, arena_printf(tf.arena, "f%zu.part", i),
			list[i], &err) == -1)
			return NULL;
	return partial_merge_end(m, shards, &err);
}

static struct tally *
merged_two(struct tally *a, struct tally *b)
{
	struct tally *list[] = {a, b};

	return merged(list, 2, 0);
}

static struct tally *
good(struct tally *t)
{
	if (t == NULL)
		fail_msg("%s", err.msg);
	return t;
}

static void
refused(struct tally *t, const char *words)
{
	assert_null(t);
	assert_int_equal(err.kind, ERR_DATA);
	assert_string_equal(err.msg, words);
}

/* The list in another order. */
static void
shuffle(struct prng *p, struct tally **list, size_t n)
{
	for (; n > 1; n--) {
		const size_t i = prng_below(p, n);
		struct tally *t = list[i];

		list[i] = list[n - 1];
		list[n - 1] = t;
	}
}

/* Two or more at a time, at random, until one is left; each step by text or
 * not. */
static struct tally *
tree(struct prng *p, struct tally **list, size_t n)
{
	while (n > 1) {
		const size_t k = 2 + prng_below(p, n - 1);
		struct tally *t;

		shuffle(p, list, n);
		t = good(merged(list + n - k, k, 0));
		if (prng_below(p, 2) == 0)
			t = read_partial(partial_text(t));
		n -= k - 1;
		list[n - 1] = t;
	}
	return list[0];
}

static void
any_order(void **state)
{
	enum { PEOPLE = 200, ROUNDS = 12, PARTS_MOST = 9 };
	struct tally *whole = shard_of(0, PEOPLE, "");
	struct prng p;

	(void)state;
	prng_init(&p, 10, "any order", 0);
	for (int round = 0; round < ROUNDS; round++) {
		struct tally *list[PARTS_MOST], *flat, *again;
		size_t n = 0;

		for (uint64_t at = 0; at < PEOPLE; n++) {
			uint64_t to = at + prng_below(&p, 60);

			to = to > PEOPLE || n == PARTS_MOST - 1 ? PEOPLE : to;
			/* some without a name, some without rows */
			list[n] = shard_of(at, to,
			    prng_below(&p, 3) == 0
				? ""
				: arena_printf(tf.arena, "part %zu", n));
			at = to;
		}
		flat = good(merged(list, n, n));
		assert_int_equal(flat->n_shards, n);
		assert_same_counts(flat, whole);
		for (int k = 0; k < 3; k++) {
			struct tally *copy[PARTS_MOST];

			memcpy(copy, list, sizeof(copy));
			again = tree(&p, copy, n);
			assert_string_equal(partial_text(again),
			    partial_text(flat));
		}
		assert_same_counts(read_partial(partial_text(flat)), whole);
	}
}

/* One part alone is itself. */
static void
one(void **state)
{
	struct tally *t = shard_of(0, 30, "a");

	(void)state;
	assert_string_equal(partial_text(good(merged(&t, 1, 1))),
	    partial_text(t));
}

/* What was added may go. */
static void
let_go(void **state)
{
	struct partial_merge *m = partial_merge_new(tf.arena);
	const char *text[] = {partial_text(shard_of(0, 30, "a")),
	    partial_text(shard_of(30, 60, "b"))};
	struct tally *t =
	    merged_two(read_partial(text[0]), read_partial(text[1]));

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena *a = arena_new();
		char file[] = "a.part";

		assert_int_equal(
		    partial_merge_add(m, file,
			read_partial_bytes(a, text[i], strlen(text[i])), &err),
		    0);
		file[0] = 'z';
		arena_free(a);
	}
	assert_string_equal(partial_text(good(partial_merge_end(m, 2, &err))),
	    partial_text(good(t)));
}

static void
twice_by_name(void **state)
{
	(void)state;
	refused(merged_two(shard_of(0, 30, "a"), shard_of(0, 30, "a")),
	    "the shard \"a\" is counted twice: in f0.part and in f1.part; "
	    "leave one of them out");
	/* to leave one out would lose rows; an empty one has a name, too */
	for (size_t to = 30; to <= 60; to += 30)
		refused(merged_two(shard_of(0, 30, "a"), shard_of(30, to, "a")),
		    "the shard \"a\" is in f0.part and in f1.part, with other "
		    "rows: two parts have one name, or one of them was counted "
		    "before its rows changed; name them with --shard, or count "
		    "again");
	good(merged_two(shard_of(0, 30, ""), shard_of(30, 60, "")));
}

static void
twice_by_rows(void **state)
{
	struct tally *list[3];

	(void)state;
	refused(merged_two(shard_of(0, 30, "a"), shard_of(0, 30, "")),
	    "the same rows are counted twice: the shard \"a\" in f0.part and "
	    "the shard without a name in f1.part hold the same 30 rows; leave "
	    "one of them out");
	/* only bad rows are rows, too: person 5 is one */
	refused(merged_two(shard_of(5, 6, "b"), shard_of(21, 22, "a")),
	    "the same rows are counted twice: the shard \"b\" in f0.part and "
	    "the shard \"a\" in f1.part hold the same 1 rows; leave one of "
	    "them out");
	/* no rows are never twice */
	good(merged_two(shard_of(0, 0, ""), shard_of(0, 0, "")));
	good(merged_two(shard_of(0, 0, "a"), shard_of(0, 0, "b")));
	/* inside one that was merged already */
	list[0] = shard_of(30, 60, "c");
	list[1] = good(merged_two(shard_of(0, 30, "a"), shard_of(60, 90, "b")));
	list[2] = shard_of(60, 90, "z");
	refused(merged(list, 3, 0),
	    "the same rows are counted twice: the shard \"b\" in f1.part and "
	    "the shard \"z\" in f2.part hold the same 30 rows; leave one of "
	    "them out");
}

static void
number(void **state)
{
	struct tally *list[12];

	(void)state;
	for (size_t i = 0; i < 12; i++)
		list[i] = shard_of(10 * i, 10 * i + 10,
		    i == 3 ? "" : arena_printf(tf.arena, "p%02zu", i));
	good(merged(list, 12, 12));
	refused(merged(list, 2, 3),
	    "there should be 3 shards, and there are 2: \"p02\" is not there");
	refused(merged(list + 3, 1, 2),
	    "there should be 2 shards, and there is 1: without a name");
	refused(merged(list, 12, 13),
	    "there should be 13 shards, and there are 12: without a name, "
	    "\"p00\", \"p01\", \"p02\", \"p04\", \"p05\", \"p06\", \"p07\", "
	    "\"p08\", \"p09\" and 2 more");
}

/* Those that are missing are named only where that can be told. */
static void
missing(void **state)
{
	static const struct {
		const char *names[3];
		size_t shards;
		const char *want;
	} cases[] = {
	    {{"1.csv", "2.csv", "4.csv"}, 4, "\"3.csv\" is not there"},
	    {{"d2-1", "d2-2", "d2-0"}, 4, "\"d2-3\" is not there"},
	    {{"10", "11", "12"}, 12,
		"\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", "
		"\"9\" are not there"},
	    {{"001x", "002x", "012x"}, 14,
		"\"003x\", \"004x\", \"005x\", \"006x\", \"007x\", "
		"\"008x\", \"009x\", \"010x\", \"011x\", \"013x\" and 1 more "
		"are not there"},
	    /* beyond the number, in another way, around it another text */
	    {{"1", "2", "5"}, 4, "\"1\", \"2\", \"5\""},
	    {{"0", "1", "4"}, 4, "\"0\", \"1\", \"4\""},
	    {{"1", "02", "3"}, 4, "\"02\", \"1\", \"3\""},
	    {{"01", "02", "3"}, 4, "\"01\", \"02\", \"3\""},
	    {{"a1", "a2", "b3"}, 4, "\"a1\", \"a2\", \"b3\""},
	    {{"1a", "2a", "3"}, 4, "\"1a\", \"2a\", \"3\""},
	    {{"9999999999", "1", "2"}, 4, "\"1\", \"2\", \"9999999999\""},
	    {{"one", "two", "three"}, 4, "\"one\", \"three\", \"two\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct tally *list[3];

		for (size_t k = 0; k < 3; k++)
			list[k] =
			    shard_of(10 * k, 10 * k + 10, cases[i].names[k]);
		refused(merged(list, 3, cases[i].shards),
		    arena_printf(tf.arena,
			"there should be %zu shards, and there are 3: %s",
			cases[i].shards, cases[i].want));
	}
}

static void
another_form(void **state)
{
	struct tally *all = shard_of(0, 10, "a"), *core;

	(void)state;
	tf.form = bank_form(tf.bank, "core");
	core = shard_of(10, 20, "b");
	refused(merged_two(all, core),
	    "f0.part was counted of the form all, and f1.part of the form "
	    "core; different forms are not added up");
}

static void
too_many(void **state)
{
	struct tally *a = shard_of(0, 10, "a"), *b = shard_of(10, 20, "b");

	(void)state;
	a->rows = PARTIAL_PEOPLE_MOST - b->rows;
	good(merged_two(a, b));
	a->rows++;
	refused(merged_two(a, b),
	    "with f1.part there are more than 1000000000000 rows; that is too "
	    "many");
	a->rows = 10;
	a->bad = PARTIAL_PEOPLE_MOST;
	b->bad = 1;
	refused(merged_two(a, b),
	    "with f1.part there are more than 1000000000000 rows; that is too "
	    "many");
	a->bad = 0;
	a->n_shards = PARTIAL_SHARDS_MOST;
	refused(merged_two(b, a),
	    "with f1.part there are more than 1000000 shards; that is too "
	    "many");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, tally_set_up, tally_tear_down)
	const struct CMUnitTest tests[] = {
	    T(any_order),
	    T(one),
	    T(let_go),
	    T(twice_by_name),
	    T(twice_by_rows),
	    T(number),
	    T(missing),
	    T(another_form),
	    T(too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
