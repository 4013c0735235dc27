/* Making a bank from a tree: what the load files share. Nobody else includes
 * this. Every reader goes on after a fault, so that all of them show in one
 * run; what could not be read keeps a harmless value. */
#ifndef HARMCHECK_LOAD_H
#define HARMCHECK_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank.h"
#include "harmcheck/node.h"

/* Things with ids of their own. */
enum noun {
	NOUN_SOURCE,
	NOUN_SCALE,
	NOUN_CATEGORY,
	NOUN_FORM,
	NOUN_QUESTION,
	NOUN_CODE, /* the column names of questions */
	NOUN_FOLLOW_UP,
	NOUN_STEP,
	NOUN_COVERAGE,
	NOUN_COUNTRY,
	NOUN_VOICE,
	NOUN_CAUSE,
	NOUNS
};

#define LOAD_NONE SIZE_MAX
/* The `below` of a band that has none, or whose number was refused. */
#define LOAD_NO_NUMBER INT64_MIN

struct id {
	const char *name;
	size_t index; /* in file order */
	struct loc at;
};

/* The ids of one noun, sorted by name for the search. */
struct ids {
	struct id *list;
	const char **names; /* the same, for "did you mean" */
	size_t n;
	unsigned *places; /* by a hash of the name: 1 + place in the list */
	size_t n_places;  /* a power of two */
};

struct load {
	struct arena *arena;
	struct diags *diags;
	struct bank *bank;
	struct ids ids[NOUNS];
	size_t guesses; /* what may still be spent on "did you mean" */
};

struct field;

/* Read the value N of field F into OBJECT. */
typedef void load_reader(struct load *l, const struct node *n,
    const struct field *f, void *object);

/* A key that a mapping may have. */
struct field {
	const char *key;
	load_reader *read;
	size_t offset;   /* in the object */
	size_t count;    /* of the count that belongs to a list */
	const void *arg; /* what READ needs besides */
	unsigned only;   /* the modes that have this key; 0: all */
	bool must;
};

/* What a mapping looks like. NOUN: "a question". */
struct shape {
	const char *noun;
	const struct field *fields;
	size_t n;
};

#define SHAPE(noun, fields)                                     \
	{                                                       \
		noun, fields, sizeof(fields) / sizeof *(fields) \
	}

/* The arg of number readers. WORDS: "a whole number from 0 to 4". */
struct load_range {
	int64_t min, max;
	unsigned places;
	const char *words;
};

/* The arg of load_name: names in the order of the enum, from FIRST. */
struct load_names {
	const char *const *list;
	size_t n;
	unsigned first;
};

/* Indices in file order. */
struct load_refs {
	size_t *list;
	size_t n;
};

/* The member at OFFSET of OBJECT. */
static inline void *
load_member(void *object, size_t offset)
{
	return (char *)object + offset;
}

/* load_fields.c: mappings and lists */

/* Read the mapping N by shape S into OBJECT, fields in the order of S. False
 * when N is no mapping. */
bool load_map(struct load *l, const struct node *n, const struct shape *s,
    unsigned mode, void *object);
/* Is N of this kind? If not that is an error. */
bool load_is(struct load *l, const struct node *n, enum node_kind kind);
/* N is a list with 1 to MOST entries (MOST 0: any number of them). */
bool load_is_list(struct load *l, const struct node *n, size_t most);
/* The key of N in quotes, or "this entry". */
const char *load_called(struct load *l, const struct node *n);
/* S in quotes, cut when it is long; for messages. */
const char *load_quoted(struct load *l, const char *s);
/* "; did you mean 'X'?" or "". */
const char *load_guess(struct load *l, const char *word,
    const char *const *candidates, size_t n);
/* For `is: often` beside `is: [often, always]`: the entries of N, or N. */
const struct node *load_first(const struct node *n);
const struct node *load_next(const struct node *list, const struct node *n);

