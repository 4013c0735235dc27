/*
 * Rows of single digits, sixty-four bytes at a time, where the processor can
 * do that (AVX-512 with VBMI2). What comes out is what csv_quick() gives; what
 * it does not take is left to that.
 */
#include "csv_wide.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#include <string.h>

#include "plain_id.h"

#define WIDE 64
#define CAN __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt")))

bool
csv_wide_can(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx512f") &&
	    __builtin_cpu_supports("avx512bw") &&
	    __builtin_cpu_supports("avx512vbmi2") &&
	    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

/* Where the cells of a line stand, as far as it was read. */
struct wide_row {
	/* the first byte of each, or what ends it: of the first 64 here, for
	 * what was just written cannot be read again at once; of more in the
	 * memory */
	__m512i few;
	unsigned char *first;
	size_t n;
	/* of the byte before: it ended a cell; it was the N of NA */
	uint64_t ended, began_na;
	bool whole; /* the line was read to its end */
};

/*
 * The next 64 bytes at S. Each byte must be the one digit of a cell, NA, or
 * what ends a cell; else it is not plain: SIZE_MAX. Gives how many bytes there
 * were up to the end of the line.
 */
CAN static inline __attribute__((always_inline)) size_t
read_wide(struct wide_row *c, bool many, const char *s)
{
	const __m512i v = _mm512_loadu_si512(s);
	const uint64_t feeds =
	    _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
	const uint64_t feed = feeds & -feeds; /* the first */
	const uint64_t valid = feed | (feed - 1);
	const uint64_t back =
	    _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r')) & feed >> 1;
	const uint64_t ends =
	    (_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(',')) & valid) |
	    (back != 0 ? back : feed);
	const uint64_t digits = _mm512_cmple_epu8_mask(
	    _mm512_sub_epi8(v, _mm512_set1_epi8('0')), _mm512_set1_epi8(9));
	uint64_t first = (ends << 1 | c->ended) & valid;
	__m512i cells;
	uint64_t n, a, known;

	if (back != 0)
		first &= ~feed;
	n = first & _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('N'));
	a = (n << 1 | c->began_na) & valid;
	known = ends | (first & digits) | n | a | (back != 0 ? feed : 0);
	if (known != valid ||
	    (a & ~_mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('A'))) != 0)
		return SIZE_MAX;
	cells = _mm512_maskz_compress_epi8(first, v);
	if (c->n < WIDE)
		c->few = _mm512_mask_expand_epi8(c->few, ~UINT64_C(0) << c->n,
		    cells);
	if (many)
		_mm512_storeu_si512(c->first + c->n, cells);
	c->n += (size_t)__builtin_popcountll(first);
	c->ended = ends >> 63;
	c->began_na = n >> 63;
	c->whole = feed != 0;
	return feed != 0 ? (size_t)__builtin_ctzll(feed) + 1 : WIDE;
}

/* From the first bytes V of up to 64 cells, from SLOT on, to their codes;
 * false: there is a digit that is no answer. Of the codes behind them nothing
 * changes.
 */
CAN static inline __attribute__((always_inline)) bool
decode(const struct csv_heads *h, __m512i v, size_t slot, size_t n,
    uint16_t *codes)
{
	const __mmask64 here =
	    n >= WIDE ? ~UINT64_C(0) : (UINT64_C(1) << n) - 1;
	const __m512i x = _mm512_sub_epi8(v,
	    _mm512_maskz_loadu_epi8(here, h->wide.lowest + slot));
	const __mmask64 right = _mm512_mask_cmple_epu8_mask(here, x,
	    _mm512_maskz_loadu_epi8(here, h->wide.span + slot));
	const __mmask64 digits = _mm512_mask_cmple_epu8_mask(here,
	    _mm512_sub_epi8(v, _mm512_set1_epi8('0')), _mm512_set1_epi8(9));
	const __m512i code = _mm512_mask_blend_epi8(right,
	    _mm512_maskz_loadu_epi8(here, h->wide.nothing + slot), x);
	uint16_t *const low = codes + slot, *const high = low + WIDE / 2;

	/* whole registers: a store with a mask is slow to be read again */
	_mm512_storeu_si512(low,
	    _mm512_mask_blend_epi16((__mmask32)here, _mm512_loadu_si512(low),
		_mm512_cvtepu8_epi16(_mm512_castsi512_si256(code))));
	_mm512_storeu_si512(high,
	    _mm512_mask_blend_epi16((__mmask32)(here >> 32),
		_mm512_loadu_si512(high),
		_mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(code, 1))));
	return digits == right;
}

CAN static __attribute__((noinline)) bool
decode_many(const struct csv_heads *h, const unsigned char *first,
    uint16_t *codes)
{
	for (size_t slot = 0; slot < h->n_items; slot += WIDE)
		if (!decode(h, _mm512_loadu_si512(first + slot), slot,
			h->n_items - slot, codes))
			return false;
	return true;
}

EACH_ROW CAN bool
csv_wide(const struct csv_heads *h, const char **at, const char *end,
    unsigned char *first, uint16_t *codes, struct row_codes *out)
{
	struct wide_row c = {.first = first, .ended = 1};
	const bool many = h->n_items > WIDE;
	const char *s = *at;

	if ((size_t)(end - s) < CSV_BYTES_MOST(h->n_items) + WIDE)
		return false;
	if (!plain_first(h, &s, out))
		return false;
	do {
		const size_t n = read_wide(&c, many, s);

		if (n == SIZE_MAX || c.n > h->n_items)
			return false;
		s += n;
	} while (!c.whole);
	if (c.n != h->n_items)
		return false;
	if (many ? !decode_many(h, first, codes)
		 : !decode(h, c.few, 0, c.n, codes))
		return false;
	if (!h->same)
		csv_map_codes(h, codes);
	*at = s;
	return true;
}

#else
bool
csv_wide_can(void)
{
	return false;
}

bool
csv_wide(const struct csv_heads *h, const char **at, const char *end,
    unsigned char *first, uint16_t *codes, struct row_codes *out)
{
	(void)h, (void)at, (void)end, (void)first, (void)codes, (void)out;
	return false;
}
#endif
