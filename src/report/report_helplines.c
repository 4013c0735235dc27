#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "report_parts.h"

static const char *const emergency = "emergency";

/* "NAME (REGION): call N; text N; web W. HOURS. NOTE" */
static void
add_line(struct report *rep, const struct helpline *h)
{
	const struct {
		const char *word, *value;
	} ways[] = {
	    {"call", h->call},
	    {"text", h->text},
	    {"online", h->web},
	};
	struct buf text;
	size_t n = 0;

	buf_init(&text, rep->arena);
	buf_adds(&text, h->name);
	if (h->region != NULL)
		buf_addf(&text, " (%s)", h->region);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (ways[i].value != NULL)
			buf_addf(&text, "%s %s %s", n++ == 0 ? ":" : ",",
			    ways[i].word, ways[i].value);
	buf_adds(&text, ".");
	if (h->hours != NULL)
		buf_addf(&text, " %s.", h->hours);
	if (h->note != NULL)
		buf_addf(&text, " %s", h->note);
	if (h->verified != NULL)
		buf_addf(&text, " (Checked on %s.)", h->verified);
	report_add(rep, BLOCK_ITEM, text.data);
}

static bool
is_wanted(const char *kind, const char *const *kinds, size_t n)
{
	if (kinds == NULL)
		return true;
	for (size_t i = 0; i < n; i++)
		if (str_eq(kind, kinds[i]))
			return true;
	return false;
}

bool
part_line_comes(const struct helpline *h, const struct country *c, int pass)
{
	return h->country == c && str_eq(h->kind, emergency) == (pass == 0);
}

static void
add_country(struct report *rep, const struct bank *b, const struct country *c,
    const char *const *kinds, size_t n_kinds)
{
	for (int pass = 0; pass < PART_LINE_PASSES; pass++)
		for (size_t i = 0; i < b->n_helplines; i++) {
			const struct helpline *h = &b->helplines[i];

			if (part_line_comes(h, c, pass) &&
			    is_wanted(h->kind, kinds, n_kinds))
				add_line(rep, h);
		}
}

static const struct helpline *
first_whole(const struct bank *b, const struct country *c, const char *kind)
{
	for (size_t i = 0; i < b->n_helplines; i++)
		if (b->helplines[i].country == c &&
		    b->helplines[i].region == NULL &&
		    str_eq(b->helplines[i].kind, kind))
			return &b->helplines[i];
	return NULL;
}

/* Emergency, then the first of each of KINDS; into LIST, which has room for
 * N_KINDS + 1. How many. */
static size_t
pick_brief(const struct bank *b, const struct country *c,
    const char *const *kinds, size_t n_kinds, const struct helpline **list)
{
	const struct helpline *h = first_whole(b, c, emergency);
	size_t n = 0;

	if (h != NULL)
		list[n++] = h;
	for (size_t i = 0; i < n_kinds; i++) {
		h = first_whole(b, c, kinds[i]);
		if (h != NULL && !str_eq(kinds[i], emergency))
			list[n++] = h;
	}
	return n;
}

struct lines_brief
report_lines_brief(struct report *rep, const struct bank *b,
    const struct country *c, const char *const *kinds, size_t n_kinds,
    const bool *seen)
{
	const struct helpline **list =
	    arena_array(rep->arena, n_kinds + 1, sizeof(struct helpline *));
	const size_t n = pick_brief(b, c, kinds, n_kinds, list);
	struct lines_brief lines = {0, 0};

	for (size_t i = 0; i < n; i++)
		if (seen == NULL || !seen[list[i] - b->helplines]) {
			add_line(rep, list[i]);
			lines.shown++;
		}
	lines.left_out = n - lines.shown;
	return lines;
}

void
report_lines_seen(struct arena *scratch, const struct bank *b,
    const struct country *c, const char *const *kinds, size_t n_kinds,
    bool *seen)
{
	const struct helpline **list =
	    arena_array(scratch, n_kinds + 1, sizeof(struct helpline *));
	const size_t n = pick_brief(b, c, kinds, n_kinds, list);

	for (size_t i = 0; i < n; i++)
		seen[list[i] - b->helplines] = true;
}

void
report_helplines(struct report *rep, const struct bank *b, size_t voice,
    const struct country *c, const char *const *kinds, size_t n_kinds)
{
	if (c != NULL)
		report_addf(rep, BLOCK_HEADING, "People you can reach: %s",
		    c->name);
	else
		report_add(rep, BLOCK_HEADING, "People you can reach");
	for (size_t i = 0; i < b->n_countries; i++) {
		if (c != NULL && &b->countries[i] != c)
			continue;
		if (c == NULL)
			report_add(rep, BLOCK_THEME, b->countries[i].name);
		else
			report_add(rep, BLOCK_GAP, "");
		add_country(rep, b, &b->countries[i], kinds, n_kinds);
	}
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA, b->helplines_before.of[voice]);
	report_add(rep, BLOCK_PARA, b->young.of[voice]);
	report_add(rep, BLOCK_PARA, b->helplines_note.of[voice]);
}

void
report_no_country(struct report *rep, const struct bank *b, size_t voice,
    const char *code)
{
	report_add(rep, BLOCK_HEADING, "People you can reach");
	report_addf(rep, BLOCK_PARA,
	    "We have no numbers for the country \"%s\" yet.", code);
	report_add(rep, BLOCK_PARA, b->helplines_elsewhere.of[voice]);
	report_add(rep, BLOCK_PARA, b->helplines_before.of[voice]);
	report_add(rep, BLOCK_PARA, b->young.of[voice]);
}
