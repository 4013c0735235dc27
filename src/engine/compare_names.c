/* The names of states and changes, as in JSON. */
#include "harmcheck/compare.h"

const char *
change_name(enum change c)
{
	static const char *const names[CHANGES] = {
	    [CHANGE_SAME] = "same",
	    [CHANGE_NEW] = "new",
	    [CHANGE_GONE] = "gone",
	    [CHANGE_BETTER] = "better",
	    [CHANGE_WORSE] = "worse",
	    [CHANGE_MORE] = "more",
	    [CHANGE_LESS] = "less",
	    [CHANGE_OTHER] = "other",
	    [CHANGE_FIRST_ONLY] = "first-only",
	    [CHANGE_SECOND_ONLY] = "second-only",
	    [CHANGE_NEITHER] = "no-answer",
	    [CHANGE_NOT_COMPARED] = "not-compared",
	};

	return names[c];
}

const char *
alert_change_name(enum alert_change c)
{
	static const char *const names[ALERT_CHANGES] = {
	    [ALERT_STILL] = "still",
	    [ALERT_NEW] = "new",
	    [ALERT_NO_LONGER] = "no-longer",
	    [ALERT_NEW_UNASKED] = "new-no-answer-before",
	    [ALERT_NO_ANSWER] = "no-answer-now",
	    [ALERT_OPEN] = "open-now",
	};

	return names[c];
}

const char *
said_name(enum said s)
{
	static const char *const names[SAID_STATES] = {
	    [SAID_ANSWER] = "answer",
	    [SAID_NOT_KNOWN] = "not-known",
	    [SAID_SKIPPED] = "skipped",
	    [SAID_NOT_APPLICABLE] = "not-applicable",
	    [SAID_NOT_ASKED] = "not-asked",
	    [SAID_NOTHING] = "no-answer",
	    [SAID_UNREAD] = "unread",
	};

	return names[s];
}

const char *
gap_name(enum gap g)
{
	static const char *const names[GAPS] = {
	    [GAP_BOTH] = "both",
	    [GAP_FIRST] = "first-only",
	    [GAP_SECOND] = "second-only",
	    [GAP_NEITHER] = "neither",
	    [GAP_ANSWERED] = "both-answered",
	};

	return names[g];
}
