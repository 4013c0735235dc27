/* What is changed within an expression. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

/* Where a whole operand ends, whatever is joined by && and ||. */
static const char *const bounds[] = {"(", ")", "[", "]", "{", "}", ",", ";",
    "?", ":", "=", "|=", "&=", "+=", "-=", "return", NULL};

/* Words after which a sign has nothing on its left. */
static const char *const no_operand[] = {"return", "case", "else", "do", NULL};

static bool
same_text(const struct source *s, size_t a, size_t b, size_t n)
{
	return memcmp(s->text + a, s->text + b, n) == 0;
}

/* Do two tokens stand on lines that read the same? */
static bool
same_line(const struct source *s, size_t i, size_t j)
{
	size_t a = s->t[i].at, b = s->t[j].at, n;

	while (a > 0 && s->text[a - 1] != '\n')
		a--;
	while (b > 0 && s->text[b - 1] != '\n')
		b--;
	n = strcspn(s->text + a, "\n");
	return n == strcspn(s->text + b, "\n") && same_text(s, a, b, n);
}

void
mutant_add(struct source *s, size_t first, size_t last, const char *to)
{
	const size_t at = s->t[first].at;
	const size_t n = s->t[last].at + s->t[last].n - at;
	struct mutant *m;

	if (!s->t[first].code ||
	    (strlen(to) == n && memcmp(s->text + at, to, n) == 0))
		return;
	s->m = realloc(s->m, (s->n_m + 1) * sizeof(*s->m));
	if (s->m == NULL)
		exit(2);
	m = &s->m[s->n_m];
	*m = (struct mutant){.at = at, .n = n, .token = first, .no = 1};
	snprintf(m->to, sizeof(m->to), "%s", to);
	for (size_t i = 0; i < s->n_m; i++) {
		const struct mutant *o = &s->m[i];

		if (o->at == at && o->n == n && strcmp(o->to, to) == 0)
			return; /* both sides of a sign came to the same */
		if (o->n == n && same_text(s, o->at, at, n) &&
		    strcmp(o->to, m->to) == 0 &&
		    s->t[o->token].function == s->t[first].function &&
		    same_line(s, o->token, first))
			m->no++;
	}
	s->n_m++;
}

/* Is there an operand to the left of the sign I? */
static bool
binary(const struct source *s, size_t i)
{
	const struct token *p = &s->t[i - 1];

	if (token_in(s, i - 1, no_operand))
		return false;
	return p->kind != KIND_SIGN || token_is(s, i - 1, ")") ||
	    token_is(s, i - 1, "]");
}

/* By the layout: an operator has a blank on both sides, a pointer has not. */
static bool
spaced(const struct source *s, size_t i)
{
	const struct token *t = &s->t[i];

	return isspace((unsigned char)s->text[t->at - 1]) &&
	    isspace((unsigned char)s->text[t->at + t->n]);
}

static void
change_sign(struct source *s, size_t i)
{
	static const struct {
		const char *from, *to[2];
	} signs[] = {
	    {"<", {"<=", ">="}},
	    {"<=", {"<", ">"}},
	    {">", {">=", "<="}},
	    {">=", {">", "<"}},
	    {"==", {"!=", NULL}},
	    {"!=", {"==", NULL}},
	    {"&&", {"||", NULL}},
	    {"||", {"&&", NULL}},
	    {"+", {"-", NULL}},
	    {"-", {"+", NULL}},
	    {"*", {"+", NULL}},
	    {"/", {"*", NULL}},
	    {"%", {"/", NULL}},
	    {"<<", {">>", NULL}},
	    {">>", {"<<", NULL}},
	    {"&", {"|", NULL}},
	    {"|", {"&", NULL}},
	    {"+=", {"-=", "="}},
	    {"-=", {"+=", "="}},
	    {"*=", {"+=", NULL}},
	    {"|=", {"&=", "="}},
	    {"&=", {"|=", "="}},
	    {"++", {"--", NULL}},
	    {"--", {"++", NULL}},
	    {"!", {"", NULL}},
	    {"~", {"", NULL}},
	};

	if (strchr("+-*&", s->text[s->t[i].at]) != NULL && s->t[i].n == 1 &&
	    (!binary(s, i) || !spaced(s, i))) {
		if (token_is(s, i, "-"))
			mutant_add(s, i, i, "");
		return;
	}
	for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++)
		for (size_t j = 0; token_is(s, i, signs[k].from) && j < 2; j++)
			if (signs[k].to[j] != NULL)
				mutant_add(s, i, i, signs[k].to[j]);
}

