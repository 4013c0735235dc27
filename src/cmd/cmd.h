/* Commands; private to the cmd layer and main.c. */
#ifndef HARMCHECK_CMD_H
#define HARMCHECK_CMD_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/err.h"
#include "harmcheck/hash.h"

struct answer_file_notes;
struct answers;
struct arena;
struct bank;
struct buf;
struct category;
struct country;
struct diags;
struct form;
struct output;
struct report;
struct result;
struct scenario;

/* An option of a command; the end of a table has no name. */
struct opt {
	char letter;      /* or 0 */
	const char *name; /* without the dashes */
	const char *arg;  /* what it takes, in capitals; NULL: a flag */
	const char *help;
	bool *flag; /* set by a flag */
	/* Set by one that takes something; borrowed. One whose ARG ends with
	 * "..." may be said again: it has OPT_REPEATS + 1 of them, and NULL
	 * stands behind the last. */
	const char **value;
};

#define OPT_REPEATS 64

/* The digest of a bank: worked out when it is first asked for. */
struct app_digest {
	char hex[HASH_HEX]; /* empty: nobody has asked */
};

/* What a command works with; made by main(). */
struct app {
	struct arena *arena; /* the program's lifetime */
	struct bank *bank;   /* after app_bank() */
	const char *bank_path;
	struct app_digest *digest; /* use app_digest() */
};

struct command {
	const char *name;
	const char *args; /* operands, for the usage line */
	const char *help; /* one line */
	const char *more; /* examples and remarks; may be NULL */
	/* A file that is read because it lies beside PATH, an operand; lives in
	 * A. NULL: there is none. */
	const char *(*beside)(struct arena *a, const char *path);
	/* ARGV[0] is the command's name. 0, or -1 with E filled. */
	int (*run)(struct app *app, int argc, char **argv, struct err *e);
};

extern const struct command cmd_take, cmd_report, cmd_compare, cmd_diary,
    cmd_scenario, cmd_group, cmd_helplines, cmd_bank, cmd_paper, cmd_score,
    cmd_stats, cmd_merge;
extern const struct command *const commands[]; /* ends with NULL */

/* Parts of bank with a file of their own; see struct command. */
int cmd_bank_check(struct app *app, int argc, char **argv, struct err *e);
int cmd_bank_diff(struct app *app, int argc, char **argv, struct err *e);
int cmd_bank_test(struct app *app, int argc, char **argv, struct err *e);

/* Parts of scenario with a file of their own; see struct command. */
int cmd_scenario_check(struct app *app, int argc, char **argv, struct err *e);
int cmd_scenario_key(struct app *app, int argc, char **argv, struct err *e);
int cmd_scenario_list(struct app *app, int argc, char **argv, struct err *e);

/* The key of the case S, which was named NAME, and the answers of the group in
 * N FILES beside it. The last thing a command does, as output_read(). */
int cmd_group_key(struct app *app, const struct output *output,
    const char *name, const struct scenario *s, char **files, size_t n,
    struct err *e);
int cmd_scenario_take(struct app *app, int argc, char **argv, struct err *e);
/* A page about the case S, for a person to read; as output_read(). */
int cmd_scenario_read(struct app *app, const struct output *output,
    const struct scenario *s, const struct report *report, struct err *e);
extern const char *const scenario_formats[]; /* ended by NULL */

