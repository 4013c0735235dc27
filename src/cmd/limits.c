/* All limits of the program in one table, from the constants by which its
 * readers refuse. docs/limits.md explains each; tests/hostile/limits.sh has a
 * test for both sides of each, and fails for one that has none. */
#include <inttypes.h>

#include "cmd.h"
#include "harmcheck/answers.h"
#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/dialogue.h"
#include "harmcheck/diary.h"
#include "harmcheck/group.h"
#include "harmcheck/limits.h"
#include "harmcheck/node.h"
#include "harmcheck/partial.h"
#include "harmcheck/passphrase.h"
#include "harmcheck/rows.h"
#include "harmcheck/seal.h"

_Static_assert(DIALOGUE_NOTE_MOST == ANSWERS_NOTE_MOST,
    "what can be typed can be read again");

/* MOST, or what *FROM holds. */
static const struct limit {
	const char *name;
	uint64_t most;
	const size_t *from;
	const char *what;
} limits[] = {
    {"bank-bytes", 0, &node_limits_bank.bytes, "bytes of a question bank"},
    {"bank-depth", 0, &node_limits_bank.depth, "lists and maps in each other"},
    {"bank-nodes", 0, &node_limits_bank.nodes, "keys and values"},
    {"bank-text", 0, &node_limits_bank.scalar, "bytes of one text"},
    {"bank-id", BANK_ID_MOST, NULL, "characters of an id"},
    {"bank-code", BANK_CODE_MOST, NULL, "characters of a question's code"},
    {"bank-voices", BANK_VOICES_MAX, NULL, "voices"},
    {"bank-options", BANK_OPTIONS_MAX, NULL, "answers to choose from"},
    {"bank-levels", BANK_LEVELS_MAX, NULL, "levels, or bands, of a theme"},
    {"bank-forms", BANK_FORMS_MOST, NULL, "forms"},
    {"bank-questions", BANK_QUESTIONS_MOST, NULL, "questions"},
    {"bank-items", BANK_ITEMS_MOST, NULL, "questions of a theme"},
    {"bank-follow-ups", BANK_FOLLOW_UPS_MOST, NULL, "follow-ups of a theme"},
    {"bank-helplines", BANK_HELPLINES_MOST, NULL,
	"kinds of helplines that one help names"},
    {"bank-members", BANK_MEMBERS_MOST, NULL, "countries of a union"},
    {"bank-causes", BANK_CAUSES_MAX, NULL, "causes"},
    {"answers-bytes", 0, &node_limits_answers.bytes,
	"bytes of an answer file, or of tests of a bank"},
    {"answers-depth", 0, &node_limits_answers.depth,
	"lists and maps in each other"},
    {"answers-nodes", 0, &node_limits_answers.nodes, "keys and values"},
    {"answers-text", 0, &node_limits_answers.scalar, "bytes of one text"},
    {"answers-note", ANSWERS_NOTE_MOST, NULL, "characters of a note"},
    {"answers-code", ANSWERS_CODE_MOST, NULL,
	"characters of a person's own code"},
    {"case-bytes", 0, &node_limits_bank.bytes, "bytes of a case"},
    {"case-parts", SCENARIO_PARTS_MOST, NULL, "parts of its story"},
    {"case-themes", SCENARIO_THEMES_MOST, NULL, "themes that it asks about"},
    {"case-topics", SCENARIO_TOPICS_MOST, NULL, "topics"},
    {"case-answers", SCENARIO_ANSWERS_MOST, NULL, "answers of its key"},
    {"case-moves", SCENARIO_MOVES_MOST, NULL, "moves of its key"},
    {"case-debrief", SCENARIO_DEBRIEF_MOST, NULL, "questions to talk about"},
    {"diary-file", DIARY_FILE_MOST, NULL, "bytes of a sealed diary"},
    {"diary-header", SEAL_HEADER_MOST, NULL, "bytes of its header"},
    {"diary-work", SEAL_WORK_MOST, NULL,
	"the work that opening may ask for, as a power of 2"},
    {"diary-text", SEAL_TEXT_MOST, NULL, "bytes of what is sealed"},
    {"diary-entries", DIARY_ENTRIES_MOST, NULL, "checks in a diary"},
    {"passphrase", PASSPHRASE_MOST, NULL, "bytes of a passphrase"},
    {"table-bytes", ROWS_BYTES_MOST, NULL,
	"bytes of a table for group and take --fast"},
    {"table-rows", ROWS_MOST, NULL, "rows of it"},
    {"table-faults", ROWS_FAULTS_MOST, NULL,
	"faults after which the rest of it is not read"},
    {"group-people", GROUP_MOST, NULL, "people of a group"},
    {"row-bytes", ROWS_LINE_MOST, NULL, "bytes of a line of rows"},
    {"row-id", ROWS_ID_MOST, NULL, "characters of the id of a row"},
    {"row-depth", ROWS_DEPTH_MOST, NULL,
	"lists and objects in each other in what --ignore passes over"},
    {"row-names", ROWS_NAMES_MOST, NULL, "columns that --keep names"},
    {"row-threads", ROWS_THREADS_MOST, NULL, "threads"},
    {"row-block", ROWS_BLOCK_MOST, NULL, "bytes that are read at once"},
    {"sums-bytes", PARTIAL_BYTES_MOST, NULL, "bytes of a file of sums"},
    {"sums-line", PARTIAL_LINE_MOST, NULL, "bytes of a line of it"},
    {"sums-people", PARTIAL_PEOPLE_MOST, NULL, "people"},
    {"sums-shards", PARTIAL_SHARDS_MOST, NULL, "shards"},
    {"sums-name", PARTIAL_NAME_MOST, NULL, "bytes of the name of a shard"},
    {"option-repeats", OPT_REPEATS, NULL,
	"times that an option can be said again"},
};

int
app_limits(struct err *e)
{
	struct arena *a = arena_new();
	struct buf out;
	int got;

	buf_init(&out, a);
	buf_adds(&out,
	    "Most that harmcheck reads, for whoever makes or checks files. You "
	    "need none of\nthis for a check.\n\n");
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		buf_addf(&out, "%-16s %13" PRIu64 "  %s\n", limits[i].name,
		    limits[i].from != NULL ? (uint64_t)*limits[i].from
					   : limits[i].most,
		    limits[i].what);
	got = app_write(&out, e);
	arena_free(a);
	return got;
}
