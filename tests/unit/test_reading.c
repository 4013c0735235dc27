/* Words, sentences, syllables, and the grade that they make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "harmcheck/reading.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Words and their syllables, for each rule in harmcheck-questions(5) on both
 * sides. */
static const char *const words[] = {
    /* groups of vowels; y */
    "therapist 3 session 2 question 2 medicine 3 you 1 yes 1 young 1 eye 1",
    "bye 1 gym 1 player 2 beyond 2 trying 2 crying 2 canyon 2",
    "caf\xc3\xa9 2 \xc3\x89t\xc3\xa9 2",
    /* silent e, and le */
    "the 1 he 1 safe 1 whole 1 done 1 quite 1 agree 2 true 1 knee 1 toe 1",
    "table 2 couple 2 settle 2 title 2 tables 2 couples 2 handled 2 settled 2",
    "rules 1 files 1 tales 1 called 1 curled 1 pulled 1 bowled 1",
    "league 1 unique 2 vague 1 technique 2 value 2",
    /* -ed, -es */
    "asked 1 used 1 pushed 1 tried 1 changed 1 forced 1 bed 1 studied 2",
    "wanted 2 needed 2 ended 2 started 2",
    "times 1 notes 1 clothes 1 goes 1 does 1 lies 1 bus 1 less 1 cares 1",
    "voices 2 pages 2 nurses 2 boxes 2 sizes 2 wishes 2 teaches 2",
    /* vowels that are said apart */
    "diagnosis 4 psychiatrist 4 social 2 initial 3 partial 2 associate 4",
    "initiate 4 period 3 violent 3 anxious 2 million 2 religious 3",
    "client 2 experience 4 patient 2 ancient 2 diet 2 society 4 anxiety 4",
    "usual 3 actual 3 equal 2 language 2 fluent 2 influence 3 frequent 2",
    "continuous 4 created 3 creative 3 creator 3 reaction 3 reality 4",
    "create 2 creature 2 stadium 3",
    /* endings */
    "being 2 doing 2 seeing 2 saying 2 arguing 3 thing 1 feelings 2",
    "criticism 4 racism 3 mechanisms 4 rhythm 2 algorithm 4",
    "easier 3 earliest 3 pier 1 priest 1",
    /* silent e before an ending; first halves */
    "safely 2 careful 2 carefully 3 useless 2 awareness 3 statement 2",
    "statements 2 safety 2 only 2 early 2 family 3 rely 2 settlement 3",
    "something 2 someone 2 everyone 3 everything 3 anyone 3 therefore 2",
    "homework 2 lifeline 2 safeguard 2 somes 1",
    /* apostrophes */
    "didn't 2 wasn't 2 couldn't 2 mustn't 2 DIDN'T 2 didn\xe2\x80\x99t 2",
    "don't 1 can't 1 won't 1 you've 1 they're 1 it's 1 don\xe2\x80\x99t 1",
    /* by heart */
    "idea 3 ideas 3 area 3 people 2 quiet 2 suicide 3 suicidal 4",
    "Every 2 BUSINESS 2 behaviour 3",
    /* parts, and nothing at all */
    "self-harm 2 and/or 2 e-mail 2 (hmm) 1 b 1 - 0 1,000 0 \xe2\x80\x93 0",
};

static void
test_syllables(void **state)
{
	size_t tested = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++) {
		const char *s = words[i];
		while (*s != '\0') {
			const size_t n = strcspn(s, " ");
			char *end;
			const size_t want = strtoul(s + n, &end, 10);
			const size_t came = reading_syllables(s, n);
			if (came != want)
				fail_msg("%zu, not %zu: %.*s", came, want,
				    (int)n, s);
			tested++;
			s = end + (*end == ' ');
		}
	}
	assert_in_range(tested, 150, 1000);
}

/* Bytes that are no text at all, and a word longer than any. */
static void
test_any_bytes(void **state)
{
	char *word = malloc(1000);

	(void)state;
	assert_non_null(word);
	memset(word, 'e', 1000);
	assert_in_range(reading_syllables(word, 1000), 1, 1000);
	for (size_t i = 0; i < 1000; i++)
		word[i] = (char)(i * 7);
	(void)!reading_syllables(word, 1000);
	memset(word, '\xc3', 1000);
	assert_int_equal(reading_syllables(word, 1000), 0);
	assert_int_equal(reading_syllables(word, 0), 0);
	free(word);
}

static void
test_counts(void **state)
{
	static const struct {
		const char *text;
		struct reading want;
	} rows[] = {
	    {"", {0, 0, 0}},
	    {"You can stop.", {1, 3, 3}},
	    {"You can stop", {1, 3, 3}},
	    {"Stop", {0, 0, 0}}, /* a label */
	    {"Not sure", {0, 0, 0}},
	    {"Stop.", {1, 1, 1}},
	    {"Stop!\n", {1, 1, 1}},
	    {"\"Stop!\" \"Now?\" (Go.)", {3, 3, 3}},
	    {"You can stop. You can rest? Now", {2, 6, 6}},
	    {"One two three\n\nfour five six", {2, 6, 6}},
	    {"One two three:\n- four five six\n- ten", {2, 6, 6}},
	    {"One two\nthree", {1, 3, 3}},
	    {"Ring 116 123 at night.", {1, 3, 3}},
	    {"116 123.", {0, 0, 0}},
	    {"See a.b today", {1, 3, 5}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading r = {0, 0, 0};
		reading_add(&r, rows[i].text);
		if (memcmp(&r, &rows[i].want, sizeof r) != 0)
			fail_msg("%zu %zu %zu: %s", r.sentences, r.words,
			    r.syllables, rows[i].text);
	}
}

/* Worked out by hand from the formula, then rounded. */
static void
test_grade(void **state)
{
	static const struct {
		struct reading r;
		int64_t want;
	} rows[] = {
	    {{1, 1, 1}, -34},        /* 0.39 + 11.8 - 15.59 = -3.40 */
	    {{10, 100, 130}, 37},    /* 3.9 + 15.34 - 15.59 = 3.65 */
	    {{10, 120, 158}, 46},    /* 4.68 + 15.5367 - 15.59 = 4.6267 */
	    {{10, 200, 250}, 70},    /* 7.8 + 14.75 - 15.59 = 6.96 */
	    {{1, 20, 20}, 40},       /* 7.8 + 11.8 - 15.59 = 4.01 */
	    {{100, 1000, 1495}, 60}, /* 3.9 + 17.641 - 15.59 = 5.951 */
	    {{1000000, 10000000, 14950000}, 60},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(reading_grade(&rows[i].r), rows[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_syllables),
	    cmocka_unit_test(test_any_bytes),
	    cmocka_unit_test(test_counts),
	    cmocka_unit_test(test_grade),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
