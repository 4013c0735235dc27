/* A bank from bytes. First all ids, so that things may be used before they
 * are defined; then section by section, so that each finds what it needs. */
#include "harmcheck/arena.h"
#include "harmcheck/cond.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/limits.h"
#include "harmcheck/str.h"
#include "load.h"

#define GUESSES 200000

/* Room for N entries of a section. */
#define MAKER(member)                                                  \
	static void make_##member(struct load *l, size_t n)            \
	{                                                              \
		l->bank->member =                                      \
		    arena_array(l->arena, n, sizeof *l->bank->member); \
		l->bank->n_##member = n;                               \
	}
MAKER(sources)
MAKER(scales)
MAKER(categories)
MAKER(forms)
MAKER(questions)
MAKER(follow_ups)
MAKER(steps)
MAKER(advice)
MAKER(coverage)
MAKER(countries)
MAKER(helplines)
MAKER(causes)

static void
make_sentinels(struct load *l, size_t n)
{
	(void)n; /* one for each kind is always there */
	for (size_t i = 0; i < SENTINEL_KINDS; i++)
		l->bank->sentinels[i].kind = (enum sentinel_kind)i;
}

/* In the order of loading: what an entry looks into comes before it. */
static const struct section {
	const char *key;
	enum noun noun;
	const char *id; /* the key of an entry's id; NULL: it has none */
	void (*make)(struct load *l, size_t n);
	void (*read)(struct load *l, const struct node *n, size_t i);
	size_t most;
	bool must;
} sections[] = {
    {"sources", NOUN_SOURCE, "id", make_sources, load_source, 0, false},
    {"scales", NOUN_SCALE, "id", make_scales, load_scale, 0, true},
    {"follow_ups", NOUN_FOLLOW_UP, "id", make_follow_ups, load_follow_up, 0,
	false},
    {"steps", NOUN_STEP, "id", make_steps, load_step, 0, false},
    {"categories", NOUN_CATEGORY, "id", make_categories, load_category, 0,
	false},
    {"forms", NOUN_FORM, "id", make_forms, load_form, BANK_FORMS_MOST, true},
    {"questions", NOUN_QUESTION, "id", make_questions, load_question,
	BANK_QUESTIONS_MOST, true},
    {"causes", NOUN_CAUSE, "id", make_causes, load_cause, BANK_CAUSES_MAX,
	false},
    {"coverage", NOUN_COVERAGE, "id", make_coverage, load_coverage, 0, false},
    {"countries", NOUN_COUNTRY, "code", make_countries, load_country, 0, false},
    {"helplines", NOUNS, NULL, make_helplines, load_helpline, 0, false},
    {"sentinels", NOUNS, NULL, make_sentinels, load_sentinel, 0, false},
    {"advice", NOUNS, NULL, make_advice, load_advice, 0, false},
};

#define N_SECTIONS (sizeof sections / sizeof *sections)
#define AT(member) offsetof(struct bank, member)

static const struct field bank_fields[] = {
    {.key = "format", .read = load_format, .arg = "banks", .must = true},
    {.key = "id", .read = load_id, .offset = AT(id), .must = true},
    {.key = "version",
	.read = load_version,
	.offset = AT(version),
	.must = true},
    {.key = "language",
	.read = load_language,
	.offset = AT(language),
	.must = true},
    {.key = "title", .read = load_text, .offset = AT(title), .must = true},
    {.key = "licence", .read = load_string, .offset = AT(licence)},
    {.key = "intro", .read = load_text, .offset = AT(intro)},
    {.key = "limits", .read = load_text, .offset = AT(limits)},
    {.key = "grounding", .read = load_text, .offset = AT(grounding)},
    {.key = "review_status", .read = load_text, .offset = AT(review_status)},
    {.key = "helplines_before",
	.read = load_text,
	.offset = AT(helplines_before)},
    {.key = "helplines_note", .read = load_text, .offset = AT(helplines_note)},
    {.key = "helplines_elsewhere",
	.read = load_text,
	.offset = AT(helplines_elsewhere)},
    {.key = "steps_before", .read = load_text, .offset = AT(steps_before)},
    {.key = "young", .read = load_text, .offset = AT(young)},
    {.key = "paper", .read = load_text, .offset = AT(paper)},
    {.key = "facilitator", .read = load_text, .offset = AT(facilitator)},
};

