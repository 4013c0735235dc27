#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/seal.h"
#include "seal_parts.h"

/* What the largest text becomes: whole chunks, and a tag for each. */
#define CHUNKS_MOST \
	((size_t)SEAL_TEXT_MOST / SEAL_CHUNK * (SEAL_CHUNK + SEAL_TAG))
/* Lines of 64 characters with CR LF for 48 bytes, and what stands around. */
#define ARMOR_MOST \
	((CHUNKS_MOST + SEAL_HEADER_MOST + SEAL_NONCE) / 48 * 66 + 4096)

static const char scrypt_label[] = "age-encryption.org/v1/scrypt";
#define LABEL (sizeof(scrypt_label) - 1)

/* For what is inside the keys: a secret holds bytes, at any address. */
_Static_assert(_Alignof(struct seal_keys) == 1, "keys are bytes");

/* The names the words go by are those of enum seal_outcome. */
static const struct {
	enum err_kind kind;
	const char *words;
} outcomes[] = {
    [SEAL_DONE] = {ERR_NONE, "It is open."},
    [SEAL_NO_MATCH] = {ERR_REFUSED,
	"This passphrase does not open the file. It may be mistyped, or the "
	"file was sealed with another one, or with a key."},
    [SEAL_BAD_HEADER] = {ERR_DATA,
	"This is not a sealed file, or its first lines are damaged. If you "
	"have a copy, try that one."},
    [SEAL_BAD_MAC] = {ERR_DATA,
	"The first lines of this file were changed after it was sealed. "
	"Nothing of it is shown. If you have a copy, try that one."},
    [SEAL_BAD_PAYLOAD] = {ERR_DATA,
	"This file is damaged, or a part of it is missing. Nothing of it is "
	"shown. If you have a copy, try that one."},
    [SEAL_BAD_ARMOR] = {ERR_DATA,
	"This sealed file is kept as text, and the text was changed. It must "
	"begin and end with its lines of dashes, with nothing else around "
	"them. If you have a copy, try that one."},
    [SEAL_WORK_REFUSED] = {ERR_DATA,
	"To open this file would take more time and memory than is allowed "
	"here. harmcheck seals no file like that."},
    [SEAL_TOO_LARGE] = {ERR_DATA, "This is too large to be sealed or opened."},
    [SEAL_NO_MEMORY] = {ERR_IO,
	"There is too little free memory. To seal or open a file takes about "
	"300 MB for a second or two. Close something else, then try again."},
};

const char *
seal_words(enum seal_outcome outcome)
{
	return outcomes[outcome].words;
}

enum err_kind
seal_kind(enum seal_outcome outcome)
{
	return outcomes[outcome].kind;
}

/* The key that the passphrase and the salt make. */
static bool
stretch(struct seal_keys *k, const struct secret *passphrase,
    const struct seal_header *h)
{
	unsigned char salt[LABEL + SEAL_SALT];

	memcpy(salt, scrypt_label, LABEL);
	memcpy(salt + LABEL, h->salt, SEAL_SALT);
	return seal_scrypt(k->wrap, passphrase, salt, sizeof(salt), h->work);
}

/* Each key is made anew for each file, so that a nonce may be 0 for the one
 * thing it seals. */
static const unsigned char zero_nonce[SEAL_AEAD_NONCE];

static void
make_mac(unsigned char mac[SEAL_MAC], struct seal_keys *k, const void *header,
    size_t n)
{
	seal_hkdf(k->mac, k->file, sizeof(k->file), "", 0, "header");
	seal_hmac(mac, k->mac, sizeof(k->mac), header, n);
}

static void
make_payload_key(struct seal_keys *k, const unsigned char nonce[SEAL_NONCE])
{
	seal_hkdf(k->payload, k->file, sizeof(k->file), nonce, SEAL_NONCE,
	    "payload");
}

static void
add_file(struct buf *out, const unsigned char *text, size_t n,
    struct seal_header *h, struct seal_keys *k)
{
	const size_t start = out->len;
	unsigned char nonce[SEAL_NONCE];

	seal_random(k->file, sizeof(k->file));
	seal_encrypt(h->wrapped, k->file, sizeof(k->file), zero_nonce, k->wrap);
	seal_header_add(out, h);
	make_mac(h->mac, k, out->data + start, out->len - start);
	seal_header_add_mac(out, h->mac);
	seal_random(nonce, sizeof(nonce));
	make_payload_key(k, nonce);
	buf_add(out, nonce, sizeof(nonce));
	seal_stream_add(out, text, n, k->payload);
}

