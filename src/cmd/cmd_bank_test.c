#include <string.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/bank_test.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/result.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

#define WALKS_MOST 1000000
#define WALKS_TOLD 3 /* of each form; the others are counted */

/* questions.yaml -> questions.test.yaml */
static const char *
beside(struct arena *a, const char *bank)
{
	static const char *const ends[] = {".yaml", ".yml"};
	size_t n = strlen(bank);

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const size_t end = strlen(ends[i]);

		if (n > end && str_eq(bank + n - end, ends[i])) {
			n -= end;
			break;
		}
	}
	return arena_printf(a, "%.*s.test.yaml", (int)n, bank);
}

static const struct command self = {
    .name = "bank test",
    .args = "[FILE]",
    .help = "try a question bank on made-up answers",
    .more = "The cases of a bank FILE.yaml stand beside it in "
	    "FILE.test.yaml. Their format, and\n"
	    "what the figures mean, is told in harmcheck-questions(5). "
	    "Status 1: a case or a\n"
	    "walk failed, or too little is covered.",
    .beside = beside,
};

struct wanted {
	const char *bank, *cases;
	bool uncovered;
	bool required;
	bool one_walk;
	int64_t require, walks, walk, seed;
};

struct test {
	struct app *app;
	const struct wanted *wanted;
	struct buf out;
	bool failed;
};

/* --- the command line ---------------------------------------------------- */

static int
read_number(const char *name, const char *s, int64_t min, int64_t max,
    int64_t *value, struct err *e)
{
	if (s == NULL || num_int(s, min, max, value))
		return 0;
	return err_set(e, ERR_USAGE,
	    "--%s of bank test is a whole number from %lld to %lld, not \"%s\"",
	    name, (long long)min, (long long)max, s);
}

/* As options_read(). */
static int
read_wanted(struct wanted *k, char **argv, struct err *e)
{
	const char *require = NULL, *walks = NULL, *walk = NULL, *seed = NULL;
	const struct opt opts[] = {
	    {0, "cases", "FILE", "the cases, when they do not stand beside it",
		NULL, &k->cases},
	    {0, "uncovered", NULL, "list what no case comes to", &k->uncovered,
		NULL},
	    {0, "require", "PERCENT", "fail when less is covered", NULL,
		&require},
	    {0, "walks", "N",
		"walks at random through each form; if not said: 200", NULL,
		&walks},
	    {0, "seed", "S", "the number they start from; if not said: 1", NULL,
		&seed},
	    {0, "walk", "K", "only walk K, step by step", NULL, &walk},
	    {0, "bank", "FILE", "the same as naming FILE", NULL, &k->bank},
	    {0},
	};
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	if (got != 0)
		return got;
	if (n > 1 || (n == 1 && k->bank != NULL))
		return err_set(e, ERR_USAGE, "bank test takes one FILE");
	if (n == 1)
		k->bank = argv[1];
	if (k->bank != NULL && k->cases != NULL && str_eq(k->bank, "-") &&
	    str_eq(k->cases, "-"))
		return err_set(e, ERR_USAGE,
		    "only one of the bank and the cases can come from standard "
		    "input");
	k->required = require != NULL;
	k->one_walk = walk != NULL;
	if (walk != NULL && walks != NULL)
		return err_set(e, ERR_USAGE,
		    "bank test takes --walks or --walk, not both");
	if (read_number("require", require, 0, 100, &k->require, e) == -1 ||
	    read_number("walks", walks, 0, WALKS_MOST, &k->walks, e) == -1 ||
	    read_number("walk", walk, 1, WALKS_MOST, &k->walk, e) == -1)
		return -1;
	return read_number("seed", seed, 0, INT64_MAX, &k->seed, e);
}

/* --- cases --------------------------------------------------------------- */

/* The file of cases that was named, or stands beside the bank; NULL: there is
 * none, and that is told. */
static const char *
path_of_cases(struct test *t)
{
	struct app *app = t->app;
	const char *path = t->wanted->cases;

	if (path != NULL)
		return path;
	if (str_eq(app->bank_path, "-")) {
		buf_adds(&t->out,
		    "no cases: a bank from standard input has none beside "
		    "it\n");
		return NULL;
	}
	path = beside(app->arena, app->bank_path);
	if (file_exists(path))
		return path;
	buf_adds(&t->out, "no cases: there is no file ");
	utf8_clean(&t->out, path, strlen(path), false);
	buf_addc(&t->out, '\n');
	return NULL;
}

static int
read_cases(struct test *t, const struct bank_cases **cases, struct err *e)
{
	struct app *app = t->app;
	const char *path = path_of_cases(t);
	struct diags d;
	char *text;
	size_t n;

	*cases = NULL;
	if (path == NULL)
		return 0;
	if (app_read(app->arena, path, node_limits_answers.bytes, &text, &n,
		e) == -1)
		return -1;
	diag_init(&d, app->arena);
	*cases = bank_test_read(app->arena, app->bank,
	    str_eq(path, "-") ? "standard input" : path, text, n, &d);
	if (*cases != NULL)
		return 0;
	app_findings(app, &d, false);
	return err_set(e, ERR_DATA, "the cases in %s have faults", path);
}

