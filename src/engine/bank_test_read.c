/* Case files: who answers, and what. */
#include <string.h>

#include "bank_test_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/str.h"

#define GUESSES 100
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void
read_name(struct case_reader *r, const struct node *n)
{
	if (!case_is(r, n, NODE_SCALAR))
		return;
	if (n->text[0] == '\0' || strchr(n->text, '\n') != NULL)
		diag_add(r->diags, DIAG_BAD_VALUE, n->at,
		    "the name of a case is one line of text");
	for (const struct bank_case *c = r->cases->list; c < r->here; c++)
		if (c->name != NULL && str_eq(c->name, n->text))
			diag_add(r->diags, DIAG_DUPLICATE_ID, n->at,
			    "the case '%s' is here twice; the first is in "
			    "line %u",
			    n->text, c->at.line);
	r->here->name = n->text;
	r->here->at = n->at;
}

static void
read_form(struct case_reader *r, const struct node *n)
{
	if (!case_is(r, n, NODE_SCALAR))
		return;
	r->form = case_find(r, CASE_FORM, n->text, n->at);
	if (r->form != NULL)
		r->here->answers =
		    answers_new(r->arena, r->bank, r->form, ANY_DATE);
}

static void
unknown_option(struct case_reader *r, const struct scale *s,
    const struct node *n)
{
	const char *ids[BANK_OPTIONS_MAX + 2];
	size_t count = s->n_options;

	for (size_t i = 0; i < count; i++)
		ids[i] = s->options[i].id;
	ids[count++] = answer_state_name(ANSWER_SKIPPED);
	ids[count++] = answer_state_name(ANSWER_NOT_APPLICABLE);
	diag_add(r->diags, DIAG_UNKNOWN_ID, n->at, "'%s' has no answer '%s'%s",
	    n->key, n->text, case_guess(r, n->text, ids, count));
}

/* What node N says about ITEM: the id of an option, or a state. */
static void
read_answer(struct case_reader *r, size_t item, const struct node *n)
{
	struct answer *a = &r->here->answers->list[item];
	const struct form_item *it = &r->form->items[item];
	int option;

	if (!case_is(r, n, NODE_SCALAR))
		return;
	option = scale_option(it->scale, n->text);
	case_expect_answered(r, item, n->at);
	if (option >= 0) {
		a->said = ANSWER_GIVEN;
		a->option = option;
	} else if (str_eq(n->text, answer_state_name(ANSWER_SKIPPED))) {
		a->said = ANSWER_SKIPPED;
	} else if (!str_eq(n->text, answer_state_name(ANSWER_NOT_APPLICABLE))) {
		unknown_option(r, it->scale, n);
	} else if (it->question != NULL && !it->question->na) {
		diag_add(r->diags, DIAG_BAD_VALUE, n->at,
		    "nobody can say to the question '%s' that it does not "
		    "apply: it has 'na: false'",
		    n->key);
	} else {
		a->said = ANSWER_NOT_APPLICABLE;
	}
}

static void
read_answers(struct case_reader *r, const struct node *n)
{
	if (r->form == NULL || !case_is(r, n, NODE_MAP))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const int item = case_question_item(r, e->key, node_key_at(e));

		if (item >= 0)
			read_answer(r, (size_t)item, e);
	}
}

static void
read_follow_ups_of(struct case_reader *r, const struct category *c,
    const struct node *n)
{
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct follow_up *u =
		    case_find(r, CASE_FOLLOW_UP, e->key, node_key_at(e));
		int item;

		if (u == NULL)
			continue;
		item = form_follow_up_item(r->form, c, u);
		if (item >= 0)
			read_answer(r, (size_t)item, e);
		else
			diag_add(r->diags, DIAG_UNKNOWN_ID, node_key_at(e),
			    "the form '%s' never asks the follow-up '%s' in "
			    "the theme '%s'",
			    r->form->id, u->id, c->id);
	}
}

