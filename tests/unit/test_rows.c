/* Tables of answers: what is written is read again as the same; other ways to
 * write it; what is refused, and where. */
#include "rows_support.h"

#include "harmcheck/prng.h"

#include <stdio.h>

static const char *
heads(void)
{
	struct buf out;

	buf_init(&out, rf.arena);
	rows_write_head(&out, &rf.rows);
	return out.data;
}

/* A question whose code is a column of every table has another one; paper has
 * no questions of a closer look; points are shared out only where there are
 * some. */
static void
columns(void **state)
{
	(void)state;
	assert_string_equal(heads(), SHORT_OUT);
	rf.rows.paper = true;
	assert_string_equal(heads(), PAPER_OUT);
	rows_of("whole", false);
	assert_string_equal(heads(),
	    "id,code,date,form,O1,P1,P2,P3,P4,pace_cause,q_date\n");
	rf.rows.paper = true;
	assert_string_equal(heads(),
	    "id,code,date,form,O1,P1,P2,P3,P4,pace_cause,q_date\n");
	rows_of("read", true);
	assert_string_equal(heads(), CASE_OUT);
	rf.scenario.n_shares = 0;
	assert_string_equal(heads(),
	    "id,code,date,form,case,O1,P1,P2,P3,q_date\n");
}

/* By id, by value, by state, and nothing. */
static void
cells(void **state)
{
	(void)state;
	read_rows_good(
	    SHORT "7,ab-1,2026-01-31,more,once,yes,never,often,badly\n"
		  "8,,,-1,3,1,0,1,2\n"
		  "9,NA,null,skipped,not-applicable,skipped,not-reached,,NA\n"
		  ",,,null,never,0,not-shown,not-shown,fits\n");
	assert_int_equal(rf.n, 4);
	assert_int_equal(rf.list[3].line, 5);
	assert_string_equal(rows_again(),
	    SHORT_OUT "7,ab-1,2026-01-31," OF(
		"short") "more,once,yes,never,often,badly\n"
			 "8,,2026-11-22," OF(
			     "short") "\"'-less\",often,yes,never,once,badly\n"
				      "9,,2026-11-22," OF(
					  "short") "skipped,not-applicable,"
						   "skipped,not-reached,"
						   "not-shown,not-reached\n"
						   ",,2026-11-22," OF(
						       "short") "not-reached,"
								"never,no,not-"
								"shown,not-"
								"shown,fits\n");
}

/* What conditions hide does not count, whatever stands there. */
static void
hidden(void **state)
{
	(void)state;
	read_rows_good(SHORT "1,,,same,never,no,often,often,fits\n");
	assert_string_equal(state_of(rf.list[0].answers, "heard"), "not-shown");
	assert_string_equal(state_of(rf.list[0].answers, "hurried"),
	    "not-shown");
	assert_int_equal(rf.list[0].answers->ticked[0].any, 0);
}

/* Without the columns of a closer look it counts as never taken; where they
 * are and are empty, as not reached. */
static void
closer_look(void **state)
{
	(void)state;
	read_rows_good(PAPER "1,,,same,often,yes,never,fits\n");
	assert_string_equal(state_of(rf.list[0].answers, "hurried"),
	    "not-shown");
	read_rows_good(SHORT "1,,,same,often,yes,never,,fits\n");
	assert_string_equal(state_of(rf.list[0].answers, "hurried"),
	    "not-reached");
	/* and a question that is never closed cannot be "not shown" */
	read_rows_good(SHORT "1,,,same,not-shown,yes,never,,fits\n");
	assert_string_equal(state_of(rf.list[0].answers, "pushed"),
	    "not-reached");
}

