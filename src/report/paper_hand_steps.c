/* Next steps on the sheet: what the bank's advice says, theme by theme. Each
 * rule has its place in the bank's list, so that whoever wants the program's
 * choice can make it. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "paper_parts.h"

#define NOTES_MOST 64

/* Cases in which a rule gives nothing; each is written once. */
struct notes {
	const char *list[NOTES_MOST];
	size_t n;
};

/* Which rules are wanted. */
struct wanted {
	const struct category *theme; /* that look at its level */
	enum sentinel_kind kind;      /* that look at this kind */
	bool single;                  /* that look at neither */
	struct notes *notes;
};

static bool
looks_at_theme(const struct gate *g, const struct category *c)
{
	if (g->op == GATE_LEVEL && (c == NULL || g->cond->category == c))
		return true;
	for (const struct gate *p = g->parts; p != NULL; p = p->next)
		if (looks_at_theme(p, c))
			return true;
	return false;
}

/* At that kind, or at one of its questions; SENTINEL_NONE: at any kind. */
static bool
looks_at_kind(const struct sheet *s, const struct gate *g,
    enum sentinel_kind kind)
{
	const struct question *q =
	    g->op == GATE_BOXES ? s->form->items[g->item].question : NULL;

	if (g->op == GATE_SENTINEL && g->is &&
	    (kind == SENTINEL_NONE || (int)kind == g->cond->sentinel))
		return true;
	if (kind != SENTINEL_NONE && q != NULL && q->sentinel == kind)
		return true;
	for (const struct gate *p = g->parts; p != NULL; p = p->next)
		if (looks_at_kind(s, p, kind))
			return true;
	return false;
}

static bool
is_wanted(const struct sheet *s, const struct wanted *w, const struct gate *g)
{
	const bool alone = looks_at_kind(s, g, SENTINEL_NONE);

	if (w->theme != NULL)
		return looks_at_theme(g, w->theme);
	if (looks_at_theme(g, NULL))
		return false;
	return w->single ? !alone : alone && looks_at_kind(s, g, w->kind);
}

static const char *
words(const struct sheet *s, const struct gate *g)
{
	struct buf out;

	buf_init(&out, s->arena);
	paper_gate_words(s, &out, g, false);
	return out.data;
}

/* The number of these words among the notes; 0: there is no room. */
static size_t
note(struct notes *notes, const char *text)
{
	size_t i = 0;

	while (i < notes->n && !str_eq(notes->list[i], text))
		i++;
	if (i == NOTES_MOST)
		return 0;
	if (i == notes->n)
		notes->list[notes->n++] = text;
	return i + 1;
}

static void
unless(const struct sheet *s, const struct wanted *w, const struct gate *g)
{
	const bool is_long = g->op == GATE_ANY || g->op == GATE_ALL;
	size_t n = 0;

	if (g->op == GATE_FALSE)
		return;
	if (is_long && w->notes != NULL)
		n = note(w->notes, words(s, g));
	if (n > 0)
		buf_addf(s->out, " Not in the cases of note %zu.", n);
	else
		buf_addf(s->out, " Not if %s.", words(s, g));
}

/* Where the theme's own result alone is enough: that; NULL: it is not. */
static const struct gate *
own_level(const struct wanted *w, const struct gate *g)
{
	if (w->theme == NULL)
		return NULL;
	if (g->op == GATE_LEVEL && g->is && g->cond->category == w->theme)
		return g;
	for (const struct gate *p = g->parts; p != NULL && g->op == GATE_ANY;
	     p = p->next)
		if (own_level(w, p) != NULL)
			return own_level(w, p);
	return NULL;
}

static void
when(const struct sheet *s, const struct wanted *w, const struct gate *g,
    size_t place)
{
	const struct gate *level = own_level(w, g);

	buf_addf(s->out, "[%zu] ", place);
	if (g->op == GATE_TRUE)
		buf_adds(s->out, "Whatever was ticked.");
	else if (level != NULL)
		buf_addf(s->out, "With %s.", paper_gate_levels(s, level));
	else if (w->theme == NULL && !w->single && g->op == GATE_SENTINEL &&
	    g->is && (int)w->kind == g->cond->sentinel)
		buf_adds(s->out, "Then also.");
	else
		buf_addf(s->out, "If %s.", words(s, g));
}

static bool
has_step(const struct sheet *s, const struct advice *rule)
{
	return advice_has_step(rule, s->form->voice);
}

/* No case: the rule has no condition that keeps it out. */
static const struct gate *
unless_of(const struct sheet *s, const struct advice *rule)
{
	static const struct gate never = {.op = GATE_FALSE};

	return rule->unless != NULL ? paper_gate_sure(s, rule->unless) : &never;
}

