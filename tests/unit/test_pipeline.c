/* Lines through threads, in their order, whatever comes in which pieces. Who
 * writes into the pipe is a thread; nobody waits for time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/err.h"
#include "harmcheck/pipeline.h"
#include "harmcheck/prng.h"

#define THREADS_MOST 8
#define LONG_AGO 60 /* seconds: then something hangs */

static const unsigned threads[] = {1, 2, 3, 8};

/* Writes TEXT in pieces of at most PIECE bytes; 0: all at once. */
struct writer {
	int fd;
	const char *text;
	size_t n, piece;
	pthread_t interrupt; /* hears a signal after each piece */
	bool interrupts;
	pthread_t id;
};

/* What came out, and how it is to end. */
struct sink {
	struct buf out;
	size_t block, blocks, bytes;
	size_t least; /* all blocks but the last have so many bytes */
	size_t last;  /* of the last one */
	size_t stop;  /* after so many blocks; 0: never */
	int result;
	int echo; /* a byte for each block; -1: nobody listens */
	pthread_barrier_t *meet;
	/* work on the line "last" lasts until another thread has read all that
	 * is in here, and so waits for more; -1: it does not */
	int drained;
};

struct worker {
	struct buf text;
};

struct fixture {
	struct arena *arena;
	struct sink sink;
	struct worker workers[THREADS_MOST];
	void *list[THREADS_MOST];
	struct pipeline p;
};

static void
on_signal(int sig)
{
	(void)sig;
}

static void *
writer_main(void *arg)
{
	struct writer *w = arg;

	for (size_t at = 0; at < w->n;) {
		const size_t left = w->n - at;
		const size_t most =
		    w->piece > 0 && w->piece < left ? w->piece : left;
		const ssize_t n = write(w->fd, w->text + at, most);

		if (n <= 0)
			break;
		at += (size_t)n;
		if (w->interrupts)
			pthread_kill(w->interrupt, SIGUSR1);
	}
	close(w->fd);
	return NULL;
}

static void
sink_work(void *ctx, void *worker, const char *text, size_t n)
{
	const struct sink *s = ctx;
	struct worker *w = worker;

	buf_clear(&w->text);
	buf_add(&w->text, text, n);
	if (s->meet != NULL)
		pthread_barrier_wait(s->meet);
	if (s->drained != -1 && memcmp(text, "last", n < 4 ? n : 4) == 0)
		for (int left = 1; left > 0; sched_yield())
			assert_int_equal(ioctl(s->drained, FIONREAD, &left), 0);
}

static int
sink_finish(void *ctx, void *worker, size_t bytes, struct err *e)
{
	struct sink *s = ctx;
	const struct worker *w = worker;

	if (w->text.len == 0 || w->text.len > s->block || bytes < s->bytes)
		return err_set(e, ERR_DATA, "a block of %zu bytes",
		    w->text.len);
	if (s->blocks > 0 && s->last < s->least)
		s->least = s->last;
	s->last = w->text.len;
	s->bytes = bytes;
	buf_add(&s->out, w->text.data, w->text.len);
	if (s->echo != -1 && write(s->echo, "", 1) != 1)
		return err_set(e, ERR_IO, "no echo");
	if (++s->blocks != s->stop)
		return 0;
	if (s->result == -1)
		err_set(e, ERR_IO, "full");
	return s->result;
}

static struct fixture *
make(unsigned n, size_t block)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	f->arena = arena_new();
	f->sink = (struct sink){.block = block,
	    .echo = -1,
	    .drained = -1,
	    .least = SIZE_MAX};
	buf_init(&f->sink.out, f->arena);
	for (size_t i = 0; i < n; i++) {
		buf_init(&f->workers[i].text, f->arena);
		/* arenas are of one thread */
		buf_reserve(&f->workers[i].text, block + 1);
		f->list[i] = &f->workers[i];
	}
	f->p = (struct pipeline){.fd = -1,
	    .name = "a pipe",
	    .threads = n,
	    .block = block,
	    .ctx = &f->sink,
	    .workers = f->list,
	    .work = sink_work,
	    .finish = sink_finish};
	return f;
}

static void
drop(struct fixture *f)
{
	arena_free(f->arena);
	free(f);
}

static void
feed(struct fixture *f, struct writer *w)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	f->p.fd = ends[0];
	w->fd = ends[1];
	assert_int_equal(pthread_create(&w->id, NULL, writer_main, w), 0);
}

static void
fed(struct fixture *f, struct writer *w)
{
	close(f->p.fd);
	pthread_join(w->id, NULL);
}

