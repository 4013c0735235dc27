/* How the key of a case shares out 100 points: a range for each cause. */
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/num.h"
#include "scenario_parts.h"

#define POINTS 100
#define AT(member) offsetof(struct scenario_share, member)

static void
read_cause(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario_share *share = object;
	const size_t i = load_ref(l, NOUN_CAUSE, n);
	(void)f;
	if (i != LOAD_NONE)
		share->cause = &l->bank->causes[i];
}

static bool
read_point(struct load *l, const struct node *n, unsigned *out)
{
	int64_t points;
	if (!load_is(l, n, NODE_SCALAR))
		return false;
	if (!num_int(n->text, 0, POINTS, &points)) {
		diag_add(l->diags, DIAG_BAD_NUMBER, n->at,
		    "points are whole numbers from 0 to 100; here is %s",
		    load_quoted(l, n->text));
		return false;
	}
	*out = (unsigned)points;
	return true;
}

static void
read_points(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario_share *share = object;
	(void)f;
	if (!load_is(l, n, NODE_LIST))
		return;
	if (n->n != 2) {
		diag_add(l->diags, DIAG_KIND, n->at,
		    "'points' is the least and the most, as in [10, 30]; here "
		    "are %u entries",
		    n->n);
		return;
	}
	if (read_point(l, n->first, &share->least) &&
	    read_point(l, n->first->next, &share->most) &&
	    share->least > share->most)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "the least comes first: %u is more than %u", share->least,
		    share->most);
}

static const struct field fields[] = {
    {.key = "cause", .read = read_cause, .must = true},
    {.key = "points", .read = read_points, .must = true},
    {.key = "why", .read = load_string, .offset = AT(why), .must = true},
};

static const struct shape shape = SHAPE("a share", fields);

static void
put_share(struct load *l, struct scenario *s, const struct scenario_share *got)
{
	struct scenario_share *place = &s->shares[got->cause->index];
	if (place->cause != NULL)
		diag_add(l->diags, DIAG_DUPLICATE_ID, got->at,
		    "the cause %s is here twice; the first is in line %u",
		    load_quoted(l, got->cause->id), place->at.line);
	else
		*place = *got;
}

/* The causes that have no share. */
static void
report_missing(struct load *l, const struct node *n, const struct scenario *s)
{
	struct buf names;
	buf_init(&names, l->arena);
	for (size_t i = 0; i < s->n_shares; i++)
		if (s->shares[i].cause == NULL)
			buf_addf(&names, "%s%s", names.len > 0 ? ", " : "",
			    l->bank->causes[i].id);
	if (names.len > 0)
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "'shares' has a range for each cause; missing: %s",
		    names.data);
}

static void
check_sum(struct load *l, const struct node *n, const struct scenario *s)
{
	unsigned least = 0, most = 0;
	for (size_t i = 0; i < s->n_shares; i++) {
		least += s->shares[i].least;
		most += s->shares[i].most;
	}
	if (least > POINTS)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "no points within these ranges add up to 100: the least of "
		    "all are %u",
		    least);
	else if (most < POINTS)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "no points within these ranges add up to 100: the most of "
		    "all are %u",
		    most);
}

void
scenario_read_shares(struct load *l, const struct node *n,
    const struct field *f, void *object)
{
	const size_t before = diag_count(l->diags, DIAG_ERROR);
	struct scenario *s = object;
	(void)f;
	if (scenario_has_conduct(s)) {
		diag_add(l->diags, DIAG_BAD_VALUE, node_key_at(n),
		    "a theme of this case is about conduct, and nobody is "
		    "asked where that came from; take 'shares' out");
		return;
	}
	if (!load_is_list(l, n, BANK_CAUSES_MAX))
		return;
	s->n_shares = l->bank->n_causes;
	s->shares = arena_array(l->arena, s->n_shares, sizeof *s->shares);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct scenario_share got = {.at = e->at};
		if (load_map(l, e, &shape, 0, &got) && got.cause != NULL)
			put_share(l, s, &got);
	}
	if (diag_count(l->diags, DIAG_ERROR) == before)
		report_missing(l, n, s);
	if (diag_count(l->diags, DIAG_ERROR) == before)
		check_sum(l, n, s);
}

void
scenario_end_shares(struct load *l, const struct node *key, struct scenario *s)
{
	if (node_find(key, "shares") == NULL && s->form != NULL &&
	    l->bank->n_causes > 0 && !scenario_has_conduct(s))
		diag_add(l->diags, DIAG_MISSING_KEY, key->at,
		    "'key' needs 'shares': the bank has causes, and no theme "
		    "of this case is about conduct");
}
