/* Rows through the threads, and what there is to say of them, in their order.
 */
#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/file.h"
#include "harmcheck/pipeline.h"
#include "harmcheck/rows.h"
#include "harmcheck/tally.h"
#include "harmcheck/unique.h"
#include "harmcheck/utf8.h"
#include "score_job.h"

struct worker {
	struct batch_worker *batch;
	const struct batch_report *report; /* of the block of now */
	struct arena *arena;
	struct buf out;
};

/* Bytes of an id that is too long, too. */
#define ID_MOST ROWS_LINE_MOST

struct run {
	struct score_job *job;
	struct worker *workers;
	struct score_progress progress;
	struct unique *unique; /* NULL: nobody asks */
	struct arena *scratch;
	struct buf said; /* of a block, for standard error */
	uint64_t lines, rows, bad, repeated;
	uint64_t named; /* so many of them have a line of their own */
	char *last_id;
	size_t n_last_id;
	bool stopped;
};

static void
work(void *ctx, void *worker, const char *text, size_t n)
{
	struct worker *w = worker;

	(void)ctx;
	buf_clear(&w->out);
	w->report = batch_block(w->batch, text, n, &w->out);
}

/* --- what there is to say ------------------------------------------------- */

/* Texts quote what stands in files: cleaned like all such text. */
static void
say(struct run *r, const struct batch_fault *f, const char *level)
{
	struct buf line;

	if (r->named++ >= BATCH_FAULTS_MOST)
		return;
	buf_init(&line, r->scratch);
	buf_addf(&line, "%s:%" PRIu64 ":%u: %s: %s [%s]", r->job->shown,
	    r->lines + f->line, f->col, level, f->msg, diag_name(f->code));
	utf8_clean(&r->said, line.data, line.len, false);
	buf_addc(&r->said, '\n');
}

/* The row in LINE has an id that was there. */
static void
say_repeated(struct run *r, size_t line)
{
	const struct batch_fault f = {.line = line,
	    .col = 1,
	    .code = DIAG_DUPLICATE_ID,
	    .msg = r->unique != NULL
		? "a row before this one has the same id"
		: "the row before this one has the same id"};

	say(r, &f, "warning");
}

/* Does the first row of the block have the id of the last one before it? */
static bool
is_continued(const struct run *r, const struct batch_report *b)
{
	return b->n_first_id > 0 && b->n_first_id == r->n_last_id &&
	    memcmp(b->first_id, r->last_id, r->n_last_id) == 0;
}

static void
keep_last(struct run *r, const struct batch_report *b)
{
	if (b->rows == 0)
		return;
	r->n_last_id = b->n_last_id < ID_MOST ? b->n_last_id : ID_MOST;
	memcpy(r->last_id, b->n_last_id > 0 ? b->last_id : "", r->n_last_id);
}

/* Lines of rows whose id was there, rising; gives how many are in LINES, and
 * counts all. */
static size_t
find_repeated(struct run *r, const struct batch_report *b, size_t *lines)
{
	size_t n = 0;

	for (size_t i = 0; r->unique != NULL && i < b->n_ids; i++)
		if (unique_seen(r->unique, b->ids[i].print)) {
			r->repeated++;
			if (n < BATCH_FAULTS_MOST)
				lines[n++] = b->ids[i].line;
		}
	if (r->unique != NULL)
		return n;
	if (is_continued(r, b)) {
		r->repeated++;
		lines[n++] = b->first_line;
	}
	r->repeated += b->repeated;
	for (size_t i = 0; i < b->n_repeats; i++)
		lines[n++] = b->repeats[i].line;
	return n;
}

/* Bad rows and repeated ids, by their lines. */
static void
say_all(struct run *r, const struct batch_report *b)
{
	size_t *lines =
	    arena_array(r->scratch, BATCH_FAULTS_MOST + 1, sizeof(*lines));
	const size_t n = find_repeated(r, b, lines);
	size_t at = 0;

	for (size_t i = 0; i <= b->n_faults; i++) {
		const bool last = i == b->n_faults;

		while (at < n && (last || lines[at] <= b->faults[i].line))
			say_repeated(r, lines[at++]);
		if (!last)
			say(r, &b->faults[i], "error");
	}
	if (r->said.len > 0) {
		score_progress_clear(&r->progress);
		app_complain(r->said.data);
	}
}

static int
write_out(const struct run *r, const struct buf *out, struct err *e)
{
	if (r->job->out == -1 || out->len == 0)
		return 0;
	if (file_write_all(r->job->out, out->data, out->len) == -1)
		return err_set(e, ERR_IO,
		    "the rows could not be written whole: %s", strerror(errno));
	return 0;
}

