/* Two dates side by side: the page as a whole. What stands now comes first,
 * the next step before the small print. No word sums anything up. */
#include "harmcheck/report_compare.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "report_compare_parts.h"
#include "report_parts.h"

const char *
side_text(const struct compare_side *s, const struct text *t)
{
	return t->of[s->answers->form->voice];
}

const char *
side_answer(const struct compare_side *s, const struct compare_said *said)
{
	static const char *const words[SAID_STATES] = {
	    [SAID_SKIPPED] = "skipped",
	    [SAID_NOT_APPLICABLE] = "does not apply",
	    [SAID_NOT_ASKED] = "not asked",
	    [SAID_NOTHING] = "no answer",
	    [SAID_UNREAD] = "an answer that this version does not have",
	};

	if (said->option < 0)
		return words[said->said];
	return side_text(s,
	    &s->answers->form->items[said->item]
		 .scale->options[said->option]
		 .label);
}

const char *
side_short(const struct compare_side *s, const struct compare_said *said)
{
	const struct form_item *it = &s->answers->form->items[said->item];

	return it->question != NULL ? it->short_text : it->ask;
}

bool
dates_left_out(const struct dates_page *p, const struct category *c)
{
	return p->c->conduct && c != NULL && c->direction == DIRECTION_GOOD;
}

/* --- the top -------------------------------------------------------------- */

static void
version_unknown(const struct dates_page *p, int i,
    const struct compare_source *source)
{
	if (p->c->side[i].known)
		return;
	report_addf(p->rep, BLOCK_PARA,
	    "The answers %s belong to version %s of the questions. That "
	    "version is not at hand, so its words are not known. Answers are "
	    "shown where they fit. None is called better or worse, and no "
	    "levels stand side by side. The options --bank-a and --bank-b "
	    "name the questions of each file.",
	    p->in[i], source->version);
}

/* Where the words of one side are not known, they may not have meant the
 * same. */
static bool
is_same(const struct comparison *c)
{
	return c->same && !c->unsure;
}

static void
in_common(const struct dates_page *p)
{
	const struct comparison *c = p->c;

	if (c->same)
		report_addf(p->rep, BLOCK_PARA,
		    "These two files hold the same answers.%s",
		    is_same(c) ? " Nothing has changed." : "");
	else if (c->n_both == 0 && c->result[0]->answered > 0 &&
	    c->result[1]->answered > 0)
		report_add(p->rep, BLOCK_PARA,
		    "There is nothing to lay side by side yet. No question has "
		    "an answer in both files. You can look at each of them by "
		    "itself: harmcheck report FILE. Or take the same form "
		    "again, when you want to.");
}

static void
opening(const struct dates_page *p, const struct compare_source *sources)
{
	const struct answers *a = p->c->side[0].answers;
	const struct answers *b = p->c->side[1].answers;

	if (p->c->same_date)
		report_addf(p->rep, BLOCK_TITLE, "Side by side: %s", a->date);
	else
		report_addf(p->rep, BLOCK_TITLE, "Then and now: %s and %s",
		    a->date, b->date);
	report_add(p->rep, BLOCK_PARA,
	    "This page reads both files as the answers of one person. Are they "
	    "from two people? Then close this page. Each of them can look at "
	    "their own, alone: harmcheck report FILE.");
	if (p->c->same_date)
		report_add(p->rep, BLOCK_PARA,
		    "Both files have the same date. They are called first and "
		    "second, as you named them.");
	if (!str_eq(a->form->id, b->form->id))
		report_addf(p->rep, BLOCK_PARA,
		    "The form %s: \"%s\". The form %s: \"%s\". Only what both "
		    "ask stands side by side.",
		    p->in[0], a->form->title, p->in[1], b->form->title);
	for (int i = 0; i < 2; i++)
		version_unknown(p, i, &sources[i]);
	for (int i = 0; i < 2; i++)
		if (p->c->result[i]->answered == 0)
			report_addf(p->rep, BLOCK_PARA,
			    "You gave no answers %s. So nothing can stand "
			    "side by side. That is all right.",
			    p->in[i]);
	in_common(p);
}

/* --- what it means -------------------------------------------------------- */

static size_t
count(const struct comparison *c, const enum change *list, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < c->n_questions; i++)
		for (size_t k = 0; k < n; k++)
			found += !c->questions[i].left_out &&
			    c->questions[i].change == list[k];
	return found;
}

#define COUNT(c, ...)                          \
	count(c, (enum change[]){__VA_ARGS__}, \
	    sizeof((enum change[]){__VA_ARGS__}) / sizeof(enum change))

