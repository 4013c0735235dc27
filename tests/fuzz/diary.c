/* The diary: its document, from any bytes or from texts that are added; and
 * the sealed file around it. What is sealed opens as it was, and changed
 * anywhere it does not open. Sealing takes next to no work here. */
#include <dlfcn.h>
#include <stdlib.h>

#include "harmcheck/diary.h"
#include "harmcheck/seal.h"
#include "../../src/store/diary_parts.h"
#include "../../src/store/seal_parts.h"
#include "fuzz.h"

typedef int scrypt_fn(const uint8_t *, size_t, const uint8_t *, size_t,
    uint64_t, uint32_t, uint32_t, uint8_t *, size_t);
scrypt_fn crypto_pwhash_scryptsalsa208sha256_ll;
static scrypt_fn *scrypt_of_the_library;
static struct secret passphrase;

/* In the place of the library's: whatever work a header asks for, N is 2. */
int
crypto_pwhash_scryptsalsa208sha256_ll(const uint8_t *words, size_t n,
    const uint8_t *salt, size_t n_salt, uint64_t work, uint32_t r, uint32_t p,
    uint8_t *out, size_t n_out)
{
	FUZZ_CHECK(work <= (uint64_t)1 << SEAL_WORK_MOST);
	return scrypt_of_the_library(words, n, salt, n_salt, 2, r, p, out,
	    n_out);
}

void
fuzz_begin(void)
{
	*(void **)&scrypt_of_the_library =
	    dlsym(RTLD_NEXT, "crypto_pwhash_scryptsalsa208sha256_ll");
	FUZZ_CHECK(scrypt_of_the_library != NULL);
	FUZZ_CHECK(secret_new(&passphrase, 5));
	memcpy(passphrase.bytes, "horse", 5);
}

/* --- the document -------------------------------------------------------- */

static void
check_document(struct arena *a, const struct diary *x)
{
	struct buf one, two;
	struct diags d;
	const struct diary *y;

	buf_init(&one, a);
	buf_init(&two, a);
	diary_write(&one, x);
	FUZZ_CHECK(one.len == diary_size(x, 0));
	diag_init(&d, a);
	y = diary_read(a, "g", one.data, one.len, &d);
	FUZZ_CHECK(y != NULL && y->n == x->n && y->bytes == x->bytes);
	for (size_t i = 0; i < x->n; i++) {
		const struct diary_entry *p = x->entries[i], *q = y->entries[i];

		FUZZ_CHECK(strcmp(p->name, q->name) == 0);
		fuzz_same("entry", p->text, p->n, q->text, q->n);
		FUZZ_CHECK(diary_find(x, p->name) == p);
		FUZZ_CHECK(
		    i == 0 || strcmp(x->entries[i - 1]->date, p->date) <= 0);
		fuzz_clean("name", p->name, strlen(p->name), false);
	}
	diary_write(&two, y);
	fuzz_same("document", one.data, one.len, two.data, two.len);
}

static void
check_read(struct bytes *in, struct arena *a)
{
	struct diags d;
	const struct diary *x;

	diag_init(&d, a);
	x = diary_read(a, "f", (const char *)in->p, in->n, &d);
	FUZZ_CHECK((x == NULL) == (d.n > 0));
	fuzz_findings(&d, (const char *)in->p, in->n, x == NULL);
	if (x != NULL)
		check_document(a, x);
}

static void
check_add(struct bytes *in, struct arena *a)
{
	static const char *const dates[] = {"2026-11-22", "1900-01-01",
	    "9999-12-31", "2026-11-21"};
	struct diary *x = diary_new(a);

	while (in->n > 0) {
		const uint8_t how = take_byte(in);
		const struct fuzz_text t = take_text(in, a, in->n);
		const size_t entries = x->n, bytes = x->bytes;
		const struct diary_entry *entry;
		struct err e = {0};
		bool new = false;

		if (how & 4 && x->n > 0)
			diary_remove(x, x->entries[how / 8 % x->n]);
		else if (diary_add(x, dates[how % 4], t.s, t.n, &entry, &new,
			     &e) == -1)
			FUZZ_CHECK(x->n == entries && x->bytes == bytes &&
			    e.kind == ERR_DATA);
		else
			FUZZ_CHECK(x->n == entries + (new ? 1 : 0));
	}
	check_document(a, x);
}

/* --- the sealed file ----------------------------------------------------- */

static enum seal_outcome
open_file(struct seal_opened *o, const void *file, size_t n)
{
	const enum seal_outcome looked = seal_look(file, n);
	const enum seal_outcome got = seal_open(o, file, n, &passphrase);

	FUZZ_CHECK((got == SEAL_DONE) == (o->text.bytes != NULL));
	FUZZ_CHECK(looked == SEAL_DONE || looked == got);
	FUZZ_CHECK(seal_words(got)[0] != '\0');
	return got;
}

/* Any bytes behind a beginning that fits. */
static void
check_file(struct bytes *in, struct arena *a)
{
	static const char head[] =
	    "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA ";
	const uint8_t how = take_byte(in);
	struct seal_opened o;
	struct buf file;

	buf_init(&file, a);
	if (how & 1)
		buf_adds(&file, head);
	buf_add(&file, in->p, in->n);
	open_file(&o, file.data, file.len);
	secret_free(&o.text);
}

/* Sealed, opened; and one byte or more of it changed, cut off or put in. */
static void
check_sealed(struct bytes *in, struct arena *a)
{
	const uint8_t how = take_byte(in);
	const size_t at = (size_t)take_number(in, 2);
	const uint8_t change = take_byte(in);
	const struct fuzz_text t = take_rest(in, a);
	struct seal_opened o;
	struct buf file, other;

	buf_init(&file, a);
	buf_init(&other, a);
	FUZZ_CHECK(
	    seal_close_with(&file, t.s, t.n, &passphrase, 1) == SEAL_DONE);
	FUZZ_CHECK(open_file(&o, file.data, file.len) == SEAL_DONE);
	fuzz_same("sealed", t.s, t.n, (const char *)o.text.bytes, o.text.len);
	secret_free(&o.text);
	buf_add(&other, file.data, at % file.len);
	if (how % 4 == 0 && change != 0)
		buf_addc(&other, (char)(file.data[at % file.len] ^ change));
	else if (how % 4 == 1)
		buf_addc(&other, (char)change);
	if (how % 4 == 1)
		buf_add(&other, file.data + at % file.len,
		    file.len - at % file.len);
	else if (how % 4 != 3)
		buf_add(&other, file.data + at % file.len + 1,
		    file.len - at % file.len - 1);
	if (other.len == file.len &&
	    memcmp(other.data, file.data, file.len) == 0)
		return;
	FUZZ_CHECK(open_file(&o, other.data, other.len) != SEAL_DONE);
	secret_free(&o.text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const checks[])(struct bytes *,
	    struct arena *) = {check_read, check_add, check_file, check_sealed};
	struct bytes in = {data, size};
	struct arena *a = fuzz_arena();

	checks[take_below(&in, 4)](&in, a);
	return 0;
}
