/* A series as a drawing: days from left to right, as far apart as they were;
 * heights by what was said. A line joins what may be compared, and nothing
 * else. Each kind of day has a form of its own, so no colour is needed. */
#include "harmcheck/buf.h"
#include "harmcheck/report.h"
#include "render_html.h"

/* Tenths of a letter's height. */
#define PLOT 100      /* of a range */
#define STEP_LEAST 24 /* from step to step */
#define STEP_GAP 9
#define LABEL_LIFT 5 /* words stand so far over their line */
#define EDGE 7

/* Tenths of a percent from side to side. */
#define LEFT 30
#define ACROSS 940
#define MIDDLE 500
#define RIGHT 1000

#define CHANGES_NAMED 4 /* each takes a line of words on top */

/* Where things are, from the top. */
struct plan {
	const struct series *s;
	struct buf *out;
	size_t top, plot; /* of the highest place, and down to the lowest */
	size_t none;      /* of days without a height */
	size_t end;       /* of all but the dates */
	size_t radius;
};

static bool
has_unplaced(const struct series *s)
{
	for (size_t i = 0; i < s->n_points; i++)
		if (!s->points[i].placed)
			return true;
	return false;
}

static size_t
count_changes(const struct series *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_points; i++)
		n += s->points[i].change != NULL;
	return n;
}

static size_t
label_height(const struct plan *p, const char *text)
{
	struct buf nowhere;

	buf_init(&nowhere, p->out->arena);
	return html_label(&nowhere, NULL, text, 0);
}

/* So much room that each step's words fit under the step above. */
static size_t
plot_height(const struct plan *p)
{
	const struct series *s = p->s;
	size_t step = STEP_LEAST;

	if (s->n_steps < 2)
		return 0;
	if (s->scale)
		return PLOT;
	for (size_t i = 0; i + 1 < s->n_steps; i++) {
		const size_t need =
		    label_height(p, s->steps[i].label) + STEP_GAP;

		step = need > step ? need : step;
	}
	return step * (s->n_steps - 1);
}

static void
make_plan(struct plan *p)
{
	const struct series *s = p->s;
	const size_t changes = count_changes(s);

	p->radius = s->n_points <= 60 ? 4 : s->n_points <= 250 ? 3 : 2;
	p->top = changes < CHANGES_NAMED ? changes : CHANGES_NAMED;
	p->top = p->top * LABEL + EDGE;
	if (s->n_steps > 0)
		p->top += label_height(p, s->steps[s->n_steps - 1].label);
	p->plot = plot_height(p);
	p->none = p->end = p->top + p->plot + EDGE;
	if (has_unplaced(s)) {
		p->none += label_height(p, s->none) + LABEL_LIFT;
		p->end = p->none + EDGE;
	}
}

static size_t
height_at(const struct plan *p, unsigned height)
{
	return p->top + p->plot * (SERIES_HEIGHT - height) / SERIES_HEIGHT;
}

static size_t
point_at(const struct plan *p, const struct series_point *at)
{
	return at->placed ? height_at(p, at->height) : p->none;
}

static unsigned
time_at(const struct series_point *at)
{
	return LEFT + at->at * ACROSS / SERIES_TIME;
}

/* --- parts -----------------------------------------------------------------
 */

static void
percent(struct buf *out, const char *name, unsigned tenths)
{
	buf_addf(out, " %s=\"%u.%u%%\"", name, tenths / 10, tenths % 10);
}

static void
line(const struct plan *p, const char *name, unsigned x1, size_t y1,
    unsigned x2, size_t y2)
{
	buf_addf(p->out, "<line class=\"%s\"", name);
	percent(p->out, "x1", x1);
	html_length(p->out, "y1", y1);
	percent(p->out, "x2", x2);
	html_length(p->out, "y2", y2);
	buf_adds(p->out, "/>\n");
}

/* Words that begin beside X, or end there if that is in the right half. */
static void
words(const struct plan *p, const char *text, unsigned x, size_t top)
{
	const bool right = x > MIDDLE;

	buf_addf(p->out, "<text class=\"%s\"", right ? "end" : "label");
	percent(p->out, "x", x);
	if (x > 0 && x < RIGHT)
		buf_adds(p->out, right ? " dx=\"-0.4em\"" : " dx=\"0.4em\"");
	html_length(p->out, "y", top + LABEL_BASE);
	buf_addc(p->out, '>');
	html_text(p->out, text);
	buf_adds(p->out, "</text>\n");
}

