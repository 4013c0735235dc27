/* Payloads in each scalar of a good file, and in each cell of a good table. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "hostile.h"

enum kind { YAML, TABLE, SEALED };

/* A file that is good, and what shows it: its format, and the words. One that
 * is SEALED is an answer file, and becomes the one entry of a diary. */
struct shown {
	const char *format, *words[12];
};
struct good {
	const char *path;
	enum kind kind;
	struct shown by[12];
};

#define EVERY "%/tests/bank/good/every-key.yaml"
#define CASE_BANK "--bank", "%/tests/bank/good/case.yaml"
#define DIARY CASE_BANK, "--file", "@", "--passphrase-fd", "3"
#define SMALL "--bank", "%/tests/scenario/bank.yaml"
#define SHORT "--form", "short", "--bank", "%/tests/bank/good/rows.yaml"

static const struct good goods[] = {
    {EVERY, YAML,
	{{"text", {"bank", "show", "--bank", "@"}},
	    {"text", {"bank", "check", "@"}},
	    {"markdown", {"bank", "show", "--coverage", "--bank", "@"}},
	    {"html", {"paper", "--form", "after", "--bank", "@"}},
	    {"text",
		{"take", "--form", "after", "--country", "GB", "--bank", "@"}},
	    {"json", {"take", "--json", "--form", "after", "--bank", "@"}},
	    {"json", {"score", "--codebook", "--form", "audit", "--bank", "@"}},
	    {"csv", {"score", "--template", "--form", "audit", "--bank", "@"}},
	    {"csv",
		{"stats", "--format", "csv-items", "--form", "audit", "--bank",
		    "@", "%/tests/hostile/audit.csv"}},
	    {"html",
		{"stats", "--format", "html", "--form", "audit", "--bank", "@",
		    "%/tests/hostile/audit.csv"}},
	    {"csv",
		{"score", "--form", "audit", "--bank", "@",
		    "%/tests/hostile/audit.csv"}},
	    {"text", {"helplines", "--bank", "@"}}}},
    {"%/tests/bank/good/rows.yaml", YAML,
	{{"csv",
	     {"score", "--form", "short", "--bank", "@",
		 "%/tests/hostile/rows.csv"}},
	    {"csv",
		{"stats", "--format", "csv-items", "--form", "short", "--bank",
		    "@", "%/tests/hostile/rows.csv"}},
	    {"csv",
		{"stats", "--format", "csv", "--form", "short", "--bank", "@",
		    "%/tests/hostile/rows.csv"}},
	    {"csv",
		{"take", "--fast", "--template", "--form", "short", "--bank",
		    "@"}},
	    {"json",
		{"stats", "--format", "json", "--form", "short", "--bank", "@",
		    "%/tests/hostile/rows.csv"}}}},
    {"%/tests/pages/hostile.yaml", YAML,
	{{"text", {"report", CASE_BANK, "@"}},
	    {"html", {"report", CASE_BANK, "--format", "html", "@"}},
	    {"markdown", {"report", CASE_BANK, "--format", "markdown", "@"}},
	    {"json", {"report", CASE_BANK, "--format", "json", "@"}},
	    {"text", {"report", CASE_BANK, "--why", "@"}},
	    {"html",
		{"compare", CASE_BANK, "--format", "html", "@",
		    "%/tests/pages/hostile.yaml"}},
	    {"json",
		{"compare", CASE_BANK, "--format", "json", "@",
		    "%/tests/pages/hostile.yaml"}}}},
    {"%/tests/scenario/good/late.yaml", YAML,
	{{"text", {"scenario", "check", SMALL, "@"}},
	    {"text", {"scenario", "list", SMALL, "@"}},
	    {"text", {"scenario", "show", SMALL, "@"}},
	    {"html", {"scenario", "show", SMALL, "--format", "html", "@"}},
	    {"markdown",
		{"scenario", "key", SMALL, "--format", "markdown", "@"}},
	    {"html", {"scenario", "key", SMALL, "--format", "html", "@"}},
	    {"html", {"paper", SMALL, "--case", "@"}}}},
    {"%/tests/cli/bank-test-pass/bank.test.yaml", YAML,
	{{"text",
	    {"bank", "test", "--cases", "@",
		"%/tests/cli/bank-test-pass/bank.yaml"}}}},
    {"%/tests/hostile/kept.csv", TABLE,
	{{"csv", {"score", SHORT, "--keep", "city", "@"}},
	    {"ndjson",
		{"score", SHORT, "--keep", "city", "--to", "ndjson", "@"}}}},
    {"%/tests/hostile/rows.csv", TABLE,
	{{"csv", {"score", SHORT, "--columns", "error", "@"}},
	    {"text", {"stats", SHORT, "@"}},
	    {"html", {"stats", SHORT, "--format", "html", "@"}},
	    {"text", {"group", SHORT, "@"}}}},
    {"%/tests/pages/hostile.yaml", SEALED,
	{{"text", {"diary", "list", DIARY}},
	    {"text", {"diary", "show", "2026-11-22", DIARY}},
	    {"html", {"diary", "trend", "--all", "--format", "html", DIARY}},
	    {"text", {"diary", "trend", DIARY}},
	    {"markdown",
		{"diary", "trend", "--all", "--format", "markdown", DIARY}},
	    {"text",
		{"diary", "export", "--file", "@", "--passphrase-fd", "3"}}}},
};

