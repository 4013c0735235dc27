/* Growing text, and the words of a script line. */
#include "pty_text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
text_add(struct text *t, const char *s, size_t n)
{
	if (t->n + n + 1 > t->room) {
		t->room = (t->n + n + 1) * 2;
		t->s = realloc(t->s, t->room);
		if (t->s == NULL) {
			fputs("ptydrive: out of memory\n", stderr);
			exit(2);
		}
	}
	if (n > 0)
		memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

void
text_put(struct text *t, const char *s)
{
	text_add(t, s, strlen(s));
}

void
text_add_char(struct text *t, unsigned long c)
{
	char b[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned lead[] = {0, 0x00, 0xc0, 0xe0, 0xf0};

	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		b[i] = (char)(0x80 | (c & 0x3f));
	b[0] = (char)(lead[n] | c);
	text_add(t, b, n);
}

void
text_add_blank(struct text *t)
{
	if (t->n > 0 && t->s[t->n - 1] != ' ')
		text_add(t, " ", 1);
}

void
text_clear(struct text *t)
{
	t->n = 0;
	text_add(t, "", 0);
}

void
text_done(struct text *t)
{
	free(t->s);
	*t = (struct text){0};
}

void
text_squeeze(struct text *t)
{
	size_t to = 0;

	for (size_t i = 0; i < t->n; i++) {
		bool blank = strchr(" \t\r\n", t->s[i]) != NULL;

		if (!blank)
			t->s[to++] = t->s[i];
		else if (to > 0 && t->s[to - 1] != ' ')
			t->s[to++] = ' ';
	}
	t->n = to > 0 && t->s[to - 1] == ' ' ? to - 1 : to;
	text_add(t, "", 0);
}

/* $NAME at IN: its value goes to OUT. Gives what follows, NULL: unknown. Only
 * capitals make a name: "$a" and "shell$ " stand for themselves. */
static const char *
decode_name(struct text *out, const char *in)
{
	char name[64];
	size_t n = 0;

	in++;
	while (
	    n < sizeof(name) - 1 && (isupper((unsigned char)*in) || *in == '_'))
		name[n++] = *in++;
	name[n] = '\0';
	if (n == 0) {
		text_add(out, "$", 1);
		return in;
	}

	const char *value = getenv(name);

	if (value == NULL)
		return NULL;
	text_put(out, value);
	return in;
}

/* An escape at IN, decoded to OUT. Gives what follows, NULL: unknown. */
static const char *
decode_escape(struct text *out, const char *in)
{
	static const char from[] = "rnte\\", to[] = "\r\n\t\033\\";
	const char *at = in[1] != '\0' ? strchr(from, in[1]) : NULL;

	if (at != NULL) {
		text_add(out, &to[at - from], 1);
		return in + 2;
	}
	if (in[1] != 'x' || !isxdigit((unsigned char)in[2]) ||
	    !isxdigit((unsigned char)in[3]))
		return NULL;

	const char hex[] = {in[2], in[3], '\0'};
	char byte = (char)strtoul(hex, NULL, 16);

	text_add(out, &byte, 1);
	return in + 4;
}

bool
text_decode(struct text *out, const char *in, bool escapes, const char **why)
{
	text_add(out, "", 0);
	while (in != NULL && *in != '\0') {
		if (*in == '$') {
			*why = "unknown $NAME";
			in = decode_name(out, in);
		} else if (*in == '\\' && escapes) {
			*why = "unknown escape: \\r \\n \\t \\e \\\\ \\xHH";
			in = decode_escape(out, in);
		} else {
			text_add(out, in++, 1);
		}
	}
	return in != NULL;
}

int
text_split(char *line, char **argv, int max)
{
	int n = 0;

	for (;;) {
		line += strspn(line, " \t");
		if (*line == '\0')
			break;
		if (n == max - 1)
			return -1;

		bool quoted = *line == '\'';

		argv[n++] = line += quoted;
		line += strcspn(line, quoted ? "'" : " \t");
		if (*line != '\0')
			*line++ = '\0';
	}
	argv[n] = NULL;
	return n;
}
