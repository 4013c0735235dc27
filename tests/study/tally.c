/* Counts over many people. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "study.h"

/* More words than the page of an offer has in any language. */
#define OFFER_WORDS_MOST 300

static void
spread_init(struct arena *a, struct spread *s, size_t most)
{
	*s = (struct spread){.n = most + 1};
	s->count = arena_array(a, s->n, sizeof(*s->count));
}

static void
spread_add(struct spread *s, size_t value)
{
	s->count[value < s->n ? value : s->n - 1]++;
	s->people++;
}

unsigned
spread_at(const struct spread *s, unsigned per_mille)
{
	uint64_t below = 0;

	for (size_t i = 0; i < s->n; i++) {
		below += s->count[i];
		if (below > 0 && below * MILLE >= s->people * per_mille)
			return (unsigned)i;
	}
	return 0;
}

void
tally_init(struct arena *a, const struct paper *p, struct tally *t)
{
	size_t words = p->once_words;

	for (size_t i = 0; i < p->whole.n_items; i++)
		words += p->traits[i].words;
	for (size_t i = 0; i < p->whole.n_categories; i++)
		words += OFFER_WORDS_MOST +
		    p->before_words[p->whole.categories[i]->index];
	*t = (struct tally){0};
	spread_init(a, &t->asked, p->whole.n_items);
	spread_init(a, &t->words, words);
	t->themes = arena_array(a, p->whole.n_categories, sizeof(*t->themes));
}

/* "None of these ticked": a level of events that asks for no tick. */
static bool
is_none(const struct theme_score *s)
{
	return s->category->kind == KIND_EVENTS && s->level >= 0 &&
	    s->category->levels[s->level].n_tests == 0;
}

static void
count_theme(struct theme_count *n, const struct theme_score *whole,
    const struct theme_score *brief)
{
	n->cases++;
	n->same += whole->level == brief->level;
	n->none += is_none(brief);
	n->mute += brief->level < 0;
}

static void
compare_levels(const struct result *whole, const struct result *brief,
    struct tally *t)
{
	for (size_t i = 0; i < whole->n_themes; i++) {
		const struct theme_score *w = &whole->themes[i];
		const struct theme_score *b = &brief->themes[i];

		t->all++;
		t->quiet += is_none(w) && is_none(b);
		if (w->level < 0 || is_none(w))
			continue;
		count_theme(&t->themes[i], w, b);
		count_theme(&t->total, w, b);
	}
}

static const struct alert *
alert_at(const struct result *r, const struct question *q)
{
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->answers->form->items[r->alerts[i].item].question == q)
			return &r->alerts[i];
	return NULL;
}

/* What speaks in the whole form speaks in the short one, or was left out with
 * its part and is told as not asked. What was skipped or left out is never
 * taken for a "no". */
static void
compare_alerts(const struct paper *p, const struct result *whole,
    const struct result *brief, struct tally *t)
{
	for (size_t i = 0; i < p->whole.n_items; i++) {
		const struct question *q = p->whole.items[i].question;
		const struct alert *w, *b;
		enum alert_state told;
		bool speaks, out;

		if (q == NULL || q->sentinel == SENTINEL_NONE ||
		    whole->answers->list[i].open == TRUTH_FALSE)
			continue;
		w = alert_at(whole, q);
		b = alert_at(brief, q);
		speaks = w != NULL && w->state == ALERT_SPEAKS;
		out = q->category != NULL &&
		    brief->answers->declined[q->category->index];
		t->spoke += speaks;
		if (w == NULL && !out)
			continue;
		told = out ? ALERT_NOT_ASKED : w->state;
		if (b == NULL || b->state != told)
			t->lost++;
		else if (speaks)
			*(out ? &t->not_asked : &t->spoke_too) += 1;
	}
}

void
tally_add(const struct paper *p, const struct person *person,
    const struct trip *trip, struct tally *t)
{
	spread_add(&t->asked, trip->asked);
	spread_add(&t->words, trip->words);
	if (trip->result == person->result) {
		/* the whole form, against the same people another day */
		compare_levels(person->result, person->again, t);
		return;
	}
	compare_levels(person->result, trip->result, t);
	compare_alerts(p, person->result, trip->result, t);
}
