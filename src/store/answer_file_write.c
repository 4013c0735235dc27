#include <string.h>

#include "answer_file_parts.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/flow.h"
#include "harmcheck/json.h"
#include "harmcheck/progress.h"

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

/* An entry of a mapping of ids. */
static void
add_pair(struct buf *out, const char *key, const char *value)
{
	add_id(out, key);
	buf_adds(out, ":");
	if (value != NULL) {
		buf_addc(out, ' ');
		add_id(out, value);
	}
}

/* Which answers, and where they stand in the file: all that count, or, in the
 * progress, all that are set aside. */
struct part {
	struct buf *out;
	const struct answers *a;
	bool set_aside;
	const char *indent; /* of its keys */
	bool blank;         /* an empty part is said to be empty */
};

static bool
is_open(const struct part *p, size_t item)
{
	return p->a->list[item].open == TRUTH_TRUE;
}

/* The word for what was said: an option id, or a state; NULL: nothing. Option
 * ids can never be a state's name (the loader refuses them). */
static const char *
word(const struct part *p, size_t item)
{
	const struct answer *said = &p->a->list[item];

	if (is_open(p, item) == p->set_aside)
		return NULL;
	switch (said->said) {
	case ANSWER_GIVEN:
		return p->a->form->items[item].scale->options[said->option].id;
	case ANSWER_SKIPPED:
	case ANSWER_NOT_APPLICABLE:
		return answer_state_name(said->said);
	case ANSWER_NOT_SHOWN:
	case ANSWER_NOT_REACHED:
		break;
	}
	return NULL;
}

static const char *
note(const struct part *p, size_t item)
{
	return is_open(p, item) != p->set_aside ? p->a->list[item].note : NULL;
}

/* Start the entry number N, which stands DEEPER than KEY by so many steps. */
static void
begin_entry(const struct part *p, const char *key, size_t n, int deeper)
{
	if (n == 0)
		buf_addf(p->out, "%s%s:", p->indent, key);
	buf_addf(p->out, "\n%s%*s", p->indent, 2 * deeper, "");
}

/* End the mapping of N entries under KEY. */
static void
end_entries(const struct part *p, const char *key, size_t n)
{
	if (n > 0)
		buf_addc(p->out, '\n');
	else if (p->blank)
		buf_addf(p->out, "%s%s: {}\n", p->indent, key);
}

static void
write_answers(const struct part *p)
{
	static const char key[] = "answers";
	size_t n = 0;

	for (size_t i = 0; i < p->a->form->n_items; i++) {
		const struct form_item *it = &p->a->form->items[i];

		if (it->question == NULL || word(p, i) == NULL)
			continue;
		begin_entry(p, key, n++, 1);
		add_pair(p->out, it->question->id, word(p, i));
	}
	end_entries(p, key, n);
}

static void
write_follow_ups(const struct part *p)
{
	static const char key[] = "follow_ups";
	const struct category *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < p->a->form->n_items; i++) {
		const struct form_item *it = &p->a->form->items[i];

		if (it->follow_up == NULL || word(p, i) == NULL)
			continue;
		if (it->category != last) {
			begin_entry(p, key, n++, 1);
			add_pair(p->out, it->category->id, NULL);
		}
		last = it->category;
		begin_entry(p, key, n++, 2);
		add_pair(p->out, it->follow_up->id, word(p, i));
	}
	end_entries(p, key, n);
}

/* "pace/cause": how a follow-up is named where questions are named too. */
static void
add_item(struct buf *out, const struct form_item *it)
{
	if (it->question != NULL)
		add_id(out, it->question->id);
	else
		buf_addf(out, "\"%s/%s\"", it->category->id, it->follow_up->id);
}

static void
write_notes(const struct part *p)
{
	static const char key[] = "notes";
	size_t n = 0;

	for (size_t i = 0; i < p->a->form->n_items; i++) {
		if (note(p, i) == NULL)
			continue;
		begin_entry(p, key, n++, 1);
		add_item(p->out, &p->a->form->items[i]);
		buf_adds(p->out, ": ");
		json_quote(p->out, note(p, i), strlen(note(p, i)));
	}
	end_entries(p, key, n);
}

