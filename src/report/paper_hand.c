/* The sheet for scoring by hand: what to look at first, how to count, and how
 * many answers are enough. It names boxes by question and number, so it fits
 * every copy of the form, and no copy needs marks. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "paper_parts.h"

const char *
paper_letter(struct arena *a, size_t i)
{
	return arena_printf(a, "%c", (char)('A' + i));
}

uint64_t
paper_ticked(const struct scale *scale)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < scale->n_options; i++)
		if (scale->options[i].ticked)
			bits |= UINT64_C(1) << i;
	return bits;
}

uint64_t
paper_unknown(const struct scale *scale)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < scale->n_options; i++)
		if (scale->options[i].unknown)
			bits |= UINT64_C(1) << i;
	return bits;
}

/* Is item I a question of theme C, or of its scale, on paper or not? */
static bool
belongs(const struct sheet *s, const struct category *c, size_t i)
{
	const struct form_item *it = &s->form->items[i];

	if (it->question == NULL)
		return false;
	if (c->kind == KIND_EVENTS)
		return it->category == c;
	for (size_t k = 0; k < c->n_items; k++)
		if (c->items[k].question == it->question)
			return true;
	return false;
}

bool
paper_counts(const struct sheet *s, const struct category *c, size_t i)
{
	return s->printed[i] && belongs(s, c, i);
}

size_t
paper_count(const struct sheet *s, const struct category *c)
{
	size_t n = 0;

	for (size_t i = 0; i < s->form->n_items; i++)
		n += paper_counts(s, c, i);
	return n;
}

/* --- conditions --------------------------------------------------------- */

/* Does the sheet say when item I counts? */
static bool
has_row(const struct sheet *s, size_t i)
{
	if (s->gates[i]->op == GATE_TRUE)
		return true;
	for (size_t k = 0; k < s->form->n_categories; k++)
		if (paper_counts(s, s->form->categories[k], i))
			return true;
	return false;
}

static bool gate_hard(const struct sheet *s, const struct gate *g);

/* Can nobody tell by the page when item I is asked? Worked out once: the ways
 * from question to question can be too many to go them all. */
static bool
asked_hard(const struct sheet *s, size_t i)
{
	if (s->hard[i] == NOT_KNOWN)
		s->hard[i] = gate_hard(s, s->gates[i]) ? KNOWN_YES : KNOWN_NO;
	return s->hard[i] == KNOWN_YES;
}

/* Can the page not tell what was said to the item of G? What a follow-up says
 * hangs on a whole part; and a question that waits in vain is neither answered
 * nor left blank. */
static bool
item_hard(const struct sheet *s, const struct gate *g)
{
	const struct gate *own;

	if (g->op != GATE_BOXES && g->op != GATE_ANSWERED)
		return false;
	own = s->gates[g->item];
	if (s->form->items[g->item].question == NULL || !has_row(s, g->item))
		return true;
	return asked_hard(s, g->item) ||
	    (g->op == GATE_ANSWERED && own->op != GATE_TRUE);
}

/* Can nobody tell by the page whether G holds? */
static bool
gate_hard(const struct sheet *s, const struct gate *g)
{
	if (g->op == GATE_UNKNOWN || item_hard(s, g))
		return true;
	for (const struct gate *p = g->parts; p != NULL; p = p->next)
		if (gate_hard(s, p))
			return true;
	return false;
}

static bool
is_hard(const struct sheet *s, const struct category *c)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (belongs(s, c, i) && asked_hard(s, i))
			return true;
	return false;
}

bool
paper_has_gates(const struct sheet *s, const struct category *c)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (paper_counts(s, c, i) && s->gates[i]->op != GATE_TRUE)
			return true;
	return false;
}

void
paper_row_gate(const struct sheet *s, size_t item)
{
	buf_adds(s->out, "<td class=\"gate\">");
	if (s->gates[item]->op != GATE_TRUE)
		paper_gate_words(s, s->out, s->gates[item], false);
	buf_adds(s->out, "</td>\n");
}

void
paper_row_head(const struct sheet *s, size_t item)
{
	const struct form_item *it = &s->form->items[item];

	buf_addf(s->out, "<th scope=\"row\"><b>%u</b> ", s->number[item]);
	paper_element(s, "<span class=\"id\">", it->question->code, "</span> ");
	html_text(s->out, it->short_text);
	buf_adds(s->out, "</th>\n");
}

/* --- the sheet ----------------------------------------------------------- */

static void
items(const struct sheet *s, const char *const *list, size_t n)
{
	buf_adds(s->out, "<ul>\n");
	for (size_t i = 0; i < n; i++)
		paper_element(s, "<li>", list[i], "</li>\n");
	buf_adds(s->out, "</ul>\n");
}

