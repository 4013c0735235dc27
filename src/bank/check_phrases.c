/* What the checks of English words share: whole words and phrases, quotes,
 * and words that deny. */
#include <string.h>

#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/reading.h"
#include "harmcheck/str.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const denials[] = {"not", "no", "none", "never", "nobody",
    "nothing", "nowhere", "neither", "nor", "without", "cannot", "hardly",
    "unless"};

/* "No" behind one of these is a word that was said. */
static const char *const sayings[] = {"say", "says", "said", "saying", "a",
    "your", "their"};

/* A word in a sentence; S NULL: there is none. */
struct word {
	const char *s;
	size_t n;
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
check_stands_at(const char *s, const char *w)
{
	for (; *w != '\0'; s++, w++)
		if (lower(*s) != *w && !(*w == ' ' && *s == '\n'))
			return false;
	return !reading_is_word_byte(*s);
}

static bool
is_word(const char *w, size_t n, const char *want)
{
	return strlen(want) == n && check_stands_at(w, want);
}

bool
check_is_word(const char *w, size_t n, const char *const *list, size_t n_list)
{
	for (size_t i = 0; w != NULL && i < n_list; i++)
		if (is_word(w, n, list[i]))
			return true;
	return false;
}

static const struct quote {
	const char *open, *close;
} quotes[] = {
    {"\"", "\""},
    {"'", "'"},
    {"\xe2\x80\x9c", "\xe2\x80\x9d"},
    {"\xe2\x80\x98", "\xe2\x80\x99"},
};

/* Could Q open at S? A ' behind a letter is an apostrophe. */
static bool
opens(const char *text, const char *s, const struct quote *q)
{
	return str_starts(s, q->open) &&
	    (s == text || !reading_is_word_byte(s[-1]) || *s != '\'');
}

/* Where the quote ends that opens with Q at S; NULL: nowhere. A ' before a
 * letter is an apostrophe. */
static const char *
end_of_quote(const char *s, const struct quote *q)
{
	for (s += strlen(q->open); (s = strstr(s, q->close)) != NULL;) {
		s += strlen(q->close);
		if (*q->close == '"' || !reading_is_word_byte(*s))
			return s;
	}
	return NULL;
}

/* As above, of whatever quote. What does not end does not end for those that
 * open behind it either: NEVER says so by kind, and they are not looked at, so
 * that a text of nothing but openings takes no longer than another. */
static const char *
end_of_any(const char *text, const char *s, bool *never)
{
	for (size_t i = 0; i < COUNT(quotes); i++) {
		if (never[i] || !opens(text, s, &quotes[i]))
			continue;
		const char *end = end_of_quote(s, &quotes[i]);
		if (end != NULL)
			return end;
		never[i] = true;
	}
	return NULL;
}

const bool *
check_quoted(struct check *k, const char *text)
{
	bool *quoted = arena_array(k->arena, strlen(text) + 1, sizeof *quoted);
	bool never[COUNT(quotes)] = {false};
	for (const char *at = text; *at != '\0'; at++) {
		const char *end = end_of_any(text, at, never);
		if (end == NULL)
			continue;
		for (at++; at < end; at++)
			quoted[at - text] = true;
		at--;
	}
	return quoted;
}

static bool
ends_in_not(struct word w)
{
	return (w.n > 3 && lower(w.s[w.n - 3]) == 'n' && w.s[w.n - 2] == '\'' &&
		   lower(w.s[w.n - 1]) == 't') ||
	    (w.n > 5 && lower(w.s[w.n - 5]) == 'n' &&
		strncmp(w.s + w.n - 4, "\xe2\x80\x99", 3) == 0 &&
		lower(w.s[w.n - 1]) == 't');
}

/* Does W deny, BEFORE and AFTER being its neighbours? Not in "or not", "not
 * only", "said no". */
static bool
denies(struct word before, struct word w, struct word after)
{
	static const char *const or [] = {"or"}, *const only[] = {"only"};
	if (ends_in_not(w))
		return true;
	if (!check_is_word(w.s, w.n, denials, COUNT(denials)))
		return false;
	if (is_word(w.s, w.n, "not"))
		return !check_is_word(before.s, before.n, or, 1) &&
		    !check_is_word(after.s, after.n, only, 1);
	if (is_word(w.s, w.n, "no"))
		return !check_is_word(before.s, before.n, sayings,
		    COUNT(sayings));
	return true;
}

size_t
check_count_denials(const char *text, const bool *quoted, const char *s,
    const char *end)
{
	struct word before = {0}, w = {s, 0}, after;
	size_t all = 0;
	bool neither = false;
	w.n = reading_word(&w.s, end);
	for (; w.n > 0; before = w, w = after) {
		after.s = w.s + w.n;
		after.n = reading_word(&after.s, end);
		const struct word next = after.n > 0 ? after : (struct word){0};
		if (!denies(before, w, next) || quoted[w.s - text])
			continue;
		all += !neither || !is_word(w.s, w.n, "nor");
		neither = neither || is_word(w.s, w.n, "neither");
	}
	return all;
}
