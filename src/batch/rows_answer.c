/* What a cell says of a question. */
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "rows_parts.h"

static bool
may_not_apply(const struct form_item *it)
{
	return it->question == NULL || it->question->na;
}

/* "never (0), once (1), or skipped, not-applicable"; a value that means more
 * than one answer is left out. */
static const char *
allowed(const struct lines *l, const struct form_item *it)
{
	const struct scale *s = it->scale;
	struct buf out;

	buf_init(&out, l->diags->arena);
	for (size_t i = 0; i < s->n_options; i++) {
		size_t same = 0;

		for (size_t k = 0; k < s->n_options; k++)
			same += s->options[k].value == s->options[i].value;
		buf_addf(&out, "%s%s", i > 0 ? ", " : "", s->options[i].id);
		if (same == 1)
			buf_addf(&out, " (%d)", s->options[i].value);
	}
	buf_adds(&out, ", or skipped");
	if (may_not_apply(it))
		buf_addf(&out, ", %s",
		    answer_state_name(ANSWER_NOT_APPLICABLE));
	return out.data;
}

/* Is it what other programs write where nothing is known: 99 or -9, n/a, NaN?
 */
static bool
means_none(const char *s)
{
	static const char *const words[] = {"na", "n/a", "n.a.", "#n/a", "nan",
	    "null", "none", "nil", "missing", ".", "-", "--", "?"};
	const size_t n = strlen(s);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcasecmp(s, words[i]) == 0)
			return true;
	if (!rows_is_number(s))
		return false;
	return *s == '-' ||
	    (n > 1 &&
		(strspn(s, "9") == n || strspn(s, "8") == n ||
		    strspn(s, "7") == n));
}

/* The answer that may be meant; NULL: a number comes near to no word. */
static const char *
nearest(const char *text, const char *const *ids, size_t n)
{
	const char *s = text + strspn(text, " ");

	if (means_none(text) || (*s >= '0' && *s <= '9') || rows_is_number(s))
		return NULL;
	return str_nearest(text, ids, n);
}

static void
refuse(struct lines *l, const struct form_item *it, const char *name,
    const struct cell *c)
{
	const struct scale *s = it->scale;
	const char *ids[BANK_OPTIONS_MAX + 4];
	const char *near;
	size_t n = 0;

	for (; n < s->n_options; n++)
		ids[n] = s->options[n].id;
	ids[n++] = answer_state_name(ANSWER_SKIPPED);
	ids[n++] = answer_state_name(ANSWER_NOT_SHOWN);
	ids[n++] = answer_state_name(ANSWER_NOT_REACHED);
	if (may_not_apply(it))
		ids[n++] = answer_state_name(ANSWER_NOT_APPLICABLE);
	near = nearest(c->text, ids, n);
	if (near != NULL)
		lines_fault(l, DIAG_BAD_VALUE, c->col,
		    "%s is no answer to %s; did you mean %s?",
		    lines_quoted(l, c->text), name, near);
	else
		lines_fault(l, DIAG_BAD_VALUE, c->col,
		    "%s is no answer to %s; there are: %s%s",
		    lines_quoted(l, c->text), name, allowed(l, it),
		    means_none(c->text) ? "; leave it empty, or NA, where "
					  "nothing is known"
					: "");
}

/* VALUE means these answers. */
static void
refuse_shared(struct lines *l, const struct scale *s, const char *name,
    const struct cell *c, int64_t value)
{
	struct buf out;

	buf_init(&out, l->diags->arena);
	for (size_t i = 0; i < s->n_options; i++)
		if (s->options[i].value == value)
			buf_addf(&out, "%s%s", out.len > 0 ? ", " : "",
			    s->options[i].id);
	lines_fault(l, DIAG_BAD_VALUE, c->col,
	    "in %s the value %s can mean more than one answer; write one of "
	    "these: %s",
	    name, c->text, out.data);
}

/* The option with the value that stands there; -1: there is none, or more than
 * one (*SHARED). */
static int
by_value(const struct scale *s, const char *text, int64_t *value, bool *shared)
{
	int found = -1;

	*shared = false;
	/* the range of S leaves out answers that say that one does not know */
	if (!num_int(text, INT_MIN, INT_MAX, value))
		return -1;
	for (size_t i = 0; i < s->n_options; i++)
		if (s->options[i].value == *value) {
			*shared |= found >= 0;
			found = (int)i;
		}
	return *shared ? -1 : found;
}

static bool
is_state(const struct cell *c, enum answer_state s)
{
	return str_eq(c->text, answer_state_name(s));
}

/* A state, or that nothing is known. */
static bool
take_state(struct answer *it, bool na, const struct cell *c, bool *not_shown)
{
	*not_shown = is_state(c, ANSWER_NOT_SHOWN);
	if (is_state(c, ANSWER_SKIPPED))
		it->said = ANSWER_SKIPPED;
	else if (na && is_state(c, ANSWER_NOT_APPLICABLE))
		it->said = ANSWER_NOT_APPLICABLE;
	else
		return *not_shown || rows_is_none(c->text) ||
		    is_state(c, ANSWER_NOT_REACHED);
	return true;
}

/* The id comes first: it is what is written. */
bool
rows_answer(struct lines *l, struct answers *a, size_t item, const char *name,
    const struct cell *c, bool *not_shown)
{
	const struct form_item *it = &a->form->items[item];
	int option = scale_option(it->scale, c->text);
	int64_t value;
	bool shared = false;

	*not_shown = false;
	if (option < 0 &&
	    take_state(&a->list[item], may_not_apply(it), c, not_shown))
		return true;
	if (option < 0)
		option = by_value(it->scale, c->text, &value, &shared);
	if (option >= 0) {
		a->list[item].said = ANSWER_GIVEN;
		a->list[item].option = option;
		return true;
	}
	if (shared)
		refuse_shared(l, it->scale, name, c, value);
	else
		refuse(l, it, name, c);
	return false;
}
