/* What sealing refuses, and what is said then. */
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

static void
test_too_little_memory(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	if (AT_ONCE > 1)
		return; /* a sanitizer takes all addresses itself */
	pid = fork();
	if (pid == 0)
		_exit(without_memory());
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
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
	    cmocka_unit_test(test_too_little_memory),
	    cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
