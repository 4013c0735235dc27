/* What the cases of a bank come to, of all that they should. */
#include "bank_test_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/form.h"
#include "harmcheck/result.h"

/* --- the goals ----------------------------------------------------------- */

/* Goals are counted first, with no list to put them in, and then made. */
struct maker {
	const struct bank *bank;
	struct cover_goal *goals;
	size_t n;
	struct arena *arena;
};

static void
add(struct maker *m, const struct cover_goal *g)
{
	if (m->goals != NULL)
		m->goals[m->n] = *g;
	m->n++;
}

/* The levels of C that a person with this voice can be at; 0 when no form of
 * theirs has the theme. */
static uint64_t
levels_for(const struct maker *m, size_t voice, const struct category *c)
{
	const struct bank *b = m->bank;
	uint64_t levels = 0;

	for (size_t i = 0; i < b->n_forms; i++)
		if (b->forms[i].voice == voice &&
		    form_has_theme(&b->forms[i], c))
			levels |= bank_levels_in(m->arena, b, &b->forms[i], c);
	return levels;
}

static void
add_levels_of(struct maker *m, const struct category *c, size_t voice)
{
	const uint64_t levels = levels_for(m, voice, c);
	struct cover_goal g = {.kind = c->kind == KIND_EVENTS ? COVER_LEVELS
							      : COVER_BANDS,
	    .category = c,
	    .voice = voice};

	if (levels == 0)
		return;
	for (size_t i = 0; i < c->n_levels; i++) {
		g.at = c->levels[i].at;
		g.level = (int)i;
		if (levels >> i & 1)
			add(m, &g);
	}
	g.at = c->at;
	g.level = LEVEL_NOT_ENOUGH;
	add(m, &g);
}

static void
add_levels(struct maker *m, enum kind kind)
{
	const struct bank *b = m->bank;

	for (size_t i = 0; i < b->n_categories; i++)
		for (size_t v = 0; v < b->n_voices; v++)
			if (b->categories[i].kind == kind)
				add_levels_of(m, &b->categories[i], v);
}

static void
add_events(struct maker *m)
{
	add_levels(m, KIND_EVENTS);
}

static void
add_scales(struct maker *m)
{
	add_levels(m, KIND_SCALE);
}

static bool
voice_is_asked(const struct bank *b, size_t voice, const struct question *q)
{
	for (size_t i = 0; i < b->n_forms; i++)
		if (b->forms[i].voice == voice &&
		    b->forms[i].item_of[q->index] >= 0)
			return true;
	return false;
}

static void
add_sentinels(struct maker *m)
{
	const struct bank *b = m->bank;

	for (size_t i = 0; i < b->n_questions; i++)
		for (size_t v = 0; v < b->n_voices; v++) {
			const struct question *q = &b->questions[i];

			if (q->sentinel != SENTINEL_NONE &&
			    voice_is_asked(b, v, q))
				add(m,
				    &(struct cover_goal){
					.kind = COVER_SENTINELS,
					.at = q->at,
					.voice = v,
					.question = q,
				    });
		}
}

/* Somebody can be told one of its steps. */
static bool
is_for_somebody(const struct bank *b, const struct advice *rule)
{
	for (size_t i = 0; i < b->n_forms; i++)
		if (advice_has_step(rule, b->forms[i].voice))
			return true;
	return false;
}

static void
add_rules(struct maker *m)
{
	for (size_t i = 0; i < m->bank->n_advice; i++) {
		const struct advice *rule = &m->bank->advice[i];

		if (is_for_somebody(m->bank, rule))
			add(m,
			    &(struct cover_goal){.kind = COVER_RULES,
				.at = rule->at,
				.rule = rule});
	}
}

/* COND, which belongs to what G says, both ways. */
static void
add_condition(struct maker *m, const struct cond *cond, struct cover_goal g)
{
	if (cond == NULL)
		return;
	g.kind = COVER_CONDITIONS;
	g.at = cond->at;
	g.cond = cond;
	g.wanted = TRUTH_TRUE;
	add(m, &g);
	g.wanted = TRUTH_FALSE;
	add(m, &g);
}

bool
cover_form_asks(const struct form *f, const struct cover_goal *g)
{
	if (g->question != NULL)
		return f->item_of[g->question->index] >= 0;
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].follow_up == g->follow_up)
			return true;
	return false;
}

static void
add_condition_of_item(struct maker *m, const struct cond *cond,
    const struct cover_goal *g)
{
	for (size_t i = 0; i < m->bank->n_forms; i++)
		if (cover_form_asks(&m->bank->forms[i], g)) {
			add_condition(m, cond, *g);
			return;
		}
}

