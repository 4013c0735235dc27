/* The only place that knows what day it is, and how time goes by. */
#ifndef HARMCHECK_CLOCK_H
#define HARMCHECK_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Today as YYYY-MM-DD in local time. */
void clock_today(char out[11]);

/* Is S a real date, YYYY-MM-DD, from 1900 to 9999? */
bool clock_is_date(const char *s);

/* Milliseconds since some moment; they only rise. For how long things take. */
uint64_t clock_ms(void);

#endif
