/* What a person types, line by line, at the interview: any bytes. Each page is
 * fit to be shown, answers are answers, going back changes none, and whatever
 * is saved can be gone on from. */
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/progress.h"
#include "harmcheck/result.h"
#include "pages.h"

#define BANKS 3
#define LINES_MOST 200

static struct bank *banks[BANKS];
static const char *digests[BANKS];
static struct arena *page_arena;

/* The session of now. */
static struct {
	struct arena *arena;
	size_t bank;
	uint8_t how;
} now;

void
fuzz_begin(void)
{
	static const char *const paths[] = {"tests/bank/good/dialogue.yaml",
	    "tests/bank/good/closer.yaml", "tests/bank/good/every-key.yaml"};

	for (size_t i = 0; i < BANKS; i++) {
		banks[i] = fuzz_bank(paths[i]);
		digests[i] = fuzz_digest(banks[i]);
	}
	page_arena = arena_new();
}

/* --- what the dialogue calls --------------------------------------------- */

static void
check_saved(const struct answers *it, const struct progress *p)
{
	const struct bank *b = banks[now.bank];
	struct progress *q = progress_new(page_arena, b);
	struct answer_file_notes notes;
	struct answers *again;
	struct buf one, two;
	struct diags d;

	diag_init(&d, page_arena);
	buf_init(&one, page_arena);
	buf_init(&two, page_arena);
	answer_file_write_unfinished(&one, it, digests[now.bank], p);
	again = answer_file_resume(page_arena, b, digests[now.bank], "f",
	    one.data, one.len, &notes, q, &d);
	if (again == NULL) {
		diag_write(&d, &two, 0);
		fuzz_same("saved", one.data, one.len, two.data, two.len);
	}
	FUZZ_CHECK(notes.n == 0 && notes.finished == (p == NULL));
	answer_file_write_unfinished(&two, again, digests[now.bank],
	    p != NULL ? q : NULL);
	fuzz_same("saved", one.data, one.len, two.data, two.len);
}

static bool
save(void *ctx, const struct answers *a, const struct progress *p,
    const char **why)
{
	(void)ctx;
	check_saved(a, p);
	*why = "the disk is full";
	return (now.how & 1) == 0;
}

static bool
elsewhere(void *ctx, const char *name, const struct answers *a,
    const struct progress *p, const char **path, const char **why)
{
	(void)ctx;
	check_saved(a, p);
	*why = "it exists already";
	*path = arena_strdup(now.arena, name);
	return strlen(name) % 2 == 0;
}

static bool
add(void *ctx, const struct answers *a, const char **words)
{
	(void)ctx;
	check_saved(a, NULL);
	*words = now.how & 2 ? "another program holds it"
			     : "It is in your diary as 2026-11-22.";
	return (now.how & 2) == 0;
}

/* --- after each line ----------------------------------------------------- */

static void
check_page(struct dialogue *d)
{
	struct report r;

	arena_reset(page_arena);
	report_init(&r, page_arena);
	dialogue_page(d, &r);
	check_report(page_arena, &r, (uint8_t)(now.how & 0xfd));
}

static void
check_sane(const struct dialogue *d)
{
	const struct answers *it = d->answers;

	FUZZ_CHECK(d->place < PLACES);
	FUZZ_CHECK(memchr(d->notice, '\0', sizeof(d->notice)) != NULL);
	FUZZ_CHECK(d->place != PLACE_RESULT || d->result != NULL);
	for (size_t i = 0; it != NULL && i < it->form->n_items; i++) {
		const struct answer *x = &it->list[i];

		FUZZ_CHECK(x->said <= ANSWER_NOT_APPLICABLE);
		FUZZ_CHECK(x->said != ANSWER_GIVEN ||
		    (x->option >= 0 &&
			(size_t)x->option <
			    it->form->items[i].scale->n_options));
		FUZZ_CHECK(x->note == NULL ||
		    utf8_length(x->note, strlen(x->note)) <=
			DIALOGUE_NOTE_MOST);
	}
}

/* What the talk makes of a line that is a text (src/ui/talk.c). */
static const char *
text_of(const char *line)
{
	const size_t n = strlen(line);
	struct buf out;

	buf_init(&out, now.arena);
	utf8_clean(&out, line, n < DIALOGUE_NOTE_MOST ? n : DIALOGUE_NOTE_MOST,
	    false);
	return out.data;
}

/* A line that only moves leaves what was said as it was. */
static void
type_line(struct dialogue *d, const char *line)
{
	const size_t n = d->answers != NULL ? d->answers->form->n_items : 0;
	struct answer *before = arena_array(page_arena, n + 1, sizeof(*before));
	const bool moves = d->place == PLACE_ITEM &&
	    (str_eq(line, "b") || str_eq(line, "?") || str_eq(line, "h") ||
		str_eq(line, "p") || str_eq(line, "k"));

	for (size_t i = 0; i < n; i++)
		before[i] = d->answers->list[i];
	if (dialogue_passes(d))
		dialogue_pass(d);
	else if (dialogue_wants_note(d))
		dialogue_line(d, text_of(line));
	else
		dialogue_line(d, line);
	for (size_t i = 0; moves && i < n; i++)
		FUZZ_CHECK(before[i].said == d->answers->list[i].said &&
		    before[i].option == d->answers->list[i].option &&
		    before[i].note == d->answers->list[i].note);
	check_sane(d);
}

static struct dialogue *
begin(struct bytes *in, struct arena *a)
{
	const uint8_t which = take_byte(in);
	const struct bank *b = banks[now.bank];
	const struct dialogue_arg arg = {.bank = b,
	    .form = which & 1 ? NULL : &b->forms[which / 16 % b->n_forms],
	    .country = which & 2 ? "AA" : NULL,
	    .date = "2026-11-22",
	    .bank_line = "Questions: small.",
	    .save = which & 4 ? save : NULL,
	    .elsewhere = which & 4 ? elsewhere : NULL,
	    .save_path = which & 4 ? "answers.yaml" : NULL,
	    .diary_add = which & 8 ? add : NULL,
	    .piped = (now.how & 4) != 0,
	    .plain = (now.how & 8) != 0,
	    .inside = (now.how & 48) == 48 && (which & 15) == 0};

	return dialogue_new(a, &arg);
}

/* Up to a line feed; no NUL in it. */
static const char *
next_line(struct bytes *in, struct arena *a)
{
	const uint8_t *end = memchr(in->p, '\n', in->n);
	const size_t n = end != NULL ? (size_t)(end - in->p) : in->n;
	const char *line = arena_strndup(a, (const char *)in->p, n);

	in->p += end != NULL ? n + 1 : n;
	in->n -= end != NULL ? n + 1 : n;
	return line;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct dialogue *d;

	now.arena = fuzz_arena();
	now.bank = take_below(&in, BANKS);
	now.how = take_byte(&in);
	d = begin(&in, now.arena);
	for (unsigned i = 0; i < LINES_MOST && !dialogue_over(d); i++) {
		check_page(d);
		if (in.n == 0 && !dialogue_passes(d)) {
			dialogue_end_of_input(d);
			check_sane(d);
			continue;
		}
		type_line(d,
		    dialogue_passes(d) ? "" : next_line(&in, now.arena));
	}
	if (in.n == 0)
		FUZZ_CHECK(dialogue_over(d) || d->place == PLACE_UNSAVED ||
		    size > 2 * LINES_MOST);
	if (d->answers != NULL && d->place == PLACE_DONE)
		check_saved(d->answers, NULL);
	return 0;
}
