/* Folders before and after. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "torture.h"

static void
read_bytes(struct held *h, const char *path, size_t n)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC);

	h->bytes = malloc(n + 1);
	h->n = n;
	if (fd == -1 || h->bytes == NULL || read(fd, h->bytes, n) != (ssize_t)n)
		give_up("cannot read %s", path);
	close(fd);
}

static void read_into(struct folder *f, const char *top, const char *under);

/* NAME in TOP, and what is in it, behind it in the list. */
static void
read_one(struct folder *f, const char *top, const char *name)
{
	struct held *h = &f->list[f->n];
	char path[4096];
	struct stat st;

	snprintf(path, sizeof(path), "%s/%s", top, name);
	if (f->n++ == sizeof(f->list) / sizeof(*f->list) ||
	    lstat(path, &st) == -1)
		give_up("too much in %s", top);
	*h = (struct held){.mode = st.st_mode};
	snprintf(h->name, sizeof(h->name), "%s", name);
	if (S_ISREG(st.st_mode))
		read_bytes(h, path, (size_t)st.st_size);
	else if (S_ISDIR(st.st_mode))
		read_into(f, top, name);
}

static void
read_into(struct folder *f, const char *top, const char *under)
{
	char path[4096], name[512];
	const struct dirent *e;
	DIR *d;

	snprintf(path, sizeof(path), "%s/%s", top, under);
	d = opendir(path);
	if (d == NULL)
		give_up("cannot look into %s", path);
	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof(name), "%s%s%s", under,
		    *under != '\0' ? "/" : "", e->d_name);
		read_one(f, top, name);
	}
	closedir(d);
}

void
folder_read(struct folder *f, const char *path)
{
	f->n = 0;
	read_into(f, path, "");
}

static const struct held *
find(const struct folder *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->list[i].name, name) == 0)
			return &f->list[i];
	return NULL;
}

/* Two that are not there are equal, too. */
static bool
held_equals(const struct held *a, const struct held *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->mode != b->mode || a->n != b->n || S_ISLNK(a->mode))
		return false;
	return a->n == 0 || memcmp(a->bytes, b->bytes, a->n) == 0;
}

bool
folder_equals(const struct folder *a, const struct folder *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!held_equals(&a->list[i], find(b, a->list[i].name)))
			return false;
	return a->n == b->n;
}

const char *
folder_odd(const struct folder *now, const struct folder *before,
    const struct folder *after)
{
	const struct folder *const all[] = {now, before, after};

	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < all[k]->n; i++) {
			const char *name = all[k]->list[i].name;
			const struct held *h = find(now, name);

			if (!held_equals(h, find(before, name)) &&
			    !held_equals(h, find(after, name)))
				return name;
		}
	return NULL;
}

static void
put(const struct held *h, const char *path)
{
	char full[4096];
	int fd;

	snprintf(full, sizeof(full), "%s/%s", path, h->name);
	if (S_ISDIR(h->mode)) {
		if (mkdir(full, h->mode & 07777) == -1)
			give_up("cannot make %s", full);
		return;
	}
	fd = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd == -1 || write(fd, h->bytes, h->n) != (ssize_t)h->n ||
	    fchmod(fd, h->mode & 07777) == -1)
		give_up("cannot write %s", full);
	close(fd);
}

void
folder_write(const struct folder *f, const char *path)
{
	struct folder now;
	char full[4096];

	folder_read(&now, path);
	for (size_t i = now.n; i > 0; i--) { /* what is in a folder first */
		const struct held *h = &now.list[i - 1];

		if (held_equals(h, find(f, h->name)))
			continue;
		snprintf(full, sizeof(full), "%s/%s", path, h->name);
		if (unlink(full) == -1 && rmdir(full) == -1)
			give_up("cannot remove %s", full);
	}
	for (size_t i = 0; i < f->n; i++)
		if (!held_equals(&f->list[i], find(&now, f->list[i].name)))
			put(&f->list[i], path);
	folder_done(&now);
}

void
folder_done(struct folder *f)
{
	for (size_t i = 0; i < f->n; i++)
		free(f->list[i].bytes);
	f->n = 0;
}