static void
steps(const struct plan *p)
{
	for (size_t i = 0; i < p->s->n_steps; i++) {
		const size_t y = height_at(p, p->s->steps[i].height);

		line(p, "grid", 0, y, RIGHT, y);
	}
	if (p->s->n_steps == 0)
		line(p, "grid", 0, p->top, RIGHT, p->top);
}

static void
step_labels(const struct plan *p)
{
	const struct series *s = p->s;

	for (size_t i = 0; i < s->n_steps; i++)
		html_label(p->out, "label", s->steps[i].label,
		    height_at(p, s->steps[i].height) - LABEL_LIFT -
			label_height(p, s->steps[i].label));
	if (has_unplaced(s))
		html_label(p->out, "label", s->none,
		    p->none - LABEL_LIFT - label_height(p, s->none));
}

static void
joins(const struct plan *p)
{
	const struct series_point *at = p->s->points;

	for (size_t i = 1; i < p->s->n_points; i++)
		if (at[i].join != SERIES_APART && at[i].placed &&
		    at[i - 1].placed)
			line(p, at[i].join == SERIES_CARE ? "care" : "joined",
			    time_at(&at[i - 1]), point_at(p, &at[i - 1]),
			    time_at(&at[i]), point_at(p, &at[i]));
}

static void
ranges(const struct plan *p)
{
	for (size_t i = 0; i < p->s->n_points; i++) {
		const struct series_point *at = &p->s->points[i];

		if (at->placed && at->least < at->most)
			line(p, "range", time_at(at), height_at(p, at->most),
			    time_at(at), height_at(p, at->least));
	}
}

/* Halfway between the last day of the one and the first of the other. */
static void
changes(const struct plan *p)
{
	const struct series_point *at = p->s->points;
	size_t n = 0;

	for (size_t i = 0; i < p->s->n_points; i++) {
		unsigned x = time_at(&at[i]);

		if (at[i].change == NULL)
			continue;
		if (i > 0)
			x = (x + time_at(&at[i - 1])) / 2;
		line(p, "change", x, n < CHANGES_NAMED ? n * LABEL : 0, x,
		    p->end);
		if (n < CHANGES_NAMED)
			words(p, at[i].change, x, n * LABEL);
		n++;
	}
}

static void
point(const struct plan *p, const struct series_point *at)
{
	const size_t y = point_at(p, at);

	if (at->alone) {
		buf_addf(p->out, "<rect class=\"%s\"",
		    at->placed ? "alone" : "alone-ring");
		percent(p->out, "x", time_at(at));
		html_length(p->out, "y", y - p->radius);
		html_length(p->out, "width", 2 * p->radius);
		html_length(p->out, "height", 2 * p->radius);
	} else {
		buf_addf(p->out, "<circle class=\"%s\"",
		    at->placed ? "dot" : "ring");
		percent(p->out, "cx", time_at(at));
		html_length(p->out, "cy", y);
		html_length(p->out, "r", p->radius);
	}
	buf_adds(p->out, "/>\n");
}

static bool
is_one_day(const struct series *s)
{
	return s->n_points < 2 && s->points[0].at == SERIES_TIME / 2;
}

static void
dates(const struct plan *p)
{
	if (is_one_day(p->s)) {
		words(p, p->s->first, MIDDLE, p->end);
		return;
	}
	words(p, p->s->first, 0, p->end);
	words(p, p->s->last, RIGHT, p->end);
}

static void
begin(const struct plan *p)
{
	const struct series *s = p->s;

	buf_adds(p->out, "<figure>\n<svg role=\"img\" width=\"100%\"");
	html_length(p->out, "height", p->end + LABEL + 2);
	buf_adds(p->out, " aria-label=\"Drawing of the table below. ");
	html_text(p->out, s->name);
	buf_addf(p->out, ": %zu %s, on a line of time from ", s->n_points,
	    s->n_points == 1 ? "check" : "checks");
	html_text(p->out, s->first);
	buf_adds(p->out, " to ");
	html_text(p->out, s->last);
	buf_adds(p->out, ".\">\n");
}

void
html_series(struct buf *out, const struct series *s)
{
	struct plan p = {.s = s, .out = out};

	if (s->n_points == 0)
		return;
	make_plan(&p);
	begin(&p);
	steps(&p);
	ranges(&p);
	joins(&p);
	changes(&p);
	step_labels(&p);
	for (size_t i = 0; i < s->n_points; i++)
		point(&p, &s->points[i]);
	dates(&p);
	buf_adds(out, "</svg>\n");
	if (s->key != NULL) {
		buf_adds(out, "<figcaption>");
		html_text(out, s->key);
		buf_adds(out, "</figcaption>\n");
	}
	buf_adds(out, "</figure>\n");
}
