/* Which themes of the sources a bank answers, and with what. */
#include "harmcheck/arena.h"
#include "load.h"

#define AT(member) offsetof(struct coverage, member)

static const struct field coverage_fields[] = {
    {.key = "id", .read = load_id, .offset = AT(id), .must = true},
    {.key = "group", .read = load_string, .offset = AT(group), .must = true},
    {.key = "theme", .read = load_string, .offset = AT(theme), .must = true},
    {.key = "sources",
	.read = load_sources,
	.offset = AT(sources),
	.count = AT(n_sources)},
    {.key = "questions",
	.read = load_questions,
	.offset = AT(questions),
	.count = AT(n_questions)},
    {.key = "steps",
	.read = load_steps,
	.offset = AT(steps),
	.count = AT(n_steps)},
};

static const struct shape coverage_shape =
    SHAPE("a row of coverage", coverage_fields);

void
load_coverage(struct load *l, const struct node *n, size_t i)
{
	struct coverage *c = &l->bank->coverage[i];
	c->id = c->group = c->theme = "";
	c->at = n->at;
	load_map(l, n, &coverage_shape, 0, c);
}