/* All rules that are wanted; how many. Without WRITE they are only counted. */
static size_t
rules(struct sheet *s, const struct wanted *w, bool write)
{
	size_t n = 0;

	for (size_t i = 0; i < s->bank->n_advice; i++) {
		const struct advice *rule = &s->bank->advice[i];
		const struct gate *g = paper_gate_sure(s, rule->when);
		const struct gate *not = unless_of(s, rule);

		if (!has_step(s, rule) || g->op == GATE_FALSE ||
		    not ->op == GATE_TRUE || !is_wanted(s, w, g))
			continue;
		n++;
		if (!write)
			continue;
		buf_adds(s->out, "<li class=\"when\"><p class=\"only\">");
		when(s, w, g, i + 1);
		unless(s, w, not );
		buf_adds(s->out, "</p>\n<ul class=\"steps\">\n");
		for (size_t k = 0; k < rule->n_steps; k++)
			if (rule->steps[k]->voices[s->form->voice])
				paper_step(s, rule->steps[k]);
		buf_adds(s->out, "</ul>\n</li>\n");
	}
	return n;
}

void
paper_steps_of_kind(struct sheet *s, enum sentinel_kind kind)
{
	rules(s, &(struct wanted){.kind = kind}, true);
}

void
paper_step(struct sheet *s, const struct step *step)
{
	unsigned *number = &s->step_number[step - s->bank->steps];
	const bool again = *number != 0;
	const char *say = paper_text(s, &step->say);

	if (!again)
		*number = ++s->n_steps;
	buf_addf(s->out, "<li class=\"step\" data-step=\"%s\"><p><b>",
	    step->id);
	html_text(s->out, paper_text(s, &step->title));
	buf_addf(s->out, "</b> <small>(step %u, %s therapy%s)</small></p>\n",
	    *number, step->inside ? "inside" : "outside",
	    again ? ", as above" : "");
	if (!again) {
		paper_paras(s, NULL, paper_text(s, &step->text));
		if (say != NULL)
			paper_element(s,
			    "<p class=\"say\">Words to use: \xe2\x80\x9c", say,
			    "\xe2\x80\x9d</p>\n");
	}
	buf_adds(s->out, "</li>\n");
}

static void
group(struct sheet *s, const char *title, const struct wanted *w)
{
	if (rules(s, w, false) == 0)
		return;
	paper_element(s, "<h4>", title, "</h4>\n");
	buf_adds(s->out, "<ul class=\"rules\">\n");
	rules(s, w, true);
	buf_adds(s->out, "</ul>\n");
}

static void
write_notes(const struct sheet *s, const struct notes *notes)
{
	if (notes->n == 0)
		return;
	paper_element(s, "<h4>", "Notes: cases in which a step is left out",
	    "</h4>\n");
	buf_adds(s->out, "<ol class=\"notes\">\n");
	for (size_t i = 0; i < notes->n; i++) {
		buf_adds(s->out, "<li>");
		buf_adds(s->out, notes->list[i]); /* is HTML already */
		buf_adds(s->out, ".</li>\n");
	}
	buf_adds(s->out, "</ol>\n");
}

static void
how_to_choose(const struct sheet *s)
{
	paper_paras(s, NULL,
	    arena_printf(s->arena,
		"At most %d steps in all. First those of answers that speak "
		"alone. Then the rules that fit, from the smallest number in "
		"brackets on. One step at least is outside therapy: if none "
		"of the %d is, the next one that is takes the last place.",
		BANK_STEPS_SHOWN, BANK_STEPS_SHOWN));
	if (s->bank->sentinels[SENTINEL_CONFIDENCE].given)
		paper_paras(s, NULL,
		    "If something private was passed on, a step inside "
		    "therapy is never the first.");
}

void
paper_hand_steps(struct sheet *s)
{
	struct notes notes = {.n = 0};

	if (s->bank->n_advice == 0)
		return;
	paper_element(s, "<h3>", "Next steps", "</h3>\n");
	how_to_choose(s);
	buf_adds(s->out, "<div class=\"columns\">\n");
	group(s, "By single answers",
	    &(struct wanted){.single = true, .notes = &notes});
	for (size_t i = 0; i < s->form->n_categories; i++) {
		const struct category *c = s->form->categories[i];

		group(s, paper_text(s, &c->title),
		    &(struct wanted){.theme = c, .notes = &notes});
	}
	buf_adds(s->out, "</div>\n");
	write_notes(s, &notes);
}
