/* YAML to a located tree, by libyaml's events. The only file that knows
 * libyaml. Its loader is not used: it has no limits (100 KB of "[" take it
 * 43 seconds) and knows neither duplicate keys nor circles. Each event has one
 * owner: the loop in read_events() makes it and deletes it. */
#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/utf8.h"
#include "node_parts.h"

/* A list or map that is still open. */
struct frame {
	struct node *node;
	struct node **tail;
	const char *key; /* map: waits for its value; else NULL */
	struct loc key_at;
	bool key_bad; /* the key was no scalar: its value is dropped */
};

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct diags *diags;
	const char *file;
	struct loc end; /* of the text */
	const struct node_limits *limits;
	struct frame *stack;
	struct node_texts texts;
	size_t depth, nodes, documents;
	struct node *root;
	bool broken; /* stopped before the end */
};

/* libyaml takes it that the last line, too, ends with a line feed, and finds
 * what is missing there in the line behind. */
static struct loc
loc_of(const struct reader *r, const yaml_mark_t *m)
{
	const struct loc at = {r->file, (unsigned)m->line + 1,
	    (unsigned)m->column + 1};

	return at.line > r->end.line ? r->end : at;
}

static struct frame *
top(struct reader *r)
{
	return r->depth == 0 ? NULL : &r->stack[r->depth - 1];
}

/* Every key, text, list and map counts one. */
static bool
count_node(struct reader *r, struct loc at)
{
	if (r->nodes++ < r->limits->nodes)
		return true;
	diag_add(r->diags, DIAG_TOO_MANY, at,
	    "more than %zu keys and values in one file", r->limits->nodes);
	r->broken = true;
	return false;
}

static void
check_marks(struct reader *r, const yaml_char_t *anchor, const yaml_char_t *tag,
    struct loc at)
{
	if (anchor != NULL)
		diag_add(r->diags, DIAG_ANCHOR, at,
		    "anchors (&name) are not used here; quote a text that "
		    "starts with &");
	if (tag != NULL)
		diag_add(r->diags, DIAG_TAG, at,
		    "tags (!name) are not used here; quote a text that "
		    "starts with !");
}

static void
check_length(struct reader *r, size_t n, struct loc at)
{
	if (n > r->limits->scalar)
		diag_add(r->diags, DIAG_TOO_LONG, at,
		    "this text has %zu bytes; at most %zu are allowed", n,
		    r->limits->scalar);
}

/* Escapes ("\e", "\0", "\u202E") pass the look at the bytes; this sees what
 * came of them. Only texts in double quotes have them. */
static void
check_escapes(struct reader *r, const char *s, size_t n, struct loc at)
{
	for (size_t i = node_plain_run(s, n); i < n;
	     i += node_plain_run(s + i, n - i)) {
		uint32_t c;
		const size_t len = utf8_decode(s + i, n - i, &c);
		if (len == 0 || !utf8_is_shown(c)) {
			diag_add(r->diags, DIAG_CHARACTER, at,
			    "this text holds the character U+%04X, which "
			    "cannot be seen and is not allowed",
			    len == 0 ? 0xFFFDu : (unsigned)c);
			return;
		}
		i += len;
	}
}

/* Hang N into the list or map that is open. */
static void
attach(struct reader *r, struct node *n)
{
	struct frame *f = top(r);
	if (f == NULL) {
		r->root = n;
		return;
	}
	if (f->node->kind == NODE_MAP) {
		const bool drop = f->key_bad;
		n->key = f->key;
		n->key_line = f->key_at.line;
		n->key_col = f->key_at.col;
		f->key = NULL;
		f->key_bad = false;
		if (drop)
			return;
	}
	*f->tail = n;
	f->tail = &n->next;
	f->node->n++;
}

static bool
wants_key(const struct frame *f)
{
	return f != NULL && f->node->kind == NODE_MAP && f->key == NULL &&
	    !f->key_bad;
}

