#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "harmcheck/reason.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct {
	int error;
	const char *words[REASON_FOLDER + 1]; /* the first: where one lacks */
} rows[] = {
    {ENOSPC, {"the disk is full"}},
    {EDQUOT, {"there is no more room for you on this disk"}},
    {ENOENT,
	{"there is no such file", NULL, "the place for it is not there",
	    "there is no such folder"}},
    {ENOTDIR, {"a file stands where a folder should be"}},
    {EACCES,
	{"you may not read it", "you may not change it",
	    "you may not write there", "that folder is not open to you"}},
    {EPERM,
	{"you may not read it", "you may not change it",
	    "you may not write there", "that folder is not open to you"}},
    {EFBIG, {"it is larger than what can be kept here"}},
    {EROFS, {"this disk can only be read"}},
    {EEXIST, {"it is there already"}},
    {EISDIR, {"it is a folder"}},
    {ENAMETOOLONG, {"that name is too long"}},
    {EIO, {"the disk does not answer as it should"}},
};

const char *
reason(int error, enum reason_of of)
{
	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].error == error)
			return rows[i].words[of] != NULL ? rows[i].words[of]
							 : rows[i].words[0];
	return strerror(error);
}
