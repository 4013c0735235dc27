/* Random words for a passphrase: the list that is shipped, and chance. */
#include "passphrase_support.h"

#include <stdio.h>

#include "harmcheck/passphrase.h"

static void
the_list_is_4096_plain_words(void **state)
{
	const struct list *l = *state;

	assert_int_equal(l->count, LIST);
	for (size_t i = 0; i < l->count; i++) {
		const char *w = l->words[i];

		assert_in_range(strlen(w), 3, 9);
		for (const char *s = w; *s != '\0'; s++)
			if (*s < 'a' || *s > 'z')
				fail_msg("%s", w);
		if (i > 0 && strcmp(l->words[i - 1], w) >= 0)
			fail_msg("%s is not in its place", w);
		if (i > 0 && str_starts(w, l->words[i - 1]))
			fail_msg("%s begins %s", l->words[i - 1], w);
	}
}

/* Nobody in distress meets one of these, nor one that begins so. */
static void
no_word_of_the_list_hurts(void **state)
{
	static const char *const hurt[] = {"abus", "afraid", "alone", "anxi",
	    "arrest", "blood", "bomb", "bully", "burn", "cancer", "corpse",
	    "couch", "coward", "crazy", "cripp", "cruel", "cry", "dead",
	    "death", "despair", "die", "drown", "drug", "drunk", "dumb",
	    "empty", "evil", "fail", "fat", "fear", "ghost", "grave", "grief",
	    "groom", "guilt", "gun", "harm", "hate", "helpless", "hospital",
	    "hurt", "idiot", "insan", "jail", "kill", "knife", "lonel", "lost",
	    "mad", "morgue", "murder", "naked", "nude", "numb", "overdose",
	    "pain", "panic", "patient", "pill", "pistol", "poison", "police",
	    "prison", "rape", "razor", "regret", "rope", "sad", "scar", "self",
	    "sex", "shame", "slap", "slave", "slut", "starv", "steal", "stupid",
	    "suicid", "therap", "threat", "tortur", "trauma", "ugly", "victim",
	    "violen", "weapon", "worthless", "wound", "wrist"};
	static const char *const fine[] = {"crystal", "gravel", "harmonica",
	    "harmonize", "harmony", "number", "saddlebag", "saddled",
	    "saddling", "scarecrow", "scarf"};
	const struct list *l = *state;

	for (size_t i = 0; i < l->count; i++) {
		bool is_fine = false;

		for (size_t k = 0; k < COUNT(fine); k++)
			is_fine |= str_eq(l->words[i], fine[k]);
		for (size_t k = 0; k < COUNT(hurt) && !is_fine; k++)
			if (str_starts(l->words[i], hurt[k]))
				fail_msg("%s", l->words[i]);
	}
}

/* Words that a reader found to be too near to something, for somebody. */
static void
no_word_comes_too_near(void **state)
{
	static const char *const near[] = {"bottom", "brink", "caliber", "cane",
	    "chain", "charcoal", "client", "closure", "dad", "dramatic",
	    "dreamboat", "gaslight", "gazing", "gentile", "grinning", "handled",
	    "handling", "imaginary", "kitten", "lapdog", "mounted", "mousy",
	    "outsmart", "paddle", "padlock", "payback", "peroxide", "plaything",
	    "princess", "reenact", "setback", "showdown", "spyglass", "staring",
	    "thumping", "tightrope", "unmasked", "washout", "whoopee",
	    "winking"};
	const struct list *l = *state;

	for (size_t i = 0; i < l->count; i++)
		for (size_t k = 0; k < COUNT(near); k++)
			if (str_eq(l->words[i], near[k]))
				fail_msg("%s", near[k]);
}

static bool
has(const struct list *l, const char *word)
{
	for (size_t i = 0; i < l->count; i++)
		if (str_eq(l->words[i], word))
			return true;
	return false;
}

/* Learnt by ear, one could be typed for the other. */
static void
no_word_is_there_in_two_spellings(void **state)
{
	static const char *const pairs[][2] = {{"kabob", "kebab"},
	    {"usable", "useable"}, {"banister", "bannister"}, {"lilly", "lily"},
	    {"flier", "flyer"}, {"capital", "capitol"},
	    {"emphases", "emphasis"}, {"synopses", "synopsis"},
	    {"coral", "corral"}, {"carat", "carrot"}, {"catsup", "ketchup"},
	    {"hankie", "hanky"}, {"gray", "grey"}, {"yogurt", "yoghurt"},
	    {"mustache", "moustache"}, {"donut", "doughnut"}};
	const struct list *l = *state;

	for (size_t i = 0; i < COUNT(pairs); i++)
		if (has(l, pairs[i][0]) && has(l, pairs[i][1]))
			fail_msg("%s and %s", pairs[i][0], pairs[i][1]);
}

static void
the_list_names_source_and_licence(void **state)
{
	const struct list *l = *state;

	assert_non_null(strstr(l->text, "Electronic Frontier Foundation"));
	assert_non_null(strstr(l->text, "CC BY 3.0 US"));
	assert_non_null(strstr(l->text, "# Changed:"));
}

