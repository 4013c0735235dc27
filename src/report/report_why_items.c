/* What was counted in a theme, and what was not, and why. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "report_parts.h"
#include "report_why_parts.h"

static const char *
question_name(const struct why *w, const struct trace_item *it)
{
	return it->question->voice[w->r->answers->form->voice].short_text;
}

static const char *
quoted(const struct why *w, const char *s)
{
	return arena_printf(w->rep->arena, "\"%s\"", s);
}

static const char *
label_of(const struct why *w, const struct trace_item *it)
{
	const struct scale *s = w->r->answers->form->items[it->item].scale;

	return why_text(w, &s->options[it->option].label);
}

static int
value_of(const struct why *w, const struct trace_item *it)
{
	return w->r->answers->form->items[it->item]
	    .scale->options[it->option]
	    .value;
}

static const char *
whole(const struct why *w, int value)
{
	return arena_printf(w->rep->arena, "%d", value);
}

/* --- answered ----------------------------------------------------------------
 */

static void
events_row(const struct why *w, struct table *table,
    const struct trace_item *it)
{
	const char *const cells[] = {quoted(w, question_name(w, it)),
	    quoted(w, label_of(w, it)), whole(w, value_of(w, it)),
	    it->ticked ? "named" : "not named"};

	report_row(w->rep, table, cells);
}

/* "1 (1 + 5 - 5)" for a reversed answer. */
static const char *
counted_as(const struct why *w, const struct scale_part *p)
{
	if (!p->reverse)
		return whole(w, p->keyed);
	return arena_printf(w->rep->arena, "%d (reversed: %d + %d - %d)",
	    p->keyed, p->min, p->max, p->value);
}

static void
scale_row(const struct why *w, struct table *table, const struct trace_item *it)
{
	const struct scale_part *p = &it->part;
	const char *const cells[] = {quoted(w, question_name(w, it)),
	    quoted(w, label_of(w, it)), whole(w, p->value),
	    arena_printf(w->rep->arena, "%d to %d", p->min, p->max),
	    counted_as(w, p), why_number(w, p->weight, NUM_PLACES),
	    why_number(w, p->adds, NUM_PLACES)};

	report_row(w->rep, table, cells);
}

static const char *const events_heads[] = {"Question", "answer", "value",
    "counts as"};
static const char *const scale_heads[] = {"Question", "answer", "value",
    "range", "counts as", "weight", "adds"};

static const struct answered_table {
	const char *const *heads;
	size_t n;
	void (*row)(const struct why *, struct table *,
	    const struct trace_item *);
} tables[] = {
    [KIND_EVENTS] = {events_heads, 4, events_row},
    [KIND_SCALE] = {scale_heads, 7, scale_row},
};

static void
answered(const struct why *w, const struct trace_theme *t)
{
	const struct answered_table *kind = &tables[t->score->category->kind];
	struct table *table = NULL;

	for (size_t i = 0; i < t->n_items; i++) {
		if (t->items[i].beside || t->items[i].state != TRACE_ANSWERED)
			continue;
		if (table == NULL)
			table = report_table(w->rep,
			    "Counted, and answered:", kind->heads, kind->n);
		kind->row(w, table, &t->items[i]);
	}
}

/* --- without an answer, or not in the count ----------------------------------
 */

static const char *
reason(const struct why *w, const struct trace_item *it)
{
	static const char *const words[TRACE_STATES] = {
	    [TRACE_UNKNOWN] = "answered with ",
	    [TRACE_SKIPPED] = "skipped",
	    [TRACE_NOT_REACHED] = "not reached",
	    [TRACE_DECLINED] = "not asked, because the part was left out",
	    [TRACE_UNDECIDED] =
		"not asked, because it is not known whether it applies: ",
	    [TRACE_NOT_APPLICABLE] = "answered with \"does not apply\"",
	    [TRACE_CLOSED] = "not asked, because ",
	    [TRACE_SHORT] = "not opened in the short form",
	    [TRACE_NOT_IN_FORM] = "not part of this form",
	};
	const char *detail = "";

	if (it->state == TRACE_UNKNOWN)
		detail = arena_printf(w->rep->arena,
		    "\"%s\", which means that it is not known",
		    label_of(w, it));
	else if (it->state == TRACE_UNDECIDED || it->state == TRACE_CLOSED)
		detail = why_facts(w, &it->gate);
	return arena_printf(w->rep->arena, "%s%s", words[it->state], detail);
}

