#include <sodium.h>
#include <string.h>

#include "harmcheck/secret.h"
#include "secret_pages.h"

/* All that hold something, for the end; a program has a handful at a time. */
static struct live {
	unsigned char *bytes;
	size_t len;
} live[16];

#define N_LIVE (sizeof(live) / sizeof(live[0]))

/* Put BYTES in the place of those that are there. */
static void
list(const unsigned char *there, unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < N_LIVE; i++)
		if (live[i].bytes == there) {
			live[i] = (struct live){bytes, len};
			return;
		}
}

void
secret_wipe_all(void)
{
	for (size_t i = 0; i < N_LIVE; i++)
		if (live[i].bytes != NULL)
			explicit_bzero(live[i].bytes, live[i].len);
}

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
	list(NULL, s->bytes, len);
	return true;
}

void
secret_free(struct secret *s)
{
	if (s->bytes != NULL)
		list(s->bytes, NULL, 0); /* before it goes */
	sodium_free(s->bytes);
	*s = (struct secret){0};
}
