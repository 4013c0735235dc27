/* Two dates: answers that speak alone. What stands now comes first, with the
 * words and the lines that belong to it. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_compare_parts.h"
#include "report_parts.h"

static bool
speaks(const struct dates_page *p, int i, enum sentinel_kind kind)
{
	for (size_t k = 0; k < p->c->n_alerts; k++)
		if (p->c->alerts[k].kind == kind &&
		    p->c->alerts[k].said[i].speaks)
			return true;
	return false;
}

static bool
is_lost(const struct dates_page *p, enum sentinel_kind kind)
{
	for (size_t k = 0; k < p->c->n_alerts; k++)
		if (p->c->alerts[k].kind == kind &&
		    compare_is_lost(&p->c->alerts[k]))
			return true;
	return false;
}

/* What was named of conduct does not end with a later answer. */
static bool
only_counts(const struct dates_page *p, enum sentinel_kind kind)
{
	return kind == SENTINEL_CONDUCT && !speaks(p, 1, kind) &&
	    !is_lost(p, kind);
}

/* The answers of this KIND that spoke on side I; LOST: those alone that have no
 * answer now. */
static void
answers_of(const struct dates_page *p, int i, enum sentinel_kind kind,
    bool lost)
{
	const struct compare_side *s = &p->c->side[i];

	for (size_t k = 0; k < p->c->n_alerts; k++) {
		const struct compared_alert *al = &p->c->alerts[k];

		if (al->kind == kind && al->said[i].speaks &&
		    (!lost || compare_is_lost(al)))
			report_add(p->rep, BLOCK_ITEM,
			    report_pair(p->rep, side_short(s, &al->said[i]),
				side_answer(s, &al->said[i])));
	}
}

/* "I do not know" and "does not apply" are no answer, and no silence either. */
static bool
is_silent(const struct dates_page *p, enum sentinel_kind kind)
{
	for (size_t k = 0; k < p->c->n_alerts; k++) {
		const struct compared_alert *al = &p->c->alerts[k];

		if (al->kind == kind && compare_is_lost(al) &&
		    (al->said[1].option >= 0 ||
			al->said[1].said == SAID_NOT_APPLICABLE))
			return false;
	}
	return true;
}

static void
lost(const struct dates_page *p, enum sentinel_kind kind)
{
	if (!is_lost(p, kind))
		return;
	if (speaks(p, 1, kind))
		report_add(p->rep, BLOCK_GAP, "");
	report_addf(p->rep, BLOCK_PARA, "You named this %s. It has no %s %s.",
	    p->in[0], is_silent(p, kind) ? "answer" : "clear answer", p->in[1]);
	answers_of(p, 0, kind, true);
}

/* The result that has words for KIND, and the country that was told last. */
static const struct result *
worded(const struct dates_page *p, enum sentinel_kind kind)
{
	const struct comparison *c = p->c;
	const int side = c->side[1].answers->bank->sentinels[kind].given;
	struct arena *a = p->rep->arena;
	struct result *r = arena_alloc(a, sizeof(*r));
	struct answers *answers = arena_alloc(a, sizeof(*answers));

	*r = *c->result[side];
	*answers = *r->answers;
	memcpy(answers->country,
	    c->side[c->side[1].answers->country[0] != '\0'].answers->country,
	    sizeof(answers->country));
	r->answers = answers;
	return r;
}

/* Spoke on the first side, and was answered in another way on the second. */
static bool
only_first(const struct dates_page *p, enum sentinel_kind kind)
{
	return compare_is_grave(kind) && speaks(p, 0, kind) &&
	    !speaks(p, 1, kind) && !is_lost(p, kind);
}

/* That an answer changed for the better is not set against conduct. */
static const char *
not_now(const struct dates_page *p)
{
	return p->c->conduct
	    ? ""
	    : arena_printf(p->rep->arena, ", and not %s", p->in[1]);
}

/* The sentinel's own words speak of today; of then it is not known if they are
 * still true. LINES: lines follow. */
static void
words_then(const struct dates_page *p, enum sentinel_kind kind, bool lines)
{
	const char *const back = p->c->conduct ? "is there" : "comes back";

	report_add(p->rep, BLOCK_GAP, "");
	if (is_lost(p, kind))
		report_add(p->rep, BLOCK_PARA,
		    "That was then. We do not know how it is now. If it is "
		    "there, this comes first.");
	else if (lines)
		report_addf(p->rep, BLOCK_PARA,
		    "You named this then%s. If it %s, this is for you:",
		    not_now(p), back);
	else
		report_addf(p->rep, BLOCK_PARA,
		    "You named this then%s. If it %s, you need not be "
		    "alone with it.",
		    not_now(p), back);
}

/* Which of two files of one date is the later one nobody knows: what either
 * of them names stands. So does an act of conduct, whatever was said later. */
static bool
stands_now(const struct dates_page *p, enum sentinel_kind kind)
{
	return p->c->same_date || kind == SENTINEL_CONDUCT ||
	    speaks(p, 1, kind);
}

