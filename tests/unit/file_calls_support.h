/* A save whose calls to the system are seen, and can fail one by one. */
#ifndef TESTS_UNIT_FILE_CALLS_SUPPORT_H
#define TESTS_UNIT_FILE_CALLS_SUPPORT_H

#include "folder_support.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"

enum call {
	OPEN,
	STAT,
	UNLINK,
	FSYNC,
	SEEK,
	LIST,
	CLOSE,
	MKDIR, /* from here on only in test_folder_calls.c */
	ACCESS,
	NEXT,
	CALLS
};

/* The Nth CALL from now on that names NAME (NULL: any) fails. */
static struct fault {
	enum call call;
	int nth, error;
	const char *name;
} fault = {CALLS, 0, 0, NULL};

static bool on; /* a save is running; what tests do is not looked at */
static int hits, made, closed_twice, opened_f, flags_f, fsyncs;
static bool restless;               /* f is another one at each look */
static bool listens, was_listening; /* the terminal's signals, while it saves */
static bool is_shared; /* something was opened that another program gets */
static bool was_held;  /* SIGTERM waited when a file was made */
static char tmp[300];  /* the last temporary file, and its mode */
static mode_t tmp_mode;
static bool bytes_once;                   /* and then its own */
static const unsigned char *bytes_wanted; /* for getrandom(); NULL: its own */
static const char *swap_at_open; /* takes the place of what is opened next */

struct when {
	const char *name;
	time_t then;
};
static const struct when *times; /* what fstatat() says of these */

static inline bool
hit(enum call call, const char *name)
{
	if (!on || fault.call != call ||
	    (fault.name != NULL && strcmp(name, fault.name) != 0) ||
	    --fault.nth != 0)
		return false;
	hits++;
	errno = fault.error;
	return true;
}

static inline void
note_made(const char *name, mode_t mode)
{
	sigset_t held;

	made++;
	tmp_mode = mode;
	snprintf(tmp, sizeof(tmp), "%s", name);
	sigprocmask(SIG_BLOCK, NULL, &held);
	was_held = sigismember(&held, SIGTERM) == 1;
	was_listening = listens;
}

/* These stand in for the C library's. */
int
openat(int dir, const char *name, int flags, ...)
{
	mode_t mode = 0;

	if ((flags & O_CREAT) != 0) {
		va_list ap;

		va_start(ap, flags);
		mode = (mode_t)va_arg(ap, int);
		va_end(ap);
		note_made(name, mode);
	}
	is_shared |= on && (flags & O_CLOEXEC) == 0;
	if (strcmp(name, "f") == 0) {
		opened_f++;
		flags_f = flags;
	}
	if (hit(OPEN, name))
		return -1;
	if (on && swap_at_open != NULL && strncmp(name, ".f.tmp", 6) == 0) {
		assert_int_equal(rename(swap_at_open, name), 0);
		swap_at_open = NULL;
	}
	return (int)syscall(SYS_openat, dir, name, flags, mode);
}

int
fstatat(int dir, const char *name, struct stat *st, int flags)
{
	const int r = hit(STAT, name)
	    ? -1
	    : (int)syscall(SYS_newfstatat, dir, name, st, flags);

	if (r == 0 && restless && on && strcmp(name, "f") == 0)
		st->st_mtim.tv_nsec++;
	for (size_t i = 0; r == 0 && times != NULL && times[i].name; i++)
		if (strcmp(times[i].name, name) == 0)
			st->st_mtime = times[i].then;
	return r;
}

int
unlinkat(int dir, const char *name, int flags)
{
	int r;

	assert_true(*name != '\0');
	if (hit(UNLINK, name))
		return -1;
	r = (int)syscall(SYS_unlinkat, dir, name, flags);
	if (r == -1 && (errno == EBADF || errno == ENOTDIR))
		abort(); /* that was no folder of ours; may be at the exit */
	return r;
}

int
fsync(int fd)
{
	fsyncs += on;
	return hit(FSYNC, "") ? -1 : (int)syscall(SYS_fsync, fd);
}

off_t
lseek(int fd, off_t to, int from)
{
	return hit(SEEK, "") ? -1 : syscall(SYS_lseek, fd, to, from);
}

/* Nothing is closed twice, and what it leaves in errno is not what failed. */
int
close(int fd)
{
	const int r = (int)syscall(SYS_close, fd);

	closed_twice += on && r == -1;
	if (on)
		errno = EINVAL;
	return hit(CLOSE, "") ? -1 : r;
}

DIR *
fdopendir(int fd)
{
	DIR *(*real)(int);

	assert_true(fd >= 0);
	if (hit(LIST, ""))
		return NULL;
	*(void **)&real = dlsym(RTLD_NEXT, "fdopendir");
	return real(fd);
}

/* It stands in for the terminal's (src/platform/tty_state.h). */
void tty_listen(bool may_end);

void
tty_listen(bool may_end)
{
	listens = may_end;
}

ssize_t
getrandom(void *bytes, size_t n, unsigned flags)
{
	if (bytes_wanted == NULL)
		return syscall(SYS_getrandom, bytes, n, flags);
	memcpy(bytes, bytes_wanted, n);
	if (bytes_once)
		bytes_wanted = NULL;
	return (ssize_t)n;
}

static inline void
fresh(void)
{
	on = false;
	fault = (struct fault){CALLS, 0, 0, NULL};
	hits = made = closed_twice = opened_f = fsyncs = 0;
	is_shared = was_held = was_listening = restless = false;
	bytes_wanted = NULL;
	bytes_once = false;
	times = NULL;
}

static inline int
setup(void **state)
{
	fresh();
	return folder_enter(state);
}

static inline int
teardown(void **state)
{
	fresh();
	return folder_leave(state);
}

static inline void
put(const char *path)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_equal(write(fd, "x", 1), 1);
	syscall(SYS_close, fd);
}

/* Run SAVE as a program would; nothing stays open, is closed twice, or is
 * open for other programs too. */
static inline int
run(int (*save)(const char *, struct err *), const char *path, struct err *e)
{
	const size_t before = open_files();
	int r;

	*e = (struct err){.msg = ""};
	on = true;
	r = save(path, e);
	on = false;
	fault.call = CALLS;
	assert_int_equal(open_files(), before);
	assert_int_equal(closed_twice, 0);
	assert_false(is_shared);
	return r;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#endif
