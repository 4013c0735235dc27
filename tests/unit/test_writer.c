/* Writing a letter: nothing stands in it that the person did not confirm. */
#include "support.h"

#include <stdio.h>

#include "harmcheck/prng.h"
#include "harmcheck/writer.h"

#define BANK "tests/bank/good/letter.yaml"
#define HOSTILE "a\033[2Jb\xe2\x80\xae\n\n# c <b>\xff"

static struct {
	struct arena *arena, *page;
	struct bank *bank;
	struct writer *w;
	size_t writes;
	bool fails;
	char written[4000];
} fx;

static bool
write_letter(void *ctx, const struct report *letter, const char **why)
{
	(void)ctx;
	fx.writes++;
	*why = "the disk is full";
	snprintf(fx.written, sizeof(fx.written), "%s",
	    as_text(fx.page, letter));
	return !fx.fails;
}

static int
set_up(void **state)
{
	(void)state;
	memset(&fx, 0, sizeof(fx));
	fx.arena = arena_new();
	fx.page = arena_new();
	fx.bank = load_bank(fx.arena, BANK);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.arena);
	arena_free(fx.page);
	return 0;
}

/* Answers with one line on each side, and a note. */
static struct answers *
answers(void)
{
	struct answers *a = answers_new(fx.arena, fx.bank,
	    bank_form(fx.bank, "after"), "2026-11-22");

	say(a, "heard", "much");
	say(a, "pushed", "once");
	return a;
}

static void
start_file(const struct answers *a, const char *path, bool other, bool lost)
{
	const struct writer_arg arg = {
	    .letter = letter_make(fx.arena, result_make(fx.arena, a), lost),
	    .other_questions = other,
	    .path = path,
	    .write = write_letter,
	};

	fx.w = writer_new(fx.arena, &arg);
}

static void
start(const struct answers *a, const char *path)
{
	start_file(a, path, false, false);
}

static const char *
page(void)
{
	struct report r;

	arena_reset(fx.page);
	report_init(&r, fx.page);
	writer_page(fx.w, &r);
	return as_text(fx.page, &r);
}

/* Type the lines of SCRIPT, divided by '/'. */
static void
type(const char *script)
{
	char copy[256];
	char *line = copy, *end;

	snprintf(copy, sizeof(copy), "%s", script);
	do {
		end = strchr(line, '/');
		if (end != NULL)
			*end = '\0';
		page();
		writer_line(fx.w, line);
		line = end + 1;
	} while (end != NULL);
}

static const char *
letter(void)
{
	struct report r;

	report_init(&r, fx.arena);
	writer_letter(fx.w, &r);
	return as_text(fx.arena, &r);
}

static void
test_first_page(void **state)
{
	struct answers *a = answers();

	(void)state;
	start(a, NULL);
	assert_has(page(), "You need not hand it over.");
	assert_has(page(), "You will see 3 lines, one after the other.");
	assert_has(page(), "Nothing is written to disk.");
	assert_has_not(page(), "A letter can wait.");
	assert_has_not(page(), "We picked");
	assert_has_not(page(), "other questions");
	assert_has_not(page(), "listen");
	start(a, "letter.txt");
	assert_has(page(), "written to the file letter.txt");
	say(a, "unsafe", "once");
	start(a, NULL);
	assert_has(page(), "A letter can wait.");
	type("2");
	assert_has(page(), "I did not understand that. Press Enter");
	start_file(answers(), NULL, true, false);
	assert_has(page(), "given to other questions than those of today.");
}

static void
test_how_many_lines(void **state)
{
	static const char *const hard[] = {"pushed", "sped", "heavy", "shared",
	    "late", "loud", "cold", "dark"};
	struct answers *a = answers_new(fx.arena, fx.bank,
	    bank_form(fx.bank, "after"), "2026-11-22");

	(void)state;
	say(a, "heard", "much");
	start(a, NULL);
	assert_has(page(), "You will see one line. You say: put it in");
	assert_has_not(page(), "one after the other");
	for (size_t i = 0; i < sizeof(hard) / sizeof(hard[0]); i++)
		say(a, hard[i], "often");
	start(a, NULL);
	assert_has(page(), "You will see 10 lines, one after the other.");
	assert_has(page(),
	    "We picked 10 lines, so that the page stays short. You can add "
	    "your own.");
}

