/* The names of what comes out, before there is a plan. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/batch.h"
#include "harmcheck/str.h"
#include "plan_parts.h"

static bool
asks_for(const struct form *f, enum sentinel_kind kind)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL &&
		    f->items[i].question->sentinel == kind)
			return true;
	return false;
}

/* The names of the column OF into LIST; how many. */
static size_t
names_of(struct arena *a, const struct batch_setup *s, enum batch_column of,
    const char **list)
{
	const struct form *f = s->rows.form;
	const struct sentinel *kind;
	size_t n = 0;

	if (of == BATCH_ERROR)
		return 0; /* it stands last */
	if (of == BATCH_SENTINELS)
		for (size_t i = 0;
		     (kind = bank_sentinel(s->rows.bank, i)) != NULL; i++) {
			if (asks_for(f, kind->kind))
				list[n++] = arena_printf(a, "sentinel_%s",
				    sentinel_name(kind->kind));
		}
	else
		for (size_t i = 0; i < f->n_categories; i++)
			if (plan_has_column(f->categories[i], of))
				list[n++] =
				    plan_column_name(a, f->categories[i], of);
	return n;
}

const char *const *
batch_names(struct arena *a, const struct batch_setup *s, size_t *n)
{
	const size_t each = s->rows.form->n_categories + SENTINEL_KINDS + 1;
	const char **list =
	    arena_array(a, 1 + s->n_keep + s->n_columns * each, sizeof(*list));

	*n = 0;
	list[(*n)++] = "id";
	for (size_t i = 0; i < s->n_keep; i++)
		list[(*n)++] = s->keep[i];
	for (size_t i = 0; i < s->n_columns; i++)
		*n += names_of(a, s, s->columns[i], list + *n);
	for (size_t i = 0; i < s->n_columns; i++)
		if (s->columns[i] == BATCH_ERROR)
			list[(*n)++] = batch_column_name(BATCH_ERROR);
	return list;
}
