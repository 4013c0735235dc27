/* Work in a thread: its end, and leaving before it. Each case is a program of
 * its own on a terminal; the work waits until it is told to go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/secret.h"
#include "harmcheck/tty.h"
#include "harmcheck/work.h"

/* What the program tells of itself. */
#define STARTED 's'
#define WIPED 'w'
#define ENDED 'e'

#define GOOD 42

struct fake {
	int tell, go; /* its ends of the pipes */
	bool locked;
	int result;
};

/* The program from outside. */
struct run {
	int told, go, master;
	pid_t pid;
	struct termios before;
	char said[20000];
	size_t n;
};

static struct fake fake;
static struct arena *arena; /* of work that does not come to its end */
static bool no_control; /* the terminal is not the one that hangs up on us */

/* A sanitizer has mlock do nothing and say that it worked. */
#if defined(__SANITIZE_ADDRESS__)
#define LOCKS_NOTHING true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOCKS_NOTHING true
#endif
#endif
#ifndef LOCKS_NOTHING
#define LOCKS_NOTHING false
#endif

static void
tell(char c)
{
	if (write(fake.tell, &c, 1) != 1)
		_exit(99);
}

/* --- work ----------------------------------------------------------------- */

static void
waits(void *ctx)
{
	struct fake *f = ctx;
	char c;

	tell(STARTED);
	if (read(f->go, &c, 1) == 1)
		f->result = GOOD;
}

static void
has_no_memory(void *ctx)
{
	(void)ctx;
	arena = arena_new();
	arena_alloc(arena, SIZE_MAX);
}

static void
crashes(void *ctx)
{
	(void)ctx;
	raise(SIGSEGV);
}

/* Never at rest: what is wiped under its hands would be seen. */
static volatile char text[] = "text";

static void
spins(void *ctx)
{
	(void)ctx;
	tell(STARTED);
	while (text[0] == 't')
		;
	abort();
}

static void
wipe_slowly(void *ctx)
{
	(void)ctx;
	text[0] = '\0';
	usleep(50000);
	tell(WIPED);
}

static void
wipe(void *ctx)
{
	((struct fake *)ctx)->result = 0;
	tell(WIPED);
}

static bool
is_flag(const char *flags, const char *name)
{
	return strstr(flags, name) != NULL;
}

/* Is where it runs locked, and in no dump? */
static void
looks_at_its_stack(void *ctx)
{
	FILE *f = fopen("/proc/self/smaps", "re");
	struct fake *fk = ctx;
	unsigned long from, to;
	bool is_it = false;
	char line[512];

	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			is_it = (uintptr_t)line >= from && (uintptr_t)line < to;
		else if (is_it && strncmp(line, "VmFlags:", 8) == 0)
			fk->locked = is_flag(line, " dd ") &&
			    (is_flag(line, " lo ") || LOCKS_NOTHING ||
				!secret_memory_is_locked());
	}
	if (f != NULL)
		fclose(f);
	fk->result = gettid() != getpid() ? GOOD : 1;
}

/* --- programs ------------------------------------------------------------- */

static void
paint(void)
{
	const char *lines[] = {"a secret page"};

	tty_begin(0, 1, true);
	tty_paint(lines, 1, 1);
}

/* The key that comes after the work. */
static int
next_key(void)
{
	struct keypress k;

	tell(ENDED);
	tty_key(&k);
	return k.key == KEY_CHAR ? (int)k.c : 100 + (int)k.key;
}

static int
painted(void)
{
	paint();
	work_run(waits, wipe, &fake);
	return fake.result == GOOD ? next_key() : 1;
}

static int
lines(void)
{
	tty_begin(0, 1, false);
	tty_write("a secret line\r\n", 15);
	work_run(waits, wipe, &fake);
	return fake.result == GOOD ? next_key() : 1;
}

static int
without_terminal(void)
{
	work_run(waits, wipe, &fake);
	tell(ENDED);
	return fake.result;
}

