/* Before and after: who is in both, by a code of their own. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "group_files.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"

const char *
group_place(struct app *app, const struct group_person *p)
{
	if (p->line == 0)
		return p->file;
	return arena_printf(app->arena, "%s:%zu", p->file, p->line);
}

static int
by_code(const void *a, const void *b)
{
	const struct group_person *const *x = a;
	const struct group_person *const *y = b;

	return strcmp((*x)->answers->code, (*y)->answers->code);
}

/* The people of one round, by code, which no two have; NULL with E when one has
 * none. */
static const struct group_person **
sorted(struct app *app, const struct group_people *people, struct err *e)
{
	const struct group_person **list =
	    arena_array(app->arena, people->n, sizeof(*list));

	for (size_t i = 0; i < people->n; i++) {
		list[i] = &people->list[i];
		if (list[i]->answers->code[0] != '\0')
			continue;
		err_set(e, ERR_DATA,
		    "%s: there is no code, so nobody can tell who this is in "
		    "the other round; for before and after each needs a code "
		    "of their own, in both",
		    group_place(app, list[i]));
		return NULL;
	}
	if (people->n > 0)
		qsort(list, people->n, sizeof(*list), by_code);
	return list;
}

int
group_pair(struct app *app, const struct group_files *f,
    const struct answers ***before, const struct answers ***after, size_t *n,
    size_t *left_out, struct err *e)
{
	const size_t n_a = f->round[0].n, n_b = f->round[1].n;
	const struct group_person **a = sorted(app, &f->round[0], e);
	const struct group_person **b =
	    a != NULL ? sorted(app, &f->round[1], e) : NULL;
	size_t i = 0, k = 0;

	if (b == NULL)
		return -1;
	*before = arena_array(app->arena, n_a, sizeof(**before));
	*after = arena_array(app->arena, n_a, sizeof(**after));
	*n = 0;
	while (i < n_a && k < n_b) {
		const int order = by_code(&a[i], &b[k]);

		if (order == 0) {
			(*before)[*n] = a[i]->answers;
			(*after)[(*n)++] = b[k]->answers;
		}
		i += order <= 0;
		k += order >= 0;
	}
	*left_out = n_a + n_b - 2 * *n;
	return 0;
}
