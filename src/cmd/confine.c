/* Which files a command may open, from what its command line says. */
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/paths.h"
#include "harmcheck/sandbox.h"
#include "harmcheck/str.h"

/* What options do with the file that their value names. Of all others it may
 * be read: some take a name or a file, and most values are no file at all. */
enum use {
	USE_WRITE, /* make, replace or remove it */
	USE_KEEP,  /* that of a diary: its folder may be made */
};

static const struct {
	const char *name;
	enum use use;
} uses[] = {
    {"output", USE_WRITE},
    {"stats", USE_WRITE},
    {"partial", USE_WRITE},
    {"save", USE_WRITE},
    {"resume", USE_WRITE},
    {"file", USE_KEEP},
    {"diary-file", USE_KEEP},
};

/* An interview that cannot save asks for another place. */
static const char *const ask[] = {"take", "scenario take"};

static bool
may_ask(const struct command *cmd)
{
	bool asks = false;

	for (size_t i = 0; i < sizeof(ask) / sizeof(ask[0]); i++)
		asks |= str_eq(cmd->name, ask[i]);
	return asks && isatty(STDIN_FILENO);
}

static void
allow_read(struct sandbox *s, struct arena *a, const struct command *cmd,
    const char *path)
{
	sandbox_read(s, path);
	if (cmd->beside != NULL)
		sandbox_read(s, cmd->beside(a, path));
}

static void
allow_option(struct sandbox *s, struct arena *a, const struct command *cmd,
    const struct opt *o)
{
	for (size_t i = 0; i < sizeof(uses) / sizeof(uses[0]); i++) {
		if (!str_eq(o->name, uses[i].name))
			continue;
		if (uses[i].use == USE_KEEP) {
			sandbox_keep(s, *o->value);
			return;
		}
		sandbox_write(s, *o->value);
		if (may_ask(cmd))
			sandbox_write_anywhere(s);
		return;
	}
	for (size_t i = 0; o->value[i] != NULL; i++) {
		allow_read(s, a, cmd, o->value[i]);
		if (!options_repeats(o))
			break;
	}
}

/* Does the command open the diary that lies by itself? */
static bool
opens_diary(const struct command *cmd, const struct opt *opts)
{
	if (str_starts(cmd->name, "diary "))
		return true;
	for (; opts->name != NULL; opts++)
		if (str_eq(opts->name, "diary") && opts->flag != NULL)
			return *opts->flag;
	return false;
}

static void
allow_operands(struct sandbox *s, struct arena *a, const struct command *cmd,
    char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		allow_read(s, a, cmd, *list);
}

void
confine(const struct command *cmd, const struct opt *opts,
    char *const *operands, char *const *more)
{
	struct arena *a = arena_new();
	const char *diary;
	struct sandbox s;
	struct err ignored;

	sandbox_open(&s, a);
	allow_operands(&s, a, cmd, operands);
	allow_operands(&s, a, cmd, more);
	for (const struct opt *o = opts; o->name != NULL; o++)
		if (o->arg != NULL && *o->value != NULL)
			allow_option(&s, a, cmd, o);
	if (opens_diary(cmd, opts) &&
	    (diary = paths_diary(a, &ignored)) != NULL)
		sandbox_keep(&s, diary);
	sandbox_close(&s);
	arena_free(a);
}
