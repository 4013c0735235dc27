#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/utf8.h"
#include "render_outline.h"

/* What means something wherever it stands. Angle brackets and ampersands
 * become entities instead: not every reader of Markdown knows a backslash
 * before these, and they are what HTML is made of. */
static const char always[] = "\\`*_[]{}#|~$^=@";

static const struct entity {
	char c;
	const char *name;
} entities[] = {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}};

static const char *
entity(char c)
{
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++)
		if (entities[i].c == c)
			return entities[i].name;
	return NULL;
}

static bool
is_www(const char *s, size_t i)
{
	return i >= 3 && strncasecmp(s + i - 3, "www", 3) == 0;
}

/* Is S[I] a mark that makes a line something else than a paragraph, with
 * DIGITS digits at its start? */
static bool
makes_line(const char *s, size_t i, size_t digits)
{
	if (i == 0)
		return s[0] == '-' || s[0] == '+';
	return i == digits && (s[i] == '.' || s[i] == ')');
}

static bool
needs_backslash(const char *s, size_t i)
{
	if (strchr(always, s[i]) != NULL)
		return true;
	if (s[i] == ':') /* of an address, or of a word for a picture */
		return s[i + 1] != ' ' && s[i + 1] != '\0';
	/* of what becomes a link where bare addresses do; other names stay as
	 * they are to be copied */
	return s[i] == '.' && is_www(s, i);
}

void
markdown_text(struct buf *out, const char *text, bool start)
{
	struct buf clean;
	size_t digits, i = 0;

	buf_init(&clean, out->arena);
	utf8_clean(&clean, text, strlen(text), false);
	digits = strspn(clean.data, "0123456789");
	if (start && clean.data[0] == ' ') { /* four of them would be code */
		buf_adds(out, "&#32;");
		i++;
	}
	for (; i < clean.len; i++) {
		const char c = clean.data[i];
		const char *name = entity(c);

		if (name != NULL) {
			buf_adds(out, name);
			continue;
		}
		if (needs_backslash(clean.data, i) ||
		    (start && makes_line(clean.data, i, digits)))
			buf_addc(out, '\\');
		buf_addc(out, c);
	}
}

struct renderer {
	struct buf *out;
	struct outline outline;
	bool begun;           /* something stands above */
	bool gap;             /* so does an empty line that was asked for */
	enum block_kind last; /* what does, gaps apart */
	size_t indent;        /* of what belongs to the choice above */
	unsigned number;      /* of that choice */
	char bullet, point;   /* marks; other ones begin a list of its own */
};

static void
blank_line(struct renderer *r)
{
	if (r->begun)
		buf_addc(r->out, '\n');
	r->begun = true;
}

/* A line behind LEAD. */
static void
line(struct renderer *r, const char *lead, const char *text)
{
	buf_adds(r->out, lead);
	markdown_text(r->out, text, true);
	buf_addc(r->out, '\n');
}

static void
heading(struct renderer *r, const struct block *b)
{
	blank_line(r);
	buf_fill(r->out, '#', outline_level(&r->outline, b));
	line(r, " ", b->text);
}

static void
para(struct renderer *r, const struct block *b)
{
	blank_line(r);
	line(r, "", b->text);
}

static void
item(struct renderer *r, const struct block *b)
{
	const bool goes_on = r->last == BLOCK_ITEM && !r->gap;
	char lead[] = {r->bullet, ' ', '\0'};

	if (r->last == BLOCK_ITEM && r->gap)
		r->bullet = lead[0] = r->bullet == '-' ? '*' : '-';
	if (!goes_on)
		blank_line(r);
	line(r, lead, b->text);
}

static bool
in_choices(const struct renderer *r)
{
	return r->indent > 0 &&
	    (r->last == BLOCK_NUMBER || r->last == BLOCK_SAY);
}

static void
number(struct renderer *r, const struct block *b)
{
	char lead[16];

	if (in_choices(r) && b->number != r->number + 1)
		r->point = r->point == '.' ? ')' : '.';
	r->number = b->number;
	blank_line(r);
	r->indent =
	    (size_t)snprintf(lead, sizeof(lead), "%u%c ", b->number, r->point);
	line(r, lead, b->text);
}

static void
say(struct renderer *r, const struct block *b)
{
	blank_line(r);
	if (in_choices(r))
		buf_fill(r->out, ' ', r->indent);
	else
		r->indent = 0;
	line(r, "", b->text);
}

static void
gap(struct renderer *r, const struct block *b)
{
	(void)b;
	r->gap = true;
}

static void
row(struct renderer *r, const struct table *t, const bool *has,
    const char *const *cells)
{
	for (size_t i = 0; i < t->n_heads; i++) {
		if (!has[i])
			continue;
		buf_adds(r->out, i == 0 ? "| " : " | ");
		markdown_text(r->out, cells[i] != NULL ? cells[i] : "", false);
	}
	buf_adds(r->out, " |\n");
}

static void
table(struct renderer *r, const struct block *b)
{
	const struct table *t = b->table;
	bool *has = arena_array(r->out->arena, t->n_heads, sizeof(*has));

	for (size_t i = 0; i < t->n_heads; i++)
		has[i] = table_has(t, i);
	if (*b->text != '\0')
		para(r, b);
	blank_line(r);
	row(r, t, has, t->titles != NULL ? t->titles : t->heads);
	for (size_t i = 0; i < t->n_heads; i++)
		if (has[i])
			buf_adds(r->out, i == 0 ? "| ---" : " | ---");
	buf_adds(r->out, " |\n");
	for (const struct table_row *w = t->first; w != NULL; w = w->next)
		row(r, t, has, w->cells);
}

static void (*const layout[])(struct renderer *, const struct block *) = {
    [BLOCK_TITLE] = heading,
    [BLOCK_HEADING] = heading,
    [BLOCK_THEME] = heading,
    [BLOCK_PARA] = para,
    [BLOCK_ITEM] = item,
    [BLOCK_NUMBER] = number,
    [BLOCK_SAY] = say,
    [BLOCK_BAR] = para, /* its words say it */
    [BLOCK_KEYS] = para,
    [BLOCK_GAP] = gap,
    [BLOCK_TABLE] = table,
    [BLOCK_SERIES] = table,
};

static_assert(sizeof(layout) / sizeof(layout[0]) == BLOCK_KINDS,
    "every kind of block has a layout");

static void
add(struct renderer *r, const struct block *b)
{
	layout[b->kind](r, b);
	if (b->kind == BLOCK_GAP)
		return;
	r->last = b->kind;
	r->gap = false;
}

void
render_markdown(struct buf *out, const struct report *r)
{
	struct renderer state = {.out = out,
	    .last = BLOCK_KINDS,
	    .bullet = '-',
	    .point = '.'};
	const struct block *b = NULL;

	outline_begin(&state.outline, r);
	if (state.outline.title != NULL)
		add(&state, state.outline.title);
	while ((b = outline_next(&state.outline, r, b)) != NULL)
		add(&state, b);
}