/* The same table, as other programs write it. */
static void
other_ways(void **state)
{
	static const char *const same[] = {
	    "P2,q_date,P1,id,O1,P3\nyes,badly,once,7,more,never\n",
	    "\xef\xbb\xbf" PAPER "7,,,more,once,yes,never,badly",
	    "id,code,date,O1,P1,P2,P3,q_date\r\n"
	    "7,,,more,once,yes,never,badly\r\n",
	    "\"id\",code,date,O1,P1,P2,P3,q_date\n"
	    "\"7\",\"\",,\"more\",once,\"1\",never,badly\n",
	    PAPER "\n,,,,,,,\n7,,,more,once,yes,never,badly\n\n,,,\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		read_rows_good(same[i]);
		rf.rows.paper = true;
		assert_string_equal(rows_again(),
		    PAPER_OUT
		    "7,,2026-11-22," OF("short") "more,once,yes,never,badly\n");
		rf.rows.paper = false;
	}
	read_rows_good(SHORT);
	assert_int_equal(rf.n, 0);
}

/* No cell begins like a formula, and each id is read as it was. */
static void
formulas(void **state)
{
	static const char *const ids[] = {"=1+1", "+1", "-1", "@x", "'", "'=1",
	    "'a", "''", "\"", "a\"b", ";=1", ",", "a,b", "a;=b", "|x",
	    "\uff1d1", "\uff0b", "\uff0d", "\uff20", "a b", "Gr\u00fcn 4"};

	(void)state;
	read_rows_good(SHORT "1,,,-less,often,yes,never,,fits\n");
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct buf out;

		assert_true(rows_id_fits(ids[i]));
		buf_init(&out, rf.arena);
		rows_write_head(&out, &rf.rows);
		rows_write(&out, &rf.rows, ids[i], rf.list[0].answers);
		assert_null(strstr(out.data, "\n="));
		assert_null(strstr(out.data, "\n\"="));
		assert_null(strstr(out.data, ",-"));
		read_rows_good(out.data);
		assert_string_equal(rf.list[0].id, ids[i]);
	}
	read_rows_good(SHORT "'=1,,,'-less,often,yes,never,,fits\n");
	assert_string_equal(rf.list[0].id, "=1");
	/* a mark that hides no formula is a character like others */
	read_rows_good(SHORT "'a,,,same,often,yes,never,,fits\n");
	assert_string_equal(rf.list[0].id, "'a");
	read_rows_good(SHORT "'=1,,,'-less,often,yes,never,,fits\n");
	assert_int_equal(answer_option(rf.list[0].answers, 0), 0);
}

static void
ids(void **state)
{
	char most[ROWS_ID_MOST + 2];

	(void)state;
	memset(most, 'a', sizeof(most));
	most[ROWS_ID_MOST] = '\0';
	assert_true(rows_id_fits(most));
	most[ROWS_ID_MOST] = 'a';
	most[ROWS_ID_MOST + 1] = '\0';
	assert_false(rows_id_fits(most));
	assert_false(rows_id_fits(""));
	assert_false(rows_id_fits("NA"));
	assert_false(rows_id_fits("null"));
	assert_false(rows_id_fits(" 1"));
	assert_false(rows_id_fits("1 "));
	assert_false(rows_id_fits("a\tb"));
	assert_false(rows_id_fits("a\xff"));
}

#define GOOD "1,,,same,often,yes,never,often,fits\n"

