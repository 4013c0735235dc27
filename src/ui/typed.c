#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/typed.h"

/* What people type who know no keys. */
static const struct {
	const char *word, *key;
} words[] = {
    {"help", "h"},
    {"stop", "q"},
    {"quit", "q"},
    {"exit", "q"},
    {"leave", "x"},
    {"skip", "s"},
    {"back", "b"},
    {"why", "?"},
    {"pause", "p"},
    {"note", "t"},
    {"country", "k"},
};

/* A letter alone, or with a number behind it. */
static bool
is_letter_key(const char *key)
{
	return key[0] != '\0' &&
	    (key[1] == '\0' || key[1] == ' ' || isdigit((unsigned char)key[1]));
}

void
typed_key(char *key, size_t size, const char *line)
{
	size_t n = strlen(line);

	while (n > 0 && isspace((unsigned char)line[n - 1]))
		n--;
	for (; n > 0 && isspace((unsigned char)*line); line++)
		n--;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].word) == n &&
		    strncasecmp(line, words[i].word, n) == 0) {
			snprintf(key, size, "%s", words[i].key);
			return;
		}
	snprintf(key, size, "%.*s", (int)(n < size ? n : size - 1), line);
	if (is_letter_key(key))
		key[0] = (char)tolower((unsigned char)key[0]);
}
