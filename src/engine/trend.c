/* A course of time: which checks there are, and which belong together. */
#include "harmcheck/trend.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "trend_parts.h"

static long
digits(const char *s, size_t n)
{
	long value = 0;

	for (size_t i = 0; i < n && s[i] >= '0' && s[i] <= '9'; i++)
		value = value * 10 + (s[i] - '0');
	return value;
}

/* Days of DATE (YYYY-MM-DD) since a day long ago. Years begin in March here,
 * so that the day that not every year has is the last one. */
static long
day_of(const char *date)
{
	const long month = (digits(date + 5, 2) + 9) % 12;
	const long year = digits(date, 4) - (month >= 10);

	return year * 365 + year / 4 - year / 100 + year / 400 +
	    (month * 306 + 5) / 10 + digits(date + 8, 2);
}

static void
fill_entry(struct trend_entry *e, const struct trend_side *side)
{
	e->side = side;
	e->compared =
	    (struct compare_side){side->answers, side->known, side->unread};
	e->is_case = !side->answers->form->about_self;
	e->day = day_of(side->answers->date);
}

/* --- parts -----------------------------------------------------------------
 */

static const char *
voice_of(const struct trend_entry *e)
{
	const struct answers *a = e->side->answers;

	return a->bank->voices[a->form->voice];
}

static bool
is_of(const struct trend_part *p, const struct trend_entry *e)
{
	return str_eq(p->bank, e->side->answers->bank->id) &&
	    str_eq(p->voice, voice_of(e));
}

static struct trend_part *
part_of(struct trend *t, const struct trend_entry *e)
{
	for (size_t i = 0; i < t->n_parts; i++)
		if (is_of(&t->parts[i], e))
			return &t->parts[i];
	t->parts[t->n_parts] = (struct trend_part){
	    .bank = e->side->answers->bank->id,
	    .voice = voice_of(e),
	};
	return &t->parts[t->n_parts++];
}

bool
trend_is_changed(const struct trend_side *before, const struct trend_side *now)
{
	return before->known != now->known ||
	    !str_eq(before->version, now->version) ||
	    (before->digest != NULL && now->digest != NULL &&
		!str_eq(before->digest, now->digest));
}

static void
fill_part(struct arena *arena, struct trend *t, struct trend_part *p)
{
	const struct trend_side *before = NULL;

	p->entries = arena_array(arena, t->n_entries, sizeof(*p->entries));
	for (size_t i = 0; i < t->n_entries; i++) {
		struct trend_entry *e = &t->entries[i];

		if (e->is_case || !is_of(p, e))
			continue;
		e->changed =
		    before != NULL && trend_is_changed(before, e->side);
		before = e->side;
		p->entries[p->n_entries++] = i;
		p->n_drawn += e->drawn;
	}
}

/* From the newest check on, so that its part comes first. */
static void
find_parts(struct arena *arena, struct trend *t)
{
	size_t most = 1;

	for (size_t i = 0; i < t->n_entries; i++)
		most += i == 0 ||
		    t->entries[i].side->answers->form !=
			t->entries[i - 1].side->answers->form;
	t->parts = arena_array(arena, most, sizeof(*t->parts));
	for (size_t i = t->n_entries; i-- > 0;) {
		const struct trend_entry *e = &t->entries[i];

		if (e->is_case)
			continue;
		if (t->n_parts == 0)
			t->newest = i;
		part_of(t, e);
	}
	for (size_t i = 0; i < t->n_parts; i++)
		fill_part(arena, t, &t->parts[i]);
}

struct trend *
trend_make(struct arena *arena, const struct trend_side *sides, size_t n,
    size_t left_out)
{
	struct trend *t = arena_alloc(arena, sizeof(*t));

	t->entries = arena_array(arena, n + 1, sizeof(*t->entries));
	t->n_entries = n;
	t->n_left_out = left_out;
	for (size_t i = 0; i < n; i++) {
		struct trend_entry *e = &t->entries[i];

		fill_entry(e, &sides[i]);
		e->drawn = i >= left_out && !e->is_case;
		t->n_drawn += e->drawn;
		t->n_cases += i >= left_out && e->is_case;
	}
	find_parts(arena, t);
	for (size_t i = 0; i < n; i++)
		if (t->entries[i].drawn || (t->n_parts > 0 && i == t->newest))
			t->entries[i].result =
			    result_make(arena, sides[i].answers);
	trend_stands(arena, t);
	for (size_t i = 0; i < t->n_parts; i++)
		trend_themes(arena, t, &t->parts[i]);
	return t;
}
