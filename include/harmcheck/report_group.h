/* The page of a group, and the same as JSON (docs/group.md). */
#ifndef HARMCHECK_REPORT_GROUP_H
#define HARMCHECK_REPORT_GROUP_H

struct buf;
struct group_picture;
struct report;

/* The whole page: what it is, counts by theme and question, causes, agreement,
 * change, the rules that were kept and their limits. With a scenario what the
 * key says stands beside the room's answers, unless the picture is without
 * it. */
void report_group(struct report *r, const struct group_picture *p);
/* The same as a section of another page, such as the key of its case. */
void report_group_beside(struct report *r, const struct group_picture *p);

/* DIGEST: the bank's. */
void render_json_group(struct buf *out, const struct group_picture *p,
    const char *digest);

#endif
