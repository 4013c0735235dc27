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
#include "harmcheck/reason.h"
#include "harmcheck/rows.h"
#include "harmcheck/tally.h"
#include "harmcheck/unique.h"
#include "harmcheck/utf8.h"
#include "score_job.h"

struct worker {
	struct batch_worker *batch;
	const struct batch_report *report; /* of the block of now */
	const char *text;                  /* of it, what is left */
	size_t n;
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
	uint64_t lines, rows, bad, repeated, nothing;
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
	w->text = text + w->report->taken;
	w->n = n - w->report->taken;
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
	buf_addf(&line, "%s:%" PRIu64 ":%u: %s: ", r->job->shown,
	    r->lines + f->line, f->col, level);
	if (*f->id != '\0')
		buf_addf(&line, "id \"%s\": ", f->id);
	buf_addf(&line, "%s [%s]", f->msg, diag_name(f->code));
	utf8_clean(&r->said, line.data, line.len, false);
	buf_addc(&r->said, '\n');
}

/* A row has the id of one before. */
struct again {
	size_t line;
	const char *id;
	size_t n;
	bool next; /* ... of the very one before */
};

static void
say_repeated(struct run *r, const struct again *a)
{
	const struct batch_fault f = {.line = a->line,
	    .col = 1,
	    .code = DIAG_DUPLICATE_ID,
	    .msg = a->next ? "the row before this one has the same id"
			   : "a row before this one has the same id",
	    .id = arena_strndup(r->scratch, a->id, a->n)};

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

static void
add_again(struct again *list, size_t *n, struct again a)
{
	if (*n < BATCH_FAULTS_MOST)
		list[(*n)++] = a;
}

/* Does row I of B have the id of the one before it? */
static bool
is_next(const struct run *r, const struct batch_report *b, size_t i)
{
	if (i == 0)
		return is_continued(r, b);
	return memcmp(b->ids[i].print, b->ids[i - 1].print,
		   sizeof(b->ids[i].print)) == 0;
}

/* Rows whose id was there, in the order of their lines, into LIST; how many of
 * them are in it. All are counted. */
static size_t
find_all(struct run *r, const struct batch_report *b, struct again *list)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_ids; i++) {
		const struct batch_id *id = &b->ids[i];

		if (!unique_seen(r->unique, id->print))
			continue;
		r->repeated++;
		add_again(list, &n,
		    (struct again){id->line, id->id, id->n, is_next(r, b, i)});
	}
	return n;
}

/* The same of those that have the id of the row before them. */
static size_t
find_next(struct run *r, const struct batch_report *b, struct again *list)
{
	size_t n = 0;

	if (is_continued(r, b)) {
		r->repeated++;
		add_again(list, &n,
		    (struct again){b->first_line, b->first_id, b->n_first_id,
			true});
	}
	r->repeated += b->repeated;
	for (size_t i = 0; i < b->n_repeats; i++) {
		const struct batch_fault *f = &b->repeats[i];

		add_again(list, &n,
		    (struct again){f->line, f->id, strlen(f->id), true});
	}
	return n;
}

/* Bad rows and repeated ids, by their lines. */
static void
say_all(struct run *r, const struct batch_report *b)
{
	struct again *list =
	    arena_array(r->scratch, BATCH_FAULTS_MOST, sizeof(*list));
	const size_t n =
	    r->unique != NULL ? find_all(r, b, list) : find_next(r, b, list);
	size_t at = 0;

	for (size_t i = 0; i <= b->n_faults; i++) {
		const bool last = i == b->n_faults;

		while (at < n && (last || list[at].line <= b->faults[i].line))
			say_repeated(r, &list[at++]);
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
		    "the rows could not be written whole: %s",
		    reason(errno, REASON_WRITE));
	return 0;
}

static int
finish_piece(struct run *r, const struct worker *w, size_t bytes, struct err *e)
{
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
	r->nothing += b->nothing;
	score_progress_tell(&r->progress, r->rows, bytes);
	r->stopped = b->stopped;
	return b->stopped ? 1 : 0;
}

/* What was too much at once is worked on piece by piece, while it is its turn
 * to be written. */
static int
finish(void *ctx, void *worker, size_t bytes, struct err *e)
{
	struct worker *w = worker;
	int got = finish_piece(ctx, w, bytes, e);

	while (got == 0 && w->n > 0) {
		work(ctx, w, w->text, w->n);
		got = finish_piece(ctx, w, bytes, e);
	}
	return got;
}

/* By whether it is one, and whether it is only counted. */
static const char *const bad_rows[2][2] = {
    {"their fields are empty", "they are not counted"},
    {"its fields are empty", "it is not counted"},
};

static void
sum_up_rows(struct run *r, struct buf *out)
{
	if (r->bad > 0)
		buf_addf(out, " %" PRIu64 " of %" PRIu64 " rows %s bad; %s.",
		    r->bad, r->rows, r->bad == 1 ? "is" : "are",
		    bad_rows[r->bad == 1][r->job->out == -1]);
	if (r->repeated > 0)
		buf_addf(out, " %" PRIu64 " %s of %s.", r->repeated,
		    r->repeated == 1 ? "row has the id" : "rows have the id",
		    r->unique != NULL ? "a row before" : "the row before");
	if (r->bad + r->repeated > BATCH_FAULTS_MOST)
		buf_addf(out, " Only the first %d are named above.",
		    BATCH_FAULTS_MOST);
	if (r->nothing > 0)
		buf_addf(out,
		    " Lines with nothing in them: %" PRIu64
		    "; they are not counted as people.",
		    r->nothing);
	if (r->unique != NULL)
		buf_addf(out, " To look at all ids took %zu KiB of memory.",
		    (unique_bytes(r->unique) + 1023) / 1024);
}

/* One line at the end, when there is something to say; and one more when all
 * was in vain. */
static void
sum_up(struct run *r)
{
	const struct batch_setup *s = &r->job->setup;
	struct buf out;

	buf_init(&out, r->scratch);
	score_progress_clear(&r->progress);
	sum_up_rows(r, &out);
	if (out.len > 0) {
		buf_addc(&out, '\n');
		app_complain(
		    arena_printf(r->scratch, "harmcheck:%s", out.data));
	}
	if (r->bad > 0 && r->bad == r->rows && s->in == BATCH_CSV &&
	    s->header != BATCH_HEADER_YES)
		app_complain("harmcheck: Every row is bad: do the columns fit? "
			     "--head LINE says which they are.\n");
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
	if (r->unique != NULL)
		app_complain(arena_printf(r->scratch,
		    "harmcheck: --unique keeps something of each id: %zu MiB "
		    "of memory for a million ids.\n",
		    unique_bytes_for(1000000) >> 20));
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
		    "the rows could not be written whole: %s",
		    reason(errno, REASON_WRITE));
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
