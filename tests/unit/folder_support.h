/* A folder that tests may fill with files, and how many files are open. */
#ifndef TESTS_UNIT_FOLDER_SUPPORT_H
#define TESTS_UNIT_FOLDER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/test_files.XXXXXX";

/* Make it and go there. */
static inline int
folder_enter(void **state)
{
	(void)state;
	strcpy(folder + strlen(folder) - 6, "XXXXXX");
	return mkdtemp(folder) == NULL || chdir(folder) == -1 ? -1 : 0;
}

/* How much lies in it. It is flat, but for empty folders. */
static inline size_t
entries(bool remove)
{
	DIR *d = opendir(".");
	const struct dirent *x;
	size_t n = 0;

	assert_non_null(d);
	while ((x = readdir(d)) != NULL) {
		n++;
		if (remove && unlink(x->d_name) == -1)
			rmdir(x->d_name);
	}
	closedir(d);
	return n - 2;
}

static inline int
folder_leave(void **state)
{
	(void)state;
	entries(true);
	return chdir("/") == -1 || rmdir(folder) == -1 ? -1 : 0;
}

static inline size_t
open_files(void)
{
	DIR *d = opendir("/proc/self/fd");
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}

#endif
