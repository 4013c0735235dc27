/* What follows from answers, in words: sentinels, steps, advice, helplines. */
#include <stdint.h>

#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "show.h"

void
show_sentinels(const struct show *s)
{
	const struct sentinel *x;
	for (size_t i = 0; (x = bank_sentinel(s->bank, i)) != NULL; i++) {
		buf_addf(s->out, "\nAnswers of the kind %s speak alone\n",
		    sentinel_name(x->kind));
		show_text(s, "Named in the result", &x->title);
		show_text(s, "Said at once", &x->now);
		show_text(s, "Said in the result", &x->result);
		show_text(s, "Above the next steps, instead", &x->steps_before);
		show_text(s, "With this result, instead", &x->limits);
		if (x->n_helplines > 0)
			buf_adds(s->out, "Helplines: ");
		for (size_t h = 0; h < x->n_helplines; h++)
			buf_addf(s->out, "%s%s", x->helplines[h],
			    h + 1 < x->n_helplines ? ", " : "\n");
		if (x->n_steps > 0)
			buf_adds(s->out, "Steps, before all others:\n");
		show_step_names(s, x->steps, x->n_steps);
	}
}

static void
show_step_voices(const struct show *s, const struct step *x)
{
	const struct bank *b = s->bank;
	size_t n = 0;
	for (size_t v = 0; v < b->n_voices; v++)
		n += x->voices[v];
	if (n == b->n_voices)
		return;
	buf_adds(s->out, ", for the ");
	for (size_t v = 0, i = 0; v < b->n_voices; v++)
		if (x->voices[v])
			buf_addf(s->out, "%s%s", b->voices[v],
			    show_between(i++, n, " and the "));
}

void
show_steps(const struct show *s)
{
	for (size_t i = 0; i < s->bank->n_steps; i++) {
		const struct step *x = &s->bank->steps[i];
		buf_addf(s->out, "\nStep %s, %s therapy", x->id,
		    x->inside ? "inside" : "outside");
		show_step_voices(s, x);
		buf_adds(s->out, x->today ? ", can be done today\n" : "\n");
		show_text(s, "What to do", &x->title);
		show_text(s, "How", &x->text);
		show_text(s, "Words to say", &x->say);
		show_text(s, "As a wish in a letter", &x->letter);
	}
}

void
show_letter(const struct show *s)
{
	const struct letter_words *w = &s->bank->letter;
	if (w->at.line == 0)
		return;
	buf_adds(s->out, "\nA letter, made of what the person chooses\n");
	show_text(s, "Its title", &w->title);
	show_text(s, "Said before it", &w->before);
	show_text(s,
	    "Said first, after an answer of the kind self-harm or "
	    "unsafe",
	    &w->first);
	show_text(s, "Said instead, after an answer of the kind conduct",
	    &w->none);
	show_text(s, "Above what helps", &w->helps);
	show_text(s, "Above what was hard", &w->hard);
	show_text(s, "Above the wishes", &w->wish);
	show_text(s, "Last line", &w->closing);
	show_voices(s, "Steps outside therapy are wishes too, for the voice",
	    w->outside);
}

void
show_causes(const struct show *s)
{
	const struct bank *b = s->bank;
	if (b->n_causes > 0)
		buf_adds(s->out,
		    "\nCauses that 100 points are shared out among, for a "
		    "case\n");
	for (size_t i = 0; i < b->n_causes; i++) {
		buf_addf(s->out, "Cause %s\n", b->causes[i].id);
		show_text(s, "Called", &b->causes[i].label);
		show_text(s, "What it is", &b->causes[i].about);
	}
}

void
show_advice(const struct show *s)
{
	const struct bank *b = s->bank;
	if (b->n_advice > 0)
		buf_addf(s->out,
		    "\nAdvice, by rank; at most %d steps are "
		    "shown\n",
		    BANK_STEPS_SHOWN);
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		buf_addf(s->out, "%zu. %s", i + 1,
		    a->when == NULL ? "Always" : "When ");
		if (a->when != NULL)
			show_cond(s, a->when);
		if (a->unless != NULL) {
			buf_adds(s->out, ", unless ");
			show_cond(s, a->unless);
		}
		buf_adds(s->out, ":\n");
		show_step_names(s, a->steps, a->n_steps);
	}
}

void
show_helplines(const struct show *s)
{
	const struct bank *b = s->bank;
	if (b->n_helplines > 0)
		buf_adds(s->out, "\nHelplines\n");
	for (size_t i = 0; i < b->n_helplines; i++) {
		const struct helpline *h = &b->helplines[i];
		buf_addf(s->out, "\n%s%s%s, %s: %s\n", h->country->name,
		    h->region != NULL ? ", " : "",
		    h->region != NULL ? h->region : "", h->kind, h->name);
		show_line(s, "Call", h->call);
		show_line(s, "Text", h->text);
		show_line(s, "Web", h->web);
		show_line(s, "Hours", h->hours);
		show_line(s, "Note", h->note);
		show_line(s, "Source", h->source);
		show_line(s, "Last checked by ringing",
		    h->verified != NULL ? h->verified : "never");
	}
}

void
show_all_sources(const struct show *s)
{
	const struct bank *b = s->bank;
	if (b->n_sources > 0)
		buf_adds(s->out, "\nSources\n");
	for (size_t i = 0; i < b->n_sources; i++) {
		const struct source *x = &b->sources[i];
		buf_addf(s->out, "- %s: %s%s%s\n", x->id, x->cite,
		    x->url != NULL ? " " : "", x->url != NULL ? x->url : "");
	}
}
