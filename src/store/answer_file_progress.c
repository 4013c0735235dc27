/* How far the person has come, in the file of a check that is not finished. */
#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/bank.h"
#include "harmcheck/diag.h"
#include "harmcheck/flow.h"
#include "harmcheck/node.h"
#include "harmcheck/progress.h"
#include "harmcheck/str.h"

/* The text under KEY; NULL when there is none, or it is no text (said so). */
static const struct node *
text_of(struct reader *r, const char *key)
{
	const struct node *n = node_find(r->root, key);

	if (n == NULL || n->kind == NODE_SCALAR)
		return n;
	diag_add(r->diags, DIAG_KIND, n->at, "\"%s\" must be one text", key);
	return NULL;
}

static bool
flag(struct reader *r, const char *key)
{
	const struct node *n = text_of(r, key);

	if (n == NULL || str_eq(n->text, "false"))
		return false;
	if (!str_eq(n->text, "true"))
		diag_add(r->diags, DIAG_BAD_BOOL, n->at,
		    "\"%s\" must be true or false", key);
	return true;
}

static enum progress_place
place_of(struct reader *r)
{
	const char *names[PROGRESS_PLACES];
	const struct node *n = text_of(r, "place");
	enum progress_place place;
	const char *near;

	if (n == NULL)
		return PROGRESS_QUESTION;
	place = progress_place_named(n->text);
	if (place != PROGRESS_PLACES)
		return place;
	for (size_t i = 0; i < PROGRESS_PLACES; i++)
		names[i] = progress_place_name((enum progress_place)i);
	near = str_nearest(n->text, names, PROGRESS_PLACES);
	diag_add(r->diags, DIAG_UNKNOWN_ID, n->at,
	    "there is no place \"%s\"%s%s%s", n->text,
	    near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
	    near != NULL ? "\"?" : "");
	return PROGRESS_QUESTION;
}

/* The item named under KEY, or -1. One that another version of the bank lacks
 * is told by the caller. */
static int
item_of(struct reader *r, const char *key)
{
	const struct node *n = text_of(r, key);

	return n != NULL ? answer_file_item(r, n->text, n->at) : -1;
}

/* Does the place fit what stands beside it? A file of another version need
 * not: the place is looked for anew then. */
static void
check_place(struct reader *r, const struct progress *p, bool helps)
{
	const bool at_item = p->at != FLOW_END;
	const struct form *f = r->answers->form;
	const struct category *c = at_item ? f->items[p->at].category : NULL;

	if (progress_needs_item(p->place) && !at_item)
		diag_add(r->diags, DIAG_MISSING_KEY, r->root->at,
		    "at the place \"%s\" the progress needs \"at\", a question",
		    progress_place_name(p->place));
	else if (progress_needs_end(p->place) && at_item)
		diag_add(r->diags, DIAG_BAD_VALUE, node_find(r->root, "at")->at,
		    "the place \"%s\" is behind the last question; it needs no "
		    "\"at\"",
		    progress_place_name(p->place));
	else if ((p->place == PROGRESS_PART &&
		     (c == NULL || c->before.of[f->voice] == NULL)) ||
	    (p->place == PROGRESS_MORE && c == NULL))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "place")->at,
		    "no page \"%s\" comes before that question",
		    progress_place_name(p->place));
	if ((p->place == PROGRESS_HELP) != helps)
		diag_add(r->diags, DIAG_MISSING_KEY, r->root->at,
		    "the place \"help\" and \"help_for\" go together");
}

static void
check_help(struct reader *r, size_t item)
{
	if (!answer_alerts(r->answers, item))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "help_for")->at,
		    "the answer to \"%s\" calls for no help",
		    node_find(r->root, "help_for")->text);
}

static void
take_place(struct reader *r, struct progress *p)
{
	/* these would be told as answers left out */
	const bool quiet = misfits_quiet(r, true);
	const bool helps = node_find(r->root, "help_for") != NULL;
	const int at = item_of(r, "at"), help = item_of(r, "help_for");

	misfits_quiet(r, quiet);
	p->place = place_of(r);
	p->at = at >= 0 ? (size_t)at : FLOW_END;
	p->help_item = help >= 0 ? (size_t)help : 0;
	if (r->same_bank && diag_count(r->diags, DIAG_ERROR) == 0) {
		check_place(r, p, helps);
		if (help >= 0)
			check_help(r, p->help_item);
	}
	/* where the bank is the same, these are faults already */
	if (p->place == PROGRESS_HELP &&
	    (help < 0 || !answer_alerts(r->answers, p->help_item)))
		p->place = PROGRESS_QUESTION;
	r->notes->lost_place = at < 0 && node_find(r->root, "at") != NULL;
}

