/* One failure: what kind, where, in words. Filled where it happens, carried
 * up unchanged, printed once by the command layer. */
#ifndef HARMCHECK_ERR_H
#define HARMCHECK_ERR_H

/* The kinds are the exit statuses of the program (harmcheck(1)). */
enum err_kind {
	ERR_NONE = 0,
	ERR_FAULTS = 1,  /* a check found faults */
	ERR_USAGE = 2,   /* wrong use */
	ERR_DATA = 3,    /* bad data */
	ERR_IO = 4,      /* input, output or memory failed */
	ERR_REFUSED = 5, /* wrong passphrase, or refused; a file in use */
};

/* A place in a file. Line and column count from 1; the column counts
 * characters, not bytes. Line 0: the file as a whole. */
struct loc {
	const char *file;
	unsigned line;
	unsigned col;
};

struct err {
	enum err_kind kind;
	struct loc at; /* at.file NULL: no place */
	char msg[1024];
};

/* Fill E; always returns -1, so that `return err_set(...)` reads well. */
int err_set(struct err *e, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int err_at(struct err *e, enum err_kind kind, struct loc at, const char *format,
    ...) __attribute__((format(printf, 4, 5)));

#endif
