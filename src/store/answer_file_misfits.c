/* What a file holds and the bank does not: a fault when the banks are the
 * same, a remark for the reader when they are not. */
#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"

/* So many are named; of others it is said how many there are. */
#define NAMED_MOST 40

struct misfits {
	struct {
		struct buf names;
		size_t n;
	} of[MISFITS];
	bool quiet;
};

static const struct {
	const char *what;   /* in a fault */
	const char *remark; /* the names follow */
} words[MISFITS] = {
    [MISFIT_QUESTION] = {"question",
	"These questions are not among those of today, and were left out:"},
    [MISFIT_NOT_ASKED] = {"question",
	"This form does not ask these questions now, and they were left out:"},
    [MISFIT_ANSWER] = {"answer",
	"These answers are not among those of today, and were left out:"},
    [MISFIT_FOLLOW_UP] = {"follow-up",
	"These follow-up questions are not among those of today, and were "
	"left out:"},
    [MISFIT_THEME] = {"theme",
	"These parts are not among those of today, and were left out:"},
    [MISFIT_NOTE] = {"question", "Notes on these were left out, too:"},
    [MISFIT_CAUSE] = {"cause",
	"The points that were shared out were left out, because these causes "
	"are not the same today:"},
};

struct misfits *
misfits_new(struct arena *a)
{
	struct misfits *m = arena_alloc(a, sizeof(*m));

	for (size_t i = 0; i < MISFITS; i++)
		buf_init(&m->of[i].names, a);
	return m;
}

bool
misfits_quiet(struct reader *r, bool quiet)
{
	const bool before = r->misfits->quiet;

	r->misfits->quiet = quiet;
	return before;
}

void
misfit(struct reader *r, enum misfit kind, struct loc at, const char *id,
    const char *hint)
{
	struct misfits *m = r->misfits;

	if (r->same_bank) {
		diag_add(r->diags, DIAG_UNKNOWN_ID, at,
		    "there is no %s \"%s\"%s", words[kind].what, id,
		    hint != NULL ? hint : " in this form");
		return;
	}
	if (m->quiet || m->of[kind].n++ >= NAMED_MOST)
		return;
	buf_addf(&m->of[kind].names, "%s \"%s\"", m->of[kind].n > 1 ? "," : "",
	    id);
}

void
misfits_tell(struct reader *r)
{
	for (size_t i = 0; i < MISFITS; i++) {
		const size_t n = r->misfits->of[i].n;

		if (n > NAMED_MOST)
			buf_addf(&r->misfits->of[i].names, ", and %zu more",
			    n - NAMED_MOST);
		if (n > 0)
			r->notes->list[r->notes->n++] =
			    arena_printf(r->arena, "%s%s.", words[i].remark,
				r->misfits->of[i].names.data);
	}
	if (r->notes->lost_alert)
		r->notes->list[r->notes->n++] =
		    "An answer that was left out may have been about safety. "
		    "This page cannot know. If it was, please look at the "
		    "people you can reach: harmcheck helplines";
}
