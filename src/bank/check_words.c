/* The words of a bank: sentences that are too long to take in when one is
 * shaken, and words that judge. */
#include "check.h"
#include "harmcheck/diag.h"
#include "harmcheck/node.h"
#include "harmcheck/reading.h"
#include "harmcheck/utf8.h"

#define SENTENCE_MOST 20
#define SHOWN_MOST 40
#define CALLED_MOST 3
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* When a word of the list is let pass. */
enum pass {
	NEVER,
	DENIED, /* "it is not your fault" */
	CITED,  /* in quotes, or as what somebody was called */
	OWN     /* "more than I should have said" */
};

/* Words that pass a verdict, put blame or call names: a result states what
 * was ticked and leaves the judging to the person. They belong to the program
 * and not to a bank, because a bank could otherwise allow itself each of them.
 * English; banks in other languages are read by people for this. */
static const struct {
	const char *words;
	enum pass pass;
} verdicts[] = {
    {"abuse", NEVER},
    {"abused", NEVER},
    {"abuser", NEVER},
    {"abusers", NEVER},
    {"abuses", NEVER},
    {"abusive", NEVER},
    {"attention seeking", CITED},
    {"attention-seeking", CITED},
    {"bad therapist", NEVER},
    {"bad therapy", NEVER},
    {"crazy", NEVER},
    {"criminal", NEVER},
    {"culprit", NEVER},
    {"diagnosed", NEVER},
    {"difficult client", CITED},
    {"difficult clients", CITED},
    {"difficult patient", CITED},
    {"difficult patients", CITED},
    {"dramatic", CITED},
    {"evil", NEVER},
    {"failed to", NEVER},
    {"gaslight", NEVER},
    {"gaslighted", NEVER},
    {"gaslighting", NEVER},
    {"guilt", NEVER},
    {"guilty", NEVER},
    {"incompetent", NEVER},
    {"malpractice", NEVER},
    {"manipulated", NEVER},
    {"manipulates", NEVER},
    {"manipulative", NEVER},
    {"narcissist", NEVER},
    {"narcissistic", NEVER},
    {"non-compliant", CITED},
    {"noncompliant", CITED},
    {"offender", NEVER},
    {"overreact", CITED},
    {"overreacted", CITED},
    {"overreacting", CITED},
    {"overreaction", CITED},
    {"overreacts", CITED},
    {"oversensitive", NEVER},
    {"paranoid", NEVER},
    {"perpetrator", NEVER},
    {"predator", NEVER},
    {"predatory", NEVER},
    {"quack", NEVER},
    {"resistant", CITED},
    {"should have asked", OWN},
    {"should have been", OWN},
    {"should have done", OWN},
    {"should have gone", OWN},
    {"should have known", OWN},
    {"should have left", OWN},
    {"should have noticed", OWN},
    {"should have said", OWN},
    {"should have seen", OWN},
    {"should have stopped", OWN},
    {"should have told", OWN},
    {"stupid", NEVER},
    {"to blame", DENIED},
    {"too sensitive", CITED},
    {"toxic", NEVER},
    {"unethical", NEVER},
    {"unfit", NEVER},
    {"victim", NEVER},
    {"victims", NEVER},
    {"weak-willed", NEVER},
    {"you failed", NEVER},
    {"you must", NEVER},
    {"your fault", DENIED},
    {"your own fault", DENIED},
};

/* What follows these is a name that somebody gave, not one that we give. */
static const char *const callings[] = {"call", "called", "calling", "calls",
    "labeled", "labelled"};
static const char *const me[] = {"i"};

/* Is one of LIST among the last MOST words before S? */
static bool
stands_before(const char *text, const char *s, size_t most,
    const char *const *list, size_t n_list)
{
	size_t since = most;
	for (size_t n; (n = reading_word(&text, s)) > 0; text += n) {
		since += since < most;
		if (check_is_word(text, n, list, n_list))
			since = 0;
	}
	return since < most;
}

/* A place in a text. */
struct spot {
	const char *text, *s;
	const bool *quoted;
	const char *from, *end; /* the sentence that S is in */
	bool denied;            /* something in it is, before S */
};

static bool
may_pass(enum pass pass, struct spot *p)
{
	if (pass == DENIED && !p->denied)
		p->denied =
		    check_count_denials(p->text, p->quoted, p->from, p->s) > 0;
	if (pass == DENIED)
		return p->denied;
	if (pass == OWN)
		return stands_before(p->from, p->s, 1, me, COUNT(me));
	return pass == CITED &&
	    (p->quoted[p->s - p->text] ||
		stands_before(p->from, p->s, CALLED_MOST, callings,
		    COUNT(callings)));
}

/* The words that start at P. One finding of a word a text is enough: all would
 * name the same place. */
static void
check_verdicts_at(struct check *k, const struct node *n, struct spot *p,
    bool *told)
{
	for (size_t i = 0; i < COUNT(verdicts); i++) {
		if (told[i] || !check_stands_at(p->s, verdicts[i].words) ||
		    may_pass(verdicts[i].pass, p) ||
		    (k->story && p->quoted[p->s - p->text]))
			continue;
		told[i] = true;
		diag_add(k->diags, DIAG_VERDICT, n->at,
		    "'%s' judges; say what happened instead",
		    verdicts[i].words);
	}
}

static void
check_verdicts(struct check *k, const struct node *n)
{
	bool inside = false, told[COUNT(verdicts)] = {false};
	struct spot p = {.text = n->text,
	    .quoted = check_quoted(k, n->text),
	    .from = n->text,
	    .end = reading_sentence_end(n->text, n->text)};
	for (p.s = n->text; *p.s != '\0'; p.s++) {
		const bool starts = reading_is_word_byte(*p.s) && !inside;
		inside = reading_is_word_byte(*p.s);
		while (p.end < p.s) {
			p.from = p.end;
			p.denied = false;
			p.end = reading_sentence_end(n->text, p.end);
		}
		if (starts)
			check_verdicts_at(k, n, &p, told);
	}
}

static void
check_sentence(struct check *k, const struct node *n, const char *s,
    const char *end)
{
	const char *from = s;
	size_t words = 0, next;
	for (size_t w; (w = reading_word(&s, end)) > 0; s += w)
		words++;
	if (words <= SENTENCE_MOST)
		return;
	while (*from == ' ' || *from == '\n' || *from == '\t')
		from++;
	diag_add(k->diags, DIAG_LONG_SENTENCE, n->at,
	    "a sentence of %zu words; at most %d are easy to take in: "
	    "'%.*s ...'",
	    words, SENTENCE_MOST,
	    (int)utf8_wrap(from, (size_t)(end - from), SHOWN_MOST, &next),
	    from);
}

static void
check_text(struct check *k, const struct node *n, const char *key, void *ctx)
{
	(void)key, (void)ctx;
	for (const char *s = n->text; *s != '\0';) {
		const char *end = reading_sentence_end(n->text, s);
		check_sentence(k, n, s, end);
		s = end;
	}
	if (k->english)
		check_verdicts(k, n);
}

void
check_words_below(struct check *k, const struct node *n)
{
	check_texts(k, n, check_text, NULL);
}

void
check_words(struct check *k)
{
	check_words_below(k, k->bank->root);
}
