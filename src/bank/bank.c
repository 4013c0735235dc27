/* Look-ups in a bank, and the names of its enums. */
#include "harmcheck/bank.h"
#include "harmcheck/str.h"

const struct form *
bank_form(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_forms; i++)
		if (str_eq(b->forms[i].id, id))
			return &b->forms[i];
	return NULL;
}

const struct category *
bank_category(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_categories; i++)
		if (str_eq(b->categories[i].id, id))
			return &b->categories[i];
	return NULL;
}

const struct question *
bank_question(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_questions; i++)
		if (str_eq(b->questions[i].id, id))
			return &b->questions[i];
	return NULL;
}

const struct follow_up *
bank_follow_up(const struct bank *b, const char *id)
{
	for (size_t i = 0; i < b->n_follow_ups; i++)
		if (str_eq(b->follow_ups[i].id, id))
			return &b->follow_ups[i];
	return NULL;
}

const struct country *
bank_country(const struct bank *b, const char *code)
{
	for (size_t i = 0; i < b->n_countries; i++)
		if (str_eq(b->countries[i].code, code))
			return &b->countries[i];
	for (size_t i = 0; i < b->n_countries; i++)
		for (size_t k = 0; k < b->countries[i].n_members; k++)
			if (str_eq(b->countries[i].members[k], code))
				return &b->countries[i];
	return NULL;
}

int
scale_option(const struct scale *s, const char *id)
{
	for (size_t i = 0; i < s->n_options; i++)
		if (str_eq(s->options[i].id, id))
			return (int)i;
	return -1;
}

static const char *const sentinel_names[SENTINEL_KINDS] = {
    [SENTINEL_NONE] = "none",
    [SENTINEL_SELF_HARM] = "self-harm",
    [SENTINEL_CONDUCT] = "conduct",
    [SENTINEL_CONFIDENCE] = "confidence",
    [SENTINEL_MEDICINE] = "medicine",
    [SENTINEL_UNSAFE] = "unsafe",
};

const char *
sentinel_name(enum sentinel_kind kind)
{
	return sentinel_names[kind];
}

enum sentinel_kind
sentinel_kind(const char *name)
{
	unsigned i = 0;
	while (i < SENTINEL_KINDS && !str_eq(sentinel_names[i], name))
		i++;
	return (enum sentinel_kind)i;
}

const char *
evidence_name(enum evidence e)
{
	static const char *const names[] = {
	    [EVIDENCE_NONE] = "none",
	    [EVIDENCE_LITTLE] = "little",
	    [EVIDENCE_SOME] = "some",
	    [EVIDENCE_STRONG] = "strong",
	};
	return names[e];
}

const char *
role_name(enum role role)
{
	static const char *const names[] = {
	    [ROLE_NONE] = NULL,
	    [ROLE_OVERALL] = "overall",
	    [ROLE_SITUATION] = "situation",
	};
	return names[role];
}

const struct sentinel *
bank_sentinel(const struct bank *b, size_t rank)
{
	for (size_t i = 0; i < SENTINEL_KINDS; i++)
		if (b->sentinels[i].given && b->sentinels[i].rank == rank)
			return &b->sentinels[i];
	return NULL;
}

bool
question_alerts(const struct question *q, size_t voice, int option)
{
	const struct scale *s = q->voice[voice].scale;
	const int from = q->sentinel_from[voice];
	if (q->sentinel == SENTINEL_NONE || option < 0 || s == NULL)
		return false;
	const struct option *o = &s->options[option];
	if (o->unknown) /* its value means nothing */
		return false;
	return from < 0 ? o->ticked : o->value >= s->options[from].value;
}
