/* Reading a page on a terminal: in pieces that fit the window, with a way out
 * at each, and at its end the question what is to stay. */
#ifndef HARMCHECK_READER_H
#define HARMCHECK_READER_H

#include "harmcheck/talk.h"

struct answers;
struct report;

/* Show PAGE to its end. WHOSE answers it is about: their country says which
 * people to reach stand behind h. Not for a pipe. Nothing is changed, and
 * nothing is kept. After TALK_LEFT the screen is blank already. */
enum talk_end reader_run(const struct report *page, const struct answers *whose,
    enum talk_mode mode, int in, int out);

#endif
