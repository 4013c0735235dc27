/* People to reach: the last page of a form about oneself, a box at the end of
 * any other. A screen shows the latter behind h; paper has no h. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "paper_parts.h"

#define LINES 4
#define LINES_NEAR 2

static const char ask[] =
    "If you do not know whom to call, ask a doctor, at a hospital or at a "
    "pharmacy. Or ask someone you trust to find a number for you.";

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
	report_add(r, BLOCK_PARA, ask);
	report_add(r, BLOCK_PARA, paper_text(s, &b->young));
}

static const struct country *
country(const struct sheet *s)
{
	const char *code = s->paper->country;

	return code != NULL ? bank_country(s->bank, code) : NULL;
}

static void
room_to_write(const struct sheet *s, unsigned lines)
{
	buf_adds(s->out, "<div class=\"keep\">\n");
	paper_element(s, "<h3>", "Numbers near you", "</h3>\n");
	paper_lines(s, lines);
	buf_adds(s->out, "</div>\n");
}

void
paper_people(struct sheet *s)
{
	const struct country *c = country(s);
	struct report r;

	if (!paper_has_people(s))
		return;
	report_init(&r, s->arena);
	if (c != NULL)
		report_helplines(&r, s->bank, s->form->voice, c, NULL, 0);
	else
		no_country(s, &r);
	buf_adds(s->out, "<section class=\"own people\">\n");
	paper_blocks(s, &r);
	if (c == NULL)
		room_to_write(s, LINES);
	buf_adds(s->out, "</section>\n");
}

/* Of each kind that C has the first line that is not for a region only. */
static void
lines_of(const struct sheet *s, struct report *r, const struct country *c)
{
	const struct bank *b = s->bank;
	const char **kinds =
	    arena_array(s->arena, b->n_helplines, sizeof(*kinds));
	size_t n = 0;

	for (size_t i = 0; i < b->n_helplines; i++) {
		const struct helpline *h = &b->helplines[i];
		size_t k = 0;

		while (k < n && !str_eq(kinds[k], h->kind))
			k++;
		if (h->country == c && k == n)
			kinds[n++] = h->kind;
	}
	report_addf(r, BLOCK_HEADING, "People you can reach: %s", c->name);
	report_lines_brief(r, b, c, kinds, n, NULL);
	report_add(r, BLOCK_PARA, paper_text(s, &b->helplines_note));
}

void
paper_near(struct sheet *s)
{
	const struct country *c = country(s);
	struct report r;

	if (s->form->about_self || s->bank->n_helplines == 0)
		return;
	report_init(&r, s->arena);
	report_addf(&r, BLOCK_PARA,
	    "%s can come close to home. You can stop at any time, and talk to "
	    "someone.",
	    s->paper->scenario != NULL ? "A story" : "This");
	if (c != NULL) {
		lines_of(s, &r, c);
	} else {
		report_add(&r, BLOCK_HEADING, "People you can reach");
		report_addf(&r, BLOCK_PARA,
		    "In danger, call the emergency number first. %s", ask);
	}
	report_add(&r, BLOCK_PARA, paper_text(s, &s->bank->young));
	buf_adds(s->out, "<div class=\"how near\">\n");
	paper_blocks(s, &r);
	if (c == NULL)
		room_to_write(s, LINES_NEAR);
	buf_adds(s->out, "</div>\n");
}
