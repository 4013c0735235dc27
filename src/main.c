#include <unistd.h>

#include "cmd/cmd.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

/* `harmcheck` alone, on a terminal, starts the check. */
static int
dispatch(struct app *app, int argc, char **argv, struct err *e)
{
	static char take[] = "take";
	static char *alone[] = {take, NULL};
	const char *names[16];
	const char *near;
	size_t n = 0;

	if (argc < 2)
		return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)
		    ? cmd_take.run(app, 1, alone, e)
		    : app_help(e);
	if (str_eq(argv[1], "--version"))
		return app_version(app, e);
	if (str_eq(argv[1], "--limits"))
		return app_limits(e);
	if (str_eq(argv[1], "--help") || str_eq(argv[1], "-h") ||
	    str_eq(argv[1], "help"))
		return app_help(e);
	for (; commands[n] != NULL; n++) {
		if (str_eq(argv[1], commands[n]->name))
			return commands[n]->run(app, argc - 1, argv + 1, e);
		names[n] = commands[n]->name;
	}
	near = str_nearest(argv[1], names, n);
	return err_set(e, ERR_USAGE, "there is no command \"%s\"; %s%s",
	    argv[1], near != NULL ? "did you mean " : "see harmcheck --help",
	    near != NULL ? near : "");
}

int
main(int argc, char **argv)
{
	struct app app;
	struct err e = {.kind = ERR_NONE};

	app_begin(&app);
	if (dispatch(&app, argc, argv, &e) == 0)
		e.kind = ERR_NONE;
	if (e.kind != ERR_NONE && e.msg[0] != '\0')
		app_fail(&app, &e);
	app_end(&app);
	return (int)e.kind;
}
