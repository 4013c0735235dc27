/* What the tests of tallies and partials share: made-up people, counted. */
#ifndef TESTS_TALLY_SUPPORT_H
#define TESTS_TALLY_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/partial.h"
#include "harmcheck/prng.h"
#include "harmcheck/tally.h"

#define TALLY_BANK "tests/bank/good/scoring.yaml"
#define TALLY_DIGEST \
	"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

SUPPORT struct tally_fixture {
	struct arena *arena, *scratch;
	struct bank *bank;
	const struct form *form;
	struct diags diags;
} tf;

SUPPORT int
tally_set_up(void **state)
{
	(void)state;
	tf.arena = arena_new();
	tf.scratch = arena_new();
	tf.bank = load_bank(tf.arena, TALLY_BANK);
	tf.form = bank_form(tf.bank, "all");
	assert_non_null(tf.form);
	return 0;
}

SUPPORT int
tally_tear_down(void **state)
{
	(void)state;
	arena_free(tf.arena);
	arena_free(tf.scratch);
	return 0;
}

/* Person number I of the fixture's form: most answer, some skip, some stop,
 * and one in eight answers all. In A. */
SUPPORT struct answers *
somebody(struct arena *a, uint64_t i)
{
	struct answers *it = answers_new(a, tf.bank, tf.form, "2026-11-22");
	struct prng p;
	size_t stop;

	prng_init(&p, 7, "somebody", i);
	stop = prng_below(&p, 3) == 0 ? prng_below(&p, tf.form->n_items)
				      : tf.form->n_items;
	for (size_t k = 0; k < stop; k++) {
		const size_t n = tf.form->items[k].scale->n_options;

		it->list[k].said = i % 8 == 0 || prng_below(&p, 10) > 0
		    ? ANSWER_GIVEN
		    : ANSWER_SKIPPED;
		it->list[k].option = (int)prng_below(&p, n);
	}
	answers_refresh(it);
	return it;
}

/* People FROM up to TO, counted; one row in 16 is bad. No shard yet. */
SUPPORT struct tally *
count_people(uint64_t from, uint64_t to)
{
	struct tally *t = tally_new(tf.arena, tf.bank, tf.form);

	for (uint64_t i = from; i < to; i++) {
		struct prng p;

		prng_init(&p, 8, "print", i);
		if (i % 16 == 5) {
			t->bad++;
			continue;
		}
		arena_reset(tf.scratch);
		tally_person(t, tf.scratch, somebody(tf.scratch, i));
		t->rows++;
		t->print += prng_next(&p);
	}
	return t;
}

SUPPORT const char *
partial_text(const struct tally *t)
{
	struct buf out;

	buf_init(&out, tf.arena);
	partial_write(&out, t, TALLY_DIGEST);
	return out.data;
}

/* Read N bytes; a copy of their exact size, so that a checked build sees
 * whoever reads behind it. */
SUPPORT struct tally *
read_partial_bytes(struct arena *a, const char *text, size_t n)
{
	char *copy = malloc(n > 0 ? n : 1);
	struct tally *t;

	assert_non_null(copy);
	if (n > 0)
		memcpy(copy, text, n);
	diag_init(&tf.diags, a);
	t = partial_read(a, tf.bank, TALLY_DIGEST, "p.part", copy, n,
	    &tf.diags);
	free(copy);
	assert_int_equal(t == NULL, tf.diags.n > 0);
	return t;
}

SUPPORT const char *
partial_findings(void)
{
	struct buf out;

	buf_init(&out, tf.diags.arena);
	diag_write(&tf.diags, &out, 0);
	return out.data;
}

SUPPORT struct tally *
read_partial(const char *text)
{
	struct tally *t = read_partial_bytes(tf.arena, text, strlen(text));

	if (t == NULL)
		fail_msg("%s", partial_findings());
	return t;
}

SUPPORT size_t
theme_of(const struct tally *t, const char *id)
{
	for (size_t i = 0; i < t->form->n_categories; i++)
		if (str_eq(t->themes[i].category->id, id))
			return i;
	fail_msg("no theme %s", id);
	return 0;
}

/* Both as text, without what tells the shards apart. */
SUPPORT void
assert_same_counts(struct tally *a, struct tally *b)
{
	struct tally x = *a, y = *b;

	partial_shard(&x, "");
	partial_shard(&y, "");
	assert_string_equal(partial_text(&x), partial_text(&y));
}

#endif
