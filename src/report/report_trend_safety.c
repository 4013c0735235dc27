/* A course of time: questions about safety, by date. What was named, what has
 * no answer, and which checks did not ask: "no" can be told from silence. Never
 * a word that clears anybody. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "report_trend_parts.h"

/* The titles of these kinds, in the words of entry I; NULL: none. */
static const char *
kinds(const struct trend_page *p, size_t i, const bool *list)
{
	const struct bank *b = trend_entry_of(p, i)->side->answers->bank;
	struct buf out;
	size_t n = 0;

	buf_init(&out, p->rep->arena);
	for (size_t k = 0; k < SENTINEL_KINDS; k++) {
		const char *title = trend_text(p, i, &b->sentinels[k].title);

		if (list[k] && title != NULL)
			buf_addf(&out, "%s%s", n++ > 0 ? "; " : "", title);
	}
	return n > 0 ? out.data : NULL;
}

/* That nothing was named is not set against an act of conduct. */
static const char *
nothing_named(const struct trend_page *p, const struct trend_entry *e)
{
	if (e->side->lost_alert)
		return "an answer cannot be read";
	if (!e->safety_said)
		return e->safety_asked ? "no clear answer" : "not asked";
	if (!e->side->known)
		return "answered, by questions that are not at hand";
	if (p->t->conduct)
		return e->safety_open ? "answered in part" : "answered";
	return e->safety_open ? "answered in part, nothing named"
			      : "answered, nothing named";
}

/* What was said in check I; PLAIN: no kind is called by its name. */
static const char *
said(const struct trend_page *p, size_t i, bool *plain)
{
	const struct trend_entry *e = trend_entry_of(p, i);
	const char *named = kinds(p, i, e->speaks);
	const char *silent = kinds(p, i, e->silent);

	*plain = named == NULL && silent == NULL;
	if (*plain)
		return nothing_named(p, e);
	if (named == NULL)
		return arena_printf(p->rep->arena, "no answer: %s", silent);
	return arena_printf(p->rep->arena, "named: %s%s%s", named,
	    silent != NULL ? ". No answer: " : "",
	    silent != NULL ? silent : "");
}

/* What was not named and has no answer now is not called by its name: nobody
 * should be asked for it a second time. */
static void
left_open(const struct trend_page *p, bool silent, bool lost)
{
	if (silent)
		report_add(p->rep, BLOCK_PARA,
		    "A missing answer is not \"no\" and not \"gone\".");
	if (p->t->open)
		report_add(p->rep, BLOCK_PARA,
		    "Some questions about safety have no answer in your newest "
		    "check. That is not \"no\". You can leave it so.");
	if (lost)
		report_add(p->rep, BLOCK_PARA,
		    "In some checks an answer cannot be read with the "
		    "questions at hand. It may be one that counts by itself. "
		    "harmcheck diary show DATE says more.");
}

/* Checks in a row that say the same, and name nothing, share a row. */
struct rows {
	const struct trend_page *page;
	struct table *table;
	struct table_row *last;
	const char *first, *words; /* of the row; NULL: none to go on with */
	size_t n;
};

static void
add_row(struct rows *r, size_t i)
{
	const char *name = trend_entry_of(r->page, i)->side->name;
	bool plain;
	const char *words = said(r->page, i, &plain);

	if (plain && r->words != NULL && str_eq(words, r->words)) {
		r->n++;
		r->last->cells[0] = arena_printf(r->page->rep->arena,
		    "%s to %s (%zu checks)", r->first, name, r->n);
		return;
	}
	r->last = report_row(r->page->rep, r->table,
	    (const char *const[]){name, words});
	r->first = name;
	r->words = plain ? words : NULL;
	r->n = 1;
}

void
trend_safety(const struct trend_page *p)
{
	struct rows r = {.page = p};
	bool silent = false, lost = false;

	report_add(p->rep, BLOCK_GAP, "");
	r.table = report_table(p->rep, "About safety, by date",
	    (const char *const[]){"Check", ""}, 2);
	report_titles(p->rep, r.table,
	    (const char *const[]){"Check", "What was said"});
	for (size_t i = 0; i < p->t->n_entries; i++) {
		const struct trend_entry *e = trend_entry_of(p, i);

		if (!e->drawn)
			continue;
		add_row(&r, i);
		lost |= e->side->lost_alert;
		for (size_t k = 0; k < SENTINEL_KINDS; k++)
			silent |= e->silent[k];
	}
	report_add(p->rep, BLOCK_GAP, "");
	left_open(p, silent, lost);
}