enum seal_outcome
seal_close_with(struct buf *out, const void *text, size_t n,
    const struct secret *passphrase, unsigned work)
{
	enum seal_outcome outcome = SEAL_NO_MEMORY;
	struct seal_header h = {.work = work};
	struct secret keys;
	struct seal_keys *k;

	if (n > SEAL_TEXT_MOST)
		return SEAL_TOO_LARGE;
	if (!secret_new(&keys, sizeof(*k)))
		return SEAL_NO_MEMORY;
	k = (struct seal_keys *)keys.bytes;
	seal_random(h.salt, sizeof(h.salt));
	if (stretch(k, passphrase, &h)) {
		add_file(out, n > 0 ? text : "", n, &h, k);
		outcome = SEAL_DONE;
	}
	secret_free(&keys);
	seal_forget();
	return outcome;
}

enum seal_outcome
seal_close(struct buf *out, const void *text, size_t n,
    const struct secret *passphrase)
{
	return seal_close_with(out, text, n, passphrase, SEAL_WORK);
}

enum seal_outcome
seal_open_rest(struct seal_opened *o, const unsigned char *file, size_t n,
    const struct seal_header *h, struct seal_keys *k)
{
	const unsigned char *nonce = file + h->len;
	const unsigned char *chunks = nonce + SEAL_NONCE;
	const size_t n_chunks = n - h->len - SEAL_NONCE;
	unsigned char mac[SEAL_MAC];

	make_mac(mac, k, file, h->maced);
	if (!seal_same(mac, h->mac, sizeof(mac)))
		return SEAL_BAD_MAC;
	if (!secret_new(&o->text, n_chunks))
		return SEAL_NO_MEMORY;
	make_payload_key(k, nonce);
	if (!seal_stream_read(o->text.bytes, &o->good, chunks, n_chunks,
		k->payload)) {
		secret_free(&o->text);
		return SEAL_BAD_PAYLOAD;
	}
	o->text.len = o->good;
	return SEAL_DONE;
}

/* With the wrap key in K. */
static enum seal_outcome
open_wrapped(struct seal_opened *o, const unsigned char *file, size_t n,
    const struct seal_header *h, struct seal_keys *k)
{
	if (!seal_decrypt(k->file, h->wrapped, sizeof(h->wrapped), zero_nonce,
		k->wrap))
		return SEAL_NO_MATCH;
	return seal_open_rest(o, file, n, h, k);
}

/* Its header, and whether a passphrase could open it. */
static enum seal_outcome
look_binary(struct seal_header *h, const unsigned char *file, size_t n)
{
	const enum seal_outcome outcome = seal_header_read(h, file, n);

	if (outcome != SEAL_DONE)
		return outcome;
	if (!h->has_scrypt)
		return SEAL_NO_MATCH;
	return n - h->len - SEAL_NONCE > CHUNKS_MOST ? SEAL_TOO_LARGE
						     : SEAL_DONE;
}

/* What is done with the binary form of a file; O NULL: only look. */
static enum seal_outcome
open_binary(struct seal_opened *o, const unsigned char *file, size_t n,
    const struct secret *passphrase)
{
	enum seal_outcome outcome;
	struct seal_header h;
	struct secret keys;
	struct seal_keys *k;

	outcome = look_binary(&h, file, n);
	if (outcome != SEAL_DONE || o == NULL)
		return outcome;
	if (!secret_new(&keys, sizeof(*k)))
		return SEAL_NO_MEMORY;
	k = (struct seal_keys *)keys.bytes;
	outcome = stretch(k, passphrase, &h) ? open_wrapped(o, file, n, &h, k)
					     : SEAL_NO_MEMORY;
	secret_free(&keys);
	seal_forget();
	return outcome;
}

static enum seal_outcome
open_armored(struct seal_opened *o, const unsigned char *file, size_t n,
    const struct secret *passphrase)
{
	enum seal_outcome outcome;
	unsigned char *binary;
	struct arena *a;
	size_t n_binary;

	if (n > ARMOR_MOST)
		return SEAL_TOO_LARGE;
	a = arena_new();
	binary = arena_alloc(a, n);
	outcome = seal_unarmor(binary, &n_binary, file, n);
	if (outcome == SEAL_DONE)
		outcome = open_binary(o, binary, n_binary, passphrase);
	arena_free(a);
	return outcome;
}

static enum seal_outcome
open_any(struct seal_opened *o, const void *file, size_t n,
    const struct secret *passphrase)
{
	if (n == 0)
		return SEAL_BAD_HEADER;
	return seal_is_armored(file, n) ? open_armored(o, file, n, passphrase)
					: open_binary(o, file, n, passphrase);
}

enum seal_outcome
seal_open(struct seal_opened *o, const void *file, size_t n,
    const struct secret *passphrase)
{
	*o = (struct seal_opened){0};
	return open_any(o, file, n, passphrase);
}

enum seal_outcome
seal_look(const void *file, size_t n)
{
	return open_any(NULL, file, n, NULL);
}
