#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/compare.h"
#include "harmcheck/consent.h"
#include "harmcheck/report.h"
#include "harmcheck/report_compare.h"
#include "harmcheck/str.h"
#include "output.h"

/* One of the two files, and the bank that it is read with. */
struct operand {
	const char *path, *bank_path; /* bank_path NULL: the shipped one */
	const struct bank *bank;
	char digest[HASH_HEX];
	struct answer_file_notes notes;
	struct compare_side side;
};

struct compare_options {
	struct output output;
	const char *bank, *bank_a, *bank_b;
};

static bool
is_same_path(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && str_eq(a, b));
}

/* A bank is loaded once: two that are one are the same words. */
static int
load_banks(struct app *app, struct operand *both, struct err *e)
{
	for (int i = 0; i < 2; i++) {
		struct operand *o = &both[i];

		if ((i == 0 ||
			!is_same_path(both[0].bank_path, o->bank_path)) &&
		    app_bank(app, o->bank_path, e) == -1)
			return -1;
		o->bank = app->bank;
		memcpy(o->digest, app_digest(app), sizeof(o->digest));
	}
	if (str_eq(both[0].digest, both[1].digest))
		both[1].bank = both[0].bank;
	return 0;
}

static int
read_answers(struct app *app, struct operand *o, struct err *e)
{
	o->side.answers =
	    app_answers_of(app, o->bank, o->digest, o->path, &o->notes, e);
	if (o->side.answers == NULL)
		return -1;
	o->side.known = o->notes.version == NULL;
	o->side.unread = o->notes.unread;
	return 0;
}

/* Two looks at one case go by the case's own form: what it does not ask was
 * not left out by anybody. */
static void
by_case(struct app *app, struct operand *both)
{
	const struct answers *a = both[0].side.answers;
	const struct answers *b = both[1].side.answers;
	const struct form *form;

	if (a->work == NULL || b->work == NULL || a->bank != b->bank ||
	    !str_eq(a->work->id, b->work->id) ||
	    !str_eq(a->work->version, b->work->version) ||
	    !both[0].side.known || !both[1].side.known ||
	    (form = app_case_form(app, a)) == NULL ||
	    app_case_form(app, b) == NULL)
		return;
	both[0].side.answers = app_cast(app->arena, a, form, true);
	both[1].side.answers = app_cast(app->arena, b, form, true);
	both[0].side.unread = both[1].side.unread = NULL;
}

static int
check_fit(const struct operand *both, struct err *e)
{
	switch (compare_fit(both[0].side.answers, both[1].side.answers)) {
	case COMPARE_OTHER_BANK:
		return err_set(e, ERR_DATA,
		    "the two files answer different question banks, \"%s\" and "
		    "\"%s\"; only files of one bank can stand side by side",
		    both[0].bank->id, both[1].bank->id);
	case COMPARE_CASE_AND_SELF:
		return err_set(e, ERR_DATA,
		    "one of the two files is about a case, the other about "
		    "one's own therapy; these cannot stand side by side");
	case COMPARE_FITS:
		break;
	}
	return 0;
}

/* In the order of the sides; SWAPPED: the second file comes first. */
static void
fill_sources(const struct operand *both, bool swapped,
    struct compare_source *sources)
{
	for (int i = 0; i < 2; i++) {
		const struct operand *o = &both[swapped ? !i : i];
		const size_t skip = o->notes.version != NULL;

		sources[i] = (struct compare_source){
		    .path = app_typeable(o->path),
		    .version = o->notes.version != NULL ? o->notes.version
							: o->bank->version,
		    .digest = o->digest,
		    /* the first is about the version: that is said anew */
		    .left_out = o->notes.list + skip,
		    .n_left_out = o->notes.n - skip,
		};
	}
}

static int
write_dates(struct app *app, const struct output *output,
    const struct operand *both, struct err *e)
{
	const struct comparison *c =
	    compare_dates(app->arena, &both[0].side, &both[1].side);
	struct compare_source sources[2];
	struct report report;
	struct buf out;

	fill_sources(both, c->swapped, sources);
	if (output_is(output, "json")) {
		buf_init(&out, app->arena);
		render_dates_json(&out, c, sources);
		return output_bytes(output, &out, e);
	}
	report_init(&report, app->arena);
	report_dates(&report, c, sources);
	return output_read(app, output, &report,
	    both[c->swapped ? 0 : 1].side.answers, e);
}

/* On a terminal the question comes first, and nothing else is shown before it.
 * 1: go on, 0: not, -1: it failed. */
