/* Asking the engine, and counting for good. */
#include <string.h>

#include "finder.h"
#include "finder_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/score.h"
#include "harmcheck/tally.h"
#include "rows_parts.h"

/* --- asking the engine ------------------------------------------------------
 */

static void
put_code(struct finder *f, size_t place, unsigned code)
{
	struct answer *it = &f->mini->list[place];
	const size_t options = f->mini->form->items[place].scale->n_options;
	static const enum answer_state said[] = {
	    [CODE_NOT_REACHED] = ANSWER_NOT_REACHED,
	    [CODE_SKIPPED] = ANSWER_SKIPPED,
	    [CODE_NOT_APPLICABLE] = ANSWER_NOT_APPLICABLE,
	    [CODE_NOT_SHOWN] = ANSWER_NOT_REACHED,
	};

	it->said = code < options ? ANSWER_GIVEN : said[code - options];
	it->option = code < options ? (int)code : 0;
	f->not_shown[place] = code == options + CODE_NOT_SHOWN;
}

/* Nothing of a free unit can be hidden: it was decided when it was made. */
static void
settle(struct finder *f)
{
	if (f->unit->free)
		return;
	/* found for the answers before: nobody else takes it back */
	memset(f->mini->kept_short, 0,
	    f->plan->bank->n_categories * sizeof(bool));
	rows_settle(f->mini, f->not_shown);
}

static void
put_codes(struct finder *f, const uint16_t *codes)
{
	for (size_t i = 0; i < f->unit->n_items; i++)
		put_code(f, i, codes[f->unit->items[i].slot]);
	settle(f);
}

/* One question of the kind that speaks is enough; then one that was skipped.
 */
static unsigned
how_it_speaks(const struct finder *f)
{
	unsigned out = SENTINEL_OUT_QUIET;

	for (size_t i = 0; i < f->unit->n_items; i++) {
		const struct question *q = f->mini->form->items[i].question;
		const enum answer_state s = answer_state(f->mini, i);
		unsigned here = SENTINEL_OUT_QUIET;

		if (q == NULL || q->sentinel != f->unit->kind)
			continue;
		if (answer_alerts(f->mini, i))
			here = SENTINEL_OUT_SPEAKS;
		else if (s == ANSWER_SKIPPED)
			here = SENTINEL_OUT_NOT_ANSWERED;
		else if (s == ANSWER_NOT_REACHED)
			here = SENTINEL_OUT_NOT_ASKED;
		out = here < out ? here : out;
	}
	return out;
}

void
finder_work_out(struct finder *f, const uint16_t *codes, char *result)
{
	const struct unit *u = f->unit;
	struct unit_result r = {.level = LEVEL_NOT_ENOUGH};
	struct theme_score s;

	put_codes(f, codes);
	if (u->of == UNIT_THEME) {
		arena_reset(f->scratch);
		score_theme_briefly(f->scratch, f->mini, u->category, &s);
		plan_finish(f->plan, u, f->mini, &s, 0, result);
		r = (struct unit_result){s.level, s.has_score, s.score,
		    s.ticked};
	} else if (u->of == UNIT_SENTINEL) {
		plan_finish(f->plan, u, f->mini, NULL, how_it_speaks(f),
		    result);
	}
	memcpy(result + u->cells, &r, sizeof(r));
}

/* --- counting --------------------------------------------------------------
 */

/* The keyed values of all questions of the theme, when each has an answer that
 * says something. */
static bool
complete_values(const struct finder *f, const struct tally_theme *th,
    int *values)
{
	for (size_t i = 0; i < th->n_questions; i++) {
		const struct scale_item *si = th->questions[i];
		const size_t place =
		    (size_t)f->mini->form->item_of[si->question->index];
		const struct scale *scale = f->mini->form->items[place].scale;
		const int option = answer_option(f->mini, place);

		if (option < 0 || scale->options[option].unknown)
			return false;
		values[i] = scale_keyed(scale, scale->options[option].value,
		    si->reverse);
	}
	return th->n_questions > 0;
}

