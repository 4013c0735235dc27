/* Mutants of a source file, one change each.
 *
 *   mutate FILE      all of them, a line each: number, line, function, change,
 *                    text of the line, with tabs between
 *   mutate FILE N    the file with the change N in it
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

#define LONGEST 60 /* bytes of a change that are shown */

static int
by_place(const void *a, const void *b)
{
	const struct mutant *l = a, *r = b;

	if (l->at != r->at)
		return l->at < r->at ? -1 : 1;
	if (l->n != r->n)
		return l->n < r->n ? -1 : 1;
	return strcmp(l->to, r->to);
}

/* N bytes with single blanks between the words, no more than LONGEST. */
static void
print_words(const char *p, size_t n)
{
	bool gap = false;
	size_t done = 0;

	for (size_t i = 0; i < n; i++) {
		if (isspace((unsigned char)p[i])) {
			gap = true;
			continue;
		}
		if (done >= LONGEST) {
			fputs("...", stdout);
			return;
		}
		if (gap && done++ > 0)
			putchar(' ');
		gap = false;
		putchar(p[i]);
		done++;
	}
}

static void
print_line(const struct source *s, size_t i, const struct mutant *m)
{
	const struct token *t = &s->t[m->token];
	const struct token *f =
	    t->function < s->n_t ? &s->t[t->function] : NULL;
	size_t from = t->at;

	while (from > 0 && s->text[from - 1] != '\n')
		from--;
	from += strspn(s->text + from, " \t");
	printf("%zu\t%u\t%.*s\t", i, t->line, f == NULL ? 1 : (int)f->n,
	    f == NULL ? "-" : s->text + f->at);
	print_words(s->text + m->at, m->n);
	printf(" -> %s", m->to[0] != '\0' ? m->to : "nothing");
	if (m->no > 1)
		printf(" #%u", m->no);
	printf("\t%.*s\n", (int)strcspn(s->text + from, "\n"), s->text + from);
}

/* The file with one change; every line keeps its number. */
static void
print_mutant(const struct source *s, const struct mutant *m)
{
	fwrite(s->text, 1, m->at, stdout);
	fputs(m->to, stdout);
	for (size_t i = m->at; i < m->at + m->n; i++)
		if (s->text[i] == '\n')
			putchar('\n');
	fwrite(s->text + m->at + m->n, 1, s->n - m->at - m->n, stdout);
}

int
main(int argc, char **argv)
{
	struct source s;
	size_t no = 0;
	bool found = true;

	if (argc != 2 && argc != 3) {
		fputs("usage: mutate FILE [N]\n", stderr);
		return 2;
	}
	source_read(&s, argv[1]);
	source_scan(&s);
	mutants_find(&s);
	qsort(s.m, s.n_m, sizeof(*s.m), by_place);
	if (argc == 3)
		no = strtoul(argv[2], NULL, 10);
	for (size_t i = 0; argc == 2 && i < s.n_m; i++)
		print_line(&s, i + 1, &s.m[i]);
	if (argc == 3) {
		found = no >= 1 && no <= s.n_m;
		if (found)
			print_mutant(&s, &s.m[no - 1]);
	}
	source_drop(&s);
	return found && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
