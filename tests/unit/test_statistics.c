/* What R and PSPP say of the answers of the bench, as tests/stats/ has it; and
 * the examples of docs/statistics.md. */
#include "doc_support.h"
#include "sheet_support.h"
#include "stats_support.h"

#include <inttypes.h>
#include <stdio.h>

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

	reliability_of(b->arena, theme_of(b, cells[0]), RELIABILITY_PLACES, &r);
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

	reliability_of(b->arena, t, RELIABILITY_PLACES, &r);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(as_others_say),
	    cmocka_unit_test(documented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
