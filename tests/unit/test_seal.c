/* Sealing and opening: every text comes back, and nothing that was changed
 * does. */
#include "seal_support.h"

#define CHUNK ((size_t)SEAL_CHUNK + SEAL_TAG)

/* Counts what is compared in a time that tells nothing. */
int sodium_memcmp(const void *a, const void *b, size_t n);
static size_t macs_compared; /* libsodium compares other sizes itself */

int
sodium_memcmp(const void *a, const void *b, size_t n)
{
	macs_compared += n == SEAL_MAC;
	return memcmp(a, b, n) == 0 ? 0 : -1;
}

static void
test_texts_come_back(void **state)
{
	static const size_t sizes[] = {0, 1, 15, 16, 17, 65535, 65536, 65537,
	    131071, 131072, 131073, 1 << 20};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct arena *a = arena_new();
		const size_t n = sizes[i];
		const size_t chunks = n == 0 ? 1 : (n - 1) / SEAL_CHUNK + 1;
		unsigned char *text = text_of(a, n);
		struct buf file = sealed_with(a, text, n, "a pass phrase");

		assert_int_equal(file.len,
		    header_len(&file) + SEAL_NONCE + n + chunks * SEAL_TAG);
		assert_int_equal(
		    opened(file.data, file.len, "a pass phrase", text, n, NULL),
		    SEAL_DONE);
		assert_int_equal(
		    opened(file.data, file.len, "a pass phras", text, n, NULL),
		    SEAL_NO_MATCH);
		arena_free(a);
	}
}

/* The one that costs what a person's costs. */
static void
test_what_is_kept_is_hard_to_guess(void **state)
{
	struct arena *a = arena_new();
	struct secret s = secret_of("correct horse");
	struct buf out;

	(void)state;
	buf_init(&out, a);
	buf_adds(&out, "before ");
	assert_int_equal(seal_close(&out, "text", 4, &s), SEAL_DONE);
	assert_memory_equal(out.data,
	    "before age-encryption.org/v1\n-> scrypt ", 39);
	assert_memory_equal(out.data + 39 + 22, " 18\n", 4);
	assert_int_equal(
	    opened(out.data + 7, out.len - 7, "correct horse", "text", 4, NULL),
	    SEAL_DONE);
	secret_free(&s);
	arena_free(a);
}

/* Byte by byte: no ending at NUL, no length that counts for none. */
static void
test_passphrases_are_bytes(void **state)
{
	struct arena *a = arena_new();
	struct secret s, other;
	struct seal_opened o;
	struct buf out;
	char *large;

	(void)state;
	buf_init(&out, a);
	assert_true(secret_new(&s, 3) && secret_new(&other, 3));
	memcpy(s.bytes, "a\0b", 3);
	memcpy(other.bytes, "a\0c", 3);
	assert_int_equal(seal_close_with(&out, "x", 1, &s, WORK), SEAL_DONE);
	assert_int_equal(seal_open(&o, out.data, out.len, &other),
	    SEAL_NO_MATCH);
	assert_int_equal(seal_open(&o, out.data, out.len, &s), SEAL_DONE);
	secret_free(&o.text);
	secret_free(&s);
	secret_free(&other);

	large = memset(arena_alloc(a, 10001), 'p', 10000);
	out = sealed_with(a, "x", 1, large);
	assert_int_equal(opened(out.data, out.len, large, "x", 1, NULL),
	    SEAL_DONE);
	large[9999] = 'q';
	assert_int_equal(opened(out.data, out.len, large, "x", 1, NULL),
	    SEAL_NO_MATCH);
	out = sealed_with(a, "x", 1, "");
	assert_int_equal(opened(out.data, out.len, "", "x", 1, NULL),
	    SEAL_DONE);
	arena_free(a);
}

/* The key that FILE is locked with in the end. */
static void
unlock(unsigned char key[SEAL_FILE_KEY], const struct buf *file,
    const char *passphrase)
{
	static const char label[] = "age-encryption.org/v1/scrypt";
	const unsigned char zero[SEAL_AEAD_NONCE] = {0};
	unsigned char salt[sizeof(label) - 1 + SEAL_SALT], wrap[SEAL_KEY];
	struct secret s = secret_of(passphrase);
	struct seal_header h;

	seal_header_read(&h, (unsigned char *)file->data, file->len);
	memcpy(salt, label, sizeof(label) - 1);
	memcpy(salt + sizeof(label) - 1, h.salt, SEAL_SALT);
	assert_true(seal_scrypt(wrap, &s, salt, sizeof(salt), h.work));
	assert_true(seal_decrypt(key, h.wrapped, SEAL_WRAPPED, zero, wrap));
	secret_free(&s);
}

