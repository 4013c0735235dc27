#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/result.h"
#include "report_parts.h"

/* Answers about somebody else call for no numbers. */
static const struct country *
country_of(const struct result *r)
{
	const struct answers *a = r->answers;

	return a->form->about_self && a->country[0] != '\0'
	    ? bank_country(a->bank, a->country)
	    : NULL;
}

bool
part_has_lines(const struct result *r, enum sentinel_kind kind)
{
	return country_of(r) != NULL &&
	    r->answers->bank->sentinels[kind].n_helplines > 0;
}

void
part_sentinel_lines(struct report *rep, const struct result *r,
    enum sentinel_kind kind)
{
	const struct bank *b = r->answers->bank;
	const struct sentinel *s = &b->sentinels[kind];

	if (!part_has_lines(r, kind))
		return;
	report_add(rep, BLOCK_GAP, "");
	report_lines_brief(rep, b, country_of(r), s->helplines, s->n_helplines,
	    NULL);
}

void
part_sentinel_words(struct report *rep, const struct result *r,
    enum sentinel_kind kind, bool first)
{
	report_add(rep, BLOCK_GAP, "");
	report_add(rep, BLOCK_PARA,
	    part_text(r, &r->answers->bank->sentinels[kind].result));
	if (first)
		part_sentinel_lines(rep, r, kind);
}

/* One kind of sentinel that speaks: what was answered, what is said to it. */
static void
speaking(struct report *rep, const struct result *r, enum sentinel_kind kind,
    bool first)
{
	report_add(rep, BLOCK_THEME,
	    part_text(r, &r->answers->bank->sentinels[kind].title));
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->alerts[i].kind == kind &&
		    r->alerts[i].state == ALERT_SPEAKS)
			report_add(rep, BLOCK_ITEM,
			    part_answer(rep, r, r->alerts[i].item));
	part_sentinel_words(rep, r, kind, first);
}

bool
part_is_untouched(const struct theme_score *s)
{
	return s->answered + s->skipped + s->not_applicable == 0;
}

bool
part_is_named_as_part(const struct result *r, const struct alert *al)
{
	const struct category *c = r->answers->form->items[al->item].category;
	const struct theme_score *s = c != NULL ? result_theme(r, c) : NULL;

	return s != NULL &&
	    (part_is_untouched(s) || r->answers->declined[c->index]);
}

static bool
holds_sentinel(const struct result *r, const struct category *c)
{
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->answers->form->items[r->alerts[i].item].category == c)
			return true;
	return false;
}

bool
part_is_left_open(const struct result *r, const struct theme_score *s,
    bool declined)
{
	const struct category *c = s->category;

	return s->not_reached > 0 &&
	    r->answers->declined[c->index] == declined &&
	    (declined || (part_is_untouched(s) && holds_sentinel(r, c)));
}

/* Sentinels in STATE without an answer, in one sentence. */
static void
unanswered(struct report *rep, const struct result *r, enum alert_state state,
    const char *lead, const char *tail)
{
	struct buf text;
	size_t n = 0;

	buf_init(&text, rep->arena);
	buf_adds(&text, lead);
	for (size_t i = 0; i < r->n_alerts; i++) {
		const struct alert *al = &r->alerts[i];

		if (al->state != state ||
		    (state == ALERT_NOT_ASKED && part_is_named_as_part(r, al)))
			continue;
		buf_addf(&text, "%s \"%s\"", n++ == 0 ? "" : ",",
		    r->answers->form->items[al->item].short_text);
	}
	buf_adds(&text, tail);
	if (n > 0)
		report_add(rep, BLOCK_PARA, text.data);
}

/* Parts that were left out, or never reached, are named as parts: whoever did
 * not see the questions does not meet them here. */
