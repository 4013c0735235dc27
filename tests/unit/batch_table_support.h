/* Tables of answers by chance, and ways to write them: as CSV with quotes or
 * without, with line ends of both kinds, and as NDJSON. */
#ifndef TESTS_BATCH_TABLE_SUPPORT_H
#define TESTS_BATCH_TABLE_SUPPORT_H

#include "batch_support.h"

#include "harmcheck/json.h"
#include "harmcheck/num.h"

/* --- cells ------------------------------------------------------------- */

SUPPORT const char *
any_id(struct arena *a, size_t row, bool plain)
{
	static const char *const odd[] = {"=1+2", "-5", "+3.50", "-x", "@me",
	    "'quoted", "a,b", "say \"no\"", "x;y", "p|q", "two words", "-5.",
	    "\uff1d1", "\u00e9t\u00e9", "+", "1.2.3", "--1", "007", "-0",
	    "-1e-05", "-.5", "+1e", "-e5", "-.", "12345678901234567890",
	    "0123456789012345678901234567890123456789012345678901234567890123",
	    "\u00e90123456789012345678901234567890123456789012345678901234567",
	    "NAN", "nul", "true", "1e5", "''", "\"", "'", "a:b", "_", "."};

	if (one_in(plain ? 40 : 9))
		return PICK(((const char *const[]){"", "NA", "null"}));
	if (one_in(plain ? 40 : 3))
		return PICK(odd);
	return arena_printf(a, one_in(2) ? "%zu" : "p-%zu", row);
}

SUPPORT const char *
any_more(size_t row)
{
	static const char *const more[] = {"", "NA", "1", "-1.5", "=A1", "a,b",
	    "\"q\"", "north", "'=x", "'", "\u20ac 5", " blank ", "null", "x;y",
	    "+49 30", "-", "a'b", "1,5", "@", "\u4e2d\u6587", "\uff0b"};

	return more[(row + below(3)) % (sizeof(more) / sizeof(more[0]))];
}

/* OPTION of S by its value, where that can only mean this option. */
SUPPORT const char *
by_value(struct arena *a, const struct scale *s, size_t option)
{
	const int value = s->options[option].value;
	const char *text = arena_printf(a, "%d", value);

	for (size_t i = 0; i < s->n_options; i++)
		if (i != option &&
		    (s->options[i].value == value ||
			str_eq(s->options[i].id, text)))
			return NULL;
	return text;
}

/* How a row answers. */
enum mood { MOOD_ANY, MOOD_FULL, MOOD_LOW, MOOD_SILENT, MOOD_GAPS, MOODS };

SUPPORT const char *
any_state(bool na)
{
	static const char *const states[] = {"", "", "NA", "null", "skipped",
	    "skipped", "not-shown", "not-reached", "not-applicable"};

	return states[below(na ? 9 : 8)];
}

SUPPORT const char *
any_answer(struct arena *a, const struct form_item *it, enum mood mood,
    bool plain)
{
	const struct scale *s = it->scale;
	const bool na = it->question == NULL || it->question->na;
	size_t option = below(s->n_options);
	const char *text;

	if (mood == MOOD_SILENT)
		return plain && !one_in(9) ? "" : any_state(false);
	if (plain && mood != MOOD_FULL && one_in(mood == MOOD_GAPS ? 3 : 12))
		return one_in(3) ? "NA" : "";
	if (!plain && mood != MOOD_FULL && one_in(mood == MOOD_GAPS ? 2 : 4))
		return any_state(na);
	if (mood == MOOD_LOW)
		option = one_in(6) ? option : below(2);
	text = one_in(plain ? 40 : 2) ? NULL : by_value(a, s, option);
	return text != NULL ? text : s->options[option].id;
}

/* --- tables ------------------------------------------------------------ */

struct wishes {
	bool plain; /* an id first, then items, nearly all of single digits */
	bool more;  /* columns that are not the form's, and are kept or not */
	bool ids;   /* with a column of ids */
};

SUPPORT void
add_mores(struct sheet *t)
{
	static const char *const names[] = {"site", "=note", "a, b"};

	for (size_t i = 0; i < 3; i++) {
		if (one_in(3))
			continue;
		add_column(t, HEAD_MORE, 0, names[i]);
		if (one_in(3)) {
			t->ignore[t->n_ignore++] = names[i];
			continue;
		}
		t->heads[t->n_heads - 1].keep = (int)t->n_keep;
		t->keep[t->n_keep++] = names[i];
	}
}

