/* What sealing refuses, and what is said then. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "seal_support.h"

#define CHUNK ((size_t)SEAL_CHUNK + SEAL_TAG)

/* Refused before any work, and before the text is looked at. */
static void
test_what_is_too_large(void **state)
{
	struct arena *a = arena_new();
	struct buf head = sealed_with(a, "", 0, "p"), out;
	const size_t most = (size_t)SEAL_TEXT_MOST / SEAL_CHUNK * CHUNK;
	const size_t n = header_len(&head) + SEAL_NONCE + most;
	char *large = calloc(1, n * 2);
	struct secret s = secret_of("p");

	(void)state;
	memcpy(large, head.data, header_len(&head));
	assert_int_equal(opened(large, n, "p", NULL, 0, NULL),
	    SEAL_BAD_PAYLOAD);
	assert_int_equal(opened(large, n + 1, "p", NULL, 0, NULL),
	    SEAL_TOO_LARGE);
	memcpy(large, "-----BEGIN", 10);
	assert_int_equal(opened(large, n * 2, "p", NULL, 0, NULL),
	    SEAL_TOO_LARGE);
	buf_init(&out, a);
	assert_int_equal(
	    seal_close_with(&out, large, (size_t)SEAL_TEXT_MOST + 1, &s, WORK),
	    SEAL_TOO_LARGE);
	assert_int_equal(out.len, 0);
	secret_free(&s);
	free(large);
	arena_free(a);
}

/* The text form of the largest file, with the widest line ends, is not. */
static void
test_the_largest_text_form(void **state)
{
	const size_t most = 46175254;
	struct arena *a = arena_new();
	unsigned char *text = arena_alloc(a, SEAL_TEXT_MOST);
	struct buf file, out;
	char *large;

	(void)state;
	memset(text, 'a', SEAL_TEXT_MOST);
	file = sealed_with(a, text, SEAL_TEXT_MOST, "p");
	out = armored(a, &file, "\r\n");
	assert_true(out.len <= most);
	assert_int_equal(
	    opened(out.data, out.len, "p", text, SEAL_TEXT_MOST, NULL),
	    SEAL_DONE);
	large = calloc(1, most + 1);
	memcpy(large, "-----BEGIN", 10);
	assert_int_equal(opened(large, most, "p", NULL, 0, NULL),
	    SEAL_BAD_ARMOR);
	assert_int_equal(opened(large, most + 1, "p", NULL, 0, NULL),
	    SEAL_TOO_LARGE);
	free(large);
	arena_free(a);
}

/* Half of what the work takes: nothing is begun, nothing is lost. */
static int
without_memory(void)
{
	const struct rlimit half = {160 << 20, 160 << 20};
	struct arena *a = arena_new();
	struct secret s = secret_of("p");
	struct buf file = sealed_with(a, "text", 4, "p"), out;
	char *work = strstr(file.data, " 1\n");
	struct seal_opened o;

	buf_init(&out, a);
	if (setrlimit(RLIMIT_AS, &half) == -1)
		return 1;
	if (seal_close(&out, "text", 4, &s) != SEAL_NO_MEMORY || out.len != 0)
		return 2;
	work[1] = '9'; /* this much is there */
	if (seal_open(&o, file.data, file.len, &s) != SEAL_NO_MATCH)
		return 3;
	buf_add(&out, file.data, (size_t)(work + 1 - file.data));
	buf_adds(&out, "20");
	buf_adds(&out, work + 2);
	buf_add(&out, file.data + out.len - 1, file.len + 1 - out.len);
	if (seal_open(&o, out.data, out.len, &s) != SEAL_NO_MEMORY ||
	    o.text.bytes != NULL)
		return 4;
	return 0;
}

