/* How a program ended, and how it should have. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "torture.h"

static bool
text_equals(const struct text *a, const struct text *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* That pages are not locked may be told besides. */
bool
is_same(const struct outcome *o)
{
	return o->how == t.good.how && text_equals(&o->out, &t.good.out) &&
	    folder_equals(&o->folder, &t.good.folder) &&
	    (text_equals(&o->err, &t.good.err) ||
		(t.program.book->fault == FAULT_LOCKS &&
		    strstr(o->err.s, "runs short of memory") != NULL));
}

/* Does ALL have a line like this one, of N bytes with its end? */
static bool
has_line(const char *all, const char *line, size_t n)
{
	for (const char *at = all; *at != '\0';) {
		const size_t room = strcspn(at, "\n") + 1;

		if (room == n && memcmp(at, line, n) == 0)
			return true;
		at += room;
	}
	return false;
}

/* Standard error is what it says at other times, too, and one line more. */
static const char *
message_fault(const char *err)
{
	static const char name[] = "harmcheck: ";
	size_t messages = 0;

	for (const char *at = err; *at != '\0';) {
		const size_t n = strcspn(at, "\n") + 1;

		if (at[n - 1] != '\n')
			return "a line of the message has no end";
		if (!has_line(t.good.err.s, at, n)) {
			messages++;
			if (strncmp(at, name, sizeof(name) - 1) != 0)
				return "there is a line that is no message";
			if (memmem(at, n, "memory", 6) == NULL)
				return "the message does not speak of memory";
		}
		at += n;
	}
	return messages == 1 ? NULL : "there is not one message";
}

/* Was that in the place of its name at any time? */
static bool
was_saved(const struct held *h)
{
	const struct book *book = t.program.book;

	for (long i = 0; i < book->n_saves && i < BOOK_SAVES; i++)
		if (book->saves[i] == book_sum(0, h->bytes, h->n))
			return true;
	return false;
}

/* Each file is as before, as after, or as a save before the last one left it;
 * and nothing else is there. */
static const char *
folder_fault(const struct folder *now)
{
	static char words[512];
	const char *name = folder_odd(now, &t.states[0], &t.states[1]);

	if (name == NULL)
		return NULL;
	for (size_t i = 0; i < now->n; i++)
		if (strcmp(now->list[i].name, name) == 0) {
			if (was_saved(&now->list[i]))
				return NULL;
			snprintf(words, sizeof(words), "%s is torn", name);
			return words;
		}
	snprintf(words, sizeof(words), "%s is gone", name);
	return words;
}

/* NULL: it ended as it should without memory. */
static const char *
told_fault(const struct outcome *o)
{
	const char *why;

	if (o->how == -1)
		return "it does not end";
	/* the sanitizer asks for memory itself before an exit in a thread */
	if (strstr(o->err.s, "AddressSanitizer: CHECK failed: sanitizer_linux"))
		return NULL;
	if (WIFSIGNALED(o->how))
		return strsignal(WTERMSIG(o->how));
	if (t.driven && WEXITSTATUS(o->how) == 0 && o->err.n == 0)
		return folder_fault(&o->folder);
	if (WEXITSTATUS(o->how) == WEXITSTATUS(t.good.how))
		return "it says that all is well, but something is different";
	if (WEXITSTATUS(o->how) != STATUS)
		return "this is no status for that";
	why = message_fault(o->err.s);
	if (why == NULL)
		why = folder_fault(&o->folder);
	if (why == NULL &&
	    (o->out.n > t.good.out.n ||
		memcmp(o->out.s, t.good.out.s, o->out.n) != 0))
		why = "what it says is not what it says at other times";
	return why;
}

static void
show_text(const char *name, const struct text *text)
{
	if (text->n > 0)
		printf("  %s: %.*s%s\n", name,
		    (int)(text->n < 3000 ? text->n : 3000), text->s,
		    text->n < 3000 ? "" : " ...");
}

void
fault(const struct outcome *o, const char *what, long at, const char *why)
{
	if (++t.bad > SHOWN)
		return;
	printf("  %s, %ld: %s (status %d)\n", what, at, why,
	    o->how != -1 && WIFEXITED(o->how) ? WEXITSTATUS(o->how) : -1);
	if (t.program.book->what[0] != '\0')
		printf("  there was no %s at %s\n", t.program.book->what,
		    t.program.book->where);
	show_text("said", &o->err);
	show_text("printed", &o->out);
}

void
judge(const struct outcome *o, const char *what, long at, bool hit)
{
	const char *why;

	t.runs++;
	if (!hit) {
		fault(o, what, at, "the program never came there");
	} else if (is_same(o)) {
		t.same++;
	} else if ((why = told_fault(o)) == NULL) {
		t.told++;
	} else {
		fault(o, what, at, why);
	}
}