/* A number, and one less and more. Fractions are left alone. */
static void
change_number(struct source *s, size_t i)
{
	const char *p = s->text + s->t[i].at;
	char *suffix, to[16];
	const unsigned long long n = strtoull(p, &suffix, 0);
	const size_t rest = s->t[i].n - (size_t)(suffix - p);

	if (*suffix == '.' || s->t[i].n > 10 || n > 1ULL << 30)
		return;
	snprintf(to, sizeof(to), "%llu%.*s", n + 1, (int)rest, suffix);
	mutant_add(s, i, i, to);
	if (n == 0)
		return;
	snprintf(to, sizeof(to), "%llu%.*s", n - 1, (int)rest, suffix);
	mutant_add(s, i, i, to);
}

/* The first token of what stands left of I, up to a sign that binds less. */
static size_t
operand_left(const struct source *s, size_t i, const char *sign)
{
	while (i > 0) {
		if (s->t[i - 1].mate < i - 1)
			i = s->t[i - 1].mate;
		else if (token_in(s, i - 1, bounds) || token_is(s, i - 1, sign))
			break;
		else
			i--;
	}
	return i;
}

static size_t
operand_right(const struct source *s, size_t i, const char *sign)
{
	while (i + 1 < s->n_t) {
		if (s->t[i + 1].mate != NO_TOKEN && s->t[i + 1].mate > i + 1)
			i = s->t[i + 1].mate;
		else if (token_in(s, i + 1, bounds) || token_is(s, i + 1, sign))
			break;
		else
			i++;
	}
	return i;
}

/* One side of && or || does not matter any more. */
static void
drop_operand(struct source *s, size_t i)
{
	const bool both = token_is(s, i, "&&");
	size_t left = operand_left(s, i, "||");

	if (both) {
		left = operand_left(s, i, "&&");
		if (operand_left(s, i, "||") > left)
			left = operand_left(s, i, "||");
	}
	mutant_add(s, left, i - 1, both ? "1" : "0");
	if (!both) {
		mutant_add(s, i + 1, operand_right(s, i, "||"), "0");
		return;
	}
	size_t right = operand_right(s, i, "&&");

	if (operand_right(s, i, "||") < right)
		right = operand_right(s, i, "||");
	mutant_add(s, i + 1, right, "1");
}

static void
change_word(struct source *s, size_t i)
{
	if (token_is(s, i, "true"))
		mutant_add(s, i, i, "false");
	else if (token_is(s, i, "false"))
		mutant_add(s, i, i, "true");
}

static void
change_choice(struct source *s, size_t i)
{
	const size_t from = operand_left(s, i, ";");

	if (from == i)
		return;
	mutant_add(s, from, i - 1, "1");
	mutant_add(s, from, i - 1, "0");
}

void
mutants_find(struct source *s)
{
	for (size_t i = 0; i < s->n_t; i++) {
		if (!s->t[i].code)
			continue;
		if (s->t[i].kind == KIND_NUMBER)
			change_number(s, i);
		if (s->t[i].kind == KIND_WORD)
			change_word(s, i);
		if (s->t[i].kind != KIND_SIGN || !s->t[i].body)
			continue;
		change_sign(s, i);
		if (token_is(s, i, "&&") || token_is(s, i, "||"))
			drop_operand(s, i);
		if (token_is(s, i, "?"))
			change_choice(s, i);
	}
	mutants_statements(s);
}