static void
parts(struct report *rep, const struct result *r, bool declined,
    const char *lead, const char *tail)
{
	struct buf text;
	size_t n = 0;

	buf_init(&text, rep->arena);
	buf_adds(&text, lead);
	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];
		const struct category *c = s->category;

		if (!part_is_left_open(r, s, declined))
			continue;
		buf_addf(&text, "%s %s", n++ == 0 ? "" : ";",
		    part_text(r, &c->title));
	}
	buf_adds(&text, tail);
	if (n > 0)
		report_add(rep, BLOCK_PARA, text.data);
}

void
part_left_open(struct report *rep, const struct result *r)
{
	struct block **heading = rep->tail;
	struct block **body;

	report_add(rep, BLOCK_HEADING, "Left open");
	body = rep->tail;
	unanswered(rep, r, ALERT_NOT_ANSWERED, "Not answered:",
	    ". A question without an answer never counts as \"no\".");
	unanswered(rep, r, ALERT_NOT_ASKED,
	    "Not asked:", ". This page says nothing about that.");
	parts(rep, r, false, "Parts you did not get to:",
	    ". This page says nothing about them.");
	parts(rep, r, true, "Not asked, because you left the part out:",
	    ". You can come back to it any time.");
	if (rep->tail == body) { /* nothing is: no heading either */
		rep->tail = heading;
		*heading = NULL;
	}
}

/* "5 of 11 named": on the first page, what was said; the words of the level
 * stand with the theme. */
static const char *
sign(struct report *rep, const struct result *r, const struct theme_score *s)
{
	if (s->category->kind == KIND_SCALE)
		return part_text(r, &s->category->levels[s->level].label);
	return arena_printf(rep->arena, "%zu of %zu named", s->ticked,
	    s->asked);
}

bool
part_is_sign(const struct theme_score *s)
{
	return s->level >= 0 &&
	    s->category->levels[s->level].shows == SHOWS_STANDS_OUT;
}

/* What was named of conduct stands above the signs, and is not counted. */
bool
part_is_told_sign(const struct result *r, const struct theme_score *s)
{
	return part_is_sign(s) &&
	    !(s->category->conduct && r->speaks[SENTINEL_CONDUCT]);
}

bool
part_has_signs(const struct result *r)
{
	for (int k = 0; k < SENTINEL_KINDS; k++)
		if (r->speaks[k])
			return true;
	for (size_t i = 0; i < r->n_themes; i++)
		if (part_is_sign(&r->themes[i]))
			return true;
	return false;
}

/* Under a heading of their own behind what speaks alone (MORE). */
static size_t
clear_signs(struct report *rep, const struct result *r, bool more)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_themes; i++) {
		const struct theme_score *s = &r->themes[i];

		if (!part_is_told_sign(r, s))
			continue;
		if (n++ == 0)
			report_add(rep, more ? BLOCK_THEME : BLOCK_GAP,
			    "These parts stand out too");
		report_addf(rep, BLOCK_ITEM, "%s: %s",
		    part_text(r, &s->category->title), sign(rep, r, s));
	}
	return n;
}

static bool
named_any(const struct result *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n_themes; i++)
		n += r->themes[i].ticked;
	return n > 0;
}

void
part_stands_out(struct report *rep, const struct result *r)
{
	enum sentinel_kind last = SENTINEL_NONE;
	size_t n = 0;

	if (r->answered == 0)
		return;
	report_add(rep, BLOCK_HEADING, "What stands out");
	for (size_t i = 0; i < r->n_alerts; i++)
		if (r->alerts[i].state == ALERT_SPEAKS &&
		    r->alerts[i].kind != last) {
			last = r->alerts[i].kind;
			speaking(rep, r, last, n == 0);
			n++;
		}
	n += clear_signs(rep, r, n > 0);
	if (n == 0 && 2 * r->answered < r->items)
		report_add(rep, BLOCK_PARA,
		    "You answered few of the questions. That is too little to "
		    "say what stands out. It does not mean that all is well.");
	else if (n == 0)
		report_addf(rep, BLOCK_PARA,
		    "%s That does not prove that all is well.",
		    named_any(r)
			? "No one part stands out above the others. What you "
			  "named is below, and it counts."
			: "No single thing stands out from your answers.");
}
