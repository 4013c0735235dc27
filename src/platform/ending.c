/* What is still to be done when a signal ends the program here and now. */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/ending.h"

#define TASKS_MOST 4

static void (*volatile tasks[TASKS_MOST])(void);

static void
on_signal(int sig)
{
	for (size_t i = 0; i < TASKS_MOST && tasks[i] != NULL; i++)
		tasks[i]();
	(void)raise(sig); /* its course, once this has returned */
}

/* The signals that would end the program. */
static void
hear(void)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE,
	    SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};
	struct sigaction now = {.sa_flags = 0},
			 ours = {.sa_handler = on_signal,
			     .sa_flags = (int)SA_RESETHAND};

	sigfillset(&ours.sa_mask);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (sigaction(signals[i], NULL, &now) == 0 &&
		    (now.sa_flags & SA_SIGINFO) == 0 &&
		    now.sa_handler == SIG_DFL)
			(void)sigaction(signals[i], &ours, NULL);
}

bool
ending_hears(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) == 0 &&
	    action->sa_handler == on_signal;
}

void
ending_do(void (*task)(void))
{
	size_t i = 0;

	while (i < TASKS_MOST && tasks[i] != NULL && tasks[i] != task)
		i++;
	if (i == TASKS_MOST || tasks[i] == task)
		return;
	tasks[i] = task;
	if (i == 0)
		hear();
}

/* --- a line that is drawn anew -------------------------------------------- */

static volatile sig_atomic_t columns;

static void
wipe(void)
{
	static const char blank[] = "\r                                       "
				    "                                        ";
	size_t left = (size_t)columns;

	while (left > 0) {
		const size_t n =
		    left < sizeof(blank) - 2 ? left : sizeof(blank) - 2;

		(void)!write(STDERR_FILENO,
		    left == (size_t)columns ? blank : blank + 1,
		    left == (size_t)columns ? n + 1 : n);
		left -= n;
	}
	if (columns > 0)
		(void)!write(STDERR_FILENO, "\r", 1);
}

void
ending_wipe(size_t n)
{
	columns = (sig_atomic_t)n;
	if (n > 0)
		ending_do(wipe);
}
