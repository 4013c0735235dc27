#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/utf8.h"
#include "report_parts.h"

const char *
part_text(const struct result *r, const struct text *t)
{
	return t->of[r->answers->form->voice];
}

/* One line: a note must not look like a part of the page. */
const char *
part_note(struct report *rep, const struct result *r, size_t item)
{
	const char *note = r->answers->list[item].note;
	struct buf line;

	buf_init(&line, rep->arena);
	utf8_clean(&line, note, strlen(note), false);
	return line.data;
}

const char *
part_answer(struct report *rep, const struct result *r, size_t item)
{
	const struct form_item *it = &r->answers->form->items[item];
	const int option = answer_option(r->answers, item);

	return report_pair(rep, it->short_text,
	    part_text(r, &it->scale->options[option].label));
}

/* The given answers to questions of this ROLE, under one HEAD; false when there
 * are none. */
static bool
answers_of(struct report *rep, const struct result *r, enum role role,
    enum block_kind kind, const char *head)
{
	const struct form *f = r->answers->form;
	bool any = false;

	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].question == NULL ||
		    f->items[i].question->role != role ||
		    answer_option(r->answers, i) < 0)
			continue;
		if (!any)
			report_add(rep, kind, head);
		any = true;
		report_add(rep, BLOCK_ITEM, part_answer(rep, r, i));
		if (r->answers->list[i].note != NULL)
			report_addf(rep, BLOCK_ITEM, "Your note: %s",
			    part_note(rep, r, i));
	}
	return any;
}

/* All in all, beside what the person named; neither corrects the other, and
 * nothing is added up. */
void
part_overall(struct report *rep, const struct result *r)
{
	size_t named = 0, listed = 0;

	if (!answers_of(rep, r, ROLE_OVERALL, BLOCK_HEADING, "Your own view"))
		return;
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		named += s->ticked;
		listed += s->category->kind == KIND_EVENTS ? s->answered : 0;
	}
	if (listed == 0)
		return;
	if (named > 0)
		report_add(rep, BLOCK_PARA,
		    "This is how you see it. Beside it stands what you named "
		    "below. Both count.");
	else if (part_has_signs(r) || part_named_beside(r))
		report_add(rep, BLOCK_PARA,
		    "This is how you see it. What you answered below counts "
		    "too.");
	else
		report_add(rep, BLOCK_PARA,
		    "You named nothing in the parts below. Our questions may "
		    "miss what matters to you. Your view counts.");
}

bool
part_is_good(const struct result *r, const struct category *c, size_t i)
{
	const int item = r->answers->form->item_of[c->items[i].question->index];
	const struct scale *s;
	int value;

	if (c->direction != DIRECTION_GOOD || item < 0 ||
	    answer_option(r->answers, (size_t)item) < 0)
		return false;
	s = r->answers->form->items[item].scale;
	value = s->options[answer_option(r->answers, (size_t)item)].value;
	if (c->items[i].reverse)
		value = s->min + s->max - value;
	return 2 * value > s->min + s->max;
}

/* Events have no items, so nothing of them comes here. */
static void
good_answers(struct report *rep, const struct result *r,
    const struct category *c)
{
	for (size_t i = 0; i < c->n_items; i++)
		if (part_is_good(r, c, i))
			report_add(rep, BLOCK_ITEM,
			    part_answer(rep, r,
				(size_t)r->answers->form
				    ->item_of[c->items[i].question->index]));
}

void
part_going_well(struct report *rep, const struct result *r)
{
	struct block **heading = rep->tail;
	struct block **body;

	report_add(rep, BLOCK_HEADING, "What looks good");
	body = rep->tail;
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (s->level >= 0 &&
		    s->category->levels[s->level].shows == SHOWS_GOING_WELL)
			report_addf(rep, BLOCK_ITEM, "%s: %s",
			    part_text(r, &s->category->title),
			    part_text(r, &s->category->levels[s->level].label));
		good_answers(rep, r, s->category);
	}
	if (rep->tail == body) { /* nothing to say: no heading either */
		rep->tail = heading;
		*heading = NULL;
	}
}

const char *
part_pick_one(const struct bank *b, size_t voice)
{
	const char *text = b->steps_before.of[voice];

	return text != NULL ? text
			    : "Pick one. You do not have to do them all. "
			      "You choose if and when.";
}

/* The first kind in rank that speaks and has words of its own replaces the
 * bank's. */
const char *
part_steps_before(const struct result *r)
{
	const struct bank *b = r->answers->bank;

	for (size_t i = 0; i < r->n_alerts; i++) {
		const struct alert *al = &r->alerts[i];
		const char *text =
		    part_text(r, &b->sentinels[al->kind].steps_before);

		if (al->state == ALERT_SPEAKS && text != NULL)
			return text;
	}
	if (part_text(r, &b->steps_before) == NULL && r->n_steps == 1)
		return "One small step. You choose if and when.";
	return part_pick_one(b, r->answers->form->voice);
}

