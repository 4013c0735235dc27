/*
 * Which files the program may open, once the command line has been read. See
 * landlock(7). The kernel's own header may be older than the kernel, so what is
 * needed of it stands here.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/paths.h"
#include "harmcheck/sandbox.h"
#include "sandbox_built.h"

/* Was all else shut off? */
static bool shut;

#if SANDBOX_BUILT && defined(SYS_landlock_create_ruleset)

#define EXECUTE (UINT64_C(1) << 0)
#define WRITE_FILE (UINT64_C(1) << 1)
#define READ_FILE (UINT64_C(1) << 2)
#define READ_DIR (UINT64_C(1) << 3)
#define REMOVE_DIR (UINT64_C(1) << 4)
#define REMOVE_FILE (UINT64_C(1) << 5)
#define MAKE_DIR (UINT64_C(1) << 7)
#define MAKE_REG (UINT64_C(1) << 8)
#define FIRST_RIGHTS ((UINT64_C(1) << 13) - 1)        /* the version 1 */
#define REFER (UINT64_C(1) << 13)                     /* from 2 on */
#define TRUNCATE (UINT64_C(1) << 14)                  /* from 3 on */
#define NET ((UINT64_C(1) << 0) | (UINT64_C(1) << 1)) /* from 4 on */

/* A rule for a file that is no folder may hold these only. */
#define FILE_RIGHTS (EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE)

/* What it takes to replace a file in a folder, and to look for what an earlier
 * run left. The folder is opened to be written out, so it can be listed. */
#define REPLACE (READ_DIR | WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE)

/* As the kernel has them. The first may be shorter than the kernel's own. */
struct ruleset {
	uint64_t files, net;
};
struct beneath {
	uint64_t rights;
	int32_t folder;
} __attribute__((packed));

#define VERSION_ONLY 1u
#define BENEATH 1

int
sandbox_files_known(void)
{
	const long got =
	    syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, VERSION_ONLY);

	return got > 0 ? (int)got : 0;
}

/* RIGHTS for PATH, and if it is a folder for all in it. A file that is not
 * there, or of a kind that cannot be shut off, has no rule. */
static void
allow(struct sandbox *s, const char *path, uint64_t rights)
{
	struct beneath rule = {.rights = rights & s->rights, .folder = -1};
	struct stat st;

	if (s->rules == -1)
		return;
	rule.folder = open(path, O_PATH | O_CLOEXEC);
	if (rule.folder == -1)
		return;
	if (fstat(rule.folder, &st) == 0) {
		if (!S_ISDIR(st.st_mode))
			rule.rights &= FILE_RIGHTS;
		(void)syscall(SYS_landlock_add_rule, s->rules, BENEATH, &rule,
		    0);
	}
	close(rule.folder);
}

/* Descriptions of terminals that are not where the system's are. */
static void
allow_terminals(struct sandbox *s, struct arena *a)
{
	const char *own = getenv("TERMINFO"), *list = getenv("TERMINFO_DIRS");
	const char *home = getenv("HOME");

	if (own != NULL)
		allow(s, own, READ_FILE | READ_DIR);
	if (home != NULL)
		allow(s, arena_printf(a, "%s/.terminfo", home),
		    READ_FILE | READ_DIR);
	while (list != NULL && *list != '\0') {
		const size_t n = strcspn(list, ":");

		if (n > 0)
			allow(s, arena_strndup(a, list, n),
			    READ_FILE | READ_DIR);
		list += n + (list[n] == ':');
	}
}

void
sandbox_open(struct sandbox *s, struct arena *a)
{
	/* what libraries read by themselves, and may only ask for late */
	static const char *const system[] = {"/usr/share", "/usr/lib",
	    "/usr/lib64", "/lib", "/lib64", "/etc/terminfo", "/etc/localtime"};
	static const char *const devices[] = {"/dev/tty", "/dev/null"};
	const int version = sandbox_files_known();
	const char *shipped[PATHS_DATA];
	struct ruleset all = {.files = FIRST_RIGHTS};
	size_t n;

	*s = (struct sandbox){.rules = -1};
	if (version == 0)
		return;
	all.files |= version >= 2 ? REFER : 0;
	all.files |= version >= 3 ? TRUNCATE : 0;
	all.net = version >= 4 ? NET : 0;
	s->rights = all.files;
	s->rules = (int)syscall(SYS_landlock_create_ruleset, &all,
	    version >= 4 ? sizeof(all) : sizeof(all.files), 0);
	for (size_t i = 0; i < sizeof(system) / sizeof(system[0]); i++)
		allow(s, system[i], READ_FILE | READ_DIR);
	for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		allow(s, devices[i], READ_FILE | WRITE_FILE);
	allow_terminals(s, a);
	tzset(); /* TZ may name a file anywhere: it is read now, and once */
	n = paths_data_folders(a, shipped);
	for (size_t i = 0; i < n; i++)
		allow(s, shipped[i], READ_FILE | READ_DIR);
}

