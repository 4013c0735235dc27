/* Arguments and an environment by chance: never a crash, a status that is
 * documented, clean output. What is drawn follows from the seed alone. */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "hostile.h"

static uint64_t state;

static size_t
draw(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 11) % n;
}

static const char *const commands[] = {"take", "report", "compare", "diary",
    "scenario", "group", "paper", "helplines", "bank", "score", "stats",
    "merge", "--version", "--limits", "help", ""};
static const char *const parts[] = {"init", "add", "list", "show", "trend",
    "forget", "export", "path", "passphrase", "check", "test", "diff", "key",
    "take"};
static const char *const options[] = {"--form", "--country", "--plain",
    "--save", "--code", "--diary", "--diary-file", "--passphrase-fd", "--json",
    "--bank", "--today", "--resume", "--fast", "--case", "-o", "--again",
    "--template", "--format", "--why", "--why-of", "--letter", "--bank-a",
    "--bank-b", "--file", "--since", "--all", "--mine", "--strict", "--floor",
    "--no-key", "--projector", "--after", "--hand-score", "--facilitator",
    "--large", "--size", "--keep", "--ignore", "--columns", "--from", "--to",
    "--header", "--head", "--unique", "--threads", "--block", "--stats",
    "--partial", "--shard", "--shards", "--codebook", "--walks", "--seed",
    "--walk", "--cases", "--uncovered", "--coverage", "--help", "-h", "--", "-",
    "-f", "--brief", "--flush", "--portable"};
static const char *const values[] = {"", "0", "-1", "1", "2", "3", "64", "65",
    "131072", "67108865", "18446744073709551616", "-", ".", "/", "/dev/null",
    "/dev/full", "/nowhere/x", "x.html", "text", "html", "json", "csv",
    "markdown", "ndjson", "GB", "UK", "zz", "2026-01-31", "0000-00-00",
    "after-session", "short", "audit", "late", "score,band,error", "\"",
    "\"a\",b", ",", "=1+1", "--", "a4", "maple-7", "no", "yes", "auto",
    "id,O1"};
/* Copies, made anew for each run: some of what is drawn writes over them. */
static const char *const files[] = {"tests/bank/good/rows.yaml",
    "tests/bank/good/every-key.yaml", "tests/bank/good/case.yaml",
    "tests/bank/bad/bad-id.yaml", "tests/pages/hostile.yaml",
    "tests/hostile/rows.csv", "tests/hostile/audit.csv",
    "tests/scenario/good/late.yaml", "tests/scenario/bank.yaml",
    "tests/cli/bank-test-pass/bank.test.yaml"};
#define FILES (sizeof(files) / sizeof(files[0]))
static struct bytes contents[FILES];
static const char *const names[] = {"TERM", "HOME", "COLUMNS", "LINES", "LANG",
    "LC_ALL", "TZ", "ACCESSIBLE", "XDG_DATA_HOME", "NO_COLOR", "TMPDIR"};

#define ONE(list) ((list)[draw(sizeof(list) / sizeof((list)[0]))])

/* A word of bytes by chance, without NUL. */
static const char *
bytes(void)
{
	const size_t n = draw(10) == 0 ? draw(70000) : draw(12);
	char *s = malloc(n + 1);

	if (s == NULL)
		exit(2);
	for (size_t i = 0; i < n; i++)
		s[i] = (char)(1 + draw(255));
	s[n] = '\0';
	return s;
}

/* Where the copy of the file NAME is. */
static const char *
copy(const char *name)
{
	return text("%s/files/%s", base, strrchr(name, '/') + 1);
}

static void
make_copies(void)
{
	for (size_t i = 0; i < FILES; i++) {
		if (contents[i].s == NULL)
			contents[i] = get_file(text("%s/%s", root, files[i]));
		put_file(text("files/%s", strrchr(files[i], '/') + 1),
		    contents[i].s, contents[i].n);
	}
}

static const char *
word(void)
{
	switch (draw(12)) {
	case 0:
		return payloads[draw(n_payloads)].bytes.s;
	case 1:
		return actives[draw(n_actives)].bytes.s;
	case 2:
		return bytes();
	case 3:
		return text("%s=%s", ONE(options), ONE(values));
	case 4:
	case 5:
	case 6:
		return copy(ONE(files));
	case 7:
		return ONE(values);
	case 8:
		return ONE(parts);
	default:
		return ONE(options);
	}
}

static void
try(unsigned long run)
{
	struct spawn s = {.third = text("%s/phrase", base), .seconds = 60};
	const size_t n = draw(8), n_env = draw(3);
	struct came c;
	char left[300];

	s.argv[0] = draw(20) == 0 ? word() : ONE(commands);
	for (size_t i = 1; i <= n; i++)
		s.argv[i] = i == 1 && draw(2) == 0 ? ONE(parts) : word();
	for (size_t i = 0; i < n_env; i++)
		s.env[i] = text("%s=%s", ONE(names),
		    draw(3) > 0 ? ONE(values)
				: payloads[draw(n_payloads)].bytes.s);
	if (draw(3) == 0)
		s.in = copy(ONE(files));
	spawn(&s, &c);
	/* it may have been told to write a file, or to print a path as it is */
	(void)spawn_left_nothing(left, sizeof(left));
	if (s.argv[1] != NULL && strcmp(s.argv[1], "path") == 0)
		c.out.n = 0;
	if (c.signal != SIGPIPE)
		judge_run(&c);
	if (*why != '\0') {
		for (size_t i = 0; i <= n; i++)
			wrong("  word: %.200s", s.argv[i]);
		for (size_t i = 0; i < n_env; i++)
			wrong("  environment: %.200s", s.env[i]);
		judged("run %lu", run);
	}
}

void
try_chance(unsigned long seed, unsigned long runs)
{
	mkdir(text("%s/files", base), 0700);
	for (unsigned long i = 0; i < runs; i++) {
		make_copies();
		state = (seed + 1) * UINT64_C(0x9e3779b97f4a7c15) +
		    i * UINT64_C(0xbf58476d1ce4e5b9) + 1;
		for (int j = 0; j < 8; j++)
			(void)draw(2);
		try(i);
	}
	judged("%lu runs from the seed %lu on", runs, seed);
}