/* A key that could be foreseen would open it without a passphrase. */
static void
test_keys_are_by_chance(void **state)
{
	const unsigned char zero[SEAL_FILE_KEY] = {0};
	unsigned char keys[2][SEAL_FILE_KEY];
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf file = sealed_with(a, "the same", 8, "the same");

		unlock(keys[i], &file, "the same");
		assert_memory_not_equal(keys[i], zero, SEAL_FILE_KEY);
	}
	assert_memory_not_equal(keys[0], keys[1], SEAL_FILE_KEY);
	arena_free(a);
}

static void
test_no_two_are_alike(void **state)
{
	struct arena *a = arena_new();
	struct buf files[2];
	struct seal_header h[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		files[i] = sealed_with(a, "the same", 8, "the same");
		seal_header_read(&h[i], (unsigned char *)files[i].data,
		    files[i].len);
	}
	assert_memory_not_equal(h[0].salt, h[1].salt, SEAL_SALT);
	assert_memory_not_equal(h[0].wrapped, h[1].wrapped, SEAL_WRAPPED);
	assert_memory_not_equal(h[0].mac, h[1].mac, SEAL_MAC);
	assert_memory_not_equal(files[0].data + h[0].len,
	    files[1].data + h[1].len, SEAL_NONCE);
	assert_memory_not_equal(files[0].data + h[0].len + SEAL_NONCE,
	    files[1].data + h[1].len + SEAL_NONCE, 8);
	arena_free(a);
}

/* Where in the file a byte is, and what may come of changing it. */
static bool
may_come(enum seal_outcome outcome, const struct seal_header *h, size_t at)
{
	if (at >= h->len)
		return outcome == SEAL_BAD_PAYLOAD;
	if (at >= h->maced)
		return outcome == SEAL_BAD_MAC || outcome == SEAL_BAD_HEADER;
	return outcome == SEAL_BAD_HEADER || outcome == SEAL_NO_MATCH ||
	    outcome == SEAL_BAD_ARMOR;
}

static void
test_no_bit_can_be_changed(void **state)
{
	struct arena *a = arena_new();
	struct buf file = sealed_with(a, "It was a long day.", 18, "p");
	size_t seen[SEAL_NO_MEMORY + 1] = {0};
	struct seal_header h;

	(void)state;
	seal_header_read(&h, (unsigned char *)file.data, file.len);
	for (size_t bit = 0; bit < file.len * 8; bit++) {
		enum seal_outcome outcome;
		size_t good;

		file.data[bit / 8] ^= (char)(1 << bit % 8);
		outcome = opened(file.data, file.len, "p", NULL, 0, &good);
		file.data[bit / 8] ^= (char)(1 << bit % 8);
		if (!may_come(outcome, &h, bit / 8) || good != 0)
			fail_msg("bit %zu: outcome %d", bit, outcome);
		seen[outcome]++;
	}
	assert_int_equal(seen[SEAL_BAD_PAYLOAD], (file.len - h.len) * 8);
	assert_true(seen[SEAL_NO_MATCH] > 65 * 2);
	assert_true(seen[SEAL_BAD_MAC] > 43 * 2);
	assert_true(seen[SEAL_BAD_HEADER] > 22 * 8);
	assert_int_equal(
	    opened(file.data, file.len, "p", "It was a long day.", 18, NULL),
	    SEAL_DONE);
	arena_free(a);
}

static void
test_no_end_can_be_cut_off(void **state)
{
	struct arena *a = arena_new();
	struct buf file = sealed_with(a, "It was a long day.", 18, "p");
	const size_t header = header_len(&file);

	(void)state;
	for (size_t n = 0; n < file.len; n++) {
		const unsigned char *cut = at_edge(file.data, n);

		assert_int_equal(opened(cut, n, "p", NULL, 0, NULL),
		    n < header + SEAL_NONCE ? SEAL_BAD_HEADER
					    : SEAL_BAD_PAYLOAD);
	}
	buf_addc(&file, '\n');
	assert_int_equal(opened(file.data, file.len, "p", NULL, 0, NULL),
	    SEAL_BAD_PAYLOAD);
	arena_free(a);
}

