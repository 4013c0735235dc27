/* What the tests of bank diff share: a bank, changed in one place. */
#ifndef TESTS_DIFF_SUPPORT_H
#define TESTS_DIFF_SUPPORT_H

#include "support.h"

#include "bank_support.h"
#include "harmcheck/bank_diff.h"

#define OLD "tests/bank/diff/old.yaml"

static struct arena *arena;
static const char *base;

SUPPORT int
begin(void **state)
{
	struct err e;
	char *text;
	size_t n;

	(void)state;
	arena = arena_new();
	if (file_read(arena, OLD, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	base = text;
	return 0;
}

SUPPORT int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The base with TO in the place of FROM, which stands there once. */
SUPPORT const char *
changed(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	if (at == NULL || strstr(at + 1, from) != NULL)
		fail_msg("\"%s\" is not there once", from);
	return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to,
	    at + strlen(from));
}

SUPPORT const struct bank *
bank_of(const char *text)
{
	struct diags d;
	const struct bank *b;

	diag_init(&d, arena);
	b = bank_load(arena, "b.yaml", text, strlen(text), &d);
	if (b == NULL)
		fail_msg("%s", d.list[0].msg);
	return b;
}

SUPPORT const char *
diff(const struct bank *old, const struct bank *new, bool brief)
{
	struct buf out;

	buf_init(&out, arena);
	bank_diff(arena, old, new, brief, &out);
	return out.data;
}

typedef enum comparable verdict_of(struct arena *, struct form_of,
    struct form_of, const char *, struct buf *);

SUPPORT void
add_verdict(struct buf *out, const struct bank *old, const struct bank *new,
    const char *form, const char *id, verdict_of *verdict)
{
	const struct form_of a = {old, bank_form(old, form)};
	const struct form_of b = {new, bank_form(new, form)};
	struct buf why;
	enum comparable c;

	buf_init(&why, arena);
	c = verdict(arena, a, b, id, &why);
	assert_int_equal(c, verdict(arena, a, b, id, NULL));
	assert_int_equal(why.len > 0,
	    c == COMPARABLE_NO || c == COMPARABLE_WORDING);
	if (c != COMPARABLE_YES && c != COMPARABLE_NOWHERE)
		buf_addf(out, "%s%s/%s %s", out->len > 0 ? ", " : "", form, id,
		    comparable_name(c));
}

/* All that is not comparable as it was: "form/theme verdict, ...". */
SUPPORT const char *
themes(const struct bank *old, const struct bank *new)
{
	static const char *const forms[] = {"short", "core", "audit"};
	static const char *const ids[] = {"pace", "together", "strain", "after",
	    "added"};
	struct buf out;

	buf_init(&out, arena);
	for (size_t f = 0; f < 3; f++)
		for (size_t i = 0; i < 5; i++)
			add_verdict(&out, old, new, forms[f], ids[i],
			    bank_diff_theme);
	return out.data;
}

struct row {
	const char *from, *to;
	const char *there, *back;  /* what is said */
	const char *verdicts;      /* NULL: all are comparable */
	const char *verdicts_back; /* NULL: the same */
};

SUPPORT void
check_way(const struct row *r, const struct bank *old, const struct bank *new,
    const char *says, const char *verdicts)
{
	const char *out = diff(old, new, false);

	if (strstr(out, says) == NULL)
		fail_msg("%s\n\"%s\" is not in:\n%s", r->to, says, out);
	if (!str_eq(themes(old, new), verdicts != NULL ? verdicts : ""))
		fail_msg("%s: %s\n%s", r->to, themes(old, new), out);
}

SUPPORT void
check_rows(const struct row *rows, size_t n)
{
	const struct bank *old = bank_of(base);

	for (size_t i = 0; i < n; i++) {
		const struct row *r = &rows[i];
		const struct bank *new = bank_of(changed(base, r->from, r->to));

		check_way(r, old, new, r->there, r->verdicts);
		check_way(r, new, old, r->back,
		    r->verdicts_back != NULL ? r->verdicts_back : r->verdicts);
	}
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))
#define ALL_PACE(v) "short/pace " v ", core/pace " v ", audit/pace " v
/* `after` waits for a follow-up of pace */
#define PACE_NO                                                   \
	"short/pace not comparable, short/after not comparable, " \
	"core/pace not comparable, audit/pace not comparable"
#define PACE_WORDING                                                \
	"short/pace wording changed, short/after wording changed, " \
	"core/pace wording changed, audit/pace wording changed"
#define TOGETHER_NO \
	"short/together not comparable, audit/together not comparable"
#define TOGETHER_WORDING \
	"short/together wording changed, audit/together wording changed"
#define STRAIN_NO "short/strain not comparable, core/strain not comparable"

SUPPORT const struct bank *
with(const char *text, const char *from, const char *to)
{
	return bank_of(changed(text, from, to));
}

#endif
