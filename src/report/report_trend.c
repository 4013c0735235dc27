/* A course of time: the page as a whole. What stands now, or has no answer
 * since, comes first. No word sums anything up, and none says what is next. */
#include "harmcheck/report_trend.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "report_parts.h"
#include "report_trend_parts.h"

#define NAMES_MOST 12

const struct trend_entry *
trend_entry_of(const struct trend_page *p, size_t i)
{
	return &p->t->entries[i];
}

const char *
trend_text(const struct trend_page *p, size_t entry, const struct text *t)
{
	return t->of[trend_entry_of(p, entry)->side->answers->form->voice];
}

const char *
trend_version(const struct trend_page *p, size_t entry)
{
	return arena_printf(p->rep->arena, "version %s of the questions",
	    trend_entry_of(p, entry)->side->version);
}

void
trend_name(struct trend_names *names, const char *name)
{
	if (names->n < NAMES_MOST)
		buf_addf(names->out, "%s%s", names->n > 0 ? ", " : "", name);
	names->n++;
}

void
trend_names_end(struct trend_names *names)
{
	if (names->n > NAMES_MOST)
		buf_addf(names->out, " and %zu more", names->n - NAMES_MOST);
}

/* --- time ------------------------------------------------------------------
 */

/* Of several checks of one day each has a part of it, in their order. */
static long
moment(const struct trend_page *p, size_t entry)
{
	const long day = trend_entry_of(p, entry)->day;
	size_t before = 0, all = 0;

	while (
	    before < entry && trend_entry_of(p, entry - 1 - before)->day == day)
		before++;
	while (entry - before + all < p->t->n_entries &&
	    trend_entry_of(p, entry - before + all)->day == day)
		all++;
	return day * 1000 + (long)(before * 1000 / all);
}

static void
set_times(struct trend_page *p)
{
	const size_t n = p->t->n_entries;
	long first = 0, last = 0;

	p->at = arena_array(p->rep->arena, n + 1, sizeof(*p->at));
	for (size_t i = 0; i < n; i++) {
		if (!trend_entry_of(p, i)->drawn)
			continue;
		if (p->first == NULL) {
			p->first = trend_entry_of(p, i)->side->answers->date;
			first = moment(p, i);
		}
		p->last = trend_entry_of(p, i)->side->answers->date;
		last = moment(p, i);
	}
	for (size_t i = 0; i < n; i++)
		if (trend_entry_of(p, i)->drawn)
			p->at[i] = last > first
			    ? (unsigned)((moment(p, i) - first) * SERIES_TIME /
				  (last - first))
			    : SERIES_TIME / 2;
}

/* --- which checks there are ------------------------------------------------
 */

static void
how_many(const struct trend_page *p)
{
	const struct trend *t = p->t;

	if (t->n_drawn == 1)
		report_addf(p->rep, BLOCK_PARA,
		    "There is one check here, of %s. A line needs two. So this "
		    "page shows the one.",
		    p->first);
	else if (t->n_drawn > 1)
		report_addf(p->rep, BLOCK_PARA,
		    "There are %zu checks here, from %s to %s.", t->n_drawn,
		    p->first, p->last);
	else
		report_add(p->rep, BLOCK_PARA,
		    t->n_entries == 0
			? "There is no check yet. So there is nothing to show. "
			  "That is all right."
			: t->n_left_out == t->n_entries
			? "No check is that new. Older ones are not shown. "
			  "What they named about safety still comes first, "
			  "unless your answer changed since."
			: "No check of yours is shown here.");
	if (t->n_left_out > 0 && t->n_left_out < t->n_entries)
		report_addf(p->rep, BLOCK_PARA,
		    t->n_left_out == 1
			? "%zu earlier check is not shown. What it named about "
			  "safety still comes first, unless your answer "
			  "changed since."
			: "%zu earlier checks are not shown. What they named "
			  "about safety still comes first, unless your answer "
			  "changed since.",
		    t->n_left_out);
}

