/* The input has ended. */
#include "dialogue_parts.h"

/* Past the page in between. */
static void
to_summary(struct dialogue *d)
{
	dialogue_finish(d);
	if (d->place == PLACE_GROUNDING)
		d->place = PLACE_RESULT;
}

static void
input_ended(struct dialogue *d)
{
	/* somebody must not see the screen, or has not said that the file may
	 * be changed */
	if (d->place == PLACE_PAUSE || d->undecided) {
		d->place = PLACE_LEFT;
		return;
	}
	if (dialogue_asks_to_save(d)) {
		dialogue_without_saving(d);
	} else if (d->in_diary) {
		d->place = PLACE_DONE;
	} else if (d->place == PLACE_NOT_IN_DIARY) {
		dialogue_without_diary(d);
	} else if (d->place == PLACE_RESULT && d->arg.piped) {
		dialogue_piped_end(d);
	} else if (d->place == PLACE_RESULT) {
		d->place = PLACE_KEEP;
	} else if (d->place == PLACE_KEEP) {
		/* what nobody asked to leave on the screen, or to put in the
		 * diary, does not go there */
		d->keep =
		    d->arg.save_path != NULL ? KEEP_SAVED_ONLY : KEEP_NOTHING;
		d->place = PLACE_DONE;
	} else {
		to_summary(d);
	}
}

void
dialogue_end_of_input(struct dialogue *d)
{
	dialogue_remember(d);
	input_ended(d);
	dialogue_save(d);
}
