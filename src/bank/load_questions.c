/* Questions. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/str.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)

/* A question as it stands in the file, before its voices are put together. */
struct draft {
	struct question q;
	struct text short_text;
	struct letter_draft letter;
	const struct scale *scale;
	const struct node *text, *from;
};

static void
keep_text(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)l, (void)f;
	((struct draft *)object)->text = n;
}

static void
keep_from(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)l, (void)f;
	((struct draft *)object)->from = n;
}

static bool
is_code(const char *s)
{
	size_t i = 0;
	for (; s[i] != '\0'; i++) {
		const bool letter = (s[i] >= 'a' && s[i] <= 'z') ||
		    (s[i] >= 'A' && s[i] <= 'Z');
		const bool more = (s[i] >= '0' && s[i] <= '9') || s[i] == '_';
		if (!letter && (i == 0 || !more))
			return false;
	}
	return i <= BANK_CODE_MOST;
}

/* The column name; whether another question has it is seen at the end. */
static void
read_code(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	load_string(l, n, f, object);
	if (n->kind != NODE_SCALAR || n->text[0] == '\0')
		return;
	if (!is_code(n->text))
		diag_add(l->diags, DIAG_BAD_ID, n->at,
		    "a code is a letter and at most 31 letters, digits or "
		    "'_' after it; here is %s",
		    load_quoted(l, n->text));
}

static const char *const sentinels[] = {"self-harm", "conduct", "confidence",
    "medicine", "unsafe"};
static const struct load_names sentinel_names = {sentinels, 5,
    SENTINEL_SELF_HARM};

static const struct field sentinel_fields[] = {
    {.key = "kind",
	.read = load_name,
	.offset = AT(draft, q.sentinel),
	.arg = &sentinel_names,
	.must = true},
    {.key = "from", .read = keep_from},
    {.key = "help",
	.read = load_steps,
	.offset = AT(draft, q.help),
	.count = AT(draft, q.n_help)},
};

static const struct shape sentinel_shape = SHAPE("'sentinel'", sentinel_fields);

static void
read_sentinel(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	load_map(l, n, &sentinel_shape, 0, object);
}

static const char *const depths[] = {"core", "full"};
static const struct load_names depth_names = {depths, 2, DEPTH_CORE};
static const char *const roles[] = {"overall", "situation"};
static const struct load_names role_names = {roles, 2, ROLE_OVERALL};

static const struct field question_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(draft, q.id), .must = true},
    {.key = "code", .read = read_code, .offset = AT(draft, q.code)},
    {.key = "category",
	.read = load_category_ref,
	.offset = AT(draft, q.category)},
    {.key = "depth",
	.read = load_name,
	.offset = AT(draft, q.depth),
	.arg = &depth_names},
    {.key = "role",
	.read = load_name,
	.offset = AT(draft, q.role),
	.arg = &role_names},
    {.key = "text", .read = keep_text, .must = true},
    {.key = "scale", .read = load_scale_ref, .offset = AT(draft, scale)},
    {.key = "short", .read = load_text, .offset = AT(draft, short_text)},
    {.key = "letter",
	.read = load_question_letter,
	.offset = AT(draft, letter)},
    {.key = "why", .read = load_text, .offset = AT(draft, q.why)},
    {.key = "sources",
	.read = load_sources,
	.offset = AT(draft, q.sources),
	.count = AT(draft, q.n_sources)},
    {.key = "na", .read = load_bool, .offset = AT(draft, q.na)},
    {.key = "private", .read = load_bool, .offset = AT(draft, q.is_private)},
    {.key = "when", .read = load_later},
    {.key = "sentinel", .read = read_sentinel},
    {.key = "sums_up",
	.read = load_questions,
	.offset = AT(draft, q.sums_up),
	.count = AT(draft, q.n_sums_up)},
};

static const struct shape question_shape = SHAPE("a question", question_fields);

static const struct field asked_fields[] = {
    {.key = "ask", .read = load_string, .offset = AT(asked, ask), .must = true},
    {.key = "scale", .read = load_scale_ref, .offset = AT(asked, scale)},
    {.key = "short", .read = load_string, .offset = AT(asked, short_text)},
    {.key = "letter", .read = load_asked_letter},
};

