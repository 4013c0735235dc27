/* Countries and helplines. */
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/limits.h"
#include "harmcheck/str.h"
#include "load.h"

#define AT(type, member) offsetof(struct type, member)

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static void
read_code(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct country *c = object;
	if (!load_is(l, n, NODE_SCALAR))
		return;
	if (!is_capital(n->text[0]) || !is_capital(n->text[1]) ||
	    n->text[2] != '\0') {
		diag_add(l->diags, DIAG_BAD_ID, n->at,
		    "the code of a country is two capitals such as GB; here "
		    "is %s",
		    load_quoted(l, n->text));
		return;
	}
	c->code[0] = n->text[0];
	c->code[1] = n->text[1];
}

/* A union stands for its members: FR finds the lines of EU. */
static void
read_members(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct country *c = object;
	if (!load_is_list(l, n, BANK_MEMBERS_MOST))
		return;
	c->members = arena_array(l->arena, n->n, sizeof *c->members);
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		struct country member = {0};
		read_code(l, e, f, &member);
		if (member.code[0] != '\0')
			c->members[c->n_members++] = e->text;
	}
}

static const struct field country_fields[] = {
    {.key = "code", .read = read_code, .must = true},
    {.key = "name",
	.read = load_string,
	.offset = AT(country, name),
	.must = true},
    {.key = "members", .read = read_members},
};

static const struct shape country_shape = SHAPE("a country", country_fields);

void
load_country(struct load *l, const struct node *n, size_t i)
{
	struct country *c = &l->bank->countries[i];
	c->at = n->at;
	load_map(l, n, &country_shape, 0, c);
}

static void
read_country(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)f;
	struct helpline *h = object;
	const size_t i = load_ref(l, NOUN_COUNTRY, n);
	if (i != LOAD_NONE)
		h->country = &l->bank->countries[i];
}

static const struct field helpline_fields[] = {
    {.key = "country", .read = read_country, .must = true},
    {.key = "region", .read = load_string, .offset = AT(helpline, region)},
    {.key = "kind",
	.read = load_id,
	.offset = AT(helpline, kind),
	.must = true},
    {.key = "name",
	.read = load_string,
	.offset = AT(helpline, name),
	.must = true},
    {.key = "call", .read = load_string, .offset = AT(helpline, call)},
    {.key = "text", .read = load_string, .offset = AT(helpline, text)},
    {.key = "web", .read = load_string, .offset = AT(helpline, web)},
    {.key = "hours", .read = load_string, .offset = AT(helpline, hours)},
    {.key = "note", .read = load_string, .offset = AT(helpline, note)},
    {.key = "source",
	.read = load_string,
	.offset = AT(helpline, source),
	.must = true},
    {.key = "verified",
	.read = load_verified,
	.offset = AT(helpline, verified)},
};

static const struct shape helpline_shape = SHAPE("a helpline", helpline_fields);

void
load_helpline(struct load *l, const struct node *n, size_t i)
{
	struct helpline *h = &l->bank->helplines[i];
	h->at = n->at;
	if (!load_map(l, n, &helpline_shape, 0, h))
		return;
	if (node_find(n, "call") == NULL && node_find(n, "text") == NULL &&
	    node_find(n, "web") == NULL)
		diag_add(l->diags, DIAG_MISSING_KEY, n->at,
		    "a helpline needs 'call', 'text' or 'web'");
}
