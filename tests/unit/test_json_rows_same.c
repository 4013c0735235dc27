/* Rows of answers as NDJSON and as CSV mean the same; and a text that was
 * changed anywhere is read by both ways alike, as another reader would. */
#include "json_rows_support.h"

#include <dlfcn.h>

#include "harmcheck/num.h"
#include "harmcheck/prng.h"

#include "../../src/batch/json_parts.h"

#define ROWS 4000
#define MUTATIONS 60000

static struct prng rng;

static size_t
below(size_t n)
{
	return (size_t)prng_below(&rng, n);
}

/* --- the same row as CSV and as NDJSON ------------------------------------ */

static const char *const items[] = {"O1", "P1", "P2", "P3", "P4", "q_date"};
#define ITEMS (sizeof(items) / sizeof(items[0]))

static const char *
any_word(void)
{
	static const char *const words[] = {"", "NA", "null", "never", "once",
	    "often", "fits", "badly", "no-name", "-less", "same", "more", "no",
	    "yes", "0", "1", "2", "3", "-1", "skipped", "not-applicable",
	    "not-shown", "not-reached", "01", "4", "Often", "r1", "wrong one"};

	return words[below(sizeof(words) / sizeof(words[0]))];
}

/* A word that fits item AT, most of the time. */
static const char *
word_for(size_t at)
{
	const struct scale *s = rf.rows.form->items[at].scale;
	const struct option *o = &s->options[below(s->n_options)];

	switch (below(8)) {
	case 0:
		return any_word();
	case 1:
	case 2:
		return arena_printf(rf.arena, "%d", o->value);
	case 3:
		return "";
	default:
		return o->id;
	}
}

static void
add_blanks(struct buf *out, size_t style)
{
	static const char *const blanks[] = {"", " ", "  ", "\t"};

	buf_adds(out, style < 2 ? blanks[style] : blanks[below(4)]);
}

static void
add_value(struct buf *out, const char *word)
{
	int64_t number;

	if (*word == '\0' && below(2) == 0) {
		buf_adds(out, "null");
	} else if (num_int(word, -9, 9, &number) && below(2) == 0) {
		buf_adds(out, word);
	} else {
		buf_addc(out, '"');
		for (; *word != '\0'; word++)
			if (below(40) == 0)
				buf_addf(out, "\\u%04x",
				    (unsigned)(unsigned char)*word);
			else
				buf_addc(out, *word);
		buf_addc(out, '"');
	}
}

struct pair {
	struct buf heads, cells, json;
	size_t n;
};

static void
add_pair(struct pair *p, size_t style, const char *name, const char *word,
    bool absent)
{
	buf_addf(&p->heads, "%s%s", p->heads.len > 0 ? "," : "", name);
	buf_addf(&p->cells, "%s\"%s\"", p->cells.len > 0 ? "," : "", word);
	if (absent)
		return;
	buf_adds(&p->json, p->n++ > 0 ? "," : "");
	if (p->n > 1)
		add_blanks(&p->json, style);
	buf_addf(&p->json, "\"%s\":", name);
	add_blanks(&p->json, style);
	add_value(&p->json, word);
	if (style > 1)
		add_blanks(&p->json, style);
}

/* One row of both, its keys in some order, and some of them absent. */
static void
make_pair(struct pair *p, size_t style, bool shuffle)
{
	size_t order[ITEMS];

	buf_init(&p->heads, rf.arena);
	buf_init(&p->cells, rf.arena);
	buf_init(&p->json, rf.arena);
	p->n = 0;
	buf_addc(&p->json, '{');
	for (size_t i = 0; i < ITEMS; i++) {
		const size_t at = shuffle ? below(i + 1) : i;

		order[i] = order[at];
		order[at] = i;
	}
	if (below(9) > 0)
		add_pair(p, style, "id",
		    below(9) == 0 ? any_word()
				  : arena_printf(rf.arena, "r%zu", below(1000)),
		    false);
	for (size_t i = 0; i < ITEMS; i++) {
		const bool absent = below(6) == 0;

		/* a table may lack this column only */
		if (!absent || order[i] != 4)
			add_pair(p, style, items[order[i]],
			    absent ? "" : word_for(order[i]), absent);
	}
	buf_addc(&p->json, '}');
}

