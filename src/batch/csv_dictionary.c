/* What a cell may say of an item. */
#include <string.h>

#include "csv_rows.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/num.h"
#include "plan_parts.h"

static size_t
place(const struct dictionary *d, const char *s, size_t n)
{
	uint64_t h = n;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return (h ^ h >> 17) & d->mask;
}

static struct dictionary_entry *
find(const struct dictionary *d, const char *s, size_t n)
{
	size_t i = place(d, s, n);

	while (d->list[i].used &&
	    (d->list[i].n != n || memcmp(d->list[i].text, s, n) != 0))
		i = (i + 1) & d->mask;
	return &d->list[i];
}

const struct dictionary_entry *
dictionary_find(const struct dictionary *d, const char *s, size_t n)
{
	const struct dictionary_entry *e = find(d, s, n);

	return e->used ? e : NULL;
}

/* What is in it already stays. */
static void
add(struct dictionary *d, const char *text, unsigned code)
{
	struct dictionary_entry *e = find(d, text, strlen(text));

	if (!e->used)
		*e = (struct dictionary_entry){text, strlen(text),
		    (unsigned char)code, true};
}

static void
add_values(struct arena *a, struct dictionary *d, const struct scale *s)
{
	for (size_t i = 0; i < s->n_options; i++) {
		char text[32];
		size_t same = 0;

		for (size_t k = 0; k < s->n_options; k++)
			same += s->options[k].value == s->options[i].value;
		num_format(s->options[i].value, 0, text);
		if (same == 1)
			add(d, arena_strdup(a, text), (unsigned)i);
	}
}

/* In the order of rows_answer(): ids, states, values. */
struct dictionary *
dictionary_new(struct arena *a, const struct scale *s)
{
	static const struct {
		enum answer_state state;
		enum code_state code;
	} states[] = {{ANSWER_SKIPPED, CODE_SKIPPED},
	    {ANSWER_NOT_APPLICABLE, CODE_NOT_APPLICABLE},
	    {ANSWER_NOT_SHOWN, CODE_NOT_SHOWN},
	    {ANSWER_NOT_REACHED, CODE_NOT_REACHED}};
	const unsigned n = (unsigned)s->n_options;
	struct dictionary *d = arena_alloc(a, sizeof(*d));
	size_t room = 16;

	while (room < (s->n_options * 2 + 8) * 2)
		room *= 2;
	d->mask = room - 1;
	d->list = arena_array(a, room, sizeof(*d->list));
	for (size_t i = 0; i < s->n_options; i++)
		add(d, s->options[i].id, (unsigned)i);
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		add(d, answer_state_name(states[i].state), n + states[i].code);
	add(d, "", n + CODE_NOT_REACHED);
	add(d, "NA", n + CODE_NOT_REACHED);
	add(d, "null", n + CODE_NOT_REACHED);
	add_values(a, d, s);
	memset(d->one, 0xff, sizeof(d->one));
	for (size_t i = 0; i < room; i++)
		if (d->list[i].used && d->list[i].n == 1)
			d->one[(unsigned char)d->list[i].text[0]] =
			    d->list[i].code;
	return d;
}
