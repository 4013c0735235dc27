/* A check that was saved goes on as if nothing had happened: at every step of
 * made-up dialogues what the file holds is read into a new one, which gets the
 * same lines from there on. */
#include "resume_support.h"

#include "harmcheck/prng.h"

#define STEPS 70

static size_t left_out; /* so often a part was, on the first page */

/* A line that a person could type: mostly answers. */
static void
make_line(struct prng *p, char *line, size_t size)
{
	static const char *const keys[] = {"s", "n", "c", "b", "u", "?", "t",
	    "h", "p", "k", "r", "", "", "", "b", "q", "2", "1", "1"};
	static const char *const notes[] = {"It was hard: \"no\" # {x}",
	    "caf\xc3\xa9 - 1", "-"};
	const uint64_t kind = prng_below(p, 100);

	if (kind < 55)
		snprintf(line, size, "%u", (unsigned)prng_below(p, 3) + 1);
	else if (kind < 63)
		snprintf(line, size, "g %u", (unsigned)prng_below(p, 12) + 1);
	else if (kind < 66)
		snprintf(line, size, "%s", notes[prng_below(p, 3)]);
	else
		snprintf(line, size, "%s",
		    keys[prng_below(p, sizeof(keys) / sizeof(keys[0]))]);
}

/* Pages that lie over another one: a run that goes on stands under them. */
static bool
is_over(enum place p)
{
	return p == PLACE_WHY || p == PLACE_HELP || p == PLACE_NOTE ||
	    p == PLACE_PAUSE || p == PLACE_COUNTRY || p == PLACE_STOP;
}

/* What happened, step by step. */
struct story {
	char line[STEPS][64];
	const char *file[STEPS + 1]; /* before line I; "" while there is none */
	const char *page[STEPS + 1], *again[STEPS + 1];
	enum place place[STEPS + 1];
	size_t n;
};

static void
remember(struct story *s, struct run *r)
{
	s->place[s->n] = r->d->place;
	s->page[s->n] = page(r);
	s->again[s->n] = page(r); /* without what is said once */
	s->file[s->n] = arena_strndup(page_mem, r->file.data, r->file.len);
}

static void
tell(struct story *s, struct run *r, struct prng *p)
{
	s->n = 0;
	remember(s, r);
	while (s->n < STEPS && !dialogue_over(r->d)) {
		char *line = s->line[s->n];

		do {
			make_line(p, line, sizeof(s->line[0]));
			/* somebody who leaves has nothing more to tell */
		} while (r->d->place == PLACE_STOP && *line == '1');
		type_line(r, line);
		s->n++;
		remember(s, r);
	}
}

/* Go on with what the file held at step K, and see the same. */
static void
check_from(const struct bank *b, const struct story *s, size_t k, bool piped)
{
	struct run r;
	size_t i = k;

	while (is_over(s->place[i]))
		i--;
	go_on(&r, b, s->file[k], piped);
	assert_int_equal(r.d->place, PLACE_RETURN);
	assert_has(page(&r), "Welcome back");
	type_line(&r, "");
	assert_string_equal(page(&r), s->again[i]);
	assert_int_equal(r.d->place, s->place[i]);
	assert_string_equal(r.file.data, s->file[k]);
	assert_int_equal(r.writes, 0);
	for (; i < s->n; i++) {
		type_line(&r, s->line[i]);
		if (strcmp(page(&r), s->page[i + 1]) != 0)
			fail_msg("went on at step %zu; step %zu, \"%s\":\n"
				 "%s\ninstead of\n%s\nfrom\n%s",
			    k, i, s->line[i], page(&r), s->page[i + 1],
			    s->file[k]);
		assert_int_equal(r.d->place, s->place[i + 1]);
		if (!is_over(s->place[i + 1]))
			assert_string_equal(r.file.data, s->file[i + 1]);
	}
	run_free(&r);
}

/* The part can be left out on the first page: it is as if the question had
 * been seen first. */
static void
check_leaving_out(const struct bank *b, const char *file)
{
	struct run at_once, later;

	go_on(&at_once, b, file, false);
	if (strstr(page(&at_once), " c: ") != NULL) {
		type_line(&at_once, "c");
		go_on(&later, b, file, false);
		type_line(&later, "");
		assert_int_equal(later.d->place, PLACE_ITEM);
		type_line(&later, "c");
		assert_string_equal(page(&at_once), page(&later));
		assert_string_equal(at_once.file.data, later.file.data);
		assert_int_equal(at_once.writes, 1);
		run_free(&later);
		left_out++;
	}
	run_free(&at_once);
}

static void
check_story(const struct bank *b, const char *form, uint64_t seed, bool piped)
{
	static struct story s;
	struct prng p;
	struct run r;

	prng_init(&p, seed, form, piped);
	page_mem = arena_new();
	begin(&r, b, form, piped);
	tell(&s, &r, &p);
	for (size_t k = 0; k <= s.n; k++)
		if (*s.file[k] != '\0' && s.place[k] != PLACE_DONE &&
		    s.place[k] != PLACE_LEFT) {
			check_from(b, &s, k, piped);
			if (!piped)
				check_leaving_out(b, s.file[k]);
		}
	run_free(&r);
	arena_free(page_mem);
}

static void
every_step_can_be_gone_on_from(void **state)
{
	static const struct {
		const char *bank, *forms[4];
		uint64_t seeds;
	} rows[] = {
	    {"tests/bank/good/dialogue.yaml", {"short", "long"}, 30},
	    {"tests/bank/good/closer.yaml", {"short", "own"}, 30},
	    {"tests/bank/good/case.yaml", {"own", "whole", "read"}, 15},
	    {"tests/bank/good/every-key.yaml", {"after", "audit"}, 15},
	    {"data/questions.yaml", {"after-session", "case"}, 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		const struct bank *b = load_bank(a, rows[i].bank);

		for (size_t f = 0; rows[i].forms[f] != NULL; f++)
			for (uint64_t s = 0; s < 2 * rows[i].seeds; s++)
				check_story(b, rows[i].forms[f], s, s % 2 == 1);
		arena_free(a);
	}
	assert_true(left_out > 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_step_can_be_gone_on_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
