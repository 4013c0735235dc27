#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/letter.h"
#include "harmcheck/result.h"

/* So many lines of one theme come before a third of any. */
#define THEME_FIRST 2

/* What is known of the answer to one item. */
struct weighed {
	size_t item;
	const char *text;
	enum letter_side side;
	size_t rank; /* of its theme's level, from the end that fits */
	int far, of; /* how far the answer lies on its side, of its range */
	bool chosen;
};

/* --- the side of an answer ---------------------------------------------- */

static const struct scale_item *
scale_item(const struct category *c, const struct question *q)
{
	for (size_t i = 0; c != NULL && i < c->n_items; i++)
		if (c->items[i].question == q)
			return &c->items[i];
	return NULL;
}

/* Does the answer count as an item of a scale that is good or bad? */
static const struct scale_item *
good_or_bad(const struct form_item *it)
{
	if (it->category == NULL || it->category->kind != KIND_SCALE ||
	    it->category->direction == DIRECTION_NEUTRAL)
		return NULL;
	return scale_item(it->category, it->question);
}

/* Is more of it better? */
static bool
is_good(const struct form_item *it, const struct scale_item *si)
{
	return (it->category->direction == DIRECTION_GOOD) != si->reverse;
}

enum letter_side
letter_side(const struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];
	const int option = answer_option(a, item);
	const struct scale_item *si = good_or_bad(it);
	int twice;

	if (option < 0 || it->question == NULL || answer_unknown(a, item))
		return LETTER_SIDES;
	if (si == NULL)
		return answer_ticked(a, item) ? LETTER_HARD : LETTER_HELPS;
	twice = 2 * it->scale->options[option].value;
	if (twice == it->scale->min + it->scale->max)
		return LETTER_SIDES;
	return (twice > it->scale->min + it->scale->max) == is_good(it, si)
	    ? LETTER_HELPS
	    : LETTER_HARD;
}

/* --- which come first --------------------------------------------------- */

/* The levels of events begin with the hardest, the bands of a scale with the
 * lowest. */
static bool
hard_is_first(const struct category *c)
{
	return c->kind == KIND_EVENTS || c->direction == DIRECTION_GOOD;
}

static size_t
rank_of(const struct result *r, const struct category *c, enum letter_side side)
{
	const struct theme_score *s = c != NULL ? result_theme(r, c) : NULL;

	if (s == NULL || s->level < 0)
		return BANK_LEVELS_MAX;
	if (hard_is_first(c) == (side == LETTER_HARD))
		return (size_t)s->level;
	return c->n_levels - 1 - (size_t)s->level;
}

/* High values are hard but where more is better. */
static void
weigh(const struct answers *a, struct weighed *w)
{
	const struct form_item *it = &a->form->items[w->item];
	const struct scale_item *si = good_or_bad(it);
	const bool high_is_hard = si == NULL || !is_good(it, si);
	const int option = answer_option(a, w->item);
	int value;

	if (option < 0)
		return;
	value = it->scale->options[option].value;
	w->of = it->scale->max - it->scale->min;
	w->far = high_is_hard == (w->side == LETTER_HARD)
	    ? value - it->scale->min
	    : it->scale->max - value;
}

/* Does A come before B, which was there first? */
static bool
goes_before(const struct weighed *a, const struct weighed *b)
{
	if (a->rank != b->rank)
		return a->rank < b->rank;
	return (long)a->far * b->of > (long)b->far * a->of;
}

/* All that could be offered, sorted; then the MOST that are. */
struct kept {
	struct weighed *list;
	size_t n, most, left_out;
};

static void
keep(struct kept *k, const struct weighed *w)
{
	size_t i = k->n++;

	while (i > 0 && goes_before(w, &k->list[i - 1]))
		i--;
	memmove(k->list + i + 1, k->list + i,
	    (k->n - i - 1) * sizeof(*k->list));
	k->list[i] = *w;
}

/* Mark up to MOST of the list that are not yet; only so many OF_A_THEME. */
static size_t
choose(const struct answers *a, struct kept *k, size_t chosen,
    size_t of_a_theme)
{
	for (size_t i = 0; i < k->n && chosen < k->most; i++) {
		const struct category *c =
		    a->form->items[k->list[i].item].category;
		size_t same = 0;

		for (size_t j = 0; j < k->n; j++)
			same += k->list[j].chosen &&
			    a->form->items[k->list[j].item].category == c;
		if (k->list[i].chosen || same >= of_a_theme)
			continue;
		k->list[i].chosen = true;
		chosen++;
	}
	return chosen;
}

/* Leave only the MOST that speak best for all themes: two of a theme before a
 * third of any, or one theme could fill the page. */
static void
cut(const struct answers *a, struct kept *k)
{
	const size_t first = choose(a, k, 0, THEME_FIRST);
	const size_t chosen = choose(a, k, first, k->n);
	size_t to = 0;

	for (size_t i = 0; i < k->n; i++)
		if (k->list[i].chosen)
			k->list[to++] = k->list[i];
	k->left_out = k->n - chosen;
	k->n = chosen;
}

/* --- what there is to say ------------------------------------------------ */

static bool
is_conduct(const struct form_item *it)
{
	return it->question->sentinel == SENTINEL_CONDUCT ||
	    (it->category != NULL && it->category->conduct);
}

static const struct asked *
asked(const struct answers *a, size_t item)
{
	return &a->form->items[item].question->voice[a->form->voice];
}

static const char *
sentence(const struct answers *a, size_t item, enum letter_side side)
{
	if (is_conduct(&a->form->items[item]))
		return NULL;
	if (side == LETTER_HELPS)
		return asked(a, item)->helps;
	return side == LETTER_HARD ? asked(a, item)->hard : NULL;
}

