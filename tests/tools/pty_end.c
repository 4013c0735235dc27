/* How a program stops and ends, and what it leaves on the terminal. */
#include "pty_verbs.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static const struct {
	const char *name;
	int number;
} signals[] = {
    {"ABRT", SIGABRT},
    {"CONT", SIGCONT},
    {"HUP", SIGHUP},
    {"INT", SIGINT},
    {"KILL", SIGKILL},
    {"PIPE", SIGPIPE},
    {"QUIT", SIGQUIT},
    {"SEGV", SIGSEGV},
    {"STOP", SIGSTOP},
    {"TERM", SIGTERM},
    {"TSTP", SIGTSTP},
    {"USR1", SIGUSR1},
    {"WINCH", SIGWINCH},
};

static int
signal_number(const char *name)
{
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (strcmp(signals[i].name, name) == 0)
			return signals[i].number;
	return 0;
}

bool
play_signal(struct drive *d, struct text *arg)
{
	int number = signal_number(arg->s);

	if (number == 0 || !d->child.started || d->child.ended)
		return drive_fail(d, "cannot send signal %s", arg->s);
	drive_mark(d, "", 0);
	d->screen->may_be_cut = true;
	return kill(d->child.pid, number) == 0;
}

bool
play_stopped(struct drive *d, struct text *arg)
{
	(void)arg;
	if (!drive_wait_still(d, "waited for the program to stop"))
		return false;
	return d->child.stopped ||
	    drive_fail(d, "the program has ended, not stopped");
}

bool
play_cont(struct drive *d, struct text *arg)
{
	(void)arg;
	if (!d->child.stopped)
		return drive_fail(d, "the program is not stopped");
	drive_mark(d, "", 0);
	child_go_on(&d->child);
	return true;
}

bool
play_hangup(struct drive *d, struct text *arg)
{
	(void)arg;
	child_hang_up(&d->child);
	return true;
}

bool
play_termios(struct drive *d, struct text *arg)
{
	const char *changed = child_changed(&d->child);
	const struct screen *s = d->screen;

	(void)arg;
	if (!drive_sync(d))
		return false;
	if (changed[0] != '\0')
		return drive_fail(d, "terminal not as before: %s", changed);
	if (s->cursor_hidden)
		return drive_fail(d, "the cursor is still hidden");
	if (s->in_alt)
		return drive_fail(d, "the alternate screen was not left");
	if (s->paste)
		return drive_fail(d, "bracketed paste is still on");
	if (s->styled)
		return drive_fail(d, "colours or styles are still on");
	return true;
}

/* However a program ends: the terminal is as it was, unless it is gone or
 * nothing could be done. */
static bool
end_is_clean(struct drive *d, bool could)
{
	return !could || d->child.master == -1 || play_termios(d, NULL);
}

/* The words that it says then are there to be read. */
bool
end_was_early(struct drive *d)
{
	if (!drive_wait_still(d, "waited for the end") ||
	    !play_termios(d, NULL))
		return false;
	printf("ended early\n");
	if (WEXITSTATUS(d->child.how) != d->end_status)
		return drive_fail(d, "status %d", WEXITSTATUS(d->child.how));
	return screen_holds(d, &d->end_says) ||
	    drive_fail(d, "it does not say: %s", d->end_says.s);
}

bool
play_exit(struct drive *d, struct text *arg)
{
	char *end;
	long want = strtol(arg->s, &end, 10);

	if (arg->n == 0 || *end != '\0')
		return drive_fail(d, "exit STATUS");
	if (!drive_wait_still(d, "waited for the end"))
		return false;
	if (d->child.stopped)
		return drive_fail(d, "the program has stopped, not ended");
	if (WIFSIGNALED(d->child.how))
		return drive_fail(d, "ended by signal %d (%s), not status %ld",
		    WTERMSIG(d->child.how), strsignal(WTERMSIG(d->child.how)),
		    want);
	if (d->ended_early || drive_ended_early(d))
		return false;
	if (WEXITSTATUS(d->child.how) != want)
		return drive_fail(d, "status %d, not %ld",
		    WEXITSTATUS(d->child.how), want);
	return end_is_clean(d, true);
}

bool
play_killed(struct drive *d, struct text *arg)
{
	int number = signal_number(arg->s);

	if (number == 0)
		return drive_fail(d, "unknown signal %s", arg->s);
	if (!drive_wait_still(d, "waited for the end"))
		return false;
	if (d->child.stopped || !WIFSIGNALED(d->child.how))
		return drive_fail(d, "not ended by a signal");
	if (WTERMSIG(d->child.how) != number)
		return drive_fail(d, "ended by signal %d, not %s",
		    WTERMSIG(d->child.how), arg->s);
	return end_is_clean(d, number != SIGKILL);
}

/* What it took is said, for whoever measures. */
bool
play_blanks(struct drive *d, struct text *arg)
{
	d->screen->may_be_cut = true;

	long us = drive_blanks(d, arg->s, arg->n);

	if (us >= 0)
		printf("blank after %ld us\n", us);
	return us >= 0;
}

bool
play_within(struct drive *d, struct text *arg)
{
	char *end;
	long ms = strtol(arg->s, &end, 10);

	if (arg->n == 0 || *end != '\0')
		return drive_fail(d, "within MILLISECONDS");
	return drive_is_within(d, ms);
}

/* Said since something was sent, without blanks and without the echo of it:
 * the kernel and the line editor show keys before anybody can blank them. */
bool
play_silent(struct drive *d, struct text *arg)
{
	struct text echo = {0}, said = {0};
	const struct text *from = &d->screen->said;

	(void)arg;
	for (size_t i = 0; i < d->sent.n; i++) {
		char c = d->sent.s[i];
		const char control[] = {'^', (char)(c + '@')};

		if (c > ' ')
			text_add(&echo, &c, 1);
		else if (c != ' ' && strchr("\r\n\t", c) == NULL)
			text_add(&echo, control, 2);
	}
	text_add(&echo, "", 0);
	text_add(&said, "", 0);
	for (size_t i = d->sent_mark; i < from->n; i++)
		if (from->s[i] != ' ')
			text_add(&said, from->s + i, 1);

	bool good = strncmp(echo.s, said.s, said.n) == 0 ||
	    drive_fail(d, "not silent: \"%s\"", from->s + d->sent_mark);

	text_done(&echo);
	text_done(&said);
	return good;
}
