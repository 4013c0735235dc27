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
#include "report_parts.h"

#define NOTES_MOST 64
#define HERE "a tick there"

/* Conditions that are too long for a cell; each is written once, above the
 * table. */
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

/* G in a cell: as the number of its note, where there is room for one. */
static void
by_note(const struct sheet *s, const struct wanted *w, const struct gate *g)
{
	const char *text = words(s, g);
	const size_t n = note(w->notes, text);

	if (n > 0)
		buf_addf(s->out, "note %zu", n);
	else
		buf_adds(s->out, text); /* is HTML already */
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
when(const struct sheet *s, const struct wanted *w, const struct gate *g)
{
	const struct gate *level = own_level(w, g);

	if (g->op == GATE_TRUE)
		buf_adds(s->out, "always");
	else if (level != NULL)
		buf_adds(s->out, paper_gate_levels(s, level));
	else if (w->theme == NULL && !w->single && g->op == GATE_SENTINEL &&
	    g->is && (int)w->kind == g->cond->sentinel)
		buf_adds(s->out, HERE);
	else if (g->op == GATE_ANY || g->op == GATE_ALL)
		by_note(s, w, g);
	else
		buf_adds(s->out, words(s, g)); /* is HTML already */
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

/* --- the table ------------------------------------------------------------ */

/* Steps are numbered as they come for the first time. */
static unsigned
number_of(struct sheet *s, const struct step *step)
{
	unsigned *number = &s->step_number[step - s->bank->steps];

	if (*number == 0)
		*number = ++s->n_steps;
	return *number;
}

static void
steps(struct sheet *s, const struct step *const *list, size_t n)
{
	buf_adds(s->out, "<td>");
	for (size_t i = 0; i < n; i++) {
		if (!list[i]->voices[s->form->voice])
			continue;
		buf_addf(s->out, "<p data-step=\"%s\"><b>%u</b> ", list[i]->id,
		    number_of(s, list[i]));
		html_text(s->out, paper_text(s, &list[i]->title));
		buf_addf(s->out, " <small>(%s)</small></p>",
		    list[i]->inside ? "inside" : "outside");
	}
	buf_adds(s->out, "</td>\n");
}

static void
rule_row(struct sheet *s, const struct wanted *w, const struct advice *rule,
    const struct gate *g)
{
	const struct gate *not = unless_of(s, rule);

	buf_addf(s->out, "<tr>\n<td class=\"number\">%zu</td>\n<td>",
	    (size_t)(rule - s->bank->advice) + 1);
	when(s, w, g);
	buf_adds(s->out, "</td>\n");
	steps(s, rule->steps, rule->n_steps);
	buf_adds(s->out, "<td>");
	if (not ->op != GATE_FALSE)
		by_note(s, w, not );
	buf_adds(s->out, "</td>\n</tr>\n");
}

/* The steps that a kind has in any case. */
static bool
fixed(struct sheet *s, const struct sentinel *k)
{
	bool any = false;

	for (size_t i = 0; i < k->n_steps; i++)
		any |= k->steps[i]->voices[s->form->voice];
	if (!any)
		return false;
	buf_adds(s->out,
	    "<tr>\n<td class=\"number\">first</td>\n<td>" HERE "</td>\n");
	steps(s, (const struct step *const *)k->steps, k->n_steps);
	buf_adds(s->out, "<td></td>\n</tr>\n");
	return true;
}

/* A row for each rule that is wanted; false: there is none. */
static bool
rules(struct sheet *s, const struct wanted *w)
{
	bool any = false;

	for (size_t i = 0; i < s->bank->n_advice; i++) {
		const struct advice *rule = &s->bank->advice[i];
		const struct gate *g = paper_gate_sure(s, rule->when);

		if (!has_step(s, rule) || g->op == GATE_FALSE ||
		    unless_of(s, rule)->op == GATE_TRUE || !is_wanted(s, w, g))
			continue;
		rule_row(s, w, rule, g);
		any = true;
	}
	return any;
}

/* Nothing at all, where no row is wanted. */
static void
group(struct sheet *s, const char *title, const struct sentinel *k,
    const struct wanted *w)
{
	struct buf *const out = s->out;
	struct buf rows;
	bool any;

	buf_init(&rows, s->arena);
	s->out = &rows;
	any = k != NULL && fixed(s, k);
	any |= rules(s, w);
	s->out = out;
	if (!any)
		return;
	paper_element(s,
	    "<tbody>\n<tr>\n<th colspan=\"4\" scope=\"rowgroup\"><b>", title,
	    k != NULL ? "</b> (speaks alone)</th>\n</tr>\n"
		      : "</b></th>\n</tr>\n");
	buf_adds(s->out, rows.data);
	buf_adds(s->out, "</tbody>\n");
}

static void
groups(struct sheet *s, struct notes *notes)
{
	const struct sentinel *k;

	for (size_t i = 0; (k = bank_sentinel(s->bank, i)) != NULL; i++)
		if (paper_speaks(s, k))
			group(s, paper_sentinel(s, k), k,
			    &(struct wanted){.kind = k->kind, .notes = notes});
	group(s, "By single answers", NULL,
	    &(struct wanted){.single = true, .notes = notes});
	for (size_t i = 0; i < s->form->n_categories; i++) {
		const struct category *c = s->form->categories[i];

		group(s, paper_text(s, &c->title), NULL,
		    &(struct wanted){.theme = c, .notes = notes});
	}
}

static void
write_notes(const struct sheet *s, const struct notes *notes)
{
	if (notes->n == 0)
		return;
	paper_element(s, "<h4>", "Notes for the table", "</h4>\n");
	buf_adds(s->out, "<ol class=\"columns notes\">\n");
	for (size_t i = 0; i < notes->n; i++) {
		buf_adds(s->out, "<li>");
		buf_adds(s->out, notes->list[i]); /* is HTML already */
		buf_adds(s->out, ".</li>\n");
	}
	buf_adds(s->out, "</ol>\n");
}

/* --- the words of each ---------------------------------------------------- */

static const struct step *
step_of(const struct sheet *s, unsigned number)
{
	size_t i = 0;

	while (s->step_number[i] != number)
		i++;
	return &s->bank->steps[i];
}

static void
step_text(const struct sheet *s, unsigned number)
{
	const struct step *step = step_of(s, number);
	const char *words = paper_text(s, &step->say);

	buf_addf(s->out, "<li class=\"step\" data-step=\"%s\"><p><b>%u ",
	    step->id, number);
	html_text(s->out, paper_text(s, &step->title));
	buf_addf(s->out, "</b> <small>(%s)</small></p>\n",
	    step->inside ? "inside" : "outside");
	paper_paras(s, NULL, paper_text(s, &step->text));
	if (words != NULL)
		paper_element(s, "<p class=\"say\">Words to use: \xe2\x80\x9c",
		    words, "\xe2\x80\x9d</p>\n");
	buf_adds(s->out, "</li>\n");
}

static void
step_texts(const struct sheet *s)
{
	paper_element(s, "<h3>", "The steps, by number", "</h3>\n");
	buf_adds(s->out, "<ul class=\"columns steps\">\n");
	for (unsigned i = 1; i <= s->n_steps; i++)
		step_text(s, i);
	buf_adds(s->out, "</ul>\n");
}

static void
how_to_choose(const struct sheet *s)
{
	paper_paras(s, NULL,
	    "Before the steps say this; or, if an answer speaks alone, what "
	    "stands under its name.");
	paper_paras(s, "say", part_pick_one(s->bank, s->form->voice));
	paper_paras(s, NULL,
	    "An inside step is taken in therapy. An outside step is taken "
	    "elsewhere.");
	paper_paras(s, NULL,
	    arena_printf(s->arena,
		"At most %d steps in all. Look at the lines of what you "
		"found, at \xe2\x80\x9c"
		"By single answers\xe2\x80\x9d too. Take "
		"those that fit. First those whose place is \xe2\x80\x9c"
		"first\xe2\x80\x9d, then from the smallest place on. One "
		"step at least is an outside one: if none of the %d is, the "
		"next one that is takes the last place. A step that comes "
		"twice counts once. The words of each step come behind the "
		"table, by its number.",
		BANK_STEPS_SHOWN, BANK_STEPS_SHOWN));
	if (s->bank->sentinels[SENTINEL_CONFIDENCE].given)
		paper_paras(s, NULL,
		    "If something private was passed on, an inside step is "
		    "never the first. The first outside step goes to the top. "
		    "If there is none, no step is named.");
}

void
paper_hand_steps(struct sheet *s)
{
	struct buf *const out = s->out;
	struct notes notes = {.n = 0};
	struct buf table;

	buf_init(&table, s->arena);
	s->out = &table;
	groups(s, &notes);
	s->out = out;
	if (s->n_steps == 0)
		return;
	paper_element(s, "<h3>", "Next steps", "</h3>\n");
	how_to_choose(s);
	write_notes(s, &notes);
	buf_adds(s->out,
	    "<table class=\"look\">\n<thead>\n<tr>\n"
	    "<th scope=\"col\">Place</th>\n<th scope=\"col\">When</th>\n"
	    "<th scope=\"col\">Steps</th>\n"
	    "<th scope=\"col\">Not if</th>\n</tr>\n</thead>\n");
	buf_adds(s->out, table.data);
	buf_adds(s->out, "</table>\n");
	step_texts(s);
}