/* What was not ticked is no praise, whatever the note says. */
static enum letter_side
note_side(const struct answers *a, size_t item)
{
	const bool praise = letter_side(a, item) == LETTER_HELPS &&
	    good_or_bad(&a->form->items[item]) != NULL;

	return praise ? LETTER_HELPS : LETTER_HARD;
}

/* Has the bank words for an answer to ITEM, be they for another one? For one
 * that speaks alone they must be for that side. */
static bool
has_words(const struct answers *a, size_t item)
{
	if (a->form->items[item].category == NULL)
		return true; /* it asks about all in all */
	if (answer_alerts(a, item))
		return sentence(a, item, LETTER_HARD) != NULL;
	return asked(a, item)->helps != NULL || asked(a, item)->hard != NULL;
}

/* A note may hold what is not for this reader: it comes up only where the bank
 * has words too, and never on conduct. */
static const char *
note_on(const struct answers *a, size_t item)
{
	const char *note = answer_note(a, item);

	if (note == NULL || note[strspn(note, " \t\r\n")] == '\0' ||
	    is_conduct(&a->form->items[item]) || !has_words(a, item))
		return NULL;
	return note;
}

/* Put all sentences on SIDE, or all notes (SIDE is then LETTER_SIDES), into
 * K. */
static void
gather(const struct result *r, enum letter_side side, bool notes,
    struct kept *k)
{
	const struct answers *a = r->answers;

	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];
		struct weighed w = {.item = i, .of = 1};

		if (it->question == NULL)
			continue;
		w.side = notes ? note_side(a, i) : letter_side(a, i);
		w.text = notes ? note_on(a, i) : sentence(a, i, w.side);
		if (w.text == NULL || (side != LETTER_SIDES && w.side != side))
			continue;
		/* whoever feels unsafe is not asked to praise */
		if (w.side == LETTER_HELPS && r->speaks[SENTINEL_UNSAFE])
			continue;
		w.rank = rank_of(r, it->category, w.side);
		weigh(a, &w);
		keep(k, &w);
	}
	cut(a, k);
}

static void
add(struct letter *l, const struct letter_line *line)
{
	l->lines[l->n++] = *line;
}

static void
add_weighed(struct letter *l, const struct weighed *w, bool note)
{
	add(l,
	    &(struct letter_line){.side = w->side,
		.text = w->text,
		.note = note,
		.item = w->item});
}

/* The notes on SIDE that are left: on ITEM, or (NULL) on any. */
static void
add_notes(struct letter *l, struct kept *notes, enum letter_side side,
    const size_t *item)
{
	for (size_t i = 0; i < notes->n; i++) {
		struct weighed *w = &notes->list[i];

		if (w->text == NULL || w->side != side ||
		    (item != NULL && w->item != *item))
			continue;
		add_weighed(l, w, true);
		w->text = NULL;
	}
}

static struct kept
kept_new(struct arena *arena, const struct answers *a, size_t most)
{
	return (struct kept){
	    .list =
		arena_array(arena, a->form->n_items, sizeof(struct weighed)),
	    .most = most,
	};
}

static void
add_side(struct arena *arena, struct letter *l, const struct result *r,
    enum letter_side side, struct kept *notes)
{
	struct kept k = kept_new(arena, r->answers,
	    side == LETTER_HELPS ? LETTER_HELPS_MOST : LETTER_HARD_MOST);

	gather(r, side, false, &k);
	for (size_t i = 0; i < k.n; i++) {
		add_weighed(l, &k.list[i], false);
		add_notes(l, notes, side, &k.list[i].item);
	}
	add_notes(l, notes, side, NULL);
	l->left_out += k.left_out;
}

/* Next steps as wishes, in their order. */
static void
add_wishes(struct letter *l, const struct result *r)
{
	const size_t voice = r->answers->form->voice;
	const bool outside = r->answers->bank->letter.outside[voice];

	for (size_t i = 0; i < r->n_steps; i++) {
		const struct step *s = r->steps[i].step;
		const char *words = s->letter.of[voice] != NULL
		    ? s->letter.of[voice]
		    : s->say.of[voice];

		if (words != NULL && (s->inside || outside))
			add(l,
			    &(struct letter_line){.side = LETTER_WISH,
				.text = words,
				.step = s});
	}
}

static enum letter_can
may(const struct result *r, bool lost)
{
	const struct answers *a = r->answers;

	if (!a->form->about_self)
		return LETTER_OF_OTHER;
	if (a->bank->letter.title.of[a->form->voice] == NULL)
		return LETTER_NO_WORDS;
	if (r->speaks[SENTINEL_CONDUCT])
		return LETTER_CONDUCT;
	if (lost)
		return LETTER_LOST;
	return r->answered == 0 ? LETTER_UNANSWERED : LETTER_CAN;
}

struct letter *
letter_make(struct arena *arena, const struct result *r, bool lost)
{
	const size_t most = LETTER_HELPS_MOST + LETTER_HARD_MOST +
	    LETTER_NOTES_MOST + BANK_STEPS_SHOWN;
	struct letter *l = arena_alloc(arena, sizeof(*l));
	struct kept notes = kept_new(arena, r->answers, LETTER_NOTES_MOST);

	l->answers = r->answers;
	l->can = may(r, lost);
	l->can_wait =
	    r->speaks[SENTINEL_SELF_HARM] || r->speaks[SENTINEL_UNSAFE];
	if (l->can != LETTER_CAN)
		return l;
	l->lines = arena_array(arena, most, sizeof(*l->lines));
	gather(r, LETTER_SIDES, true, &notes);
	l->left_out = notes.left_out;
	add_side(arena, l, r, LETTER_HELPS, &notes);
	add_side(arena, l, r, LETTER_HARD, &notes);
	add_wishes(l, r);
	return l;
}
