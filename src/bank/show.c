/* A bank as plain lines to be read aloud. Nothing is wrapped or cleaned here:
 * that is for whoever prints it. */
#include <stdint.h>

#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "show.h"

static void
show_head(const struct show *s)
{
	const struct bank *b = s->bank;
	buf_addf(s->out, "%s\n", show_of(s, &b->title));
	buf_addf(s->out, "Bank %s, version %s, language %s", b->id, b->version,
	    b->language);
	if (b->licence != NULL)
		buf_addf(s->out, ", licence %s", b->licence);
	buf_addf(s->out,
	    ".\nForms: %zu. Themes: %zu. Questions: %zu. "
	    "Steps: %zu. Helplines: %zu.\n",
	    b->n_forms, b->n_categories, b->n_questions, b->n_steps,
	    b->n_helplines);
	show_text(s, "First screen", &b->intro);
	show_text(s, "Said with every result", &b->limits);
	show_text(s, "Before the result", &b->grounding);
	show_text(s, "Above the next steps", &b->steps_before);
	show_text(s, "Who has read it", &b->review_status);
	show_text(s, "Before helplines", &b->helplines_before);
	show_text(s, "With every helpline", &b->helplines_note);
	show_text(s, "For a country that is not here", &b->helplines_elsewhere);
	show_text(s, "For young people", &b->young);
	show_text(s, "On paper, how to fill it in", &b->paper);
	show_text(s, "For whoever hands out the paper", &b->facilitator);
}

static void
count_items(const struct form *f, size_t *questions, size_t *follow_ups)
{
	*questions = *follow_ups = 0;
	for (size_t i = 0; i < f->n_items; i++)
		(*(f->items[i].question != NULL ? questions : follow_ups))++;
}

/* What a short form does when something was ticked. */
static void
show_deepen(const struct show *s, const struct form *f)
{
	if (f->depth != DEPTH_CORE || !f->deepen)
		return;
	buf_adds(s->out, ". The full questions of a theme");
	if (f->deepen_most > 0)
		buf_addf(s->out, ", at most %u,", f->deepen_most);
	buf_adds(s->out, " are asked when one of its core questions is ticked");
}

static void
show_form(const struct show *s, const struct form *f)
{
	size_t questions, follow_ups;
	count_items(f, &questions, &follow_ups);
	buf_addf(s->out, "\nForm %s: %s\n", f->id, f->title);
	show_line(s, "For whom", f->about);
	show_line(s, "Voice", s->bank->voices[f->voice]);
	show_line(s, "Stage", f->stage);
	if (!f->about_self)
		buf_adds(s->out,
		    "The answers are about somebody else, such as the person "
		    "in a case.\n");
	buf_addf(s->out, "Questions: at most %zu. Follow-ups: at most %zu",
	    questions, follow_ups);
	show_deepen(s, f);
	buf_adds(s->out, ".\n");
	if (f->minutes > 0)
		buf_addf(s->out, "It takes about %u minute%s.\n", f->minutes,
		    f->minutes == 1 ? "" : "s");
	for (size_t i = 0; i < f->n_categories; i++)
		buf_addf(s->out, "- %s: %s\n", f->categories[i]->id,
		    show_of(s, &f->categories[i]->title));
}

static void
show_first(const struct show *s)
{
	for (size_t i = 0; i < s->bank->n_questions; i++) {
		const struct question *q = &s->bank->questions[i];
		if (q->role != ROLE_NONE &&
		    (s->form == NULL || s->form->item_of[q->index] >= 0))
			show_question(s, q);
	}
}

static void
show_bank(const struct show *s)
{
	const struct bank *b = s->bank;
	show_head(s);
	for (size_t i = 0; i < b->n_forms; i++)
		show_form(s, &b->forms[i]);
	show_first(s);
	for (size_t i = 0; i < b->n_categories; i++)
		show_theme(s, &b->categories[i]);
	show_sentinels(s);
	show_steps(s);
	show_advice(s);
	show_letter(s);
	show_causes(s);
	show_helplines(s);
	show_all_sources(s);
}

static void
show_whole_form(const struct show *s)
{
	show_form(s, s->form);
	show_first(s);
	for (size_t i = 0; i < s->form->n_categories; i++)
		show_theme(s, s->form->categories[i]);
}

/* By its id, or by the code that heads its column. */
static const struct question *
find_question(const struct bank *b, const char *name)
{
	const struct question *q = bank_question(b, name);

	for (size_t i = 0; q == NULL && i < b->n_questions; i++)
		if (str_eq(b->questions[i].code, name))
			q = &b->questions[i];
	return q;
}

int
bank_show(const struct bank *b, const char *only, struct buf *out)
{
	struct show s = {.bank = b, .out = out};
	if (only == NULL) {
		show_bank(&s);
		return 0;
	}
	const struct category *c = bank_category(b, only);
	const struct question *q = find_question(b, only);
	s.form = bank_form(b, only);
	if (s.form != NULL)
		show_whole_form(&s);
	else if (c != NULL)
		show_theme(&s, c);
	else if (q != NULL)
		show_question(&s, q);
	return s.form != NULL || c != NULL || q != NULL ? 0 : -1;
}