static void
how_to_count(const struct sheet *s)
{
	static const char *const rules[] = {
	    "Questions that apply: all in the list of the part, but not those "
	    "with a tick at \xe2\x80\x9c"
	    "Does not apply\xe2\x80\x9d, and not those that are crossed out. "
	    "Questions left blank stay in.",
	    "Answered: questions that apply and have a tick. A tick in the "
	    "column \xe2\x80\x9cNo answer\xe2\x80\x9d is no answer. Two ticks "
	    "in one question are no answer.",
	    "Ticks that count: ticks in the boxes of the column "
	    "\xe2\x80\x9c"
	    "Counts\xe2\x80\x9d.",
	    "No question applies: the part does not apply. No question is "
	    "answered: not enough answers to say.",
	    "Then go down the results. The first one that fits is the result. "
	    "None fits: not enough answers to say.",
	};
	static const char *const gates[] = {
	    "It is so: the question counts like any other.",
	    "It is not so: cross the question out. It does not apply, "
	    "whatever is ticked in it.",
	    "Nobody can tell, because a question it looks at was left blank: "
	    "treat it as left blank too, whatever is ticked in it.",
	    "A question that is crossed out, or has a tick at "
	    "\xe2\x80\x9c"
	    "Does not apply\xe2\x80\x9d, has no tick at any other box.",
	};
	bool any = false;

	paper_element(s, "<h3>", "How to count", "</h3>\n");
	items(s, rules, sizeof(rules) / sizeof(rules[0]));
	for (size_t i = 0; i < s->form->n_categories; i++)
		any |= paper_has_gates(s, s->form->categories[i]);
	if (!any)
		return;
	paper_paras(s, NULL,
	    "Some questions have words in the column \xe2\x80\x9cOnly "
	    "if\xe2\x80\x9d. Look at those first:");
	items(s, gates, sizeof(gates) / sizeof(gates[0]));
}

/* The program says it at every level, also where there is none. */
static void
whatever(const struct sheet *s, const struct category *c)
{
	const char *words = paper_text(s, &c->closing);

	if (words == NULL)
		return;
	paper_paras(s, NULL,
	    "Whatever the result, also if nothing is ticked or not enough is "
	    "answered, say:");
	paper_paras(s, "say", words);
}

static void
part(struct sheet *s, const struct category *c)
{
	if (paper_count(s, c) == 0) {
		whatever(s, c);
		return;
	}
	buf_adds(s->out, "<section class=\"part\" data-theme=\"");
	html_text(s->out, c->id);
	buf_addf(s->out, "\" data-kind=\"%s\">\n",
	    is_hard(s, c)               ? "program"
		: c->kind == KIND_SCALE ? "scale"
					: "events");
	paper_element(s, "<h3>", paper_text(s, &c->title), "</h3>\n");
	if (is_hard(s, c))
		paper_paras(s, NULL,
		    "Questions of this part hang on what paper cannot tell. "
		    "Use the program for it.");
	else if (c->kind == KIND_SCALE)
		paper_hand_scale(s, c);
	else
		paper_hand_events(s, c);
	if (c->evidence == EVIDENCE_LITTLE)
		paper_paras(s, NULL,
		    "There is little research on this theme so far.");
	whatever(s, c);
	buf_adds(s->out, "</section>\n");
}

/* In the words of the end of the form; a summary ends with them, too. */
static void
limits(const struct sheet *s)
{
	const char *words = paper_text(s, &s->bank->limits);

	if (words == NULL)
		return;
	buf_adds(s->out, "<div class=\"keep\">\n");
	paper_element(s, "<h3>", "What this page is not", "</h3>\n");
	paper_paras(s, "say", words);
	buf_adds(s->out, "</div>\n");
}

/* On sheets of its own: whoever scores many forms copies these. */
static void
results(struct sheet *s)
{
	buf_adds(s->out, "<section class=\"own\">\n");
	paper_element(s, "<h3>", "The results", "</h3>\n");
	paper_paras(s, NULL,
	    "These sheets can be copied, one copy for each form. The others "
	    "are needed once.");
	buf_adds(s->out, "<p class=\"fields\">");
	paper_field(s, "Number of the form", "field");
	paper_field(s, "Its code", "field wide");
	buf_adds(s->out, "</p>\n");
	if (paper_asks_overall(s))
		paper_paras(s, NULL,
		    "The first question, the view as a whole, is not scored. "
		    "It stands beside the results. Both count.");
	paper_enough(s);
	for (size_t i = 0; i < s->form->n_categories; i++)
		part(s, s->form->categories[i]);
	limits(s);
	buf_adds(s->out, "</section>\n");
}

/* The pause before a summary, in as few lines as can be. */
static void
grounding(const struct sheet *s)
{
	struct report r;

	if (paper_text(s, &s->bank->grounding) == NULL)
		return;
	report_init(&r, s->arena);
	report_add(&r, BLOCK_PARA, paper_text(s, &s->bank->grounding));
	buf_adds(s->out, "<p class=\"say\">");
	for (const struct block *b = r.first; b != NULL; b = b->next)
		paper_element(s, b == r.first ? "" : " ", b->text, "");
	buf_adds(s->out, "</p>\n");
}

/* Many who score are those who filled it in, and alone. */
static void
before(const struct sheet *s)
{
	paper_paras(s, NULL,
	    "Fill in the form first: this sheet shows which boxes count. It "
	    "gives the same results as the program. There is no total over "
	    "all parts.");
	paper_paras(s, NULL,
	    "You may score your own. Go slowly, and stop when you like. You "
	    "can let someone you trust do it, or leave it. Words to say are "
	    "then meant for you. A number is no verdict, on you or on anyone "
	    "else.");
	grounding(s);
	paper_paras(s, NULL,
	    "Go in this order: answers that speak alone, then the results, "
	    "then next steps.");
}

void
paper_hand(struct sheet *s)
{
	buf_adds(s->out, "<section class=\"own hand\">\n");
	paper_element(s, "<h2>",
	    arena_printf(s->arena, "Scoring by hand: %s", s->form->title),
	    "</h2>\n");
	before(s);
	buf_adds(s->out, "<div class=\"columns\">\n");
	paper_hand_alone(s);
	how_to_count(s);
	buf_adds(s->out, "</div>\n");
	results(s);
	buf_adds(s->out, "<section class=\"own\">\n");
	paper_hand_say(s);
	paper_hand_steps(s);
	buf_adds(s->out, "</section>\n");
	buf_adds(s->out, "</section>\n");
}
