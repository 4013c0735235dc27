/* The syllables of an English word, guessed from its letters. The rules are
 * told in harmcheck-questions(5); change both. They are right for about 98 of
 * 100 words that a bank of questions has, and wrong both ways for the others,
 * which is good enough for a mean over a hundred words and more. */
#include <string.h>

#include "harmcheck/reading.h"
#include "harmcheck/utf8.h"

#define PART_MOST 60
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Letters of one part of a word, small; all that is no letter divides. */
struct part {
	char w[PART_MOST + 1];
	size_t n;
};

/* Words that the rules get wrong and that banks like to use. */
static const struct {
	const char *word;
	size_t syllables;
} exceptions[] = {
    {"area", 3},
    {"argue", 2},
    {"behavior", 3},
    {"behaviour", 3},
    {"business", 2},
    {"create", 2},
    {"evening", 2},
    {"every", 2},
    {"familiar", 3},
    {"genuine", 3},
    {"hundred", 2},
    {"idea", 3},
    {"marriage", 2},
    {"maybe", 2},
    {"people", 2},
    {"quiet", 2},
    {"ruin", 2},
    {"science", 2},
    {"suicidal", 4},
    {"suicide", 3},
    {"video", 3},
    {"wednesday", 2},
};

/* First halves of words that keep their own silent e, or their y. */
static const char *const firsts[] = {"any", "care", "else", "every", "home",
    "life", "like", "note", "safe", "side", "some", "there", "time", "whole"};

/* Endings before which a silent e stays silent. */
static const char *const lasts[] = {"ful", "fully", "less", "ly", "ment",
    "ments", "ness", "ty"};

/* Vowels that stand together and are two syllables, unless after these. */
static const struct {
	const char *letters, *not_after;
} splits[] = {
    {"ciat", ""},
    {"creati", ""},
    {"creato", ""},
    {"created", ""},
    {"ia", "cst"},
    {"ience", "ct"},
    {"ient", "ct"},
    {"iet", ""},
    {"io", "cglnstx"},
    {"iu", ""},
    {"react", ""},
    {"realit", ""},
    {"tiat", ""},
    {"ua", "gq"},
    {"uen", "gq"},
    {"uou", ""},
};

static bool
is_one_of(char c, const char *list)
{
	return c != '\0' && strchr(list, c) != NULL;
}

static bool
ends_in(const char *w, size_t n, const char *end)
{
	const size_t m = strlen(end);
	return n >= m && memcmp(w + n - m, end, m) == 0;
}

static bool
is_plain_vowel(char c)
{
	return is_one_of(c, "aeiou");
}

/* y before a vowel is one itself only after a consonant: not in "you" and
 * "player", but in "trying". */
static bool
is_vowel(const char *w, size_t i)
{
	if (w[i] != 'y')
		return is_plain_vowel(w[i]);
	return !is_plain_vowel(w[i + 1]) ||
	    (i > 0 && !is_plain_vowel(w[i - 1]));
}

static size_t
count_groups(const char *w, size_t n)
{
	size_t groups = 0;
	for (size_t i = 0; i < n; i++)
		groups += is_vowel(w, i) && (i == 0 || !is_vowel(w, i - 1));
	return groups;
}

static size_t
count_splits(const char *w, size_t n)
{
	size_t more = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < COUNT(splits); k++)
			more += strncmp(w + i, splits[k].letters,
				    strlen(splits[k].letters)) == 0 &&
			    (i == 0 ||
				!is_one_of(w[i - 1], splits[k].not_after));
	return more;
}

/* Does W end in consonant and le, as "table" does? Not "called", "curled". */
static bool
is_sounded_le(const char *w, size_t n)
{
	return n > 2 && w[n - 1] == 'e' && w[n - 2] == 'l' &&
	    !is_vowel(w, n - 3) && !is_one_of(w[n - 3], "lrw");
}

/* Is the e at the end, or the one in -ed and -es, silent? */
static bool
is_silent_end(const char *w, size_t n)
{
	size_t e = n;
	if (n > 0 && (w[n - 1] == 'd' || w[n - 1] == 's'))
		e--;
	if (e < 2 || w[e - 1] != 'e' || is_sounded_le(w, e))
		return false;
	if (is_vowel(w, e - 2)) /* "league", "unique" */
		return e > 2 && w[e - 2] == 'u' && is_one_of(w[e - 3], "gq");
	if (e == n)
		return true;
	if (w[n - 1] == 'd')
		return !is_one_of(w[e - 2], "dt");
	return !is_one_of(w[e - 2], "cgsxz") &&
	    (e < 3 || w[e - 2] != 'h' || !is_one_of(w[e - 3], "cs"));
}

