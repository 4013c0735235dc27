/* When two texts or conditions mean the same, and how they are said. */
#include <stdlib.h>
#include <string.h>

#include "diff.h"
#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/cond.h"
#include "harmcheck/str.h"
#include "show.h"

#define BLANKS " \t\r\n"

bool
diff_same(const char *a, const char *b)
{
	a = a != NULL ? a : "";
	b = b != NULL ? b : "";
	for (;;) {
		const size_t gap_a = strspn(a, BLANKS);
		const size_t gap_b = strspn(b, BLANKS);
		a += gap_a;
		b += gap_b;
		if (*a == '\0' || *b == '\0')
			return *a == *b;
		const size_t n = strcspn(a, BLANKS);
		if (n != strcspn(b, BLANKS) || strncmp(a, b, n) != 0)
			return false;
		a += n;
		b += n;
	}
}

const char *
diff_flat(struct arena *a, const char *s)
{
	struct buf out;
	buf_init(&out, a);
	s = s != NULL ? s + strspn(s, BLANKS) : "";
	while (*s != '\0') {
		const size_t n = strcspn(s, BLANKS);
		buf_adds(&out, out.len > 0 ? " " : "");
		buf_add(&out, s, n);
		s += n + strspn(s + n, BLANKS);
	}
	return out.data;
}

const char *
diff_title(const struct diff *d, const struct bank *b, const struct text *t)
{
	const struct show s = {.bank = b};
	return diff_flat(d->arena, show_of(&s, t));
}

const char *
diff_voices(const struct diff *d, const struct bank *b, const bool *set)
{
	size_t n = 0, i = 0;
	struct buf out;
	buf_init(&out, d->arena);
	for (size_t v = 0; v < b->n_voices; v++)
		n += set[v];
	for (size_t v = 0; v < b->n_voices; v++)
		if (set[v])
			buf_addf(&out, "the %s%s", b->voices[v],
			    show_between(i++, n, " and "));
	return out.data;
}

/* --- conditions ---------------------------------------------------------- */

static const char *canon(struct arena *a, const struct cond *c, bool no);

static int
compare_strings(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

/* Sort LIST and drop what stands in it twice; how many are left. */
static size_t
sort(const char **list, size_t n)
{
	size_t left = 0;
	if (n > 1)
		qsort(list, n, sizeof *list, compare_strings);
	for (size_t i = 0; i < n; i++)
		if (left == 0 || !str_eq(list[i], list[left - 1]))
			list[left++] = list[i];
	return left;
}

/* "WORD(a,b)", of a list that is sorted. */
static const char *
join(struct arena *a, const char *word, const char **list, size_t n)
{
	struct buf out;
	buf_init(&out, a);
	buf_addf(&out, "%s(", word);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, "%s%s", i == 0 ? "" : ",", list[i]);
	buf_adds(&out, ")");
	return out.data;
}

/* The parts of C, and the parts of those that are of the same kind; LIST
 * NULL: only count. */
static size_t
gather(struct arena *a, const struct cond *c, const char **list, size_t n)
{
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		if (p->op == c->op)
			n = gather(a, p, list, n);
		else if (list != NULL)
			list[n++] = canon(a, p, false);
		else
			n++;
	}
	return n;
}

/* One part alone, or the same one twice, needs no word. */
static const char *
canon_parts(struct arena *a, const struct cond *c)
{
	const char **list = arena_array(a, gather(a, c, NULL, 0), sizeof *list);
	const size_t n = sort(list, gather(a, c, list, 0));
	if (n == 1)
		return list[0];
	return join(a, c->op == COND_ALL ? "all" : "any", list, n);
}

static const char *
canon_ids(struct arena *a, const struct cond *c)
{
	const char **list = arena_array(a, c->n_ids, sizeof *list);
	const char *word = c->op == COND_FORM ? "form" : "stage";
	for (size_t i = 0; i < c->n_ids; i++)
		list[i] = c->ids[i];
	if (c->op == COND_IS)
		word = arena_printf(a, "is %s", c->question->id);
	else if (c->op == COND_FOLLOW_UP)
		word = arena_printf(a, "cause %s %s", c->category->id,
		    c->follow_up->id);
	return join(a, word, list, sort(list, c->n_ids));
}

static const char *
canon_level(struct arena *a, const struct cond *c)
{
	const struct category *t = c->category;
	const char *list[BANK_LEVELS_MAX + 1];
	size_t n = 0;
	for (size_t i = 0; i < t->n_levels; i++)
		if (c->levels >> i & 1)
			list[n++] = t->levels[i].id;
	if (c->levels & COND_NOT_ENOUGH)
		list[n++] = "not-enough";
	return join(a, arena_printf(a, "level %s", t->id), list, sort(list, n));
}

static const char *
canon_flag(struct arena *a, const struct cond *c)
{
	return arena_printf(a, "%s %s",
	    c->op == COND_TICKED ? "ticked" : "answered", c->question->id);
}

static const char *
canon_sentinel(struct arena *a, const struct cond *c)
{
	return arena_printf(a, "sentinel %s",
	    sentinel_name((enum sentinel_kind)c->sentinel));
}

/* C, or its opposite. "Not ticked" is the opposite of "ticked", here and
 * where conditions are worked out. */
static const char *
canon(struct arena *a, const struct cond *c, bool no)
{
	static const char *(*const words[])(struct arena *,
	    const struct cond *) = {
	    [COND_ALL] = canon_parts,
	    [COND_ANY] = canon_parts,
	    [COND_IS] = canon_ids,
	    [COND_TICKED] = canon_flag,
	    [COND_ANSWERED] = canon_flag,
	    [COND_FOLLOW_UP] = canon_ids,
	    [COND_LEVEL] = canon_level,
	    [COND_SENTINEL] = canon_sentinel,
	    [COND_FORM] = canon_ids,
	    [COND_STAGE] = canon_ids,
	};
	if (c->op == COND_NOT)
		return canon(a, c->parts, !no);
	if (c->op == COND_TICKED || c->op == COND_ANSWERED)
		no = no == c->wanted;
	return arena_printf(a, "%s%s", no ? "not " : "", words[c->op](a, c));
}

const char *
diff_cond(struct arena *a, const struct cond *c)
{
	return c != NULL ? canon(a, c, false) : "";
}

const char *
diff_when(struct arena *a, const struct bank *b, const struct cond *c)
{
	struct buf out;
	const struct show s = {.bank = b, .out = &out};
	if (c == NULL)
		return "always";
	buf_init(&out, a);
	buf_adds(&out, "only when ");
	show_cond(&s, c);
	return diff_flat(a, out.data);
}