static int
finish(void *ctx, void *worker, size_t bytes, struct err *e)
{
	struct run *r = ctx;
	const struct worker *w = worker;
	const struct batch_report *b = w->report;

	/* first, so that who waits for rows has them */
	if (write_out(r, &w->out, e) == -1)
		return -1;
	if (b->n_faults > 0 || b->n_repeats > 0 || is_continued(r, b) ||
	    r->unique != NULL) {
		say_all(r, b);
		arena_reset(r->scratch);
		buf_init(&r->said, r->scratch);
	}
	keep_last(r, b);
	r->lines += b->lines;
	r->rows += b->rows;
	r->bad += b->bad;
	score_progress_tell(&r->progress, r->rows, bytes);
	r->stopped = b->stopped;
	return b->stopped ? 1 : 0;
}

/* By whether it is one, and whether it is only counted. */
static const char *const bad_rows[2][2] = {
    {"their fields are empty", "they are not counted"},
    {"its fields are empty", "it is not counted"},
};

/* One line at the end, when there is something to say. */
static void
sum_up(struct run *r)
{
	struct buf out;

	buf_init(&out, r->scratch);
	score_progress_clear(&r->progress);
	if (r->bad > 0)
		buf_addf(&out, " %" PRIu64 " of %" PRIu64 " rows %s bad; %s.",
		    r->bad, r->rows, r->bad == 1 ? "is" : "are",
		    bad_rows[r->bad == 1][r->job->out == -1]);
	if (r->repeated > 0)
		buf_addf(&out, " %" PRIu64 " %s of %s.", r->repeated,
		    r->repeated == 1 ? "row has the id" : "rows have the id",
		    r->unique != NULL ? "a row before" : "the row before");
	if (r->bad + r->repeated > BATCH_FAULTS_MOST)
		buf_addf(&out, " Only the first %d are named above.",
		    BATCH_FAULTS_MOST);
	if (r->unique != NULL)
		buf_addf(&out, " To look at all ids took %zu KiB of memory.",
		    (unique_bytes(r->unique) + 1023) / 1024);
	if (out.len > 0) {
		buf_addc(&out, '\n');
		app_complain("harmcheck:");
		app_complain(out.data);
	}
}

/* --- the run -------------------------------------------------------------- */

static void
begin(struct run *r, struct score_job *j, void **list)
{
	*r = (struct run){.job = j, .scratch = arena_new()};
	buf_init(&r->said, r->scratch);
	r->last_id = arena_alloc(j->app->arena, ID_MOST);
	r->lines = j->lines;
	r->unique = j->o->unique ? unique_new() : NULL;
	r->workers =
	    arena_array(j->app->arena, j->threads, sizeof(*r->workers));
	for (unsigned i = 0; i < j->threads; i++) {
		struct worker *w = &r->workers[i];

		w->arena = arena_new();
		buf_init(&w->out, w->arena);
		w->batch = batch_worker_new(j->batch);
		list[i] = w;
	}
	score_progress_begin(&r->progress, j);
}

static void
end(struct run *r)
{
	for (unsigned i = 0; i < r->job->threads; i++) {
		struct worker *w = &r->workers[i];

		if (r->job->tally != NULL)
			batch_tally(w->batch, r->job->tally);
		batch_worker_free(w->batch);
		arena_free(w->arena);
	}
	unique_free(r->unique);
	arena_free(r->scratch);
}

static int
write_head(struct run *r, struct err *e)
{
	struct buf head;

	buf_init(&head, r->scratch);
	if (r->job->out != -1)
		batch_head(r->job->batch, &head);
	return write_out(r, &head, e);
}

/* Somewhere only the last call tells that a disk was full. */
static int
check_written(const struct run *r, struct err *e)
{
	if (r->job->out != -1 && file_written(r->job->out) == -1)
		return err_set(e, ERR_IO,
		    "the rows could not be written whole: %s", strerror(errno));
	return 0;
}

int
score_run(struct score_job *j, struct err *e)
{
	void **list = arena_array(j->app->arena, j->threads, sizeof(*list));
	struct pipeline p = {.fd = j->in,
	    .name = j->shown,
	    .first = j->first + j->skip,
	    .n_first = j->n_first - j->skip,
	    .threads = j->threads,
	    .block = j->block,
	    .flush = j->o->flush,
	    .workers = list,
	    .work = work,
	    .finish = finish};
	struct run r;
	int got;

	begin(&r, j, list);
	p.ctx = &r;
	got = write_head(&r, e);
	if (got == 0)
		got = pipeline_run(&p, e);
	score_progress_clear(&r.progress);
	if (got == 0 && r.stopped)
		got = err_set(e, ERR_DATA,
		    "stopped at the first bad row, as --strict asks for");
	if (got == 0) {
		sum_up(&r);
		got = check_written(&r, e);
	}
	end(&r);
	file_close(j->in);
	return got;
}
