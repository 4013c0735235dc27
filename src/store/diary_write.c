/* The document that is sealed. Each entry is a literal block: what stands in
 * it is the answer file itself, with its comments, and nothing in it can be
 * taken for a part of the document. */
#include <string.h>

#include "diary_parts.h"
#include "harmcheck/buf.h"
#include "harmcheck/diary.h"

#define INDENT 4 /* of a text; its name stands at half of that */

static const char head[] =
    "# This is a harmcheck diary. It was sealed, so whoever reads this has\n"
    "# opened it. Each entry has its date, and under it an answer file, as\n"
    "# \"harmcheck take --save\" writes it. You need no harmcheck to read it.\n"
    "# To take an entry out, copy its lines to a file of their own, without\n"
    "# the four blanks in front. To remove it, delete its date and its lines.\n"
    "# To seal this text again: age -p -o new.age diary.yaml\n"
    "# Look whether new.age opens. Then delete this: it is not sealed.\n"
    "harmcheck_diary: 1\n";
static const char some[] = "entries:\n";
static const char none[] = "entries: {}\n";

/* Where the text begins is seen by its first line, unless that is empty or
 * indented more; then the mark says it. */
static const char *
mark(const struct diary_entry *x)
{
	return strchr(" \t\n", x->text[0]) != NULL ? ": |2\n" : ": |\n";
}

/* Bytes of the line at AT, with its end. */
static size_t
line_length(const struct diary_entry *x, size_t at)
{
	const char *feed = memchr(x->text + at, '\n', x->n - at);

	return (size_t)(feed + 1 - (x->text + at));
}

size_t
diary_entry_size(const struct diary_entry *x)
{
	size_t size = INDENT / 2 + 2 + strlen(x->name) + strlen(mark(x)) + x->n;
	size_t n;

	for (size_t at = 0; at < x->n; at += n) {
		n = line_length(x, at);
		size += n > 1 ? INDENT : 0;
	}
	return size;
}

size_t
diary_size(const struct diary *d, size_t more)
{
	const size_t entries = d->bytes + more;

	return sizeof(head) - 1 + entries +
	    (entries > 0 ? sizeof(some) : sizeof(none)) - 1;
}

static void
write_entry(struct buf *out, const struct diary_entry *x)
{
	size_t n;

	buf_fill(out, ' ', INDENT / 2);
	buf_addc(out, '"');
	buf_adds(out, x->name);
	buf_addc(out, '"');
	buf_adds(out, mark(x));
	for (size_t at = 0; at < x->n; at += n) {
		n = line_length(x, at);
		if (n > 1)
			buf_fill(out, ' ', INDENT);
		buf_add(out, x->text + at, n);
	}
}

void
diary_write(struct buf *out, const struct diary *d)
{
	buf_reserve(out, diary_size(d, 0));
	buf_adds(out, head);
	buf_adds(out, d->n > 0 ? some : none);
	for (size_t i = 0; i < d->n; i++)
		write_entry(out, d->entries[i]);
}
