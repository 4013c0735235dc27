/* Every trap of YAML, in every kind of file that is YAML. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hostile.h"

/* Where a trap goes: instead of a text, a number, an id; as a line of its own;
 * in front of all; or it is all. BIG is a text of a size that only an entry of
 * a diary may have, which is a whole file. */
enum where { TEXT, NUMBER, ID, LINE, FRONT, ALL, BIG };

struct kind {
	const char *name;
	/* with @0 for a text, @1 for a number, @2 for an id, @3 for a line */
	const char *model;
	const char *usual[3];
	struct {
		const char *argv[8]; /* "@": the file; %s: the project */
		int status;
	} runs[3];
	bool sealed; /* the model is the text of a diary */
};

#define ANSWERS                                                             \
	"harmcheck: 1\nbank: \"case\"\nversion: \"1.0.0\"\n"                \
	"digest: "                                                          \
	"\"c4660fd5d63ee2511c511c62a623d1ad6bc5a2ec0b1d1f735966f7f173d5ebf" \
	"c\"\n"                                                             \
	"form: \"whole\"\nvoice: \"client\"\ndate: \"2026-11-22\"\n"        \
	"answers:\n  overall: some\n  @2: there\n"                          \
	"follow_ups: {}\ndeclined: []\nkept_short: []\nnotes:\n  overall: " \
	"@0\n@3\n"

static const struct kind kinds[] = {
    {"bank",
	"bank:\n  format: 1\n  id: @2\n  version: 0.0.1\n  language: de\n"
	"  title: @0\nscales:\n  - id: ja-nein\n    options:\n"
	"      - id: nein\n        value: 0\n        label: Nein\n"
	"      - id: ja\n        value: @1\n        label: Ja\n"
	"forms:\n  - id: bogen\n    voice: person\n    title: Bogen\n"
	"    depth: core\n    categories: []\nquestions:\n  - id: eins\n"
	"    role: overall\n    text: Geht es gut?\n    scale: ja-nein\n@3\n",
	{"Frage", "1", "least"},
	{{{"bank", "check", "--today", "2026-01-31", "@"}, 1},
	    {{"paper", "--form", "bogen", "--bank", "@"}, 3}},
	false},
    {"answers", ANSWERS, {"a note", NULL, "still"},
	{{{"report", "--bank", "%s/tests/bank/good/case.yaml", "@"}, 3},
	    {{"take", "--bank", "%s/tests/bank/good/case.yaml", "--resume",
		 "@"},
		3}},
	false},
    {"case",
	"scenario:\n  format: 1\n  id: @2\n  version: 1.0.0\n"
	"  language: en\n  title: @0\n"
	"  content: This case speaks of a hurried session.\n"
	"  grade: mild\n  minutes: @1\n  bank: small\n  form: case\n"
	"  themes: [acts, pace, together]\n  topics: [pace]\n"
	"  sources: [guide]\nstory:\n  - text: She comes late.\n"
	"key:\n  summing_up: Hurry can be put right.\n  answers:\n"
	"    - question: overall\n      is: none\n      why: It gave little.\n"
	"    - question: pushed\n      is: once\n      why: It was one hour.\n"
	"    - question: heard\n      is: some\n      why: She asks.\n"
	"    - question: touched\n      is: \"no\"\n"
	"      why: She stays in her chair.\n"
	"  moves:\n    - what: She names it at once.\n      why: Good.\n"
	"    - what: He says it.\n      why: She may not know.\n"
	"debrief:\n  - One?\n  - Two?\n  - Three?\n@3\n",
	{"Ten minutes late", "5", "conduct"},
	{{{"scenario", "check", "--bank", "%s/tests/scenario/bank.yaml", "@"},
	     1},
	    {{"scenario", "show", "--bank", "%s/tests/scenario/bank.yaml", "@"},
		3}},
	false},
    {"tests",
	"cases:\n  - name: @0\n    form: long\n    fill: none\n    answers:\n"
	"      @2: often\n    expect:\n      levels:\n        pace: some\n@3\n",
	{"a clean sheet", NULL, "pushed"},
	{{{"bank", "test", "--cases", "@",
	      "%s/tests/cli/bank-test-pass/bank.yaml"},
	    3}},
	false},
    {"diary", "harmcheck_diary: 1\nentries:\n  \"2026-01-01\": @0\n@3\n",
	{"|\n    harmcheck: 1", NULL, NULL},
	{{{"diary", "list", "--passphrase-fd", "3", "--bank",
	      "%s/tests/bank/good/compare.yaml", "--file", "@"},
	    3}},
	true},
};

