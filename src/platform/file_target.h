/* The place of a file that is replaced whole, and the temporary files beside
 * it; private to the platform layer. */
#ifndef HARMCHECK_FILE_TARGET_H
#define HARMCHECK_FILE_TARGET_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

struct err;
struct stat;

#define TMP_NAME_SHOWN 64 /* of the name in the temporary name, in bytes */

struct target {
	const char *verb; /* what it is for, for messages; NULL: save */
	const char *path; /* as the person gave it */
	const char *name; /* in its folder; borrowed from PATH */
	int dir;          /* the folder, open */
	char tmp[TMP_NAME_SHOWN + 16];
	size_t stem; /* how much of TMP does not change from try to try */
};

/* Fill E with "cannot save PATH: WHY"; -1. */
int target_fail(struct err *e, const struct target *t, const char *why);

/* Open the folder once and name everything from there, so that a folder moved
 * meanwhile cannot send half of the work elsewhere. The caller closes dir. */
int target_open(struct target *t, const char *path, struct err *e);

/* What stands at the place must be a file that may be replaced, or nothing;
 * MUST_BE_NEW: nothing. */
int target_check(const struct target *t, bool must_be_new, struct err *e);

/* Make a temporary file, named in T, open for writing, with a lock that tells
 * the others that it is in use. -1: errno, and the stem is 0. */
int target_tmp(struct target *t);

/* Remove temporary files of programs that were killed. With ANY_AGE also young
 * ones. One that is locked belongs to a program that saves right now. Nothing
 * here is worth a failure. */
void target_tidy(struct target *t, bool any_age);

/* "cannot VERB PATH" is no more true: it stands, and the folder could not be
 * written out. Fill E; -1. */
int target_fail_placed(struct err *e, const struct target *t);

/* R = CALL, over EINTR: on some file systems a signal may come into any. */
#define target_again(r, call) \
	do {                  \
		(r) = (call); \
	} while ((r) == -1 && errno == EINTR)

/* openat(), with mode 0600, and fstatat() of NAME itself, or with NAME "" of
 * what DIR is; both over EINTR. */
int target_openat(int dir, const char *name, int flags);
int target_stat(int dir, const char *name, struct stat *st);

/* Remove the temporary file of T, if it can be done. */
void target_unlink(const struct target *t);

/* Close FD. After EINTR, too, it is closed. */
int target_close(int fd);

/* Write out what FD is, over EINTR. */
int target_fsync(int fd);

/* The same of the folder of T. Some file systems cannot do that: the file
 * stands, and that is no failure. */
int target_fsync_folder(const struct target *t);

#endif
