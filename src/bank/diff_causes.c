/* What changed in the causes that points are shared out among. They never
 * touch a score. */
#include "diff.h"
#include "harmcheck/arena.h"

#define AT(member) offsetof(struct cause, member)

static const struct diff_field texts[] = {
    {"what it is called", AT(label)},
    {"what it is", AT(about)},
    {NULL, 0},
};

static const char *
cause_words(const struct diff *d, const struct bank *b, const void *part)
{
	const struct cause *c = part;
	for (size_t v = 0; v < b->n_voices; v++)
		if (c->label.of[v] != NULL)
			return diff_flat(d->arena, c->label.of[v]);
	return "";
}

static void
compare_cause(struct diff *d, const char *who, const void *old, const void *new)
{
	diff_texts(d, who, texts, old, new);
}

static struct diff_ids
cause_ids(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_causes, sizeof *ids.list), b->n_causes};
	for (size_t i = 0; i < b->n_causes; i++)
		ids.list[i] = b->causes[i].id;
	return ids;
}

void
diff_causes(struct diff *d)
{
	static const struct diff_kind kind = {cause_words, compare_cause};
	diff_section(d, "Causes");
	diff_match(d, "", &kind, DIFF_PARTS(d->old->causes, d->old->n_causes),
	    DIFF_PARTS(d->new->causes, d->new->n_causes));
	if (!diff_ranked(cause_ids(d, d->old), cause_ids(d, d->new)))
		diff_say(d, "The causes stand in another order.");
}