#define N_KINDS (sizeof(kinds) / sizeof(kinds[0]))

/* PIECE stands TIMES between HEAD and TAIL; 0 times: it is not there. */
static const struct trap {
	const char *name;
	enum where where;
	bool taken; /* it is a text like any other */
	bool whole; /* the file as a whole is refused, without a place */
	struct bytes head, piece;
	size_t times;
	struct bytes tail;
} traps[] = {
#include "files.inc"
};

/* --- making --------------------------------------------------------------- */

static struct bytes
grown(const struct trap *t)
{
	char *s = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&s, &n);

	fwrite(t->head.s, 1, t->head.n, f);
	for (size_t i = 0; i < t->times; i++)
		fwrite(t->piece.s, 1, t->piece.n, f);
	fwrite(t->tail.s, 1, t->tail.n, f);
	fclose(f);
	return (struct bytes){s, n};
}

static struct bytes
make(const struct kind *k, enum where where, struct bytes what)
{
	char *s = NULL;
	size_t n = 0;
	FILE *f;

	if (where == ALL)
		return what;
	f = open_memstream(&s, &n);
	if (where == FRONT)
		fwrite(what.s, 1, what.n, f);
	for (const char *m = k->model; *m != '\0'; m++) {
		const int at = *m == '@' ? m[1] - '0' : -1;

		if (at < 0 || at > 3) {
			putc(*m, f);
			continue;
		}
		m++;
		if (at == (int)where)
			fwrite(what.s, 1, what.n, f);
		else if (at < 3)
			fputs(k->usual[at], f);
	}
	fclose(f);
	return (struct bytes){s, n};
}

/* --- running -------------------------------------------------------------- */

const char *
seal_file(const char *path)
{
	const struct spawn s = {.program =
				    text("%s/age-sealer", getenv("BUILD")),
	    .argv = {"close", "a pass phrase", "1"},
	    .in = path};
	struct came c;

	spawn(&s, &c);
	if (c.status != 0)
		wrong("it could not be sealed");
	return put_file("hostile.age", c.out.s, c.out.n);
}

static void
run(const struct kind *k, size_t i, const char *path, struct came *c)
{
	struct spawn s = {.third = text("%s/phrase", base)};

	for (size_t j = 0; j < 8 && k->runs[i].argv[j] != NULL; j++) {
		const char *word = k->runs[i].argv[j];

		s.argv[j] = strcmp(word, "@") == 0 ? path : word;
		if (strncmp(word, "%s", 2) == 0)
			s.argv[j] = text("%s%s", root, word + 2);
	}
	spawn(&s, c);
}

static void
try(const struct kind *k, const struct trap *t)
{
	const struct bytes what = grown(t),
			   in =
			       make(k, t->where == BIG ? TEXT : t->where, what);
	const char *plain = put_file("hostile", in.s, in.n);
	const char *path = k->sealed ? seal_file(plain) : plain;
	const struct bytes before = get_file(path);

	for (size_t i = 0; i < 3 && k->runs[i].argv[0] != NULL; i++) {
		struct bytes after;
		struct came c;

		run(k, i, path, &c);
		if (t->taken) {
			judge_run(&c);
			judge_cost(&c);
			if (c.status != 0)
				wrong("status %d: %.*s", c.status, (int)c.err.n,
				    c.err.s);
		} else {
			judge_refusal(&c, k->runs[i].status, path, in,
			    t->whole);
		}
		after = get_file(path);
		if (!t->taken &&
		    (after.n != before.n ||
			memcmp(after.s, before.s, after.n) != 0))
			wrong("the file was changed");
		free((void *)(uintptr_t)after.s);
		if (*why != '\0')
			wrong("by %s %s", k->runs[i].argv[0],
			    k->runs[i].argv[1]);
	}
	free((void *)(uintptr_t)before.s);
	free((void *)(uintptr_t)what.s);
	if (in.s != what.s)
		free((void *)(uintptr_t)in.s);
	judged("%s: %s", k->name, t->name);
}

void
try_files(void)
{
	static const struct trap none = {"nothing hostile", LINE, true, false,
	    BYTES(""), BYTES(""), 0, BYTES("")};

	for (size_t i = 0; i < N_KINDS; i++) {
		try(&kinds[i], &none);
		for (size_t j = 0; j < sizeof(traps) / sizeof(traps[0]); j++) {
			const enum where at = traps[j].where;

			if (at < LINE && kinds[i].usual[at] == NULL)
				continue;
			if (kinds[i].sealed && (traps[j].taken || at == BIG))
				continue; /* an entry is no text like these */
			try(&kinds[i], &traps[j]);
		}
	}
}
