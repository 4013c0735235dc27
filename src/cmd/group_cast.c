/* An answer file has the bank's form; a case is looked at by its own, which is
 * a part of it. */
#include <string.h>

#include "group_files.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"

/* What a closer look or a follow-up asked is no part of the case. */
const struct answers *
group_cast(struct arena *a, const struct answers *from, const struct form *to)
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
	}
	memcpy(out->declined, from->declined,
	    from->bank->n_categories * sizeof(*out->declined));
	memcpy(out->code, from->code, sizeof(out->code));
	out->work = from->work;
	answers_refresh(out);
	return out;
}
