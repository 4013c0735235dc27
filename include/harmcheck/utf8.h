/* UTF-8: check, width, wrap, cut. Never asks the locale. */
#ifndef HARMCHECK_UTF8_H
#define HARMCHECK_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Decode one character of S (N > 0 bytes left). Gives its length in bytes,
 * 0 when the bytes are not UTF-8 (overlong, surrogate, above 10FFFF, cut). */
size_t utf8_decode(const char *s, size_t n, uint32_t *c);

/* The bytes of the character C; gives how many. */
size_t utf8_encode(uint32_t c, char out[4]);

/* May this character stand in a text that is shown? Not: C0 but tab and line
 * feed, DEL, C1, bidi controls, zero-width characters, line and paragraph
 * separators, BOM, noncharacters, private use, tag characters. */
bool utf8_is_shown(uint32_t c);

/* Columns of one character on a terminal: 0, 1 or 2 (Unicode 15 tables). */
unsigned utf8_width(uint32_t c);

/* Columns of S, N bytes; bytes that are not UTF-8 count 1 each. */
size_t utf8_columns(const char *s, size_t n);

/* Characters in S, N bytes. */
size_t utf8_length(const char *s, size_t n);

/* Add S to OUT with everything that utf8_is_shown() refuses, and every byte
 * that is not UTF-8, replaced by U+FFFD; KEEP_LINES: line feeds stay, else
 * they and tabs become blanks. The one way by which text that came from
 * outside reaches a terminal. */
void utf8_clean(struct buf *out, const char *s, size_t n, bool keep_lines);

/* The first line of S for WIDTH columns (at least 1): gives the bytes to show
 * and sets *NEXT to where the next line starts (blanks at the break are
 * passed over). Breaks at blanks, between wide characters, and inside a word
 * only when the word is longer than a line. Ends at a line feed. */
size_t utf8_wrap(const char *s, size_t n, size_t width, size_t *next);

#endif
