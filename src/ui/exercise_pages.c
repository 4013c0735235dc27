/* Pages of an exercise up to its end; those on points are in
 * exercise_shares.c. */
#include "dialogue_parts.h"
#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/flow.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void
what_will_come(const struct exercise *e, struct report *p)
{
	const struct scenario *s = e->arg.scenario;
	const size_t n = flow_total(&e->d->flow);

	report_add(p, BLOCK_HEADING, "What will come");
	if (s->n_parts == 1)
		report_add(p, BLOCK_ITEM, "You read the story.");
	else
		report_addf(p, BLOCK_ITEM, "You read the story, in %zu parts.",
		    s->n_parts);
	report_addf(p, BLOCK_ITEM, "You answer about %zu question%s on it.", n,
	    plural(n));
	if (exercise_has_shares(e))
		report_add(p, BLOCK_ITEM,
		    "You share out 100 points among causes: what did the hard "
		    "part of it come from?");
	report_add(p, BLOCK_ITEM, "If you like, you write what you would do.");
	report_add(p, BLOCK_ITEM,
	    "Then comes the key, with reasons, beside your own answers.");
	if (s->minutes > 0)
		report_addf(p, BLOCK_PARA, "All this takes about %u minute%s.",
		    s->minutes, plural(s->minutes));
}

static void
before_you_start(const struct exercise *e, struct report *p)
{
	report_add(p, BLOCK_HEADING, "Before you start");
	report_add(p, BLOCK_ITEM,
	    "To leave at once: Ctrl-C, or x and Enter. The screen goes "
	    "blank.");
	report_add(p, BLOCK_ITEM,
	    "A story can come close to home. You can leave out a question "
	    "with s and a part with c, pause with p, and stop with q. You "
	    "need no reason. Type h for help and people to call.");
	if (e->arg.path == NULL)
		report_add(p, BLOCK_ITEM,
		    "Nothing is written to disk. When you leave, your answers "
		    "are gone.");
	else
		report_addf(p, BLOCK_ITEM,
		    "Before the key comes, your answers are saved in the file "
		    "%s. If you leave before that, nothing is kept.",
		    e->arg.path);
	if (e->arg.path != NULL && e->arg.code != NULL)
		report_addf(p, BLOCK_ITEM,
		    "The code %s is saved with them. Use the same word before "
		    "and after a training.",
		    e->arg.code);
	report_add(p, BLOCK_ITEM,
	    "Leaving cannot hide everything. The command you typed may stay "
	    "in the shell's history. In plain mode, earlier text may stay in "
	    "this window.");
}

void
page_exercise_first(struct exercise *e, struct report *p)
{
	const struct scenario *s = e->arg.scenario;

	exercise_notice(e, p);
	report_addf(p, BLOCK_TITLE, "A case: %s", s->title);
	report_addf(p, BLOCK_PARA, "%s The story is made up.", s->content);
	what_will_come(e, p);
	before_you_start(e, p);
	report_add(p, BLOCK_PARA, e->arg.case_line);
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: start. h: help. p: pause. q: stop. x: leave.");
}

void
page_exercise_story(struct exercise *e, struct report *p)
{
	const struct scenario *s = e->arg.scenario;
	const struct scenario_part *part = &s->parts[e->part];

	exercise_notice(e, p);
	if (s->n_parts > 1)
		report_addf(p, part->title != NULL ? BLOCK_PARA : BLOCK_TITLE,
		    "The story, part %zu of %zu", e->part + 1, s->n_parts);
	if (part->title != NULL || s->n_parts == 1)
		report_add(p, BLOCK_TITLE,
		    part->title != NULL ? part->title : s->title);
	report_add(p, BLOCK_PARA, part->text);
	if (!e->arg.piped)
		report_addf(p, BLOCK_KEYS,
		    "Enter: %s. b: back. h: help. p: pause. x: leave.",
		    e->part + 1 < s->n_parts ? "read on"
					     : "go on to the questions");
}

void
page_exercise_view(struct exercise *e, struct report *p)
{
	if (!e->arg.piped)
		report_add(p, BLOCK_PARA,
		    "Type v to go back to where you were.");
	report_scenario_story(p, e->arg.scenario);
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter or v: back to where you were. x: leave.");
}

void
page_exercise_words(struct exercise *e, struct report *p)
{
	const char *before = exercise_work(e)->would_do;

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "What would you do?");
	report_add(p, BLOCK_PARA,
	    "Say what could be done next, by whom, and how. You need not "
	    "write anything.");
	report_addf(p, BLOCK_PARA,
	    "No names of real people, please. One line, up to %d letters. It "
	    "%s",
	    CASE_TEXT_MOST,
	    e->arg.path != NULL
		? "is saved with your answers. It is in no picture of a group."
		: "stays here until you leave. Then it is gone.");
	if (before != NULL)
		report_addf(p, BLOCK_PARA, "Your text so far: %s", before);
	if (before != NULL)
		report_add(p, BLOCK_PARA,
		    "A new text takes its place. A single - removes it.");
	report_addf(p, BLOCK_KEYS,
	    "Write, then press Enter. Enter alone: %s. A single b: back, v: "
	    "story, h: help, x: leave.",
	    before != NULL ? "leave it so" : "go on without");
}

static void
all_keys(struct report *p, bool countries)
{
	static const char *const lines[] = {
	    "Enter: go on, or turn the page",
	    "b: back one step",
	    "s: leave out what is asked here",
	    "c: at a question, leave out the rest of the part",
	    "v: read the story again, from the questions on too",
	    "p: pause, with a blank screen, until you press Enter",
	    "r: show this again",
	    "q: stop, and choose what comes next",
	    "x or Ctrl-C: leave at once",
	};

	report_add(p, BLOCK_HEADING, "Keys");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		report_add(p, BLOCK_ITEM, lines[i]);
	if (countries)
		report_add(p, BLOCK_ITEM,
		    "k: choose or change the country for phone numbers");
}

void
page_exercise_help(struct exercise *e, struct report *p)
{
	const struct bank *b = e->arg.bank;
	const size_t voice = e->arg.scenario->form->voice;
	const char *code = e->d->country;

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "Help");
	report_add(p, BLOCK_PARA,
	    "You can stop at any time. You can leave out anything. No reason "
	    "is needed. Ctrl-C does not copy, it leaves.");
	if (b->n_helplines > 0 && *code != '\0' &&
	    dialogue_country(e->d) == NULL)
		report_no_country(p, b, voice, code);
	else if (b->n_helplines > 0)
		report_helplines(p, b, voice, dialogue_country(e->d), NULL, 0);
	all_keys(p, b->n_countries > 0);
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: back to where you were. x: leave.");
}
