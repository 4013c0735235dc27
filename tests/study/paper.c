/* What is asked: a form as it is and whole, what each question is like, and how
 * many words there are to read. */
#include <ctype.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "study.h"

unsigned
words_in(const char *text)
{
	unsigned n = 0;
	bool word = false;

	for (; text != NULL && *text != '\0'; text++) {
		const unsigned char c = (unsigned char)*text;

		if (isspace(c)) {
			word = false;
		} else if (!word && (isalnum(c) || c >= 0x80)) {
			word = true;
			n++;
		}
	}
	return n;
}

/* --- what a question is like --------------------------------------- */

/* Options by rising value; those of one value in the order of the bank. */
static void
sort_options(const struct scale *s, struct trait *t)
{
	for (size_t i = 0; i < s->n_options; i++) {
		size_t k = t->n_sorted++;

		for (; k > 0 &&
		     s->options[t->sorted[k - 1]].value > s->options[i].value;
		     k--)
			t->sorted[k] = t->sorted[k - 1];
		t->sorted[k] = (int)i;
	}
	for (size_t i = 0; i < t->n_sorted; i++) {
		const int o = t->sorted[i];

		if (s->options[o].ticked)
			t->ticked[t->n_ticked++] = o;
		else
			t->quiet[t->n_quiet++] = o;
	}
	if (t->n_quiet == 0) /* the least there is to say */
		t->quiet[t->n_quiet++] = t->sorted[0];
}

static bool
names_question(const struct cond *c, const struct question *q)
{
	if (c == NULL)
		return false;
	for (const struct cond *p = c->parts; p != NULL; p = p->next)
		if (names_question(p, q))
			return true;
	return c->question == q;
}

/* Does another question of the form wait for Q? */
static bool
opens_others(const struct form *f, const struct question *q)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL &&
		    names_question(f->items[i].question->when, q))
			return true;
	return false;
}

static const struct scale_item *
scale_item(const struct question *q)
{
	const struct category *c = q->category;

	for (size_t i = 0; i < c->n_items; i++)
		if (c->items[i].question == q)
			return &c->items[i];
	return NULL;
}

/* A question with nothing to tick is a fact, and facts are drawn. One of a
 * scale theme that its score leaves out counts as an event. */
static enum how
how_of(const struct question *q, const struct trait *t)
{
	if (q == NULL || q->role != ROLE_NONE)
		return HOW_RANDOM;
	if (q->category->kind == KIND_SCALE && scale_item(q) != NULL)
		return HOW_POINT;
	if (t->n_ticked == 0)
		return HOW_RANDOM;
	return q->n_sums_up > 0 ? HOW_SUM : HOW_EVENT;
}

static void
link_sums(struct arena *a, const struct form *f, const struct question *q,
    struct trait *t)
{
	t->sums_up = arena_array(a, q->n_sums_up, sizeof(*t->sums_up));
	for (size_t i = 0; i < q->n_sums_up; i++)
		if (f->item_of[q->sums_up[i]->index] >= 0)
			t->sums_up[t->n_sums_up++] =
			    (size_t)f->item_of[q->sums_up[i]->index];
}

static void
describe_item(struct arena *a, struct paper *p, size_t item)
{
	const struct form_item *it = &p->whole.items[item];
	const struct question *q = it->question;
	struct trait *t = &p->traits[item];

	sort_options(it->scale, t);
	t->id = q != NULL
	    ? q->id
	    : arena_printf(a, "%s %s", it->category->id, it->follow_up->id);
	t->rate = generator_rate(t->id);
	t->how = how_of(q, t);
	t->any_quiet =
	    it->scale->min < 0 || (q != NULL && opens_others(&p->whole, q));
	if (t->how == HOW_POINT)
		t->reverse = scale_item(q)->reverse;
	if (t->how == HOW_SUM) {
		link_sums(a, &p->whole, q, t);
		p->sums = true;
	}
	t->words = words_in(it->ask);
	for (size_t i = 0; i < it->scale->n_options; i++)
		t->words +=
		    words_in(it->scale->options[i].label.of[p->whole.voice]);
}

/* --- the form ------------------------------------------------------ */

static size_t
same_item(const struct paper *p, const struct form_item *it)
{
	return (size_t)(it->question != NULL
		? p->whole.item_of[it->question->index]
		: form_follow_up_item(&p->whole, it->category, it->follow_up));
}

/* The line of keys below a question, as the dialogue shows it. */
static unsigned
keys_words(struct arena *a, const struct paper *p)
{
	struct dialogue d = {
	    .arg = {.bank = p->bank, .form = p->brief},
	    .arena = a,
	    .answers = answers_new(a, p->bank, p->brief, ""),
	    .place = PLACE_ITEM,
	};
	struct report page;
	unsigned n = 0;

	flow_init(&d.flow, d.answers);
	report_init(&page, a);
	dialogue_page(&d, &page);
	for (const struct block *b = page.first; b != NULL; b = b->next)
		if (b->kind == BLOCK_KEYS)
			n += words_in(b->text);
	return n;
}

static void
count_words(struct arena *a, struct paper *p)
{
	const struct bank *b = p->bank;
	const size_t voice = p->brief->voice;

	p->once_words = words_in(b->intro.of[voice]) +
	    words_in(b->review_status.of[voice]) +
	    words_in(b->grounding.of[voice]) + keys_words(a, p);
	for (size_t i = 0; i < b->n_categories; i++)
		p->before_words[i] =
		    words_in(b->categories[i].before.of[voice]);
}

struct paper *
paper_new(struct arena *a, const struct bank *b, const struct form *form)
{
	struct paper *p = arena_alloc(a, sizeof(*p));
	struct diags d;

	*p = (struct paper){.bank = b, .brief = form, .whole = *form};
	p->whole.depth = DEPTH_FULL;
	p->whole.deepen = false;
	diag_init(&d, a);
	form_plan(a, b, &p->whole, &d);
	if (d.n > 0)
		return NULL;
	p->traits = arena_array(a, p->whole.n_items, sizeof(*p->traits));
	p->in_whole = arena_array(a, p->brief->n_items, sizeof(*p->in_whole));
	p->before_words = arena_array(a, b->n_categories, sizeof(unsigned));
	for (size_t i = 0; i < p->whole.n_items; i++)
		describe_item(a, p, i);
	for (size_t i = 0; i < p->brief->n_items; i++)
		p->in_whole[i] = same_item(p, &p->brief->items[i]);
	count_words(a, p);
	generator_profiles(a, p);
	return p;
}
