/* The key of a case, and beside it what somebody said. Nothing here is right
 * or wrong: where the two differ it says so, and gives the key's reason. */
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "harmcheck/report_scenario.h"
#include "harmcheck/scenario.h"
#include "report_scenario_parts.h"

static const char *
label(const struct scenario *s, const struct scale *scale, size_t option)
{
	return scale->options[option].label.of[s->form->voice];
}

/* The answers that the key lets stand, but for EXCEPT (-1: none): "Once or
 * twice; or: Often". NULL when there are none. */
static const char *
key_words(struct report *r, const struct scenario *s,
    const struct form_item *item, uint64_t options, int except)
{
	struct buf out;
	buf_init(&out, r->arena);
	for (size_t i = 0; i < item->scale->n_options; i++)
		if ((options >> i & 1) != 0 && (int)i != except)
			buf_addf(&out, "%s%s", out.len > 0 ? "; or: " : "",
			    label(s, item->scale, i));
	return out.len > 0 ? out.data : NULL;
}

/* What MINE says of Q, in words; *OPTION is the option, or -1. */
static const char *
mine_words(const struct scenario *s, const struct answers *mine,
    const struct question *q, int *option)
{
	const int item = mine->form->item_of[q->index];
	*option = item >= 0 ? answer_option(mine, (size_t)item) : -1;
	if (*option >= 0)
		return label(s, mine->form->items[item].scale, (size_t)*option);
	if (item >= 0 &&
	    answer_state(mine, (size_t)item) == ANSWER_NOT_APPLICABLE)
		return "Does not apply";
	return NULL;
}

/* Nobody leaves out what another answer has closed. */
static const char *
not_said(const struct answers *mine, const struct question *q)
{
	const int item = mine->form->item_of[q->index];
	if (item >= 0 && answer_state(mine, (size_t)item) == ANSWER_NOT_SHOWN)
		return "You were not asked this, because of another answer.";
	return "You left this out.";
}

static const char *
beside(struct report *r, const struct scenario *s, const struct form_item *item,
    const struct scenario_answer *key, const struct answers *mine)
{
	int option;
	const char *said = mine_words(s, mine, item->question, &option);
	said = said != NULL ? arena_printf(r->arena, "You said: %s",
				  scenario_part_ended(r, said))
			    : not_said(mine, item->question);
	if (key == NULL)
		return arena_printf(r->arena, "%s The key says nothing of it.",
		    said);
	if (option < 0 || (key->options >> option & 1) == 0)
		return arena_printf(r->arena, "%s The key says: %s", said,
		    scenario_part_ended(r,
			key_words(r, s, item, key->options, -1)));
	const char *also = key_words(r, s, item, key->options, option);
	if (also == NULL)
		return arena_printf(r->arena, "%s The key says the same.",
		    said);
	return arena_printf(r->arena,
	    "%s The key says the same, and that this can be said too: %s", said,
	    scenario_part_ended(r, also));
}

/* Was this left out by whoever could have answered it? */
static bool
is_left_out(const struct scenario *s, const struct question *q,
    const struct answers *mine)
{
	const int item = mine->form->item_of[q->index];
	int option;
	return mine_words(s, mine, q, &option) == NULL &&
	    (item < 0 || answer_state(mine, (size_t)item) != ANSWER_NOT_SHOWN);
}

/* The key alone: "Pushed: Often." */
static const char *
key_alone(struct report *r, const struct scenario *s,
    const struct form_item *item, const struct scenario_answer *key)
{
	return scenario_part_ended(r,
	    report_pair(r, item->short_text,
		key_words(r, s, item, key->options, -1)));
}

/* What neither speaks of is left out. The reason stands in the same entry, so
 * that the list stays one list. */
static void
question(struct report *r, const struct scenario *s,
    const struct form_item *item, const struct answers *mine)
{
	const struct scenario_answer *key = scenario_answer(s, item->question);
	const char *words;
	int option;
	if (key == NULL &&
	    (mine == NULL ||
		mine_words(s, mine, item->question, &option) == NULL))
		return;
	if (mine == NULL)
		words = key_alone(r, s, item, key);
	else
		words = arena_printf(r->arena, "%s %s",
		    scenario_part_ended(r, item->short_text),
		    beside(r, s, item, key, mine));
	report_addf(r, BLOCK_ITEM, "%s%s%s", words, key != NULL ? " " : "",
	    key != NULL ? key->why : "");
}