/* What is to come: lines that do not fit into a block are cut. */
static struct buf
wanted(struct arena *a, const char *text, size_t n, size_t block)
{
	struct buf out;

	buf_init(&out, a);
	while (n > 0) {
		const char *end = memchr(text, '\n', n);
		const size_t line = end != NULL ? (size_t)(end + 1 - text) : n;

		buf_add(&out, text, line < block ? line : block);
		text += line;
		n -= line;
	}
	return out;
}

static void
check(const struct fixture *f, const struct buf *want)
{
	assert_int_equal(f->sink.out.len, want->len);
	assert_memory_equal(f->sink.out.data, want->data, want->len);
}

/* Lines of 0 to 40 bytes, now and then a long one. */
static struct buf
make_text(struct arena *a, size_t lines, bool ended)
{
	struct prng rng;
	struct buf out;

	prng_init(&rng, 7, "lines", 0);
	buf_init(&out, a);
	for (size_t i = 0; i < lines; i++) {
		const size_t n = prng_below(&rng, 50) == 0
		    ? prng_below(&rng, 900)
		    : prng_below(&rng, 40);

		buf_fill(&out, (char)('a' + i % 26), n);
		if (i + 1 < lines || ended)
			buf_addc(&out, '\n');
	}
	return out;
}

static void
check_one(unsigned n, size_t block, size_t piece, size_t first, bool flush)
{
	struct fixture *f = make(n, block);
	const struct buf text = make_text(f->arena, 100, piece % 2 == 0);
	const struct buf want = wanted(f->arena, text.data, text.len, block);
	struct writer w = {.text = text.data + first,
	    .n = text.len - first,
	    .piece = piece};
	struct err e;

	f->p.first = text.data;
	f->p.n_first = first;
	f->p.flush = flush;
	feed(f, &w);
	assert_int_equal(pipeline_run(&f->p, &e), 0);
	fed(f, &w);
	check(f, &want);
	/* the end of a line that is too long is lost behind its block */
	assert_true(f->sink.bytes == text.len || block < 1000);
	drop(f);
}

/* Any number of threads, any block, any pieces: the same. */
static void
test_same(void **state)
{
	static const size_t blocks[] = {1, 41, 64, 300, 1 << 16};
	static const size_t pieces[] = {13, 50, 0};

	(void)state;
	check_one(1, 41, 1, 0, false);
	check_one(3, 300, 1, 5, true);
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++)
		for (size_t b = 0; b < sizeof(blocks) / sizeof(blocks[0]); b++)
			for (size_t i = 0; i < 3; i++) {
				check_one(threads[t], blocks[b], pieces[i], 0,
				    false);
				check_one(threads[t], blocks[b], pieces[i],
				    i * 30 + 3, i % 2 == 1);
			}
}

/* Without `flush` a block is filled, in however small pieces it comes. */
static void
test_filled(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
		struct fixture *f = make(threads[t], 2000);
		const struct buf text = make_text(f->arena, 600, true);
		struct writer w = {.text = text.data,
		    .n = text.len,
		    .piece = 9};
		struct err e;

		f->p.first = "first\n";
		f->p.n_first = strlen(f->p.first);
		feed(f, &w);
		assert_int_equal(pipeline_run(&f->p, &e), 0);
		fed(f, &w);
		assert_true(f->sink.blocks > 4);
		assert_true(f->sink.least > 2000 - 1000);
		drop(f);
	}
}

/* Each line is there before the next one is written. */
static void *
talker_main(void *arg)
{
	const int *fds = arg;
	char echo;

	for (int i = 0; i < 20; i++)
		/* in two pieces: half a line is nothing yet */
		if (write(fds[0], "ab", 2) != 2 ||
		    write(fds[0], "c\n", 2) != 2 || read(fds[1], &echo, 1) != 1)
			abort();
	close(fds[0]);
	return NULL;
}

static void
test_flush(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
		struct fixture *f = make(threads[t], 4096);
		int in[2], echo[2];
		pthread_t id;
		struct err e;

		assert_int_equal(pipe(in), 0);
		assert_int_equal(pipe(echo), 0);
		pthread_create(&id, NULL, talker_main, (int[]){in[1], echo[0]});
		f->p.fd = in[0];
		f->p.flush = true;
		f->sink.echo = echo[1];
		assert_int_equal(pipeline_run(&f->p, &e), 0);
		pthread_join(id, NULL);
		assert_int_equal(f->sink.out.len, 80);
		assert_int_equal(f->sink.blocks, 20);
		close(in[0]);
		close(echo[0]);
		close(echo[1]);
		drop(f);
	}
}

/* It ends although the other end is open, and stays silent: after so many of
 * LINES blocks. Work on the block LAST lasts until all is read. */
