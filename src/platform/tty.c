#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/tty.h"
#include "secret_pages.h"
#include "tty_state.h"

#define ROWS_MAX 1000
#define TRIES 100
#define ROW_BYTES 16 /* "\033[1000;1H\033[2K" */

struct tty_state tty_state = {.in = -1, .out = -1};

/* What is written to blank the screen, ready before it is needed, because a
 * signal handler may only write. Rebuilt by tty_begin() and on resize. */
static char blank_bytes[2 * ROWS_MAX * ROW_BYTES + 64];
static volatile sig_atomic_t blank_len;

bool
tty_is_terminal(int in, int out)
{
	return isatty(in) && isatty(out);
}

void
tty_size(int out, size_t *rows, size_t *cols)
{
	const char *columns = getenv("COLUMNS");
	struct winsize ws = {0};

	*rows = 24;
	*cols = 80;
	if (ioctl(out, TIOCGWINSZ, &ws) == 0) {
		if (ws.ws_row > 0)
			*rows = ws.ws_row;
		if (ws.ws_col > 0)
			*cols = ws.ws_col;
	}
	if (columns != NULL) {
		char *end;
		const long n = strtol(columns, &end, 10);

		/* wider than the window would wrap and break the screen */
		if (*end == '\0' && n > 0 &&
		    (ws.ws_col == 0 || (size_t)n < *cols))
			*cols = n < 10000 ? (size_t)n : 10000;
	}
	if (*rows > ROWS_MAX)
		*rows = ROWS_MAX;
}

static size_t
add_rows(char *out, size_t n, size_t rows)
{
	for (size_t row = 1; row <= rows; row++)
		n += (size_t)snprintf(out + n, ROW_BYTES + 1,
		    "\033[%zu;1H\033[2K", row);
	return n;
}

/* Make the blanking bytes for the size of now. */
void
tty_prepare_blank(void)
{
	size_t rows, cols, n = 0;

	tty_size(tty_state.out, &rows, &cols);
	blank_len = 0;
	if (!tty_state.erases) {
		memset(blank_bytes, '\n', rows);
		blank_len = (sig_atomic_t)rows;
		return;
	}
	if (tty_state.paint) {
		n = add_rows(blank_bytes, n, rows);
		n += (size_t)snprintf(blank_bytes + n, 64,
		    "\033[?2004l\033[?1049l\033[0m");
	}
	n = add_rows(blank_bytes, n, rows);
	n += (size_t)snprintf(blank_bytes + n, 8, "\033[H");
	blank_len = (sig_atomic_t)n;
}

/* What is still on its way to the terminal is thrown away first: it would
 * come before the blank, and a terminal that takes nothing would hold it up. */
static void
write_blank(void)
{
	tcflush(tty_state.out, TCOFLUSH);
	(void)!write(tty_state.out, blank_bytes, (size_t)blank_len);
}

void
tty_blank(void)
{
	if (tty_state.out < 0)
		return;
	write_blank();
	tty_state.on_screen = false;
}

int
tty_write(const char *s, size_t n)
{
	while (n > 0 && tty_state.signal == 0) {
		const ssize_t done = write(tty_state.out, s, n);

		if (done == -1 && errno != EINTR)
			return -1;
		if (done > 0) {
			s += done;
			n -= (size_t)done;
		}
	}
	return 0;
}

/* --- signals ------------------------------------------------------------ */

static void
on_end_signal(int sig)
{
	const int saved = errno;

	if (tty_state.signal == 0)
		tty_state.signal = sig;
	if (tty_state.out >= 0 && !tty_state.blanked) {
		tty_state.blanked = true;
		write_blank();
	}
	errno = saved;
}

static void
on_flag_signal(int sig)
{
	if (sig == SIGWINCH)
		tty_state.resized = true;
	else if (sig == SIGCONT)
		tty_state.continued = true;
	else
		tty_state.stop = true;
}

/* libedit, and the library of terminals below it, do not look whether they got
 * memory: they crash, or end the program in their own way. */
static _Noreturn void
end_lent(void)
{
	static const char line[] = "harmcheck: typing has failed: too little "
				   "memory? What is saved stays.\n";

	secret_memory_wipe();
	(void)!write(STDERR_FILENO, line, sizeof(line) - 1);
	_exit(ERR_IO);
}

/* The program is broken: hide what it showed, give the terminal back, and let
 * the signal take its course. */
static void
on_crash(int sig)
{
	if (tty_state.out >= 0 && !tty_state.blanked)
		write_blank();
	if (tty_state.taken)
		tcsetattr(tty_state.in, TCSANOW, &tty_state.before);
	if (tty_state.lent)
		end_lent();
	raise(sig); /* SA_RESETHAND: this time it ends us */
}

static const int end_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE,
    SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU};
static const int flag_signals[] = {SIGWINCH, SIGCONT, SIGTSTP};

static const int crash_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

#define N_CRASH (sizeof(crash_signals) / sizeof(crash_signals[0]))
#define N_END (sizeof(end_signals) / sizeof(end_signals[0]))
#define N_FLAG (sizeof(flag_signals) / sizeof(flag_signals[0]))

