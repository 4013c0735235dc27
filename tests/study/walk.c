/* Taking the short form: what a person types goes through the program's own
 * dialogue, page by page, as on a terminal. The whole form is filled in at
 * once, because a person's answers to it are what the study starts from. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/flow.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "study.h"

const struct way ways[WAYS] = {
    {.name = "never looks closer", .share = 1},
    {.name = "looks closer once", .looks = 1, .share = 1},
    {.name = "always looks closer", .looks = MILLE, .share = 1},
    {.name = "leaves parts out", .declines = true, .share = 10},
};

struct walk {
	struct arena *arena;
	const struct paper *paper;
	const struct person *person;
	const struct way *way;
	struct dialogue *dialogue;
	struct trip trip;
	unsigned looked; /* how often they looked closer */
};

/* All words on the page of now but its line of keys. */
static unsigned
words_here(struct walk *w)
{
	struct report page;
	unsigned n = 0;

	w->dialogue->notice[0] = '\0'; /* echoes of the answer before */
	report_init(&page, w->arena);
	dialogue_page(w->dialogue, &page);
	for (const struct block *b = page.first; b != NULL; b = b->next)
		if (b->kind != BLOCK_KEYS)
			n += words_in(b->text);
	return n;
}

/* Themes are offered on one page: the number of one that is wanted, drawn anew
 * each time. */
static const char *
at_offers(struct walk *w)
{
	const struct form *f = w->paper->brief;
	unsigned number = 0;
	struct prng r;

	w->trip.words += words_here(w);
	if (w->looked == w->way->looks)
		return "";
	for (size_t i = 0; i < f->n_categories; i++)
		number += flow_more(&w->dialogue->flow, f->categories[i]) > 0;
	w->looked++;
	r = stream(w->person->seed + w->looked, "", FOR_OFFER);
	return arena_printf(w->arena, "%u", 1 + draw_below(&r, number));
}

static const char *
at_item(struct walk *w)
{
	const size_t at = w->dialogue->flow.at;
	const size_t same = w->paper->in_whole[at];
	const struct answer *said = &w->person->whole->list[same];

	if (w->dialogue->answers->list[at].said == ANSWER_NOT_REACHED) {
		w->trip.asked++;
		w->trip.words += w->paper->traits[same].words;
	}
	if (said->said == ANSWER_SKIPPED)
		return "s";
	if (said->said == ANSWER_NOT_APPLICABLE)
		return "n";
	return arena_printf(w->arena, "%d", said->option + 1);
}

static const char *
at_part(struct walk *w)
{
	const struct dialogue *d = w->dialogue;
	const struct form_item *it = &w->paper->brief->items[d->flow.at];

	w->trip.words += w->paper->before_words[it->category->index];
	return w->way->declines ? "2" : "1";
}

static const char *
go_on(struct walk *w)
{
	(void)w;
	return "";
}

/* What a person does at each page on the way; no entry: they have arrived. */
static const char *(*const at_place[PLACES])(struct walk *) = {
    [PLACE_WELCOME] = go_on,
    [PLACE_WHERE] = go_on,
    [PLACE_PART] = at_part,
    [PLACE_ITEM] = at_item,
    [PLACE_ALERT] = go_on,
    [PLACE_CLOSER] = at_offers,
    [PLACE_REVIEW] = go_on,
};

struct trip
walk_brief(struct arena *a, const struct paper *paper, const struct person *p,
    const struct way *way)
{
	const struct dialogue_arg arg = {
	    .bank = paper->bank,
	    .form = paper->brief,
	    .date = p->whole->date,
	};
	struct walk w = {
	    .arena = a,
	    .paper = paper,
	    .person = p,
	    .way = way,
	    .dialogue = dialogue_new(a, &arg),
	    .trip = {.words = paper->once_words},
	};

	while (at_place[w.dialogue->place] != NULL)
		dialogue_line(w.dialogue, at_place[w.dialogue->place](&w));
	w.trip.answers = w.dialogue->answers;
	w.trip.result = w.dialogue->result;
	return w.trip;
}

struct trip
walk_whole(const struct paper *paper, const struct person *p)
{
	struct trip t = {
	    .words = paper->once_words,
	    .answers = p->whole,
	    .result = p->result,
	};
	const struct category *last = NULL;

	for (size_t i = 0; i < paper->whole.n_items; i++) {
		const struct category *c = paper->whole.items[i].category;

		if (p->whole->list[i].open != TRUTH_TRUE)
			continue;
		if (c != last && c != NULL)
			t.words += paper->before_words[c->index];
		last = c;
		t.asked++;
		t.words += paper->traits[i].words;
	}
	return t;
}

static void
say(struct flow *f, const struct answer *said)
{
	if (said->said == ANSWER_SKIPPED)
		flow_skip(f);
	else if (said->said == ANSWER_NOT_APPLICABLE)
		flow_not_applicable(f);
	else
		flow_give(f, said->option);
}

bool
walk_whole_holds(const struct paper *paper, const struct person *p)
{
	struct arena *a = arena_new();
	struct answers *got =
	    answers_new(a, paper->bank, &paper->whole, p->whole->date);
	struct flow f;
	bool same = true;

	flow_init(&f, got);
	while (f.at != FLOW_END)
		say(&f, &p->whole->list[f.at]);
	for (size_t i = 0; i < paper->whole.n_items; i++)
		same = same &&
		    answer_state(got, i) == answer_state(p->whole, i) &&
		    answer_option(got, i) == answer_option(p->whole, i);
	arena_free(a);
	return same;
}
