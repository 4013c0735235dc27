#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "harmcheck/err.h"
#include "harmcheck/utf8.h"

/* A message that is too long is cut between characters and says so. */
static void
err_cut(char *msg, size_t size)
{
	static const char more[] = " ...";
	const size_t most = size - sizeof(more);
	size_t i = 0;

	while (i < most) {
		uint32_t c;
		const size_t len = utf8_decode(msg + i, size - 1 - i, &c);

		if (i + (len > 0 ? len : 1) > most)
			break;
		i += len > 0 ? len : 1;
	}
	memcpy(msg + i, more, sizeof(more));
}

static __attribute__((format(printf, 4, 0))) void
err_fill(struct err *e, enum err_kind kind, struct loc at, const char *format,
    va_list ap)
{
	int n;

	e->kind = kind;
	e->at = at;
	n = vsnprintf(e->msg, sizeof(e->msg), format, ap);
	if (n < 0 || (size_t)n >= sizeof(e->msg))
		err_cut(e->msg, sizeof(e->msg));
}

int
err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	err_fill(e, kind, (struct loc){NULL, 0, 0}, format, ap);
	va_end(ap);
	return -1;
}

int
err_at(struct err *e, enum err_kind kind, struct loc at, const char *format,
    ...)
{
	va_list ap;

	va_start(ap, format);
	err_fill(e, kind, at, format, ap);
	va_end(ap);
	return -1;
}
