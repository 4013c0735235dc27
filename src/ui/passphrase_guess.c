/* How hard a passphrase is to guess: a lower bound by its shape. It is cut
 * into pieces from left to right, and each piece counts what somebody needs
 * who tries such pieces first. */
#include <string.h>

#include "harmcheck/passphrase.h"

/* Powers of two. A word is one of 2048, which is fewer than anybody knows. */
enum {
	BITS_WORD = 11,
	BITS_LETTER_MORE = 2, /* behind the ninth of a word: more words */
	BITS_LETTER = 4,      /* one that is in no word */
	BITS_LETTER_ODD = 3,  /* in a word that has hardly a vowel */
	BITS_DIGIT = 3,
	BITS_SIGN = 4,
	BITS_SIGN_AGAIN = 1,
	BITS_CAPITAL = 1,
	BITS_FREQUENT = 4, /* a word of each second sentence */
	BITS_COMMON = 4,   /* what many people choose */
	BITS_AGAIN = 3,    /* what was there before */
	BITS_ROW = 5,      /* 1234, aaaa, qwerty */
	BITS_YEAR = 6,
	BITS_DATE = 14,
	BITS_PERIOD = 2, /* all of it several times */
	LONE_WORD_LESS = 2,
	WORD_LETTERS = 9,
};

struct shape {
	const unsigned char *s;
	size_t n;
	bool starts[PASSPHRASE_MOST]; /* a piece begins here */
	bool seen[256];               /* signs */
	unsigned bits, words;
};

static bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_capital(unsigned char c)
{
	return c >= 'A' && c <= 'Z';
}

static unsigned char
fold(unsigned char c)
{
	return is_capital(c) ? (unsigned char)(c - 'A' + 'a') : c;
}

/* What is not ASCII is taken for a letter. */
static bool
is_letter(unsigned char c)
{
	return (fold(c) >= 'a' && fold(c) <= 'z') || c >= 0x80;
}

static bool
letter_at(const struct shape *p, size_t at)
{
	return at < p->n && is_letter(p->s[at]);
}

static size_t
digits_at(const struct shape *p, size_t at)
{
	size_t n = 0;

	while (at + n < p->n && is_digit(p->s[at + n]))
		n++;
	return n;
}

/* Does WORD stand at AT, in any case? */
static bool
stands(const struct shape *p, size_t at, const char *word,
    unsigned char (*reading)(unsigned char))
{
	const size_t n = strlen(word);

	if (n > p->n - at)
		return false;
	for (size_t i = 0; i < n; i++)
		if (reading(p->s[at + i]) != (unsigned char)word[i])
			return false;
	return true;
}

/* --- pieces: the bytes of the one at AT, 0 when there is none ------------- */

/* A letter as it is often written. */
static unsigned char
unmask(unsigned char c)
{
	static const char masks[] = "0o1i3e4a5s7t@a$s!i";

	for (size_t i = 0; masks[i] != '\0'; i += 2)
		if ((unsigned char)masks[i] == c)
			return (unsigned char)masks[i + 1];
	return fold(c);
}

/* Folded and unmasked. */
static const char *const common[] = {"password", "passwort", "passphrase",
    "passw", "iloveyou", "ichliebedich", "letmein", "welcome", "diary",
    "tagebuch", "therapy", "therapist", "therapie", "harmcheck", "secret",
    "geheim", "admin", "hello", "hallo", "schatz", "monkey", "dragon",
    "baseball", "sunshine", "shadow", "master", "login", "azerty", "motdepasse",
    "trustnoi", "michael", "charlie", "jesus", "test"};

static size_t
common_piece(struct shape *p, size_t at, unsigned *bits)
{
	*bits = BITS_COMMON;
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
		const size_t n = strlen(common[i]);

		if (stands(p, at, common[i], unmask) && !letter_at(p, at + n))
			return n;
	}
	return 0;
}

static size_t
same_bytes(const struct shape *p, size_t from, size_t at)
{
	size_t n = 0;

	while (at + n < p->n && fold(p->s[from + n]) == fold(p->s[at + n]))
		n++;
	return n;
}

/* Up to N bytes at AT that do not end inside a word. */
static size_t
whole_words(const struct shape *p, size_t at, size_t n)
{
	while (n > 0 && letter_at(p, at + n) && is_letter(p->s[at + n - 1]))
		n--;
	return n;
}

/* Pieces that stood here before. */
static size_t
again_piece(struct shape *p, size_t at, unsigned *bits)
{
	size_t most = 0;

	*bits = BITS_AGAIN;
	for (size_t from = 0; from < at; from++) {
		size_t n;

		if (!p->starts[from])
			continue;
		n = whole_words(p, at, same_bytes(p, from, at));
		if (n > most)
			most = n;
	}
	return most >= 3 ? most : 0;
}

/* Places on a keyboard, and orders that everybody knows. */
static const char *const rows[] = {"abcdefghijklmnopqrstuvwxyz", "01234567890",
    "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm",
    "qsdfghjklm"};

static size_t
row_from(const struct shape *p, size_t at, const char *row, int step)
{
	const char *place = strchr(row, fold(p->s[at]));
	size_t n = 0;

	if (place == NULL || *place == '\0')
		return 0;
	while (at + n < p->n && place >= row && *place != '\0' &&
	    fold(p->s[at + n]) == (unsigned char)*place) {
		place += step;
		n++;
	}
	return n;
}

static size_t
row_piece(struct shape *p, size_t at, unsigned *bits)
{
	size_t most = 1;

	*bits = BITS_ROW;
	while (at + most < p->n && p->s[at + most] == p->s[at])
		most++;
	if (most >= 3)
		return most;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (int step = -1; step <= 1; step += 2) {
			const size_t n = row_from(p, at, rows[i], step);

			if (n > most)
				most = n;
		}
	return most >= 4 ? most : 0;
}