/* The questions of a theme: from FROM to before TO. */
struct part {
	size_t from, to;
};

static bool
has_key_only(const struct scenario *s, size_t i, const struct answers *mine)
{
	const struct question *q = s->form->items[i].question;
	return mine != NULL && scenario_answer(s, q) != NULL &&
	    is_left_out(s, q, mine);
}

/* Several that were left out come together, and that is said once: a dozen
 * times it would be a reproach. */
static void
part(struct report *r, const struct scenario *s, struct part p,
    const struct answers *mine)
{
	size_t left = 0;
	for (size_t i = p.from; i < p.to; i++)
		left += has_key_only(s, i, mine);
	for (size_t i = p.from; i < p.to; i++)
		if (left < 2 || !has_key_only(s, i, mine))
			question(r, s, &s->form->items[i], mine);
	if (left < 2)
		return;
	report_add(r, BLOCK_PARA,
	    "You left out these questions. The key says of them:");
	for (size_t i = p.from; i < p.to; i++)
		if (has_key_only(s, i, mine))
			question(r, s, &s->form->items[i], NULL);
}

/* Those asked first of all belong to no theme. */
static void
questions(struct report *r, const struct scenario *s,
    const struct answers *mine)
{
	const struct form *f = s->form;
	struct part p = {0};
	report_add(r, BLOCK_HEADING, "Question by question");
	for (; p.from < f->n_items; p.from = p.to) {
		const struct category *c = f->items[p.from].category;
		while (p.to < f->n_items && f->items[p.to].category == c)
			p.to++;
		if (c != NULL)
			report_add(r, BLOCK_THEME, c->title.of[s->form->voice]);
		part(r, s, p, mine);
	}
}

static void
moves(struct report *r, const struct scenario *s, const struct answers *mine)
{
	const char *wrote =
	    mine != NULL && mine->work != NULL ? mine->work->would_do : NULL;
	report_add(r, BLOCK_HEADING, "What could be done");
	if (wrote != NULL) {
		report_add(r, BLOCK_PARA, "You wrote:");
		report_add(r, BLOCK_SAY, wrote);
		report_add(r, BLOCK_PARA, "The key says:");
	}
	for (size_t i = 0; i < s->n_moves; i++)
		report_addf(r, BLOCK_ITEM, "%s %s",
		    scenario_part_ended(r, s->moves[i].what), s->moves[i].why);
}

static void
sources(struct report *r, const struct scenario *s)
{
	if (s->n_sources > 0)
		report_add(r, BLOCK_HEADING, "What this rests on");
	for (size_t i = 0; i < s->n_sources; i++)
		report_addf(r, BLOCK_ITEM, "%s%s%s", s->sources[i]->cite,
		    s->sources[i]->url != NULL ? " " : "",
		    s->sources[i]->url != NULL ? s->sources[i]->url : "");
}

void
report_scenario_key(struct report *r, const struct scenario *s,
    const struct answers *mine)
{
	report_addf(r, BLOCK_TITLE, "%s: what the key says", s->title);
	report_add(r, BLOCK_PARA, s->content);
	report_add(r, BLOCK_PARA,
	    "A story leaves things out, and two readers can see it in "
	    "different ways. The key says what its writers saw, and why. It is "
	    "there to talk about. It is no test of anyone.");
	report_add(r, BLOCK_HEADING, "In short");
	report_add(r, BLOCK_PARA, s->summing_up);
	questions(r, s, mine);
	scenario_part_shares(r, s, mine);
	moves(r, s, mine);
	report_add(r, BLOCK_HEADING, "Questions to talk about");
	for (size_t i = 0; i < s->n_debrief; i++)
		report_add(r, BLOCK_ITEM, s->debrief[i]);
	sources(r, s);
}