/* Endings with a syllable of their own behind a vowel or a consonant. */
static size_t
count_endings(const char *w, size_t n)
{
	const size_t s = n > 1 && w[n - 1] == 's' ? n - 1 : n;
	size_t more = 0;
	if (ends_in(w, s, "ing") && s > 3 && is_vowel(w, s - 4))
		more++;
	if (ends_in(w, s, "sm") || ends_in(w, s, "thm"))
		more++;
	if ((ends_in(w, s, "ier") || ends_in(w, s, "iest")) &&
	    count_groups(w, s) > 1)
		more++;
	return more;
}

/* The word in the table of exceptions, with or without s; 0: none. */
static size_t
exception(const char *w, size_t n)
{
	for (size_t i = 0; i < COUNT(exceptions); i++) {
		const char *x = exceptions[i].word;
		const size_t m = strlen(x);
		if (n >= m && memcmp(w, x, m) == 0 &&
		    (n == m || (n == m + 1 && w[m] == 's')))
			return exceptions[i].syllables;
	}
	return 0;
}

static size_t
count_plain(const char *w, size_t n)
{
	const size_t all =
	    count_groups(w, n) + count_splits(w, n) + count_endings(w, n);
	const size_t heard = all - (all > 0 && is_silent_end(w, n));
	return heard > 0 ? heard : 1;
}

/* How long the ending before which a silent e stays silent is; 0: none. */
static size_t
last_of(const char *w, size_t n)
{
	for (size_t i = 0; i < COUNT(lasts); i++) {
		const size_t m = strlen(lasts[i]);
		if (n > m + 1 && ends_in(w, n, lasts[i]) &&
		    w[n - m - 1] == 'e' && !is_vowel(w, n - m - 2))
			return m;
	}
	return 0;
}

static size_t
first_of(const char *w, size_t n)
{
	for (size_t i = 0; i < COUNT(firsts); i++) {
		const size_t m = strlen(firsts[i]);
		if (n >= m + 3 && memcmp(w, firsts[i], m) == 0 &&
		    count_groups(w + m, n - m) > 0)
			return m;
	}
	return 0;
}

/* Whole words, with first halves and endings taken off. */
static size_t
count_word(const char *w, size_t n)
{
	char stem[PART_MOST + 1] = {0};
	const size_t known = exception(w, n);
	const size_t first = known > 0 ? 0 : first_of(w, n);
	const size_t last = known > 0 || first > 0 ? 0 : last_of(w, n);
	if (known > 0)
		return known;
	if (first == 0 && last == 0)
		return count_plain(w, n);
	memcpy(stem, w, first > 0 ? first : n - last);
	const size_t cut = strlen(stem);
	const size_t half = exception(stem, cut);
	return (half > 0 ? half : count_plain(stem, cut)) +
	    count_plain(w + cut, n - cut);
}

static size_t
end_part(struct part *p)
{
	const size_t n = p->n;
	p->w[n] = '\0';
	p->n = 0;
	return n > 0 ? count_word(p->w, n) : 0;
}

/* A small letter for C, which may have an accent; 0: no letter. */
static char
letter(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if (c >= 'a' && c <= 'z')
		return (char)c;
	return c >= 0xc0 && c < 0x250 && c != 0xd7 && c != 0xf7 ? 'a' : '\0';
}

/* "didn't" has one more than "didnt", and "don't" has not. */
static bool
adds_not(const struct part *p, const char *s, size_t left)
{
	return p->n > 1 && p->w[p->n - 1] == 'n' &&
	    is_one_of(p->w[p->n - 2], "dst") && left > 0 &&
	    (*s == 't' || *s == 'T');
}

size_t
reading_syllables(const char *word, size_t n)
{
	struct part p = {.n = 0};
	size_t all = 0, took;
	for (size_t i = 0; i < n; i += took) {
		uint32_t c = 0;
		took = utf8_decode(word + i, n - i, &c);
		took = took > 0 ? took : 1;
		const char l = letter(c);
		if (l != '\0' && p.n == PART_MOST)
			all += end_part(&p);
		if (l != '\0')
			p.w[p.n++] = l;
		else if (c == '\'' || c == 0x2019)
			all += adds_not(&p, word + i + took, n - i - took);
		else
			all += end_part(&p);
	}
	return all + end_part(&p);
}
