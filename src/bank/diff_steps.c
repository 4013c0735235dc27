/* What changed in what follows from answers: sentinels, steps, advice. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "show.h"

#define AT(type, member) offsetof(struct type, member)

/* --- sentinels ----------------------------------------------------------- */

static const struct diff_field sentinel_texts[] = {
    {"the title", AT(sentinel, title)},
    {"what is said at once", AT(sentinel, now)},
    {"what is said in the result", AT(sentinel, result)},
    {"what stands above the next steps", AT(sentinel, steps_before)},
    {"what is said with this result", AT(sentinel, limits)},
    {NULL, 0},
};

static void
compare_sentinel(struct diff *d, const char *who, const struct sentinel *s,
    const struct sentinel *t)
{
	const struct diff_ids old = {s->helplines, s->n_helplines};
	const struct diff_ids new = {t->helplines, t->n_helplines};
	diff_texts(d, who, sentinel_texts, s, t);
	diff_list(d, who, "kinds of helplines", true, old, new);
	diff_list(d, who, "steps", true, diff_ids(d, s->steps, s->n_steps),
	    diff_ids(d, t->steps, t->n_steps));
}

/* The kinds of B, by rank. */
static struct diff_ids
kinds_of(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, SENTINEL_KINDS, sizeof *ids.list), 0};
	const struct sentinel *s;
	while ((s = bank_sentinel(b, ids.n)) != NULL)
		ids.list[ids.n++] = sentinel_name(s->kind);
	return ids;
}

void
diff_sentinels(struct diff *d)
{
	diff_section(d, "When an answer speaks alone");
	for (unsigned i = 1; i < SENTINEL_KINDS; i++) {
		const struct sentinel *s = &d->old->sentinels[i];
		const struct sentinel *t = &d->new->sentinels[i];
		const char *who = sentinel_name((enum sentinel_kind)i);
		if (s->given && t->given)
			compare_sentinel(d, who, s, t);
		else if (t->given)
			diff_say(d, "%s: new: %s", who,
			    diff_title(d, d->new, &t->title));
		else if (s->given)
			diff_say(d, "%s: gone: %s", who,
			    diff_title(d, d->old, &s->title));
	}
	if (!diff_ranked(kinds_of(d, d->old), kinds_of(d, d->new)))
		diff_say(d, "The kinds stand in another order of rank.");
}

/* --- steps --------------------------------------------------------------- */

static const struct diff_field step_texts[] = {
    {"what to do", AT(step, title)},
    {"how", AT(step, text)},
    {"the words to say", AT(step, say)},
    {"the wish in a letter", AT(step, letter)},
    {NULL, 0},
};

static const char *
step_words(const struct diff *d, const struct bank *b, const void *part)
{
	const struct step *s = part;
	return arena_printf(d->arena, "%s (%s therapy)",
	    diff_title(d, b, &s->title), s->inside ? "inside" : "outside");
}

/* For whom it is, among the voices that both banks have. */
static void
compare_voices(struct diff *d, const char *who, const struct step *s,
    const struct step *t)
{
	bool added[BANK_VOICES_MAX] = {false}, gone[BANK_VOICES_MAX] = {false};
	for (size_t v = 0; v < d->old->n_voices; v++) {
		const int w = d->new_voice[v];
		if (w == NO_VOICE)
			continue;
		added[v] = !s->voices[v] && t->voices[w];
		gone[v] = s->voices[v] && !t->voices[w];
	}
	if (*diff_voices(d, d->old, added) != '\0')
		diff_say(d, "%s: it is for %s now.", who,
		    diff_voices(d, d->old, added));
	if (*diff_voices(d, d->old, gone) != '\0')
		diff_say(d, "%s: it is for %s no more.", who,
		    diff_voices(d, d->old, gone));
}

static void
compare_step(struct diff *d, const char *who, const void *old, const void *new)
{
	const struct step *s = old, *t = new;
	diff_texts(d, who, step_texts, s, t);
	diff_word(d, who, "the place",
	    s->inside ? "inside therapy" : "outside therapy",
	    t->inside ? "inside therapy" : "outside therapy");
	if (s->today != t->today)
		diff_say(d,
		    t->today ? "%s: it can be done on the day itself now."
			     : "%s: it can be done on the day itself no more.",
		    who);
	compare_voices(d, who, s, t);
}