/* Three chunks and 100 bytes, then these pieces of it: [from, to). */
static void
test_chunks_stay_where_they_are(void **state)
{
	const size_t all = 3 * CHUNK + 100 + SEAL_TAG;
	const struct {
		const char *what;
		size_t pieces[4][2], good;
	} cases[] = {
	    {"the first two changed places",
		{{CHUNK, 2 * CHUNK}, {0, CHUNK}, {2 * CHUNK, all}}, 0},
	    {"the next two changed places",
		{{0, CHUNK}, {2 * CHUNK, 3 * CHUNK}, {CHUNK, 2 * CHUNK},
		    {3 * CHUNK, all}},
		SEAL_CHUNK},
	    {"the first twice", {{0, CHUNK}, {0, all}}, SEAL_CHUNK},
	    {"the last twice", {{0, all}, {3 * CHUNK, all}}, 3 * SEAL_CHUNK},
	    {"the first missing", {{CHUNK, all}}, 0},
	    {"the second missing", {{0, CHUNK}, {2 * CHUNK, all}}, SEAL_CHUNK},
	    {"the last missing", {{0, 3 * CHUNK}}, 3 * SEAL_CHUNK},
	    {"the last two missing", {{0, 2 * CHUNK}}, 2 * SEAL_CHUNK},
	    {"the last alone", {{3 * CHUNK, all}}, 0},
	    {"no chunk", {{0, 0}}, 0},
	    {"a byte less", {{0, all - 1}}, 3 * SEAL_CHUNK},
	    {"a byte less in a chunk", {{0, CHUNK - 1}, {CHUNK, all}}, 0},
	    {"cut in the third", {{0, 2 * CHUNK + 9}}, 2 * SEAL_CHUNK},
	};
	struct arena *a = arena_new();
	const size_t n = 3 * (size_t)SEAL_CHUNK + 100;
	unsigned char *text = text_of(a, n);
	struct buf file = sealed_with(a, text, n, "p"), other;
	const size_t start = header_len(&file) + SEAL_NONCE;

	(void)state;
	assert_int_equal(file.len, start + all);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		enum seal_outcome outcome;
		size_t good;

		buf_init(&other, a);
		buf_add(&other, file.data, start);
		for (size_t j = 0; j < 4; j++)
			buf_add(&other,
			    file.data + start + cases[i].pieces[j][0],
			    cases[i].pieces[j][1] - cases[i].pieces[j][0]);
		outcome = opened(other.data, other.len, "p", NULL, 0, &good);
		if (outcome != SEAL_BAD_PAYLOAD || good != cases[i].good)
			fail_msg("%s: outcome %d, %zu bytes", cases[i].what,
			    outcome, good);
	}
	assert_int_equal(opened(file.data, file.len, "p", text, n, NULL),
	    SEAL_DONE);
	arena_free(a);
}

/* A last chunk that is full, and something behind it. */
static void
test_nothing_may_follow(void **state)
{
	static const size_t sizes[] = {1, SEAL_TAG, 100, CHUNK, CHUNK + 1};
	struct arena *a = arena_new();
	unsigned char *text = text_of(a, SEAL_CHUNK);
	struct buf file = sealed_with(a, text, SEAL_CHUNK, "p");
	const size_t n = file.len;

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		size_t good;

		file.len = n;
		buf_fill(&file, 'x', sizes[i]);
		assert_int_equal(
		    opened(file.data, file.len, "p", NULL, 0, &good),
		    SEAL_BAD_PAYLOAD);
		assert_int_equal(good, SEAL_CHUNK);
	}
	arena_free(a);
}

/* A header on another payload, a payload behind another header. */
static void
test_parts_of_two_files_do_not_fit(void **state)
{
	struct arena *a = arena_new();
	struct buf one = sealed_with(a, "text", 4, "p");
	struct buf two = sealed_with(a, "text", 4, "p");
	const size_t n = header_len(&one);

	(void)state;
	memcpy(one.data, two.data, n);
	assert_int_equal(opened(one.data, one.len, "p", NULL, 0, NULL),
	    SEAL_BAD_PAYLOAD);
	arena_free(a);
}

static void
test_the_mac_is_compared_in_constant_time(void **state)
{
	struct arena *a = arena_new();
	struct buf file = sealed_with(a, "text", 4, "p");

	(void)state;
	macs_compared = 0;
	assert_int_equal(opened(file.data, file.len, "p", "text", 4, NULL),
	    SEAL_DONE);
	assert_int_equal(macs_compared, 1);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_texts_come_back),
	    cmocka_unit_test(test_what_is_kept_is_hard_to_guess),
	    cmocka_unit_test(test_passphrases_are_bytes),
	    cmocka_unit_test(test_keys_are_by_chance),
	    cmocka_unit_test(test_no_two_are_alike),
	    cmocka_unit_test(test_no_bit_can_be_changed),
	    cmocka_unit_test(test_no_end_can_be_cut_off),
	    cmocka_unit_test(test_chunks_stay_where_they_are),
	    cmocka_unit_test(test_nothing_may_follow),
	    cmocka_unit_test(test_parts_of_two_files_do_not_fit),
	    cmocka_unit_test(test_the_mac_is_compared_in_constant_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
