#include <string.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

static void
help_option(struct buf *out, const struct opt *o)
{
	char letter[5] = "    ";

	if (o->letter != '\0')
		memcpy(letter, (char[]){'-', o->letter, ',', ' '}, 4);
	buf_addf(out, "  %s--%s%s%s\n        %s\n", letter, o->name,
	    o->arg != NULL ? " " : "", o->arg != NULL ? o->arg : "", o->help);
}

static int
print_help(const struct command *cmd, const struct opt *opts, struct err *e)
{
	struct arena *a = arena_new();
	struct buf out;
	int got;

	buf_init(&out, a);
	buf_addf(&out, "usage: harmcheck %s%s%s%s\n\n%s\n", cmd->name,
	    opts->name != NULL ? " [OPTIONS]" : "",
	    *cmd->args != '\0' ? " " : "", cmd->args, cmd->help);
	if (opts->name != NULL)
		buf_adds(&out, "\nOptions:\n");
	for (; opts->name != NULL; opts++)
		help_option(&out, opts);
	buf_adds(&out, "  -h, --help\n        print this\n");
	if (cmd->more != NULL)
		buf_addf(&out, "\n%s\n", cmd->more);
	got = app_write(&out, e);
	arena_free(a);
	return got == -1 ? -1 : 1;
}

static int
unknown(const struct command *cmd, const struct opt *opts, const char *name,
    struct err *e)
{
	const char *names[32];
	const char *near;
	size_t n = 0;

	for (; n < 32 && opts[n].name != NULL; n++)
		names[n] = opts[n].name;
	near = str_nearest(name, names, n);
	if (near != NULL)
		return err_set(e, ERR_USAGE,
		    "%s has no option --%s; did you mean --%s?", cmd->name,
		    name, near);
	return err_set(e, ERR_USAGE,
	    "%s has no option --%s; see harmcheck %s --help", cmd->name, name,
	    cmd->name);
}

/* "--name", "--name=value" or "-x"; *VALUE is what stands behind '='. */
static const struct opt *
find(const struct opt *opts, const char *word, const char **value)
{
	const size_t n = strcspn(word, "=");

	*value = word[n] == '=' ? word + n + 1 : NULL;
	for (; opts->name != NULL; opts++) {
		if (word[1] == '-' && strlen(opts->name) == n - 2 &&
		    strncmp(opts->name, word + 2, n - 2) == 0)
			return opts;
		if (word[1] != '-' && opts->letter != '\0' &&
		    word[1] == opts->letter && word[2] == '\0')
			return opts;
	}
	return NULL;
}

bool
options_repeats(const struct opt *o)
{
	const size_t n = strlen(o->arg);

	return n > 3 && str_eq(o->arg + n - 3, "...");
}

static int
put(const struct command *cmd, const struct opt *o, const char *value,
    struct err *e)
{
	size_t at = 0;

	if (options_repeats(o))
		while (at < OPT_REPEATS && o->value[at] != NULL)
			at++;
	if (at == OPT_REPEATS)
		return err_set(e, ERR_USAGE,
		    "--%s of %s can be said %d times at most", o->name,
		    cmd->name, OPT_REPEATS);
	o->value[at] = value;
	return 0;
}

static int
take(const struct command *cmd, const struct opt *o, const char *value,
    char ***argv, struct err *e)
{
	if (o->arg == NULL) {
		if (value != NULL)
			return err_set(e, ERR_USAGE,
			    "--%s of %s takes no value", o->name, cmd->name);
		*o->flag = true;
		return 0;
	}
	/* one of many names can be none, as that of a column */
	if (value == NULL && *(value = (*argv)[1]) == '\0' &&
	    !options_repeats(o))
		value = NULL;
	if (value == NULL)
		return err_set(e, ERR_USAGE, "--%s of %s needs %s", o->name,
		    cmd->name, o->arg);
	if (value == (*argv)[1])
		(*argv)++;
	return put(cmd, o, value, e);
}

int
options_parse(const struct command *cmd, const struct opt *opts, char **argv,
    int *n, struct err *e)
{
	char **to = argv + 1;
	bool ended = false;

	*n = 0;
	for (char **arg = argv + 1; *arg != NULL; arg++) {
		const struct opt *o;
		const char *value;

		if (ended || (*arg)[0] != '-' || str_eq(*arg, "-")) {
			*to++ = *arg;
			(*n)++;
			continue;
		}
		if (str_eq(*arg, "--")) {
			ended = true;
			continue;
		}
		if (str_eq(*arg, "--help") || str_eq(*arg, "-h"))
			return print_help(cmd, opts, e);
		o = find(opts, *arg, &value);
		if (o == NULL)
			return unknown(cmd, opts, *arg + strspn(*arg, "-"), e);
		if (o->arg != NULL && value == NULL && arg[1] == NULL)
			return err_set(e, ERR_USAGE, "--%s of %s needs %s",
			    o->name, cmd->name, o->arg);
		if (take(cmd, o, value, &arg, e) == -1)
			return -1;
	}
	*to = NULL;
	return 0;
}

int
options_read(const struct command *cmd, const struct opt *opts, char **argv,
    int *n, struct err *e)
{
	const int got = options_parse(cmd, opts, argv, n, e);

	if (got == 0)
		confine(cmd, opts, argv + 1, NULL);
	return got;
}
