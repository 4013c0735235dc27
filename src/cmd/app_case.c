/* An answer file has the bank's form; a case is looked at by its own, which is
 * a part of it. */
#include <string.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

/* What a closer look or a follow-up asked is no part of the case. */
const struct answers *
app_cast(struct arena *a, const struct answers *from, const struct form *to,
    bool notes)
{
	struct answers *out;

	if (from->form == to)
		return from;
	out = answers_new(a, from->bank, to, from->date);
	for (size_t i = 0; i < to->n_items; i++) {
		const struct question *q = to->items[i].question;
		const int item = q != NULL ? from->form->item_of[q->index] : -1;

		if (item < 0)
			continue;
		out->list[i].said = from->list[item].said;
		out->list[i].option = from->list[item].option;
		if (notes)
			out->list[i].note = from->list[item].note;
	}
	memcpy(out->declined, from->declined,
	    from->bank->n_categories * sizeof(*out->declined));
	memcpy(out->code, from->code, sizeof(out->code));
	memcpy(out->country, from->country, sizeof(out->country));
	out->work = from->work;
	answers_refresh(out);
	return out;
}

/* Quietly: whoever only wants a better page is not told what is wrong with a
 * case. */
static const struct scenario *
shipped(struct app *app, const struct bank *bank, const char *id)
{
	struct err ignored;
	struct diags d;
	const char *path;
	char *text;
	size_t n;

	if (!str_is_id(id) ||
	    (path = app_scenario_path(app, id, &ignored)) == NULL ||
	    file_read(app->arena, path, node_limits_bank.bytes, &text, &n,
		&ignored) == -1)
		return NULL;
	diag_init(&d, app->arena);
	return scenario_load(app->arena, bank, path, text, n, &d);
}

/* Nothing that was said may be left out for it. */
static bool
holds(const struct form *f, const struct answers *a)
{
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct question *q = a->form->items[i].question;

		if (a->list[i].said == ANSWER_NOT_REACHED &&
		    a->list[i].note == NULL)
			continue;
		if (q == NULL || f->item_of[q->index] < 0)
			return false;
	}
	return true;
}

const struct form *
app_case_form(struct app *app, const struct answers *a)
{
	const struct scenario *s;

	if (a->work == NULL)
		return NULL;
	s = shipped(app, a->bank, a->work->id);
	if (s == NULL || !str_eq(s->version, a->work->version) ||
	    s->of != a->form || !holds(s->form, a))
		return NULL;
	return s->form;
}