/* "1.2.1990", "1990-02-01": three numbers with one sign between them. */
static size_t
date_piece(struct shape *p, size_t at, unsigned *bits)
{
	size_t end = at, sign = 0;

	*bits = BITS_DATE;
	for (int part = 0; part < 3; part++) {
		const size_t n = digits_at(p, end);

		if (n == 0 || n > 4 || n == 3)
			return 0;
		end += n;
		if (part == 2)
			return end - at;
		if (end >= p->n || strchr(".-/ ", p->s[end]) == NULL ||
		    p->s[end] == '\0' || (part > 0 && p->s[end] != p->s[sign]))
			return 0;
		sign = end++;
	}
	return 0;
}

static bool
is_year(const unsigned char *s)
{
	return (s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0');
}

static size_t
digits_piece(struct shape *p, size_t at, unsigned *bits)
{
	const unsigned char *s = p->s + at;
	const size_t n = digits_at(p, at);

	*bits = (unsigned)n * BITS_DIGIT;
	if (n == 4 && is_year(s))
		*bits = BITS_YEAR;
	else if (n == 6 || (n == 8 && (is_year(s) || is_year(s + 4))))
		*bits = BITS_DATE;
	return n;
}

/* No word that stands in data/words.txt: they are drawn, not chosen. */
static const char *const frequent[] = {"the", "and", "you", "are", "was", "not",
    "for", "his", "her", "him", "she", "with", "this", "have", "has", "they",
    "all", "one", "what", "love", "like", "know", "can", "will", "would",
    "your", "mine", "our", "day", "life", "god", "home", "man", "out", "but",
    "who", "how", "ich", "und", "der", "die", "das", "ist", "nicht", "mit",
    "bin", "ein", "eine", "mein", "les", "des", "que"};

static bool
is_frequent(const struct shape *p, size_t at, size_t n)
{
	for (size_t i = 0; i < sizeof(frequent) / sizeof(frequent[0]); i++)
		if (strlen(frequent[i]) == n &&
		    stands(p, at, frequent[i], fold))
			return true;
	return false;
}

struct letters {
	size_t n, capitals, vowels; /* n: characters */
};

static struct letters
count_letters(const unsigned char *s, size_t n)
{
	struct letters l = {0};

	for (size_t i = 0; i < n; i++) {
		l.n += (s[i] & 0xc0) != 0x80;
		l.capitals += is_capital(s[i]);
		l.vowels +=
		    s[i] >= 0x80 || strchr("aeiouy", fold(s[i])) != NULL;
	}
	return l;
}

/* The letters at AT, to where OthersBegin. */
static size_t
letters_at(const struct shape *p, size_t at)
{
	size_t n = 0;

	while (letter_at(p, at + n) &&
	    (n == 0 || !is_capital(p->s[at + n]) ||
		is_capital(p->s[at + n - 1])))
		n++;
	return n;
}

static size_t
letters_piece(struct shape *p, size_t at, unsigned *bits)
{
	const size_t n = letters_at(p, at);
	const struct letters l = count_letters(p->s + at, n);

	if (l.n < 3) {
		*bits = (unsigned)l.n * BITS_LETTER;
		return n;
	}
	*bits = l.capitals > 0 ? BITS_CAPITAL : 0;
	if (is_frequent(p, at, n)) {
		*bits += BITS_FREQUENT;
	} else if (l.n > 3 && l.vowels * 8 < l.n) {
		*bits += (unsigned)l.n * BITS_LETTER_ODD;
	} else {
		*bits += BITS_WORD;
		if (l.n > WORD_LETTERS)
			*bits +=
			    (unsigned)(l.n - WORD_LETTERS) * BITS_LETTER_MORE;
		p->words++;
	}
	return n;
}

static size_t
sign_piece(struct shape *p, size_t at, unsigned *bits)
{
	const unsigned char c = p->s[at];

	*bits = c == ' ' ? 0 : p->seen[c] ? BITS_SIGN_AGAIN : BITS_SIGN;
	p->seen[c] = true;
	return 1;
}

/* The first that fits is taken. */
static size_t (*const pieces[])(struct shape *p, size_t at,
    unsigned *bits) = {common_piece, again_piece, row_piece, date_piece,
    digits_piece, letters_piece, sign_piece};

static void
take_piece(struct shape *p, size_t *at)
{
	unsigned bits = 0;
	size_t n = 0;

	for (size_t i = 0; n == 0; i++)
		n = pieces[i](p, *at, &bits);
	p->starts[*at] = true;
	p->bits += bits;
	*at += n;
}

/* The bytes after which all begins again, and again up to the end; N: it does
 * not. */
static size_t
period(const unsigned char *s, size_t n)
{
	for (size_t p = 1; p <= n / 2; p++)
		if (memcmp(s, s + p, n - p) == 0)
			return p;
	return n;
}

unsigned
passphrase_guess_bits(const unsigned char *bytes, size_t n)
{
	struct shape p = {.s = bytes};
	unsigned bits;

	if (n > PASSPHRASE_MOST)
		n = PASSPHRASE_MOST;
	p.n = period(bytes, n);
	if (p.n < n)
		p.bits = BITS_PERIOD;
	for (size_t at = 0; at < p.n;)
		take_piece(&p, &at);
	bits = p.bits;
	if (p.words == 1)
		bits -= LONE_WORD_LESS;
	explicit_bzero(&p, sizeof(p));
	return bits;
}
