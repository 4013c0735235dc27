/* Changes as lines, and the comparing of lists, texts and words. */
#include <stdarg.h>
#include <string.h>

#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/str.h"
#include "show.h"

void
diff_section(struct diff *d, const char *heading)
{
	d->heading = heading;
}

void
diff_say(struct diff *d, const char *format, ...)
{
	va_list ap;
	if (d->heading != NULL)
		buf_addf(d->out, "\n%s\n", d->heading);
	d->heading = NULL;
	d->n++;
	va_start(ap, format);
	buf_addf(d->out, "- %s\n", arena_vprintf(d->arena, format, ap));
	va_end(ap);
}

/* WHOM: "" or ", for the client,". */
static void
say_text(struct diff *d, const char *who, const char *what, const char *whom,
    const char *old, const char *new)
{
	old = diff_flat(d->arena, old);
	new = diff_flat(d->arena, new);
	if (*old == '\0') {
		diff_say(d, "%s: %s%s is new: %s", who, what, whom, new);
	} else if (*new == '\0') {
		diff_say(d, "%s: %s%s is gone: %s", who, what, whom, old);
	} else {
		diff_say(d, "%s: %s%s changed.", who, what, whom);
		buf_addf(d->out, "  Before: %s\n  Now: %s\n", old, new);
	}
}

void
diff_string(struct diff *d, const char *who, const char *what, const char *old,
    const char *new)
{
	if (!diff_same(old, new))
		say_text(d, who, what, "", old, new);
}

/* The voices from V on whose texts changed as those of V did; they are marked
 * in DONE. */
static const char *
voices_alike(struct diff *d, const struct text *old, const struct text *new,
    size_t v, bool *done)
{
	bool set[BANK_VOICES_MAX] = {false};
	for (size_t u = v; u < d->old->n_voices; u++) {
		const int w = d->new_voice[u];
		if (w == NO_VOICE || done[u] ||
		    !diff_same(old->of[u], old->of[v]) ||
		    !diff_same(new->of[w], new->of[d->new_voice[v]]))
			continue;
		set[u] = done[u] = true;
	}
	if (d->old->n_voices == 1 && d->new->n_voices == 1)
		return "";
	return arena_printf(d->arena, ", for %s,", diff_voices(d, d->old, set));
}

void
diff_text(struct diff *d, const char *who, const char *what,
    const struct text *old, const struct text *new)
{
	bool done[BANK_VOICES_MAX] = {false};
	for (size_t v = 0; v < d->old->n_voices; v++) {
		const int w = d->new_voice[v];
		if (w == NO_VOICE || done[v] ||
		    diff_same(old->of[v], new->of[w]))
			continue;
		const char *whom = voices_alike(d, old, new, v, done);
		say_text(d, who, what, whom, old->of[v], new->of[w]);
	}
}

void
diff_word(struct diff *d, const char *who, const char *what, const char *old,
    const char *new)
{
	if (!str_eq(old, new))
		diff_say(d, "%s: %s was %s and is now %s.", who, what, old,
		    new);
}

void
diff_number(struct diff *d, const char *who, const char *what, long old,
    long new)
{
	if (old != new)
		diff_say(d, "%s: %s was %ld and is now %ld.", who, what, old,
		    new);
}

void
diff_flag(struct diff *d, const char *who, const char *what, bool old, bool new)
{
	diff_word(d, who, what, old ? "true" : "false", new ? "true" : "false");
}

void
diff_condition(struct diff *d, const char *who, const char *what,
    const struct cond *old, const struct cond *new)
{
	if (str_eq(diff_cond(d->arena, old), diff_cond(d->arena, new)))
		return;
	diff_say(d, "%s: %s changed.", who, what);
	buf_addf(d->out, "  Before: %s\n  Now: %s\n",
	    diff_when(d->arena, d->old, old), diff_when(d->arena, d->new, new));
}

void
diff_texts(struct diff *d, const char *who, const struct diff_field *f,
    const void *old, const void *new)
{
	for (; f->what != NULL; f++)
		diff_text(d, who, f->what,
		    (const void *)((const char *)old + f->offset),
		    (const void *)((const char *)new + f->offset));
}

static const char *
string_at(const void *part, size_t offset)
{
	const char *s;
	memcpy(&s, (const char *)part + offset, sizeof s);
	return s;
}

void
diff_strings(struct diff *d, const char *who, const struct diff_field *f,
    const void *old, const void *new)
{
	for (; f->what != NULL; f++)
		diff_string(d, who, f->what, string_at(old, f->offset),
		    string_at(new, f->offset));
}

