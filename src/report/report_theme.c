#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/form.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

static const char *const not_enough = "Not enough answers to say";

static const char *
level_label(const struct result *r, const struct theme_score *s, int level)
{
	return level < 0 ? not_enough
			 : part_text(r, &s->category->levels[level].label);
}

/* "5 of 6 answered, 1 skipped", with only the parts that there are. */
static const char *
counts(struct report *rep, const struct theme_score *s)
{
	struct buf text;

	buf_init(&text, rep->arena);
	buf_addf(&text, "%zu of %zu answered", s->answered, s->asked);
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

static void
events(struct report *rep, const struct result *r, const struct theme_score *s)
{
	const char *words;

	report_addf(rep, BLOCK_PARA, "%s.", level_label(r, s, s->level));
	words = arena_printf(rep->arena, "%zu of %zu ticked; %s.", s->ticked,
	    s->asked, counts(rep, s));
	if (s->asked < BAR_LEAST)
		report_add(rep, BLOCK_PARA, words);
	else
		report_bar(rep, (unsigned)s->ticked, (unsigned)s->asked, words);
	for (size_t i = 0; i < s->ticked; i++)
		report_add(rep, BLOCK_ITEM,
		    part_answer(rep, r, s->ticked_items[i]));
	follow_ups(rep, r, s);
}

/* "67 of 100": points as they are, shares of the range out of 100. */
static const char *
score_words(struct report *rep, const struct theme_score *s)
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

/* How sure the words are, when answers are missing. */
static void
certainty(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	char lowest[32], highest[32];

	if (s->answered == s->asked)
		return;
	num_format(s->lowest, s->category->decimals, lowest);
	num_format(s->highest, s->category->decimals, highest);
	if (s->certain) {
		report_addf(rep, BLOCK_PARA,
		    "With every gap filled it would lie from %s to %s. The "
		    "words above would stay the same.",
		    lowest, highest);
		return;
	}
	report_addf(rep, BLOCK_PARA,
	    "With every gap filled it would lie from %s to %s: between "
	    "\"%s\" and \"%s\".",
	    lowest, highest, level_label(r, s, s->level_lowest),
	    level_label(r, s, s->level_highest));
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

/* Answers of a scale theme in words: those of the scale when they are few,
 * and what was ticked beside it (such as the question that opens it). */
static void
scale_answers(struct report *rep, const struct result *r,
    const struct theme_score *s)
{
	const struct form *f = r->answers->form;

	for (size_t i = 0; i < f->n_items; i++) {
		const struct question *q = f->items[i].question;
		bool listed;

		if (q == NULL || answer_option(r->answers, i) < 0)
			continue;
		listed = is_scale_item(s->category, q)
		    ? s->category->n_items <= SCALE_LISTED
		    : q->category == s->category &&
			answer_ticked(r->answers, i);
		if (listed)
			report_add(rep, BLOCK_ITEM, part_answer(rep, r, i));
	}
}

/* Of 100, where the score lies in its range, which rounding may have made
 * empty. */
static unsigned
share(const struct theme_score *s)
{
	const int64_t range = s->possible_max - s->possible_min;

	return range > 0
	    ? (unsigned)((s->score - s->possible_min) * 100 / range)
	    : 0;
}

static void
scale(struct report *rep, const struct result *r, const struct theme_score *s)
{
	scale_answers(rep, r, s);
	if (s->level == LEVEL_NOT_APPLICABLE)
		return;
	report_addf(rep, BLOCK_PARA, "%s.", level_label(r, s, s->level));
	if (!s->has_score)
		report_addf(rep, BLOCK_PARA,
		    "Too few answers for a number: %s.", counts(rep, s));
	else
		report_bar(rep, share(s), 100,
		    arena_printf(rep->arena, "%s; %s.", score_words(rep, s),
			counts(rep, s)));
	if (s->has_score)
		certainty(rep, r, s);
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
		scale(rep, r, s);
	skipped(rep, r, s);
	notes(rep, r, c);
	if (s->short_form)
		report_add(rep, BLOCK_PARA,
		    "Short form: more questions on this theme were not "
		    "opened.");
	if (c->evidence == EVIDENCE_LITTLE)
		report_add(rep, BLOCK_PARA,
		    "There is little research on this theme so far.");
	closing(rep, r, c);
}

/* Nothing was ticked, and that can be said. */
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

/* Nothing in it applies, or nothing of it was opened. */
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
		    part_text(r, &s->category->title), counts(rep, s));
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
	bool headed = false, short_form = false;

	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!is_quiet(s))
			continue;
		if (!headed)
			report_add(rep, BLOCK_THEME,
			    "Themes with nothing ticked");
		headed = true;
		short_form |= s->short_form;
		report_addf(rep, BLOCK_ITEM, "%s: %s%s",
		    part_text(r, &s->category->title), counts(rep, s),
		    s->short_form ? ", short form" : "");
		skipped(rep, r, s);
		notes(rep, r, s->category);
	}
	if (short_form)
		report_add(rep, BLOCK_PARA,
		    "Short form means: more questions on the theme were not "
		    "opened.");
	report_add(rep, BLOCK_GAP, "");
	for (size_t i = 0; i < r->n_themes; i++)
		if (is_quiet(&r->themes[i]))
			closing(rep, r, r->themes[i].category);
}

/* With acts of conduct named, good sides are left out, and that is said. */
static bool
is_left_out(const struct result *r, const struct theme_score *s)
{
	return r->speaks[SENTINEL_CONDUCT] &&
	    s->category->direction == DIRECTION_GOOD;
}

/* Themes that do not apply, and good sides left out, in a sentence each. */
static void
rest(struct report *rep, const struct result *r)
{
	struct buf titles, closed;
	size_t n = 0, n_closed = 0;
	bool left_out = false;

	buf_init(&titles, rep->arena);
	buf_init(&closed, rep->arena);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		left_out |= is_left_out(r, s) && s->answered > 0;
		if (is_left_out(r, s) || !is_empty(r, s))
			continue;
		if (s->short_form)
			buf_addf(&closed, "%s%s", n_closed++ == 0 ? "" : "; ",
			    part_text(r, &s->category->title));
		else
			buf_addf(&titles, "%s%s", n++ == 0 ? "" : "; ",
			    part_text(r, &s->category->title));
	}
	report_add(rep, BLOCK_GAP, "");
	if (n > 0)
		report_addf(rep, BLOCK_PARA, "Does not apply: %s.",
		    titles.data);
	if (n_closed > 0)
		report_addf(rep, BLOCK_PARA,
		    "Not opened in this short form: %s.", closed.data);
	if (left_out)
		report_add(rep, BLOCK_PARA,
		    "You may also have said good things. They can be true "
		    "too. They are left out here, because they do not weigh "
		    "against what stands above.");
	for (size_t i = 0; i < r->n_themes; i++)
		if (is_empty(r, &r->themes[i]) ||
		    is_left_out(r, &r->themes[i])) {
			notes(rep, r, r->themes[i].category);
			closing(rep, r, r->themes[i].category);
		}
}

void
part_themes(struct report *rep, const struct result *r)
{
	report_add(rep, BLOCK_HEADING, "Theme by theme");
	report_addf(rep, BLOCK_PARA, "You answered %zu of %zu questions.",
	    r->answered, r->items);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!is_empty(r, s) && !is_quiet(s) && !is_unanswered(s) &&
		    !is_left_out(r, s))
			one_theme(rep, r, s);
	}
	quiet_themes(rep, r);
	unanswered_themes(rep, r);
	rest(rep, r);
}
