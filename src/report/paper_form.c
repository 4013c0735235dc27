/* The form itself: its questions, a box for each answer. */
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/scenario.h"
#include "paper_parts.h"

static void
box(const struct sheet *s, size_t number, const char *label)
{
	buf_addf(s->out,
	    "<li><span class=\"box\"></span><span class=\"n\">%zu</span> "
	    "<span>",
	    number);
	html_text(s->out, label);
	buf_adds(s->out, "</span></li>\n");
}

static void
boxes(const struct sheet *s, const struct form_item *it)
{
	const size_t n = it->scale->n_options;

	buf_adds(s->out, "<ul class=\"boxes\">\n");
	for (size_t i = 0; i < n; i++)
		box(s, i + 1, paper_text(s, &it->scale->options[i].label));
	if (it->question == NULL || it->question->na)
		box(s, n + 1, "Does not apply");
	buf_adds(s->out, "</ul>\n");
}

/* The next item behind ITEM that is printed; n_items when there is none. */
static size_t
next_of(const struct sheet *s, size_t item)
{
	do
		item++;
	while (item < s->form->n_items && !s->printed[item]);
	return item;
}

static bool
is_sentinel(const struct sheet *s, size_t item)
{
	return item < s->form->n_items &&
	    s->form->items[item].question != NULL &&
	    s->form->items[item].question->sentinel != SENTINEL_NONE;
}

/* Once for several in a row. */
static void
reach(const struct sheet *s, size_t item)
{
	const size_t next = next_of(s, item);

	if (!paper_has_people(s) || !is_sentinel(s, item))
		return;
	if (is_sentinel(s, next) &&
	    s->form->items[next].category == s->form->items[item].category)
		return;
	buf_adds(s->out,
	    "<p class=\"reach\">People you can reach are named behind the "
	    "last question.</p>\n");
}

static void
question(const struct sheet *s, size_t item)
{
	const struct form_item *it = &s->form->items[item];

	buf_addf(s->out, "<li data-number=\"%u\">\n<p class=\"ask\"><b>%u</b> ",
	    s->number[item], s->number[item]);
	html_text(s->out, it->ask);
	if (it->question != NULL)
		paper_element(s, " <span class=\"code\">", it->question->code,
		    "</span>");
	buf_adds(s->out, "</p>\n");
	boxes(s, it);
	reach(s, item);
	buf_adds(s->out, "</li>\n");
}

/* Does ITEM hang on the same as the one before it? */
static bool
goes_on(const struct sheet *s, size_t before, size_t item)
{
	const struct form_item *a = &s->form->items[before];
	const struct form_item *b = &s->form->items[item];

	return a->category == b->category &&
	    (a->question == NULL) == (b->question == NULL) &&
	    paper_gate_same(s, s->gates[before], s->gates[item]);
}

/* "Questions 4 to 6: only if question 3 has a tick at 2. If not, go on to
 * question 7." */
static void
only_if(const struct sheet *s, size_t item)
{
	const struct gate *g = s->gates[item];
	size_t last = item, next;

	if (g->op == GATE_TRUE)
		return;
	while ((next = next_of(s, last)) < s->form->n_items &&
	    goes_on(s, last, next))
		last = next;
	buf_addf(s->out, "<p class=\"only\">Question%s %u",
	    last == item ? "" : "s", s->number[item]);
	if (last != item)
		buf_addf(s->out, " to %u", s->number[last]);
	buf_adds(s->out, ": only if ");
	paper_gate_words(s, s->out, g, true);
	if (next < s->form->n_items)
		buf_addf(s->out, ". If not, go on to question %u.</p>\n",
		    s->number[next]);
	else
		buf_adds(s->out, ". If not, this is the end.</p>\n");
}

/* Questions in a row, without a word between them. */
struct run {
	bool open;
	size_t before; /* the item before this one; n_items: none */
};

static void
stop_run(const struct sheet *s, struct run *r)
{
	buf_adds(s->out, r->open ? "</ol>\n" : "");
	r->open = false;
}

static void
add_to_run(const struct sheet *s, struct run *r, size_t item)
{
	const bool first = r->before == s->form->n_items;
	const bool follow = s->form->items[item].question == NULL &&
	    (first || s->form->items[r->before].question != NULL);

	if (first || follow || !goes_on(s, r->before, item)) {
		stop_run(s, r);
		if (follow)
			buf_adds(s->out,
			    "<p class=\"then\">If something in this part "
			    "was so for you, answer these too. If nothing "
			    "was, go on.</p>\n");
		only_if(s, item);
	}
	if (!r->open)
		buf_adds(s->out, "<ol class=\"questions\">\n");
	r->open = true;
	question(s, item);
	r->before = item;
}

/* The program says it with every result of this part. Nobody is asked to score
 * a page, so it stands here, too. */
