/* Where a page goes, and in which format; shared by the commands that write
 * one. */
#ifndef HARMCHECK_OUTPUT_H
#define HARMCHECK_OUTPUT_H

#include <stdbool.h>

struct answers;
struct app;
struct buf;
struct err;
struct report;

struct output {
	const char *format; /* as said; NULL: text */
	const char *path;   /* of -o; NULL: standard output */
	bool plain;
	bool projector; /* html for the wall of a room */
	bool quiet; /* the command itself tells who can read what it wrote */
};

/* The options of a table of struct opt that fill the struct output O.
 * FORMATS: what the command can write, in words. */
#define OUTPUT_OPTIONS(o, formats)                                         \
	{0, "format", "NAME", formats, NULL, &(o).format},                 \
	    {'o', "output", "FILE",                                        \
		"write to FILE, which must not exist yet; other accounts " \
		"cannot open it",                                          \
		NULL, &(o).path},                                          \
	{                                                                  \
		0, "plain", NULL, "no bars and no rules", &(o).plain, NULL \
	}

/* Before any work: is it one of FORMATS (ended by NULL), and could the file be
 * made? */
int output_check(const struct output *o, const char *const *formats,
    struct err *e);

/* Is it this format? */
bool output_is(const struct output *o, const char *format);

/* Lay REPORT out in a format that is not json, and write it. */
int output_report(struct app *app, const struct output *o,
    const struct report *report, struct err *e);

/* The same for a person to read: on a terminal, as text and without -o, page by
 * page, with a way out at each. WHOSE answers REPORT is about. The last thing a
 * command does: the memory of APP is gone after it, and a signal that asked to
 * end has taken its course. */
int output_read(struct app *app, const struct output *o,
    const struct report *report, const struct answers *whose, struct err *e);

/* Write what is laid out already, such as JSON. */
int output_bytes(const struct output *o, const struct buf *bytes,
    struct err *e);

#endif
