/* What changed from one bank to another, section by section. Nothing is
 * wrapped here. Nothing needs cleaning: all words come from banks, and the
 * loader lets no character in that may not be shown. */
#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"

static void (*const sections[])(struct diff *d) = {diff_forms, diff_themes,
    diff_questions, diff_scales, diff_levels, diff_follow_ups, diff_sentinels,
    diff_steps, diff_letter, diff_causes, diff_advice, diff_helplines,
    diff_coverage, diff_bank, diff_sources};

static void
match_voices(struct diff *d)
{
	for (size_t v = 0; v < d->old->n_voices; v++) {
		d->new_voice[v] = NO_VOICE;
		for (size_t w = 0; w < d->new->n_voices; w++)
			if (str_eq(d->old->voices[v], d->new->voices[w]))
				d->new_voice[v] = (int)w;
	}
}

static void
write_head(const struct diff *d, struct buf *out)
{
	const struct bank *o = d->old, *n = d->new;
	if (!str_eq(o->id, n->id))
		buf_addf(out,
		    "These are two different instruments: %s and %s. What "
		    "has the same id in both is compared.\n",
		    o->id, n->id);
	buf_addf(out, "Old: %s, version %s. New: %s, version %s.\n", o->id,
	    o->version, n->id, n->version);
}

bool
bank_diff(struct arena *scratch, const struct bank *older,
    const struct bank *newer, bool brief, struct buf *out)
{
	struct buf changes;
	struct diff d = {scratch, older, newer, &changes, NULL, 0, {0}};
	buf_init(&changes, scratch);
	match_voices(&d);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		sections[i](&d);
	if (d.n == 0 && str_eq(older->id, newer->id)) {
		buf_adds(out, "These two banks mean the same.\n");
		return false;
	}
	write_head(&d, out);
	if (d.n == 0)
		buf_adds(out, "Their ids apart they mean the same.\n");
	if (!brief)
		buf_add(out, changes.data, changes.len);
	diff_comparable(&d, out);
	return true;
}
