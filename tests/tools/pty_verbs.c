/* The words of the script language; tests/README.md explains each. */
#include "pty_verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Two numbers from 0 to SCREEN_MAX. */
static bool
read_size(const struct text *arg, int *rows, int *cols)
{
	char *end;
	long r = strtol(arg->s, &end, 10);
	long c = strtol(end, &end, 10);

	if (*end != '\0' || arg->n == 0 || r < 0 || c < 0 || r > SCREEN_MAX ||
	    c > SCREEN_MAX)
		return false;
	*rows = (int)r;
	*cols = (int)c;
	return true;
}

static bool
play_size(struct drive *d, struct text *arg)
{
	return read_size(arg, &d->rows, &d->cols) ||
	    drive_fail(d, "size ROWS COLS, each at most 512");
}

static bool
play_env(struct drive *d, struct text *arg)
{
	char *equals = strchr(arg->s, '=');

	if (equals == NULL)
		return drive_fail(d, "env NAME=VALUE");
	*equals = '\0';
	return setenv(arg->s, equals + 1, 1) == 0;
}

static bool
play_unset(struct drive *d, struct text *arg)
{
	(void)d;
	return unsetenv(arg->s) == 0;
}

/* STATUS WORDS: from now on. */
static bool
play_mayend(struct drive *d, struct text *arg)
{
	char *words;
	long status = strtol(arg->s, &words, 10);

	if (status <= 0 || status > 255 || *words != ' ')
		return drive_fail(d, "mayend STATUS WORDS");
	d->end_status = (int)status;
	text_clear(&d->end_says);
	text_put(&d->end_says, words + 1);
	return true;
}

static bool
play_maystay(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	text_put(&d->stay_says, arg->s);
	return true;
}

static bool
play_before(struct drive *d, struct text *arg)
{
	text_add(&d->before, arg->s, arg->n);
	text_put(&d->before, "\r\n");
	return true;
}

static bool
play_noalt(struct drive *d, struct text *arg)
{
	(void)arg;
	d->has_no_alt = true;
	return true;
}

static bool
play_foreign(struct drive *d, struct text *arg)
{
	(void)arg;
	d->is_foreign = true;
	return true;
}

static bool
play_run(struct drive *d, struct text *arg)
{
	char *argv[64];

	if (d->child.started && !drive_finish(d))
		return false;
	if (text_split(arg->s, argv, 64) < 1)
		return drive_fail(d, "run PROGRAM ARG...");
	return drive_start(d, argv);
}

static bool
said_holds(struct drive *d, const struct text *arg)
{
	const struct text *said = &d->screen->said;
	const char *at = strstr(said->s + d->said_mark, arg->s);

	if (at != NULL)
		d->said_mark = (size_t)(at - said->s) + arg->n;
	return at != NULL;
}

static bool
play_expect(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	return drive_wait(d, said_holds, arg, "waited for");
}

bool
screen_holds(struct drive *d, const struct text *arg)
{
	struct text now = {0};

	screen_read(d->screen, &now);

	bool found = strstr(now.s, arg->s) != NULL;

	text_done(&now);
	return found;
}

static bool
screen_lacks(struct drive *d, const struct text *arg)
{
	return !screen_holds(d, arg);
}

static bool
play_screen(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	return drive_wait(d, screen_holds, arg, "waited to see");
}

static bool
play_noscreen(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	return drive_wait(d, screen_lacks, arg, "waited for this to go");
}

static bool
is_blank(struct drive *d, const struct text *arg)
{
	(void)arg;
	return screen_is_blank(d->screen);
}

/* NAME BEFORE ... AFTER: what stands between the two goes to $NAME. */
static bool
play_learn(struct drive *d, struct text *arg)
{
	static const char gap[] = " ... ";
	struct text now = {0};

	text_squeeze(arg);

	char *before = strchr(arg->s, ' ');
	char *after = before != NULL ? strstr(before, gap) : NULL;

	if (after == NULL)
		return drive_fail(d, "learn NAME BEFORE ... AFTER");
	*before++ = '\0';
	*after = '\0';
	after += sizeof(gap) - 1;
	screen_read(d->screen, &now);

	char *from = strstr(now.s, before);
	char *to = NULL;

	if (from != NULL) {
		from += strlen(before);
		from += *from == ' ';
		to = strstr(from, after);
	}

	bool found = to != NULL && to > from + 1;

	if (found) {
		to[to[-1] == ' ' ? -1 : 0] = '\0';
		setenv(arg->s, from, 1);
	}
	text_done(&now);
	return found ||
	    drive_fail(d, "nothing to learn between: %s ... %s", before, after);
}

static bool
play_blank(struct drive *d, struct text *arg)
{
	return drive_wait(d, is_blank, arg, "waited for a blank screen");
}

static bool
raw_holds(struct drive *d, const struct text *arg)
{
	const char *from = d->raw.s + d->raw_mark;
	const char *at = memmem(from, d->raw.n - d->raw_mark, arg->s, arg->n);

	if (at != NULL)
		d->raw_mark = (size_t)(at - d->raw.s) + arg->n;
	return at != NULL;
}

static bool
play_raw(struct drive *d, struct text *arg)
{
	return drive_wait(d, raw_holds, arg, "waited for the raw bytes");
}

