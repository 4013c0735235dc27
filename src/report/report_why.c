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

static void
speaking(const struct why *w, const struct trace_alert *al, size_t ranks)
{
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
	    "Its kind is %s, \"%s\", number %zu of %zu in rank.",
	    it->short_text, why_text(w, &said->label), said->value, from,
	    sentinel_name(al->kind), why_text(w, &s->title), al->rank + 1,
	    ranks);
}

static void
alerts(const struct why *w)
{
	size_t ranks = 0, speaks = 0, silent = 0, open = 0;

	while (bank_sentinel(w->r->answers->bank, ranks) != NULL)
		ranks++;
	for (size_t i = 0; i < w->t->n_alerts; i++) {
		const struct trace_alert *al = &w->t->alerts[i];

		if (al->alert == NULL) {
			silent += al->option >= 0;
		} else if (al->alert->state == ALERT_SPEAKS) {
			speaking(w, al, ranks);
			speaks++;
		} else {
			open++;
		}
	}
	if (speaks > 0)
		report_add(w->rep, BLOCK_GAP, "");
	report_addf(w->rep, BLOCK_PARA,
	    "Questions in this form that can speak alone: %zu. Those that "
	    "speak: %zu. Answered, and silent: %zu. Left open: %zu. Not "
	    "asked, or do not apply: %zu.",
	    w->t->n_alerts, speaks, silent, open,
	    w->t->n_alerts - speaks - silent - open);
}

/* "its level is "Some", which stands out (questions.yaml:30)". */
static void
level_item(const struct why *w, const struct theme_score *s, const char *does)
{
	const struct level *l = &s->category->levels[s->level];

	report_addf(w->rep, BLOCK_ITEM,
	    "The theme \"%s\" says \"%s\". The file has that down as %s (%s).",
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
		if (part_is_sign(&r->themes[i]))
			level_item(w, &r->themes[i], "what stands out");
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
	size_t named = 0, themes = 0;
	struct buf out;

	if (!has_overall(w->r))
		return;
	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < w->r->n_themes; i++) {
		const struct theme_score *s = &w->r->themes[i];

		if (s->ticked == 0)
			continue;
		buf_addf(&out, "%s%s %zu", themes++ > 0 ? "; " : "",
		    why_text(w, &s->category->title), s->ticked);
		named += s->ticked;
	}
	report_add(w->rep, BLOCK_THEME, "Your own view");
	report_add(w->rep, BLOCK_PARA,
	    "This is the answer as it was given. No rule changes it.");
	if (named > 0)
		report_addf(w->rep, BLOCK_PARA,
		    "Named beside it: %s. Together %zu in %zu %s.", out.data,
		    named, themes, themes == 1 ? "theme" : "themes");
	else
		report_add(w->rep, BLOCK_PARA,
		    "In the themes that count single things, nothing was "
		    "named.");
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
			level_item(w, s, "going well");
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
	    "An answer of the kind conduct speaks. So the page leaves out how "
	    "it went all in all, and good sides. They are left out here too.");
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
	    "it was not begun. It holds one that can speak alone");
	open_parts(w, true, "it was left out");
	if (w->rep->tail == body) { /* nothing is: no heading either */
		w->rep->tail = heading;
		*heading = NULL;
	}
}

/* --- helplines ---------------------------------------------------------------
 */

/* The kinds that come with the first answer in rank that speaks. */
static void
kinds(const struct why *w)
{
	struct buf out;
	const struct sentinel *s = NULL;

	for (size_t i = 0; i < w->r->n_alerts && s == NULL; i++)
		if (w->r->alerts[i].state == ALERT_SPEAKS)
			s = &w->r->answers->bank
				 ->sentinels[w->r->alerts[i].kind];
	if (s == NULL || s->n_helplines == 0)
		return;
	buf_init(&out, w->rep->arena);
	for (size_t i = 0; i < s->n_helplines; i++)
		buf_addf(&out, "%s%s", i > 0 ? ", " : "", s->helplines[i]);
	report_addf(w->rep, BLOCK_PARA,
	    "At the top stand the emergency line and the first line for the "
	    "whole country of each kind that goes with %s: %s.",
	    sentinel_name(s->kind), out.data);
}

static void
people(const struct why *w)
{
	const struct answers *a = w->r->answers;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(a->bank, a->country) : NULL;

	if (a->bank->n_helplines == 0)
		return;
	report_add(w->rep, BLOCK_THEME, "People to reach");
	if (!a->form->about_self) {
		report_add(w->rep, BLOCK_PARA,
		    "This form is about somebody else. So no numbers are "
		    "shown.");
		return;
	}
	if (c != NULL)
		report_addf(w->rep, BLOCK_PARA,
		    "The answers name the country %s: %s. All its lines are "
		    "shown, of every kind, emergency first.",
		    a->country, c->name);
	else if (a->country[0] != '\0')
		report_addf(w->rep, BLOCK_PARA,
		    "The answers name the country %s. The file has no lines "
		    "for it. So none are shown.",
		    a->country);
	else
		report_add(w->rep, BLOCK_PARA,
		    "The answers name no country. So the lines of all "
		    "countries are shown.");
	if (!part_needs_people(w->r))
		return;
	if (c != NULL)
		kinds(w);
	report_add(w->rep, BLOCK_PARA,
	    "An answer speaks whose kind comes with helplines. So steps and "
	    "people come before the rest.");
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
		people(w);
	left_open(w);
	why_themes(w);
	if (!first)
		people(w);
}

void
report_why(struct report *rep, const struct result *r, const struct trace *t)
{
	const struct why w = {rep, r, t};
	const struct bank *b = r->answers->bank;

	report_add(rep, BLOCK_HEADING, "How this was worked out");
	report_add(rep, BLOCK_PARA,
	    "Here is each line of this page, with what made it. You can add "
	    "it up yourself, with pen and paper. Fractions are exact. A score "
	    "is rounded once, at the end; a half goes away from 0.");
	report_addf(rep, BLOCK_PARA,
	    "A place such as %s is a line of the file with the questions.",
	    why_place(&w, b->forms[0].at));
	parts(&w);
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    "All other lines of the page are what was answered or noted, or "
	    "words of the file that are always said.");
}
