/* A small terminal: what bytes do to a screen. */
#include "pty_screen.h"
#include "pty_grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUND, ESCAPE, CHARSET, CONTROL };

/* Parameters of a control sequence; an absent one is -1. */
struct params {
	int v[16];
	int n;
};

static void
fault_sequence(struct screen *s)
{
	char *at = s->fault;
	const char *end = s->fault + sizeof(s->fault);

	if (s->fault[0] != '\0')
		return;
	at += snprintf(at, (size_t)(end - at), "unexpected sequence");
	for (size_t i = 0; i < s->n_seq && end - at > 4; i++)
		at += snprintf(at, (size_t)(end - at), " %02x",
		    (unsigned char)s->seq[i]);
}

static int
param(const struct params *p, int i, int missing)
{
	return i < p->n && p->v[i] > 0 ? p->v[i] : missing;
}

static bool
act_move_to(struct screen *s, const struct params *p)
{
	grid_move(s, param(p, 0, 1) - 1, param(p, 1, 1) - 1);
	return true;
}

static bool
act_up(struct screen *s, const struct params *p)
{
	grid_move(s, s->now->row - param(p, 0, 1), s->now->col);
	return true;
}

static bool
act_down(struct screen *s, const struct params *p)
{
	grid_move(s, s->now->row + param(p, 0, 1), s->now->col);
	return true;
}

static bool
act_right(struct screen *s, const struct params *p)
{
	grid_move(s, s->now->row, s->now->col + param(p, 0, 1));
	return true;
}

static bool
act_left(struct screen *s, const struct params *p)
{
	grid_move(s, s->now->row, s->now->col - param(p, 0, 1));
	return true;
}

static bool
act_column(struct screen *s, const struct params *p)
{
	grid_move(s, s->now->row, param(p, 0, 1) - 1);
	return true;
}

static bool
act_erase_line(struct screen *s, const struct params *p)
{
	const struct grid *g = s->now;
	int how = param(p, 0, 0);

	grid_erase(s, g->row, how == 0 ? g->col : 0,
	    how == 1 ? g->col + 1 : s->cols);
	return how <= 2;
}

static bool
act_erase_screen(struct screen *s, const struct params *p)
{
	return grid_erase_part(s, param(p, 0, 0));
}

static bool
act_style(struct screen *s, const struct params *p)
{
	s->styled = p->n > 1 || param(p, 0, 0) > 0;
	return true;
}

static bool
act_insert(struct screen *s, const struct params *p)
{
	grid_shift(s, param(p, 0, 1));
	return true;
}

static bool
act_delete(struct screen *s, const struct params *p)
{
	grid_shift(s, -param(p, 0, 1));
	return true;
}

static bool
act_erase_chars(struct screen *s, const struct params *p)
{
	const struct grid *g = s->now;

	grid_erase(s, g->row, g->col, g->col + param(p, 0, 1));
	return true;
}

static bool
set_mode(struct screen *s, const struct params *p, bool on)
{
	switch (p->n == 1 ? p->v[0] : -1) {
	case 12: /* blinking cursor, part of terminfo's cnorm */
		return true;
	case 25:
		s->cursor_hidden = !on;
		return true;
	case 1049:
		grid_switch(s, on);
		return true;
	case 2004:
		s->paste = on;
		return true;
	default:
		return false;
	}
}

static bool
act_set(struct screen *s, const struct params *p)
{
	return set_mode(s, p, true);
}

static bool
act_reset(struct screen *s, const struct params *p)
{
	return set_mode(s, p, false);
}

/* Every control sequence that the program may send; beside these only ESC ( B
 * and CR LF BS TAB BEL. tests/README.md has the list in words. */
static const struct known {
	char mark, final;
	bool moves; /* what follows is not the same word */
	bool (*act)(struct screen *s, const struct params *p);
} known[] = {
    {0, 'H', true, act_move_to},
    {0, 'A', true, act_up},
    {0, 'B', true, act_down},
    {0, 'C', true, act_right},
    {0, 'D', true, act_left},
    {0, 'G', true, act_column},
    {0, 'J', true, act_erase_screen},
    {0, 'K', true, act_erase_line},
    {0, 'X', true, act_erase_chars},
    {0, '@', false, act_insert},
    {0, 'P', false, act_delete},
    {0, 'm', false, act_style},
    {'?', 'h', true, act_set},
    {'?', 'l', true, act_reset},
};

/* With those, and no more. */
_Static_assert(sizeof(known) / sizeof(*known) + 1 + 5 <= 20,
    "a program that needs more than 20 kinds of bytes is hard to trust");

