/* Any bytes as a bank. What is refused is refused with places inside the file;
 * what loads can be checked, shown and written, and means the same then. */
#include "harmcheck/bank.h"
#include "harmcheck/node.h"
#include "fuzz.h"

#define FINDINGS_MOST 20000

void
fuzz_begin(void)
{
}

static struct buf
canonical(struct arena *a, const struct node *n)
{
	struct buf out;

	buf_init(&out, a);
	node_canonical(n, &out);
	return out;
}

/* Written in the one way, it is a tree with the same meaning. */
static void
check_again(struct arena *a, const struct bank *b)
{
	const struct buf one = canonical(a, b->root);
	struct diags d;
	const struct bank *again;
	struct buf two;

	diag_init(&d, a);
	again = bank_load(a, "again", one.data, one.len, &d);
	FUZZ_CHECK(again != NULL);
	two = canonical(a, again->root);
	fuzz_same("canonical", one.data, one.len, two.data, two.len);
	FUZZ_CHECK(again->n_questions == b->n_questions);
}

static void
check_shown(struct arena *a, const struct bank *b)
{
	struct buf out;

	buf_init(&out, a);
	FUZZ_CHECK(bank_show(b, NULL, &out) == 0);
	bank_show_coverage(b, &out);
	bank_reading(a, b, &out);
	for (size_t i = 0; i < out.len; i++)
		if (out.data[i] == '\t') /* may stand in a text */
			out.data[i] = ' ';
	fuzz_clean("shown", out.data, out.len, true);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_arena();
	struct diags d;
	struct bank *b;

	diag_init(&d, a);
	b = bank_load(a, "f", (const char *)data, size, &d);
	FUZZ_CHECK(d.n <= FINDINGS_MOST);
	fuzz_findings(&d, (const char *)data, size, b == NULL);
	if (b == NULL)
		return 0;
	FUZZ_CHECK(d.n == 0);
	bank_check(a, b, "2026-11-22", &d);
	fuzz_findings(&d, (const char *)data, size, false);
	check_shown(a, b);
	check_again(a, b);
	return 0;
}
