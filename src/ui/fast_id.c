/* The number of a form and its code, and those that the table has already. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fast_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/str.h"

/* Pages are numbered by people: what has more digits, or is further from all
 * others, can be the numbers of boxes, typed one line too early. */
#define ID_DIGITS 6
#define ID_JUMP 1000
#define ID_DIGITS_READ 18

/* --- what the table has --------------------------------------------------- */

/* A list of *CAP with N in it, of SIZE each: with room for one more. */
static void *
with_room(struct fast *f, void *list, size_t n, size_t *cap, size_t size)
{
	void *more;

	if (n < *cap)
		return list;
	*cap = *cap * 2 + 64;
	more = arena_array(f->arena, *cap, size);
	if (n > 0)
		memcpy(more, list, n * size);
	return more;
}

static void
know_row(struct fast *f, const char *id, const char *code)
{
	if (*id != '\0') {
		f->ids = with_room(f, f->ids, f->n_ids, &f->cap_ids,
		    sizeof(*f->ids));
		f->ids[f->n_ids++] = id;
	}
	if (*code != '\0') {
		f->codes = with_room(f, f->codes, f->n_codes, &f->cap_codes,
		    sizeof(*f->codes));
		f->codes[f->n_codes++] = (struct fast_taken){.code = code,
		    .id = *id != '\0' ? id : NULL};
	}
}

void
fast_know_table(struct fast *f)
{
	for (size_t i = 0; i < f->arg.n_there; i++) {
		const struct row *r = &f->arg.there[i];

		know_row(f, r->id, r->answers != NULL ? r->answers->code : "");
	}
}

void
fast_know_written(struct fast *f)
{
	know_row(f, arena_strdup(f->arena, f->id),
	    arena_strdup(f->arena, f->answers->code));
}

/* --- the code ------------------------------------------------------------- */

static const struct fast_taken *
taken(const struct fast *f, const char *code)
{
	for (size_t i = 0; i < f->n_codes; i++)
		if (str_eq(f->codes[i].code, code))
			return &f->codes[i];
	return NULL;
}

/* Before and after are paired by the code: twice in one table it would be
 * found out only then, when nobody has the pages at hand. */
static bool
is_free(struct fast *f, const char *code)
{
	const struct fast_taken *t = taken(f, code);

	if (t == NULL)
		return true;
	fast_refuse(f,
	    "%s%s has the code %s already. Two forms of one table with the "
	    "same code cannot be paired. Look at both pages. Without its code "
	    "it can be typed: the number alone.",
	    t->id != NULL ? "Form " : "Another form",
	    t->id != NULL ? t->id : "", code);
	return false;
}

/* Small letters, as people write their codes in capitals, too. */
static bool
take_code(struct fast *f, const char *word, size_t n)
{
	char *code = arena_strndup(f->arena, word, n);

	for (char *s = code; *s != '\0'; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s - 'A' + 'a');
	if (!answers_code_fits(code)) {
		fast_refuse(f,
		    "A code has letters a to z, digits and dashes, at most %d.",
		    ANSWERS_CODE_MOST);
		return false;
	}
	if (!is_free(f, code))
		return false;
	memcpy(f->answers->code, code, strlen(code) + 1);
	return true;
}

/* --- the number ----------------------------------------------------------- */

/* Else "-" or "*", typed one time too often, would be a form. */
static bool
begins_well(const char *id)
{
	return (*id >= '0' && *id <= '9') || (*id >= 'a' && *id <= 'z') ||
	    (*id >= 'A' && *id <= 'Z') || (unsigned char)*id >= 0x80;
}

/* The number, with blanks around it and no more. */
static bool
take_id(struct fast *f, const char *word, size_t n)
{
	const char *id = word != NULL ? arena_strndup(f->arena, word, n)
				      : fast_default_id(f);

	if (id == NULL) {
		fast_say(f, "Type the number of the next form.");
		return false;
	}
	if (!rows_id_fits(id) || !begins_well(id)) {
		fast_refuse(f,
		    "A form's number begins with a digit or a letter, and has "
		    "at most %d of them. Rows that are written can be changed "
		    "in their file.",
		    ROWS_ID_MOST);
		return false;
	}
	if (fast_is_taken(f, id)) {
		fast_refuse(f,
		    "Form %s is there already. Each row needs a number of its "
		    "own.",
		    id);
		return false;
	}
	snprintf(f->id, sizeof(f->id), "%s", id);
	return true;
}

/* Is ID all digits? Few enough of them are the number *N. */
static bool
is_digits(const char *id, unsigned long long *n)
{
	const size_t digits = strspn(id, "0123456789");

	*n = 0;
	if (id[digits] != '\0')
		return false;
	if (digits <= ID_DIGITS_READ)
		*n = strtoull(id, NULL, 10);
	return true;
}

/* Could this be no number of a form? With a first typing to go by, its own
 * words say so; and on a pipe nobody can be asked. */
static bool
is_odd(const struct fast *f)
{
	unsigned long long n, other;
	bool others = false;

	if (f->arg.piped || f->arg.first_path != NULL || !is_digits(f->id, &n))
		return false;
	for (size_t i = 0; i < f->n_ids; i++) {
		if (!is_digits(f->ids[i], &other))
			continue;
		others = true;
		if (strlen(f->id) <= ID_DIGITS_READ &&
		    (n > other ? n - other : other - n) <= ID_JUMP)
			return false;
	}
	return others || strlen(f->id) > ID_DIGITS;
}

static void
begin(struct fast *f)
{
	f->begun = true;
	f->keeps_id = false;
	f->place = FAST_ANSWER;
	if (f->arg.first_path != NULL && fast_first_row(f, f->id) == NULL)
		fast_say(f,
		    "There is no form %s in the first file: it will be typed "
		    "without comparing. If its number is wrong, type *.",
		    f->id);
	if (fast_item(f) == FAST_NO_ITEM)
		fast_behind(f);
}

/* Its number, and behind it the code that is written on it. */
void
fast_line_id(struct fast *f, const char *line)
{
	const char *word, *code;
	size_t n = 0, n_code = 0, n_more;

	/* that of a number which was not the form's */
	f->answers->code[0] = '\0';
	word = fast_word(&line, &n);
	code = fast_word(&line, &n_code);
	if (fast_word(&line, &n_more) != NULL) {
		fast_refuse(f,
		    "Type the number of the form, and behind it its code if "
		    "one is written there.");
		return;
	}
	if (!take_id(f, word, n) ||
	    (code != NULL && !take_code(f, code, n_code)))
		return;
	if (word != NULL && is_odd(f)) {
		f->keeps_id = false;
		f->place = FAST_IS_ID;
		return;
	}
	begin(f);
}

void
fast_line_is_id(struct fast *f, const char *line)
{
	const char *rest = line;
	size_t n;

	if (fast_word(&rest, &n) == NULL) {
		begin(f);
		return;
	}
	f->place = FAST_ID;
	fast_line_id(f, line);
}