/* S->seq is ESC [ parameters final. False: more than we know. */
static bool
read_params(const struct screen *s, char *mark, struct params *p)
{
	const char *at = s->seq + 2, *end = s->seq + s->n_seq - 1;

	*mark = at < end && *at == '?' ? *at++ : '\0';
	p->n = 0;
	while (at < end) {
		char *after;

		if (p->n == 16 || (*at != ';' && (*at < '0' || *at > '9')))
			return false;
		p->v[p->n] = *at == ';' ? -1 : 0;
		if (*at != ';') {
			p->v[p->n] = (int)strtol(at, &after, 10);
			at = after;
		}
		p->n++;
		at += at < end && *at == ';';
	}
	return true;
}

static void
run_sequence(struct screen *s)
{
	struct params p;
	char mark, final = s->seq[s->n_seq - 1];
	bool good = read_params(s, &mark, &p);
	const struct known *k = NULL;

	s->seq[s->n_seq] = '\0';
	for (size_t i = 0; good && i < sizeof(known) / sizeof(*known); i++)
		if (known[i].mark == mark && known[i].final == final)
			k = &known[i];
	if (k == NULL || !k->act(s, &p))
		fault_sequence(s);
	else if (k->moves)
		text_add_blank(&s->said);
}

/* What must never reach a terminal: C1, bidi controls, zero width. */
static bool
is_forbidden(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} ranges[] = {
	    {0x0, 0x1f},
	    {0x7f, 0x9f},
	    {0x61c, 0x61c},
	    {0x200b, 0x200f},
	    {0x2028, 0x202e},
	    {0x2060, 0x2069},
	    {0xfeff, 0xfeff},
	    {0xe0000, 0xe007f},
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	return false;
}

static void
feed_char(struct screen *s, char byte)
{
	wchar_t c;
	size_t got = mbrtowc(&c, &byte, 1, &s->utf8);

	if (got == (size_t)-2)
		return;
	if (got == (size_t)-1) {
		if (s->fault[0] == '\0')
			snprintf(s->fault, sizeof(s->fault),
			    "not UTF-8, at byte %02x", (unsigned char)byte);
		memset(&s->utf8, 0, sizeof(s->utf8));
		return;
	}
	if (is_forbidden((uint32_t)c) && s->fault[0] == '\0')
		snprintf(s->fault, sizeof(s->fault),
		    "unexpected character U+%04lX", (unsigned long)c);
	if (c == L' ')
		text_add_blank(&s->said);
	else
		text_add_char(&s->said, (unsigned long)c);
	grid_put(s, (uint32_t)c, wcwidth(c));
}

static void
feed_control(struct screen *s, char byte)
{
	struct grid *g = s->now;

	if (byte == '\r')
		grid_move(s, g->row, 0);
	else if (byte == '\n')
		grid_line_feed(s);
	else if (byte == '\b')
		grid_move(s, g->row, g->col - 1);
	else if (byte == '\t')
		grid_move(s, g->row, (g->col / 8 + 1) * 8);
	else if (byte != '\a')
		fault_sequence(s);
	if (strchr("\r\n\t", byte) != NULL)
		text_add_blank(&s->said);
}

/* The next sequence begins, and the one before was cut. */
static void
drop_cut(struct screen *s, char byte)
{
	if (byte != '\033' || !s->may_be_cut ||
	    (s->state == GROUND && mbsinit(&s->utf8)))
		return;
	s->may_be_cut = false;
	s->state = GROUND;
	memset(&s->utf8, 0, sizeof(s->utf8));
}

static void
feed_byte(struct screen *s, char byte)
{
	drop_cut(s, byte);
	if (s->state == GROUND)
		s->n_seq = 0;
	s->seq[s->n_seq++] = byte;
	if (s->state == GROUND && byte == '\033') {
		s->state = ESCAPE;
	} else if (s->state == GROUND) {
		if ((unsigned char)byte < ' ' && mbsinit(&s->utf8))
			feed_control(s, byte);
		else
			feed_char(s, byte);
	} else if (s->state == ESCAPE && byte == '[') {
		s->state = CONTROL;
	} else if (s->state == ESCAPE && byte == '(') {
		s->state = CHARSET;
	} else if (s->state == CONTROL && byte >= '0' && byte <= '?' &&
	    s->n_seq < sizeof(s->seq) - 1) {
		return;
	} else {
		if (s->state == CONTROL && byte >= '@' && byte <= '~')
			run_sequence(s);
		else if (s->state != CHARSET || byte != 'B')
			fault_sequence(s);
		s->state = GROUND;
	}
}

void
screen_feed(struct screen *s, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		feed_byte(s, bytes[i]);
}
