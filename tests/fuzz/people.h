/* Answers made from the input. */
#ifndef TESTS_FUZZ_PEOPLE_H
#define TESTS_FUZZ_PEOPLE_H

#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "fuzz.h"

#define SUPPORT __attribute__((unused)) static

/* What somebody says to an item; notes are rare, and of any bytes. */
SUPPORT void
take_answer(struct bytes *in, struct arena *a, struct answer *to,
    const struct form_item *it)
{
	const unsigned n = (unsigned)it->scale->n_options;
	const unsigned said = take_byte(in);

	to->said = ANSWER_GIVEN;
	to->option = (int)(said % 16 % n);
	if (said >> 4 == 0)
		to->said = ANSWER_NOT_REACHED;
	else if (said >> 4 == 1)
		to->said = ANSWER_SKIPPED;
	else if (said >> 4 == 2 && it->question != NULL && it->question->na)
		to->said = ANSWER_NOT_APPLICABLE;
	if (said >> 4 == 3)
		to->note = take_text(in, a, 40).s;
}

SUPPORT struct answers *
take_answers(struct bytes *in, struct arena *a, const struct bank *b,
    const struct form *f)
{
	static const char countries[][3] = {"", "AA", "GB", "ZZ"};
	struct answers *it = answers_new(a, b, f, "2026-11-22");
	const uint8_t how = take_byte(in);

	memcpy(it->country, countries[how % 4], 3);
	if (it->country[0] != '\0' && bank_country(b, it->country) == NULL)
		it->country[0] = '\0';
	if (how & 4)
		memcpy(it->code, "ab-1", 5);
	for (size_t i = 0; i < b->n_categories; i++) {
		it->declined[i] = (how & 24) == 24 && take_byte(in) % 2 != 0;
		it->kept_short[i] = (how & 96) == 96 && take_byte(in) % 2 != 0;
	}
	for (size_t i = 0; i < f->n_items; i++)
		take_answer(in, a, &it->list[i], &f->items[i]);
	answers_refresh(it);
	return it;
}

#endif
