/* Reasons in words, and the verdict that they come to. */
#include "diff_reasons.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"

#define IDS_SHOWN 6

static const char *const reasons[REASONS] = {
    [VOICE] = "somebody else answers",
    [KIND] = "events became a scale, or a scale events",
    [SCORING] = "it is scored in another way",
    [LEVELS] = "the rules of its levels or bands changed",
    [PART] = "the form asks another part of the sum",
    [NEW] = "new questions",
    [GONE] = "questions gone",
    [ANSWERS] = "other answers to choose from",
    [NA] = "\"does not apply\" can be said no more, or newly",
    [WHEN] = "asked under another condition",
    [DEPTH] = "asked of everybody, or only after a tick, unlike before",
    [WEIGHT] = "counted with another weight, or the other way round",
    [GATE] = "what comes before and decides changed",
    [ASKED] = "asked in other words",
    [LABELS] = "answers in other words",
    [GATE_ASKED] = "what comes before and decides is asked in other words",
    [LEVEL_WORDS] = "levels or bands in other words",
    [DIRECTION] = "whether more of it is good or bad is said differently",
};

void
reason_add(struct pair *p, enum reason r, const char *id)
{
	struct diff_ids *ids = &p->ids[r];
	p->found |= 1u << r;
	if (id == NULL || diff_has(*ids, id))
		return;
	if (ids->list == NULL)
		ids->list = arena_array(p->arena, IDS_SHOWN, sizeof *ids->list);
	if (ids->n < IDS_SHOWN)
		ids->list[ids->n++] = id;
	else
		p->more[r]++;
}

static void
write_reason(const struct pair *p, enum reason r, bool named, struct buf *why)
{
	const struct diff_ids *ids = &p->ids[r];
	buf_adds(why, reasons[r]);
	if (!named)
		return;
	for (size_t i = 0; i < ids->n; i++)
		buf_addf(why, "%s%s", i == 0 ? ": " : ", ", ids->list[i]);
	if (p->more[r] > 0)
		buf_addf(why, " and %zu more", p->more[r]);
}

enum comparable
reasons_verdict(const struct pair *p, bool named, struct buf *why)
{
	const unsigned hard = p->found & REASONS_HARD;
	/* where more than words changed, words matter no more */
	const unsigned said = hard != 0 ? hard : p->found;
	bool first = true;
	for (unsigned r = 0; why != NULL && r < REASONS; r++) {
		if (!(said >> r & 1))
			continue;
		buf_adds(why, first ? "" : "; ");
		write_reason(p, (enum reason)r, named, why);
		first = false;
	}
	if (said == 0)
		return COMPARABLE_YES;
	return hard != 0 ? COMPARABLE_NO : COMPARABLE_WORDING;
}

const char *
comparable_name(enum comparable c)
{
	static const char *const names[] = {
	    [COMPARABLE_YES] = "comparable",
	    [COMPARABLE_WORDING] = "wording changed",
	    [COMPARABLE_NO] = "not comparable",
	    [COMPARABLE_NEW] = "new",
	    [COMPARABLE_GONE] = "gone",
	    [COMPARABLE_NOWHERE] = "nowhere",
	};
	return names[c];
}