static const struct shape asked_shape =
    SHAPE("the text of a voice", asked_fields);
static const struct field ask_field = {.key = "text", .offset = AT(asked, ask)};

static void
read_voice(struct load *l, const struct node *n, struct draft *d)
{
	const size_t v = load_voice(l, n);
	struct asked a = {.at = n->at};
	if (n->kind == NODE_MAP)
		load_map(l, n, &asked_shape, 0, &a);
	else
		load_string(l, n, &ask_field, &a);
	if (v < BANK_VOICES_MAX)
		d->q.voice[v] = a;
}

static void
read_texts(struct load *l, struct draft *d)
{
	const struct node *n = d->text;
	if (n->kind == NODE_MAP) {
		for (const struct node *e = n->first; e != NULL; e = e->next)
			read_voice(l, e, d);
		if (n->n == 0)
			diag_add(l->diags, DIAG_NO_TEXT, n->at,
			    "this question has no words for any voice");
		return;
	}
	struct asked a = {.at = n->at};
	load_string(l, n, &ask_field, &a);
	for (size_t v = 0; v < l->bank->n_voices; v++)
		d->q.voice[v] = a;
}

/* What a voice does not say for itself comes from the question. */
static void
fill_voices(struct draft *d)
{
	for (size_t v = 0; v < BANK_VOICES_MAX; v++) {
		struct asked *a = &d->q.voice[v];
		if (a->ask == NULL)
			continue;
		if (a->scale == NULL)
			a->scale = d->scale;
		if (a->short_text == NULL)
			a->short_text = d->short_text.of[v];
		if (a->short_text == NULL)
			a->short_text = a->ask;
		load_letter_fill(&d->letter, v, a);
	}
}

/* N is the whole question. A scale that is named wrongly was reported. */
static void
check_scales(struct load *l, const struct node *n, const struct draft *d)
{
	if (d->text == NULL || node_find(n, "scale") != NULL)
		return;
	if (d->text->kind == NODE_SCALAR) {
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "a question needs 'scale', the id of its answer set");
		return;
	}
	for (const struct node *e = d->text->first; e != NULL; e = e->next)
		if (e->key != NULL &&
		    (e->kind != NODE_MAP || node_find(e, "scale") == NULL))
			diag_add(l->diags, DIAG_MISSING_KEY, e->at,
			    "the voice %s needs 'scale', here or for the "
			    "whole question",
			    load_called(l, e));
}

static void
report_option(struct load *l, const struct node *n, const struct question *q,
    size_t voice)
{
	const struct scale *s = q->voice[voice].scale;
	const char **ids = arena_array(l->arena, s->n_options, sizeof *ids);
	for (size_t i = 0; i < s->n_options; i++)
		ids[i] = s->options[i].id;
	diag_add(l->diags, DIAG_UNKNOWN_ID, n->at,
	    "the answer set %s, used by the voice %s, has no option %s%s",
	    load_quoted(l, s->id), load_quoted(l, l->bank->voices[voice]),
	    load_quoted(l, n->text), load_guess(l, n->text, ids, s->n_options));
}

/* From which option on the question speaks alone, in one voice. An answer set
 * without that option would make it silent: an error. */
static void
read_from(struct load *l, const struct node *n, struct question *q,
    size_t voice)
{
	const struct scale *s = q->voice[voice].scale;
	if (q->voice[voice].ask == NULL || s == NULL)
		return;
	const int option = scale_option(s, n->text);
	if (option < 0)
		report_option(l, n, q, voice);
	else if (s->options[option].unknown)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "%s says that one does not know; a question cannot speak "
		    "alone from there on",
		    load_quoted(l, n->text));
	q->sentinel_from[voice] = option;
}

static void
read_from_of_voice(struct load *l, const struct node *n, struct question *q)
{
	const size_t v = load_voice(l, n);
	if (load_is(l, n, NODE_SCALAR) && v < l->bank->n_voices)
		read_from(l, n, q, v);
}

