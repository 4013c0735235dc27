/* What the tests of the bank layer share: small banks as text. */
#ifndef TESTS_BANK_SUPPORT_H
#define TESTS_BANK_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"

#define SUPPORT __attribute__((unused)) static

/* Parts of a bank that is fine; tests replace one of them. */
#define HEAD \
	"bank: {format: 1, id: b, version: 1.0.0, language: en, title: T}\n"
#define SCALES                                               \
	"scales:\n"                                          \
	"- {id: s, options: [{id: no, value: 0, label: No}," \
	" {id: once, value: 1, label: Once},"                \
	" {id: often, value: 3, label: O}]}\n"
#define FORMS      \
	"forms:\n" \
	"- {id: f, voice: v, title: F, depth: full, categories: [c]}\n"
#define THEMES          \
	"categories:\n" \
	"- {id: c, title: C, kind: events, levels: [{id: none, label: N}]}\n"
#define QUESTION(id, rest) \
	"- {id: " id ", category: c, text: Q, scale: s" rest "}\n"

/* A bank, what was said about it, and where both live. */
struct loaded {
	struct arena *arena;
	struct diags diags;
	struct bank *bank;
	char *text;
	size_t n;
};

/* TEXT is copied to memory of its exact size, so that a checked build sees
 * whoever reads behind it. */
SUPPORT struct loaded
load_bytes(const char *text, size_t n)
{
	struct loaded l = {.arena = arena_new(),
	    .text = malloc(n > 0 ? n : 1),
	    .n = n};

	assert_non_null(l.text);
	memcpy(l.text, text, n);
	diag_init(&l.diags, l.arena);
	l.bank = bank_load(l.arena, "b.yaml", l.text, n, &l.diags);
	return l;
}

SUPPORT struct loaded
load_text(const char *text)
{
	return load_bytes(text, strlen(text));
}

SUPPORT void
loaded_free(struct loaded *l)
{
	arena_free(l->arena);
	free(l->text);
}

/* All findings as they are printed. */
SUPPORT const char *
findings(struct loaded *l)
{
	struct buf out;

	buf_init(&out, l->arena);
	diag_write(&l->diags, &out, 0);
	return out.data;
}

SUPPORT size_t
count_code(const struct diags *d, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++)
		n += d->list[i].code == code;
	return n;
}

/* TEXT as a bank without a fault. */
SUPPORT struct loaded
load_good(const char *text)
{
	struct loaded l = load_text(text);

	if (l.bank == NULL)
		fail_msg("%s", findings(&l));
	assert_int_equal(l.diags.n, 0);
	return l;
}

#endif
