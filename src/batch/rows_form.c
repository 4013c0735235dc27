/* What a row is of: bank, version, form, and the digest of the bank. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

/* As many characters of a digest as stand at the foot of a page. */
#define DIGEST_SHOWN 12

enum word { BANK, VERSION, FORM, DIGEST, WORDS };

struct named {
	const char *of[WORDS]; /* DIGEST may be NULL */
};

static struct named
here(struct arena *a, const struct rows *r)
{
	return (struct named){{r->bank->id, r->bank->version, r->form->id,
	    r->digest != NULL ? arena_strndup(a, r->digest, DIGEST_SHOWN)
			      : NULL}};
}

const char *
rows_form_name(struct arena *a, const struct rows *r)
{
	const struct named n = here(a, r);

	return arena_printf(a, "%s %s %s%s%s", n.of[BANK], n.of[VERSION],
	    n.of[FORM], n.of[DIGEST] != NULL ? " " : "",
	    n.of[DIGEST] != NULL ? n.of[DIGEST] : "");
}

static bool
is_digest(const char *s)
{
	return s == NULL ||
	    (strlen(s) == DIGEST_SHOWN &&
		strspn(s, "0123456789abcdef") == DIGEST_SHOWN);
}

/* Three or four words, with one blank between them. */
static bool
split(struct arena *a, const char *text, struct named *n)
{
	size_t at = 0;

	*n = (struct named){{NULL}};
	for (;; text++) {
		const size_t length = strcspn(text, " ");

		if (length == 0 || at == WORDS)
			return false;
		n->of[at++] = arena_strndup(a, text, length);
		text += length;
		if (*text == '\0')
			return at >= DIGEST && is_digest(n->of[DIGEST]);
	}
}

/* Where it differs first, in words; NULL: nowhere. */
static const char *
difference(struct lines *l, const struct rows *r, const struct named *said,
    const struct named *wanted)
{
	static const struct {
		const char *said, *here, *hint;
	} words[] = {
	    [BANK] = {"of the bank", "and here is",
		"; --bank names the questions of then"},
	    [VERSION] = {"of the questions in version", "and here is version",
		"; --bank names the questions of then"},
	    [FORM] = {"of the form", "and wanted is", "; --form names a form"},
	    [DIGEST] = {"of questions with the digest", "and those here have",
		": they were changed and kept their version; --bank names the "
		"questions of then"},
	};
	enum word at = BANK;

	while (at < WORDS &&
	    (said->of[at] == NULL || wanted->of[at] == NULL ||
		str_eq(said->of[at], wanted->of[at])))
		at++;
	if (at == WORDS)
		return NULL;
	return arena_printf(l->diags->arena, "this row is %s %s, %s %s%s",
	    words[at].said, lines_quoted(l, said->of[at]), words[at].here,
	    lines_quoted(l, wanted->of[at]),
	    at == FORM && r->scenario != NULL ? ", as in the case"
					      : words[at].hint);
}

bool
rows_form(struct lines *l, const struct rows *r, const struct cell *c)
{
	const struct named wanted = here(l->scratch, r);
	struct named said;
	const char *words;

	if (rows_is_none(c->text))
		return true;
	if (!split(l->scratch, c->text, &said))
		words = arena_printf(l->diags->arena,
		    "%s names no form; for this table it is %s, or the cell "
		    "is left empty",
		    lines_quoted(l, c->text), rows_form_name(l->scratch, r));
	else
		words = difference(l, r, &said, &wanted);
	if (words != NULL)
		lines_fault(l, DIAG_BAD_VALUE, c->col, "%s", words);
	return words == NULL;
}

/* The cell of the first row; NULL: there is none. */
static const struct cell *
first_cell(struct lines *l)
{
	bool good;
	size_t at = 0;

	if (!lines_next(l, &good) || !good)
		return NULL;
	while (at < l->cells.n && !str_eq(l->cells.list[at].text, ROWS_FORM))
		at++;
	if (at == l->cells.n)
		return NULL;
	while (lines_next(l, &good) && good)
		if (!l->cells.blank)
			return at < l->cells.n ? &l->cells.list[at] : NULL;
	return NULL;
}

bool
rows_form_first(const struct rows *r, const char *file, const char *text,
    size_t n, struct diags *d)
{
	struct arena *scratch = arena_new();
	const struct cell *c;
	struct diags ignored;
	struct lines l;
	bool fits = true;

	diag_init(&ignored, scratch);
	lines_begin(&l, arena_new(), file, text, n, &ignored);
	c = first_cell(&l);
	l.diags = d;
	if (c != NULL)
		fits = rows_form(&l, r, c);
	arena_free(l.scratch);
	arena_free(scratch);
	return fits;
}
