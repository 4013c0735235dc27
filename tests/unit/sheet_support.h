/* What the tests of alpha share: a sheet of made-up people's answers. */
#ifndef TESTS_SHEET_SUPPORT_H
#define TESTS_SHEET_SUPPORT_H

#include "support.h"

#include "harmcheck/reliability.h"
#include "harmcheck/tally.h"

#define MOST_PEOPLE 200
#define MOST_QUESTIONS 12

SUPPORT struct sheet {
	size_t people, questions;
	int of[MOST_PEOPLE][MOST_QUESTIONS];
} sheet;

SUPPORT struct category scale = {.kind = KIND_SCALE};

/* The sums of the sheet, each person TIMES times. */
SUPPORT struct tally_theme
count_sheet(struct arena *a, uint64_t times)
{
	struct tally_theme t = {.category = &scale,
	    .n_questions = sheet.questions,
	    .complete = sheet.people * times,
	    .parts = arena_array(a, sheet.questions, sizeof(*t.parts))};

	for (size_t i = 0; i < sheet.people; i++) {
		num_wide total = 0;

		for (size_t k = 0; k < sheet.questions; k++)
			total += sheet.of[i][k];
		for (size_t k = 0; k < sheet.questions; k++) {
			const num_wide x = sheet.of[i][k], n = (num_wide)times;

			t.parts[k].sum += n * x;
			t.parts[k].square += n * x * x;
			t.parts[k].with_total += n * x * total;
		}
		t.total += (num_wide)times * total;
		t.total_square += (num_wide)times * total * total;
	}
	return t;
}

SUPPORT struct reliability
work_out(struct arena *a, uint64_t times)
{
	const struct tally_theme t = count_sheet(a, times);
	struct reliability r;

	reliability_of(a, &t, RELIABILITY_PLACES, &r);
	return r;
}

#endif