/* No room for the text, and then none for the keys. */
static int
without_room(void)
{
	struct rlimit limit = {0, 0};
	struct arena *a = arena_new();
	struct secret s = secret_of("p");
	unsigned char *text = text_of(a, 4 << 20);
	struct buf small = sealed_with(a, "text", 4, "p"), out;
	struct buf large = sealed_with(a, text, 4 << 20, "p");
	FILE *f = fopen("/proc/self/statm", "r");
	struct seal_opened o;
	unsigned long pages;

	buf_init(&out, a);
	buf_reserve(&out, 1 << 20);
	if (f == NULL || fscanf(f, "%lu", &pages) != 1)
		return 1;
	limit.rlim_max = limit.rlim_cur =
	    pages * (rlim_t)sysconf(_SC_PAGESIZE) + (2 << 20);
	if (setrlimit(RLIMIT_AS, &limit) == -1)
		return 2;
	if (seal_open(&o, large.data, large.len, &s) != SEAL_NO_MEMORY ||
	    o.text.bytes != NULL)
		return 3;
	if (seal_open(&o, small.data, small.len, &s) != SEAL_DONE)
		return 4;
	limit.rlim_cur = 0;
	if (setrlimit(RLIMIT_AS, &limit) == -1)
		return 5;
	if (seal_open(&o, small.data, small.len, &s) != SEAL_NO_MEMORY ||
	    o.text.bytes != NULL)
		return 6;
	if (seal_close_with(&out, "text", 4, &s, WORK) != SEAL_NO_MEMORY ||
	    out.len != 0)
		return 7;
	return 0;
}

static void
test_too_little_memory(void **state)
{
	static int (*const without[])(void) = {without_memory, without_room};

	(void)state;
	if (AT_ONCE > 1)
		return; /* a sanitizer takes all addresses itself */
	for (size_t i = 0; i < 2; i++) {
		const pid_t pid = fork();
		int status;

		if (pid == 0)
			_exit(without[i]());
		waitpid(pid, &status, 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

/* Whether a passphrase is worth asking for is known without one, and without
 * the work; a file that opens and one that is cut off in its text look alike.
 */
static void
test_a_look(void **state)
{
	static const char keys_only[] =
	    "age-encryption.org/v1\n-> x\n\n--- "
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"
	    "0123456789abcdef";
	struct arena *a = arena_new();
	struct buf file = sealed_with(a, "text", 4, "p"), out;
	char *work = strstr(file.data, " 1\n");
	double start = seconds();

	(void)state;
	assert_int_equal(seal_look("", 0), SEAL_BAD_HEADER);
	assert_int_equal(seal_look("a", 1), SEAL_BAD_HEADER);
	assert_int_equal(seal_look(keys_only, strlen(keys_only)),
	    SEAL_NO_MATCH);
	assert_int_equal(seal_look(file.data, file.len), SEAL_DONE);
	assert_int_equal(seal_look(file.data, file.len - 1), SEAL_DONE);
	assert_int_equal(seal_look(file.data, 100), SEAL_BAD_HEADER);
	out = armored(a, &file, "\n");
	assert_int_equal(seal_look(out.data, out.len), SEAL_DONE);
	assert_int_equal(seal_look(out.data, out.len - 9), SEAL_BAD_ARMOR);
	buf_init(&out, a);
	buf_add(&out, file.data, (size_t)(work - file.data));
	buf_adds(&out, " 20");
	buf_add(&out, work + 2, (size_t)(file.data + file.len - work - 2));
	assert_int_equal(seal_look(out.data, out.len), SEAL_DONE);
	out.data[work + 2 - file.data] = '1';
	assert_int_equal(seal_look(out.data, out.len), SEAL_WORK_REFUSED);
	assert_true(seconds() - start < AT_ONCE);
	arena_free(a);
}

/* Each outcome has words and a status, and no words tell what is inside. */
static void
test_words(void **state)
{
	(void)state;
	for (int i = SEAL_DONE; i <= SEAL_NO_MEMORY; i++) {
		assert_non_null(seal_words((enum seal_outcome)i));
		assert_true((seal_kind((enum seal_outcome)i) == ERR_NONE) ==
		    (i == SEAL_DONE));
	}
	assert_int_equal(seal_kind(SEAL_NO_MATCH), ERR_REFUSED);
	assert_int_equal(seal_kind(SEAL_BAD_PAYLOAD), ERR_DATA);
	assert_int_equal(seal_kind(SEAL_NO_MEMORY), ERR_IO);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_too_large),
	    cmocka_unit_test(test_the_largest_text_form),
	    cmocka_unit_test(test_too_little_memory),
	    cmocka_unit_test(test_a_look),
	    cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
