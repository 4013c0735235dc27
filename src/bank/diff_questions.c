/* What changed in questions, follow-ups and answer sets. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/str.h"

#define AT(type, member) offsetof(struct type, member)

/* --- questions ----------------------------------------------------------- */

static const char *
theme_name(const struct question *q)
{
	static const char *const roles[] = {
	    [ROLE_OVERALL] = "no theme (asked first of all)",
	    [ROLE_SITUATION] = "no theme (asked first, as a fact)",
	};
	return q->role != ROLE_NONE ? roles[q->role] : q->category->id;
}

static const char *
question_words(const struct diff *d, const struct bank *b, const void *part)
{
	const struct question *q = part;
	struct text ask = {{NULL}};
	for (size_t v = 0; v < b->n_voices; v++)
		ask.of[v] = q->voice[v].ask;
	return arena_printf(d->arena, "%s (%s)", diff_title(d, b, &ask),
	    theme_name(q));
}

/* A voice that is asked in one bank only has no answers in the other. */
static const char *
scale_name(const struct asked *a)
{
	return a->ask != NULL ? a->scale->id : NULL;
}

static void
compare_scale(struct diff *d, const char *who, const struct question *q,
    const struct question *r)
{
	struct text old = {{NULL}}, new = {{NULL}};
	for (size_t v = 0; v < d->old->n_voices; v++) {
		const int w = d->new_voice[v];
		if (w == NO_VOICE || q->voice[v].ask == NULL ||
		    r->voice[w].ask == NULL)
			continue;
		old.of[v] = scale_name(&q->voice[v]);
		new.of[w] = scale_name(&r->voice[w]);
	}
	diff_text(d, who, "the answer set", &old, &new);
}

static void
compare_words(struct diff *d, const char *who, const struct question *q,
    const struct question *r)
{
	struct text old = {{NULL}}, new = {{NULL}};
	struct text old_short = {{NULL}}, new_short = {{NULL}};
	for (size_t v = 0; v < BANK_VOICES_MAX; v++) {
		const struct asked *a = &q->voice[v], *b = &r->voice[v];
		old.of[v] = a->ask;
		new.of[v] = b->ask;
		/* none of its own: the question stands there */
		if (!diff_same(a->short_text, a->ask))
			old_short.of[v] = a->short_text;
		if (!diff_same(b->short_text, b->ask))
			new_short.of[v] = b->short_text;
	}
	diff_text(d, who, "the wording", &old, &new);
	compare_scale(d, who, q, r);
	diff_text(d, who, "the short name", &old_short, &new_short);
	diff_text(d, who, "why it is asked", &q->why, &r->why);
	diff_sentences(d, who, q, r);
}

static const char *
from_of(const struct question *q, size_t voice)
{
	const struct asked *a = &q->voice[voice];
	if (a->ask == NULL)
		return NULL;
	return q->sentinel_from[voice] < 0
	    ? "when ticked"
	    : a->scale->options[q->sentinel_from[voice]].id;
}

static void
compare_sentinel(struct diff *d, const char *who, const struct question *q,
    const struct question *r)
{
	struct text old = {{NULL}}, new = {{NULL}};
	diff_word(d, who, "the kind of answer that speaks alone",
	    sentinel_name(q->sentinel), sentinel_name(r->sentinel));
	for (size_t v = 0; v < d->old->n_voices; v++) {
		const int w = d->new_voice[v];
		if (w == NO_VOICE || from_of(q, v) == NULL ||
		    from_of(r, (size_t)w) == NULL)
			continue;
		old.of[v] = from_of(q, v);
		new.of[w] = from_of(r, (size_t)w);
	}
	if (q->sentinel != SENTINEL_NONE && r->sentinel != SENTINEL_NONE)
		diff_text(d, who, "the answer from which on it speaks", &old,
		    &new);
	diff_list(d, who, "steps shown at it", true,
	    diff_ids(d, q->help, q->n_help), diff_ids(d, r->help, r->n_help));
}

static void
compare_question(struct diff *d, const char *who, const void *old,
    const void *new)
{
	const struct question *q = old, *r = new;
	if (!str_eq(theme_name(q), theme_name(r)))
		diff_say(d, "%s: moved from %s to %s.", who, theme_name(q),
		    theme_name(r));
	compare_words(d, who, q, r);
	/* those with a role are always asked */
	if (q->role == ROLE_NONE || r->role == ROLE_NONE)
		diff_word(d, who, "the depth",
		    q->depth == DEPTH_CORE ? "core" : "full",
		    r->depth == DEPTH_CORE ? "core" : "full");
	diff_condition(d, who, "when it is asked", q->when, r->when);
	if (q->na != r->na)
		diff_say(d,
		    r->na ? "%s: \"does not apply\" can be said now."
			  : "%s: \"does not apply\" can be said no more.",
		    who);
	if (q->is_private != r->is_private)
		diff_say(d,
		    r->is_private
			? "%s: it is on no page for two people now."
			: "%s: it can stand on a page for two people now.",
		    who);
	compare_sentinel(d, who, q, r);
	diff_list(d, who, "questions that it sums up", false,
	    diff_ids(d, q->sums_up, q->n_sums_up),
	    diff_ids(d, r->sums_up, r->n_sums_up));
	diff_word(d, who, "the column", q->code, r->code);
	diff_list(d, who, "sources", false,
	    diff_ids(d, q->sources, q->n_sources),
	    diff_ids(d, r->sources, r->n_sources));
}

