/* What may stand in what people are shown: text, Markdown, HTML, JSON. Strict
 * little readers of their own, which know what the program is meant to write
 * and nothing else. */
#ifndef TESTS_FUZZ_PAGES_H
#define TESTS_FUZZ_PAGES_H

#include "harmcheck/report.h"
#include "harmcheck/str.h"
#include "harmcheck/utf8.h"
#include "fuzz.h"
#include "strict_json.h"

/* --- HTML ---------------------------------------------------------------- */

#define HTML_DEPTH 32
#define HTML_NAME 16

struct html {
	const char *s, *end;
	char open[HTML_DEPTH][HTML_NAME];
	size_t depth;
};

SUPPORT bool
one_of(const char *name, const char *list)
{
	const size_t n = strlen(name);

	for (const char *at = strstr(list, name); at != NULL && n > 0;
	     at = strstr(at + 1, name))
		if ((at == list || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

SUPPORT void
html_name(struct html *h, char name[HTML_NAME])
{
	size_t n = 0;

	while (h->s < h->end &&
	    ((*h->s >= 'a' && *h->s <= 'z') || (*h->s >= '0' && *h->s <= '9') ||
		*h->s == '-')) {
		FUZZ_CHECK(n + 1 < HTML_NAME);
		name[n++] = *h->s++;
	}
	name[n] = '\0';
}

/* name="value", of those that may be; a value that goes nowhere. */
SUPPORT void
html_attribute(struct html *h)
{
	char name[HTML_NAME];

	html_name(h, name);
	FUZZ_CHECK(one_of(name,
	    "lang charset http-equiv content name class start value role width "
	    "height aria-label aria-hidden x y dx x1 x2 y1 y2 cx cy r scope "
	    "data-head"));
	FUZZ_CHECK(h->end - h->s > 2 && h->s[0] == '=' && h->s[1] == '"');
	for (h->s += 2; h->s < h->end && *h->s != '"'; h->s++)
		FUZZ_CHECK(*h->s != '<' && *h->s != '>');
	FUZZ_CHECK(h->s < h->end);
	h->s++;
}

SUPPORT void
html_tag(struct html *h)
{
	char name[HTML_NAME];

	if (*h->s == '/') {
		h->s++;
		html_name(h, name);
		FUZZ_CHECK(h->depth > 0 && str_eq(name, h->open[h->depth - 1]));
		h->depth--;
	} else {
		html_name(h, name);
		FUZZ_CHECK(one_of(name,
		    "html head meta title style body main section h1 h2 h3 p "
		    "div ul ol li figure figcaption svg text line circle rect "
		    "table caption thead tbody tr th td strong em br"));
		while (h->s < h->end && *h->s == ' ') {
			h->s++;
			html_attribute(h);
		}
		if (*h->s == '/') {
			h->s++;
		} else if (!one_of(name, "meta br line circle rect")) {
			FUZZ_CHECK(h->depth < HTML_DEPTH);
			memcpy(h->open[h->depth++], name, HTML_NAME);
		}
	}
	FUZZ_CHECK(h->s < h->end && *h->s == '>');
	h->s++;
}

/* Each element is one of those that we write, each is closed, and outside them
 * there is no angle bracket and no quote that could end something. */
SUPPORT void
check_html(const struct buf *out)
{
	static const char doctype[] = "<!DOCTYPE html>";
	struct html h = {.s = out->data, .end = out->data + out->len};

	fuzz_clean("html", out->data, out->len, true);
	FUZZ_CHECK(
	    out->len > strlen(doctype) && str_starts(out->data, doctype));
	h.s += strlen(doctype);
	while (h.s < h.end) {
		if (*h.s == '<') {
			h.s++;
			html_tag(&h);
			continue;
		}
		FUZZ_CHECK(*h.s != '>' ||
		    (h.depth > 0 && str_eq(h.open[h.depth - 1], "style")));
		h.s++;
	}
	FUZZ_CHECK(h.depth == 0);
}

/* --- text, and all of it ------------------------------------------------- */

SUPPORT void
check_text(const struct buf *out, size_t width)
{
	const char *s = out->data, *end;

	fuzz_clean("text", out->data, out->len, true);
	for (; *s != '\0'; s = end + 1) {
		end = strchr(s, '\n');
		FUZZ_CHECK(end != NULL);
		if (width >= 20)
			FUZZ_CHECK(utf8_columns(s, (size_t)(end - s)) <= width);
	}
}

/* R in each of the four ways: WHICH says in which ones. */
SUPPORT void
check_report(struct arena *a, const struct report *r, uint8_t which)
{
	const struct text_style style = {.width = 20 + which % 80U,
	    .plain = (which & 1) != 0};
	struct buf out;

	buf_init(&out, a);
	if (which % 4 == 0 || which % 4 == 1) {
		render_text(&out, r, &style);
		check_text(&out, style.width);
	} else if (which % 4 == 2) {
		render_markdown(&out, r);
		fuzz_clean("markdown", out.data, out.len, true);
		FUZZ_CHECK(strstr(out.data, "<script") == NULL);
	} else if (which & 128) {
		render_html_projector(&out, r, "en");
		check_html(&out);
	} else {
		render_html(&out, r, "en");
		check_html(&out);
	}
}

#endif
