/* How far it is, for whoever waits at a terminal: after two seconds, on
 * standard error. Nothing that is written depends on it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/clock.h"
#include "harmcheck/ending.h"
#include "harmcheck/file.h"
#include "harmcheck/tty.h"
#include "score_job.h"

#define FIRST_MS 2000
#define REDRAW_MS 500
#define LINE_MS 10000
#define LINE_MOST 160

void
score_progress_begin(struct score_progress *p, const struct score_job *j)
{
	*p = (struct score_progress){
	    .wanted = tty_is_terminal(STDERR_FILENO, STDERR_FILENO) &&
		tty_can_paint(),
	    .plain = j->o->plain || app_accessible(),
	    .size = j->sized ? j->size : 0};
	if (!p->wanted)
		return;
	p->began = clock_ms();
	p->next = p->began + FIRST_MS;
}

void
score_progress_clear(struct score_progress *p)
{
	char line[LINE_MOST + 3];

	if (p->shown == 0)
		return;
	line[0] = '\r';
	memset(line + 1, ' ', p->shown);
	memcpy(line + 1 + p->shown, "\r", 2);
	(void)!file_write_all(STDERR_FILENO, line, strlen(line));
	p->shown = 0;
	ending_wipe(0);
}

static void
rate(char *out, size_t n, uint64_t rows, uint64_t ms)
{
	const uint64_t each = rows * 1000 / (ms > 0 ? ms : 1);

	if (each < 10000)
		snprintf(out, n, "%" PRIu64, each);
	else if (each < 1000000)
		snprintf(out, n, "%" PRIu64 " thousand", each / 1000);
	else
		snprintf(out, n, "%" PRIu64 ".%" PRIu64 " million",
		    each / 1000000, each / 100000 % 10);
}

/* "2:05", or "45 s". */
static void
duration(char *out, size_t n, uint64_t s)
{
	if (s < 60)
		snprintf(out, n, "%" PRIu64 " s", s);
	else if (s < 3600)
		snprintf(out, n, "%" PRIu64 ":%02" PRIu64 " minutes", s / 60,
		    s % 60);
	else
		snprintf(out, n, "%" PRIu64 ":%02" PRIu64 " hours", s / 3600,
		    s / 60 % 60);
}

static size_t
describe(const struct score_progress *p, char line[LINE_MOST], uint64_t now,
    uint64_t rows, uint64_t bytes)
{
	const uint64_t ms = now - p->began;
	char each[32], left[32];

	rate(each, sizeof(each), rows, ms);
	if (p->size == 0 || bytes == 0 || bytes > p->size)
		return (size_t)snprintf(line, LINE_MOST,
		    "%" PRIu64 " rows, %s a second", rows, each);
	/* in seconds first: the product stays small */
	duration(left, sizeof(left),
	    (p->size - bytes) / (bytes / (ms > 0 ? ms : 1) + 1) / 1000);
	return (size_t)snprintf(line, LINE_MOST,
	    "%" PRIu64 " %%, %" PRIu64 " rows, %s a second, %s to go",
	    bytes / (p->size / 100 + 1), rows, each, left);
}

void
score_progress_tell(struct score_progress *p, uint64_t rows, uint64_t bytes)
{
	const uint64_t now = p->wanted ? clock_ms() : 0;
	char line[LINE_MOST], out[2 * LINE_MOST];
	size_t n;

	if (!p->wanted || now < p->next)
		return;
	p->next = now + (p->plain ? LINE_MS : REDRAW_MS);
	n = describe(p, line, now, rows, bytes);
	if (p->plain) {
		snprintf(out, sizeof(out), "%s\n", line);
	} else {
		const size_t rest = p->shown > n ? p->shown - n : 0;

		snprintf(out, sizeof(out), "\r%s%*s\r", line, (int)rest, "");
		p->shown = n;
		ending_wipe(n);
	}
	(void)!file_write_all(STDERR_FILENO, out, strlen(out));
}