SUPPORT void
choose_heads(struct sheet *t, const struct wishes *w)
{
	const struct form *f = t->rows.form;
	const size_t lack = below(3); /* none, some, all that it may */

	t->heads = arena_array(t->arena, f->n_items + 8, sizeof(*t->heads));
	if (w->ids)
		add_column(t, HEAD_ID, 0, "id");
	if (!f->about_self || (!w->plain && one_in(2)))
		add_column(t, HEAD_FORM, 0, "form");
	if (!w->plain && one_in(2))
		add_column(t, HEAD_CODE, 0, "code");
	if (!w->plain && one_in(2))
		add_column(t, HEAD_DATE, 0, "date");
	if (w->more && !w->plain)
		add_mores(t);
	for (size_t i = 0; i < f->n_items; i++)
		if (!may_lack(f, i) || lack == 0 || i == 0 ||
		    (lack == 1 && one_in(2)))
			add_column(t, HEAD_ITEM, i,
			    item_column(t->arena, f, i));
	if (!w->plain)
		shuffle_heads(t, 0);
	else if (one_in(2))
		shuffle_heads(t, w->ids);
	/* what is the form's may be handed on, too */
	if (w->more && (w->plain || one_in(2)) && t->n_keep < KEEP_MOST) {
		struct head *h = &t->heads[below(t->n_heads)];

		if (h->kind != HEAD_ID && h->keep < 0 && h->kind != HEAD_MORE) {
			h->keep = (int)t->n_keep;
			t->keep[t->n_keep++] = h->name;
		}
	}
}

SUPPORT const char *
any_form(const struct sheet *t)
{
	const struct rows *r = &t->rows;
	const char *name = arena_printf(t->arena, "%s %s %s", r->bank->id,
	    r->bank->version, r->form->id);

	if (r->form->about_self && one_in(3))
		return PICK(((const char *const[]){"", "NA", "null"}));
	return one_in(2) ? name
			 : arena_printf(t->arena, "%s 0123456789ab", name);
}

/* In a form that deepens: themes of which nothing more was shown. */
SUPPORT void
keep_short(const struct sheet *t, bool *shut)
{
	for (size_t c = 0; c < t->rows.bank->n_categories; c++)
		shut[c] = t->rows.form->deepen && one_in(2);
}

SUPPORT void
fill_row(struct sheet *t, size_t row, const struct wishes *w)
{
	static const char *const codes[] = {"", "ab-1", "NA", "7", "null"};
	static const char *const dates[] = {"", "2026-01-31", "NA",
	    "2024-02-29"};
	const enum mood mood =
	    (enum mood)(one_in(8) ? MOOD_SILENT : below(MOODS));
	bool shut[64];

	assert_true(t->rows.bank->n_categories <= 64);
	keep_short(t, shut);
	for (size_t i = 0; i < t->n_heads; i++) {
		const struct head *h = &t->heads[i];
		const struct form_item *it = &t->rows.form->items[h->item];
		const char **cell = &t->cells[row][i];

		if (h->kind == HEAD_ID)
			*cell = any_id(t->arena, row, w->plain);
		else if (h->kind == HEAD_CODE)
			*cell = PICK(codes);
		else if (h->kind == HEAD_DATE)
			*cell = PICK(dates);
		else if (h->kind == HEAD_FORM)
			*cell = any_form(t);
		else if (h->kind == HEAD_MORE)
			*cell = any_more(row);
		else if (may_lack(t->rows.form, h->item) &&
		    shut[it->category->index] && !one_in(60))
			*cell = "not-shown";
		else
			*cell = any_answer(t->arena, it, mood, w->plain);
	}
}

SUPPORT struct sheet *
any_table(struct arena *a, const struct rows *r, size_t n,
    const struct wishes *w)
{
	struct sheet *t = arena_alloc(a, sizeof(*t));

	t->arena = a;
	t->rows = *r;
	choose_heads(t, w);
	t->n = n;
	t->cells = arena_array(a, n + 1, sizeof(*t->cells));
	for (size_t i = 0; i < n; i++) {
		t->cells[i] = arena_array(a, t->n_heads, sizeof(**t->cells));
		fill_row(t, i, w);
	}
	return t;
}

/* --- writing: CSV ------------------------------------------------------ */

