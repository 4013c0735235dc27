/* Conditions on the printed sheet, followed by somebody with a pencil. */
#ifndef TESTS_PAPER_WHEN_SUPPORT_H
#define TESTS_PAPER_WHEN_SUPPORT_H

#include "paper_support.h"

SUPPORT enum truth hand_gate(const struct hand_sheet *s, const struct filled *f,
    struct part gate);

/* What a question says once its own condition is looked at. */
SUPPORT struct ticked
hand_said(const struct hand_sheet *s, const struct filled *f, unsigned number)
{
	static const struct ticked blank = {TICK_BLANK, 0}, out = {TICK_OUT, 0};

	assert_true(number < NUMBERS_MOST);
	if (s->gates[number].from == NULL)
		return f->list[number];
	switch (hand_gate(s, f, s->gates[number])) {
	case TRUTH_TRUE:
		return f->list[number];
	case TRUTH_FALSE:
		return out;
	default:
		return blank;
	}
}

#define HAND_SPEAKS "*"

/* What was found under that title, of a kind that speaks alone or of a theme;
 * NULL: nothing. */
SUPPORT const char *
hand_found(const struct hand_sheet *s, const char *title, bool kind)
{
	for (size_t i = 0; i < s->n_found; i++)
		if (str_eq(s->found[i].title, title) &&
		    str_eq(s->found[i].letter, HAND_SPEAKS) == kind)
			return s->found[i].letter;
	return NULL;
}

/* Is LETTER among "A, B or not enough answers"? */
SUPPORT bool
hand_names(struct part levels, const char *letter)
{
	return letter != NULL && find_in(levels, letter) != NULL;
}

SUPPORT enum truth
hand_leaf_found(const struct hand_sheet *s, const struct element *e,
    const char *how)
{
	struct part p = e->in;
	struct element title, levels;
	const char *letter;
	bool is;

	assert_true(next_element(&p, &title));
	assert_string_equal(title.class, "t");
	letter = hand_found(s, copy_of(s->arena, title.in),
	    strstr(how, "kind") != NULL);
	is = letter != NULL;
	if (next_element(&p, &levels))
		is = hand_names(levels.in, letter);
	return is == (strncmp(how, "no-", 3) != 0) ? TRUTH_TRUE : TRUTH_FALSE;
}

SUPPORT enum truth
hand_leaf(const struct hand_sheet *s, const struct filled *f,
    const struct element *e)
{
	const char *how =
	    copy_of(s->arena, inside(e->tag, "data-if=\"", "\"", NULL));
	struct part p = e->in;
	struct element q, b = {.in = {NULL, NULL}};
	enum truth any = TRUTH_FALSE;

	if (strstr(how, "level") != NULL || strstr(how, "kind") != NULL)
		return hand_leaf_found(s, e, how);
	assert_true(next_element(&p, &q));
	assert_string_equal(q.class, "q");
	if (next_element(&p, &b))
		assert_string_equal(b.class, "b");
	for (const char *at = q.in.from; at < q.in.to;) {
		char *end;
		struct ticked t;
		enum truth is;

		if (!isdigit((unsigned char)*at)) {
			at++;
			continue;
		}
		t = hand_said(s, f, (unsigned)strtol(at, &end, 10));
		at = end;
		if (strstr(how, "answered") != NULL)
			is = t.tick == TICK_BOX ? TRUTH_TRUE : TRUTH_FALSE;
		else if (t.tick == TICK_BLANK)
			is = TRUTH_UNKNOWN;
		else
			is = t.tick == TICK_BOX &&
				(numbers_in(b.in) >> (t.box - 1) & 1)
			    ? TRUTH_TRUE
			    : TRUTH_FALSE;
		any = is > any ? is : any;
	}
	return strncmp(how, "no", 2) == 0 ? (enum truth)(TRUTH_TRUE - any)
					  : any;
}

SUPPORT enum truth
hand_gate(const struct hand_sheet *s, const struct filled *f, struct part gate)
{
	struct element e, inner;
	enum truth value;
	bool all;

	assert_true(next_element(&gate, &e));
	if (str_eq(e.class, "if"))
		return hand_leaf(s, f, &e);
	all = str_eq(e.class, "all");
	value = all ? TRUTH_TRUE : TRUTH_FALSE;
	while (next_element(&e.in, &inner)) {
		const enum truth t = hand_gate(s, f,
		    (struct part){inner.tag.from, inner.in.to + 7});

		if (all ? t < value : t > value)
			value = t;
	}
	return value;
}

#endif
