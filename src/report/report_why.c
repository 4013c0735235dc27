/* How a result was worked out, in the order of the page above it. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_why_parts.h"

/* --- what stands out ---------------------------------------------------------
 */

static size_t
kinds_in_rank(const struct why *w)
{
	size_t n = 0;

	while (bank_sentinel(w->r->answers->bank, n) != NULL)
		n++;
	return n;
}

static void
speaking(const struct why *w, const struct trace_alert *al)
{
	const size_t ranks = kinds_in_rank(w);
	const struct form_item *it = &w->r->answers->form->items[al->item];
	const struct sentinel *s = &w->r->answers->bank->sentinels[al->kind];
	const struct option *said = &it->scale->options[al->option];
	const char *from = "when it is named";

	if (al->from >= 0)
		from = arena_printf(w->rep->arena, "from \"%s\" on, value %d",
		    why_text(w, &it->scale->options[al->from].label),
		    it->scale->options[al->from].value);
	report_addf(w->rep, BLOCK_ITEM,
	    "\"%s\" was answered with \"%s\", value %d. It speaks alone %s. "
	    "Its kind is %s, \"%s\". Kinds come in a fixed order; this "
	    "one is number %zu of %zu.",
	    it->short_text, why_text(w, &said->label), said->value, from,
	    sentinel_name(al->kind), why_text(w, &s->title), al->rank + 1,
	    ranks);
}

static void
alerts(const struct why *w)
{
	size_t speaks = 0, silent = 0, open = 0;

	for (size_t i = 0; i < w->t->n_alerts; i++) {
		const struct trace_alert *al = &w->t->alerts[i];

		if (al->alert == NULL) {
			silent += al->option >= 0;
		} else if (al->alert->state == ALERT_SPEAKS) {
			speaking(w, al);
			speaks++;
		} else {
			open++;
		}
	}
	if (speaks > 0)
		report_add(w->rep, BLOCK_GAP, "");
	report_addf(w->rep, BLOCK_PARA,
	    "Some answers speak alone: one of them is enough to stand out. "
	    "Questions in this form that have such answers: %zu. Answered "
	    "with one: %zu. Answered with another: %zu. Left open: %zu. "
	    "Not asked, or do not apply: %zu.",
	    w->t->n_alerts, speaks, silent, open,
	    w->t->n_alerts - speaks - silent - open);
}

/* "... says "Some". The question file says that this stands out (F:30)." */
static void
level_item(const struct why *w, const struct theme_score *s, const char *does)
{
	const struct level *l = &s->category->levels[s->level];

	report_addf(w->rep, BLOCK_ITEM,
	    "The theme \"%s\" says \"%s\". The question file says that "
	    "this %s (%s).",
	    why_text(w, &s->category->title), why_text(w, &l->label), does,
	    why_place(w, l->at));
}

static void
stands_out(const struct why *w)
{
	const struct result *r = w->r;

	if (r->answered == 0)
		return;
	report_add(w->rep, BLOCK_THEME, "What stands out");
	alerts(w);
	for (size_t i = 0; i < r->n_themes; i++)
		if (part_is_told_sign(r, &r->themes[i]))
			level_item(w, &r->themes[i], "stands out");
	if (part_has_signs(r))
		return;
	report_addf(w->rep, BLOCK_PARA,
	    "No answer speaks alone, and no theme is at a level that stands "
	    "out. Answered are %zu of %zu questions, which is %s.",
	    r->answered, r->items,
	    2 * r->answered < r->items
		? "less than half. So the page says that it is too little"
		: "half or more");
}

/* --- own view, good sides ----------------------------------------------------
 */

static bool
has_overall(const struct result *r)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL &&
		    f->items[i].question->role == ROLE_OVERALL &&
		    answer_option(r->answers, i) >= 0)
			return true;
	return false;
}

static void
own_view(const struct why *w)
{
	if (!has_overall(w->r))
		return;
	report_add(w->rep, BLOCK_THEME, "Your own view");
	report_add(w->rep, BLOCK_PARA,
	    "This is the answer as it was given. No rule changes it, and "
	    "nothing is added up beside it.");
}

/* An answer above the middle of what can be said. */
static void
good_answer(const struct why *w, const struct scale_item *si)
{
	const struct answers *a = w->r->answers;
	const size_t item = (size_t)a->form->item_of[si->question->index];
	const struct scale *s = a->form->items[item].scale;
	const int value = s->options[answer_option(a, item)].value;

	report_addf(w->rep, BLOCK_ITEM,
	    "%s. It counts as %d, above %s, the middle from %d to %d.",
	    part_answer(w->rep, w->r, item),
	    si->reverse ? s->min + s->max - value : value,
	    why_ratio(w, num_ratio(s->min + s->max, 2)), s->min, s->max);
}

