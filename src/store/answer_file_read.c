#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/limits.h"
#include "harmcheck/node.h"
#include "harmcheck/progress.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

const struct node *
answer_file_entries(struct reader *r, const char *key, bool map)
{
	const struct node *n = node_find(r->root, key);

	if (n == NULL)
		return NULL;
	if (n->kind != (map ? NODE_MAP : NODE_LIST)) {
		diag_add(r->diags, DIAG_KIND, n->at, "\"%s\" must be a %s", key,
		    map ? "mapping" : "list");
		return NULL;
	}
	return n->first;
}

static bool
may_not_apply(const struct reader *r, size_t item)
{
	const struct question *q = r->answers->form->items[item].question;

	return q == NULL || q->na;
}

/* "; did you mean ...?" where something is near. */
static const char *
near_hint(struct reader *r, const char *near)
{
	return near != NULL
	    ? arena_printf(r->arena, "; did you mean \"%s\"?", near)
	    : NULL;
}

/* What could be meant, or what there is. */
static const char *
option_hint(struct reader *r, const struct scale *s, const char *id)
{
	const char *ids[BANK_OPTIONS_MAX];
	const char *near;
	struct buf all;

	buf_init(&all, r->arena);
	buf_adds(&all, " to this question; there are:");
	for (size_t i = 0; i < s->n_options; i++) {
		ids[i] = s->options[i].id;
		buf_addf(&all, "%s %s", i > 0 ? "," : "", ids[i]);
	}
	near = near_hint(r, str_nearest(id, ids, s->n_options));
	return near != NULL ? near : all.data;
}

static bool
speaks_alone(const struct question *q)
{
	return q != NULL && q->sentinel != SENTINEL_NONE;
}

/* What is said about ITEM in node N: a state's name or an option id. */
static void
take_answer(struct reader *r, size_t item, const struct node *n)
{
	struct answer *a = &r->answers->list[item];
	const struct scale *s = r->answers->form->items[item].scale;

	if (n->kind != NODE_SCALAR) {
		diag_add(r->diags, DIAG_KIND, n->at,
		    "an answer must be one word: the id of an answer, "
		    "skipped or not-applicable");
		return;
	}
	if (str_eq(n->text, answer_state_name(ANSWER_SKIPPED))) {
		a->said = ANSWER_SKIPPED;
		return;
	}
	if (str_eq(n->text, answer_state_name(ANSWER_NOT_APPLICABLE)) &&
	    may_not_apply(r, item)) {
		a->said = ANSWER_NOT_APPLICABLE;
		return;
	}
	a->option = scale_option(s, n->text);
	if (a->option >= 0) {
		a->said = ANSWER_GIVEN;
		return;
	}
	a->option = 0;
	r->notes->unread[item] = true;
	r->notes->lost_alert |=
	    speaks_alone(r->answers->form->items[item].question);
	misfit(r, MISFIT_ANSWER, n->at,
	    r->same_bank
		? n->text
		: arena_printf(r->arena, "%s: %s",
		      r->answers->form->items[item].short_text, n->text),
	    r->same_bank ? option_hint(r, s, n->text) : NULL);
}

/* Guesses cost; a file full of unknown ids gets none after these. */
#define GUESSES 100

static const char *
nearest_question(struct reader *r, const char *id)
{
	const struct form *f = r->answers->form;
	size_t n = 0;

	if (!r->same_bank || r->guesses++ >= GUESSES)
		return NULL;
	if (r->ids == NULL)
		r->ids = arena_array(r->arena, f->n_items, sizeof(*r->ids));
	for (size_t i = 0; i < f->n_items; i++)
		if (f->items[i].question != NULL)
			r->ids[n++] = f->items[i].question->id;
	return str_nearest(id, r->ids, n);
}

/* Its short words where the form's voice is asked it; else its id. */
static const char *
shown_as(const struct reader *r, const struct question *q)
{
	const char *words = q->voice[r->answers->form->voice].short_text;

	return words != NULL ? words : q->id;
}

/* The answer N to question ID cannot be taken. Skipped is no answer. */
static void
leave_out(struct reader *r, const char *id, const struct node *n)
{
	const struct question *q = bank_question(r->bank, id);
	const bool answer = n->kind == NODE_SCALAR &&
	    !str_eq(n->text, answer_state_name(ANSWER_SKIPPED)) &&
	    !str_eq(n->text, answer_state_name(ANSWER_NOT_APPLICABLE));

	r->notes->lost_alert |= answer && (q == NULL || speaks_alone(q));
}

/* The item of question ID, or -1 (said so). */
static int
question_item(struct reader *r, const char *id, struct loc at)
{
	const struct question *q = bank_question(r->bank, id);

	if (q != NULL && r->answers->form->item_of[q->index] >= 0)
		return r->answers->form->item_of[q->index];
	misfit(r, q != NULL ? MISFIT_NOT_ASKED : MISFIT_QUESTION, at,
	    q != NULL && !r->same_bank ? shown_as(r, q) : id,
	    near_hint(r, nearest_question(r, id)));
	return -1;
}

static int
follow_up_item(struct reader *r, const char *theme, const char *id,
    struct loc at)
{
	const struct category *c = bank_category(r->bank, theme);
	const struct follow_up *u = bank_follow_up(r->bank, id);
	const int item = c != NULL && u != NULL
	    ? form_follow_up_item(r->answers->form, c, u)
	    : -1;

	if (item < 0)
		misfit(r, MISFIT_FOLLOW_UP, at,
		    arena_printf(r->arena, "%s/%s", theme, id), NULL);
	return item;
}

