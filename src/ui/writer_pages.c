#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/report.h"
#include "writer_parts.h"

static const char *const line_keys =
    "b: back. h: people to reach. p: pause. x or Ctrl-C: leave at once, and "
    "nothing is written.";

static void
notice(struct writer *w, struct report *p)
{
	if (w->notice[0] == '\0')
		return;
	report_add(p, BLOCK_PARA, arena_strdup(p->arena, w->notice));
	report_add(p, BLOCK_GAP, "");
}

/* Where it goes, what is not kept, and how to leave. */
static void
how_it_goes(struct writer *w, struct report *p)
{
	const struct letter *l = w->arg.letter;

	report_add(p, BLOCK_HEADING, "How it goes");
	if (l->n == 1)
		report_add(p, BLOCK_ITEM,
		    "You will see one line. You say: put it in, leave it out, "
		    "or say it in your own words.");
	else if (l->n > 1)
		report_addf(p, BLOCK_ITEM,
		    "You will see %zu lines, one after the other. You say for "
		    "each: put it in, leave it out, or say it in your own "
		    "words.",
		    l->n);
	if (l->left_out > 0)
		report_addf(p, BLOCK_ITEM,
		    "We picked %zu lines, so that the page stays short. You "
		    "can add your own.",
		    l->n);
	report_add(p, BLOCK_ITEM,
	    "Then you can add lines of your own, and read the whole page.");
	if (w->arg.path != NULL)
		report_addf(p, BLOCK_ITEM,
		    "Only when you say so at the end, it is written to the "
		    "file %s.",
		    writer_clean(p->arena, w->arg.path));
	else
		report_add(p, BLOCK_ITEM,
		    "Nothing is written to disk. When you say so at the end, "
		    "the page stays in this window.");
	report_add(p, BLOCK_ITEM,
	    "Lines and notes that you leave out go nowhere.");
	report_add(p, BLOCK_ITEM,
	    "To leave at once: Ctrl-C, or x and Enter. The screen goes "
	    "blank, and nothing is written. In plain mode, earlier text may "
	    "stay in this window.");
}

void
page_letter_first(struct writer *w, struct report *p)
{
	const struct letter_words *words = writer_words(w);

	notice(w, p);
	report_add(p, BLOCK_TITLE, writer_text(w, &words->title));
	if (w->arg.letter->can_wait) {
		report_add(p, BLOCK_PARA, writer_text(w, &words->first));
		report_add(p, BLOCK_GAP, "");
	}
	report_add(p, BLOCK_PARA, writer_text(w, &words->before));
	/* which ones is not said: an id can tell a stranger something */
	if (w->arg.other_questions)
		report_add(p, BLOCK_PARA,
		    "These answers were given to other questions than those "
		    "of today.");
	how_it_goes(w, p);
	report_add(p, BLOCK_KEYS,
	    "Enter: start. h: people to reach. x: leave.");
}

/* It names nothing: whoever looks over a shoulder learns nothing. */
void
page_letter_none(struct writer *w, struct report *p)
{
	notice(w, p);
	if (w->arg.letter->can == LETTER_CONDUCT) {
		report_add(p, BLOCK_PARA,
		    writer_text(w, &writer_words(w)->none));
	} else if (w->arg.letter->can == LETTER_LOST) {
		report_add(p, BLOCK_PARA,
		    "Some answers in this file cannot be read with the "
		    "questions of today. So no page is made from them: it "
		    "could leave out what matters most.");
		report_add(p, BLOCK_PARA,
		    "If you have the questions of then as a file, the page "
		    "can be made with them: harmcheck report --letter --bank "
		    "QUESTIONS ANSWERS");
		report_add(p, BLOCK_PARA,
		    "If not, that is fine, too. You can also take the check "
		    "again.");
	} else {
		report_add(p, BLOCK_PARA,
		    "Nothing is answered in this file yet. So there is "
		    "nothing to make a letter of. That is fine.");
	}
	report_add(p, BLOCK_PARA, "Nothing was written.");
	report_add(p, BLOCK_KEYS,
	    "Enter: leave. The screen goes blank. h: people to reach.");
}

/* What was said to it before, when the person goes through again. */
static const char *
said_before(const struct writer_choice *c)
{
	static const char *const words[] = {
	    [CHOICE_NONE] = NULL,
	    [CHOICE_IN] = "So far it is in. Enter alone: leave it so.",
	    [CHOICE_OUT] = "So far it is left out. Enter alone: leave it so.",
	    [CHOICE_OWN] = "So far it is in, in your own words. Enter alone: "
			   "leave it so.",
	};

	return words[c->said];
}

/* What is offered, and what can be said to it. */
static void
offer(struct writer *w, struct report *p)
{
	const struct writer_choice *c = &w->choices[w->at];

	report_add(p, BLOCK_SAY, writer_clean(p->arena, writer_offered(w)));
	if (c->said == CHOICE_OWN)
		report_addf(p, BLOCK_PARA, "In your own words: %s", c->own);
	report_add(p, BLOCK_PARA, said_before(c));
	report_add(p, BLOCK_GAP, "");
	report_number(p, 1, "Put it in");
	report_number(p, 2, "Leave it out");
	report_number(p, 3, "Say it in my own words");
	/* a screen reader reads them out each time */
	if (w->at == 0)
		report_addf(p, BLOCK_KEYS, "Type 1, 2 or 3. %s", line_keys);
	else
		report_add(p, BLOCK_KEYS,
		    "Type 1, 2 or 3. b: back. h: people to reach. x: leave.");
}

