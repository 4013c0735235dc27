/* What a row is of: bank, version, form, and the digest of the bank. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/scenario.h"
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

/* Answers about somebody else are told of more freely. So those about oneself
 * must not pass for them, only because the columns are the same. A case says
 * that in a column of its own. */
bool
rows_must_say_form(const struct rows *r)
{
	return !r->form->about_self && r->scenario == NULL;
}

bool
rows_form(struct lines *l, const struct rows *r, const struct cell *c)
{
	const struct named wanted = here(l->scratch, r);
	struct named said;
	const char *words;

	if (rows_is_none(c->text) && !rows_must_say_form(r))
		return true;
	if (!split(l->scratch, c->text, &said))
		words = arena_printf(l->diags->arena,
		    "%s names no form; for this table it is %s%s",
		    lines_quoted(l, c->text), rows_form_name(l->scratch, r),
		    rows_must_say_form(r) ? "" : ", or the cell is left empty");
	else
		words = difference(l, r, &said, &wanted);
	if (words != NULL)
		lines_fault(l, DIAG_BAD_VALUE, c->col, "%s", words);
	return words == NULL;
}

/* --- what a whole table is of --------------------------------------------- */

/* The cell of the first row, or with SAID of the first row that says
 * something, in the column NAME; NULL: there is none. */
static const struct cell *
first_cell(struct lines *l, const char *name, bool said)
{
	bool good;
	size_t at = 0;

	if (!lines_next(l, &good) || !good)
		return NULL;
	while (at < l->cells.n && !str_eq(l->cells.list[at].text, name))
		at++;
	if (at == l->cells.n)
		return NULL;
	while (lines_next(l, &good) && good) {
		if (l->cells.blank || at >= l->cells.n)
			continue;
		if (!said || !rows_is_none(l->cells.list[at].text))
			return &l->cells.list[at];
	}
	return NULL;
}

/* The id of a case, where TEXT is that and a version; else NULL: a bank is free
 * to have a question that is called "case". */
static const char *
case_id(struct arena *a, const char *text)
{
	const char *blank = strchr(text, ' ');
	const char *id;

	if (blank == NULL || blank[1] == '\0' || strchr(blank + 1, ' ') != NULL)
		return NULL;
	id = arena_strndup(a, text, (size_t)(blank - text));
	return str_is_id(id) ? id : NULL;
}

/* Is it about the case that R has, or about none? Else there is a finding. */
static bool
case_fits(struct lines *l, const struct rows *r, const struct cell *c)
{
	const char *id = case_id(l->scratch, c->text);

	if (id == NULL)
		return true;
	if (r->scenario == NULL) {
		lines_fault(l, DIAG_BAD_VALUE, c->col,
		    "this table is about the case \"%s\"; --case names it", id);
		return false;
	}
	if (str_eq(c->text,
		arena_printf(l->scratch, "%s %s", r->scenario->id,
		    r->scenario->version)))
		return true;
	lines_fault(l, DIAG_BAD_VALUE, c->col,
	    "this row is about %s, and the case here is \"%s %s\"",
	    lines_quoted(l, c->text), r->scenario->id, r->scenario->version);
	return false;
}

bool
rows_form_first(const struct rows *r, const char *file, const char *text,
    size_t n, struct diags *d)
{
	static const struct {
		const char *name;
		bool (*fits)(struct lines *l, const struct rows *r,
		    const struct cell *c);
	} columns[] = {{ROWS_FORM, rows_form}, {ROWS_CASE, case_fits}};
	struct arena *scratch = arena_new();
	bool fits = true;

	for (size_t i = 0; i < 2 && fits; i++) {
		const struct cell *c;
		struct diags ignored;
		struct lines l;

		diag_init(&ignored, scratch);
		lines_begin(&l, arena_new(), file, text, n, &ignored);
		c = first_cell(&l, columns[i].name, false);
		l.diags = d;
		if (c != NULL)
			fits = columns[i].fits(&l, r, c);
		arena_free(l.scratch);
	}
	arena_free(scratch);
	return fits;
}

/* The cell of the first row that says something in the column NAME, in A;
 * NULL: there is none. */
static const char *
said(struct arena *a, const char *text, size_t n, const char *name)
{
	struct arena *lost = arena_new();
	struct diags ignored;
	struct lines l;
	const struct cell *c;
	const char *words;

	diag_init(&ignored, lost);
	lines_begin(&l, arena_new(), "", text, n, &ignored);
	c = first_cell(&l, name, true);
	words = c != NULL ? arena_strdup(a, c->text) : NULL;
	arena_free(l.scratch);
	arena_free(lost);
	return words;
}

struct rows_said
rows_said(struct arena *a, const char *text, size_t n)
{
	const char *form = said(a, text, n, ROWS_FORM);
	const char *scenario = said(a, text, n, ROWS_CASE);
	struct named named;

	return (struct rows_said){
	    .form =
		form != NULL && split(a, form, &named) ? named.of[FORM] : NULL,
	    .scenario = scenario != NULL ? case_id(a, scenario) : NULL,
	};
}