/* Parts of diary with a file of their own; see struct command. */
int cmd_diary_init(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_passphrase(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_add(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_forget(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_list(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_show(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_trend(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_export(struct app *app, int argc, char **argv, struct err *e);
int cmd_diary_path(struct app *app, int argc, char **argv, struct err *e);

/* What the page of a check is to have. */
struct report_page {
	const struct answer_file_notes *notes;
	bool why;                  /* add how each line was worked out */
	const struct category *of; /* only how this theme was; NULL: all */
	const char
	    *unfinished; /* said on top of a check that is not finished */
};

/* Write the page of RESULT; the last thing a command does, as output_read(). */
int cmd_report_page(struct app *app, const struct output *output,
    const struct result *result, const struct report_page *page, struct err *e);
extern const char *const report_formats[]; /* ended by NULL */

/* The letter of report, in a file of its own: before any work, can there be
 * one of the answers in PATH; and making it with a person. */
int cmd_report_letter_check(const struct output *o, const char *path,
    struct err *e);
int cmd_report_letter(struct app *app, const struct output *o,
    const struct result *result, const struct answer_file_notes *notes,
    struct err *e);

/* One theme of report --why-of: before any work, does it go with the other
 * options (WHY: --why); and the theme of R that NAME is the id or the title of,
 * or NULL with E filled and the themes printed. */
int cmd_report_why_check(const struct output *o, bool why, struct err *e);
const struct category *cmd_report_theme(struct app *app, const struct result *r,
    const char *name, struct err *e);

/* Read the options of ARGV by the table OPTS; operands move to the front of
 * ARGV, their number in *N. No abbreviations. --help prints the help of CMD
 * and ends in 1; 0 when the command is to run, and then all files but those it
 * was told of are shut off; -1 with E. */
int options_read(const struct command *cmd, const struct opt *opts, char **argv,
    int *n, struct err *e);

/* The same, and no file is shut off yet: see confine(). */
int options_parse(const struct command *cmd, const struct opt *opts,
    char **argv, int *n, struct err *e);

/* Can O be said again? */
bool options_repeats(const struct opt *o);

/* From now on CMD can open only the files that OPERANDS and MORE (lists that
 * end with NULL; MORE may be NULL) and OPTS name, what they imply, and what any
 * command needs. See harmcheck/sandbox.h. */
void confine(const struct command *cmd, const struct opt *opts,
    char *const *operands, char *const *more);

/* A part of a command, such as check of bank; a table of at most 16 ends with
 * no name. */
struct part {
	const char *name;
	int (*run)(struct app *app, int argc, char **argv, struct err *e);
};

/* Run the part of CMD that ARGV[1] names. None, or none of these, is wrong use,
 * and E says what there is; --help prints the help of CMD. */
int parts_run(const struct command *cmd, const struct part *parts,
    struct app *app, int argc, char **argv, struct err *e);

/* Make APP ready, with nothing in it but an arena. */
void app_begin(struct app *app);
/* Give back and wipe all that is left. */
void app_end(struct app *app);

/* PATH as people may see it: cleaned, on one line; "-" is "standard input".
 * Lives in A, or is PATH itself. */
const char *app_shown(struct arena *a, const char *path);

/* Load the bank of PATH (NULL: the shipped one). On failure the findings have
 * been printed, or E says why; -1. */
int app_bank(struct app *app, const char *path, struct err *e);

/* FILE (NULL: none) is written: it must not be the bank of PATH (NULL: the
 * shipped one). -1 with E: it is. */
int app_not_bank(struct app *app, const char *path, const char *file,
    struct err *e);

/* The digest of the loaded bank. The first call takes as long as a third of
 * app_bank(): not to be called before it is needed. */
const char *app_digest(const struct app *app);

/* The form of the loaded bank with this id; NULL without one. -1 with E when
 * there is none of that id. */
int app_form(struct app *app, const char *id, const struct form **form,
    struct err *e);

/* "a, b, c"; in the program's arena. */
const char *app_form_ids(struct app *app);

/* PATH, when it can be typed in a shell as it stands; else NULL. */
const char *app_typeable(const char *path);

/* Say that the file PATH cannot be read as saved answers, and behind that what
 * D has found in it. E has the kind, and nothing more to be said; -1. */
int app_unusable(struct app *app, const char *path, struct diags *d,
    struct err *e);

/* Is TEXT, N bytes of PATH, no sealed file? -1 with E: it is one, and what can
 * read it. An editor that saves it would destroy it, so what our readers would
 * say of its bytes is better not said. */
int app_unsealed(const char *path, const char *text, size_t n, struct err *e);

/* file_read(), of what must not be sealed. */
int app_read(struct arena *a, const char *path, size_t most, char **text,
    size_t *n, struct err *e);

/* Read the answer file of PATH for the bank of APP; NOTES as in
 * answer_file_read(). On failure the findings have been printed, or E says
 * why; NULL. */
const struct answers *app_answers(struct app *app, const char *path,
    struct answer_file_notes *notes, struct err *e);

/* The same for a BANK with this DIGEST. */
const struct answers *app_answers_of(struct app *app, const struct bank *bank,
    const char *digest, const char *path, struct answer_file_notes *notes,
    struct err *e);

/* Read the case ID_OR_PATH for the bank of APP, which is loaded: a name of a
 * shipped one, or a file ("-": standard input). On failure the findings have
 * been printed, or E says why; NULL. */
const struct scenario *app_scenario(struct app *app, const char *id_or_path,
    struct err *e);

/* The names of the shipped cases, sorted, and the file of one of them. -1, or
 * NULL, with E. */
int app_scenario_ids(struct app *app, const char *const **list, size_t *n,
    struct err *e);
const char *app_scenario_path(struct app *app, const char *id, struct err *e);

/* The form of the shipped case that A is about; NULL when A is about none, when
 * it is not at hand in this version, or when A answers more than it asks. */
const struct form *app_case_form(struct app *app, const struct answers *a);

/* FROM as answers to the form TO, which asks the same or less; without NOTES
 * none come along. Lives in A, or is FROM itself. */
const struct answers *app_cast(struct arena *a, const struct answers *from,
    const struct form *to, bool notes);

/* Write all of B to standard output, or fail with ERR_IO. */
int app_write(const struct buf *b, struct err *e);

/* Print findings on standard error; without ALL the first twenty. */
void app_findings(struct app *app, struct diags *d, bool all);

/* Write S, whole lines, to standard error; failing there has nobody to tell. On
 * a terminal lines that are too long for it end between words. */
void app_complain(const char *s);

/* Print E: "harmcheck: file:line:col: what", made fit for a terminal. */
void app_fail(const struct app *app, const struct err *e);

/* ACCESSIBLE is set, and not to 0 or false. */
bool app_accessible(void);

/* After a talk: a signal that asked to end takes its course, once the terminal
 * is clean; the memory of APP is wiped before. */
void app_pass_signal(struct app *app);

/* Columns for text on standard output, at most as wide as prose should be. */
size_t app_width(void);

/* Check and raise a country code; COUNTRY may be NULL. */
int app_country(const char *country, char code[3], struct err *e);

/* Is CODE fit to be the word of a person's own? NULL: none was said. */
int app_code(const char *code, struct err *e);

/* DATE, or today when it is NULL. */
int app_date(const char *date, char out[11], struct err *e);

/* The short help and the version. */
int app_help(struct err *e);
int app_version(struct app *app, struct err *e);

/* All limits of what is read, each with its name. */
int app_limits(struct err *e);

#endif