static void
test_confirmed(void **state)
{
	(void)state;
	start(answers(), "letter.txt");
	type("");
	assert_has(page(), "Line 1 of 3, under: What helps me");
	assert_has(page(), "You listen to me.");
	type("1/2/1");
	assert_has(page(), "Add a line of your own? Under: What helps me");
	assert_has(page(), "It will stand under this heading.");
	type("///1");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has(page(), "This is the whole page.");
	assert_int_equal(fx.writes, 0);
	type("1");
	assert_int_equal(fx.writes, 1);
	assert_string_equal(fx.written,
	    "For our next session\n\nWhat helps me\n- You listen to me.\n\n"
	    "What I would like\n- I would like to go slower.\n\n"
	    "Thank you for reading this.\n");
	assert_has(page(), "Delete the file to remove it.");
	assert_has(page(), "Other accounts on this computer cannot open it.");
	assert_has(page(), "Someone who uses yours can");
	assert_has(page(), "list of commands you typed");
	assert_has_not(page(), "Only you");
	type("");
	assert_int_equal(fx.w->place, WRITER_DONE);
	assert_true(fx.w->written);
}

static void
test_own_words(void **state)
{
	(void)state;
	start(answers(), NULL);
	type("/3");
	assert_true(writer_wants_note(fx.w));
	assert_has(page(), "In your own words, under: What helps me");
	assert_has(page(), "You listen to me.");
	type("");
	assert_has(page(), "Line 1 of 3");
	type("3/You wait for me.");
	assert_has(page(), "Line 2 of 3");
	type("2/2/One more./");
	assert_has(page(), "Under: What I would like");
	type("A plan./1");
	assert_string_equal(letter(),
	    "For our next session\n\nWhat helps me\n- You wait for me.\n"
	    "- One more.\n\nWhat I would like\n- A plan.\n\n"
	    "Thank you for reading this.\n");
	/* a line of one's own is shown again, kept, changed, removed */
	type("b/b");
	assert_has(page(), "Your line so far: A plan.");
	type("");
	assert_has(letter(), "- A plan.");
	type("b/A walk.");
	assert_has(letter(), "- A walk.");
	type("b/-");
	assert_has_not(letter(), "walk");
}

/* The bank's last line is confirmed like any other, and not offered to a page
 * of one line. */
static void
test_closing(void **state)
{
	(void)state;
	start(answers(), NULL);
	type("/1/2/2///");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has_not(page(), "Thank you");
	type("b/Mine.");
	assert_int_equal(fx.w->place, WRITER_CLOSING);
	assert_has(page(), "As the last line of the page?");
	assert_has(page(), "Thank you for reading this.");
	assert_has_not(letter(), "Thank you");
	type("");
	assert_has(page(), "Nothing is chosen yet.");
	type("2");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has_not(page(), "Thank you");
	type("b");
	assert_has(page(), "So far it is left out.");
	type("1");
	assert_has(page(), "Thank you for reading this.");
	type("b/3");
	assert_has(page(), "In your own words, as the last line");
	type("");
	assert_int_equal(fx.w->place, WRITER_CLOSING);
	type("3/See you soon.");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has(page(), "See you soon.");
	assert_has_not(page(), "Thank you");
	/* one line again: no last line to it */
	type("2/2/2/2//");
	type("");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has_not(page(), "See you soon.");
}

/* Whoever feels unsafe need not end on a friendly line. */
static void
test_closing_can_wait(void **state)
{
	struct answers *a = answers();

	(void)state;
	say(a, "unsafe", "once");
	start(a, NULL);
	type("");
	for (size_t i = 0; i < fx.w->arg.letter->n; i++)
		type("1");
	type("Mine./Mine./Mine.");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	assert_has(page(), "Mine.");
	assert_has_not(page(), "Thank you");
	assert_has_not(letter(), "Thank you");
}