static void
one_kind(const struct dates_page *p, enum sentinel_kind kind, bool *lines)
{
	const struct result *r = worded(p, kind);
	const bool new_lines = !*lines && part_has_lines(r, kind);

	report_add(p->rep, BLOCK_THEME,
	    part_text(r, &r->answers->bank->sentinels[kind].title));
	answers_of(p, 1, kind, false);
	lost(p, kind);
	if (only_first(p, kind)) {
		answers_of(p, 0, kind, false);
		if (p->c->same_date && kind != SENTINEL_CONDUCT)
			report_addf(p->rep, BLOCK_PARA, "You named this %s%s.",
			    p->in[0], not_now(p));
	}
	if (stands_now(p, kind)) {
		part_sentinel_words(p->rep, r, kind, new_lines);
	} else {
		words_then(p, kind, new_lines);
		if (new_lines)
			part_sentinel_lines(p->rep, r, kind);
	}
	*lines |= new_lines;
	if (only_counts(p, kind)) {
		report_add(p->rep, BLOCK_GAP, "");
		report_addf(p->rep, BLOCK_PARA,
		    "You did not name it %s. What you named %s still counts.",
		    p->in[1], p->in[0]);
	}
}

static bool
has_words(const struct dates_page *p, enum sentinel_kind kind)
{
	return speaks(p, 1, kind) || is_lost(p, kind) || only_first(p, kind);
}

static void
heading(const struct dates_page *p)
{
	size_t now = 0, then = 0;

	for (size_t i = 0; i < p->c->n_stands; i++) {
		const enum sentinel_kind kind = p->c->stands[i];

		now += speaks(p, 1, kind);
		then += is_lost(p, kind) || only_first(p, kind);
	}
	if (now == 0)
		report_addf(p->rep, BLOCK_HEADING, "What you named %s",
		    p->in[0]);
	else if (then == 0)
		report_addf(p->rep, BLOCK_HEADING, "What stands out %s",
		    p->in[1]);
	else
		report_add(p->rep, BLOCK_HEADING, "What stands out");
}

bool
dates_speaking(const struct dates_page *p)
{
	const struct bank *b = p->c->side[1].answers->bank;
	size_t n = 0;
	bool lines = false;

	for (size_t i = 0; i < p->c->n_stands; i++) {
		if (!has_words(p, p->c->stands[i]))
			continue;
		if (n++ == 0)
			heading(p);
		one_kind(p, p->c->stands[i], &lines);
	}
	if (n > 0)
		report_add(p->rep, BLOCK_GAP, "");
	if (n > 0 && b->n_helplines > 0)
		report_add(p->rep, BLOCK_PARA,
		    "harmcheck helplines names people you can reach.");
	return n > 0;
}

/* Behind "that". */
static const char *
alert_words(const struct dates_page *p, const struct compared_alert *al)
{
	const bool same = p->c->same_date;

	switch (al->change) {
	case ALERT_STILL:
		return same ? "is so in both" : "is still so";
	case ALERT_NEW:
		return same ? "is named only in the second" : "is new";
	case ALERT_NO_LONGER:
		if (al->kind == SENTINEL_CONDUCT)
			return "still counts"; /* nobody takes it back */
		return same ? "is named only in the first" : "is no longer so";
	case ALERT_NEW_UNASKED:
		return arena_printf(p->rep->arena,
		    "is so %s, with no answer %s", p->in[1], p->in[0]);
	case ALERT_NO_ANSWER:
	case ALERT_OPEN:
	case ALERT_CHANGES:
		break;
	}
	return arena_printf(p->rep->arena, "has no answer %s", p->in[1]);
}

static bool
has_change(const struct comparison *c, enum alert_change change)
{
	for (size_t i = 0; i < c->n_alerts; i++)
		if (c->alerts[i].change == change)
			return true;
	return false;
}

/* What was not named and has no answer now is not called by its name: nobody
 * should be asked for it a second time. */
static void
left_open(const struct dates_page *p)
{
	if (has_change(p->c, ALERT_NO_ANSWER))
		report_add(p->rep, BLOCK_PARA,
		    "A missing answer is not \"no\" and not \"gone\".");
	if (has_change(p->c, ALERT_OPEN))
		report_addf(p->rep, BLOCK_PARA,
		    "Some questions about safety have no answer %s. That is "
		    "not \"no\". You can leave it so.",
		    p->in[1]);
}

void
dates_alerts(const struct dates_page *p)
{
	struct table *t = NULL;

	report_add(p->rep, BLOCK_GAP, "");
	for (size_t i = 0; i < p->c->n_alerts; i++) {
		const struct compared_alert *al = &p->c->alerts[i];
		const int side = al->said[1].item >= 0;

		if (al->change == ALERT_OPEN || al->left_out)
			continue;
		if (t == NULL)
			t = dates_table(p, "About your safety", true);
		report_row(p->rep, t,
		    (const char *const[]){
			side_short(&p->c->side[side], &al->said[side]),
			side_answer(&p->c->side[0], &al->said[0]),
			side_answer(&p->c->side[1], &al->said[1]),
			alert_words(p, al)});
	}
	if (t != NULL)
		report_add(p->rep, BLOCK_GAP, "");
	left_open(p);
}
