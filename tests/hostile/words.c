/* Payloads in arguments, names of files and the environment. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hostile.h"

#define BANK "--bank", "%/tests/bank/good/rows.yaml"
#define CASES "--bank", "%/tests/scenario/bank.yaml"
#define ANSWERS "%/tests/pages/hostile.yaml"
#define CASE_BANK "--bank", "%/tests/bank/good/case.yaml"
#define ROWS "%/tests/hostile/rows.csv"

/* "@" in a word is the payload; "%" at its start is the project. */
static const struct line {
	const char *words[12];
} lines[] = {
    {{"@"}},
    {{"--@"}},
    {{"-@"}},
    {{"take", "--@"}},
    {{"take", "@"}},
    {{"take", "--form", "@"}},
    {{"take", "--country", "@"}},
    {{"take", "--today", "@"}},
    {{"take", "--code", "@"}},
    {{"take", "--bank", "@"}},
    {{"take", "--plain=@"}},
    {{"take", "--resume", "@"}},
    {{"take", "--form", "whole", CASE_BANK, "--save", "@/no/where"}},
    {{"take", "--diary", "--diary-file", "@"}},
    {{"take", "--fast", "--form", "short", BANK, "-o", "@/no/where"}},
    {{"take", "--fast", "--form", "short", BANK, "--again", "@"}},
    {{"take", "--fast", "--case", "@", BANK}},
    {{"report", "@"}},
    {{"report", "--format", "@", ANSWERS}},
    {{"report", CASE_BANK, "--why-of", "@", ANSWERS}},
    {{"report", CASE_BANK, "-o", "@/no/where", ANSWERS}},
    {{"compare", CASE_BANK, ANSWERS, "@"}},
    {{"compare", "--bank-a", "@", ANSWERS, ANSWERS}},
    {{"diary", "@"}},
    {{"diary", "path", "--file", "@"}},
    {{"diary", "list", "--file", "@", "--passphrase-fd", "3"}},
    {{"diary", "list", "--file", "x", "--passphrase-fd", "@"}},
    {{"diary", "show", "--file", "x", "--passphrase-fd", "3", "@"}},
    {{"diary", "add", "--file", "x", "--passphrase-fd", "3", "@"}},
    {{"diary", "trend", "--since", "@"}},
    {{"scenario", "@"}},
    {{"scenario", "show", "@"}},
    {{"scenario", "show", "@.yaml"}},
    {{"scenario", "list", "@"}},
    {{"scenario", "check", CASES, "@"}},
    {{"scenario", "key", "--mine", "@", "late"}},
    {{"group", "@"}},
    {{"group", "--case", "@", ROWS}},
    {{"group", "--form", "@", BANK, ROWS}},
    {{"group", "--floor", "@", BANK, ROWS}},
    {{"group", "--form", "short", BANK, ROWS, "--after", "@"}},
    {{"paper", "--form", "@", BANK}},
    {{"paper", "--form", "short", BANK, "--size", "@"}},
    {{"paper", "--form", "short", BANK, "--country", "@"}},
    {{"helplines", "@"}},
    {{"helplines", "--country", "@"}},
    {{"bank", "@"}},
    {{"bank", "show", BANK, "@"}},
    {{"bank", "check", "@"}},
    {{"bank", "check", "--today", "@"}},
    {{"bank", "diff", "@", "@"}},
    {{"bank", "test", "--cases", "@", "%/tests/bank/good/rows.yaml"}},
    {{"bank", "test", "--walks", "@", "%/tests/bank/good/rows.yaml"}},
    {{"score", "--form", "short", BANK, "@"}},
    {{"score", "--form", "short", BANK, "--keep", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--ignore", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--columns", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--header", "no", "--head", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--from", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--threads", "@", ROWS}},
    {{"score", "--form", "short", BANK, "--block", "@", ROWS}},
    {{"score", "--form", "short", BANK, "-o", "@/no/where", ROWS}},
    {{"score", "--form", "short", BANK, "--stats", "@/no/where", ROWS}},
    {{"stats", "--form", "short", BANK, "--format", "@", ROWS}},
    {{"stats", "--form", "short", BANK, "--partial", "--shard", "@", ROWS}},
    {{"merge", BANK, "@"}},
    {{"merge", BANK, "--shards", "@", ROWS}},
};

/* Files of these names are there; what reads them finds no fault in them. */
static const struct named {
	const char *from;
	struct line lines[5];
} names[] = {
    {"%/tests/bank/good/every-key.yaml",
	{{{"bank", "check", "@"}}, {{"bank", "show", "--bank", "@"}},
	    {{"paper", "--form", "after", "--bank", "@"}},
	    {{"take", "--form", "after", "--bank", "@"}},
	    {{"bank", "diff", "@", "%/tests/bank/good/minimal.yaml"}}}},
    {"%/tests/bank/bad/bad-id.yaml",
	{{{"bank", "check", "@"}}, {{"bank", "show", "--bank", "@"}}}},
    {ANSWERS,
	{{{"report", CASE_BANK, "@"}},
	    {{"report", CASE_BANK, "--format", "html", "@"}},
	    {{"report", CASE_BANK, "--format", "json", "@"}},
	    {{"compare", CASE_BANK, "--format", "markdown", "@", "@"}},
	    {{"report", BANK, "@"}}}},
    {"%/tests/scenario/good/late.yaml",
	{{{"scenario", "check", CASES, "@"}},
	    {{"scenario", "list", CASES, "@"}},
	    {{"scenario", "show", CASES, "--format", "html", "@"}},
	    {{"scenario", "key", CASES, "@", ANSWERS}}}},
    {ROWS,
	{{{"score", "--form", "short", BANK, "@"}},
	    {{"stats", "--form", "short", BANK, "--format", "json", "@"}},
	    {{"stats", "--form", "short", BANK, "--partial", "@"}},
	    {{"group", "--form", "short", BANK, "@"}},
	    {{"score", "--form", "whole", BANK, "@"}}}},
};

static const char *const variables[] = {"TERM", "HOME", "COLUMNS", "LINES",
    "LANG", "LC_ALL", "TZ", "ACCESSIBLE", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
    "NO_COLOR", "TMPDIR", "PATH", "INPUTRC", "EDITOR", "TERMINFO"};
static const struct line told[] = {
    {{"--version"}},
    {{"diary", "path"}},
    {{"diary", "list", "--passphrase-fd", "3"}},
    {{"helplines"}},
    {{"take", "--form", "after", "--bank", "%/tests/bank/good/every-key.yaml"}},
    {{"report", CASE_BANK, ANSWERS}},
};

/* WORD with PAYLOAD for its "@". */
static const char *
with(const char *word, const char *payload)
{
	const char *at = strchr(word, '@');

	if (*word == '%')
		return text("%s%s", root, word + 1);
	if (at == NULL)
		return word;
	return text("%.*s%s%s", (int)(at - word), word, payload, at + 1);
}

/* A message is one line. (On a page a name may come to stand at the start of
 * one, since lines are broken there.) */
static void
forged(const char *name, struct bytes b)
{
	for (size_t i = 0; i + 6 < b.n; i++)
		if (memcmp(b.s + i, "\nFORGED", 7) == 0) {
			wrong("%s has a line of its own making", name);
			return;
		}
}

static void
try(const struct line *l, const char *value, const char *variable,
    const char *named)
{
	struct spawn s = {.third = text("%s/phrase", base)};
	struct came c;

	for (size_t i = 0; i < 12 && l->words[i] != NULL; i++)
		s.argv[i] = with(l->words[i], value);
	if (variable != NULL)
		s.env[0] = text("%s=%s", variable, value);
	spawn(&s, &c);
	/* on a pipe it gives a script the very bytes; on a terminal it does
	 * not: tests/hostile/run */
	if (s.argv[1] != NULL && strcmp(s.argv[1], "path") == 0)
		c.out.n = 0;
	judge_run(&c);
	forged("standard error", c.err);
	if (*why != '\0' || c.status < 0)
		for (size_t i = 0; i < 12 && l->words[i] != NULL; i++)
			wrong("  word: %s", l->words[i]);
	judged("%s: %s", variable != NULL ? variable : l->words[0], named);
}

static void
try_names(size_t at)
{
	const struct payload *p = &payloads[at % n_payloads];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *ext = strrchr(names[i].from, '.');
		const char *name = text("names/%s%s", p->bytes.s, ext);
		const struct bytes in = get_file(with(names[i].from, ""));
		const char *path;

		if (strpbrk(p->bytes.s, "/") != NULL)
			continue;
		path = put_file(name, in.s, in.n);
		for (size_t j = 0; j < 5; j++)
			if (names[i].lines[j].words[0] != NULL)
				try(&names[i].lines[j], path, NULL, p->name);
		unlink(path);
		free((void *)(uintptr_t)in.s);
	}
}

void
try_words(bool all)
{
	const size_t n = sizeof(lines) / sizeof(lines[0]);
	const size_t each = all ? n_payloads : 6;
	const size_t v = sizeof(variables) / sizeof(variables[0]);

	mkdir(text("%s/names", base), 0700);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < each; j++) {
			const struct payload *p =
			    &payloads[(i * 7 + j * 8) % n_payloads];

			try(&lines[i], all ? payloads[j].bytes.s : p->bytes.s,
			    NULL, all ? payloads[j].name : p->name);
		}
	for (size_t i = 0; i < v; i++)
		for (size_t j = 0; j < each; j++)
			for (size_t k = 0; k < sizeof(told) / sizeof(told[0]);
			     k++) {
				const struct payload *p =
				    &payloads[(i * 5 + j * 8) % n_payloads];

				if (!all && (i + j + k) % 2 != 0)
					continue;
				try(&told[k], text("/%s", p->bytes.s),
				    variables[i], p->name);
			}
	for (size_t i = 0; i < n_payloads; i += all ? 1 : 3)
		try_names(i);
	rmdir(text("%s/names", base));
}
