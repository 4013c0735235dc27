/* Reading a page that was printed: its questions and boxes; and with it what
 * the sheet for scoring says of each. Nothing else is known here of scores. */
#ifndef TESTS_PAPER_SUPPORT_H
#define TESTS_PAPER_SUPPORT_H

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "harmcheck/paper.h"
#include "support.h"

#define NUMBERS_MOST 512
#define ROWS_MOST_PART 128

/* A stretch of the page. */
struct part {
	const char *from, *to;
};

/* --- reading ------------------------------------------------------------- */

SUPPORT const char *
find_in(struct part p, const char *text)
{
	const size_t n = strlen(text);
	const char *at = p.from;

	if (at == NULL)
		return NULL;
	while ((size_t)(p.to - at) >= n &&
	    (at = memchr(at, text[0], (size_t)(p.to - at) - n + 1)) != NULL) {
		if (memcmp(at, text, n) == 0)
			return at;
		at++;
	}
	return NULL;
}

/* What stands between OPEN and CLOSE, first; *REST: behind it. */
SUPPORT struct part
inside(struct part p, const char *open, const char *close, struct part *rest)
{
	const char *from = find_in(p, open), *to;

	if (rest != NULL)
		*rest = (struct part){NULL, NULL};
	if (from == NULL)
		return (struct part){NULL, NULL};
	from += strlen(open);
	to = find_in((struct part){from, p.to}, close);
	assert_non_null(to);
	if (rest != NULL)
		*rest = (struct part){to, p.to};
	return (struct part){from, to};
}

SUPPORT const char *
copy_of(struct arena *a, struct part p)
{
	return arena_strndup(a, p.from, (size_t)(p.to - p.from));
}

/* The whole numbers in P, as bits from 1; "2, 3 or 4". */
SUPPORT uint64_t
numbers_in(struct part p)
{
	uint64_t bits = 0;

	for (const char *s = p.from; s < p.to;) {
		char *end;
		long n;

		if (!isdigit((unsigned char)*s)) {
			s++;
			continue;
		}
		n = strtol(s, &end, 10);
		assert_true(n >= 1 && n <= 64);
		bits |= UINT64_C(1) << (n - 1);
		s = end;
	}
	return bits;
}

/* The first whole number in P. */
SUPPORT long
number_in(struct part p)
{
	for (const char *s = p.from; s < p.to; s++)
		if (isdigit((unsigned char)*s) ||
		    (*s == '-' && isdigit((unsigned char)s[1])))
			return strtol(s, NULL, 10);
	fail_msg("no number in: %.*s", (int)(p.to - p.from), p.from);
	return 0;
}

/* The next <span class="CLASS" ...> of P at this depth: its class, its further
 * attributes and what is in it; false when there is none. */
struct element {
	char class[16];
	struct part tag, in;
};

SUPPORT bool
next_element(struct part *p, struct element *e)
{
	const char *at = find_in(*p, "<span class=\"");
	const char *s;
	int depth = 1;
	size_t n;

	if (at == NULL)
		return false;
	s = at + strlen("<span class=\"");
	n = strcspn(s, "\"");
	assert_true(n < sizeof(e->class));
	memcpy(e->class, s, n);
	e->class[n] = '\0';
	e->tag = (struct part){at, strchr(at, '>')};
	for (s = e->tag.to + 1; depth > 0; s++) {
		assert_true(s < p->to);
		if (strncmp(s, "<span", 5) == 0)
			depth++;
		if (strncmp(s, "</span>", 7) == 0)
			depth--;
	}
	e->in = (struct part){e->tag.to + 1, s - 1};
	p->from = s;
	return true;
}

/* --- the form, as it was printed ----------------------------------------- */

/* A question on paper. */
struct asked_on_paper {
	unsigned number;
	size_t item; /* n_items: a follow-up, which no score looks at */
	unsigned boxes;
	bool na; /* the last box */
};

