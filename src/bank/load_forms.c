/* Forms and their voices; what the helpline part needs. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)

static bool
is_new_voice(const struct bank *b, const char *voice)
{
	for (size_t v = 0; v < b->n_voices; v++)
		if (strcmp(b->voices[v], voice) == 0)
			return false;
	return true;
}

static void
add_voice(struct load *l, const struct node *voice)
{
	struct bank *b = l->bank;
	if (!is_new_voice(b, voice->text))
		return;
	if (b->n_voices < BANK_VOICES_MAX)
		b->voices[b->n_voices++] = voice->text;
	else
		diag_add(l->diags, DIAG_TOO_MANY, voice->at,
		    "%s is one voice too many; a bank has at most %d",
		    load_quoted(l, voice->text), BANK_VOICES_MAX);
}

void
load_voices(struct load *l, const struct node *list)
{
	for (const struct node *e = list->first; e != NULL; e = e->next) {
		const struct node *voice =
		    e->kind == NODE_MAP ? node_find(e, "voice") : NULL;
		if (voice != NULL && voice->kind == NODE_SCALAR)
			add_voice(l, voice);
	}
	const struct bank *b = l->bank;
	struct id *ids = arena_array(l->arena, b->n_voices, sizeof *ids);
	for (size_t v = 0; v < b->n_voices; v++)
		ids[v] = (struct id){b->voices[v], v, {0}};
	load_ids_set(l, NOUN_VOICE, ids, b->n_voices);
}

static void
read_voice(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct form *form = object;
	const char *id = "";
	const struct field to_id = {.key = f->key, .offset = 0};
	load_id(l, n, &to_id, &id);
	const size_t voice = load_find(l, NOUN_VOICE, id);
	form->voice = voice != LOAD_NONE ? voice : 0;
}

static void
read_categories(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct form *form = object;
	const struct load_refs r = load_ref_list(l, NOUN_CATEGORY, n, false);
	form->categories = arena_array(l->arena, r.n, sizeof *form->categories);
	for (size_t i = 0; i < r.n; i++)
		form->categories[form->n_categories++] =
		    &l->bank->categories[r.list[i]];
}

static const char *const depths[] = {"core", "full"};
static const struct load_names depth_names = {depths, 2, DEPTH_CORE};
static const struct load_range minutes = {1, 1000, 0,
    "a whole number from 1 to 1000"};

static const struct load_range deepen_most = {1, 1000, 0,
    "a whole number from 1 to 1000"};

static const struct field form_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(form, id), .must = true},
    {.key = "voice", .read = read_voice, .must = true},
    {.key = "title",
	.read = load_string,
	.offset = AT(form, title),
	.must = true},
    {.key = "about", .read = load_string, .offset = AT(form, about)},
    {.key = "stage", .read = load_id, .offset = AT(form, stage)},
    {.key = "depth",
	.read = load_name,
	.offset = AT(form, depth),
	.arg = &depth_names,
	.must = true},
    {.key = "about_self", .read = load_bool, .offset = AT(form, about_self)},
    {.key = "deepen", .read = load_bool, .offset = AT(form, deepen)},
    {.key = "deepen_most",
	.read = load_count,
	.offset = AT(form, deepen_most),
	.arg = &deepen_most},
    {.key = "minutes",
	.read = load_count,
	.offset = AT(form, minutes),
	.arg = &minutes},
    {.key = "categories", .read = read_categories, .must = true},
};

static const struct shape form_shape = SHAPE("a form", form_fields);

void
load_form(struct load *l, const struct node *n, size_t i)
{
	struct form *f = &l->bank->forms[i];
	f->id = "";
	f->index = i;
	f->about_self = true;
	f->at = n->at;
	load_map(l, n, &form_shape, 0, f);
}
