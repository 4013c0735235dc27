#include <string.h>

#include "elsewhere.h"
#include "harmcheck/arena.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/typed.h"
#include "harmcheck/utf8.h"

void
elsewhere_page(struct report *p, const char *example, const char *more,
    const char *leave)
{
	report_add(p, BLOCK_TITLE, "Another file");
	report_addf(p, BLOCK_PARA,
	    "Type a new name, such as %s. It goes in the folder where you "
	    "started. ~/%s goes in your home folder.",
	    example, example);
	report_add(p, BLOCK_PARA,
	    "Nothing that is there is written over. Whoever can open the file "
	    "can read it.");
	if (more != NULL)
		report_add(p, BLOCK_PARA, more);
	report_addf(p, BLOCK_KEYS,
	    "Type the name, then Enter. Enter alone: back. h: help. x: leave, "
	    "%s.",
	    leave);
}

const char elsewhere_no_name[] =
    "That is too short for a name. To go back: Enter. To leave: x.";

/* Whoever types these wants out, and no file of that name. */
static bool
means_back(const char *key)
{
	static const char *const words[] = {"q", "n", "no", "none", "cancel",
	    "end", "bye", "bye bye", "go back"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(key, words[i]) == 0)
			return true;
	return false;
}

/* One sign is a key, or a slip: a number of the page before. In quotes
 * anything is a name. */
const char *
elsewhere_name(struct arena *a, const char *line, char key[2])
{
	const char *name = arena_trimmed(a, line);
	const size_t n = strlen(name);
	char typed[16];

	key[0] = key[1] = '\0';
	if (n > 1 && (*name == '"' || *name == '\'') && name[n - 1] == *name) {
		key[0] = *name;
		return n > 2 ? arena_strndup(a, name + 1, n - 2) : NULL;
	}
	typed_key(typed, sizeof(typed), name);
	if (means_back(typed))
		return NULL;
	if (utf8_length(typed, strlen(typed)) >= 2)
		return name;
	key[0] = typed[0];
	return NULL;
}

const char *
elsewhere_why(struct arena *a, const char *first, const char *why)
{
	const size_t n = strlen(why);
	const char *end = n > 0 && why[n - 1] == '.' ? "" : ".";

	if (str_starts(why, "cannot "))
		return arena_printf(a, "This program %s%s", why, end);
	return arena_printf(a, "%s: %s%s", first, why, end);
}

const char *
elsewhere_refused(struct arena *a, const char *why)
{
	return arena_printf(a, "%s Try another name.",
	    elsewhere_why(a, "This name cannot be used", why));
}

void
elsewhere_before(struct report *p, const char *path)
{
	report_addf(p, BLOCK_PARA,
	    "Earlier answers may still be in the file %s. You can look later.",
	    path);
}

const char *
elsewhere_left(struct arena *a, const char *left, const char *path)
{
	return arena_printf(a, "%s%sthe file %s", left != NULL ? left : "",
	    left != NULL ? " and in " : "", path);
}