/* Where it says what; the text is a table of the short form. */
static const struct fault {
	const char *text, *says;
} faults[] = {
    {"",
	"t.csv:1:1: error: the first line must name the columns, as in "
	"id,code,date [missing-key]\n"},
    {"\n" SHORT, "1:1: error: the first line must name"},
    {"id,coed,date\n",
	"1:4: error: there is no column \"coed\" here; did you "
	"mean code? [unknown-key]"},
    {"id;code;date\n",
	"1:1: error: there is no column \"id;code;date\" here; "
	"columns are divided by commas, not by semicolons"},
    {"id,case\n", "rows about a case are read together with that case"},
    {"id,zzzzzz\n", "and no question of this form is called so"},
    {"id,code,id\n", "1:9: error: the column id is here twice"},
    {"id,code\n",
	"1:1: error: a table of short needs these columns, too: "
	"O1, P1, P2, P3, q_date; where nothing is known"},
    {"id,O1,P1,P2,P3\n", "needs this column, too: q_date"},
    {SHORT "1,,,same\n",
	"2:1: error: this row has 4 cells, and the line of "
	"heads has 9 [kind]"},
    {SHORT "1\n", "2:1: error: this row has 1 cell, and"},
    {SHORT "1,,,same,offen,yes,never,often,fits\n",
	"2:10: error: \"offen\" is no answer to P1; did you mean often? "
	"[bad-value]"},
    {SHORT "1,,,same,2,yes,never,often,fits\n",
	"2:10: error: \"2\" is no answer to P1; there are: never (0), once "
	"(1), often (3), or skipped, not-applicable"},
    {SHORT "1,,,same,often,not-applicable,never,often,fits\n",
	"2:16: error: \"not-applicable\" is no answer to P2; there are: no "
	"(0), yes (1), or skipped [bad-value]"},
    {SHORT "1,,,same,often,yes,never,often,0\n",
	"2:32: error: in q_date the value 0 can mean more than one answer; "
	"write one of these: fits, no-name"},
    {SHORT "1,,,same,often,yes,never,often,9\n",
	"there are: fits, badly (2), no-name, or skipped [bad-value]"},
    {SHORT "1,,,same, often,yes,never,often,fits\n",
	"2:10: error: \" often\" is no answer to P1; did you mean often?"},
    {SHORT "1,,,same,Na,yes,never,often,fits\n", "2:10: error: \"Na\" is no"},
    {SHORT "1,AB,,same,often,yes,never,often,fits\n",
	"2:3: error: \"AB\" cannot be a code; it has 1 to 32 small letters, "
	"digits and dashes [bad-id]"},
    {SHORT "1,,2026-02-30,same,often,yes,never,often,fits\n",
	"2:4: error: \"2026-02-30\" is no date; write it as 2026-11-22"},
    {SHORT " 1,,,same,often,yes,never,often,fits\n",
	"2:1: error: \" 1\" cannot be an id; it has 1 to 64 characters, and no "
	"blank at its ends"},
    {SHORT GOOD "2,,,same,often,yes,never,often,fits\n" GOOD,
	"4:1: error: the id \"1\" is in line 2 already; each row needs its own "
	"[duplicate-id]"},
    {SHORT "\"1\n\",,,same,often,yes,never,often,fits\n",
	"2:1: error: this quote is not closed on its line; a cell has one line "
	"only [kind]"},
    {SHORT "1\"2,,,same,often,yes,never,often,fits\n",
	"2:2: error: a quote inside a cell; put quotes around the whole cell, "
	"and write this one twice"},
    {SHORT "\"1\"2,,,same,often,yes,never,often,fits\n",
	"2:4: error: behind the closing quote a comma or the end of the line "
	"must follow"},
    {SHORT "\u00fc\xff,,,same,often,yes,never,often,fits\n",
	"2:2: error: this is not UTF-8; save the table again as UTF-8 "
	"[encoding]"},
    {SHORT "1\t2,,,same,often,yes,never,often,fits\n",
	"2:2: error: here is a tab; cells are divided by commas"},
    {SHORT "1\r2,,,same,often,yes,never,often,fits\n",
	"2:2: error: the character U+000D cannot stand in a table "
	"[character]"},
    {SHORT "1\u202e,,,same,often,yes,never,often,fits\n", "U+202E cannot"},
    {SHORT "\"\u00fc\",,,same,offen,yes,never,often,fits\n", "2:12: error: "},
};

static void
refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const struct fault *f = &faults[i];

		if (read_rows_bytes(f->text, strlen(f->text)) == 0)
			fail_msg("no fault in:\n%s", f->text);
		assert_has(rows_findings(), f->says);
		assert_int_equal(rf.n, 0);
	}
	assert_int_equal(read_rows_bytes(SHORT "1\0", strlen(SHORT) + 2), -1);
	assert_has(rows_findings(), "2:2: error: the character U+0000 cannot");
}

/* A row that says it, and one that says something else. */
#define OF_ROW                                                           \
	SHORT_OUT "1,,,%s,same,often,yes,never,often,fits\n2,,,%s,same," \
		  "often,yes,never,often,fits\n"

