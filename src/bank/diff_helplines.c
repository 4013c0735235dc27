/* What changed in countries, helplines and the table of coverage. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/str.h"

#define AT(type, member) offsetof(struct type, member)

/* --- countries ----------------------------------------------------------- */

static const struct country *
country_of(const struct bank *b, const char *code)
{
	for (size_t i = 0; i < b->n_countries; i++)
		if (str_eq(b->countries[i].code, code))
			return &b->countries[i];
	return NULL;
}

/* Countries of B that the other bank lacks. */
static void
say_countries(struct diff *d, const struct bank *b, const struct bank *other,
    const char *what)
{
	for (size_t i = 0; i < b->n_countries; i++)
		if (country_of(other, b->countries[i].code) == NULL)
			diff_say(d, "%s: %s: %s", b->countries[i].code, what,
			    b->countries[i].name);
}

static void
compare_countries(struct diff *d)
{
	say_countries(d, d->old, d->new, "gone");
	say_countries(d, d->new, d->old, "new");
	for (size_t i = 0; i < d->new->n_countries; i++) {
		const struct country *c = &d->new->countries[i];
		const struct country *o = country_of(d->old, c->code);
		if (o == NULL)
			continue;
		diff_string(d, c->code, "the name", o->name, c->name);
		diff_list(d, c->code, "members", false,
		    (struct diff_ids){o->members, o->n_members},
		    (struct diff_ids){c->members, c->n_members});
	}
}

/* --- helplines ----------------------------------------------------------- */

static const struct diff_field helpline_strings[] = {
    {"the number to ring", AT(helpline, call)},
    {"the number for messages", AT(helpline, text)},
    {"the address", AT(helpline, web)},
    {"the hours", AT(helpline, hours)},
    {"the note", AT(helpline, note)},
    {"the source", AT(helpline, source)},
    {"the day when somebody last rang", AT(helpline, verified)},
    {NULL, 0},
};

/* Helplines have no ids; one is known by where, what and how it is called,
 * and by how often that has come up before. */
static struct diff_ids
helpline_ids(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_helplines, sizeof *ids.list), 0};
	for (size_t i = 0; i < b->n_helplines; i++) {
		const struct helpline *h = &b->helplines[i];
		ids.list[ids.n++] = diff_flat(d->arena,
		    arena_printf(d->arena, "%s%s%s, %s, %s", h->country->code,
			h->region != NULL ? ", " : "",
			h->region != NULL ? h->region : "", h->kind, h->name));
	}
	diff_twins(d, ids);
	return ids;
}

static const char *
reach_of(const struct helpline *h)
{
	if (h->call != NULL)
		return h->call;
	return h->text != NULL ? h->text : h->web;
}

static void
say_helplines(struct diff *d, const struct bank *b, struct diff_ids ids,
    struct diff_ids other, const char *what)
{
	for (size_t i = 0; i < ids.n; i++)
		if (!diff_has(other, ids.list[i]))
			diff_say(d, "%s: %s: %s",
			    diff_flat(d->arena, ids.list[i]), what,
			    reach_of(&b->helplines[i]));
}

/* The same country, the same kind? */
static bool
is_beside(const struct helpline *h, const struct helpline *other)
{
	return str_eq(h->country->code, other->country->code) &&
	    str_eq(h->kind, other->kind);
}

/* Those of IDS that stand beside H, in LIST. */
static struct diff_ids
ids_beside(const struct bank *b, struct diff_ids ids, const struct helpline *h,
    const char **list)
{
	struct diff_ids some = {list, 0};
	for (size_t i = 0; i < ids.n; i++)
		if (is_beside(&b->helplines[i], h))
			some.list[some.n++] = ids.list[i];
	return some;
}

static bool
is_first(const struct bank *b, size_t line)
{
	for (size_t i = 0; i < line; i++)
		if (is_beside(&b->helplines[i], &b->helplines[line]))
			return false;
	return true;
}

/* The first line of a kind is the one that is shown at once. */
static void
say_order(struct diff *d, struct diff_ids old, struct diff_ids new)
{
	/* room for all, once: there may be as many kinds as lines */
	const char **was = arena_array(d->arena, old.n, sizeof *was);
	const char **is = arena_array(d->arena, new.n, sizeof *is);
	for (size_t i = 0; i < new.n; i++) {
		const struct helpline *h = &d->new->helplines[i];
		if (is_first(d->new, i) &&
		    !diff_ranked(ids_beside(d->old, old, h, was),
			ids_beside(d->new, new, h, is)))
			diff_say(d,
			    "%s, %s: the helplines stand in another order.",
			    h->country->code, h->kind);
	}
}

void
diff_helplines(struct diff *d)
{
	const struct diff_ids old = helpline_ids(d, d->old);
	const struct diff_ids new = helpline_ids(d, d->new);
	diff_section(d, "Countries and helplines");
	compare_countries(d);
	say_helplines(d, d->old, old, new, "gone");
	say_helplines(d, d->new, new, old, "new");
	for (size_t i = 0; i < new.n; i++)
		for (size_t k = 0; k < old.n; k++)
			if (str_eq(old.list[k], new.list[i]))
				diff_strings(d,
				    diff_flat(d->arena, new.list[i]),
				    helpline_strings, &d->old->helplines[k],
				    &d->new->helplines[i]);
	say_order(d, old, new);
}

/* --- coverage ------------------------------------------------------------ */

static const struct diff_field coverage_strings[] = {
    {"the group", AT(coverage, group)},
    {"the theme", AT(coverage, theme)},
    {NULL, 0},
};

static const char *
coverage_words(const struct diff *d, const struct bank *b, const void *part)
{
	(void)b;
	return diff_flat(d->arena, ((const struct coverage *)part)->theme);
}

static void
compare_coverage(struct diff *d, const char *who, const void *old,
    const void *new)
{
	const struct coverage *a = old, *b = new;
	diff_strings(d, who, coverage_strings, a, b);
	diff_list(d, who, "sources", false,
	    diff_ids(d, a->sources, a->n_sources),
	    diff_ids(d, b->sources, b->n_sources));
	diff_list(d, who, "questions", false,
	    diff_ids(d, a->questions, a->n_questions),
	    diff_ids(d, b->questions, b->n_questions));
	diff_list(d, who, "steps", false, diff_ids(d, a->steps, a->n_steps),
	    diff_ids(d, b->steps, b->n_steps));
}

void
diff_coverage(struct diff *d)
{
	static const struct diff_kind kind = {coverage_words, compare_coverage};
	diff_section(d, "Coverage");
	diff_match(d, "", &kind,
	    DIFF_PARTS(d->old->coverage, d->old->n_coverage),
	    DIFF_PARTS(d->new->coverage, d->new->n_coverage));
}