void
diff_steps(struct diff *d)
{
	static const struct diff_kind kind = {step_words, compare_step};
	diff_section(d, "Steps");
	diff_match(d, "", &kind, DIFF_PARTS(d->old->steps, d->old->n_steps),
	    DIFF_PARTS(d->new->steps, d->new->n_steps));
}

/* --- advice -------------------------------------------------------------- */

/* Rules have no ids; one is known by its conditions, and by how often they
 * have come up before. These ids are never said. */
static struct diff_ids
rule_ids(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_advice, sizeof *ids.list), 0};
	for (size_t i = 0; i < b->n_advice; i++) {
		const struct advice *a = &b->advice[i];
		ids.list[ids.n++] = arena_printf(d->arena, "%s unless %s",
		    diff_cond(d->arena, a->when),
		    diff_cond(d->arena, a->unless));
	}
	diff_twins(d, ids);
	return ids;
}

static const char *
rule_words(struct diff *d, const struct bank *b, const struct advice *a)
{
	struct buf out;
	const struct show s = {.bank = b, .out = &out};
	buf_init(&out, d->arena);
	buf_adds(&out, a->when == NULL ? "Always" : "When ");
	if (a->when != NULL)
		show_cond(&s, a->when);
	if (a->unless != NULL) {
		buf_adds(&out, ", unless ");
		show_cond(&s, a->unless);
	}
	return diff_flat(d->arena, out.data);
}

static const char *
rule_steps(struct diff *d, const struct advice *a)
{
	struct buf out;
	buf_init(&out, d->arena);
	for (size_t i = 0; i < a->n_steps; i++)
		buf_addf(&out, "%s%s", a->steps[i]->id,
		    show_between(i, a->n_steps, " and "));
	return out.data;
}

/* The rules of B that are not in the other bank. */
static void
say_rules(struct diff *d, const struct bank *b, struct diff_ids ids,
    struct diff_ids other, const char *what)
{
	for (size_t i = 0; i < b->n_advice; i++)
		if (!diff_has(other, ids.list[i]))
			diff_say(d, "%s: %s: %s.", what,
			    rule_words(d, b, &b->advice[i]),
			    rule_steps(d, &b->advice[i]));
}

static bool
is_advised(const struct bank *b, const char *step)
{
	for (size_t i = 0; i < b->n_advice; i++)
		for (size_t k = 0; k < b->advice[i].n_steps; k++)
			if (str_eq(b->advice[i].steps[k]->id, step))
				return true;
	return false;
}

static bool
has_step(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_steps; i++)
		if (str_eq(b->steps[i].id, id))
			return true;
	return false;
}

/* Steps of both banks that advice comes to in one of them only. */
static void
say_advised(struct diff *d)
{
	for (size_t i = 0; i < d->new->n_steps; i++) {
		const char *id = d->new->steps[i].id;
		const bool was = is_advised(d->old, id);
		const bool is = is_advised(d->new, id);
		if (was != is && has_step(d->old, id))
			diff_say(d,
			    is ? "%s: a rule leads to it now."
			       : "%s: no rule leads to it any more.",
			    id);
	}
}

void
diff_advice(struct diff *d)
{
	const struct diff_ids old = rule_ids(d, d->old);
	const struct diff_ids new = rule_ids(d, d->new);
	diff_section(d, "Advice");
	say_rules(d, d->old, old, new, "gone");
	say_rules(d, d->new, new, old, "new");
	for (size_t i = 0; i < new.n; i++)
		for (size_t k = 0; k < old.n; k++) {
			const struct advice *a = &d->old->advice[k];
			const struct advice *b = &d->new->advice[i];
			if (str_eq(old.list[k], new.list[i]))
				diff_list(d, rule_words(d, d->new, b), "steps",
				    true, diff_ids(d, a->steps, a->n_steps),
				    diff_ids(d, b->steps, b->n_steps));
		}
	if (!diff_ranked(old, new))
		diff_say(d, "The rules stand in another order of rank.");
	say_advised(d);
}