/* What a row is of: all of it must be as here, as far as it says. */
static void
what_it_is_of(void **state)
{
	static const struct fault wrong[] = {
	    {"rows 1.0.0 whole",
		"t.csv:3:5: error: this row is of the form \"whole\", and "
		"wanted "
		"is \"short\"; --form names a form [bad-value]"},
	    {"rows 0.9.0 whole",
		"3:5: error: this row is of the questions in version "
		"\"0.9.0\", "
		"and here is version \"1.0.0\"; --bank names the questions of "
		"then"},
	    {"shop 1.0.0 short",
		"this row is of the bank \"shop\", and here is \"rows\"; "
		"--bank "
		"names"},
	    {"rows 1.0.0 short 0123456789ac",
		"this row is of questions with the digest \"0123456789ac\", "
		"and "
		"those here have \"0123456789ab\": they were changed and kept "
		"their version"},
	    {"short",
		"\"short\" names no form; for this table it is rows 1.0.0 "
		"short "
		"0123456789ab, or the cell is left empty"},
	    {"rows 1.0.0", "\"rows 1.0.0\" names no form"},
	    {"rows 1.0.0  short", "names no form"},
	    {"rows 1.0.0 short ", "names no form"},
	    {" rows 1.0.0 short", "names no form"},
	    {"rows 1.0.0 short 0123456789a", "names no form"},
	    {"rows 1.0.0 short 0123456789AB", "names no form"},
	    {"rows 1.0.0 short 0123456789ab x", "names no form"},
	};
	static const char *const right[] = {"", "NA", "rows 1.0.0 short",
	    "\"rows 1.0.0 short 0123456789ab\""};

	(void)state;
	rf.rows.digest = "0123456789abcdef";
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
		read_rows_good(arena_printf(rf.arena, OF_ROW,
		    "rows 1.0.0 short", right[i]));
		assert_non_null(strstr(rows_again(),
		    ",\"rows 1.0.0 short 0123456789ab\",same,"));
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		const char *text = arena_printf(rf.arena, OF_ROW,
		    "rows 1.0.0 short", wrong[i].text);

		if (read_rows_bytes(text, strlen(text)) == 0)
			fail_msg("no fault in:\n%s", text);
		assert_has(rows_findings(), wrong[i].says);
		assert_int_equal(rf.diags.n, 1);
	}
	/* where there is no digest, none is looked at */
	rf.rows.digest = NULL;
	read_rows_good(arena_printf(rf.arena, OF_ROW, "",
	    "rows 1.0.0 short 0123456789ac"));
}

/* The heads of another form or version would each be said to be wrong. */
static void
what_the_first_is_of(void **state)
{
	static const char other[] = "id,form,Q1,Q2\n\n,,,\n1,rows 0.9.0 short,"
				    "x,y\n2,rows 0.9.0 short,x,y\n";
	static const char says[] =
	    "t.csv:4:3: error: this row is of the questions in version "
	    "\"0.9.0\", and here is version \"1.0.0\"; --bank names the "
	    "questions of then [bad-value]\n";

	(void)state;
	assert_int_equal(read_rows_bytes(other, strlen(other)), -1);
	assert_string_equal(rows_findings(), says);
	diag_init(&rf.diags, rf.arena);
	assert_int_equal(rows_heads_fit(rf.arena, &rf.rows, "t.csv", other,
			     strlen(other), &rf.diags),
	    -1);
	assert_string_equal(rows_findings(), says);
	/* with nothing to go by, the heads speak */
	assert_int_equal(read_rows_bytes("id,form,Q1\n", 11), -1);
	assert_has(rows_findings(), "there is no column \"Q1\" here");
	assert_int_equal(read_rows_bytes("id,form,Q1\n1\n", 13), -1);
	assert_has(rows_findings(), "there is no column \"Q1\" here");
	/* a case says which form it is */
	rows_of("read", true);
	assert_int_equal(read_rows_bytes("id,form\n1,rows 1.0.0 short\n", 27),
	    -1);
	assert_has(rows_findings(),
	    "2:3: error: this row is of the form \"short\", and wanted is "
	    "\"read\", as in the case [bad-value]");
}

