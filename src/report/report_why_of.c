/* How one theme was worked out, for whoever wonders about one line. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_why_parts.h"

static const struct trace_theme *
trace_of(const struct trace *t, const struct category *c)
{
	size_t i = 0;

	while (t->themes[i].score->category != c)
		i++;
	return &t->themes[i];
}

void
report_why_of(struct report *rep, const struct result *r, const struct trace *t,
    const struct category *c)
{
	const struct why w = {rep, r, t, c};
	const struct trace_theme *theme = trace_of(t, c);

	rep->date = r->answers->date;
	report_add(rep, BLOCK_TITLE, "How this was worked out");
	report_addf(rep, BLOCK_HEADING, "Theme: %s", why_text(&w, &c->title));
	if (!why_theme(&w, theme)) {
		report_add(rep, BLOCK_PARA,
		    "This theme is about good sides. An answer of the kind "
		    "conduct speaks alone. So the page leaves good sides out, "
		    "and they are left out here too.");
		return;
	}
	report_add(rep, BLOCK_GAP, "");
	why_stands_out(&w, theme->score);
	report_add(rep, BLOCK_HEADING, "Steps that this theme called for");
	why_steps_of(&w);
	report_add(rep, BLOCK_GAP, "");
	if (part_needs_people(r) && r->answers->form->about_self)
		report_add(rep, BLOCK_PARA,
		    "harmcheck helplines lists people to reach.");
	report_addf(rep, BLOCK_PARA,
	    "A place such as %s is a line of the question file. --why shows "
	    "how the whole page was worked out.",
	    why_place(&w, c->at));
}
