/* The header: lines of text that hold the file key, locked by each recipient's
 * lock in turn. Whoever writes one is not to be believed, so a line is as the
 * format says or the header is refused, and it is looked at up to
 * SEAL_HEADER_MOST bytes only. */
#include <string.h>

#include "harmcheck/buf.h"
#include "seal_parts.h"

#define COLUMNS ((size_t)64)
#define ARGS_MOST 3 /* those of scrypt; more are counted, not kept */

static const char version_line[] = "age-encryption.org/v1";
static const char stanza_mark[] = "-> ";
static const char mac_mark[] = "---";
static const char scrypt_name[] = "scrypt";

struct span {
	const char *s;
	size_t n;
};

/* A stanza: its words, and the last line of its body. */
struct stanza {
	struct span args[ARGS_MOST];
	size_t n_args;
	unsigned char body[COLUMNS / 4 * 3];
	size_t n_body;
};

struct lines {
	const char *start, *at, *end;
};

static bool
next_line(struct lines *l, struct span *line)
{
	const char *feed = memchr(l->at, '\n', (size_t)(l->end - l->at));

	if (feed == NULL)
		return false;
	*line = (struct span){l->at, (size_t)(feed - l->at)};
	l->at = feed + 1;
	return true;
}

static bool
is_word(const struct span *w, const char *word)
{
	return w->n == strlen(word) && memcmp(w->s, word, w->n) == 0;
}

static bool
begins(const struct span *w, const char *start)
{
	return w->n >= strlen(start) && memcmp(w->s, start, strlen(start)) == 0;
}

/* Words of printable ASCII with one blank between two. */
static bool
read_args(struct stanza *st, const char *s, size_t n)
{
	size_t from = 0;

	st->n_args = 0;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] > ' ' && s[i] < 0x7f)
			continue;
		if ((i < n && s[i] != ' ') || i == from)
			return false;
		if (st->n_args < ARGS_MOST)
			st->args[st->n_args] =
			    (struct span){s + from, i - from};
		st->n_args++;
		from = i + 1;
	}
	return true;
}

/* Lines of 64 characters and then a shorter one. That of scrypt is a short
 * line alone; of another it only matters how much it is. */
static bool
read_body(struct stanza *st, struct lines *l)
{
	struct span line;

	st->n_body = 0;
	do {
		if (!next_line(l, &line) || line.n > COLUMNS ||
		    !seal_base64_read(st->body, line.s, line.n))
			return false;
		st->n_body += line.n * 3 / 4;
	} while (line.n == COLUMNS);
	return true;
}

/* Digits alone, the first of them not 0. More digits than any limit has are
 * a number like others, a large one. */
static bool
read_work(unsigned *work, const struct span *w)
{
	*work = 0;
	for (size_t i = 0; i < w->n; i++) {
		if (w->s[i] < '0' || w->s[i] > '9')
			return false;
		if (*work <= SEAL_WORK_MOST)
			*work = *work * 10 + (unsigned)(w->s[i] - '0');
	}
	return w->s[0] != '0';
}

static bool
read_exactly(unsigned char *out, size_t n, const char *s, size_t n_s)
{
	return n_s == (n * 4 + 2) / 3 && seal_base64_read(out, s, n_s);
}

static bool
read_scrypt(struct seal_header *h, const struct stanza *st)
{
	if (st->n_args != 3 || st->n_body != SEAL_WRAPPED ||
	    !read_exactly(h->salt, SEAL_SALT, st->args[1].s, st->args[1].n) ||
	    !read_work(&h->work, &st->args[2]))
		return false;
	memcpy(h->wrapped, st->body, SEAL_WRAPPED);
	return true;
}

/* Stanzas of other kinds are passed by, but a passphrase may have no other
 * beside it: who can open the file could not trust where it is from. */
static bool
read_stanzas(struct seal_header *h, struct lines *l, struct span *line)
{
	struct stanza st;
	size_t n = 0;

	while (next_line(l, line) && begins(line, stanza_mark)) {
		const size_t mark = sizeof(stanza_mark) - 1;

		if (!read_args(&st, line->s + mark, line->n - mark) ||
		    !read_body(&st, l))
			return false;
		n++;
		if (is_word(&st.args[0], scrypt_name)) {
			if (!read_scrypt(h, &st))
				return false;
			h->has_scrypt = true;
		}
		if (h->has_scrypt && n > 1)
			return false;
	}
	return n > 0;
}

static bool
read_mac(struct seal_header *h, const struct lines *l, const struct span *line)
{
	const size_t mark = sizeof(mac_mark) - 1;

	/* behind a mark alone stands the end of its line */
	if (!begins(line, mac_mark) || line->s[mark] != ' ' ||
	    !read_exactly(h->mac, SEAL_MAC, line->s + mark + 1,
		line->n - mark - 1))
		return false;
	h->maced = (size_t)(line->s - l->start) + mark;
	h->len = (size_t)(l->at - l->start);
	return true;
}

enum seal_outcome
seal_header_read(struct seal_header *h, const unsigned char *bytes, size_t n)
{
	const char *s = (const char *)bytes;
	const size_t most = n < SEAL_HEADER_MOST ? n : SEAL_HEADER_MOST;
	struct lines l = {.start = s, .at = s, .end = s + most};
	struct span line = {0};

	*h = (struct seal_header){0};
	if (!next_line(&l, &line) || !is_word(&line, version_line) ||
	    !read_stanzas(h, &l, &line) || !read_mac(h, &l, &line))
		return SEAL_BAD_HEADER;
	/* Its nonce belongs to the header in this: without it there is nothing
	 * to work for. */
	if (n - h->len < SEAL_NONCE)
		return SEAL_BAD_HEADER;
	return h->work > SEAL_WORK_MOST ? SEAL_WORK_REFUSED : SEAL_DONE;
}

void
seal_header_add(struct buf *out, const struct seal_header *h)
{
	buf_addf(out, "%s\n%s%s ", version_line, stanza_mark, scrypt_name);
	seal_base64_add(out, h->salt, SEAL_SALT);
	buf_addf(out, " %u\n", h->work);
	/* 43 characters: one line, and a short one, as the last must be. */
	seal_base64_add(out, h->wrapped, SEAL_WRAPPED);
	buf_addf(out, "\n%s", mac_mark);
}

void
seal_header_add_mac(struct buf *out, const unsigned char mac[SEAL_MAC])
{
	buf_addc(out, ' ');
	seal_base64_add(out, mac, SEAL_MAC);
	buf_addc(out, '\n');
}
