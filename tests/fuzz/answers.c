/* Answer files: any bytes, with or without a head that fits; and what people
 * may have said, written. What is written is read as it was, byte for byte. */
#include "harmcheck/answer_file.h"
#include "harmcheck/progress.h"
#include "people.h"

#define BANKS 3

static struct bank *banks[BANKS];
static const char *digests[BANKS];

void
fuzz_begin(void)
{
	static const char *const paths[] = {"tests/bank/good/dialogue.yaml",
	    "tests/bank/good/every-key.yaml", "tests/bank/good/closer.yaml"};

	for (size_t i = 0; i < BANKS; i++) {
		banks[i] = fuzz_bank(paths[i]);
		digests[i] = fuzz_digest(banks[i]);
	}
}

static struct buf
written(struct arena *a, const struct answers *it, const char *digest,
    const struct progress *p)
{
	struct buf out;

	buf_init(&out, a);
	answer_file_write_unfinished(&out, it, digest, p);
	return out;
}

static bool
same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* All that counts is the same in both. */
static void
check_same(const struct answers *x, const struct answers *y)
{
	FUZZ_CHECK(x->form == y->form && same_text(x->date, y->date));
	FUZZ_CHECK(same_text(x->country, y->country));
	FUZZ_CHECK(same_text(x->code, y->code));
	for (size_t i = 0; i < x->form->n_items; i++) {
		FUZZ_CHECK(answer_state(x, i) == answer_state(y, i));
		FUZZ_CHECK(answer_option(x, i) == answer_option(y, i));
		FUZZ_CHECK(same_text(answer_note(x, i), answer_note(y, i)));
	}
	for (size_t i = 0; i < x->bank->n_categories; i++)
		FUZZ_CHECK(x->declined[i] == y->declined[i] &&
		    x->kept_short[i] == y->kept_short[i]);
}

/* A file of this bank is written as it is read, from the second time on; the
 * first may have been written by hand. */
static void
check_again(struct arena *a, size_t bank, const struct answers *it)
{
	const struct buf one = written(a, it, digests[bank], NULL);
	struct answer_file_notes notes;
	struct answers *again;
	struct diags d;
	struct buf two;

	diag_init(&d, a);
	again = answer_file_read(a, banks[bank], digests[bank], "g", one.data,
	    one.len, &notes, &d);
	if (again == NULL) {
		buf_init(&two, a);
		diag_write(&d, &two, 0);
		fuzz_same("read", one.data, one.len, two.data, two.len);
	}
	FUZZ_CHECK(notes.n == 0 && notes.finished && !notes.lost_alert);
	check_same(it, again);
	two = written(a, again, digests[bank], NULL);
	fuzz_same("answers", one.data, one.len, two.data, two.len);
}

/* The same with how far they have come. */
static void
check_resume(struct arena *a, size_t bank, const char *text, size_t n)
{
	struct progress *p = progress_new(a, banks[bank]);
	struct answer_file_notes notes;
	struct answers *it, *again;
	struct buf one, two;
	struct diags d;

	diag_init(&d, a);
	it = answer_file_resume(a, banks[bank], digests[bank], "f", text, n,
	    &notes, p, &d);
	fuzz_findings(&d, text, n, it == NULL);
	if (it == NULL || notes.lost_place) /* the dialogue finds another */
		return;
	one = written(a, it, digests[bank], p);
	p = progress_new(a, banks[bank]);
	again = answer_file_resume(a, banks[bank], digests[bank], "g", one.data,
	    one.len, &notes, p, &d);
	if (again == NULL) {
		buf_init(&two, a);
		diag_write(&d, &two, 0);
		fuzz_same("resumed", one.data, one.len, two.data, two.len);
	}
	two = written(a, again, digests[bank], p);
	fuzz_same("resume", one.data, one.len, two.data, two.len);
}

static void
check_sane(const struct answers *it)
{
	for (size_t i = 0; i < it->form->n_items; i++) {
		const struct answer *x = &it->list[i];

		FUZZ_CHECK(x->said <= ANSWER_NOT_SHOWN);
		FUZZ_CHECK(x->said != ANSWER_GIVEN ||
		    (x->option >= 0 &&
			(size_t)x->option <
			    it->form->items[i].scale->n_options));
		FUZZ_CHECK(answer_option(it, i) <
		    (int)it->form->items[i].scale->n_options);
	}
}

/* A head of BANK, which the input is the rest of; OTHER: of another version. */
static struct buf
with_head(struct arena *a, size_t bank, bool other, const struct bytes *in,
    const struct form *f)
{
	struct buf out;

	buf_init(&out, a);
	buf_addf(&out,
	    "harmcheck: 1\nbank: %s\nversion: \"%s\"\ndigest: \"%s\"\n"
	    "form: %s\nvoice: %s\ndate: \"2026-11-22\"\n",
	    banks[bank]->id, banks[bank]->version, other ? "00" : digests[bank],
	    f->id, banks[bank]->voices[f->voice]);
	buf_add(&out, in->p, in->n);
	return out;
}

static void
check_file(struct bytes *in, struct arena *a, size_t bank, uint8_t how)
{
	const struct bank *b = banks[bank];
	const struct form *f = &b->forms[take_below(in, (unsigned)b->n_forms)];
	struct answer_file_notes notes;
	struct answers *it;
	struct diags d;
	struct buf text;

	buf_init(&text, a);
	if (how & 2)
		text = with_head(a, bank, (how & 4) != 0, in, f);
	else
		buf_add(&text, in->p, in->n);
	diag_init(&d, a);
	it = answer_file_read(a, b, digests[bank], "f", text.data, text.len,
	    &notes, &d);
	FUZZ_CHECK((it == NULL) == (d.n > 0));
	fuzz_findings(&d, text.data, text.len, it == NULL);
	if (it != NULL) {
		check_sane(it);
		check_again(a, bank, it);
	}
	check_resume(a, bank, text.data, text.len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const size_t bank = take_below(&in, BANKS);
	const struct bank *b = banks[bank];
	const uint8_t how = take_byte(&in);
	struct answers *it;
	const struct form *f;

	if (how & 1) {
		check_file(&in, a, bank, how);
		return 0;
	}
	f = &b->forms[take_below(&in, (unsigned)b->n_forms)];
	it = take_answers(&in, a, b, f);
	/* notes as the program takes them: only what can be seen */
	for (size_t i = 0; i < f->n_items; i++)
		if (it->list[i].note != NULL &&
		    (!fuzz_is_clean(it->list[i].note, strlen(it->list[i].note),
			 false) ||
			it->list[i].note[0] == '\0'))
			it->list[i].note = NULL;
	check_sane(it);
	check_again(a, bank, it);
	return 0;
}
