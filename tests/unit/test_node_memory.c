/* libyaml's memory is ours: it comes from us, and is wiped. */
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/bank/node_parts.h"
#include "harmcheck/node.h"
#include "support.h"

/* libyaml exports them; ours come first. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *p, size_t size);
void yaml_free(void *p);
unsigned char *yaml_strdup(const unsigned char *s);

/* RUN in a process of its own, since there is one trial for each. */
static void
alone(void (*run)(void))
{
	const pid_t pid = fork();
	int status = -1;

	assert_true(pid != -1);
	if (pid == 0) {
		run();
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void
need(bool it)
{
	if (!it)
		_exit(1);
}

/* A library that frees by itself what it took from us. */
static void
trial_of_a_mix(void)
{
	void *kept;

	need(node_memory_try());
	kept = yaml_malloc(20);
	yaml_free(yaml_realloc(yaml_malloc(5), 500));
	free(kept);
	node_memory_tried();
	need(!node_memory_try());
	free(yaml_malloc(20)); /* would end here, were it of a pool */
	need(node_memory_pooled() == 0);
}

/* One that takes by itself what it gives back to us. */
static void
trial_of_another_mix(void)
{
	need(node_memory_try());
	yaml_free(yaml_realloc(yaml_malloc(5), 500));
	yaml_free(malloc(20));
	node_memory_tried();
	free(yaml_malloc(20));
	need(node_memory_pooled() == 0);
}

static void
test_a_mix_has_no_pool(void **state)
{
	(void)state;
	alone(trial_of_a_mix);
	alone(trial_of_another_mix);
}

/* More pieces than the pool holds, of all sizes; then all of them again. */
static void
pool_of_all_sizes(void)
{
	enum { PIECES = 20000 };
	static unsigned char *p[PIECES];
	size_t before;

	need(node_memory_try());
	yaml_free(yaml_realloc(yaml_malloc(5), 500));
	node_memory_tried();
	for (size_t round = 0; round < 2; round++) {
		for (size_t i = 0; i < PIECES; i++) {
			p[i] = yaml_malloc(i % 140);
			need((uintptr_t)p[i] % 16 == 0);
			memset(p[i], (int)(i % 251), i % 140);
		}
		for (size_t i = 0; i < PIECES; i += 3) {
			p[i] = yaml_realloc(p[i], 200);
			memset(p[i] + i % 140, (int)(i % 251), 200 - i % 140);
		}
		for (size_t i = 0; i < PIECES; i++)
			for (size_t j = 0; j < (i % 3 == 0 ? 200 : i % 140);
			     j++)
				need(p[i][j] == i % 251);
		before = node_memory_wiped();
		for (size_t i = 0; i < PIECES; i++)
			yaml_free(p[i]);
		need(node_memory_wiped() - before > (size_t)PIECES * 70);
	}
	if (node_memory_pooled() == 0)
		return; /* it is not to be had here */
	/* but for the word that a free piece hangs by */
	p[0] = yaml_malloc(100);
	memset(p[0], 'x', 100);
	yaml_free(p[0]);
	for (size_t i = sizeof(void *); i < 100; i++)
		need(p[0][i] == 0);
}

static void
test_the_pool(void **state)
{
	(void)state;
	alone(pool_of_all_sizes);
}

/* Words of all kinds, a line that does not fit libyaml's first buffers, and a
 * fault at the end. */
static void
test_libyaml_uses_it(void **state)
{
	struct arena *a = arena_new();
	const size_t before = node_memory_wiped();
	struct buf text;
	struct diags d;

	(void)state;
	buf_init(&text, a);
	buf_adds(&text, "a: one\nb: \"two\"\nc: |\n  three\nd:\n  - \"");
	for (int i = 0; i < 3000; i++)
		buf_adds(&text, "word ");
	buf_adds(&text, "\"\n  - 'not closed\n");
	diag_init(&d, a);
	node_read(a, "t.yaml", text.data, text.len, &node_limits_answers, &d);
	/* its buffers alone are larger than this, and so is the long text */
	assert_true(node_memory_wiped() - before > 100000);
	arena_free(a);
}

static void
test_it_is_like_the_librarys(void **state)
{
	char *p = yaml_realloc(NULL, 5), *q;
	size_t before;

	(void)state;
	assert_non_null(p);
	memcpy(p, "four", 5);
	before = node_memory_wiped();
	p = yaml_realloc(p, 100000);
	assert_true(node_memory_wiped() >= before + 5);
	assert_string_equal(p, "four");
	before = node_memory_wiped();
	p = yaml_realloc(p, 5);
	assert_true(node_memory_wiped() >= before + 100000);
	assert_string_equal(p, "four");

	q = (char *)yaml_strdup((unsigned char *)p);
	assert_string_equal(q, "four");
	assert_true(q != p);
	assert_null(yaml_strdup(NULL));
	yaml_free(NULL);
	yaml_free(p);
	free(q); /* any mix will do */
	q = strdup("x");
	assert_non_null(q);
	yaml_free(q);
	q = yaml_malloc(0);
	assert_non_null(q);
	q = yaml_realloc(q, 0);
	assert_non_null(q);
	yaml_free(q);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    /* before the trial that the first reading makes */
	    cmocka_unit_test(test_it_is_like_the_librarys),
	    cmocka_unit_test(test_a_mix_has_no_pool),
	    cmocka_unit_test(test_the_pool),
	    cmocka_unit_test(test_libyaml_uses_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
