/* Sources, answer sets, follow-ups. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)

static const struct field source_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(source, id), .must = true},
    {.key = "cite",
	.read = load_string,
	.offset = AT(source, cite),
	.must = true},
    {.key = "url", .read = load_string, .offset = AT(source, url)},
};

static const struct shape source_shape = SHAPE("a source", source_fields);

void
load_source(struct load *l, const struct node *n, size_t i)
{
	struct source *s = &l->bank->sources[i];
	s->id = "";
	s->at = n->at;
	load_map(l, n, &source_shape, 0, s);
}

static const struct load_range values = {-1000, 1000, 0,
    "a whole number from -1000 to 1000"};

static const struct field option_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(option, id), .must = true},
    {.key = "value",
	.read = load_int,
	.offset = AT(option, value),
	.arg = &values,
	.must = true},
    {.key = "label",
	.read = load_text,
	.offset = AT(option, label),
	.must = true},
    {.key = "ticked", .read = load_bool, .offset = AT(option, ticked)},
    {.key = "unknown", .read = load_bool, .offset = AT(option, unknown)},
};

static const struct shape option_shape = SHAPE("an option", option_fields);

/* The names of the other states of an answer, in answer files and tables. */
static const char *const reserved[] = {"skipped", "not-applicable", "not-shown",
    "not-reached"};

static void
check_reserved(struct load *l, const struct option *o)
{
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (str_eq(o->id, reserved[i]))
			diag_add(l->diags, DIAG_RESERVED_ID, o->at,
			    "'%s' means a state of an answer; an option needs "
			    "another id",
			    o->id);
}

static void
read_option(struct load *l, const struct node *n, struct option *o)
{
	o->id = "";
	o->at = n->at;
	if (!load_map(l, n, &option_shape, 0, o))
		return;
	if (node_find(n, "ticked") == NULL)
		o->ticked = o->value > 0 && !o->unknown;
	if (o->unknown && o->ticked)
		diag_add(l->diags, DIAG_BAD_VALUE, o->at,
		    "an option that is unknown says nothing, so it is not "
		    "ticked; take one of the two out");
	check_reserved(l, o);
}

static void
check_options(struct load *l, const struct scale *s)
{
	for (size_t i = 1; i < s->n_options; i++) {
		const struct option *o = &s->options[i];
		const int first = scale_option(s, o->id);
		if (o->id[0] != '\0' && first >= 0 && (size_t)first < i)
			diag_add(l->diags, DIAG_DUPLICATE_ID, o->at,
			    "the option %s is here twice; the first is in "
			    "line %u",
			    load_quoted(l, o->id), s->options[first].at.line);
	}
}

static void
find_range(struct scale *s)
{
	bool first = true;
	for (size_t i = 0; i < s->n_options; i++) {
		const int value = s->options[i].value;
		if (s->options[i].unknown)
			continue;
		s->min = first || value < s->min ? value : s->min;
		s->max = first || value > s->max ? value : s->max;
		first = false;
	}
}

static void
read_options(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct scale *s = object;
	if (!load_is_list(l, n, BANK_OPTIONS_MAX))
		return;
	s->options = arena_array(l->arena, n->n, sizeof *s->options);
	for (const struct node *e = n->first; e != NULL; e = e->next)
		read_option(l, e, &s->options[s->n_options++]);
	check_options(l, s);
	find_range(s);
	if (n->n == 1)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "an answer set needs at least two options");
}

static const struct field scale_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(scale, id), .must = true},
    {.key = "options", .read = read_options, .must = true},
};

static const struct shape scale_shape = SHAPE("an answer set", scale_fields);

void
load_scale(struct load *l, const struct node *n, size_t i)
{
	struct scale *s = &l->bank->scales[i];
	s->id = "";
	s->at = n->at;
	load_map(l, n, &scale_shape, 0, s);
}

static const char *const depths[] = {"core", "full"};
static const struct load_names depth_names = {depths, 2, DEPTH_CORE};

static const struct field follow_up_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(follow_up, id), .must = true},
    {.key = "text",
	.read = load_text,
	.offset = AT(follow_up, ask),
	.must = true},
    {.key = "scale",
	.read = load_scale_ref,
	.offset = AT(follow_up, scale),
	.must = true},
    {.key = "why", .read = load_text, .offset = AT(follow_up, why)},
    {.key = "depth",
	.read = load_name,
	.offset = AT(follow_up, depth),
	.arg = &depth_names},
    {.key = "when", .read = load_later},
};

static const struct shape follow_up_shape =
    SHAPE("a follow-up", follow_up_fields);

/* Follow-ups are keys in conditions, beside these. */
static const char *const condition_keys[] = {"question", "is", "ticked",
    "answered", "category", "level", "sentinel", "form", "stage", "all", "any",
    "not"};

void
load_follow_up(struct load *l, const struct node *n, size_t i)
{
	struct follow_up *u = &l->bank->follow_ups[i];
	u->id = "";
	u->at = n->at;
	load_map(l, n, &follow_up_shape, 0, u);
	for (size_t k = 0; k < sizeof condition_keys / sizeof *condition_keys;
	     k++)
		if (str_eq(u->id, condition_keys[k]))
			diag_add(l->diags, DIAG_RESERVED_ID, u->at,
			    "'%s' is a key of conditions; a follow-up needs "
			    "another id",
			    u->id);
}

/* Conditions look into questions, which are there now. */
void
load_follow_ups_end(struct load *l, const struct node *list)
{
	size_t i = 0;
	if (list == NULL || list->kind != NODE_LIST)
		return;
	for (const struct node *e = list->first; e != NULL; e = e->next, i++) {
		const struct node *when =
		    e->kind == NODE_MAP ? node_find(e, "when") : NULL;
		if (when != NULL)
			l->bank->follow_ups[i].when =
			    load_condition(l, when, false);
	}
}