/* A key of another page is no line. */
static void
test_one_character(void **state)
{
	static const char *const keys[] = {"1", "2", "3", "y", "h", "p", "-",
	    ".", "\xc3\xa9"};

	(void)state;
	start(answers(), NULL);
	type("/1/3");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		type(keys[i]);
		assert_int_equal(fx.w->place, WRITER_OWN);
		assert_has(page(), "Please write a whole line");
	}
	type("/2/2");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		type(keys[i]);
		assert_int_equal(fx.w->place, WRITER_ADD);
		assert_int_equal(fx.w->at, 0);
		assert_has(page(), "One sign alone is not taken here.");
		assert_null(fx.w->added[0]);
	}
	type("no");
	assert_string_equal(fx.w->added[0], "no");
}

/* Answers that are missing: a page of the rest could leave out the one. */
static void
test_lost(void **state)
{
	(void)state;
	start_file(answers(), "letter.txt", true, true);
	assert_has(page(), "cannot be read with the questions of today");
	assert_has(page(), "--bank");
	assert_has(page(), "Nothing was written.");
	assert_has_not(page(), "listen");
	assert_has_not(page(), "safety");
	assert_has_not(page(), "Line");
	type("h//1");
	assert_int_equal(fx.w->place, WRITER_DONE);
	assert_false(fx.w->written);
}

/* 400 characters, not bytes, and the person is told of the rest. */
static void
test_own_words_end(void **state)
{
	char text[3 * WRITER_OWN_MOST + 4] = "";

	(void)state;
	for (size_t i = 0; i < WRITER_OWN_MOST; i++)
		strcat(text, "\xc3\xa9");
	start(answers(), NULL);
	type("/3");
	writer_line(fx.w, text);
	assert_string_equal(fx.w->choices[0].own, text);
	assert_has_not(page(), "was not taken");
	strcat(text, "x");
	type("b/3");
	writer_line(fx.w, text);
	assert_int_equal(strlen(fx.w->choices[0].own), 2 * WRITER_OWN_MOST);
	assert_has(page(), "was not taken");
}

static void
test_back_and_again(void **state)
{
	(void)state;
	start(answers(), NULL);
	type("/1/b");
	assert_has(page(), "So far it is in. Enter alone: leave it so.");
	type("2/2/b/b");
	assert_has(page(), "So far it is left out.");
	type("b");
	assert_has(page(), "How it goes");
	type("///");
	assert_has(page(), "Nothing is chosen yet.");
	type("1/b/b/b/1/");
	assert_has(page(), "Line 3 of 3");
	type("/b");
	assert_has(page(), "Line 3 of 3");
	type("////2/2");
	assert_int_equal(fx.w->place, WRITER_LINE);
	assert_int_equal(fx.w->at, 0);
	assert_has(letter(), "You listen to me.");
	type("2");
	assert_has_not(letter(), "You listen to me.");
}

static void
test_nothing_chosen(void **state)
{
	(void)state;
	start(answers(), "letter.txt");
	type("/2/2/2///");
	assert_has(page(), "So no letter is written. That is fine.");
	type("1");
	assert_has(page(), "Line 1 of 3");
	type("/////");
	type("");
	assert_has(page(), "I did not understand that.");
	type("2");
	assert_int_equal(fx.w->place, WRITER_DONE);
	assert_false(fx.w->written);
	assert_int_equal(fx.writes, 0);
}

/* Enter on the whole page is no yes, and the end of input is none either. */
static void
test_not_written(void **state)
{
	static const char *const ends[] = {"3", "x", "X"};

	(void)state;
	start(answers(), "letter.txt");
	type("/1/1/1////2//y/write");
	assert_int_equal(fx.w->place, WRITER_WHOLE);
	writer_end_of_input(fx.w);
	assert_int_equal(fx.w->place, WRITER_DONE);
	assert_false(fx.w->written);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		start(answers(), "letter.txt");
		type("/1/1/1////1");
		type(ends[i]);
		assert_true(writer_over(fx.w));
		assert_false(fx.w->written);
	}
	assert_int_equal(fx.writes, 0);
}

