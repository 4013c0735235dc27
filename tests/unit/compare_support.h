/* What the tests of comparing share: answers in a line, verdicts in a line. */
#ifndef TESTS_COMPARE_SUPPORT_H
#define TESTS_COMPARE_SUPPORT_H

#include "support.h"

#include <stdlib.h>

#include "harmcheck/compare.h"
#include "harmcheck/form.h"
#include "harmcheck/prng.h"
#include "harmcheck/report_compare.h"

#define PAIR "tests/bank/good/compare.yaml"

static struct arena *arena;
static struct bank *bank;

SUPPORT int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	bank = load_bank(arena, PAIR);
	return 0;
}

SUPPORT int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* "pushed=once touched=skipped pace/cause=other"; the questions that open
 * others first. */
SUPPORT struct answers *
given(const struct bank *b, const char *form, const char *date,
    const char *line)
{
	struct answers *a = answers_new(arena, b, bank_form(b, form), date);
	char *copy = arena_strdup(arena, line), *more, *word;

	for (word = strtok_r(copy, " ", &more); word != NULL;
	     word = strtok_r(NULL, " ", &more)) {
		char *value = strchr(word, '=');
		char *slash = strchr(word, '/');

		*value++ = '\0';
		if (slash == NULL) {
			say(a, word, value);
			continue;
		}
		*slash++ = '\0';
		const int item = form_follow_up_item(a->form,
		    bank_category(b, word), bank_follow_up(b, slash));
		assert_true(item >= 0);
		a->list[item].said = ANSWER_GIVEN;
		a->list[item].option =
		    scale_option(a->form->items[item].scale, value);
		answers_refresh(a);
	}
	return a;
}

SUPPORT struct compare_side
side(const struct answers *a, bool known)
{
	return (struct compare_side){a, known, NULL};
}

SUPPORT struct comparison *
dates(const struct answers *a, const struct answers *b)
{
	const struct compare_side x = side(a, true), y = side(b, true);

	return compare_dates(arena, &x, &y);
}

SUPPORT struct comparison *
two(const char *then, const char *now)
{
	return dates(given(bank, "whole", "2026-01-01", then),
	    given(bank, "whole", "2026-02-01", now));
}

SUPPORT const struct question_change *
question(const struct comparison *c, const char *id)
{
	for (size_t i = 0; i < c->n_questions; i++)
		if (str_eq(c->questions[i].id, id))
			return &c->questions[i];
	fail_msg("no question %s", id);
	return NULL;
}

SUPPORT const struct theme_change *
theme(const struct comparison *c, const char *id)
{
	for (size_t i = 0; i < c->n_themes; i++)
		if (str_eq(c->themes[i].id, id))
			return &c->themes[i];
	fail_msg("no theme %s", id);
	return NULL;
}

/* "touched still, unsafe new" */
SUPPORT const char *
alerts(const struct comparison *c)
{
	struct buf out;

	buf_init(&out, arena);
	for (size_t i = 0; i < c->n_alerts; i++)
		buf_addf(&out, "%s%s %s", i > 0 ? ", " : "", c->alerts[i].id,
		    alert_change_name(c->alerts[i].change));
	return out.data;
}

SUPPORT const char *
dates_text(const struct comparison *c)
{
	const struct compare_source sources[2] = {
	    {.path = "a.yaml", .version = "2.0.0", .digest = "d"},
	    {.path = "b.yaml", .version = "2.0.0", .digest = "d"},
	};
	struct report r;

	report_init(&r, arena);
	report_dates(&r, c, sources);
	return as_text(arena, &r);
}

SUPPORT const char *
dates_json(const struct comparison *c)
{
	const struct compare_source sources[2] = {
	    {.version = "2.0.0", .digest = "d"},
	    {.version = "2.0.0", .digest = "d"},
	};
	struct buf out;

	buf_init(&out, arena);
	render_dates_json(&out, c, sources);
	return out.data;
}

SUPPORT struct shared *
voices(const struct answers *a, const struct answers *b)
{
	const struct compare_side x = side(a, true), y = side(b, true);

	return compare_voices(arena, &x, &y);
}

/* Both are there, in this order. */
SUPPORT void
assert_first(const char *text, const char *first, const char *then)
{
	assert_has(text, first);
	assert_has(text, then);
	assert_true(strstr(text, first) < strstr(text, then));
}

/* The page and the JSON of two voices, one behind the other. */
SUPPORT const char *
voices_text(const struct shared *s)
{
	const struct compare_source sources[2] = {
	    {.version = "2.0.0", .digest = "d"},
	    {.version = "2.0.0", .digest = "d"},
	};
	struct report r;
	struct buf out;

	report_init(&r, arena);
	report_voices(&r, s, true);
	buf_init(&out, arena);
	buf_adds(&out, as_text(arena, &r));
	render_voices_json(&out, s, sources);
	return out.data;
}

/* Say something to every open item, by chance; in the order of deciding. */
SUPPORT void
answer_by_chance(struct answers *a, struct prng *p, bool hidden_only)
{
	for (size_t k = 0; k < a->form->n_items; k++) {
		const size_t i = a->form->order[k];
		const struct question *q = a->form->items[i].question;

		if (hidden_only && q != NULL && q->sentinel == SENTINEL_NONE &&
		    !q->is_private &&
		    (q->category == NULL || !q->category->conduct))
			continue;
		a->list[i].said = (enum answer_state)prng_below(p, 4);
		a->list[i].option = (int)prng_below(p,
		    (unsigned)a->form->items[i].scale->n_options);
		a->list[i].note = prng_below(p, 3) == 0 ? "SECRET" : NULL;
	}
	answers_refresh(a);
}

#endif