static void
going_well(const struct why *w)
{
	struct block **heading = w->rep->tail;
	struct block **body;

	report_add(w->rep, BLOCK_THEME, "What looks good");
	body = w->rep->tail;
	for (size_t i = 0; i < w->r->n_themes; i++) {
		const struct theme_score *s = &w->r->themes[i];
		const struct category *c = s->category;

		if (s->level >= 0 &&
		    c->levels[s->level].shows == SHOWS_GOING_WELL)
			level_item(w, s, "looks good");
		for (size_t k = 0; k < c->n_items; k++)
			if (part_is_good(w->r, c, k))
				good_answer(w, &c->items[k]);
	}
	if (w->rep->tail == body) { /* nothing to say: no heading either */
		w->rep->tail = heading;
		*heading = NULL;
	}
}

static void
view(const struct why *w)
{
	if (!w->r->speaks[SENTINEL_CONDUCT]) {
		own_view(w);
		going_well(w);
		return;
	}
	report_add(w->rep, BLOCK_THEME, "Your own view, and what looks good");
	report_add(w->rep, BLOCK_PARA,
	    "An answer of the kind conduct speaks alone. So the page leaves "
	    "out how it went all in all, and good sides. They are left out "
	    "here too.");
}

/* --- left open ---------------------------------------------------------------
 */

static void
open_alert(const struct why *w, const struct trace_alert *al)
{
	const char *name = w->r->answers->form->items[al->item].short_text;

	if (al->alert->state == ALERT_NOT_ANSWERED)
		report_addf(w->rep, BLOCK_ITEM,
		    "\"%s\" was skipped. It can speak alone, so it is named.",
		    name);
	else if (al->at.state == TRACE_UNDECIDED)
		report_addf(w->rep, BLOCK_ITEM,
		    "\"%s\" was not asked. It can speak alone, so it is "
		    "named. Whether it applies is not known: %s.",
		    name, why_facts(w, &al->at.gate));
	else
		report_addf(w->rep, BLOCK_ITEM,
		    "\"%s\" has no answer. It can speak alone, so it is "
		    "named.",
		    name);
}

static void
open_parts(const struct why *w, bool declined, const char *why)
{
	for (size_t i = 0; i < w->r->n_themes; i++) {
		const struct theme_score *s = &w->r->themes[i];

		if (part_is_left_open(w->r, s, declined))
			report_addf(w->rep, BLOCK_ITEM,
			    "The part \"%s\": %zu of %zu questions have no "
			    "answer, and %s.",
			    why_text(w, &s->category->title), s->not_reached,
			    s->asked, why);
	}
}

static void
left_open(const struct why *w)
{
	struct block **heading = w->rep->tail;
	struct block **body;

	report_add(w->rep, BLOCK_THEME, "Left open");
	body = w->rep->tail;
	for (size_t i = 0; i < w->t->n_alerts; i++) {
		const struct trace_alert *al = &w->t->alerts[i];

		if (al->alert != NULL && al->alert->state != ALERT_SPEAKS &&
		    (al->alert->state == ALERT_NOT_ANSWERED ||
			!part_is_named_as_part(w->r, al->alert)))
			open_alert(w, al);
	}
	open_parts(w, false,
	    "it was not begun. One of its questions can speak alone");
	open_parts(w, true, "it was left out");
	if (w->rep->tail == body) { /* nothing is: no heading either */
		w->rep->tail = heading;
		*heading = NULL;
	}
}

/* --- one theme ---------------------------------------------------------------
 */

void
why_stands_out(const struct why *w, const struct theme_score *s)
{
	const struct form_item *items = w->r->answers->form->items;

	for (size_t i = 0; i < w->t->n_alerts; i++) {
		const struct trace_alert *al = &w->t->alerts[i];

		if (al->alert == NULL || items[al->item].category != w->only)
			continue;
		if (al->alert->state == ALERT_SPEAKS)
			speaking(w, al);
		else if (!part_is_named_as_part(w->r, al->alert))
			open_alert(w, al);
	}
	if (part_is_told_sign(w->r, s))
		level_item(w, s, "stands out");
	else if (s->level >= 0 &&
	    s->category->levels[s->level].shows == SHOWS_GOING_WELL)
		level_item(w, s, "looks good");
}

/* --- the whole ---------------------------------------------------------------
 */

/* The order of report_result.c. */
static void
parts(const struct why *w)
{
	const bool near =
	    part_needs_people(w->r) && w->r->answers->form->about_self;
	const bool first = near && w->r->answers->country[0] != '\0';

	stands_out(w);
	if (near)
		why_steps(w);
	view(w);
	if (!near)
		why_steps(w);
	if (first)
		why_people(w);
	left_open(w);
	why_themes(w);
	if (!first)
		why_people(w);
}

void
report_why(struct report *rep, const struct result *r, const struct trace *t)
{
	const struct why w = {rep, r, t, NULL};
	const struct bank *b = r->answers->bank;

	report_add(rep, BLOCK_HEADING, "How this was worked out");
	report_add(rep, BLOCK_PARA,
	    "Here is each line of this page, with what made it. You can add "
	    "it up yourself, with pen and paper. Fractions are exact. A score "
	    "is rounded once, at the end; a half goes away from 0.");
	report_addf(rep, BLOCK_PARA,
	    "A place such as %s is a line of the question file.",
	    why_place(&w, b->forms[0].at));
	parts(&w);
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    "All other lines of the page are answers, notes, or words that "
	    "are always there.");
}
