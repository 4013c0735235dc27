/* Limits of what is read that only one reader looks at. `harmcheck --limits`
 * prints these and those of the other headers; docs/limits.md explains them. */
#ifndef HARMCHECK_LIMITS_H
#define HARMCHECK_LIMITS_H

#include <stddef.h>

/* A bank. */
#define BANK_ID_MOST 64
#define BANK_CODE_MOST 32
#define BANK_QUESTIONS_MOST 2000
#define BANK_FORMS_MOST 100
#define BANK_ITEMS_MOST 1000    /* questions of a theme */
#define BANK_FOLLOW_UPS_MOST 64 /* of a theme */
#define BANK_HELPLINES_MOST 64  /* kinds that one sentinel names */
#define BANK_MEMBERS_MOST 300   /* countries of a union */

/* A case. */
#define SCENARIO_PARTS_MOST 50
#define SCENARIO_DEBRIEF_MOST 50
#define SCENARIO_ANSWERS_MOST 2000
#define SCENARIO_MOVES_MOST 50
#define SCENARIO_THEMES_MOST 100
#define SCENARIO_TOPICS_MOST 20

/* Answers: characters of a note. */
#define ANSWERS_NOTE_MOST 4000

/* A diary: bytes of the sealed file, of the text in which is more than fits. */
#define DIARY_FILE_MOST ((size_t)48 << 20)

/* Rows. */
#define ROWS_DEPTH_MOST 32   /* what --ignore passes over in JSON */
#define ROWS_FAULTS_MOST 100 /* of a table; the rest is not read then */
#define ROWS_NAMES_MOST 1024 /* of all --keep, and of all --ignore */
#define ROWS_THREADS_MOST 64
#define ROWS_BLOCK_MOST ((size_t)64 << 20)

/* Sums: bytes of a line. */
#define PARTIAL_LINE_MOST 1024

#endif
