/* Many findings about one file, each with a level, a code and a place. */
#ifndef HARMCHECK_DIAG_H
#define HARMCHECK_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/err.h"

struct arena;
struct buf;

enum diag_level { DIAG_STYLE, DIAG_WARNING, DIAG_ERROR };

/* Code, level, the name that is printed and explained in
 * harmcheck-questions(5); names that start with case- in harmcheck-scenario(5).
 */
#define DIAG_LIST(X)                                             \
	X(YAML, ERROR, "yaml")                                   \
	X(ENCODING, ERROR, "encoding")                           \
	X(CHARACTER, ERROR, "character")                         \
	X(ANCHOR, ERROR, "anchor")                               \
	X(ALIAS, ERROR, "alias")                                 \
	X(TAG, ERROR, "tag")                                     \
	X(DIRECTIVE, ERROR, "directive")                         \
	X(DOCUMENT, ERROR, "document")                           \
	X(DUPLICATE_KEY, ERROR, "duplicate-key")                 \
	X(TOO_BIG, ERROR, "too-big")                             \
	X(TOO_DEEP, ERROR, "too-deep")                           \
	X(TOO_MANY, ERROR, "too-many")                           \
	X(TOO_LONG, ERROR, "too-long")                           \
	X(KIND, ERROR, "kind")                                   \
	X(MISSING_KEY, ERROR, "missing-key")                     \
	X(UNKNOWN_KEY, ERROR, "unknown-key")                     \
	X(BAD_VALUE, ERROR, "bad-value")                         \
	X(BAD_ID, ERROR, "bad-id")                               \
	X(BAD_NUMBER, ERROR, "bad-number")                       \
	X(BAD_BOOL, ERROR, "bad-bool")                           \
	X(DUPLICATE_ID, ERROR, "duplicate-id")                   \
	X(UNKNOWN_ID, ERROR, "unknown-id")                       \
	X(RESERVED_ID, ERROR, "reserved-id")                     \
	X(BAND_ORDER, ERROR, "band-order")                       \
	X(BAND_GAP, ERROR, "band-gap")                           \
	X(BAND_OVERLAP, ERROR, "band-overlap")                   \
	X(LEVEL_ORDER, ERROR, "level-order")                     \
	X(UNEQUAL_RANGE, ERROR, "unequal-range")                 \
	X(WHEN_CYCLE, ERROR, "when-cycle")                       \
	X(CONDUCT_FOLLOW_UP, ERROR, "conduct-follow-up")         \
	X(CONDUCT_INSIDE, ERROR, "conduct-inside")               \
	X(CONDUCT_LETTER, ERROR, "conduct-letter")               \
	X(CONFIDENCE_FIRST, ERROR, "confidence-first")           \
	X(SENTINEL_NOT_CORE, ERROR, "sentinel-not-core")         \
	X(SENTINEL_TEXT, ERROR, "sentinel-text")                 \
	X(NO_TEXT, ERROR, "no-text")                             \
	X(EMPTY_FORM, ERROR, "empty-form")                       \
	X(EMPTY_THEME, ERROR, "empty-theme")                     \
	X(MISSING_SOURCE, WARNING, "missing-source")             \
	X(MISSING_WHY, WARNING, "missing-why")                   \
	X(MISSING_SHORT, WARNING, "missing-short")               \
	X(MISSING_VOICE, WARNING, "missing-voice")               \
	X(NO_ADVICE, WARNING, "no-advice")                       \
	X(NO_OUTSIDE, WARNING, "no-outside")                     \
	X(NOT_USED, WARNING, "not-used")                         \
	X(UNREACHABLE_BAND, WARNING, "unreachable-band")         \
	X(UNREACHABLE_LEVEL, WARNING, "unreachable-level")       \
	X(UNREACHABLE_QUESTION, WARNING, "unreachable-question") \
	X(NO_EFFECT, WARNING, "no-effect")                       \
	X(UNREACHABLE_ADVICE, WARNING, "unreachable-advice")     \
	X(NEVER_SHOWN_STEP, WARNING, "never-shown-step")         \
	X(MISSING_STEPS, WARNING, "missing-steps")               \
	X(MISSING_ALTERNATIVE, WARNING, "missing-alternative")   \
	X(MISSING_COVERAGE, WARNING, "missing-coverage")         \
	X(MISSING_LETTER, WARNING, "missing-letter")             \
	X(HELPLINE_OLD, WARNING, "helpline-old")                 \
	X(CASE_SILENT, WARNING, "case-silent")                   \
	X(CASE_NAME, WARNING, "case-name")                       \
	X(LONG_SENTENCE, STYLE, "long-sentence")                 \
	X(VERDICT, STYLE, "verdict")                             \
	X(READING_AGE, STYLE, "reading-age")                     \
	X(DOUBLE_NEGATIVE, STYLE, "double-negative")             \
	X(TWO_AT_ONCE, STYLE, "two-at-once")                     \
	X(CASE_SIZE, STYLE, "case-size")

enum diag_code {
#define X(code, level, name) DIAG_##code,
	DIAG_LIST(X)
#undef X
	    DIAG_CODES
};

struct diag {
	enum diag_code code;
	struct loc at;
	const char *msg;
	size_t seq; /* order of adding, so that sorting is stable */
};

struct diags {
	struct arena *arena;
	struct diag *list;
	size_t n, cap;
};

/* Make D empty; its findings live in A. */
void diag_init(struct diags *d, struct arena *a);

/* Add a finding. */
void diag_add(struct diags *d, enum diag_code code, struct loc at,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

enum diag_level diag_level(enum diag_code code);
const char *diag_name(enum diag_code code);

/* How many findings of exactly LEVEL. */
size_t diag_count(const struct diags *d, enum diag_level level);

/* Sort D by place (then by order of adding) and write at most MOST lines
 * "file:line:col: error: what [code]" to OUT; MOST 0: all. What is left out is
 * counted in a last line. */
void diag_write(struct diags *d, struct buf *out, size_t most);

#endif