void
page_letter_line(struct writer *w, struct report *p)
{
	const struct letter *l = w->arg.letter;
	const struct letter_line *line = &l->lines[w->at];

	notice(w, p);
	report_addf(p, BLOCK_TITLE, "Line %zu of %zu, under: %s", w->at + 1,
	    l->n, writer_heading(w, line->side));
	if (line->note)
		report_add(p, BLOCK_PARA, "This is your own note:");
	offer(w, p);
}

/* A line like any other: the bank's words are not the person's. */
void
page_letter_closing(struct writer *w, struct report *p)
{
	notice(w, p);
	report_add(p, BLOCK_TITLE, "As the last line of the page?");
	offer(w, p);
}

void
page_letter_own(struct writer *w, struct report *p)
{
	const struct letter *l = w->arg.letter;

	notice(w, p);
	if (w->at < l->n)
		report_addf(p, BLOCK_TITLE, "In your own words, under: %s",
		    writer_heading(w, l->lines[w->at].side));
	else
		report_add(p, BLOCK_TITLE,
		    "In your own words, as the last line");
	report_add(p, BLOCK_PARA, "In place of this line:");
	report_add(p, BLOCK_SAY, writer_clean(p->arena, writer_offered(w)));
	report_addf(p, BLOCK_PARA,
	    "One line, up to %d letters. It goes nowhere but into this page.",
	    WRITER_OWN_MOST);
	report_add(p, BLOCK_KEYS,
	    "Write, then press Enter. Enter alone: go back. x or Ctrl-C: "
	    "leave, and nothing is written.");
}

void
page_letter_add(struct writer *w, struct report *p)
{
	const char *before = w->added[w->at];

	notice(w, p);
	report_addf(p, BLOCK_TITLE, "Add a line of your own? Under: %s",
	    writer_heading(w, w->at));
	if (before != NULL)
		report_addf(p, BLOCK_PARA, "Your line so far: %s", before);
	report_addf(p, BLOCK_PARA,
	    "It will stand under this heading. One line, up to %d letters.%s",
	    WRITER_OWN_MOST,
	    before != NULL ? " A new line takes its place. A single - removes "
			     "it."
			   : "");
	report_addf(p, BLOCK_KEYS,
	    "Write, then press Enter. Enter alone: %s, go on. A single b: "
	    "back. x or Ctrl-C: leave, and nothing is written.",
	    before != NULL ? "leave it so" : "no line");
}

/* The letter stands here exactly as it would be written. */
void
page_letter_whole(struct writer *w, struct report *p)
{
	notice(w, p);
	writer_letter(w, p);
	report_add(p, BLOCK_GAP, "");
	report_add(p, BLOCK_HEADING,
	    "This is the whole page. Does each line say what you mean?");
	if (w->arg.path != NULL)
		report_number(p, 1,
		    arena_printf(p->arena, "Write it to the file %s",
			writer_clean(p->arena, w->arg.path)));
	else
		report_number(p, 1, "Leave it in this window, and end");
	report_number(p, 2, "Go through the lines again");
	report_number(p, 3, "Leave without a letter. The screen goes blank.");
	report_addf(p, BLOCK_KEYS, "Type 1, 2 or 3. %s", line_keys);
}

void
page_letter_empty(struct writer *w, struct report *p)
{
	notice(w, p);
	report_add(p, BLOCK_TITLE, "No line was chosen");
	report_add(p, BLOCK_PARA,
	    "So no letter is written. That is fine. You can come back to it "
	    "on any day, or never.");
	report_number(p, 1, "Go through the lines again");
	report_number(p, 2, "Leave without a letter. The screen goes blank.");
	report_addf(p, BLOCK_KEYS, "Type 1 or 2. %s", line_keys);
}

void
page_letter_written(struct writer *w, struct report *p)
{
	report_add(p, BLOCK_TITLE, "It is written");
	report_addf(p, BLOCK_PARA,
	    "The page is in the file %s. You need not show it to anyone.",
	    writer_clean(p->arena, w->arg.path));
	report_add(p, BLOCK_PARA,
	    "Other accounts on this computer cannot open it. Someone who uses "
	    "yours can, and so can whoever runs this computer. Delete the "
	    "file to remove it.");
	report_add(p, BLOCK_PARA,
	    "The name of the file also stays in the list of commands you "
	    "typed. It stays there when the file is gone.");
	report_add(p, BLOCK_KEYS, "Enter: end. The screen goes blank.");
}

void
page_letter_help(struct writer *w, struct report *p)
{
	const struct answers *a = w->arg.letter->answers;
	const struct bank *b = a->bank;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(b, a->country) : NULL;

	report_add(p, BLOCK_TITLE, "People to reach");
	report_add(p, BLOCK_PARA,
	    "You can stop at any time. Nothing is written until you say so "
	    "at the end. Ctrl-C does not copy, it leaves.");
	if (b->n_helplines > 0 && c == NULL && a->country[0] != '\0')
		report_no_country(p, b, a->form->voice, a->country);
	else if (b->n_helplines > 0)
		report_helplines(p, b, a->form->voice, c, NULL, 0);
	report_add(p, BLOCK_KEYS, "Enter: back to where you were. x: leave.");
}
