/* Counts as text: what is read is written byte for byte the same, and in
 * whatever order two are added up, the sum is the same text. */
#include "harmcheck/bank.h"
#include "harmcheck/err.h"
#include "harmcheck/partial.h"
#include "harmcheck/tally.h"
#include "fuzz.h"

#define DIGEST \
	"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define HEAD                                                   \
	"harmcheck-partial 1\nrules 1\nbank scoring-examples " \
	"\"1.0.0\" " DIGEST "\n"

static struct bank *bank;

void
fuzz_begin(void)
{
	bank = fuzz_bank("tests/bank/good/scoring.yaml");
}

static struct tally *
read_part(struct arena *a, const char *text, size_t n)
{
	struct diags d;
	struct tally *t;

	diag_init(&d, a);
	t = partial_read(a, bank, DIGEST, "f", text, n, &d);
	FUZZ_CHECK((t == NULL) == (d.n > 0));
	fuzz_findings(&d, text, n, t == NULL);
	return t;
}

static struct buf
written(struct arena *a, const struct tally *t)
{
	struct buf out;

	buf_init(&out, a);
	partial_write(&out, t, DIGEST);
	return out;
}

/* The sum of the two in this order as text; "" when they do not go together. */
static struct buf
merged(struct arena *a, const struct tally *one, const struct tally *two)
{
	struct partial_merge *m = partial_merge_new(a);
	struct tally *sum = NULL;
	struct buf out;
	struct err e = {0};

	buf_init(&out, a);
	if (partial_merge_add(m, "a", one, &e) == 0 &&
	    (two == NULL || partial_merge_add(m, "b", two, &e) == 0))
		sum = partial_merge_end(m, 0, &e);
	FUZZ_CHECK((sum == NULL) == (e.kind != ERR_NONE));
	return sum != NULL ? written(a, sum) : out;
}

static void
check_merge(struct arena *a, const struct tally *t, const struct tally *u)
{
	const struct buf x = merged(a, t, u), y = merged(a, u, t);

	fuzz_same("either order", x.data, x.len, y.data, y.len);
	if (x.len > 0)
		FUZZ_CHECK(read_part(a, x.data, x.len) != NULL);
}

/* The head that fits, where the input asks for it, and a text. */
static struct buf
next_text(struct bytes *in, struct arena *a, bool last)
{
	const bool head = take_byte(in) % 2 != 0;
	const struct fuzz_text t =
	    last ? take_rest(in, a) : take_text(in, a, in->n);
	struct buf out;

	buf_init(&out, a);
	if (head)
		buf_adds(&out, HEAD);
	buf_add(&out, t.s, t.n);
	return out;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const struct buf one = next_text(&in, a, false);
	const struct buf two = next_text(&in, a, true);
	const struct tally *t = read_part(a, one.data, one.len), *u;
	struct buf again;

	if (t == NULL)
		return 0;
	again = written(a, t);
	fuzz_same("written", one.data, one.len, again.data, again.len);
	again = merged(a, t, NULL);
	fuzz_same("alone", one.data, one.len, again.data, again.len);
	u = read_part(a, two.data, two.len);
	if (u != NULL)
		check_merge(a, t, u);
	return 0;
}
