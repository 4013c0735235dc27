/* Texts, numbers, names: one value into one member. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/buf.h"
#include "harmcheck/diag.h"
#include "harmcheck/num.h"
#include "harmcheck/str.h"
#include "load.h"

/* Something else has its turn later, or had it before. */
void
load_later(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)l, (void)n, (void)f, (void)object;
}

static bool
is_filled(struct load *l, const struct node *n)
{
	if (!load_is(l, n, NODE_SCALAR))
		return false;
	if (n->text[0] != '\0')
		return true;
	diag_add(l->diags, DIAG_NO_TEXT, n->at,
	    "%s is empty; write a text, or leave it out where it may be "
	    "left out",
	    load_called(l, n));
	return false;
}

void
load_string(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const char **out = load_member(object, f->offset);
	if (is_filled(l, n))
		*out = n->text;
}

void
load_id(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const char **out = load_member(object, f->offset);
	if (!load_is(l, n, NODE_SCALAR))
		return;
	*out = n->text;
	if (!str_is_id(n->text))
		diag_add(l->diags, DIAG_BAD_ID, n->at,
		    "%s is not an id; an id has 1 to 64 of a-z, 0-9 and '-'",
		    load_quoted(l, n->text));
}

static void
load_text_of_voice(struct load *l, const struct node *n, struct text *out)
{
	const size_t voice = load_voice(l, n);
	if (is_filled(l, n) && voice < BANK_VOICES_MAX)
		out->of[voice] = n->text;
}

void
load_text(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	struct text *out = load_member(object, f->offset);
	if (n->kind == NODE_MAP) {
		for (const struct node *e = n->first; e != NULL; e = e->next)
			load_text_of_voice(l, e, out);
		return;
	}
	if (is_filled(l, n))
		for (size_t v = 0; v < BANK_VOICES_MAX; v++)
			out->of[v] = n->text;
}

void
load_bool(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	bool *out = load_member(object, f->offset);
	if (!load_is(l, n, NODE_SCALAR))
		return;
	*out = str_eq(n->text, "true");
	if (!*out && !str_eq(n->text, "false"))
		diag_add(l->diags, DIAG_BAD_BOOL, n->at,
		    "%s is true or false; here is %s", load_called(l, n),
		    load_quoted(l, n->text));
}

static void
report_number(struct load *l, const struct node *n, const char *words)
{
	diag_add(l->diags, DIAG_BAD_NUMBER, n->at, "%s is %s; here is %s",
	    load_called(l, n), words,
	    n->text[0] == '\0' ? "nothing" : load_quoted(l, n->text));
}

static bool
read_number(struct load *l, const struct node *n, const struct field *f,
    int64_t *value)
{
	const struct load_range *r = f->arg;
	if (!load_is(l, n, NODE_SCALAR))
		return false;
	if (r->places == 0
		? num_int(n->text, r->min, r->max, value)
		: num_decimal(n->text, r->min, r->max, r->places, value))
		return true;
	report_number(l, n, r->words);
	return false;
}

void
load_int(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	int *out = load_member(object, f->offset);
	int64_t value;
	if (read_number(l, n, f, &value))
		*out = (int)value;
}

void
load_count(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	unsigned *out = load_member(object, f->offset);
	int64_t value;
	if (read_number(l, n, f, &value))
		*out = (unsigned)value;
}

void
load_decimal(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	int64_t *out = load_member(object, f->offset);
	int64_t value;
	if (read_number(l, n, f, &value))
		*out = value;
}

/* With a range as arg a whole count will do as well: B is 0 then. */
void
load_fraction(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	unsigned *a = load_member(object, f->offset);
	unsigned *b = load_member(object, f->count);
	const struct load_range *r = f->arg;
	int64_t count;
	if (!load_is(l, n, NODE_SCALAR) || num_fraction(n->text, a, b))
		return;
	if (r != NULL && num_int(n->text, r->min, r->max, &count)) {
		*a = (unsigned)count;
		*b = 0;
		return;
	}
	report_number(l, n,
	    r != NULL ? "a fraction such as 2/3, or a whole count from 1 on"
		      : "a fraction such as 2/3, at most 1/1, of numbers up to "
			"1000");
}