void
tty_fill_end(sigset_t *set)
{
	sigemptyset(set);
	for (size_t i = 0; i < N_END; i++)
		sigaddset(set, end_signals[i]);
}

/* No SA_RESTART: a read must come back so that the flag is seen. */
static void
install(int sig, void (*handler)(int))
{
	struct sigaction sa = {.sa_handler = handler};

	tty_fill_end(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

/* On a stack of its own: the other one may be what is broken. */
static void
install_crash(void)
{
	static char stack[64 * 1024];
	const stack_t ss = {.ss_sp = stack, .ss_size = sizeof(stack)};
	struct sigaction sa = {.sa_handler = on_crash,
	    .sa_flags = SA_ONSTACK | (int)SA_RESETHAND | SA_NODEFER};

	sigaltstack(&ss, NULL);
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < N_CRASH; i++)
		sigaction(crash_signals[i], &sa, NULL);
}

void
tty_block_signals(sigset_t *before)
{
	sigset_t ours;

	tty_fill_end(&ours);
	for (size_t i = 0; i < N_FLAG; i++)
		sigaddset(&ours, flag_signals[i]);
	sigprocmask(SIG_BLOCK, &ours, before);
}

int
tty_signal(void)
{
	return tty_state.signal;
}

/* --- taking and giving back --------------------------------------------- */

static void
write_seq(const char *s)
{
	tty_write(s, strlen(s));
}

/* Sent to the background, we have no business on the terminal: stop again
 * until the shell brings us back. */
static void
wait_foreground(void)
{
	const pid_t own = getpgrp();

	/* whoever has no shell to bring us back is not stopped either */
	for (int i = 0; i < TRIES; i++) {
		const pid_t front = tcgetpgrp(tty_state.in);

		if (front == own || front == -1 || tty_state.signal != 0)
			return;
		kill(0, SIGTTIN);
	}
}

/* Stop here like any program that got Ctrl-Z, and come back. */
void
tty_stop(void)
{
	tty_leave();
	signal(SIGTSTP, SIG_DFL);
	kill(0, SIGTSTP); /* the whole job: make(1) too, if there is one */
	install(SIGTSTP, on_flag_signal);
	tty_state.continued = false;
	wait_foreground();
	tty_enter();
}

void
tty_enter(void)
{
	tty_raw();
	if (tty_state.paint) {
		write_seq("\033[?1049h\033[?2004h");
		tty_state.on_screen = true;
	}
	tty_prepare_blank();
}

static void
erase_screen(void)
{
	static char bytes[ROWS_MAX * ROW_BYTES];
	size_t rows, cols, n;

	tty_size(tty_state.out, &rows, &cols);
	n = add_rows(bytes, 0, rows < ROWS_MAX ? rows : ROWS_MAX - 1);
	tty_write(bytes, n);
}

void
tty_leave(void)
{
	if (tty_state.on_screen && !tty_state.blanked) {
		erase_screen();
		write_seq("\033[?2004l\033[?1049l\033[0m");
	}
	tty_state.on_screen = false;
	tcsetattr(tty_state.in, TCSADRAIN, &tty_state.before);
}

void
tty_begin(int in, int out, bool paint)
{
	tty_state.in = in;
	tty_state.out = out;
	tty_state.paint = paint;
	tty_state.erases = tty_can_paint();
	wait_foreground(); /* it is the shell's as long as that talks on it */
	if (tcgetattr(in, &tty_state.before) == -1)
		return;
	for (size_t i = 0; i < N_END; i++)
		install(end_signals[i], on_end_signal);
	for (size_t i = 0; i < N_FLAG; i++)
		install(flag_signals[i], on_flag_signal);
	install_crash();
	signal(SIGTTOU, SIG_IGN);
	tty_state.taken = true;
	atexit(tty_end);
	/* what is said on the alternate screen goes with it */
	arena_before_message(tty_end);
	tty_enter();
}

void
tty_end(void)
{
	if (!tty_state.taken)
		return;
	tty_state.taken = false;
	tty_leave();
	tty_state.out = -1;
	for (size_t i = 0; i < N_END; i++)
		signal(end_signals[i], SIG_DFL);
	for (size_t i = 0; i < N_FLAG; i++)
		signal(flag_signals[i], SIG_DFL);
	if (tty_state.lent) /* and yet the program ends */
		end_lent();
}

void
tty_paint(const char *const *lines, size_t n, size_t cursor)
{
	size_t rows, cols;
	char seq[32];

	tty_size(tty_state.out, &rows, &cols);
	for (size_t row = 1; row <= rows; row++) {
		snprintf(seq, sizeof(seq), "\033[%zu;1H\033[2K", row);
		write_seq(seq);
		if (row <= n)
			write_seq(lines[row - 1]);
	}
	snprintf(seq, sizeof(seq), "\033[%zu;1H",
	    cursor < rows ? cursor : rows);
	write_seq(seq);
}
