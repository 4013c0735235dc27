/* What always holds of two dates, on answers by chance; and the examples of
 * docs/scoring.md, as they stand there. */
#include "compare_support.h"

static struct answers *
chance(const char *form, const char *date, struct prng *p)
{
	struct answers *a = given(bank, form, date, "");

	answer_by_chance(a, p, false);
	return a;
}

static struct answers *
dated(struct answers *a, const char *date)
{
	memcpy(a->date, date, sizeof(a->date));
	return a;
}

/* A file beside itself: all is the same, what spoke speaks still. */
static void
beside_itself(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 1, "dates", 0);
	for (int n = 0; n < 200; n++) {
		struct answers *a =
		    chance(n % 2 ? "whole" : "short", "2026-01-01", &p);
		const struct comparison *c = dates(a, a);

		for (size_t i = 0; i < c->n_questions; i++)
			assert_true(c->questions[i].change == CHANGE_SAME ||
			    c->questions[i].change == CHANGE_NEITHER);
		for (size_t i = 0; i < c->n_alerts; i++)
			assert_int_equal(c->alerts[i].change, ALERT_STILL);
		assert_int_equal(c->same, c->n_both > 0);
		for (size_t i = 0; i < c->n_themes; i++)
			assert_true(c->themes[i].left_out ||
			    (c->themes[i].levels &&
				c->themes[i].score[0]->level ==
				    c->themes[i].score[1]->level));
	}
}

static const enum change back[] = {
    [CHANGE_SAME] = CHANGE_SAME,
    [CHANGE_NEW] = CHANGE_GONE,
    [CHANGE_GONE] = CHANGE_NEW,
    [CHANGE_BETTER] = CHANGE_WORSE,
    [CHANGE_WORSE] = CHANGE_BETTER,
    [CHANGE_MORE] = CHANGE_LESS,
    [CHANGE_LESS] = CHANGE_MORE,
    [CHANGE_OTHER] = CHANGE_OTHER,
    [CHANGE_FIRST_ONLY] = CHANGE_SECOND_ONLY,
    [CHANGE_SECOND_ONLY] = CHANGE_FIRST_ONLY,
    [CHANGE_NEITHER] = CHANGE_NEITHER,
    [CHANGE_NOT_COMPARED] = CHANGE_NOT_COMPARED,
};

/* With conduct on either side, changes for the better are held back. */
static enum change
held(enum change c)
{
	return c == CHANGE_GONE || c == CHANGE_BETTER ? CHANGE_OTHER : c;
}

/* The other way round, new and gone, better and worse change places. */
static void
mirrored(void **state)
{
	struct prng p;
	size_t conduct = 0, judged = 0;

	(void)state;
	prng_init(&p, 2, "dates", 0);
	for (int n = 0; n < 300; n++) {
		struct answers *a = chance("whole", "2026-01-01", &p);
		struct answers *b =
		    chance(n % 3 ? "whole" : "short", "2026-02-01", &p);
		const struct comparison *there = dates(a, b), *c;

		a = dated(a, "2026-02-01");
		c = dates(a, dated(b, "2026-01-01"));
		assert_int_equal(there->conduct, c->conduct);
		assert_int_equal(there->n_questions, c->n_questions);
		conduct += c->conduct;
		for (size_t i = 0; i < there->n_questions; i++) {
			const struct question_change *q = &there->questions[i];
			const enum change now = question(c, q->id)->change;

			judged += q->change == CHANGE_WORSE;
			if (!c->conduct)
				assert_int_equal(now, back[q->change]);
			else if (q->change != CHANGE_OTHER)
				assert_int_equal(now, held(back[q->change]));
			else
				assert_int_equal(held(back[now]), CHANGE_OTHER);
		}
	}
	if (conduct < 20 || conduct > 280 || judged < 30)
		fail_msg("%zu with conduct, %zu worse", conduct, judged);
}

/* Did it speak then, and does it not now? LOST: with an answer that is missing
 * now. */
static bool
spoke(const struct comparison *c, enum sentinel_kind kind, bool lost)
{
	bool open = false;

	for (size_t i = 0; i < c->n_alerts; i++)
		open |= c->alerts[i].kind == kind &&
		    c->alerts[i].said[0].speaks &&
		    (c->alerts[i].said[1].said != SAID_ANSWER) == lost;
	return open && !c->result[1]->speaks[kind];
}

