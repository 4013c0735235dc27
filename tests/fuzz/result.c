/* What follows from any answers, with any bytes as notes: scores lie in their
 * range, what is said to be possible contains what comes, the rules of safety
 * hold, and no format lets anything out of a note. */
#include "harmcheck/letter.h"
#include "harmcheck/result.h"
#include "harmcheck/trace.h"
#include "pages.h"
#include "people.h"

#define BANKS 8

static struct bank *banks[BANKS];

void
fuzz_begin(void)
{
	static const char *const paths[] = {"tests/bank/good/dialogue.yaml",
	    "tests/bank/good/every-key.yaml", "tests/bank/good/scoring.yaml",
	    "tests/bank/good/letter.yaml", "tests/bank/good/mean-reversed.yaml",
	    "tests/bank/good/sum-prorate.yaml", "tests/bank/good/steps.yaml",
	    "tests/bank/good/sum-refuse.yaml"};

	for (size_t i = 0; i < BANKS; i++)
		banks[i] = fuzz_bank(paths[i]);
}

static void
check_score(const struct theme_score *s)
{
	const int levels = (int)s->category->n_levels;

	FUZZ_CHECK(
	    s->answered + s->unknown + s->skipped + s->not_reached == s->asked);
	FUZZ_CHECK(s->level >= LEVEL_NOT_APPLICABLE && s->level < levels);
	FUZZ_CHECK(s->ticked <= s->answered + s->unknown);
	if (s->category->kind != KIND_SCALE)
		return;
	FUZZ_CHECK(!s->has_score || s->asked > 0);
	if (s->asked == 0)
		return;
	FUZZ_CHECK(s->possible_min <= s->lowest && s->lowest <= s->highest);
	FUZZ_CHECK(s->highest <= s->possible_max);
	FUZZ_CHECK(
	    !s->has_score || (s->lowest <= s->score && s->score <= s->highest));
	FUZZ_CHECK(s->level_lowest >= 0 && s->level_lowest <= s->level_highest);
	FUZZ_CHECK(s->level_highest < levels);
	FUZZ_CHECK(!s->certain || s->level_lowest == s->level_highest);
	FUZZ_CHECK(s->level < 0 ||
	    (s->level_lowest <= s->level && s->level <= s->level_highest));
}

/* Never a step inside therapy where conduct speaks; and no step twice. */
static void
check_steps(const struct result *r)
{
	FUZZ_CHECK(r->n_steps <= BANK_STEPS_SHOWN);
	for (size_t i = 0; i < r->n_steps; i++) {
		FUZZ_CHECK(
		    !r->speaks[SENTINEL_CONDUCT] || !r->steps[i].step->inside);
		for (size_t k = 0; k < i; k++)
			FUZZ_CHECK(r->steps[i].step != r->steps[k].step);
	}
	FUZZ_CHECK(!r->speaks[SENTINEL_CONFIDENCE] || r->n_steps == 0 ||
	    !r->steps[0].step->inside);
}

static bool
same_open(const struct answers *it, const enum truth *open)
{
	for (size_t i = 0; i < it->form->n_items; i++)
		if (open[i] != it->list[i].open)
			return false;
	return true;
}

/* Whatever is still open in a scale theme is answered in any way: the score
 * that comes lies in what was said to be possible. Where that opens or closes
 * another question, other questions were meant. */
