/* Rows of answers as NDJSON: what they mean, what is refused, and where. */
#include "json_rows_support.h"

#define LENGTH(list) (sizeof(list) / sizeof((list)[0]))

/* O1 P1 P2 P3 P4 q_date; P4 is no question on paper. */
static void
values(void **state)
{
	static const struct {
		const char *line, *codes;
	} rows[] = {
	    {"{}", "? ? ? ? - ?"},
	    {" { } \r", "? ? ? ? - ?"},
	    {"{\"O1\":1,\"P1\":3,\"P2\":0,\"P3\":0,\"P4\":1,\"q_date\":2}",
		"more often no never once badly"},
	    {"{\"O1\":-1,\"P1\":\"3\",\"P2\":\"no\",\"q_date\":\"fits\"}",
		"-less often no ? - fits"},
	    {"{\"O1\": \"-less\", \"P1\": \"once\", \"P2\": null}",
		"-less once ? ? - ?"},
	    {"{\"P1\":\"skipped\",\"P3\":\"not-applicable\",\"P4\":null}",
		"? skipped ? na ? ?"},
	    {"{\"P1\":\"not-reached\",\"P3\":\"not-shown\",\"P4\":\"\"}",
		"? ? ? ? ? ?"},
	    {"{\"P1\":\"NA\",\"P3\":\"null\",\"P4\":\"not-shown\"}",
		"? ? ? ? - ?"},
	    {"{\"q_date\":2,\"P4\":0,\"O1\":0}", "same ? ? ? never badly"},
	    {"{\"P1\" :\t3 , \"P2\":  1}", "? often yes ? - ?"},
	    {"{\"\\u0050\\u0031\":\"o\\u006ece\"}", "? once ? ? - ?"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		json_good(rows[i].line, rows[i].codes);
		assert_int_equal(jf.quick.said, JSON_GOOD);
	}
}

static void
refused(void **state)
{
	static const struct {
		const char *line, *words;
	} rows[] = {
	    {"",
		"1: there is nothing on this line; a row is an object, as in "
		"{\"id\": 7} [kind]"},
	    {"[1]",
		"1: a row is an object on one line, as in {\"id\": 7} "
		"[kind]"},
	    {"{", "2: here a key must stand, in quotes [kind]"},
	    {"{P1:1}", "2: here a key must stand, in quotes [kind]"},
	    {"{\"P1\":1,}", "9: here a key must stand, in quotes [kind]"},
	    {"{\"P1\" 1}", "7: behind a key a colon must follow [kind]"},
	    {"{\"P1\":1", "8: the closing } is missing [kind]"},
	    {"{\"P1\":1 \"P2\":1}", "9: here a comma or } must follow [kind]"},
	    {"{\"P1\":1}{}",
		"9: behind the closing } nothing may stand on this line "
		"[kind]"},
	    {"{\"P1\":1}}",
		"9: behind the closing } nothing may stand on this line "
		"[kind]"},
	    {"{\"P1\":}",
		"7: here a value must stand: a number, a \"string\" or null "
		"[kind]"},
	    {"{\"P1\":nul}",
		"7: here a value must stand: a number, a \"string\" or null "
		"[kind]"},
	    {"{\"P1\":nullx}", "11: here a comma or } must follow [kind]"},
	    {"{\"P1\":NaN}",
		"7: here a value must stand: a number, a \"string\" or null "
		"[kind]"},
	    {"{\"P1\":01}", "7: a number has no leading noughts [bad-number]"},
	    {"{\"P1\":+1}",
		"7: here a value must stand: a number, a \"string\" or null "
		"[kind]"},
	    {"{\"P1\":-}", "8: here a digit must follow [bad-number]"},
	    {"{\"P1\":1.}", "9: here a digit must follow [bad-number]"},
	    {"{\"P1\":-0}",
		"7: P1 is no whole number; here a whole number, a string or "
		"null must stand [kind]"},
	    {"{\"P1\":1.0}",
		"7: P1 is no whole number; here a whole number, a string or "
		"null must stand [kind]"},
	    {"{\"P1\":true}",
		"7: P1 is true or false; here a whole number, a string or null "
		"must stand [kind]"},
	    {"{\"id\":[1]}",
		"7: id is a list or an object; here a whole number, a string "
		"or null must stand [kind]"},
	    {"{\"P1\":1,\"P2\":1,\"P1\":1}",
		"16: the key P1 is here twice [duplicate-key]"},
	    {"{\"P1\":1,\"P\\u0031\":1}",
		"9: the key P1 is here twice [duplicate-key]"},
	    {"{\"P9\":1}",
		"2: there is no key \"P9\" here; did you mean P1?; --keep "
		"hands it on, --ignore passes over it [unknown-key]"},
	    {"{\"age\":41}",
		"2: there is no key \"age\" here; --keep hands it on, --ignore "
		"passes over it [unknown-key]"},
	    {"{\"P1\":2}",
		"7: \"2\" is no answer to P1; there are: never (0), once (1), "
		"often (3), or skipped, not-applicable [bad-value]"},
	    {"{\"P1\":\"offen\"}",
		"7: \"offen\" is no answer to P1; did you mean often? "
		"[bad-value]"},
	    {"{\"q_date\":0}",
		"11: in q_date the value 0 can mean more than one answer; "
		"write one of these: fits, no-name [bad-value]"},
	    {"{\"id\":\" 7\"}",
		"7: \" 7\" cannot be an id; it has 1 to 64 characters, and no "
		"blank at its ends [bad-id]"},
	    {"{\"code\":\"A\"}",
		"9: \"A\" cannot be a code; it has 1 to 32 small letters, "
		"digits and dashes [bad-id]"},
	    {"{\"date\":\"2026-02-29\"}",
		"9: \"2026-02-29\" is no date; write it as 2026-11-22 "
		"[bad-value]"},
	    {"{\"date\":20260101}",
		"9: \"20260101\" is no date; write it as 2026-11-22 "
		"[bad-value]"},
	    {"{\"form\":\"rows 1.0.0 whole\"}",
		"9: this row is of the form \"whole\", and wanted is "
		"\"short\"; --form names a form [bad-value]"},
	    {"{\"P1\":\"\t\"}",
		"8: here is a tab or another control character; in a string it "
		"is written as \\t or \\u0009 [character]"},
	    {"{\"P1\":\"\\u200b\"}",
		"7: the character U+200B cannot stand in a table [character]"},
	    {"{\"id\":\"a\\nb\"}",
		"7: the character U+000A cannot stand in a table [character]"},
	    {"{\"id\":\"\\ud800\"}",
		"8: this is half of a character; \\ud800 to \\udfff come in "
		"pairs [encoding]"},
	    {"{\"id\":\"\\udc00\\ud800\"}",
		"8: this is half of a character; \\ud800 to \\udfff come in "
		"pairs [encoding]"},
	    {"{\"id\":\"\\u0000\"}",
		"8: the character U+0000 cannot stand in a text [character]"},
	    {"{\"id\":\"\\x\"}",
		"8: behind a backslash one of these must follow: \" \\ / b f n "
		"r t u [kind]"},
	    {"{\"id\":\"\\u12g4\"}",
		"8: behind \\u four digits must follow, 0 to 9 or a to f "
		"[kind]"},
	    {"{\"id\":\"\xc3\xbc\xc3\",\"P1\":1}",
		"9: this is not UTF-8; save the file again as UTF-8 "
		"[encoding]"},
	    {"{\"id\":\"\xed\xa0\x80\"}",
		"8: this is not UTF-8; save the file again as UTF-8 "
		"[encoding]"},
	    {"{\"id\":\"7}", "7: this quote is not closed on its line [kind]"},
	    {"{\"id\":\"\xc3\xbc\",\"P1\":2,\"P2\":2}",
		"16: \"2\" is no answer to P1; there are: never (0), once (1), "
		"often (3), or skipped, not-applicable [bad-value]"},
	    /* what makes the text no object comes first */
	    {"{\"P1\":2,\"P2\":2", "15: the closing } is missing [kind]"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_string_equal(
		    json_words(rows[i].line, strlen(rows[i].line)),
		    rows[i].words);
	assert_string_equal(json_words("{\"id\":\"a\0b\"}", 12),
	    "9: here is a tab or another control character; in a string it is "
	    "written as \\t or \\u0009 [character]");
	assert_string_equal(json_words("{\0}", 3),
	    "2: here a key must stand, in quotes [kind]");
	assert_string_equal(json_words("{}\0", 3),
	    "3: behind the closing } nothing may stand on this line [kind]");
}

static void
ids(void **state)
{
	static const struct {
		const char *value, *id;
	} rows[] = {
	    {"\"r1\"", "r1"},
	    {"12", "12"},
	    {"-5", "-5"},
	    {"null", ""},
	    {"\"NA\"", ""},
	    {"\"null\"", ""},
	    {"\"\"", ""},
	    {"123456789012345678901234567890",
		"123456789012345678901234567890"},
	    {"\"Gr\xc3\xbcn 4\"", "Gr\xc3\xbcn 4"},
	    {"\"Gr\\u00fcn\\u00204\"", "Gr\xc3\xbcn 4"},
	    {"\"\\ud83d\\ude00\"", "\xf0\x9f\x98\x80"},
	    {"\"\\\"\\\\\\/,=\"", "\"\\/,="},
	    /* as it is: a mark before a formula is a matter of CSV */
	    {"\"'=1\"", "'=1"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const char *line =
		    arena_printf(rf.arena, "{\"id\":%s}", rows[i].value);

		json_good(line, "? ? ? ? - ?");
		assert_int_equal(jf.quick.said, JSON_GOOD);
		assert_int_equal(jf.quick.out.id.n, strlen(rows[i].id));
		assert_memory_equal(jf.quick.out.id.s, rows[i].id,
		    strlen(rows[i].id));
	}
}

/* What is kept may be any single value, what is ignored any value at all. */
static void
kept_and_ignored(void **state)
{
	static const char *const keep[] = {"age", "P1", "gr\xc3\xbcn"};
	static const char *const ignore[] = {"x", "P2", "date"};
	static const struct {
		const char *line, *kept;
	} rows[] = {
	    {"{\"age\":41,\"P1\":3,\"x\":[{\"a\":[true,{}]},-0.5e-7,\"\\n\"]}",
		"41|3|"},
	    {"{\"age\":4.10,\"gr\xc3\xbcn\":\"\\u00fc \"}", "4.10||\xc3\xbc "},
	    {"{\"age\":true,\"gr\\u00fcn\":-0,\"P2\":\"any\"}", "true||-0"},
	    {"{\"age\":null,\"date\":\"never\",\"x\":\"\\u200b\"}", "||"},
	    {"{\"age\":\"\",\"P1\":\"never\",\"x\":{}}", "|never|"},
	};

	(void)state;
	json_of(keep, LENGTH(keep), ignore, LENGTH(ignore));
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf out;

		json_good(rows[i].line,
		    i == 0       ? "? often ? ? - ?"
			: i == 4 ? "? never ? ? - ?"
				 : "? ? ? ? - ?");
		assert_int_equal(jf.quick.said, JSON_GOOD);
		buf_init(&out, rf.arena);
		for (size_t k = 0; k < LENGTH(keep); k++) {
			buf_adds(&out, k > 0 ? "|" : "");
			buf_add(&out, jf.quick.kept[k].s, jf.quick.kept[k].n);
		}
		assert_string_equal(out.data, rows[i].kept);
	}
	assert_string_equal(json_words("{\"age\":[1]}", 11),
	    "8: age is a list or an object; only a number, a string, true, "
	    "false or null can be handed on [kind]");
	assert_string_equal(json_words("{\"age\":\"\\n\"}", 12),
	    "8: the character U+000A cannot stand in a table [character]");
	assert_string_equal(json_words("{\"x\":[1,]}", 10),
	    "9: here a value must stand: a number, a \"string\" or null "
	    "[kind]");
	assert_string_equal(json_words("{\"x\":1,\"x\":1}", 13),
	    "8: the key x is here twice [duplicate-key]");
}

/* A case and the form must be said, and points be 100 together. */
static void
about_a_case(void **state)
{
#define ABOUT "{\"case\":\"two-rooms 1.0.0\""
	(void)state;
	rows_of("read", true);
	json_of(NULL, 0, NULL, 0);
	json_good(ABOUT ",\"P1\":1}", "? once ? ? ?");
	/* as it was said before */
	json_good(ABOUT ",\"P1\":3}", "? often ? ? ?");
	assert_int_equal(jf.quick.said, JSON_GOOD);
	json_good(ABOUT ",\"cause_client\":60,\"cause_service\":\"40\"}",
	    "? ? ? ? ?");
	assert_int_equal(jf.quick.said, JSON_GOOD);
	assert_string_equal(json_words("{\"P1\":1}", 8),
	    "1: the key case is missing; each row must say it [missing-key]");
	assert_string_equal(json_words("{\"case\":null}", 13),
	    "9: this row is about no case, and the case here is \"two-rooms "
	    "1.0.0\" [bad-value]");
	assert_string_equal(json_words(ABOUT ",\"cause_client\":60}", 44),
	    "42: the points of the causes are 60 together; they must be 100, "
	    "or all be left empty [bad-number]");
	assert_string_equal(json_words(ABOUT ",\"cause_client\":101}", 45),
	    "42: \"101\" is no number of points for cause_client; write 0 to "
	    "100 [bad-number]");

	rows_of("read", false);
	json_of(NULL, 0, NULL, 0);
	for (int i = 0; i < 2; i++) {
		json_good("{\"form\":\"rows 1.0.0 read\",\"P1\":1}",
		    "? once ? ? ?");
		assert_int_equal(jf.quick.said, i == 0 ? JSON_ODD : JSON_GOOD);
	}
	assert_string_equal(json_words("{\"P1\":1}", 8),
	    "1: the key form is missing; each row must say it [missing-key]");
}

/* Both sides of each limit. */
static void
limits(void **state)
{
	static const char *const ignore[] = {"x"};
	char *text = arena_alloc(rf.arena, ROWS_LINE_MOST + 2);
	char line[600];

	(void)state;
	json_of(NULL, 0, ignore, 1);
	memset(text, ' ', ROWS_LINE_MOST + 1);
	text[0] = '{';
	text[ROWS_LINE_MOST - 1] = '}';
	assert_int_equal(read_json_bytes(text, ROWS_LINE_MOST), JSON_GOOD);
	assert_int_equal(jf.quick.said, JSON_GOOD);
	assert_string_equal(json_words(text, ROWS_LINE_MOST + 1),
	    "1: this line has more than 65536 bytes, which is the most "
	    "[too-long]");
	memset(text, 'a', ROWS_LINE_MOST);
	memcpy(text, "{\"x\":\"\\n", 8);
	memcpy(text + ROWS_LINE_MOST - 2, "\"}", 2);
	assert_int_equal(read_json_bytes(text, ROWS_LINE_MOST), JSON_GOOD);
	assert_int_equal(jf.quick.said, JSON_GOOD);
	for (int wide = 0; wide < 2; wide++)
		for (size_t n = 64; n <= 65; n++) {
			struct buf out;

			buf_init(&out, rf.arena);
			buf_adds(&out, "{\"id\":\"");
			for (size_t i = 0; i < n; i++)
				buf_adds(&out, wide ? "\xf0\x9f\x98\x80" : "b");
			buf_adds(&out, "\"}");
			assert_int_equal(read_json(out.data),
			    n == 64 ? JSON_GOOD : JSON_ODD);
			assert_int_equal(jf.quick.said, jf.slow.said);
		}
	for (size_t depth = 32; depth <= 33; depth++) {
		size_t n = 5;

		memcpy(line, "{\"x\":", 5);
		memset(line + n, '[', depth);
		n += depth;
		memset(line + n, ']', depth);
		n += depth;
		line[n++] = '}';
		assert_int_equal(read_json_bytes(line, n),
		    depth == 32 ? JSON_GOOD : JSON_ODD);
		assert_int_equal(jf.quick.said, jf.slow.said);
	}
	assert_int_equal(jf.fault.code, DIAG_TOO_DEEP);
	assert_int_equal(jf.fault.col, 6 + 32);
}

/* Ids that are numbers: what could be both is refused. */
static void
two_ways(void **state)
{
	(void)state;
	rf.bank = load_bank_with(rf.arena, ROWS_BANK,
	    "      - { id: never, value: 0, label: Never }\n"
	    "      - { id: once, value: 1, label: Once or twice }\n"
	    "      - { id: often, value: 3, label: Often }\n",
	    "      - { id: \"1\", value: 0, label: Never }\n"
	    "      - { id: \"2\", value: 1, label: Once or twice }\n"
	    "      - { id: \"3\", value: 3, label: Often }\n");
	rows_of("short", false);
	json_of(NULL, 0, NULL, 0);
	json_good("{\"P1\":\"1\",\"P3\":\"2\",\"P4\":0}", "? 1 ? 2 1 ?");
	json_good("{\"P1\":3,\"P3\":2}", "? 3 ? 2 - ?");
	assert_int_equal(jf.quick.said, JSON_GOOD);
	assert_string_equal(json_words("{\"P1\":1}", 8),
	    "7: in P1 the number 1 is the id of one answer and the value of "
	    "another; write the id in quotes [bad-value]");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, json_set_up, json_tear_down)
	const struct CMUnitTest tests[] = {
	    T(values),
	    T(refused),
	    T(ids),
	    T(kept_and_ignored),
	    T(about_a_case),
	    T(limits),
	    T(two_ways),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