void
sandbox_read(struct sandbox *s, const char *path)
{
	struct stat st;

	/* to say of a folder that it is none, it must be opened */
	if (stat(path, &st) == 0)
		allow(s, path, S_ISDIR(st.st_mode) ? READ_DIR : READ_FILE);
}

/* The folder of PATH, into FOLDER; false when it is too long for any system. */
static bool
folder_of(const char *path, char folder[4096])
{
	const char *slash = strrchr(path, '/');
	const size_t n = slash != NULL ? (size_t)(slash - path) + 1 : 0;

	if (n >= 4096)
		return false;
	memcpy(folder, path, n);
	memcpy(folder + n, n > 0 ? "" : ".", n > 0 ? 1 : 2);
	return true;
}

void
sandbox_write(struct sandbox *s, const char *path)
{
	char folder[4096];

	allow(s, path, READ_FILE | WRITE_FILE | TRUNCATE);
	if (folder_of(path, folder))
		allow(s, folder, REPLACE);
}

void
sandbox_keep(struct sandbox *s, const char *path)
{
	char folder[4096];
	struct stat st;
	bool lacks = false;
	size_t n;

	if (!folder_of(path, folder))
		return;
	/* where it lacks, the nearest one that is there */
	for (; stat(folder, &st) == -1; lacks = true) {
		for (n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--)
			;
		while (n > 0 && folder[n - 1] != '/')
			n--;
		memcpy(folder + n, n > 0 ? "" : ".", n > 0 ? 1 : 2);
		if (n <= 1)
			break;
	}
	sandbox_read(s, path);
	/* another of us may have put a new file in its place meanwhile */
	allow(s, folder, REPLACE | MAKE_DIR | (lacks ? 0 : READ_FILE));
}

void
sandbox_write_anywhere(struct sandbox *s)
{
	static const char *const system[] = {"bin", "boot", "dev", "etc", "lib",
	    "lib32", "lib64", "proc", "sbin", "sys", "usr"};
	DIR *top = opendir("/");
	const struct dirent *d;

	while (top != NULL && (d = readdir(top)) != NULL) {
		bool kept = *d->d_name == '.';
		char path[sizeof(d->d_name) + 2];

		for (size_t i = 0; i < sizeof(system) / sizeof(system[0]); i++)
			kept |= strcmp(d->d_name, system[i]) == 0;
		snprintf(path, sizeof(path), "/%s", d->d_name);
		if (!kept)
			allow(s, path, REPLACE);
	}
	if (top != NULL)
		closedir(top);
	allow(s, "/dev/shm", REPLACE);
	allow(s, ".", REPLACE);
}

void
sandbox_close(struct sandbox *s)
{
	if (s->rules == -1)
		return;
	/* at most 16 such locks go on top of each other */
	shut = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, s->rules, 0) == 0;
	close(s->rules);
	s->rules = -1;
}

#else

int
sandbox_files_known(void)
{
	return 0;
}

void
sandbox_open(struct sandbox *s, struct arena *a)
{
	(void)a;
	*s = (struct sandbox){.rules = -1};
}

void
sandbox_read(struct sandbox *s, const char *path)
{
	(void)s;
	(void)path;
}

void
sandbox_write(struct sandbox *s, const char *path)
{
	(void)s;
	(void)path;
}

void
sandbox_keep(struct sandbox *s, const char *path)
{
	(void)s;
	(void)path;
}

void
sandbox_write_anywhere(struct sandbox *s)
{
	(void)s;
}

void
sandbox_close(struct sandbox *s)
{
	(void)s;
}

#endif

void
sandbox_state(struct buf *out)
{
	const int version = sandbox_files_known();

	if (!SANDBOX_BUILT) {
		buf_adds(out, "locked: no, this build is for tests\n");
		return;
	}
	buf_adds(out,
	    sandbox_calls_shut()
		? "locked: no network, no other programs (seccomp)\n"
		: "not locked: it could use the network and start programs "
		  "(no seccomp here)\n");
	if (shut)
		buf_addf(out,
		    "locked: only files it was told of (Landlock %d)\n",
		    version);
	else
		buf_adds(out,
		    "not locked: it could open any file that you can "
		    "(no Landlock here)\n");
}