static int
ask_consent(const struct bank *bank, const struct output *output, bool *asked,
    struct err *e)
{
	const enum talk_mode mode = talk_mode(STDIN_FILENO, STDOUT_FILENO,
	    output->plain || app_accessible());
	bool yes = true;
	enum talk_end end;

	*asked = mode != TALK_PIPE;
	if (!*asked)
		return 1;
	end = consent_ask(bank, mode, STDIN_FILENO, STDOUT_FILENO, &yes);
	if (end == TALK_INPUT)
		return err_set(e, ERR_IO, "the input could not be read");
	if (end == TALK_IO)
		return err_set(e, ERR_IO,
		    "the output could not be written whole");
	return end == TALK_DONE && yes;
}

/* Whose country says which people to reach: the one's that names one. */
static const struct answers *
whose(const struct operand *both)
{
	const struct answers *a = both[0].side.answers;

	return a->country[0] != '\0' ? a : both[1].side.answers;
}

static int
write_voices(struct app *app, const struct output *output,
    const struct operand *both, bool asked, struct err *e)
{
	const struct shared *s =
	    compare_voices(app->arena, &both[0].side, &both[1].side);
	struct compare_source sources[2];
	struct report report;
	struct buf out;

	fill_sources(both, false, sources);
	if (output_is(output, "json")) {
		buf_init(&out, app->arena);
		render_voices_json(&out, s, sources);
		return output_bytes(output, &out, e);
	}
	report_init(&report, app->arena);
	/* what is written to a file may be read by somebody else */
	report_voices(&report, s, !asked || output->path != NULL);
	return output_read(app, output, &report, whose(both), e);
}

static int
compare(struct app *app, const struct output *output,
    const struct operand *both, struct err *e)
{
	bool asked;
	int got;

	if (compare_kind(both[0].side.answers, both[1].side.answers) ==
	    COMPARE_DATES)
		return write_dates(app, output, both, e);
	got = ask_consent(both[0].bank, output, &asked, e);
	if (got == 1)
		return write_voices(app, output, both, asked, e);
	app_pass_signal(app);
	return got;
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	static const char *const formats[] = {"text", "markdown", "html",
	    "json", NULL};
	struct compare_options o = {0};
	const struct opt opts[] = {
	    OUTPUT_OPTIONS(o.output,
		"text (the default), markdown, html or json"),
	    {0, "bank", "FILE", "the question bank of both", NULL, &o.bank},
	    {0, "bank-a", "FILE", "the question bank of A", NULL, &o.bank_a},
	    {0, "bank-b", "FILE", "the question bank of B", NULL, &o.bank_b},
	    {0},
	};
	struct operand both[2] = {0};
	int n;
	const int got = options_read(&cmd_compare, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n != 2)
		return err_set(e, ERR_USAGE,
		    "compare needs two answer files, not %d", n);
	if (str_eq(argv[1], "-") && str_eq(argv[2], "-"))
		return err_set(e, ERR_USAGE,
		    "only one of the two files can come from standard input");
	both[0].path = argv[1];
	both[1].path = argv[2];
	both[0].bank_path = o.bank_a != NULL ? o.bank_a : o.bank;
	both[1].bank_path = o.bank_b != NULL ? o.bank_b : o.bank;
	if (output_check(&o.output, formats, e) == -1 ||
	    load_banks(app, both, e) == -1 ||
	    read_answers(app, &both[0], e) == -1 ||
	    read_answers(app, &both[1], e) == -1 || check_fit(both, e) == -1)
		return -1;
	by_case(app, both);
	return compare(app, &o.output, both, e);
}

const struct command cmd_compare = {
    .name = "compare",
    .args = "A B",
    .help = "lay two files of saved answers side by side",
    .more = "Two dates of one person: what is new, gone, the same, better or "
	    "worse.\n"
	    "Both files are read as the answers of one person.\n"
	    "Two people, such as client and therapist: who named what. Only if "
	    "both have\n"
	    "chosen this. Decide alone, before you sit together. If you are "
	    "not sure, do not.\n"
	    "\"Not today\" is enough; a no needs no reason.\n"
	    "The page leaves things out. Whoever has your file can read every "
	    "answer in it.\n"
	    "harmcheck report shows much that this page leaves out, and "
	    "notes. Use your\n"
	    "own computer, and take your file home.\n"
	    "Notes are never shown. - reads standard input, for one of the "
	    "two.\n\n"
	    "Examples:\n"
	    "  harmcheck compare monday.yaml friday.yaml\n"
	    "  harmcheck compare --bank-a old.yaml spring.yaml autumn.yaml",
    .run = run,
};
