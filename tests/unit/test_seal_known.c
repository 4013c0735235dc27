/* What others make of the same format: a mistake that sealing and opening
 * share would let every text come back, and no other program could open it.
 * Made with Python (cryptography: Scrypt, HKDF, ChaCha20Poly1305) from the
 * text of the format alone; age 1.1.1 opens the file as well. */
#include "seal_support.h"

/* Salt, file key and nonce count on from 0x20, 0x40 and 0x60. */
static const char sealed_elsewhere[] =
    "-----BEGIN AGE ENCRYPTED FILE-----\n"
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBJQ0VpSXlRbEppY29LU29y\n"
    "TEMwdUx3IDQKSmVReitQK0F5eEMrQmpLYXovSDJrb25KT29xOVdVYk9vSVdETjhY\n"
    "K1p6YwotLS0geUNWZEh2Vlkzamg5WEE4a0ZDSWxpVXc1allKU1psRFNVQXo0cGxM\n"
    "d2tkQQpgYWJjZGVmZ2hpamtsbW5vne5bXUzCwG9xg9zQDXinGE9/B0yqKMcy6Ie9\n"
    "mUKeawQQxc4=\n"
    "-----END AGE ENCRYPTED FILE-----\n";

static void
test_a_file_from_elsewhere(void **state)
{
	static const char text[] = "It was a long day.\n";

	(void)state;
	assert_int_equal(opened(sealed_elsewhere, strlen(sealed_elsewhere),
			     "correct horse", text, strlen(text), NULL),
	    SEAL_DONE);
	assert_int_equal(opened(sealed_elsewhere, strlen(sealed_elsewhere),
			     "correct horsf", NULL, 0, NULL),
	    SEAL_NO_MATCH);
}

/* The number of a chunk has more than one byte from the 257th on. */
static void
test_chunks_from_elsewhere(void **state)
{
	static const unsigned char first_tag[SEAL_TAG] = {0x29, 0xb0, 0x98,
	    0x78, 0x45, 0xc8, 0xc6, 0xa4, 0x8b, 0xdb, 0x4f, 0x23, 0x0d, 0x77,
	    0x57, 0x9c};
	static const unsigned char last[3 + SEAL_TAG] = {0x87, 0xe1, 0xe0, 0x1b,
	    0x6d, 0x24, 0xc0, 0x01, 0x06, 0x61, 0x76, 0x7f, 0x59, 0x66, 0x8d,
	    0xec, 0xca, 0xc7, 0x31};
	const size_t n = (size_t)256 * SEAL_CHUNK + 3;
	struct arena *a = arena_new();
	unsigned char *text = memset(arena_alloc(a, n), 0, n);
	unsigned char key[SEAL_KEY];
	struct buf out;

	(void)state;
	for (size_t i = 0; i < SEAL_KEY; i++)
		key[i] = (unsigned char)i;
	buf_init(&out, a);
	seal_stream_add(&out, text, n, key);
	assert_int_equal(out.len, n + (size_t)257 * SEAL_TAG);
	assert_memory_equal(out.data + SEAL_CHUNK, first_tag, SEAL_TAG);
	assert_memory_equal(out.data + out.len - sizeof(last), last,
	    sizeof(last));
	arena_free(a);
}

/* Add N zeros as chunk NUMBER. */
static void
add_chunk(struct buf *out, size_t n, unsigned char number, bool is_last,
    const unsigned char key[SEAL_KEY])
{
	const unsigned char nonce[SEAL_AEAD_NONCE] =
	    {[10] = number, [11] = is_last};
	static const unsigned char zeros[SEAL_CHUNK];
	const size_t at = out->len;

	buf_fill(out, 0, n + SEAL_TAG);
	seal_encrypt((unsigned char *)out->data + at, zeros, n, nonce, key);
}

/* One text has one way to be cut into chunks. */
static void
test_how_a_text_may_end(void **state)
{
	static const struct {
		size_t n[3]; /* bytes in each chunk; 1 more: there is none */
		bool last[3];
		bool ok;
		size_t good;
	} rows[] = {
#define NONE (SEAL_CHUNK + 1)
	    {{0, NONE, NONE}, {true}, true, 0},
	    {{1, NONE, NONE}, {true}, true, 1},
	    {{1, NONE, NONE}, {false}, false, 0},
	    {{SEAL_CHUNK, NONE, NONE}, {true}, true, SEAL_CHUNK},
	    {{SEAL_CHUNK, NONE, NONE}, {false}, false, SEAL_CHUNK},
	    {{SEAL_CHUNK, 1, NONE}, {false, true}, true, SEAL_CHUNK + 1},
	    {{SEAL_CHUNK, 1, NONE}, {true, true}, false, SEAL_CHUNK},
	    {{SEAL_CHUNK, 1, NONE}, {false, false}, false, SEAL_CHUNK},
	    /* nothing behind a full one */
	    {{SEAL_CHUNK, 0, NONE}, {false, true}, false, SEAL_CHUNK},
	    {{SEAL_CHUNK, SEAL_CHUNK, 0}, {false, false, true}, false,
		2 * SEAL_CHUNK},
	    {{SEAL_CHUNK, SEAL_CHUNK, SEAL_CHUNK}, {false, false, true}, true,
		3 * SEAL_CHUNK},
	};
	const unsigned char key[SEAL_KEY] = {1, 2, 3};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new();
		unsigned char *text, *sealed;
		struct buf out;
		size_t good = 77;

		buf_init(&out, a);
		for (unsigned char j = 0; j < 3 && rows[i].n[j] != NONE; j++)
			add_chunk(&out, rows[i].n[j], j, rows[i].last[j], key);
		sealed = at_edge(out.data, out.len);
		text = arena_alloc(a, out.len);
		if (seal_stream_read(text, &good, sealed, out.len, key) !=
			rows[i].ok ||
		    good != rows[i].good)
			fail_msg("row %zu: %zu bytes", i, good);
		arena_free(a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_file_from_elsewhere),
	    cmocka_unit_test(test_chunks_from_elsewhere),
	    cmocka_unit_test(test_how_a_text_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