static void
add_conditions(struct maker *m)
{
	const struct bank *b = m->bank;

	for (size_t i = 0; i < b->n_questions; i++)
		add_condition_of_item(m, b->questions[i].when,
		    &(struct cover_goal){.question = &b->questions[i]});
	for (size_t i = 0; i < b->n_follow_ups; i++)
		add_condition_of_item(m, b->follow_ups[i].when,
		    &(struct cover_goal){.follow_up = &b->follow_ups[i]});
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct cover_goal g = {.rule = &b->advice[i]};

		if (!is_for_somebody(b, g.rule))
			continue;
		add_condition(m, g.rule->when, g);
		add_condition(m, g.rule->unless, g);
	}
}

/* --- what a result comes to ---------------------------------------------- */

static bool
reaches_level(const struct cover_goal *g, const struct result *r)
{
	const struct theme_score *s = result_theme(r, g->category);

	return r->answers->form->voice == g->voice && s != NULL &&
	    s->level == g->level;
}

static bool
reaches_sentinel(const struct cover_goal *g, const struct result *r)
{
	const struct form *f = r->answers->form;
	const int item = f->item_of[g->question->index];

	return f->voice == g->voice && item >= 0 &&
	    answer_alerts(r->answers, (size_t)item);
}

static bool
reaches_rule(const struct cover_goal *g, const struct result *r)
{
	return advice_has_step(g->rule, r->answers->form->voice) &&
	    result_holds(r, g->rule);
}

/* Does the condition decide whether ITEM is asked? */
static bool
decides(const struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];
	size_t theme;

	if (it->question != NULL)
		return !a->list[item].closed;
	theme = it->category->index;
	return a->ticked[theme].any > 0 && !a->kept_short[theme];
}

static bool
reaches_item_condition(const struct cover_goal *g, const struct answers *a)
{
	struct cond_view v;

	answers_view(a, &v);
	if (cond_eval(g->cond, &v) != g->wanted)
		return false;
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->form->items[i].question == g->question &&
		    a->form->items[i].follow_up == g->follow_up &&
		    decides(a, i))
			return true;
	return false;
}

/* An `unless` decides where the `when` is true. */
static bool
reaches_condition(const struct cover_goal *g, const struct result *r)
{
	struct cond_view v;

	if (g->rule == NULL)
		return reaches_item_condition(g, r->answers);
	result_view(r, &v);
	if (g->cond == g->rule->unless &&
	    cond_eval(g->rule->when, &v) != TRUTH_TRUE)
		return false;
	return cond_eval(g->cond, &v) == g->wanted;
}

static const struct {
	const char *name;
	void (*add)(struct maker *m);
	bool (*reaches)(const struct cover_goal *g, const struct result *r);
} kinds[COVER_KINDS] = {
    [COVER_LEVELS] = {"levels", add_events, reaches_level},
    [COVER_BANDS] = {"bands", add_scales, reaches_level},
    [COVER_SENTINELS] = {"sentinels", add_sentinels, reaches_sentinel},
    [COVER_RULES] = {"advice rules", add_rules, reaches_rule},
    [COVER_CONDITIONS] = {"conditions", add_conditions, reaches_condition},
};

struct cover *
cover_new(struct arena *a, const struct bank *b)
{
	struct cover *c = arena_alloc(a, sizeof(*c));
	struct maker m = {.bank = b, .arena = a};

	for (size_t k = 0; k < COVER_KINDS; k++)
		kinds[k].add(&m);
	m.goals = arena_array(a, m.n, sizeof(*m.goals));
	m.n = 0;
	for (size_t k = 0; k < COVER_KINDS; k++)
		kinds[k].add(&m);
	*c = (struct cover){.arena = a, .bank = b, .goals = m.goals, .n = m.n};
	return c;
}

void
cover_mark(struct cover *c, const struct result *r)
{
	for (size_t i = 0; i < c->n; i++) {
		struct cover_goal *g = &c->goals[i];

		g->reached = g->reached || kinds[g->kind].reaches(g, r);
	}
}

void
cover_count(const struct cover *c, enum cover_kind kind, size_t *reached,
    size_t *all)
{
	*reached = 0;
	*all = 0;
	for (size_t i = 0; i < c->n; i++) {
		*all += c->goals[i].kind == kind;
		*reached += c->goals[i].kind == kind && c->goals[i].reached;
	}
}

unsigned
cover_percent(size_t reached, size_t all)
{
	return all == 0 ? 100 : (unsigned)(reached * 100 / all);
}

const char *
cover_name(enum cover_kind kind)
{
	return kinds[kind].name;
}
