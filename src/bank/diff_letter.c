/* What changed in the words of a letter. They never touch a score. */
#include "diff.h"
#include "harmcheck/arena.h"

#define AT(member) offsetof(struct letter_words, member)

static const struct diff_field texts[] = {
    {"the title", AT(title)},
    {"what is said before it", AT(before)},
    {"what is said first, after self-harm or unsafe", AT(first)},
    {"what is said instead, after conduct", AT(none)},
    {"the heading of what helps", AT(helps)},
    {"the heading of what was hard", AT(hard)},
    {"the heading of the wishes", AT(wish)},
    {"the last line", AT(closing)},
    {NULL, 0},
};

void
diff_sentences(struct diff *d, const char *who, const struct question *q,
    const struct question *r)
{
	struct text old_helps = {{NULL}}, new_helps = {{NULL}};
	struct text old_hard = {{NULL}}, new_hard = {{NULL}};
	for (size_t v = 0; v < BANK_VOICES_MAX; v++) {
		old_helps.of[v] = q->voice[v].helps;
		new_helps.of[v] = r->voice[v].helps;
		old_hard.of[v] = q->voice[v].hard;
		new_hard.of[v] = r->voice[v].hard;
	}
	diff_text(d, who, "the letter's sentence on what helps", &old_helps,
	    &new_helps);
	diff_text(d, who, "the letter's sentence on what was hard", &old_hard,
	    &new_hard);
}

/* The voices whose wishes may be steps outside. */
static struct diff_ids
outside(struct diff *d, const struct bank *b)
{
	struct diff_ids ids = {
	    arena_array(d->arena, b->n_voices, sizeof *ids.list), 0};
	for (size_t v = 0; v < b->n_voices; v++)
		if (b->letter.outside[v])
			ids.list[ids.n++] = b->voices[v];
	return ids;
}

void
diff_letter(struct diff *d)
{
	diff_section(d, "The letter");
	diff_texts(d, "letter", texts, &d->old->letter, &d->new->letter);
	diff_list(d, "letter", "voices whose wishes may be steps outside",
	    false, outside(d, d->old), outside(d, d->new));
}
