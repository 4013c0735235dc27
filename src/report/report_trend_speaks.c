/* A course of time: answers that speak alone. What stands now, or has no answer
 * since, comes first, with the words and the lines that belong to it, as where
 * two dates stand side by side. */
#include <string.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/compare.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_trend_parts.h"

/* --- answers ---------------------------------------------------------------
 */

static bool
has(const struct trend_standing *s, enum trend_how how)
{
	for (const struct trend_answer *a = s->answers; a != NULL; a = a->next)
		if (a->how == how)
			return true;
	return false;
}

static const char *
date_of(const struct trend_page *p, const struct trend_answer *a)
{
	return trend_entry_of(p, a->entry)->side->answers->date;
}

static void
one_answer(const struct trend_page *p, const struct trend_answer *a)
{
	const struct form *f = trend_entry_of(p, a->entry)->side->answers->form;
	const struct form_item *it = &f->items[a->said.item];

	report_add(p->rep, BLOCK_ITEM,
	    report_pair(p->rep, it->short_text,
		it->scale->options[a->said.option].label.of[f->voice]));
}

/* All of S that are such, in groups of one check each: LEAD says of which. */
static void
answers_of(const struct trend_page *p, const struct trend_standing *s,
    enum trend_how how,
    void (*lead)(const struct trend_page *, const struct trend_standing *,
	const struct trend_answer *))
{
	const struct trend_answer *before = NULL;

	for (const struct trend_answer *a = s->answers; a != NULL;
	     a = a->next) {
		if (a->how != how)
			continue;
		if (before == NULL || before->entry != a->entry ||
		    before->silent != a->silent)
			lead(p, s, a);
		one_answer(p, a);
		before = a;
	}
}

static void
lead_now(const struct trend_page *p, const struct trend_standing *s,
    const struct trend_answer *a)
{
	(void)s;
	report_addf(p->rep, BLOCK_PARA, "You named this on %s.", date_of(p, a));
}

static void
lead_lost(const struct trend_page *p, const struct trend_standing *s,
    const struct trend_answer *a)
{
	(void)s;
	report_add(p->rep, BLOCK_GAP, "");
	report_addf(p->rep, BLOCK_PARA,
	    "You named this on %s. It has no %s since.", date_of(p, a),
	    a->silent ? "answer" : "clear answer");
}

/* That an answer changed for the better is not set against conduct. */
static void
lead_before(const struct trend_page *p, const struct trend_standing *s,
    const struct trend_answer *a)
{
	report_add(p->rep, BLOCK_GAP, "");
	report_addf(p->rep, BLOCK_PARA, "You named this on %s%s.",
	    date_of(p, a),
	    p->t->conduct && s->kind != SENTINEL_CONDUCT ? ""
		: a->silent     ? ". Your newest check has no answer to it"
		: p->t->conduct ? ""
				: ", and not in your newest check");
}

/* --- words -----------------------------------------------------------------
 */

/* The answers by whose bank S has its words, and the country told last. */
static const struct result *
worded(const struct trend_page *p, const struct trend_standing *s)
{
	struct arena *arena = p->rep->arena;
	struct result *r = arena_alloc(arena, sizeof(*r));
	struct answers *answers = arena_alloc(arena, sizeof(*answers));

	*answers = *trend_entry_of(p, s->worded)->side->answers;
	for (size_t i = p->t->n_entries; i-- > 0;) {
		const struct trend_entry *e = trend_entry_of(p, i);

		if (e->is_case || e->side->answers->country[0] == '\0')
			continue;
		memcpy(answers->country, e->side->answers->country,
		    sizeof(answers->country));
		break;
	}
	r->answers = answers;
	return r;
}

/* The sentinel's own words speak of today; of then it is not known if they are
 * still true. LINES: lines follow. */
static void
words_then(const struct trend_page *p, const struct trend_standing *s,
    bool lines)
{
	const char *const back = p->t->conduct ? "is there" : "comes back";

	report_add(p->rep, BLOCK_GAP, "");
	if (has(s, TREND_LOST))
		report_add(p->rep, BLOCK_PARA,
		    "That was then. We do not know how it is now. If it is "
		    "there, this comes first.");
	else if (lines)
		report_addf(p->rep, BLOCK_PARA,
		    "If it %s, this is for you:", back);
	else
		report_addf(p->rep, BLOCK_PARA,
		    "If it %s, you need not be alone with it.", back);
}

/* Which lines stand on the page. */
struct shown {
	bool any, grave;
};

/* Each grave kind that holds has its own people to reach, whatever stands
 * above; what is told in short has some where nothing grave has. */
static bool
needs_lines(const struct trend_standing *s, const struct shown *shown)
{
	if (!compare_is_grave(s->kind))
		return !shown->any;
	return trend_stands_now(s) || s->kind == SENTINEL_CONDUCT ||
	    !shown->grave;
}

static void
one_kind(const struct trend_page *p, const struct trend_standing *s,
    struct shown *shown)
{
	const struct result *r = worded(p, s);
	const bool new_lines =
	    needs_lines(s, shown) && part_has_lines(r, s->kind);

	report_add(p->rep, BLOCK_THEME,
	    part_text(r, &r->answers->bank->sentinels[s->kind].title));
	answers_of(p, s, TREND_NOW, lead_now);
	answers_of(p, s, TREND_LOST, lead_lost);
	if (!trend_stands_now(s))
		answers_of(p, s, TREND_BEFORE, lead_before);
	/* nobody takes an act of conduct back */
	if (has(s, TREND_NOW) || s->kind == SENTINEL_CONDUCT) {
		part_sentinel_words(p->rep, r, s->kind, new_lines);
	} else {
		words_then(p, s, new_lines);
		if (new_lines)
			part_sentinel_lines(p->rep, r, s->kind);
	}
	shown->any |= new_lines;
	shown->grave |= new_lines && compare_is_grave(s->kind);
	if (!trend_stands_now(s) && s->kind == SENTINEL_CONDUCT) {
		report_add(p->rep, BLOCK_GAP, "");
		report_add(p->rep, BLOCK_PARA,
		    "What you named then still counts, whatever you said "
		    "later.");
	}
}

bool
trend_speaking(const struct trend_page *p)
{
	struct shown shown = {false, false};
	bool now = false, people = false;

	if (p->t->n_stands == 0)
		return false;
	for (size_t i = 0; i < p->t->n_stands; i++) {
		const struct trend_standing *s = &p->t->stands[i];

		now |= has(s, TREND_NOW);
		people |= worded(p, s)->answers->bank->n_helplines > 0;
	}
	report_add(p->rep, BLOCK_HEADING,
	    now ? "What stands out" : "What you named");
	for (size_t i = 0; i < p->t->n_stands; i++)
		one_kind(p, &p->t->stands[i], &shown);
	report_add(p->rep, BLOCK_GAP, "");
	if (people)
		report_add(p->rep, BLOCK_PARA,
		    "harmcheck helplines names people you can reach.");
	return true;
}
