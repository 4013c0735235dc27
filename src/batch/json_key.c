/* The keys of a row of NDJSON: most stand where they stood in the row before.
 */
#include <string.h>

#include "json_parts.h"

/* The next 8 bytes; behind the end noughts, which no key holds. */
static uint64_t
next_bytes(const struct jtext *t)
{
	const size_t left = (size_t)(t->end - t->p);
	uint64_t w = 0;

	if (left >= 8)
		memcpy(&w, t->p, 8);
	else
		memcpy(&w, t->p, left);
	return w;
}

bool
json_guess_fits(const struct guess *g, const struct jtext *t)
{
	return ((next_bytes(t) ^ g->first) & g->mask) == 0 &&
	    t->end - t->p >= g->n && json_rest_fits(g, t->p);
}

/* Rows with their keys in any order are not worth more of these. */
#define MOVES_MOST 16

/* Bring the guess at FROM, which was passed, behind the one of before. */
static void
move_up(struct row_reading *r, unsigned from)
{
	struct guess *list = r->state->guesses;
	const struct guess moved = list[from];

	for (; from + 1 < r->at; from++) {
		list[from] = list[from + 1];
		r->state->place[list[from].key] = from;
	}
	list[from] = moved;
	r->state->place[moved.key] = from;
}

/* There were so many blanks before and behind this key: so there will be again,
 * most likely. */
static void
learn_blanks(struct row_reading *r, size_t before, size_t behind)
{
	struct json_state *s = r->state;

	if (before > 1 || behind > 1 ||
	    (before == s->blanks[0] && behind == s->blanks[1]))
		return;
	s->blanks[0] = (unsigned)before;
	s->blanks[1] = (unsigned)behind;
	json_guesses_write(r->plan, s);
}

void
json_learn_blank(struct row_reading *r)
{
	const char *from = r->text.p;

	jtext_blanks(&r->text);
	learn_blanks(r, r->state->blanks[0], (size_t)(r->text.p - from));
}

struct guess *
json_find_key(struct row_reading *r, bool first)
{
	struct json_state *s = r->state;
	const char *from = r->text.p, *name, *colon;
	struct jtext_value v;
	unsigned place;
	int key;

	jtext_blanks(&r->text);
	name = r->text.p;
	if (!jtext_key(&r->text, &v))
		return NULL;
	key = words_find(&r->plan->by_name, v.s, v.n);
	if (key < 0)
		return NULL;
	for (colon = r->text.p; colon[-1] != ':'; colon--)
		;
	learn_blanks(r, first ? s->blanks[0] : (size_t)(name - from),
	    (size_t)(r->text.p - colon));
	place = s->place[key];
	if (place < r->at && r->moves < MOVES_MOST) {
		move_up(r, place);
		r->moves++;
		place = r->at - 1;
	} else if (place < r->at) {
		r->jumbled = true;
	}
	r->at = place + 1;
	return &s->guesses[place];
}