static int
without_memory(void)
{
	paint();
	work_run(has_no_memory, wipe, &fake);
	return 1;
}

static int
crashing(void)
{
	paint();
	work_run(crashes, wipe, &fake);
	return 1;
}

static int
spinning(void)
{
	paint();
	work_run(spins, wipe_slowly, &fake);
	return 1;
}

/* The signal comes when the work is done, or nearly. */
static void
ends_with_signal(void *ctx)
{
	(void)ctx;
	kill(getpid(), SIGTERM);
}

static int
finishing(void)
{
	paint();
	work_run(ends_with_signal, wipe, &fake);
	return 1;
}

static int
looking(void)
{
	work_run(looks_at_its_stack, NULL, &fake);
	return fake.locked ? fake.result : 2;
}

/* No thread: it is worked here. */
static int
without_thread(void)
{
	struct rlimit none, before;

	getrlimit(RLIMIT_NOFILE, &before);
	none = before;
	none.rlim_cur = 0;
	setrlimit(RLIMIT_NOFILE, &none);
	fake.result = GOOD;
	work_run(looks_at_its_stack, NULL, &fake);
	setrlimit(RLIMIT_NOFILE, &before);
	return fake.result == 1 ? GOOD : 2;
}

/* --- from outside --------------------------------------------------------- */

static void
become(int (*program)(void), const char *name, int tell_fd, int go_fd)
{
	const struct rlimit none = {0, 0};
	int fd;

	setrlimit(RLIMIT_CORE, &none);
	if (!no_control)
		setsid();
	fd = open(name, no_control ? O_RDWR | O_NOCTTY : O_RDWR);
	if (fd == -1 || dup2(fd, 0) == -1 || dup2(fd, 1) == -1 ||
	    freopen("/dev/null", "w", stderr) == NULL)
		_exit(98);
	setenv("TERM", "xterm-256color", 1);
	for (int sig = 1; sig < NSIG; sig++)
		signal(sig, SIG_DFL);
	alarm(30);
	fake = (struct fake){.tell = tell_fd, .go = go_fd};
	exit(program());
}

