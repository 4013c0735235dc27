/* A tally as text, so that many machines count a part each and the parts are
 * added up. The format is in docs/partial.md: made from the same rows, in
 * any order, it has the same bytes. */
#ifndef HARMCHECK_PARTIAL_H
#define HARMCHECK_PARTIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct bank;
struct buf;
struct diags;
struct err;
struct tally;

/* Of the text, and of the way in which rows are counted: raise the second when
 * the same rows would lead to other counts. Both must be the same in all that
 * is added up. */
#define PARTIAL_FORMAT 1
#define PARTIAL_RULES 1

/* A text has at most so many bytes, a tally so many people and as many bad
 * rows, so many shards, and the name of a shard so many bytes. */
#define PARTIAL_BYTES_MOST ((size_t)256 << 20)
#define PARTIAL_PEOPLE_MOST UINT64_C(1000000000000)
#define PARTIAL_SHARDS_MOST 1000000
#define PARTIAL_NAME_MOST 200

/* Can NAME be that of a shard: at most PARTIAL_NAME_MOST bytes of UTF-8
 * that are shown, without tabs and line feeds? "" is no name, and fits. */
bool partial_name_fits(const char *name);

/* All that T holds was counted in one go: it becomes one shard with this NAME
 * (copied; it fits), and with the rows, bad rows and print of T. Call it once
 * these are final. */
void partial_shard(struct tally *t, const char *name);

/* Add T as text to OUT; DIGEST is that of its bank. The lists of T are settled
 * (tally_settle), and it has a shard. */
void partial_write(struct buf *out, const struct tally *t, const char *digest);

/* Read N bytes of TEXT, named FILE, that were counted with bank B of this
 * DIGEST, and with any of its forms. NULL with findings in D when it is not a
 * partial, not of this bank, or holds what cannot be. Lives in A. */
struct tally *partial_read(struct arena *a, const struct bank *b,
    const char *digest, const char *file, const char *text, size_t n,
    struct diags *d);

/* Adding up. In any order, and in any grouping, it comes to the same. */
struct partial_merge;

/* Nothing added yet. Lives in A. */
struct partial_merge *partial_merge_new(struct arena *a);

/* Add T, read from FILE; nothing of the two is borrowed but the bank. -1 with E
 * (data) when T is of another form than those before, or when there are too
 * many people or shards; M is of no more use then. */
int partial_merge_add(struct partial_merge *m, const char *file,
    const struct tally *t, struct err *e);

/* The sum of all, at least one; it lives in the arena of M. SHARDS: so many
 * must have been counted, 0: any number. NULL with E (data) when a shard was
 * counted twice (the same name; or the same rows, bad rows and print, with any
 * row at all), which names both files, or when the number is another. */
struct tally *partial_merge_end(struct partial_merge *m, size_t shards,
    struct err *e);

#endif
