/* Parts of banks by chance, as YAML: answer sets with odd values, questions,
 * conditions on whatever comes before. */
#ifndef TESTS_BATCH_MADE_SUPPORT_H
#define TESTS_BATCH_MADE_SUPPORT_H

#include "batch_support.h"

#define SCALES_MOST 6
#define THEMES_MOST 6
#define QUESTIONS_MOST 200

struct made_scale {
	size_t n;
	const char *ids[BANK_OPTIONS_MAX];
	bool unknown[BANK_OPTIONS_MAX];
};

struct made_question {
	size_t scale;
	bool core;
	int theme;
};

struct made {
	struct arena *arena;
	struct buf out;
	struct made_scale scales[SCALES_MOST];
	size_t n_scales;
	size_t n_themes, n_follow_ups;
	struct made_theme {
		bool events, follows;
		size_t scale;
	} themes[THEMES_MOST];
	size_t follow_scale[2];
	struct made_question questions[QUESTIONS_MOST];
	size_t n_questions;
	bool kinds[SENTINEL_KINDS];
	bool waits;  /* are there conditions? */
	bool voices; /* are there two? */
};

SUPPORT const char *
yes_no(bool b)
{
	return b ? "true" : "false";
}

/* --- answer sets ------------------------------------------------------- */

SUPPORT const char *
any_option_id(struct made *m, size_t at)
{
	static const char *const odd[] = {"0", "1", "2", "3", "-1", "null",
	    "-less", "na", "10", "00",
	    "a-very-long-id-of-an-answer-longer-than-others"};

	const size_t n = sizeof(odd) / sizeof(odd[0]);

	return at < n && one_in(3) ? odd[at * 5 % n]
				   : arena_printf(m->arena, "o%zu", at);
}

SUPPORT size_t
any_count(void)
{
	static const size_t counts[] = {2, 2, 3, 3, 4, 5, 5, 6, 7, 9, 12, 64};

	return PICK(counts);
}

SUPPORT void
make_scale(struct made *m, struct made_scale *s)
{
	const size_t manner = below(6);
	int value = manner < 2 ? 0 : (int)below(40) - 20;

	s->n = any_count();
	buf_addf(&m->out, "- {id: s%zu, options: [", (size_t)(s - m->scales));
	for (size_t i = 0; i < s->n; i++) {
		s->ids[i] = manner < 1 ? arena_printf(m->arena, "o%zu", i)
				       : any_option_id(m, i);
		s->unknown[i] = manner > 2 && one_in(7);
		buf_addf(&m->out, "%s{id: \"%s\", value: %d, label: L",
		    i > 0 ? ", " : "", s->ids[i], value);
		if (s->unknown[i])
			buf_adds(&m->out, ", unknown: true");
		else if (one_in(5))
			buf_addf(&m->out, ", ticked: %s", yes_no(one_in(2)));
		buf_addc(&m->out, '}');
		value = manner < 2 ? value + 1
		    : manner == 2  ? value + (int)below(4)
		    : manner == 3  ? (int)below(12) - 3
		    : manner == 4  ? (int)below(2001) - 1000
				   : 1 - value;
	}
	buf_adds(&m->out, "]}\n");
}

/* --- conditions -------------------------------------------------------- */

SUPPORT void
add_options(struct made *m, const struct made_scale *s)
{
	const size_t n = 1 + below(s->n < 3 ? 1 : 3);

	buf_addc(&m->out, '[');
	for (size_t i = 0; i < n; i++)
		buf_addf(&m->out, "%s\"%s\"", i > 0 ? ", " : "",
		    s->ids[(below(s->n) + i) % s->n]);
	buf_addc(&m->out, ']');
}

