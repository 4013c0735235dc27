/* Conditions in words, for somebody with a pen. The numbers in them stand in
 * elements of their own, so that a test can follow them too. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "paper_parts.h"

/* Where the words go. */
struct words {
	const struct sheet *s;
	struct buf *out;
	bool labels;
};

static void words_of(const struct words *w, const struct gate *g, bool inside);

/* What stands before the I-th of N. */
static const char *
before(size_t i, size_t n, const char *word)
{
	if (i == 0)
		return "";
	return i + 1 < n ? ", " : word;
}

const char *
paper_list(struct arena *a, uint64_t bits, const char *word)
{
	struct buf out;
	size_t n = 0, done = 0;

	buf_init(&out, a);
	for (size_t i = 0; i < BANK_OPTIONS_MAX; i++)
		n += bits >> i & 1;
	for (size_t i = 0; i < BANK_OPTIONS_MAX; i++)
		if (bits >> i & 1)
			buf_addf(&out, "%s%zu", before(done++, n, word), i + 1);
	return out.data;
}

/* The label of the one box that there is. */
static const char *
only_label(const struct words *w, const struct gate *g)
{
	const struct scale *scale = w->s->form->items[g->item].scale;

	for (size_t i = 0; i < scale->n_options; i++)
		if (g->boxes == UINT64_C(1) << i)
			return paper_text(w->s, &scale->options[i].label);
	return NULL;
}

/* Can NEXT be told in the same breath as G? */
static bool
goes_with(const struct gate *g, const struct gate *next)
{
	return next->op == GATE_BOXES && next->is && g->op == GATE_BOXES &&
	    g->is && next->boxes == g->boxes;
}

/* The questions of G and of all behind it that go with it. */
static void
questions(const struct words *w, const struct gate *g, bool joined)
{
	size_t n = 0, done = 0;

	for (const struct gate *p = g; p != NULL; p = p->next)
		n += p == g || (joined && goes_with(g, p));
	buf_adds(w->out, "question <span class=\"q\">");
	for (const struct gate *p = g; p != NULL; p = p->next)
		if (p == g || (joined && goes_with(g, p)))
			buf_addf(w->out, "%s%u", before(done++, n, " or "),
			    w->s->number[p->item]);
	buf_adds(w->out, "</span>");
}

static void
boxes(const struct words *w, const struct gate *g, bool joined)
{
	const char *label = w->labels ? only_label(w, g) : NULL;

	buf_addf(w->out, "<span class=\"if\" data-if=\"%s\">",
	    g->is ? "tick" : "no-tick");
	questions(w, g, joined);
	buf_addf(w->out, " has %s at <span class=\"b\">%s</span>",
	    g->is ? "a tick" : "no tick",
	    g->boxes != 0 ? paper_list(w->s->arena, g->boxes, " or ")
			  : "no box");
	if (label != NULL) {
		buf_adds(w->out, " (\xe2\x80\x9c");
		html_text(w->out, label);
		buf_adds(w->out, "\xe2\x80\x9d)");
	}
	buf_adds(w->out, "</span>");
}

static void
answered(const struct words *w, const struct gate *g)
{
	buf_addf(w->out, "<span class=\"if\" data-if=\"%s\">",
	    g->is ? "answered" : "not-answered");
	questions(w, g, false);
	buf_addf(w->out, " is %sanswered</span>", g->is ? "" : "not ");
}

const char *
paper_gate_levels(const struct sheet *s, const struct gate *g)
{
	const size_t all = g->cond->category->n_levels;
	const bool not_enough = (g->boxes & COND_NOT_ENOUGH) != 0;
	size_t n = not_enough, done = 0;
	struct buf out;

	buf_init(&out, s->arena);
	for (size_t i = 0; i < all; i++)
		n += g->boxes >> i & 1;
	for (size_t i = 0; i < all; i++)
		if (g->boxes >> i & 1)
			buf_addf(&out, "%s%s", before(done++, n, " or "),
			    paper_letter(s->arena, i));
	if (not_enough)
		buf_addf(&out, "%snot enough answers", before(done, n, " or "));
	return out.data;
}

static void
level(const struct words *w, const struct gate *g)
{
	buf_addf(w->out,
	    "<span class=\"if\" data-if=\"%s\">\xe2\x80\x9c"
	    "<span class=\"t\">",
	    g->is ? "level" : "no-level");
	html_text(w->out, paper_text(w->s, &g->cond->category->title));
	buf_addf(w->out,
	    "</span>\xe2\x80\x9d %s <span class=\"l\">%s</span></span>",
	    g->is ? "is" : "is not", paper_gate_levels(w->s, g));
}

static void
sentinel(const struct words *w, const struct gate *g)
{
	const struct sentinel *kind = &w->s->bank->sentinels[g->cond->sentinel];
	const char *title = paper_text(w->s, &kind->title);

	buf_addf(w->out,
	    "<span class=\"if\" data-if=\"%s\">%s of \xe2\x80\x9c"
	    "<span class=\"t\">",
	    g->is ? "kind" : "no-kind", g->is ? "a box" : "no box");
	html_text(w->out, title != NULL ? title : sentinel_name(kind->kind));
	buf_adds(w->out, "</span>\xe2\x80\x9d is ticked</span>");
}

static void
leaf(const struct words *w, const struct gate *g)
{
	switch (g->op) {
	case GATE_ANSWERED:
		answered(w, g);
		break;
	case GATE_LEVEL:
		level(w, g);
		break;
	case GATE_SENTINEL:
		sentinel(w, g);
		break;
	default:
		break;
	}
}

/* Was P told with one before it? */
static bool
is_told(const struct gate *first, const struct gate *p)
{
	for (const struct gate *g = first; g != p; g = g->next)
		if (goes_with(g, p))
			return true;
	return false;
}

static void
parts(const struct words *w, const struct gate *g, bool inside)
{
	const bool any = g->op == GATE_ANY;
	size_t n = 0, done = 0;

	for (const struct gate *p = g->parts; p != NULL; p = p->next)
		n += !any || !is_told(g->parts, p);
	buf_addf(w->out, "<span class=\"%s\">%s", any ? "any" : "all",
	    inside && n > 1 ? "(" : "");
	for (const struct gate *p = g->parts; p != NULL; p = p->next) {
		if (any && is_told(g->parts, p))
			continue;
		buf_adds(w->out, before(done++, n, any ? ", or " : ", and "));
		if (p->op == GATE_BOXES)
			boxes(w, p, any);
		else
			words_of(w, p, true);
	}
	buf_adds(w->out, inside && n > 1 ? ")</span>" : "</span>");
}

static void
words_of(const struct words *w, const struct gate *g, bool inside)
{
	if (g->op == GATE_ALL || g->op == GATE_ANY)
		parts(w, g, inside);
	else if (g->op == GATE_BOXES)
		boxes(w, g, false);
	else
		leaf(w, g);
}

void
paper_gate_words(const struct sheet *s, struct buf *out, const struct gate *g,
    bool labels)
{
	words_of(&(struct words){.s = s, .out = out, .labels = labels}, g,
	    false);
}

bool
paper_gate_same(const struct sheet *s, const struct gate *a,
    const struct gate *b)
{
	struct buf one, other;

	buf_init(&one, s->arena);
	buf_init(&other, s->arena);
	paper_gate_words(s, &one, a, false);
	paper_gate_words(s, &other, b, false);
	return a->op == b->op && str_eq(one.data, other.data);
}
