/* What no case comes to, so precisely that a case can be written from it. */
#include "bank_test_parts.h"
#include "harmcheck/buf.h"
#include "harmcheck/form.h"

static void
add_steps(struct buf *out, const struct advice *rule)
{
	for (size_t i = 0; i < rule->n_steps; i++)
		buf_addf(out, "%s%s", i > 0 ? ", " : "", rule->steps[i]->id);
}

static bool
form_has(const struct form *f, const struct cover_goal *g)
{
	if (g->kind == COVER_RULES)
		return advice_has_step(g->rule, f->voice);
	if (g->kind != COVER_CONDITIONS && f->voice != g->voice)
		return false;
	if (g->question != NULL || g->follow_up != NULL)
		return cover_form_asks(f, g);
	return form_has_theme(f, g->category);
}

/* The forms in which it could be. */
static void
add_forms(struct buf *out, const struct bank *b, const struct cover_goal *g)
{
	const char *before = " (forms: ";

	for (size_t i = 0; i < b->n_forms; i++)
		if (form_has(&b->forms[i], g)) {
			buf_addf(out, "%s%s", before, b->forms[i].id);
			before = ", ";
		}
	buf_addc(out, ')');
}

static void
tell_level(struct buf *out, const struct bank *b, const struct cover_goal *g)
{
	buf_addf(out, "the theme '%s' is never at '%s' for the voice '%s'",
	    g->category->id, case_level_name(g->category, g->level),
	    b->voices[g->voice]);
	add_forms(out, b, g);
}

static void
tell_sentinel(struct buf *out, const struct bank *b, const struct cover_goal *g)
{
	buf_addf(out,
	    "the sentinel '%s' at the question '%s' never speaks for the "
	    "voice '%s'",
	    sentinel_name(g->question->sentinel), g->question->id,
	    b->voices[g->voice]);
	add_forms(out, b, g);
}

static void
tell_rule(struct buf *out, const struct bank *b, const struct cover_goal *g)
{
	buf_adds(out, "the rule for the steps [");
	add_steps(out, g->rule);
	buf_adds(out, "] never holds");
	add_forms(out, b, g);
}

static void
tell_condition(struct buf *out, const struct bank *b,
    const struct cover_goal *g)
{
	const bool unless = g->rule != NULL && g->cond == g->rule->unless;

	buf_addf(out, "'%s' of the ", unless ? "unless" : "when");
	if (g->question != NULL)
		buf_addf(out, "question '%s'", g->question->id);
	if (g->follow_up != NULL)
		buf_addf(out, "follow-up '%s'", g->follow_up->id);
	if (g->rule != NULL) {
		buf_adds(out, "rule for the steps [");
		add_steps(out, g->rule);
		buf_addc(out, ']');
	}
	buf_addf(out, " is never %s",
	    g->wanted == TRUTH_TRUE ? "true" : "false");
	if (unless)
		buf_adds(out, " where its 'when' is true");
	if (g->rule == NULL)
		add_forms(out, b, g);
}

static void (*const tells[COVER_KINDS])(struct buf *, const struct bank *,
    const struct cover_goal *) = {
    [COVER_LEVELS] = tell_level,
    [COVER_BANDS] = tell_level,
    [COVER_SENTINELS] = tell_sentinel,
    [COVER_RULES] = tell_rule,
    [COVER_CONDITIONS] = tell_condition,
};

void
cover_write_missing(const struct cover *c, struct buf *out)
{
	struct buf line;

	buf_init(&line, out->arena);
	for (size_t i = 0; i < c->n; i++) {
		const struct cover_goal *g = &c->goals[i];

		if (g->reached)
			continue;
		buf_clear(&line);
		tells[g->kind](&line, c->bank, g);
		case_say(out, g->at, line.data);
	}
}
