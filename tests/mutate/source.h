/* A source file of C as words and signs, and what can be changed in it. Not a
 * compiler: it knows the layout of this project, and what it misjudges does
 * not compile, or comes out as the same program. */
#ifndef MUTATE_SOURCE_H
#define MUTATE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#define NO_TOKEN ((size_t)-1)

enum kind { KIND_WORD, KIND_NUMBER, KIND_TEXT, KIND_SIGN };

/* What a function gives back. */
enum gives { GIVES_NOTHING, GIVES_BOOL, GIVES_NUMBER, GIVES_POINTER };

struct token {
	enum kind kind;
	size_t at, n;
	unsigned line;
	size_t mate;   /* of a bracket: the other one */
	size_t opener; /* the innermost bracket around it, or NO_TOKEN */
	bool code;     /* may be changed */
	bool body;     /* in a function */
	bool macro;    /* in what a macro stands for */
	enum gives gives;
	size_t function; /* the token that is its name */
};

/* The N bytes at AT become TO; NO is which one of those that look alike. */
struct mutant {
	size_t at, n, token;
	char to[16];
	unsigned no;
};

struct source {
	char *text;
	size_t n;
	struct token *t;
	size_t n_t;
	struct mutant *m;
	size_t n_m;
};

/* Read all of PATH; ends the program when it cannot. */
void source_read(struct source *s, const char *path);

/* Give back what was taken for S. */
void source_drop(struct source *s);

/* Find the tokens, the functions, and what must stay as it is. */
void source_scan(struct source *s);

/* Does token I read WORD? NO_TOKEN reads nothing. */
bool token_is(const struct source *s, size_t i, const char *word);

/* Is token I one of WORDS, which ends in NULL? */
bool token_in(const struct source *s, size_t i, const char *const *words);

/* Fill the list of mutants of a scanned source. */
void mutants_find(struct source *s);

/* Those that concern whole statements. */
void mutants_statements(struct source *s);

/* One more: tokens FIRST to LAST become TO. */
void mutant_add(struct source *s, size_t first, size_t last, const char *to);

#endif
