/* A case from bytes. */
#include "harmcheck/limits.h"
#include "harmcheck/scenario.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"
#include "scenario_parts.h"

#define GUESSES 20000

#define AT(type, member) offsetof(struct type, member)

/* The ids of N things of the bank, each SIZE bytes and with its id first. */
static void
take_ids(struct load *l, enum noun noun, const void *first, size_t n,
    size_t size)
{
	struct id *ids = arena_array(l->arena, n, sizeof *ids);
	for (size_t i = 0; i < n; i++) {
		const void *part = (const char *)first + i * size;
		ids[i] = (struct id){*(const char *const *)part, i, {0}};
	}
	load_ids_set(l, noun, ids, n);
}

static void
take_bank(struct load *l, const struct bank *b)
{
	/* Readers look into it and change nothing in its lists. */
	*l->bank = *b;
	take_ids(l, NOUN_SOURCE, b->sources, b->n_sources, sizeof *b->sources);
	take_ids(l, NOUN_CATEGORY, b->categories, b->n_categories,
	    sizeof *b->categories);
	take_ids(l, NOUN_FORM, b->forms, b->n_forms, sizeof *b->forms);
	take_ids(l, NOUN_QUESTION, b->questions, b->n_questions,
	    sizeof *b->questions);
	take_ids(l, NOUN_CAUSE, b->causes, b->n_causes, sizeof *b->causes);
}

static const struct field part_fields[] = {
    {.key = "title", .read = load_string, .offset = AT(scenario_part, title)},
    {.key = "text",
	.read = load_string,
	.offset = AT(scenario_part, text),
	.must = true},
};

static const struct shape part_shape =
    SHAPE("a part of the story", part_fields);

static void
read_story(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario *s = object;
	(void)f;
	if (!load_is_list(l, n, SCENARIO_PARTS_MOST))
		return;
	s->parts = arena_array(l->arena, n->n, sizeof *s->parts);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct scenario_part *p = &s->parts[s->n_parts++];
		p->at = e->at;
		load_map(l, e, &part_shape, 0, p);
	}
}

static void
read_debrief(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	static const struct field entry = {.key = "debrief"};
	struct scenario *s = object;
	(void)f;
	if (!load_is_list(l, n, SCENARIO_DEBRIEF_MOST))
		return;
	s->debrief = arena_array(l->arena, n->n, sizeof *s->debrief);
	for (const struct node *e = n->first; e != NULL; e = e->next)
		load_string(l, e, &entry, &s->debrief[s->n_debrief++]);
}

static void
read_about(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	scenario_read_about(l, n, object);
}

static void
read_key(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	scenario_read_key(l, n, object);
}

/* In this order: the key asks for what the form has. */
static const struct field top_fields[] = {
    {.key = "scenario", .read = read_about, .must = true},
    {.key = "story", .read = read_story, .must = true},
    {.key = "key", .read = read_key, .must = true},
    {.key = "debrief", .read = read_debrief, .must = true},
};

static const struct shape top_shape = SHAPE("the file of a case", top_fields);

/* Of another bank all else would be wrong too; one line is enough then. */
static bool
fits_bank(struct load *l, const struct node *root)
{
	const struct node *about = node_find(root, "scenario");
	if (about == NULL || about->kind != NODE_MAP)
		return true;
	const struct node *bank = node_find(about, "bank");
	if (bank == NULL || bank->kind != NODE_SCALAR ||
	    str_eq(bank->text, l->bank->id))
		return true;
	diag_add(l->diags, DIAG_BAD_VALUE, bank->at,
	    "this case goes with the bank %s; here is the bank %s",
	    load_quoted(l, bank->text), load_quoted(l, l->bank->id));
	return false;
}

struct scenario *
scenario_load(struct arena *a, const struct bank *b, const char *file,
    const char *text, size_t n, struct diags *d)
{
	const size_t before = diag_count(d, DIAG_ERROR);
	const struct node *root =
	    node_read(a, file, text, n, &node_limits_bank, d);
	if (root == NULL)
		return NULL;
	if (root->kind != NODE_MAP) {
		diag_add(d, DIAG_KIND, root->at,
		    "a case is a mapping of sections: lines such as "
		    "'scenario:', 'story:', 'key:'");
		return NULL;
	}
	struct load l = {.arena = a,
	    .diags = d,
	    .guesses = GUESSES,
	    .bank = arena_alloc(a, sizeof *l.bank)};
	take_bank(&l, b);
	struct scenario *s = arena_alloc(a, sizeof *s);
	s->file = file;
	s->root = root;
	s->at = root->at;
	if (!fits_bank(&l, root))
		return NULL;
	load_map(&l, root, &top_shape, 0, s);
	return diag_count(d, DIAG_ERROR) > before ? NULL : s;
}

const char *
scenario_grade_name(enum scenario_grade g)
{
	static const char *const names[SCENARIO_GRADES] = {
	    [SCENARIO_NOTHING_WRONG] = "nothing wrong",
	    [SCENARIO_MILD] = "mild",
	    [SCENARIO_GRAVE] = "grave",
	};
	return names[g];
}

const struct scenario_answer *
scenario_answer(const struct scenario *s, const struct question *q)
{
	for (size_t i = 0; i < s->n_answers; i++)
		if (s->answers[i].question == q)
			return &s->answers[i];
	return NULL;
}
