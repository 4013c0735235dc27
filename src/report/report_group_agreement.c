/* A group's page: how far people agree, and where they are furthest apart. */
#include <inttypes.h>

#include "harmcheck/agreement.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/group.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "report_group_parts.h"

#define APART_MOST 3
#define ALPHA_HUNDREDTH (AGREEMENT_ONE / 100)
#define FEW_QUESTIONS 5 /* fewer than these show little */

/* Krippendorff's own advice, and no more than that. */
#define ALPHA_GOOD 800000
#define ALPHA_FAIR 667000
/* A little below 0 is chance too. */
#define ALPHA_APART (-200000)

static const struct band {
	int64_t from;
	const char *words;
} bands[] = {
    {ALPHA_GOOD, "People agreed well."},
    {ALPHA_FAIR, "People agreed much more than chance. Build on it with care."},
    {ALPHA_HUNDREDTH / 2,
	"People agreed more than chance, but too little to build on."},
    {ALPHA_APART, "People agreed no more than chance would."},
    {INT64_MIN, "People agreed less than chance would."},
};

static const char *
undefined(enum agreement_state state)
{
	static const char *const words[] = {
	    [AGREEMENT_NO_PAIRS] = "Alpha cannot be told: no question here was "
				   "answered by two people.",
	    [AGREEMENT_ONE_UNIT] = "Alpha cannot be told: it needs two "
				   "questions or more.",
	    [AGREEMENT_NO_VARIATION] =
		"Alpha cannot be told: all gave the same answer to all of "
		"these, so there is nothing to set against chance.",
	};

	return words[state];
}

const char *
group_agreed(const struct group_agreement *a)
{
	size_t i = 0;

	if (a->of.state != AGREEMENT_DEFINED)
		return undefined(a->of.state);
	while (a->of.alpha < bands[i].from)
		i++;
	return bands[i].words;
}

/* --- sentences ------------------------------------------------------------ */

static const char *
alpha(const struct group_page *g, int64_t value)
{
	char out[32];

	num_format(num_round(value, ALPHA_HUNDREDTH), 2, out);
	return arena_strdup(g->rep->arena, out);
}

const char *
group_percent(const struct group_page *g, uint64_t n, uint64_t of)
{
	int64_t percent = num_round((num_wide)n * 100, of);

	if (n < of && percent == 100)
		percent = 99;
	if (n > 0 && percent == 0)
		percent = 1;
	return arena_printf(g->rep->arena, "%" PRId64, percent);
}

static void
add_steps(struct buf *out, const struct group_agreement *a)
{
	for (unsigned i = 0; i < a->n_steps; i++)
		buf_addf(out, "%s%s", i > 0 ? "; " : "", a->steps[i]);
	buf_addf(out, " (%zu question%s): ", a->questions,
	    a->questions == 1 ? "" : "s");
}

static void
add_alpha(const struct group_page *g, struct buf *out,
    const struct agreement *a)
{
	if (a->state != AGREEMENT_DEFINED)
		return;
	buf_addf(out, "Alpha is %s", alpha(g, a->alpha));
	if (a->has_interval)
		buf_addf(out, " (%s to %s). ", alpha(g, a->low),
		    alpha(g, a->high));
	else
		buf_adds(out,
		    ". Its range cannot be told, since too many draws had no "
		    "alpha. ");
}

/* The range goes down to 0, and the words say more than chance. */
static bool
may_be_chance(const struct agreement *a)
{
	return a->state == AGREEMENT_DEFINED && a->has_interval &&
	    a->low <= 0 && a->alpha >= ALPHA_HUNDREDTH / 2;
}

/* So few questions that alpha would be another one with others. */
static bool
shows_little(const struct group_agreement *a)
{
	return a->of.state == AGREEMENT_DEFINED &&
	    (a->questions < FEW_QUESTIONS ||
		(a->of.has_interval && a->of.low < 0));
}

static void
agreement_line(const struct group_page *g, const struct group_agreement *a)
{
	struct buf out;

	buf_init(&out, g->rep->arena);
	add_steps(&out, a);
	if (a->of.pairs > 0)
		buf_addf(&out, "%s of 100 pairs gave the same answer. ",
		    group_percent(g, a->of.agreeing, a->of.pairs));
	add_alpha(g, &out, &a->of);
	buf_adds(&out, group_agreed(a));
	if (may_be_chance(&a->of))
		buf_adds(&out, " It may also be no more than chance.");
	if (shows_little(a))
		buf_adds(&out, " So few questions show little.");
	report_add(g->rep, BLOCK_ITEM, out.data);
}