static void
said_anyway(const struct sheet *s, const struct category *c)
{
	const char *words = c != NULL ? paper_text(s, &c->closing) : NULL;

	if (words == NULL)
		return;
	buf_adds(s->out, "<div class=\"how closing\">\n");
	paper_paras(s, NULL, words);
	buf_adds(s->out, "</div>\n");
}

/* C NULL: the questions that are asked first. */
static void
theme(const struct sheet *s, const struct category *c)
{
	struct run r = {.before = s->form->n_items};

	if (!paper_has_theme(s, c)) {
		said_anyway(s, c);
		return;
	}
	buf_adds(s->out, "<section class=\"theme\">\n");
	paper_element(s, "<h2>",
	    c != NULL ? paper_text(s, &c->title) : "First of all", "</h2>\n");
	if (c != NULL) {
		const char *before = paper_text(s, &c->before);

		if (before == NULL)
			before = paper_text(s, &c->about);
		paper_paras(s, "before",
		    s->paper->scenario != NULL
			? before
			: arena_printf(s->arena,
			      "%s%sYou can leave out this part.",
			      before != NULL ? before : "",
			      before != NULL ? " " : ""));
	}
	for (size_t i = 0; i < s->form->n_items; i++)
		if (s->printed[i] && s->form->items[i].category == c)
			add_to_run(s, &r, i);
	stop_run(s, &r);
	said_anyway(s, c);
	buf_adds(s->out, "</section>\n");
}

bool
paper_has_theme(const struct sheet *s, const struct category *c)
{
	for (size_t i = 0; i < s->form->n_items; i++)
		if (s->printed[i] && s->form->items[i].category == c)
			return true;
	return false;
}

/* No line for a name: a page is found. */
void
paper_fields(const struct sheet *s)
{
	buf_adds(s->out, "<p class=\"fields\">");
	paper_field(s, "Number of this form, if it has one", "field");
	paper_field(s, "A code of your own, if you want one", "field wide");
	buf_adds(s->out, "</p>\n");
}

static void
opening(const struct sheet *s)
{
	const struct scenario *c = s->paper->scenario;

	buf_adds(s->out, "<div class=\"intro keep\">\n");
	if (c == NULL)
		paper_element(s, "<h1>", s->form->title, "</h1>\n");
	else
		paper_element(s, "<h2>", s->form->title, "</h2>\n");
	if (s->form->about != NULL)
		paper_element(s, "<p class=\"lead\">", s->form->about,
		    "</p>\n");
	if (s->form->depth == DEPTH_CORE && s->form->deepen)
		paper_paras(s, NULL,
		    "On paper there are the short questions only, without a "
		    "closer look.");
	buf_adds(s->out, "<div class=\"how\">\n");
	paper_paras(s, NULL,
	    paper_text(s, &s->bank->paper) != NULL
		? paper_text(s, &s->bank->paper)
		: "Tick one box for each question. You can leave out any "
		  "question. Put no names on this page.");
	paper_paras(s, NULL,
	    "This is a way to look at things. It is not a diagnosis, and no "
	    "verdict on anyone.");
	buf_adds(s->out, "</div>\n");
	paper_fields(s);
	buf_adds(s->out, "</div>\n");
}

/* What it is: the form and the case, with their versions. */
void
paper_foot(const struct sheet *s)
{
	buf_adds(s->out, "<p class=\"foot\">Form: ");
	html_text(s->out, s->form->id);
	if (s->paper->scenario != NULL) {
		buf_adds(s->out, ". Case: ");
		html_text(s->out, s->paper->scenario->id);
		buf_addc(s->out, ' ');
		html_text(s->out, s->paper->scenario->version);
	}
	buf_adds(s->out, ". Questions: ");
	html_text(s->out, s->bank->id);
	buf_addc(s->out, ' ');
	html_text(s->out, s->bank->version);
	if (s->paper->digest != NULL)
		buf_addf(s->out, " (%.12s)", s->paper->digest);
	buf_adds(s->out, ".</p>\n");
}

static void
closing(const struct sheet *s)
{
	buf_adds(s->out, "<section class=\"end keep\">\n");
	paper_element(s, "<h2>", "What this page is not", "</h2>\n");
	paper_paras(s, NULL, paper_text(s, &s->bank->limits));
	paper_foot(s);
	buf_adds(s->out, "</section>\n");
}

void
paper_form(struct sheet *s)
{
	paper_story(s);
	buf_adds(s->out, "<section class=\"form\">\n");
	opening(s);
	theme(s, NULL);
	for (size_t i = 0; i < s->form->n_categories; i++)
		theme(s, s->form->categories[i]);
	closing(s);
	paper_shares(s);
	paper_near(s);
	buf_adds(s->out, "</section>\n");
	paper_people(s);
}
