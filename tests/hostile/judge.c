/* What a run must keep to, whatever was put into it. */
#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/utf8.h"
#include "hostile.h"

/* Of a refusal of a small file. */
#define SECONDS_MOST 0.2
#define KIB_MOST (32 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define CHECKED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHECKED 1
#endif
#endif
#ifndef CHECKED
#define CHECKED 0
#endif

char why[4096];
static unsigned good, bad;

void
wrong(const char *format, ...)
{
	const size_t used = strlen(why);
	va_list ap;

	va_start(ap, format);
	vsnprintf(why + used, sizeof(why) - used, format, ap);
	va_end(ap);
	if (strlen(why) < sizeof(why) - 1)
		strcat(why, "\n");
}

void
judged(const char *format, ...)
{
	va_list ap;

	fputs(*why == '\0' ? "ok   " : "FAIL ", stdout);
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	printf("\n%s", why);
	*(*why == '\0' ? &good : &bad) += 1;
	*why = '\0';
}

int
judged_all(void)
{
	if (good + bad == 0)
		bad++;
	printf("%u passed, %u failed\n", good, bad);
	return bad > 0;
}

/* Written here once more, and not asked of the program: what is tested must not
 * be the judge. */
static bool
forbidden(uint32_t c, bool tabs)
{
	return (c < 0x20 && c != '\n' && !(tabs && c == '\t')) || c == 0x7f ||
	    (c >= 0x80 && c < 0xa0) || c == 0x61c || c == 0x180e ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x2069) || c == 0xfeff ||
	    (c >= 0xe0000 && c <= 0xe007f);
}

void
judge_clean(const char *name, struct bytes b, bool tabs)
{
	for (size_t i = 0; i < b.n;) {
		uint32_t c;
		const size_t n = utf8_decode(b.s + i, b.n - i, &c);

		if (n == 0 || forbidden(c, tabs)) {
			wrong("%s holds %s%04X at byte %zu", name,
			    n == 0 ? "what is not UTF-8: " : "U+",
			    n == 0 ? (unsigned)(unsigned char)b.s[i]
				   : (unsigned)c,
			    i);
			return;
		}
		i += n;
	}
}

void
judge_run(const struct came *c)
{
	char left[300];

	if (c->status < 0)
		wrong("ended by signal %d", c->signal);
	else if (c->status > 5)
		wrong("status %d\n%.*s", c->status,
		    (int)(c->err.n < 1500 ? c->err.n : 1500), c->err.s);
	judge_clean("standard output", c->out, true);
	judge_clean("standard error", c->err, true);
	if (!spawn_left_nothing(left, sizeof(left)))
		wrong("it left %s", left);
}

void
judge_cost(const struct came *c)
{
	if (CHECKED)
		return;
	if (c->seconds > SECONDS_MOST)
		wrong("it took %.3f s", c->seconds);
	if (c->kib > KIB_MOST)
		wrong("it took %ld KiB", c->kib);
}

/* The lines of B, and the characters of its longest one. Behind its last line
 * feed an editor shows one more line, and where something is missing it is
 * missing there. */
static void
measure(struct bytes b, unsigned long *lines, unsigned long *columns)
{
	unsigned long column = 0;

	*lines = 1;
	*columns = 0;
	for (size_t i = 0; i < b.n; i++) {
		column = b.s[i] == '\n' ? 0 : column + 1;
		if (column > *columns)
			*columns = column;
		*lines += b.s[i] == '\n';
	}
}

/* ":LINE:COL: " at S, within the file? */
static bool
is_place(const char *s, struct bytes in)
{
	unsigned long lines, columns, line, column;
	char *end;

	if (*s != ':' || !isdigit((unsigned char)s[1]))
		return false;
	line = strtoul(s + 1, &end, 10);
	if (*end != ':' || !isdigit((unsigned char)end[1]))
		return false;
	column = strtoul(end + 1, &end, 10);
	measure(in, &lines, &columns);
	if (line < 1 || line > lines || column < 1 || column > columns + 1)
		wrong("%lu:%lu lies outside of its %lu lines", line, column,
		    lines);
	return strncmp(end, ": ", 2) == 0;
}

/* "error: WORDS [code]" */
static bool
is_finding(const char *s)
{
	const size_t n = strlen(s);

	return (strncmp(s, "error: ", 7) == 0 ||
		   strncmp(s, "warning: ", 9) == 0 ||
		   strncmp(s, "style: ", 7) == 0) &&
	    n > 12 && s[n - 1] == ']' && strrchr(s, '[') != NULL;
}

/* 1: a finding with its place; 2: of the whole file; 3: what ends it; 0: none
 * of these. */
static int
kind_of(const char *line, const char *file, struct bytes in)
{
	const size_t n = strlen(file);
	const char *rest;

	if (strncmp(line, "harmcheck: ", 11) == 0 && line[11] != '\0')
		return 3;
	if (strncmp(line, "and ", 4) == 0 && strstr(line, " more finding"))
		return 3;
	if (strncmp(line, file, n) != 0 || line[n] != ':')
		return 0;
	if (is_finding(line + n + 2))
		return 2;
	rest = strstr(line + n, ": ");
	return is_place(line + n, in) && is_finding(rest + 2) ? 1 : 0;
}

void
judge_refusal(const struct came *c, int status, const char *file,
    struct bytes in, bool whole)
{
	char *copy = strndup(c->err.s, c->err.n), *rest = copy, *line;
	unsigned count[4] = {0};

	if (copy == NULL)
		exit(2);
	judge_run(c);
	judge_cost(c);
	if (c->status != status && c->status >= 0)
		wrong("status %d, not %d", c->status, status);
	while ((line = strsep(&rest, "\n")) != NULL) {
		const int kind = *line == '\0' ? 3 : kind_of(line, file, in);

		count[kind]++;
		if (kind == 0 && count[0] < 3)
			wrong("no message of ours: %.300s", line);
	}
	if (count[1] == 0 && !(whole && count[2] + count[3] > 1))
		wrong("no place is named: %.*s",
		    (int)(c->err.n < 300 ? c->err.n : 300), c->err.s);
	free(copy);
}