/* --- lists of ids -------------------------------------------------------- */

struct diff_ids
diff_ids(const struct diff *d, const void *pointers, size_t n)
{
	struct diff_ids ids = {arena_array(d->arena, n, sizeof *ids.list), n};
	for (size_t i = 0; i < n; i++) {
		const void *part;
		memcpy(&part, (const char *)pointers + i * sizeof part,
		    sizeof part);
		ids.list[i] = string_at(part, 0);
	}
	return ids;
}

static size_t
place_of(struct diff_ids ids, const char *id)
{
	size_t i = 0;
	while (i < ids.n && !str_eq(ids.list[i], id))
		i++;
	return i;
}

bool
diff_has(struct diff_ids ids, const char *id)
{
	return place_of(ids, id) < ids.n;
}

/* From the end, so that what stands before has no number yet. */
void
diff_twins(struct diff *d, struct diff_ids ids)
{
	for (size_t i = ids.n; i-- > 0;) {
		size_t number = 1;
		for (size_t k = 0; k < i; k++)
			number += str_eq(ids.list[k], ids.list[i]);
		if (number > 1)
			ids.list[i] = arena_printf(d->arena, "%s,\nno. %zu",
			    ids.list[i], number);
	}
}

/* The ids of A that B lacks, as "a, b and c"; "" when there are none. */
static const char *
lacking(struct diff *d, struct diff_ids a, struct diff_ids b)
{
	struct buf out;
	size_t n = 0, k = 0;
	buf_init(&out, d->arena);
	for (size_t i = 0; i < a.n; i++)
		n += !diff_has(b, a.list[i]);
	for (size_t i = 0; i < a.n; i++)
		if (!diff_has(b, a.list[i]))
			buf_addf(&out, "%s%s", a.list[i],
			    show_between(k++, n, " and "));
	return out.data;
}

bool
diff_ranked(struct diff_ids old, struct diff_ids new)
{
	size_t last = 0;
	for (size_t i = 0; i < old.n; i++) {
		const size_t at = place_of(new, old.list[i]);
		if (at == new.n)
			continue;
		if (at < last)
			return false;
		last = at;
	}
	return true;
}

void
diff_list(struct diff *d, const char *who, const char *what, bool ranked,
    struct diff_ids old, struct diff_ids new)
{
	const char *added = lacking(d, new, old);
	const char *gone = lacking(d, old, new);
	if (*added != '\0' && *gone != '\0')
		diff_say(d, "%s: %s: new are %s; gone are %s.", who, what,
		    added, gone);
	else if (*added != '\0')
		diff_say(d, "%s: %s: new: %s.", who, what, added);
	else if (*gone != '\0')
		diff_say(d, "%s: %s: gone: %s.", who, what, gone);
	if (ranked && !diff_ranked(old, new))
		diff_say(d, "%s: %s: they stand in another order.", who, what);
}

/* --- arrays of parts ----------------------------------------------------- */

static const void *
part_at(const struct diff_parts *p, size_t i)
{
	return (const char *)p->first + i * p->size;
}

static const void *
find_part(const struct diff_parts *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(string_at(part_at(p, i), 0), id))
			return part_at(p, i);
	return NULL;
}

static void
say_part(struct diff *d, const char *what, const char *who,
    const struct diff_kind *k, const struct bank *b, const void *part)
{
	const char *words = k->words != NULL ? k->words(d, b, part) : "";
	diff_say(d, "%s: %s%s%s", who, what, *words != '\0' ? ": " : ".",
	    words);
}

void
diff_match(struct diff *d, const char *within, const struct diff_kind *k,
    struct diff_parts old, struct diff_parts new)
{
	for (size_t i = 0; i < old.n; i++) {
		const void *part = part_at(&old, i);
		const char *id = string_at(part, 0);
		if (find_part(&new, id) == NULL)
			say_part(d, "gone",
			    arena_printf(d->arena, "%s%s", within, id), k,
			    d->old, part);
	}
	for (size_t i = 0; i < new.n; i++) {
		const void *part = part_at(&new, i);
		const char *id = string_at(part, 0);
		const void *before = find_part(&old, id);
		const char *who = arena_printf(d->arena, "%s%s", within, id);
		if (before == NULL)
			say_part(d, "new", who, k, d->new, part);
		else
			k->compare(d, who, before, part);
	}
}
