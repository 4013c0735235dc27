/* What a program leaves on the disk. */
#include "pty_verbs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Names in FOLDER, without those in ALLOWED (blanks around each). */
static bool
folder_has_more(const char *folder, const struct text *allowed,
    struct text *more)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;

	text_add(more, "", 0);
	while (dir != NULL && (e = readdir(dir)) != NULL) {
		struct text name = {0};

		text_put(&name, " ");
		text_put(&name, e->d_name);
		text_put(&name, " ");
		if (strcmp(name.s, " . ") != 0 && strcmp(name.s, " .. ") != 0 &&
		    strstr(allowed->s, name.s) == NULL)
			text_put(more, name.s);
		text_done(&name);
	}
	if (dir != NULL)
		closedir(dir);
	return more->n > 0;
}

bool
play_leaves(struct drive *d, struct text *arg)
{
	text_put(&d->leaves, " ");
	text_add(&d->leaves, arg->s, arg->n);
	text_put(&d->leaves, " ");
	return true;
}

bool
files_check_left(struct drive *d)
{
	struct text more = {0};
	bool good;

	text_add(&d->leaves, "", 0);
	good = !folder_has_more(getenv("TMP"), &d->leaves, &more) ||
	    drive_fail(d, "left in $TMP, and no `leaves` allows it:%s", more.s);
	text_done(&more);
	return good;
}

static bool
file_contains(const char *path, const char *words)
{
	FILE *f = fopen(path, "re");
	struct text all = {0};
	char part[4096];
	size_t n;

	text_add(&all, "", 0);
	while (f != NULL && (n = fread(part, 1, sizeof(part), f)) > 0)
		text_add(&all, part, n);
	if (f != NULL)
		fclose(f);

	bool found =
	    f != NULL && memmem(all.s, all.n, words, strlen(words)) != NULL;

	text_done(&all);
	return found;
}

static bool
check_file(struct drive *d, const char *path, const char *verb,
    const char *rest)
{
	struct stat st;
	bool there = lstat(path, &st) == 0;

	if (strcmp(verb, "absent") == 0)
		return !there || drive_fail(d, "%s exists", path);
	if (!there)
		return drive_fail(d, "%s: %s", path, strerror(errno));
	if (strcmp(verb, "exists") == 0)
		return true;
	if (strcmp(verb, "contains") == 0)
		return file_contains(path, rest) ||
		    drive_fail(d, "%s lacks: %s", path, rest);
	if (strcmp(verb, "lacks") == 0)
		return !file_contains(path, rest) ||
		    drive_fail(d, "%s contains: %s", path, rest);
	if (strcmp(verb, "mode") == 0)
		return (st.st_mode & 07777) == strtoul(rest, NULL, 8) ||
		    drive_fail(d, "%s has mode %04o", path,
			(unsigned)st.st_mode & 07777);
	return drive_fail(d,
	    "file PATH exists | absent | contains TEXT | lacks TEXT | mode N");
}

bool
play_file(struct drive *d, struct text *arg)
{
	char *path = arg->s;
	char *verb = path + strcspn(path, " ");

	verb += strspn(verb, " ");
	path[strcspn(path, " ")] = '\0';

	char *rest = verb + strcspn(verb, " ");

	rest += strspn(rest, " ");
	verb[strcspn(verb, " ")] = '\0';
	return check_file(d, path, verb, rest);
}

bool
play_meanwhile(struct drive *d, struct text *arg)
{
	struct text line = {0};

	text_put(&line, "cd \"$TMP\" && ");
	text_put(&line, arg->s);

	int how = system(line.s);

	text_done(&line);
	return how == 0 || drive_fail(d, "this failed: %s", arg->s);
}
