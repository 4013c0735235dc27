/* What is changed in whole statements: conditions, jumps, what is given back,
 * and those that are left out. */
#include <stddef.h>

#include "source.h"

/* The ; that ends what begins at I, or NO_TOKEN. */
static size_t
end_of(const struct source *s, size_t i)
{
	for (; i < s->n_t; i++) {
		if (token_is(s, i, ";"))
			return i;
		if (token_is(s, i, "}"))
			return NO_TOKEN;
		if (s->t[i].mate != NO_TOKEN && s->t[i].mate > i)
			i = s->t[i].mate;
	}
	return NO_TOKEN;
}

/* Conditions are made to hold always, and never. A loop is not made endless:
 * it would only run until the time is over. */
static void
change_condition(struct source *s, size_t i)
{
	const size_t open = i + 1, end = s->t[open].mate;
	size_t first = open + 1, last = end - 1;

	if (!token_is(s, open, "(") || end == NO_TOKEN)
		return;
	if (token_is(s, i, "for")) {
		first = end_of(s, first) + 1;
		last = end_of(s, first) - 1;
	}
	if (first > last || last >= end)
		return;
	mutant_add(s, first, last, "0");
	if (token_is(s, i, "if"))
		mutant_add(s, first, last, "1");
}

static void
change_return(struct source *s, size_t i)
{
	static const char *const instead[][2] = {
	    [GIVES_NOTHING] = {NULL, NULL},
	    [GIVES_BOOL] = {"true", "false"},
	    [GIVES_NUMBER] = {"0", "-1"},
	    [GIVES_POINTER] = {"NULL", NULL},
	};
	const size_t end = end_of(s, i);
	const bool plain =
	    token_is(s, i + 1, "true") || token_is(s, i + 1, "false");

	if (end == NO_TOKEN)
		return;
	if (end == i + 1) {
		mutant_add(s, i, i, "");
		return;
	}
	for (size_t k = 0; !plain && k < 2; k++)
		if (instead[s->t[i].gives][k] != NULL)
			mutant_add(s, i + 1, end - 1,
			    instead[s->t[i].gives][k]);
}

/* Can a statement begin at I? */
static bool
begins(const struct source *s, size_t i)
{
	static const char *const before[] = {";", "{", "}", "else", "do", ":",
	    NULL};
	static const char *const heads[] = {"if", "for", "while", "switch",
	    NULL};
	size_t open;

	if (token_is(s, i - 1, ")")) {
		open = s->t[i - 1].mate;
		return open > 0 && token_in(s, open - 1, heads);
	}
	/* Not the parts of a for, nor values in braces, nor ?: */
	if (token_is(s, i - 1, ":"))
		return token_is(s, i - 3, "case") ||
		    token_is(s, i - 2, "default");
	return token_in(s, i - 1, before) && s->t[i].opener != NO_TOKEN &&
	    token_is(s, s->t[i].opener, "{");
}

/* Left out: a call, an assignment, a jump out of a loop; not declarations. */
static void
leave_out(struct source *s, size_t i)
{
	static const char *const stay[] = {"if", "for", "while", "do", "switch",
	    "case", "default", "return", "else", "struct", "enum", "union",
	    "const", "static", "int", "char", "unsigned", "long", "bool",
	    "void", "{", "}", ";", "assert", NULL};
	const size_t end = end_of(s, i);
	const bool jump = token_is(s, i, "break") ||
	    token_is(s, i, "continue") || token_is(s, i, "goto");

	if (end == NO_TOKEN || token_in(s, i, stay))
		return;
	if (!jump && s->t[i].kind == KIND_WORD && s->t[i + 1].kind == KIND_WORD)
		return;
	if (token_is(s, i, "(") && token_is(s, i + 1, "void") &&
	    s->t[i + 3].kind == KIND_WORD && end == i + 4)
		return; /* a parameter that is not used */
	mutant_add(s, i, end - 1, "");
}

void
mutants_statements(struct source *s)
{
	static const char *const heads[] = {"if", "while", "for", NULL};

	for (size_t i = 3; i + 1 < s->n_t; i++) {
		if (!s->t[i].code || !s->t[i].body)
			continue;
		if (token_in(s, i, heads))
			change_condition(s, i);
		else if (token_is(s, i, "return"))
			change_return(s, i);
		if (begins(s, i))
			leave_out(s, i);
	}
}
