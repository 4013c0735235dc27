/* A course of time, theme by theme: the checks that asked it, and which of them
 * are joined. Whether two may be is never decided here: they are compared, as
 * two dates are. */
#include <assert.h>

#include "compare_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "harmcheck/score.h"
#include "harmcheck/str.h"
#include "trend_parts.h"

/* SCRATCH: for one comparison, and gone with the next. */
struct drawer {
	struct arena *arena, *scratch;
	const struct trend *trend;
	struct trend_part *part;
};

/* --- themes ----------------------------------------------------------------
 */

static struct trend_theme *
theme_of(struct trend_part *p, const char *id)
{
	for (size_t i = 0; i < p->n_themes; i++)
		if (str_eq(p->themes[i].id, id))
			return &p->themes[i];
	return NULL;
}

/* Beside conduct one bank that calls it good, or acts, is enough. */
static void
add_theme(struct drawer *d, const struct category *c)
{
	struct trend_theme *t = theme_of(d->part, c->id);

	if (t == NULL) {
		t = &d->part->themes[d->part->n_themes++];
		t->id = c->id;
		t->points =
		    arena_array(d->arena, d->part->n_drawn, sizeof(*t->points));
	}
	t->good |= d->trend->conduct && c->direction == DIRECTION_GOOD;
	t->acts |= d->trend->conduct && c->conduct;
}

static const struct trend_entry *
entry_at(const struct drawer *d, size_t place)
{
	return &d->trend->entries[d->part->entries[place]];
}

/* How many themes all forms have together, at most. */
static size_t
count_themes(const struct drawer *d)
{
	const struct form *before = NULL;
	size_t n = 0;

	for (size_t i = 0; i < d->part->n_entries; i++) {
		const struct form *f = entry_at(d, i)->side->answers->form;

		n += f != before ? f->n_categories : 0;
		before = f;
	}
	return n;
}

static void
find_themes(struct drawer *d)
{
	const struct form *before = NULL;

	d->part->themes =
	    arena_array(d->arena, count_themes(d), sizeof(*d->part->themes));
	for (size_t i = d->part->n_entries; i-- > 0;) {
		const struct trend_entry *e = entry_at(d, i);
		const struct form *f = e->side->answers->form;

		if (!e->drawn)
			break;
		for (size_t k = 0; f != before && k < f->n_categories; k++)
			add_theme(d, f->categories[k]);
		before = f;
	}
}

/* --- points ----------------------------------------------------------------
 */

/* The questions of a scale are asked only if there is something to ask: where
 * nobody said that it does not apply, it was not asked. */
static bool
is_passed_over(const struct theme_score *s)
{
	return s->level == LEVEL_NOT_APPLICABLE &&
	    s->category->kind == KIND_SCALE && s->not_applicable == 0;
}

static enum trend_kind
kind_of(const struct trend_entry *e, const struct theme_score *s)
{
	if (!e->side->known)
		return TREND_UNKNOWN;
	if (s->level == LEVEL_NOT_APPLICABLE)
		return TREND_NOT_APPLICABLE;
	if (s->level >= 0)
		return TREND_LEVEL;
	if (s->answered > 0)
		return TREND_FEW;
	if (e->side->answers->declined[s->category->index])
		return TREND_DECLINED;
	return s->skipped > 0 ? TREND_SKIPPED : TREND_NOT_REACHED;
}

/* Does an answer to a question of theme C speak alone? */
static bool
speaks(const struct trend_entry *e, const struct category *c)
{
	const struct form *f = e->side->answers->form;
	bool any = false;

	for (size_t k = 0; k < SENTINEL_KINDS; k++)
		any |= e->speaks[k];
	for (size_t i = 0; any && i < f->n_items; i++)
		if (f->items[i].category == c &&
		    compare_said(&e->compared, (int)i).speaks)
			return true;
	return false;
}

/* --- two points ------------------------------------------------------------
 */

static enum trend_join
join(const struct comparison *c, const struct theme_change *t,
    const struct trend_point *then, const struct trend_point *now)
{
	if (c->unsure)
		return TREND_NOT_KNOWN;
	if (!t->levels)
		return str_eq(c->side[0].answers->form->id,
			   c->side[1].answers->form->id)
		    ? TREND_OTHER_QUESTIONS
		    : TREND_OTHER_FORM;
	if (then->kind != TREND_LEVEL || now->kind != TREND_LEVEL)
		return TREND_NO_LEVEL;
	if (t->category[1]->kind == KIND_SCALE && !t->one_range)
		return TREND_OTHER_RANGE;
	return t->comparable == COMPARABLE_WORDING ? TREND_WORDED
						   : TREND_JOINED;
}

/* NOW is put behind the last point of T. */
static void
put_beside(const struct drawer *d, const struct trend_theme *t,
    struct trend_point *now)
{
	const struct trend_point *then = &t->points[t->n_points - 1];
	const struct trend_entry *a = &d->trend->entries[then->entry];
	const struct trend_entry *b = &d->trend->entries[now->entry];
	const struct comparison c = {
	    .side = {a->compared, b->compared},
	    .result = {a->result, b->result},
	    .unsure = !a->side->known || !b->side->known,
	};
	struct theme_change change = {0};

	arena_reset(d->scratch);
	compare_theme(d->scratch, &c, t->id, &change);
	now->join =
	    t->held_since > 0 ? TREND_HELD : join(&c, &change, then, now);
	now->between = now->place - then->place - 1 - t->held_since;
	now->changed = trend_is_changed(a->side, b->side);
	now->overlap = now->join <= TREND_WORDED && change.has_gaps &&
	    change.overlap && then->score->score != now->score->score;
}

static const struct trend_point *
last_level(const struct trend_theme *t)
{
	for (size_t i = t->n_points; i-- > 0;)
		if (t->points[i].kind == TREND_LEVEL)
			return &t->points[i];
	return NULL;
}

static void
add_point(const struct drawer *d, size_t place, const struct category *theme)
{
	const struct trend_entry *e = entry_at(d, place);
	struct trend_theme *t = theme_of(d->part, theme->id);
	struct trend_point p = {
	    .entry = d->part->entries[place],
	    .place = place,
	    .category = theme,
	    .score = result_theme(e->result, theme),
	};

	assert(t != NULL); /* find_themes() has met each of them */
	if (t->good || t->acts || is_passed_over(p.score))
		return;
	p.kind = kind_of(e, p.score);
	p.alone = speaks(e, theme);
	if (d->trend->conduct && trend_looks_better(last_level(t), &p)) {
		t->held++;
		t->held_since++;
		t->held_last = p.entry;
		return;
	}
	if (t->n_points > 0)
		put_beside(d, t, &p);
	t->held_since = 0;
	t->points[t->n_points++] = p;
}

void
trend_themes(struct arena *arena, const struct trend *t, struct trend_part *p)
{
	struct drawer d = {.arena = arena, .trend = t, .part = p};
	const struct form *f;

	if (p->n_drawn == 0)
		return;
	find_themes(&d);
	d.scratch = arena_new();
	for (size_t i = 0; i < p->n_entries; i++) {
		f = entry_at(&d, i)->side->answers->form;
		for (size_t k = 0;
		     entry_at(&d, i)->drawn && k < f->n_categories; k++)
			add_point(&d, i, f->categories[k]);
	}
	arena_free(d.scratch);
}