static struct run
start(int (*program)(void))
{
	const struct winsize size = {.ws_row = 10, .ws_col = 40};
	struct run r = {.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
	int told[2], go[2];
	char name[100];

	assert_true(r.master != -1 && grantpt(r.master) == 0 &&
	    unlockpt(r.master) == 0 && pipe2(told, O_CLOEXEC) == 0 &&
	    pipe2(go, O_CLOEXEC) == 0);
	assert_int_equal(ioctl(r.master, TIOCSWINSZ, &size), 0);
	assert_int_equal(tcgetattr(r.master, &r.before), 0);
	r.pid = fork();
	if (r.pid == 0) {
		strcpy(name, ptsname(r.master));
		close(r.master);
		close(told[0]);
		close(go[1]);
		become(program, name, told[1], go[0]);
	}
	close(told[1]);
	close(go[0]);
	r.told = told[0];
	r.go = go[1];
	return r;
}

static void
type(struct run *r, const char *keys)
{
	assert_int_equal(write(r->master, keys, strlen(keys)), strlen(keys));
}

static void
go_on(struct run *r)
{
	assert_int_equal(write(r->go, "g", 1), 1);
}

/* What is said is read on meanwhile, or the program would be held up. */
static void
listen_a_while(struct run *r)
{
	struct pollfd p = {.fd = r->master, .events = POLLIN};
	ssize_t n;

	while (r->master != -1 && poll(&p, 1, 10) == 1 && p.revents & POLLIN) {
		n = read(r->master, r->said + r->n, sizeof(r->said) - 1 - r->n);
		if (n <= 0)
			return;
		r->n += (size_t)n;
	}
}

/* Wait until the program has told this; 0: its end. */
static void
wait_told(struct run *r, char what)
{
	struct pollfd p = {.fd = r->told, .events = POLLIN};
	char c = 0;

	while (poll(&p, 1, 1) == 0)
		listen_a_while(r);
	if (read(r->told, &c, 1) != 1)
		c = 0;
	if (c != what)
		fail_msg("told %c and not %c", c != 0 ? c : '0',
		    what != 0 ? what : '0');
}

/* Wait for the end; the terminal must be as before. */
static int
end(struct run *r)
{
	struct termios now;
	int status;

	wait_told(r, 0);
	while (waitpid(r->pid, &status, WNOHANG) == 0)
		listen_a_while(r);
	listen_a_while(r);
	if (r->master != -1) {
		assert_int_equal(tcgetattr(r->master, &now), 0);
		assert_int_equal(now.c_lflag, r->before.c_lflag);
		assert_int_equal(now.c_iflag, r->before.c_iflag);
		close(r->master);
	}
	close(r->told);
	close(r->go);
	return status;
}

static void
assert_status(int status, int want)
{
	if (!WIFEXITED(status) || WEXITSTATUS(status) != want)
		fail_msg("status %x and not %d", (unsigned)status, want);
}

/* The last that came is what blanks ROWS lines. */
static void
assert_blank(const struct run *r, size_t rows)
{
	char want[2000];
	size_t n = 0;

	n = (size_t)snprintf(want, sizeof(want), "\033[?1049l\033[0m");
	for (size_t row = 1; row <= rows; row++)
		n += (size_t)snprintf(want + n, sizeof(want) - n,
		    "\033[%zu;1H\033[2K", row);
	n += (size_t)snprintf(want + n, sizeof(want) - n, "\033[H");
	assert_true(r->n >= n);
	assert_string_equal(r->said + r->n - n, want);
}

/* --- tests ---------------------------------------------------------------- */

static void
test_what_is_typed_meanwhile_is_thrown_away(void **state)
{
	static int (*const programs[])(void) = {painted, lines};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct run r = start(programs[i]);

		wait_told(&r, STARTED);
		type(&r, "abc\r\x1a\x04\033[A\033[200~paste");
		listen_a_while(&r);
		type(&r, "d\033[201~");
		go_on(&r);
		wait_told(&r, ENDED);
		type(&r, "z");
		assert_status(end(&r), 'z');
	}
}

static void
test_ctrl_c_leaves_at_once(void **state)
{
	static const char *const keys[] = {"\x03", "\x1c", "ab\x03", "\x03\x03",
	    "\033[200~\x03"};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		struct run r = start(painted);

		wait_told(&r, STARTED);
		type(&r, keys[i]);
		wait_told(&r, WIPED);
		assert_status(end(&r), 0);
		assert_blank(&r, 10);
	}
}

/* In the thread or not, it is no matter. */
static void
test_ctrl_c_from_lines(void **state)
{
	struct run r = start(lines);

	(void)state;
	wait_told(&r, STARTED);
	type(&r, "\x03");
	wait_told(&r, WIPED);
	assert_status(end(&r), 0);
	assert_string_equal(r.said + r.n - 3, "\033[H");
}

static void
test_signals_end_it(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGUSR1,
	    SIGINT};

	(void)state;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct run r = start(painted);
		int status;

		wait_told(&r, STARTED);
		kill(r.pid, signals[i]);
		wait_told(&r, WIPED);
		status = end(&r);
		assert_blank(&r, 10);
		if (signals[i] == SIGINT)
			assert_status(status, 0);
		else
			assert_true(WIFSIGNALED(status) &&
			    WTERMSIG(status) == signals[i]);
	}
}

static void
test_the_window_is_closed(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct run r;
		int status;

		no_control = i == 1;
		r = start(painted);
		no_control = false;
		wait_told(&r, STARTED);
		close(r.master);
		r.master = -1;
		wait_told(&r, WIPED);
		status = end(&r);
		if (i == 1)
			assert_status(status, 0);
		else
			assert_true(WIFSIGNALED(status)
				? WTERMSIG(status) == SIGHUP
				: WEXITSTATUS(status) == 0);
	}
}

