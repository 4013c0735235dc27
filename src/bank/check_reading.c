/* How hard a bank and its themes are to read. */
#include <string.h>

#include "check.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/num.h"
#include "harmcheck/reading.h"
#include "harmcheck/str.h"

#define HARD_MOST 5
#define WORD_MOST 40

struct hard {
	const char *s;
	size_t n, syllables;
};

/* What was read so far, and of its words those with the most syllables, the
 * hardest first. */
struct tally {
	struct reading sum;
	struct hard hard[HARD_MOST];
	size_t n_hard;
};

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
is_same(const struct hard *a, const struct hard *b)
{
	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (lower(a->s[i]) != lower(b->s[i]))
			return false;
	return a->n == b->n;
}

/* Among words with as many syllables the first one in the file stays. */
static void
add_hard(struct tally *t, struct hard w)
{
	size_t i = t->n_hard;
	for (size_t k = 0; k < t->n_hard; k++)
		if (is_same(&t->hard[k], &w))
			return;
	while (i > 0 && t->hard[i - 1].syllables < w.syllables)
		i--;
	if (i == HARD_MOST)
		return;
	const size_t n = t->n_hard < HARD_MOST ? t->n_hard : HARD_MOST - 1;
	memmove(t->hard + i + 1, t->hard + i, (n - i) * sizeof *t->hard);
	t->hard[i] = w;
	t->n_hard = n + 1;
}

/* Labels of answers and levels, and short names, are no sentences. */
static void
read_text(struct check *k, const struct node *n, const char *key, void *ctx)
{
	struct tally *t = ctx;
	(void)k;
	if (str_eq(key, "label") || str_eq(key, "short"))
		return;
	reading_add(&t->sum, n->text);
	const char *s = n->text, *end = s + strlen(s);
	for (size_t w; (w = reading_word(&s, end)) > 0; s += w)
		add_hard(t, (struct hard){s, w, reading_syllables(s, w)});
}

/* A theme: what it says of itself, and its questions. */
static struct tally
read_theme(struct check *k, const struct category *c)
{
	const struct bank *b = k->bank;
	struct tally t = {.n_hard = 0};
	const struct node *q = check_entry(b, "questions", 0);
	check_texts(k, check_entry(b, "categories", c->index), read_text, &t);
	for (size_t i = 0; i < b->n_questions; i++, q = q->next)
		if (b->questions[i].category == c)
			check_texts(k, q, read_text, &t);
	return t;
}

static struct tally
read_below(struct check *k, const struct node *n)
{
	struct tally t = {.n_hard = 0};
	check_texts(k, n, read_text, &t);
	return t;
}

static void
judge(struct check *k, const struct tally *t, struct loc at, const char *what)
{
	char grade[32], most[32];
	struct buf words;
	if (t->sum.words < READING_WORDS_LEAST ||
	    reading_grade(&t->sum) <= READING_GRADE_MOST)
		return;
	num_format(reading_grade(&t->sum), 1, grade);
	num_format(READING_GRADE_MOST, 1, most);
	buf_init(&words, k->arena);
	for (size_t i = 0; i < t->n_hard; i++)
		buf_addf(&words, "%s'%.*s'", i > 0 ? ", " : "",
		    (int)(t->hard[i].n < WORD_MOST ? t->hard[i].n : WORD_MOST),
		    t->hard[i].s);
	diag_add(k->diags, DIAG_READING_AGE, at,
	    "%s has the reading grade %s, above %s; its longest words: %s",
	    what, grade, most, words.data);
}

void
check_reading_below(struct check *k, const struct node *n, struct loc at,
    const char *what)
{
	const struct tally t = read_below(k, n);
	judge(k, &t, at, what);
}

void
check_reading(struct check *k)
{
	const struct bank *b = k->bank;
	check_reading_below(k, b->root, node_find(b->root, "bank")->at,
	    "the whole bank");
	for (size_t i = 0; i < b->n_categories; i++) {
		const struct category *c = &b->categories[i];
		const struct tally t = read_theme(k, c);
		judge(k, &t, c->at,
		    arena_printf(k->arena, "the theme '%s'", c->id));
	}
}

static void
print_grade(struct buf *out, const struct tally *t, const char *what)
{
	char grade[32] = "-";
	const bool enough = t->sum.words >= READING_WORDS_LEAST;
	if (enough)
		num_format(reading_grade(&t->sum), 1, grade);
	buf_addf(out, "%6s  %s, %zu words%s\n", grade, what, t->sum.words,
	    enough ? "" : ": too few to say");
}

void
bank_reading(struct arena *scratch, const struct bank *b, struct buf *out)
{
	struct check k = {.bank = b, .arena = scratch};
	if (!check_is_english(b->language)) {
		buf_adds(out, "Reading grades are for banks in English.\n");
		return;
	}
	const struct tally all = read_below(&k, b->root);
	buf_adds(out, "Reading grades, in years of school:\n");
	print_grade(out, &all, "the whole bank");
	for (size_t i = 0; i < b->n_categories; i++) {
		const struct tally t = read_theme(&k, &b->categories[i]);
		print_grade(out, &t, b->categories[i].id);
	}
}
