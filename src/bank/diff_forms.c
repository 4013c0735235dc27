/* What changed in forms, in the texts of the bank, and in its sources. */
#include "diff.h"
#include "harmcheck/arena.h"

#define AT(type, member) offsetof(struct type, member)

/* --- forms --------------------------------------------------------------- */

static const struct diff_field form_strings[] = {
    {"the title", AT(form, title)},
    {"for whom it is", AT(form, about)},
    {"the stage", AT(form, stage)},
    {NULL, 0},
};

static const char *
form_words(const struct diff *d, const struct bank *b, const void *part)
{
	const struct form *f = part;
	return arena_printf(d->arena, "%s (for the %s)", f->title,
	    b->voices[f->voice]);
}

static const char *
depth_words(const struct diff *d, const struct form *f)
{
	if (f->depth == DEPTH_FULL)
		return "All questions.";
	if (!f->deepen)
		return "The core questions.";
	if (f->deepen_most == 0)
		return "The core questions; after a tick the full ones of the "
		       "theme too.";
	return arena_printf(d->arena,
	    "The core questions; after a tick full ones of the theme too, at "
	    "most %u.",
	    f->deepen_most);
}

static void
compare_form(struct diff *d, const char *who, const void *old, const void *new)
{
	const struct form *f = old, *g = new;
	diff_strings(d, who, form_strings, f, g);
	diff_word(d, who, "the voice", d->old->voices[f->voice],
	    d->new->voices[g->voice]);
	diff_string(d, who, "what it asks", depth_words(d, f),
	    depth_words(d, g));
	if (f->about_self != g->about_self)
		diff_say(d,
		    g->about_self
			? "%s: the answers are about the one who gives them "
			  "now."
			: "%s: the answers are about somebody else now.",
		    who);
	diff_number(d, who, "the time in minutes", f->minutes, g->minutes);
	diff_list(d, who, "themes", true,
	    diff_ids(d, f->categories, f->n_categories),
	    diff_ids(d, g->categories, g->n_categories));
}

/* As they are listed to be chosen; the first gives the first page its voice. */
static struct diff_ids
form_ids(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_forms, sizeof *ids.list), b->n_forms};
	for (size_t i = 0; i < b->n_forms; i++)
		ids.list[i] = b->forms[i].id;
	return ids;
}

void
diff_forms(struct diff *d)
{
	static const struct diff_kind kind = {form_words, compare_form};
	diff_section(d, "Forms");
	diff_match(d, "", &kind, DIFF_PARTS(d->old->forms, d->old->n_forms),
	    DIFF_PARTS(d->new->forms, d->new->n_forms));
	if (!diff_ranked(form_ids(d, d->old), form_ids(d, d->new)))
		diff_say(d, "The forms stand in another order.");
}

/* --- the bank ------------------------------------------------------------ */

static const struct diff_field bank_strings[] = {
    {"the language", AT(bank, language)},
    {"the licence", AT(bank, licence)},
    {NULL, 0},
};

static const struct diff_field bank_texts[] = {
    {"the title", AT(bank, title)},
    {"the first screen", AT(bank, intro)},
    {"what is said with every result", AT(bank, limits)},
    {"what is said before the result", AT(bank, grounding)},
    {"what stands above the next steps", AT(bank, steps_before)},
    {"who has read it", AT(bank, review_status)},
    {"what stands before helplines", AT(bank, helplines_before)},
    {"what stands with every helpline", AT(bank, helplines_note)},
    {"what is said for a country that is not here",
	AT(bank, helplines_elsewhere)},
    {"what is said to young people", AT(bank, young)},
    {"how paper is filled in", AT(bank, paper)},
    {"what is said to whoever hands out paper", AT(bank, facilitator)},
    {NULL, 0},
};

static struct diff_ids
voice_ids(const struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_voices, sizeof *ids.list), b->n_voices};
	for (size_t v = 0; v < b->n_voices; v++)
		ids.list[v] = b->voices[v];
	return ids;
}

void
diff_bank(struct diff *d)
{
	diff_section(d, "The bank itself");
	diff_strings(d, "bank", bank_strings, d->old, d->new);
	diff_list(d, "bank", "voices", false, voice_ids(d, d->old),
	    voice_ids(d, d->new));
	diff_texts(d, "bank", bank_texts, d->old, d->new);
}

/* --- sources ------------------------------------------------------------- */

static const struct diff_field source_strings[] = {
    {"what to look for", AT(source, cite)},
    {"the address", AT(source, url)},
    {NULL, 0},
};

static const char *
source_words(const struct diff *d, const struct bank *b, const void *part)
{
	(void)b;
	return diff_flat(d->arena, ((const struct source *)part)->cite);
}

static void
compare_source(struct diff *d, const char *who, const void *old,
    const void *new)
{
	diff_strings(d, who, source_strings, old, new);
}

void
diff_sources(struct diff *d)
{
	static const struct diff_kind kind = {source_words, compare_source};
	diff_section(d, "Sources");
	diff_match(d, "", &kind, DIFF_PARTS(d->old->sources, d->old->n_sources),
	    DIFF_PARTS(d->new->sources, d->new->n_sources));
}
