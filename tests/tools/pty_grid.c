/* The cells of the test terminal: moving, writing, erasing, scrolling. */
#include "pty_grid.h"

#include <string.h>

enum { TAIL = 0 }; /* second half of a wide character, or no room for one */

static int
clamp(int v, int most)
{
	return v < 0 ? 0 : v > most ? most : v;
}

static void
blank_row(struct grid *g, int row, int from, int to)
{
	for (int col = from; col < to; col++)
		g->cell[row][col] = ' ';
	if (to == SCREEN_MAX)
		g->joined[row] = false;
}

static void
blank_grid(struct grid *g)
{
	for (int row = 0; row < SCREEN_MAX; row++)
		blank_row(g, row, 0, SCREEN_MAX);
	g->row = g->col = 0;
	g->wrap = false;
}

static int
row_length(const struct screen *s, const struct grid *g, int row)
{
	int n = s->cols;

	while (n > 0 && g->cell[row][n - 1] == ' ')
		n--;
	return n;
}

static void
add_row(const struct grid *g, int row, int n, struct text *out)
{
	for (int col = 0; col < n; col++)
		if (g->cell[row][col] != TAIL)
			text_add_char(out, g->cell[row][col]);
}

/* The lines 0 to N - 1 of the main screen become history. */
static void
keep_rows(struct screen *s, const struct grid *g, int n)
{
	for (int row = 0; row < n && g == &s->main; row++) {
		int length = g->joined[row] ? s->cols : row_length(s, g, row);

		add_row(g, row, length, &s->history);
		if (!g->joined[row])
			text_add_blank(&s->history);
	}
}

static void
scroll(struct screen *s, struct grid *g)
{
	size_t moved = (size_t)s->rows - 1;

	keep_rows(s, g, 1);
	memmove(g->cell[0], g->cell[1], moved * sizeof(g->cell[0]));
	memmove(&g->joined[0], &g->joined[1], moved * sizeof(g->joined[0]));
	blank_row(g, s->rows - 1, 0, SCREEN_MAX);
}

void
grid_move(struct screen *s, int row, int col)
{
	s->now->row = clamp(row, s->rows - 1);
	s->now->col = clamp(col, s->cols - 1);
	s->now->wrap = false;
}

void
grid_line_feed(struct screen *s)
{
	struct grid *g = s->now;

	g->wrap = false;
	if (g->row < s->rows - 1)
		g->row++;
	else
		scroll(s, g);
}

void
grid_put(struct screen *s, uint32_t c, int width)
{
	struct grid *g = s->now;

	if (width == 0)
		return;
	width = width < 0 ? 1 : width;
	if (g->wrap || g->col + width > s->cols) {
		if (!g->wrap) /* no room for both halves */
			g->cell[g->row][g->col] = TAIL;
		g->joined[g->row] = true;
		g->col = 0;
		grid_line_feed(s);
	}
	g->cell[g->row][g->col] = c;
	if (width == 2 && g->col + 1 < s->cols)
		g->cell[g->row][g->col + 1] = TAIL;
	g->col += width;
	g->wrap = g->col >= s->cols;
	g->col = clamp(g->col, s->cols - 1);
}

void
grid_erase(struct screen *s, int row, int from, int to)
{
	if (to >= s->cols)
		to = SCREEN_MAX;
	blank_row(s->now, row, from, to);
	s->now->wrap = false;
}

bool
grid_erase_part(struct screen *s, int part)
{
	struct grid *g = s->now;
	bool at_home = g->row == 0 && g->col == 0;

	if (part == 3) {
		/* GNU screen, which has no second screen, ignores it. */
		if (!s->has_no_alt)
			text_clear(&s->history);
		return true;
	}
	if (part == 2 || (part == 0 && at_home))
		keep_rows(s, g, s->rows);
	for (int row = 0; row < s->rows; row++)
		if (part == 2 || (part == 0 && row > g->row) ||
		    (part == 1 && row < g->row))
			grid_erase(s, row, 0, s->cols);
	if (part == 0)
		grid_erase(s, g->row, g->col, s->cols);
	if (part == 1)
		grid_erase(s, g->row, 0, g->col + 1);
	return part < 3;
}

void
grid_shift(struct screen *s, int n)
{
	struct grid *g = s->now;
	uint32_t *row = g->cell[g->row];
	int rest = s->cols - g->col;
	int by = clamp(n < 0 ? -n : n, rest);
	size_t moved = (size_t)(rest - by) * sizeof(*row);

	if (n > 0) {
		memmove(row + g->col + by, row + g->col, moved);
		blank_row(g, g->row, g->col, g->col + by);
	} else {
		memmove(row + g->col, row + g->col + by, moved);
		blank_row(g, g->row, s->cols - by, s->cols);
	}
	g->wrap = false;
}

void
grid_switch(struct screen *s, bool to_alt)
{
	if (s->in_alt == to_alt)
		return;
	s->in_alt = to_alt;
	if (s->has_no_alt)
		return;
	if (to_alt) {
		blank_grid(&s->alt);
		s->alt.row = s->main.row;
		s->alt.col = s->main.col;
	}
	s->now = to_alt ? &s->alt : &s->main;
}

void
screen_init(struct screen *s, int rows, int cols)
{
	memset(s, 0, sizeof(*s));
	blank_grid(&s->main);
	blank_grid(&s->alt);
	s->now = &s->main;
	text_add(&s->said, "", 0);
	text_add(&s->history, "", 0);
	s->rows = rows == 0 ? 24 : rows;
	s->cols = cols == 0 ? 80 : cols;
}

void
screen_done(struct screen *s)
{
	text_done(&s->said);
	text_done(&s->history);
}

static void
resize_grid(struct screen *s, struct grid *g, int rows, int cols)
{
	while (g->row >= rows) {
		scroll(s, g);
		g->row--;
	}
	for (int row = 0; row < SCREEN_MAX; row++)
		blank_row(g, row, row < rows ? cols : 0, SCREEN_MAX);
	g->col = clamp(g->col, cols - 1);
	g->wrap = false;
}

void
screen_resize(struct screen *s, int rows, int cols)
{
	rows = rows == 0 ? 24 : rows;
	cols = cols == 0 ? 80 : cols;
	resize_grid(s, &s->main, rows, cols);
	resize_grid(s, &s->alt, rows, cols);
	s->rows = rows;
	s->cols = cols;
}

void
screen_read(const struct screen *s, struct text *out)
{
	const struct grid *g = s->now;

	text_clear(out);
	for (int row = 0; row < s->rows; row++) {
		int n = g->joined[row] ? s->cols : row_length(s, g, row);

		add_row(g, row, n, out);
		if (!g->joined[row])
			text_add_blank(out);
	}
	text_squeeze(out);
}

bool
screen_is_blank(const struct screen *s)
{
	for (int row = 0; row < s->rows; row++)
		if (row_length(s, s->now, row) > 0)
			return false;
	return true;
}

static void
draw_edge(const struct screen *s, struct text *out)
{
	text_put(out, "+");
	for (int col = 0; col < s->cols; col++)
		text_put(out, "-");
	text_put(out, "+\n");
}

void
screen_draw(const struct screen *s, struct text *out)
{
	int used = s->rows;

	while (used > 0 && row_length(s, s->now, used - 1) == 0)
		used--;
	draw_edge(s, out);
	for (int row = 0; row < used; row++) {
		text_put(out, "|");
		add_row(s->now, row, s->cols, out);
		text_put(out, "|\n");
	}
	if (used < s->rows)
		text_put(out, "| (blank from here on)\n");
	draw_edge(s, out);
}