/* --- random words --------------------------------------------------------- */

static size_t
number_of(const struct list *l, const char *s, size_t n)
{
	size_t from = 0, to = l->count;

	while (from < to) {
		const size_t at = (from + to) / 2;
		const int order = strncmp(l->words[at], s, n);

		if (order == 0 && l->words[at][n] == '\0')
			return at;
		if (order < 0)
			from = at + 1;
		else
			to = at;
	}
	fail_msg("%.*s is not in the list", (int)n, s);
	return 0;
}

/* Count the words of P in DRAWN; gives how many they are. */
static size_t
count_words(const struct list *l, const struct secret *p, unsigned drawn[LIST])
{
	const char *s = (const char *)p->bytes, *end = s + p->len;
	size_t n = 1;

	for (const char *blank; (blank = memchr(s, ' ', (size_t)(end - s)));
	     s = blank + 1, n++)
		drawn[number_of(l, s, (size_t)(blank - s))]++;
	drawn[number_of(l, s, (size_t)(end - s))]++;
	return n;
}

/* Chi-square with 4095 degrees: eight deviations of sqrt(2 * 4095) are about
 * 724, which chance passes less than once in 10^14 runs. */
static void
each_word_is_as_likely(void **state)
{
	enum { TIMES = 1200, AT_ONCE = 100, EXPECTED = 29 };
	const struct list *l = *state;
	static unsigned drawn[LIST];
	long long squares = 0;

	memset(drawn, 0, sizeof(drawn));
	for (int i = 0; i < TIMES; i++) {
		struct secret p;
		struct err e;

		assert_int_equal(
		    passphrase_suggest(l->text, l->n, AT_ONCE, &p, &e), 0);
		assert_int_equal(count_words(l, &p, drawn), AT_ONCE);
		secret_free(&p);
	}
	for (size_t i = 0; i < LIST; i++) {
		/* in units of 1/LIST, to stay with whole numbers */
		const long long off =
		    (long long)drawn[i] * LIST - (long long)TIMES * AT_ONCE;

		squares += off * off / LIST;
	}
	squares = squares / ((long long)TIMES * AT_ONCE);
	assert_in_range(squares, LIST - 724, LIST + 724);
}

/* A list of N words, the first line and the last one with a mark. */
static size_t
make_list(char *out, unsigned n, const char *last)
{
	size_t len = (size_t)sprintf(out, "# words\r\n\n");

	for (unsigned i = 1; i < n; i++)
		len += (size_t)sprintf(out + len, "w%u\r\n", i);
	return len + (size_t)sprintf(out + len, "%s", last);
}

static void
a_list_that_is_none_is_refused(void **state)
{
	static char text[1 << 16];
	struct secret p;
	struct err e;

	(void)state;
	assert_int_equal(passphrase_suggest("", 0, 6, &p, &e), -1);
	assert_int_equal(e.kind, ERR_DATA);
	assert_null(p.bytes);
	assert_int_equal(
	    passphrase_suggest(text, make_list(text, 2047, "z"), 6, &p, &e),
	    -1);
	assert_int_equal(e.kind, ERR_DATA);
	assert_non_null(strstr(e.msg, "2047 words"));
	assert_int_equal(
	    passphrase_suggest(text, make_list(text, 2048, "z"), 6, &p, &e), 0);
	assert_null(memchr(p.bytes, '\r', p.len));
	assert_null(memchr(p.bytes, '#', p.len));
	secret_free(&p);
	for (const char *const *bad = (const char *const[]){"two words",
		 "\033[2J", "\xff", "\xc2\x9b",
		 "\xe2\x80\xae"
		 "abc",
		 "tab\tbed", NULL};
	     *bad != NULL; bad++) {
		assert_int_equal(passphrase_suggest(text,
				     make_list(text, 2048, *bad), 6, &p, &e),
		    -1);
		assert_non_null(strstr(e.msg, "line 2050 "));
	}
}

/* The last word and the first can come: with one that is long it must be. */
static void
the_ends_of_a_list_come_too(void **state)
{
	static char text[1 << 16];
	const size_t n = make_list(text, 2048, "last");
	bool first = false, last = false;

	(void)state;
	for (int i = 0; i < 3000 && !(first && last); i++) {
		struct secret p;
		struct err e;

		assert_int_equal(passphrase_suggest(text, n, 50, &p, &e), 0);
		first |= p.len > 2 && memmem(p.bytes, p.len, " w1 ", 4) != NULL;
		last |= memmem(p.bytes, p.len, " last ", 6) != NULL;
		secret_free(&p);
	}
	assert_true(first);
	assert_true(last);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_list_is_4096_plain_words),
	    cmocka_unit_test(no_word_of_the_list_hurts),
	    cmocka_unit_test(no_word_comes_too_near),
	    cmocka_unit_test(no_word_is_there_in_two_spellings),
	    cmocka_unit_test(the_list_names_source_and_licence),
	    cmocka_unit_test(each_word_is_as_likely),
	    cmocka_unit_test(a_list_that_is_none_is_refused),
	    cmocka_unit_test(the_ends_of_a_list_come_too),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
