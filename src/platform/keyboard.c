#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "harmcheck/tty.h"
#include "harmcheck/utf8.h"
#include "tty_state.h"

/* A lone Esc is told from the start of a sequence by this pause. */
#define ESC_WAIT_MS 50
/* What is thrown away is over when nothing comes for so long: a terminal hands
 * on a long paste in pieces. */
#define QUIET_MS 20
#define PASTE_MARK 6 /* bytes of the sequences around a paste */

#define CONTROL(c) ((c)&0x1f)

static bool pasting;
static int pushed_back = -1; /* a byte that belongs to the next key */

static bool
has_event(void)
{
	return tty_state.signal != 0 || tty_state.resized ||
	    tty_state.continued || tty_state.stop;
}

/* Wait for input or a signal. Signals come only while we wait, so none can
 * fall between the look at its flag and the wait. */
static bool
wait_input(void)
{
	struct pollfd p = {.fd = tty_state.in, .events = POLLIN};
	sigset_t before;
	bool ready;

	tty_block_signals(&before);
	ready = !has_event() && ppoll(&p, 1, NULL, &before) == 1;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return ready;
}

/* One byte; -1: nothing to read any more; -2: something else happened. */
static int
next_byte(void)
{
	unsigned char c;
	ssize_t n;

	if (pushed_back >= 0) {
		const int byte = pushed_back;

		pushed_back = -1;
		return byte;
	}
	if (!wait_input())
		return -2;
	n = read(tty_state.in, &c, 1);
	if (n == 1)
		return c;
	return n == -1 && errno == EINTR ? -2 : -1;
}

/* A byte that should already be there: inside a sequence or a character. */
static int
byte_soon(void)
{
	struct pollfd p = {.fd = tty_state.in, .events = POLLIN};

	return poll(&p, 1, ESC_WAIT_MS) == 1 ? next_byte() : -1;
}

/* What happened besides a key; false: nothing, read again. */
static bool
happened(struct keypress *k)
{
	if (tty_state.signal != 0) {
		k->key = KEY_LEAVE;
		return true;
	}
	if (tty_state.stop) {
		tty_state.stop = false;
		tty_stop();
		k->key = KEY_REDRAW;
		return true;
	}
	if (tty_state.continued) {
		tty_state.continued = false;
		tty_enter(); /* a shell may have changed the terminal */
		k->key = KEY_REDRAW;
		return true;
	}
	if (tty_state.resized) {
		tty_state.resized = false;
		tty_prepare_blank();
		k->key = KEY_REDRAW;
		return tty_state.paint; /* plain lines are wrapped already */
	}
	return false;
}

/* A control key inside a sequence is a key of its own: Ctrl-C, above all. */
static void
push_control(int c)
{
	if (c >= 0 && c < 0x20)
		pushed_back = c;
}

/* Left, right, home, end. Of other sequences the line editor would take the
 * end for text. */
static bool
edits(const char *sequence)
{
	return sequence[3] == '\0' && strchr("CDHF", sequence[2]) != NULL;
}

/* The rest of an escape sequence. Pastes are marked; keys for the editor are
 * passed on; anything else is dropped (false). */
static bool
sequence(struct keypress *k)
{
	size_t n = 0;
	int c = byte_soon();

	if (c != '[' && c != 'O') {
		push_control(c);
		return false;
	}
	k->bytes[n++] = '\033';
	k->bytes[n++] = (char)c;
	do {
		c = byte_soon();
		push_control(c);
		if (c < 0x20 || n + 1 >= sizeof(k->bytes))
			return false;
		k->bytes[n++] = (char)c;
	} while (c < 0x40);
	k->bytes[n] = '\0';
	if (strcmp(k->bytes, "\033[200~") == 0 ||
	    strcmp(k->bytes, "\033[201~") == 0) {
		pasting = k->bytes[4] == '0';
		return false;
	}
	k->key = KEY_EDIT;
	return !pasting && edits(k->bytes);
}

