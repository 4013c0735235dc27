/* age-vectors FILE...: does each published test vector of age come out as it
 * says? FILE is a vector: lines "key: value", an empty line, a sealed file
 * (not compressed). Prints a line a vector and the count.
 *
 * A vector says what must happen to whoever has its keys. We have passphrases
 * only, so each file is opened twice. As a person would, with its passphrase
 * or any other: what was sealed for keys alone is then "no match" once its
 * header has been read. And from behind the lock, with the file key that the
 * vector tells: MAC and payload must come out as it says, whatever the lock.
 * What is left is in the table `locked`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/seal_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/hash.h"
#include "harmcheck/str.h"

enum { PASSPHRASES = 4, SEAL_FORESEEN_OTHERWISE = SEAL_NO_MEMORY + 1 };

struct vector {
	const char *expect, *payload;
	const char *passphrases[PASSPHRASES];
	size_t n_passphrases;
	unsigned char key[SEAL_FILE_KEY];
	bool has_key, is_armored;
	const unsigned char *file;
	size_t n;
};

/* "header failure" because of what is inside a lock for a key: words and sizes
 * that mean something only to who knows that kind of lock. To us each is a
 * lock of an unknown kind beside which nothing is wrong. */
static const struct {
	const char *vector, *reason;
} locked[] = {
    {"hybrid_extra_argument", "a word too many in a lock for keys"},
    {"hybrid_identity", "seen only while using a private key"},
    {"hybrid_long_file_key", "a wrapped key of another size than its kind"},
    {"hybrid_long_share", "a share of another size than its kind has"},
    {"hybrid_low_order", "seen only while using a private key"},
    {"hybrid_not_canonical_enc", "a share in base64 that is not strict"},
    {"hybrid_short_share", "a share of another size than its kind has"},
    {"hybrid_x25519_arg", "a share of another size than its kind has"},
    {"x25519_extra_argument", "a word too many in a lock for keys"},
    {"x25519_identity", "seen only while using a private key"},
    {"x25519_long_file_key", "a wrapped key of another size than its kind"},
    {"x25519_long_share", "a share of another size than its kind has"},
    {"x25519_low_order", "seen only while using a private key"},
    {"x25519_not_canonical_share", "a share in base64 that is not strict"},
    {"x25519_short_share", "a share of another size than its kind has"},
};

/* What the vectors call our outcomes. */
static const char *const names[] = {
    [SEAL_DONE] = "success",
    [SEAL_NO_MATCH] = "no match",
    [SEAL_BAD_HEADER] = "header failure",
    [SEAL_BAD_MAC] = "HMAC failure",
    [SEAL_BAD_PAYLOAD] = "payload failure",
    [SEAL_BAD_ARMOR] = "armor failure",
    [SEAL_WORK_REFUSED] = "header failure",
    [SEAL_TOO_LARGE] = "too large",
    [SEAL_NO_MEMORY] = "no memory",
    [SEAL_FORESEEN_OTHERWISE] = "not what a look foresaw",
};

static const char *
reason_of(const char *vector)
{
	for (size_t i = 0; i < sizeof(locked) / sizeof(*locked); i++)
		if (str_eq(locked[i].vector, vector))
			return locked[i].reason;
	return NULL;
}

/* A key of another size is there to be refused. */
static bool
read_key(struct vector *v, const char *hex)
{
	if (strlen(hex) != (size_t)2 * SEAL_FILE_KEY)
		return true;
	for (size_t i = 0; i < SEAL_FILE_KEY; i++) {
		unsigned byte;

		if (sscanf(hex + 2 * i, "%2x", &byte) != 1)
			return false;
		v->key[i] = (unsigned char)byte;
	}
	v->has_key = true;
	return true;
}

static bool
read_field(struct vector *v, const char *name, const char *value)
{
	if (str_eq(name, "expect"))
		v->expect = value;
	else if (str_eq(name, "payload"))
		v->payload = value;
	else if (str_eq(name, "file key"))
		return read_key(v, value);
	else if (str_eq(name, "passphrase") && v->n_passphrases < PASSPHRASES)
		v->passphrases[v->n_passphrases++] = value;
	else if (str_eq(name, "armored"))
		v->is_armored = str_eq(value, "yes");
	else
		return str_eq(name, "identity") || str_eq(name, "comment");
	return true;
}