const char *
part_limits(const struct result *r)
{
	const struct bank *b = r->answers->bank;

	for (size_t i = 0; i < r->n_alerts; i++) {
		const struct alert *al = &r->alerts[i];
		const char *text = part_text(r, &b->sentinels[al->kind].limits);

		if (al->state == ALERT_SPEAKS && text != NULL)
			return text;
	}
	return part_text(r, &b->limits);
}

void
part_steps(struct report *rep, const struct result *r)
{
	if (r->n_steps == 0)
		return;
	report_add(rep, BLOCK_HEADING,
	    r->answers->form->about_self ? "What you can do next"
					 : "What to talk about next");
	report_add(rep, BLOCK_PARA, part_steps_before(r));
	for (size_t i = 0; i < r->n_steps; i++) {
		const struct step *s = r->steps[i].step;
		const char *say = part_text(r, &s->say);

		report_add(rep, BLOCK_GAP, "");
		report_number(rep, (unsigned)i + 1, part_text(r, &s->title));
		report_add(rep, BLOCK_SAY, part_text(r, &s->text));
		if (say != NULL)
			report_addf(rep, BLOCK_SAY,
			    "Words you could use: \"%s\"", say);
	}
}

static void
opening(struct report *rep, const struct result *r)
{
	const struct answers *a = r->answers;

	rep->date = a->date;
	report_addf(rep, BLOCK_TITLE, "%s: %s, %s",
	    a->form->about_self ? "Your summary" : "Summary", a->form->title,
	    a->date);
	answers_of(rep, r, ROLE_SITUATION, BLOCK_PARA,
	    "You said at the start:");
	if (r->answered == 0)
		report_add(rep, BLOCK_PARA,
		    "You gave no answers. So there is nothing to sum up. That "
		    "is all right.");
}

static void
closing(struct report *rep, const struct result *r)
{
	const struct bank *b = r->answers->bank;

	report_add(rep, BLOCK_HEADING, "What this page is not");
	report_add(rep, BLOCK_PARA, part_limits(r));
	report_addf(rep, BLOCK_PARA, "Questions: %s, version %s.", b->id,
	    b->version);
}

static void
reach(struct report *rep, const struct result *r)
{
	const struct answers *a = r->answers;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(a->bank, a->country) : NULL;

	if (a->bank->n_helplines == 0)
		return;
	if (a->country[0] != '\0' && c == NULL)
		report_no_country(rep, a->bank, a->form->voice, a->country);
	else
		report_helplines(rep, a->bank, a->form->voice, c, NULL, 0);
}

bool
part_needs_people(const struct result *r)
{
	for (int k = 0; k < SENTINEL_KINDS; k++)
		if (r->speaks[k] &&
		    r->answers->bank->sentinels[k].n_helplines > 0)
			return true;
	return false;
}

/* Who answers about somebody else is not handed numbers, but may need one. */
static void
close_to_home(struct report *rep, const struct result *r)
{
	if (r->answers->bank->n_helplines == 0)
		return;
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    "This may be close to home. harmcheck helplines lists people to "
	    "call.");
}

static void
view(struct report *rep, const struct result *r)
{
	if (r->speaks[SENTINEL_CONDUCT])
		return;
	part_overall(rep, r);
	part_going_well(rep, r);
}

/* For answers about somebody else: no numbers, and steps in their usual
 * place. */
static void
result_of_other(struct report *rep, const struct result *r)
{
	const bool near = part_needs_people(r);

	part_stands_out(rep, r);
	if (near)
		close_to_home(rep, r);
	view(rep, r);
	part_steps(rep, r);
	part_left_open(rep, r);
	part_themes(rep, r);
	if (!near)
		close_to_home(rep, r);
}

/* Next steps stand before the details: whoever stops reading after the first
 * page should have them. All people to reach come before the details too when
 * an answer calls for them. Where acts of conduct were named, nothing good is
 * set against them. */
static void
result_of_self(struct report *rep, const struct result *r)
{
	/* all countries are too many to stand in the way of the details */
	const bool people =
	    part_needs_people(r) && r->answers->country[0] != '\0';

	part_stands_out(rep, r);
	if (part_needs_people(r) && !people)
		report_add(rep, BLOCK_PARA,
		    "People you can reach are named further down.");
	if (part_needs_people(r))
		part_steps(rep, r);
	view(rep, r);
	if (!part_needs_people(r))
		part_steps(rep, r);
	if (people)
		reach(rep, r);
	part_left_open(rep, r);
	part_themes(rep, r);
	if (!people)
		reach(rep, r);
}

void
report_result(struct report *rep, const struct result *r)
{
	opening(rep, r);
	(r->answers->form->about_self ? result_of_self : result_of_other)(rep,
	    r);
	closing(rep, r);
}
