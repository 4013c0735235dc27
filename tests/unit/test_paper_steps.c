/* Somebody who looks next steps up in the printed table comes to those of the
 * program, in its order: over thousands of pages filled in at random. */
#include "paper_fill_support.h"

#include "harmcheck/result.h"

#define SHIPPED "data/questions.yaml"
#define STEPS_MOST 256

/* A step by the table: its name there, and whether it is an inside one. */
struct looked_up {
	const char *id;
	bool inside;
};

struct steps {
	struct looked_up list[STEPS_MOST];
	size_t n;
};

struct tally {
	size_t pages, steps, differ;
	char first[512];
};

/* --- what was found ------------------------------------------------------- */

static const char *
letter_of(const struct hand_sheet *s, const struct hand_theme *t,
    const char *label)
{
	struct part p = t->all, result;

	if (str_eq(label, HAND_NOT_ENOUGH))
		return "not enough";
	while (
	    (result = inside(p, "<li data-level=\"", "</li>", &p)).from != NULL)
		if (str_eq(hand_label(s, result), label))
			return arena_strndup(s->arena, result.from, 1);
	return "-"; /* does not apply */
}

static void
found(struct hand_sheet *s, const char *title, const char *letter)
{
	s->found[s->n_found].title = title;
	s->found[s->n_found++].letter = letter;
}

/* By the sheet alone: each theme's letter, and the kinds that speak. False:
 * a theme is left to the program. */
static bool
look(struct hand_sheet *s, const struct filled *page, bool speaks[])
{
	s->n_found = 0;
	for (size_t i = 0; i < s->n_themes; i++) {
		const struct hand_theme *t = &s->themes[i];
		const char *label = hand_score(s, t, page);

		if (str_eq(label, HAND_PROGRAM))
			return false;
		found(s,
		    copy_of(s->arena, inside(t->all, "<h3>", "</h3>", NULL)),
		    letter_of(s, t, label));
	}
	for (int k = SENTINEL_NONE + 1; k < SENTINEL_KINDS; k++) {
		const struct part table = inside(s->all,
		    arena_printf(s->arena, "<tbody data-kind=\"%s\">",
			sentinel_name((enum sentinel_kind)k)),
		    "</tbody>", NULL);

		speaks[k] = speaks_by_hand(s, page, (enum sentinel_kind)k);
		if (speaks[k])
			found(s,
			    copy_of(s->arena,
				inside(table, "<b>", "</b>", NULL)),
			    HAND_SPEAKS);
	}
	return true;
}

/* --- looking up ----------------------------------------------------------- */

static struct part
note(const struct hand_sheet *s, long number)
{
	struct part p =
	    inside(s->all, "<ol class=\"columns notes\">", "</ol>", NULL);
	struct part li = {NULL, NULL};

	while (number-- > 0)
		li = inside(p, "<li>", "</li>", &p);
	assert_non_null(li.from);
	return li;
}

/* Does what stands in CELL hold, in the lines of TITLE? */
static bool
holds(const struct hand_sheet *s, const struct filled *page, struct part cell,
    const char *title)
{
	if (find_in(cell, "<span") != NULL)
		return hand_gate(s, page, cell) == TRUTH_TRUE;
	if (find_in(cell, "note ") != NULL)
		return hand_gate(s, page, note(s, number_in(cell))) ==
		    TRUTH_TRUE;
	if (find_in(cell, "a tick there") != NULL)
		return hand_found(s, title, true) != NULL;
	return find_in(cell, "always") != NULL ||
	    hand_names(cell, hand_found(s, title, false));
}

static void
take(const struct hand_sheet *s, struct part cell, bool conduct,
    struct steps *to)
{
	struct part step;

	while ((step = inside(cell, "<p data-step=\"", "</p>", &cell)).from !=
	    NULL) {
		const struct looked_up l = {
		    .id = arena_strndup(s->arena, step.from,
			strcspn(step.from, "\"")),
		    .inside = find_in(step, "(inside)") != NULL,
		};
		bool known = l.inside && conduct;

		for (size_t i = 0; i < to->n; i++)
			known |= str_eq(to->list[i].id, l.id);
		if (!known)
			to->list[to->n++] = l;
	}
}

/* Lines of the table that hold, from the smallest place on ("first": 0). */
struct lines {
	struct {
		long place;
		struct part steps;
	} list[STEPS_MOST];
	size_t n;
};

static void
add_line(struct lines *to, long place, struct part steps)
{
	size_t i = to->n++;

	assert_true(to->n <= STEPS_MOST);
	for (; i > 0 && to->list[i - 1].place > place; i--)
		to->list[i] = to->list[i - 1];
	to->list[i].place = place;
	to->list[i].steps = steps;
}

static void
look_at(const struct hand_sheet *s, const struct filled *page, struct part row,
    const char *title, struct lines *to)
{
	struct part r = row;
	const struct part when = inside(r, "<td>", "</td>", &r);
	const struct part steps = inside(r, "<td>", "</td>", &r);
	const struct part unless = inside(r, "<td>", "</td>", &r);

	if (holds(s, page, when, title) &&
	    (unless.from == unless.to || !holds(s, page, unless, title)))
		add_line(to, *row.from == 'f' ? 0 : number_in(row), steps);
}

static void
lines(const struct hand_sheet *s, const struct filled *page, struct lines *to)
{
	struct part p =
	    inside(s->all, "<table class=\"look\">", "</table>", NULL);
	struct part group, row;

	while ((group = inside(p, "<tbody>", "</tbody>", &p)).from != NULL) {
		const char *title =
		    copy_of(s->arena, inside(group, "<b>", "</b>", NULL));

		while ((row = inside(group, "<td class=\"number\">", "</tr>",
			    &group))
			   .from != NULL)
			look_at(s, page, row, title, to);
	}
}

