/* Rows of answers as NDJSON: whole, in pieces and plainly. */
#include "table.h"

void
fuzz_begin(void)
{
	table_begin();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const uint8_t kit = take_byte(&in);
	struct batch_setup s;
	uint8_t how;

	if (kit < 4 * KITS) {
		how = take_byte(&in);
		kit_check(a, kit_of(kit % KITS, BATCH_NDJSON),
		    (const char *)in.p, in.n, how);
		return 0;
	}
	s = table_setup(&in, BATCH_NDJSON);
	how = take_byte(&in);
	table_check(a, &s, (const char *)in.p, in.n, how);
	return 0;
}