SUPPORT size_t
item_of_code(const struct bank *b, const struct form *f, const char *code)
{
	for (size_t i = 0; i < b->n_questions; i++)
		if (str_eq(b->questions[i].code, code)) {
			assert_true(f->item_of[b->questions[i].index] >= 0);
			return (size_t)f->item_of[b->questions[i].index];
		}
	fail_msg("no question has the code %s", code);
	return 0;
}

SUPPORT struct asked_on_paper
read_question(struct arena *arena, const struct bank *b, const struct form *f,
    struct part q)
{
	const struct part code =
	    inside(q, "<span class=\"code\">", "</span>", NULL);
	struct asked_on_paper a = {.number = (unsigned)number_in(q),
	    .item = f->n_items};
	struct part p = q, box;

	while ((box = inside(p, "<span class=\"box\">", "</li>", &p)).from !=
	    NULL) {
		a.boxes++;
		a.na = find_in(box, "Does not apply") != NULL;
		assert_int_equal(
		    number_in(inside(box, "class=\"n\">", "</span>", NULL)),
		    a.boxes);
	}
	if (code.from != NULL)
		a.item = item_of_code(b, f, copy_of(arena, code));
	return a;
}

SUPPORT size_t
read_form(struct arena *arena, const struct bank *b, const struct form *f,
    const char *page, struct asked_on_paper *list)
{
	struct part p = {page, page + strlen(page)}, q;
	size_t n = 0;

	while (
	    (q = inside(p, "<li data-number=\"", "</ul>", &p)).from != NULL) {
		assert_true(n < NUMBERS_MOST);
		list[n] = read_question(arena, b, f, q);
		assert_int_equal(list[n].number, n + 1);
		n++;
	}
	return n;
}

/* --- what is on the sheet ------------------------------------------------ */

struct hand_row {
	unsigned number;
	struct part row, gate; /* no gate: from NULL */
};

struct hand_theme {
	const char *id, *kind;
	struct part all;
	struct hand_row rows[ROWS_MOST_PART];
	size_t n_rows;
};

struct hand_sheet {
	struct arena *arena;
	const char *page;
	struct part all;
	struct hand_theme themes[64];
	size_t n_themes;
	struct part gates[NUMBERS_MOST]; /* by number of the question */
	struct {
		const char *title, *letter;
	} found[64]; /* what was found so far: themes, kinds that speak */
	size_t n_found;
};

/* What was ticked in a question. */
enum tick { TICK_BLANK, TICK_BOX, TICK_NA, TICK_OUT };

struct ticked {
	enum tick tick;
	unsigned box;
};

struct filled {
	struct ticked list[NUMBERS_MOST];
};

SUPPORT void
read_rows(struct hand_sheet *s, struct hand_theme *t)
{
	struct part p = t->all, row;

	while (
	    (row = inside(p, "<tr data-number=\"", "</tr>", &p)).from != NULL) {
		struct hand_row *r = &t->rows[t->n_rows++];

		assert_true(t->n_rows <= ROWS_MOST_PART);
		r->number = (unsigned)number_in(row);
		r->row = row;
		r->gate = inside(row, "<td class=\"gate\">", "</td>", NULL);
		if (r->gate.from == r->gate.to)
			r->gate.from = NULL;
		assert_true(r->number < NUMBERS_MOST);
		if (r->gate.from != NULL)
			s->gates[r->number] = r->gate;
	}
}

SUPPORT struct hand_sheet *
hand_read(struct arena *a, const char *page)
{
	struct hand_sheet *s = arena_alloc(a, sizeof(*s));
	struct part p, part;

	s->arena = a;
	s->page = page;
	p = s->all = (struct part){page, page + strlen(page)};
	while ((part = inside(p, "<section class=\"part\" data-theme=\"",
		    "</section>", &p))
		   .from != NULL) {
		struct hand_theme *t = &s->themes[s->n_themes++];

		t->all = part;
		t->id = copy_of(a,
		    (struct part){part.from,
			part.from + strcspn(part.from, "\"")});
		t->kind = copy_of(a, inside(part, "data-kind=\"", "\"", NULL));
		read_rows(s, t);
	}
	return s;
}

#endif
