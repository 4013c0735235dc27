/* What the tests of rows as NDJSON share: each row is read the quick and the
 * slow way, from memory of its exact size. */
#ifndef TESTS_JSON_ROWS_SUPPORT_H
#define TESTS_JSON_ROWS_SUPPORT_H

#include "rows_support.h"

#include "../../src/batch/json_rows.h"
#include "../../src/batch/plan_parts.h"

#define SLOTS_MOST 64
#define KEPT_MOST 8

/* What came of one way of reading. */
struct got {
	enum json_said said;
	unsigned char codes[SLOTS_MOST];
	struct json_text kept[KEPT_MOST];
	struct row_codes out;
};

SUPPORT struct json_fixture {
	const struct json_plan *plan;
	struct json_state *state;
	struct arena *scratch;
	size_t slot[SLOTS_MOST], n_slots;
	size_t n_keep;
	struct got quick, slow;
	struct json_fault fault;
	char *line; /* the copy */
} jf;

/* Rows of rf.rows, with these keys more; the slots are turned round, so that
 * nobody takes them for items. */
SUPPORT void
json_of(const char *const *keep, size_t n_keep, const char *const *ignore,
    size_t n_ignore)
{
	jf.n_slots = rf.rows.form->n_items;
	assert_true(jf.n_slots <= SLOTS_MOST && n_keep <= KEPT_MOST);
	for (size_t i = 0; i < jf.n_slots; i++)
		jf.slot[i] = jf.n_slots - 1 - i;
	jf.n_keep = n_keep;
	jf.plan = json_plan_new(rf.arena, &rf.rows, jf.slot, jf.n_slots, keep,
	    n_keep, ignore, n_ignore,
	    "--keep hands it on, --ignore passes over it");
	jf.state = json_state_new(rf.arena, jf.plan);
}

SUPPORT int
json_set_up(void **state)
{
	rows_set_up(state);
	memset(&jf, 0, sizeof(jf));
	jf.scratch = arena_new();
	json_of(NULL, 0, NULL, 0);
	return 0;
}

SUPPORT int
json_tear_down(void **state)
{
	free(jf.line);
	arena_free(jf.scratch);
	return rows_tear_down(state);
}

SUPPORT bool
same_text(const struct json_text *a, const struct json_text *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0 &&
	    (a->n == 0 || a->was == b->was);
}

SUPPORT void
got_begin(struct got *g)
{
	memset(g, 0xee, sizeof(*g));
	g->out = (struct row_codes){.codes = g->codes, .kept = g->kept};
}

/* Both ways; what the quick one finds good the slow one must find the same.
 * Gives what the slow one says. */
SUPPORT enum json_said
read_json_bytes(const char *line, size_t n)
{
	free(jf.line);
	jf.line = malloc(n > 0 ? n : 1);
	assert_non_null(jf.line);
	memcpy(jf.line, line, n);
	arena_reset(jf.scratch);
	got_begin(&jf.quick);
	got_begin(&jf.slow);
	jf.quick.said = json_row(jf.plan, jf.state, jf.line, n, &jf.quick.out);
	jf.slow.said = json_explain(jf.plan, jf.state, jf.scratch, jf.line, n,
	    &jf.slow.out, &jf.fault);
	if (jf.slow.said != JSON_GOOD) {
		assert_int_equal(jf.quick.said, JSON_ODD);
		assert_true(jf.fault.col >= 1 && jf.fault.col <= n + 1);
		return JSON_ODD;
	}
	/* it may have to learn how the form is written */
	if (jf.quick.said != JSON_GOOD)
		assert_int_equal(
		    json_row(jf.plan, jf.state, jf.line, n, &jf.quick.out),
		    JSON_GOOD);
	assert_memory_equal(jf.quick.codes, jf.slow.codes, jf.n_slots);
	assert_true(same_text(&jf.quick.out.id, &jf.slow.out.id));
	for (size_t i = 0; i < jf.n_keep; i++)
		assert_true(same_text(&jf.quick.kept[i], &jf.slow.kept[i]));
	return JSON_GOOD;
}

SUPPORT enum json_said
read_json(const char *line)
{
	return read_json_bytes(line, strlen(line));
}

/* The codes of the last row in the order of the items, as ids of answers and
 * states. */
SUPPORT const char *
codes_text(void)
{
	static const char *const states[] = {
	    [CODE_NOT_REACHED] = "?",
	    [CODE_SKIPPED] = "skipped",
	    [CODE_NOT_APPLICABLE] = "na",
	    [CODE_NOT_SHOWN] = "-",
	};
	struct buf out;

	buf_init(&out, rf.arena);
	for (size_t i = 0; i < jf.n_slots; i++) {
		const struct scale *s = rf.rows.form->items[i].scale;
		const size_t code = jf.slow.codes[jf.slot[i]];

		assert_true(code < s->n_options + CODE_STATES);
		buf_addf(&out, "%s%s", i > 0 ? " " : "",
		    code < s->n_options ? s->options[code].id
					: states[code - s->n_options]);
	}
	return out.data;
}

SUPPORT void
json_good(const char *line, const char *codes)
{
	if (read_json(line) != JSON_GOOD)
		fail_msg("%u: %s\nin: %s", jf.fault.col, jf.fault.msg, line);
	assert_string_equal(codes_text(), codes);
}

/* "col: words [code]" of what is wrong with LINE. */
SUPPORT const char *
json_words(const char *line, size_t n)
{
	if (read_json_bytes(line, n) == JSON_GOOD)
		fail_msg("taken for good: %s", line);
	return arena_printf(rf.arena, "%u: %s [%s]", jf.fault.col, jf.fault.msg,
	    diag_name(jf.fault.code));
}

#endif
