/* When a text has been sealed or opened and given back, nothing of it is left
 * in the memory: no text, no passphrase, no key. All that is mapped is searched
 * for them. What to search for, this program must not hold itself: a child
 * works it out and hands it over with every bit turned. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "seal_support.h"

#define WORD 8   /* the passphrase, and what the text repeats */
#define NEEDLE 8 /* of each is searched: so much of a key fits a register */
#define MOST ((size_t)64 << 20) /* of a mapping that is searched */
#define FILE_MOST ((size_t)4 << 20)

#define DEEP ((size_t)48 << 10)

/* The last two are half-way to a key. */
enum {
	PASSPHRASE,
	TEXT,
	WRAP,
	FILE_KEY,
	MAC_KEY,
	PAYLOAD_KEY,
	MAC_HALF,
	PAYLOAD_HALF,
	NEEDLES
};

static const char *const names[] = {"the passphrase", "the text",
    "the wrap key", "the file key", "the MAC key", "the payload key",
    "half the MAC key", "half the payload key"};

struct needles {
	unsigned char turned[NEEDLES][NEEDLE];
	unsigned char turned_file_key[SEAL_FILE_KEY];
};

static void
turn(unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bytes[i] = (unsigned char)~bytes[i];
}

/* The passphrase and the text, from letters that stand nowhere else, nor in
 * the program: the compiler may not work them out. */
static void
make_word(unsigned char *to, size_t n, unsigned char start)
{
	static volatile const size_t step = 7;

	for (size_t i = 0; i < n; i++)
		to[i] = (unsigned char)(start + i * step % 26);
}

static void
turned_copy(struct needles *ns, int which, const unsigned char *bytes)
{
	memcpy(ns->turned[which], bytes, NEEDLE);
	turn(ns->turned[which], NEEDLE);
}

/* All keys of FILE, turned. */
static void
work_out(struct needles *ns, const unsigned char *file, size_t n)
{
	static const char label[] = "age-encryption.org/v1/scrypt";
	const unsigned char zero[SEAL_AEAD_NONCE] = {0};
	unsigned char salt[sizeof(label) - 1 + SEAL_SALT], text[WORD];
	unsigned char half[SEAL_MAC];
	struct seal_header h;
	struct seal_keys k;
	struct secret s;

	seal_header_read(&h, file, n);
	secret_new(&s, WORD);
	make_word(s.bytes, WORD, 'A');
	make_word(text, WORD, 'a');
	memcpy(salt, label, sizeof(label) - 1);
	memcpy(salt + sizeof(label) - 1, h.salt, SEAL_SALT);
	seal_scrypt(k.wrap, &s, salt, sizeof(salt), h.work);
	if (!seal_decrypt(k.file, h.wrapped, sizeof(h.wrapped), zero, k.wrap))
		abort();
	seal_hkdf(k.mac, k.file, sizeof(k.file), "", 0, "header");
	seal_hkdf(k.payload, k.file, sizeof(k.file), file + h.len, SEAL_NONCE,
	    "payload");
	turned_copy(ns, PASSPHRASE, s.bytes);
	turned_copy(ns, TEXT, text);
	turned_copy(ns, WRAP, k.wrap);
	turned_copy(ns, FILE_KEY, k.file);
	memcpy(ns->turned_file_key, k.file, SEAL_FILE_KEY);
	turn(ns->turned_file_key, SEAL_FILE_KEY);
	turned_copy(ns, MAC_KEY, k.mac);
	turned_copy(ns, PAYLOAD_KEY, k.payload);
	seal_hmac(half, "", 0, k.file, sizeof(k.file));
	turned_copy(ns, MAC_HALF, half);
	seal_hmac(half, file + h.len, SEAL_NONCE, k.file, sizeof(k.file));
	turned_copy(ns, PAYLOAD_HALF, half);
}

static void
ask_child(struct needles *ns, const unsigned char *file, size_t n)
{
	int fds[2], status;
	pid_t pid;

	assert_int_equal(pipe(fds), 0);
	pid = fork();
	if (pid == 0) {
		work_out(ns, file, n);
		_exit(write(fds[1], ns, sizeof(*ns)) == sizeof(*ns) ? 0 : 1);
	}
	close(fds[1]);
	assert_int_equal(read(fds[0], ns, sizeof(*ns)), sizeof(*ns));
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	close(fds[0]);
}

