/* Values with one thing changed, and what becomes of them. For the tests
 * only. */
#ifndef SCHEMA_EDIT_H
#define SCHEMA_EDIT_H

#include "schema_check.h"

/* What must become of a value that was changed. */
enum fate {
	FATE_OPEN, /* either will do; other programs must say the same */
	FATE_REFUSED,
	FATE_ACCEPTED
};

enum edit_op { EDIT_SET, EDIT_REMOVE, EDIT_ADD };

struct edit {
	enum edit_op op;
	enum fate fate;
	struct value *parent; /* that is changed; NULL: the root is set */
	size_t index;         /* EDIT_SET, EDIT_REMOVE: which of its values */
	const char *key;      /* EDIT_ADD to an object */
	const struct value *value; /* NULL: EDIT_REMOVE */
	const struct place *at;    /* of the parent */
};

/* Documents, and what is counted over them. */
struct edits {
	const struct schema *schema;
	struct value **docs;
	const char *const *names; /* of the documents */
	size_t n_docs, doc;       /* which one is changed now */
	FILE *log;                /* each edit as a line of JSON; NULL: no */
	size_t done, failed;
};

/* Change, look whether the schema holds, which is the answer, and change back.
 * What fares otherwise than it must is printed on stderr and counted. */
bool edit_try(struct edits *e, const struct edit *edit);

/* All edits of all documents that their schema gives rise to: each key of each
 * object removed, set to values of other types, to bad ones and to the edge of
 * what is allowed; unknown keys added, keys of other objects added. Objects
 * that look alike are changed once. OPTIONAL: keys that may be missing
 * wherever they stand, as "answer.note,.why": the name in $defs and the key,
 * no name for the root. All documents must keep to the schema. */
void edits_make(struct edits *e, const char *optional);

/* Is each key of the schema in one of the documents, but those of UNSEEN?
 * Those that are not are printed and counted as failed. */
void edits_cover(struct edits *e, const char *unseen);

/* Those that a file tells. A line is a comment (#), or
 *	refused|accepted set|remove POINTER [VALUE]
 * with a JSON pointer that may have [KEY=TEXT,KEY=TEXT] for the first element
 * that has this ("*": anything but null), or behind an object that must have
 * it; and - for a new element. VALUE is JSON, or *N for a text of N letters.
 * The first document that has such a place is
 * changed. False when the file is no such file. */
bool edits_told(struct edits *e, const char *path);

/* What V looks like: its keys and their types; whether an array is empty. */
char *edit_look(const struct value *v);

/* Is KEY of the objects that RULE describes one of LIST? */
bool edit_named(const char *list, const struct value *rule, const char *key);

#endif
