/* What arenas hold is locked, in no dump, and wiped. Each case is a process of
 * its own, since it is for good. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../src/platform/secret_pages.h"
#include "harmcheck/arena.h"
#include "harmcheck/secret.h"

/* A sanitizer has mlock do nothing and say that it worked. */
#if defined(__SANITIZE_ADDRESS__)
#define LOCKS_NOTHING true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LOCKS_NOTHING true
#endif
#endif
#ifndef LOCKS_NOTHING
#define LOCKS_NOTHING false
#endif

#define REQUIRE(what)                    \
	do {                             \
		if (!(what))             \
			return __LINE__; \
	} while (0)

/* The flags of the mapping that holds P, or "". */
static const char *
flags_at(const void *p)
{
	static char flags[512];
	FILE *f = fopen("/proc/self/smaps", "re");
	unsigned long from, to;
	bool is_it = false;
	char line[512];

	flags[0] = '\0';
	while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			is_it = (uintptr_t)p >= from && (uintptr_t)p < to;
		else if (is_it && strncmp(line, "VmFlags:", 8) == 0)
			strcpy(flags, line + 8);
	}
	if (f != NULL)
		fclose(f);
	return flags;
}

static bool
is_kept(const void *p)
{
	const char *flags = flags_at(p);

	return strstr(flags, " dd ") != NULL &&
	    (LOCKS_NOTHING || strstr(flags, " lo ") != NULL);
}

/* A test as the way the process ends: 0, or the line that did not hold. */
static void
assert_holds(int (*test)(void))
{
	const pid_t pid = fork();
	int status, line;

	if (pid == 0) {
		line = test();
		if (line != 0)
			fprintf(stderr, "line %d does not hold\n", line);
		exit(line != 0);
	}
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int
kept(void)
{
	struct arena *old = arena_new(), *new;
	char *before = arena_strdup(old, "public"), *after;
	static const size_t sizes[] = {1, 16000, 17000, 100000, 1000000};

	REQUIRE(strstr(flags_at(before), " dd ") == NULL);
	secret_memory_begin();
	secret_memory_begin();
	after = arena_strdup(old, "text");
	new = arena_new();
	REQUIRE(is_kept(after));
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *p = arena_alloc(new, sizes[i]);

		REQUIRE(is_kept(p) && is_kept(p + sizes[i] - 1));
		REQUIRE((uintptr_t)p % _Alignof(max_align_t) == 0);
		for (size_t j = 0; j < sizes[i]; j++)
			REQUIRE(p[j] == 0);
		memset(p, 'x', sizes[i]);
	}
	REQUIRE(strcmp(before, "public") == 0 && strcmp(after, "text") == 0);
	REQUIRE(secret_memory_is_locked());
	/* what is reset is empty, kept, and used again */
	arena_reset(old);
	before = arena_strdup(old, "next");
	REQUIRE(is_kept(before));
	arena_reset(old);
	REQUIRE(arena_strdup(old, "again") == before);
	arena_free(new);
	/* not mapped any more, or another's */
	REQUIRE(strcmp(before, "again") == 0);
	arena_free(old);
	REQUIRE(msync((void *)((uintptr_t)before & ~(uintptr_t)4095), 1,
		    MS_ASYNC) == -1 &&
	    errno == ENOMEM);
	return 0;
}

static void
test_it_is_kept(void **state)
{
	(void)state;
	assert_holds(kept);
}

/* Pieces from the middle of the list are given back too. */
static int
any_order(void)
{
	struct arena *a[50];

	secret_memory_begin();
	for (size_t round = 0; round < 20; round++) {
		for (size_t i = 0; i < 50; i++)
			a[i] = arena_new();
		for (size_t i = 0; i < 50; i++) {
			char *p = arena_alloc(a[i * 7 % 50], 40000);

			memset(p, 'x', 40000);
			arena_free(a[i * 7 % 50]);
		}
	}
	return 0;
}

static void
test_any_order(void **state)
{
	(void)state;
	assert_holds(any_order);
}

static int
wiped(void)
{
	struct arena *a[3];
	char *p[3];

	a[0] = arena_new();
	p[0] = arena_strdup(a[0], "public");
	secret_memory_begin();
	for (size_t i = 1; i < 3; i++) {
		a[i] = arena_new();
		p[i] = arena_strdup(a[i], "secret");
	}
	arena_free(a[1]);
	secret_memory_wipe();
	REQUIRE(strcmp(p[0], "public") == 0);
	for (size_t i = 0; i < 6; i++)
		REQUIRE(((volatile char *)p[2])[i] == 0);
	_exit(0); /* arenas are of no use now */
}

static void
test_all_is_wiped_at_once(void **state)
{
	(void)state;
	assert_holds(wiped);
}

/* Where little may be locked, all goes on, and it is said. */
static int
few_locks(void)
{
	const struct rlimit few = {128 * 1024, 128 * 1024};
	struct arena *a;
	struct secret s;

	setrlimit(RLIMIT_MEMLOCK, &few);
	if (geteuid() == 0)
		REQUIRE(setuid(65534) == 0);
	secret_memory_begin();
	a = arena_new();
	memset(arena_alloc(a, 1000), 'x', 1000);
	REQUIRE(secret_memory_is_locked());
	memset(arena_alloc(a, 1000000), 'x', 1000000);
	REQUIRE(LOCKS_NOTHING || !secret_memory_is_locked());
	arena_free(a);
	REQUIRE(LOCKS_NOTHING || !secret_memory_is_locked());
	REQUIRE(secret_new(&s, 100));
	secret_free(&s);
	return 0;
}

static int
no_lock_for_a_secret(void)
{
	const struct rlimit none = {0, 0};
	struct secret s;

	setrlimit(RLIMIT_MEMLOCK, &none);
	if (geteuid() == 0)
		REQUIRE(setuid(65534) == 0);
	REQUIRE(secret_memory_is_locked());
	REQUIRE(secret_new(&s, 100));
	REQUIRE(LOCKS_NOTHING || !secret_memory_is_locked());
	secret_free(&s);
	return 0;
}

static void
test_without_locks(void **state)
{
	(void)state;
	assert_holds(few_locks);
	assert_holds(no_lock_for_a_secret);
}

/* Too much is out of memory, and no crash. */
static int
too_much(void)
{
	size_t n = SIZE_MAX;

	secret_memory_begin();
	REQUIRE(secret_pages_new(&n) == NULL);
	n = SIZE_MAX / 2;
	REQUIRE(secret_pages_new(&n) == NULL);
	if (freopen("/dev/null", "w", stderr) != NULL)
		arena_alloc(arena_new(), SIZE_MAX - 100);
	return __LINE__;
}

static void
test_too_much(void **state)
{
	const pid_t pid = fork();
	int status;

	(void)state;
	if (pid == 0)
		exit(too_much() != 0 ? 1 : 0);
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_it_is_kept),
	    cmocka_unit_test(test_any_order),
	    cmocka_unit_test(test_all_is_wiped_at_once),
	    cmocka_unit_test(test_without_locks),
	    cmocka_unit_test(test_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
