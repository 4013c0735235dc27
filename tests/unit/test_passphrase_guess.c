/* How hard a passphrase is to guess, and how that is said. */
#include "passphrase_support.h"

#include <stdio.h>

#include "harmcheck/passphrase.h"

#define SIX 66 /* what six words count at least */

static unsigned
bits_of(const char *s)
{
	return passphrase_guess_bits((const unsigned char *)s, strlen(s));
}

/* Any six words of the list, as they are shown. */
static void
six_words_count_as_six(void **state)
{
	const struct list *l = *state;
	char text[128];

	for (size_t i = 0; i < LIST; i++) {
		int n = 0;

		for (size_t k = 0; k < 6; k++)
			n += snprintf(text + n, sizeof(text) - (size_t)n,
			    "%s%s", k > 0 ? " " : "",
			    l->words[(i + k * k * 137) % LIST]);
		if (bits_of(text) < SIX)
			fail_msg("%s: %u", text, bits_of(text));
		if (bits_of(text) > 72)
			fail_msg("%s: %u", text, bits_of(text));
	}
}

/* Upper bounds for what many people choose, lower ones for what is long. */
static void
shapes_have_their_bounds(void **state)
{
	static const struct {
		const char *s;
		unsigned from, to;
	} rows[] = {
	    {"", 0, 0},
	    {"a", 1, 5},
	    {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1, 8},
	    {"abcabcabcabcabcabcabcabcabcabcabcabc", 1, 20},
	    {"a1!a1!a1!a1!a1!a1!a1!a1!a1!a1!a1!a1!", 1, 20},
	    {"12345678", 1, 6},
	    {"987654321", 1, 8},
	    {"qwertzuiop", 1, 8},
	    {"ASDFGHJKL", 1, 8},
	    {"1qaz2wsx3edc4rfv", 1, 60},
	    {"password", 1, 8},
	    {"Passwort1", 1, 12},
	    {"P4$$w0rd!", 1, 12},
	    {"harmcheck", 1, 8},
	    {"diary2024", 1, 12},
	    {"therapy therapy therapy", 1, 8},
	    {"iloveyou!!!", 1, 12},
	    {"elephant", 9, 9},
	    {"Elephant7", 5, 16},
	    {"Schmetterling", 5, 20},
	    {"24.12.1985", 5, 15},
	    {"1985-12-24", 5, 15},
	    {"24121985", 5, 15},
	    {"241285", 5, 15},
	    {"Anna 24.12.1985", 10, 29},
	    {"Berlin1987", 5, 29},
	    {"to be or not to be", 10, 44},
	    {"the cat and the dog", 10, 36},
	    {"correct horse battery staple", 44, 44},
	    {"correct-horse-battery-staple", 44, 51},
	    {"CorrectHorseBatteryStaple", 44, 48},
	    {"correcthorsebatterystaple", 40, 42},
	    {"correct7horse7battery7staple", 44, 55},
	    {"horse horse horse horse horse horse", 5, 15},
	    {"horse table lemon horse table lemon", 30, 36},
	    {"k7Gx9QpZ2mWd4vRt", 40, 95},
	    {"h\xc3\xa4user f\xc3\xbcr B\xc3\xa4ume", 33, 35},
	    {"\xd0\xbc\xd0\xbe\xd1\x80\xd0\xb5 \xd0\xbb\xd0\xb5\xd1\x81", 22,
		22},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (bits_of(rows[i].s) < rows[i].from ||
		    bits_of(rows[i].s) > rows[i].to)
			fail_msg("%s: %u, not %u to %u", rows[i].s,
			    bits_of(rows[i].s), rows[i].from, rows[i].to);
}

/* More of it never ends anywhere bad. */
static void
any_bytes_can_be_weighed(void **state)
{
	static const unsigned char some[] = {'a', 'b', '1', ' ', 'Z', 0xc3, 0};
	static unsigned char bytes[2 * PASSPHRASE_MOST];
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (unsigned char)(seed >> 16);
			if (round % 2 > 0)
				bytes[i] = some[bytes[i] % sizeof(some)];
		}
		assert_in_range(passphrase_guess_bits(bytes,
				    (size_t)round * sizeof(bytes) / 300),
		    0, 8 * PASSPHRASE_MOST);
	}
}

static void
levels_change_where_they_should(void **state)
{
	static const struct {
		unsigned bits;
		const char *words;
	} rows[] = {{0, "easy to guess"}, {29, "easy to guess"},
	    {30, "many computers could guess"},
	    {39, "many computers could guess"}, {40, "a long time"},
	    {59, "a long time"}, {60, "is hard to guess"},
	    {66, "is hard to guess"}, {100000, "is hard to guess"}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (strstr(passphrase_strength(rows[i].bits), rows[i].words) ==
		    NULL)
			fail_msg("%u: %s", rows[i].bits,
			    passphrase_strength(rows[i].bits));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(six_words_count_as_six),
	    cmocka_unit_test(shapes_have_their_bounds),
	    cmocka_unit_test(any_bytes_can_be_weighed),
	    cmocka_unit_test(levels_change_where_they_should),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
