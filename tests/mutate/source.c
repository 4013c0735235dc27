#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source.h"

void
source_read(struct source *s, const char *path)
{
	FILE *f = fopen(path, "r");
	size_t got;

	if (f == NULL) {
		perror(path);
		exit(2);
	}
	*s = (struct source){.text = malloc(1 << 20)};
	while (s->text != NULL &&
	    (got = fread(s->text + s->n, 1, (1 << 20) - 1 - s->n, f)) > 0)
		s->n += got;
	if (s->text == NULL || ferror(f) || s->n == (1 << 20) - 1) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(2);
	}
	fclose(f);
	s->text[s->n] = '\0';
	s->t = calloc(s->n + 1, sizeof(*s->t));
	if (s->t == NULL)
		exit(2);
}

void
source_drop(struct source *s)
{
	free(s->text);
	free(s->t);
	free(s->m);
	*s = (struct source){.text = NULL};
}

bool
token_is(const struct source *s, size_t i, const char *word)
{
	return i < s->n_t && strlen(word) == s->t[i].n &&
	    memcmp(s->text + s->t[i].at, word, s->t[i].n) == 0;
}

bool
token_in(const struct source *s, size_t i, const char *const *words)
{
	for (; *words != NULL; words++)
		if (token_is(s, i, *words))
			return true;
	return false;
}

/* --- tokens --------------------------------------------------------------- */

static size_t
text_length(const char *p)
{
	size_t n = 1;

	while (p[n] != '\0' && p[n] != p[0])
		n += p[n] == '\\' && p[n + 1] != '\0' ? 2 : 1;
	return n + 1;
}

