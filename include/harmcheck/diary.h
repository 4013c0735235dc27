/* The diary: many answer files in one YAML document, sealed in one file.
 * docs/diary.5 has the format. */
#ifndef HARMCHECK_DIARY_H
#define HARMCHECK_DIARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"
#include "harmcheck/file_hold.h"
#include "harmcheck/seal.h"

struct arena;
struct buf;
struct diags;

/* Limits of what is inside. Its size is SEAL_TEXT_MOST at most, and an entry
 * is no larger than an answer file may be. */
enum {
	DIARY_ENTRIES_MOST = 20000, /* one a day for fifty years, and more */
	DIARY_NAME_MOST = 32,       /* bytes, with the NUL */
};

/* One check. NAME is its date, and from the second of a day on its number
 * behind: "2026-11-22", "2026-11-22.2". TEXT is an answer file, as it was
 * added but for its line ends. */
struct diary_entry {
	char name[DIARY_NAME_MOST];
	char date[11];
	unsigned number; /* from 1 */
	const char *text;
	size_t n;
	uint64_t sum; /* of the text: where it differs, the texts do */
};

struct diary {
	struct arena *arena;          /* all of it lives here */
	struct diary_entry **entries; /* by date, then by number */
	size_t n, cap;
	size_t bytes; /* they take in the document */
};

/* An empty diary that lives in A. */
struct diary *diary_new(struct arena *a);

/* Read the N bytes of TEXT, named FILE in findings. What is inside an entry is
 * not looked at, but for its size and for characters that cannot be seen. NULL
 * when it is no diary, or has faults; reasons in D. Nothing is borrowed from
 * TEXT. */
struct diary *diary_read(struct arena *a, const char *file, const char *text,
    size_t n, struct diags *d);

/* The document, comments for a reader on top. diary_read() of it gives the
 * same entries byte for byte. */
void diary_write(struct buf *out, const struct diary *d);

/* The entry of this name, or NULL. */
const struct diary_entry *diary_find(const struct diary *d, const char *name);

/* Add the answer file TEXT of N bytes, of DATE (valid), as the next of its
 * day: the lowest number over all that are there. A byte order mark goes, CR LF
 * become LF, and it ends with one LF, neither more nor none. *ENTRY is the new
 * one, or the one of that day that holds the same text already (then *NEW is
 * false). -1 and ERR_DATA: the diary is full, or the text cannot stand in it
 * (it is no UTF-8, has characters that cannot be seen, as a CR alone, holds
 * nothing, or is larger than an answer file may be). D is as before then. */
int diary_add(struct diary *d, const char *date, const char *text, size_t n,
    const struct diary_entry **entry, bool *new, struct err *e);

/* Take an entry of D out of it. The others keep their names. */
void diary_remove(struct diary *d, const struct diary_entry *entry);

/* --- the file -------------------------------------------------------- */

/* Hold the diary file at PATH (file_hold_take()) and remove what killed
 * programs left beside it. With no file there: ERR_IO, and the words how one
 * is made. */
int diary_file_hold(struct file_hold *h, const char *path, struct err *e);

/* The sealed bytes of the file that is held, or without hold (HELD NULL) of
 * PATH; into A. Over what could be a diary: ERR_DATA; with no file there as
 * above. */
int diary_file_bytes(struct arena *a, const struct file_hold *held,
    const char *path, char **bytes, size_t *n, struct err *e);

/* Put the sealed BYTES in the place of the file that is held; see
 * file_hold_replace(). With none held: a new file. */
int diary_file_replace(struct file_hold *h, const char *path,
    const struct buf *bytes, struct err *e);

/* Make the folder of PATH, and those above it that lack, each 0700, written
 * out to the disk. The folder itself is made 0700 if others can look into it
 * and OURS says that it is nobody else's; see folder_make(). */
int diary_folder(const char *path, bool ours, struct err *e);

#endif
