/* Pages filled in at random, and the same typed in for the program. */
#ifndef TESTS_PAPER_FILL_SUPPORT_H
#define TESTS_PAPER_FILL_SUPPORT_H

#include "paper_hand_support.h"

#include "harmcheck/prng.h"

struct fixture {
	struct arena *arena, *scratch;
};

SUPPORT struct fixture fx;

SUPPORT int
set_up(void **state)
{
	(void)state;
	fx.arena = arena_new();
	fx.scratch = arena_new();
	return 0;
}

SUPPORT int
tear_down(void **state)
{
	(void)state;
	arena_free(fx.scratch);
	arena_free(fx.arena);
	return 0;
}

SUPPORT const char *
printed(const struct bank *b, const struct form *f)
{
	struct buf out;

	buf_init(&out, fx.arena);
	render_paper(&out,
	    &(struct paper){.bank = b, .form = f, .hand_score = true});
	return out.data;
}

/* --- filling in ---------------------------------------------------------- */

/* Some leave much blank, some nothing. */
struct mood {
	unsigned blank, na, most; /* of 100; boxes as high as this alone */
};

SUPPORT struct mood
mood_of(struct prng *p)
{
	static const unsigned shares[] = {0, 0, 5, 20, 50, 90};
	const struct mood m = {
	    .blank = shares[prng_below(p, 6)],
	    .na = shares[prng_below(p, 5)],
	    .most = 1 + (unsigned)prng_below(p, 6),
	};

	return m;
}

SUPPORT struct ticked
tick(struct prng *p, const struct mood *m, const struct asked_on_paper *q)
{
	const unsigned boxes = q->boxes - q->na;
	unsigned most = m->most < boxes ? m->most : boxes;

	if (prng_below(p, 100) < m->blank)
		return (struct ticked){TICK_BLANK, 0};
	if (q->na && prng_below(p, 100) < m->na)
		return (struct ticked){TICK_NA, 0};
	if (prng_below(p, 4) == 0)
		most = boxes;
	return (struct ticked){TICK_BOX, 1 + (unsigned)prng_below(p, most)};
}

/* The same for the program: in no theme does anybody look closer. */
SUPPORT struct answers *
typed_in(const struct bank *b, const struct form *f, const struct filled *page,
    const struct asked_on_paper *list, size_t n)
{
	static const enum answer_state said[] = {
	    [TICK_BLANK] = ANSWER_SKIPPED,
	    [TICK_BOX] = ANSWER_GIVEN,
	    [TICK_NA] = ANSWER_NOT_APPLICABLE,
	};
	struct answers *a = answers_new(fx.scratch, b, f, "2026-11-22");

	for (size_t i = 0; i < b->n_categories; i++)
		a->kept_short[i] = f->depth == DEPTH_CORE;
	for (size_t i = 0; i < n; i++) {
		const struct ticked *t = &page->list[list[i].number];

		if (list[i].item == f->n_items)
			continue;
		a->list[list[i].item].said = said[t->tick];
		a->list[list[i].item].option =
		    t->tick == TICK_BOX ? (int)t->box - 1 : 0;
	}
	answers_refresh(a);
	return a;
}

/* The kinds that speak alone, by the tables on top of the sheet. */
SUPPORT bool
speaks_by_hand(const struct hand_sheet *s, const struct filled *page,
    enum sentinel_kind kind)
{
	struct part table = inside(s->all,
	    arena_printf(fx.scratch, "<tbody data-kind=\"%s\">",
		sentinel_name(kind)),
	    "</tbody>", NULL);
	struct part row;

	while (
	    (row = inside(table, "<tr data-number=\"", "</tr>", &table)).from !=
	    NULL) {
		const struct hand_row r = {.row = row};
		const struct ticked said =
		    hand_said(s, page, (unsigned)number_in(row));

		if (said.tick == TICK_BOX &&
		    (hand_cell(s, &r, "alone") >> (said.box - 1) & 1))
			return true;
	}
	return false;
}

/* PAGE with NEW in the place of the first OLD behind AFTER. */
SUPPORT const char *
with(const char *page, const char *after, const char *old, const char *new)
{
	const char *at = strstr(page, after);
	struct buf out;

	assert_non_null(at);
	at = strstr(at, old);
	assert_non_null(at);
	buf_init(&out, fx.arena);
	buf_add(&out, page, (size_t)(at - page));
	buf_adds(&out, new);
	buf_adds(&out, at + strlen(old));
	return out.data;
}

#endif
