/* Each person counts once in a round. One form that was typed twice, or a file
 * that was copied, would be two people, and the floor would be none. Two people
 * may have said exactly the same, so that is for the one who asks to say. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"
#include "group_files.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"

/* Somebody, and what nobody else may have; NULL: nothing to go by. */
struct marked {
	const char *mark;
	const struct group_person *p;
};

static int
by_mark(const void *a, const void *b)
{
	const struct marked *x = a, *y = b;
	const int c = strcmp(x->mark, y->mark);

	return c != 0 ? c : (x->p > y->p) - (x->p < y->p);
}

static const char *
id_of(struct app *app, const struct group_person *p)
{
	(void)app;
	return p->id != NULL && *p->id != '\0' ? p->id : NULL;
}

static const char *
code_of(struct app *app, const struct group_person *p)
{
	(void)app;
	return p->answers->code[0] != '\0' ? p->answers->code : NULL;
}

/* All that an answer file says; rows of a table are alike every day. */
static const char *
words_of(struct app *app, const struct group_person *p)
{
	struct buf out;

	if (p->line > 0)
		return NULL;
	buf_init(&out, app->arena);
	answer_file_write(&out, p->answers, app_digest(app));
	return out.data;
}

typedef const char *mark_of(struct app *app, const struct group_person *p);

/* The first two with the same mark, by what it is; false: there are none. */
static bool
find_two(struct app *app, const struct group_people *people, mark_of *mark,
    struct marked two[2])
{
	struct marked *list = arena_array(app->arena, people->n, sizeof(*list));
	size_t n = 0;

	for (size_t i = 0; i < people->n; i++) {
		list[n] = (struct marked){mark(app, &people->list[i]),
		    &people->list[i]};
		n += list[n].mark != NULL;
	}
	if (n > 0)
		qsort(list, n, sizeof(*list), by_mark);
	for (size_t i = 1; i < n; i++)
		if (strcmp(list[i - 1].mark, list[i].mark) == 0) {
			memcpy(two, &list[i - 1], 2 * sizeof(*two));
			return true;
		}
	return false;
}

static int
check_ids(struct app *app, const struct group_people *people, struct err *e)
{
	struct marked two[2];

	if (!find_two(app, people, id_of, two))
		return 0;
	return err_set(e, ERR_DATA,
	    "%s and %s are both form %s. If these are two typings of the same "
	    "forms, name only one of the tables. If not, give each form a "
	    "number of its own",
	    group_place(app, two[0].p), group_place(app, two[1].p),
	    two[0].mark);
}

/* The code itself is not told: it is theirs. */
static int
check_codes(struct app *app, const struct group_people *people,
    const char *when, struct err *e)
{
	struct marked two[2];

	if (!find_two(app, people, code_of, two))
		return 0;
	return err_set(e, ERR_DATA,
	    "%s and %s have the same code%s; a code is for one person, once%s",
	    group_place(app, two[0].p), group_place(app, two[1].p), when,
	    *when != '\0' ? " in each round" : "");
}

static int
alike(const char *a, const char *b, struct err *e)
{
	return err_set(e, ERR_DATA,
	    "%s and %s say the same to the letter. If one is a copy, leave it "
	    "out. If it is two people who answered the same, group --alike "
	    "counts both",
	    a, b);
}

static int
check_alike(struct app *app, const struct group_files *f, size_t round,
    struct err *e)
{
	struct marked two[2];

	if (find_two(app, &f->round[round], words_of, two))
		return alike(two[0].p->file, two[1].p->file, e);
	for (size_t i = 0; i < f->n_tables; i++)
		for (size_t k = 0; k < i; k++) {
			const struct group_table *a = &f->tables[k];
			const struct group_table *b = &f->tables[i];

			if (a->round == round && b->round == round &&
			    a->people > 0 && a->n == b->n &&
			    memcmp(a->text, b->text, a->n) == 0)
				return alike(a->file, b->file, e);
		}
	return 0;
}

int
group_once(struct app *app, const struct group_request *r,
    const struct group_files *f, struct err *e)
{
	static const char *const when[] = {", both before the training",
	    ", both after the training"};

	for (size_t i = 0; i < 2; i++)
		if (check_ids(app, &f->round[i], e) == -1 ||
		    check_codes(app, &f->round[i],
			r->n_after > 0 ? when[i] : "", e) == -1 ||
		    (!r->alike && check_alike(app, f, i, e) == -1))
			return -1;
	return 0;
}
