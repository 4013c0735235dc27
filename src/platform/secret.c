#include <sodium.h>
#include <string.h>

#include "harmcheck/secret.h"
#include "secret_pages.h"

bool
secret_new(struct secret *s, size_t len)
{
	*s = (struct secret){0};
	if (sodium_init() == -1 || (s->bytes = sodium_malloc(len)) == NULL)
		return false;
	memset(s->bytes, 0, len);
	s->len = len;
	/* sodium_malloc locks too, but does not say when that failed. */
	s->is_locked = sodium_mlock(s->bytes, len) == 0;
	secret_lock_was(s->is_locked);
	return true;
}

void
secret_free(struct secret *s)
{
	sodium_free(s->bytes);
	*s = (struct secret){0};
}
