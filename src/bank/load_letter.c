/* The section that frames a letter, and what must hold for letters. */
#include "harmcheck/diag.h"
#include "load.h"

#define AT(member) offsetof(struct letter_words, member)

static void
read_outside(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct letter_words *w = object;
	const struct load_refs r = load_ref_list(l, NOUN_VOICE, n, true);
	for (size_t i = 0; i < r.n; i++)
		if (r.list[i] < BANK_VOICES_MAX)
			w->outside[r.list[i]] = true;
}

static const struct field fields[] = {
    {.key = "title", .read = load_text, .offset = AT(title), .must = true},
    {.key = "before", .read = load_text, .offset = AT(before)},
    {.key = "first", .read = load_text, .offset = AT(first)},
    {.key = "none", .read = load_text, .offset = AT(none)},
    {.key = "helps", .read = load_text, .offset = AT(helps)},
    {.key = "hard", .read = load_text, .offset = AT(hard)},
    {.key = "wish", .read = load_text, .offset = AT(wish)},
    {.key = "closing", .read = load_text, .offset = AT(closing)},
    {.key = "outside", .read = read_outside},
};

static const struct shape shape = SHAPE("'letter'", fields);

void
load_letter(struct load *l, const struct node *n)
{
	l->bank->letter.at = n->at;
	load_map(l, n, &shape, 0, &l->bank->letter);
}

static const struct field question_fields[] = {
    {.key = "helps",
	.read = load_text,
	.offset = offsetof(struct letter_draft, helps)},
    {.key = "hard",
	.read = load_text,
	.offset = offsetof(struct letter_draft, hard)},
};
static const struct field asked_fields[] = {
    {.key = "helps",
	.read = load_string,
	.offset = offsetof(struct asked, helps)},
    {.key = "hard",
	.read = load_string,
	.offset = offsetof(struct asked, hard)},
};
static const struct shape question_shape = SHAPE("'letter'", question_fields);
static const struct shape asked_shape = SHAPE("'letter'", asked_fields);

static void
read_sentences(struct load *l, const struct node *n, const struct shape *s,
    void *object)
{
	load_map(l, n, s, 0, object);
	if (n->kind == NODE_MAP && n->n == 0)
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "'letter' needs 'helps', 'hard' or both");
}

void
load_question_letter(struct load *l, const struct node *n,
    const struct field *f, void *object)
{
	struct letter_draft *d = load_member(object, f->offset);
	d->at = n->at;
	read_sentences(l, n, &question_shape, d);
}

void
load_asked_letter(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct asked *a = object;
	a->letter_at = n->at;
	read_sentences(l, n, &asked_shape, a);
}

/* A voice with sentences of its own takes none of the question's: these may be
 * meant for other answers. */
void
load_letter_fill(const struct letter_draft *d, size_t voice, struct asked *a)
{
	if (a->letter_at.line > 0)
		return;
	a->helps = d->helps.of[voice];
	a->hard = d->hard.of[voice];
	if (a->helps != NULL || a->hard != NULL)
		a->letter_at = d->at;
}

/* Each 'letter' of Q is named once, also when several voices take it. */
static void
report(struct load *l, const struct question *q, enum diag_code code,
    const char *why)
{
	struct loc before = {0};
	for (size_t v = 0; v < l->bank->n_voices; v++) {
		const struct loc at = q->voice[v].letter_at;
		if (at.line == 0 ||
		    (at.line == before.line && at.col == before.col))
			continue;
		before = at;
		diag_add(l->diags, code, at, "the question %s %s",
		    load_quoted(l, q->id), why);
	}
}

void
load_rules_letter(struct load *l)
{
	for (size_t i = 0; i < l->bank->n_questions; i++) {
		const struct question *q = &l->bank->questions[i];
		if (q->sentinel == SENTINEL_CONDUCT ||
		    (q->category != NULL && q->category->conduct))
			report(l, q, DIAG_CONDUCT_LETTER,
			    "belongs to conduct, which never goes into a "
			    "letter; take 'letter' out");
		else if (q->role != ROLE_NONE)
			report(l, q, DIAG_BAD_VALUE,
			    "has a role, so no answer to it is a good or a "
			    "hard one; take 'letter' out");
	}
}
