#include <string.h>

#include "harmcheck/err.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/random.h"
#include "harmcheck/utf8.h"

#define WORDS_LEAST 2048 /* 11 bits each */

struct list {
	const char *text;
	size_t n, at;
	unsigned line; /* of the word that was read last */
};

struct word {
	const char *s;
	size_t n;
};

/* The next word of L; lines with # and empty ones are none. */
static bool
next_word(struct list *l, struct word *w)
{
	while (l->at < l->n) {
		const char *s = l->text + l->at;
		const char *end = memchr(s, '\n', l->n - l->at);
		size_t n = end != NULL ? (size_t)(end - s) : l->n - l->at;

		l->at += n + (end != NULL);
		l->line++;
		if (n > 0 && s[n - 1] == '\r')
			n--;
		*w = (struct word){s, n};
		if (n > 0 && *s != '#')
			return true;
	}
	return false;
}

/* Can this stand on a screen, and be typed as one word? */
static bool
is_word(const struct word *w)
{
	size_t len;

	for (size_t i = 0; i < w->n; i += len) {
		uint32_t c;

		len = utf8_decode(w->s + i, w->n - i, &c);
		if (len == 0 || c <= ' ' || !utf8_is_shown(c))
			return false;
	}
	return true;
}

/* How many words there are, and the bytes of the longest. */
static int
measure(struct list l, size_t *count, size_t *longest, struct err *e)
{
	struct word w;

	*count = *longest = 0;
	while (next_word(&l, &w)) {
		if (!is_word(&w))
			return err_set(e, ERR_DATA,
			    "line %u of the word list is no single word",
			    l.line);
		++*count;
		if (w.n > *longest)
			*longest = w.n;
	}
	if (*count < WORDS_LEAST)
		return err_set(e, ERR_DATA,
		    "a word list of %zu words is too short; %d is the least",
		    *count, WORDS_LEAST);
	return 0;
}

static void
add_word(struct secret *p, size_t *len, struct list l, uint32_t number)
{
	struct word w = {"", 0};

	while (next_word(&l, &w) && number > 0)
		number--;
	if (*len > 0)
		p->bytes[(*len)++] = ' ';
	memcpy(p->bytes + *len, w.s, w.n);
	*len += w.n;
}

int
passphrase_suggest(const char *text, size_t len, unsigned n, struct secret *p,
    struct err *e)
{
	const struct list list = {.text = text, .n = len};
	size_t count, longest, used = 0;

	*p = (struct secret){0};
	if (measure(list, &count, &longest, e) == -1)
		return -1;
	if (!secret_new(p, n * (longest + 1)))
		return err_set(e, ERR_IO, "there is not enough memory");
	for (unsigned i = 0; i < n; i++)
		add_word(p, &used, list, random_below((uint32_t)count));
	p->len = used;
	return 0;
}
