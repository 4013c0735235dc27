/* What the study reports. */
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "study.h"

const char *
per_cent(struct arena *a, uint64_t part, uint64_t of)
{
	const uint64_t tenths = of > 0 ? part * 1000 / of : 0;

	if (of == 0)
		return "-";
	return arena_printf(a, "%u.%u", (unsigned)(tenths / 10),
	    (unsigned)(tenths % 10));
}

static void
heading(const struct study *s, struct buf *out, const char *text)
{
	buf_addf(out, s->markdown ? "#### %s\n\n" : "%s\n\n", text);
}

static const struct tally *
tally_of(const struct outcome *o, size_t g, size_t way)
{
	return &o->by[g][way];
}

static void
row_of(struct grid *t, size_t g, size_t way)
{
	grid_add(t, "%s %s", generators[g].id, generators[g].name);
	grid_add(t, "%s", way < WAYS ? ways[way].name : "the whole form");
}

static void
head_of(struct grid *t, const char *const *names)
{
	for (size_t i = 0; i < t->columns; i++)
		grid_add(t, "%s", names[i]);
}

static void
print_length(struct arena *a, const struct study *s, const struct outcome *o,
    struct buf *out)
{
	static const char *const head[] = {"people", "way", "asked: median",
	    "90 in 100", "most", "words: median", "90 in 100"};
	struct grid t;

	heading(s, out, "Length");
	grid_init(&t, a, 7, 2);
	head_of(&t, head);
	for (size_t g = 0; g < GENERATORS; g++)
		for (size_t w = 0; w <= WAYS; w++) {
			const struct tally *n = tally_of(o, g, w);

			row_of(&t, g, w);
			grid_add(&t, "%u", spread_at(&n->asked, 500));
			grid_add(&t, "%u", spread_at(&n->asked, 900));
			grid_add(&t, "%u", spread_at(&n->asked, MILLE));
			grid_add(&t, "%u", spread_at(&n->words, 500));
			grid_add(&t, "%u", spread_at(&n->words, 900));
		}
	grid_print(&t, s->markdown, out);
}

static void
print_levels(struct arena *a, const struct study *s, const struct outcome *o,
    struct buf *out)
{
	static const char *const head[] = {"people", "way",
	    "something in the whole form", "same level, %",
	    "read as nothing, %", "cannot say, %", "nothing in both, % of all"};
	struct grid t;

	heading(s, out, "Levels of themes");
	grid_init(&t, a, 7, 2);
	head_of(&t, head);
	for (size_t g = 0; g < GENERATORS; g++)
		for (size_t w = 0; w <= WAYS; w++) {
			const struct tally *n = tally_of(o, g, w);
			const struct theme_count *c = &n->total;

			row_of(&t, g, w);
			if (w == WAYS)
				t.cells[t.n - 1] = "the whole form again";
			grid_add(&t, "%llu", (unsigned long long)c->cases);
			grid_add(&t, "%s", per_cent(a, c->same, c->cases));
			grid_add(&t, "%s", per_cent(a, c->none, c->cases));
			grid_add(&t, "%s", per_cent(a, c->mute, c->cases));
			grid_add(&t, "%s", per_cent(a, n->quiet, n->all));
		}
	grid_print(&t, s->markdown, out);
}

/* Without those who leave parts out: they have no level there. */
static void
print_themes(struct arena *a, const struct study *s, const struct outcome *o,
    struct buf *out)
{
	static const char *const short_names[] = {"never", "once", "always"};
	const size_t n_ways = sizeof(short_names) / sizeof(short_names[0]);
	const struct form *f = o->paper->brief;
	struct grid t;

	heading(s, out,
	    "Same level by theme, % (never, once or always looks "
	    "closer)");
	grid_init(&t, a, 1 + GENERATORS * n_ways, 1);
	grid_add(&t, "theme");
	for (size_t g = 0; g < GENERATORS; g++)
		for (size_t w = 0; w < n_ways; w++)
			grid_add(&t, "%s %s", generators[g].id, short_names[w]);
	for (size_t i = 0; i < f->n_categories; i++) {
		grid_add(&t, "%s", f->categories[i]->id);
		for (size_t k = 0; k < GENERATORS * n_ways; k++) {
			const struct theme_count *c =
			    &tally_of(o, k / n_ways, k % n_ways)->themes[i];

			grid_add(&t, "%s", per_cent(a, c->same, c->cases));
		}
	}
	grid_print(&t, s->markdown, out);
}

static void
print_alerts(struct arena *a, const struct study *s, const struct outcome *o,
    struct buf *out)
{
	static const char *const head[] = {"people", "way",
	    "speak in the whole form", "speak in the short one", "not asked",
	    "lost"};
	struct grid t;

	heading(s, out, "Answers that speak alone");
	grid_init(&t, a, 6, 2);
	head_of(&t, head);
	for (size_t g = 0; g < GENERATORS; g++)
		for (size_t w = 0; w < WAYS; w++) {
			const struct tally *n = tally_of(o, g, w);
			const uint64_t counts[] = {n->spoke, n->spoke_too,
			    n->not_asked, n->lost};

			row_of(&t, g, w);
			for (size_t i = 0; i < 4; i++)
				grid_add(&t, "%llu",
				    (unsigned long long)counts[i]);
		}
	grid_print(&t, s->markdown, out);
}

static void
print_profiles(const struct study *s, const struct outcome *o, struct buf *out)
{
	const struct form *f = o->paper->brief;

	heading(s, out, "Themes that weigh in the profiles of C");
	for (size_t k = 0; k < PROFILES; k++) {
		const char *gap = ": ";

		buf_addf(out, "%s%s", s->markdown ? "* " : "",
		    profile_names[k]);
		for (size_t i = 0; i < f->n_categories; i++)
			if (o->paper->profile[k][f->categories[i]->index]) {
				buf_addf(out, "%s%s", gap,
				    f->categories[i]->id);
				gap = ", ";
			}
		buf_adds(out, *gap == ':' ? ": none\n" : "\n");
	}
	buf_addc(out, '\n');
}

static void
print_outcome(struct arena *a, const struct study *s, const struct outcome *o,
    struct buf *out)
{
	const struct paper *p = o->paper;

	buf_addf(out, s->markdown ? "### Form `%s`\n\n" : "== Form %s\n\n",
	    p->brief->id);
	buf_addf(out,
	    "%u people of each kind. The short form has %zu questions and "
	    "follow-ups, the whole one %zu.\n%u words are read once.\n\n",
	    o->people, p->brief->n_items, p->whole.n_items, p->once_words);
	if (!s->check) {
		print_length(a, s, o, out);
		print_levels(a, s, o, out);
		print_themes(a, s, o, out);
	}
	print_alerts(a, s, o, out);
	if (!s->check)
		print_profiles(s, o, out);
}

void
print_study(struct arena *a, const struct study *s, struct buf *out)
{
	buf_addf(out,
	    "Bank `%s` %s, made-up people of three kinds. Seeds:", s->bank->id,
	    s->bank->version);
	for (size_t g = 0; g < GENERATORS; g++)
		buf_addf(out, "%s %s %llu", g > 0 ? "," : "", generators[g].id,
		    (unsigned long long)generators[g].seed);
	buf_adds(out, ".\n\n");
	for (size_t i = 0; i < s->n_outcomes; i++)
		print_outcome(a, s, &s->outcomes[i], out);
}
