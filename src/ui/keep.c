#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "keep.h"

void
keep_begin(struct report *p, const char *what, const char *words)
{
	report_add(p, BLOCK_TITLE, "Before you go");
	if (words == NULL)
		words = arena_printf(p->arena,
		    "Leave the %s in this window. Scroll up to read it.", what);
	report_number(p, 1, words);
}