static void
explain(const struct group_page *g)
{
	report_add(g->rep, BLOCK_PARA,
	    "Two people are a pair. Of all pairs, so many gave the same "
	    "answer. That number is high by itself where nearly all say the "
	    "same, such as \"no\". Alpha takes that into account: 1 when all "
	    "agree, 0 when they agree no more than chance would. (It is "
	    "Krippendorff's alpha, for answers that have an order.)");
	report_addf(g->rep, BLOCK_PARA,
	    "Behind it stands a range: draw the questions again and again, "
	    "and it lies there in 95 of 100 draws (%u draws, seed %" PRIu64
	    ").",
	    g->p->resamples, g->p->seed);
}

/* --- furthest apart ------------------------------------------------------- */

/* Is the share of pairs that agree on A smaller than that of B? */
static bool
is_further(const struct group_item *a, const struct group_item *b)
{
	return (num_wide)a->agreeing * b->pairs <
	    (num_wide)b->agreeing * a->pairs;
}

/* The next one behind LAST (NULL: the first) by how far people are apart; the
 * earlier question first where it is the same. */
static const struct group_item *
next_apart(const struct group_picture *p, const struct group_item *last)
{
	const struct group_item *best = NULL;

	for (size_t i = 0; i < p->n_items; i++) {
		const struct group_item *it = &p->items[i];

		if (it->pairs == 0 || it->agreeing == it->pairs)
			continue;
		if (last != NULL &&
		    (is_further(it, last) ||
			(!is_further(last, it) && it <= last)))
			continue;
		if (best == NULL || is_further(it, best))
			best = it;
	}
	return best;
}

static void
furthest_apart(const struct group_page *g, enum block_kind heading)
{
	const struct group_item *it = next_apart(g->p, NULL);

	if (it == NULL)
		return;
	report_add(g->rep, heading,
	    g->p->n_rounds > 1 ? "Where people are furthest apart, after"
			       : "Where people are furthest apart");
	report_add(g->rep, BLOCK_PARA,
	    "These may be worth a talk. Nobody has to say what they "
	    "answered.");
	for (unsigned n = 0; it != NULL && n < APART_MOST; n++) {
		report_addf(g->rep, BLOCK_ITEM,
		    "%s: %s of 100 pairs gave the same answer.",
		    group_short(it->item),
		    group_percent(g, it->agreeing, it->pairs));
		it = next_apart(g->p, it);
	}
}

/* --- the whole ------------------------------------------------------------ */

static void
one_round(const struct group_page *g, size_t round)
{
	const char *when = group_round(g->p, round);

	if (when != NULL)
		report_add(g->rep, BLOCK_THEME,
		    round == GROUP_BEFORE ? "Before" : "After");
	if (g->p->n_agreement[round] == 0)
		report_add(g->rep, BLOCK_PARA, "Not shown.");
	for (size_t i = 0; i < g->p->n_agreement[round]; i++)
		agreement_line(g, &g->p->agreement[round][i]);
}

void
group_apart(const struct group_page *g)
{
	if (!g->p->own)
		furthest_apart(g, BLOCK_HEADING);
}

void
group_agreements(const struct group_page *g)
{
	const struct group_picture *p = g->p;

	if (p->own ||
	    (p->n_agreement[GROUP_BEFORE] == 0 &&
		p->n_agreement[GROUP_AFTER] == 0))
		return;
	report_add(g->rep, p->wall ? BLOCK_THEME : BLOCK_HEADING,
	    "How far people agree");
	explain(g);
	for (size_t i = 0; i < p->n_rounds; i++)
		one_round(g, i);
	report_add(g->rep, BLOCK_PARA,
	    "The words are a rule of thumb: from 0.8 \"well\", from 0.667 "
	    "\"with care\". To agree is not to be right. A group can agree on "
	    "something that is not so.");
	if (!p->wall)
		furthest_apart(g, BLOCK_THEME);
}
