/* libyaml's memory is ours: it comes from us, and is wiped. */
#include <malloc.h>

#include "../../src/bank/node_parts.h"
#include "harmcheck/node.h"
#include "support.h"

/* libyaml exports them; ours come first. */
void *yaml_malloc(size_t size);
void *yaml_realloc(void *p, size_t size);
void yaml_free(void *p);
unsigned char *yaml_strdup(const unsigned char *s);

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
	    cmocka_unit_test(test_libyaml_uses_it),
	    cmocka_unit_test(test_it_is_like_the_librarys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
