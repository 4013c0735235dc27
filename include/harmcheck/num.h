/* Strict numbers: the whole string, within a range, or nothing. */
#ifndef HARMCHECK_NUM_H
#define HARMCHECK_NUM_H

#include <stdbool.h>
#include <stdint.h>

/* A decimal with four places: 12.5 is 125000. */
#define NUM_PLACES 4
#define NUM_ONE 10000

/* "-12", no plus sign, no leading zeros, no blanks. */
bool num_int(const char *s, int64_t min, int64_t max, int64_t *value);

/* "66.67": at most PLACES (0 to 4) digits behind the point, in units of
 * 1/NUM_ONE; MIN and MAX in the same units. */
bool num_decimal(const char *s, int64_t min, int64_t max, unsigned places,
    int64_t *value);

/* "2/3": 1 <= a <= b <= 1000. */
bool num_fraction(const char *s, unsigned *a, unsigned *b);

/* The fraction P/Q (Q > 0), rounded to a whole number, halves away from
 * zero. The product of the sizes may pass 64 bits; the result may not. */
__extension__ typedef __int128 num_wide;
int64_t num_round(num_wide p, num_wide q);

/* VALUE, in units of 10^-DECIMALS, as text: "-0.50"; OUT holds 32 bytes. */
void num_format(int64_t value, unsigned decimals, char out[32]);

/* The same without needless noughts: "1.5", "34". */
void num_format_short(int64_t value, unsigned decimals, char out[32]);

/* A fraction, exactly; q > 0. */
struct ratio {
	num_wide p, q;
};

/* P/Q in lowest terms; Q > 0. */
struct ratio num_ratio(num_wide p, num_wide q);

/* R as text, exactly: "-16/7", "70"; OUT holds 96 bytes. */
void num_ratio_format(struct ratio r, char out[96]);

#endif