/* On something that was asked before, mostly not long before. */
SUPPORT void
make_condition(struct made *m, unsigned depth)
{
	const size_t near = m->n_questions > 6 && !one_in(3)
	    ? m->n_questions - 1 - below(6)
	    : below(m->n_questions);
	const struct made_question *q = &m->questions[near];
	const char *many[] = {"all", "any"};

	switch (below(depth > 0 ? 8 : 5)) {
	case 0:
	case 1:
		buf_addf(&m->out, "{question: q%zu, is: ", near);
		add_options(m, &m->scales[q->scale]);
		break;
	case 2:
		buf_addf(&m->out, "{question: q%zu, ticked: %s", near,
		    yes_no(!one_in(3)));
		break;
	case 3:
		buf_addf(&m->out, "{question: q%zu, answered: %s", near,
		    yes_no(!one_in(3)));
		break;
	case 4:
		if (q->theme < 1 || !m->themes[q->theme - 1].follows) {
			buf_addf(&m->out, "{question: q%zu, ticked: true",
			    near);
			break;
		}
		buf_addf(&m->out, "{category: c%d, fu0: ", q->theme - 1);
		add_options(m, &m->scales[m->follow_scale[0]]);
		break;
	case 5:
		buf_adds(&m->out, "{not: ");
		make_condition(m, depth - 1);
		break;
	default:
		buf_addf(&m->out, "{%s: [", PICK(many));
		for (size_t i = 0, n = 1 + below(3); i < n; i++) {
			buf_adds(&m->out, i > 0 ? ", " : "");
			make_condition(m, depth - 1);
		}
		buf_addc(&m->out, ']');
	}
	buf_addc(&m->out, '}');
}

/* --- questions --------------------------------------------------------- */

SUPPORT void
add_speaking(struct made *m, const struct made_scale *s)
{
	const enum sentinel_kind kind =
	    (enum sentinel_kind)(1 + below(SENTINEL_KINDS - 1));
	const size_t from = below(s->n);

	if (kind == SENTINEL_CONDUCT && !one_in(4))
		return;
	m->kinds[kind] = true;
	buf_addf(&m->out, ", sentinel: {kind: %s", sentinel_name(kind));
	if (one_in(2) && !s->unknown[from])
		buf_addf(&m->out, ", from: \"%s\"", s->ids[from]);
	buf_addc(&m->out, '}');
}

SUPPORT void
make_question(struct made *m, int theme, bool waits, bool speaks)
{
	struct made_question q = {.theme = theme,
	    .core = theme == 0 || !one_in(3)};

	q.scale = theme > 0 && (!m->themes[theme - 1].events || one_in(2))
	    ? m->themes[theme - 1].scale
	    : below(m->n_scales);
	buf_addf(&m->out, "- {id: q%zu, scale: s%zu", m->n_questions, q.scale);
	if (theme == 0)
		buf_addf(&m->out, ", role: %s",
		    one_in(2) ? "overall" : "situation");
	else
		buf_addf(&m->out, ", category: c%d, depth: %s", theme - 1,
		    q.core ? "core" : "full");
	if (m->voices && one_in(15))
		buf_adds(&m->out, ", text: {v: Q}");
	else if (m->voices && one_in(15))
		buf_addf(&m->out, ", text: {v: Q, w: {ask: Q, scale: s%zu}}",
		    below(m->n_scales));
	else
		buf_adds(&m->out, ", text: Q");
	if (m->n_questions == 3 && one_in(3))
		buf_adds(&m->out, ", code: date");
	if (one_in(4))
		buf_adds(&m->out, ", na: false");
	if (waits && m->n_questions > 0 && one_in(3)) {
		buf_adds(&m->out, ", when: ");
		make_condition(m, 2);
	}
	if (speaks && q.core && one_in(6))
		add_speaking(m, &m->scales[q.scale]);
	buf_adds(&m->out, "}\n");
	m->questions[m->n_questions++] = q;
}

SUPPORT void
make_questions(struct made *m, bool waits)
{
	static const size_t sizes[] = {1, 1, 2, 2, 3, 4, 5, 5, 12, 60};
	const bool speaks = one_in(2);

	buf_adds(&m->out, "questions:\n");
	for (size_t i = 0, n = below(3); i < n; i++)
		make_question(m, 0, false, false);
	for (size_t t = 0; t < m->n_themes; t++)
		for (size_t i = 0, n = m->n_questions > 100 ? 2 : PICK(sizes);
		     i < n; i++)
			make_question(m, (int)t + 1, waits && !one_in(4),
			    speaks);
}

#endif