/* Does needle I stand at P? */
static bool
stands(const struct needles *ns, int i, const unsigned char *p)
{
	for (size_t j = 0; j < NEEDLE; j++)
		if ((p[j] ^ ns->turned[i][j]) != 0xff)
			return false;
	return true;
}

static void
search(const struct needles *ns, size_t found[NEEDLES],
    const unsigned char *bytes, size_t n)
{
	for (size_t at = 0; n >= NEEDLE && at <= n - NEEDLE; at++)
		for (int i = 0; i < NEEDLES; i++)
			found[i] += stands(ns, i, bytes + at);
}

/* Search all memory that can be read; *SEEN: so many bytes. The copy that is
 * searched is in a mapping of its own, which is not. */
static void
search_all(const struct needles *ns, size_t found[NEEDLES], size_t *seen)
{
	unsigned char *copy = mmap(NULL, MOST, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int mem = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	FILE *maps = fopen("/proc/self/maps", "re");
	unsigned long from, to;
	char line[512], mode;

	assert_true(copy != MAP_FAILED && mem != -1 && maps != NULL);
	memset(found, 0, NEEDLES * sizeof(*found));
	*seen = 0;
	while (fgets(line, sizeof(line), maps) != NULL) {
		ssize_t n;

		if (sscanf(line, "%lx-%lx %c", &from, &to, &mode) != 3 ||
		    mode != 'r' || to - from > MOST ||
		    ((uintptr_t)copy >= from && (uintptr_t)copy < to))
			continue;
		n = pread(mem, copy, to - from, (off_t)from);
		if (n > 0)
			search(ns, found, copy, (size_t)n);
		*seen += n > 0 ? (size_t)n : 0;
	}
	fclose(maps);
	close(mem);
	munmap(copy, MOST);
}

static void
assert_nowhere(const struct needles *ns)
{
	size_t found[NEEDLES], seen;

	search_all(ns, found, &seen);
	assert_true(seen > 100000);
	for (int i = 0; i < NEEDLES; i++)
		if (found[i] > 0)
			fail_msg("%s is there %zu times", names[i], found[i]);
}

/* Open it from so deep down the stack that what is left there stays until it is
 * searched. */
static __attribute__((noinline)) enum seal_outcome
open_deep(struct seal_opened *o, const unsigned char *file, size_t n,
    const struct secret *s)
{
	volatile unsigned char room[DEEP];
	enum seal_outcome outcome;

	room[0] = room[DEEP - 1] = 1;
	outcome = seal_open(o, file, n, s);
	room[0] = room[DEEP - 1] = 0;
	return outcome;
}

static __attribute__((noinline)) enum seal_outcome
close_deep(struct buf *out, const struct secret *text, const struct secret *s)
{
	volatile unsigned char room[DEEP];
	enum seal_outcome outcome;

	room[0] = room[DEEP - 1] = 1;
	outcome = seal_close_with(out, text->bytes, text->len, s, WORK);
	room[0] = room[DEEP - 1] = 0;
	return outcome;
}

/* A file in a mapping of its own, with keys that were never here. */
static unsigned char *
sealed_elsewhere(size_t *n, size_t n_text)
{
	unsigned char *file = mmap(NULL, FILE_MOST, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	size_t *len = (size_t *)(void *)file;
	pid_t pid;

	assert_true(file != MAP_FAILED);
	pid = fork();
	if (pid == 0) {
		struct arena *a = arena_new();
		unsigned char *text = arena_alloc(a, n_text);
		char passphrase[WORD + 1] = "";
		struct buf out;

		for (size_t i = 0; i < n_text; i += WORD)
			make_word(text + i, WORD, 'a');
		make_word((unsigned char *)passphrase, WORD, 'A');
		out = sealed_with(a, text, n_text, passphrase);
		*len = out.len;
		memcpy(file + 64, out.data, out.len);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	*n = *len;
	return file + 64;
}

static void
test_nothing_is_left_of_what_was_opened(void **state)
{
	static const size_t sizes[] = {WORD, 5 * WORD, 1000 * WORD,
	    200000 * WORD};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		size_t n, found[NEEDLES], seen;
		unsigned char *file = sealed_elsewhere(&n, sizes[i]);
		struct seal_opened o;
		struct needles ns;
		struct secret s;

		ask_child(&ns, file, n);
		assert_true(secret_new(&s, WORD));
		make_word(s.bytes, WORD, 'A');
		assert_int_equal(open_deep(&o, file, n, &s), SEAL_DONE);

		/* This can find something: the text where it should be. */
		search_all(&ns, found, &seen);
		assert_int_equal(found[TEXT], sizes[i] / WORD);
		assert_int_equal(found[PASSPHRASE], 1);
		for (int j = WRAP; j < NEEDLES; j++)
			if (found[j] > 0)
				fail_msg("%s is still there", names[j]);
		secret_free(&o.text);
		secret_free(&s);
		assert_nowhere(&ns);
	}
}

/* Nor of what could not be opened. */
static void
test_nothing_is_left_of_what_is_broken(void **state)
{
	size_t n;
	unsigned char *file = sealed_elsewhere(&n, 20000 * WORD);
	struct seal_opened o;
	struct needles ns;
	struct secret s;

	(void)state;
	ask_child(&ns, file, n);
	assert_true(secret_new(&s, WORD));
	make_word(s.bytes, WORD, 'A');
	assert_int_equal(open_deep(&o, file, n - 1, &s), SEAL_BAD_PAYLOAD);
	assert_int_equal(o.good, 2 * SEAL_CHUNK);
	file[n - 1] ^= 1;
	assert_int_equal(open_deep(&o, file, n, &s), SEAL_BAD_PAYLOAD);
	s.len--;
	assert_int_equal(open_deep(&o, file, n, &s), SEAL_NO_MATCH);
	secret_free(&s);
	assert_nowhere(&ns);
}

/* Half-way to a key, and nowhere else: what came before was written over. */
static __attribute__((noinline)) void
derive_deep(const struct secret *keys, const unsigned char *nonce)
{
	struct seal_keys *k = (struct seal_keys *)keys->bytes;
	volatile unsigned char room[DEEP];

	room[0] = room[DEEP - 1] = 1;
	seal_hkdf(k->payload, k->file, sizeof(k->file), nonce, SEAL_NONCE,
	    "payload");
	room[0] = room[DEEP - 1] = 0;
}

static void
test_nothing_is_left_on_the_way_to_a_key(void **state)
{
	struct needles ns;
	struct seal_header h;
	struct secret keys;
	size_t n;
	unsigned char *file = sealed_elsewhere(&n, WORD);

	(void)state;
	assert_int_equal(seal_header_read(&h, file, n), SEAL_DONE);
	ask_child(&ns, file, n);
	assert_true(secret_new(&keys, sizeof(struct seal_keys)));
	for (size_t i = 0; i < SEAL_FILE_KEY; i++)
		((struct seal_keys *)keys.bytes)->file[i] =
		    ns.turned_file_key[i] ^ 0xff;
	derive_deep(&keys, file + h.len);
	secret_free(&keys);
	assert_nowhere(&ns);
}

static void
test_nothing_is_left_of_what_was_sealed(void **state)
{
	struct arena *a = arena_new();
	struct secret s, text;
	struct needles ns;
	struct buf out;

	(void)state;
	buf_init(&out, a);
	assert_true(secret_new(&s, WORD) && secret_new(&text, WORD));
	make_word(s.bytes, WORD, 'A');
	make_word(text.bytes, WORD, 'a');
	assert_int_equal(close_deep(&out, &text, &s), SEAL_DONE);
	ask_child(&ns, (unsigned char *)out.data, out.len);
	secret_free(&s);
	secret_free(&text);
	assert_nowhere(&ns);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nothing_is_left_of_what_was_opened),
	    cmocka_unit_test(test_nothing_is_left_of_what_is_broken),
	    cmocka_unit_test(test_nothing_is_left_on_the_way_to_a_key),
	    cmocka_unit_test(test_nothing_is_left_of_what_was_sealed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
