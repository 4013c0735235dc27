/* The checks of English words, both sides of each: what is found, and what
 * only looks like it. */
#include "bank_support.h"

/* How often CODE comes up in TEXT, which must load. */
static size_t
count(const char *text, enum diag_code code)
{
	struct loaded l = load_good(text);
	size_t n;

	bank_check(l.arena, l.bank, NULL, &l.diags);
	n = count_code(&l.diags, code);
	loaded_free(&l);
	return n;
}

struct row {
	const char *ask;
	size_t want;
};

/* Each row as the words of a question, in a bank of LANGUAGE. */
static void
try_rows(const struct row *rows, size_t n, const char *language,
    enum diag_code code)
{
	struct buf text;

	for (size_t i = 0; i < n; i++) {
		buf_init(&text, arena_new());
		buf_addf(&text,
		    "bank: {format: 1, id: b, version: 1.0.0, language: %s, "
		    "title: T}\n" SCALES FORMS THEMES
		    "questions:\n- id: q\n  category: c\n  scale: s\n"
		    "  text: >-\n    %s\n",
		    language, rows[i].ask);
		if (count(text.data, code) != rows[i].want)
			fail_msg("not %zu: %s", rows[i].want, rows[i].ask);
		arena_free(text.arena);
	}
}

#define TRY(rows, code) \
	try_rows(rows, sizeof(rows) / sizeof *(rows), "en-GB", code)

static const struct row denials[] = {
    {"Did they not stop without a word?", 1},
    {"Did they never say nothing?", 1}, {"Didn't nobody listen?", 1},
    {"Didn\xe2\x80\x99t they hardly listen?", 1},
    {"NOT that you cannot stop?", 1}, {"Unless there is none, is it fine?", 1},
    {"Did it go nowhere, nor stop?", 1}, {"Did they not stop?", 0},
    {"Did they not stop? Was there no rest?", 0},
    {"Was it neither slow nor calm?", 0},
    {"Was it neither slow nor calm, nor good?", 0},
    {"Was it not slow, neither calm nor good?", 1},
    {"Did they not ask whether or not you wanted it?", 0},
    {"Was it not only slow, but never calm?", 0},
    {"You said no. Did they say no and not stop?", 0},
    {"Was a \"no\" not heard?", 0}, {"Was a 'never, no' not heard?", 0},
    {"Was \xe2\x80\x9cnever\xe2\x80\x9d not heard?", 0},
    {"Was the clients' never no good?", 1},
    {"Was a knot, nobody's notion, noted?", 0},
    {"Was it \"never good, nor not?", 1}, /* a quote that never ends */
};

static void
test_denials(void **state)
{
	(void)state;
	TRY(denials, DIAG_DOUBLE_NEGATIVE);
	try_rows(&(struct row){"Did they not stop without a word?", 0}, 1, "de",
	    DIAG_DOUBLE_NEGATIVE);
}

static const struct row twos[] = {
    {"Were you tired, and did you say so?", 1},
    {"Were you tired or were they loud?", 1},
    {"Is it late, or is the room cold?", 1},
    {"Were you tired and do you know it?", 1},
    {"Were you told, and how?", 1},
    {"Did you ask, and whether they came?", 1},
    {"Was it late, and if so, how late?", 1},
    {"Did it get late and you were tired?", 1},
    {"Was it loud and/or late?", 1},
    {"Was it loud? Was it late?", 1},
    {"Was it loud? Why?", 1},
    {"Was it loud? And did it stop?", 1},
    {"And did you?", 1},
    {"Did it stir up grief or anger?", 0},
    {"Feelings such as grief or anger, tears and rage?", 0},
    {"Could you go home and have a rest?", 0},
    {"Were you told to go and do the work?", 0},
    {"Did your therapist and you agree?", 0},
    {"Do you know when and how to stop?", 0},
    {"Were you asked what helps and what does not?", 0},
    {"Were you asked why it helps and what does not?", 1},
    {"In how many of ten? Fewer than ten? Count them all.", 0},
    {"You may ask. Did you?", 0},
    {"Did they say \"and how was it? and did you?\" to you?", 0},
    {"Did they ask \"How was it?\" too? You choose.", 0},
    {"Was it sand? Leave out rest and what the law asks for.", 0},
    {"Was it loud? Did you stop and did you rest?", 1},
};

static void
test_twos(void **state)
{
	(void)state;
	TRY(twos, DIAG_TWO_AT_ONCE);
	try_rows(&(struct row){"Was it loud? Was it late?", 0}, 1, "fr",
	    DIAG_TWO_AT_ONCE);
}

static const struct row blames[] = {
    {"It is your fault.", 1},
    {"It is not your fault.", 0},
    {"It isn't your fault.", 0},
    {"Nothing of it is your fault.", 0},
    {"It is not late. It is your fault.", 1},
    {"You are not to blame.", 0},
    {"Who is to blame?", 1},
    {"They should have asked.", 1},
    {"You should have a list.", 0},
    {"More than I should have done.", 0},
    {"I think you should have known.", 1},
    {"Nobody failed to ask.", 1},
    {"Is a client called resistant?", 0},
    {"Is a client called a bit dramatic?", 0},
    {"Notes that call a client non-compliant", 0},
    {"Called late, the one client was resistant.", 1},
    {"The client is resistant.", 1},
    {"Words such as \"resistant\" or 'attention-seeking'", 0},
    {"The \"toxic\" kind", 1}, /* this word not even in quotes */
    {"You overreact to overreaction, dramatically.", 2},
    {"So toxic, 'toxic'. It is toxic.", 1}, /* one finding a word */
    {"Was it \"dramatic\"? You are dramatic, dramatic.", 1},
};

static void
test_blames(void **state)
{
	(void)state;
	TRY(blames, DIAG_VERDICT);
}

/* Ten words and 15 syllables: the grade is 6.01, and that is 6.0. */
#define MIDDLE "Therapist, you can finish and rest in any session now. "
#define HARD "Deterioration necessitates supplementary supervision now. "
#define TEN(s) s s s s s s s s s s
#define EASY "You can stop it now. "

/* 100 words at least; labels and short names are not read. */
static void
test_reading(void **state)
{
#define READ(keys) HEAD SCALES FORMS THEMES "questions:\n" QUESTION("q", keys)
	(void)state;
	assert_int_equal(
	    count(READ(", why: \"" TEN(HARD) TEN(HARD) "\""), DIAG_READING_AGE),
	    2); /* the theme and the bank; 100 words and the Q */
	assert_int_equal(
	    count(READ(", why: \"" TEN(HARD) TEN(EASY) "\""), DIAG_READING_AGE),
	    2);
	assert_int_equal(
	    count(READ(", why: \"" TEN(HARD) "\""), DIAG_READING_AGE), 0);
	assert_int_equal(
	    count(READ(", short: \"" TEN(HARD) TEN(HARD) TEN(HARD) "\""),
		DIAG_READING_AGE),
	    0);
	assert_int_equal(
	    count(READ(", why: \"" TEN(EASY) TEN(EASY) TEN(EASY) HARD "\""),
		DIAG_READING_AGE),
	    0);
	assert_int_equal(
	    count(READ(", why: \"" TEN(MIDDLE) "\""), DIAG_READING_AGE), 0);
	assert_int_equal(
	    count(READ(", why: \"" TEN(
		      MIDDLE) "A therapist, therapist, therapist.\""),
		DIAG_READING_AGE),
	    2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_denials),
	    cmocka_unit_test(test_twos),
	    cmocka_unit_test(test_blames),
	    cmocka_unit_test(test_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