/* --- where the scalars are ------------------------------------------------ */

struct place {
	size_t from, to;
};
struct places {
	struct bytes in;
	struct place *list;
	size_t n, cap;
};

static void
add(struct places *p, size_t from, size_t to)
{
	if (p->n == p->cap) {
		p->cap = p->cap > 0 ? p->cap * 2 : 256;
		p->list = realloc(p->list, p->cap * sizeof(*p->list));
		if (p->list == NULL)
			exit(2);
	}
	p->list[p->n++] = (struct place){from, to};
}

/* The byte of LINE and COL, which counts characters. */
static size_t
offset(struct bytes in, unsigned line, unsigned col)
{
	size_t i = 0;

	for (; line > 1; i++)
		line -= in.s[i] == '\n';
	while (col > 1)
		col -= ((unsigned char)in.s[++i] & 0xc0) != 0x80;
	return i;
}

static void
add_scalar(struct places *p, unsigned line, unsigned col, size_t length)
{
	const size_t from = offset(p->in, line, col);
	const char quote = p->in.s[from];
	size_t to = from + length;

	if (quote == '|' || quote == '>') { /* its first line */
		from + 1 < p->in.n ? add(p, from + 6, from + 7) : (void)0;
		return;
	}
	if (quote == '"' || quote == '\'') {
		for (to = from + 1; p->in.s[to] != quote; to++)
			to += p->in.s[to] == '\\' && quote == '"';
		to++;
	}
	add(p, from, to);
}

static void
find_scalars(struct places *p, const struct node *n)
{
	if (n->key != NULL)
		add_scalar(p, n->key_line, n->key_col, strlen(n->key));
	if (n->kind == NODE_SCALAR)
		add_scalar(p, n->at.line, n->at.col, strlen(n->text));
	for (const struct node *e = n->first; e != NULL; e = e->next)
		find_scalars(p, e);
}

static void
find_cells(struct places *p)
{
	size_t from = 0;

	for (size_t i = 0; i < p->in.n; i++)
		if (p->in.s[i] == ',' || p->in.s[i] == '\n') {
			add(p, from, i);
			from = i + 1;
		}
}

/* --- putting something there ---------------------------------------------- */

/* As it is, with the escapes of YAML, or in quotes as CSV has them. */
enum way { RAW, ESCAPED, CELL };

static void
put(FILE *f, struct bytes b, enum way way)
{
	putc('"', f);
	for (size_t i = 0; i < b.n; i++) {
		const unsigned char c = (unsigned char)b.s[i];

		if (c == '"')
			fputs(way == CELL ? "\"\"" : "\\\"", f);
		else if (c == '\\' && way != CELL)
			fputs("\\\\", f);
		else if (c == 0xc2 && way == ESCAPED && i + 1 < b.n)
			fprintf(f, "\\x%02x", (unsigned char)b.s[++i]);
		else if ((c < 0x20 || c == 0x7f) && way == ESCAPED)
			fprintf(f, "\\x%02x", c);
		else
			putc(c, f);
	}
	putc('"', f);
}

