/* Numbers that no rows can lead to. Not everything that is wrong can be seen
 * here; but whoever works with a tally that was read need not fear a sum that
 * does not fit, a share above the whole, or a variance below nothing. */
#include <inttypes.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/partial.h"
#include "harmcheck/score.h"
#include "partial_parts.h"

/* All counts are at most PARTIAL_PEOPLE_MOST, and lists have at most a million
 * entries: sums of counts fit in 64 bits. */
static uint64_t
given(const struct form_item *of, const struct tally_item *it, bool known)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < of->scale->n_options; i++)
		if (!known || !of->scale->options[i].unknown)
			sum += it->given[i];
	return sum;
}

bool
check_item(struct partial_text *t, const struct tally *y, size_t item,
    unsigned line)
{
	const struct tally_item *it = &y->items[item];
	const uint64_t answers = given(&y->form->items[item], it, false);
	const uint64_t all = answers + it->skipped + it->not_applicable +
	    it->not_shown + it->not_reached;

	if (all != y->rows)
		return text_fault_line(t, line,
		    "the counts of this question come to %" PRIu64
		    " people, and there are %" PRIu64,
		    all, y->rows);
	if (y->no_answer > y->rows || answers > y->rows - y->no_answer)
		return text_fault_line(t, line,
		    "%" PRIu64 " of %" PRIu64 " people gave no answer, and "
		    "%" PRIu64 " answered this",
		    y->no_answer, y->rows, answers);
	return true;
}

/* The size that no score of C passes: a percentage is at most 100, a mean at
 * most the largest value; a sum adds up at most all weights. */
static int64_t
largest(const struct tally *y, const struct tally_theme *th)
{
	const struct category *c = th->category;
	int64_t value = 0, weight = 0, most = 100;

	for (size_t i = 0; i < th->n_questions; i++) {
		const struct scale_item *si = th->questions[i];
		const struct scale *s =
		    y->form->items[y->form->item_of[si->question->index]].scale;

		value = -s->min > value ? -s->min : value;
		value = s->max > value ? s->max : value;
		weight += si->weight;
	}
	if (c->shown_as == SHOWN_AS_POINTS)
		most = c->method == METHOD_MEAN ? value
						: value * weight / NUM_ONE + 1;
	for (unsigned i = 0; i < c->decimals; i++)
		most *= 10;
	return most;
}

/* The people of the values are those with a level; and in a scale the value
 * says which. */
static bool
check_values(struct partial_text *t, const struct tally *y,
    const struct tally_theme *th, unsigned line)
{
	const struct category *c = th->category;
	const bool scale = c->kind == KIND_SCALE;
	const int64_t most = scale ? largest(y, th) : (int64_t)y->form->n_items;
	const int64_t least =
	    scale && c->shown_as == SHOWN_AS_POINTS ? -most : 0;
	uint64_t by_band[BANK_LEVELS_MAX] = {0}, people = 0, levels = 0;

	for (size_t i = 0; i < th->values.n; i++) {
		const struct tally_count *v = &th->values.list[i];

		if (v->value > most || v->value < least)
			return text_fault_line(t, line,
			    "no answers to this theme lead to the value "
			    "%" PRId64,
			    v->value);
		if (v->people > y->rows - people)
			return text_fault_line(t, line,
			    "more than all %" PRIu64
			    " people have a value in this theme",
			    y->rows);
		if (scale)
			by_band[score_band(c, v->value)] += v->people;
		people += v->people;
	}
	for (size_t i = 0; i < c->n_levels; i++) {
		levels += th->levels[i];
		if (scale && by_band[i] != th->levels[i])
			return text_fault_line(t, line,
			    "by its values %" PRIu64 " people of this theme "
			    "are at the level %s, and told are %" PRIu64,
			    by_band[i], c->levels[i].id, th->levels[i]);
	}
	if (people != levels)
		return text_fault_line(t, line,
		    "%" PRIu64 " people of this theme have a level, and "
		    "%" PRIu64 " have a value",
		    levels, people);
	return true;
}

/* COMPLETE numbers of at most SIZE each: can these be their sum and the sum of
 * their squares? With 10^12 people, values to 10^6 and squares to 10^12 the
 * largest product is 10^36. */
static bool
possible(uint64_t complete, int64_t size, num_wide sum, num_wide square)
{
	const num_wide n = (num_wide)complete;

	return sum >= -n * size && sum <= n * size && square >= 0 &&
	    square <= n * size * size && sum * sum <= n * square &&
	    (square - sum) % 2 == 0;
}