/* The first outside step, from FROM on, goes to place TO. */
static void
move_outside(struct steps *st, size_t from, size_t to)
{
	struct looked_up l;

	while (from < st->n && st->list[from].inside)
		from++;
	if (from >= st->n)
		return;
	l = st->list[from];
	for (; from > to; from--)
		st->list[from] = st->list[from - 1];
	st->list[to] = l;
}

static size_t
outside_among(const struct steps *st, size_t n)
{
	size_t k = 0;

	for (size_t i = 0; i < st->n && i < n; i++)
		k += !st->list[i].inside;
	return k;
}

static void
choose(const struct hand_sheet *s, const struct filled *page,
    const bool speaks[], struct steps *st)
{
	const size_t most = BANK_STEPS_SHOWN;
	struct lines fit = {.n = 0};

	st->n = 0;
	lines(s, page, &fit);
	for (size_t i = 0; i < fit.n; i++)
		take(s, fit.list[i].steps, speaks[SENTINEL_CONDUCT], st);
	if (outside_among(st, most) == 0)
		move_outside(st, 0, most - 1);
	if (speaks[SENTINEL_CONFIDENCE]) {
		if (outside_among(st, st->n) == 0)
			st->n = 0;
		move_outside(st, 0, 0);
	}
	st->n = st->n < most ? st->n : most;
}

/* --- side by side --------------------------------------------------------- */

static void
compare(const struct steps *st, const struct answers *a, struct tally *t)
{
	const struct result *r = result_make(fx.scratch, a);
	bool same = r->n_steps == st->n;

	t->pages++;
	t->steps += st->n;
	for (size_t i = 0; i < st->n && same; i++)
		same = str_eq(st->list[i].id, r->steps[i].step->id);
	if (same || t->differ++ > 0)
		return;
	snprintf(t->first, sizeof(t->first),
	    "%s: by hand %zu (%s, ...), by program %zu (%s, ...)", a->form->id,
	    st->n, st->n > 0 ? st->list[0].id : "none", r->n_steps,
	    r->n_steps > 0 ? r->steps[0].step->id : "none");
}

static void
look_up(const struct bank *b, const struct form *f, const char *page, size_t n,
    struct tally *t)
{
	struct asked_on_paper list[NUMBERS_MOST];
	struct hand_sheet *s = hand_read(fx.arena, page);
	const size_t asked = read_form(fx.arena, b, f, page, list);
	static struct steps st;
	struct prng p;

	s->arena = fx.scratch;
	for (size_t k = 0; k < n; k++) {
		struct filled filled = {0};
		bool speaks[SENTINEL_KINDS] = {false};
		struct mood m;

		arena_reset(fx.scratch);
		prng_init(&p, 20261123, f->id, k);
		m = mood_of(&p);
		for (size_t i = 0; i < asked; i++)
			if (list[i].item < f->n_items)
				filled.list[list[i].number] =
				    tick(&p, &m, &list[i]);
		if (!look(s, &filled, speaks))
			continue;
		choose(s, &filled, speaks, &st);
		compare(&st, typed_in(b, f, &filled, list, asked), t);
	}
}

static void
look_up_bank(const char *path, size_t n, struct tally *t)
{
	const struct bank *b = load_bank(fx.arena, path);

	for (size_t i = 0; i < b->n_forms; i++)
		look_up(b, &b->forms[i], printed(b, &b->forms[i]), n, t);
	if (t->differ > 0)
		fail_msg("%s: %zu of %zu pages differ; %s", path, t->differ,
		    t->pages, t->first);
}

static void
the_shipped_steps_are_the_same_by_hand(void **state)
{
	struct tally t = {0};

	(void)state;
	look_up_bank(SHIPPED, 200, &t);
	assert_true(t.pages > 1000);
	assert_true(t.steps > 3000);
}

static void
steps_of_other_banks_are_the_same_by_hand(void **state)
{
	static const char *const banks[] = {"tests/bank/good/case.yaml",
	    "tests/bank/good/every-key.yaml", "tests/bank/good/letter.yaml",
	    "tests/bank/good/steps.yaml", "tests/paper/tiny.yaml"};

	(void)state;
	for (size_t i = 0; i < sizeof(banks) / sizeof(banks[0]); i++) {
		struct tally t = {0};

		look_up_bank(banks[i], 300, &t);
		if (t.steps == 0)
			fail_msg("%s: no steps", banks[i]);
	}
}

/* Whatever is changed in the table comes out. */
static void
a_changed_table_is_found_out(void **state)
{
	static const struct {
		const char *after, *old, *new;
	} rows[] = {
	    {"class=\"look\"", "<td>A</td>", "<td>B</td>"},
	    {"class=\"look\"", "<td>a tick there</td>", "<td>always</td>"},
	    {"class=\"look\"", "note 1<", "note 2<"},
	    {"<b>By single answers", "number\">", "number\">9"},
	    {"<b>Something private was", "(outside)", "(inside)"},
	    {"columns notes", "class=\"b\">4<", "class=\"b\">1<"},
	    {"columns notes", "\"kind\"", "\"no-kind\""},
	};
	const struct bank *b = load_bank(fx.arena, SHIPPED);
	const struct form *f = bank_form(b, "after-session");
	const char *page = printed(b, f);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tally t = {0};

		look_up(b, f,
		    with(page, rows[i].after, rows[i].old, rows[i].new), 500,
		    &t);
		if (t.differ == 0)
			fail_msg("change %zu was not found out", i);
	}
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(the_shipped_steps_are_the_same_by_hand),
	    TEST(steps_of_other_banks_are_the_same_by_hand),
	    TEST(a_changed_table_is_found_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
