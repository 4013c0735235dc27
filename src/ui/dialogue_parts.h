/* The inside of the dialogue; private to the ui layer. */
#ifndef HARMCHECK_DIALOGUE_PARTS_H
#define HARMCHECK_DIALOGUE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/bank.h"
#include "harmcheck/dialogue.h"

struct category;
struct form_item;
struct report;
struct text;

/* Pages, one for each place that has one. */
void page_welcome(struct dialogue *d, struct report *p);
void page_return(struct dialogue *d, struct report *p);
void page_differs(struct dialogue *d, struct report *p);
void page_where(struct dialogue *d, struct report *p);
void page_form(struct dialogue *d, struct report *p);
void page_part(struct dialogue *d, struct report *p);
void page_more(struct dialogue *d, struct report *p);
void page_closer(struct dialogue *d, struct report *p);
void page_item(struct dialogue *d, struct report *p);
void page_alert(struct dialogue *d, struct report *p);
void page_why(struct dialogue *d, struct report *p);
void page_help(struct dialogue *d, struct report *p);
void page_country(struct dialogue *d, struct report *p);
void page_note(struct dialogue *d, struct report *p);
void page_pause(struct dialogue *d, struct report *p);
void page_stop(struct dialogue *d, struct report *p);
void page_review(struct dialogue *d, struct report *p);
void page_grounding(struct dialogue *d, struct report *p);
void page_result(struct dialogue *d, struct report *p);
void page_keep(struct dialogue *d, struct report *p);
void page_diary(struct dialogue *d, struct report *p);
void page_not_in_diary(struct dialogue *d, struct report *p);
void page_in_diary(struct dialogue *d, struct report *p);
void page_unsaved(struct dialogue *d, struct report *p);
void page_elsewhere(struct dialogue *d, struct report *p);

/* What a line does at each of them. */
void line_country(struct dialogue *d, const char *line);
void line_more(struct dialogue *d, const char *line);
void line_closer(struct dialogue *d, const char *line);
void line_welcome(struct dialogue *d, const char *line);
void line_return(struct dialogue *d, const char *line);
void line_differs(struct dialogue *d, const char *line);
void line_where(struct dialogue *d, const char *line);
void line_form(struct dialogue *d, const char *line);
void line_part(struct dialogue *d, const char *line);
void line_alert(struct dialogue *d, const char *line);
void line_overlay(struct dialogue *d, const char *line);
void line_note(struct dialogue *d, const char *line);
void line_stop(struct dialogue *d, const char *line);
void line_review(struct dialogue *d, const char *line);
void line_grounding(struct dialogue *d, const char *line);
void line_result(struct dialogue *d, const char *line);
void line_keep(struct dialogue *d, const char *line);
void line_diary(struct dialogue *d, const char *line);
void line_not_in_diary(struct dialogue *d, const char *line);
void line_in_diary(struct dialogue *d, const char *line);
void line_unsaved(struct dialogue *d, const char *line);
void line_elsewhere(struct dialogue *d, const char *line);

/* The item at hand; only in places that stand at one. */
const struct form_item *dialogue_item(const struct dialogue *d);

/* The voice of the form, or of the bank's first form before one is chosen. */
size_t dialogue_voice(const struct dialogue *d);

/* What T says in that voice; NULL when nothing. Borrowed. */
const char *dialogue_text(const struct dialogue *d, const struct text *t);

/* The sentences that wait to be shown, on top of a page. */
void page_notice(struct dialogue *d, struct report *p);

void dialogue_notice(struct dialogue *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Begin the form that is known, and stand before its first question. */
void dialogue_start(struct dialogue *d);

/* Put the code that was said into the answers. */
void dialogue_code(struct dialogue *d);

/* The country that was said; NULL when none was, or the bank lacks it. */
const struct country *dialogue_country(const struct dialogue *d);

/* After the flow has moved: the place that belongs to where it stands. */
void dialogue_arrive(struct dialogue *d);

/* Is there a theme to offer a closer look at (dialogue_closer.c)? */
bool dialogue_offers(struct dialogue *d);

/* Go to the next question that waits for an answer; a notice when none does. */
void dialogue_unanswered(struct dialogue *d);

/* Is there a file that holds all answers? */
bool dialogue_saved(const struct dialogue *d);

/* Can this check go into a diary: is one open, and is there an answer or a
 * note (dialogue_keep.c)? */
bool dialogue_for_diary(const struct dialogue *d);

/* On a pipe, behind the summary: nobody chooses. */
void dialogue_piped_end(struct dialogue *d);

/* It could not be put in the diary, and that is the end. */
void dialogue_without_diary(struct dialogue *d);

/* With a diary, that there is nothing for it, when that is so. */
void page_no_diary(struct dialogue *d, struct report *p);

/* What becomes of a note: the rest of a sentence. */
const char *dialogue_note_stays(const struct dialogue *d);

/* Work out the result and show the close. */
void dialogue_finish(struct dialogue *d);

/* How far the person has come, into P, which borrows from D. False: the check
 * is finished (dialogue_resume.c). */
bool dialogue_progress(const struct dialogue *d, struct progress *p);

/* Save through the hook, if there is one and something can have changed; when
 * it fails, on a terminal the next page asks what to do (dialogue_save.c). */
void dialogue_save(struct dialogue *d);

/* Is the person being asked that, also under help and the like? */
bool dialogue_asks_to_save(const struct dialogue *d);

/* Before a line: the page at hand, to go back to from that question. */
void dialogue_remember(struct dialogue *d);

/* Go on although it could not be saved. */
void dialogue_without_saving(struct dialogue *d);

/* On a page: which other files may hold earlier answers, if any. */
void page_left(struct dialogue *d, struct report *p);

/* Does PLACE lie over another one, for a moment? */
bool dialogue_is_overlay(enum place place);

/* Go on with what arg.resume says: stand at its first page. */
void dialogue_resume(struct dialogue *d);

/* The lines that stood on the page of an alert of this kind, if it was shown
 * to somebody in COUNTRY. */
void dialogue_lines_seen(struct dialogue *d, enum sentinel_kind kind,
    const char *country);

/* How to leave, where answers go, and what leaving cannot undo. */
void page_safety(struct dialogue *d, struct report *p);

/* A line that none of the keys of a page is. */
void dialogue_not_understood(struct dialogue *d, const char *hint);

/* Lines typed at an item (dialogue_keys.c). */
void dialogue_item_line(struct dialogue *d, const char *line);

/* Leave out the part at hand: the rest of it when something was said to it. */
void dialogue_leave_part(struct dialogue *d);

/* Has something been said to a question of the part at hand? */
bool dialogue_part_begun(const struct dialogue *d);

/* A number from 1 to MOST that is the whole line; 0 when it is not. */
size_t dialogue_choice(const char *line, size_t most);

/* "g 12": the number behind the letter; 0 when there is none. */
size_t dialogue_goto_number(const char *line);

/* Go to an open item by its number; a notice when there is none. */
void dialogue_goto(struct dialogue *d, size_t number);

#endif
