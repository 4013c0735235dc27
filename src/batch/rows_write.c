/* Writing a table of answers. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/scenario.h"
#include "rows_parts.h"

/* Plain words stand as they are; all else in quotes, so that a program that
 * divides by semicolons or tabs keeps it in one cell, too. */
static void
write_cell(struct buf *out, const char *s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789._-";

	if (!rows_is_active(s) && s[strspn(s, plain)] == '\0') {
		buf_adds(out, s);
		return;
	}
	buf_addc(out, '"');
	if (rows_is_active(s))
		buf_addc(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_addc(out, '"');
		buf_addc(out, *s);
		if (rows_divides(*s) && rows_acts_behind(s + 1, strlen(s + 1)))
			buf_addc(out, '\'');
	}
	buf_addc(out, '"');
}

void
rows_write_head(struct buf *out, const struct rows *r)
{
	struct arena *scratch = arena_new();
	const struct columns cols = rows_columns(scratch, r);

	for (size_t i = 0; i < cols.n; i++)
		if (rows_is_written(r, &cols.list[i])) {
			if (i > 0)
				buf_addc(out, ',');
			write_cell(out, cols.list[i].name);
		}
	buf_addc(out, '\n');
	arena_free(scratch);
}

static void
write_item(struct buf *out, const struct answers *a, size_t item)
{
	const int option = answer_option(a, item);

	write_cell(out,
	    option >= 0 ? a->form->items[item].scale->options[option].id
			: answer_state_name(answer_state(a, item)));
}

static void
write_column(struct buf *out, const struct rows *r, const struct column *c,
    const char *id, const struct answers *a)
{
	switch (c->kind) {
	case COLUMN_ID:
		write_cell(out, id);
		break;
	case COLUMN_CODE:
		write_cell(out, a->code);
		break;
	case COLUMN_DATE:
		write_cell(out, a->date);
		break;
	case COLUMN_FORM:
		write_cell(out, rows_form_name(out->arena, r));
		break;
	case COLUMN_CASE:
		write_cell(out,
		    arena_printf(out->arena, "%s %s", r->scenario->id,
			r->scenario->version));
		break;
	case COLUMN_ITEM:
		write_item(out, a, c->index);
		break;
	case COLUMN_CAUSE:
		if (a->work != NULL && a->work->shares != NULL)
			buf_addf(out, "%u", a->work->shares[c->index]);
		break;
	case COLUMN_OTHER:
		break;
	}
}

void
rows_write(struct buf *out, const struct rows *r, const char *id,
    const struct answers *a)
{
	struct arena *scratch = arena_new();
	const struct columns cols = rows_columns(scratch, r);

	for (size_t i = 0; i < cols.n; i++)
		if (rows_is_written(r, &cols.list[i])) {
			if (i > 0)
				buf_addc(out, ',');
			write_column(out, r, &cols.list[i], id, a);
		}
	buf_addc(out, '\n');
	arena_free(scratch);
}
