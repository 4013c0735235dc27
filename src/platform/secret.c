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

/* The place of BYTES in the list; NULL: a free one. No place: NULL. */
static struct live *
place_of(const unsigned char *bytes)
{
	for (size_t i = 0; i < N_LIVE; i++)
		if (live[i].bytes == bytes)
			return &live[i];
	return NULL;
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
	struct live *place;

	*s = (struct secret){0};
	if (sodium_init() == -1 || (s->bytes = sodium_malloc(len)) == NULL)
		return false;
	memset(s->bytes, 0, len);
	s->len = len;
	/* sodium_malloc locks too, but does not say when that failed. */
	s->is_locked = sodium_mlock(s->bytes, len) == 0;
	secret_lock_was(s->is_locked);
	if ((place = place_of(NULL)) != NULL)
		*place = (struct live){s->bytes, len};
	return true;
}

void
secret_free(struct secret *s)
{
	struct live *place = s->bytes != NULL ? place_of(s->bytes) : NULL;

	if (place != NULL) /* off the list before it goes */
		*place = (struct live){0};
	sodium_free(s->bytes);
	*s = (struct secret){0};
}
