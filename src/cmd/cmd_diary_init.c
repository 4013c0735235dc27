/* Making a diary, and giving it another passphrase. */
#include <string.h>

#include "diary_session.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/folder.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/paths.h"

/* The random words are an offer: without their list there is none. */
static const char *
words(struct diary_session *s)
{
	struct err ignored;

	return paths_data(s->arena, "words.txt", &ignored);
}

/* A new passphrase in the place of what the session has. */
static enum diary_step
ask_new(struct diary_session *s, const char *fd, struct err *e)
{
	struct secret p;
	enum passphrase_end end;

	if (fd != NULL) {
		if (passphrase_from(fd, &p, e) == -1)
			return DIARY_FAILED;
	} else {
		if (diary_talk(s, e) == -1)
			return DIARY_FAILED;
		end = passphrase_new(words(s), &p);
		if (end == PASSPHRASE_LEFT)
			return DIARY_LEFT;
		if (end == PASSPHRASE_NONE)
			return err_set(e, ERR_REFUSED,
			    "no passphrase was chosen; nothing was changed");
	}
	secret_free(&s->passphrase);
	s->passphrase = p;
	return DIARY_DONE;
}

static enum diary_step
introduce(struct diary_session *s, struct err *e)
{
	if (s->passphrase_fd != NULL)
		return DIARY_DONE;
	if (diary_talk(s, e) == -1)
		return DIARY_FAILED;
	passphrase_say(arena_printf(s->arena,
	    "A diary keeps checks in one sealed file. Who does not know its "
	    "passphrase cannot read it.\n\n"
	    "If you forget the passphrase, nobody can open the diary again. "
	    "There is no other way in.\n\n"
	    "It does not help against a program that watches this computer, "
	    "or against somebody who makes you open it.\n\n"
	    "The file will be here: %s\n"
	    "Others who use this computer may see that it is there, how large "
	    "it is, and when it was changed.\n\n"
	    "Ctrl-C leaves at once, and then nothing is made.",
	    app_shown(s->arena, s->path)));
	return DIARY_DONE;
}

static enum diary_step
make(struct diary_session *s, struct err *e)
{
	enum diary_step step;

	if (file_exists(s->path))
		return err_set(e, ERR_IO,
		    "%s is there already, and nothing in it was changed; "
		    "another diary needs another name, with --file",
		    s->path);
	/* before anybody chooses a passphrase in vain */
	if (folder_probe(s->path, e) == -1)
		return DIARY_FAILED;
	step = introduce(s, e);
	if (step == DIARY_DONE)
		step = ask_new(s, s->passphrase_fd, e);
	if (step != DIARY_DONE)
		return step;
	s->diary = diary_new(s->arena);
	step = diary_save(s, e);
	if (step != DIARY_DONE)
		return step;
	return diary_tell(s,
	    arena_printf(s->arena,
		"Your diary is there now:\n"
		"  %s\n"
		"To do a check that goes into it: harmcheck take --diary\n",
		app_shown(s->arena, s->path)),
	    e);
}

int
cmd_diary_init(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary init",
	    .args = "",
	    .help = "make a diary, and choose its passphrase",
	    .more = "If you forget the passphrase, nobody can open the diary "
		    "again.\n"
		    "The file is sealed in the format of age "
		    "(age-encryption.org).",
	};
	struct diary_place place = {0};
	const struct opt opts[] = {DIARY_OPTIONS(place), {0}};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "diary init needs no \"%s\"; another place is named with "
		    "--file",
		    argv[1]);
	if (diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s, make(&s, e));
}

static enum diary_step
change(struct diary_session *s, const char *new_fd, struct err *e)
{
	enum diary_step step = diary_open(s, true, e);

	if (step == DIARY_DONE)
		step = ask_new(s, new_fd, e);
	if (step == DIARY_DONE)
		step = diary_save(s, e);
	if (step != DIARY_DONE)
		return step;
	return diary_tell(s,
	    "The diary has its new passphrase. Copies of the file that were "
	    "made before still open with the old one.\n",
	    e);
}

int
cmd_diary_passphrase(struct app *app, int argc, char **argv, struct err *e)
{
	static const struct command self = {
	    .name = "diary passphrase",
	    .args = "",
	    .help = "give the diary another passphrase",
	    .more = "Copies of the file that were made before still open with "
		    "the old one.",
	};
	struct diary_place place = {0};
	const char *new_fd = NULL;
	const struct opt opts[] = {
	    DIARY_OPTIONS(place),
	    {0, "new-passphrase-fd", "N",
		"read the new passphrase from descriptor N: for scripts", NULL,
		&new_fd},
	    {0},
	};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "diary passphrase takes no words; a passphrase is never "
		    "written into the command; it is asked for");
	if (diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s, change(&s, new_fd, e));
}
