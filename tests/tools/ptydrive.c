/* ptydrive SCRIPT: play a script of keys against a program on a terminal of
 * its own. Needs TMP, a fresh folder, in the environment; the program runs
 * in it. Status 0 when all lines held, 1 when one did not, 2 for wrong use. */
#include "pty_verbs.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

static bool
play_script(struct drive *d, FILE *f)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	bool good = true;

	while (good && (n = getline(&line, &room, f)) != -1) {
		while (n > 0 && strchr(" \t\r\n", line[n - 1]) != NULL)
			line[--n] = '\0';
		d->line++;
		if (d->line == 1 && line[0] != '#')
			good = drive_fail(d, "the first line says why: # ...");
		else if (line[0] != '#' && line[0] != '\0')
			good = verb_play(d, line);
	}
	free(line);
	return good;
}

/* Also where a line did not hold: nothing may be left running. */
static bool
play(struct drive *d, FILE *f)
{
	bool played = play_script(d, f);

	if (d->ended_early)
		played = end_was_early(d);

	if (!played) {
		child_finish(&d->child);
		return false;
	}
	return drive_finish(d) && files_check_left(d);
}

int
main(int argc, char **argv)
{
	struct drive d = {.rows = 24, .cols = 80};
	FILE *f = argc == 2 ? fopen(argv[1], "re") : NULL;

	if (argc != 2 || getenv("TMP") == NULL) {
		fputs("usage: TMP=FOLDER ptydrive SCRIPT\n", stderr);
		return 2;
	}
	if (f == NULL) {
		fprintf(stderr, "%s: %s\n", argv[1], strerror(errno));
		return 2;
	}
	d.script = argv[1];
	d.screen = calloc(1, sizeof(*d.screen));
	if (d.screen == NULL || setlocale(LC_CTYPE, "C.UTF-8") == NULL ||
	    prctl(PR_SET_CHILD_SUBREAPER, 1) == -1) {
		fputs("ptydrive: cannot set up\n", stderr);
		return 2;
	}

	bool good = play(&d, f);

	fclose(f);
	screen_done(d.screen);
	free(d.screen);
	text_done(&d.raw);
	text_done(&d.before);
	text_done(&d.leaves);
	text_done(&d.sent);
	text_done(&d.end_says);
	text_done(&d.stay_says);
	return good ? 0 : 1;
}