void
load_name(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	unsigned *out = load_member(object, f->offset);
	const struct load_names *names = f->arg;
	if (!load_is(l, n, NODE_SCALAR))
		return;
	for (size_t i = 0; i < names->n; i++)
		if (str_eq(names->list[i], n->text)) {
			*out = names->first + (unsigned)i;
			return;
		}
	struct buf all;
	buf_init(&all, l->arena);
	for (size_t i = 0; i < names->n; i++)
		buf_addf(&all, "%s%s", i == 0 ? "" : ", ", names->list[i]);
	diag_add(l->diags, DIAG_BAD_VALUE, n->at,
	    "%s is one of: %s; here is %s%s", load_called(l, n), all.data,
	    load_quoted(l, n->text),
	    load_guess(l, n->text, names->list, names->n));
}

static bool
is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool
is_day(const char *s)
{
	static const int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31};
	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	int64_t part[3] = {0};
	for (size_t i = 0, p = 0; i < 10; i++) {
		if (i == 4 || i == 7) {
			p++;
			continue;
		}
		if (s[i] < '0' || s[i] > '9')
			return false;
		part[p] = part[p] * 10 + (s[i] - '0');
	}
	if (part[0] < 1900 || part[1] < 1 || part[1] > 12 || part[2] < 1)
		return false;
	return part[2] <=
	    days[part[1] - 1] + (part[1] == 2 && is_leap(part[0]));
}

void
load_verified(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	const char **out = load_member(object, f->offset);
	if (!load_is(l, n, NODE_SCALAR) || str_eq(n->text, "no"))
		return;
	*out = n->text;
	if (!is_day(n->text))
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "%s is no, or the day of the last check as YYYY-MM-DD; "
		    "here is %s",
		    load_called(l, n), load_quoted(l, n->text));
}

void
load_version(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	load_string(l, n, f, object);
	if (n->kind != NODE_SCALAR)
		return;
	size_t points = 0, digits = 0;
	const char *s = n->text;
	for (; (*s >= '0' && *s <= '9') || (*s == '.' && digits > 0); s++) {
		points += *s == '.';
		digits = *s == '.' ? 0 : digits + 1;
	}
	if (*s != '\0' || points != 2 || digits == 0)
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "'version' is three numbers such as 1.0.0; here is %s",
		    load_quoted(l, n->text));
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* en, pt-BR, zh-Hant: parts of at most eight letters or digits. */
void
load_language(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	load_string(l, n, f, object);
	if (n->kind != NODE_SCALAR || n->text[0] == '\0')
		return;
	size_t part = 0, parts = 0;
	const char *s = n->text;
	for (; *s != '\0' && part <= 8; s++) {
		if (*s == '-' && part >= (parts == 0 ? 2u : 1u)) {
			parts++;
			part = 0;
		} else if (is_letter(*s) ||
		    (parts > 0 && *s >= '0' && *s <= '9')) {
			part++;
		} else {
			break;
		}
	}
	if (*s != '\0' || part == 0 || part > 8 || (parts == 0 && part < 2))
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "'language' is a language tag such as en or pt-BR; here "
		    "is %s",
		    load_quoted(l, n->text));
}

void
load_format(struct load *l, const struct node *n, const struct field *f,
    void *object)
{
	(void)object;
	if (load_is(l, n, NODE_SCALAR) && !str_eq(n->text, "1"))
		diag_add(l->diags, DIAG_BAD_VALUE, n->at,
		    "this program reads %s of format 1; this one says %s",
		    (const char *)f->arg, load_quoted(l, n->text));
}
