/* Commands that have parts: harmcheck bank check, harmcheck diary add. */
#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

#define PARTS_MOST 16

static int
unknown(const struct command *cmd, const char *word, const char **names,
    size_t n, struct err *e)
{
	const char *near = str_nearest(word, names, n);

	if (near != NULL)
		return err_set(e, ERR_USAGE,
		    "%s cannot \"%s\"; did you mean %s", cmd->name, word, near);
	return err_set(e, ERR_USAGE,
	    "%s cannot \"%s\"; see harmcheck %s --help", cmd->name, word,
	    cmd->name);
}

/* "bank check, show, test or diff" */
static int
none_named(struct app *app, const struct command *cmd, const char **names,
    size_t n, struct err *e)
{
	struct buf list;

	buf_init(&list, app->arena);
	for (size_t i = 0; i < n; i++)
		buf_addf(&list, "%s%s",
		    i == 0          ? ""
			: i + 1 < n ? ", "
				    : " or ",
		    names[i]);
	return err_set(e, ERR_USAGE, "say what to do: %s %s", cmd->name,
	    list.data);
}

int
parts_run(const struct command *cmd, const struct part *parts, struct app *app,
    int argc, char **argv, struct err *e)
{
	static const struct opt none[] = {{0}};
	const char *names[PARTS_MOST];
	size_t n_names = 0;
	int n, got;

	for (; parts[n_names].name != NULL; n_names++) {
		if (argc > 1 && str_eq(argv[1], parts[n_names].name))
			return parts[n_names].run(app, argc - 1, argv + 1, e);
		names[n_names] = parts[n_names].name;
	}
	got = options_read(cmd, none, argv, &n, e);
	if (got != 0)
		return got == 1 ? 0 : -1;
	return n > 0 ? unknown(cmd, argv[1], names, n_names, e)
		     : none_named(app, cmd, names, n_names, e);
}
