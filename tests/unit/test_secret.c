/* Secrets lie where nobody else gets at them: looked up in what the system says
 * about their pages. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

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

/* The flags of the mapping that holds P, or "". */
static void
flags_at(const void *p, char flags[512])
{
	FILE *f = fopen("/proc/self/smaps", "re");
	unsigned long from, to;
	bool is_it = false;
	char line[512];

	assert_non_null(f);
	flags[0] = '\0';
	while (fgets(line, sizeof(line), f) != NULL) {
		if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
			is_it = (uintptr_t)p >= from && (uintptr_t)p < to;
		else if (is_it && strncmp(line, "VmFlags:", 8) == 0)
			strcpy(flags, line + 8);
	}
	fclose(f);
}

static void
test_secrets_are_zeroed_and_kept_apart(void **state)
{
	static const size_t sizes[] = {1, 16, 112, 4095, 4096, 4097, 100000};
	char flags[512];

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct secret s;

		assert_true(secret_new(&s, sizes[i]));
		assert_int_equal(s.len, sizes[i]);
		for (size_t j = 0; j < s.len; j++)
			assert_int_equal(s.bytes[j], 0);
		memset(s.bytes, 'x', s.len);
		flags_at(s.bytes, flags);
		assert_non_null(strstr(flags, " dd ")); /* in no core dump */
		assert_true(LOCKS_NOTHING ||
		    (strstr(flags, " lo ") != NULL) == s.is_locked);
		secret_free(&s);
	}
}

static void
test_nothing_is_held_after(void **state)
{
	struct secret s;

	(void)state;
	assert_true(secret_new(&s, 0));
	assert_non_null(s.bytes);
	secret_free(&s);
	assert_null(s.bytes);
	assert_int_equal(s.len, 0);
	assert_false(s.is_locked);
	secret_free(&s);
	assert_false(secret_new(&s, SIZE_MAX));
	assert_null(s.bytes);
	assert_int_equal(s.len, 0);
	secret_free(&s);
}

static void
step_behind(void)
{
	struct secret s;

	if (secret_new(&s, 10))
		((volatile unsigned char *)s.bytes)[10] = 1;
}

static void
step_before(void)
{
	struct secret s;

	if (secret_new(&s, 10))
		((volatile unsigned char *)s.bytes)[-8192] = 1;
}

static void
look_after(void)
{
	struct secret s;
	volatile unsigned char *bytes;

	if (!secret_new(&s, 10))
		return;
	bytes = s.bytes;
	secret_free(&s);
	bytes[0] = 1;
}

/* A shortened secret is still given back whole; an overrun that stays in its
 * page is found then. */
static void
overrun_in_front(void)
{
	struct secret s;

	if (!secret_new(&s, 10))
		return;
	s.len = 5;
	((volatile unsigned char *)s.bytes)[-1] ^= 1;
	secret_free(&s);
}

static void
test_a_step_too_far_is_the_end(void **state)
{
	static void (*const ways[])(
	    void) = {step_behind, step_before, look_after, overrun_in_front};
	int status;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		const pid_t pid = fork();

		if (pid == 0) {
			struct rlimit none = {0, 0};

			setrlimit(RLIMIT_CORE, &none);
			signal(SIGSEGV, SIG_DFL);
			signal(SIGABRT, SIG_DFL);
			if (freopen("/dev/null", "w", stderr) != NULL)
				ways[i]();
			_exit(0);
		}
		waitpid(pid, &status, 0);
		if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
			fail_msg("way %zu was fine", i);
	}
}

/* Where nothing may be locked: all goes on, and it is said. */
static int
without_locks(void)
{
	const struct rlimit none = {0, 0};
	struct secret s;

	setrlimit(RLIMIT_MEMLOCK, &none);
	if (geteuid() == 0 && setuid(65534) == -1)
		return 1;
	if (!secret_new(&s, 100))
		return 2;
	memset(s.bytes, 'x', s.len);
	if (s.is_locked && !LOCKS_NOTHING)
		return 3;
	secret_free(&s);
	return 0;
}

static void
test_without_locks(void **state)
{
	const pid_t pid = fork();
	int status;

	(void)state;
	if (pid == 0)
		_exit(without_locks());
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_secrets_are_zeroed_and_kept_apart),
	    cmocka_unit_test(test_nothing_is_held_after),
	    cmocka_unit_test(test_a_step_too_far_is_the_end),
	    cmocka_unit_test(test_without_locks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
