/* What a case must come to, beside what it comes to. */
#include "bank_test_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/buf.h"
#include "harmcheck/form.h"
#include "harmcheck/result.h"
#include "harmcheck/utf8.h"

void
case_say(struct buf *out, struct loc at, const char *text)
{
	struct buf line;

	buf_init(&line, out->arena);
	buf_addf(&line, "%s:%u:%u: %s", at.file, at.line, at.col, text);
	utf8_clean(out, line.data, line.len, false);
	buf_addc(out, '\n');
}

void
case_item_name(struct buf *out, const struct category *c,
    const struct question *q, const struct follow_up *u)
{
	if (q != NULL)
		buf_adds(out, q->id);
	else
		buf_addf(out, "%s/%s", c->id, u->id);
}

/* How an item stands that a case speaks of. */
enum place { ASKED, NOT_IN_FORM, NOT_SHOWN, UNKNOWN, LEFT_OUT };

static const char *const place_names[] = {
    [ASKED] = "asked",
    [NOT_IN_FORM] = "not in this form",
    [NOT_SHOWN] = "not shown",
    [UNKNOWN] = "not reached: what it waits for has no answer",
    [LEFT_OUT] = "left out with its theme",
};

static int
item_of(const struct expectation *x, const struct form *f)
{
	if (x->question != NULL)
		return f->item_of[x->question->index];
	return form_follow_up_item(f, x->category, x->follow_up);
}

static enum place
place_of(const struct expectation *x, const struct answers *a)
{
	const int item = item_of(x, a->form);
	const struct category *c;

	if (item < 0)
		return NOT_IN_FORM;
	c = a->form->items[item].category;
	switch (a->list[item].open) {
	case TRUTH_FALSE:
		return NOT_SHOWN;
	case TRUTH_UNKNOWN:
		return UNKNOWN;
	case TRUTH_TRUE:
		break;
	}
	return c != NULL && a->declined[c->index] &&
		a->list[item].said == ANSWER_NOT_REACHED
	    ? LEFT_OUT
	    : ASKED;
}

static void
add_kinds(struct buf *out, const bool *kinds)
{
	const char *comma = "";

	buf_addc(out, '[');
	for (int k = SENTINEL_NONE + 1; k < SENTINEL_KINDS; k++) {
		if (!kinds[k])
			continue;
		buf_addf(out, "%s%s", comma,
		    sentinel_name((enum sentinel_kind)k));
		comma = ", ";
	}
	buf_addc(out, ']');
}

static void
add_shown(struct buf *out, const struct result *r)
{
	buf_addc(out, '[');
	for (size_t i = 0; i < r->n_steps; i++)
		buf_addf(out, "%s%s", i > 0 ? ", " : "", r->steps[i].step->id);
	buf_addc(out, ']');
}

static bool
is_shown(const struct result *r, const struct step *s)
{
	for (size_t i = 0; i < r->n_steps; i++)
		if (r->steps[i].step == s)
			return true;
	return false;
}

static const char *const asked_words[EXPECT_WHATS] = {
    [EXPECT_ANSWERED] = "to be asked, since it is answered",
    [EXPECT_ASKED] = "to be asked",
    [EXPECT_NOT_ASKED] = "not to be asked",
};

/* Each of these is true when R is as X has it; else it adds "X, got Y". */

static bool
compare_asked(const struct expectation *x, const struct result *r,
    struct buf *out)
{
	const enum place p = place_of(x, r->answers);

	if ((p == ASKED) == (x->what != EXPECT_NOT_ASKED))
		return true;
	buf_addc(out, '\'');
	case_item_name(out, x->category, x->question, x->follow_up);
	buf_addf(out, "' %s, got '%s'", asked_words[x->what], place_names[p]);
	return false;
}

static bool
compare_level(const struct expectation *x, const struct result *r,
    struct buf *out)
{
	const int level = result_theme(r, x->category)->level;

	if (level == x->level)
		return true;
	buf_addf(out, "the level '%s' of the theme '%s', got '%s'",
	    case_level_name(x->category, x->level), x->category->id,
	    case_level_name(x->category, level));
	return false;
}

static bool
compare_sentinels(const struct expectation *x, const struct result *r,
    struct buf *out)
{
	int k = SENTINEL_NONE + 1;

	while (k < SENTINEL_KINDS && x->kinds[k] == r->speaks[k])
		k++;
	if (k == SENTINEL_KINDS)
		return true;
	buf_adds(out, "sentinels: ");
	add_kinds(out, x->kinds);
	buf_adds(out, ", got ");
	add_kinds(out, r->speaks);
	return false;
}

static bool
compare_steps(const struct expectation *x, const struct result *r,
    struct buf *out)
{
	size_t i = 0;

	while (
	    i < x->n_steps && i < r->n_steps && x->steps[i] == r->steps[i].step)
		i++;
	if (i == x->n_steps && i == r->n_steps)
		return true;
	buf_adds(out, "steps: [");
	for (i = 0; i < x->n_steps; i++)
		buf_addf(out, "%s%s", i > 0 ? ", " : "", x->steps[i]->id);
	buf_adds(out, "], got ");
	add_shown(out, r);
	return false;
}

static bool
compare_step(const struct expectation *x, const struct result *r,
    struct buf *out)
{
	const bool wanted = x->what == EXPECT_STEP_WITH;

	if (is_shown(r, x->steps[0]) == wanted)
		return true;
	buf_addf(out, "the step '%s' %s, got ", x->steps[0]->id,
	    wanted ? "to be shown" : "not to be shown");
	add_shown(out, r);
	return false;
}

static bool (*const compares[EXPECT_WHATS])(const struct expectation *,
    const struct result *, struct buf *) = {
    [EXPECT_ANSWERED] = compare_asked,
    [EXPECT_LEVEL] = compare_level,
    [EXPECT_SENTINELS] = compare_sentinels,
    [EXPECT_STEPS] = compare_steps,
    [EXPECT_STEP_WITH] = compare_step,
    [EXPECT_STEP_WITHOUT] = compare_step,
    [EXPECT_ASKED] = compare_asked,
    [EXPECT_NOT_ASKED] = compare_asked,
};

size_t
bank_test_compare(const struct bank_case *c, const struct result *r,
    struct buf *out)
{
	size_t failed = 0;
	struct buf line;

	buf_init(&line, out->arena);
	for (const struct expectation *x = c->expected; x != NULL;
	     x = x->next) {
		buf_clear(&line);
		buf_addf(&line, "case '%s': expected ", c->name);
		if (compares[x->what](x, r, &line))
			continue;
		case_say(out, x->at, line.data);
		failed++;
	}
	return failed;
}