static void
check_interval(struct bytes *in, struct arena *a, struct answers *it)
{
	const struct form *f = it->form;
	const size_t theme = take_below(in, (unsigned)f->n_categories);
	const struct category *c = f->categories[theme];
	struct theme_score before, after;
	enum truth *open = arena_array(a, f->n_items, sizeof(*open));

	if (c->kind != KIND_SCALE)
		return;
	score_theme(a, it, c, &before);
	for (size_t i = 0; i < f->n_items; i++) {
		const struct form_item *x = &f->items[i];

		open[i] = it->list[i].open;
		if (x->category != c || answer_option(it, i) >= 0 ||
		    it->list[i].said == ANSWER_NOT_APPLICABLE ||
		    open[i] != TRUTH_TRUE)
			continue;
		it->list[i].said = ANSWER_GIVEN;
		it->list[i].option =
		    (int)take_below(in, (unsigned)x->scale->n_options);
	}
	answers_refresh(it);
	if (!same_open(it, open))
		return;
	score_theme(a, it, c, &after);
	if (after.has_score && before.asked > 0)
		FUZZ_CHECK(before.lowest <= after.score &&
		    after.score <= before.highest);
}

/* One more thing that is named in an events theme is one more, and the level is
 * no better for it: levels come worst first. Unless it opens or closes another
 * question. */
static void
check_worse(struct bytes *in, struct arena *a, struct answers *it)
{
	const struct form *f = it->form;
	const size_t item = take_below(in, (unsigned)f->n_items);
	const struct form_item *x = &f->items[item];
	const size_t last = x->scale->n_options - 1;
	enum truth *open = arena_array(a, f->n_items, sizeof(*open));
	struct theme_score before, after;

	if (x->question == NULL || x->category == NULL ||
	    x->category->kind != KIND_EVENTS || answer_option(it, item) < 0 ||
	    answer_ticked(it, item) || !x->scale->options[last].ticked)
		return;
	score_theme_briefly(a, it, x->category, &before);
	for (size_t i = 0; i < f->n_items; i++)
		open[i] = it->list[i].open;
	it->list[item].option = (int)last;
	answers_refresh(it);
	if (!same_open(it, open))
		return;
	score_theme_briefly(a, it, x->category, &after);
	FUZZ_CHECK(after.ticked == before.ticked + 1);
	FUZZ_CHECK(before.level < 0 ||
	    (after.level >= 0 && after.level <= before.level));
}

static void
check_pages(struct arena *a, const struct result *r, uint8_t which)
{
	const struct trace *t = trace_make(a, r);
	const struct json_head head = {.digest = "00",
	    .finished = true,
	    .why = which & 1 ? t : NULL};
	struct report rep;
	struct buf out;

	report_init(&rep, a);
	report_result(&rep, r);
	if (which & 2)
		report_why(&rep, r, t);
	if (which & 4 && r->n_themes > 0)
		report_why_of(&rep, r, t,
		    r->themes[which % r->n_themes].category);
	check_report(a, &rep, which / 8);
	if (which % 4 == 0) {
		buf_init(&out, a);
		render_json(&out, r, &head);
		check_json(&out);
	}
}

static void
check_letter(struct arena *a, const struct result *r)
{
	const struct letter *l = letter_make(a, r, false);

	FUZZ_CHECK(l->can == LETTER_CAN || l->n == 0);
	FUZZ_CHECK(!r->speaks[SENTINEL_CONDUCT] || l->can != LETTER_CAN);
	FUZZ_CHECK(l->n <= LETTER_HELPS_MOST + LETTER_HARD_MOST +
		LETTER_NOTES_MOST + BANK_STEPS_SHOWN);
	for (size_t i = 0; i < l->n; i++)
		FUZZ_CHECK(l->lines[i].text != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const struct bank *b = banks[take_below(&in, BANKS)];
	const struct form *f = &b->forms[take_below(&in, (unsigned)b->n_forms)];
	const uint8_t which = take_byte(&in);
	struct answers *it = take_answers(&in, a, b, f);
	const struct result *r = result_make(a, it);

	for (size_t i = 0; i < r->n_themes; i++)
		check_score(&r->themes[i]);
	check_steps(r);
	FUZZ_CHECK(r->answered + r->skipped <= r->items);
	check_pages(a, r, which);
	check_letter(a, r);
	check_interval(&in, a, it);
	check_worse(&in, a, it);
	return 0;
}
