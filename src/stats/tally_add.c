/* Two tallies become one. */
#include <assert.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/tally.h"
#include "tally_counts.h"

static void
add_item(struct tally_item *to, const struct tally_item *from)
{
	for (size_t i = 0; i < BANK_OPTIONS_MAX; i++)
		to->given[i] += from->given[i];
	to->skipped += from->skipped;
	to->not_applicable += from->not_applicable;
	to->not_shown += from->not_shown;
	to->not_reached += from->not_reached;
}

static void
add_values(struct arena *a, struct tally_counts *to,
    const struct tally_counts *from)
{
	for (size_t i = 0; i < from->places; i++)
		counts_add(a, to, from->table[i].value, from->table[i].people);
	counts_settle(a, to);
	counts_merge(a, to, from->list, from->n);
}

static void
add_theme(struct arena *a, struct tally_theme *to,
    const struct tally_theme *from)
{
	for (size_t i = 0; i < BANK_LEVELS_MAX; i++)
		to->levels[i] += from->levels[i];
	to->not_enough += from->not_enough;
	to->not_applicable += from->not_applicable;
	add_values(a, &to->values, &from->values);
	to->complete += from->complete;
	for (size_t i = 0; i < to->n_questions; i++) {
		to->parts[i].sum += from->parts[i].sum;
		to->parts[i].square += from->parts[i].square;
		to->parts[i].with_total += from->parts[i].with_total;
	}
	to->total += from->total;
	to->total_square += from->total_square;
}

void
tally_add(struct tally *to, const struct tally *from)
{
	assert(to->form == from->form);
	to->rows += from->rows;
	to->bad += from->bad;
	to->no_answer += from->no_answer;
	to->print += from->print;
	for (size_t i = 0; i < to->form->n_items; i++)
		add_item(&to->items[i], &from->items[i]);
	for (size_t i = 0; i < to->form->n_categories; i++)
		add_theme(to->arena, &to->themes[i], &from->themes[i]);
}
