#include "cmd.h"

static const struct part parts[] = {
    {"init", cmd_diary_init},
    {"add", cmd_diary_add},
    {"list", cmd_diary_list},
    {"show", cmd_diary_show},
    {"trend", cmd_diary_trend},
    {"forget", cmd_diary_forget},
    {"export", cmd_diary_export},
    {"passphrase", cmd_diary_passphrase},
    {"path", cmd_diary_path},
    {0},
};

static int
run(struct app *app, int argc, char **argv, struct err *e)
{
	return parts_run(&cmd_diary, parts, app, argc, argv, e);
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
