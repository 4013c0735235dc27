/* What bank_words.h promises, by the words of a shown bank. */
#include "harmcheck/bank_words.h"
#include "harmcheck/buf.h"
#include "show.h"

static struct show
show_for(const struct bank_words *w)
{
	return (struct show){w->bank, w->out, w->form, true};
}

void
bank_words_cond(const struct bank_words *w, const struct cond *c)
{
	const struct show s = show_for(w);
	if (c == NULL)
		buf_adds(w->out, "always");
	else
		show_cond(&s, c);
}

void
bank_words_test(const struct bank_words *w, const struct category *c,
    const struct level_test *t)
{
	const struct show s = show_for(w);
	show_test(&s, c, t);
}

void
bank_words_needs(const struct bank_words *w, const struct level *v)
{
	const struct show s = show_for(w);
	show_needs(&s, v);
}

void
bank_words_band(const struct bank_words *w, const struct category *c, size_t i)
{
	const struct show s = show_for(w);
	show_band(&s, c, i);
}

void
bank_words_enough(const struct bank_words *w, const struct category *c)
{
	const struct show s = show_for(w);
	show_enough(&s, c);
}
