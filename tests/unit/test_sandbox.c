/* What is shut off stays shut, and what is needed goes on. Each try is made in
 * a process of its own: once shut, nothing can be opened again. Without the
 * sandbox each forbidden try gets through, so each of these tests can fail. */
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "../../src/platform/sandbox_built.h"
#include "harmcheck/sandbox.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer) || \
    defined(HARMCHECK_UNCONFINED)
#define BUILT 0
#else
#define BUILT 1
#endif

enum { REFUSED = 0, DONE = 1, ODD = 2 };

static char top[] = "/tmp/test_sandbox.XXXXXX";

/* --- calls ---------------------------------------------------------------- */

static int
got(long r)
{
	if (r >= 0)
		return DONE;
	return errno == ENOSYS || errno == EPERM || errno == EACCES ? REFUSED
								    : ODD;
}

static int
internet(void)
{
	return got(socket(AF_INET, SOCK_STREAM, 0));
}

static int
internet_6(void)
{
	return got(socket(AF_INET6, SOCK_DGRAM, 0));
}

static int
local_socket(void)
{
	return got(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int
kernel_socket(void)
{
	return got(socket(AF_NETLINK, SOCK_RAW, 0));
}

static int
pair(void)
{
	int ends[2];

	return got(socketpair(AF_UNIX, SOCK_STREAM, 0, ends));
}

static int
program(void)
{
	static char name[] = "/bin/true";
	char *argv[] = {name, NULL}, *none[] = {NULL};

	/* its status is 0, and that of a refusal is ours to choose */
	execve(name, argv, none);
	return got(-1) == REFUSED ? 64 : ODD;
}

static int
child(void)
{
	const pid_t id = fork();

	if (id == 0)
		_exit(0);
	if (id > 0)
		waitpid(id, NULL, 0);
	return got(id);
}

static int
bare_child(void)
{
	const long id = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	if (id == 0)
		_exit(0);
	if (id > 0)
		waitpid((pid_t)id, NULL, 0);
	return got(id);
}

static int
look_into(void)
{
	return got(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int
signal_other(void)
{
	return got(kill(getppid(), 0));
}

static int
end_job(void)
{
	signal(SIGTERM, SIG_IGN);
	return got(kill(0, SIGTERM));
}

/* Typing into the terminal: root may, into any. */
static int
type_in(void)
{
	const int fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);

	return fd == -1 ? ODD : got(ioctl(fd, TIOCSTI, "x"));
}

/* The system sends a signal for us when something can be read. */
static int
signal_by_file(void)
{
	const int fd = open("/dev/null", O_RDONLY);

	return fd == -1 ? ODD : got(fcntl(fd, F_SETOWN, getppid()));
}

static int
other_signal_by_file(void)
{
	const int fd = open("/dev/null", O_RDONLY);

	return fd == -1 ? ODD : got(fcntl(fd, F_SETSIG, SIGKILL));
}

static int
limit_other(void)
{
	struct rlimit core;

	return got(prlimit(getppid(), RLIMIT_CORE, NULL, &core));
}

static int
limit_itself(void)
{
	struct rlimit core;

	return got(getrlimit(RLIMIT_CORE, &core));
}

static int
be_looked_into(void)
{
	return got(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int
copy_of_file(void)
{
	return got(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10));
}

/* No lock on files stands against this one. */
static int
mode_by_name(void)
{
	return got(fchmodat(AT_FDCWD, top, 0700, 0));
}

static int
unnamed_file(void)
{
	return got(syscall(SYS_memfd_create, "x", 0));
}

static int
thread_itself(void)
{
	return got(syscall(SYS_tgkill, getpid(), getpid(), 0));
}

static void *
nothing(void *arg)
{
	return arg;
}

static int
thread(void)
{
	pthread_t id;

	if (pthread_create(&id, NULL, nothing, NULL) != 0)
		return REFUSED;
	return pthread_join(id, NULL) == 0 ? DONE : ODD;
}

static int
window(void)
{
	const int fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);
	struct winsize size;
	struct termios modes;

	if (fd == -1)
		return ODD;
	return got(ioctl(fd, TIOCGWINSZ, &size)) == DONE &&
		tcgetattr(fd, &modes) == 0 &&
		tcsetattr(fd, TCSANOW, &modes) == 0
	    ? DONE
	    : REFUSED;
}

static int
stop_job(void)
{
	signal(SIGTSTP, SIG_IGN);
	return got(kill(0, SIGTSTP));
}

/* A try in a process of its own, that leads a job: signals end here. */
static int
try_in_child(int (*try)(void), bool shut)
{
	const pid_t id = fork();
	int status;

	assert_true(id >= 0);
	if (id == 0) {
		setpgid(0, 0);
		if (shut)
			sandbox_calls();
		_exit(try());
	}
	assert_int_equal(waitpid(id, &status, 0), id);
	return WIFEXITED(status) ? WEXITSTATUS(status) : ODD;
}

static void
calls_beyond_the_list_are_refused(void **state)
{
	static const struct {
		const char *name;
		int (*try)(void);
		int open, shut;
	} rows[] = {
	    {"internet", internet, DONE, REFUSED},
	    {"internet 6", internet_6, DONE, REFUSED},
	    {"local socket", local_socket, DONE, REFUSED},
	    {"kernel socket", kernel_socket, DONE, REFUSED},
	    {"pair of sockets", pair, DONE, REFUSED},
	    {"program", program, 0, 64},
	    {"child", child, DONE, REFUSED},
	    {"bare child", bare_child, DONE, REFUSED},
	    {"look into", look_into, DONE, REFUSED},
	    {"signal to another", signal_other, DONE, REFUSED},
	    {"end the job", end_job, DONE, REFUSED},
	    {"signal by a file", signal_by_file, DONE, REFUSED},
	    {"kill by a file", other_signal_by_file, DONE, REFUSED},
	    {"limit of another", limit_other, DONE, REFUSED},
	    {"be looked into", be_looked_into, DONE, REFUSED},
	    {"mode by name", mode_by_name, DONE, REFUSED},
	    {"unnamed file", unnamed_file, DONE, REFUSED},
	    {"limit itself", limit_itself, DONE, DONE},
	    {"copy of a file", copy_of_file, DONE, DONE},
	    {"thread itself", thread_itself, DONE, DONE},
	    {"thread", thread, DONE, DONE},
	    {"window", window, DONE, DONE},
	    {"stop the job", stop_job, DONE, DONE},
	};

	(void)state;
	if (!BUILT)
		skip();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const int open = try_in_child(rows[i].try, false);
		const int shut = try_in_child(rows[i].try, true);

		if (open != rows[i].open || shut != rows[i].shut)
			fail_msg("%s: open %d, shut %d", rows[i].name, open,
			    shut);
	}
}

/* Kernels differ in whether it works at all. */
static void
nothing_is_typed_into_a_terminal(void **state)
{
	(void)state;
	if (!BUILT)
		skip();
	assert_int_equal(try_in_child(type_in, true), REFUSED);
}

/* --- files ---------------------------------------------------------------- */

static const char *
in_top(const char *name)
{
	static char path[4][256];
	static int at;

	at = (at + 1) % 4;
	snprintf(path[at], sizeof(path[at]), "%s/%s", top, name);
	return path[at];
}

static void
put(const char *name)
{
	const int fd = open(in_top(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_not_equal(fd, -1);
	assert_int_equal(write(fd, "x", 1), 1);
	close(fd);
}

static int
setup_files(void **state)
{
	static const char *const folders[] = {"in", "out", "sub", "diary"};
	static const char *const files[] = {"in/named", "in/other", "out/old",
	    "out/other", "sub/secret", "diary/old"};

	(void)state;
	if (mkdtemp(top) == NULL)
		return -1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		mkdir(in_top(folders[i]), 0700);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		put(files[i]);
	return 0;
}

static int
teardown_files(void **state)
{
	char command[300];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", top);
	return system(command);
}

static int
reads(const char *path)
{
	char byte;
	const int fd = open(path, O_RDONLY);
	const int r = fd == -1 ? got(-1) : got(read(fd, &byte, 1));

	if (fd != -1)
		close(fd);
	return r;
}

static int
makes(const char *path)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

	if (fd != -1)
		close(fd);
	return got(fd);
}

/* To write, and nothing is written. */
static int
opens(const char *path)
{
	const int fd = open(path, O_WRONLY);

	if (fd != -1)
		close(fd);
	return got(fd);
}

static int
writes(const char *path)
{
	const int fd = open(path, O_WRONLY | O_TRUNC);

	if (fd != -1)
		close(fd);
	return got(fd);
}

static int
removes(const char *path)
{
	return got(unlink(path));
}

static int
lists(const char *path)
{
	const int fd = open(path, O_RDONLY | O_DIRECTORY);

	if (fd != -1)
		close(fd);
	return got(fd);
}

static int
makes_folder(const char *path)
{
	return got(mkdir(path, 0700));
}

static int
makes_link(const char *path)
{
	return got(symlink("/etc/passwd", path));
}

static int
makes_pipe(const char *path)
{
	return got(mkfifo(path, 0600));
}

/* A secret that is moved to where one may read. */
static int
moves(const char *path)
{
	return got(rename(in_top("sub/secret"), path)) == DONE ? DONE
	    : errno == EXDEV                                   ? REFUSED
							       : got(-1);
}

static int
links(const char *path)
{
	return got(link(in_top("sub/secret"), path)) == DONE ? DONE
	    : errno == EXDEV                                 ? REFUSED
							     : got(-1);
}

/* What is shut off cannot be had back by asking again. */
static int
asks_again(const char *path)
{
	struct arena *a = arena_new();
	struct sandbox s;

	sandbox_open(&s, a);
	sandbox_read(&s, path);
	sandbox_close(&s);
	arena_free(a);
	return reads(path);
}

static void *
read_there(void *path)
{
	static int is;

	is = reads(path);
	return &is;
}

static int
reads_in_thread(const char *path)
{
	char copy[256];
	void *is;
	pthread_t id;

	snprintf(copy, sizeof(copy), "%s", path);
	if (pthread_create(&id, NULL, read_there, copy) != 0 ||
	    pthread_join(id, &is) != 0)
		return ODD;
	return *(int *)is;
}

enum shut {
	OPEN,
	READER,
	WRITER,
	KEEPER,
	KEEPER_OF_OLD,
	ASKER,
};

static void
shut_files(enum shut how)
{
	struct arena *a = arena_new();
	struct sandbox s;

	sandbox_open(&s, a);
	sandbox_read(&s, in_top("in/named"));
	sandbox_read(&s, in_top("not-there"));
	if (how == WRITER || how == ASKER)
		sandbox_write(&s, in_top("out/old"));
	if (how == KEEPER)
		sandbox_keep(&s, in_top("diary/a/b/diary.age"));
	if (how == KEEPER_OF_OLD)
		sandbox_keep(&s, in_top("diary/diary.age"));
	if (how == ASKER)
		sandbox_write_anywhere(&s);
	sandbox_close(&s);
	arena_free(a);
}

static int
try_file(enum shut how, int (*try)(const char *), const char *name)
{
	const pid_t id = fork();
	int status;

	assert_true(id >= 0);
	if (id == 0) {
		if (how != OPEN)
			shut_files(how);
		_exit(try(*name == '/' ? name : in_top(name)));
	}
	assert_int_equal(waitpid(id, &status, 0), id);
	return WIFEXITED(status) ? WEXITSTATUS(status) : ODD;
}

static void
files_beyond_the_named_are_shut_off(void **state)
{
	static const struct {
		enum shut how;
		int (*try)(const char *);
		const char *name;
		int wanted;
	} rows[] = {
	    {READER, reads, "in/named", DONE},
	    {READER, reads, "in/other", REFUSED},
	    {READER, reads_in_thread, "in/named", DONE},
	    {READER, reads_in_thread, "in/other", REFUSED},
	    {READER, asks_again, "in/other", REFUSED},
	    {READER, reads, "/etc/passwd", REFUSED},
	    {READER, reads, "/proc/self/environ", REFUSED},
	    {READER, reads, "/dev/null", ODD}, /* opens; holds nothing */
	    {READER, lists, "in", REFUSED},
	    {READER, lists, "/home", REFUSED},
	    {READER, lists, "/usr/share", DONE},
	    {READER, writes, "in/named", REFUSED},
	    {READER, removes, "in/named", REFUSED},
	    {READER, makes, "in/new", REFUSED},
	    {READER, makes, "/tmp/test_sandbox.new", REFUSED},
	    {READER, makes, "/dev/shm/test_sandbox.new", REFUSED},
	    {WRITER, reads, "out/old", DONE},
	    {WRITER, reads, "out/other", REFUSED},
	    {WRITER, reads, "sub/secret", REFUSED},
	    {WRITER, lists, "out", DONE},
	    {WRITER, makes, "in/new", REFUSED},
	    {WRITER, makes_folder, "out/folder", REFUSED},
	    {WRITER, makes_link, "out/link", REFUSED},
	    {WRITER, makes_pipe, "out/pipe", REFUSED},
	    {WRITER, moves, "out/moved", REFUSED},
	    {WRITER, links, "out/linked", REFUSED},
	    {WRITER, makes, "out/new", DONE},
	    {WRITER, writes, "out/old", DONE},
	    {WRITER, removes, "out/new", DONE},
	    {KEEPER, reads, "diary/old", REFUSED},
	    {KEEPER, reads, "sub/secret", REFUSED},
	    {KEEPER, makes_folder, "diary/a", DONE},
	    {KEEPER, makes_folder, "in/a", REFUSED},
	    {KEEPER, makes, "diary/a/new", DONE},
	    {KEEPER_OF_OLD, reads, "diary/old", DONE},
	    {KEEPER_OF_OLD, makes, "diary/new", DONE},
	    {KEEPER_OF_OLD, reads, "sub/secret", REFUSED},
	    {ASKER, opens, "/etc/passwd", REFUSED},
	    {ASKER, opens, "/proc/self/oom_score_adj", REFUSED},
	    {ASKER, makes, "/dev/harmcheck-test", REFUSED},
	    {ASKER, reads, "sub/secret", REFUSED},
	    {ASKER, reads, "/etc/passwd", REFUSED},
	    {ASKER, makes_folder, "sub/folder", REFUSED},
	    {ASKER, makes_link, "sub/link", REFUSED},
	    {ASKER, moves, "out/moved", REFUSED},
	    {ASKER, makes, "sub/new", DONE},
	};

	(void)state;
	if (!BUILT || sandbox_files_known() == 0)
		skip();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const int is = try_file(rows[i].how, rows[i].try, rows[i].name);

		/* reading nothing is no error */
		if (is != rows[i].wanted &&
		    !(rows[i].wanted == ODD && is == DONE))
			fail_msg("row %zu, %s: %d", i, rows[i].name, is);
	}
}

/* The tries themselves: what is refused above is so by the sandbox. */
static void
without_it_all_of_them_get_through(void **state)
{
	static const struct {
		int (*try)(const char *);
		const char *name;
	} rows[] = {
	    {reads, "in/other"},
	    {reads_in_thread, "in/other"},
	    {reads, "/etc/passwd"},
	    {lists, "in"},
	    {lists, "/home"},
	    {makes, "in/open"},
	    {makes_folder, "out/open"},
	    {makes_link, "out/open-link"},
	    {makes_pipe, "out/open-pipe"},
	    {links, "out/open-linked"},
	    {moves, "out/open-moved"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (try_file(OPEN, rows[i].try, rows[i].name) != DONE)
			fail_msg("%s", rows[i].name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(calls_beyond_the_list_are_refused),
	    cmocka_unit_test(nothing_is_typed_into_a_terminal),
	    cmocka_unit_test(files_beyond_the_named_are_shut_off),
	    cmocka_unit_test(without_it_all_of_them_get_through),
	};

	return cmocka_run_group_tests(tests, setup_files, teardown_files);
}
