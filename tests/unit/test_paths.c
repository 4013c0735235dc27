/* Where the bank is depends on where the program is: this one copies itself
 * to where it wants to be, and asks there. Where the diary is depends on whose
 * it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "harmcheck/arena.h"
#include "harmcheck/err.h"
#include "harmcheck/paths.h"

static char root[] = "/tmp/test_paths.XXXXXX";

static int
show(const char *name)
{
	struct arena *a = arena_new();
	struct err e = {0};
	const char *path =
	    name != NULL ? paths_data(a, name, &e) : paths_bank(a, &e);

	printf("%s", path != NULL ? path : e.msg);
	arena_free(a);
	return path != NULL ? 0 : 1;
}

static void
shell(const char *command)
{
	assert_int_equal(system(command), 0);
}

static void
ask_for(const char *program, const char *name, char *answer, size_t size)
{
	char command[256];
	FILE *p;

	snprintf(command, sizeof(command), "'%s' --show %s", program, name);
	p = popen(command, "r");
	assert_non_null(p);
	answer[fread(answer, 1, size - 1, p)] = '\0';
	pclose(p);
}

static void
ask(const char *program, char *answer, size_t size)
{
	ask_for(program, "", answer, size);
}

static int
setup(void **state)
{
	char self[4096];
	const ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);

	(void)state;
	if (n == -1 || mkdtemp(root) == NULL || chdir(root) == -1)
		return -1;
	self[n] = '\0';
	setenv("SELF", self, 1);
	shell("mkdir -p data share/harmcheck;"
	      "for d in build build-x builder bin; do"
	      "	mkdir $d; cp \"$SELF\" $d/p; done");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	setenv("ROOT", root, 1);
	shell("rm -rf \"$ROOT\"");
	return 0;
}

static void
test_each_place(void **state)
{
	static const struct {
		const char *folder;
		bool data, share;
		const char *want; /* NULL: not found there */
	} rows[] = {
	    {"build", true, true, "data"},
	    {"build", true, false, "data"},
	    {"build", false, true, "share/harmcheck"},
	    {"build-x", true, true, "data"},
	    {"builder", true, true, "share/harmcheck"},
	    {"builder", true, false, NULL},
	    {"bin", true, true, "share/harmcheck"},
	    {"bin", true, false, NULL},
	    {"bin", false, false, NULL},
	    {"build", false, false, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char program[64], want[128], got[2048];

		shell("rm -f data/* share/harmcheck/*");
		if (rows[i].data)
			shell("touch data/questions.yaml");
		if (rows[i].share)
			shell("touch share/harmcheck/questions.yaml");
		snprintf(program, sizeof(program), "%s/%s/p", root,
		    rows[i].folder);
		ask(program, got, sizeof(got));
		if (rows[i].want == NULL) {
			assert_non_null(strstr(got, "share/harmcheck"));
			continue;
		}
		snprintf(want, sizeof(want), "%s/%s/questions.yaml", root,
		    rows[i].want);
		assert_string_equal(got, want);
	}
}

static void
test_nowhere_names_all_places(void **state)
{
	char program[64], got[2048], want[256];

	(void)state;
	shell("rm -f data/* share/harmcheck/*");
	snprintf(program, sizeof(program), "%s/build/p", root);
	ask(program, got, sizeof(got));
	if (got[0] == '/')
		return; /* installed on this machine: found in the last one */
	snprintf(want, sizeof(want),
	    "the questions were not found: neither %s/data/questions.yaml "
	    "nor %s/share/harmcheck/questions.yaml nor /",
	    root, root);
	assert_memory_equal(got, want, strlen(want));
	assert_non_null(strstr(got, "; name them with --bank FILE"));
}

static void
test_another_file(void **state)
{
	char program[64], got[2048], want[256];

	(void)state;
	shell("rm -f data/* share/harmcheck/*; touch data/questions.yaml");
	snprintf(program, sizeof(program), "%s/build/p", root);
	ask_for(program, "no-words.txt", got, sizeof(got));
	snprintf(want, sizeof(want),
	    "the file no-words.txt was not found: neither "
	    "%s/data/no-words.txt nor %s/share/harmcheck/no-words.txt nor /",
	    root, root);
	assert_memory_equal(got, want, strlen(want));
	assert_memory_equal(got + strlen(got) - 9, " is there", 10);
	shell("touch share/harmcheck/no-words.txt");
	ask_for(program, "no-words.txt", got, sizeof(got));
	snprintf(want, sizeof(want), "%s/share/harmcheck/no-words.txt", root);
	assert_string_equal(got, want);
	shell("touch data/no-words.txt");
	ask_for(program, "no-words.txt", got, sizeof(got));
	snprintf(want, sizeof(want), "%s/data/no-words.txt", root);
	assert_string_equal(got, want);
}

static void
put_variable(const char *name, const char *value)
{
	assert_int_equal(
	    value != NULL ? setenv(name, value, 1) : unsetenv(name), 0);
}

static void
test_where_the_diary_lies(void **state)
{
	static const struct {
		const char *data, *home;
		const char *want; /* NULL: nowhere */
	} rows[] = {
	    {"/x/data", "/home/a", "/x/data/harmcheck/diary.age"},
	    {"/x/data", NULL, "/x/data/harmcheck/diary.age"},
	    {"/", "/home/a", "//harmcheck/diary.age"},
	    {NULL, "/home/a", "/home/a/.local/share/harmcheck/diary.age"},
	    {"", "/home/a", "/home/a/.local/share/harmcheck/diary.age"},
	    {"data", "/home/a", "/home/a/.local/share/harmcheck/diary.age"},
	    {"./data", "/home/a", "/home/a/.local/share/harmcheck/diary.age"},
	    {NULL, NULL, NULL},
	    {"", "", NULL},
	    {"data", "home", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		struct err e = {0};
		const char *got;

		put_variable("XDG_DATA_HOME", rows[i].data);
		put_variable("HOME", rows[i].home);
		got = paths_diary(a, &e);
		if (rows[i].want != NULL) {
			assert_non_null(got);
			assert_string_equal(got, rows[i].want);
		} else {
			assert_null(got);
			assert_int_equal(e.kind, ERR_IO);
			assert_non_null(strstr(e.msg, "--file FILE"));
		}
		arena_free(a);
	}
}

/* A link to the program, in another folder, changes nothing. */
static void
test_called_by_a_link(void **state)
{
	char program[64], got[2048], want[128];

	(void)state;
	shell("touch data/questions.yaml; ln -s build/p link");
	snprintf(program, sizeof(program), "%s/link", root);
	ask(program, got, sizeof(got));
	snprintf(want, sizeof(want), "%s/data/questions.yaml", root);
	assert_string_equal(got, want);
}

int
main(int argc, char *argv[])
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_place),
	    cmocka_unit_test(test_nowhere_names_all_places),
	    cmocka_unit_test(test_called_by_a_link),
	    cmocka_unit_test(test_another_file),
	    cmocka_unit_test(test_where_the_diary_lies),
	};

	if (argc > 1 && strcmp(argv[1], "--show") == 0)
		return show(argv[2]);
	return cmocka_run_group_tests(tests, setup, teardown);
}
