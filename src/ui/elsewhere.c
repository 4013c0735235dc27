#include <string.h>

#include "elsewhere.h"
#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/typed.h"
#include "harmcheck/utf8.h"

void
elsewhere_page(struct report *p)
{
	report_add(p, BLOCK_TITLE, "Another file");
	report_add(p, BLOCK_PARA,
	    "Type the name of a file that is not there yet. What is there is "
	    "never written over.");
	report_add(p, BLOCK_PARA,
	    "A name alone goes where you started this program. For another "
	    "folder, write it too, as in ~/mine.yaml.");
	report_add(p, BLOCK_KEYS,
	    "Type the name, then press Enter. Enter alone: go back. x or "
	    "Ctrl-C: leave, without saving.");
}

const char elsewhere_no_name[] =
    "This is taken for a key, not for a name. Please write a longer name.";

/* One sign is a key, or a slip: a number of the page before. */
bool
elsewhere_is_name(char key[2], const char *line)
{
	char typed[16];

	typed_key(typed, sizeof(typed), line);
	memcpy(key, typed, 1);
	key[1] = '\0';
	if (utf8_length(typed, strlen(typed)) < 2)
		return false;
	key[0] = '\0';
	return true;
}

const char *
elsewhere_left(struct arena *a, const char *left, const char *path)
{
	return arena_printf(a, "%s%sthe file %s", left != NULL ? left : "",
	    left != NULL ? " and in " : "", path);
}