#define OF_CASE(id, points) \
	id ",,,two-rooms 1.0.0,same,never,yes,often,fits," points "\n"

/* Points are all there or none of them; one that is empty can be only one
 * number. */
static void
points(void **state)
{
	static const struct fault wrong[] = {
	    {CASE OF_CASE("1", "50,20,20"),
		"2:47: error: the points of the causes are 90 together; they "
		"must be 100, or all be left empty [bad-number]"},
	    {CASE OF_CASE("1", "0,0,0"), "are 0 together"},
	    {CASE OF_CASE("1", ",,99"), "are 99 together"},
	    {CASE OF_CASE("1", "101,0,0"),
		"2:47: error: \"101\" is no number of points for "
		"cause_therapist; write 0 to 100"},
	    {CASE OF_CASE("1", "50,-10,60"), "\"-10\" is no number"},
	    {CASE OF_CASE("1", "33.3,33.3,33.4"), "\"33.3\" is no number"},
	    {CASE "1,,,,same,never,yes,often,fits,,,\n",
		"2:5: error: this row is about no case, and the case here is "
		"\"two-rooms 1.0.0\" [bad-value]"},
	    {CASE "1,,,two-rooms 1.0.1,same,never,yes,often,fits,,,\n",
		"this row is about \"two-rooms 1.0.1\", and"},
	    {PAPER GOOD, "needs this column, too: case"},
	};

	(void)state;
	rows_of("read", true);
	read_rows_good(CASE OF_CASE("1", "50,30,20") OF_CASE("2", ",,")
		OF_CASE("3", "100,,") OF_CASE("4", "NA,0,100"));
	assert_string_equal(rows_again(),
	    CASE_OUT "1,,2026-11-22," OF(
		"read") "\"two-rooms 1.0.0\",same,never,yes,often,fits,"
			"50,30,20\n"
			"2,,2026-11-22," OF(
			    "read") "\"two-rooms "
				    "1.0.0\",same,never,yes,often,fits,"
				    ",,\n"
				    "3,,2026-11-22," OF(
					"read") "\"two-rooms "
						"1.0.0\",same,never,yes,often,"
						"fits,"
						"100,0,0\n"
						"4,,2026-11-22," OF(
						    "read") "\"two-rooms "
							    "1.0.0\",same,"
							    "never,yes,often,"
							    "fits,"
							    "0,0,100\n");
	assert_string_equal(rf.list[0].answers->work->id, "two-rooms");
	assert_null(rf.list[1].answers->work->shares);
	assert_int_equal(rf.list[2].answers->work->shares[0], 100);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(
		    read_rows_bytes(wrong[i].text, strlen(wrong[i].text)), -1);
		assert_has(rows_findings(), wrong[i].says);
	}
}

/* Rows, bytes of a line, faults: as many as there may be, and one more. */
static void
limits(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out, rf.arena);
	buf_adds(&out, PAPER);
	for (int i = 0; i < ROWS_MOST; i++)
		buf_addf(&out, "%d,,,same,often,yes,never,fits\n", i);
	assert_int_equal(read_rows_bytes(out.data, out.len), 0);
	assert_int_equal(rf.n, ROWS_MOST);
	buf_adds(&out, "\n,,,\n");
	assert_int_equal(read_rows_bytes(out.data, out.len), 0);
	buf_adds(&out, "x,,,same,often,yes,never,fits\n");
	assert_int_equal(read_rows_bytes(out.data, out.len), -1);
	assert_has(rows_findings(),
	    "t.csv:10004:1: error: more than 10000 rows in one table "
	    "[too-many]");

	buf_clear(&out);
	buf_adds(&out, PAPER);
	buf_fill(&out, ',', ROWS_LINE_MOST);
	buf_adds(&out, "\r\n");
	assert_int_equal(read_rows_bytes(out.data, out.len), 0);
	buf_clear(&out);
	buf_adds(&out, PAPER);
	buf_fill(&out, ',', ROWS_LINE_MOST + 1);
	assert_int_equal(read_rows_bytes(out.data, out.len), -1);
	assert_has(rows_findings(),
	    "2:1: error: this line has more than 65536 bytes, which is the "
	    "most "
	    "[too-long]");

	buf_clear(&out);
	buf_adds(&out, PAPER);
	for (int i = 0; i < 300; i++)
		buf_adds(&out, "1\n");
	assert_int_equal(read_rows_bytes(out.data, out.len), -1);
	assert_int_equal(rf.diags.n, 101);
	assert_has(rows_findings(), "the rest was not read [too-many]");

	/* a line of heads that are none */
	buf_clear(&out);
	buf_fill(&out, ',', ROWS_LINE_MOST);
	assert_int_equal(read_rows_bytes(out.data, out.len), -1);
	assert_true(rf.diags.n <= 20);
}

