/* Two dates: answers that speak alone. What stands now comes first, with the
 * words and the lines that belong to it. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_compare_parts.h"
#include "report_parts.h"

static bool
speaks(const struct dates_page *p, int i, enum sentinel_kind kind)
{
	for (size_t k = 0; k < p->c->n_alerts; k++)
		if (p->c->alerts[k].kind == kind &&
		    p->c->alerts[k].said[i].speaks)
			return true;
	return false;
}

/* One kind that speaks on side I: its title, its answers, what is said. */
static void
one_kind(const struct dates_page *p, int i, enum sentinel_kind kind, bool first)
{
	const struct compare_side *s = &p->c->side[i];

	report_add(p->rep, BLOCK_THEME,
	    side_text(s, &s->answers->bank->sentinels[kind].title));
	for (size_t k = 0; k < p->c->n_alerts; k++) {
		const struct compared_alert *al = &p->c->alerts[k];

		if (al->kind == kind && al->said[i].speaks)
			report_add(p->rep, BLOCK_ITEM,
			    report_pair(p->rep, side_short(s, &al->said[i]),
				side_answer(s, &al->said[i])));
	}
	part_sentinel_words(p->rep, p->c->result[i], kind, first);
}

static void
speaking_now(const struct dates_page *p)
{
	const struct bank *b = p->c->side[1].answers->bank;
	const struct sentinel *s;
	size_t n = 0;

	for (size_t k = 0; (s = bank_sentinel(b, k)) != NULL; k++) {
		if (!speaks(p, 1, s->kind))
			continue;
		if (n == 0)
			report_addf(p->rep, BLOCK_HEADING, "What stands out %s",
			    p->in[1]);
		one_kind(p, 1, s->kind, n++ == 0);
	}
	if (n > 0 && b->n_helplines > 0)
		report_add(p->rep, BLOCK_PARA,
		    "harmcheck helplines names people you can reach.");
}

/* What was named of it does not end with a later answer. */
static void
conduct_before(const struct dates_page *p)
{
	if (!speaks(p, 0, SENTINEL_CONDUCT) || speaks(p, 1, SENTINEL_CONDUCT))
		return;
	report_addf(p->rep, BLOCK_HEADING, "What you named %s", p->in[0]);
	one_kind(p, 0, SENTINEL_CONDUCT, true);
	report_addf(p->rep, BLOCK_PARA,
	    "You did not name it %s. What you named %s still counts.", p->in[1],
	    p->in[0]);
}

void
dates_speaking(const struct dates_page *p)
{
	speaking_now(p);
	conduct_before(p);
}

/* Behind "that". */
static const char *
alert_words(const struct dates_page *p, const struct compared_alert *al)
{
	const bool same = p->c->same_date;

	switch (al->change) {
	case ALERT_STILL:
		return same ? "is so in both" : "is still so";
	case ALERT_NEW:
		return same ? "is so in the second only" : "is new";
	case ALERT_NO_LONGER:
		if (al->kind == SENTINEL_CONDUCT)
			return "still counts"; /* nobody takes it back */
		return same ? "is so in the first only" : "is no longer so";
	case ALERT_NEW_UNASKED:
		return arena_printf(p->rep->arena,
		    "is so %s, with no answer %s", p->in[1], p->in[0]);
	case ALERT_NO_ANSWER:
	case ALERT_OPEN:
	case ALERT_CHANGES:
		break;
	}
	return arena_printf(p->rep->arena, "has no answer %s", p->in[1]);
}

static bool
lacks_answer(const struct comparison *c)
{
	for (size_t i = 0; i < c->n_alerts; i++)
		if (c->alerts[i].change == ALERT_NO_ANSWER ||
		    c->alerts[i].change == ALERT_OPEN)
			return true;
	return false;
}

void
dates_alerts(const struct dates_page *p)
{
	const char *const heads[] = {"question", p->when[0], p->when[1],
	    "that"};
	struct table *t;

	if (p->c->n_alerts == 0)
		return;
	report_add(p->rep, BLOCK_GAP, "");
	t = report_table(p->rep, "Answers that speak alone", heads, 4);
	for (size_t i = 0; i < p->c->n_alerts; i++) {
		const struct compared_alert *al = &p->c->alerts[i];
		const int side = al->said[1].item >= 0;
		const char *const cells[] = {
		    side_short(&p->c->side[side], &al->said[side]),
		    side_answer(&p->c->side[0], &al->said[0]),
		    side_answer(&p->c->side[1], &al->said[1]),
		    alert_words(p, al)};

		report_row(p->rep, t, cells);
	}
	if (lacks_answer(p->c))
		report_add(p->rep, BLOCK_PARA,
		    "A missing answer is not \"no\" and not \"gone\".");
}