static void
run_cases(struct test *t, const struct bank_cases *cases, struct cover *cover)
{
	struct arena *scratch = arena_new();
	size_t failed = 0;

	for (size_t i = 0; i < cases->n; i++) {
		const struct bank_case *c = &cases->list[i];
		const struct result *r = result_make(scratch, c->answers);

		failed += bank_test_compare(c, r, &t->out) > 0;
		cover_mark(cover, r);
		arena_reset(scratch);
	}
	arena_free(scratch);
	buf_addf(&t->out, "cases: %zu passed, %zu failed\n", cases->n - failed,
	    failed);
	t->failed = t->failed || failed > 0;
}

/* --- coverage ------------------------------------------------------------ */

/* Every kind must have the share that is required: one figure for all would
 * hide the few sentinels behind the many conditions. */
static void
tell_kind(struct test *t, const char *name, size_t reached, size_t all)
{
	const bool little = t->wanted->required &&
	    cover_percent(reached, all) < t->wanted->require;

	if (all == 0)
		buf_addf(&t->out, "  %s: none in this bank\n", name);
	else
		buf_addf(&t->out, "  %s: %zu of %zu, %u %%%s\n", name, reached,
		    all, cover_percent(reached, all),
		    little ? ", too little" : "");
	t->failed = t->failed || little;
}

static void
tell_cover(struct test *t, const struct cover *cover)
{
	size_t reached_in_all = 0, all_in_all = 0;

	buf_adds(&t->out, "covered by the cases:\n");
	for (int k = 0; k < COVER_KINDS; k++) {
		size_t reached, all;

		cover_count(cover, (enum cover_kind)k, &reached, &all);
		tell_kind(t, cover_name((enum cover_kind)k), reached, all);
		reached_in_all += reached;
		all_in_all += all;
	}
	tell_kind(t, "in all", reached_in_all, all_in_all);
	if (t->wanted->uncovered) {
		buf_adds(&t->out,
		    reached_in_all < all_in_all ? "not covered:\n"
						: "not covered: nothing\n");
		cover_write_missing(cover, &t->out);
	}
}

/* --- walks --------------------------------------------------------------- */

struct walking {
	struct arena *scratch;
	struct buf events, why;
	size_t failed; /* in all forms */
};

/* One walk; it is told in whole when it fails, or when ALWAYS. */
static bool
walk(struct test *t, struct walking *w, const struct form *f, int64_t number,
    bool always, bool silent)
{
	bool good;

	buf_clear(&w->events);
	buf_clear(&w->why);
	good = bank_test_walk(w->scratch, t->app->bank, f,
	    (uint64_t)t->wanted->seed, (uint64_t)number, &w->events, &w->why);
	if (!silent && (always || !good))
		buf_addf(&t->out, "form '%s', seed %lld, walk %lld: %s\n  %s\n",
		    f->id, (long long)t->wanted->seed, (long long)number,
		    good ? "good" : w->why.data, w->events.data);
	return good;
}

static void
walk_form(struct test *t, struct walking *w, const struct form *f)
{
	const struct wanted *k = t->wanted;
	size_t failed = 0;

	if (k->one_walk)
		failed += !walk(t, w, f, k->walk, true, false);
	for (int64_t i = 1; !k->one_walk && i <= k->walks; i++)
		failed += !walk(t, w, f, i, false, failed >= WALKS_TOLD);
	if (failed > WALKS_TOLD)
		buf_addf(&t->out, "form '%s': %zu more walks failed\n", f->id,
		    failed - WALKS_TOLD);
	w->failed += failed;
}

static void
run_walks(struct test *t)
{
	const struct bank *b = t->app->bank;
	struct walking w = {0};

	if (b->n_advice == 0 && !t->wanted->one_walk && t->wanted->walks > 0) {
		buf_adds(&t->out,
		    "walks: none; this bank has no advice, so people would "
		    "be left without a next step\n");
		t->failed = true;
		return;
	}
	w.scratch = arena_new();
	buf_init(&w.events, t->app->arena);
	buf_init(&w.why, t->app->arena);
	for (size_t i = 0; i < b->n_forms; i++)
		walk_form(t, &w, &b->forms[i]);
	buf_addf(&t->out,
	    "walks: %lld in each of %zu %s, seed %lld; %zu "
	    "failed\n",
	    t->wanted->one_walk ? 1 : (long long)t->wanted->walks, b->n_forms,
	    b->n_forms == 1 ? "form" : "forms", (long long)t->wanted->seed,
	    w.failed);
	arena_free(w.scratch);
	t->failed = t->failed || w.failed > 0;
}

int
cmd_bank_test(struct app *app, int argc, char **argv, struct err *e)
{
	struct wanted wanted = {.walks = 200, .seed = 1};
	struct test t = {.app = app, .wanted = &wanted};
	const struct bank_cases *cases;
	struct cover *cover;
	struct buf clean;
	const int got = read_wanted(&wanted, argv, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	buf_init(&t.out, app->arena);
	if (app_bank(app, wanted.bank, e) == -1 ||
	    read_cases(&t, &cases, e) == -1)
		return -1;
	cover = cover_new(app->arena, app->bank);
	if (cases != NULL)
		run_cases(&t, cases, cover);
	tell_cover(&t, cover);
	run_walks(&t);
	buf_init(&clean, app->arena);
	utf8_clean(&clean, t.out.data, t.out.len, true);
	if (app_write(&clean, e) == -1)
		return -1;
	if (!t.failed)
		return 0;
	err_set(e, ERR_FAULTS, "failed");
	e->msg[0] = '\0'; /* it has been told */
	return -1;
}
