#include <stdlib.h>
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
#define SCENARIOS "scenarios"
#define DIARY "/harmcheck/diary.age"

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

/* Where the data file NAME may lie, in order, and how many places these are. */
static size_t
data_places(struct arena *a, const char *name, const char *places[PATHS_DATA])
{
	char *folder = program_folder(a);
	const bool build = is_build(folder);
	size_t n = 0;

	if (*folder != '\0') {
		char *slash = strrchr(folder, '/');

		*slash = '\0';
		if (build)
			places[n++] =
			    arena_printf(a, "%s/data/%s", folder, name);
		places[n++] =
		    arena_printf(a, "%s/share/harmcheck/%s", folder, name);
	}
	places[n++] = arena_printf(a, HARMCHECK_DATADIR "/%s", name);
	return n;
}

size_t
paths_data_folders(struct arena *a, const char *folders[PATHS_DATA])
{
	return data_places(a, "", folders);
}

/* WHAT, the file NAME; NULL with E, which ends in WAYS. */
static const char *
find_data(struct arena *a, const char *name, const char *what, const char *ways,
    struct err *e)
{
	const char *places[PATHS_DATA];
	const size_t n = data_places(a, name, places);

	for (size_t i = 0; i < n; i++)
		if (file_exists(places[i]))
			return places[i];
	err_set(e, ERR_IO, "%s not found: neither %s%s%s%s%s is there%s", what,
	    places[0], n > 1 ? " nor " : "", n > 1 ? places[1] : "",
	    n > 2 ? " nor " : "", n > 2 ? places[2] : "", ways);
	return NULL;
}

const char *
paths_bank(struct arena *a, struct err *e)
{
	return find_data(a, BANK, "the questions were",
	    "; name them with --bank FILE", e);
}

const char *
paths_data(struct arena *a, const char *name, struct err *e)
{
	return find_data(a, name, arena_printf(a, "the file %s was", name), "",
	    e);
}

const char *
paths_scenarios(struct arena *a, struct err *e)
{
	return find_data(a, SCENARIOS, "the cases were",
	    "; a case of your own is named by its file", e);
}

/* A folder from the environment. One that is not named from the root on would
 * be another one wherever the program is started. */
static const char *
folder_of(const char *variable)
{
	const char *folder = getenv(variable);

	return folder != NULL && *folder == '/' ? folder : NULL;
}

const char *
paths_diary(struct arena *a, struct err *e)
{
	const char *data = folder_of("XDG_DATA_HOME");
	const char *home = folder_of("HOME");

	if (data != NULL)
		return arena_printf(a, "%s" DIARY, data);
	if (home != NULL)
		return arena_printf(a, "%s/.local/share" DIARY, home);
	err_set(e, ERR_IO,
	    "there is no home folder to keep a diary in; say where it is with "
	    "--file FILE");
	return NULL;
}
