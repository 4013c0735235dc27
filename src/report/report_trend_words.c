/* A course of time, in words: what was said in a check, and how it stands to
 * the one before. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"
#include "report_trend_parts.h"

const char *
trend_level(const struct trend_page *p, const struct trend_point *at)
{
	return part_level(trend_entry_of(p, at->entry)->result, at->score,
	    at->score->level);
}

/* "Some of these, 1 of 4 named, 1 left open" */
static const char *
events_words(const struct trend_page *p, const struct trend_point *at)
{
	const struct theme_score *s = at->score;
	const size_t open = s->asked - s->answered;
	const char *words = trend_level(p, at);

	/* beside an act of conduct a smaller number would look better */
	if (!p->t->conduct)
		words = arena_printf(p->rep->arena, "%s, %zu of %zu named",
		    words, s->ticked, s->asked);
	if (open == 0)
		return words;
	return arena_printf(p->rep->arena, "%s, %zu left open", words, open);
}

static const char *
scale_words(const struct trend_page *p, const struct trend_point *at)
{
	const char *score = part_score(p->rep, at->score);

	if (score == NULL)
		return trend_level(p, at);
	return arena_printf(p->rep->arena, "%s, %s", trend_level(p, at), score);
}

static const char *
few_words(const struct trend_page *p, const struct trend_point *at)
{
	return arena_printf(p->rep->arena, "%s (%s)", trend_level(p, at),
	    part_counts(p->rep, at->score));
}

const char *
trend_words(const struct trend_page *p, const struct trend_point *at)
{
	static const char *const plain[TREND_KINDS] = {
	    [TREND_SKIPPED] = "skipped",
	    [TREND_DECLINED] = "left out, as you chose",
	    [TREND_NOT_REACHED] = "not reached",
	    [TREND_NOT_APPLICABLE] = "does not apply",
	};

	switch (at->kind) {
	case TREND_LEVEL:
		return at->category->kind == KIND_EVENTS ? events_words(p, at)
							 : scale_words(p, at);
	case TREND_FEW:
		return few_words(p, at);
	case TREND_UNKNOWN:
		return arena_printf(p->rep->arena,
		    "no result: %s is not at hand",
		    trend_version(p, at->entry));
	default:
		return plain[at->kind];
	}
}

static const char *
reason(const struct trend_point *at)
{
	static const char *const plain[TREND_JOINS] = {
	    [TREND_WORDED] =
		"some words changed since the check before; compare with care",
	    [TREND_NO_LEVEL] = "do not compare: the check before had no result",
	    [TREND_NOT_KNOWN] =
		"do not compare: the questions of one check are not at hand",
	    [TREND_OTHER_FORM] = "do not compare: this form and the one before "
				 "ask different things",
	    [TREND_OTHER_QUESTIONS] =
		"do not compare: the questions changed since the check before",
	    [TREND_OTHER_RANGE] =
		"do not compare: not the same questions fitted both times",
	    [TREND_HELD] = "before this day, some days are left out; see above",
	};

	if (at->kind == TREND_UNKNOWN ||
	    (at->join == TREND_NO_LEVEL && at->kind != TREND_LEVEL))
		return NULL; /* its own words say so */
	return plain[at->join];
}

static void
add_aside(struct buf *out, const char *words_of)
{
	if (words_of != NULL)
		buf_addf(out, "%s%s", out->len > 0 ? "; " : "", words_of);
}

const char *
trend_aside(const struct trend_page *p, const struct trend_point *at, bool both)
{
	struct buf out;

	buf_init(&out, p->rep->arena);
	if (at->changed)
		buf_addf(&out, "from here on %s", trend_version(p, at->entry));
	add_aside(&out, reason(at));
	if (at->join == TREND_JOINED && !both)
		add_aside(&out, "do not compare: a number is missing");
	if (at->between > 0)
		add_aside(&out,
		    arena_printf(p->rep->arena,
			at->between == 1
			    ? "%zu check in between did not ask this"
			    : "%zu checks in between did not ask this",
			at->between));
	if (at->overlap && both && part_shows_number(at->score))
		add_aside(&out,
		    "answers are missing; the change may come from just "
		    "that");
	return out.len > 0 ? out.data : NULL;
}

const char *
trend_key(struct trend_page *p, const bool *has)
{
	static const char *const words[TREND_MARKS] = {
	    "Each mark is a check, on its day.",
	    "A line joins two that can be compared.",
	    "A dotted line: some words changed, so compare with care.",
	    "A thin upright line: missing answers could move it so far.",
	    "A diamond: you named something that counts by itself.",
	    "An empty mark at the bottom: no result that day.",
	    "An empty mark at the bottom: no number that day.",
	    "A dashed upright line: other questions from there on.",
	};
	struct buf out;

	buf_init(&out, p->rep->arena);
	for (size_t i = 0; i < TREND_MARKS; i++) {
		if (has[i] && !p->told[i])
			buf_addf(&out, "%s%s", out.len > 0 ? " " : "",
			    words[i]);
		p->told[i] |= has[i];
	}
	return out.len > 0 ? out.data : NULL;
}
