#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"
#include "harmcheck/partial.h"
#include "partial_parts.h"

static void
write_count(struct buf *out, const char *word, uint64_t n)
{
	buf_addf(out, "%s %" PRIu64 "\n", word, n);
}

static void
write_wide(struct buf *out, num_wide n)
{
	char text[96];

	num_ratio_format((struct ratio){n, 1}, text);
	buf_addf(out, " %s", text);
}

static void
write_head(struct buf *out, const struct tally *t, const char *digest)
{
	const struct bank *b = t->bank;

	buf_addf(out, "%s %d\nrules %d\nbank %s ", PARTIAL_MAGIC,
	    PARTIAL_FORMAT, PARTIAL_RULES, b->id);
	json_quote(out, b->version, strlen(b->version));
	buf_addf(out, " %s\nform %s\n", digest, t->form->id);
	write_count(out, "rows", t->rows);
	write_count(out, "bad", t->bad);
	write_count(out, "no-answer", t->no_answer);
	buf_addf(out, "print %016" PRIx64 "\n", t->print);
}

static void
write_shards(struct buf *out, const struct tally *t)
{
	write_count(out, "shards", t->n_shards);
	for (size_t i = 0; i < t->n_shards; i++) {
		const struct tally_shard *s = &t->shards[i];

		buf_adds(out, "shard ");
		json_quote(out, s->name, strlen(s->name));
		buf_addf(out, " %" PRIu64 " %" PRIu64 " %016" PRIx64 "\n",
		    s->rows, s->bad, s->print);
	}
}

static void
write_item(struct buf *out, const struct form_item *of,
    const struct tally_item *it)
{
	if (of->question != NULL)
		buf_addf(out, "question %s\n", of->question->id);
	else
		buf_addf(out, "follow-up %s %s\n", of->category->id,
		    of->follow_up->id);
	for (size_t i = 0; i < of->scale->n_options; i++)
		buf_addf(out, "answer %s %" PRIu64 "\n",
		    of->scale->options[i].id, it->given[i]);
	write_count(out, "skipped", it->skipped);
	write_count(out, "not-applicable", it->not_applicable);
	write_count(out, "not-shown", it->not_shown);
	write_count(out, "not-reached", it->not_reached);
}

static void
write_parts(struct buf *out, const struct tally_theme *th)
{
	write_count(out, "complete", th->complete);
	for (size_t i = 0; i < th->n_questions; i++) {
		buf_addf(out, "sums %s", th->questions[i]->question->id);
		write_wide(out, th->parts[i].sum);
		write_wide(out, th->parts[i].square);
		write_wide(out, th->parts[i].with_total);
		buf_addc(out, '\n');
	}
	buf_adds(out, "total");
	write_wide(out, th->total);
	write_wide(out, th->total_square);
	buf_addc(out, '\n');
}

static void
write_theme(struct buf *out, const struct tally_theme *th)
{
	const struct category *c = th->category;

	buf_addf(out, "theme %s\n", c->id);
	for (size_t i = 0; i < c->n_levels; i++)
		buf_addf(out, "level %s %" PRIu64 "\n", c->levels[i].id,
		    th->levels[i]);
	write_count(out, "not-enough", th->not_enough);
	write_count(out, "not-applicable", th->not_applicable);
	assert(th->values.n_table == 0); /* settled */
	for (size_t i = 0; i < th->values.n; i++)
		buf_addf(out, "value %" PRId64 " %" PRIu64 "\n",
		    th->values.list[i].value, th->values.list[i].people);
	if (c->kind == KIND_SCALE)
		write_parts(out, th);
}

void
partial_write(struct buf *out, const struct tally *t, const char *digest)
{
	assert(t->n_shards > 0);
	write_head(out, t, digest);
	write_shards(out, t);
	for (size_t i = 0; i < t->form->n_items; i++)
		write_item(out, &t->form->items[i], &t->items[i]);
	for (size_t i = 0; i < t->form->n_categories; i++)
		write_theme(out, &t->themes[i]);
	buf_adds(out, "end\n");
}
