/* Answer files filled in in every way, for tests/schema/run:
 *
 *   build/schema-answers BANK FOLDER PREFIX
 *
 * writes FOLDER/PREFIX-FORM-WAY.yaml for each form of BANK and each way
 * below. Status 0, or 1 with a word on standard error. */
#include <stdio.h>
#include <string.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/hash.h"
#include "harmcheck/node.h"

#define NOTE_MOST 4000 /* characters */
#define NOTE_EACH 5    /* one item in so many has a note */

static void
give(struct answers *a, size_t item, int option)
{
	a->list[item].said = ANSWER_GIVEN;
	a->list[item].option = option;
}

/* The option with the highest value, or (HIGH false) the lowest. */
static void
give_extreme(struct answers *a, size_t item, bool high)
{
	const struct scale *s = a->form->items[item].scale;
	const int wanted = high ? s->max : s->min;
	int option = 0;

	while (s->options[option].value != wanted)
		option++;
	give(a, item, option);
}

static void
fill_high(struct answers *a, size_t item)
{
	give_extreme(a, item, true);
}

static void
fill_low(struct answers *a, size_t item)
{
	give_extreme(a, item, false);
}

static void
fill_skipped(struct answers *a, size_t item)
{
	a->list[item].said = ANSWER_SKIPPED;
}

/* Where that cannot be said, skipped. */
static void
fill_not_applicable(struct answers *a, size_t item)
{
	const struct question *q = a->form->items[item].question;

	a->list[item].said =
	    q == NULL || q->na ? ANSWER_NOT_APPLICABLE : ANSWER_SKIPPED;
}

/* All options in turn, and all that can be said instead. */
static void
fill_mixed(struct answers *a, size_t item)
{
	const size_t n = a->form->items[item].scale->n_options;

	if (item % 7 == 3)
		fill_skipped(a, item);
	else if (item % 7 == 5)
		fill_not_applicable(a, item);
	else if (item % 7 != 6)
		give(a, item, (int)(item / 7 % n));
}

/* The first half, then the person stops. */
static void
fill_half(struct answers *a, size_t item)
{
	if (item < a->form->n_items / 2)
		fill_mixed(a, item);
}

static const struct way {
	const char *name;
	void (*fill)(struct answers *a, size_t item); /* NULL: nothing said */
	bool notes;
	const char *country; /* "": none named; "*": the bank's first */
} ways[] = {
    {"high", fill_high, false, "*"},
    {"low", fill_low, false, ""},
    {"mixed", fill_mixed, false, "ZZ"},
    {"half", fill_half, false, "*"},
    {"skipped", fill_skipped, false, "*"},
    {"not-applicable", fill_not_applicable, false, "*"},
    {"nothing", NULL, false, "*"},
    {"notes", fill_mixed, true, "*"},
};

/* As long and as hostile as a note can be. */
static const char *
note(struct arena *arena)
{
	static const char *const bits[] = {"\"", "\\", "\n", "\t", "'", "</",
	    "<script>", "&lt;", "{", "}", "[", "]", ",", ":", "%s", "$(x)", "#",
	    "\xc3\xa4", "\xd7\xa9\xd7\x9c", "e\xcc\x81", "\xe2\x82\xac",
	    "\xf0\x9f\x98\x80", "\\u0000", "null", "|", "---", " "};
	struct buf out;
	size_t n = 0;

	buf_init(&out, arena);
	for (size_t i = 0; n < NOTE_MOST; i++) {
		const char *s = bits[i % (sizeof(bits) / sizeof(bits[0]))];

		for (; *s != '\0' && n < NOTE_MOST; n++)
			do
				buf_addc(&out, *s++);
			while (((unsigned char)*s & 0xc0) == 0x80);
	}
	return out.data;
}

/* What is filled in as soon as it is known whether it is asked. */
static const struct way *filling;

static void
fill(struct answers *a, size_t item)
{
	if (filling->fill != NULL && a->list[item].open == TRUTH_TRUE)
		filling->fill(a, item);
}

static bool
write_way(const struct bank *b, const struct form *f, const struct way *k,
    const char *digest, const char *path)
{
	struct arena *arena = arena_new();
	struct answers *a = answers_new(arena, b, f, "2026-11-22");
	const char *country = k->country;
	struct buf out;
	struct err e;
	int got;

	filling = k;
	answers_decide(a, fill);
	if (strcmp(country, "*") == 0)
		country = b->n_countries > 0 ? b->countries[0].code : "";
	memcpy(a->country, country, strlen(country) + 1);
	for (size_t i = 0; k->notes && i < f->n_items; i += NOTE_EACH)
		a->list[i].note = note(arena);
	if (b->n_categories > 0)
		a->declined[b->n_categories - 1] = k->fill == fill_half;
	buf_init(&out, arena);
	answer_file_write(&out, a, digest);
	got = file_replace(path, out.data, out.len, true, NULL, &e);
	if (got == -1)
		fprintf(stderr, "%s\n", e.msg);
	arena_free(arena);
	return got == 0;
}

static struct bank *
load(struct arena *arena, const char *path, char digest[HASH_HEX])
{
	struct bank *b;
	struct diags d;
	struct buf bytes;
	struct err e;
	char *text;
	size_t n;

	if (file_read(arena, path, node_limits_bank.bytes, &text, &n, &e) ==
	    -1) {
		fprintf(stderr, "%s\n", e.msg);
		return NULL;
	}
	diag_init(&d, arena);
	b = bank_load(arena, path, text, n, &d);
	if (b == NULL) {
		fprintf(stderr, "%s: has faults\n", path);
		return NULL;
	}
	buf_init(&bytes, arena);
	node_canonical(b->root, &bytes);
	hash_hex(bytes.data, bytes.len, digest);
	return b;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	char digest[HASH_HEX];
	const struct bank *b = argc == 4 ? load(arena, argv[1], digest) : NULL;
	bool good = b != NULL;

	if (argc != 4)
		fputs("usage: schema-answers BANK FOLDER PREFIX\n", stderr);
	for (size_t f = 0; good && f < b->n_forms; f++)
		for (size_t k = 0; k < sizeof(ways) / sizeof(ways[0]); k++)
			good &= write_way(b, &b->forms[f], &ways[k], digest,
			    arena_printf(arena, "%s/%s-%s-%s.yaml", argv[2],
				argv[3], b->forms[f].id, ways[k].name));
	arena_free(arena);
	return good ? 0 : 1;
}
