#include <stdarg.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/report.h"

void
report_init(struct report *r, struct arena *a)
{
	r->arena = a;
	r->date = NULL;
	r->desk = false;
	r->first = NULL;
	r->tail = &r->first;
}

static struct block *
append(struct report *r, enum block_kind kind, const char *text)
{
	struct block *b = arena_alloc(r->arena, sizeof(*b));

	b->kind = kind;
	b->text = text;
	*r->tail = b;
	r->tail = &b->next;
	return b;
}

/* A line feed inside a paragraph is where its author's editor broke the
 * line: it is filled like any blank. */
static const char *
filled(struct arena *a, const char *text, size_t n)
{
	char *copy = arena_strndup(a, text, n);

	while (n > 0 && copy[n - 1] == '\n')
		copy[--n] = '\0';
	for (char *s = copy; (s = strchr(s, '\n')) != NULL;)
		*s = ' ';
	return copy;
}

struct block *
report_add(struct report *r, enum block_kind kind, const char *text)
{
	struct block *b = NULL;
	const char *end;

	if (kind == BLOCK_GAP)
		return append(r, kind, "");
	if (text == NULL)
		return NULL;
	while ((end = strstr(text, "\n\n")) != NULL) {
		if (end > text)
			b = append(r, kind,
			    filled(r->arena, text, (size_t)(end - text)));
		text = end + strspn(end, "\n");
	}
	if (*text == '\0')
		return b;
	if (strchr(text, '\n') != NULL)
		text = filled(r->arena, text, strlen(text));
	return append(r, kind, text);
}

struct block *
report_addf(struct report *r, enum block_kind kind, const char *format, ...)
{
	va_list ap;
	char *text;

	va_start(ap, format);
	text = arena_vprintf(r->arena, format, ap);
	va_end(ap);
	return report_add(r, kind, text);
}

void
report_number(struct report *r, unsigned number, const char *text)
{
	append(r, BLOCK_NUMBER, text)->number = number;
}

struct block *
report_bar(struct report *r, unsigned n, unsigned of, const char *text)
{
	struct block *b = append(r, BLOCK_BAR, text);

	b->bar = n;
	b->bar_of = of;
	return b;
}

static const char **
copied(struct arena *a, const char *const *from, size_t n)
{
	const char **to = arena_array(a, n, sizeof(*to));

	memcpy(to, from, n * sizeof(*to));
	return to;
}

static struct table *
table_new(struct report *r, const char *caption, const char *const *heads,
    size_t n_heads)
{
	struct table *t = arena_alloc(r->arena, sizeof(*t));

	t->caption = caption;
	t->heads = copied(r->arena, heads, n_heads);
	t->n_heads = n_heads;
	t->first = NULL;
	t->tail = &t->first;
	return t;
}

struct table *
report_table(struct report *r, const char *caption, const char *const *heads,
    size_t n_heads)
{
	struct table *t = table_new(r, caption, heads, n_heads);

	append(r, BLOCK_TABLE, caption)->table = t;
	return t;
}

void
report_titles(struct report *r, struct table *t, const char *const *titles)
{
	t->titles = copied(r->arena, titles, t->n_heads);
}

struct table_row *
report_row(struct report *r, struct table *t, const char *const *cells)
{
	struct table_row *row = arena_alloc(r->arena, sizeof(*row));

	row->cells = copied(r->arena, cells, t->n_heads);
	*t->tail = row;
	t->tail = &row->next;
	return row;
}

bool
table_has(const struct table *t, size_t i)
{
	const struct table_row *w = t->first;

	while (
	    w != NULL && i > 0 && (w->cells[i] == NULL || *w->cells[i] == '\0'))
		w = w->next;
	return w != NULL;
}

#define SERIES_HEADS 3

struct series *
report_series(struct report *r, const char *caption, const char *const *titles,
    size_t n)
{
	static const char *const heads[SERIES_HEADS] = {"", "", ""};
	struct series *s = arena_alloc(r->arena, sizeof(*s));
	struct block *b = append(r, BLOCK_SERIES, caption);

	s->points = arena_array(r->arena, n, sizeof(*s->points));
	s->table = table_new(r, caption, heads, SERIES_HEADS);
	report_titles(r, s->table, titles);
	b->series = s;
	b->table = s->table;
	return s;
}

void
series_row(struct report *r, struct series *s, const struct series_point *p)
{
	s->points[s->n_points++] = *p;
	report_row(r, s->table,
	    (const char *const[]){p->name, p->words, p->aside});
}

const char *
report_pair(struct report *r, const char *what, const char *answer)
{
	const size_t n = strlen(what);

	return arena_printf(r->arena, "%s%s %s", what,
	    n > 0 && what[n - 1] == '?' ? "" : ":", answer);
}