/* TEXT is cut up. */
static bool
read_vector(struct vector *v, char *text, size_t n)
{
	char *at = text, *end, *colon;

	*v = (struct vector){0};
	while ((end = strchr(at, '\n')) != NULL && end != at) {
		*end = '\0';
		colon = strstr(at, ": ");
		if (colon == NULL)
			return false;
		*colon = '\0';
		if (!read_field(v, at, colon + 2))
			return false;
		at = end + 1;
	}
	if (end == NULL || v->expect == NULL)
		return false;
	v->file = (const unsigned char *)end + 1;
	v->n = n - (size_t)(end + 1 - text);
	return true;
}

static bool
hash_is(const void *bytes, size_t n, const char *wanted)
{
	char hex[HASH_HEX];

	hash_hex(bytes, n, hex);
	return wanted != NULL && str_eq(hex, wanted);
}

/* Does a look without a passphrase say what opening then says, where it can? */
static bool
is_foreseen(const struct vector *v, enum seal_outcome outcome)
{
	const enum seal_outcome look = seal_look(v->file, v->n);

	if (look != SEAL_DONE)
		return look == outcome;
	return outcome == SEAL_DONE || outcome == SEAL_BAD_MAC ||
	    outcome == SEAL_BAD_PAYLOAD ||
	    (outcome == SEAL_NO_MATCH && v->n_passphrases > 0);
}

/* What one passphrase comes to; *TRUE_TO is whether the text is as stated. */
static unsigned
open_with(const struct vector *v, const char *passphrase, bool *true_to)
{
	unsigned outcome;
	struct seal_opened o;
	struct secret s;

	if (!secret_new(&s, strlen(passphrase)))
		abort();
	memcpy(s.bytes, passphrase, s.len);
	outcome = seal_open(&o, v->file, v->n, &s);
	if (!is_foreseen(v, outcome))
		outcome = SEAL_FORESEEN_OTHERWISE;
	if (outcome == SEAL_DONE)
		*true_to = hash_is(o.text.bytes, o.text.len, v->payload);
	else
		*true_to = o.text.bytes == NULL;
	secret_free(&o.text);
	secret_free(&s);
	return outcome;
}

/* As a person would. */
static const char *
by_person(const char *name, const struct vector *v)
{
	const bool is_for_keys = v->n_passphrases == 0;
	const bool is_readable = !str_eq(v->expect, names[SEAL_BAD_HEADER]) &&
	    !str_eq(v->expect, names[SEAL_BAD_ARMOR]);
	const char *wanted = v->expect;
	size_t i = 0;

	if (is_for_keys && (is_readable || reason_of(name) != NULL))
		wanted = names[SEAL_NO_MATCH];
	do {
		bool true_to;
		const unsigned outcome = open_with(v,
		    is_for_keys ? "password" : v->passphrases[i], &true_to);

		if (!true_to)
			return "the text is another one";
		if (!str_eq(names[outcome], wanted))
			return names[outcome];
	} while (++i < v->n_passphrases);
	return NULL;
}

/* A sealed file, without its text form. */
struct file {
	const unsigned char *bytes;
	size_t n;
};

/* What is written for the same keys, nonce and text is the same file. */
static const char *
again(struct arena *a, const struct file *file, const struct seal_header *h,
    const struct seal_opened *o, const struct seal_keys *k)
{
	struct buf out;

	buf_init(&out, a);
	if (h->has_scrypt) {
		seal_header_add(&out, h);
		seal_header_add_mac(&out, h->mac);
		if (out.len != h->len || memcmp(out.data, file->bytes, h->len))
			return "the header is written in another way";
	}
	buf_clear(&out);
	seal_stream_add(&out, o->text.bytes, o->text.len, k->payload);
	if (h->len + SEAL_NONCE + out.len != file->n ||
	    memcmp(out.data, file->bytes + h->len + SEAL_NONCE, out.len))
		return "the payload is written in another way";
	return NULL;
}

