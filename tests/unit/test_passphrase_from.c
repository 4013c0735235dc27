/* A passphrase from a descriptor. What is asked on a terminal:
 * tests/pty/passphrase-*.keys. */
#include "support.h"

#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <unistd.h>

#include "harmcheck/err.h"
#include "harmcheck/passphrase.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A descriptor from which the N bytes can be read. */
static int
file_with(const char *bytes, size_t n)
{
	FILE *f = tmpfile();
	int fd;

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	rewind(f);
	fd = dup(fileno(f));
	fclose(f);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static int
from(int fd, struct secret *p, struct err *e)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", fd);
	return passphrase_from(number, p, e);
}

static void
a_line_comes_from_a_descriptor(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *got;  /* NULL: refused */
		const char *says; /* then */
	} rows[] = {
	    {"one two", 7, "one two", NULL},
	    {"one two\n", 8, "one two", NULL},
	    {"one two\r\n", 9, "one two", NULL},
	    {" one ", 5, " one ", NULL},
	    {"\xc3\xa4\xff\x01\n", 5, "\xc3\xa4\xff\x01", NULL},
	    {"", 0, NULL, "came nothing"},
	    {"\n", 1, NULL, "came nothing"},
	    {"\r\n", 2, NULL, "came nothing"},
	    {"one\ntwo", 7, NULL, "more than one line"},
	    {"one\n\n", 5, NULL, "more than one line"},
	    {"one\0two\n", 8, NULL, "NUL"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const int fd = file_with(rows[i].bytes, rows[i].n);
		struct secret p;
		struct err e;
		const int done = from(fd, &p, &e);

		close(fd);
		assert_int_equal(done, rows[i].got != NULL ? 0 : -1);
		if (rows[i].got != NULL) {
			assert_int_equal(p.len, strlen(rows[i].got));
			assert_memory_equal(p.bytes, rows[i].got, p.len);
			secret_free(&p);
			continue;
		}
		assert_null(p.bytes);
		assert_int_equal(e.kind, ERR_DATA);
		assert_non_null(strstr(e.msg, rows[i].says));
		assert_null(strstr(e.msg, "one\n"));
	}
}

static void
a_line_may_be_so_long_and_no_longer(void **state)
{
	static char bytes[3 * PASSPHRASE_MOST];
	static const char *const ends[] = {"", "\n", "\r\n"};

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	for (size_t i = 0; i < COUNT(ends); i++)
		for (size_t n = PASSPHRASE_MOST - 1; n <= PASSPHRASE_MOST + 2;
		     n++) {
			const size_t end = strlen(ends[i]);
			struct secret p;
			struct err e;
			int fd;

			memset(bytes, 'x', sizeof(bytes));
			memcpy(bytes + n, ends[i], end);
			fd = file_with(bytes, n + end);
			if (n <= PASSPHRASE_MOST) {
				assert_int_equal(from(fd, &p, &e), 0);
				assert_int_equal(p.len, n);
				secret_free(&p);
			} else {
				assert_int_equal(from(fd, &p, &e), -1);
				assert_int_equal(e.kind, ERR_DATA);
			}
			close(fd);
		}
	memset(bytes, 'x', sizeof(bytes));
	{
		const int fd = file_with(bytes, sizeof(bytes));
		struct secret p;
		struct err e;

		assert_int_equal(from(fd, &p, &e), -1);
		assert_non_null(strstr(e.msg, "1024"));
		close(fd);
	}
}

/* A pipe gives it in parts. */
static void
a_pipe_gives_it_bit_by_bit(void **state)
{
	int ends[2];
	struct secret p;
	struct err e;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "one ", 4), 4);
	assert_int_equal(write(ends[1], "two\n", 4), 4);
	close(ends[1]);
	assert_int_equal(from(ends[0], &p, &e), 0);
	assert_int_equal(p.len, 7);
	assert_memory_equal(p.bytes, "one two", 7);
	secret_free(&p);
	close(ends[0]);
}

static void
what_is_no_descriptor_is_refused(void **state)
{
	static const char *const wrong[] = {"", "x", "-1", "3x", " 3", "03",
	    "+3", "1", "2", "997", "99999999999999999999"};
	struct secret p;
	struct err e;
	int master, slave, folder;

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_int_equal(passphrase_from(wrong[i], &p, &e), -1);
		if (e.kind != ERR_USAGE)
			fail_msg("%s: %s", wrong[i], e.msg);
		assert_null(p.bytes);
	}
	assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
	/* a line and its end, so that nobody waits for more */
	assert_int_equal(write(master, "x\n\x04", 3), 3);
	assert_int_equal(from(slave, &p, &e), -1);
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.msg, "is a terminal"));
	close(slave);
	close(master);
	folder = open("/", O_RDONLY | O_DIRECTORY);
	assert_int_equal(from(folder, &p, &e), -1);
	assert_int_equal(e.kind, ERR_IO);
	close(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_comes_from_a_descriptor),
	    cmocka_unit_test(a_line_may_be_so_long_and_no_longer),
	    cmocka_unit_test(a_pipe_gives_it_bit_by_bit),
	    cmocka_unit_test(what_is_no_descriptor_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