static void
check_stop(unsigned n, size_t lines, size_t last, size_t after, int result)
{
	struct fixture *f = make(n, 16);
	struct err e = {.kind = ERR_NONE};
	int in[2];

	assert_int_equal(pipe(in), 0);
	for (size_t i = 0; i < lines; i++)
		assert_int_equal(
		    write(in[1],
			i == last ? "last56789abcde\n" : "0123456789abcd\n",
			15),
		    15);
	/* the block behind these is never full */
	assert_int_equal(write(in[1], "x", 1), 1);
	f->p.fd = in[0];
	f->sink.drained = n > 1 ? in[0] : -1;
	f->sink.stop = after;
	f->sink.result = result;
	assert_int_equal(pipeline_run(&f->p, &e), result == -1 ? -1 : 0);
	assert_int_equal(f->sink.blocks, after);
	assert_int_equal(f->sink.out.len, after * 15);
	assert_int_equal(e.kind, result == -1 ? ERR_IO : ERR_NONE);
	close(in[0]);
	close(in[1]);
	drop(f);
}

static void
test_stop(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++)
		for (size_t after = 1; after <= 12; after++) {
			check_stop(threads[t], 12, 11, after, 1);
			check_stop(threads[t], 12, 11, after, -1);
		}
}

/* Others wait for their turn meanwhile, and one to read. */
static void
test_stop_waiting(void **state)
{
	(void)state;
	for (unsigned n = 2; n <= THREADS_MOST; n++) {
		check_stop(n, n - 1, 0, 1, 1);
		check_stop(n, n - 1, 0, 1, -1);
	}
}

/* What came before the failure is finished; what it cut is not. */
static void
test_read_error(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
		struct fixture *f = make(threads[t], 8);
		struct err e = {.kind = ERR_NONE};

		f->p.fd = open(".", O_RDONLY | O_DIRECTORY);
		f->p.first = "one\ntwo\nthree\nfo";
		f->p.n_first = strlen(f->p.first);
		assert_int_equal(pipeline_run(&f->p, &e), -1);
		assert_int_equal(e.kind, ERR_IO);
		assert_string_equal(e.msg,
		    "cannot read a pipe: it is a folder");
		assert_string_equal(f->sink.out.data, "one\ntwo\nthree\n");
		close(f->p.fd);
		drop(f);
	}
}

/* Signals, and an end that was set not to wait, are no failures. */
static void
test_interrupted(void **state)
{
	struct sigaction before, quiet = {.sa_handler = on_signal};

	(void)state;
	sigaction(SIGUSR1, &quiet, &before);
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
		struct fixture *f = make(threads[t], 300);
		const struct buf text = make_text(f->arena, 150, true);
		const struct buf want =
		    wanted(f->arena, text.data, text.len, 300);
		struct writer w = {.text = text.data,
		    .n = text.len,
		    .piece = 5,
		    .interrupts = true,
		    .interrupt = pthread_self()};
		struct err e;

		feed(f, &w);
		assert_int_not_equal(fcntl(f->p.fd, F_SETFL, O_NONBLOCK), -1);
		assert_int_equal(pipeline_run(&f->p, &e), 0);
		fed(f, &w);
		check(f, &want);
		drop(f);
	}
	sigaction(SIGUSR1, &before, NULL);
}

/* Each block waits until others are worked on, too. */
static void
test_side_by_side(void **state)
{
	struct fixture *f = make(3, 4);
	pthread_barrier_t meet;
	struct err e;

	(void)state;
	pthread_barrier_init(&meet, NULL, 3);
	f->sink.meet = &meet;
	f->p.fd = open("/dev/null", O_RDONLY);
	f->p.first = "aaa\nbbb\nccc\nddd\neee\nfff\n";
	f->p.n_first = strlen(f->p.first);
	assert_int_equal(pipeline_run(&f->p, &e), 0);
	assert_string_equal(f->sink.out.data, f->p.first);
	pthread_barrier_destroy(&meet);
	close(f->p.fd);
	drop(f);
}

static void
test_nothing(void **state)
{
	(void)state;
	for (size_t t = 0; t < sizeof(threads) / sizeof(threads[0]); t++) {
		struct fixture *f = make(threads[t], 100);
		struct err e;

		f->p.fd = open("/dev/null", O_RDONLY);
		assert_int_equal(pipeline_run(&f->p, &e), 0);
		assert_int_equal(f->sink.blocks, 0);
		close(f->p.fd);
		drop(f);
	}
	assert_true(pipeline_processors() >= 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_same),
	    cmocka_unit_test(test_filled),
	    cmocka_unit_test(test_flush),
	    cmocka_unit_test(test_stop),
	    cmocka_unit_test(test_stop_waiting),
	    cmocka_unit_test(test_read_error),
	    cmocka_unit_test(test_interrupted),
	    cmocka_unit_test(test_side_by_side),
	    cmocka_unit_test(test_nothing),
	};

	alarm(LONG_AGO);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
