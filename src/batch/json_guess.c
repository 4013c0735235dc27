/* Which keys are expected where, and what is remembered from row to row. */
#include <limits.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "json_parts.h"

static void
guess_write(struct guess *g, const char *text, size_t n)
{
	const size_t head = n < 8 ? n : 8;
	uint64_t mask = 0;

	g->text = text;
	g->n = (int)n;
	g->need = g->n < 7 ? 8 : g->n + 2;
	g->first = g->last = 0;
	memcpy(&g->first, text, head);
	memset(&mask, 0xff, head);
	g->mask = mask;
	if (n > 8)
		memcpy(&g->last, text + n - 8, 8);
	g->tail = g->tail_mask = UINT64_MAX;
	g->tail_at = 0;
	if (n + 1 < TAIL)
		return;
	g->tail_at = g->n - TAIL;
	g->tail = (uint64_t)',' << 56;
	g->tail_mask = UINT64_C(0xff) << 56;
	for (size_t i = n < TAIL ? n : TAIL; i > 0; i--) {
		const size_t shift = (TAIL - i) * 8;

		g->tail |= (uint64_t)(unsigned char)text[n - i] << shift;
		g->tail_mask |= UINT64_C(0xff) << shift;
	}
}

void
json_guesses_write(const struct json_plan *p, struct json_state *s)
{
	char *to = s->texts;

	s->need_most = 8;
	for (size_t i = 0; i < p->n_keys; i++) {
		struct guess *g = &s->guesses[i];
		const struct json_key *k = &p->keys[g->key];
		const size_t n = strlen(k->name);
		const char *from = to;

		memset(to, ' ', n + 5);
		to += s->blanks[0];
		*to++ = '"';
		memcpy(to, k->name, n);
		to += n;
		*to++ = '"';
		*to++ = ':';
		to += s->blanks[1];
		guess_write(g, from, (size_t)(to - from));
		if (!json_as_it_is(k->name)) {
			g->n = g->need = JSON_NEVER_FITS;
			g->tail = g->tail_mask = UINT64_MAX;
			g->tail_at = 0;
		} else if (g->need > s->need_most) {
			s->need_most = g->need;
		}
	}
}

struct json_state *
json_state_new(struct arena *a, const struct json_plan *p)
{
	struct json_state *s = arena_alloc(a, sizeof(*s));
	struct replies *none = arena_alloc(a, sizeof(*none));
	size_t bytes = 8;

	/* of keys that are to be looked at more closely */
	memset(none->by_byte, CODE_ODD, sizeof(none->by_byte));
	none->none = CODE_ODD;
	json_quoted_init(none, a, 1);

	s->guesses = arena_array(a, p->n_keys + 1, sizeof(*s->guesses));
	s->place = arena_array(a, p->n_keys + 1, sizeof(*s->place));
	s->scratch = arena_alloc(a, ROWS_LINE_MOST + 16);
	for (size_t i = 0; i < p->n_keys; i++) {
		const struct json_key *k = &p->keys[i];
		const bool plain =
		    k->column != NULL && k->replies != NULL && k->keep < 0;

		bytes += strlen(k->name) + 5;
		s->place[i] = (unsigned)i;
		s->guesses[i].key = (unsigned)i;
		s->guesses[i].replies = plain ? k->replies : none;
		s->guesses[i].by_byte = s->guesses[i].replies->by_byte;
		s->guesses[i].slot = (unsigned)k->slot;
	}
	s->texts = arena_alloc(a, bytes);
	json_guesses_write(p, s);
	s->guesses[p->n_keys] = (struct guess){.n = JSON_NEVER_FITS,
	    .need = JSON_NEVER_FITS,
	    .text = "",
	    .tail = UINT64_MAX,
	    .tail_mask = UINT64_MAX,
	    .by_byte = none->by_byte,
	    .replies = none};
	return s;
}
