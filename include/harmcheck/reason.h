/* Why the system refused something, in words for the person who waits. */
#ifndef HARMCHECK_REASON_H
#define HARMCHECK_REASON_H

/* What was refused: one number means another thing in each. */
enum reason_of {
	REASON_READ,   /* to read a file */
	REASON_CHANGE, /* to open one that is to be changed */
	REASON_WRITE,  /* to write one, or to delete it */
	REASON_FOLDER, /* to go into a folder, or to look into it */
};

/* ERROR, a number of errno, as it can stand behind "cannot save f: ": lower
 * case, no end. What we have no words for is told by strerror(). The words stay
 * until the next call; nothing is allocated for any number that the system
 * gives. */
const char *reason(int error, enum reason_of of);

#endif
