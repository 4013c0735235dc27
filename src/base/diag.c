#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/utf8.h"

static const struct code {
	enum diag_level level;
	const char *name;
} codes[] = {
#define X(code, level, name) [DIAG_##code] = {DIAG_##level, name},
    DIAG_LIST(X)
#undef X
};

static const char *const level_names[] = {
    [DIAG_STYLE] = "style",
    [DIAG_WARNING] = "warning",
    [DIAG_ERROR] = "error",
};

void
diag_init(struct diags *d, struct arena *a)
{
	*d = (struct diags){.arena = a};
}

void
diag_add(struct diags *d, enum diag_code code, struct loc at,
    const char *format, ...)
{
	struct diag *x;
	va_list ap;

	if (d->n == d->cap) {
		const size_t cap = d->cap > 0 ? d->cap * 2 : 16;
		struct diag *list = arena_array(d->arena, cap, sizeof(*list));

		if (d->n > 0)
			memcpy(list, d->list, d->n * sizeof(*list));
		d->list = list;
		d->cap = cap;
	}
	x = &d->list[d->n];
	x->code = code;
	x->at = at;
	x->seq = d->n++;
	va_start(ap, format);
	x->msg = arena_vprintf(d->arena, format, ap);
	va_end(ap);
}

enum diag_level
diag_level(enum diag_code code)
{
	return codes[code].level;
}

const char *
diag_name(enum diag_code code)
{
	return codes[code].name;
}

size_t
diag_count(const struct diags *d, enum diag_level level)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += diag_level(d->list[i].code) == level;
	return n;
}

static int
order(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int
diag_compare(const void *a, const void *b)
{
	const struct diag *x = a, *y = b;
	const char *fx = x->at.file != NULL ? x->at.file : "";
	const char *fy = y->at.file != NULL ? y->at.file : "";
	int c = strcmp(fx, fy);

	if (c == 0)
		c = order(x->at.line, y->at.line);
	if (c == 0)
		c = order(x->at.col, y->at.col);
	return c != 0 ? c : order(x->seq, y->seq);
}

/* Names and messages quote what stands in files: cleaned like all such text. */
static void
diag_line(const struct diag *x, struct buf *line, struct buf *out)
{
	buf_clear(line);
	if (x->at.file != NULL)
		buf_addf(line, "%s:", x->at.file);
	if (x->at.file != NULL && x->at.line > 0)
		buf_addf(line, "%u:%u:", x->at.line, x->at.col);
	if (line->len > 0)
		buf_addc(line, ' ');
	buf_addf(line, "%s: %s [%s]", level_names[diag_level(x->code)], x->msg,
	    diag_name(x->code));
	utf8_clean(out, line->data, line->len, false);
	buf_addc(out, '\n');
}

void
diag_write(struct diags *d, struct buf *out, size_t most)
{
	const size_t shown = most > 0 && most < d->n ? most : d->n;
	const size_t left = d->n - shown;
	struct buf line;

	if (d->n == 0)
		return;
	qsort(d->list, d->n, sizeof(*d->list), diag_compare);
	buf_init(&line, d->arena);
	for (size_t i = 0; i < shown; i++)
		diag_line(&d->list[i], &line, out);
	if (left > 0)
		buf_addf(out, "and %zu more %s\n", left,
		    left == 1 ? "finding" : "findings");
}
