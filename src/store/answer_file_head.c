/* The head of an answer file: which bank, which form, which day. */
#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/clock.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/str.h"

/* A required or optional text entry of the file. */
static const char *
entry(struct reader *r, const char *key, bool required)
{
	const struct node *n = node_find(r->root, key);

	if (n == NULL && required)
		diag_add(r->diags, DIAG_MISSING_KEY, r->root->at,
		    "an answer file needs \"%s\"", key);
	if (n == NULL)
		return NULL;
	if (n->kind != NODE_SCALAR) {
		diag_add(r->diags, DIAG_KIND, n->at,
		    "\"%s\" must be one text, not a list or a mapping", key);
		return NULL;
	}
	return n->text;
}

static const char *const known_keys[] = {"harmcheck", "bank", "version",
    "digest", "form", "voice", "date", "country", "code", "answers",
    "follow_ups", "declined", "kept_short", "notes", "case", "progress"};

#define N_KEYS (sizeof(known_keys) / sizeof(known_keys[0]))

void
answer_file_keys(struct reader *r, const struct node *map, const char *what,
    const char *const *known, size_t n_known)
{
	for (const struct node *n = map->first; n != NULL; n = n->next) {
		const char *near;
		bool is_known = false;

		for (size_t i = 0; i < n_known; i++)
			is_known |= str_eq(n->key, known[i]);
		if (is_known)
			continue;
		near = str_nearest(n->key, known, n_known);
		diag_add(r->diags, DIAG_UNKNOWN_KEY, node_key_at(n),
		    "%s has no key \"%s\"%s%s%s", what, n->key,
		    near != NULL ? "; did you mean \"" : "",
		    near != NULL ? near : "", near != NULL ? "\"?" : "");
	}
}

static const struct form *
head_form(struct reader *r)
{
	const char *id = entry(r, "form", true);
	const struct form *f = id != NULL ? bank_form(r->bank, id) : NULL;
	const char **ids, *near;

	if (id == NULL || f != NULL)
		return f;
	ids = arena_array(r->arena, r->bank->n_forms, sizeof(*ids));
	for (size_t i = 0; i < r->bank->n_forms; i++)
		ids[i] = r->bank->forms[i].id;
	near = str_nearest(id, ids, r->bank->n_forms);
	diag_add(r->diags, DIAG_UNKNOWN_ID, node_find(r->root, "form")->at,
	    "the bank has no form \"%s\"%s%s%s", id,
	    near != NULL ? "; did you mean \"" : "", near != NULL ? near : "",
	    near != NULL ? "\"?" : "");
	return NULL;
}

static void
head_bank(struct reader *r, const char *digest)
{
	const char *format = entry(r, "harmcheck", true);
	const char *bank = entry(r, "bank", true);
	const char *version = entry(r, "version", true);
	const char *theirs = entry(r, "digest", true);

	if (format != NULL && !str_eq(format, "1"))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "harmcheck")->at,
		    "this program reads answer files of format 1, not \"%s\"",
		    format);
	if (bank != NULL && !str_eq(bank, r->bank->id))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "bank")->at,
		    "these answers belong to the bank \"%s\", not to \"%s\"; "
		    "name their bank with --bank",
		    bank, r->bank->id);
	r->same_bank = theirs != NULL && str_eq(theirs, digest);
	if (r->same_bank || version == NULL)
		return;
	r->notes->version = version;
	r->notes->list[r->notes->n++] = str_eq(version, r->bank->version)
	    ? arena_printf(r->arena,
		  "These answers were given to other questions than these, "
		  "although both are called version %s.",
		  version)
	    : arena_printf(r->arena,
		  "These answers were given to version %s of the questions. "
		  "They are read here with version %s.",
		  version, r->bank->version);
}

bool
answer_file_is_country(const char *s)
{
	return strlen(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' &&
	    s[1] <= 'Z';
}

static void
head_rest(struct reader *r, const struct form *form, const char **date,
    const char **country)
{
	const char *voice = entry(r, "voice", false);

	*date = entry(r, "date", true);
	*country = entry(r, "country", false);
	if (*date != NULL && !clock_is_date(*date))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "date")->at,
		    "\"%s\" is no date; write it as 2026-11-22", *date);
	if (*country != NULL && !answer_file_is_country(*country))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "country")->at,
		    "\"%s\" is no country code; write two capitals, as GB",
		    *country);
	if (voice != NULL) {
		bool known = false;

		for (size_t i = 0; i < r->bank->n_voices; i++)
			known |= str_eq(voice, r->bank->voices[i]);
		if (!known)
			diag_add(r->diags, DIAG_UNKNOWN_ID,
			    node_find(r->root, "voice")->at,
			    "the bank has no voice \"%s\"", voice);
		else if (form != NULL &&
		    !str_eq(voice, r->bank->voices[form->voice]))
			diag_add(r->diags, DIAG_BAD_VALUE,
			    node_find(r->root, "voice")->at,
			    "the form \"%s\" has the voice \"%s\", not "
			    "\"%s\"",
			    form->id, r->bank->voices[form->voice], voice);
	}
}

static const char *
head_code(struct reader *r)
{
	const char *code = entry(r, "code", false);

	if (code != NULL && !answers_code_fits(code))
		diag_add(r->diags, DIAG_BAD_VALUE,
		    node_find(r->root, "code")->at,
		    "\"%s\" is no code; write up to %d of a to z, 0 to 9 and "
		    "dashes, as maple-7",
		    code, ANSWERS_CODE_MOST);
	return code;
}

void
answer_file_head(struct reader *r, const char *digest,
    struct answer_file_head *head)
{
	answer_file_keys(r, r->root, "an answer file", known_keys, N_KEYS);
	head_bank(r, digest);
	head->form = head_form(r);
	head_rest(r, head->form, &head->date, &head->country);
	head->code = head_code(r);
}
