#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/form.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

static const char *const not_enough = "Not enough answers to say";

const char *
part_level(const struct result *r, const struct theme_score *s, int level)
{
	return level < 0 ? not_enough
			 : part_text(r, &s->category->levels[level].label);
}

const char *
part_counts(struct report *rep, const struct theme_score *s)
{
	struct buf text;

	buf_init(&text, rep->arena);
	buf_addf(&text, "%zu of %zu answered", s->answered, s->asked);
	if (s->unknown > 0)
		buf_addf(&text, ", %zu not known", s->unknown);
	if (s->skipped > 0)
		buf_addf(&text, ", %zu skipped", s->skipped);
	if (s->not_reached > 0)
		buf_addf(&text, ", %zu not asked", s->not_reached);
	if (s->not_applicable > 0)
		buf_addf(&text, ", %zu did not apply", s->not_applicable);
	return text.data;
}

static void
follow_ups(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	const struct category *c = s->category;
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < c->n_follow_ups; i++) {
		const int item = form_follow_up_item(f, c, c->follow_ups[i]);
		int option;

		if (item < 0)
			continue;
		option = answer_option(r->answers, (size_t)item);
		if (option >= 0)
			report_addf(rep, BLOCK_ITEM, "%s %s",
			    f->items[item].ask,
			    part_text(r,
				&f->items[item].scale->options[option].label));
		else if (answer_state(r->answers, (size_t)item) ==
		    ANSWER_SKIPPED)
			report_addf(rep, BLOCK_ITEM, "%s (skipped)",
			    f->items[item].ask);
	}
}

/* A bar of one or two questions would only look grave. */
#define BAR_LEAST 3

/* How much was named, drawn where that helps. Acts of conduct are not for
 * counting: "not sure" is among them, and one would be enough. */
static void
count(struct report *rep, const struct result *r, const struct theme_score *s)
{
	const char *answered = part_counts(rep, s);
	const char *words = arena_printf(rep->arena, "%zu of %zu named; %s.",
	    s->ticked, s->asked, answered);
	struct block *b;

	if (s->category->conduct && r->speaks[SENTINEL_CONDUCT]) {
		report_addf(rep, BLOCK_PARA, "%s.", answered);
		return;
	}
	if (s->asked < BAR_LEAST) {
		report_add(rep, BLOCK_PARA, words);
		return;
	}
	b = report_bar(rep, (unsigned)s->ticked, (unsigned)s->asked, words);
	b->bar_least = (unsigned)s->ticked;
	b->bar_most = (unsigned)(s->ticked + s->asked - s->answered);
}

static void
events(struct report *rep, const struct result *r, const struct theme_score *s)
{
	report_addf(rep, BLOCK_PARA, "%s.", part_level(r, s, s->level));
	count(rep, r, s);
	for (size_t i = 0; i < s->ticked; i++)
		report_add(rep, BLOCK_ITEM,
		    part_answer(rep, r, s->ticked_items[i]));
	follow_ups(rep, r, s);
}

/* The questions of this theme that were skipped, by name. */
static void
skipped(struct report *rep, const struct result *r, const struct theme_score *s)
{
	const struct form *f = r->answers->form;
	struct buf text;
	size_t n = 0;

	buf_init(&text, rep->arena);
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].category == s->category &&
		    f->items[i].question != NULL &&
		    answer_state(r->answers, i) == ANSWER_SKIPPED)
			buf_addf(&text, "%s\"%s\"", n++ == 0 ? "" : ", ",
			    f->items[i].short_text);
	if (n > 0)
		report_addf(rep, BLOCK_PARA, "Skipped: %s.", text.data);
}

static void
notes(struct report *rep, const struct result *r, const struct category *c)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].category == c &&
		    answer_note(r->answers, i) != NULL)
			report_addf(rep, BLOCK_ITEM, "Your note on \"%s\": %s",
			    f->items[i].short_text, part_note(rep, r, i));
}

/* What is always said with a theme, whatever was answered. */
static void
closing(struct report *rep, const struct result *r, const struct category *c)
{
	report_add(rep, BLOCK_PARA, part_text(r, &c->closing));
}

static void
one_theme(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	const struct category *c = s->category;

	report_add(rep, BLOCK_THEME, part_text(r, &c->title));
	if (c->kind == KIND_EVENTS)
		events(rep, r, s);
	else
		part_scale(rep, r, s);
	skipped(rep, r, s);
	notes(rep, r, c);
	if (c->evidence == EVIDENCE_LITTLE)
		report_add(rep, BLOCK_PARA,
		    "There is little research on this theme so far.");
	closing(rep, r, c);
}

/* Was a question of this theme ticked, be it one that no score counts? */
static bool
ticked_beside(const struct result *r, const struct theme_score *s)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].category == s->category &&
		    answer_ticked(r->answers, i))
			return true;
	return false;
}

/* Nothing in it applies, or nothing of it could be asked. */
static bool
is_empty(const struct result *r, const struct theme_score *s)
{
	return s->level == LEVEL_NOT_APPLICABLE && !ticked_beside(r, s);
}

static bool
is_quiet(const struct theme_score *s)
{
	return s->category->kind == KIND_EVENTS && s->ticked == 0 &&
	    s->level >= 0;
}