static void
test_write_fails(void **state)
{
	(void)state;
	fx.fails = true;
	start(answers(), "letter.txt");
	type("/1/2/2////1");
	assert_has(page(),
	    "This could not be written: the disk is full. Your page is still "
	    "here");
	assert_false(fx.w->written);
	fx.fails = false;
	type("1");
	assert_true(fx.w->written);
	assert_int_equal(fx.writes, 2);
}

static void
test_conduct(void **state)
{
	struct answers *a = answers();
	const char *text;

	(void)state;
	say(a, "touched", "once");
	start(a, "letter.txt");
	text = page();
	assert_has(text, "From these answers no letter is made.");
	assert_has_not(text, "ouch");
	assert_has_not(text, "listen");
	assert_has_not(text, "Line");
	type("h//1");
	assert_int_equal(fx.w->place, WRITER_DONE);
	assert_false(fx.w->written);
}

static void
test_nothing_answered(void **state)
{
	(void)state;
	start(answers_new(fx.arena, fx.bank, bank_form(fx.bank, "after"),
		  "2026-11-22"),
	    NULL);
	assert_has(page(), "Nothing is answered in this file yet.");
	type("");
	assert_true(writer_over(fx.w));
	assert_false(fx.w->written);
}

/* Nothing to offer: one's own lines are asked for at once. */
static void
test_no_line(void **state)
{
	struct answers *a = answers_new(fx.arena, fx.bank,
	    bank_form(fx.bank, "after"), "2026-11-22");

	(void)state;
	say(a, "planned", "some");
	start(a, NULL);
	assert_has_not(page(), "You will see");
	type("");
	assert_has(page(), "Under: What helps me");
	type("b");
	assert_has(page(), "How it goes");
	type("/A walk.//");
	assert_string_equal(letter(),
	    "For our next session\n\nWhat helps me\n- A walk.\n");
}

/* Keys that work everywhere but where one writes. */
static void
test_common_keys(void **state)
{
	(void)state;
	start(answers(), NULL);
	type("/h");
	assert_has(page(), "People to reach");
	type("p");
	assert_string_equal(page(), "");
	type("/ R ");
	assert_has(page(), "Line 1 of 3");
	type("3/r r");
	assert_has(letter(), "- r r\n");
	type("p");
	writer_end_of_input(fx.w);
	assert_int_equal(fx.w->place, WRITER_LEFT);
	start(answers(), NULL);
	type("/3/ x ");
	assert_int_equal(fx.w->place, WRITER_LEFT);
}

/* A file may hold a note with anything in it. */
static void
test_hostile_note(void **state)
{
	struct answers *a = answers();

	(void)state;
	a->list[item_of(a, "heard")].note = HOSTILE;
	start(a, NULL);
	type("/2");
	assert_has(page(), "This is your own note:");
	assert_has(page(), "\xef\xbf\xbd[2Jb\xef\xbf\xbd  # c");
	assert_has_not(page(), "\033");
	type("1");
	assert_string_equal(letter(),
	    "For our next session\n\nWhat helps me\n"
	    "- a\xef\xbf\xbd[2Jb\xef\xbf\xbd  # c <b>\xef\xbf\xbd\n");
}

/* --- whatever is typed, each line of the letter was confirmed ------------ */

#define ROUNDS 2000
#define LINES_MOST 64

static struct {
	const char *in[LINES_MOST]; /* by line: what was confirmed, or NULL */
	const char *added[LETTER_SIDES];
	const char *closing;
} noted;

#define CLOSING "Thank you for reading this."

