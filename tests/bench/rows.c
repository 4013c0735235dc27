/* rows [-f csv|ndjson|quoted|crlf] [-k ITEMS] [-H HEADS] [-v LOW-HIGH]
 *      [-s SEED] ROWS
 *
 * Made-up answers, for timing: ids r1, r2, ..., columns q01 to q40 (q001 on
 * when there are 100 or more) of 0 to 4, a tenth of them pulled to the same
 * side by a trait of the row. 4 of 100 answers are missing, three times out of
 * four as nothing (NDJSON: null), else as NA (NDJSON: no such key); 1 person
 * in 200 stops part way. What is drawn is a hash of (seed, row, draw), so the
 * same numbers give the same bytes on any machine, and any row can be made
 * alone. With -H the line HEADS has the columns (CSV only; what is no answer
 * stays empty), with -v answers go from LOW to HIGH instead.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ITEMS_MOST 2000

/* Draws: 0 and 1 are the row's; then three for each item. */
enum { DRAW_STOPS, DRAW_TRAIT, DRAWS };

enum form { CSV, NDJSON, QUOTED, CRLF };

static const char *const names[] = {"csv", "ndjson", "quoted", "crlf"};

struct table {
	enum form form;
	unsigned items, digits;
	const char *heads; /* NULL: id, q01, q02, ... */
	uint64_t seed;
	int low;
	uint32_t values;
	bool empty[ITEMS_MOST];
};

static uint32_t
draw(uint64_t seed, uint64_t row, uint64_t n, uint32_t below)
{
	uint64_t x = seed * UINT64_C(0x9e3779b97f4a7c15) +
	    row * UINT64_C(0xbf58476d1ce4e5b9) +
	    n * UINT64_C(0x94d049bb133111eb);

	x ^= x >> 30;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	x ^= x >> 27;
	x *= UINT64_C(0x94d049bb133111eb);
	x ^= x >> 31;
	return (uint32_t)((x >> 32) * below >> 32);
}

/* 0 to 4; -1: nothing; -2: NA. */
static int
answer(const struct table *t, uint64_t row, unsigned item)
{
	const uint64_t first = DRAWS + (uint64_t)item * 3;
	const uint32_t trait = draw(t->seed, row, DRAW_TRAIT, t->values);

	if (t->empty[item])
		return -1;
	if (draw(t->seed, row, first, 100) < 4)
		return draw(t->seed, row, first + 1, 4) == 0 ? -2 : -1;
	if (draw(t->seed, row, first + 1, 10) < 4)
		return t->low + (int)trait;
	return t->low + (int)draw(t->seed, row, first + 2, t->values);
}

static void
head(const struct table *t)
{
	const char *quote = t->form == QUOTED ? "\"" : "";

	if (t->form == NDJSON)
		return;
	if (t->heads != NULL) {
		puts(t->heads);
		return;
	}
	printf("%sid%s", quote, quote);
	for (unsigned i = 1; i <= t->items; i++)
		printf(",%sq%0*u%s", quote, (int)t->digits, i, quote);
	fputs(t->form == CRLF ? "\r\n" : "\n", stdout);
}

static char *
put(char *p, const char *s)
{
	const size_t n = strlen(s);

	memcpy(p, s, n);
	return p + n;
}

static char *
csv_answer(char *p, const struct table *t, int a)
{
	*p++ = ',';
	if (t->form == QUOTED)
		*p++ = '"';
	if (a >= 0)
		*p++ = (char)('0' + a);
	else if (a == -2)
		p = put(p, "NA");
	if (t->form == QUOTED)
		*p++ = '"';
	return p;
}

static char *
json_answer(char *p, const struct table *t, unsigned item, int a)
{
	if (a == -2)
		return p;
	p += sprintf(p, ",\"q%0*u\":", (int)t->digits, item + 1);
	if (a == -1)
		return put(p, "null");
	*p++ = (char)('0' + a);
	return p;
}

static void
line(const struct table *t, uint64_t row)
{
	static char text[ITEMS_MOST * 16 + 64];
	const bool stops = draw(t->seed, row, DRAW_STOPS, 200) == 0;
	const unsigned until = stops
	    ? draw(t->seed, row, DRAW_STOPS + 1000000, t->items)
	    : t->items;
	char *p = text;

	p += sprintf(p,
	    t->form == NDJSON       ? "{\"id\":\"r%llu\""
		: t->form == QUOTED ? "\"r%llu\""
				    : "r%llu",
	    (unsigned long long)row);
	for (unsigned i = 0; i < t->items; i++) {
		const int a = i < until ? answer(t, row, i) : -1;

		p = t->form == NDJSON ? json_answer(p, t, i, a)
				      : csv_answer(p, t, a);
	}
	if (t->form == NDJSON)
		*p++ = '}';
	if (t->form == CRLF)
		*p++ = '\r';
	*p++ = '\n';
	fwrite(text, 1, (size_t)(p - text), stdout);
}

/* How many columns there are, and which are of no answer. */
static void
read_heads(struct table *t, const char *heads)
{
	static const char *const others[] = {"code", "date", "form"};
	const char *p = strchr(heads, ',');

	t->heads = heads;
	for (t->items = 0; p != NULL && t->items < ITEMS_MOST; t->items++) {
		const size_t n = strcspn(++p, ",");

		for (size_t i = 0; i < 3; i++)
			t->empty[t->items] |= n == strlen(others[i]) &&
			    strncmp(p, others[i], n) == 0;
		p = strchr(p, ',');
	}
}

static bool
read_form(const char *name, enum form *form)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0) {
			*form = (enum form)i;
			return true;
		}
	return false;
}

int
main(int argc, char **argv)
{
	static struct table t = {.items = 40, .seed = 1, .values = 5};
	unsigned long long rows;
	int o;

	while ((o = getopt(argc, argv, "f:k:s:H:v:")) != -1)
		if (o == 'k')
			t.items = (unsigned)strtoul(optarg, NULL, 10);
		else if (o == 's')
			t.seed = strtoull(optarg, NULL, 10);
		else if (o == 'H')
			read_heads(&t, optarg);
		else if (o == 'v' && strlen(optarg) == 3) {
			t.low = optarg[0] - '0';
			t.values = (uint32_t)(optarg[2] - optarg[0] + 1);
		} else if (o != 'f' || !read_form(optarg, &t.form))
			return 2;
	if (optind + 1 != argc || t.items < 1 || t.items > ITEMS_MOST)
		return 2;
	t.digits = t.items < 100 ? 2 : t.items < 1000 ? 3 : 4;
	rows = strtoull(argv[optind], NULL, 10);
	head(&t);
	for (unsigned long long r = 1; r <= rows; r++)
		line(&t, r);
	return fflush(stdout) == 0 ? 0 : 1;
}
