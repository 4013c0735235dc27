/* Which terminals are known here? */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harmcheck/file.h"
#include "harmcheck/tty.h"

/* Is terminal TERM described in the folder of N bytes, and below it TAIL? */
static bool
describes(const char *folder, size_t n, const char *tail, const char *term)
{
	char path[512];

	snprintf(path, sizeof(path), "%.*s%s/%c/%s", (int)n, folder, tail,
	    *term, term);
	return file_exists(path);
}

/* The person's own folders: what their TERMINFO, HOME and TERMINFO_DIRS say. */
static bool
describes_own(const char *term)
{
	const char *own = getenv("TERMINFO"), *home = getenv("HOME");
	const char *list = getenv("TERMINFO_DIRS");

	if ((own != NULL && describes(own, strlen(own), "", term)) ||
	    (home != NULL && describes(home, strlen(home), "/.terminfo", term)))
		return true;
	while (list != NULL && *list != '\0') {
		const size_t n = strcspn(list, ":");

		if (n > 0 && describes(list, n, "", term))
			return true;
		list += n + (list[n] == ':');
	}
	return false;
}

/* libedit talks on the screen when it does not know TERM, so look first
 * where terminfo keeps its entries. */
bool
tty_can_paint(void)
{
	static const char *const folders[] = {"/etc/terminfo", "/lib/terminfo",
	    "/usr/share/terminfo", "/usr/lib/terminfo"};
	const char *term = getenv("TERM");

	if (term == NULL || *term == '\0' || strchr(term, '/') != NULL ||
	    strcmp(term, "dumb") == 0 || strcmp(term, "unknown") == 0)
		return false;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (describes(folders[i], strlen(folders[i]), "", term))
			return true;
	return describes_own(term);
}
