/* Traps of tables, of rows in JSON, and of sums. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile.h"

/* Where a trap goes: it is the id, or the answer to P1, or the head of the
 * column code; or a line behind the rows, or all. */
enum where { ID, ANSWER, HEAD, LINE, ALL };
/* What then: refused; a fault of the table as a whole; a row like others. */
enum want { BAD, WHOLE, TAKEN };

struct trap {
	const char *name;
	enum where where;
	enum want want;
	struct bytes head, piece;
	size_t times;
	struct bytes tail;
};

#include "traps.inc"

static const struct trap tables[] = {
#include "tables.inc"
};

static const struct trap objects[] = {
#include "objects.inc"
};

static const struct trap sums[] = {
#include "sums.inc"
};

static const char table[] = "id,@2,date,form,O1,P1,P2,P3,q_date\n"
			    "a,,,,more,once,yes,never,fits\n"
			    "@0,,,,more,@1,yes,never,fits\n"
			    "z,,,,more,once,yes,never,fits\n@3";
static const char object[] =
    "{\"id\":\"a\",\"O1\":\"more\",\"P1\":\"once\",\"P2\":\"no\",\"P3\":null}\n"
    "{\"id\":@0,\"O1\":\"more\",\"P1\":@1,\"P2\":\"no\",@2:null}\n"
    "{\"id\":\"z\",\"O1\":\"more\",\"P1\":\"once\",\"P2\":\"no\",\"P3\":null}\n"
    "@3";

/* What stands in the model where the trap does not. */
static const char *const usual_table[] = {"b", "often", "code", ""};
static const char *const usual_object[] = {"\"b\"", "\"often\"", "\"P3\"", ""};
static const char *const usual_sums[] = {"", "", "", ""};

struct kind {
	const char *name, *model;
	const char *const *usual;
	const struct trap *traps;
	size_t n;
	struct {
		const char *argv[10];
		bool goes_on; /* a bad row does not stop it */
	} runs[3];
};

#define BANK "--bank", "%s/tests/bank/good/rows.yaml"

static const struct kind kinds[] = {
    {"CSV", table, usual_table, tables, sizeof(tables) / sizeof(tables[0]),
	{{{"score", "--form", "short", "--strict", BANK, "--from", "csv", "@"},
	     false},
	    {{"stats", "--form", "short", BANK, "--from", "csv", "@"}, true},
	    {{"group", "--form", "short", BANK, "@"}, false}}},
    {"NDJSON", object, usual_object, objects,
	sizeof(objects) / sizeof(objects[0]),
	{{{"score", "--form", "short", "--strict", BANK, "--from", "ndjson",
	      "@"},
	     false},
	    {{"score", "--form", "short", BANK, "--from", "ndjson", "--ignore",
		 "x", "@"},
		true}}},
    {"sums", "", usual_sums, sums, sizeof(sums) / sizeof(sums[0]),
	{{{"merge", BANK, "@"}, false}}},
};

static struct bytes
make(const struct kind *k, const struct trap *t)
{
	const char *all = "@3";
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);

	for (const char *m = t->where == ALL ? all : k->model; *m != '\0';
	     m++) {
		const int at = *m == '@' ? m[1] - '0' : -1;

		if (at < 0) {
			putc(*m, f);
			continue;
		}
		m++;
		if (at != (int)t->where && t->where != ALL) {
			fputs(k->usual[at], f);
			continue;
		}
		fwrite(t->head.s, 1, t->head.n, f);
		for (size_t i = 0; i < t->times; i++)
			fwrite(t->piece.s, 1, t->piece.n, f);
		fwrite(t->tail.s, 1, t->tail.n, f);
	}
	fclose(f);
	return (struct bytes){s, n};
}

static void
judge(const struct kind *k, size_t i, const struct trap *t,
    const struct came *c, const char *path, struct bytes in)
{
	if (t->want == TAKEN) {
		judge_run(c);
		judge_cost(c);
		if (c->status != 0)
			wrong("status %d: %.*s", c->status, (int)c->err.n,
			    c->err.s);
		return;
	}
	const bool row = t->want == BAD && t->where != ALL &&
	    (t->where != HEAD || k->traps != tables);

	judge_refusal(c, row && k->runs[i].goes_on ? 0 : 3, path, in,
	    t->want == WHOLE);
}

static void
try(const struct kind *k, const struct trap *t)
{
	const struct bytes in = make(k, t);
	const char *path = put_file("hostile.csv", in.s, in.n);

	for (size_t i = 0; i < 3 && k->runs[i].argv[0] != NULL; i++) {
		struct spawn s = {0};
		struct came c;

		for (size_t j = 0; j < 10 && k->runs[i].argv[j] != NULL; j++) {
			const char *word = k->runs[i].argv[j];

			s.argv[j] = strcmp(word, "@") == 0 ? path : word;
			if (strncmp(word, "%s", 2) == 0)
				s.argv[j] = text("%s%s", root, word + 2);
		}
		spawn(&s, &c);
		judge(k, i, t, &c, path, in);
		if (*why != '\0')
			wrong("by %s", k->runs[i].argv[0]);
	}
	judged("%s: %s", k->name, t->name);
	free((void *)(uintptr_t)in.s);
}

void
try_rows(void)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (size_t j = 0; j < kinds[i].n; j++)
			try(&kinds[i], &kinds[i].traps[j]);
}
