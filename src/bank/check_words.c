/* The words of a bank: sentences that are too long to take in when one is
 * shaken, and words that judge. Read off the tree, so that each finding has
 * its exact place. */
#include <string.h>

#include "check.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"

#define SENTENCE_MOST 20
#define SHOWN_MOST 40

/* The keys whose texts a person reads. What stands below them by voice is
 * read too. */
static const char *const text_keys[] = {"title", "intro", "limits", "grounding",
    "review_status", "steps_before", "helplines_before", "helplines_note",
    "helplines_elsewhere", "young", "label", "about", "before", "closing",
    "text", "ask", "short", "why", "now", "result", "say", "note"};

/* Words that pass a verdict, put blame or call names: a result states what
 * was ticked and leaves the judging to the person. They belong to the program
 * and not to a bank, because a bank could otherwise allow itself each of them.
 * English; banks in other languages are read by people for this. */
static const char *const verdicts[] = {"abuse", "abused", "abuser", "abusers",
    "abuses", "abusive", "bad therapist", "bad therapy", "crazy", "criminal",
    "culprit", "diagnosed", "evil", "gaslight", "gaslighted", "gaslighting",
    "guilt", "guilty", "incompetent", "malpractice", "manipulated",
    "manipulates", "manipulative", "narcissist", "narcissistic", "offender",
    "oversensitive", "paranoid", "perpetrator", "predator", "predatory",
    "quack", "should have known", "stupid", "to blame", "toxic", "unethical",
    "unfit", "victim", "victims", "weak-willed", "you failed", "you must",
    "your own fault"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool
is_in(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i], word))
			return true;
	return false;
}

/* Bytes above ASCII are letters for this. */
static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Does the word or phrase W stand at S, whole? */
static bool
stands_at(const char *s, const char *w)
{
	for (; *w != '\0'; s++, w++)
		if (lower(*s) != *w && !(*w == ' ' && *s == '\n'))
			return false;
	return !is_word_byte(*s);
}

static void
check_verdicts(struct check *k, const struct node *n)
{
	bool inside = false;
	for (const char *s = n->text; *s != '\0'; s++) {
		const bool starts = is_word_byte(*s) && !inside;
		inside = is_word_byte(*s);
		for (size_t i = 0; starts && i < COUNT(verdicts); i++)
			if (verdicts[i][0] == lower(*s) &&
			    stands_at(s, verdicts[i]))
				diag_add(k->diags, DIAG_VERDICT, n->at,
				    "'%s' judges; say what happened instead",
				    verdicts[i]);
	}
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* Does a sentence end before S? At . ! ? with quotes or brackets behind
 * them, at an empty line, and where a list entry starts on a new line. */
static bool
ends_at(const char *text, const char *s)
{
	if (*s == '\0')
		return true;
	if (*s == '\n' && (s[1] == '\n' || str_starts(s + 1, "- ")))
		return true;
	if (!is_blank(*s))
		return false;
	while (s > text &&
	    (s[-1] == '"' || s[-1] == '\'' || s[-1] == ')' || s[-1] == ']'))
		s--;
	return s > text && (s[-1] == '.' || s[-1] == '!' || s[-1] == '?');
}

static size_t
count_words(const char *s, const char *end)
{
	size_t words = 0;
	while (s < end) {
		bool word = false;
		for (; s < end && is_blank(*s); s++)
			continue;
		for (; s < end && !is_blank(*s); s++)
			word = word || is_word_byte(*s);
		words += word;
	}
	return words;
}

static void
check_sentence(struct check *k, const struct node *n, const char *s,
    const char *end)
{
	while (s < end && is_blank(*s))
		s++;
	const size_t words = count_words(s, end);
	size_t next;
	if (words <= SENTENCE_MOST)
		return;
	diag_add(k->diags, DIAG_LONG_SENTENCE, n->at,
	    "a sentence of %zu words; at most %d are easy to take in: "
	    "'%.*s ...'",
	    words, SENTENCE_MOST,
	    (int)utf8_wrap(s, (size_t)(end - s), SHOWN_MOST, &next), s);
}

static void
check_sentences(struct check *k, const struct node *n)
{
	const char *start = n->text;
	for (const char *s = n->text;; s++) {
		if (!ends_at(n->text, s))
			continue;
		check_sentence(k, n, start, s);
		start = s;
		if (*s == '\0')
			break;
	}
}

static void
walk(struct check *k, const struct node *n, bool is_text, bool english)
{
	if (n->kind == NODE_SCALAR) {
		if (is_text)
			check_sentences(k, n);
		if (is_text && english)
			check_verdicts(k, n);
		return;
	}
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const bool voice = is_text && n->kind == NODE_MAP;
		const bool text = e->key != NULL &&
		    (is_in(text_keys, COUNT(text_keys), e->key) ||
			(voice && !str_eq(e->key, "scale")));
		walk(k, e, text, english);
	}
}

void
check_words(struct check *k)
{
	const char *language = k->bank->language;
	walk(k, k->bank->root, false,
	    str_eq(language, "en") || str_starts(language, "en-"));
}
