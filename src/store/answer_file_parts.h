/* The inside of reading an answer file; private to the store layer. */
#ifndef HARMCHECK_ANSWER_FILE_PARTS_H
#define HARMCHECK_ANSWER_FILE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/err.h"

struct answer_file_notes;
struct answers;
struct arena;
struct bank;
struct diags;
struct form;
struct misfits;
struct node;
struct progress;

/* In place of a country, where no numbers were shown. */
#define ANSWER_FILE_NO_COUNTRY "none"

struct reader {
	struct arena *arena;
	const struct bank *bank;
	const struct node *root; /* what is read: the file, or a part of it */
	struct answers *answers;
	struct answer_file_notes *notes;
	struct diags *diags;
	bool same_bank;   /* same digest: the file must fit exactly */
	const char **ids; /* of the form's questions, for guesses */
	size_t guesses;
	struct misfits *misfits;
};

/* Kinds of what does not fit, in the order in which they are told. */
enum misfit {
	MISFIT_QUESTION,
	MISFIT_NOT_ASKED, /* the bank has it, the form does not */
	MISFIT_ANSWER,
	MISFIT_FOLLOW_UP,
	MISFIT_THEME,
	MISFIT_NOTE,
	MISFIT_CAUSE, /* its points go with those of all others */
	MISFITS
};

/* So many remarks come from them, from the head and from what is lost at
 * most. */
#define REMARKS_MOST (MISFITS + 3)

struct misfits *misfits_new(struct arena *a);

/* ID does not fit. In a file of the same bank that is a finding at AT, with
 * HINT behind (NULL: that this form has none); else misfits_tell() names it. */
void misfit(struct reader *r, enum misfit kind, struct loc at, const char *id,
    const char *hint);

/* Name nothing from now on, or again. Returns what it was before. */
bool misfits_quiet(struct reader *r, bool quiet);

/* Add what did not fit to the notes, a sentence a kind, and what that may
 * mean. */
void misfits_tell(struct reader *r);

/* The head of the file, which says what the rest is about. Faults go into the
 * reader's findings; what could not be read is NULL. */
struct answer_file_head {
	const struct form *form;
	const char *date, *country, *code;
};

void answer_file_head(struct reader *r, const char *digest,
    struct answer_file_head *head);

/* The answers, follow-ups and notes of the mapping that the reader is at. */
void answer_file_said(struct reader *r);

/* What was done with a case besides rating it, when the file says so. */
void answer_file_case(struct reader *r);

/* How far the person has come: fill P and set aside what is. P NULL: only look
 * for faults. False when the file does not say, because it is finished. */
bool answer_file_progress(struct reader *r, struct progress *p);

/* Add a finding about a key of MAP that is none of the N known ones. WHAT: "an
 * answer file". */
void answer_file_keys(struct reader *r, const struct node *map,
    const char *what, const char *const *known, size_t n);

/* The entries of the list or mapping under KEY of what is read; NULL when
 * there are none. */
const struct node *answer_file_entries(struct reader *r, const char *key,
    bool map);

/* The item that NAME means, a question or THEME/FOLLOW-UP; -1 (said so). */
int answer_file_item(struct reader *r, const char *name, struct loc at);

/* Mark in MARKED, by category, the themes of the list under KEY. Those that
 * another version of the bank lacks are told unless they are QUIET. */
void answer_file_themes(struct reader *r, const char *key, bool *marked,
    bool quiet);

bool answer_file_is_country(const char *s);

#endif
