/* Two dates: question by question, grouped by what changed. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "report_compare_parts.h"

/* A group is a table; what belongs in it is a question of its own. */
struct group {
	const char *caption;
	bool (*has)(const struct question_change *q);
	bool judged; /* better, worse and so on stand with it */
	int first;   /* the caption goes on with this date; -1: it does not */
};

static bool
is_both_named(const struct question_change *q)
{
	return q->said[0].named && q->said[1].named;
}

static bool
is_new(const struct question_change *q)
{
	return q->change == CHANGE_NEW;
}

static bool
is_gone(const struct question_change *q)
{
	return q->change == CHANGE_GONE;
}

static bool
is_scale(const struct question_change *q)
{
	return q->category != NULL && q->category->kind == KIND_SCALE;
}

/* Named on both dates: harms that went on, whatever became of them. */
static bool
is_still(const struct question_change *q)
{
	return q->change <= CHANGE_OTHER && is_both_named(q) && !is_scale(q) &&
	    q->role == ROLE_NONE;
}

static bool
is_other(const struct question_change *q)
{
	return q->change != CHANGE_SAME && q->change != CHANGE_NEW &&
	    q->change != CHANGE_GONE && q->change <= CHANGE_OTHER &&
	    !is_still(q) && q->role == ROLE_NONE;
}

/* Named where it was answered; the rest of them is counted. */
static bool
is_once(const struct question_change *q)
{
	return (q->change == CHANGE_FIRST_ONLY ||
		   q->change == CHANGE_SECOND_ONLY) &&
	    (q->said[0].named || q->said[1].named) && !is_scale(q) &&
	    q->role == ROLE_NONE;
}

/* One's own view of it all: no order, and no word on it. */
static bool
is_view(const struct question_change *q)
{
	return q->role == ROLE_OVERALL && q->change <= CHANGE_NEITHER &&
	    q->change != CHANGE_NEITHER;
}

static const char *
name_of(const struct dates_page *p, const struct question_change *q)
{
	const int side = q->said[1].item >= 0;
	const char *name = side_short(&p->c->side[side], &q->said[side]);

	/* where no words are known, that is said once, on top */
	if (!q->unsure && q->comparable == COMPARABLE_WORDING)
		return arena_printf(p->rep->arena, "%s (worded differently)",
		    name);
	return name;
}

static const char *
change_words(const struct question_change *q)
{
	switch (q->change) {
	case CHANGE_SAME:
		return "is the same";
	case CHANGE_BETTER:
		return "is better";
	case CHANGE_WORSE:
		return "is worse";
	case CHANGE_MORE:
		return "is more";
	case CHANGE_LESS:
		return "is less";
	default:
		return NULL; /* the caption or the answers say it */
	}
}

/* What speaks alone stands in a table of its own. */
static bool
is_alert(const struct dates_page *p, const struct question_change *q)
{
	for (size_t i = 0; i < p->c->n_alerts; i++)
		if (str_eq(p->c->alerts[i].id, q->id))
			return true;
	return false;
}

static bool
is_shown(const struct dates_page *p, const struct question_change *q)
{
	return !q->left_out && !is_alert(p, q);
}

/* "Named now, not then" */
static const char *
caption(const struct dates_page *p, const struct group *g)
{
	if (g->first < 0)
		return g->caption;
	return arena_printf(p->rep->arena, "%s %s, not %s", g->caption,
	    p->in[g->first], p->in[!g->first]);
}

static void
group(const struct dates_page *p, const struct group *g)
{
	struct table *t = NULL;

	for (size_t i = 0; i < p->c->n_questions; i++) {
		const struct question_change *q = &p->c->questions[i];

		if (!g->has(q) || !is_shown(p, q))
			continue;
		if (t == NULL) {
			report_add(p->rep, BLOCK_GAP, "");
			t = dates_table(p, caption(p, g), g->judged);
		}
		report_row(p->rep, t,
		    (const char *const[]){name_of(p, q),
			side_answer(&p->c->side[0], &q->said[0]),
			side_answer(&p->c->side[1], &q->said[1]),
			change_words(q)});
	}
}

/* Answers that are the same and were not named, or that one date lacks. */
static void
the_rest(const struct dates_page *p)
{
	size_t same = 0, once = 0;

	for (size_t i = 0; i < p->c->n_questions; i++) {
		const struct question_change *q = &p->c->questions[i];

		if (!is_shown(p, q) || q->role != ROLE_NONE)
			continue;
		same += q->change == CHANGE_SAME && !is_still(q);
		once += (q->change == CHANGE_FIRST_ONLY ||
			    q->change == CHANGE_SECOND_ONLY) &&
		    !is_once(q);
	}
	report_add(p->rep, BLOCK_GAP, "");
	if (same > 0)
		report_addf(p->rep, BLOCK_PARA,
		    same == 1 ? "%zu other answer is the same."
			      : "%zu other answers are the same.",
		    same);
	if (once > 0)
		report_addf(p->rep, BLOCK_PARA,
		    "%zu other %s an answer on one side only. A missing "
		    "answer does not count as a change.",
		    once, once == 1 ? "question has" : "questions have");
}

void
dates_questions(const struct dates_page *p)
{
	const struct group groups[] = {
	    {"Your own view", is_view, false, -1},
	    {"Named", is_new, false, 1},
	    {p->c->same_date ? "Named in both" : "Named both times", is_still,
		true, -1},
	    {"Named", is_gone, false, 0},
	    {"Answered in another way", is_other, true, -1},
	    {"Named on one side, with no answer on the other", is_once, false,
		-1},
	};

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		group(p, &groups[i]);
	the_rest(p);
}

void
dates_follow_ups(const struct dates_page *p)
{
	struct table *t = NULL;

	report_add(p->rep, BLOCK_GAP, "");
	for (size_t i = 0; i < p->c->n_follow_ups; i++) {
		const struct follow_up_change *f = &p->c->follow_ups[i];
		const int side = f->said[1].item >= 0;
		const char *const cells[] = {
		    arena_printf(p->rep->arena, "%s: %s",
			side_text(&p->c->side[side], &f->category->title),
			side_short(&p->c->side[side], &f->said[side])),
		    side_answer(&p->c->side[0], &f->said[0]),
		    side_answer(&p->c->side[1], &f->said[1])};

		if (f->left_out)
			continue;
		if (t == NULL)
			t = dates_table(p,
			    "What you said about the things you named", false);
		report_row(p->rep, t, cells);
	}
}