/* What this line means, worked out here from the page that was shown. */
static void
put_down(const char *text, const char *line)
{
	const size_t at = fx.w->at;
	const char *copy = arena_strdup(fx.arena, line);

	if (fx.w->place == WRITER_LINE && str_eq(line, "1"))
		noted.in[at] = fx.w->arg.letter->lines[at].text;
	if (fx.w->place == WRITER_LINE && str_eq(line, "2"))
		noted.in[at] = NULL;
	if (fx.w->place == WRITER_LINE && (*line == '1' || *line == '2'))
		assert_has(text, fx.w->arg.letter->lines[at].text);
	if (fx.w->place == WRITER_CLOSING)
		assert_has(text, CLOSING);
	if (fx.w->place == WRITER_CLOSING && (*line == '1' || *line == '2'))
		noted.closing = *line == '1' ? CLOSING : NULL;
	if (fx.w->place == WRITER_ADD && str_eq(line, "-"))
		noted.added[at] = NULL;
	if (strlen(line) < 2)
		return;
	if (fx.w->place == WRITER_OWN && at == fx.w->arg.letter->n)
		noted.closing = copy;
	else if (fx.w->place == WRITER_OWN)
		noted.in[at] = copy;
	if (fx.w->place == WRITER_ADD)
		noted.added[at] = copy;
}

static size_t
count(const char *text, const char *part)
{
	size_t n = 0;

	while ((text = strstr(text, part)) != NULL) {
		n++;
		text += strlen(part);
	}
	return n;
}

static void
check_letter(void)
{
	const char *text = letter();
	size_t n = 0;

	for (size_t i = 0; i < LINES_MOST; i++)
		n += noted.in[i] != NULL;
	for (size_t i = 0; i < LETTER_SIDES; i++)
		n += noted.added[i] != NULL;
	assert_int_equal(count(text, "\n- "), n);
	if (noted.closing != NULL && n >= WRITER_CLOSING_FROM)
		assert_has(text,
		    arena_printf(fx.page, "\n\n%s\n", noted.closing));
	if (noted.closing == NULL || n < WRITER_CLOSING_FROM)
		assert_has_not(text, CLOSING);
	for (size_t i = 0; i < LINES_MOST; i++)
		if (noted.in[i] != NULL)
			assert_has(text,
			    arena_printf(fx.page, "- %s\n", noted.in[i]));
	for (size_t i = 0; i < LETTER_SIDES; i++)
		if (noted.added[i] != NULL)
			assert_has(text,
			    arena_printf(fx.page, "- %s\n", noted.added[i]));
}

static void
test_each_line_was_confirmed(void **state)
{
	static const char *const keys[] = {"", "", "1", "1", "2", "3", "b", "h",
	    "p", "r", "-", "Words of mine.", "Other words."};
	struct prng random;
	size_t ended = 0;

	(void)state;
	prng_init(&random, 7, "letter", 0);
	for (size_t round = 0; round < ROUNDS; round++) {
		bool said_yes = false;

		memset(&noted, 0, sizeof(noted));
		fx.writes = 0;
		start(answers(), "letter.txt");
		for (size_t i = 0; i < 60 && !writer_over(fx.w); i++) {
			const char *key = keys[prng_below(&random,
			    sizeof(keys) / sizeof(keys[0]))];

			const bool yes =
			    fx.w->place == WRITER_WHOLE && str_eq(key, "1");

			put_down(page(), key);
			writer_line(fx.w, key);
			check_letter();
			if (yes)
				assert_int_equal(fx.writes, 1);
			said_yes |= yes;
		}
		ended += fx.w->written;
		assert_int_equal(fx.writes, said_yes ? 1 : 0);
		assert_int_equal(fx.w->written, said_yes);
	}
	assert_true(ended > ROUNDS / 20);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_first_page),
	    TEST(test_how_many_lines),
	    TEST(test_confirmed),
	    TEST(test_own_words),
	    TEST(test_closing),
	    TEST(test_closing_can_wait),
	    TEST(test_one_character),
	    TEST(test_lost),
	    TEST(test_own_words_end),
	    TEST(test_back_and_again),
	    TEST(test_nothing_chosen),
	    TEST(test_not_written),
	    TEST(test_write_fails),
	    TEST(test_conduct),
	    TEST(test_nothing_answered),
	    TEST(test_no_line),
	    TEST(test_common_keys),
	    TEST(test_hostile_note),
	    TEST(test_each_line_was_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