static bool
play_noraw(struct drive *d, struct text *arg)
{
	return memmem(d->raw.s, d->raw.n, arg->s, arg->n) == NULL ||
	    drive_fail(d, "these raw bytes were sent: %s", arg->s);
}

static bool
play_scrollback(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	return strstr(d->screen->history.s, arg->s) != NULL ||
	    drive_fail(d, "not in the scrollback: %s", arg->s);
}

static bool
play_noscrollback(struct drive *d, struct text *arg)
{
	text_squeeze(arg);
	return strstr(d->screen->history.s, arg->s) == NULL ||
	    drive_fail(d, "in the scrollback: %s", arg->s);
}

static bool
play_send(struct drive *d, struct text *arg)
{
	d->screen->may_be_cut = memchr(arg->s, '\003', arg->n) != NULL;
	return drive_send(d, arg->s, arg->n);
}

static bool
play_eof(struct drive *d, struct text *arg)
{
	(void)arg;
	return drive_send(d, "\x04", 1);
}

static bool
play_paste(struct drive *d, struct text *arg)
{
	struct text all = {0};
	bool marked = d->screen->paste;

	text_put(&all, marked ? "\033[200~" : "");
	text_add(&all, arg->s, arg->n);
	text_put(&all, marked ? "\033[201~" : "");

	bool good = drive_send(d, all.s, all.n);

	text_done(&all);
	return good;
}

static bool
play_resize(struct drive *d, struct text *arg)
{
	int rows, cols;

	if (!read_size(arg, &rows, &cols))
		return drive_fail(d, "resize ROWS COLS, each at most 512");
	drive_mark(d, "", 0);
	screen_resize(d->screen, rows, cols);
	return child_resize(&d->child, rows, cols) ||
	    drive_fail(d, "cannot resize: %s", strerror(errno));
}

static bool
play_snapshot(struct drive *d, struct text *arg)
{
	struct text picture = {0};

	(void)arg;
	screen_draw(d->screen, &picture);
	fprintf(stderr, "%s:%d: snapshot\n%s", d->script, d->line, picture.s);
	text_done(&picture);
	return true;
}

/* What a word needs: ARG words behind it, RUN a program, REST that the program
 * has done with the last key and waits. */
enum { ARG = 1, RUN = 2, REST = 4 };

static const struct verb {
	const char *name;
	bool (*play)(struct drive *d, struct text *arg);
	unsigned needs;
} verbs[] = {
    {"size", play_size, ARG},
    {"env", play_env, ARG},
    {"unset", play_unset, ARG},
    {"mayend", play_mayend, ARG},
    {"maystay", play_maystay, ARG},
    {"before", play_before, ARG},
    {"noalt", play_noalt, 0},
    {"foreign", play_foreign, 0},
    {"run", play_run, ARG},
    {"expect", play_expect, ARG | RUN},
    {"screen", play_screen, ARG | RUN},
    {"noscreen", play_noscreen, ARG | RUN | REST},
    {"learn", play_learn, ARG | RUN | REST},
    {"blank", play_blank, RUN | REST},
    {"raw", play_raw, ARG | RUN},
    {"noraw", play_noraw, ARG | RUN | REST},
    {"scrollback", play_scrollback, ARG | RUN | REST},
    {"noscrollback", play_noscrollback, ARG | RUN | REST},
    {"silent", play_silent, RUN | REST},
    {"send", play_send, ARG | RUN | REST},
    {"rush", play_send, ARG | RUN},
    {"eof", play_eof, RUN | REST},
    {"paste", play_paste, ARG | RUN | REST},
    {"resize", play_resize, ARG | RUN | REST},
    {"signal", play_signal, ARG | RUN | REST},
    {"stopped", play_stopped, RUN},
    {"cont", play_cont, RUN},
    {"hangup", play_hangup, RUN | REST},
    {"exit", play_exit, ARG | RUN},
    {"killed", play_killed, ARG | RUN},
    {"blanks", play_blanks, ARG | RUN | REST},
    {"within", play_within, ARG | RUN},
    {"termios", play_termios, RUN | REST},
    {"leaves", play_leaves, ARG},
    {"file", play_file, ARG | REST},
    {"meanwhile", play_meanwhile, ARG | REST},
    {"snapshot", play_snapshot, RUN | REST},
};

static const struct verb *
verb_find(const char *name)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

bool
verb_play(struct drive *d, char *line)
{
	char *rest = line + strcspn(line, " ");
	struct text arg = {0};
	const char *why;

	if (*rest != '\0')
		*rest++ = '\0';
	rest += strspn(rest, " ");

	const struct verb *v = verb_find(line);

	if (v == NULL)
		return drive_fail(d, "unknown command '%s'", line);
	if (((v->needs & ARG) != 0) != (*rest != '\0'))
		return drive_fail(d, "%s %s", line,
		    (v->needs & ARG) != 0 ? "needs words" : "takes no words");
	if ((v->needs & RUN) != 0 && !d->child.started)
		return drive_fail(d, "%s before run", line);
	if ((v->needs & REST) != 0 && d->child.started && !drive_settle(d))
		return false;

	if ((v->needs & RUN) != 0 && drive_ended_early(d))
		return false;

	/* A program has escapes of its own. */
	bool escapes = v->play != play_run;
	bool good = text_decode(&arg, rest, escapes, &why)
	    ? v->play(d, &arg)
	    : drive_fail(d, "%s", why);

	text_done(&arg);
	return good;
}
