/* What the machine allows:
 *
 *	floor read FILE            read it, 256 KiB at a time
 *	floor copy FILE PERCENT    and write PERCENT of its size (bytes of it)
 *	floor events FILE          libyaml's events of it
 *	floor prompt FILE          and then a prompt of libedit: "floor> "
 */
#include <fcntl.h>
#include <histedit.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

#define BUFFER ((size_t)256 * 1024)

static char bytes[BUFFER];

/* Writes PERCENT of what it reads, each time. */
static int
copy(const char *path, unsigned long percent)
{
	const int fd = open(path, O_RDONLY);
	unsigned long long in = 0, out = 0;
	ssize_t got;

	if (fd == -1)
		return 1;
	while ((got = read(fd, bytes, BUFFER)) > 0) {
		in += (unsigned long long)got;
		while (out < in * percent / 100) {
			size_t n = (size_t)(in * percent / 100 - out);
			ssize_t done;

			if (n > BUFFER)
				n = BUFFER;
			done = write(STDOUT_FILENO, bytes, n);
			if (done <= 0)
				return 1;
			out += (unsigned long long)done;
		}
	}
	close(fd);
	return got == 0 ? 0 : 1;
}

static int
events(const char *path)
{
	FILE *f = fopen(path, "r");
	yaml_parser_t p;
	yaml_event_t e;
	bool more = true;

	if (f == NULL || !yaml_parser_initialize(&p))
		return 1;
	yaml_parser_set_input_file(&p, f);
	while (more) {
		if (!yaml_parser_parse(&p, &e))
			return 1;
		more = e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&p);
	fclose(f);
	return 0;
}

static char *
words(EditLine *el)
{
	static char say[] = "floor> ";

	(void)el;
	return say;
}

static int
prompt(void)
{
	EditLine *el = el_init("floor", stdin, stdout, stderr);
	History *h = history_init();
	HistEvent ev;
	int n;

	if (el == NULL || h == NULL)
		return 1;
	history(h, &ev, H_SETSIZE, 100);
	el_set(el, EL_PROMPT, words);
	el_set(el, EL_EDITOR, "emacs");
	el_set(el, EL_HIST, history, h);
	(void)el_gets(el, &n);
	el_end(el);
	history_end(h);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "read") == 0)
		return copy(argv[2], 0);
	if (argc == 4 && strcmp(argv[1], "copy") == 0)
		return copy(argv[2], strtoul(argv[3], NULL, 10));
	if (argc == 3 && strcmp(argv[1], "events") == 0)
		return events(argv[2]);
	if (argc == 3 && strcmp(argv[1], "prompt") == 0)
		return events(argv[2]) != 0 ? 1 : prompt();
	return 2;
}
