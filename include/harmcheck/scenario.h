/* A case to talk about in a group: a story, the part of a bank's form that it
 * is rated by, and a key with reasons. The format is in docs/scenario.5. */
#ifndef HARMCHECK_SCENARIO_H
#define HARMCHECK_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/err.h"

struct answers;
struct arena;
struct bank;
struct cause;
struct diags;
struct form;
struct node;
struct question;
struct report;
struct source;

/* How grave it is; for the list, and so that a trainer can choose. */
enum scenario_grade {
	SCENARIO_NOTHING_WRONG,
	SCENARIO_MILD,
	SCENARIO_GRAVE,
	SCENARIO_GRADES
};

/* A part of the story, such as one session. */
struct scenario_part {
	const char *title, *text; /* title may be NULL */
	struct loc at;
};

/* What the key says of one question. */
struct scenario_answer {
	const struct question *question;
	uint64_t options; /* bits, by option: each of these fits the story */
	const char *why;
	struct loc at;
};

/* What the key says of one cause: a range that can be defended. */
struct scenario_share {
	const struct cause *cause;
	unsigned least, most; /* points of 100 */
	const char *why;
	struct loc at;
};

/* Something that could be done, and why. */
struct scenario_move {
	const char *what, *why;
	struct loc at;
};

struct scenario {
	const char *file;
	const char *id, *version, *language, *licence, *title;
	const char *content; /* one factual line, read before the story */
	enum scenario_grade grade;
	unsigned minutes;
	const char **topics; /* ids of the bank's themes; for the list */
	size_t n_topics;
	/* The form it is rated by: a form of the bank, with the themes of the
	 * case and without the questions that a closer look would open. Its id
	 * and index are those of the bank's form, its items are its own. */
	const struct form *form;
	const struct form *of; /* the bank's form */
	struct scenario_part *parts;
	size_t n_parts;
	struct scenario_answer *answers; /* in the order of the form */
	size_t n_answers;
	/* In the order of the bank's causes: all of them, or none. */
	struct scenario_share *shares;
	size_t n_shares;
	const char *summing_up; /* what the case is there to show */
	struct scenario_move *moves;
	size_t n_moves;
	const char **debrief; /* questions for the group */
	size_t n_debrief;
	const struct source **sources; /* of the bank */
	size_t n_sources;
	const struct node *root; /* the tree it was made from */
	struct loc at;
};

/* Make a scenario for the bank B from N bytes of YAML, named FILE (borrowed, as
 * is the text). NULL when there is an error in it; all findings in D. */
struct scenario *scenario_load(struct arena *a, const struct bank *b,
    const char *file, const char *text, size_t n, struct diags *d);

/* Warnings and style findings about one that has loaded: words, reading age,
 * questions of its form that the key is silent about. */
void scenario_check(struct arena *scratch, const struct bank *b,
    const struct scenario *s, struct diags *d);

/* "nothing wrong", "mild", "grave": as in a file. */
const char *scenario_grade_name(enum scenario_grade g);

/* What the key says of Q; NULL: nothing. */
const struct scenario_answer *scenario_answer(const struct scenario *s,
    const struct question *q);

#endif
