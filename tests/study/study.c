/* How long is a form that deepens, and what does it lose against the whole?
 *
 *   build/study [--people N] [--markdown] [--check] [--form ID] [BANK]
 *
 * Status 0: all targets hold; 1: one is missed; 2: wrong use, or a bank that
 * cannot be studied. docs/study.md tells what was done. */
#include <stdio.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "study.h"

#define PEOPLE 10000
#define PEOPLE_MOST 1000000
#define OTHERS 10 /* other forms: one person in so many */
#define FINDINGS_SHOWN 20
#define VERIFIED 40 /* people a generator who take the long way too */

enum { OK, MISSED, TROUBLE };

static int
usage(void)
{
	fputs("usage: study [--people N] [--markdown] [--check] [--form ID] "
	      "[BANK]\n",
	    stderr);
	return TROUBLE;
}

static bool
read_options(int argc, char **argv, struct study *s)
{
	int64_t n;

	*s = (struct study){.people = PEOPLE,
	    .bank_path = "data/questions.yaml"};
	for (int i = 1; i < argc; i++) {
		if (str_eq(argv[i], "--markdown"))
			s->markdown = true;
		else if (str_eq(argv[i], "--check"))
			s->check = true;
		else if (str_eq(argv[i], "--people") && i + 1 < argc &&
		    num_int(argv[i + 1], 1, PEOPLE_MOST, &n))
			s->people = (unsigned)n, i++;
		else if (str_eq(argv[i], "--form") && i + 1 < argc)
			s->only = argv[++i];
		else if (argv[i][0] != '-' && i + 1 == argc)
			s->bank_path = argv[i];
		else
			return false;
	}
	return true;
}

static bool
load(struct arena *a, struct study *s)
{
	struct err e;
	struct diags d;
	struct buf out;
	char *text;
	size_t n;

	if (file_read(a, s->bank_path, node_limits_bank.bytes, &text, &n, &e) ==
	    -1) {
		fprintf(stderr, "study: %s\n", e.msg);
		return false;
	}
	diag_init(&d, a);
	s->bank = bank_load(a, s->bank_path, text, n, &d);
	buf_init(&out, a);
	diag_write(&d, &out, FINDINGS_SHOWN);
	fputs(out.data, stderr);
	return s->bank != NULL;
}

/* One person takes the form in all ways. ARENA is the person's. */
static bool
take(struct arena *arena, const struct generator *g, unsigned number,
    const struct paper *p, struct tally *by)
{
	const struct person who = person_new(arena, p, g, number);
	struct trip t = walk_whole(p, &who);

	if (number < VERIFIED && !walk_whole_holds(p, &who)) {
		fputs("study: the whole form, one question after the other, "
		      "comes out otherwise\n",
		    stderr);
		return false;
	}
	tally_add(p, &who, &t, &by[WAYS]);
	for (size_t w = 0; w < WAYS; w++) {
		if (number % ways[w].share != 0)
			continue;
		t = walk_brief(arena, p, &who, &ways[w]);
		if (t.result == NULL) {
			fputs("study: the dialogue has a page that walk.c "
			      "does not know\n",
			    stderr);
			return false;
		}
		tally_add(p, &who, &t, &by[w]);
	}
	return true;
}

static bool
study_form(struct arena *a, const struct study *s, const struct form *f,
    struct outcome *o)
{
	struct arena *each = arena_new();
	bool fine = true;

	o->paper = paper_new(a, s->bank, f);
	o->people =
	    targets_concern(f) ? s->people : (s->people + OTHERS - 1) / OTHERS;
	if (o->paper == NULL) {
		fprintf(stderr, "study: form \"%s\" cannot be asked whole\n",
		    f->id);
		fine = false;
	}
	for (size_t g = 0; fine && g < GENERATORS; g++) {
		for (size_t w = 0; w <= WAYS; w++)
			tally_init(a, o->paper, &o->by[g][w]);
		for (unsigned i = 0; fine && i < o->people; i++) {
			fine =
			    take(each, &generators[g], i, o->paper, o->by[g]);
			arena_reset(each);
		}
	}
	arena_free(each);
	return fine;
}

static bool
study_all(struct arena *a, struct study *s)
{
	s->outcomes = arena_array(a, s->bank->n_forms, sizeof(*s->outcomes));
	for (size_t i = 0; i < s->bank->n_forms; i++) {
		const struct form *f = &s->bank->forms[i];

		if (f->depth != DEPTH_CORE || !f->deepen ||
		    (s->only != NULL && !str_eq(s->only, f->id)))
			continue;
		if (!study_form(a, s, f, &s->outcomes[s->n_outcomes++]))
			return false;
	}
	if (s->n_outcomes == 0)
		fputs("study: no such form deepens\n", stderr);
	return s->n_outcomes > 0;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct study s;
	struct buf out;
	int status = TROUBLE;

	if (!read_options(argc, argv, &s)) {
		arena_free(a);
		return usage();
	}
	buf_init(&out, a);
	if (load(a, &s) && study_all(a, &s)) {
		print_study(a, &s, &out);
		status = targets_judge(a, &s, &out) > 0 ? MISSED : OK;
		if (file_write_all(STDOUT_FILENO, out.data, out.len) == -1)
			status = TROUBLE;
	}
	arena_free(a);
	return status;
}
