/* The only place that knows what day it is. */
#ifndef HARMCHECK_CLOCK_H
#define HARMCHECK_CLOCK_H

#include <stdbool.h>

/* Today as YYYY-MM-DD in local time. */
void clock_today(char out[11]);

/* Is S a real date, YYYY-MM-DD, from 1900 to 9999? */
bool clock_is_date(const char *s);

#endif
