/* The parts of sealing: keys, base64, headers, text form. The published vectors
 * of the whole format are in tests/age/. */
#include <stdio.h>

#include "seal_support.h"

/* 32 bytes as the 64 digits that HEX is. */
static void
assert_hex(const unsigned char *bytes, const char *hex)
{
	for (size_t i = 0; i < 32; i++) {
		unsigned byte;

		assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
		assert_int_equal(bytes[i], byte);
	}
}

static unsigned char *
run_of(unsigned char *bytes, int from, int to)
{
	for (int i = from; i <= to; i++)
		bytes[i - from] = (unsigned char)i;
	bytes[to - from + 1] = 0;
	return bytes;
}

/* RFC 5869, A.1 to A.3: the first 32 bytes of what comes out. */
static void
test_hkdf(void **state)
{
	unsigned char key[81], salt[81], info[81], out[SEAL_KEY];

	(void)state;
	memset(key, 0x0b, 22);
	seal_hkdf(out, key, 22, run_of(salt, 0, 0x0c), 13,
	    (char *)run_of(info, 0xf0, 0xf9));
	assert_hex(out,
	    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
	seal_hkdf(out, key, 22, "", 0, "");
	assert_hex(out,
	    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
	seal_hkdf(out, run_of(key, 0, 0x4f), 80, run_of(salt, 0x60, 0xaf), 80,
	    (char *)run_of(info, 0xb0, 0xff));
	assert_hex(out,
	    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c");
}

/* RFC 7914, section 12, the one with r = 8 and p = 1 that is quick. */
static void
test_scrypt(void **state)
{
	struct secret s = secret_of("pleaseletmein");
	unsigned char out[SEAL_KEY];

	(void)state;
	assert_true(seal_scrypt(out, &s, "SodiumChloride", 14, 14));
	assert_hex(out,
	    "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
	secret_free(&s);
}

/* RFC 4648, section 10, without the padding. */
static void
test_base64(void **state)
{
	static const char *const codes[] = {"", "Zg", "Zm8", "Zm9v", "Zm9vYg",
	    "Zm9vYmE", "Zm9vYmFy"};
	static const char *const bad[] = {"Z", "Zm9vY", "Zh", "Zm9",
	    "Zg==", "Zm8=", "Zg=", "=", "Zm 9v", "Zm9v\n", "Zm-v", "Zm_v",
	    "Zm9\x80"};
	struct arena *a = arena_new();
	unsigned char bytes[8];
	struct buf out;

	(void)state;
	buf_init(&out, a);
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		const size_t n = strlen(codes[i]);

		buf_clear(&out);
		seal_base64_add(&out, (const unsigned char *)"foobar", i);
		assert_string_equal(out.data, codes[i]);
		assert_true(seal_base64_read(bytes, codes[i], n));
		assert_int_equal(n * 3 / 4, i);
		assert_memory_equal(bytes, "foobar", i);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		if (seal_base64_read(bytes, bad[i], strlen(bad[i])))
			fail_msg("\"%s\" is read", bad[i]);
	for (int c = 0; c < 256; c++) {
		const char one[2] = {'A', (char)c};

		buf_clear(&out);
		if (!seal_base64_read(bytes, one, 2))
			continue;
		seal_base64_add(&out, bytes, 1);
		assert_memory_equal(out.data, one, 2);
	}
	arena_free(a);
}

#define SALT "c2FsdHNhbHRzYWx0c2FsdA"
#define BODY "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define LINE "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define NONCE "0123456789abcdef"
#define END "--- " BODY "\n" NONCE
#define SCRYPT(work) "-> scrypt " SALT " " work "\n" BODY "\n"
#define V1 "age-encryption.org/v1\n"

static const struct {
	const char *text;
	enum seal_outcome outcome;
} headers[] = {
    {V1 SCRYPT("1") END, SEAL_DONE},
    {V1 SCRYPT("9") END, SEAL_DONE},
    {V1 SCRYPT("18") END, SEAL_DONE},
    {V1 SCRYPT("20") END, SEAL_DONE},
    {V1 SCRYPT("21") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("22") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("64") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("200") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("2000") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("4294967297") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("18446744073709551617") END, SEAL_WORK_REFUSED},
    {V1 SCRYPT("0") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("00") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("-1") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("+1") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("018") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("0x12") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("1.0") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("1e1") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("18a") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("a18") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("\xd9\xa1") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("18 18") END, SEAL_BAD_HEADER},
    {V1 SCRYPT(" 18") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("18 ") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("18\r") END, SEAL_BAD_HEADER},
    {V1 "-> scrypt " SALT "\n" BODY "\n" END, SEAL_BAD_HEADER},
    {V1 "-> scrypt\n" BODY "\n" END, SEAL_BAD_HEADER},
    {V1 "-> scrypt " SALT " 18\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> scrypt " SALT " 18\n" LINE "\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> scrypt " SALT " 18\n" LINE "\n" BODY "\n" END, SEAL_BAD_HEADER},
    {V1 "-> scrypt " SALT "A 18\n" BODY "\n" END, SEAL_BAD_HEADER},
    /* A passphrase stands alone. */
    {V1 SCRYPT("18") SCRYPT("18") END, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "-> x\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\n\n" SCRYPT("18") END, SEAL_BAD_HEADER},
    /* Other locks are passed by, but must have the form of one. */
    {V1 "-> x\n\n" END, SEAL_DONE},
    {V1 "-> x y z 1 2 3 !\n\n-> ~\nAAAA\n" END, SEAL_DONE},
    {V1 "-> x\n" LINE "\n" LINE "\nAA\n" END, SEAL_DONE},
    {V1 "-> Scrypt 21\n\n" END, SEAL_DONE},
    {V1 "-> scryp 21\n\n" END, SEAL_DONE},
    {V1 "-> scryptx 21\n\n" END, SEAL_DONE},
    {V1 "-> x\n" LINE "A\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\n" LINE "AAAA\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\n" LINE LINE "\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\n" LINE "\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\nAA\nAA\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\nAB\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\nAA==\n" END, SEAL_BAD_HEADER},
    {V1 "-> \n\n" END, SEAL_BAD_HEADER},
    {V1 "->\n\n" END, SEAL_BAD_HEADER},
    {V1 "->x\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x \n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x  y\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\ty\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> x\x7f\n\n" END, SEAL_BAD_HEADER},
    {V1 "-> \xc3\xa9\n\n" END, SEAL_BAD_HEADER},
    /* The first and the last line. */
    {V1 END, SEAL_BAD_HEADER},
    {"age-encryption.org/v2\n" SCRYPT("18") END, SEAL_BAD_HEADER},
    {"age-encryption.org/v1\r\n" SCRYPT("18") END, SEAL_BAD_HEADER},
    {"age-encryption.org/v1 \n" SCRYPT("18") END, SEAL_BAD_HEADER},
    {" " V1 SCRYPT("18") END, SEAL_BAD_HEADER},
    {SCRYPT("18") END, SEAL_BAD_HEADER},
    {"age-encryption.org/v1", SEAL_BAD_HEADER},
    {"age-encryption.org/v\n" SCRYPT("18") END, SEAL_BAD_HEADER},
    {"\n" SCRYPT("18") END, SEAL_BAD_HEADER},
    {V1, SEAL_BAD_HEADER},
    {V1 "\n", SEAL_BAD_HEADER},
    {V1 "-> x", SEAL_BAD_HEADER},
    {V1 "-> x\n", SEAL_BAD_HEADER},
    {V1 "-> x\n" LINE, SEAL_BAD_HEADER},
    {V1 "-> x\n\n", SEAL_BAD_HEADER},
    {V1 "-> x\n\n\n", SEAL_BAD_HEADER},
    {V1 "-> x\n\n--", SEAL_BAD_HEADER},
    {V1 "-> x\n\n---\n", SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "---" BODY "\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "---\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--- \n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--- " BODY "A\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "---  " BODY "\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--- " BODY " \n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "---- " BODY "\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "----" BODY "\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--x " BODY "\n" NONCE, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--- " BODY, SEAL_BAD_HEADER},
    {V1 SCRYPT("18") "--- " BODY "\n0123456789abcde", SEAL_BAD_HEADER},
    {V1 SCRYPT("18") NONCE, SEAL_BAD_HEADER},
};

static void
test_headers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		const size_t n = strlen(headers[i].text);
		unsigned char *text = at_edge(headers[i].text, n);
		struct seal_header h;
		enum seal_outcome outcome;
		double start = seconds();

		memset(&h, 0x5a, sizeof(h));
		outcome = seal_header_read(&h, text, n);
		if (outcome != headers[i].outcome)
			fail_msg("%d for: %s", outcome, headers[i].text);
		if (outcome == SEAL_DONE)
			assert_int_equal(h.has_scrypt,
			    strstr(headers[i].text, "-> scrypt ") != NULL);
		if (outcome != SEAL_DONE)
			assert_int_equal(opened(text, n, "p", NULL, 0, NULL),
			    outcome);
		assert_true(seconds() - start < AT_ONCE);
	}
}

/* What was read is what was written. */
static void
test_header_is_kept(void **state)
{
	struct arena *a = arena_new();
	struct seal_header h = {.work = 20}, other;
	struct buf out;

	(void)state;
	for (size_t i = 0; i < SEAL_WRAPPED; i++)
		h.wrapped[i] = (unsigned char)(200 + i);
	memset(h.salt, 0xfe, sizeof(h.salt));
	memset(h.mac, 0x7f, sizeof(h.mac));
	buf_init(&out, a);
	seal_header_add(&out, &h);
	h.maced = out.len;
	seal_header_add_mac(&out, h.mac);
	h.len = out.len;
	h.has_scrypt = true;
	buf_adds(&out, NONCE "and more");
	memset(&other, 0, sizeof(other));
	assert_int_equal(
	    seal_header_read(&other, (unsigned char *)out.data, out.len),
	    SEAL_DONE);
	assert_true(other.has_scrypt);
	assert_int_equal(other.work, h.work);
	assert_int_equal(other.maced, h.maced);
	assert_int_equal(other.len, h.len);
	assert_memory_equal(other.salt, h.salt, sizeof(h.salt));
	assert_memory_equal(other.wrapped, h.wrapped, sizeof(h.wrapped));
	assert_memory_equal(other.mac, h.mac, sizeof(h.mac));
	arena_free(a);
}

/* A header of exactly N bytes with locks of an unknown kind. */
static struct buf
long_header(struct arena *a, size_t n)
{
	const size_t rest = strlen(V1) + strlen("--- " BODY "\n");
	struct buf out;

	buf_init(&out, a);
	buf_adds(&out, V1);
	for (size_t left = n - rest; left > 0;) {
		const size_t most = left < 200 ? left : 100;

		buf_adds(&out, "-> ");
		buf_fill(&out, 'x', most - 5);
		buf_adds(&out, "\n\n");
		left -= most;
	}
	buf_adds(&out, END);
	return out;
}

/* More words than any lock has are counted, not kept. */
static void
test_a_lock_of_many_words(void **state)
{
	struct arena *a = arena_new();
	struct buf out;

	(void)state;
	buf_init(&out, a);
	buf_adds(&out, V1 "-> scrypt");
	for (int i = 0; i < 8000; i++)
		buf_adds(&out, " x");
	buf_adds(&out, "\n\n" END);
	assert_true(out.len < SEAL_HEADER_MOST);
	assert_int_equal(opened(out.data, out.len, "p", NULL, 0, NULL),
	    SEAL_BAD_HEADER);
	memcpy(out.data + strlen(V1), "-> Scrypt", 9);
	assert_int_equal(opened(out.data, out.len, "p", NULL, 0, NULL),
	    SEAL_NO_MATCH);
	arena_free(a);
}

static void
test_headers_have_a_limit(void **state)
{
	struct arena *a = arena_new();
	struct buf out = long_header(a, SEAL_HEADER_MOST);

	(void)state;
	assert_int_equal(out.len, (size_t)SEAL_HEADER_MOST + SEAL_NONCE);
	assert_int_equal(opened(out.data, out.len, "p", NULL, 0, NULL),
	    SEAL_NO_MATCH);
	out = long_header(a, SEAL_HEADER_MOST + 1);
	assert_int_equal(opened(out.data, out.len, "p", NULL, 0, NULL),
	    SEAL_BAD_HEADER);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hkdf),
	    cmocka_unit_test(test_scrypt),
	    cmocka_unit_test(test_base64),
	    cmocka_unit_test(test_headers),
	    cmocka_unit_test(test_header_is_kept),
	    cmocka_unit_test(test_a_lock_of_many_words),
	    cmocka_unit_test(test_headers_have_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
