/* A file that is to be deleted is deleted, or it is said that it is there yet:
 * never silence about a file with answers in it. */
#include "folder_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "harmcheck/err.h"
#include "harmcheck/file.h"
#include "harmcheck/file_hold.h"

#define MOVED                                                              \
	"in/f is not where it was, so it could not be deleted. If it was " \
	"moved, or is on a stick, it is still there. You can delete it "   \
	"yourself"

static const char changed[] =
    "in/f is still there. Another program changed it, so it was left alone. "
    "Look at it, and delete it yourself if you do not need it";

static void
write_file(const char *path, const char *text)
{
	struct err e;

	assert_int_equal(
	    file_replace(path, text, strlen(text), false, NULL, &e), 0);
}

static void
nothing(void)
{
}

static void
delete_it(void)
{
	assert_int_equal(unlink("in/f"), 0);
}

static void
delete_all(void)
{
	delete_it();
	assert_int_equal(rmdir("in"), 0);
}

static void
move_it(void)
{
	assert_int_equal(rename("in/f", "g"), 0);
}

static void
move_folder(void)
{
	assert_int_equal(rename("in", "out"), 0);
}

static void
file_for_folder(void)
{
	move_folder();
	write_file("in", "x");
}

static void
change_it(void)
{
	write_file("in/f", "longer");
}

static void
tidy(void)
{
	static const char *const files[] = {"in/f", "out/f", "g", "in"};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		(void)unlink(files[i]);
	(void)rmdir("in");
	(void)rmdir("out");
}

static void
test_what_became_of_it_is_said(void **state)
{
	static const struct {
		void (*meanwhile)(void);
		const char *said; /* NULL: nothing, it is deleted */
		const char *left; /* where it is yet */
	} rows[] = {
	    {nothing, NULL, NULL},
	    {delete_it, NULL, NULL},
	    {delete_all, NULL, NULL},
	    {move_it, MOVED, "g"},
	    {move_folder, MOVED, "out/f"},
	    {file_for_folder, MOVED, "out/f"},
	    {change_it, changed, "in/f"},
	};
	const size_t before = open_files();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct file_hold h;
		struct err e = {.kind = ERR_NONE};

		assert_int_equal(mkdir("in", 0700), 0);
		write_file("in/f", "x");
		assert_int_equal(file_hold_take(&h, "in/f", &e), 0);
		rows[i].meanwhile();
		assert_int_equal(file_hold_remove(&h, "in/f", &e),
		    rows[i].said != NULL ? -1 : 0);
		if (rows[i].said != NULL) {
			assert_string_equal(e.msg, rows[i].said);
			assert_int_equal(e.kind, ERR_IO);
			assert_true(file_exists(rows[i].left));
		} else {
			assert_false(file_exists("in/f"));
		}
		assert_int_equal(open_files(), before);
		tidy();
	}
}

/* Its folder cannot be looked into, and so nobody knows what stands there. */
static void
test_a_folder_that_was_shut(void **state)
{
	const uid_t who = geteuid();
	struct file_hold h;
	struct err e = {.kind = ERR_NONE};

	(void)state;
	assert_int_equal(chmod(".", 0755), 0);
	assert_int_equal(mkdir("in", 0700), 0);
	write_file("in/f", "x");
	assert_int_equal(file_hold_take(&h, "in/f", &e), 0);
	assert_int_equal(chmod("in", 0), 0);
	assert_int_equal(seteuid(who != 0 ? who : 65534), 0);
	assert_int_equal(file_hold_remove(&h, "in/f", &e), -1);
	assert_int_equal(seteuid(who), 0);
	assert_string_equal(e.msg,
	    "in/f is still there. It could not be deleted: that folder is not "
	    "open to you. You can try to delete it yourself");
	assert_int_equal(chmod("in", 0700), 0);
	assert_true(file_exists("in/f"));
	tidy();
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_became_of_it_is_said),
	    cmocka_unit_test(test_a_folder_that_was_shut),
	};

	return cmocka_run_group_tests(tests, folder_enter, folder_leave);
}