static void
read_froms(struct load *l, struct draft *d)
{
	const struct node *n = d->from;
	for (size_t v = 0; v < BANK_VOICES_MAX; v++)
		d->q.sentinel_from[v] = -1;
	if (n == NULL)
		return;
	if (n->kind == NODE_MAP) {
		for (const struct node *e = n->first; e != NULL; e = e->next)
			read_from_of_voice(l, e, &d->q);
	} else if (load_is(l, n, NODE_SCALAR)) {
		for (size_t v = 0; v < l->bank->n_voices; v++)
			read_from(l, n, &d->q, v);
	}
}

/* What depends on more than one key. */
static void
check_question(struct load *l, const struct node *n, const struct question *q)
{
	if (node_find(n, "role") == NULL && node_find(n, "category") == NULL)
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "a question needs 'category', the id of its theme (or "
		    "'role', overall or situation)");
	if (q->role != ROLE_NONE && node_find(n, "category") != NULL)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "a question with a role belongs to no theme; leave "
		    "'category' or 'role' out");
	if (q->n_sums_up > 0 && q->depth != DEPTH_CORE && q->role == ROLE_NONE)
		diag_add(l->diags, DIAG_BAD_VALUE, node_find(n, "sums_up")->at,
		    "a question that sums up others is a core question; say "
		    "'depth: core'");
}

void
load_question(struct load *l, const struct node *n, size_t i)
{
	struct draft d = {.q = {.id = "",
			      .index = i,
			      .depth = DEPTH_FULL,
			      .na = true,
			      .at = n->at}};
	if (load_map(l, n, &question_shape, 0, &d)) {
		if (d.text != NULL)
			read_texts(l, &d);
		fill_voices(&d);
		check_scales(l, n, &d);
		check_question(l, n, &d.q);
	}
	read_froms(l, &d);
	if (d.q.code == NULL)
		d.q.code = d.q.id;
	if (d.q.role != ROLE_NONE && n->kind == NODE_MAP &&
	    node_find(n, "depth") == NULL)
		d.q.depth = DEPTH_CORE;
	l->bank->questions[i] = d.q;
}

/* What a question sums up is asked in the same theme, and not by itself. N:
 * its list, with the same order but for what was not found. */
static void
check_sums_up(struct load *l, const struct node *n, const struct question *q)
{
	size_t i = 0;
	for (const struct node *e = n->first; e != NULL && i < q->n_sums_up;
	     e = e->next) {
		const struct question *part = q->sums_up[i];
		if (e->kind != NODE_SCALAR || !str_eq(e->text, part->id))
			continue;
		i++;
		if (part == q)
			diag_add(l->diags, DIAG_BAD_VALUE, e->at,
			    "a question cannot sum up itself");
		else if (q->category != NULL && part->category != NULL &&
		    part->category != q->category)
			diag_add(l->diags, DIAG_BAD_VALUE, e->at,
			    "the question %s is in another theme, %s; a "
			    "question sums up others of its own theme",
			    load_quoted(l, part->id),
			    load_quoted(l, part->category->id));
		else if (q->role != ROLE_NONE || part->role != ROLE_NONE)
			diag_add(l->diags, DIAG_BAD_VALUE, e->at,
			    "a question with a role belongs to no theme: it "
			    "sums up nothing and is not summed up");
	}
}

void
load_questions_end(struct load *l, const struct node *list)
{
	struct bank *b = l->bank;
	struct id *codes = arena_array(l->arena, b->n_questions, sizeof *codes);
	size_t i = 0, n = 0;
	for (const struct node *e = list->first; e != NULL; e = e->next, i++) {
		struct question *q = &b->questions[i];
		if (e->kind != NODE_MAP)
			continue;
		const struct node *when = node_find(e, "when");
		const struct node *code = node_find(e, "code");
		if (when != NULL)
			q->when = load_condition(l, when, false);
		if (q->n_sums_up > 0)
			check_sums_up(l, node_find(e, "sums_up"), q);
		if (code != NULL || load_find(l, NOUN_QUESTION, q->id) == i)
			codes[n++] = (struct id){q->code, i,
			    code != NULL ? code->at : e->at};
	}
	load_ids_set(l, NOUN_CODE, codes, n);
}
