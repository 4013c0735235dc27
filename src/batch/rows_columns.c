/* Which columns a table of answers has. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/form.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "rows_parts.h"

/* Is this a form in which a closer look opens more? */
static bool
deepens(const struct form *f)
{
	return f->depth == DEPTH_CORE && f->deepen;
}

bool
rows_is_written(const struct rows *r, const struct column *c)
{
	return !r->paper || c->paper;
}

/* A bank is free to call a question "date": its column is q_date then. */
static const char *
free_name(struct arena *a, const struct columns *taken, const char *name)
{
	for (size_t i = 0; i < taken->n; i++)
		if (str_eq(taken->list[i].name, name))
			return free_name(a, taken,
			    arena_printf(a, "q_%s", name));
	return name;
}

static void
add(struct arena *a, struct columns *to, struct column c)
{
	c.name = free_name(a, to, c.name);
	to->list[to->n++] = c;
}

static void
add_item(struct arena *a, const struct rows *r, struct columns *to, size_t i)
{
	const struct form_item *it = &r->form->items[i];
	const bool question = it->question != NULL;
	const bool paper = form_item_on_paper(r->form, i);

	add(a, to,
	    (struct column){
		.kind = COLUMN_ITEM,
		.index = i,
		.name = question ? it->question->code
				 : arena_printf(a, "%s_%s", it->category->id,
				       it->follow_up->id),
		.paper = paper,
		/* of a closer look nothing may be known */
		.must = paper && (question || !deepens(r->form)),
	    });
}

struct columns
rows_columns(struct arena *a, const struct rows *r)
{
	const bool shares = r->scenario != NULL && r->scenario->n_shares > 0;
	struct columns to = {
	    .list = arena_array(a, 5 + r->form->n_items + r->bank->n_causes,
		sizeof(*to.list))};

	add(a, &to, (struct column){COLUMN_ID, 0, "id", true, false});
	add(a, &to, (struct column){COLUMN_CODE, 0, "code", true, false});
	add(a, &to, (struct column){COLUMN_DATE, 0, "date", true, false});
	add(a, &to,
	    (struct column){COLUMN_FORM, 0, ROWS_FORM, true,
		rows_must_say_form(r)});
	if (r->scenario != NULL)
		add(a, &to,
		    (struct column){COLUMN_CASE, 0, ROWS_CASE, true, true});
	for (size_t i = 0; i < r->form->n_items; i++)
		add_item(a, r, &to, i);
	for (size_t i = 0; shares && i < r->bank->n_causes; i++)
		add(a, &to,
		    (struct column){COLUMN_CAUSE, i,
			arena_printf(a, "cause_%s", r->bank->causes[i].id),
			true, false});
	return to;
}

bool
rows_is_none(const char *s)
{
	return *s == '\0' || str_eq(s, "NA") || str_eq(s, "null");
}

static const char *
digits(const char *s, size_t *n)
{
	const size_t length = strspn(s, "0123456789");

	*n += length;
	return s + length;
}

bool
rows_is_number(const char *s)
{
	size_t n = 0, power = 0;

	s = digits(s + (*s == '-' || *s == '+'), &n);
	if (*s == '.')
		s = digits(s + 1, &n);
	if (n > 0 && (*s == 'e' || *s == 'E')) {
		s += 1 + (s[1] == '-' || s[1] == '+');
		s = digits(s, &power);
		n = power;
	}
	return n > 0 && *s == '\0';
}

/* Stands where bytes were that are no text: two of these are not the same. */
#define WAS_NO_TEXT 0xFFFD

bool
rows_id_fits(const char *id)
{
	const size_t n = strlen(id);
	size_t at = 0, length;
	uint32_t c;

	for (; at < n; at += length) {
		length = utf8_decode(id + at, n - at, &c);
		if (length == 0 || !utf8_is_shown(c) || c == '\t' ||
		    c == '\n' || c == WAS_NO_TEXT)
			return false;
	}
	return !rows_is_none(id) && utf8_length(id, n) <= ROWS_ID_MOST &&
	    id[0] != ' ' && id[n - 1] != ' ';
}