static void
compare_pair(const struct pair *p)
{
	const char *csv =
	    arena_printf(rf.arena, "%s\n%s\n", p->heads.data, p->cells.data);
	const bool good = read_rows_bytes(csv, strlen(csv)) == 0;
	const struct answers *a;

	if ((read_json(p->json.data) == JSON_GOOD) != good)
		fail_msg("only one is good:\n%s%s\n%s\n%s", csv, p->json.data,
		    rows_findings(), jf.fault.msg);
	if (!good) {
		assert_string_equal(rf.diags.list[0].msg, jf.fault.msg);
		return;
	}
	if (rf.n == 0)
		return; /* a line of nothing */
	a = rf.list[0].answers;
	assert_int_equal(strlen(rf.list[0].id), jf.quick.out.id.n);
	assert_memory_equal(rf.list[0].id, jf.quick.out.id.s,
	    jf.quick.out.id.n);
	for (size_t i = 0; i < jf.n_slots; i++) {
		const bool shown = jf.quick.codes[jf.slot[i]] !=
		    rf.rows.form->items[i].scale->n_options + CODE_NOT_SHOWN;

		assert_int_equal(json_code(a, i, !shown),
		    jf.quick.codes[jf.slot[i]]);
	}
}

static void
same_as_csv(void **state)
{
	struct pair p;
	size_t style = 0;
	bool shuffle = false;

	(void)state;
	prng_init(&rng, 7, "csv", 0);
	for (size_t i = 0; i < ROWS; i++) {
		if (i % 50 == 0) {
			style = below(3);
			shuffle = below(2) == 0;
		}
		make_pair(&p, style, shuffle);
		compare_pair(&p);
	}
}

/* --- another reader ------------------------------------------------------- */

/* What is needed of libjansson, which need not be there. */
struct other_error {
	int line, column, position;
	char source[80], text[160];
};
static void *(*other_load)(const char *text, size_t n, size_t flags,
    struct other_error *e);
static void (*other_free)(void *value);
#define OTHER_NO_DUPLICATES 1
#define OTHER_ANY 4

static void
find_other(void)
{
	void *library = dlopen("libjansson.so.4", RTLD_NOW);
	void *load, *give;

	if (library == NULL)
		return;
	load = dlsym(library, "json_loadb");
	give = dlsym(library, "json_delete");
	assert_true(load != NULL && give != NULL);
	memcpy(&other_load, &load, sizeof(load));
	memcpy(&other_free, &give, sizeof(give));
}

/* 1: it is JSON; 0: it is none; -1: it does not say, for the number is too
 * big for it. */
static int
other_says(const char *line, size_t n, size_t flags)
{
	struct other_error e;
	void *value = other_load(line, n, flags, &e);

	if (value != NULL) {
		other_free(value);
		return 1;
	}
	return strstr(e.text, "too big") != NULL ||
		strstr(e.text, "overflow") != NULL
	    ? -1
	    : 0;
}

static bool
is_json(const char *line, size_t n, enum diag_code *code)
{
	struct jtext t = {.p = line, .end = line + n, .code = DIAG_CODES};
	struct jtext_value v;
	bool good;

	jtext_blanks(&t);
	good = jtext_value(&t, &v);
	jtext_blanks(&t);
	*code = t.code;
	return good && t.p == t.end;
}

/* LINE was read; the other reader says the same. TWICE: keys inside what is
 * passed over may be there twice, which nobody looks at. */
