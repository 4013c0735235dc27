/* What the tests of a group's picture share: a bank, and a room of people who
 * all said "no" to everything until told otherwise. */
#ifndef TESTS_GROUP_SUPPORT_H
#define TESTS_GROUP_SUPPORT_H

#include "bank_support.h"

#include "harmcheck/answers.h"
#include "harmcheck/group.h"
#include "harmcheck/str.h"

#define ROOM_MOST 64

struct room {
	struct loaded bank;
	const struct form *form;
	struct answers *people[GROUP_ROUNDS][ROOM_MOST];
	struct group group;
};

/* Say option NUMBER to ITEM; below 0: skipped. */
SUPPORT void
say_number(struct answers *a, size_t item, int number)
{
	a->list[item].said = number < 0 ? ANSWER_SKIPPED : ANSWER_GIVEN;
	a->list[item].option = number < 0 ? 0 : number;
	answers_refresh(a);
}

SUPPORT void
enter(struct room *r, const char *bank, size_t n, size_t rounds)
{
	r->bank = load_good(bank);
	r->form = &r->bank.bank->forms[0];
	for (size_t k = 0; k < rounds; k++)
		for (size_t i = 0; i < n; i++) {
			struct answers *a = answers_new(r->bank.arena,
			    r->bank.bank, r->form, "2026-01-01");

			for (size_t q = 0; q < r->form->n_items; q++)
				say_number(a, q, 0);
			r->people[k][i] = a;
		}
	r->group = (struct group){.bank = r->bank.bank,
	    .form = r->form,
	    .people = (const struct answers *const *)r->people[0],
	    .after =
		rounds > 1 ? (const struct answers *const *)r->people[1] : NULL,
	    .n = n};
}

SUPPORT void
leave(struct room *r)
{
	loaded_free(&r->bank);
}

SUPPORT size_t
place_of(const struct room *r, const char *id)
{
	const struct question *q = bank_question(r->bank.bank, id);

	assert_non_null(q);
	assert_true(r->form->item_of[q->index] >= 0);
	return (size_t)r->form->item_of[q->index];
}

/* The people FROM to TO - 1 of a round say option NUMBER to ID. */
SUPPORT void
all_say(struct room *r, size_t round, const char *id, size_t from, size_t to,
    int number)
{
	for (size_t i = from; i < to; i++)
		say_number(r->people[round][i], place_of(r, id), number);
}

SUPPORT struct group_picture *
look(struct room *r)
{
	return group_look(r->bank.arena, &r->group);
}

SUPPORT const struct group_item *
picture_item(const struct group_picture *p, const char *id)
{
	for (size_t i = 0; i < p->n_items; i++)
		if (p->items[i].item->question != NULL &&
		    str_eq(p->items[i].item->question->id, id))
			return &p->items[i];
	fail_msg("%s is not in the picture", id);
	return NULL;
}

SUPPORT const struct group_theme *
picture_theme(const struct group_picture *p, const char *id)
{
	for (size_t i = 0; i < p->n_themes; i++)
		if (str_eq(p->themes[i].category->id, id))
			return &p->themes[i];
	fail_msg("%s is not in the picture", id);
	return NULL;
}

#endif
