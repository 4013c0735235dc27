/* What is asked for when paper is typed in is what the page has: the same
 * questions, their numbers and codes, the same boxes, the same causes. */
#include "rows_support.h"

#include <dirent.h>

#include "../../src/ui/fast_parts.h"
#include "harmcheck/fast.h"
#include "harmcheck/paper.h"

#define SHIPPED "data/questions.yaml"
#define CASES "data/scenarios"

static const char *here; /* how far the page has been read */

/* Go on to the next place where BEFORE, TEXT as the page has it, and AFTER
 * stand; it comes before the next END. */
static void
next_is(const char *before, const char *text, const char *after,
    const char *end)
{
	const char *stop = strstr(here, end), *found;
	struct buf wanted;

	buf_init(&wanted, rf.arena);
	buf_adds(&wanted, before);
	html_text(&wanted, text);
	buf_adds(&wanted, after);
	found = strstr(here, wanted.data);
	assert_non_null(stop);
	if (found == NULL || found > stop)
		fail_msg("not on the page: %s\n%.400s", wanted.data, here);
	here = found + wanted.len;
}

static void
none_before(const char *what, const char *end)
{
	const char *found = strstr(here, what), *stop = strstr(here, end);

	assert_non_null(stop);
	if (found != NULL && found < stop)
		fail_msg("more on the page: %.200s", found);
}

static size_t
times(const char *text, const char *what)
{
	size_t n = 0;

	while ((text = strstr(text, what)) != NULL) {
		text += strlen(what);
		n++;
	}
	return n;
}

static void
same_boxes(const struct fast *f, size_t item)
{
	for (unsigned i = 1; i <= fast_most(f, item); i++)
		next_is(arena_printf(rf.arena,
			    "<span class=\"n\">%u</span> <span>", i),
		    fast_box(f, item, i), "</span></li>", "</ul>");
	none_before("class=\"n\"", "</ul>");
}

static void
same_causes(const struct fast *f)
{
	const struct bank *b = f->arg.rows->bank;

	if (!fast_has_points(f)) {
		assert_null(strstr(here, "class=\"shares\""));
		return;
	}
	next_is("<table class=\"shares\">", "", "", "</table>");
	for (size_t i = 0; i < b->n_causes; i++)
		next_is("<th scope=\"row\"><b>",
		    b->causes[i].label.of[f->arg.rows->form->voice], "",
		    "</tbody>");
	none_before("<th", "</tbody>");
}

/* On the page the questions before a theme stand first, and a follow-up behind
 * its theme's questions: in the order of the form. */
static void
same(const struct bank *b, const struct form *form, const struct scenario *s)
{
	const struct rows rows = {.bank = b,
	    .form = form,
	    .scenario = s,
	    .paper = true};
	const struct fast_arg arg = {.date = ROWS_DATE,
	    .path = "f.csv",
	    .rows = &rows};
	const struct paper paper = {.bank = b, .form = form, .scenario = s};
	const struct fast *f = fast_new(rf.arena, &arg);
	struct buf out;
	unsigned n = 0;

	buf_init(&out, rf.arena);
	render_paper(&out, &paper);
	here = out.data;
	for (size_t i = 0; i < form->n_items; i++) {
		if (f->numbers[i] == 0)
			continue;
		assert_int_equal(f->numbers[i], ++n);
		next_is(arena_printf(rf.arena, "<li data-number=\"%u\">", n),
		    "", "", "</html>");
		if (form->items[i].question != NULL)
			next_is("<span class=\"code\">", fast_code(f, i),
			    "</span>", "</p>");
		same_boxes(f, i);
	}
	assert_true(n > 0);
	assert_int_equal(f->n_numbers, n);
	assert_int_equal(times(out.data, "data-number"), n);
	same_causes(f);
}

static void
forms(void **state)
{
	static const char *const banks[] = {SHIPPED, ROWS_BANK,
	    "tests/bank/good/case.yaml", "tests/bank/good/closer.yaml",
	    "tests/exercise/bank.yaml"};

	(void)state;
	for (size_t b = 0; b < sizeof(banks) / sizeof(banks[0]); b++) {
		const struct bank *bank = load_bank(rf.arena, banks[b]);

		for (size_t i = 0; i < bank->n_forms; i++)
			same(bank, &bank->forms[i], NULL);
	}
}

static bool
same_case(const struct bank *b, const char *path)
{
	const struct scenario *s;
	struct diags d;
	struct err e;
	char *text;
	size_t n;

	if (file_read(rf.arena, path, 1 << 20, &text, &n, &e) == -1)
		fail_msg("%s", e.msg);
	diag_init(&d, rf.arena);
	s = scenario_load(rf.arena, b, path, text, n, &d);
	if (s == NULL) {
		fail_msg("%s: %s", path, d.n > 0 ? d.list[0].msg : "?");
		return false;
	}
	same(b, s->form, s);
	return s->n_shares > 0;
}

/* Every case that comes with the program, those with points and those without.
 */
static void
cases(void **state)
{
	const struct bank *b = load_bank(rf.arena, SHIPPED);
	DIR *folder = opendir(CASES);
	const struct dirent *entry;
	size_t with = 0, without = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL)
		if (strstr(entry->d_name, ".yaml") != NULL) {
			if (same_case(b,
				arena_printf(rf.arena, CASES "/%s",
				    entry->d_name)))
				with++;
			else
				without++;
		}
	closedir(folder);
	assert_true(with >= 8);
	assert_true(without >= 1);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rows_set_up, rows_tear_down)
	const struct CMUnitTest tests[] = {
	    T(forms),
	    T(cases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
