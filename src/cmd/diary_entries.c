/* What is in a diary, for a command. */
#include "diary_session.h"
#include "harmcheck/answer_file.h"
#include "harmcheck/arena.h"
#include "harmcheck/diag.h"
#include "harmcheck/str.h"

const struct answers *
diary_answers(struct diary_session *s, struct arena *a,
    const struct diary_entry *entry, struct answer_file_notes *notes,
    struct err *e)
{
	struct app *app = &s->app;
	const struct answers *answers;
	struct diags d;

	diag_init(&d, a);
	answers = answer_file_read(a, app->bank, app_digest(app),
	    arena_printf(a, "diary, %s", entry->name), entry->text, entry->n,
	    notes, &d);
	if (answers == NULL && e != NULL) {
		app_findings(app, &d, false);
		err_set(e, ERR_DATA,
		    "the check of %s cannot be read with these questions; "
		    "nothing in the diary was changed",
		    entry->name);
	}
	return answers;
}

const struct diary_entry *
diary_entry_named(const struct diary_session *s, const char *name,
    struct err *e)
{
	const struct diary_entry *found = diary_find(s->diary, name);
	const char **names;
	const char *near;

	if (found != NULL)
		return found;
	if (s->diary->n == 0) {
		err_set(e, ERR_USAGE, "there is nothing in the diary yet");
		return NULL;
	}
	names = arena_array(s->arena, s->diary->n, sizeof(*names));
	for (size_t i = 0; i < s->diary->n; i++)
		names[i] = s->diary->entries[i]->name;
	near = str_nearest(name, names, s->diary->n);
	err_set(e, ERR_USAGE, "there is no check \"%s\" in the diary%s%s%s",
	    name, near != NULL ? "; did you mean " : "; see diary list",
	    near != NULL ? near : "", near != NULL ? "?" : "");
	return NULL;
}