static struct node *
new_node(struct reader *r, enum node_kind kind, struct loc at)
{
	struct node *n = arena_alloc(r->arena, sizeof *n);
	n->kind = kind;
	n->at = at;
	return n;
}

static bool
on_text(struct reader *r, const char *s, size_t n, yaml_scalar_style_t style,
    struct loc at)
{
	if (!count_node(r, at))
		return false;
	check_length(r, n, at);
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		check_escapes(r, s, n, at);
	while (n > 0 && s[n - 1] == '\n')
		n--;
	const char *text = node_text(&r->texts, s, n);
	struct frame *f = top(r);
	if (wants_key(f)) {
		f->key = text;
		f->key_at = at;
		return true;
	}
	struct node *node = new_node(r, NODE_SCALAR, at);
	node->text = text;
	node->plain = style == YAML_PLAIN_SCALAR_STYLE;
	attach(r, node);
	return true;
}

static bool
on_scalar(struct reader *r, const yaml_event_t *e)
{
	const struct loc at = loc_of(r, &e->start_mark);
	check_marks(r, e->data.scalar.anchor, e->data.scalar.tag, at);
	return on_text(r, (const char *)e->data.scalar.value,
	    e->data.scalar.length, e->data.scalar.style, at);
}

static bool
on_alias(struct reader *r, const yaml_event_t *e)
{
	const struct loc at = loc_of(r, &e->start_mark);
	diag_add(r->diags, DIAG_ALIAS, at,
	    "aliases (*name) are not used here; quote a text that starts "
	    "with *");
	return on_text(r, "", 0, YAML_PLAIN_SCALAR_STYLE, at);
}

static bool
open_node(struct reader *r, enum node_kind kind, struct loc at)
{
	if (r->depth >= r->limits->depth) {
		diag_add(r->diags, DIAG_TOO_DEEP, at,
		    "lists and mappings stand in each other deeper than %zu "
		    "levels",
		    r->limits->depth);
		r->broken = true;
		return false;
	}
	if (!count_node(r, at))
		return false;
	struct node *n = new_node(r, kind, at);
	struct frame *f = top(r);
	if (wants_key(f)) {
		diag_add(r->diags, DIAG_KIND, at,
		    "a key must be a word, not a list or a mapping; quote a "
		    "text that starts with [ or {");
		f->key_bad = true;
	} else {
		attach(r, n);
	}
	r->stack[r->depth++] = (struct frame){.node = n, .tail = &n->first};
	return true;
}

static bool
on_list(struct reader *r, const yaml_event_t *e)
{
	const struct loc at = loc_of(r, &e->start_mark);
	check_marks(r, e->data.sequence_start.anchor,
	    e->data.sequence_start.tag, at);
	return open_node(r, NODE_LIST, at);
}

static bool
on_map(struct reader *r, const yaml_event_t *e)
{
	const struct loc at = loc_of(r, &e->start_mark);
	check_marks(r, e->data.mapping_start.anchor, e->data.mapping_start.tag,
	    at);
	return open_node(r, NODE_MAP, at);
}

static bool
on_end(struct reader *r, const yaml_event_t *e)
{
	(void)e;
	const struct node *n = r->stack[--r->depth].node;
	if (n->kind == NODE_MAP)
		node_check_keys(r->arena, n, r->diags);
	return true;
}

static bool
on_document(struct reader *r, const yaml_event_t *e)
{
	const struct loc at = loc_of(r, &e->start_mark);
	if (r->documents++ > 0) {
		diag_add(r->diags, DIAG_DOCUMENT, at,
		    "a second document starts here; a file holds one");
		r->broken = true;
		return false;
	}
	if (e->data.document_start.version_directive != NULL ||
	    e->data.document_start.tag_directives.start !=
		e->data.document_start.tag_directives.end)
		diag_add(r->diags, DIAG_DIRECTIVE, at,
		    "directives (%%NAME) are not used here; take the line "
		    "out");
	return true;
}