struct style {
	size_t quotes; /* 0: where needed, 1: always, 2: now and then */
	size_t marks;  /* the same, of the mark before a formula */
	bool crlf, bom, no_end; /* the last line lacks its end */
};

SUPPORT struct style
any_style(void)
{
	return (
	    struct style){below(3), below(3), one_in(3), one_in(4), one_in(4)};
}

SUPPORT void
write_cell(struct buf *out, const struct style *s, const char *text)
{
	const bool must_mark = text[0] == '\'' && text[1] != '\0' &&
	    (strchr("=+-@'\",;|", text[1]) != NULL ||
		str_starts(text + 1, "\uff1d") ||
		str_starts(text + 1, "\uff0b"));
	const bool may_mark =
	    *text != '\0' && strchr("=+-@'\",;|", *text) != NULL;
	struct buf b;

	buf_init(&b, out->arena);
	if (must_mark ||
	    (may_mark && (s->marks == 1 || (s->marks == 2 && one_in(2)))))
		buf_addc(&b, '\'');
	buf_adds(&b, text);
	if (strpbrk(b.data, ",\"") == NULL && s->quotes != 1 &&
	    (s->quotes == 0 || one_in(2))) {
		buf_adds(out, b.data);
		return;
	}
	buf_addc(out, '"');
	for (const char *c = b.data; *c != '\0'; c++) {
		if (*c == '"')
			buf_addc(out, '"');
		buf_addc(out, *c);
	}
	buf_addc(out, '"');
}

SUPPORT void
write_heads(const struct sheet *t, const struct style *s, struct buf *out)
{
	if (s->bom)
		buf_adds(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < t->n_heads; i++) {
		buf_adds(out, i > 0 ? "," : "");
		write_cell(out, s, t->heads[i].name);
	}
	buf_adds(out, s->crlf ? "\r\n" : "\n");
}

SUPPORT void
write_rows(const struct sheet *t, const struct style *s, struct buf *out)
{
	for (size_t r = 0; r < t->n; r++) {
		const size_t begin = out->len;

		for (size_t i = 0; i < t->n_heads; i++) {
			buf_adds(out, i > 0 ? "," : "");
			write_cell(out, s, t->cells[r][i]);
		}
		/* nothing at the end is no line */
		if (r + 1 < t->n || !s->no_end || out->len == begin)
			buf_adds(out, s->crlf ? "\r\n" : "\n");
	}
}

/* --- writing: NDJSON --------------------------------------------------- */

SUPPORT void
write_value(const struct sheet *t, const struct head *h, const char *s,
    struct buf *out)
{
	const struct scale *scale =
	    h->kind == HEAD_ITEM ? t->rows.form->items[h->item].scale : NULL;
	int64_t number;

	if (*s == '\0' && (h->keep >= 0 || one_in(2))) {
		buf_adds(out, "null");
	} else if (h->kind == HEAD_ITEM && h->keep < 0 &&
	    num_int(s, -2000, 2000, &number) && scale_option(scale, s) < 0 &&
	    !one_in(3)) {
		buf_adds(out, s);
	} else {
		json_quote(out, s, strlen(s));
	}
}

/* Keys in another order now and then, and without those that say nothing. */
SUPPORT void
write_objects(const struct sheet *t, bool crlf, struct buf *out)
{
	size_t *order = arena_array(t->arena, t->n_heads, sizeof(*order));
	const char *blank = one_in(2) ? " " : "";

	for (size_t r = 0; r < t->n; r++) {
		bool any = false;

		for (size_t i = 0; i < t->n_heads; i++) {
			const size_t at =
			    r == 0 || one_in(20) ? below(i + 1) : i;

			if (r == 0)
				order[i] = i;
			const size_t last = order[i];
			order[i] = order[at];
			order[at] = last;
		}
		buf_addc(out, '{');
		for (size_t i = 0; i < t->n_heads; i++) {
			const struct head *h = &t->heads[order[i]];
			const char *s = t->cells[r][order[i]];
			const bool must = h->kind == HEAD_FORM ||
			    (h->kind == HEAD_ITEM &&
				may_lack(t->rows.form, h->item));

			if (*s == '\0' && !must && one_in(3))
				continue;
			buf_addf(out, "%s%s", any ? "," : "", any ? blank : "");
			json_quote(out, h->name, strlen(h->name));
			buf_addf(out, ":%s", blank);
			write_value(t, h, s, out);
			any = true;
		}
		buf_adds(out, crlf ? "}\r\n" : "}\n");
	}
}

#endif