static void
read_follow_ups(struct case_reader *r, const struct node *n)
{
	if (r->form == NULL || !case_is(r, n, NODE_MAP))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct category *c =
		    case_theme(r, e->key, node_key_at(e));

		if (c != NULL && case_is(r, e, NODE_MAP))
			read_follow_ups_of(r, c, e);
	}
}

static void
read_themes(struct case_reader *r, const struct node *n, bool *marked)
{
	if (!case_is_list(r, n))
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct category *c = case_is(r, e, NODE_SCALAR)
		    ? case_theme(r, e->text, e->at)
		    : NULL;

		if (c != NULL)
			marked[c->index] = true;
	}
}

static void
read_declined(struct case_reader *r, const struct node *n)
{
	if (r->form != NULL)
		read_themes(r, n, r->here->answers->declined);
}

static void
read_kept_short(struct case_reader *r, const struct node *n)
{
	if (r->form != NULL)
		read_themes(r, n, r->here->answers->kept_short);
}

static void
read_fill(struct case_reader *r, const struct node *n)
{
	if (!case_is(r, n, NODE_SCALAR))
		return;
	r->fill = str_eq(n->text, "none");
	if (!r->fill && !str_eq(n->text, answer_state_name(ANSWER_NOT_REACHED)))
		diag_add(r->diags, DIAG_BAD_VALUE, n->at,
		    "'fill' is 'none' (nothing more is ticked) or "
		    "'not-reached'");
}

static const struct case_key case_keys[] = {
    {"name", read_name, true},
    {"form", read_form, true},
    {"answers", read_answers, false},
    {"follow_ups", read_follow_ups, false},
    {"declined", read_declined, false},
    {"kept_short", read_kept_short, false},
    {"fill", read_fill, false},
    {"expect", case_expect, true},
};

/* The lowest option that says something and is not ticked; -1: none does. */
static int
lowest_not_ticked(const struct scale *s)
{
	int lowest = -1;

	for (size_t i = 0; i < s->n_options; i++)
		if (!s->options[i].ticked && !s->options[i].unknown &&
		    (lowest < 0 ||
			s->options[i].value < s->options[lowest].value))
			lowest = (int)i;
	return lowest;
}

/* Called when it is decided whether ITEM is open. */
static void
fill_item(struct answers *a, size_t item)
{
	const struct form_item *it = &a->form->items[item];
	struct answer *said = &a->list[item];
	int option;

	if (it->question == NULL || said->open != TRUTH_TRUE ||
	    said->said != ANSWER_NOT_REACHED ||
	    (it->category != NULL && a->declined[it->category->index]))
		return;
	option = lowest_not_ticked(it->scale);
	if (option < 0)
		return;
	said->said = ANSWER_GIVEN;
	said->option = option;
}

static void
read_case(struct case_reader *r, const struct node *n)
{
	r->here = &r->cases->list[r->cases->n++];
	r->here->at = n->at;
	r->tail = &r->here->expected;
	r->form = NULL;
	r->fill = false;
	if (case_map(r, n, "a case", case_keys, COUNT(case_keys)) &&
	    r->form != NULL)
		answers_decide(r->here->answers, r->fill ? fill_item : NULL);
}

static void
read_cases(struct case_reader *r, const struct node *n)
{
	if (!case_is_list(r, n))
		return;
	r->cases->list = arena_array(r->arena, n->n, sizeof(*r->cases->list));
	for (const struct node *e = n->first; e != NULL; e = e->next)
		read_case(r, e);
}

static const struct case_key file_keys[] = {
    {"cases", read_cases, true},
};

struct bank_cases *
bank_test_read(struct arena *a, const struct bank *b, const char *file,
    const char *text, size_t n, struct diags *d)
{
	struct case_reader r = {.arena = a,
	    .bank = b,
	    .diags = d,
	    .cases = arena_alloc(a, sizeof(*r.cases)),
	    .guesses = GUESSES};
	const struct node *root =
	    node_read(a, file, text, n, &node_limits_answers, d);

	if (root != NULL)
		case_map(&r, root, "a case file", file_keys, COUNT(file_keys));
	return root == NULL || diag_count(d, DIAG_ERROR) > 0 ? NULL : r.cases;
}
