/* A scale theme of the summary: its answers, its words, its number. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

/* Points as they are, shares of the range out of 100. */
const char *
part_score_words(struct report *rep, const struct theme_score *s)
{
	const unsigned d = s->category->decimals;
	char score[32], least[32], most[32];

	num_format(s->score, d, score);
	num_format(s->possible_min, d, least);
	num_format(s->possible_max, d, most);
	if (s->category->shown_as == SHOWN_AS_PERCENT)
		return arena_printf(rep->arena, "%s on a range from 0 to 100",
		    score);
	return arena_printf(rep->arena, "%s on a range from %s to %s", score,
	    least, most);
}

bool
part_shows_number(const struct theme_score *s)
{
	return s->has_score && s->answered >= PART_NUMBER_LEAST;
}

static void
certain(struct report *rep, const char *range)
{
	if (range == NULL)
		report_add(rep, BLOCK_PARA,
		    "With every gap filled the words above would stay the "
		    "same.");
	else
		report_addf(rep, BLOCK_PARA,
		    "With every gap filled it would lie %s. The words above "
		    "would stay the same.",
		    range);
}

/* "from 50 to 79"; NULL where no number is shown. */
static const char *
range_words(struct report *rep, const struct theme_score *s)
{
	char lowest[32], highest[32];

	if (!part_shows_number(s))
		return NULL;
	num_format(s->lowest, s->category->decimals, lowest);
	num_format(s->highest, s->category->decimals, highest);
	return arena_printf(rep->arena, "from %s to %s", lowest, highest);
}

const char *
part_score(struct report *rep, const struct theme_score *s)
{
	if (!part_shows_number(s))
		return NULL;
	if (s->answered == s->asked)
		return part_score_words(rep, s);
	return arena_printf(rep->arena, "%s; with every gap filled %s",
	    part_score_words(rep, s), range_words(rep, s));
}

/* How sure the words are, when answers are missing. */
static void
certainty(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	const char *range = range_words(rep, s);

	if (s->answered == s->asked)
		return;
	if (s->certain) {
		certain(rep, range);
		return;
	}
	report_addf(rep, BLOCK_PARA,
	    "With every gap filled it would lie %s%sbetween \"%s\" and "
	    "\"%s\".",
	    range != NULL ? range : "", range != NULL ? ": " : "",
	    part_level(r, s, s->level_lowest),
	    part_level(r, s, s->level_highest));
	if (s->n_settle > 0)
		report_addf(rep, BLOCK_PARA,
		    "An answer to \"%s\" would settle it.",
		    r->answers->form->items[s->settle[0]].short_text);
}

/* More than so many answers of a scale are not listed one by one. */
#define SCALE_LISTED 10

static bool
is_scale_item(const struct category *c, const struct question *q)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return true;
	return false;
}

/* The question of ITEM is of theme C, and no item of its scale; and ticked. */
static bool
is_beside(const struct result *r, const struct category *c, size_t item)
{
	const struct question *q = r->answers->form->items[item].question;

	return q != NULL && q->category == c && !is_scale_item(c, q) &&
	    answer_ticked(r->answers, item);
}

bool
part_named_beside(const struct result *r)
{
	for (size_t i = 0; i < r->answers->form->n_items; i++) {
		const struct category *c = r->answers->form->items[i].category;

		if (c != NULL && c->kind == KIND_SCALE && is_beside(r, c, i))
			return true;
	}
	return false;
}

/* Answers of a scale theme in words: those of the scale when they are few,
 * and what was ticked beside it (such as the question that opens it). */
static void
scale_answers(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;

		if (q == NULL || answer_option(r->answers, i) < 0)
			continue;
		if (is_scale_item(s->category, q)
			? s->category->n_items <= SCALE_LISTED
			: is_beside(r, s->category, i))
			report_add(rep, BLOCK_ITEM, part_answer(rep, r, i));
	}
}

unsigned
part_share(const struct theme_score *s, int64_t score)
{
	const int64_t range = s->possible_max - s->possible_min;

	return range > 0 ? (unsigned)((score - s->possible_min) * 100 / range)
			 : 0;
}

static void
bar(struct report *rep, const struct theme_score *s)
{
	struct block *b = report_bar(rep, part_share(s, s->score), 100,
	    arena_printf(rep->arena, "%s; %s.", part_score_words(rep, s),
		part_counts(rep, s)));

	b->bar_least = part_share(s, s->lowest);
	b->bar_most = part_share(s, s->highest);
}

void
part_scale(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	scale_answers(rep, r, s);
	if (s->level == LEVEL_NOT_APPLICABLE)
		return;
	report_addf(rep, BLOCK_PARA, "%s.", part_level(r, s, s->level));
	if (!s->has_score)
		report_addf(rep, BLOCK_PARA,
		    "Too few answers for a number: %s.", part_counts(rep, s));
	else if (!part_shows_number(s))
		report_addf(rep, BLOCK_PARA, "%s.", part_counts(rep, s));
	else
		bar(rep, s);
	if (s->has_score)
		certainty(rep, r, s);
}
