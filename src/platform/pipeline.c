/* Each thread in its turn reads a block, works on it, waits until all blocks
 * before it are finished, and finishes it. So one thread writes while another
 * works, and no block is ever handed from thread to thread. */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/pipeline.h"
#include "harmcheck/reason.h"

/* Of a worker; most of it is never touched. */
#define STACK ((size_t)512 * 1024)

struct block {
	char *text;
	size_t n;
	size_t place; /* in the order of the text, from 0 */
	size_t bytes; /* read up to its end */
};

struct run {
	const struct pipeline *p;
	struct arena *arena;
	pthread_mutex_t reading;
	/* under it: what was read and not yet handed out */
	char *rest;
	size_t n_rest;
	const char *first;
	size_t n_first;
	size_t places, bytes;
	bool ended;
	bool lost;  /* in a line whose beginning was handed out already */
	int failed; /* reading: errno */
	pthread_mutex_t order;
	/* one for each thread: as many blocks in a row are worked on, so each
	 * waits at its own, by its place, and only the next one is woken */
	pthread_cond_t *turned;
	/* under it: whose turn it is to finish; how it came out */
	size_t turn;
	int result;
	struct err *err;
	atomic_bool stopped;
	int wake; /* can be read once it is stopped; -1: nobody waits */
};

struct thread {
	struct run *run;
	void *worker;
	struct block block;
	pthread_t id;
	bool started;
};

/* --- reading -------------------------------------------------------------- */

/* Wait until there is something to read; false when all is to stop. Somebody
 * may have left the other end so that it does not wait by itself. */
static bool
wait_readable(const struct run *r)
{
	struct pollfd p[] = {{.fd = r->p->fd, .events = POLLIN},
	    {.fd = r->wake, .events = POLLIN}};

	do {
		p[1].revents = 0;
	} while (poll(p, 2, -1) == -1 && errno == EINTR);
	return p[1].revents == 0;
}

/* At least one byte, at most MOST; 0 at the end, which may be a failure. */
static size_t
read_some(struct run *r, char *to, size_t most)
{
	ssize_t got;

	if (r->n_first > 0) {
		const size_t n = r->n_first < most ? r->n_first : most;

		memcpy(to, r->first, n);
		r->first += n;
		r->n_first -= n;
		return n;
	}
	do {
		if (r->wake != -1 && !wait_readable(r))
			return 0;
		got = read(r->p->fd, to, most);
		if (got == -1 && errno == EAGAIN && r->wake == -1)
			(void)wait_readable(r);
	} while (got == -1 && (errno == EINTR || errno == EAGAIN));
	if (got == -1)
		r->failed = errno;
	return got > 0 ? (size_t)got : 0;
}

/* Throw away what is left of a line that was too long. What comes behind it is
 * the rest from now on. */
static void
drop_line(struct run *r)
{
	while (r->lost && !r->ended) {
		const size_t got = read_some(r, r->rest, r->p->block);
		const char *end = memchr(r->rest, '\n', got);

		r->bytes += got;
		r->ended = got == 0;
		if (end == NULL)
			continue;
		r->lost = false;
		r->n_rest = got - (size_t)(end + 1 - r->rest);
		memmove(r->rest, end + 1, r->n_rest);
	}
}

/* Read behind what B holds until it is full, or nothing comes, or it has a line
 * and that is enough. */
static void
fill(struct run *r, struct block *b)
{
	bool enough = r->p->flush && memchr(b->text, '\n', b->n) != NULL;

	while (!enough && !r->ended && b->n < r->p->block) {
		const size_t got =
		    read_some(r, b->text + b->n, r->p->block - b->n);

		r->ended = got == 0;
		enough =
		    r->p->flush && memchr(b->text + b->n, '\n', got) != NULL;
		r->bytes += got;
		b->n += got;
	}
}

/* Keep what stands behind the last line feed of B for the next block. */
static void
cut(struct run *r, struct block *b)
{
	const char *end = memrchr(b->text, '\n', b->n);
	const size_t whole = end != NULL ? (size_t)(end + 1 - b->text) : 0;

	r->n_rest = 0;
	if (r->ended && r->failed == 0)
		return;
	if (whole == 0 && !r->ended) {
		r->lost = true;
		return;
	}
	r->n_rest = b->n - whole;
	memcpy(r->rest, b->text + whole, r->n_rest);
	b->n = whole;
}

/* The next block; false when there is none. What comes behind a line that could
 * not be read to its end is not looked at. */
static bool
next_block(struct run *r, struct block *b)
{
	bool got;

	pthread_mutex_lock(&r->reading);
	drop_line(r);
	memcpy(b->text, r->rest, r->n_rest);
	b->n = r->n_rest;
	r->n_rest = 0;
	if (!r->ended || b->n > 0) {
		fill(r, b);
		cut(r, b);
	}
	got = b->n > 0 && !atomic_load(&r->stopped);
	if (got) {
		b->place = r->places++;
		b->bytes = r->bytes;
	}
	pthread_mutex_unlock(&r->reading);
	return got;
}

