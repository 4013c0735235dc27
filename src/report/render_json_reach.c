/* The people to reach, as JSON: those that the page names. */
#include "harmcheck/answers.h"
#include "harmcheck/bank.h"
#include "harmcheck/json.h"
#include "harmcheck/result.h"
#include "render_json_parts.h"
#include "report_parts.h"

static void
one_line(struct json *j, const struct helpline *h)
{
	json_object(j);
	member(j, "country", h->country->code);
	member(j, "country_name", h->country->name);
	member(j, "region", h->region);
	member(j, "kind", h->kind);
	member(j, "name", h->name);
	member(j, "call", h->call);
	member(j, "text", h->text);
	member(j, "web", h->web);
	member(j, "hours", h->hours);
	member(j, "note", h->note);
	member(j, "verified", h->verified);
	json_end_object(j);
}

/* In the order of the page. */
static void
lines_of(struct json *j, const struct bank *b, const struct country *c)
{
	for (int pass = 0; pass < PART_LINE_PASSES; pass++)
		for (size_t i = 0; i < b->n_helplines; i++)
			if (part_line_comes(&b->helplines[i], c, pass))
				one_line(j, &b->helplines[i]);
}

void
json_reach(struct json *j, const struct result *r)
{
	const struct answers *a = r->answers;
	const struct bank *b = a->bank;
	const struct country *c =
	    a->country[0] != '\0' ? bank_country(b, a->country) : NULL;
	const bool none = a->country[0] != '\0' && c == NULL;

	json_key(j, "helplines");
	if (b->n_helplines == 0 || !a->form->about_self) {
		json_null(j);
		return;
	}
	json_object(j);
	member(j, "before", part_text(r, &b->helplines_before));
	json_key(j, "lines");
	json_array(j);
	for (size_t i = 0; i < b->n_countries && !none; i++)
		if (c == NULL || c == &b->countries[i])
			lines_of(j, b, &b->countries[i]);
	json_end_array(j);
	member(j, "elsewhere",
	    none ? part_text(r, &b->helplines_elsewhere) : NULL);
	member(j, "young", part_text(r, &b->young));
	member(j, "note", none ? NULL : part_text(r, &b->helplines_note));
	json_end_object(j);
}