static void
compare_other(const char *line, size_t n, bool twice)
{
	enum diag_code code;
	const bool json = is_json(line, n, &code);
	int other;

	if (jf.slow.said == JSON_GOOD && !json)
		fail_msg("no JSON, and taken for good: %.*s", (int)n, line);
	if (other_load == NULL)
		return;
	other = other_says(line, n, OTHER_ANY);
	/* it swallows a NUL behind a number */
	if (other == 1 && memchr(line, '\0', n) != NULL)
		return;
	if (other >= 0 && json != (other == 1) && code != DIAG_TOO_DEEP)
		fail_msg("the other says %d: %.*s", other, (int)n, line);
	if (jf.slow.said == JSON_GOOD && !twice &&
	    other_says(line, n, OTHER_ANY | OTHER_NO_DUPLICATES) == 0)
		fail_msg("taken for good: %.*s", (int)n, line);
}

/* --- texts that were changed ---------------------------------------------- */

#define LINE_MOST 600

static size_t
mutate(char *line, size_t n)
{
	static const char odd[] = "\"\"\\\\{}[]::,,  \t\r-+.eE0019anrtuf/"
				  "\x01\x1f\x7f\x80\xbf\xc3\xe2\xed\xf0\xff";
	const size_t at = below(n + 1);
	const size_t size = below(6) + 1;

	switch (below(6)) {
	case 0:
		line[at] = odd[below(sizeof(odd))];
		return n;
	case 1:
		if (n + 1 > LINE_MOST)
			return n;
		memmove(line + at + 1, line + at, n - at);
		line[at] = odd[below(sizeof(odd))];
		return n + 1;
	case 2:
		if (at + size > n)
			return at;
		memmove(line + at, line + at + size, n - at - size);
		return n - size;
	case 3: /* a part of it once more */
		if (at + size > n || n + size > LINE_MOST)
			return n;
		memmove(line + at + size, line + at, n - at);
		return n + size;
	case 4:
		line[at] = (char)(line[at] ^ 1 << below(8));
		return n;
	default:
		return n > 0 ? below(n) : 0;
	}
}

static void
mutations(void **state)
{
	static const char *const keep[] = {"age", "gr\xc3\xbcn"};
	static const char *const ignore[] = {"x"};
	static const char *const whole[] = {
	    "{\"id\":\"r1\",\"O1\":1,\"P1\":3,\"P2\":0,\"P3\":null,\"P4\":1,"
	    "\"q_date\":2}",
	    "{\"id\": 12, \"P1\": \"often\", \"P2\": \"no\", \"q_date\": "
	    "\"badly\", \"code\": \"ab-1\", \"date\": \"2026-01-31\"}",
	    "{\"q_date\":2,\"O1\":-1,\"form\":\"rows 1.0.0 short\",\"P1\":"
	    "\"not-applicable\",\"P3\":\"skipped\"}",
	    "{\"id\":\"Gr\\u00fcn \xc3\xbc\\ud83d\\ude00\",\"age\":-4.5e+10,"
	    "\"gr\xc3\xbcn\":\"\\t\\\"\",\"P1\":1}",
	    "{\"x\":[{\"a\":[true,false,{}],\"b\":\"\\n\"},[],-0.5e-7,null],"
	    "\"P1\":0,\"age\":123456789012345678901234567890}",
	    "{}"};
	char line[LINE_MOST + 8] = "";

	(void)state;
	find_other();
	json_of(keep, 2, ignore, 1);
	prng_init(&rng, 11, "mutations", 0);
	for (size_t i = 0; i < MUTATIONS; i++) {
		const size_t which = below(sizeof(whole) / sizeof(whole[0]));
		size_t n = strlen(whole[which]);

		memcpy(line, whole[which], n);
		for (size_t k = below(4); k > 0; k--)
			n = mutate(line, n);
		read_json_bytes(line, n);
		compare_other(line, n, which == 4);
	}
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, json_set_up, json_tear_down)
	const struct CMUnitTest tests[] = {
	    T(same_as_csv),
	    T(mutations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