/* --- working -------------------------------------------------------------- */

/* Everybody is to come to an end, whoever waits for something to read, too. */
static void
stop(struct run *r, int result)
{
	r->result = result;
	atomic_store(&r->stopped, true);
	if (r->wake != -1)
		(void)eventfd_write(r->wake, 1);
}

/* In its turn, and outside of the lock: the others only wait for theirs. */
static void
finish(struct run *r, struct thread *t)
{
	int got = 0;

	pthread_mutex_lock(&r->order);
	while (r->turn != t->block.place && !atomic_load(&r->stopped))
		pthread_cond_wait(&r->turned[t->block.place % r->p->threads],
		    &r->order);
	pthread_mutex_unlock(&r->order);
	if (atomic_load(&r->stopped))
		return;
	got = r->p->finish(r->p->ctx, t->worker, t->block.bytes, r->err);
	pthread_mutex_lock(&r->order);
	if (got != 0)
		stop(r, got);
	r->turn++;
	for (size_t i = 0; i < (got != 0 ? r->p->threads : 1); i++)
		pthread_cond_signal(&r->turned[(r->turn + i) % r->p->threads]);
	pthread_mutex_unlock(&r->order);
}

static void *
work(void *arg)
{
	struct thread *t = arg;
	struct run *r = t->run;

	while (!atomic_load(&r->stopped) && next_block(r, &t->block)) {
		r->p->work(r->p->ctx, t->worker, t->block.text, t->block.n);
		finish(r, t);
	}
	return NULL;
}

/* It hears its own faults, and that nobody reads what it writes; all else is
 * for the main thread. */
static void
fill_blocked(sigset_t *set)
{
	static const int heard[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
	    SIGTRAP, SIGSYS, SIGPIPE};

	sigfillset(set);
	for (size_t i = 0; i < sizeof(heard) / sizeof(heard[0]); i++)
		sigdelset(set, heard[i]);
}

static void
start(struct thread *list, unsigned n)
{
	sigset_t blocked, before;
	pthread_attr_t attr;

	if (n < 2 || pthread_attr_init(&attr) != 0)
		return;
	(void)pthread_attr_setstacksize(&attr, STACK);
	fill_blocked(&blocked);
	pthread_sigmask(SIG_SETMASK, &blocked, &before);
	for (unsigned i = 1; i < n; i++)
		list[i].started =
		    pthread_create(&list[i].id, &attr, work, &list[i]) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attr);
}

static void
run_all(struct run *r)
{
	const unsigned n = r->p->threads;
	struct thread *list = arena_array(r->arena, n, sizeof(*list));

	for (unsigned i = 0; i < n; i++)
		list[i] = (struct thread){.run = r,
		    .worker = r->p->workers[i],
		    .block.text = arena_alloc(r->arena, r->p->block)};
	start(list, n);
	work(&list[0]);
	for (unsigned i = 1; i < n; i++)
		if (list[i].started)
			pthread_join(list[i].id, NULL);
}

int
pipeline_run(const struct pipeline *p, struct err *e)
{
	struct run r = {.p = p,
	    .arena = arena_new(),
	    .reading = PTHREAD_MUTEX_INITIALIZER,
	    .order = PTHREAD_MUTEX_INITIALIZER,
	    .first = p->first,
	    .n_first = p->n_first,
	    .err = e,
	    .wake = p->threads > 1 ? eventfd(0, EFD_CLOEXEC) : -1};

	r.rest = arena_alloc(r.arena, p->block);
	r.turned = arena_array(r.arena, p->threads, sizeof(pthread_cond_t));
	for (unsigned i = 0; i < p->threads; i++)
		pthread_cond_init(&r.turned[i], NULL);
	run_all(&r);
	if (r.wake != -1)
		close(r.wake);
	for (unsigned i = 0; i < p->threads; i++)
		pthread_cond_destroy(&r.turned[i]);
	pthread_mutex_destroy(&r.order);
	pthread_mutex_destroy(&r.reading);
	arena_free(r.arena);
	if (r.result != 0)
		return r.result == -1 ? -1 : 0;
	if (r.failed != 0)
		return err_set(e, ERR_IO, "cannot read %s: %s", p->name,
		    reason(r.failed, REASON_READ));
	return 0;
}

unsigned
pipeline_processors(void)
{
	cpu_set_t set;
	int n = 0;

	if (sched_getaffinity(0, sizeof(set), &set) == 0)
		n = CPU_COUNT(&set);
	return n > 0 ? (unsigned)n : 1;
}