static void
heads_fit(void **state)
{
	static const char written[] = "\xef\xbb\xbfid,\"code\",date,form,O1,P1,"
				      "P2,P3,P4,q_date\r\nrest";
	static const struct fault wrong[] = {
	    {"", "1:1: error: the column id is missing at the end"},
	    {"id,date,code,form,O1,P1,P2,P3,P4,q_date\n",
		"1:4: error: here is the column \"date\", and the rows that "
		"would be added have code in its place"},
	    {PAPER_OUT, "1:31: error: here is the column \"q_date\", and"},
	    {SHORT,
		"1:14: error: here is the column \"O1\", and the rows that "
		"would be added have form in its place"},
	    {"id,code\n", "the column date is missing at the end"},
	    {"id,code,date,form,O1,P1,P2,P3,P4,q_date,zz\n",
		"1:41: error: the rows that would be added have no column "
		"\"zz\""},
	};

	(void)state;
	diag_init(&rf.diags, rf.arena);
	assert_int_equal(rows_heads_fit(rf.arena, &rf.rows, "t.csv", written,
			     strlen(written), &rf.diags),
	    0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		diag_init(&rf.diags, rf.arena);
		assert_int_equal(rows_heads_fit(rf.arena, &rf.rows, "t.csv",
				     wrong[i].text, strlen(wrong[i].text),
				     &rf.diags),
		    -1);
		assert_has(rows_findings(), wrong[i].says);
	}
}

/* --- by chance ------------------------------------------------------------ */

static struct answers *
by_chance(struct prng *p)
{
	const struct form *f = rf.rows.form;
	struct answers *a = answers_new(rf.arena, rf.bank, f, ROWS_DATE);

	for (size_t i = 0; i < f->n_items; i++) {
		a->list[i].said = (enum answer_state)prng_below(p, 4);
		a->list[i].option =
		    (int)prng_below(p, f->items[i].scale->n_options);
	}
	for (size_t i = 0; f->deepen && i < rf.bank->n_categories; i++)
		a->kept_short[i] = prng_below(p, 2) == 0;
	if (prng_below(p, 2) == 0)
		snprintf(a->code, sizeof(a->code), "-%u",
		    (unsigned)prng_below(p, 1000));
	answers_refresh(a);
	if (rf.rows.scenario == NULL)
		return a;
	a->work = arena_alloc(rf.arena, sizeof(*a->work));
	if (prng_below(p, 2) == 0) {
		a->work->shares = arena_array(rf.arena, 3, sizeof(unsigned));
		a->work->shares[0] = (unsigned)prng_below(p, 101);
		a->work->shares[2] = 100 - a->work->shares[0];
	}
	return a;
}

static void
assert_same_answers(const struct answers *a, const struct answers *b)
{
	for (size_t i = 0; i < a->form->n_items; i++) {
		assert_int_equal(answer_state(a, i), answer_state(b, i));
		assert_int_equal(answer_option(a, i), answer_option(b, i));
	}
	for (size_t i = 0; i < a->bank->n_categories; i++) {
		assert_int_equal(a->ticked[i].any, b->ticked[i].any);
		assert_int_equal(a->ticked[i].core, b->ticked[i].core);
	}
	assert_string_equal(a->code, b->code);
	assert_string_equal(a->date, b->date);
	if (a->work == NULL) {
		assert_null(b->work);
		return;
	}
	assert_int_equal(a->work->shares == NULL, b->work->shares == NULL);
	if (a->work->shares != NULL)
		assert_memory_equal(a->work->shares, b->work->shares,
		    3 * sizeof(unsigned));
}