/* Whatever was answered: no note, and nothing good against conduct. */
static void
always(void **state)
{
	struct prng p;

	(void)state;
	prng_init(&p, 3, "dates", 0);
	for (int n = 0; n < 200; n++) {
		const struct comparison *c =
		    dates(chance("whole", "2026-01-01", &p),
			chance("whole", "2026-02-01", &p));
		const char *text = dates_text(c);

		assert_has_not(text, "SECRET");
		assert_has_not(dates_json(c), "SECRET");
		assert_has(text, "Never stop a medicine by yourself.");
		assert_has(text, "harmcheck report b.yaml");
		assert_int_equal(
		    strstr(text, "is better") != NULL && c->conduct, false);
		assert_int_equal(c->conduct,
		    strstr(text, "All of that is left out here") != NULL);
		assert_int_equal(c->result[1]->speaks[SENTINEL_UNSAFE],
		    strstr(text, "Talk to someone you trust.") != NULL);
		assert_int_equal(c->result[1]->speaks[SENTINEL_SELF_HARM],
		    strstr(text, "That comes before all else.") != NULL);
		assert_int_equal(spoke(c, SENTINEL_SELF_HARM, true) ||
			spoke(c, SENTINEL_UNSAFE, true),
		    strstr(text, "If it is there, this comes first.") != NULL);
		assert_int_equal(spoke(c, SENTINEL_SELF_HARM, false) ||
			spoke(c, SENTINEL_UNSAFE, false),
		    strstr(text, "You named this then, and not now.") != NULL ||
			strstr(text, "You named this then. If it") != NULL);
		for (size_t i = 0; c->grave && i < c->n_steps; i++)
			assert_false(c->steps[i]->inside ||
			    str_eq(c->steps[i]->id, "slow"));
	}
}

/* --- the examples of docs/scoring.md -------------------------------------- */

/* "pushed: worse", "unsafe: speaks still", "pace: 1 new, 1 the same" */
static void
check_line(const struct comparison *c, const struct shared *s, char *line)
{
	char *said = strstr(line, ": ");

	assert_non_null(said);
	*said = '\0';
	said += 2;
	if (str_starts(said, "speaks ")) {
		assert_has(alerts(c),
		    arena_printf(arena, "%s %s", line, said + 7));
	} else if (str_starts(said, "gap ")) {
		for (size_t i = 0; i < s->n_questions; i++)
			if (str_eq(s->questions[i].id, line)) {
				assert_string_equal(
				    gap_name(s->questions[i].gap), said + 4);
				return;
			}
		if (str_eq(said, "gap not-answered-by-both"))
			assert_true(s->n_open > 0);
		else
			assert_string_equal(said, "gap never-shown");
	} else if (str_starts(said, "overlap ")) {
		assert_true(theme(c, line)->has_gaps);
		assert_int_equal(theme(c, line)->overlap,
		    str_eq(said + 8, "yes"));
	} else {
		assert_string_equal(change_name(question(c, line)->change),
		    said);
	}
}

static void
check_example(char *text)
{
	struct answers *a = NULL, *b = NULL;
	const struct comparison *c = NULL;
	const struct shared *s = NULL;
	char *more;

	for (char *line = strtok_r(text, "\n", &more); line != NULL;
	     line = strtok_r(NULL, "\n", &more)) {
		if (str_starts(line, "then: ")) {
			a = given(bank, "whole", "2026-01-01", line + 6);
		} else if (str_starts(line, "now: ")) {
			b = given(bank, "whole", "2026-02-01", line + 5);
			c = dates(a, b);
		} else if (str_starts(line, "client: ")) {
			a = given(bank, "whole", "2026-01-01", line + 8);
		} else if (str_starts(line, "therapist: ")) {
			b = given(bank, "audit", "2026-01-01", line + 11);
			s = voices(a, b);
		} else {
			check_line(c, s, line);
		}
	}
}

static void
examples(void **state)
{
	static const char open[] = "```compare\n";
	struct err e;
	char *doc;
	size_t size, n = 0;

	(void)state;
	if (file_read(arena, "docs/scoring.md", 1 << 20, &doc, &size, &e) == -1)
		fail_msg("%s", e.msg);
	for (char *s = doc; (s = strstr(s, open)) != NULL; n++) {
		char *close = strstr(s, "\n```\n");

		assert_non_null(close);
		*close = '\0';
		check_example(s + strlen(open));
		s = close + 5;
	}
	print_message("%zu worked examples\n", n);
	assert_true(n >= 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(beside_itself),
	    cmocka_unit_test(mirrored),
	    cmocka_unit_test(always),
	    cmocka_unit_test(examples),
	};

	return cmocka_run_group_tests(tests, begin, end) != 0;
}
