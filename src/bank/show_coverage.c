/* What a bank answers of the themes of its sources, as a page of Markdown.
 * Paths and digests have no place in it: it is the same on every machine. */
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "show.h"

/* TEXT in one line, with nothing in it that Markdown or a table would read. */
static void
add_plain(struct buf *out, const char *text)
{
	static const struct {
		char sign;
		const char *as;
	} kept[] = {
	    {'\n', " "},
	    {'\\', "\\\\"},
	    {'|', "\\|"},
	    {'*', "\\*"},
	    {'`', "\\`"},
	    {'[', "\\["},
	    {'<', "\\<"},
	};
	for (; *text != '\0'; text++) {
		size_t i = 0;
		while (
		    i < sizeof kept / sizeof kept[0] && kept[i].sign != *text)
			i++;
		if (i < sizeof kept / sizeof kept[0])
			buf_adds(out, kept[i].as);
		else
			buf_addc(out, *text);
	}
}

/* The I-th id of a cell. */
static void
add_id(struct buf *out, const char *id, size_t i)
{
	buf_addf(out, "%s%s", i == 0 ? " | " : ", ", id);
}

/* A cell without ids holds a dash. */
static void
end_list(struct buf *out, size_t n)
{
	if (n == 0)
		buf_adds(out, " | -");
}

static void
show_row(const struct show *s, const struct coverage *c)
{
	buf_adds(s->out, "| ");
	add_plain(s->out, c->theme);
	for (size_t i = 0; i < c->n_sources; i++)
		add_id(s->out, c->sources[i]->id, i);
	end_list(s->out, c->n_sources);
	for (size_t i = 0; i < c->n_questions; i++)
		add_id(s->out, c->questions[i]->id, i);
	end_list(s->out, c->n_questions);
	for (size_t i = 0; i < c->n_steps; i++)
		add_id(s->out, c->steps[i]->id, i);
	end_list(s->out, c->n_steps);
	buf_adds(s->out, " |\n");
}

/* The rows of a group need not stand together in the file. */
static bool
is_first_of_group(const struct bank *b, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (str_eq(b->coverage[i].group, b->coverage[row].group))
			return false;
	return true;
}

static void
show_group(const struct show *s, size_t row)
{
	const struct bank *b = s->bank;
	const char *group = b->coverage[row].group;
	buf_adds(s->out, "\n## ");
	add_plain(s->out, group);
	buf_adds(s->out,
	    "\n\n| Theme | Sources | Questions | Steps |\n"
	    "| --- | --- | --- | --- |\n");
	for (size_t i = row; i < b->n_coverage; i++)
		if (str_eq(b->coverage[i].group, group))
			show_row(s, &b->coverage[i]);
}

static void
show_counts(const struct show *s)
{
	const struct bank *b = s->bank;
	size_t asked = 0, step_only = 0;
	for (size_t i = 0; i < b->n_coverage; i++) {
		asked += b->coverage[i].n_questions > 0;
		step_only += b->coverage[i].n_questions == 0 &&
		    b->coverage[i].n_steps > 0;
	}
	buf_addf(s->out,
	    "\n- Themes: %zu\n- With a question: %zu\n"
	    "- With a step only: %zu\n- With neither: %zu\n",
	    b->n_coverage, asked, step_only, b->n_coverage - asked - step_only);
}

static bool
holds_any(const struct bank *b, const struct source *x)
{
	for (size_t i = 0; i < b->n_coverage; i++)
		for (size_t k = 0; k < b->coverage[i].n_sources; k++)
			if (b->coverage[i].sources[k] == x)
				return true;
	return false;
}

/* Only the sources that the tables name. */
static void
show_cited(const struct show *s)
{
	const struct bank *b = s->bank;
	bool any = false;
	for (size_t i = 0; i < b->n_sources; i++) {
		const struct source *x = &b->sources[i];
		if (!holds_any(b, x))
			continue;
		buf_addf(s->out,
		    "%s- %s: ", any ? "" : "\n## What the sources are\n\n",
		    x->id);
		any = true;
		add_plain(s->out, x->cite);
		if (x->url != NULL)
			buf_addf(s->out, " <%s>", x->url);
		buf_adds(s->out, "\n");
	}
}

void
bank_show_coverage(const struct bank *b, struct buf *out)
{
	const struct show s = {.bank = b, .out = out};
	if (b->n_coverage == 0) {
		buf_adds(out,
		    "This bank has no section 'coverage': it does not say "
		    "which themes of its sources it answers.\n");
		return;
	}
	buf_adds(out, "# What the bank covers: ");
	add_plain(out, show_of(&s, &b->title));
	buf_addf(out,
	    "\n\nBank %s, version %s. This page is printed by "
	    "`harmcheck bank show --coverage`; to change it, change the "
	    "bank.\n\nEach row is one theme that the sources speak of. It "
	    "names the sources that hold the theme, the questions that ask "
	    "about it and the steps that help with it, by their ids in the "
	    "bank. A dash means none. Where there is a dash for questions and "
	    "one for steps, the bank has no answer to the theme.\n",
	    b->id, b->version);
	show_counts(&s);
	for (size_t i = 0; i < b->n_coverage; i++)
		if (is_first_of_group(b, i))
			show_group(&s, i);
	show_cited(&s);
}
