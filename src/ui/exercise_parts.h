/* The inside of the exercise; private to the ui layer. */
#ifndef HARMCHECK_EXERCISE_PARTS_H
#define HARMCHECK_EXERCISE_PARTS_H

#include "harmcheck/exercise.h"

/* Pages, one for each place that has one. */
void page_exercise_first(struct exercise *e, struct report *p);
void page_exercise_story(struct exercise *e, struct report *p);
void page_exercise_shares(struct exercise *e, struct report *p);
void page_exercise_spread(struct exercise *e, struct report *p);
void page_exercise_no_shares(struct exercise *e, struct report *p);
void page_exercise_words(struct exercise *e, struct report *p);
void page_exercise_ready(struct exercise *e, struct report *p);
void page_exercise_unsaved(struct exercise *e, struct report *p);
void page_exercise_elsewhere(struct exercise *e, struct report *p);
void page_exercise_key(struct exercise *e, struct report *p);
void page_exercise_keep(struct exercise *e, struct report *p);
void page_exercise_view(struct exercise *e, struct report *p);
void page_exercise_about(struct exercise *e, struct report *p);
void page_exercise_help(struct exercise *e, struct report *p);
void page_exercise_country(struct exercise *e, struct report *p);
void page_exercise_stop(struct exercise *e, struct report *p);

/* What a line does at each of them. */
void line_exercise_shares(struct exercise *e, const char *line);
void line_exercise_spread(struct exercise *e, const char *line);
void line_exercise_ready(struct exercise *e, const char *line);
void line_exercise_unsaved(struct exercise *e, const char *line);
void line_exercise_elsewhere(struct exercise *e, const char *line);
void line_exercise_key(struct exercise *e, const char *line);
void line_exercise_keep(struct exercise *e, const char *line);
void line_exercise_country(struct exercise *e, const char *line);
void line_exercise_stop(struct exercise *e, const char *line);

/* The sentences that wait to be shown, on top of a page. */
void exercise_notice(struct exercise *e, struct report *p);

void exercise_say(struct exercise *e, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A line that none of the keys of a page is. */
void exercise_not_understood(struct exercise *e, const char *hint);

/* What S says in the voice of the case; NULL when nothing. Borrowed. */
struct text;
const char *exercise_text(const struct exercise *e, const struct text *t);

/* The answers so far, and what is done with the case beside them. */
struct answers *exercise_answers(const struct exercise *e);
struct case_work *exercise_work(const struct exercise *e);

/* Are points shared out in this case? */
bool exercise_has_shares(const struct exercise *e);

/* Stand at the step behind or before the one at hand. */
void exercise_next(struct exercise *e);
void exercise_back(struct exercise *e);

/* Points given out so far; take them as they are, when it is all of them. */
unsigned exercise_total(const struct exercise *e);
bool exercise_share(struct exercise *e);

/* All that is one's own is said, as far as it is: on to the key. */
void exercise_ready(struct exercise *e);

/* Has anything been said that could be kept? */
bool exercise_has_work(const struct exercise *e);

/* Is there a file that holds all? */
bool exercise_saved(const struct exercise *e);

/* On a page: where the answers are, or that they are nowhere. */
void exercise_where(const struct exercise *e, struct report *p);

/* Go on although it could not be saved. */
void exercise_without_file(struct exercise *e);

/* Save through the hook, if there is one and it is time; it ends there when
 * that was asked. */
void exercise_save(struct exercise *e);

#endif
