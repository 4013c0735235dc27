/* Questions that are hard to answer truly: they deny twice, or they ask two
 * things at once. Told by words, not by grammar: what is found is worth a
 * look, and not all that is there is found. The rules are told in
 * harmcheck-questions(5). */
#include "check.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/reading.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define PIECE_MOST 3
#define AHEAD 3 /* words behind "and" that are looked at, and it itself */

static const char *const joins[] = {"and", "or"};
static const char *const both[] = {"and/or"};
static const char *const and[] = {"and"};
static const char *const if_[] = {"if"};
static const char *const so[] = {"so"};

/* A verb that starts a question, and who is asked about then. What may also
 * stand for the deed itself ("go home and have a rest") needs a person. */
static const char *const starts[] = {"did", "does", "was", "were", "is", "are",
    "has", "can", "could", "will", "would", "should"};
static const char *const of_whom[] = {"you", "they", "he", "she", "it", "we",
    "i", "your", "their", "his", "her", "the", "there", "this", "that", "these",
    "those", "any", "anyone", "someone", "clients"};
static const char *const may_start[] = {"do", "have", "had"};
static const char *const persons[] = {"you", "they", "we", "i"};

/* "and you did": a statement that is joined on. */
static const char *const subjects[] = {"you", "they", "he", "she", "we", "i"};
static const char *const verbs[] = {"did", "do", "does", "was", "were", "is",
    "are", "has", "have", "had", "can", "could", "will", "would", "should",
    "cannot"};

static const char *const question_words[] = {"how", "why", "what", "who",
    "whether"};
/* "when and how" are one thing to tell. */
static const char *const asking_words[] = {"how", "why", "what", "who",
    "whether", "when", "where", "which"};

struct word {
	const char *s;
	size_t n;
};

static bool
is_in(struct word w, const char *const *list, size_t n)
{
	return w.n > 0 && check_is_word(w.s, w.n, list, n);
}

#define IS_IN(w, list) is_in(w, list, COUNT(list))

static void
words_from(struct word *list, const char *s, const char *end)
{
	for (size_t i = 0; i < AHEAD; i++) {
		list[i].n = reading_word(&s, end);
		list[i].s = s;
		s += list[i].n;
	}
}

/* "What helps and what does not" is one thing: does W, a
 * question word, stand before END too? */
static bool
was_said(const char *text, const char *end, struct word w)
{
	size_t i = 0;
	while (!is_in(w, &question_words[i], 1))
		i++;
	for (size_t n; (n = reading_word(&text, end)) > 0; text += n)
		if (is_in((struct word){text, n}, &question_words[i], 1))
			return true;
	return false;
}

/* Does W[0], "and" or "or", join on a second question? */
static bool
joins_question(const char *text, struct word before, const struct word *w)
{
	if (IS_IN(w[0], both))
		return true;
	if (!IS_IN(w[0], joins))
		return false;
	if ((IS_IN(w[1], starts) && IS_IN(w[2], of_whom)) ||
	    (IS_IN(w[1], may_start) && IS_IN(w[2], persons)))
		return true;
	if (!IS_IN(w[0], and))
		return false;
	if (IS_IN(w[1], question_words))
		return !IS_IN(before, asking_words) &&
		    !was_said(text, w[0].s, w[1]);
	return (IS_IN(w[1], if_) && IS_IN(w[2], so)) ||
	    (IS_IN(w[1], subjects) && IS_IN(w[2], verbs));
}

/* Does the sentence from S to END ask? "Fewer than ten? Count them all." is
 * no question but a condition: short, and without a word to ask by. */
static bool
asks(const char *text, const bool *quoted, const char *s, const char *end)
{
	const char *mark = end, *at = s;
	size_t words = 0;
	struct word first = {0};
	while (mark > s && *mark != '?')
		mark--;
	if (*mark != '?' || quoted[mark - text])
		return false;
	for (size_t n; (n = reading_word(&at, end)) > 0; at += n) {
		const struct word w = {at, n};
		if (first.n == 0 && !IS_IN(w, joins))
			first = w;
		words++;
	}
	return words > PIECE_MOST || IS_IN(first, starts) ||
	    IS_IN(first, may_start) || IS_IN(first, asking_words);
}

/* Is a second question joined on in the sentence from S to END? */
static bool
check_joins(struct check *k, const struct node *n, const bool *quoted,
    const char *s, const char *end)
{
	struct word w[AHEAD], before = {s, 0};
	for (words_from(w, s, end); w[0].n > 0;
	     before = w[0], words_from(w, w[0].s + w[0].n, end)) {
		if (!joins_question(s, before, w) || quoted[w[0].s - n->text])
			continue;
		const struct word last = w[w[2].n > 0 ? 2 : w[1].n > 0 ? 1 : 0];
		diag_add(k->diags, DIAG_TWO_AT_ONCE, n->at,
		    "with '%.*s' this asks a second thing; ask one thing at a "
		    "time",
		    (int)(last.s + last.n - w[0].s), w[0].s);
		return true;
	}
	return false;
}

/* One finding a text is enough. */
static void
check_two(struct check *k, const struct node *n, const bool *quoted)
{
	size_t questions = 0;
	for (const char *s = n->text; *s != '\0';) {
		const char *end = reading_sentence_end(n->text, s);
		if (asks(n->text, quoted, s, end)) {
			questions++;
			if (check_joins(k, n, quoted, s, end))
				return;
		}
		s = end;
	}
	if (questions > 1)
		diag_add(k->diags, DIAG_TWO_AT_ONCE, n->at,
		    "two questions in one; ask them one by one");
}

static void
check_denials(struct check *k, const struct node *n, const bool *quoted)
{
	for (const char *s = n->text; *s != '\0';) {
		const char *end = reading_sentence_end(n->text, s);
		if (check_count_denials(n->text, quoted, s, end) > 1)
			diag_add(k->diags, DIAG_DOUBLE_NEGATIVE, n->at,
			    "this question denies twice, so that nobody knows "
			    "what 'no' means; ask for the thing itself");
		s = end;
	}
}

static void
check_ask(struct check *k, const struct node *n)
{
	if (n == NULL || n->kind != NODE_SCALAR)
		return;
	const bool *quoted = check_quoted(k, n->text);
	check_denials(k, n, quoted);
	check_two(k, n, quoted);
}

/* N: a question or a follow-up. Its words stand there at once, by voice, or
 * by voice under 'ask'. */
static void
check_question(struct check *k, const struct node *n)
{
	const struct node *text = node_find(n, "text");
	if (text->kind == NODE_SCALAR)
		check_ask(k, text);
	else
		for (const struct node *e = text->first; e != NULL; e = e->next)
			check_ask(k,
			    e->kind == NODE_MAP ? node_find(e, "ask") : e);
}

void
check_asks(struct check *k)
{
	static const char *const sections[] = {"questions", "follow_ups"};
	for (size_t i = 0; i < COUNT(sections); i++) {
		const struct node *n = check_entry(k->bank, sections[i], 0);
		for (; n != NULL; n = n->next)
			check_question(k, n);
	}
}
