/* The people of a group, read from files; private to the cmd layer. */
#ifndef HARMCHECK_GROUP_FILES_H
#define HARMCHECK_GROUP_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/rows.h"

struct answers;
struct app;
struct arena;
struct err;
struct form;
struct group_picture;
struct output;
struct scenario;

/* What was asked for. AFTER with N_AFTER 0: there is one round. */
struct group_request {
	char **files, **after;
	size_t n, n_after;
	const char *scenario; /* an id or a file; NULL: what the files say */
	const char *form;     /* of tables; NULL: what the files say */
	unsigned floor;       /* 0: none was named */
	bool without_key, wall;
	bool alike; /* answers that are the same to the letter are two people's
		     */
};

/* One person of a round, and where they stand. */
struct group_person {
	const struct answers *answers;
	const char *file; /* as people may see it */
	size_t line;      /* of a table; 0: it is an answer file */
	const char *id;   /* the number of the form, of a table; NULL or "" */
};

struct group_people {
	struct group_person *list;
	size_t n, cap;
};

/* A table. */
struct group_table {
	const char *file; /* as people may see it */
	size_t round;
	char *text;
	size_t n;
	struct rows_said said;
	size_t people; /* once it is read */
};

/* All that was read, of both rounds. */
struct group_files {
	struct group_people round[2];
	struct group_table *tables;
	size_t n_tables;
	/* By item of the form: has a table a column for it? NULL: there are
	 * answer files, to which all could be asked. */
	bool *asked;
	const struct form *form;
	const struct scenario *scenario; /* NULL: about no case */
};

/* "FILE" or "FILE:LINE"; lives in APP's arena. */
const char *group_place(struct app *app, const struct group_person *p);

/* Read the files of R for the bank of APP, which is loaded, and see to it that
 * they go together: one bank, one form, one case, no file twice. -1 with E, or
 * with the findings printed. */
int group_files_read(struct app *app, const struct group_request *r,
    struct group_files *out, struct err *e);

/* Does each person count once in each round, as far as can be told? -1 with E.
 */
int group_once(struct app *app, const struct group_request *r,
    const struct group_files *f, struct err *e);

/* Open the table of PATH into T: its text, and what that says of itself; and
 * read it, as one of the form and the case of F. -1 with E, or with the
 * findings printed. */
int group_table_open(struct app *app, const char *path, struct group_table *t,
    struct err *e);
int group_table_read(struct app *app, const struct group_files *f,
    const struct group_table *t, struct row **list, size_t *n, struct err *e);

/* Before that: what the tables of F say of their case and form, where these are
 * not known; and whether they can go with them. */
int group_tables_case(struct app *app, struct group_files *f, struct err *e);
int group_tables_form(struct app *app, const struct group_request *r,
    struct group_files *f, struct err *e);

/* Find who is in both rounds, by their codes: BEFORE and AFTER are those, at
 * the same place, N of them; *LEFT_OUT are in one round only. -1 with E. */
int group_pair(struct app *app, const struct group_files *f,
    const struct answers ***before, const struct answers ***after, size_t *n,
    size_t *left_out, struct err *e);

/* All of it: the files of R, looked at as a group. NULL with E. */
const struct group_picture *group_picture_of(struct app *app,
    const struct group_request *r, struct err *e);

/* Write the page of P, the last thing a command does, as output_read(). */
int group_page(struct app *app, const struct output *output,
    const struct group_picture *p, struct err *e);

#endif