static const struct shape bank_shape = SHAPE("'bank'", bank_fields);

/* The sections as keys of the whole file; each is read in its turn. */
static void
check_top(struct load *l, const struct node *root)
{
	struct field fields[N_SECTIONS + 2] = {
	    {.key = "bank", .read = load_later, .must = true},
	    {.key = "letter", .read = load_later}};
	for (size_t i = 0; i < N_SECTIONS; i++)
		fields[i + 2] = (struct field){.key = sections[i].key,
		    .read = load_later,
		    .must = sections[i].must};
	const struct shape top = SHAPE("a bank file", fields);
	load_map(l, root, &top, 0, NULL);
}

static const struct node *
section_list(const struct node *root, const struct section *s)
{
	const struct node *n = node_find(root, s->key);
	return n != NULL && n->kind == NODE_LIST ? n : NULL;
}

static void
prepare(struct load *l, const struct node *root)
{
	for (const struct section *s = sections; s < sections + N_SECTIONS;
	     s++) {
		const struct node *list = section_list(root, s);
		s->make(l, list != NULL ? list->n : 0);
		if (list == NULL || s->id == NULL)
			continue;
		load_ids(l, s->noun, list, s->id);
		if (s->noun == NOUN_FORM)
			load_voices(l, list);
	}
}

static void
read_sections(struct load *l, const struct node *root)
{
	for (const struct section *s = sections; s < sections + N_SECTIONS;
	     s++) {
		const struct node *n = node_find(root, s->key);
		if (n == NULL || !load_is(l, n, NODE_LIST))
			continue;
		if (s->most > 0 && !load_is_list(l, n, s->most))
			continue;
		size_t i = 0;
		for (const struct node *e = n->first; e != NULL; e = e->next)
			s->read(l, e, i++);
		if (s->noun == NOUN_QUESTION) {
			load_categories_end(l);
			load_questions_end(l, n);
			load_follow_ups_end(l, node_find(root, "follow_ups"));
		}
	}
}

static void
plan_forms(struct load *l)
{
	for (size_t i = 0; i < l->bank->n_forms; i++)
		form_plan(l->arena, l->bank, &l->bank->forms[i], l->diags);
}

struct bank *
bank_load(struct arena *a, const char *file, const char *text, size_t n,
    struct diags *d)
{
	const size_t before = diag_count(d, DIAG_ERROR);
	const struct node *root =
	    node_read(a, file, text, n, &node_limits_bank, d);
	if (root == NULL)
		return NULL;
	struct load l = {.arena = a,
	    .diags = d,
	    .guesses = GUESSES,
	    .bank = arena_alloc(a, sizeof *l.bank)};
	l.bank->file = file;
	l.bank->root = root;
	if (root->kind != NODE_MAP) {
		diag_add(d, DIAG_KIND, root->at,
		    "a bank is a mapping of sections: lines such as 'bank:', "
		    "'forms:', 'questions:'");
		return NULL;
	}
	check_top(&l, root);
	prepare(&l, root);
	const struct node *about = node_find(root, "bank");
	if (about != NULL)
		load_map(&l, about, &bank_shape, 0, l.bank);
	const struct node *letter = node_find(root, "letter");
	if (letter != NULL)
		load_letter(&l, letter);
	read_sections(&l, root);
	plan_forms(&l);
	load_rules(&l, diag_count(d, DIAG_ERROR) == before);
	return diag_count(d, DIAG_ERROR) > before ? NULL : l.bank;
}
