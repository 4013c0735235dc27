/* What a terminal sends: keys, sequences, pastes, broken characters. A key is
 * only ever what it may be, a line only what may be shown, and what is pasted
 * never ends one. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../src/platform/tty_state.h"
#include "harmcheck/lineedit.h"
#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "fuzz.h"

#define PASTE_FROM "\033[200~"
#define PASTE_TO "\033[201~"
#define MOST 50 /* characters of a line */

static int echoed = -1; /* what the terminal is told */

void
fuzz_begin(void)
{
	echoed = memfd_create("echoed", MFD_CLOEXEC);
	FUZZ_CHECK(echoed != -1);
}

/* The terminal sends these, and hangs up. A paste that was begun before is over
 * first. Ctrl-Z would stop this program: it is another key here. */
static void
send(const char *const *texts, const size_t *sizes, size_t n)
{
	int ends[2];

	FUZZ_CHECK(pipe2(ends, O_CLOEXEC) == 0);
	fcntl(ends[1], F_SETPIPE_SZ, 1 << 17);
	for (size_t i = 0; i < n; i++)
		FUZZ_CHECK(
		    write(ends[1], texts[i], sizes[i]) == (ssize_t)sizes[i]);
	close(ends[1]);
	tty_state.in = ends[0];
	tty_state.out = echoed;
	tty_state.signal = 0;
	tty_state.blanked = 0;
	FUZZ_CHECK(
	    ftruncate(echoed, 0) == 0 && lseek(echoed, 0, SEEK_SET) == 0);
}

static void
hang_up(void)
{
	close(tty_state.in);
	tty_state.in = -1;
}

static bool
is_editing(const char *bytes)
{
	if (bytes[0] != '\033')
		return bytes[0] > 0 && bytes[0] < ' ' && bytes[1] == '\0';
	return (bytes[1] == '[' || bytes[1] == 'O') &&
	    memchr("CDHF", bytes[2], 4) != NULL && bytes[3] == '\0';
}

static void
check_key(const struct keypress *k)
{
	char bytes[4];

	switch (k->key) {
	case KEY_CHAR:
		fuzz_clean("a key", bytes, utf8_encode(k->c, bytes), false);
		break;
	case KEY_EDIT:
		FUZZ_CHECK(is_editing(k->bytes));
		break;
	default:
		FUZZ_CHECK(k->key <= KEY_CLOSED);
	}
}

/* Each byte is at most one key, and then the terminal has gone. */
static void
try_keys(struct fuzz_text in)
{
	const char *texts[] = {PASTE_TO, in.s};
	const size_t sizes[] = {6, in.n};
	struct keypress k;
	size_t n = 0;

	send(texts, sizes, 2);
	do {
		tty_key(&k);
		check_key(&k);
	} while (k.key != KEY_CLOSED && n++ < in.n);
	FUZZ_CHECK(k.key == KEY_CLOSED);
	hang_up();
}

/* Whatever is pasted, it is characters: the first key of another kind is the
 * person's own. */
static void
try_paste(struct fuzz_text in, struct arena *a)
{
	char *pasted = arena_array(a, in.n + 1, 1);
	const char *texts[] = {PASTE_TO PASTE_FROM, pasted, PASTE_TO "1\r"};
	const size_t sizes[] = {12, in.n, 8};
	struct keypress k = {.key = KEY_CHAR}, last;

	for (size_t i = 0; i < in.n; i++)
		pasted[i] = in.s[i] == '\033' || in.s[i] == 3 ? '\r' : in.s[i];
	send(texts, sizes, 3);
	do {
		last = k;
		tty_key(&k);
		check_key(&k);
	} while (k.key == KEY_CHAR);
	FUZZ_CHECK(k.key == KEY_ENTER && last.c == '1');
	tty_key(&k);
	FUZZ_CHECK(k.key == KEY_CLOSED);
	hang_up();
}

/* Thrown away is all of it, but not the wish to leave; and a paste that began
 * in it is one still. */
static void
try_flush(struct fuzz_text in)
{
	const char *texts[] = {PASTE_TO, in.s}, *more = "a\r" PASTE_TO "\r";
	const size_t sizes[] = {6, in.n}, size = 9;
	const bool leaves =
	    memchr(in.s, 3, in.n) != NULL || memchr(in.s, 28, in.n) != NULL;
	bool pasting = false;
	struct keypress k;

	for (size_t i = 0; i + 6 <= in.n; i++)
		if (memcmp(in.s + i, PASTE_FROM, 6) == 0)
			pasting = true;
		else if (memcmp(in.s + i, PASTE_TO, 6) == 0)
			pasting = false;
	send(texts, sizes, 2);
	tty_flush_input();
	FUZZ_CHECK((tty_signal() != 0) == leaves);
	hang_up();
	send(&more, &size, 1);
	tty_key(&k);
	FUZZ_CHECK(k.key == KEY_CHAR && k.c == 'a');
	tty_key(&k);
	FUZZ_CHECK(k.key == (pasting ? KEY_CHAR : KEY_ENTER));
	hang_up();
}

/* What was shown, but for what moves to the left and erases there. */
static void
check_echo(void)
{
	static const char *const own[] = {"\r\033[K", "\b \b", "\r\n", "\n"};
	char *s, *shown;
	const off_t size = lseek(echoed, 0, SEEK_END);
	size_t n = 0;

	FUZZ_CHECK(size >= 0);
	if (size == 0)
		return;
	s = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, echoed, 0);
	shown = malloc((size_t)size);
	FUZZ_CHECK(s != MAP_FAILED && shown != NULL);
	for (size_t i = 0; i < (size_t)size;) {
		size_t len = 0;

		for (size_t j = 0; j < sizeof(own) / sizeof(own[0]); j++)
			if (len == 0 && i + strlen(own[j]) <= (size_t)size &&
			    memcmp(s + i, own[j], strlen(own[j])) == 0)
				len = strlen(own[j]);
		if (len == 0)
			shown[n++] = s[i++];
		i += len;
	}
	fuzz_clean("what is echoed", shown, n, false);
	free(shown);
	munmap(s, (size_t)size);
}

static void
try_lines(struct fuzz_text in, size_t columns, struct arena *a)
{
	const struct line_style style = {"> ", MOST, columns, NULL, NULL};
	const char *texts[] = {PASTE_TO, in.s};
	const size_t sizes[] = {6, in.n};
	struct buf line;
	enum line_end end;

	buf_init(&line, a);
	send(texts, sizes, 2);
	do {
		end = line_plain(&style, &line);
		fuzz_clean("a line", line.data, line.len, false);
		FUZZ_CHECK(utf8_length(line.data, line.len) <= MOST);
	} while (end == LINE_READ || end == LINE_EOF || end == LINE_LEAVE);
	FUZZ_CHECK(end == LINE_CLOSED);
	check_echo();
	hang_up();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_arena();
	struct bytes all = {data, size};
	const size_t columns = take_byte(&all) % 12;
	struct fuzz_text in = take_rest(&all, a);
	char *s = (char *)(uintptr_t)in.s;

	for (size_t i = 0; i < in.n; i++)
		if (s[i] == 26)
			s[i] = 'z';
	try_keys(in);
	try_paste(in, a);
	try_flush(in);
	try_lines(in, columns, a);
	return 0;
}
