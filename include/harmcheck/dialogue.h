/* The interview as a pure machine: it shows a page, takes a line, shows the
 * next page. Screen and plain mode are decorations of it. */
#ifndef HARMCHECK_DIALOGUE_H
#define HARMCHECK_DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "harmcheck/flow.h"

struct answers;
struct arena;
struct bank;
struct form;
struct progress;
struct report;
struct result;

/* Where the dialogue stands; each has a page and takes a line. */
enum place {
	PLACE_WELCOME,
	PLACE_RETURN,  /* instead: a check that was saved goes on */
	PLACE_DIFFERS, /* whether to, with another version of the bank */
	PLACE_FORM,    /* which form, where none was named */
	PLACE_WHERE,   /* which country; may be passed over */
	PLACE_PART,    /* before a theme that has a factual line */
	PLACE_MORE,    /* on a pipe, before a theme's full questions */
	PLACE_ITEM,
	PLACE_ALERT, /* help at the item */
	PLACE_WHY,
	PLACE_HELP,
	PLACE_COUNTRY, /* choose or change the country */
	PLACE_NOTE,
	PLACE_PAUSE,
	PLACE_STOP,
	PLACE_CLOSER, /* on a terminal, at the end: themes to look closer at */
	PLACE_REVIEW,
	PLACE_GROUNDING,
	PLACE_RESULT,
	PLACE_KEEP,
	PLACE_DIARY, /* the check is put in the diary; waits for no line */
	PLACE_NOT_IN_DIARY, /* that failed: try again? */
	PLACE_IN_DIARY,     /* under which name */
	PLACE_UNSAVED,      /* it could not be saved: try again? elsewhere? */
	PLACE_ELSEWHERE,    /* in which other file; takes a text */
	PLACE_DONE,         /* finished; see keep */
	PLACE_LEFT,         /* left at once */
	PLACES
};

/* What stays: the summary in the window, and all that was kept; only what was
 * kept (the file, the diary); nothing, not the file either. */
enum keep { KEEP_SHOWN, KEEP_SAVED_ONLY, KEEP_NOTHING };

/* Called after each line, from the first answer on: when nothing has changed
 * there is nothing to do. P, borrowed, says how far the person has come; NULL:
 * the check is finished. False: it could not be saved; WHY then points to the
 * words for the person. */
typedef bool dialogue_save_fn(void *ctx, const struct answers *a,
    const struct progress *p, const char **why);

/* Save in another file, which is not there yet and which the person calls NAME;
 * from then on everything is saved there. True: it is saved, and *PATH is that
 * file's name, which stays valid. False: nothing has changed, and *WHY points
 * to the words for the person. The file of before stays where it is. */
typedef bool dialogue_elsewhere_fn(void *ctx, const char *name,
    const struct answers *a, const struct progress *p, const char **path,
    const char **why);

/* Put the answers of a check that is over in the diary. Called when the person
 * has chosen so (on a pipe: behind the summary), never without an answer or a
 * note, and again when the person asks for that. It may take seconds. True: it
 * is in, and WORDS is a sentence that says under which name. False: nothing has
 * changed, and WORDS says why: the rest of a sentence after "could not be put
 * in your diary: ", or after "This program " when it begins with "cannot",
 * without its full stop. WORDS is copied. */
typedef bool dialogue_diary_fn(void *ctx, const struct answers *a,
    const char **words);

/* A check that was saved, to go on with. */
struct dialogue_resume {
	struct answers *answers; /* with those that are set aside */
	const struct progress *progress;
	const char *version; /* of another bank it was begun with; or NULL */
	const char *const *misfits; /* what this bank cannot take: sentences */
	size_t n_misfits;
	bool lost_place; /* this bank lacks the question at hand then */
};

