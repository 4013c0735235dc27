#include "cmd.h"
#include "harmcheck/str.h"

static const struct {
	const char *name;
	int (*run)(struct app *, int, char **, struct err *);
} parts[] = {
    {"init", cmd_diary_init},
    {"add", cmd_diary_add},
    {"list", cmd_diary_list},
    {"show", cmd_diary_show},
    {"trend", cmd_diary_trend},
    {"forget", cmd_diary_forget},
    {"export", cmd_diary_export},
    {"passphrase", cmd_diary_passphrase},
    {"path", cmd_diary_path},
};

#define N_PARTS (sizeof(parts) / sizeof(parts[0]))

static int
unknown(const char *word, struct err *e)
{
	const char *names[N_PARTS];
	const char *near;

	for (size_t i = 0; i < N_PARTS; i++)
		names[i] = parts[i].name;
	near = str_nearest(word, names, N_PARTS);
	return err_set(e, ERR_USAGE, "diary cannot \"%s\"; %s%s", word,
	    near != NULL ? "did you mean " : "see harmcheck diary --help",
	    near != NULL ? near : "");
}

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct opt none[] = {{0}};
	int n;

	for (size_t i = 0; i < N_PARTS; i++)
		if (argc > 1 && str_eq(argv[1], parts[i].name))
			return parts[i].run(app, argc - 1, argv + 1, e);
	switch (options_read(&cmd_diary, none, argv, &n, e)) {
	case 0:
		break;
	case 1:
		return 0;
	default:
		return -1;
	}
	if (n > 0)
		return unknown(argv[1], e);
	return err_set(e, ERR_USAGE,
	    "say what to do: diary init, add, list, show, trend, forget, "
	    "export, passphrase or path");
}

const struct command cmd_diary = {
    .name = "diary",
    .args = "init|add|list|show|trend|forget|export|passphrase|path ...",
    .help = "keep checks in one sealed file, and see how things move",
    .more =
	"harmcheck diary init          make a diary, and choose its "
	"passphrase\n"
	"harmcheck take --diary        do a check that goes into it\n"
	"harmcheck diary add FILE      put in what take --save wrote\n"
	"harmcheck diary list          the checks in it\n"
	"harmcheck diary show DATE     the summary of one of them\n"
	"harmcheck diary trend         each theme over time\n"
	"harmcheck diary forget DATE   take one out\n"
	"harmcheck diary export        all of it in plain text, to leave with\n"
	"harmcheck diary passphrase    change the passphrase\n"
	"harmcheck diary path          where the file is\n"
	"harmcheck diary add --help, and so on, tell more.\n\n"
	"Who does not know the passphrase cannot read the diary. That goes for "
	"you too:\n"
	"if you forget it, nobody can open the diary again.",
    .run = run,
};