/* Those with a role, as they are asked: before all themes. */
static struct diff_ids
role_ids(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_questions, sizeof *ids.list), 0};
	for (size_t i = 0; i < b->n_questions; i++)
		if (b->questions[i].role != ROLE_NONE)
			ids.list[ids.n++] = b->questions[i].id;
	return ids;
}

void
diff_questions(struct diff *d)
{
	static const struct diff_kind kind = {question_words, compare_question};
	diff_section(d, "Questions");
	diff_match(d, "", &kind,
	    DIFF_PARTS(d->old->questions, d->old->n_questions),
	    DIFF_PARTS(d->new->questions, d->new->n_questions));
	if (!diff_ranked(role_ids(d, d->old), role_ids(d, d->new)))
		diff_say(d,
		    "The questions without a theme are asked in another "
		    "order.");
}

/* --- follow-ups ---------------------------------------------------------- */

static const struct diff_field follow_up_texts[] = {
    {"the wording", AT(follow_up, ask)},
    {"why it is asked", AT(follow_up, why)},
    {NULL, 0},
};

static const char *
follow_up_words(const struct diff *d, const struct bank *b, const void *part)
{
	return diff_title(d, b, &((const struct follow_up *)part)->ask);
}

static void
compare_follow_up(struct diff *d, const char *who, const void *old,
    const void *new)
{
	const struct follow_up *u = old, *w = new;
	diff_texts(d, who, follow_up_texts, u, w);
	diff_word(d, who, "the answer set", u->scale->id, w->scale->id);
	diff_word(d, who, "the depth", u->depth == DEPTH_CORE ? "core" : "full",
	    w->depth == DEPTH_CORE ? "core" : "full");
	diff_condition(d, who, "when it is asked", u->when, w->when);
}

void
diff_follow_ups(struct diff *d)
{
	static const struct diff_kind kind = {follow_up_words,
	    compare_follow_up};
	diff_section(d, "Follow-ups");
	diff_match(d, "", &kind,
	    DIFF_PARTS(d->old->follow_ups, d->old->n_follow_ups),
	    DIFF_PARTS(d->new->follow_ups, d->new->n_follow_ups));
}

/* --- answer sets --------------------------------------------------------- */

static const char *
option_words(const struct diff *d, const struct bank *b, const void *part)
{
	const struct option *o = part;
	return arena_printf(d->arena, "%s (value %d%s)",
	    diff_title(d, b, &o->label), o->value, o->ticked ? ", ticked" : "");
}

static void
compare_option(struct diff *d, const char *who, const void *old,
    const void *new)
{
	const struct option *o = old, *p = new;
	diff_text(d, who, "the label", &o->label, &p->label);
	diff_number(d, who, "the value", o->value, p->value);
	if (o->ticked != p->ticked)
		diff_say(d,
		    p->ticked ? "%s: it counts as ticked now."
			      : "%s: it counts as ticked no more.",
		    who);
	if (o->unknown != p->unknown)
		diff_say(d,
		    p->unknown ? "%s: it says now that one does not know."
			       : "%s: it counts as an answer now.",
		    who);
}

static struct diff_ids
option_ids(struct diff *d, const struct scale *s)
{
	struct diff_ids ids = {
	    arena_array(d->arena, s->n_options, sizeof *ids.list),
	    s->n_options};
	for (size_t i = 0; i < s->n_options; i++)
		ids.list[i] = s->options[i].id;
	return ids;
}

static void
compare_set(struct diff *d, const char *who, const void *old, const void *new)
{
	static const struct diff_kind kind = {option_words, compare_option};
	const struct scale *s = old, *t = new;
	diff_match(d, arena_printf(d->arena, "%s, ", who), &kind,
	    DIFF_PARTS(s->options, s->n_options),
	    DIFF_PARTS(t->options, t->n_options));
	if (!diff_ranked(option_ids(d, s), option_ids(d, t)))
		diff_say(d, "%s: the answers are shown in another order.", who);
}

void
diff_scales(struct diff *d)
{
	static const struct diff_kind kind = {NULL, compare_set};
	diff_section(d, "Answer sets");
	diff_match(d, "", &kind, DIFF_PARTS(d->old->scales, d->old->n_scales),
	    DIFF_PARTS(d->new->scales, d->new->n_scales));
}
