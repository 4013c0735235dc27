/* Pieces of a shown bank: texts by voice, lists, conditions. */
#include <stdint.h>

#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/str.h"
#include "show.h"

const char *
show_of(const struct show *s, const struct text *t)
{
	if (s->form != NULL)
		return t->of[s->form->voice] != NULL ? t->of[s->form->voice]
						     : "";
	for (size_t v = 0; v < s->bank->n_voices; v++)
		if (t->of[v] != NULL)
			return t->of[v];
	return "";
}

void
show_line(const struct show *s, const char *label, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_addf(s->out, "%s: %s\n", label, text);
}

static bool
is_same_for_all(const struct show *s, const struct text *t)
{
	for (size_t v = 1; v < s->bank->n_voices; v++)
		if (t->of[v] != t->of[0])
			return false;
	return true;
}

void
show_text(const struct show *s, const char *label, const struct text *t)
{
	if (s->form != NULL || is_same_for_all(s, t)) {
		show_line(s, label, show_of(s, t));
		return;
	}
	for (size_t v = 0; v < s->bank->n_voices; v++)
		if (t->of[v] != NULL)
			buf_addf(s->out, "%s, for the %s: %s\n", label,
			    s->bank->voices[v], t->of[v]);
}

const char *
show_between(size_t i, size_t n, const char *word)
{
	if (i + 1 >= n)
		return "";
	return i + 2 == n ? word : ", ";
}

void
show_sources(const struct show *s, const struct source *const *list, size_t n)
{
	if (n == 0)
		return;
	buf_adds(s->out, "Sources: ");
	for (size_t i = 0; i < n; i++)
		buf_addf(s->out, "%s%s", list[i]->id, show_between(i, n, ", "));
	buf_adds(s->out, "\n");
}

void
show_voices(const struct show *s, const char *label, const bool *set)
{
	size_t n = 0, i = 0;
	for (size_t v = 0; v < s->bank->n_voices; v++)
		n += set[v];
	if (n == 0)
		return;
	buf_addf(s->out, "%s: ", label);
	for (size_t v = 0; v < s->bank->n_voices; v++)
		if (set[v])
			buf_addf(s->out, "%s%s", s->bank->voices[v],
			    show_between(i++, n, " and "));
	buf_adds(s->out, "\n");
}

void
show_step_names(const struct show *s, const struct step *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_addf(s->out, "- %s (%s, %s therapy)\n",
		    show_of(s, &list[i]->title), list[i]->id,
		    list[i]->inside ? "inside" : "outside");
}

/* --- conditions ------------------------------------------------------- */

/* The label of option ID of a question, in any voice that has it. */
static const char *
label_of_question(const struct show *s, const struct question *q,
    const char *id)
{
	for (size_t v = 0; v < s->bank->n_voices; v++) {
		const struct scale *scale = q->voice[v].scale;
		const int i = scale != NULL ? scale_option(scale, id) : -1;
		if (i >= 0 && (s->form == NULL || s->form->voice == v))
			return show_of(s, &scale->options[i].label);
	}
	return id;
}

static const char *
label_of(const struct show *s, const struct cond *c, const char *id)
{
	if (c->op != COND_FOLLOW_UP)
		return label_of_question(s, c->question, id);
	const int i = scale_option(c->follow_up->scale, id);
	return i < 0 ? id : show_of(s, &c->follow_up->scale->options[i].label);
}

static const char *
short_of(const struct show *s, const struct question *q)
{
	for (size_t v = 0; v < s->bank->n_voices; v++)
		if (q->voice[v].ask != NULL &&
		    (s->form == NULL || s->form->voice == v))
			return q->voice[v].short_text;
	return q->id;
}

void
show_question_names(const struct show *s, const char *label,
    const struct question *const *list, size_t n)
{
	if (n == 0)
		return;
	buf_addf(s->out, "%s: ", label);
	for (size_t i = 0; i < n; i++)
		buf_addf(s->out, "\"%s\"%s", short_of(s, list[i]),
		    show_between(i, n, ", "));
	buf_adds(s->out, ".\n");
}

