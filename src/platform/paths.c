#include <string.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/paths.h"
#include "harmcheck/str.h"

#ifndef HARMCHECK_DATADIR
#define HARMCHECK_DATADIR "/usr/local/share/harmcheck"
#endif

#define BANK "questions.yaml"

/* The folder of the running program, "" when the system does not tell. A
 * program replaced while it runs is named with a mark behind: its folder is
 * right all the same. */
static char *
program_folder(struct arena *a)
{
	char path[4096];
	const ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
	size_t len = n > 0 && (size_t)n < sizeof(path) ? (size_t)n : 0;

	while (len > 0 && path[len - 1] != '/')
		len--;
	return arena_strndup(a, path, len > 1 ? len - 1 : len);
}

/* A folder as the Makefile names it. Elsewhere a file that happens to lie
 * beside the program is none of ours. */
static bool
is_build(const char *folder)
{
	const char *slash = strrchr(folder, '/');
	const char *name = slash != NULL ? slash + 1 : folder;

	return str_eq(name, "build") || str_starts(name, "build-");
}

const char *
paths_bank(struct arena *a, struct err *e)
{
	const char *places[3];
	char *folder = program_folder(a);
	const bool build = is_build(folder);
	size_t n = 0;

	if (*folder != '\0') {
		char *slash = strrchr(folder, '/');

		*slash = '\0';
		if (build)
			places[n++] = arena_printf(a, "%s/data/" BANK, folder);
		places[n++] =
		    arena_printf(a, "%s/share/harmcheck/" BANK, folder);
	}
	places[n++] = HARMCHECK_DATADIR "/" BANK;
	for (size_t i = 0; i < n; i++)
		if (file_exists(places[i]))
			return places[i];
	err_set(e, ERR_IO,
	    "the questions were not found: neither %s%s%s%s%s is there; "
	    "name them with --bank FILE",
	    places[0], n > 1 ? " nor " : "", n > 1 ? places[1] : "",
	    n > 2 ? " nor " : "", n > 2 ? places[2] : "");
	return NULL;
}
