#include <string.h>

#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/json.h"

static const char head[] =
    "# Answers to a harmcheck form. Whoever can read this file can read "
    "them.\n"
    "# To remove them, delete the file.\n";

static void
field(struct buf *out, const char *key, const char *value)
{
	buf_addf(out, "%s: ", key);
	json_quote(out, value, strlen(value));
	buf_addc(out, '\n');
}

/* An id stands without quotes, unless YAML could take it for a list. */
static void
add_id(struct buf *out, const char *id)
{
	if (*id == '-')
		json_quote(out, id, strlen(id));
	else
		buf_adds(out, id);
}

/* One line of a mapping of ids. */
static void
add_pair(struct buf *out, const char *indent, const char *key,
    const char *value)
{
	buf_adds(out, indent);
	add_id(out, key);
	buf_adds(out, ":");
	if (value != NULL) {
		buf_addc(out, ' ');
		add_id(out, value);
	}
}

/* The word for what was said: an option id, or a state; NULL: nothing. Option
 * ids can never be a state's name (the loader refuses them). */
static const char *
word(const struct answers *a, size_t item)
{
	switch (answer_state(a, item)) {
	case ANSWER_GIVEN:
		return a->form->items[item]
		    .scale->options[a->list[item].option]
		    .id;
	case ANSWER_SKIPPED:
	case ANSWER_NOT_APPLICABLE:
		return answer_state_name(answer_state(a, item));
	case ANSWER_NOT_SHOWN:
	case ANSWER_NOT_REACHED:
		break;
	}
	return NULL;
}

static void
write_answers(struct buf *out, const struct answers *a)
{
	size_t n = 0;

	buf_adds(out, "answers:");
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];

		if (it->question == NULL || word(a, i) == NULL)
			continue;
		add_pair(out, "\n  ", it->question->id, word(a, i));
		n++;
	}
	buf_adds(out, n == 0 ? " {}\n" : "\n");
}

static void
write_follow_ups(struct buf *out, const struct answers *a)
{
	const struct category *last = NULL;
	size_t n = 0;

	buf_adds(out, "follow_ups:");
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];

		if (it->follow_up == NULL || word(a, i) == NULL)
			continue;
		if (it->category != last)
			add_pair(out, "\n  ", it->category->id, NULL);
		last = it->category;
		add_pair(out, "\n    ", it->follow_up->id, word(a, i));
		n++;
	}
	buf_adds(out, n == 0 ? " {}\n" : "\n");
}

/* The themes that MARKED, a flag for each, names. */
static void
write_themes(struct buf *out, const struct answers *a, const char *key,
    const bool *marked)
{
	size_t n = 0;

	buf_addf(out, "%s: [", key);
	for (size_t i = 0; i < a->bank->n_categories; i++)
		if (marked[i]) {
			buf_adds(out, n++ > 0 ? ", " : "");
			add_id(out, a->bank->categories[i].id);
		}
	buf_adds(out, "]\n");
}

/* Notes stand under the id of their question; those of follow-ups under
 * THEME/FOLLOW-UP. */
static void
write_notes(struct buf *out, const struct answers *a)
{
	size_t n = 0;

	buf_adds(out, "notes:");
	for (size_t i = 0; i < a->form->n_items; i++) {
		const struct form_item *it = &a->form->items[i];
		const char *note = answer_note(a, i);

		if (note == NULL)
			continue;
		buf_adds(out, "\n  ");
		if (it->question != NULL)
			add_id(out, it->question->id);
		else
			buf_addf(out, "\"%s/%s\"", it->category->id,
			    it->follow_up->id);
		buf_adds(out, ": ");
		json_quote(out, note, strlen(note));
		n++;
	}
	buf_adds(out, n == 0 ? " {}\n" : "\n");
}

void
answer_file_write(struct buf *out, const struct answers *a, const char *digest)
{
	buf_adds(out, head);
	buf_adds(out, "harmcheck: 1\n");
	field(out, "bank", a->bank->id);
	field(out, "version", a->bank->version);
	field(out, "digest", digest);
	field(out, "form", a->form->id);
	field(out, "voice", a->bank->voices[a->form->voice]);
	field(out, "date", a->date);
	if (a->country[0] != '\0')
		field(out, "country", a->country);
	write_answers(out, a);
	write_follow_ups(out, a);
	write_themes(out, a, "declined", a->declined);
	write_themes(out, a, "kept_short", a->kept_short);
	write_notes(out, a);
}