/* The themes that MARKED, a flag for each, names. */
static void
write_themes(const struct part *p, const char *key, const bool *marked)
{
	size_t n = 0;

	for (size_t i = 0; i < p->a->bank->n_categories; i++) {
		if (!marked[i])
			continue;
		if (n == 0)
			buf_addf(p->out, "%s%s: [", p->indent, key);
		buf_adds(p->out, n++ > 0 ? ", " : "");
		add_id(p->out, p->a->bank->categories[i].id);
	}
	if (n > 0)
		buf_adds(p->out, "]\n");
	else if (p->blank)
		buf_addf(p->out, "%s%s: []\n", p->indent, key);
}

/* Whose help was shown, with the numbers of which country. */
static void
write_helped(const struct part *p, const struct progress *progress)
{
	size_t n = 0;

	for (size_t i = 0; i < SENTINEL_KINDS; i++) {
		const char *country = progress->helped_in[i];

		if (!progress->helped[i])
			continue;
		begin_entry(p, "helped", n++, 1);
		buf_addf(p->out, "%s: \"%s\"",
		    sentinel_name((enum sentinel_kind)i),
		    *country != '\0' ? country : ANSWER_FILE_NO_COUNTRY);
	}
	end_entries(p, "helped", n);
}

static bool
is_set_aside(const struct answers *a)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->list[i].open != TRUTH_TRUE &&
		    (a->list[i].said != ANSWER_NOT_REACHED ||
			a->list[i].note != NULL))
			return true;
	return false;
}

static void
write_set_aside(const struct part *parent)
{
	const struct part p = {.out = parent->out,
	    .a = parent->a,
	    .set_aside = true,
	    .indent = "    "};

	if (!is_set_aside(p.a))
		return;
	buf_addf(p.out, "%sset_aside:\n", parent->indent);
	write_answers(&p);
	write_follow_ups(&p);
	write_notes(&p);
}

/* Only what is not as it is at the beginning. */
static void
write_progress(struct buf *out, const struct answers *a,
    const struct progress *progress)
{
	const struct part p = {.out = out, .a = a, .indent = "  "};

	buf_adds(out,
	    "# Not finished yet: take --resume goes on from here.\n"
	    "progress:\n");
	if (progress->at != FLOW_END) {
		buf_adds(out, "  at: ");
		add_item(out, &a->form->items[progress->at]);
		buf_addc(out, '\n');
	}
	buf_addf(out, "  place: %s\n", progress_place_name(progress->place));
	if (progress->place == PROGRESS_HELP) {
		buf_adds(out, "  help_for: ");
		add_item(out, &a->form->items[progress->help_item]);
		buf_addc(out, '\n');
	}
	write_themes(&p, "introduced", progress->introduced);
	write_themes(&p, "settled", progress->settled);
	write_helped(&p, progress);
	if (progress->looked)
		buf_adds(out, "  looked: true\n");
	if (progress->reviewing)
		buf_adds(out, "  reviewing: true\n");
	write_set_aside(&p);
}

static void
write_case(struct buf *out, const struct bank *b, const struct case_work *work)
{
	buf_adds(out, "case:\n  ");
	field(out, "id", work->id);
	buf_adds(out, "  ");
	field(out, "version", work->version);
	if (work->shares != NULL)
		buf_adds(out, "  shares:\n");
	for (size_t i = 0; work->shares != NULL && i < b->n_causes; i++) {
		buf_adds(out, "    ");
		add_pair(out, b->causes[i].id, NULL);
		buf_addf(out, " %u\n", work->shares[i]);
	}
	if (work->would_do != NULL) {
		buf_adds(out, "  ");
		field(out, "would_do", work->would_do);
	}
}

void
answer_file_write_unfinished(struct buf *out, const struct answers *a,
    const char *digest, const struct progress *progress)
{
	const struct part p = {.out = out, .a = a, .indent = "", .blank = true};

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
	if (a->code[0] != '\0')
		field(out, "code", a->code);
	write_answers(&p);
	write_follow_ups(&p);
	write_themes(&p, "declined", a->declined);
	write_themes(&p, "kept_short", a->kept_short);
	write_notes(&p);
	if (a->work != NULL)
		write_case(out, a->bank, a->work);
	if (progress != NULL)
		write_progress(out, a, progress);
}

void
answer_file_write(struct buf *out, const struct answers *a, const char *digest)
{
	answer_file_write_unfinished(out, a, digest, NULL);
}
