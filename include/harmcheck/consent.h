/* A question before two people's answers are laid side by side. */
#ifndef HARMCHECK_CONSENT_H
#define HARMCHECK_CONSENT_H

#include <stdbool.h>

#include "harmcheck/talk.h"

struct bank;

/* Ask on a page of its own; MODE is not TALK_PIPE. *YES: go on. The end of the
 * input is "stop". BANK has the people to reach. The terminal is given back,
 * and blank but for a yes: nothing tells who stopped, or how. */
enum talk_end consent_ask(const struct bank *bank, enum talk_mode mode, int in,
    int out, bool *yes);

#endif
