/* A group's picture of people's own therapy: what lies within what, where a
 * question waits for several others, or is a part of what another sums up. */
#include "group_own_support.h"

#define BOTH(one, other) ", when: {all: [" one ", " other "]}"
#define ANY(one, other) ", when: {any: [" one ", " other "]}"
#define YES(id) "{question: " id ", ticked: true}"
#define IS(id, what) "{question: " id ", is: " what "}"
#define SITUATION "- {id: w, role: situation, text: W, scale: where}\n"

static void
may_be_told(void **state)
{
	static const struct {
		const char *bank, *id;
		bool never;
	} rows[] = {
	    /* of both, which lie within each other over three */
	    {GATE Q("z", "c", WHEN("b")) Q("e", "c", BOTH(YES("z"), YES("a"))),
		"e", false},
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("b", "c", WHEN("a")) Q(
		 "z", "c", WHEN("b")) Q("e", "c", BOTH(YES("z"), YES("a"))),
		"e", false},
	    /* of both, which do not */
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("b", "c", "")
		    Q("e", "c", BOTH(YES("a"), YES("b"))),
		"e", true},
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("b", "c", ""), "b",
		false},
	    {ONE_THEME Q("x", "c", "") Q("y", "c", "") Q("a", "c", "")
		    Q("e", "c", WHEN("a")),
		"e", false},
	    /* a part of one that waits for another */
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("s", "c",
		 ", depth: core, sums_up: [e]") Q("e", "c", WHEN("a")),
		"e", true},
	    {ONE_THEME Q("x", "c", "") Q("s", "c",
		 ", depth: core, sums_up: [e]") Q("e", "c", WHEN("s")),
		"e", false},
	    /* of a part and its sum, in either order */
	    {ONE_THEME Q("b", "c", "")
		    Q("s", "c", ", depth: core, sums_up: [b]")
			Q("e", "c", BOTH(YES("b"), YES("s"))),
		"e", false},
	    {ONE_THEME Q("s", "c", ", depth: core, sums_up: [b]")
		    Q("b", "c", "") Q("e", "c", BOTH(YES("b"), YES("s"))),
		"e", false},
	    {ONE_THEME Q("b", "c", ", depth: core")
		    Q("s", "c", ", depth: core, sums_up: [b]")
			Q("e", "c", BOTH(YES("b"), YES("s"))),
		"e", false},
	    /* of another and one or the other of two */
	    {TWO Q("e", "c",
		 ", when: {all: [{any: [" YES("a") ", " YES("b") "]}, " YES(
		     "a") "]}"),
		"e", true},
	    /* of one that the form does not have */
	    {HEAD OWN_SCALES "categories:\n" THEME("c") THEME("d") FORM(
		 "depth: full, categories: [d]") "questions:\n" Q("a", "c", "")
		    Q("x", "d", "") Q("b", "d", WHEN("a")),
		"b", true},
	    /* a short form with follow-ups */
	    {HEAD OWN_SCALES
		"categories:\n- {id: c, title: T, kind: "
		"events, levels: [{id: "
		"none, label: N}], follow_ups: [u]}\n"
		"follow_ups:\n- {id: u, text: U, scale: "
		"m}\n" FORM("depth: core, deepen: true, "
			    "categories: [c]") "questions:\n" Q("a", "c",
		    ", depth: core") Q("b", "c", ""),
		"b", false},
	    /* where one stands, and a second thing besides */
	    {ONE_THEME SITUATION Q("a", "c", "")
		    Q("e", "c", BOTH(IS("w", "there"), YES("a"))),
		"e", false},
	    {ONE_THEME SITUATION Q("a", "c", "")
		    Q("e", "c", BOTH(IS("w", "there"), IS("a", "'no'"))),
		"e", true},
	    /* answers that were kept for one are kept */
	    {ONE_THEME M("a", "c", "")
		    Q("b", "c", ", when: " IS("a", "['no', once]"))
			Q("e", "c", ", when: " IS("a", "['no', often]")),
		"b", false},
	    {ONE_THEME M("a", "c", "")
		    Q("b", "c", ", when: " IS("a", "['no', once]"))
			Q("e", "c", ", when: " IS("a", "['no', often]")),
		"e", true},
	    {ONE_THEME M("a", "c", "")
		    Q("b", "c", ", when: " IS("a", "['no', once]"))
			Q("e", "c", ", when: " IS("a", "[none, 'no', once]"))
			    Q("g", "c", ", when: " IS("a", "[none, once]")),
		"g", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct room r;

		enter(&r, rows[i].bank, 10, 1);
		if (picture_item(look(&r), rows[i].id)->never != rows[i].never)
			fail_msg("row %zu: %d", i, !rows[i].never);
		leave(&r);
	}
}

/* E is named by 16 of the 20 who named a, and by nobody else: it is shown when
 * it does not lie within a. */
static void
lies_within_a(void **state)
{
	static const struct {
		const char *bank;
		bool shown;
	} rows[] = {
	    {ONE_THEME SITUATION Q("a", "c", "")
		    Q("e", "c", BOTH(IS("w", "there"), YES("a"))),
		false},
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("e", "c", WHEN("a")),
		false},
	    {ONE_THEME Q("x", "c", "") Q("a", "c", "") Q("e", "c", ""), true},
	    /* the second of two parts */
	    {ONE_THEME Q("x", "c", "") Q("a", "c",
		 ", depth: core, sums_up: [x, e]") Q("e", "c", ""),
		false},
	    {ONE_THEME Q("x", "c", "")
		    Q("a", "c", ", depth: core, sums_up: [x]") Q("e", "c", ""),
		true},
	    /* asked of those too who were not asked b */
	    {ONE_THEME Q("a", "c", "") Q("b", "c", WHEN("a")) Q("e", "c",
		 ANY(IS("b", "['no', 'yes']"),
		     "{question: b, answered: false}")),
		true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct room r;

		enter(&r, rows[i].bank, 30, 1);
		all_say(&r, 0, "a", 0, 20, 1);
		all_say(&r, 0, "e", 0, 16, 1);
		if (picture_item(look(&r), "e")->of[0].shown != rows[i].shown)
			fail_msg("row %zu: %d", i, !rows[i].shown);
		leave(&r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(may_be_told),
	    cmocka_unit_test(lies_within_a),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
