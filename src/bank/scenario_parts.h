/* Making a case from a tree: what the scenario files share. Nobody else
 * includes this. */
#ifndef HARMCHECK_SCENARIO_PARTS_H
#define HARMCHECK_SCENARIO_PARTS_H

#include "harmcheck/scenario.h"
#include "load.h"

/* scenario_about.c: the mapping 'scenario'. */
void scenario_read_about(struct load *l, const struct node *n,
    struct scenario *s);
/* scenario_key.c: the mapping 'key'. */
void scenario_read_key(struct load *l, const struct node *n,
    struct scenario *s);
/* scenario_shares.c: the list 'shares', into a struct scenario; and that it is
 * there when it must be (KEY: the mapping). */
load_reader scenario_read_shares;
void scenario_end_shares(struct load *l, const struct node *key,
    struct scenario *s);

/* scenario_form.c: the form of S, made of S->of and the N themes in PICKS. */
void scenario_make_form(struct load *l, struct scenario *s,
    const struct load_refs *picks);
/* Is one of the themes that S is rated by about conduct? Nobody is asked then
 * where it came from, in a case neither. */
bool scenario_has_conduct(const struct scenario *s);

#endif
