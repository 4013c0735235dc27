/* The last page of a form about oneself: people to reach. Whoever fills in a
 * form about somebody else is handed no numbers, as on a screen. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

#define LINES 4

bool
paper_has_people(const struct sheet *s)
{
	return s->form->about_self && s->bank->n_helplines > 0;
}

/* All countries are too many for a page. Whoever hands it out can write the
 * numbers of the place on it. */
static void
no_country(const struct sheet *s, struct report *r)
{
	const struct bank *b = s->bank;

	report_add(r, BLOCK_HEADING, "People you can reach");
	report_add(r, BLOCK_PARA, paper_text(s, &b->helplines_before));
	report_add(r, BLOCK_PARA,
	    "If you do not know whom to call, ask a doctor, at a hospital or "
	    "at a pharmacy. Or ask someone you trust to find a number for "
	    "you.");
	report_add(r, BLOCK_PARA, paper_text(s, &b->young));
}

void
paper_people(struct sheet *s)
{
	const char *code = s->paper->country;
	const struct country *c =
	    code != NULL ? bank_country(s->bank, code) : NULL;
	struct report r;

	if (!paper_has_people(s))
		return;
	report_init(&r, s->arena);
	if (c != NULL)
		report_helplines(&r, s->bank, s->form->voice, c, NULL, 0);
	else if (code != NULL)
		report_no_country(&r, s->bank, s->form->voice, code);
	else
		no_country(s, &r);
	buf_adds(s->out, "<section class=\"own people\">\n");
	paper_blocks(s, &r);
	if (c == NULL) {
		buf_adds(s->out, "<div class=\"keep\">\n");
		paper_element(s, "<h3>", "Numbers near you", "</h3>\n");
		paper_lines(s, LINES);
		buf_adds(s->out, "</div>\n");
	}
	buf_adds(s->out, "</section>\n");
}
