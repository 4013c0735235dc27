/* What the tests of the flow share: somebody who walks through a form, key by
 * key, and the places that they come to. */
#ifndef TESTS_FLOW_SUPPORT_H
#define TESTS_FLOW_SUPPORT_H

#include "bank_support.h"
#include "support.h"

#include "harmcheck/flow.h"

/* d2 waits for c3, and e1 for e2, which comes after it. In the short form c2,
 * c3 and d2 are opened by a tick. */
#define EVENTS(id, rest)                               \
	"- {id: " id ", title: T, kind: events, " rest \
	"levels: [{id: none, label: N}]}\n"
#define FORM(id, rest)                                                     \
	"- {id: " id ", voice: v, title: F, " rest ", categories: [c, d, " \
	"e]}\n"
#define BEFORE                                                                 \
	HEAD SCALES "categories:\n" EVENTS("c", "follow_ups: [u], ")           \
	    EVENTS("d", "") EVENTS("e", "") "forms:\n" FORM("short",           \
		"depth: core, deepen: true")                                   \
		FORM("long", "depth: full") "follow_ups:\n- {id: u, text: Q, " \
					    "scale: s}\nquestions:\n"
#define R(id) \
	"- {id: " id ", role: situation, depth: core, text: Q, scale: s}\n"
#define Q(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: s" rest "}\n"
#define CORE ", depth: core"
#define QUESTIONS                                             \
	Q("c1", "c", CORE)                                    \
	Q("c2", "c", "")                                      \
	Q("c3", "c", "")                                      \
	Q("d1", "d", CORE)                                    \
	Q("d2", "d", ", when: {question: c3, is: once}")      \
	Q("e1", "e", CORE ", when: {question: e2, is: once}") \
	Q("e2", "e", CORE)

SUPPORT const char with_roles[] = BEFORE R("r1") R("r2") QUESTIONS;
SUPPORT const char themes_only[] = BEFORE QUESTIONS;
struct walk {
	struct loaded bank;
	struct answers *answers;
	struct flow flow;
	bool settled[3];
};

SUPPORT void
begin(struct walk *w, const char *text, const char *form)
{
	*w = (struct walk){.bank = load_good(text)};
	w->answers = answers_new(w->bank.arena, w->bank.bank,
	    bank_form(w->bank.bank, form), "2026-01-31");
	flow_init(&w->flow, w->answers);
	flow_put_off(&w->flow, w->settled);
}

SUPPORT const char *
name_of(const struct walk *w, size_t item)
{
	const struct form_item *it;

	if (item == FLOW_END)
		return "end";
	it = &w->answers->form->items[item];
	return it->question != NULL ? it->question->id : it->follow_up->id;
}

/* n and y are answers, a "does not apply", c "not now" to the part, a number
 * goes to that question, C to E look closer at a theme. */
SUPPORT bool
press(struct walk *w, char key)
{
	static void (*const events[128])(struct flow *) = {
	    ['s'] = flow_skip,
	    ['a'] = flow_not_applicable,
	    ['p'] = flow_skip_part,
	    ['c'] = flow_decline,
	    ['u'] = flow_next_unanswered,
	    ['f'] = flow_first_unanswered,
	    ['>'] = flow_next,
	};
	struct flow *f = &w->flow;

	if (key == 'b')
		return flow_back(f);
	if (key >= '0' && key <= '9')
		return flow_goto(f, (size_t)(key - '0'));
	if (key == 'n' || key == 'y') {
		flow_give(f, key == 'y');
	} else if (key >= 'C' && key <= 'E') {
		w->settled[key - 'C'] = true;
		flow_look_closer(f, &w->answers->bank->categories[key - 'C']);
	} else {
		events[(unsigned char)key](f);
	}
	return true;
}

/* The places after each of KEYS; - behind one: it could not be done. */
SUPPORT void
walk(struct walk *w, const char *keys, const char *wanted)
{
	struct buf out;

	buf_init(&out, w->bank.arena);
	for (const char *key = keys; *key != '\0'; key++) {
		const bool done = press(w, *key);

		buf_addf(&out, "%s%s%s", out.len > 0 ? " " : "",
		    name_of(w, w->flow.at), done ? "" : "-");
	}
	if (!str_eq(out.data, wanted))
		fail_msg("%s: %s, not %s", keys, out.data, wanted);
}

SUPPORT void
walks(const char *text, const char *form, const char *keys, const char *wanted)
{
	struct walk w;

	begin(&w, text, form);
	walk(&w, keys, wanted);
	loaded_free(&w.bank);
}

#endif
