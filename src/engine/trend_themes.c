/* A course of time, theme by theme: the checks that asked it, and which of them
 * are joined. Whether two may be is never decided here: they are compared, as
 * two dates are. */
#include <stdint.h>
#include <string.h>

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
	bool *done; /* by theme of the form of the check that is drawn */
};

/* The point before, of a theme that has none yet. */
#define NO_ENTRY SIZE_MAX

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

static const struct comparison *
compared(const struct drawer *d, size_t then, size_t now)
{
	const struct trend_entry *a = &d->trend->entries[then];
	const struct trend_entry *b = &d->trend->entries[now];

	return compare_dates_among(d->scratch, &a->compared, &b->compared,
	    &(struct compare_among){d->trend->conduct, {a->result, b->result}});
}

static const struct theme_change *
change_of(const struct comparison *c, const char *id)
{
	size_t i = 0;

	while (!str_eq(c->themes[i].id, id))
		i++; /* both ask it, so it is there */
	return &c->themes[i];
}

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

/* Beside conduct only what compare would still lay beside the point before: not
 * what looks better. False: the point is left out. */
static bool
put_beside(const struct drawer *d, const struct comparison *c,
    const struct trend_theme *t, struct trend_point *now)
{
	const struct trend_point *then = &t->points[t->n_points - 1];
	const struct theme_change *change = change_of(c, t->id);

	if (d->trend->conduct && then->kind == TREND_LEVEL &&
	    (!change->levels || change->left_out))
		return false;
	now->join = join(c, change, then, now);
	now->why = arena_strdup(d->arena, change->why);
	now->between = now->place - then->place - 1;
	now->changed = trend_is_changed(d->trend->entries[then->entry].side,
	    d->trend->entries[now->entry].side);
	now->overlap = now->join <= TREND_WORDED && change->has_gaps &&
	    change->overlap && then->score->score != now->score->score;
	return true;
}

/* C: the check compared with that of the point before; NULL: there is none. */
static void
add_point(const struct drawer *d, size_t place, const struct category *theme,
    const struct comparison *c)
{
	const struct trend_entry *e = entry_at(d, place);
	struct trend_theme *t = theme_of(d->part, theme->id);
	struct trend_point p = {
	    .entry = d->part->entries[place],
	    .place = place,
	    .category = theme,
	    .score = result_theme(e->result, theme),
	    .why = "",
	};

	if (t->good || t->acts || is_passed_over(p.score))
		return;
	p.kind = kind_of(e, p.score);
	p.alone = speaks(e, theme);
	if (c == NULL || put_beside(d, c, t, &p))
		t->points[t->n_points++] = p;
	else
		t->held++;
}

static size_t
entry_before(const struct drawer *d, const struct category *c)
{
	const struct trend_theme *t = theme_of(d->part, c->id);

	return t->n_points > 0 ? t->points[t->n_points - 1].entry : NO_ENTRY;
}

/* All themes of a check; those with one check before them together. */
static void
add_points(struct drawer *d, size_t place)
{
	const struct form *f = entry_at(d, place)->side->answers->form;

	memset(d->done, 0, f->n_categories * sizeof(*d->done));
	for (size_t k = 0; k < f->n_categories; k++) {
		const size_t before = entry_before(d, f->categories[k]);
		const struct comparison *c = NULL;

		if (d->done[k])
			continue;
		arena_reset(d->scratch);
		if (before != NO_ENTRY)
			c = compared(d, before, d->part->entries[place]);
		for (size_t m = k; m < f->n_categories; m++) {
			if (d->done[m] ||
			    entry_before(d, f->categories[m]) != before)
				continue;
			d->done[m] = true;
			add_point(d, place, f->categories[m], c);
		}
	}
}

void
trend_themes(struct arena *arena, const struct trend *t, struct trend_part *p)
{
	struct drawer d = {.arena = arena, .trend = t, .part = p};

	if (p->n_drawn == 0)
		return;
	find_themes(&d);
	d.done = arena_array(arena, p->n_themes, sizeof(*d.done));
	d.scratch = arena_new();
	for (size_t i = 0; i < p->n_entries; i++)
		if (entry_at(&d, i)->drawn)
			add_points(&d, i);
	arena_free(d.scratch);
}
