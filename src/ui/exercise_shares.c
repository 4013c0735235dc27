/* Sharing out points among the causes. */
#include <string.h>

#include "exercise_parts.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/num.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/str.h"

#define BAR_COLUMNS 20

unsigned
exercise_total(const struct exercise *e)
{
	unsigned total = 0;

	for (size_t i = 0; i < e->arg.bank->n_causes; i++)
		total += e->points[i];
	return total;
}

bool
exercise_share(struct exercise *e)
{
	const size_t n = e->arg.bank->n_causes;
	struct case_work *work = exercise_work(e);

	if (exercise_total(e) != CASE_POINTS)
		return false;
	work->shares = arena_array(e->arena, n, sizeof(*work->shares));
	memcpy(work->shares, e->points, n * sizeof(*work->shares));
	return true;
}

static bool
is_begun(const struct exercise *e)
{
	for (size_t i = 0; i < e->arg.bank->n_causes; i++)
		if (e->given[i])
			return true;
	return false;
}

/* --- pages ---------------------------------------------------------------- */

/* "The therapist: 40". */
static const char *
cause_line(const struct exercise *e, struct report *p, size_t i)
{
	const char *label = exercise_text(e, &e->arg.bank->causes[i].label);

	if (!e->given[i])
		return label;
	return report_pair(p, label,
	    arena_printf(p->arena, "%u", e->points[i]));
}

/* How many are left, or too many. */
static const char *
what_is_left(const struct exercise *e, struct report *p)
{
	const unsigned total = exercise_total(e);

	if (!is_begun(e))
		return "You have 100 points to give out.";
	if (total < CASE_POINTS)
		return arena_printf(p->arena,
		    "You have given out %u. %u %s left.", total,
		    CASE_POINTS - total,
		    CASE_POINTS - total == 1 ? "is" : "are");
	if (total > CASE_POINTS)
		return arena_printf(p->arena,
		    "You have given out %u. That is %u too many.", total,
		    total - CASE_POINTS);
	return "You have given out all 100 points.";
}

/* It comes again after each line, so it is short from the second time on. */
void
page_exercise_shares(struct exercise *e, struct report *p)
{
	const bool begun = is_begun(e);

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "Share out 100 points");
	if (!begun)
		report_add(p, BLOCK_PARA,
		    "Something in this story was hard or went wrong. What did "
		    "that come from? The bigger its part, the more points. A "
		    "cause can have none. What went well gets no points.");
	report_add(p, BLOCK_GAP, "");
	for (size_t i = 0; i < e->arg.bank->n_causes; i++)
		report_number(p, (unsigned)i + 1, cause_line(e, p, i));
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_PARA, what_is_left(e, p));
	if (begun)
		report_add(p, BLOCK_PARA,
		    "Change one, such as 2 30, or type all of them again.");
	else /* an example of them all would be copied, or steer */
		report_addf(p, BLOCK_PARA,
		    "Type all %zu numbers on one line, with blanks between "
		    "them. Or one cause at a time: 2 30 gives 30 points to "
		    "number 2.",
		    e->arg.bank->n_causes);
	report_addf(p, BLOCK_KEYS,
	    "%ss: leave this out. ?: what each means. b: back. v: story. h: "
	    "help. x: leave.",
	    exercise_total(e) == CASE_POINTS ? "Enter: go on. " : "");
}

void
page_exercise_about(struct exercise *e, struct report *p)
{
	const struct bank *b = e->arg.bank;

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "What each cause means");
	for (size_t i = 0; i < b->n_causes; i++) {
		const char *about = exercise_text(e, &b->causes[i].about);

		report_number(p, (unsigned)i + 1,
		    arena_printf(p->arena, "%s%s%s",
			exercise_text(e, &b->causes[i].label),
			about != NULL ? ". " : "", about != NULL ? about : ""));
	}
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS, "Enter: back. h: help. x: leave.");
}

/* Before its words, on the same line: one below the other nobody could tell
 * which belongs to which. Not where it would be read aloud. */
static const char *
bar(const struct exercise *e, struct report *p, unsigned points)
{
	const unsigned drawn = points * BAR_COLUMNS / CASE_POINTS;
	struct buf out;

	if (e->arg.plain || e->arg.piped)
		return "";
	buf_init(&out, p->arena);
	buf_addc(&out, '[');
	buf_fill(&out, '#', drawn);
	buf_fill(&out, '.', BAR_COLUMNS - drawn);
	buf_adds(&out, "] ");
	return out.data;
}

void
page_exercise_spread(struct exercise *e, struct report *p)
{
	const struct bank *b = e->arg.bank;
	const unsigned *shares = exercise_work(e)->shares;

	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "How you shared it out");
	report_add(p, BLOCK_PARA, report_spread(p, shares, b->n_causes));
	report_add(p, BLOCK_GAP, "");
	for (size_t i = 0; i < b->n_causes; i++)
		report_addf(p, BLOCK_ITEM, "%s%s", bar(e, p, shares[i]),
		    report_pair(p, exercise_text(e, &b->causes[i].label),
			arena_printf(p->arena, "%u", shares[i])));
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: go on. b: change it. v: story. h: help. x: "
		    "leave.");
}

