/* Tables, as text or as Markdown. */
#include <stdarg.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "study.h"

void
grid_init(struct grid *g, struct arena *a, size_t columns, size_t left)
{
	*g = (struct grid){.arena = a, .columns = columns, .left = left};
}

void
grid_add(struct grid *g, const char *format, ...)
{
	va_list ap;

	if (g->n == g->room) {
		const size_t room = g->room > 0 ? 2 * g->room : 64;
		const char **cells =
		    arena_array(g->arena, room, sizeof(*cells));

		for (size_t i = 0; i < g->n; i++)
			cells[i] = g->cells[i];
		g->cells = cells;
		g->room = room;
	}
	va_start(ap, format);
	g->cells[g->n++] = arena_vprintf(g->arena, format, ap);
	va_end(ap);
}

static size_t
width_of(const struct grid *g, size_t column)
{
	size_t most = 0;

	for (size_t i = column; i < g->n; i += g->columns)
		if (strlen(g->cells[i]) > most)
			most = strlen(g->cells[i]);
	return most;
}

static void
print_text(const struct grid *g, struct buf *out)
{
	for (size_t i = 0; i < g->n; i++) {
		const size_t column = i % g->columns;
		const size_t fill = width_of(g, column) - strlen(g->cells[i]);

		if (column > 0)
			buf_adds(out, "  ");
		if (column >= g->left)
			buf_fill(out, ' ', fill);
		buf_adds(out, g->cells[i]);
		if (column + 1 == g->columns)
			buf_addc(out, '\n');
		else if (column < g->left)
			buf_fill(out, ' ', fill);
	}
}

static void
print_markdown(const struct grid *g, struct buf *out)
{
	for (size_t i = 0; i < g->n; i++) {
		buf_addf(out, "| %s ", g->cells[i]);
		if ((i + 1) % g->columns != 0)
			continue;
		buf_adds(out, "|\n");
		if (i + 1 > g->columns)
			continue;
		for (size_t c = 0; c < g->columns; c++)
			buf_adds(out, c < g->left ? "| --- " : "| ---: ");
		buf_adds(out, "|\n");
	}
}

void
grid_print(const struct grid *g, bool markdown, struct buf *out)
{
	if (markdown)
		print_markdown(g, out);
	else
		print_text(g, out);
	buf_addc(out, '\n');
}
