/* Banks by chance, as YAML: themes of all sizes and both kinds, forms that
 * deepen. Not each of them is a bank; those that are not are thrown away. */
#ifndef TESTS_BATCH_BANK_SUPPORT_H
#define TESTS_BATCH_BANK_SUPPORT_H

#include "batch_made_support.h"

#include "harmcheck/num.h"

/* --- themes ------------------------------------------------------------ */

SUPPORT void
add_tests_of_level(struct made *m, size_t theme)
{
	const struct made_scale *s = &m->scales[m->themes[theme].scale];

	buf_addf(&m->out, ", %s: [", one_in(3) ? "all" : "any");
	for (size_t i = 0, n = 1 + below(3); i < n; i++) {
		const size_t o = below(s->n);

		buf_adds(&m->out, i > 0 ? ", " : "");
		if (one_in(2) || s->unknown[o])
			buf_addf(&m->out, "{ticked_at_least: %zu}",
			    1 + below(4));
		else
			buf_addf(&m->out, "{worst_at_least: \"%s\"}",
			    s->ids[o]);
	}
	buf_addc(&m->out, ']');
}

SUPPORT void
make_events(struct made *m, size_t at)
{
	static const char *const needs[] = {"1/2", "2/3", "1/1", "1/1000"};

	buf_addf(&m->out, "- {id: c%zu, title: C, kind: events, levels: [", at);
	for (size_t i = 0, n = below(4); i < n; i++) {
		buf_addf(&m->out, "{id: %s%zu, label: L",
		    one_in(9) ? "-l" : "l", i);
		add_tests_of_level(m, at);
		if (one_in(3))
			buf_addf(&m->out, ", needs: %s", PICK(needs));
		buf_adds(&m->out, "}, ");
	}
	buf_adds(&m->out, "{id: none, label: N");
	if (one_in(2))
		buf_addf(&m->out, ", needs: %s", PICK(needs));
	buf_adds(&m->out, "}]");
	if (m->themes[at].follows)
		buf_addf(&m->out, ", follow_ups: [fu0%s]",
		    m->n_follow_ups > 1 && one_in(2) ? ", fu1" : "");
	buf_adds(&m->out, "}\n");
}

SUPPORT void
make_bands(struct made *m, unsigned decimals)
{
	int64_t below_ = (int64_t)below(60) - 20;
	char text[32];
	static const int64_t ten_to[] = {1, 10, 100, 1000, 10000};

	buf_adds(&m->out, ", bands: [");
	below_ *= ten_to[decimals];
	for (size_t i = 0, n = below(5); i < n; i++) {
		num_format(below_, decimals, text);
		buf_addf(&m->out, "{below: %s, id: b%zu, label: L}, ", text, i);
		below_ += 1 + (int64_t)below((size_t)ten_to[decimals] * 30);
	}
	buf_adds(&m->out,
	    "{id: top-band-with-a-name-longer-than-most, "
	    "label: L}]");
}

SUPPORT void
make_scale_items(struct made *m, size_t at)
{
	bool any = false;

	buf_adds(&m->out, ", items: [");
	for (size_t i = 0; i < m->n_questions; i++) {
		const struct made_question *q = &m->questions[i];

		if (q->theme != (int)at + 1 &&
		    (q->scale != m->themes[at].scale || !one_in(6)))
			continue;
		if (one_in(12))
			continue;
		buf_addf(&m->out, "%s{q: q%zu", any ? ", " : "", i);
		if (one_in(3))
			buf_addf(&m->out, ", weight: %s",
			    PICK(((const char *const[]){"0.25", "100", "2",
				"1.5", "0.0001", "33.3333"})));
		if (one_in(3))
			buf_adds(&m->out, ", reverse: true");
		buf_addc(&m->out, '}');
		any = true;
	}
	buf_addc(&m->out, ']');
}

SUPPORT void
make_sum(struct made *m, size_t at)
{
	static const char *const least[] = {"1/2", "2/3", "1/1", "1", "2", "5"};
	const unsigned decimals = (unsigned)below(5);
	const bool sum = one_in(2);

	buf_addf(&m->out,
	    "- {id: c%zu, title: C, kind: scale, method: %s, decimals: %u, "
	    "shown_as: %s",
	    at, sum ? "sum" : "mean", decimals,
	    one_in(2) ? "points" : "percent");
	if (sum && one_in(2))
		buf_adds(&m->out, ", gaps: prorate");
	if (one_in(2))
		buf_addf(&m->out, ", min_answered: %s", PICK(least));
	if (one_in(2))
		make_scale_items(m, at);
	make_bands(m, decimals);
	buf_adds(&m->out, "}\n");
}

