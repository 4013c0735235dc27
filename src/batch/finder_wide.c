/* The numbers of patterns, 32 tables at a time, where the processor can do that
 * (AVX-512). They are those that pattern_of() gives in finder.c. */
#include "finder_wide.h"

#include <string.h>

#include "harmcheck/arena.h"

void
wide_patterns_plan(struct arena *a, struct plan *p)
{
	struct wide_patterns *w = &p->wide;

	/* two registers hold so many codes, the one that is always 0 too */
	if (p->n_tables == 0 || p->n_slots >= 2 * WIDE_LANES)
		return;
	for (size_t u = 0; u < p->n_tables; u++)
		if (p->units[u].n_pattern > w->rounds)
			w->rounds = p->units[u].n_pattern;
	w->chunks = (p->n_tables + WIDE_LANES - 1) / WIDE_LANES;
	w->steps = arena_array(a, w->chunks * w->rounds, sizeof(*w->steps));
	for (size_t i = 0; i < w->chunks * WIDE_LANES; i++) {
		const struct unit *u = &p->units[i];
		const size_t n = i < p->n_tables ? u->n_pattern : 0;

		for (size_t r = 0; r < w->rounds; r++) {
			struct wide_step *s =
			    &w->steps[i / WIDE_LANES * w->rounds + r];
			const uint16_t slot =
			    r < n ? u->pattern[r] : (uint16_t)p->n_slots;

			s->slot[i % WIDE_LANES] = slot;
			s->stride[i % WIDE_LANES] = p->strides[slot];
		}
	}
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define CAN __attribute__((target("avx512f,avx512bw")))

EACH_ROW CAN void
wide_patterns(const struct plan *p, const uint16_t *codes, uint16_t *patterns)
{
	const struct wide_step *s = p->wide.steps;
	const __m512i low = _mm512_loadu_si512(codes);
	const __m512i high = _mm512_loadu_si512(codes + WIDE_LANES);

	for (size_t c = 0; c < p->wide.chunks; c++) {
		__m512i sum = _mm512_setzero_si512();

		for (size_t r = 0; r < p->wide.rounds; r++, s++) {
			const __m512i code = _mm512_permutex2var_epi16(low,
			    _mm512_loadu_si512(s->slot), high);

			sum = _mm512_add_epi16(sum,
			    _mm512_mullo_epi16(code,
				_mm512_loadu_si512(s->stride)));
		}
		_mm512_storeu_si512(patterns + c * WIDE_LANES, sum);
	}
}
#else
void
wide_patterns(const struct plan *p, const uint16_t *codes, uint16_t *patterns)
{
	(void)p, (void)codes, (void)patterns;
}
#endif
