/* Tables of answers as CSV: the batch, whole, in pieces and plainly; and
 * beside it the reader of whole tables. What one takes the other takes, and
 * what is written of it is read the same. */
#include "harmcheck/answers.h"
#include "table.h"

void
fuzz_begin(void)
{
	table_begin();
}

/* All rows, written. */
static struct buf
write_rows(struct arena *a, const struct rows *r, const struct row *list,
    size_t n)
{
	struct buf out;

	buf_init(&out, a);
	rows_write_head(&out, r);
	for (size_t i = 0; i < n; i++)
		rows_write(&out, r, list[i].id, list[i].answers);
	return out;
}

/* What was read and written leads to the same scores as what it was read from,
 * by the plain way. BATCH: what came of that, without a line of heads when KIT
 * is given. */
static void
check_scores(struct arena *a, const struct batch_setup *s,
    const struct buf *again, const struct ran *batch, const struct kit *kit)
{
	struct way way = {again->len, 1};
	struct ran other;

	if (s->n_keep > 0 || s->n_ignore > 0 || batch->nothing > 0 || s->quiet)
		return;
	if (kit == NULL)
		other =
		    run_table(a, s, MANNER_PLAIN, way, again->data, again->len);
	else
		other = machine_run(a, &kit->machines[MANNER_PLAIN], way,
		    again->data + kit->heads.len, again->len - kit->heads.len);
	fuzz_same("scores", batch->out.data, batch->out.len, other.out.data,
	    other.out.len);
}

static void
check_read(struct arena *a, const struct batch_setup *s, const char *text,
    size_t n, const struct ran *batch, const struct kit *kit)
{
	struct row *list, *again;
	size_t rows, rows_again;
	struct buf one, two;
	struct diags d;

	diag_init(&d, a);
	if (rows_read(a, &s->rows, "f", text, n, "2026-11-22", &list, &rows,
		&d) == -1) {
		fuzz_findings(&d, text, n, true);
		return;
	}
	FUZZ_CHECK(d.n == 0);
	one = write_rows(a, &s->rows, list, rows);
	fuzz_clean("rows", one.data, one.len, true);
	check_sheet(one.data, one.len);
	FUZZ_CHECK(rows_read(a, &s->rows, "g", one.data, one.len, "2026-11-22",
		       &again, &rows_again, &d) == 0);
	FUZZ_CHECK(rows == rows_again);
	two = write_rows(a, &s->rows, again, rows);
	fuzz_same("rows twice", one.data, one.len, two.data, two.len);
	if (s->header != BATCH_HEADER_YES || s->n_keep > 0)
		return;
	FUZZ_CHECK(batch->heads && batch->bad == 0 && batch->rows == rows);
	check_scores(a, s, &one, batch, kit);
}

/* Heads from the input, or those that fit, and a batch made for them. */
static void
check_any(struct bytes *in, struct arena *a)
{
	const struct batch_setup s = table_setup(in, BATCH_CSV);
	const uint8_t how = take_byte(in), heads = take_byte(in);
	struct buf text;
	struct ran r;

	buf_init(&text, a);
	if (heads & 1)
		table_heads(&s, &text);
	buf_add(&text, in->p, in->n);
	r = table_check(a, &s, text.data, text.len, how);
	if (r.heads)
		check_read(a, &s, text.data, text.len, &r, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();
	const uint8_t kit = take_byte(&in);
	const struct kit *k;
	struct buf text;
	struct ran r;
	uint8_t how;

	if (kit >= 4 * KITS) {
		check_any(&in, a);
		return 0;
	}
	how = take_byte(&in);
	k = kit_of(kit % KITS, BATCH_CSV);
	r = kit_check(a, k, (const char *)in.p, in.n, how);
	if (how % 8 != 0 || k->heads.len == 0)
		return 0;
	buf_init(&text, a);
	buf_add(&text, k->heads.data, k->heads.len);
	buf_add(&text, in.p, in.n);
	check_read(a, &k->setups[0], text.data, text.len, &r, k);
	return 0;
}
