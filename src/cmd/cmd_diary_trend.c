/* How things move over time. */
#include <string.h>

#include "diary_session.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/clock.h"
#include "harmcheck/form.h"
#include "harmcheck/report.h"
#include "harmcheck/report_trend.h"
#include "harmcheck/str.h"
#include "harmcheck/trend.h"
#include "output.h"

#define SHOWN 26 /* one a week for half a year */

struct trend_options {
	struct output output;
	const char *since;
	bool all;
};

/* A, without the text it was read from: what a trend needs of many checks. */
static const struct answers *
keep_answers(struct arena *arena, const struct answers *a)
{
	struct answers *kept = answers_new(arena, a->bank, a->form, a->date);

	for (size_t i = 0; i < a->form->n_items; i++) {
		kept->list[i] = a->list[i];
		kept->list[i].note = NULL;
	}
	memcpy(kept->declined, a->declined,
	    a->bank->n_categories * sizeof(bool));
	memcpy(kept->kept_short, a->kept_short,
	    a->bank->n_categories * sizeof(bool));
	memcpy(kept->country, a->country, sizeof(kept->country));
	answers_refresh(kept);
	return kept;
}

static const bool *
keep_unread(struct arena *arena, const struct answers *a, const bool *unread)
{
	bool *kept = arena_array(arena, a->form->n_items, sizeof(*kept));

	memcpy(kept, unread, a->form->n_items * sizeof(*kept));
	return kept;
}

/* Read ENTRY into SIDE; false when it cannot be read with these questions.
 * SCRATCH is reset. */
static bool
read_side(struct diary_session *s, struct arena *scratch,
    const struct diary_entry *entry, struct trend_side *side)
{
	struct answer_file_notes notes = {0};
	const struct answers *a;

	arena_reset(scratch);
	a = diary_answers(s, scratch, entry, &notes, NULL);
	if (a == NULL)
		return false;
	*side = (struct trend_side){
	    .name = entry->name,
	    .answers = keep_answers(s->arena, a),
	    .known = notes.version == NULL,
	    .unread = keep_unread(s->arena, a, notes.unread),
	    .lost_alert = notes.lost_alert,
	    .version = notes.version != NULL
		? arena_strdup(s->arena, notes.version)
		: s->app.bank->version,
	    .digest = notes.version == NULL ? app_digest(&s->app) : NULL,
	};
	return true;
}

/* All that can be read, by date; what cannot is named. */
struct sides {
	struct trend_side *list;
	size_t n;
	const char **missing; /* sentences */
	size_t n_missing;
};

static void
read_sides(struct diary_session *s, struct sides *all)
{
	const struct diary *d = s->diary;
	struct arena *scratch = arena_new();

	all->list = arena_array(s->arena, d->n, sizeof(*all->list));
	all->missing = arena_array(s->arena, d->n, sizeof(*all->missing));
	for (size_t i = 0; i < d->n; i++) {
		const struct diary_entry *entry = d->entries[i];

		if (read_side(s, scratch, entry, &all->list[all->n]))
			all->n++;
		else
			all->missing[all->n_missing++] = arena_printf(s->arena,
			    "The check %s cannot be read with these questions, "
			    "and is not shown here.",
			    entry->name);
	}
	arena_free(scratch);
}

/* How many from the oldest on are not drawn. */
static size_t
left_out(const struct trend_options *o, const struct sides *all)
{
	size_t n = 0;

	if (o->all)
		return 0;
	if (o->since == NULL)
		return all->n > SHOWN ? all->n - SHOWN : 0;
	while (n < all->n && strcmp(all->list[n].answers->date, o->since) < 0)
		n++;
	return n;
}

static enum diary_step
trend(struct diary_session *s, const struct trend_options *o, struct err *e)
{
	const enum diary_step step = diary_open(s, false, e);
	struct sides all = {0};
	struct report report;
	const struct trend *t;

	if (step != DIARY_DONE)
		return step;
	diary_rest(s);
	read_sides(s, &all);
	t = trend_make(s->arena, all.list, all.n, left_out(o, &all));
	report_init(&report, s->arena);
	report_trend(&report, t, all.missing, all.n_missing);
	if (all.n == 0)
		return output_report(&s->app, &o->output, &report, e);
	return output_read(&s->app, &o->output, &report,
	    all.list[all.n - 1].answers, e);
}

static int
check_since(const struct trend_options *o, struct err *e)
{
	if (o->since == NULL)
		return 0;
	if (o->all)
		return err_set(e, ERR_USAGE,
		    "--all and --since do not go together");
	return clock_is_date(o->since)
	    ? 0
	    : err_set(e, ERR_USAGE, "\"%s\" is no date; write it as 2026-11-22",
		  o->since);
}

int
cmd_diary_trend(struct app *app, int argc, char **argv, struct err *e)
{
	static const char *const formats[] = {"text", "markdown", "html", NULL};
	static const struct command self = {
	    .name = "diary trend",
	    .args = "",
	    .help = "each theme over time",
	    .more = "The newest 26 checks are shown, unless --since or --all "
		    "is given.\n\n"
		    "Examples:\n"
		    "  harmcheck diary trend\n"
		    "  harmcheck diary trend --since 2026-01-01\n"
		    "  harmcheck diary trend --format html -o trend.html",
	};
	struct diary_place place = {0};
	struct trend_options o = {0};
	const char *bank = NULL;
	const struct opt opts[] = {
	    DIARY_FILE_OPTIONS(place),
	    OUTPUT_OPTIONS(o.output, "text (the default), markdown or html"),
	    {0, "since", "DATE", "only checks from that day on", NULL,
		&o.since},
	    {0, "all", NULL, "all checks", &o.all, NULL},
	    {0, "bank", "FILE", "the question bank of the answers", NULL,
		&bank},
	    {0},
	};
	struct diary_session s;
	int n;
	const int got = options_read(&self, opts, argv, &n, e);

	(void)argc;
	if (got != 0)
		return got == 1 ? 0 : -1;
	if (n > 0)
		return err_set(e, ERR_USAGE,
		    "diary trend needs no \"%s\"; --since DATE says from when",
		    argv[1]);
	place.plain = o.output.plain;
	if (check_since(&o, e) == -1 ||
	    output_check(&o.output, formats, e) == -1 ||
	    app_bank(app, bank, e) == -1 ||
	    diary_begin(&s, app, &place, e) == -1)
		return -1;
	return diary_finish(&s, trend(&s, &o, e));
}
