/* What the points of a case can be shared out among. */
#include "load.h"

#define AT(member) offsetof(struct cause, member)

static const struct field cause_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(id), .must = true},
    {.key = "label", .read = load_text, .offset = AT(label), .must = true},
    {.key = "about", .read = load_text, .offset = AT(about)},
};

static const struct shape cause_shape = SHAPE("a cause", cause_fields);

void
load_cause(struct load *l, const struct node *n, size_t i)
{
	struct cause *c = &l->bank->causes[i];
	c->id = "";
	c->index = i;
	c->at = n->at;
	load_map(l, n, &cause_shape, 0, c);
}
