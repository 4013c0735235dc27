/* Steps, advice, and what is said when an answer speaks alone. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/str.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)
#define COUNT(type, member) .count = offsetof(struct type, n_##member)

static const char *const places[] = {"outside", "inside"};
static const struct load_names place_names = {places, 2, 0};

static void
read_where(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct step *s = object;
	unsigned place = 0;
	const struct field to_place = {.key = f->key,
	    .offset = 0,
	    .arg = &place_names};
	load_name(l, n, &to_place, &place);
	s->inside = place == 1;
}

static void
read_voices(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct step *s = object;
	const struct load_refs r = load_ref_list(l, NOUN_VOICE, n, true);
	for (size_t i = 0; i < r.n; i++)
		if (r.list[i] < BANK_VOICES_MAX)
			s->voices[r.list[i]] = true;
	if (n->kind == NODE_LIST && n->n == 0)
		load_is_list(l, n, BANK_VOICES_MAX);
}

static const struct field step_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(step, id), .must = true},
    {.key = "where", .read = read_where, .must = true},
    {.key = "today", .read = load_bool, .offset = AT(step, today)},
    {.key = "voice", .read = read_voices},
    {.key = "title",
	.read = load_text,
	.offset = AT(step, title),
	.must = true},
    {.key = "text", .read = load_text, .offset = AT(step, text)},
    {.key = "say", .read = load_text, .offset = AT(step, say)},
    {.key = "letter", .read = load_text, .offset = AT(step, letter)},
};

static const struct shape step_shape = SHAPE("a step", step_fields);

void
load_step(struct load *l, const struct node *n, size_t i)
{
	struct step *s = &l->bank->steps[i];
	s->id = "";
	s->at = n->at;
	if (!load_map(l, n, &step_shape, 0, s) || node_find(n, "voice") != NULL)
		return;
	for (size_t v = 0; v < BANK_VOICES_MAX; v++)
		s->voices[v] = true;
}

static void
read_when(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct advice *a = object;
	const struct cond *c = load_condition(l, n, true);
	if (str_eq(f->key, "when"))
		a->when = c;
	else
		a->unless = c;
}

static const struct field advice_fields[] = {
    {.key = "when", .read = read_when},
    {.key = "unless", .read = read_when},
    {.key = "steps",
	.read = load_steps,
	.offset = AT(advice, steps),
	COUNT(advice, steps),
	.must = true},
};

static const struct shape advice_shape = SHAPE("advice", advice_fields);

void
load_advice(struct load *l, const struct node *n, size_t i)
{
	struct advice *a = &l->bank->advice[i];
	a->at = n->at;
	if (!load_map(l, n, &advice_shape, 0, a))
		return;
	const struct node *steps = node_find(n, "steps");
	if (steps != NULL && steps->kind == NODE_LIST && steps->n == 0)
		load_is_list(l, steps, 1);
}

static const char *const kinds[] = {"self-harm", "conduct", "confidence",
    "medicine", "unsafe"};
static const struct load_names kind_names = {kinds, 5, SENTINEL_SELF_HARM};

/* Whether helplines of a kind are there is known: they were loaded before. A
 * bank without any leaves them to a file of the person's own. */
static void
check_helpline(struct load *l, const struct node *n)
{
	const struct bank *b = l->bank;
	const char **names =
	    arena_array(l->arena, b->n_helplines, sizeof *names);
	size_t n_names = 0;
	for (size_t i = 0; i < b->n_helplines; i++) {
		if (b->helplines[i].kind == NULL)
			continue;
		if (str_eq(b->helplines[i].kind, n->text))
			return;
		names[n_names++] = b->helplines[i].kind;
	}
	if (n_names > 0)
		diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
		    "no helpline is of the kind %s%s", load_quoted(l, n->text),
		    load_guess(l, n->text, names, n_names));
}

static void
read_helplines(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct sentinel *s = object;
	if (!load_is_list(l, n, BANK_HELPLINES_MOST))
		return;
	s->helplines = arena_array(l->arena, n->n, sizeof *s->helplines);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		if (!load_is(l, e, NODE_SCALAR))
			continue;
		s->helplines[s->n_helplines++] = e->text;
		check_helpline(l, e);
	}
}

static const struct field sentinel_fields[] = {
    {.key = "kind",
	.read = load_name,
	.offset = AT(sentinel, kind),
	.arg = &kind_names,
	.must = true},
    {.key = "title",
	.read = load_text,
	.offset = AT(sentinel, title),
	.must = true},
    {.key = "now",
	.read = load_text,
	.offset = AT(sentinel, now),
	.must = true},
    {.key = "result",
	.read = load_text,
	.offset = AT(sentinel, result),
	.must = true},
    {.key = "steps_before",
	.read = load_text,
	.offset = AT(sentinel, steps_before)},
    {.key = "limits", .read = load_text, .offset = AT(sentinel, limits)},
    {.key = "helplines", .read = read_helplines},
    {.key = "steps",
	.read = load_steps,
	.offset = AT(sentinel, steps),
	COUNT(sentinel, steps)},
};

static const struct shape sentinel_shape = SHAPE("a sentinel", sentinel_fields);

void
load_sentinel(struct load *l, const struct node *n, size_t i)
{
	struct sentinel s = {.at = n->at, .rank = i, .given = true};
	if (!load_map(l, n, &sentinel_shape, 0, &s) || s.kind == SENTINEL_NONE)
		return;
	struct sentinel *place = &l->bank->sentinels[s.kind];
	if (place->given)
		diag_add(l->diags, DIAG_DUPLICATE_ID, n->at,
		    "the sentinel '%s' is here twice; the first is in line %u",
		    sentinel_name(s.kind), place->at.line);
	else
		*place = s;
}
