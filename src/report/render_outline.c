#include "render_outline.h"

void
outline_begin(struct outline *o, const struct report *r)
{
	o->level = 0;
	o->title = r->first;
	while (o->title != NULL && o->title->kind != BLOCK_TITLE)
		o->title = o->title->next;
}

unsigned
outline_level(struct outline *o, const struct block *b)
{
	static const unsigned wanted[BLOCK_KINDS] = {
	    [BLOCK_TITLE] = 1,
	    [BLOCK_HEADING] = 2,
	    [BLOCK_THEME] = 3,
	};
	unsigned level = wanted[b->kind];

	if (o->title == NULL) /* then a section is the highest there is */
		level--;
	if (level > o->level + 1)
		level = o->level + 1;
	return o->level = level;
}

const struct block *
outline_next(const struct outline *o, const struct report *r,
    const struct block *b)
{
	b = b != NULL ? b->next : r->first;
	return b != NULL && b == o->title ? b->next : b;
}
