/* What the engine says of a unit, as finished text. */
#include <assert.h>
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "plan_parts.h"

/* The place of OPTION of SCALE in the list of add_words(). */
static size_t
word_of_option(const struct plan *p, const struct scale *scale, size_t option)
{
	size_t n = 0;

	for (const struct scale *s = p->bank->scales; s != scale; s++)
		n += s->n_options;
	return n + option;
}

static void
put_short(char *cell, const char *text, size_t n)
{
	assert(n <= CELL_SHORT_MOST);
	memset(cell, 0, CELL_SHORT_MOST);
	memcpy(cell, text, n);
	cell[CELL_SHORT_MOST] = (char)n;
}

static void
put_long(char *cell, const char *text, size_t n)
{
	assert(n <= CELL_LONG_MOST);
	memset(cell, 0, CELL_LONG_MOST);
	memcpy(cell, text, n);
	cell[CELL_LONG_MOST] = (char)n;
}

static void
put_number(const struct plan *p, const struct out_cell *c, char *cell, bool has,
    int64_t value, unsigned decimals)
{
	char text[40] = ",";
	size_t n = p->json ? 0 : 1;

	if (has)
		num_format(value, decimals, text + n);
	else if (p->json)
		memcpy(text, "null", 5);
	n = strlen(text);
	if (c->kind == CELL_SHORT)
		put_short(cell, text, n);
	else
		put_long(cell, text, n);
}

static void
put_word(const struct out_cell *c, char *cell, size_t place)
{
	const struct word *w = &c->words[place];

	memcpy(cell, &w, sizeof(w));
}

static size_t
worst_word(const struct plan *p, const struct out_cell *c,
    const struct answers *mini, const struct theme_score *s)
{
	if (s->worst < 0)
		return c->n_words;
	return word_of_option(p, mini->form->items[s->worst].scale,
	    (size_t)answer_option(mini, (size_t)s->worst));
}

/* Without a question that applies, or without a range, nothing is possible. */
static bool
has_range(const struct theme_score *s)
{
	return s->asked > 0 && s->possible_min < s->possible_max;
}

static void
finish_cell(const struct plan *p, const struct out_cell *c,
    const struct answers *mini, const struct theme_score *s, char *cell)
{
	const unsigned places = s->category->decimals;

	switch (c->column) {
	case BATCH_SCORE:
		put_number(p, c, cell, s->has_score, s->score, places);
		break;
	case BATCH_LOWEST:
		put_number(p, c, cell, has_range(s), s->lowest, places);
		break;
	case BATCH_HIGHEST:
		put_number(p, c, cell, has_range(s), s->highest, places);
		break;
	case BATCH_BAND:
		put_word(c, cell,
		    s->level >= 0 ? (size_t)s->level : c->n_words);
		break;
	case BATCH_ANSWERED:
		put_number(p, c, cell, true, (int64_t)s->answered, 0);
		break;
	case BATCH_ASKED:
		put_number(p, c, cell, true, (int64_t)s->asked, 0);
		break;
	case BATCH_TICKED:
		put_number(p, c, cell, true, (int64_t)s->ticked, 0);
		break;
	case BATCH_WORST:
		put_word(c, cell, worst_word(p, c, mini, s));
		break;
	case BATCH_SENTINELS:
	case BATCH_ERROR:
	case BATCH_COLUMNS:
		break;
	}
}

void
plan_finish(const struct plan *p, const struct unit *u,
    const struct answers *mini, const struct theme_score *score,
    unsigned speaks, char *cells)
{
	for (size_t i = 0; i < p->n_cells; i++) {
		const struct out_cell *c = &p->cells[i];

		if (&p->units[c->unit] != u)
			continue;
		if (score == NULL)
			put_word(c, cells + c->at, speaks);
		else
			finish_cell(p, c, mini, score, cells + c->at);
	}
}
