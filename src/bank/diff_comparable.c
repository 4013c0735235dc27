/* What stays comparable: a line for each theme, and for each form of it where
 * the forms differ. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

typedef enum comparable verdict_of(struct arena *scratch, struct form_of older,
    struct form_of newer, const char *id, struct buf *why);

/* What is said of one theme or question in one form. */
struct said {
	const struct form *form; /* the newer one, where there is one */
	const char *voice, *words;
};

static const char *
words_of(const struct diff *d, enum comparable c, const struct buf *why)
{
	static const char *const words[] = {
	    [COMPARABLE_YES] = "comparable.",
	    [COMPARABLE_WORDING] = "wording changed, compare with care",
	    [COMPARABLE_NO] = "not comparable",
	    [COMPARABLE_NEW] = "new.",
	    [COMPARABLE_GONE] = "gone.",
	    [COMPARABLE_NOWHERE] = "",
	};
	if (why->len == 0)
		return words[c];
	return arena_printf(d->arena, "%s: %s.", words[c], why->data);
}

/* What is said by one pair of forms; false: neither asks it. */
static bool
judge(const struct diff *d, const char *id, verdict_of *verdict,
    const struct form *old, const struct form *new, struct said *s)
{
	struct buf why;
	buf_init(&why, d->arena);
	const enum comparable c =
	    verdict(d->arena, (struct form_of){d->old, old},
		(struct form_of){d->new, new}, id, &why);
	if (c == COMPARABLE_NOWHERE)
		return false;
	s->form = new != NULL ? new : old;
	s->voice = new != NULL ? d->new->voices[new->voice]
			       : d->old->voices[old->voice];
	s->words = words_of(d, c, &why);
	return true;
}

/* All forms, those of the newer bank first. */
static size_t
judge_forms(const struct diff *d, const char *id, verdict_of *verdict,
    struct said *list)
{
	size_t n = 0;
	for (size_t i = 0; i < d->new->n_forms; i++) {
		const struct form *f = &d->new->forms[i];
		n += judge(d, id, verdict, bank_form(d->old, f->id), f,
		    &list[n]);
	}
	for (size_t i = 0; i < d->old->n_forms; i++) {
		const struct form *f = &d->old->forms[i];
		if (bank_form(d->new, f->id) == NULL)
			n += judge(d, id, verdict, f, NULL, &list[n]);
	}
	return n;
}

static void
say_verdicts(const struct diff *d, struct buf *out, const char *id,
    const char *title, verdict_of *verdict)
{
	struct said *list = arena_array(d->arena,
	    d->old->n_forms + d->new->n_forms, sizeof *list);
	const size_t n = judge_forms(d, id, verdict, list);
	bool alike = true;
	for (size_t i = 1; i < n; i++)
		alike = alike && str_eq(list[i].words, list[0].words);
	if (n == 0)
		return;
	buf_addf(out, "- %s (%s): ", title, id);
	if (alike) {
		buf_addf(out, "%s\n", list[0].words);
		return;
	}
	buf_adds(out, "it depends on the form.\n");
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "  %s, for the %s: %s\n", list[i].form->id,
		    list[i].voice, list[i].words);
}

/* Those of B, but for what bank DONE (NULL: none) has too. */
static void
say_questions(const struct diff *d, struct buf *out, const struct bank *b,
    const struct bank *done)
{
	for (size_t i = 0; i < b->n_questions; i++) {
		const struct question *q = &b->questions[i];
		struct text name = {{NULL}};
		const struct question *other =
		    done != NULL ? bank_question(done, q->id) : NULL;
		if (q->role == ROLE_NONE ||
		    (other != NULL && other->role != ROLE_NONE))
			continue;
		for (size_t v = 0; v < b->n_voices; v++)
			name.of[v] = q->voice[v].short_text;
		say_verdicts(d, out, q->id, diff_title(d, b, &name),
		    bank_diff_question);
	}
}

static void
say_themes(const struct diff *d, struct buf *out, const struct bank *b,
    const struct bank *done)
{
	for (size_t i = 0; i < b->n_categories; i++) {
		const struct category *c = &b->categories[i];
		if (done == NULL || bank_category(done, c->id) == NULL)
			say_verdicts(d, out, c->id, diff_title(d, b, &c->title),
			    bank_diff_theme);
	}
}

void
diff_comparable(const struct diff *d, struct buf *out)
{
	buf_adds(out, "\nWhat stays comparable\n");
	say_questions(d, out, d->new, NULL);
	say_questions(d, out, d->old, d->new);
	say_themes(d, out, d->new, NULL);
	say_themes(d, out, d->old, d->new);
}