static bool (*const handlers[])(struct reader *, const yaml_event_t *) = {
    [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_SCALAR_EVENT] = on_scalar,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SEQUENCE_START_EVENT] = on_list,
    [YAML_MAPPING_START_EVENT] = on_map,
    [YAML_SEQUENCE_END_EVENT] = on_end,
    [YAML_MAPPING_END_EVENT] = on_end,
};

/* MAPPING_END is the last event that libyaml has. */
_Static_assert(sizeof handlers / sizeof *handlers ==
	(size_t)YAML_MAPPING_END_EVENT + 1,
    "a handler, or none, for every event");

/* libyaml has gone as far as it could. The mark and the words must be read
 * before yaml_parser_delete(), which clears them. Without memory there are
 * none: that is no fault of the file, and nothing goes on. */
static void
report_fault(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct node_fault f = {p->problem, p->context,
	    loc_of(r, &p->problem_mark), (unsigned)p->context_mark.line + 1};
	if (p->error == YAML_MEMORY_ERROR || p->problem == NULL)
		arena_no_memory();
	r->broken = true;
	if (p->error == YAML_READER_ERROR)
		f.at.line = f.at.col = 0;
	node_report_fault(&f, r->diags);
}

static void
read_events(struct reader *r)
{
	for (bool more = true; more;) {
		yaml_event_t e;
		if (!yaml_parser_parse(&r->parser, &e)) {
			report_fault(r);
			return;
		}
		more = e.type != YAML_STREAM_END_EVENT;
		if (handlers[e.type] != NULL)
			more = handlers[e.type](r, &e);
		yaml_event_delete(&e);
	}
}

/* A text in which each part of libyaml takes memory, gives it back and asks for
 * more. */
static void
try_memory(void)
{
	static const unsigned char text[] =
	    "? a key\n: [b, 'c', \"a text that outgrows its first room\", "
	    "[[[[[[[[[[[[[[[[[{d: e}]]]]]]]]]]]]]]]]]]\nf: >\n  g\n  h\n"
	    "i: &j !k l\n";
	yaml_parser_t p;
	yaml_event_t e;
	if (!node_memory_try() || !yaml_parser_initialize(&p))
		return;
	yaml_parser_set_input_string(&p, text, sizeof text - 1);
	for (bool more = true; more;) {
		if (!yaml_parser_parse(&p, &e))
			break;
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
	node_memory_tried();
}

/* The mark at the very start says UTF-8 and is no text. */
static size_t
mark_length(const char *text, size_t n)
{
	return n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static bool
parse(struct reader *r, const char *text, size_t n)
{
	r->end = node_end(r->file, text, n);
	try_memory();
	if (!yaml_parser_initialize(&r->parser))
		arena_no_memory();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)text,
	    n);
	read_events(r);
	yaml_parser_delete(&r->parser);
	return !r->broken;
}

struct node *
node_read(struct arena *a, const char *file, const char *text, size_t n,
    const struct node_limits *limits, struct diags *d)
{
	const struct loc whole = {file, 0, 0};
	if (n > limits->bytes) {
		diag_add(d, DIAG_TOO_BIG, whole,
		    "this file has %zu bytes; at most %zu are allowed", n,
		    limits->bytes);
		return NULL;
	}
	const size_t mark = mark_length(text, n);
	if (!node_scan(d, file, text + mark, n - mark))
		return NULL;
	struct reader r = {.arena = a,
	    .diags = d,
	    .file = file,
	    .limits = limits,
	    .texts = {a, arena_array(a, NODE_TEXTS, sizeof(struct node_short))},
	    .stack = arena_array(a, limits->depth, sizeof(struct frame))};
	if (!parse(&r, text + mark, n - mark))
		return NULL;
	if (r.root == NULL)
		diag_add(d, DIAG_KIND, whole, "there is nothing in this file");
	return r.root;
}