/* Too little was answered: each such theme takes a line. */
static bool
is_unanswered(const struct theme_score *s)
{
	return s->level == LEVEL_NOT_ENOUGH && s->answered == 0;
}

static void
unanswered_themes(struct report *rep, const struct result *r)
{
	bool headed = false;

	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!is_unanswered(s))
			continue;
		if (!headed)
			report_add(rep, BLOCK_THEME, not_enough);
		headed = true;
		report_addf(rep, BLOCK_ITEM, "%s: %s",
		    part_text(r, &s->category->title), part_counts(rep, s));
		notes(rep, r, s->category);
	}
	report_add(rep, BLOCK_GAP, "");
	for (size_t i = 0; i < r->n_themes; i++)
		if (is_unanswered(&r->themes[i]))
			closing(rep, r, r->themes[i].category);
}

/* Themes in which nothing was ticked take a line each. */
static void
quiet_themes(struct report *rep, const struct result *r)
{
	bool headed = false;

	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!is_quiet(s))
			continue;
		if (!headed)
			report_add(rep, BLOCK_THEME,
			    "Themes with nothing named");
		headed = true;
		report_addf(rep, BLOCK_ITEM, "%s: %s",
		    part_text(r, &s->category->title), part_counts(rep, s));
		skipped(rep, r, s);
		notes(rep, r, s->category);
	}
	report_add(rep, BLOCK_GAP, "");
	for (size_t i = 0; i < r->n_themes; i++)
		if (is_quiet(&r->themes[i]))
			closing(rep, r, r->themes[i].category);
}

bool
part_is_left_out(const struct result *r, const struct theme_score *s)
{
	return r->speaks[SENTINEL_CONDUCT] &&
	    s->category->direction == DIRECTION_GOOD;
}

/* Did the person say to a question of this theme that it does not apply? */
static bool
said_not_applicable(const struct result *r, const struct category *c)
{
	for (size_t i = 0; i < r->answers->form->n_items; i++)
		if (r->answers->form->items[i].category == c &&
		    answer_state(r->answers, i) == ANSWER_NOT_APPLICABLE)
			return true;
	return false;
}

/* A scale whose opening question left nothing to ask is passed over: nothing
 * was left undone, and nobody said that it does not apply. */
static bool
is_passed_over(const struct result *r, const struct theme_score *s)
{
	return s->category->kind == KIND_SCALE &&
	    !said_not_applicable(r, s->category);
}

static void
not_applicable(struct report *rep, const struct result *r)
{
	struct buf titles;
	size_t n = 0;

	buf_init(&titles, rep->arena);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!part_is_left_out(r, s) && is_empty(r, s) &&
		    !is_passed_over(r, s))
			buf_addf(&titles, "%s%s", n++ == 0 ? "" : "; ",
			    part_text(r, &s->category->title));
	}
	if (n > 0)
		report_addf(rep, BLOCK_PARA, "Does not apply: %s.",
		    titles.data);
}

static void
left_out(struct report *rep, const struct result *r)
{
	bool any = false;

	for (size_t i = 0; i < r->n_themes; i++)
		any |= part_is_left_out(r, &r->themes[i]) &&
		    r->themes[i].answered > 0;
	if (any)
		report_addf(rep, BLOCK_PARA,
		    "%s They can be true too. They are left out here, because "
		    "they do not weigh against what stands above.",
		    r->answers->form->about_self
			? "You may also have said good things."
			: "Good things may have been said too.");
}

/* Themes that do not apply, and good sides left out, in a sentence each. */
static void
rest(struct report *rep, const struct result *r)
{
	report_add(rep, BLOCK_GAP, "");
	not_applicable(rep, r);
	left_out(rep, r);
	for (size_t i = 0; i < r->n_themes; i++)
		if (is_empty(r, &r->themes[i]) ||
		    part_is_left_out(r, &r->themes[i])) {
			if (!part_is_left_out(r, &r->themes[i]))
				skipped(rep, r, &r->themes[i]);
			notes(rep, r, r->themes[i].category);
			closing(rep, r, r->themes[i].category);
		}
}

/* Has a theme that was asked more questions than the form opened? Said once,
 * above all of them. */
static bool
is_short(const struct result *r)
{
	for (size_t i = 0; i < r->n_themes; i++)
		if (r->themes[i].short_form && !is_empty(r, &r->themes[i]))
			return true;
	return false;
}

enum part_place
part_place_of(const struct result *r, const struct theme_score *s)
{
	if (part_is_left_out(r, s))
		return PART_LEFT_OUT;
	if (is_empty(r, s))
		return PART_EMPTY;
	if (is_quiet(s))
		return PART_QUIET;
	return is_unanswered(s) ? PART_UNANSWERED : PART_OWN;
}

void
part_themes(struct report *rep, const struct result *r)
{
	report_add(rep, BLOCK_HEADING, "Theme by theme");
	report_addf(rep, BLOCK_PARA, "You answered %zu of %zu questions.%s",
	    r->answered, r->items,
	    r->answered > 0 && is_short(r)
		? " This was the short form. There are more questions "
		  "on some themes."
		: "");
	part_glance(rep, r);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (part_place_of(r, s) == PART_OWN)
			one_theme(rep, r, s);
	}
	quiet_themes(rep, r);
	unanswered_themes(rep, r);
	rest(rep, r);
}