/* Of one question, to the people who answered all; |2 x t| <= x x + t t. */
static bool
check_part(struct partial_text *t, const struct tally *y,
    const struct tally_theme *th, size_t i, unsigned line)
{
	const struct tally_part *p = &th->parts[i];
	const struct question *q = th->questions[i]->question;
	const size_t item = (size_t)y->form->item_of[q->index];
	const struct scale *s = y->form->items[item].scale;
	const num_wide cross =
	    p->with_total < 0 ? -p->with_total : p->with_total;
	const num_wide n = (num_wide)th->complete;

	if (th->complete > given(&y->form->items[item], &y->items[item], true))
		return text_fault_line(t, line,
		    "%" PRIu64 " people are said to have answered all of this "
		    "theme, and fewer answered %s",
		    th->complete, q->id);
	if (!possible(th->complete, -s->min > s->max ? -s->min : s->max, p->sum,
		p->square) ||
	    p->sum < n * s->min || p->sum > n * s->max ||
	    2 * cross > p->square + th->total_square)
		return text_fault_line(t, line,
		    "the sums of %s are none that %" PRIu64
		    " people can come to",
		    q->id, th->complete);
	return true;
}

/* The variance of a sum of k numbers is at most k times the sum of theirs, or
 * alpha would be more than 1. The largest number here is 10^36. */
static bool
total_spreads_too_far(const struct tally_theme *th)
{
	const num_wide n = (num_wide)th->complete;
	num_wide parts = 0;

	for (size_t i = 0; i < th->n_questions; i++)
		parts += n * th->parts[i].square -
		    th->parts[i].sum * th->parts[i].sum;
	return n * th->total_square - th->total * th->total >
	    (num_wide)th->n_questions * parts;
}

static bool
check_parts(struct partial_text *t, const struct tally *y,
    const struct tally_theme *th, unsigned line)
{
	num_wide total = 0, square = 0;

	if (th->n_questions == 0 && th->complete > 0)
		return text_fault_line(t, line,
		    "this form has no question of this theme, so nobody can "
		    "have answered all of them");
	if (!possible(th->complete, 1000 * (int64_t)th->n_questions, th->total,
		th->total_square))
		return text_fault_line(t, line,
		    "the total of this theme is none that %" PRIu64
		    " people can come to",
		    th->complete);
	for (size_t i = 0; i < th->n_questions; i++) {
		if (!check_part(t, y, th, i, line))
			return false;
		total += th->parts[i].sum;
		square += th->parts[i].with_total;
	}
	if (total != th->total || square != th->total_square)
		return text_fault_line(t, line,
		    "the sums of the questions do not add up to the total of "
		    "this theme");
	if (total_spreads_too_far(th))
		return text_fault_line(t, line,
		    "the total of this theme differs more from person to "
		    "person than its questions do together");
	return true;
}

bool
check_theme(struct partial_text *t, const struct tally *y, size_t theme,
    unsigned line)
{
	const struct tally_theme *th = &y->themes[theme];
	uint64_t all = th->not_enough + th->not_applicable;

	for (size_t i = 0; i < th->category->n_levels; i++)
		all += th->levels[i];
	if (all != y->rows)
		return text_fault_line(t, line,
		    "the levels of this theme come to %" PRIu64
		    " people, and there are %" PRIu64,
		    all, y->rows);
	return check_values(t, y, th, line) && check_parts(t, y, th, line);
}

bool
check_shards(struct partial_text *t, const struct tally *y, unsigned line)
{
	struct counted *list =
	    arena_array(t->arena, y->n_shards, sizeof(*list));
	uint64_t rows = 0, bad = 0, print = 0;
	struct counted_twice twice;

	for (size_t i = 0; i < y->n_shards; i++) {
		list[i] = (struct counted){.shard = y->shards[i], .seq = i};
		rows += y->shards[i].rows;
		bad += y->shards[i].bad;
		print += y->shards[i].print;
	}
	if (rows != y->rows || bad != y->bad || print != y->print)
		return text_fault_line(t, line,
		    "the shards do not add up to the rows, bad rows and print "
		    "of this part");
	twice = counted_twice(list, y->n_shards);
	if (twice.first != NULL)
		return text_fault_line(t, line,
		    "the shards %s and %s are the same, counted twice",
		    shard_shown(t->arena, &twice.first->shard),
		    shard_shown(t->arena, &twice.second->shard));
	return true;
}
