#include "cmd.h"
#include "harmcheck/str.h"
#include "take_options.h"

/* Options on the diary need one; answers come from standard input. */
static int
check_diary(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name, *value;
	} rows[] = {{"--diary-file", o->place.path},
	    {"--passphrase-fd", o->place.passphrase_fd}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].value != NULL && !o->diary)
			return err_set(e, ERR_USAGE,
			    "%s goes with --diary, and that is not there",
			    rows[i].name);
	if (o->place.passphrase_fd != NULL &&
	    str_eq(o->place.passphrase_fd, "0"))
		return err_set(e, ERR_USAGE,
		    "the passphrase cannot come from standard input; that is "
		    "for your answers");
	return 0;
}

/* --resume takes the rest from the file. */
static int
check_resume(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name, *value, *why;
	} rows[] = {
	    {"--save", o->save, "the answers go on into the same file"},
	    {"--form", o->form, "the file says which form it is"},
	    {"--today", o->today, "the check keeps the day it was begun on"},
	};

	if (o->resume == NULL)
		return 0;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].value != NULL)
			return err_set(e, ERR_USAGE,
			    "--resume and %s do not go together: %s",
			    rows[i].name, rows[i].why);
	return 0;
}

static int
check_names(const struct take_options *o, struct err *e)
{
	const struct {
		const char *name, *value;
	} rows[] = {{"--save", o->save}, {"--resume", o->resume},
	    {"--diary-file", o->place.path}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].value != NULL && str_eq(rows[i].value, "-"))
			return err_set(e, ERR_USAGE,
			    "%s needs the name of a file; - is none",
			    rows[i].name);
	return 0;
}

/* What is kept nowhere needs no code. */
static int
check_code(const struct take_options *o, struct err *e)
{
	if (o->code != NULL && o->save == NULL && o->resume == NULL &&
	    !o->diary)
		return err_set(e, ERR_USAGE,
		    "--code goes with --save, --resume or --diary: without "
		    "them nothing is kept");
	return app_code(o->code, e);
}

int
take_options_check(const struct take_options *o, struct err *e)
{
	if (take_fast_check(o, e) == -1 || check_names(o, e) == -1 ||
	    check_resume(o, e) == -1 || check_diary(o, e) == -1)
		return -1;
	return check_code(o, e);
}
