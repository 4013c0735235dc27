#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "harmcheck/hygiene.h"
#include "harmcheck/tty.h"
#include "harmcheck/work.h"
#include "secret_pages.h"
#include "tty_state.h"

/* Of the thread; in locked pages, wiped at the end. Sealing uses 22 KiB. */
#define STACK ((size_t)128 * 1024)

/* Holds the thread where it is. We look so often, after so long, whether it
 * does; the screen is blank by then. A thread that has just asked for 256 MiB
 * hears nothing until the system has found them. */
#define HOLD SIGRTMIN
#define HOLD_STEPS 10000
#define HOLD_STEP_NS 200000L

struct job {
	void (*work)(void *ctx);
	void (*wipe)(void *ctx);
	void *ctx;
	int done; /* can be read once the work is done */
	pthread_t thread;
	char *stack;
	size_t n_stack, guard;
};

static atomic_bool is_held;

/* Crashes are handled on a stack of their own, and each thread has to name one
 * (see tty.c). The thread is held on it too. */
static char crash_stack[64 * 1024];

/* For good: the program is about to end. From now on all that it stands on is
 * wiped, what the C library keeps on top of a stack too; pause() needs that,
 * this call does not. */
static void
on_hold(int sig)
{
	(void)sig;
	atomic_store(&is_held, true);
	for (;;)
		syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
}

/* --- the thread ----------------------------------------------------------- */

/* It hears its own faults; all else is for the main thread. */
static void
fill_blocked(sigset_t *set)
{
	static const int heard[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT,
	    SIGTRAP, SIGSYS};

	sigfillset(set);
	for (size_t i = 0; i < sizeof(heard) / sizeof(heard[0]); i++)
		sigdelset(set, heard[i]);
}

/* HOLD is heard only while there is a stack for it. */
static void *
thread(void *arg)
{
	const stack_t ss = {.ss_sp = crash_stack,
	    .ss_size = sizeof(crash_stack)};
	const struct job *job = arg;
	sigset_t hold;
	stack_t before;

	sigemptyset(&hold);
	sigaddset(&hold, HOLD);
	sigaltstack(&ss, &before);
	pthread_sigmask(SIG_UNBLOCK, &hold, NULL);
	job->work(job->ctx);
	pthread_sigmask(SIG_BLOCK, &hold, NULL);
	sigaltstack(&before, NULL);
	eventfd_write(job->done, 1);
	return NULL;
}

static bool
create(struct job *job)
{
	struct sigaction hold = {.sa_handler = on_hold, .sa_flags = SA_ONSTACK};
	sigset_t blocked, before;
	pthread_attr_t attr;
	bool created;

	if (pthread_attr_init(&attr) != 0)
		return false;
	sigfillset(&hold.sa_mask);
	sigaction(HOLD, &hold, NULL);
	fill_blocked(&blocked);
	pthread_sigmask(SIG_SETMASK, &blocked, &before);
	created = pthread_attr_setstack(&attr, job->stack + job->guard,
		      job->n_stack - job->guard) == 0 &&
	    pthread_create(&job->thread, &attr, thread, job) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attr);
	return created;
}

/* Nobody has written into the guard, and to open it again may be refused. */
static void
drop_stack(struct job *job)
{
	secret_pages_free(job->stack + job->guard, job->n_stack - job->guard);
	(void)munmap(job->stack, job->guard);
}

/* A stack of ours, since the C library keeps its own for the next thread, with
 * all that is on them. */
static bool
start(struct job *job)
{
	job->guard = (size_t)sysconf(_SC_PAGESIZE);
	job->n_stack = job->guard + STACK;
	job->stack = secret_pages_new(&job->n_stack);
	if (job->stack == NULL)
		return false;
	job->done = eventfd(0, EFD_CLOEXEC);
	if (job->done != -1 &&
	    mprotect(job->stack, job->guard, PROT_NONE) == 0 && create(job))
		return true;
	if (job->done != -1)
		close(job->done);
	drop_stack(job);
	return false;
}

static void
finish(struct job *job)
{
	pthread_join(job->thread, NULL);
	close(job->done);
	drop_stack(job);
}

/* --- meanwhile ------------------------------------------------------------ */

/* Wait until the work is done, true, or it is to be left: the screen is blank
 * then. What is typed is thrown away, Ctrl-Z too. A signal to stop waits for
 * whoever reads a key next; so does one that tells of a new size, but the bytes
 * that blank are always of the size of now. */
static bool
wait_done(const struct job *job)
{
	struct pollfd p[] = {{.fd = job->done, .events = POLLIN},
	    {.fd = tty_state.in, .events = POLLIN}};
	bool resized = false;
	sigset_t before;
	int n;

	while (tty_state.signal == 0) {
		tty_block_signals(&before);
		if (tty_state.resized)
			tty_prepare_blank();
		resized |= tty_state.resized;
		tty_state.resized = false;
		n = tty_state.signal == 0 ? ppoll(p, 2, NULL, &before) : 0;
		pthread_sigmask(SIG_SETMASK, &before, NULL);
		if (n <= 0)
			continue;
		if (p[0].revents != 0) {
			tty_state.resized |= resized;
			return true;
		}
		if (p[1].revents & (POLLHUP | POLLERR | POLLNVAL)) {
			tty_blank();
			return false;
		}
		tty_flush_input();
	}
	return false;
}

/* Have the thread stand still, so that nothing reads what is wiped. False: it
 * does not in time, and goes on until we end. */
static bool
hold(struct job *job)
{
	const struct timespec step = {.tv_nsec = HOLD_STEP_NS};
	struct pollfd done = {.fd = job->done, .events = POLLIN};

	(void)pthread_kill(job->thread, HOLD);
	for (int i = 0; i < HOLD_STEPS; i++) {
		if (atomic_load(&is_held)) {
			explicit_bzero(job->stack + job->guard,
			    job->n_stack - job->guard);
			explicit_bzero(crash_stack, sizeof(crash_stack));
			return true;
		}
		if (poll(&done, 1, 0) == 1) {
			finish(job); /* it was done just now */
			return true;
		}
		nanosleep(&step, NULL);
	}
	return false;
}

/* The end of the program; the screen is blank. Not by exit(): what is called
 * there may need what the thread holds. */
static _Noreturn void
leave(struct job *job, bool works)
{
	const bool stands = !works || hold(job);
	int sig;

	if (job->wipe != NULL)
		job->wipe(job->ctx);
	if (stands)
		secret_memory_wipe();
	hygiene_stack();
	tty_end();
	sig = tty_signal();
	if (sig != 0 && sig != SIGINT) {
		signal(sig, SIG_DFL);
		raise(sig);
	}
	_exit(0);
}

void
work_run(void (*work)(void *ctx), void (*wipe)(void *ctx), void *ctx)
{
	struct job job = {.work = work, .wipe = wipe, .ctx = ctx};

	if (!start(&job)) {
		work(ctx);
	} else {
		if (tty_state.taken && !wait_done(&job))
			leave(&job, true);
		finish(&job);
	}
	if (!tty_state.taken)
		return;
	tty_flush_input();
	if (tty_signal() != 0)
		leave(&job, false);
}
