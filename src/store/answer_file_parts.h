/* The inside of reading an answer file; private to the store layer. */
#ifndef HARMCHECK_ANSWER_FILE_PARTS_H
#define HARMCHECK_ANSWER_FILE_PARTS_H

#include <stdbool.h>

struct answer_file_notes;
struct answers;
struct arena;
struct bank;
struct diags;
struct form;
struct node;

struct reader {
	struct arena *arena;
	const struct bank *bank;
	const struct node *root;
	struct answers *answers;
	struct answer_file_notes *notes;
	struct diags *diags;
	bool same_bank;   /* same digest: the file must fit exactly */
	const char **ids; /* of the form's questions, for guesses */
	size_t guesses;
};

/* The head of the file, which says what the rest is about. Faults go into the
 * reader's findings; what could not be read is NULL. */
struct answer_file_head {
	const struct form *form;
	const char *date, *country;
};

void answer_file_head(struct reader *r, const char *digest,
    struct answer_file_head *head);

#endif
