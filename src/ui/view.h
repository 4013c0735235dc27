/* How a page is put before a person; private to the ui layer. */
#ifndef HARMCHECK_VIEW_H
#define HARMCHECK_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/buf.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/talk.h"

struct arena;
struct report;

struct view {
	enum talk_mode mode;
	int in, out;
	struct arena *layout; /* one page's lines */
	const struct report *page;
	const char **lines;
	size_t n, top; /* lines of the page; first one shown */
	size_t rows, cols;
	struct lineedit *editor; /* TALK_SCREEN, may be NULL */
	struct buf line;
	const char *prompt; /* for the line of now; NULL: what it is */
	bool decorated;     /* lines, but with bars: the kept summary */
	bool begun;         /* a page stands above (lines) */
	bool unreadable;    /* a read failed */
	bool failed;        /* a write failed */
};

void view_init(struct view *v, enum talk_mode mode, int in, int out);
void view_done(struct view *v);

/* Give the terminal back, keep the rest. */
void view_release(struct view *v);

/* Show PAGE; a painted one from row TOP on. */
void view_show(struct view *v, const struct report *page, size_t top);

/* Is there more of the page below? */
bool view_has_more(const struct view *v);

/* Page down, page up; false when there is nothing there. */
bool view_down(struct view *v);
bool view_up(struct view *v);

/* Read the answer to the page: a key line, or (NOTE) a private longer text.
 * It stands in v->line. */
enum line_end view_read(struct view *v, bool note);

/* Nothing on the screen: for a pause. */
void view_hide(struct view *v);

#endif
