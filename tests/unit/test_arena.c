/* This program has an explicit_bzero of its own; the headers must not bring
 * another one. */
#undef _FORTIFY_SOURCE

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "harmcheck/arena.h"

/* These stand in for the C library's, to see what is wiped; the second is
 * what the first becomes when sizes are checked. */
static size_t wiped;
void __explicit_bzero_chk(void *p, size_t n, size_t most);

void
explicit_bzero(void *p, size_t n)
{
	volatile unsigned char *bytes = p;

	for (size_t i = 0; i < n; i++)
		bytes[i] = 0;
	wiped += n;
}

void
__explicit_bzero_chk(void *p, size_t n, size_t most)
{
	assert_true(n <= most);
	explicit_bzero(p, n);
}

static bool
all_zero(const void *p, size_t n)
{
	const unsigned char *bytes = p;

	while (n > 0)
		if (bytes[--n] != 0)
			return false;
	return true;
}

static void
test_alloc_is_aligned_and_zeroed(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t size = 0; size < 300; size++) {
		void *p = arena_alloc(a, size);

		assert_non_null(p);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		assert_true(all_zero(p, size));
		memset(p, 0xa5, size);
	}
	arena_free(a);
}

static void
test_pieces_do_not_overlap(void **state)
{
	static const size_t sizes[] = {1, 15, 16, 17, 4000, 16383, 16384, 16385,
	    100000, 1048576, 3000000, 1, 40000};
	unsigned char *p[sizeof(sizes) / sizeof(sizes[0])];
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		p[i] = arena_alloc(a, sizes[i]);
		assert_true(all_zero(p[i], sizes[i]));
		memset(p[i], (int)i + 1, sizes[i]);
	}
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(p[i][j], i + 1);
	arena_free(a);
}

static void
test_reset_wipes_and_keeps_the_first_chunk(void **state)
{
	struct arena *a = arena_new();
	char *first = arena_alloc(a, 1000);

	(void)state;
	memset(first, 'x', 1000);
	memset(arena_alloc(a, 200000), 'x', 200000);
	wiped = 0;
	arena_reset(a);
	assert_true(wiped >= 201000);
	assert_ptr_equal(arena_alloc(a, 1000), first);
	assert_true(all_zero(first, 1000));
	arena_free(a);
}

static void
test_trimmed(void **state)
{
	static const char *const rows[][2] = {{"", ""}, {" ", ""}, {"a", "a"},
	    {"  a b  ", "a b"}, {"a ", "a"}, {" \ta", "\ta"}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(arena_trimmed(a, rows[i][0]), rows[i][1]);
	arena_free(a);
}

static void
test_free_wipes(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	memset(arena_alloc(a, 10), 'x', 10);
	memset(arena_alloc(a, 200000), 'x', 200000);
	wiped = 0;
	arena_free(a);
	assert_true(wiped >= 200010);
	arena_free(NULL);
}

static void
test_strings(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(arena_strdup(a, ""), "");
	assert_string_equal(arena_strdup(a, "abc"), "abc");
	assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
	assert_memory_equal(arena_strndup(a, "a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_strndup(a, NULL, 0), "");
	assert_string_equal(arena_printf(a, "%s-%d", "n", 7), "n-7");
	assert_string_equal(arena_printf(a, "%s", ""), "");
	assert_int_equal(strlen(arena_printf(a, "%20000d", 1)), 20000);
	arena_free(a);
}

static void
alloc_most(struct arena *a)
{
	arena_alloc(a, SIZE_MAX);
}

static void
alloc_nearly_most(struct arena *a)
{
	arena_alloc(a, SIZE_MAX - 64);
}

static void
array_overflow(struct arena *a)
{
	arena_array(a, SIZE_MAX / 2, 3);
}

static void
strndup_most(struct arena *a)
{
	arena_strndup(a, "", SIZE_MAX);
}

static void
printf_most(struct arena *a)
{
	const volatile int width = INT_MAX; /* the compiler would warn */

	arena_printf(a, "%*d%d", width, 1, 1);
}

static void
test_out_of_memory_is_one_line_and_status_4(void **state)
{
	static void (*const ways[])(struct arena *) = {alloc_most,
	    alloc_nearly_most, array_overflow, strndup_most, printf_most};
	static const char said[] =
	    "harmcheck: too little memory. What is saved stays. Close other "
	    "programs first.\n";
	char line[256] = "";
	int fds[2], status;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct arena *a = arena_new();
		pid_t pid;

		assert_int_equal(pipe(fds), 0);
		pid = fork();
		if (pid == 0) {
			dup2(fds[1], STDERR_FILENO);
			ways[i](a);
			_exit(0);
		}
		close(fds[1]);
		assert_int_equal(read(fds[0], line, sizeof(line)),
		    sizeof(said) - 1);
		assert_memory_equal(line, said, sizeof(said) - 1);
		assert_int_equal(read(fds[0], line, sizeof(line)), 0);
		close(fds[0]);
		waitpid(pid, &status, 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 4);
		arena_free(a);
	}
}

static void
test_array(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_true(all_zero(arena_array(a, 1000, 24), 24000));
	assert_non_null(arena_array(a, 0, 24));
	assert_non_null(arena_array(a, SIZE_MAX, 0));
	arena_free(a);
}

/* A source that gives more than it was asked for, and counts. */
static size_t taken, given;

static struct arena_piece
take_more(size_t n)
{
	taken += n + 4000;
	return (struct arena_piece){calloc(1, n + 4000), n + 4000};
}

static void
give_back(struct arena_piece piece)
{
	given += piece.n;
	free(piece.bytes);
}

static void
test_another_source(void **state)
{
	static const struct arena_source source = {take_more, give_back};
	struct arena *old = arena_new(), *a;
	char *first = arena_alloc(old, 10), *p;

	(void)state;
	memset(first, 'x', 10);
	arena_source(&source);
	p = arena_alloc(old, 10); /* there would be room in the first chunk */
	assert_true(taken > 16384 && taken < 40000);
	memset(p, 'y', 10);
	a = arena_new();
	for (size_t i = 0; i < 300; i++)
		memset(arena_alloc(a, 4000), 'z', 4000);
	assert_true(taken > 1200000 && taken < 2000000);
	assert_int_equal(given, 0);
	arena_source(NULL);
	memset(arena_alloc(a, 100), 'z', 100);
	arena_free(a); /* goes to where it came from, each piece */
	assert_true(given > 1200000 && given < taken);
	arena_reset(old);
	assert_int_equal(given, taken);
	assert_ptr_equal(arena_alloc(old, 10), first);
	arena_source(&source);
	arena_reset(old); /* the first piece too is of the source of now */
	arena_source(NULL);
	assert_true(given < taken);
	arena_free(old);
	assert_int_equal(given, taken);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_alloc_is_aligned_and_zeroed),
	    cmocka_unit_test(test_pieces_do_not_overlap),
	    cmocka_unit_test(test_reset_wipes_and_keeps_the_first_chunk),
	    cmocka_unit_test(test_free_wipes),
	    cmocka_unit_test(test_trimmed),
	    cmocka_unit_test(test_strings),
	    cmocka_unit_test(test_array),
	    cmocka_unit_test(test_another_source),
	    cmocka_unit_test(test_out_of_memory_is_one_line_and_status_4),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
