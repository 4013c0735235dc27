/* What the tests of one's own therapy share: banks of a few questions, and what
 * is shown of them. */
#ifndef TESTS_GROUP_OWN_SUPPORT_H
#define TESTS_GROUP_OWN_SUPPORT_H

#include "group_support.h"

#define OWN_SCALES                                                          \
	"scales:\n"                                                         \
	"- {id: s, options: [{id: 'no', value: 0, label: No},"              \
	" {id: 'yes', value: 1, label: Y},"                                 \
	" {id: unsure, value: 0, label: U, unknown: true}]}\n"              \
	"- {id: m, options: [{id: none, value: 0, label: N},"               \
	" {id: 'no', value: 0, label: No}, {id: once, value: 1, label: O}," \
	" {id: often, value: 2, label: F}]}\n"                              \
	"- {id: where, options: [{id: there, value: 0, label: T},"          \
	" {id: gone, value: 0, label: G}]}\n"
#define THEME(id)    \
	"- {id: " id \
	", title: T, kind: events, levels: [{id: none, label: N}]}\n"
#define FORM(rest) "forms:\n- {id: f, voice: v, title: F, " rest "}\n"
#define Q(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: s" rest "}\n"
#define M(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: m" rest "}\n"
#define WHEN(id) ", when: {question: " id ", ticked: true}"
#define ONE_THEME                                  \
	HEAD OWN_SCALES "categories:\n" THEME("c") \
	    FORM("depth: full, categories: [c]") "questions:\n"
#define TWO_THEMES                                            \
	HEAD OWN_SCALES "categories:\n" THEME("c") THEME("d") \
	    FORM("depth: full, categories: [c, d]") "questions:\n"

#define ONE ONE_THEME Q("a", "c", "")
#define TWO ONE Q("b", "c", "")
#define THREE TWO Q("e", "c", "")
#define GATE ONE Q("b", "c", WHEN("a"))

/* Is the split of ID shown, and with TICKED? */
SUPPORT void
shows(struct room *r, const char *id, unsigned ticked)
{
	const struct group_counts *c = picture_item(look(r), id)->of;

	assert_true(c->shown);
	assert_int_equal(c->ticked, ticked);
	assert_int_equal(c->others, r->group.n - ticked);
}

SUPPORT void
hides(struct room *r, const char *id)
{
	const struct group_counts *c = picture_item(look(r), id)->of;

	assert_false(c->shown);
	assert_int_equal(c->ticked, 0);
	assert_int_equal(c->others, 0);
}

SUPPORT bool
theme_shown(struct room *r, const char *id)
{
	return picture_theme(look(r), id)->of[0].shown;
}

/* The people FROM to TO - 1 say option NUMBER to ID. */
struct said {
	const char *id;
	size_t from, to;
	int number;
};

#define SAID_MOST 6

/* All that is in LIST, up to one without an id. */
SUPPORT void
say_all(struct room *r, size_t round, const struct said *list)
{
	for (size_t i = 0; i < SAID_MOST && list[i].id != NULL; i++)
		all_say(r, round, list[i].id, list[i].from, list[i].to,
		    list[i].number);
}

#endif
