/* Any words as arguments of a command: options end up where they belong,
 * operands stay in their order, and what is said of the rest is one line. */
#include <stdlib.h>

#include "../../src/cmd/cmd.h"
#include "harmcheck/str.h"
#include "fuzz.h"

#define WORDS_MOST 100

static bool plain, all;
static const char *form, *keep[OPT_REPEATS + 1], *today;

static const struct opt opts[] = {
    {'p', "plain", NULL, "", .flag = &plain},
    {0, "all", NULL, "", .flag = &all},
    {'f', "form", "FORM", "", .value = &form},
    {0, "keep", "NAME...", "", .value = keep},
    {0, "today", "DATE", "", .value = &today},
    {.name = NULL},
};
static const struct command command = {.name = "take",
    .args = "[FILE...]",
    .help = "Fill in a form."};

void
fuzz_begin(void)
{
}

static bool
among(char *const *words, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (s >= words[i] && s <= words[i] + strlen(words[i]))
			return true;
	return s == NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	char *words[WORDS_MOST + 2], *argv[WORDS_MOST + 2];
	struct err e = {0};
	size_t n = 1;
	int operands = 0, got;

	plain = all = false;
	form = today = NULL;
	memset(keep, 0, sizeof(keep));
	words[0] = arena_strdup(a, "take");
	for (; in.n > 0 && n < WORDS_MOST; n++) {
		words[n] = arena_strdup(a, take_text(&in, a, in.n).s);
		/* that would print the help */
		if (str_eq(words[n], "-h") || str_eq(words[n], "--help"))
			words[n][1] = 'x';
	}
	words[n] = NULL;
	memcpy(argv, words, (n + 1) * sizeof(*argv));
	got = options_parse(&command, opts, argv, &operands, &e);
	FUZZ_CHECK(got == 0 || got == -1);
	FUZZ_CHECK((got == -1) == (e.kind == ERR_USAGE));
	FUZZ_CHECK(got == 0 || e.msg[0] != '\0');
	FUZZ_CHECK(operands >= 0 && (size_t)operands < n);
	if (got == -1)
		return 0;
	FUZZ_CHECK(among(words, n, form) && among(words, n, today));
	for (size_t i = 0; i < OPT_REPEATS; i++)
		FUZZ_CHECK(among(words, n, keep[i]));
	FUZZ_CHECK(keep[OPT_REPEATS] == NULL);
	for (size_t i = 1, at = 1; i <= (size_t)operands; i++, at++) {
		while (at < n && words[at] != argv[i])
			at++;
		FUZZ_CHECK(at < n); /* in their order */
	}
	return 0;
}
