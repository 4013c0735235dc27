/* Memory that is not there: preloaded into the program, or linked into one
 * that checks itself (-DIN_PROGRAM), where a preloaded malloc() would never be
 * called. The file $ALLOC_BOOK says which piece fails (book.h), and is told how
 * many there were. A piece is whatever the program, or a library that it uses,
 * gets from malloc() and its kin or, with no file behind it, from mmap(), and
 * a thread. mprotect() is one too: to cut a mapping in two takes memory.
 *
 * Chance says the same whenever it is asked, so that what is sealed is the same
 * in each run. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "book.h"

#ifdef IN_PROGRAM
#define REAL(name) __interceptor_##name
#else
#define REAL(name) __libc_##name
#endif
void *REAL(malloc)(size_t);
void *REAL(calloc)(size_t, size_t);
void *REAL(realloc)(void *, size_t);
void *REAL(memalign)(size_t, size_t);

#define FILES 64

static struct book none;
static struct book *book;

/* By system calls alone: we may be in the middle of malloc(). With too little
 * address space for the book, it is told that much. */
static struct book *
open_book(void)
{
	const char *path = getenv("ALLOC_BOOK");
	const int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
	const long begun = 1;
	long p = -1;

	if (fd != -1) {
		p = syscall(SYS_mmap, NULL, sizeof(*book),
		    PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0L);
		if (p == -1)
			(void)!pwrite(fd, &begun, sizeof(begun),
			    offsetof(struct book, begun));
		close(fd);
	}
	return p != -1 ? (struct book *)p : NULL;
}

/* Before main(), and with the program at its place in memory. */
__attribute__((constructor)) static void
begin(void)
{
	if (book == NULL)
		book = open_book();
	if (book == NULL)
		book = &none;
	atomic_store(&book->begun, 1);
}

/* dladdr() takes no memory. */
static void
write_down(const char *what, size_t n, void *from)
{
	Dl_info at = {.dli_fname = "?"};

	if (atomic_fetch_add(&book->failed, 1) > 0)
		return;
	(void)dladdr(from, &at);
	snprintf(book->what, sizeof(book->what), "%s of %zu", what, n);
	snprintf(book->where, sizeof(book->where), "%s+0x%zx%s%s", at.dli_fname,
	    (size_t)((char *)from - (char *)at.dli_fbase),
	    at.dli_sname != NULL ? " " : "",
	    at.dli_sname != NULL ? at.dli_sname : "");
}

/* Is there no memory for this one? */
static bool
fails(const char *what, size_t n, void *from)
{
	const int saved = errno;
	long asked;

	if (book == NULL) /* with no environment yet: not counted */
		book = open_book();
	if (book == NULL)
		return false;
	asked = atomic_fetch_add(&book->asked, 1) + 1;
	if (book->fault == FAULT_NONE && asked <= BOOK_PIECES)
		book->from[asked - 1] = (uintptr_t)from;
	if (book->fault == FAULT_ONCE
		? asked != book->at
		: book->fault != FAULT_ON || asked < book->at)
		return false;
	write_down(what, n, from);
	errno = saved;
	return true;
}

#define FROM __builtin_return_address(0)
#define FAIL_IF(what, n)                    \
	do {                                \
		if (fails(what, n, FROM)) { \
			errno = ENOMEM;     \
			return NULL;        \
		}                           \
	} while (0)

void *
malloc(size_t n)
{
	FAIL_IF("malloc", n);
	return REAL(malloc)(n);
}

void *
calloc(size_t n, size_t size)
{
	FAIL_IF("calloc", n * size);
	return REAL(calloc)(n, size);
}

void *
realloc(void *p, size_t n)
{
	FAIL_IF("realloc", n);
	return REAL(realloc)(p, n);
}

void *
reallocarray(void *p, size_t n, size_t size)
{
	FAIL_IF("reallocarray", n * size);
	if (size != 0 && n > SIZE_MAX / size) {
		errno = ENOMEM;
		return NULL;
	}
	return REAL(realloc)(p, n * size);
}

void *
memalign(size_t unit, size_t n)
{
	FAIL_IF("memalign", n);
	return REAL(memalign)(unit, n);
}

void *
aligned_alloc(size_t unit, size_t n)
{
	FAIL_IF("aligned_alloc", n);
	return REAL(memalign)(unit, n);
}

int
posix_memalign(void **p, size_t unit, size_t n)
{
	if (fails("posix_memalign", n, FROM))
		return ENOMEM;
	*p = REAL(memalign)(unit, n);
	return *p != NULL ? 0 : ENOMEM;
}

/* --- from the system ------------------------------------------------------ */

void *
mmap(void *at, size_t n, int protection, int flags, int fd, off_t from)
{
	if ((flags & MAP_ANONYMOUS) != 0 && fails("mmap", n, FROM)) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	return (void *)syscall(SYS_mmap, at, n, protection, flags, fd, from);
}

void *mmap64(void *, size_t, int, int, int, off_t)
    __attribute__((alias("mmap")));

int
mprotect(void *p, size_t n, int protection)
{
	if (fails("mprotect", n, FROM)) {
		errno = ENOMEM;
		return -1;
	}
	return (int)syscall(SYS_mprotect, p, n, protection);
}

int
mlock(const void *p, size_t n)
{
	if (book != NULL && book->fault == FAULT_LOCKS) {
		write_down("mlock", n, FROM);
		errno = ENOMEM;
		return -1;
	}
	return (int)syscall(SYS_mlock, p, n);
}

int
pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict how,
    void *(*start)(void *), void *restrict arg)
{
	int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *),
	    void *);

	if (fails("pthread_create", 0, FROM))
		return EAGAIN;
	if (book->fault == FAULT_THREADS) {
		write_down("pthread_create", 0, FROM);
		return EAGAIN;
	}
	*(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
	return real != NULL ? real(thread, how, start, arg) : EAGAIN;
}

/* --- what is saved ---------------------------------------------------------
 */

/* Of what has been written to each file so far: it may not be read again. */
static uint64_t sums[FILES];

static bool
is_noted(int fd)
{
	return book != NULL && book->fault == FAULT_NONE && fd > 2 &&
	    fd < FILES;
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	const ssize_t done = syscall(SYS_write, fd, bytes, n);

	if (done > 0 && is_noted(fd))
		sums[fd] = book_sum(sums[fd], bytes, (size_t)done);
	return done;
}

/* Once it is all there. */
int
fsync(int fd)
{
	if (is_noted(fd) && sums[fd] != 0 && book->n_saves < BOOK_SAVES)
		book->saves[book->n_saves++] = sums[fd];
	if (is_noted(fd))
		sums[fd] = 0;
	return (int)syscall(SYS_fsync, fd);
}

/* --- chance ----------------------------------------------------------------
 */

ssize_t
getrandom(void *bytes, size_t n, unsigned flags)
{
	uint32_t state = (uint32_t)n;

	(void)flags;
	for (size_t i = 0; i < n; i++) {
		state = state * 1664525 + 1013904223;
		((unsigned char *)bytes)[i] = (unsigned char)(state >> 24);
	}
	return (ssize_t)n;
}