static void
cases(const struct trend_page *p)
{
	struct trend_names names = {
	    arena_alloc(p->rep->arena, sizeof(*names.out)), 0};

	if (p->t->n_cases == 0)
		return;
	buf_init(names.out, p->rep->arena);
	for (size_t i = p->t->n_left_out; i < p->t->n_entries; i++)
		if (trend_entry_of(p, i)->is_case)
			trend_name(&names, trend_entry_of(p, i)->side->name);
	trend_names_end(&names);
	report_addf(p->rep, BLOCK_PARA,
	    "About a case, and not drawn: %s. Each case is a story of its "
	    "own.",
	    names.out->data);
}

/* How often this form was taken, if entry I is the first with it; else 0. */
static size_t
taken(const struct trend_page *p, size_t i)
{
	const char *id = trend_entry_of(p, i)->side->answers->form->id;
	size_t n = 0;

	for (size_t k = 0; k < p->t->n_entries; k++) {
		const struct trend_entry *e = trend_entry_of(p, k);

		if (!e->drawn || !str_eq(e->side->answers->form->id, id))
			continue;
		if (k < i)
			return 0;
		n++;
	}
	return n;
}

static void
forms(const struct trend_page *p)
{
	struct buf out;
	size_t n = 0;

	buf_init(&out, p->rep->arena);
	for (size_t i = 0; i < p->t->n_entries; i++) {
		const struct trend_entry *e = trend_entry_of(p, i);
		const size_t times = e->drawn ? taken(p, i) : 0;

		if (times > 0)
			buf_addf(&out, "%s\"%s\" (%zu)", n++ > 0 ? ", " : "",
			    e->side->answers->form->title, times);
	}
	report_addf(p->rep, BLOCK_PARA, n == 1 ? "Form: %s." : "Forms: %s.",
	    out.data);
}

/* "Questions: pair, version 2.0.0; from 2026-03-01 on version 2.1.0." */
static void
versions(const struct trend_page *p, const struct trend_part *part)
{
	struct buf out;
	bool any = false;

	buf_init(&out, p->rep->arena);
	for (size_t i = 0; i < part->n_entries; i++) {
		const struct trend_entry *e =
		    trend_entry_of(p, part->entries[i]);

		if (!e->drawn || (any && !e->changed))
			continue;
		if (any)
			buf_addf(&out, "; from %s on", e->side->name);
		buf_addf(&out, "%s version %s", any ? "" : ",",
		    e->side->version);
		if (!e->side->known)
			buf_adds(&out, " (not at hand)");
		any = true;
	}
	if (any && p->t->n_parts > 1)
		report_addf(p->rep, BLOCK_PARA, "Questions (%s): %s%s.",
		    part->voice, part->bank, out.data);
	else if (any)
		report_addf(p->rep, BLOCK_PARA, "Questions: %s%s.", part->bank,
		    out.data);
}

/* All checks on one line of time; the words of it stand around it. */
static void
line_of_time(struct trend_page *p)
{
	struct series *s = report_series(p->rep, "Your checks, by date",
	    (const char *const[]){"Check", "Form", "Questions"}, p->t->n_drawn);
	bool has[TREND_MARKS] = {[TREND_MARK_CHECK] = true};

	s->name = "Your checks";
	s->first = p->first;
	s->last = p->last;
	s->glance = true;
	for (size_t i = 0; i < p->t->n_entries; i++) {
		const struct trend_entry *e = trend_entry_of(p, i);
		struct series_point to = {.name = e->side->name,
		    .words = e->side->answers->form->title,
		    .at = p->at[i],
		    .placed = true};

		if (!e->drawn)
			continue;
		for (size_t k = 0; k < SENTINEL_KINDS; k++)
			to.alone |= e->speaks[k];
		if (e->changed)
			to.change = arena_printf(p->rep->arena, "version %s",
			    e->side->version);
		to.aside = to.change;
		has[TREND_MARK_ALONE] |= to.alone;
		has[TREND_MARK_CHANGE] |= to.change != NULL;
		series_row(p->rep, s, &to);
	}
	s->key = trend_key(p, has);
}