static void
meaning(const struct dates_page *p)
{
	const struct comparison *c = p->c;

	report_add(p->rep, BLOCK_HEADING, "What changed");
	report_add(p->rep, BLOCK_PARA,
	    "Your answers stand side by side here. Nothing is added up. This "
	    "page cannot tell if therapy helps you.");
	if (COUNT(c, CHANGE_NEW, CHANGE_WORSE) > 0)
		report_add(p->rep, BLOCK_PARA,
		    "To name more than before is no failure. Things may have "
		    "got harder, or you may see them more clearly. You know "
		    "best.");
	if (COUNT(c, CHANGE_BETTER, CHANGE_WORSE) > 0)
		report_add(p->rep, BLOCK_PARA,
		    c->conduct
			? "\"Worse\" only follows the order of the answers. It "
			  "says nothing about you."
			: "\"Better\" and \"worse\" only follow the order of "
			  "the answers. They say nothing about you.");
	if (c->conduct)
		report_add(p->rep, BLOCK_PARA,
		    "You may also have said good things, or things may have "
		    "got better. That can be true too. All of that is left "
		    "out here, also where an answer may have changed for the "
		    "better. It does not weigh against acts like these.");
}

/* --- the end -------------------------------------------------------------- */

const struct result *
dates_result(struct arena *arena, const struct comparison *c)
{
	struct result *r = arena_alloc(arena, sizeof(*r));

	*r = *c->result[1];
	r->alerts = arena_array(arena, SENTINEL_KINDS, sizeof(*r->alerts));
	r->steps = arena_array(arena, BANK_STEPS_SHOWN, sizeof(*r->steps));
	r->n_alerts = c->n_stands;
	r->n_steps = c->n_steps;
	for (size_t i = 0; i < c->n_stands; i++) {
		r->alerts[i].kind = c->stands[i];
		r->alerts[i].state = ALERT_SPEAKS;
	}
	for (size_t i = 0; i < c->n_steps; i++)
		r->steps[i].step = c->steps[i];
	return r;
}

struct table *
dates_table(const struct dates_page *p, const char *caption, bool judged)
{
	const size_t n = judged ? 4 : 3;
	struct table *t = report_table(p->rep, caption,
	    (const char *const[]){"question", p->when[0], p->when[1], "that"},
	    n);

	report_titles(p->rep, t,
	    (const char *const[]){"Question", p->titles[0], p->titles[1],
		"Change"});
	return t;
}

static void
limits(const struct dates_page *p, const struct compare_source *sources)
{
	const struct bank *b = p->c->side[1].answers->bank;

	report_add(p->rep, BLOCK_HEADING, "What this page is not");
	report_add(p->rep, BLOCK_PARA,
	    part_limits(dates_result(p->rep->arena, p->c)));
	if (str_eq(sources[0].version, sources[1].version))
		report_addf(p->rep, BLOCK_PARA, "Questions: %s, version %s.",
		    b->id, sources[1].version);
	else
		report_addf(p->rep, BLOCK_PARA,
		    "Questions: %s, version %s %s, version %s %s.", b->id,
		    sources[0].version, p->in[0], sources[1].version, p->in[1]);
}

static void
last_step(const struct dates_page *p, const struct compare_source *newer)
{
	report_add(p->rep, BLOCK_GAP, "");
	report_addf(p->rep, BLOCK_PARA,
	    "The whole summary of %s, with your notes: harmcheck report %s",
	    p->c->same_date ? "the second" : "now",
	    newer->path != NULL ? newer->path : "FILE");
}

/* What is the same in both is told by the summary. */
static void
changes(const struct dates_page *p)
{
	if (is_same(p->c)) {
		dates_closings(p);
		return;
	}
	meaning(p);
	dates_alerts(p);
	dates_questions(p);
	dates_themes(p);
	dates_follow_ups(p);
}

/* Where an answer stands that comes first, or a grave one did, whoever stops
 * after the first page should have the next steps; else they follow what
 * changed. */
void
report_dates(struct report *rep, const struct comparison *c,
    const struct compare_source *sources)
{
	const bool same = c->same_date;
	const struct dates_page p = {
	    .rep = rep,
	    .c = c,
	    .when = {same ? "first" : "then", same ? "second" : "now"},
	    .titles = {same ? "First" : "Then", same ? "Second" : "Now"},
	    .in = {same ? "in the first" : "then",
		same ? "in the second" : "now"},
	};
	const struct result *result = dates_result(rep->arena, c);
	bool first;

	rep->date = c->side[1].answers->date;
	opening(&p, sources);
	first = dates_speaking(&p) || c->grave;
	if (first)
		part_steps(rep, result);
	changes(&p);
	dates_not_compared(&p, sources);
	if (!first)
		part_steps(rep, result);
	limits(&p, sources);
	last_step(&p, &sources[1]);
}