/* load_values.c: texts, numbers, names */
load_reader load_id, load_string, load_text, load_bool, load_int, load_count,
    load_decimal, load_fraction, load_name, load_later;
/* "1.0.0"; "en" or "pt-BR". */
load_reader load_version, load_language;
/* The number of a format: 1. ARG: what is of it, as "banks". */
load_reader load_format;
/* Is S "no", or a real day YYYY-MM-DD? Gives NULL for no. */
load_reader load_verified;

/* load_ids.c: ids and references to them */

/* Take the ids of NOUN from the entries of LIST, under KEY. */
void load_ids(struct load *l, enum noun noun, const struct node *list,
    const char *key);
/* Take the N ids in LIST, which is sorted in place; twice the same is an
 * error. */
void load_ids_set(struct load *l, enum noun noun, struct id *list, size_t n);
/* The index of NAME; LOAD_NONE when there is none. */
size_t load_find(const struct load *l, enum noun noun, const char *name);
/* The index of what the scalar N names; none is an error, LOAD_NONE. */
size_t load_ref(struct load *l, enum noun noun, const struct node *n);
/* The voice that the key of N names; as above. */
size_t load_voice(struct load *l, const struct node *n);
/* All that the list N names (one scalar will do where LOOSE); no error for
 * an empty list. */
struct load_refs load_ref_list(struct load *l, enum noun noun,
    const struct node *n, bool loose);
load_reader load_scale_ref, load_category_ref, load_sources, load_steps,
    load_follow_up_refs, load_questions;

/* One file each: the I-th entry N of a section. */
void load_source(struct load *l, const struct node *n, size_t i);
void load_scale(struct load *l, const struct node *n, size_t i);
void load_category(struct load *l, const struct node *n, size_t i);
void load_form(struct load *l, const struct node *n, size_t i);
void load_question(struct load *l, const struct node *n, size_t i);
void load_follow_up(struct load *l, const struct node *n, size_t i);
void load_sentinel(struct load *l, const struct node *n, size_t i);
void load_step(struct load *l, const struct node *n, size_t i);
void load_advice(struct load *l, const struct node *n, size_t i);
void load_coverage(struct load *l, const struct node *n, size_t i);
void load_country(struct load *l, const struct node *n, size_t i);
void load_helpline(struct load *l, const struct node *n, size_t i);
void load_cause(struct load *l, const struct node *n, size_t i);

/* load_letter.c: the section that frames a letter. */
void load_letter(struct load *l, const struct node *n);
/* What a question has for a letter, for all voices. */
struct letter_draft {
	struct text helps, hard;
	struct loc at;
};
/* Into the struct letter_draft of a question, into a struct asked. */
load_reader load_question_letter, load_asked_letter;
/* What A, asked of VOICE, does not have of its own. */
void load_letter_fill(const struct letter_draft *d, size_t voice,
    struct asked *a);

/* load_forms.c: the voices of all forms in LIST, before anything else. */
void load_voices(struct load *l, const struct node *list);
/* load_questions.c: the conditions of all questions in LIST, and their column
 * names, once all else is there. */
void load_questions_end(struct load *l, const struct node *list);
/* load_scales.c: the conditions of the follow-ups in LIST (NULL: none). */
void load_follow_ups_end(struct load *l, const struct node *list);
/* load_categories.c: what themes take from their questions. */
void load_categories_end(struct load *l);

/* load_conditions.c: N as a condition; ADVICE: levels, sentinels, forms and
 * stages may be asked for. NULL on a fault. */
const struct cond *load_condition(struct load *l, const struct node *n,
    bool advice);

/* load_rules*.c: what must hold between the parts. WHOLE: nothing was wrong
 * so far, so that what is missing is missing. */
void load_rules(struct load *l, bool whole);
void load_rules_sentinels(struct load *l, bool whole);
void load_rules_voices(struct load *l);
void load_rules_letter(struct load *l);

#endif