static void
show_is(const struct show *s, const struct cond *c)
{
	if (c->op == COND_FOLLOW_UP)
		buf_addf(s->out, "\"%s\" in the theme \"%s\"",
		    show_of(s, &c->follow_up->ask),
		    show_of(s, &c->category->title));
	else
		buf_addf(s->out, "\"%s\"", short_of(s, c->question));
	buf_adds(s->out, " is answered with ");
	for (size_t i = 0; i < c->n_ids; i++)
		buf_addf(s->out, "\"%s\"%s", label_of(s, c, c->ids[i]),
		    show_between(i, c->n_ids, " or "));
}

const char *
show_ticked(const struct show *s)
{
	return s->person ? "named" : "ticked";
}

static void
show_flag(const struct show *s, const struct cond *c)
{
	buf_addf(s->out, "\"%s\" is %s%s", short_of(s, c->question),
	    c->wanted ? "" : "not ",
	    c->op == COND_TICKED ? show_ticked(s) : "answered");
}

static void
show_level(const struct show *s, const struct cond *c)
{
	const char *names[BANK_LEVELS_MAX + 1];
	size_t n = 0;
	for (size_t i = 0; i < c->category->n_levels; i++)
		if (c->levels >> i & 1)
			names[n++] = show_of(s, &c->category->levels[i].label);
	if (c->levels & COND_NOT_ENOUGH)
		names[n++] = "Not enough answers to say";
	buf_addf(s->out, "the theme \"%s\" says ",
	    show_of(s, &c->category->title));
	for (size_t i = 0; i < n; i++)
		buf_addf(s->out, "\"%s\"%s", names[i],
		    show_between(i, n, " or "));
}

static void
show_ids(const struct show *s, const struct cond *c)
{
	buf_adds(s->out, c->op == COND_FORM ? "the form is " : "the stage is ");
	for (size_t i = 0; i < c->n_ids; i++)
		buf_addf(s->out, "%s%s", c->ids[i],
		    show_between(i, c->n_ids, " or "));
}

static void
show_parts(const struct show *s, const struct cond *c)
{
	const char *word = c->op == COND_ALL ? " and " : " or ";
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const bool mixed =
		    (p->op == COND_ALL || p->op == COND_ANY) && p->op != c->op;
		buf_adds(s->out, p == c->parts ? "" : word);
		buf_adds(s->out, mixed ? "(" : "");
		show_cond(s, p);
		buf_adds(s->out, mixed ? ")" : "");
	}
}

static void
show_not(const struct show *s, const struct cond *c)
{
	buf_adds(s->out, "it is not so that (");
	show_cond(s, c->parts);
	buf_adds(s->out, ")");
}

static void
show_sentinel(const struct show *s, const struct cond *c)
{
	buf_addf(s->out, "an answer of the kind %s speaks alone",
	    sentinel_name((enum sentinel_kind)c->sentinel));
}

void
show_when(const struct show *s, const struct cond *c)
{
	if (c == NULL)
		return;
	buf_adds(s->out, "Only when ");
	show_cond(s, c);
	buf_adds(s->out, ".\n");
}

void
show_cond(const struct show *s, const struct cond *c)
{
	static void (*const words[])(const struct show *,
	    const struct cond *) = {
	    [COND_ALL] = show_parts,
	    [COND_ANY] = show_parts,
	    [COND_NOT] = show_not,
	    [COND_IS] = show_is,
	    [COND_TICKED] = show_flag,
	    [COND_ANSWERED] = show_flag,
	    [COND_FOLLOW_UP] = show_is,
	    [COND_LEVEL] = show_level,
	    [COND_SENTINEL] = show_sentinel,
	    [COND_FORM] = show_ids,
	    [COND_STAGE] = show_ids,
	};
	words[c->op](s, c);
}
