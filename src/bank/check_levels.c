/* Levels that no answers lead to: all that a theme can come to, worked out
 * question by question as (how many ticked, which tests of the worst answer
 * hold). How much was answered is taken to be free of that, so that a level
 * is called unreachable only when it is. */
#include <stdint.h>

#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"

#define WORST_MOST 6
#define WORK_MOST 20000000u

struct states {
	const struct category *category;
	const char *worst[WORST_MOST]; /* the option ids that tests name */
	size_t n_worst;
	size_t most; /* counts above this make no difference */
	bool *here;  /* [ticked << n_worst | mask] */
	bool *next;
	size_t n;
};

static size_t
worst_index(const struct states *s, const char *id)
{
	size_t i = 0;
	while (i < s->n_worst && !str_eq(s->worst[i], id))
		i++;
	return i;
}

/* False when there are more tests than this can follow. */
static bool
collect_tests(struct states *s)
{
	for (size_t i = 0; i < s->category->n_levels; i++) {
		const struct level *v = &s->category->levels[i];
		for (size_t t = 0; t < v->n_tests; t++) {
			const struct level_test *x = &v->tests[t];
			if (x->ticked_at_least > s->most)
				s->most = x->ticked_at_least;
			if (x->worst_at_least == NULL ||
			    worst_index(s, x->worst_at_least) < s->n_worst)
				continue;
			if (s->n_worst == WORST_MOST)
				return false;
			s->worst[s->n_worst++] = x->worst_at_least;
		}
	}
	return true;
}

static size_t
mask_of(const struct states *s, const struct scale *scale,
    const struct option *o)
{
	size_t mask = 0;
	for (size_t i = 0; i < s->n_worst; i++) {
		const int w = scale_option(scale, s->worst[i]);
		if (w >= 0 && o->value >= scale->options[w].value)
			mask |= (size_t)1 << i;
	}
	return mask;
}

static void
add_ticked(struct states *s, size_t mask)
{
	for (size_t i = 0; i < s->n; i++) {
		const size_t ticked = i >> s->n_worst;
		const size_t more = ticked < s->most ? ticked + 1 : ticked;
		const size_t all = (size_t)1 << s->n_worst;
		if (s->here[i])
			s->next[more << s->n_worst | ((i & (all - 1)) | mask)] =
			    true;
	}
}

/* Every state may stay as it is (not ticked, not answered) or go on with one
 * of the ticked options. */
static void
add_question(struct states *s, const struct scale *scale)
{
	bool done[1u << WORST_MOST] = {false};
	for (size_t i = 0; i < s->n; i++)
		s->next[i] = s->here[i];
	for (size_t i = 0; i < scale->n_options; i++) {
		const size_t mask = mask_of(s, scale, &scale->options[i]);
		if (!scale->options[i].ticked || done[mask])
			continue;
		done[mask] = true;
		add_ticked(s, mask);
	}
	bool *here = s->here;
	s->here = s->next;
	s->next = here;
}

static bool
test_holds(const struct states *s, const struct level_test *t, size_t state)
{
	if (t->worst_at_least != NULL)
		return (state >> worst_index(s, t->worst_at_least) & 1) != 0;
	return state >> s->n_worst >= t->ticked_at_least;
}

static bool
tests_hold(const struct states *s, const struct level *v, size_t state)
{
	for (size_t i = 0; i < v->n_tests; i++)
		if (test_holds(s, &v->tests[i], state) != v->all)
			return !v->all;
	return v->all || v->n_tests == 0;
}

/* The first level that holds when as much is answered as SHARE needs. */
static size_t
first_level(const struct states *s, size_t state, const struct level *share)
{
	const struct category *c = s->category;
	size_t i = 0;
	for (; i < c->n_levels; i++) {
		const struct level *v = &c->levels[i];
		const bool enough = share == NULL ||
		    (uint64_t)v->needs_a * share->needs_b <=
			(uint64_t)share->needs_a * v->needs_b;
		if (enough && tests_hold(s, v, state))
			break;
	}
	return i;
}

static void
mark_levels(const struct states *s, bool *reached)
{
	const struct category *c = s->category;
	for (size_t i = 0; i < s->n; i++) {
		if (!s->here[i])
			continue;
		reached[first_level(s, i, NULL)] = true;
		for (size_t v = 0; v < c->n_levels; v++)
			reached[first_level(s, i, &c->levels[v])] = true;
	}
}

/* Who answers: a form, or a voice with all questions that have words for it. */
struct asking {
	const struct form *form; /* or NULL */
	size_t voice;
};

/* The answers to Q; NULL when it is not asked. */
static const struct scale *
answers_to(const struct asking *a, const struct question *q)
{
	if (a->form == NULL)
		return q->voice[a->voice].scale;
	const int item = a->form->item_of[q->index];
	return item < 0 ? NULL : a->form->items[item].scale;
}

static size_t
count_questions(const struct bank *b, const struct category *c,
    const struct asking *a)
{
	size_t n = 0;
	for (size_t i = 0; i < b->n_questions; i++)
		n += b->questions[i].category == c &&
		    answers_to(a, &b->questions[i]) != NULL;
	return n;
}

static void
follow(struct check *k, struct states *s, const struct asking *a, bool *reached)
{
	const struct bank *b = k->bank;
	if (count_questions(b, s->category, a) == 0)
		return;
	s->here = arena_array(k->arena, s->n, sizeof(bool));
	s->next = arena_array(k->arena, s->n, sizeof(bool));
	s->here[0] = true;
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		const struct scale *scale = answers_to(a, q);
		if (q->category == s->category && scale != NULL)
			add_question(s, scale);
	}
	mark_levels(s, reached);
}

uint64_t
check_levels_in(struct check *k, const struct form *f, const struct category *c)
{
	const struct asking a = {.form = f};
	bool reached[BANK_LEVELS_MAX + 1] = {false};
	struct states s = {.category = c};
	uint64_t levels = 0;
	if (c->kind != KIND_EVENTS || !collect_tests(&s))
		return UINT64_MAX;
	s.n = (s.most + 1) << s.n_worst;
	if (count_questions(k->bank, c, &a) * s.n >
	    WORK_MOST / k->bank->n_forms)
		return UINT64_MAX;
	follow(k, &s, &a, reached);
	for (size_t i = 0; i < c->n_levels; i++)
		levels |= (uint64_t)reached[i] << i;
	return levels;
}

void
check_levels(struct check *k, const struct category *c)
{
	bool reached[BANK_LEVELS_MAX + 1] = {false};
	struct states s = {.category = c};
	size_t questions = 0;
	for (size_t v = 0; v < k->bank->n_voices; v++)
		questions +=
		    count_questions(k->bank, c, &(struct asking){NULL, v});
	if (!collect_tests(&s))
		return;
	s.n = (s.most + 1) << s.n_worst;
	if (questions * s.n > WORK_MOST)
		return;
	for (size_t v = 0; v < k->bank->n_voices; v++)
		follow(k, &s, &(struct asking){NULL, v}, reached);
	for (size_t i = 0; i < c->n_levels; i++)
		if (!reached[i])
			diag_add(k->diags, DIAG_UNREACHABLE_LEVEL,
			    c->levels[i].at,
			    "no answers can lead to the level '%s' of the "
			    "theme '%s'",
			    c->levels[i].id, c->id);
}