/* The sound part of a broken payload is the one that is stated. */
static const char *
check_good(struct arena *a, const struct vector *v, const struct file *file,
    const struct seal_header *h, const struct seal_opened *o,
    const struct seal_keys *k)
{
	const size_t at = h->len + SEAL_NONCE;
	unsigned char *text = arena_alloc(a, file->n);
	size_t good;

	if (seal_stream_read(text, &good, file->bytes + at, file->n - at,
		k->payload))
		return "the payload is whole after all";
	return good == o->good && hash_is(text, good, v->payload)
	    ? NULL
	    : "another part of the payload is sound";
}

static const char *
judge_rest(struct arena *a, const struct vector *v, const struct file *file,
    const struct seal_header *h, struct seal_keys *k)
{
	struct seal_opened o = {0};
	enum seal_outcome outcome;
	const char *wrong = NULL;

	memcpy(k->file, v->key, SEAL_FILE_KEY);
	outcome = seal_open_rest(&o, file->bytes, file->n, h, k);
	if (!str_eq(names[outcome], v->expect))
		wrong = names[outcome];
	else if (outcome == SEAL_BAD_PAYLOAD)
		wrong = check_good(a, v, file, h, &o, k);
	else if (outcome == SEAL_DONE &&
	    !hash_is(o.text.bytes, o.text.len, v->payload))
		wrong = "the text is another one";
	else if (outcome == SEAL_DONE)
		wrong = again(a, file, h, &o, k);
	secret_free(&o.text);
	return wrong;
}

/* From behind the lock. */
static const char *
by_file_key(struct arena *a, const char *name, const struct vector *v)
{
	enum seal_outcome outcome = SEAL_DONE;
	struct seal_header h;
	struct secret keys;
	struct file file = {v->file, v->n};
	const char *wrong;

	if (v->is_armored) {
		unsigned char *binary = arena_alloc(a, v->n);

		outcome = seal_unarmor(binary, &file.n, v->file, v->n);
		file.bytes = binary;
	}
	if (outcome == SEAL_DONE)
		outcome = seal_header_read(&h, file.bytes, file.n);
	if (outcome != SEAL_DONE)
		return str_eq(names[outcome], v->expect) ? NULL
							 : names[outcome];
	/* Only the lock is to blame: nothing to be seen behind it. */
	if (str_eq(v->expect, names[SEAL_NO_MATCH]) || reason_of(name) != NULL)
		return NULL;
	if (!v->has_key)
		return "no file key, and nothing wrong in front of it";
	if (!secret_new(&keys, sizeof(struct seal_keys)))
		abort();
	wrong = judge_rest(a, v, &file, &h, (struct seal_keys *)keys.bytes);
	secret_free(&keys);
	return wrong;
}

/* NULL, or what came instead. */
static const char *
judge(struct arena *a, const char *path, const char *name, struct vector *v)
{
	const char *wrong;
	struct err e;
	char *text;
	size_t n;

	if (file_read(a, path, 64 << 20, &text, &n, &e) == -1 ||
	    !read_vector(v, text, n))
		return "this is no vector";
	if (reason_of(name) != NULL &&
	    !str_eq(v->expect, names[SEAL_BAD_HEADER]))
		return "not what the table of locks is for";
	wrong = by_person(name, v);
	return wrong != NULL ? wrong : by_file_key(a, name, v);
}

int
main(int argc, char *argv[])
{
	size_t good = 0, bad = 0, n_locked = 0;

	for (int i = 1; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/');
		const char *name = slash == NULL ? argv[i] : slash + 1;
		const char *reason = reason_of(name), *wrong;
		struct arena *a = arena_new();
		struct vector v = {.expect = "?"};

		wrong = judge(a, argv[i], name, &v);
		if (wrong != NULL)
			printf("FAIL %s: %s, not %s\n", name, wrong, v.expect);
		else if (reason != NULL)
			printf("ok   %s: no match, not %s: %s\n", name,
			    v.expect, reason);
		else
			printf("ok   %s: %s\n", name, v.expect);
		good += wrong == NULL;
		bad += wrong != NULL;
		n_locked += wrong == NULL && reason != NULL;
		arena_free(a);
	}
	printf("%zu behind a lock for keys, of %zu in the table\n", n_locked,
	    sizeof(locked) / sizeof(*locked));
	printf("%zu passed, %zu failed\n", good, bad);
	return bad == 0 && good > 0 ? 0 : 1;
}