static void
take_answers(struct reader *r)
{
	const struct node *n = answer_file_entries(r, "answers", true);

	for (; n != NULL; n = n->next) {
		const int item = question_item(r, n->key, node_key_at(n));

		if (item >= 0)
			take_answer(r, (size_t)item, n);
		else
			leave_out(r, n->key, n);
	}
}

static void
take_follow_ups(struct reader *r)
{
	const struct node *theme = answer_file_entries(r, "follow_ups", true);

	for (; theme != NULL; theme = theme->next) {
		if (theme->kind != NODE_MAP) {
			diag_add(r->diags, DIAG_KIND, theme->at,
			    "the follow-ups of a theme must be a mapping");
			continue;
		}
		for (const struct node *n = theme->first; n != NULL;
		     n = n->next) {
			const int item = follow_up_item(r, theme->key, n->key,
			    node_key_at(n));

			if (item >= 0)
				take_answer(r, (size_t)item, n);
		}
	}
}

void
answer_file_themes(struct reader *r, const char *key, bool *marked, bool quiet)
{
	const struct node *n = answer_file_entries(r, key, false);

	for (; n != NULL; n = n->next) {
		const struct category *c = n->kind == NODE_SCALAR
		    ? bank_category(r->bank, n->text)
		    : NULL;

		if (c != NULL)
			marked[c->index] = true;
		else if (n->kind == NODE_SCALAR && (r->same_bank || !quiet))
			misfit(r, MISFIT_THEME, n->at, n->text, NULL);
		else if (n->kind != NODE_SCALAR)
			diag_add(r->diags, DIAG_KIND, n->at,
			    "\"%s\" must list the ids of themes", key);
	}
}

static void
take_note(struct reader *r, size_t item, const struct node *n)
{
	if (n->kind != NODE_SCALAR)
		diag_add(r->diags, DIAG_KIND, n->at, "a note must be a text");
	else if (utf8_length(n->text, strlen(n->text)) > ANSWERS_NOTE_MOST)
		diag_add(r->diags, DIAG_TOO_LONG, n->at,
		    "a note has at most %d characters", ANSWERS_NOTE_MOST);
	else
		r->answers->list[item].note = n->text;
}

int
answer_file_item(struct reader *r, const char *name, struct loc at)
{
	const char *slash = strchr(name, '/');

	if (slash == NULL)
		return question_item(r, name, at);
	return follow_up_item(r,
	    arena_strndup(r->arena, name, (size_t)(slash - name)), slash + 1,
	    at);
}

static void
take_notes(struct reader *r)
{
	const struct node *n = answer_file_entries(r, "notes", true);

	for (; n != NULL; n = n->next) {
		/* the question may have been named already, for its answer */
		const bool quiet = misfits_quiet(r, true);
		const int item = answer_file_item(r, n->key, node_key_at(n));

		misfits_quiet(r, quiet);
		if (item >= 0)
			take_note(r, (size_t)item, n);
		else if (!r->same_bank)
			misfit(r, MISFIT_NOTE, node_key_at(n), n->key, NULL);
	}
}

void
answer_file_said(struct reader *r)
{
	take_answers(r);
	take_follow_ups(r);
	take_notes(r);
}

static void
room_for_notes(struct reader *r, struct answer_file_notes *notes)
{
	*notes = (struct answer_file_notes){0};
	notes->list = arena_array(r->arena, REMARKS_MOST, sizeof(*notes->list));
	r->notes = notes;
	r->misfits = misfits_new(r->arena);
}

/* The file's head, and room for what else it says; false when it is no answer
 * file of this bank. */
static bool
read_head(struct reader *r, const char *digest, const char *file,
    const char *text, size_t n, struct answer_file_notes *notes)
{
	struct answer_file_head head;

	r->root =
	    node_read(r->arena, file, text, n, &node_limits_answers, r->diags);
	if (r->root == NULL)
		return false;
	if (r->root->kind != NODE_MAP) {
		diag_add(r->diags, DIAG_KIND, r->root->at,
		    "this is no answer file: lines such as "
		    "\"form: after-session\" are expected");
		return false;
	}
	room_for_notes(r, notes);
	answer_file_head(r, digest, &head);
	if (head.form == NULL || head.date == NULL ||
	    diag_count(r->diags, DIAG_ERROR) > 0)
		return false;
	r->answers = answers_new(r->arena, r->bank, head.form, head.date);
	notes->unread = arena_array(r->arena, head.form->n_items, sizeof(bool));
	if (head.country != NULL)
		memcpy(r->answers->country, head.country, 3);
	if (head.code != NULL)
		memcpy(r->answers->code, head.code, strlen(head.code) + 1);
	return true;
}

struct answers *
answer_file_resume(struct arena *a, const struct bank *b, const char *digest,
    const char *file, const char *text, size_t n,
    struct answer_file_notes *notes, struct progress *p, struct diags *d)
{
	struct reader r = {.arena = a, .bank = b, .diags = d};

	if (!read_head(&r, digest, file, text, n, notes))
		return NULL;
	answer_file_said(&r);
	answer_file_themes(&r, "declined", r.answers->declined, false);
	answer_file_themes(&r, "kept_short", r.answers->kept_short, false);
	answer_file_case(&r);
	answers_refresh(r.answers);
	notes->finished = !answer_file_progress(&r, p);
	misfits_tell(&r);
	if (diag_count(d, DIAG_ERROR) > 0)
		return NULL;
	if (p != NULL && notes->finished)
		progress_guess(p, r.answers);
	return r.answers;
}

struct answers *
answer_file_read(struct arena *a, const struct bank *b, const char *digest,
    const char *file, const char *text, size_t n,
    struct answer_file_notes *notes, struct diags *d)
{
	return answer_file_resume(a, b, digest, file, text, n, notes, NULL, d);
}