/* Each line of the entry has four blanks in front. */
static const char *
in_diary(const char *entry, size_t length)
{
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);
	const char *path;

	fputs("harmcheck_diary: 1\nentries:\n  \"2026-11-22\": |\n", f);
	for (size_t i = 0; i < length; i++) {
		if (i == 0 || entry[i - 1] == '\n')
			fputs("    ", f);
		putc(entry[i], f);
	}
	fclose(f);
	path = put_file("field.diary", s, n);
	free(s);
	return seal_file(path);
}

static const char *
changed(const struct good *g, const struct places *p, size_t i, struct bytes b,
    enum way way)
{
	const struct place *at = &p->list[i];
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);
	const char *path;

	fwrite(p->in.s, 1, at->from, f);
	put(f, b, way);
	fwrite(p->in.s + at->to, 1, p->in.n - at->to, f);
	fclose(f);
	path = g->kind == SEALED
	    ? in_diary(s, n)
	    : put_file(g->kind == TABLE ? "field.csv" : "field.yaml", s, n);
	free(s);
	return path;
}

/* The status. */
static int
show(const struct shown *by, const char *path, bool active)
{
	struct spawn s = {.third = text("%s/phrase", base)};
	struct came c;

	for (size_t i = 0; i < 12 && by->words[i] != NULL; i++) {
		const char *word = by->words[i];

		s.argv[i] = strcmp(word, "@") == 0 ? path
		    : *word == '%' ? text("%s%s", root, word + 1)
				   : word;
	}
	spawn(&s, &c);
	judge_run(&c);
	if (active && c.status == 0)
		judge_inert(by->format, c.out);
	if (*why != '\0')
		wrong("by %s %s as %s", by->words[0], by->words[1], by->format);
	return c.status;
}

/* As it is it can be shown in each way, or nothing would be tried below. */
static void
try_unchanged(const struct good *g, struct bytes in)
{
	const char *path = g->kind == SEALED ? in_diary(in.s, in.n)
					     : text("%s%s", root, g->path + 1);

	for (size_t i = 0; i < 12 && g->by[i].format != NULL; i++)
		if (show(&g->by[i], path, true) != 0)
			wrong("not shown by %s %s as %s", g->by[i].words[0],
			    g->by[i].words[1], g->by[i].format);
	judged("%s as it is", strrchr(g->path, '/') + 1);
}

/* Each way to show it in turn, so that with few tries, too, each payload comes
 * to each of them. */
static void
try_place(const struct good *g, const struct places *p, size_t i, bool all)
{
	static size_t turn;
	size_t n_by = 0;

	while (n_by < 12 && g->by[n_by].format != NULL)
		n_by++;
	for (size_t j = 0; j < (all ? n_payloads : 1); j++) {
		const struct payload *x = &payloads[(turn + j) % n_payloads];
		const enum way way = g->kind == TABLE ? CELL
		    : turn % 2 == 0                   ? RAW
						      : ESCAPED;

		show(&g->by[turn++ % n_by], changed(g, p, i, x->bytes, way),
		    false);
		if (*why != '\0')
			wrong("payload: %s", x->name);
	}
	for (size_t j = 0; j < (all ? n_actives : 1); j++) {
		const struct payload *x = &actives[(turn + j) % n_actives];
		const char *path =
		    changed(g, p, i, x->bytes, g->kind == TABLE ? CELL : RAW);

		for (size_t k = 0; k < (all ? n_by : 2); k++)
			show(&g->by[turn++ % n_by], path, true);
		if (*why != '\0')
			wrong("payload: %s", x->name);
	}
	judged("%s: at byte %zu", strrchr(g->path, '/') + 1, p->list[i].from);
}

void
try_fields(bool all)
{
	for (size_t i = 0; i < sizeof(goods) / sizeof(goods[0]); i++) {
		const struct good *g = &goods[i];
		struct arena *a = arena_new();
		struct places p = {
		    .in = get_file(text("%s%s", root, g->path + 1))};
		struct diags d;

		diag_init(&d, a);
		if (g->kind == TABLE)
			find_cells(&p);
		else
			find_scalars(&p,
			    node_read(a, g->path, p.in.s, p.in.n,
				&node_limits_bank, &d));
		try_unchanged(g, p.in);
		for (size_t j = 0; j < p.n; j++)
			try_place(g, &p, j, all);
		free(p.list);
		free((void *)(uintptr_t)p.in.s);
		arena_free(a);
	}
}