static void
count_theme(struct finder *f, const char *result, uint64_t times)
{
	const struct unit *u = f->unit;
	struct theme_score s = {.category = u->category};
	struct unit_result r;

	memcpy(&r, result + u->cells, sizeof(r));
	s.level = r.level;
	s.has_score = r.has_score;
	s.score = r.score;
	s.ticked = r.ticked;
	tally_result(f->tally, u->theme, &s, times);
}

void
finder_count(struct finder *f, const char *result, uint64_t times)
{
	const struct unit *u = f->unit;

	for (size_t i = 0; i < u->n_items; i++)
		if (u->owns[i])
			tally_answer(f->tally, u->items[i].item,
			    answer_state(f->mini, i), answer_option(f->mini, i),
			    times);
	if (u->of != UNIT_THEME)
		return;
	count_theme(f, result, times);
	if (f->complete == NULL &&
	    complete_values(f, &f->tally->themes[u->theme], f->values))
		tally_complete(f->tally, u->theme, f->values, times);
}

/* Put the answers into the mini form that the key stands for. */
static void
put_key(struct finder *f, const struct key *k)
{
	for (size_t i = 0; i < f->unit->n_items; i++) {
		const struct unit_item *ui = &f->unit->items[i];
		const uint64_t digit =
		    k->of[ui->word] / ui->stride % ui->n_digits;

		put_code(f, i, ui->code[digit]);
	}
	settle(f);
}

void
finder_give_way(struct finder *f, size_t i)
{
	struct memo_slot *slot = &f->memo[i];
	const char *result = f->results + i * f->size;

	if (f->tally == NULL || slot->people == 0)
		return;
	if (f->unit->key == UNIT_CODES) {
		put_key(f, &slot->key);
		finder_count(f, result, slot->people);
	} else {
		count_theme(f, result, slot->people);
	}
	slot->people = 0;
}

static void
make_part(const struct form *f, const struct scale_item *si,
    const struct unit_item *ui, struct complete_part *part)
{
	const struct scale *scale = f->items[ui->item].scale;

	part->slot = ui->slot;
	for (size_t c = 0; c < CODES_MOST; c++)
		part->by_code[c] =
		    c < scale->n_options && !scale->options[c].unknown
		    ? scale_keyed(scale, scale->options[c].value, si->reverse)
		    : COMPLETE_NOT;
}

void
finder_make_complete(struct finder *f)
{
	const struct tally_theme *th = &f->tally->themes[f->unit->theme];

	f->values =
	    arena_array(f->arena, th->n_questions + 1, sizeof(*f->values));
	if (f->unit->key != UNIT_SUMS || th->n_questions == 0)
		return;
	f->complete =
	    arena_array(f->arena, th->n_questions + 1, sizeof(*f->complete));
	for (size_t i = 0; i < th->n_questions; i++) {
		const struct scale_item *si = th->questions[i];
		const int place = f->unit->mini.item_of[si->question->index];

		make_part(f->plan->form, si, &f->unit->items[place],
		    &f->complete[i]);
	}
}

void
finder_count_complete(struct finder *f, const uint16_t *codes)
{
	const struct tally_theme *th = &f->tally->themes[f->unit->theme];

	for (size_t i = 0; i < th->n_questions; i++) {
		const struct complete_part *part = &f->complete[i];

		f->values[i] = part->by_code[codes[part->slot]];
		if (f->values[i] == COMPLETE_NOT)
			return;
	}
	if (th->n_questions > 0)
		tally_complete(f->tally, f->unit->theme, f->values, 1);
}

void
finders_count_all(struct finder *finders, const struct plan *p, uint16_t *codes)
{
	for (size_t u = 0; u < p->n_units; u++) {
		struct finder *f = &finders[u];

		for (size_t i = 0; i < f->n_memo; i++)
			finder_give_way(f, i);
		for (uint64_t i = 0; f->people != NULL && i < f->unit->patterns;
		     i++) {
			const struct key k = {{i, 0}};

			if (f->people[i] == 0)
				continue;
			(void)finder_result(f, i, codes);
			put_key(f, &k);
			finder_count(f, f->results + f->table[i], f->people[i]);
			f->people[i] = 0;
		}
	}
}
