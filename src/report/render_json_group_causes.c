/* A group's picture as JSON: causes, and how far people agree. */
#include "harmcheck/bank.h"
#include "harmcheck/group.h"
#include "harmcheck/json.h"
#include "harmcheck/scenario.h"
#include "render_json_parts.h"
#include "report_group_parts.h"

#define INDEX_DECIMALS 4 /* ten-thousandths */
#define ALPHA_DECIMALS 6 /* millionths */
#define MEAN_DECIMALS 1

/* --- causes --------------------------------------------------------------- */

static void
decimal(struct json *j, const char *key, int64_t value, unsigned decimals)
{
	json_key(j, key);
	json_decimal(j, value, decimals);
}

static void
people(struct json *j, unsigned n)
{
	json_key(j, "people");
	if (n > 0)
		json_int(j, n);
	else
		json_null(j);
}

static void
spread(struct json *j, const struct group_picture *p,
    const struct group_spread *s)
{
	if (!s->shown) {
		json_null(j);
		return;
	}
	json_object(j);
	people(j, s->people);
	json_key(j, "means");
	json_array(j);
	for (size_t i = 0; i < p->bank->n_causes; i++) {
		json_object(j);
		member(j, "cause", p->bank->causes[i].id);
		decimal(j, "points", s->mean[i], MEAN_DECIMALS);
		json_end_object(j);
	}
	json_end_array(j);
	decimal(j, "mean_index", s->mean_index, INDEX_DECIMALS);
	decimal(j, "index_of_means", s->index_of_mean, INDEX_DECIMALS);
	json_end_object(j);
}

static void
key_shares(struct json *j, const struct group_picture *p)
{
	const struct scenario *s = p->scenario;

	json_key(j, "key_points");
	if (p->without_key) {
		json_null(j);
		return;
	}
	json_array(j);
	for (size_t i = 0; s != NULL && i < s->n_shares; i++) {
		json_object(j);
		member(j, "cause", s->shares[i].cause->id);
		member_count(j, "least", s->shares[i].least);
		member_count(j, "most", s->shares[i].most);
		json_end_object(j);
	}
	json_end_array(j);
}

static void
change(struct json *j, const struct group_spread_change *c)
{
	json_key(j, "change");
	if (!c->shown) {
		json_null(j);
		return;
	}
	json_object(j);
	people(j, c->people);
	json_key(j, "direction");
	json_object(j);
	member_count(j, "more_even", c->more_even);
	member_count(j, "same", c->same);
	member_count(j, "less_even", c->less_even);
	json_end_object(j);
	decimal(j, "mean", c->mean, INDEX_DECIMALS);
	decimal(j, "low", c->low, INDEX_DECIMALS);
	decimal(j, "high", c->high, INDEX_DECIMALS);
	json_end_object(j);
}

void
json_group_causes(struct json *j, const struct group_picture *p)
{
	json_key(j, "spread");
	json_array(j);
	for (size_t r = 0; r < p->n_rounds; r++)
		spread(j, p, &p->spread[r]);
	json_end_array(j);
	key_shares(j, p);
	change(j, &p->change);
}

/* --- agreement ------------------------------------------------------------ */

static void
alpha_part(struct json *j, const struct agreement *a)
{
	json_key(j, "alpha");
	if (a->state != AGREEMENT_DEFINED) {
		json_null(j);
		return;
	}
	json_object(j);
	decimal(j, "value", a->alpha, ALPHA_DECIMALS);
	json_key(j, "range");
	if (a->has_interval) {
		json_object(j);
		decimal(j, "low", a->low, ALPHA_DECIMALS);
		decimal(j, "high", a->high, ALPHA_DECIMALS);
		json_end_object(j);
	} else {
		json_null(j);
	}
	member_count(j, "draws_without", a->undefined);
	json_end_object(j);
}

static void
agreement(struct json *j, const struct group_agreement *a)
{
	static const char *const states[] = {
	    [AGREEMENT_DEFINED] = "defined",
	    [AGREEMENT_NO_PAIRS] = "no-pairs",
	    [AGREEMENT_ONE_UNIT] = "one-question",
	    [AGREEMENT_NO_VARIATION] = "no-variation",
	};

	json_object(j);
	json_key(j, "steps");
	json_array(j);
	for (unsigned i = 0; i < a->n_steps; i++)
		json_string(j, a->steps[i]);
	json_end_array(j);
	member_count(j, "questions", a->questions);
	member(j, "state", states[a->of.state]);
	member_count(j, "pairs", a->of.pairs);
	member_count(j, "agreeing", a->of.agreeing);
	alpha_part(j, &a->of);
	member(j, "words", group_agreed(a));
	json_end_object(j);
}

void
json_group_agreement(struct json *j, const struct group_picture *p)
{
	json_key(j, "agreement");
	json_array(j);
	for (size_t r = 0; r < p->n_rounds; r++) {
		json_array(j);
		for (size_t i = 0; i < p->n_agreement[r]; i++)
			agreement(j, &p->agreement[r][i]);
		json_end_array(j);
	}
	json_end_array(j);
}
