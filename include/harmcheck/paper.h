/* A form on paper: one HTML page for a printer, that needs nothing from outside
 * and runs no script. */
#ifndef HARMCHECK_PAPER_H
#define HARMCHECK_PAPER_H

#include <stdbool.h>

struct bank;
struct buf;
struct form;
struct scenario;

enum paper_size { PAPER_ANY, PAPER_A4, PAPER_LETTER };

struct paper {
	const struct bank *bank;
	const struct form *form; /* the scenario's, where there is one */
	const struct scenario
	    *scenario; /* with its story, the points to share
			  out and lines to write on; or NULL */
	const char *digest;
	const char *country; /* a code: print its lines; NULL, or one that the
				bank lacks: room to write some */
	enum paper_size size;
	bool large;      /* large print */
	bool points;     /* of a scenario with shares: those alone, on slips */
	bool hand_score; /* add the sheet for scoring by hand, and next steps */
	bool facilitator; /* add the notes for whoever hands it out */
};

/* Lay P out, as a page in its bank's language. Each question has the number and
 * the code by which an answer is typed in; each box has the number to type.
 * What is for whoever scores by hand, and for whoever hands it out, comes on
 * pages of its own behind the form. */
void render_paper(struct buf *out, const struct paper *p);

#endif