/* It says what holds for any such case, and nothing of this one. */
void
page_exercise_no_shares(struct exercise *e, struct report *p)
{
	exercise_notice(e, p);
	report_add(p, BLOCK_TITLE, "No points to share out");
	report_add(p, BLOCK_PARA,
	    "In most cases you now share out 100 points among causes. Here "
	    "you do not: this case asks about acts that are no part of "
	    "therapy, and for those the therapist alone is responsible.");
	if (!e->arg.piped)
		report_add(p, BLOCK_KEYS,
		    "Enter: go on. b: back. v: story. h: help. x: leave.");
}

/* --- lines ---------------------------------------------------------------- */

#define NUMBERS_MOST 64
#define NO_NUMBERS ((size_t)-1)

/* The whole numbers of LINE, with blanks or commas between them; how many, or
 * NO_NUMBERS when there is anything else. */
static size_t
numbers(const char *line, int64_t list[NUMBERS_MOST])
{
	static const char between[] = " ,;:=";
	size_t n = 0;

	for (line += strspn(line, between); *line != '\0';
	     line += strspn(line, between)) {
		const size_t len = strcspn(line, between);
		char word[8];

		if (n == NUMBERS_MOST || len >= sizeof(word))
			return NO_NUMBERS;
		memcpy(word, line, len);
		word[len] = '\0';
		if (!num_int(word, 0, 9999, &list[n++]))
			return NO_NUMBERS;
		line += len;
	}
	return n;
}

static void
give(struct exercise *e, size_t cause, int64_t points)
{
	e->points[cause] = (unsigned)points;
	e->given[cause] = true;
}

/* One number for each cause. */
static void
give_all(struct exercise *e, const int64_t *list)
{
	for (size_t i = 0; i < e->arg.bank->n_causes; i++)
		if (list[i] > CASE_POINTS) {
			exercise_say(e,
			    "A cause can have 0 to 100 points. Nothing was "
			    "changed.");
			return;
		}
	for (size_t i = 0; i < e->arg.bank->n_causes; i++)
		give(e, i, list[i]);
	if (exercise_share(e))
		exercise_next(e);
	else
		exercise_say(e, "Noted.");
}

/* The number of a cause, and its points. */
static void
give_one(struct exercise *e, const int64_t *pair)
{
	const size_t n = e->arg.bank->n_causes;

	if (pair[0] < 1 || (uint64_t)pair[0] > n)
		exercise_say(e, "The causes have the numbers 1 to %zu.", n);
	else if (pair[1] > CASE_POINTS)
		exercise_say(e, "A cause can have 0 to 100 points.");
	else {
		const size_t cause = (size_t)pair[0] - 1;

		give(e, cause, pair[1]);
		exercise_say(e, "Noted: %s, %u.",
		    exercise_text(e, &e->arg.bank->causes[cause].label),
		    e->points[cause]);
	}
}

static void
go_on(struct exercise *e)
{
	const unsigned total = exercise_total(e);

	if (exercise_share(e))
		exercise_next(e);
	else if (total < CASE_POINTS)
		exercise_say(e,
		    "%u %s still left to give out. Type s to leave this step "
		    "out.",
		    CASE_POINTS - total,
		    CASE_POINTS - total == 1 ? "is" : "are");
	else
		exercise_say(e,
		    "That is %u too many. Take some away, or type s to leave "
		    "this step out.",
		    total - CASE_POINTS);
}

static void
leave_out(struct exercise *e)
{
	exercise_work(e)->shares = NULL;
	exercise_say(e, "The points are left out.");
	e->place = EXERCISE_WORDS;
}

static void
typed_numbers(struct exercise *e, const char *line)
{
	const size_t causes = e->arg.bank->n_causes;
	int64_t list[NUMBERS_MOST] = {0};
	const size_t n = numbers(line, list);

	if (n == causes)
		give_all(e, list);
	else if (n == 2)
		give_one(e, list);
	else if (n != NO_NUMBERS)
		exercise_say(e,
		    "There are %zu causes. Type %zu numbers, or two: the "
		    "number of a cause, and its points.",
		    causes, causes);
	else
		exercise_not_understood(e,
		    "Type whole numbers, or s to leave this out.");
}

void
line_exercise_shares(struct exercise *e, const char *line)
{
	if (*line == '\0') {
		go_on(e);
	} else if (str_eq(line, "s") || str_eq(line, "c")) {
		leave_out(e);
	} else if (str_eq(line, "b")) {
		exercise_back(e);
	} else if (str_eq(line, "?")) {
		e->back_to = e->place;
		e->place = EXERCISE_ABOUT;
	} else {
		typed_numbers(e, line);
	}
}

void
line_exercise_spread(struct exercise *e, const char *line)
{
	if (*line == '\0') {
		exercise_next(e);
	} else if (str_eq(line, "b")) {
		exercise_back(e);
	} else if (str_eq(line, "s")) {
		leave_out(e);
	} else if (*line >= '0' && *line <= '9') { /* to change it at once */
		e->place = EXERCISE_SHARES;
		typed_numbers(e, line);
	} else {
		exercise_not_understood(e,
		    "Press Enter to go on, or b to change it.");
	}
}
