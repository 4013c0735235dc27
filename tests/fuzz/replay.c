/* Feeds a fuzz target all files of folders, without libFuzzer:
 *
 *   NAME FOLDER...
 *
 * Prints how many inputs it took. One that breaks a promise ends the program,
 * as under libFuzzer; with FUZZ_SAY=1 the name of each is said before. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "fuzz.h"

#define INPUT_MOST ((size_t)1 << 20)

static void
replay(const char *path)
{
	struct arena *a = arena_new();
	struct err e;
	uint8_t *exact;
	char *text;
	size_t n;

	if (file_read(a, path, INPUT_MOST, &text, &n, &e) == -1)
		fuzz_fail(path, 0, e.msg);
	/* a piece of its own, so that a byte too far is seen */
	exact = malloc(n > 0 ? n : 1);
	if (exact == NULL)
		fuzz_fail(path, 0, "there is memory");
	memcpy(exact, text, n);
	arena_free(a);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

static unsigned
replay_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *it;
	unsigned n = 0;

	if (dir == NULL)
		return 0;
	while ((it = readdir(dir)) != NULL) {
		char path[4096];

		if (it->d_name[0] == '.')
			continue;
		if (snprintf(path, sizeof(path), "%s/%s", folder, it->d_name) >=
		    (int)sizeof(path))
			fuzz_fail(folder, 0, "its names are short");
		if (getenv("FUZZ_SAY") != NULL)
			fprintf(stderr, "%s\n", path);
		replay(path);
		n++;
	}
	closedir(dir);
	return n;
}

int
main(int argc, char *argv[])
{
	unsigned n = 0;

	LLVMFuzzerInitialize(&argc, &argv);
	LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	for (int i = 1; i < argc; i++)
		n += replay_folder(argv[i]);
	printf("%u\n", n);
	return 0;
}