static void
take_helped(struct reader *r, struct progress *p)
{
	const struct node *n = answer_file_entries(r, "helped", true);

	for (; n != NULL; n = n->next) {
		const enum sentinel_kind kind = sentinel_kind(n->key);

		if (kind == SENTINEL_KINDS || kind == SENTINEL_NONE) {
			diag_add(r->diags, DIAG_UNKNOWN_ID, node_key_at(n),
			    "there is no kind of help \"%s\"", n->key);
			continue;
		}
		p->helped[kind] = true;
		if (n->kind != NODE_SCALAR ||
		    (!str_eq(n->text, ANSWER_FILE_NO_COUNTRY) &&
			!answer_file_is_country(n->text)))
			diag_add(r->diags, DIAG_BAD_VALUE, n->at,
			    "the country of the numbers is expected, as GB, "
			    "or " ANSWER_FILE_NO_COUNTRY);
		else if (answer_file_is_country(n->text))
			memcpy(p->helped_in[kind], n->text, 3);
	}
}

/* Put what is said in ASIDE beside the answers of R. It may only stand where
 * nothing else does. */
static void
put_aside(struct reader *r, const struct answers *aside, bool take)
{
	for (size_t i = 0; i < aside->form->n_items; i++) {
		struct answer *a = &r->answers->list[i];
		const struct answer *b = &aside->list[i];

		if ((b->said != ANSWER_NOT_REACHED &&
			a->said != ANSWER_NOT_REACHED) ||
		    (b->note != NULL && a->note != NULL)) {
			diag_add(r->diags, DIAG_BAD_VALUE, r->root->at,
			    "\"%s\" is set aside here and stands above too",
			    aside->form->items[i].question != NULL
				? aside->form->items[i].question->id
				: aside->form->items[i].follow_up->id);
			continue;
		}
		if (take && b->said != ANSWER_NOT_REACHED) {
			a->said = b->said;
			a->option = b->option;
		}
		if (take && b->note != NULL)
			a->note = b->note;
	}
	if (take)
		answers_refresh(r->answers);
}

static void
take_set_aside(struct reader *r, bool take)
{
	static const char *const keys[] = {"answers", "follow_ups", "notes"};
	struct answer_file_notes notes = *r->notes;
	struct reader part = *r;
	const struct answers *aside;

	part.root = node_find(r->root, "set_aside");
	if (part.root == NULL)
		return;
	if (part.root->kind != NODE_MAP) {
		diag_add(r->diags, DIAG_KIND, part.root->at,
		    "\"set_aside\" must be a mapping");
		return;
	}
	answer_file_keys(&part, part.root, "what is set aside", keys,
	    sizeof(keys) / sizeof(keys[0]));
	part.answers =
	    answers_new(r->arena, r->bank, r->answers->form, r->answers->date);
	/* what it marks are no answers */
	part.notes = &notes;
	notes.unread = arena_array(r->arena, r->answers->form->n_items,
	    sizeof(*notes.unread));
	answer_file_said(&part);
	aside = part.answers;
	part.answers = r->answers;
	put_aside(&part, aside, take);
}

bool
answer_file_progress(struct reader *r, struct progress *p)
{
	static const char *const keys[] = {"at", "place", "help_for",
	    "introduced", "settled", "helped", "looked", "reviewing",
	    "set_aside"};
	struct reader part = *r;
	const bool take = p != NULL;

	part.root = node_find(r->root, "progress");
	if (part.root == NULL)
		return false;
	if (part.root->kind != NODE_MAP) {
		diag_add(r->diags, DIAG_KIND, part.root->at,
		    "\"progress\" must be a mapping");
		return false;
	}
	if (p == NULL)
		p = progress_new(r->arena, r->bank);
	answer_file_keys(&part, part.root, "the progress", keys,
	    sizeof(keys) / sizeof(keys[0]));
	take_set_aside(&part, take);
	take_place(&part, p);
	answer_file_themes(&part, "introduced", p->introduced, true);
	answer_file_themes(&part, "settled", p->settled, true);
	take_helped(&part, p);
	p->looked = flag(&part, "looked");
	p->reviewing = flag(&part, "reviewing");
	return true;
}
