/* Any bytes as a case for one bank; what loads can be checked, told, and its
 * key shown, and means the same when it is written. */
#include "harmcheck/bank.h"
#include "harmcheck/node.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "pages.h"

static struct bank *bank;

void
fuzz_begin(void)
{
	bank = fuzz_bank("tests/scenario/bank.yaml");
}

static void
check_pages(struct arena *a, const struct scenario *s, uint8_t which)
{
	struct report story, key;

	report_init(&story, a);
	report_scenario_story(&story, s);
	check_report(a, &story, which);
	report_init(&key, a);
	report_scenario_key(&key, s, NULL);
	check_report(a, &key, which);
}

static void
check_again(struct arena *a, const struct scenario *s)
{
	struct buf one, two;
	struct diags d;
	const struct scenario *again;

	buf_init(&one, a);
	buf_init(&two, a);
	node_canonical(s->root, &one);
	diag_init(&d, a);
	again = scenario_load(a, bank, "again", one.data, one.len, &d);
	FUZZ_CHECK(again != NULL);
	node_canonical(again->root, &two);
	fuzz_same("canonical", one.data, one.len, two.data, two.len);
}

static void
check_sane(const struct scenario *s)
{
	for (size_t i = 0; i < s->n_shares; i++)
		FUZZ_CHECK(s->shares[i].least <= s->shares[i].most &&
		    s->shares[i].most <= 100);
	for (size_t i = 0; i < s->n_answers; i++)
		FUZZ_CHECK(s->answers[i].options != 0);
	FUZZ_CHECK(s->n_shares == 0 || s->n_shares == bank->n_causes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_arena();
	struct scenario *s;
	struct diags d;

	diag_init(&d, a);
	s = scenario_load(a, bank, "f", (const char *)data, size, &d);
	FUZZ_CHECK((s == NULL) == (d.n > 0));
	fuzz_findings(&d, (const char *)data, size, s == NULL);
	if (s == NULL)
		return 0;
	scenario_check(a, bank, s, &d);
	fuzz_findings(&d, (const char *)data, size, false);
	check_sane(s);
	check_pages(a, s, (uint8_t)size);
	check_again(a, s);
	return 0;
}
