/* The entries of a diary: names, order, what is added and taken out. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "diary_parts.h"
#include "harmcheck/arena.h"
#include "harmcheck/clock.h"
#include "harmcheck/diary.h"
#include "harmcheck/num.h"

#define DATE (sizeof(((struct diary_entry *)NULL)->date) - 1)

/* What a person can do about it stands behind each of the reasons. */
#define FULL_WAYS                                                          \
	"; nothing was added. You can take out checks with \"harmcheck "   \
	"diary forget\", write them to files with \"harmcheck diary "      \
	"export\", or begin a new diary in another file with \"harmcheck " \
	"diary init --file FILE\""

struct diary *
diary_new(struct arena *a)
{
	struct diary *d = arena_alloc(a, sizeof(*d));

	d->arena = a;
	return d;
}

/* "2026-11-22", or from the second of a day on "2026-11-22.2". One check has
 * one name, so there is no ".1" and no ".02". */
bool
diary_name_read(struct diary_entry *x, const char *name)
{
	const size_t n = strnlen(name, DIARY_NAME_MOST);
	int64_t number = 1;

	if (n < DATE || n == DIARY_NAME_MOST)
		return false;
	memcpy(x->date, name, DATE);
	x->date[DATE] = '\0';
	if (!clock_is_date(x->date) ||
	    (n > DATE &&
		(name[DATE] != '.' ||
		    !num_int(name + DATE + 1, 2, DIARY_NUMBER_MOST, &number))))
		return false;
	memcpy(x->name, name, n + 1);
	x->number = (unsigned)number;
	return true;
}

static int
compare(const struct diary_entry *x, const char *date, unsigned number)
{
	const int c = strcmp(x->date, date);

	return c != 0 ? c : (x->number > number) - (x->number < number);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct diary_entry *const *x = a, *const *y = b;

	return compare(*x, (*y)->date, (*y)->number);
}

void
diary_sort(struct diary *d)
{
	if (d->n > 1)
		qsort(d->entries, d->n, sizeof(*d->entries), compare_entries);
}

/* How many entries come before this one, which may be there or not. */
static size_t
place(const struct diary *d, const char *date, unsigned number)
{
	size_t from = 0, to = d->n;

	while (from < to) {
		const size_t half = from + (to - from) / 2;

		if (compare(d->entries[half], date, number) < 0)
			from = half + 1;
		else
			to = half;
	}
	return from;
}

const struct diary_entry *
diary_find(const struct diary *d, const char *name)
{
	struct diary_entry x;
	size_t at;

	if (!diary_name_read(&x, name))
		return NULL;
	at = place(d, x.date, x.number);
	return at < d->n && compare(d->entries[at], x.date, x.number) == 0
	    ? d->entries[at]
	    : NULL;
}

void
diary_room(struct diary *d, size_t n)
{
	struct diary_entry **list;

	if (n <= d->cap)
		return;
	if (n < d->cap * 2)
		n = d->cap * 2;
	list = arena_array(d->arena, n, sizeof(struct diary_entry *));
	if (d->n > 0)
		memcpy(list, d->entries, d->n * sizeof(struct diary_entry *));
	d->entries = list;
	d->cap = n;
}

static void
insert(struct diary *d, size_t at, struct diary_entry *x)
{
	diary_room(d, d->n + 1);
	memmove(d->entries + at + 1, d->entries + at,
	    (d->n - at) * sizeof(struct diary_entry *));
	d->entries[at] = x;
	d->n++;
	d->bytes += diary_entry_size(x);
}

static int
check_room(const struct diary *d, const struct diary_entry *x, struct err *e)
{
	if (d->n >= DIARY_ENTRIES_MOST)
		return err_set(e, ERR_DATA,
		    "the diary is full: it holds %zu checks" FULL_WAYS, d->n);
	if (diary_size(d, diary_entry_size(x)) > SEAL_TEXT_MOST)
		return err_set(e, ERR_DATA,
		    "the diary is full: with this check it would be larger "
		    "than %d MiB" FULL_WAYS,
		    SEAL_TEXT_MOST >> 20);
	return 0;
}

/* Name X as the next of its day, of which LAST is the last so far. */
static int
name_next(struct diary *d, struct diary_entry *x, const char *date,
    const struct diary_entry *last, struct err *e)
{
	const char *name = date;

	if (last != NULL && last->number == DIARY_NUMBER_MOST)
		return err_set(e, ERR_DATA,
		    "the diary is full for the day %s" FULL_WAYS, date);
	if (!clock_is_date(date))
		return err_set(e, ERR_DATA,
		    "a check needs its date, written as 2026-11-22");
	if (last != NULL)
		name = arena_printf(d->arena, "%s.%u", date, last->number + 1);
	(void)diary_name_read(x, name);
	return 0;
}

int
diary_add(struct diary *d, const char *date, const char *text, size_t n,
    const struct diary_entry **entry, bool *new, struct err *e)
{
	const size_t first = place(d, date, 0), end = place(d, date, UINT_MAX);
	struct diary_entry *x = arena_alloc(d->arena, sizeof(*x));

	if (diary_text_take(x, d->arena, text, n, e) == -1)
		return -1;
	for (size_t i = first; i < end; i++) {
		if (!diary_text_is_same(d->entries[i], x))
			continue;
		*entry = d->entries[i];
		*new = false;
		return 0;
	}
	if (name_next(d, x, date, end > first ? d->entries[end - 1] : NULL,
		e) == -1 ||
	    check_room(d, x, e) == -1)
		return -1;
	insert(d, end, x);
	*entry = x;
	*new = true;
	return 0;
}

void
diary_remove(struct diary *d, const struct diary_entry *entry)
{
	const size_t at = place(d, entry->date, entry->number);

	if (at == d->n || d->entries[at] != entry)
		return;
	d->bytes -= diary_entry_size(entry);
	d->n--;
	memmove(d->entries + at, d->entries + at + 1,
	    (d->n - at) * sizeof(struct diary_entry *));
}
