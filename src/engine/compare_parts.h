/* What the two ways of comparing share; private to the engine. */
#ifndef HARMCHECK_COMPARE_PARTS_H
#define HARMCHECK_COMPARE_PARTS_H

#include "harmcheck/compare.h"

struct form_item;

/* How ITEM (-1: the form lacks it) stands on side S. */
struct compare_said compare_said(const struct compare_side *s, int item);

/* Is this an answer that says something? */
bool compare_answered(const struct compare_said *s);

/* The item of the question ID in the form of S; -1. */
int compare_item(const struct compare_side *s, const char *id);

/* The theme ID in the form of S; NULL. */
const struct category *compare_category(const struct compare_side *s,
    const char *id);

/* What changed in a question whose two states are known. */
enum change compare_change(const struct compare_side *sides,
    const struct compare_said *said, bool unsure);

/* compare_alerts.c; the second: was SAID left open, although it could have been
 * answered? */
void compare_alerts(struct arena *arena, struct comparison *c);
bool compare_left_open(const struct compare_side *s,
    const struct compare_said *said);

/* Does theme T count this question, on either date? */
bool compare_counts(const struct comparison *c, const struct theme_change *t,
    const struct question_change *q);

/* compare_hold.c: what is left out beside conduct; the second of them once the
 * theme's questions are counted */
void compare_hold(struct comparison *c);
void compare_hold_theme(const struct comparison *c, struct theme_change *t);

/* compare_steps.c: what stands, and what to do next */
void compare_steps(struct arena *arena, struct comparison *c);
/* Put the steps of S that lie outside therapy and are for VOICE behind the N
 * that STEPS has, BANK_STEPS_SHOWN at most. How many there are then. */
size_t compare_add_steps(const struct sentinel *s, size_t voice,
    const struct step **steps, size_t n);

/* compare_themes.c: how the theme ID stands on both sides of C, whose results
 * are there: the levels and scores, and if they may be compared. T is blank. */
void compare_theme(struct arena *arena, const struct comparison *c,
    const char *id, struct theme_change *t);
/* Themes and follow-ups, once the questions are there. */
void compare_themes(struct arena *arena, struct comparison *c);
void compare_follow_ups(struct arena *arena, struct comparison *c);

#endif