static void
overview(struct trend_page *p)
{
	report_add(p->rep, BLOCK_HEADING, "Your checks");
	forms(p);
	for (size_t i = 0; i < p->t->n_parts; i++)
		versions(p, &p->t->parts[i]);
	if (p->t->n_drawn > 1)
		line_of_time(p);
	trend_safety(p);
}

/* --- what it means ---------------------------------------------------------
 */

static void
meaning(const struct trend_page *p)
{
	report_add(p->rep, BLOCK_HEADING, "How to read this");
	report_add(p->rep, BLOCK_PARA,
	    "This shows what you said on which day. Nothing is added up. It "
	    "cannot tell what comes next, or if a therapy helps.");
	report_add(p->rep, BLOCK_PARA,
	    "A change can come from the day, from your mood, or from other "
	    "things in life.");
	if (!p->t->conduct)
		report_add(p->rep, BLOCK_PARA,
		    "To name fewer things is no proof that all is well.");
	report_add(p->rep, BLOCK_PARA,
	    "To name more than before is no failure, and no verdict. Things "
	    "may have got harder, or you may see them more clearly. You know "
	    "best.");
	if (p->t->conduct)
		report_add(p->rep, BLOCK_PARA,
		    "You may also have said good things. They can be true too. "
		    "They are left out here. So is a day on which a theme "
		    "looks lighter than before. That does not weigh against "
		    "acts like these. Your diary has it all. Acts like these "
		    "are never counted or drawn, and no numbers of named "
		    "things stand here.");
}

/* --- the end ---------------------------------------------------------------
 */

/* The newest result, with what stands and the steps that follow: for
 * part_steps() and part_limits() alone. */
static const struct result *
result_of(const struct trend_page *p)
{
	struct arena *arena = p->rep->arena;
	struct result *r = arena_alloc(arena, sizeof(*r));

	*r = *trend_entry_of(p, p->t->newest)->result;
	r->alerts = arena_array(arena, SENTINEL_KINDS, sizeof(*r->alerts));
	r->steps = arena_array(arena, BANK_STEPS_SHOWN, sizeof(*r->steps));
	r->n_alerts = p->t->n_stands;
	r->n_steps = p->t->n_steps;
	for (size_t i = 0; i < p->t->n_stands; i++) {
		r->alerts[i].kind = p->t->stands[i].kind;
		r->alerts[i].state = ALERT_SPEAKS;
	}
	for (size_t i = 0; i < p->t->n_steps; i++)
		r->steps[i].step = p->t->steps[i];
	return r;
}

static void
not_read(const struct trend_page *p, const char *const *missing, size_t n)
{
	if (n > 0)
		report_add(p->rep, BLOCK_HEADING, "What could not be read");
	for (size_t i = 0; i < n; i++)
		report_add(p->rep, BLOCK_ITEM, missing[i]);
}

static void
closing(const struct trend_page *p, const struct result *r)
{
	report_add(p->rep, BLOCK_HEADING, "What this page is not");
	report_add(p->rep, BLOCK_PARA, part_limits(r));
	report_add(p->rep, BLOCK_GAP, "");
	report_addf(p->rep, BLOCK_PARA,
	    "The whole summary of your newest check, with your notes: "
	    "harmcheck diary show %s",
	    trend_entry_of(p, p->t->newest)->side->name);
}

static void
body(struct trend_page *p, const char *const *missing, size_t n)
{
	const struct result *r = result_of(p);
	const bool first = trend_speaking(p);

	if (first)
		part_steps(p->rep, r);
	if (p->t->n_drawn > 0) {
		overview(p);
		meaning(p);
		trend_parts(p);
	}
	not_read(p, missing, n);
	if (!first)
		part_steps(p->rep, r);
	closing(p, r);
}

void
report_trend(struct report *rep, const struct trend *t,
    const char *const *missing, size_t n)
{
	struct trend_page p = {.rep = rep, .t = t};

	set_times(&p);
	rep->date = p.last;
	report_add(rep, BLOCK_TITLE, "Your checks over time");
	how_many(&p);
	cases(&p);
	if (t->n_parts > 0)
		body(&p, missing, n);
	else
		not_read(&p, missing, n);
}