static size_t
sign_length(const char *p)
{
	static const char *const signs[] = {"...", "<<=", ">>=", "->", "++",
	    "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||",
	    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(p, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 1;
}

/* The length of a directive; of #define NAME only up to what NAME stands for.
 */
static size_t
directive_length(const char *p)
{
	const char *end = p + strcspn(p, "\n");

	if (strncmp(p, "#define ", 8) == 0 &&
	    p[8 + strcspn(p + 8, " (\n")] == ' ')
		return 8 + strcspn(p + 8, " ");
	while (*end == '\n' && end[-1] == '\\')
		end += 1 + strcspn(end + 1, "\n");
	return (size_t)(end - p);
}

/* The length of what is no code: blanks, comments, directives. */
static size_t
skipped(const char *start, const char *p)
{
	const char *end;

	if (*p == '\\')
		return 1;

	if (isspace((unsigned char)*p))
		return 1;
	if (strncmp(p, "/*", 2) == 0) {
		end = strstr(p + 2, "*/");
		return end == NULL ? strlen(p) : (size_t)(end - p) + 2;
	}
	if (strncmp(p, "//", 2) == 0)
		return strcspn(p, "\n");
	if (*p != '#' || (p > start && p[-1] != '\n'))
		return 0;
	return directive_length(p);
}

static void
take_token(struct source *s, size_t at, unsigned line)
{
	const char *p = s->text + at;
	struct token *t = &s->t[s->n_t++];

	*t = (struct token){.at = at,
	    .n = 1,
	    .line = line,
	    .kind = KIND_SIGN,
	    .mate = NO_TOKEN,
	    .opener = NO_TOKEN,
	    .function = NO_TOKEN};
	if (isalnum((unsigned char)*p) || *p == '_') {
		t->kind = isdigit((unsigned char)*p) ? KIND_NUMBER : KIND_WORD;
		while (isalnum((unsigned char)p[t->n]) || p[t->n] == '_')
			t->n++;
	} else if (*p == '"' || *p == '\'') {
		t->kind = KIND_TEXT;
		t->n = text_length(p);
	} else {
		t->n = sign_length(p);
	}
}

static void
tokens(struct source *s)
{
	unsigned line = 1;
	bool macro = false;
	size_t n;

	for (size_t at = 0; at < s->n; at += n) {
		n = skipped(s->text, s->text + at);
		if (s->text[at] == '#' && n > 0)
			macro = true;
		else if (s->text[at] == '\n' && s->text[at - 1] != '\\')
			macro = false;
		if (n == 0) {
			take_token(s, at, line);
			s->t[s->n_t - 1].macro = macro;
			s->t[s->n_t - 1].code = macro;
			n = s->t[s->n_t - 1].n;
		}
		for (size_t i = at; i < at + n && i < s->n; i++)
			line += s->text[i] == '\n';
	}
}

static void
brackets(struct source *s)
{
	size_t open = NO_TOKEN;

	for (size_t i = 0; i < s->n_t; i++) {
		const char c = s->text[s->t[i].at];
		const bool sign = s->t[i].kind == KIND_SIGN;

		if (sign && strchr(")]}", c) != NULL && open != NO_TOKEN) {
			s->t[i].mate = open;
			s->t[open].mate = i;
			open = s->t[open].opener;
		}
		s->t[i].opener = open;
		if (sign && strchr("([{", c) != NULL)
			open = i;
	}
}

/* --- functions ------------------------------------------------------------ */

/* What the function NAME gives, by the words before its name. */
static enum gives
what_gives(const struct source *s, size_t name)
{
	static const char *const ends[] = {";", "}", NULL};
	static const char *const things[] = {"struct", "union", NULL};
	enum gives g = GIVES_NUMBER;

	for (size_t i = name;
	     i-- > 0 && !token_in(s, i, ends) && !s->t[i].macro;) {
		if (token_is(s, i, "*"))
			return GIVES_POINTER;
		if (token_is(s, i, "void") || token_in(s, i, things))
			g = GIVES_NOTHING;
		else if (token_is(s, i, "bool"))
			g = GIVES_BOOL;
	}
	return g;
}

/* The outermost braces at OPEN: a function, data, or a type. */
static void
outermost(struct source *s, size_t open)
{
	const size_t end = s->t[open].mate;
	size_t name = NO_TOKEN, from = open;
	bool data;

	if (open > 0 && token_is(s, open - 1, ")"))
		name = s->t[open - 1].mate - 1;
	while (from > 0 && !token_is(s, from - 1, ";") &&
	    !token_is(s, from - 1, "}") && !s->t[from - 1].macro)
		from--;
	data = token_is(s, open - 1, "=") || token_is(s, from, "enum");
	for (size_t i = open + 1; i < end; i++) {
		if (s->t[i].macro)
			continue;
		s->t[i].code = name != NO_TOKEN || data;
		s->t[i].body = name != NO_TOKEN;
		s->t[i].function = name;
		if (name != NO_TOKEN)
			s->t[i].gives = what_gives(s, name);
	}
}

/* Sizes and what a program must not rest on. */
static void
spare(struct source *s, size_t i)
{
	static const char *const calls[] = {"assert", "static_assert",
	    "_Static_assert", "sizeof", "_Alignof", "__attribute__", NULL};
	const bool size = token_is(s, i, "[") && i > 1 &&
	    s->t[i - 1].kind == KIND_WORD &&
	    (s->t[i - 2].kind == KIND_WORD || token_is(s, i - 2, "*"));

	if (!size &&
	    !(i > 0 && token_is(s, i, "(") && token_in(s, i - 1, calls)))
		return;
	for (size_t j = i; j <= s->t[i].mate; j++)
		s->t[j].code = false;
	if (!size)
		s->t[i - 1].code = false;
}

void
source_scan(struct source *s)
{
	tokens(s);
	brackets(s);
	for (size_t i = 1; i < s->n_t; i++)
		if (token_is(s, i, "{") && s->t[i].opener == NO_TOKEN &&
		    s->t[i].mate != NO_TOKEN)
			outermost(s, i);
	for (size_t i = 1; i < s->n_t; i++)
		if (s->t[i].mate != NO_TOKEN && s->t[i].mate > i)
			spare(s, i);
}
