/* What a case says of itself, and the form it is rated by. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/form.h"
#include "harmcheck/limits.h"
#include "harmcheck/str.h"
#include "scenario_parts.h"

#define AT(member) offsetof(struct scenario, member)

/* A form about oneself asks for a country, shows numbers to call and looks for
 * what can be done at home. None of that fits a story. */
static void
read_form(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario *s = object;
	const size_t i = load_ref(l, NOUN_FORM, n);
	(void)f;
	if (i == LOAD_NONE)
		return;
	if (l->bank->forms[i].about_self)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "the form %s is about the one who answers; a case needs "
		    "one with 'about_self: false'",
		    load_quoted(l, n->text));
	else
		s->of = &l->bank->forms[i];
}

static void
read_themes(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const size_t before = diag_count(l->diags, DIAG_ERROR);
	struct scenario *s = object;
	(void)f;
	if (!load_is_list(l, n, SCENARIO_THEMES_MOST))
		return;
	const struct load_refs r = load_ref_list(l, NOUN_CATEGORY, n, false);
	if (s->of == NULL)
		return;
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const size_t i = e->kind == NODE_SCALAR
		    ? load_find(l, NOUN_CATEGORY, e->text)
		    : LOAD_NONE;
		if (i != LOAD_NONE &&
		    !form_has_theme(s->of, &l->bank->categories[i]))
			diag_add(l->diags, DIAG_BAD_VALUE, e->at,
			    "the form %s does not ask the theme %s",
			    load_quoted(l, s->of->id), load_quoted(l, e->text));
	}
	/* Of a form with a theme missing the key would seem wrong too. */
	if (diag_count(l->diags, DIAG_ERROR) == before)
		scenario_make_form(l, s, &r);
}

/* Free words, and only for the list; but ids, so that they can be looked for.
 */
static void
read_topics(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct scenario *s = object;
	if (!load_is_list(l, n, SCENARIO_TOPICS_MOST))
		return;
	s->topics = arena_array(l->arena, n->n, sizeof *s->topics);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const struct field to = {.key = f->key, .offset = 0};
		const char *id = NULL;
		load_id(l, e, &to, &id);
		for (size_t i = 0; id != NULL && i < s->n_topics; i++)
			if (str_eq(s->topics[i], id))
				diag_add(l->diags, DIAG_DUPLICATE_ID, e->at,
				    "%s is twice in this list",
				    load_quoted(l, id));
		if (id != NULL)
			s->topics[s->n_topics++] = id;
	}
}

static const char *const grades[] = {"nothing-wrong", "mild", "grave"};
static const struct load_names grade_names = {grades, SCENARIO_GRADES,
    SCENARIO_NOTHING_WRONG};
static const struct load_range minutes = {1, 1000, 0,
    "a whole number from 1 to 1000"};

/* The form before the themes that are picked from it. */
static const struct field fields[] = {
    {.key = "format", .read = load_format, .arg = "cases", .must = true},
    {.key = "id", .read = load_id, .offset = AT(id), .must = true},
    {.key = "version",
	.read = load_version,
	.offset = AT(version),
	.must = true},
    {.key = "language",
	.read = load_language,
	.offset = AT(language),
	.must = true},
    {.key = "licence", .read = load_string, .offset = AT(licence)},
    {.key = "title", .read = load_string, .offset = AT(title), .must = true},
    {.key = "content",
	.read = load_string,
	.offset = AT(content),
	.must = true},
    {.key = "grade",
	.read = load_name,
	.offset = AT(grade),
	.arg = &grade_names,
	.must = true},
    {.key = "minutes",
	.read = load_count,
	.offset = AT(minutes),
	.arg = &minutes,
	.must = true},
    {.key = "bank", .read = load_later, .must = true},
    {.key = "form", .read = read_form, .must = true},
    {.key = "themes", .read = read_themes, .must = true},
    {.key = "topics", .read = read_topics},
    {.key = "sources",
	.read = load_sources,
	.offset = AT(sources),
	.count = AT(n_sources)},
};

static const struct shape shape = SHAPE("'scenario'", fields);

void
scenario_read_about(struct load *l, const struct node *n, struct scenario *s)
{
	s->at = n->at;
	load_map(l, n, &shape, 0, s);
}
