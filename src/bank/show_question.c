/* A question in words: what each voice is asked, its answers, its rules. */
#include <stdint.h>

#include "harmcheck/buf.h"
#include "show.h"

void
show_options(const struct show *s, const struct scale *scale)
{
	for (size_t i = 0; i < scale->n_options; i++) {
		const struct option *o = &scale->options[i];
		buf_addf(s->out, "  %zu. %s (%s, value %d%s)\n", i + 1,
		    show_of(s, &o->label), o->id, o->value,
		    o->unknown      ? ", one does not know"
			: o->ticked ? ", ticked"
				    : "");
	}
}

/* Options in the words of voice V. */
static void
show_voice_options(const struct show *s, const struct scale *scale, size_t v)
{
	const struct form only = {.voice = v};
	const struct show voice = {.bank = s->bank,
	    .out = s->out,
	    .form = &only};
	show_options(&voice, scale);
}

static bool
is_same_for_all(const struct show *s, const struct question *q)
{
	for (size_t v = 1; v < s->bank->n_voices; v++)
		if (q->voice[v].ask != q->voice[0].ask ||
		    q->voice[v].scale != q->voice[0].scale)
			return false;
	return true;
}

static void
show_asked(const struct show *s, const struct question *q)
{
	const struct bank *b = s->bank;
	const bool same = s->form != NULL || is_same_for_all(s, q);
	for (size_t v = 0; v < b->n_voices; v++) {
		const struct asked *a = &q->voice[v];
		if (a->ask == NULL || (s->form != NULL && s->form->voice != v))
			continue;
		if (same)
			buf_addf(s->out, "%s\n", a->ask);
		else
			buf_addf(s->out, "For the %s: %s\n", b->voices[v],
			    a->ask);
		show_voice_options(s, a->scale, v);
		if (a->short_text != a->ask)
			show_line(s, "In lists", a->short_text);
		if (same)
			return;
	}
}

static void
show_from(const struct show *s, const struct question *q)
{
	for (size_t v = 0; v < s->bank->n_voices; v++) {
		const struct asked *a = &q->voice[v];
		const int from = q->sentinel_from[v];
		if (a->ask == NULL || (s->form != NULL && s->form->voice != v))
			continue;
		buf_addf(s->out,
		    "Speaks alone for the %s: ", s->bank->voices[v]);
		if (from < 0)
			buf_adds(s->out, "when ticked.\n");
		else
			buf_addf(s->out, "from \"%s\" on.\n",
			    show_of(s, &a->scale->options[from].label));
	}
}

static void
show_alone(const struct show *s, const struct question *q)
{
	if (q->sentinel == SENTINEL_NONE)
		return;
	show_from(s, q);
	if (q->n_help > 0)
		buf_adds(s->out, "Help shown at this question:\n");
	show_step_names(s, q->help, q->n_help);
}

/* What a letter can say of the answers. */
static void
show_sentences(const struct show *s, const struct question *q)
{
	struct text helps = {{NULL}}, hard = {{NULL}};
	for (size_t v = 0; v < s->bank->n_voices; v++) {
		helps.of[v] = q->voice[v].helps;
		hard.of[v] = q->voice[v].hard;
	}
	show_text(s, "In a letter, under what helps", &helps);
	show_text(s, "In a letter, under what was hard", &hard);
}

static const char *
place_of(const struct question *q)
{
	static const char *const roles[] = {
	    [ROLE_OVERALL] = "asked first of all",
	    [ROLE_SITUATION] = "asked first, a fact about the situation",
	};
	if (q->role != ROLE_NONE)
		return roles[q->role];
	return q->depth == DEPTH_CORE ? "core" : "full";
}

void
show_question(const struct show *s, const struct question *q)
{
	buf_addf(s->out, "\nQuestion %s (column %s), %s", q->id, q->code,
	    place_of(q));
	if (q->sentinel != SENTINEL_NONE)
		buf_addf(s->out, ", kind %s", sentinel_name(q->sentinel));
	buf_adds(s->out, "\n");
	show_asked(s, q);
	if (!q->na)
		buf_adds(s->out, "\"Does not apply\" cannot be said.\n");
	if (q->is_private)
		buf_adds(s->out, "Private: on no page for two people.\n");
	show_question_names(s, "This question sums up", q->sums_up,
	    q->n_sums_up);
	show_when(s, q->when);
	show_alone(s, q);
	show_text(s, "Why", &q->why);
	show_sentences(s, q);
	show_sources(s, q->sources, q->n_sources);
}
