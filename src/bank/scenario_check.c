/* What is lawful in a case but hardly meant. */
#include <string.h>

#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/scenario.h"
#include "harmcheck/str.h"

#define NAMES_MOST 6

/* All core questions of the form, and the person's own judgement. A fact such
 * as whether the client still goes there is often not part of the story. */
static bool
wants_key(const struct question *q)
{
	return q->role == ROLE_NONE || q->role == ROLE_OVERALL;
}

static void
check_silent(struct check *k, const struct scenario *s)
{
	struct buf names;
	size_t n = 0;
	buf_init(&names, k->arena);
	for (size_t i = 0; i < s->form->n_items; i++) {
		const struct question *q = s->form->items[i].question;
		if (!wants_key(q) || scenario_answer(s, q) != NULL)
			continue;
		if (n < NAMES_MOST)
			buf_addf(&names, "%s%s", n > 0 ? ", " : "", q->id);
		n++;
	}
	if (n > NAMES_MOST)
		buf_addf(&names, " and %zu more", n - NAMES_MOST);
	if (n > 0)
		diag_add(k->diags, DIAG_CASE_SILENT,
		    node_find(s->root, "key")->at,
		    "the key says nothing of %zu question%s that this case is "
		    "rated by: %s",
		    n, n == 1 ? "" : "s", names.data);
}

/* Whoever asks for ID gets the file of that name. */
static void
check_name(struct check *k, const struct scenario *s)
{
	static const char end[] = ".yaml";
	const char *slash = strrchr(s->file, '/');
	const char *name = slash != NULL ? slash + 1 : s->file;
	const size_t n = strlen(name), tail = sizeof end - 1;
	if (n <= tail || !str_eq(name + n - tail, end))
		return;
	if (n - tail == strlen(s->id) && strncmp(name, s->id, n - tail) == 0)
		return;
	diag_add(k->diags, DIAG_CASE_NAME, s->at,
	    "the id '%s' and the name of the file differ: %s", s->id, name);
}

static void
check_size(struct check *k, struct loc at, const char *what, size_t n,
    size_t least, size_t most)
{
	if (n < least || n > most)
		diag_add(k->diags, DIAG_CASE_SIZE, at,
		    "%s: %zu; %zu to %zu fit into the time of a group", what, n,
		    least, most);
}

static void
check_sizes(struct check *k, const struct scenario *s)
{
	const struct node *about = node_find(s->root, "scenario");
	const struct node *key = node_find(s->root, "key");
	check_size(k, node_find(about, "themes")->at, "themes",
	    s->form->n_categories, 3, 6);
	check_size(k, node_find(key, "moves")->at, "moves", s->n_moves, 2, 5);
	check_size(k, node_find(s->root, "debrief")->at,
	    "questions for the group", s->n_debrief, 3, 6);
}

/* An answer that fits whatever is said is no answer. */
static void
check_open(struct check *k, const struct scenario *s)
{
	for (size_t i = 0; i < s->n_answers; i++) {
		const struct scenario_answer *a = &s->answers[i];
		const struct scale *scale =
		    s->form->items[s->form->item_of[a->question->index]].scale;
		size_t n = 0;
		for (size_t o = 0; o < scale->n_options; o++)
			n += (a->options >> o & 1) != 0;
		if (n == scale->n_options)
			diag_add(k->diags, DIAG_CASE_SILENT, a->at,
			    "the key lets every answer to '%s' stand, so it "
			    "says nothing of it",
			    a->question->id);
	}
}

void
scenario_check(struct arena *scratch, const struct bank *b,
    const struct scenario *s, struct diags *d)
{
	struct check k = {.bank = b,
	    .arena = scratch,
	    .diags = d,
	    .english = check_is_english(s->language)};
	const struct node *story = node_find(s->root, "story");
	check_silent(&k, s);
	check_open(&k, s);
	check_name(&k, s);
	check_sizes(&k, s);
	for (const struct node *n = s->root->first; n != NULL; n = n->next) {
		k.story = n == story;
		check_words_below(&k, n);
	}
	if (!k.english)
		return;
	check_reading_below(&k, story, story->at, "the story");
	check_reading_below(&k, node_find(s->root, "key"),
	    node_find(s->root, "key")->at, "the key");
}
