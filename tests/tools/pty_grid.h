/* The cells of the test terminal: moving, writing, erasing, scrolling. */
#ifndef PTY_GRID_H
#define PTY_GRID_H

#include "pty_screen.h"

/* Kept within the screen. */
void grid_move(struct screen *s, int row, int col);
/* WIDTH 0 adds nothing, below 0 counts as 1. */
void grid_put(struct screen *s, uint32_t c, int width);
void grid_line_feed(struct screen *s);
/* Columns FROM to TO (not included) of ROW. */
void grid_erase(struct screen *s, int row, int from, int to);
/* ED: 0 from the cursor, 1 up to it, 2 all, 3 the history. Where all of the
 * main screen goes, its lines move to the history first, as in tmux and GNU
 * screen: such a clearing hides nothing. False: no such part. */
bool grid_erase_part(struct screen *s, int part);
/* Room for N characters at the cursor; N below 0 takes them away. */
void grid_shift(struct screen *s, int n);
/* To the second screen, blank, and back. */
void grid_switch(struct screen *s, bool to_alt);

#endif