/* What a gap of a scale could add. */
static const char *
could_add(const struct why *w, const struct trace_theme *t,
    const struct trace_item *it)
{
	if (!t->score->has_score)
		return "";
	return arena_printf(w->rep->arena,
	    " Weight %s; it could add from %s to %s.",
	    why_number(w, it->part.weight, NUM_PLACES),
	    why_number(w, it->part.least, NUM_PLACES),
	    why_number(w, it->part.most, NUM_PLACES));
}

static bool
has_name(const struct why *w, const struct trace_item *it)
{
	return it->state != TRACE_SHORT && it->item >= 0 &&
	    why_is_met(w, (size_t)it->item);
}

/* The whole line but its subject. */
static const char *
line_of(const struct why *w, const struct trace_theme *t,
    const struct trace_item *it)
{
	if (!trace_in_m(it->state))
		return arena_printf(w->rep->arena, "%s. Not counted.",
		    reason(w, it));
	return arena_printf(w->rep->arena,
	    "%s. Counted, but without an answer.%s", reason(w, it),
	    could_add(w, t, it));
}

/* Not answered, and not named here. */
static bool
is_nameless(const struct why *w, const struct trace_item *it)
{
	return !it->beside && it->state != TRACE_ANSWERED && !has_name(w, it);
}

/* How many of the nameless items have the line of item FROM, FROM being the
 * first of them; else 0. LINES: by item. */
static size_t
same_lines(const struct why *w, const struct trace_theme *t,
    const char *const *lines, size_t from)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n_items; i++) {
		if (!is_nameless(w, &t->items[i]) ||
		    !str_eq(lines[i], lines[from]))
			continue;
		if (i < from)
			return 0;
		n++;
	}
	return n;
}

static void
others(const struct why *w, const struct trace_theme *t, bool in_m)
{
	const char **lines =
	    arena_array(w->rep->arena, t->n_items, sizeof(*lines));

	for (size_t i = 0; i < t->n_items; i++)
		if (!t->items[i].beside && t->items[i].state != TRACE_ANSWERED)
			lines[i] = line_of(w, t, &t->items[i]);
	for (size_t i = 0; i < t->n_items; i++) {
		const struct trace_item *it = &t->items[i];
		size_t n;

		if (it->beside || it->state == TRACE_ANSWERED ||
		    trace_in_m(it->state) != in_m)
			continue;
		if (has_name(w, it)) {
			report_addf(w->rep, BLOCK_ITEM, "\"%s\": %s",
			    question_name(w, it), lines[i]);
			continue;
		}
		n = same_lines(w, t, lines, i);
		if (n > 0)
			report_addf(w->rep, BLOCK_ITEM, "%zu %s: %s", n,
			    n == 1 ? "question" : "questions", lines[i]);
	}
}

/* Questions of a scale theme that its score does not count. */
static void
beside(const struct why *w, const struct trace_theme *t)
{
	for (size_t i = 0; i < t->n_items; i++) {
		const struct trace_item *it = &t->items[i];

		if (it->beside && it->option >= 0)
			report_addf(w->rep, BLOCK_ITEM,
			    "\"%s\": answered with \"%s\". It stands beside "
			    "the score and is not counted.",
			    question_name(w, it), label_of(w, it));
	}
}

void
why_items(const struct why *w, const struct trace_theme *t)
{
	answered(w, t);
	others(w, t, true);
	others(w, t, false);
	beside(w, t);
}
