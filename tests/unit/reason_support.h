/* What a message says of why the system said no. */
#ifndef REASON_SUPPORT_H
#define REASON_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "harmcheck/reason.h"

static inline bool
tells(const char *msg, int error)
{
	for (enum reason_of of = REASON_READ; of <= REASON_FOLDER; of++)
		if (strstr(msg, reason(error, of)) != NULL)
			return true;
	return false;
}

#endif