/* It is blanked as large as it is then, and whoever reads a key hears of it. */
static void
test_the_window_changes(void **state)
{
	struct winsize size = {.ws_row = 14, .ws_col = 40};
	struct run r = start(painted);

	(void)state;
	wait_told(&r, STARTED);
	assert_int_equal(ioctl(r.master, TIOCSWINSZ, &size), 0);
	kill(r.pid, SIGWINCH);
	listen_a_while(&r);
	size.ws_row = 17;
	assert_int_equal(ioctl(r.master, TIOCSWINSZ, &size), 0);
	kill(r.pid, SIGWINCH);
	listen_a_while(&r);
	type(&r, "\x03");
	wait_told(&r, WIPED);
	assert_status(end(&r), 0);
	assert_blank(&r, 17);

	r = start(painted);
	wait_told(&r, STARTED);
	assert_int_equal(ioctl(r.master, TIOCSWINSZ, &size), 0);
	kill(r.pid, SIGWINCH);
	listen_a_while(&r);
	go_on(&r);
	wait_told(&r, ENDED);
	assert_status(end(&r), 100 + KEY_REDRAW);
}

/* A signal to stop waits until a key is awaited. */
static void
test_to_stop_waits(void **state)
{
	struct run r = start(painted);
	int status;

	(void)state;
	wait_told(&r, STARTED);
	kill(r.pid, SIGTSTP);
	listen_a_while(&r);
	assert_int_equal(waitpid(r.pid, &status, WNOHANG | WUNTRACED), 0);
	go_on(&r);
	wait_told(&r, ENDED);
	/* its group has nobody outside: the system lets it go on at once */
	assert_status(end(&r), 100 + KEY_REDRAW);
}

static void
test_out_of_memory(void **state)
{
	struct run r = start(without_memory);

	(void)state;
	assert_status(end(&r), 4);
}

static void
test_a_crash(void **state)
{
	struct run r = start(crashing);
	int status = end(&r);

	(void)state;
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
	assert_blank(&r, 10);
}

/* It would abort when it saw that its memory is wiped. */
static void
test_it_stands_still_while_it_is_wiped(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		struct run r = start(spinning);

		wait_told(&r, STARTED);
		type(&r, "\x03");
		wait_told(&r, WIPED);
		assert_status(end(&r), 0);
	}
}

/* Nobody waits for a thread that has ended. */
static void
test_a_signal_at_its_end(void **state)
{
	struct timespec from, to;

	(void)state;
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < 50; i++) {
		struct run r = start(finishing);
		int status;

		wait_told(&r, WIPED);
		status = end(&r);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	assert_true(to.tv_sec - from.tv_sec < 20);
}

static void
test_without_terminal(void **state)
{
	struct run r = start(without_terminal);
	int status;

	(void)state;
	wait_told(&r, STARTED);
	go_on(&r);
	wait_told(&r, ENDED);
	assert_status(end(&r), GOOD);

	r = start(without_terminal);
	wait_told(&r, STARTED);
	kill(r.pid, SIGTERM);
	status = end(&r);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
}

static void
test_the_thread(void **state)
{
	struct run r = start(looking);

	(void)state;
	assert_status(end(&r), GOOD);
	r = start(without_thread);
	assert_status(end(&r), GOOD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_typed_meanwhile_is_thrown_away),
	    cmocka_unit_test(test_ctrl_c_leaves_at_once),
	    cmocka_unit_test(test_ctrl_c_from_lines),
	    cmocka_unit_test(test_signals_end_it),
	    cmocka_unit_test(test_the_window_is_closed),
	    cmocka_unit_test(test_the_window_changes),
	    cmocka_unit_test(test_to_stop_waits),
	    cmocka_unit_test(test_out_of_memory),
	    cmocka_unit_test(test_a_crash),
	    cmocka_unit_test(test_it_stands_still_while_it_is_wiped),
	    cmocka_unit_test(test_a_signal_at_its_end),
	    cmocka_unit_test(test_without_terminal),
	    cmocka_unit_test(test_the_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
