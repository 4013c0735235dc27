/* Preloaded into the program by tests/diary/lib.sh. In any case sealing takes
 * next to no work (N = 2), so that thousands of saves can be tried: what such
 * a program sealed opens only under the same shim. By $SHIM besides:
 *
 *	short    each write() to a file takes one byte, each second one is
 *	         interrupted
 *	close    each close() of a file says that it failed
 *	same     a temporary file has the same name each time
 *	nowork   there is no memory for the work of sealing
 *
 * With this sealing takes the work that it takes:
 *	every    as short, and also what goes to standard output and error
 *
 *	nosync   nothing is ever written out to a disk
 *	nofile   ... but folders
 *	nofolder ... but files */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define WORK_OF_SEALING ((uint64_t)1 << 18)

typedef int scrypt_fn(const uint8_t *, size_t, const uint8_t *, size_t,
    uint64_t, uint32_t, uint32_t, uint8_t *, size_t);
scrypt_fn crypto_pwhash_scryptsalsa208sha256_ll;

static bool
is_on(const char *what)
{
	const char *shim = getenv("SHIM");

	return shim != NULL && strcmp(shim, what) == 0;
}

static void *
real(const char *name)
{
	void *f = dlsym(RTLD_NEXT, name);

	if (f == NULL)
		abort();
	return f;
}

int
crypto_pwhash_scryptsalsa208sha256_ll(const uint8_t *passphrase, size_t n,
    const uint8_t *salt, size_t n_salt, uint64_t work, uint32_t r, uint32_t p,
    uint8_t *out, size_t n_out)
{
	scrypt_fn *scrypt;

	*(void **)&scrypt = real("crypto_pwhash_scryptsalsa208sha256_ll");
	if (is_on("every"))
		return scrypt(passphrase, n, salt, n_salt, work, r, p, out,
		    n_out);
	if (is_on("nowork") && work == WORK_OF_SEALING) {
		errno = ENOMEM;
		return -1;
	}
	return scrypt(passphrase, n, salt, n_salt, 2, r, p, out, n_out);
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	static bool interrupted;
	ssize_t (*real_write)(int, const void *, size_t);

	*(void **)&real_write = real("write");
	if ((fd > 2 && is_on("short")) || is_on("every")) {
		interrupted = !interrupted;
		if (interrupted) {
			errno = EINTR;
			return -1;
		}
		n = n > 1 ? 1 : n;
	}
	return real_write(fd, bytes, n);
}

int
close(int fd)
{
	int (*real_close)(int);
	int r;

	*(void **)&real_close = real("close");
	r = real_close(fd);
	if (r == 0 && fd > 2 && is_on("close")) {
		errno = EIO;
		return -1;
	}
	return r;
}

ssize_t
getrandom(void *bytes, size_t n, unsigned flags)
{
	ssize_t (*real_random)(void *, size_t, unsigned);

	*(void **)&real_random = real("getrandom");
	if (n != 6 || !is_on("same"))
		return real_random(bytes, n, flags);
	memset(bytes, 0, n);
	return (ssize_t)n;
}

static bool
is_folder(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
}

int
fsync(int fd)
{
	int (*real_fsync)(int);

	*(void **)&real_fsync = real("fsync");
	if (is_on("nosync") || (is_on("nofile") && !is_folder(fd)) ||
	    (is_on("nofolder") && is_folder(fd)))
		return 0;
	return real_fsync(fd);
}
