/* The key of a case: what fits each question, and what could be done. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/limits.h"
#include "scenario_parts.h"

#define AT(type, member) offsetof(struct type, member)

/* An entry of 'answers' while it is read: the options need the question. */
struct draft {
	struct scenario *s;
	struct scenario_answer *answer;
	const struct form_item *item; /* NULL: it could not be found */
};

/* Why Q is no question of the form of S, in words. */
static void
report_not_asked(struct load *l, const struct scenario *s, const struct node *n,
    const struct question *q)
{
	const char *why = "it has no words for the form's voice";
	if (q->role == ROLE_NONE && q->depth != DEPTH_CORE)
		why = "it is not a core question";
	else if (q->role == ROLE_NONE && !form_has_theme(s->form, q->category))
		why = arena_printf(l->arena,
		    "its theme '%s' is not among 'themes'", q->category->id);
	diag_add(l->diags, DIAG_BAD_VALUE, n->at,
	    "the question %s is not asked about this case: %s",
	    load_quoted(l, q->id), why);
}

static void
read_question(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct draft *d = object;
	const struct scenario *s = d->s;
	const size_t i = load_ref(l, NOUN_QUESTION, n);
	(void)f;
	if (i == LOAD_NONE || s->form == NULL)
		return;
	const struct question *q = &l->bank->questions[i];
	const struct scenario_answer *first = scenario_answer(s, q);
	if (s->form->item_of[q->index] < 0)
		report_not_asked(l, s, n, q);
	else if (first != NULL)
		diag_add(l->diags, DIAG_DUPLICATE_ID, n->at,
		    "the key speaks of the question %s twice; the first is in "
		    "line %u",
		    load_quoted(l, q->id), first->at.line);
	else
		d->item = &s->form->items[s->form->item_of[q->index]];
}

static void
read_option(struct load *l, const struct node *n, struct draft *d)
{
	const struct scale *scale = d->item->scale;
	if (!load_is(l, n, NODE_SCALAR))
		return;
	const int option = scale_option(scale, n->text);
	if (option < 0) {
		const char **ids =
		    arena_array(l->arena, scale->n_options, sizeof *ids);
		for (size_t i = 0; i < scale->n_options; i++)
			ids[i] = scale->options[i].id;
		diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
		    "the question '%s' has no answer %s%s",
		    d->item->question->id, load_quoted(l, n->text),
		    load_guess(l, n->text, ids, scale->n_options));
		return;
	}
	const uint64_t bit = UINT64_C(1) << option;
	if ((d->answer->options & bit) != 0)
		diag_add(l->diags, DIAG_DUPLICATE_ID, n->at,
		    "%s is twice in this list", load_quoted(l, n->text));
	d->answer->options |= bit;
}

static void
read_is(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct draft *d = object;
	(void)f;
	if (n->kind != NODE_SCALAR && !load_is_list(l, n, BANK_OPTIONS_MAX))
		return;
	if (d->item == NULL)
		return;
	for (const struct node *e = load_first(n); e != NULL;
	     e = load_next(n, e))
		read_option(l, e, d);
}

static void
read_why(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct draft *d = object;
	load_string(l, n, f, &d->answer->why);
}

/* The question before its options. */
static const struct field answer_fields[] = {
    {.key = "question", .read = read_question, .must = true},
    {.key = "is", .read = read_is, .must = true},
    {.key = "why", .read = read_why, .must = true},
};

static const struct shape answer_shape =
    SHAPE("an answer of the key", answer_fields);

/* By place in the form: each question is in it once. */
static void
sort_answers(struct scenario *s)
{
	const int *place = s->form->item_of;
	for (size_t i = 1; i < s->n_answers; i++) {
		const struct scenario_answer a = s->answers[i];
		size_t k = i;
		for (; k > 0 &&
		     place[s->answers[k - 1].question->index] >
			 place[a.question->index];
		     k--)
			s->answers[k] = s->answers[k - 1];
		s->answers[k] = a;
	}
}

static void
read_answers(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario *s = object;
	(void)f;
	if (!load_is_list(l, n, SCENARIO_ANSWERS_MOST))
		return;
	s->answers = arena_array(l->arena, n->n, sizeof *s->answers);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct scenario_answer *a = &s->answers[s->n_answers];
		struct draft d = {s, a, NULL};
		a->at = e->at;
		load_map(l, e, &answer_shape, 0, &d);
		if (d.item == NULL)
			continue;
		a->question = d.item->question;
		s->n_answers++;
	}
	if (s->form != NULL)
		sort_answers(s);
}

static const struct field move_fields[] = {
    {.key = "what",
	.read = load_string,
	.offset = AT(scenario_move, what),
	.must = true},
    {.key = "why",
	.read = load_string,
	.offset = AT(scenario_move, why),
	.must = true},
};

static const struct shape move_shape = SHAPE("a move", move_fields);

static void
read_moves(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario *s = object;
	(void)f;
	if (!load_is_list(l, n, SCENARIO_MOVES_MOST))
		return;
	s->moves = arena_array(l->arena, n->n, sizeof *s->moves);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct scenario_move *m = &s->moves[s->n_moves++];
		m->at = e->at;
		load_map(l, e, &move_shape, 0, m);
	}
}

static const struct field fields[] = {
    {.key = "summing_up",
	.read = load_string,
	.offset = AT(scenario, summing_up),
	.must = true},
    {.key = "answers", .read = read_answers, .must = true},
    {.key = "shares", .read = scenario_read_shares},
    {.key = "moves", .read = read_moves, .must = true},
};

static const struct shape shape = SHAPE("'key'", fields);

void
scenario_read_key(struct load *l, const struct node *n, struct scenario *s)
{
	if (load_map(l, n, &shape, 0, s))
		scenario_end_shares(l, n, s);
}
