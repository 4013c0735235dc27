/* What a person did with a case besides rating it, and the code of their own:
 * parts of a file that most files lack. */
#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

/* A text of the case; NULL: there is none (said so). */
static const char *
text_of(struct reader *r, const char *key, bool required)
{
	const struct node *n = node_find(r->root, key);

	if (n == NULL && required)
		diag_add(r->diags, DIAG_MISSING_KEY, r->root->at,
		    "a case needs \"%s\"", key);
	if (n == NULL)
		return NULL;
	if (n->kind != NODE_SCALAR) {
		diag_add(r->diags, DIAG_KIND, n->at, "\"%s\" must be one text",
		    key);
		return NULL;
	}
	return n->text;
}

static const struct cause *
find_cause(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_causes; i++)
		if (str_eq(b->causes[i].id, id))
			return &b->causes[i];
	return NULL;
}

/* What could be meant, or what there is. */
static const char *
cause_hint(struct reader *r, const char *id)
{
	const struct bank *b = r->bank;
	const char **ids = arena_array(r->arena, b->n_causes, sizeof(*ids));
	const char *near;
	struct buf all;

	buf_init(&all, r->arena);
	buf_adds(&all, b->n_causes > 0 ? "; there are:" : " in this bank");
	for (size_t i = 0; i < b->n_causes; i++) {
		ids[i] = b->causes[i].id;
		buf_addf(&all, "%s %s", i > 0 ? "," : "", ids[i]);
	}
	near = str_nearest(id, ids, b->n_causes);
	return near != NULL
	    ? arena_printf(r->arena, "; did you mean \"%s\"?", near)
	    : all.data;
}

/* The points under N; 0 when they are none (said so). */
static unsigned
points_of(struct reader *r, const struct node *n)
{
	int64_t points = 0;

	if (n->kind != NODE_SCALAR ||
	    !num_int(n->text, 0, CASE_POINTS, &points))
		diag_add(r->diags, DIAG_BAD_NUMBER, n->at,
		    "the points of a cause are a whole number from 0 to %d",
		    CASE_POINTS);
	return (unsigned)points;
}

/* A cause that stands in no list of then cannot have been given nothing. */
static bool
has_all(struct reader *r, const struct node *shares, const bool *given)
{
	bool all = true;

	for (size_t i = 0; i < r->bank->n_causes; i++) {
		const char *id = r->bank->causes[i].id;

		if (given[i])
			continue;
		all = false;
		if (r->same_bank)
			diag_add(r->diags, DIAG_MISSING_KEY, shares->at,
			    "the shares need every cause, and \"%s\" is "
			    "missing",
			    id);
		else
			misfit(r, MISFIT_CAUSE, shares->at, id, NULL);
	}
	return all;
}

/* All or nothing: some of the points say something else than all of them. */
static unsigned *
shares_of(struct reader *r, const struct node *n)
{
	const size_t causes = r->bank->n_causes;
	unsigned *shares = arena_array(r->arena, causes, sizeof(*shares));
	bool *given = arena_array(r->arena, causes, sizeof(*given));
	uint64_t sum = 0;
	bool all = true;

	for (const struct node *c = n->first; c != NULL; c = c->next) {
		const struct cause *cause = find_cause(r->bank, c->key);
		const unsigned points = points_of(r, c);

		sum += points;
		if (cause != NULL) {
			given[cause->index] = true;
			shares[cause->index] = points;
			continue;
		}
		misfit(r, MISFIT_CAUSE, node_key_at(c), c->key,
		    cause_hint(r, c->key));
		all = false;
	}
	if (sum != CASE_POINTS)
		diag_add(r->diags, DIAG_BAD_VALUE, n->at,
		    "the shares must add up to %d; these come to %llu",
		    CASE_POINTS, (unsigned long long)sum);
	return has_all(r, n, given) && all ? shares : NULL;
}

static void
take_case(struct reader *r, struct case_work *work)
{
	const struct node *shares = node_find(r->root, "shares");
	const char *would_do = text_of(r, "would_do", false);

	work->id = text_of(r, "id", true);
	work->version = text_of(r, "version", true);
	if (work->id != NULL && !str_is_id(work->id))
		diag_add(r->diags, DIAG_BAD_ID, node_find(r->root, "id")->at,
		    "\"%s\" is no id of a case; write a to z, 0 to 9 and "
		    "dashes",
		    work->id);
	if (shares != NULL && shares->kind != NODE_MAP)
		diag_add(r->diags, DIAG_KIND, shares->at,
		    "\"shares\" must be a mapping");
	else if (shares != NULL)
		work->shares = shares_of(r, shares);
	if (would_do != NULL &&
	    utf8_length(would_do, strlen(would_do)) > CASE_TEXT_MOST)
		diag_add(r->diags, DIAG_TOO_LONG,
		    node_find(r->root, "would_do")->at,
		    "\"would_do\" has at most %d characters", CASE_TEXT_MOST);
	else
		work->would_do = would_do;
}

void
answer_file_case(struct reader *r)
{
	static const char *const keys[] = {"id", "version", "shares",
	    "would_do"};
	struct reader part = *r;

	part.root = node_find(r->root, "case");
	if (part.root == NULL)
		return;
	if (part.root->kind != NODE_MAP) {
		diag_add(r->diags, DIAG_KIND, part.root->at,
		    "\"case\" must be a mapping");
		return;
	}
	/* what is about an invented case is shown more freely */
	if (r->answers->form->about_self)
		diag_add(r->diags, DIAG_BAD_VALUE, part.root->at,
		    "the form \"%s\" is about oneself, so it has no case",
		    r->answers->form->id);
	answer_file_keys(&part, part.root, "a case", keys,
	    sizeof(keys) / sizeof(keys[0]));
	r->answers->work = arena_alloc(r->arena, sizeof(*r->answers->work));
	take_case(&part, r->answers->work);
}