struct dialogue_arg {
	const struct bank *bank;
	const struct form *form;          /* NULL: ask */
	const char *country;              /* code, or NULL: ask */
	const char *date;                 /* YYYY-MM-DD */
	const char *bank_line;            /* which bank, from where */
	const char *save_path;            /* NULL: nothing is saved */
	dialogue_save_fn *save;           /* NULL: nothing is saved */
	dialogue_elsewhere_fn *elsewhere; /* with save */
	void *save_ctx;
	dialogue_diary_fn *diary_add; /* NULL: no diary is open */
	void *diary_ctx;
	/* NULL: a new check. FORM is that of the answers then, and COUNTRY,
	 * when it is said, takes the place of theirs. */
	const struct dialogue_resume *resume;
	const char *code; /* a word of the person's own; NULL: none said */
	/* A step of something larger that shows its pages and hands it its
	 * lines, but for q: it stands at the first question at once, has no
	 * summary, and is at PLACE_DONE behind its review. */
	bool inside;
	bool piped; /* nobody to wait for */
	bool plain; /* line after line, perhaps read aloud */
};

struct dialogue {
	struct dialogue_arg arg;
	struct arena *arena;     /* of the session */
	const struct form *form; /* NULL until it is known */
	struct answers *answers; /* NULL until they are begun */
	struct flow flow;
	enum place place, back_to; /* back_to: under help, why, pause, note */
	enum place stop_to;        /* under the question whether to stop */
	enum place resume_to;      /* behind the pages of a return */
	bool *introduced;          /* by category: its factual line was shown */
	/* By category. On a terminal: a closer look was taken or not wanted,
	 * so it is not offered again; until then the theme is kept short. On a
	 * pipe: its full questions were announced. */
	bool *settled;
	bool *alerted; /* by sentinel kind: its help was shown */
	/* by sentinel kind: where its numbers were from; "": none were shown */
	char (*alerted_in)[3];
	bool *lines_seen; /* by helpline: it was shown at an item */
	bool looked;      /* a closer look was taken */
	bool changed;     /* the answers, since they were saved */
	bool saved;       /* there is a file that is ours */
	bool unsaved;     /* the last save failed */
	/* A save has failed, and the person is asked what to do. Who goes on
	 * without is asked once more at the end, and not before. */
	enum place unsaved_to; /* under that question */
	enum place came_from;  /* the page before it, to go back to */
	size_t came_at;        /* and where the flow stood there */
	bool looks_back;       /* goes back there: nothing is tried */
	bool again;            /* it is being tried again */
	bool without;          /* goes on without saving */
	bool asked_last;       /* also at the end */
	const char *why;       /* it failed: the hook's words */
	const char *left;      /* other files that may hold earlier answers:
				  "the file a.yaml"; or NULL */
	const char *held;      /* what the notice was before that question */
	const char *told; /* a sentence or two behind the notice, or NULL */
	bool undecided;   /* may the file of another version be changed? */
	bool untouched;   /* it may, but not before an answer changes */
	bool reviewing;   /* the end was seen: only gaps are asked */
	char notice[512]; /* one or two sentences on top of the next page */
	char country[3];
	enum keep keep;
	bool in_diary;  /* the hook has put it there */
	bool undiaried; /* it was to go there, could not, and that is the end */
	const char *diary_words; /* what the hook said last, or NULL */
	size_t alert_item;
	const struct result *result;
};

/* Start; everything lives in A, which is wiped by the caller. */
struct dialogue *dialogue_new(struct arena *a, const struct dialogue_arg *arg);

/* The page of now. PAGE takes its memory from its own arena. */
void dialogue_page(struct dialogue *d, struct report *page);

/* The line a person typed at it. */
void dialogue_line(struct dialogue *d, const char *line);

/* The input has ended: that is not "no"; it goes to the summary. */
void dialogue_end_of_input(struct dialogue *d);

/* With `inside`, at PLACE_DONE: back to the review; on a pipe, which has none,
 * to the last question. */
void dialogue_again(struct dialogue *d);

/* With `inside`: is it at the first question, or the words before it? */
bool dialogue_at_first(const struct dialogue *d);

/* Does the page of now pass without a line of its own? On a pipe many do. */
bool dialogue_passes(const struct dialogue *d);

/* Move on from such a page. */
void dialogue_pass(struct dialogue *d);

/* Is it over (PLACE_DONE or PLACE_LEFT)? */
bool dialogue_over(const struct dialogue *d);

/* Does it wait for a text, longer than an answer: a private note, or the name
 * of a file? */
bool dialogue_wants_note(const struct dialogue *d);

/* What to show before the line that is typed; NULL: as ever. */
const char *dialogue_prompt(const struct dialogue *d);

/* Characters in a note, at most. */
#define DIALOGUE_NOTE_MOST 4000

#endif
