/* The parts of a summary; private to the report layer. */
#ifndef HARMCHECK_REPORT_PARTS_H
#define HARMCHECK_REPORT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "harmcheck/bank.h"

struct alert;
struct category;
struct cond;
struct country;
struct helpline;
struct report;
struct result;
struct theme_score;

/* What T says in the voice of R's form; NULL when nothing. Borrowed. */
const char *part_text(const struct result *r, const struct text *t);

/* The note on an item, as one line; lives in the report's arena. */
const char *part_note(struct report *rep, const struct result *r, size_t item);

/* "SHORT: ANSWER" for a given item; lives in the report's arena. */
const char *part_answer(struct report *rep, const struct result *r,
    size_t item);

/* The words of LEVEL of the theme S; "Not enough answers to say" for none. */
const char *part_level(const struct result *r, const struct theme_score *s,
    int level);

/* "5 of 6 answered, 1 skipped", with only the parts that there are; lives in
 * the report's arena. */
const char *part_counts(struct report *rep, const struct theme_score *s);

/* The words above the next steps, and those on what the page is not: the
 * bank's, unless an answer that speaks alone has words of its own. The latter
 * may be NULL. */
const char *part_steps_before(const struct result *r);

/* The same where no answer speaks alone, and there is more than one step. */
const char *part_pick_one(const struct bank *b, size_t voice);
const char *part_limits(const struct result *r);

/* Is item I of theme C a good side: a given answer above the middle, in a
 * theme in which more is better? */
bool part_is_good(const struct result *r, const struct category *c, size_t i);

/* Does this line of C come in this PASS? Emergency lines come first, whatever
 * the order of the file. */
#define PART_LINE_PASSES 2
bool part_line_comes(const struct helpline *h, const struct country *c,
    int pass);

/* All themes in tables of a row each, drawn where there are drawings. */
void part_glance(struct report *rep, const struct result *r);

/* The number of a scale theme in words, with the range that gaps leave; NULL
 * where no number is shown. */
const char *part_score(struct report *rep, const struct theme_score *s);

/* "67 on a range from 0 to 100", whatever the gaps; lives in the report's
 * arena. */
const char *part_score_words(struct report *rep, const struct theme_score *s);

/* Of 100, where SCORE lies in the range of S, which rounding may have made
 * empty. */
unsigned part_share(const struct theme_score *s, int64_t score);

/* A scale theme: its answers, its words, its number (report_scale.c). */
void part_scale(struct report *rep, const struct result *r,
    const struct theme_score *s);

/* Does the page show the number of the scale S? One out of fewer answers would
 * look surer than it is. */
#define PART_NUMBER_LEAST 3
bool part_shows_number(const struct theme_score *s);

/* Was something ticked in a scale theme that its score does not count, such as
 * the question that opens it? */
bool part_named_beside(const struct result *r);

/* What is said to answers of this kind that speak alone; under the FIRST in
 * rank, whom one can reach at once. */
void part_sentinel_words(struct report *rep, const struct result *r,
    enum sentinel_kind kind, bool first);

/* The lines alone that belong to this kind, where the country is known. */
bool part_has_lines(const struct result *r, enum sentinel_kind kind);
void part_sentinel_lines(struct report *rep, const struct result *r,
    enum sentinel_kind kind);

/* What stands out: sentinels first, then clear signs. */
void part_stands_out(struct report *rep, const struct result *r);

/* Does anything? */
bool part_has_signs(const struct result *r);

/* Is S at a level that stands out? */
bool part_is_sign(const struct theme_score *s);

/* Is it one, and does the page tell it among the signs? */
bool part_is_told_sign(const struct result *r, const struct theme_score *s);

/* Was nothing said to any question of this theme? */
bool part_is_untouched(const struct theme_score *s);

/* Is the part that this sentinel stands in named as a whole? */
bool part_is_named_as_part(const struct result *r, const struct alert *al);

/* Is this a part that was left out (DECLINED), or else one that was never
 * reached although it holds a question that can speak alone? */
bool part_is_left_open(const struct result *r, const struct theme_score *s,
    bool declined);

/* Does an answer speak whose kind comes with helplines? */
bool part_needs_people(const struct result *r);

/* Sentinels that were not answered or not asked, and parts left out. */
void part_left_open(struct report *rep, const struct result *r);

/* The person's own judgement beside what they named. */
void part_overall(struct report *rep, const struct result *r);

void part_going_well(struct report *rep, const struct result *r);

/* With acts of conduct named, good sides are left out, and that is said. */
bool part_is_left_out(const struct result *r, const struct theme_score *s);

/* Does C, a condition without parts, ask about something that is left out so:
 * a good side, or how it went all in all? */
bool part_fact_left_out(const struct result *r, const struct cond *c);

/* Where the page has a theme: on its own, with those in which nothing was
 * named, with those with too few answers, only by name, or not at all. */
enum part_place {
	PART_OWN,
	PART_QUIET,
	PART_UNANSWERED,
	PART_EMPTY,
	PART_LEFT_OUT,
	PART_PLACES
};
enum part_place part_place_of(const struct result *r,
    const struct theme_score *s);

/* Theme by theme, with n of m. */
void part_themes(struct report *rep, const struct result *r);

void part_steps(struct report *rep, const struct result *r);

#endif
