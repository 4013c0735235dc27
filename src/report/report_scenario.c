/* The story of a case. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "report_scenario_parts.h"

void
report_scenario_story(struct report *r, const struct scenario *s)
{
	report_add(r, BLOCK_TITLE, s->title);
	report_add(r, BLOCK_PARA, s->content);
	report_add(r, BLOCK_PARA,
	    "You can stop here, or at any point. You need not say why.");
	report_add(r, BLOCK_HEADING, "The story");
	for (size_t i = 0; i < s->n_parts; i++) {
		if (s->parts[i].title != NULL)
			report_add(r, BLOCK_THEME, s->parts[i].title);
		report_add(r, BLOCK_PARA, s->parts[i].text);
	}
}

const char *
scenario_part_ended(struct report *r, const char *words)
{
	size_t n = strlen(words), end;
	while (n > 0 && words[n - 1] == '\n')
		n--;
	/* a quote may end with it */
	end = n - (n > 0 && words[n - 1] == '"');
	const bool ended = end > 0 && strchr(".!?", words[end - 1]) != NULL;
	return arena_printf(r->arena, "%.*s%s", (int)n, words,
	    ended ? "" : ".");
}
