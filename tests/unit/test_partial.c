/* Partials: how they look; what is written is read as the same; whatever is
 * done to a text, it is refused or is one. */
#include "partial_support.h"

static struct tally *
core(void)
{
	static const char *const said[] = {"w1", "w3", "nothing"};
	struct tally *t;

	tf.form = bank_form(tf.bank, "core");
	t = tally_new(tf.arena, tf.bank, tf.form);
	for (size_t i = 0; i < 3; i++) {
		struct answers *a =
		    answers_new(tf.arena, tf.bank, tf.form, "2026-11-22");

		say(a, "k1", said[i]);
		tally_person(t, tf.scratch, a);
	}
	t->rows = 3;
	t->bad = t->no_answer = 1;
	t->print = 255;
	partial_shard(t, "a \"b\"");
	return t;
}

static void
looks(void **state)
{
	(void)state;
	assert_string_equal(partial_text(core()), CORE);
	assert_string_equal(partial_text(read_partial(CORE)), CORE);
}

/* Every kind of theme, follow-ups; and nobody at all. */
static void
there_and_back(void **state)
{
	(void)state;
	for (uint64_t n = 0; n <= 240; n += 80) {
		struct tally *t = count_people(0, n), *again;
		const char *text;

		partial_shard(t, "Gr\u00fcn \\ 4");
		text = partial_text(t);
		again = read_partial(text);
		assert_same_counts(t, again);
		assert_string_equal(again->shards[0].name, "Gr\u00fcn \\ 4");
		assert_string_equal(partial_text(again), text);
		assert_true(n == 0 || strstr(text, "\nvalue ") != NULL);
		assert_has(text, "\nfollow-up pace cause\n");
	}
}

static void
names(void **state)
{
	char name[PARTIAL_NAME_MOST + 2];

	(void)state;
	assert_true(partial_name_fits(""));
	assert_true(partial_name_fits("part 1/2 \"x\" \\ Gr\u00fcn"));
	assert_false(partial_name_fits("a\nb"));
	assert_false(partial_name_fits("a\tb"));
	assert_false(partial_name_fits("\x7f"));
	assert_false(partial_name_fits("\u200b"));
	assert_false(partial_name_fits("\xff"));
	memset(name, '\\', sizeof(name));
	name[PARTIAL_NAME_MOST + 1] = '\0';
	assert_false(partial_name_fits(name));
	name[PARTIAL_NAME_MOST] = '\0';
	assert_true(partial_name_fits(name));
	/* the longest line that is written is not too long to be read */
	struct tally *t = count_people(0, 0);

	t->bad = PARTIAL_PEOPLE_MOST;
	t->print = UINT64_MAX;
	partial_shard(t, name);
	assert_string_equal(read_partial(partial_text(t))->shards[0].name,
	    name);
	refused(with(partial_text(t), "shard \"", "shard \"b"),
	    "the name of a shard has at most 200 bytes");
	memset(name, 'a', sizeof(name));
	name[PARTIAL_NAME_MOST + 1] = '\0';
	refused(with(CORE, "rows 3",
		    arena_printf(tf.arena, "%s%s%s%s%s%s%s", name, name, name,
			name, name, name, name)),
	    "p.part:5:1: error: this line is longer than 1024 bytes");
}

/* The one that docs/partial.md shows. */
static void
shown(void **state)
{
	const char *from, *to;
	struct err e;
	char *text;
	size_t n;

	(void)state;
	if (file_read(tf.arena, "docs/partial.md", 1 << 16, &text, &n, &e))
		fail_msg("%s", e.msg);
	from = strstr(text,
	    "```\n"
	    "harmcheck-partial");
	assert_non_null(from);
	from += strlen("```\n");
	to = strstr(from, "```");
	assert_non_null(to);
	text = arena_strndup(tf.arena, from, (size_t)(to - from));
	assert_string_equal(text, with(CORE, "a \\\"b\\\"", "monday"));
	assert_string_equal(partial_text(read_partial(text)), text);
}

/* One thing is done to a text of N bytes; gives the new size. */
static size_t
harm(struct prng *p, char *text, size_t n)
{
	static const char bytes[] = "0123456789- \n\"\\ae\xff";
	const size_t at = prng_below(p, n), other = prng_below(p, n);

	switch (prng_below(p, 5)) {
	case 0: /* another byte */
		text[at] = bytes[prng_below(p, sizeof(bytes))];
		return n;
	case 1: /* one less */
		memmove(text + at, text + at + 1, n - at - 1);
		return n - 1;
	case 2: /* one more */
		memmove(text + at + 1, text + at, n - at);
		text[at] = bytes[prng_below(p, sizeof(bytes))];
		return n + 1;
	case 3: /* two change places */
	{
		const char c = text[at];

		text[at] = text[other];
		text[other] = c;
	}
		return n;
	default: /* cut short */
		return at;
	}
}

/* Nothing crashes, and what is taken is written as it was read. */
static void
hostile(void **state)
{
	enum { ROUNDS = 6000 };
	struct tally *t = count_people(0, 40);
	const char *texts[] = {CORE, (partial_shard(t, "x"), partial_text(t))};
	struct prng p;
	size_t taken = 0;

	(void)state;
	prng_init(&p, 9, "hostile", 0);
	for (size_t i = 0; i < ROUNDS; i++) {
		const char *text = texts[i % 2];
		size_t n = strlen(text);
		char *copy = malloc(n + 8);
		struct arena *a = arena_new();
		struct tally *got;

		assert_non_null(copy);
		memcpy(copy, text, n);
		for (uint64_t k = prng_below(&p, 4); n > 0 && k < 4; k++)
			n = harm(&p, copy, n);
		got = read_partial_bytes(a, copy, n);
		if (got != NULL) {
			struct buf out;

			buf_init(&out, a);
			partial_write(&out, got, TALLY_DIGEST);
			assert_int_equal(out.len, n);
			assert_memory_equal(out.data, copy, n);
			taken++;
		}
		arena_free(a);
		free(copy);
	}
	/* some harm is none, such as another name; most is seen */
	assert_in_range(taken, 1, ROUNDS / 10);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, tally_set_up, tally_tear_down)
	const struct CMUnitTest tests[] = {
	    T(looks),
	    T(there_and_back),
	    T(names),
	    T(shown),
	    T(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