/* --- the rest ---------------------------------------------------------- */

SUPPORT void
make_forms(struct made *m)
{
	buf_adds(&m->out, "forms:\n");
	for (size_t f = 0, n = 2 + below(2); f < n; f++) {
		const size_t first = below(m->n_themes);
		const size_t themes = 1 + below(m->n_themes);

		buf_addf(&m->out, "- {id: f%zu, title: F, voice: %s", f,
		    m->voices && f == 1 ? "w" : "v");
		if (one_in(3))
			buf_adds(&m->out, ", depth: full");
		else if (one_in(4))
			buf_adds(&m->out, ", depth: core");
		else
			buf_addf(&m->out, ", depth: core, deepen: true%s",
			    one_in(3) ? ", deepen_most: 2" : "");
		if (one_in(8))
			buf_adds(&m->out, ", about_self: false");
		buf_adds(&m->out, ", categories: [");
		for (size_t i = 0; i < themes; i++)
			buf_addf(&m->out, "%sc%zu", i > 0 ? ", " : "",
			    (first + i) % m->n_themes);
		buf_adds(&m->out, "]}\n");
	}
}

SUPPORT void
make_follow_ups(struct made *m)
{
	bool any = false;

	for (size_t t = 0; t < m->n_themes; t++)
		any |= m->themes[t].follows;
	if (!any)
		return;
	buf_adds(&m->out, "follow_ups:\n");
	for (size_t i = 0; i < m->n_follow_ups; i++) {
		buf_addf(&m->out, "- {id: fu%zu, text: Q, scale: s%zu", i,
		    m->follow_scale[i]);
		if (one_in(3))
			buf_adds(&m->out, ", depth: full");
		if (one_in(4)) {
			buf_adds(&m->out, ", when: ");
			make_condition(m, 1);
		}
		buf_adds(&m->out, "}\n");
	}
}

SUPPORT void
make_sentinels(struct made *m)
{
	const size_t first = below(SENTINEL_KINDS);
	bool any = false;

	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const enum sentinel_kind k =
		    (enum sentinel_kind)((first + i) % SENTINEL_KINDS);

		if (!m->kinds[k])
			continue;
		buf_addf(&m->out,
		    "%s- {kind: %s, title: T, now: N, result: R}\n",
		    any ? "" : "sentinels:\n", sentinel_name(k));
		any = true;
	}
}

SUPPORT void
make_themes(struct made *m)
{
	buf_adds(&m->out, "categories:\n");
	for (size_t t = 0; t < m->n_themes; t++)
		if (m->themes[t].events)
			make_events(m, t);
		else
			make_sum(m, t);
}

/* The text of a bank; in A. */
SUPPORT const char *
any_bank(struct arena *a)
{
	struct made *m = arena_alloc(a, sizeof(*m));

	m->arena = a;
	m->waits = !one_in(3);
	m->voices = one_in(3);
	buf_init(&m->out, a);
	buf_adds(&m->out,
	    "bank: {format: 1, id: made, version: 1.0.0, "
	    "language: en, title: T}\nscales:\n");
	m->n_scales = 1 + below(SCALES_MOST);
	for (size_t i = 0; i < m->n_scales; i++)
		make_scale(m, &m->scales[i]);
	m->n_themes = 1 + below(THEMES_MOST);
	m->n_follow_ups = 1 + below(2);
	for (size_t i = 0; i < 2; i++)
		m->follow_scale[i] = below(m->n_scales);
	for (size_t t = 0; t < m->n_themes; t++) {
		const bool events = one_in(2);

		m->themes[t] = (struct made_theme){events,
		    events && m->waits && one_in(2), below(m->n_scales)};
	}
	make_questions(m, m->waits);
	make_follow_ups(m);
	make_sentinels(m);
	make_themes(m);
	make_forms(m);
	return m->out.data;
}

#endif