/* The character that starts with byte C; false when it is not to be had. */
static bool
character(struct keypress *k, int c)
{
	char bytes[4] = {(char)c};
	size_t n = 1;
	uint32_t decoded;
	const size_t len = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	for (; n < len; n++) {
		const int more = byte_soon();

		if (more < 0)
			return false;
		if ((more & 0xc0) != 0x80) {
			pushed_back = more; /* a broken character ends here */
			return false;
		}
		bytes[n] = (char)more;
	}
	if (utf8_decode(bytes, n, &decoded) != n || !utf8_is_shown(decoded))
		return false;
	k->key = KEY_CHAR;
	k->c = decoded;
	return true;
}

/* A tab parts words like a blank. */
static bool
blank(struct keypress *k)
{
	k->key = KEY_CHAR;
	k->c = ' ';
	return true;
}

static const struct control {
	int c;
	enum key key;
} controls[] = {
    {'\r', KEY_ENTER},
    {'\n', KEY_ENTER},
    {0x7f, KEY_ERASE},
    {CONTROL('H'), KEY_ERASE},
    {CONTROL('U'), KEY_KILL},
    {CONTROL('D'), KEY_EOF},
    {CONTROL('C'), KEY_LEAVE},
    {CONTROL('\\'), KEY_LEAVE},
    {CONTROL('A'), KEY_EDIT},
    {CONTROL('B'), KEY_EDIT},
    {CONTROL('E'), KEY_EDIT},
    {CONTROL('F'), KEY_EDIT},
    {CONTROL('K'), KEY_EDIT},
    {CONTROL('L'), KEY_REDRAW},
    {CONTROL('W'), KEY_EDIT},
};

static bool
control(struct keypress *k, int c)
{
	if (c == CONTROL('Z') && !pasting) {
		tty_state.stop = true;
		return happened(k);
	}
	if (c == '\t')
		return blank(k);
	if (pasting && c != CONTROL('C')) /* its line ends answer nothing */
		return (c == '\r' || c == '\n') && blank(k);
	for (size_t i = 0; i < sizeof(controls) / sizeof(controls[0]); i++)
		if (controls[i].c == c) {
			k->key = controls[i].key;
			k->bytes[0] = (char)c;
			k->bytes[1] = '\0';
			return true;
		}
	return false;
}

void
tty_key(struct keypress *k)
{
	for (;;) {
		const int c = next_byte();
		bool got;

		if (c == -1) {
			k->key = KEY_CLOSED;
			return;
		}
		if (c == -2)
			got = happened(k);
		else if (c == '\033')
			got = sequence(k);
		else if (c < 0x20 || c == 0x7f)
			got = control(k, c);
		else
			got = character(k, c);
		if (got)
			return;
	}
}

/* Does a paste begin in these bytes that does not end in them? */
static void
follow_paste(const char *bytes, size_t n)
{
	for (size_t i = 0; i + PASTE_MARK <= n; i++) {
		if (memcmp(bytes + i, "\033[200~", PASTE_MARK) == 0)
			pasting = true;
		else if (memcmp(bytes + i, "\033[201~", PASTE_MARK) == 0)
			pasting = false;
	}
}

static bool
holds_leave(const char *bytes, size_t n)
{
	return memchr(bytes, CONTROL('C'), n) != NULL ||
	    memchr(bytes, CONTROL('\\'), n) != NULL;
}

void
tty_flush_input(void)
{
	struct pollfd p = {.fd = tty_state.in, .events = POLLIN};
	char bytes[512];
	size_t kept = 0; /* a mark may lie across two reads */
	int wait = 0;

	pushed_back = -1;
	while (poll(&p, 1, wait) == 1 && (p.revents & POLLIN)) {
		const ssize_t n =
		    read(tty_state.in, bytes + kept, sizeof(bytes) - kept);
		size_t all;

		if (n <= 0)
			break;
		all = kept + (size_t)n;
		follow_paste(bytes, all);
		if (holds_leave(bytes, all)) {
			tty_blank();
			tty_state.signal = SIGINT;
		}
		wait = tty_state.signal == 0 ? QUIET_MS : 0;
		kept = all < PASTE_MARK ? all : PASTE_MARK - 1;
		memmove(bytes, bytes + all - kept, kept);
	}
	explicit_bzero(bytes, sizeof(bytes));
}