/* What does not apply to a question that allows no such answer is nothing that
 * a person could say. */
static void
as_can_be(struct answers *a)
{
	for (size_t i = 0; i < a->form->n_items; i++)
		if (a->list[i].said == ANSWER_NOT_APPLICABLE &&
		    a->form->items[i].question != NULL &&
		    !a->form->items[i].question->na)
			a->list[i].said = ANSWER_SKIPPED;
	answers_refresh(a);
}

static void
there_and_back(void **state)
{
	static const struct {
		const char *form;
		bool with_case;
	} tables[] = {{"short", false}, {"whole", false}, {"wide", false},
	    {"read", true}, {"read", false}};
	struct prng p;

	(void)state;
	prng_init(&p, 1, "rows", 0);
	for (size_t k = 0; k < sizeof(tables) / sizeof(tables[0]); k++) {
		rows_of(tables[k].form, tables[k].with_case);
		for (int n = 0; n < 200; n++) {
			struct answers *a = by_chance(&p);
			struct buf out;

			as_can_be(a);
			buf_init(&out, rf.arena);
			rows_write_head(&out, &rf.rows);
			rows_write(&out, &rf.rows, "=7", a);
			read_rows_good(out.data);
			assert_int_equal(rf.n, 1);
			assert_string_equal(rf.list[0].id, "=7");
			assert_same_answers(a, rf.list[0].answers);
			assert_string_equal(rows_again(), out.data);
		}
	}
}

/* Bytes changed, taken out and put in: nothing is read wrongly. What can be
 * read is read the same when it is written again. */
static void
any_bytes(void **state)
{
	static const char good[] = CASE_OUT "\"'=an id that, is long\",,," OF(
	    "read") "two-rooms 1.0.0,same,never,yes,often,fits,50,30,20\na "
		    "long id with "
		    "\u00fc,a-long-code,2026-01-31,NA,two-rooms "
		    "1.0.0,-1,3,1,0,2,0,0,"
		    "100\r\n,,,,two-rooms 1.0.0,,,NA,,null,,,\n";
	static const char likely[] = "\",\n\r\t'-=0195;NAnul\xef\xbb\xbf\xff";
	struct prng p;
	size_t fine = 0;

	(void)state;
	prng_init(&p, 2, "rows", 0);
	rows_of("read", true);
	for (int n = 0; n < 4000; n++) {
		char text[sizeof(good) + 8];
		size_t len = sizeof(good) - 1;

		memcpy(text, good, len);
		for (uint64_t k = prng_below(&p, 2) + 1; k > 0; k--) {
			const size_t from =
			    prng_below(&p, 9) > 0 ? sizeof(CASE_OUT) - 1 : 0;
			const size_t at =
			    from + (size_t)prng_below(&p, len - from);
			const char c = prng_below(&p, 4) == 0
			    ? (char)prng_below(&p, 256)
			    : likely[prng_below(&p, sizeof(likely) - 1)];

			if (prng_below(&p, 3) == 0) {
				memmove(text + at, text + at + 1, len - at - 1);
				len--;
			} else if (prng_below(&p, 2) == 0) {
				memmove(text + at + 1, text + at, len - at);
				text[at] = c;
				len++;
			} else {
				text[at] = c;
			}
		}
		if (read_rows_bytes(text, len) == 0) {
			const char *again = rows_again();

			fine++;
			read_rows_good(again);
			assert_string_equal(rows_again(), again);
		}
	}
	assert_true(fine > 300 && fine < 3600);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rows_set_up, rows_tear_down)
	const struct CMUnitTest tests[] = {
	    T(columns),
	    T(cells),
	    T(hidden),
	    T(closer_look),
	    T(other_ways),
	    T(formulas),
	    T(ids),
	    T(refused),
	    T(what_it_is_of),
	    T(what_the_first_is_of),
	    T(points),
	    T(limits),
	    T(heads_fit),
	    T(there_and_back),
	    T(any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
