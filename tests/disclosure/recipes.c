/* The banks that are attacked. */
#include "attack.h"

#define HEAD                                                                   \
	"bank: {format: 1, id: b, version: 1.0.0, language: en, title: T}\n"   \
	"scales:\n"                                                            \
	"- {id: s, options: [{id: 'no', value: 0, label: N},"                  \
	" {id: 'yes', value: 1, label: Y}]}\n"                                 \
	"- {id: m, options: [{id: 'no', value: 0, label: N},"                  \
	" {id: once, value: 1, label: O}, {id: often, value: 2, label: F}]}\n" \
	"- {id: fact, options: [{id: none, value: 0, label: N},"               \
	" {id: 'no', value: 0, label: No}, {id: 'yes', value: 1, label: "      \
	"Y}]}\n"                                                               \
	"- {id: where, options: [{id: there, value: 0, label: T},"             \
	" {id: gone, value: 0, label: G}]}\n"
#define LEVELS                                              \
	"kind: events, levels: [{id: some, label: S, any: " \
	"[{ticked_at_least: 1}]}, {id: none, label: N}]"
#define THEME "categories:\n- {id: c, title: C, " LEVELS "}\n"
#define THEMES THEME "- {id: d, title: D, " LEVELS "}\n"
#define FORM(themes, rest)                                                    \
	"forms:\n- {id: f, voice: v, title: F, categories: " themes ", " rest \
	"}\nquestions:\n"
#define FULL HEAD THEME FORM("[c]", "depth: full")
#define BOTH HEAD THEMES FORM("[c, d]", "depth: full")
#define SHORT_BOTH HEAD THEMES FORM("[c, d]", "depth: core, deepen: true")
#define BOTH_SCALE                                                             \
	HEAD THEME                                                             \
	    "- {id: d, title: D, kind: scale, method: sum, shown_as: points, " \
	    "min_answered: 1/2, bands: [{below: 1, id: lo, label: L}, "        \
	    "{id: hi, label: H}]}\n" FORM("[c, d]", "depth: full")
#define SHORT HEAD THEME FORM("[c]", "depth: core, deepen: true")
#define CASE HEAD UNKNOWN THEME FORM("[c]", "depth: full, about_self: false")
#define CASE_SHORT                     \
	HEAD UNKNOWN THEME FORM("[c]", \
	    "depth: core, deepen: true, about_self: false")
#define HALF                                                                  \
	"categories:\n- {id: c, title: C, kind: events, levels: [{id: some, " \
	"label: S, any: [{ticked_at_least: 1}]}, "                            \
	"{id: none, label: N, needs: 1/2}]}\n"
#define CASE_HALF \
	HEAD UNKNOWN HALF FORM("[c]", "depth: full, about_self: false")
#define OWN_UNKNOWN HEAD UNKNOWN THEME FORM("[c]", "depth: full")
/* "The case does not say". */
#define UNKNOWN                                                 \
	"- {id: u, options: [{id: 'no', value: 0, label: N},"   \
	" {id: 'yes', value: 1, label: Y},"                     \
	" {id: unclear, value: 0, label: U, unknown: true}]}\n" \
	"- {id: w, options: [{id: 'no', value: 0, label: N},"   \
	" {id: 'yes', value: 2, label: Y},"                     \
	" {id: unclear, value: 0, label: U, unknown: true}]}\n"
#define R(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: " rest "}\n"
#define Q(id, theme, rest) \
	"- {id: " id ", category: " theme ", text: Q, scale: s" rest "}\n"
#define MORE(id, theme, scale, rest)                                          \
	"- {id: " id ", category: " theme ", text: Q, scale: " scale rest "}" \
	"\n"
#define WHEN_YES(id) ", when: {question: " id ", ticked: true}"
#define WHEN_IS(id, option) ", when: {question: " id ", is: " option "}"
#define CORE ", depth: core"
#define ALWAYS ", na: false"
#define NOT_NO(id) ", when: {not: {question: " id ", is: 'no'}}"
#define IN_D Q("z", "d", "")

const struct recipe recipes[] = {
    {"two, with gaps", FULL Q("a", "c", "") Q("b", "c", ""), 1, "01s", false,
	{10, 11, 12}},
    {"two", FULL Q("a", "c", "") Q("b", "c", ""), 1, "01", false, {20, 24, 40}},
    {"three", FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", ""), 1, "01",
	false, {12, 14, 15}},
    {"two themes", BOTH Q("a", "c", "") Q("b", "c", "") IN_D, 1, "01", false,
	{12, 14, 0}},
    {"gate", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", ""), 1,
	"01", false, {12, 16, 20}},
    {"chain",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a"))
	    Q("e", "c", WHEN_YES("b")),
	1, "01", false, {15, 20, 30}},
    {"gate with gaps", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")), 1,
	"01s", false, {12, 16, 20}},
    {"beside",
	FULL Q("a", "c", "") Q("b", "c", WHEN_IS("a", "'no'")) Q("e", "c", ""),
	1, "01", false, {12, 16, 20}},
    {"either or",
	FULL MORE("a", "c", "m", "") Q("b", "c", WHEN_IS("a", "once"))
	    Q("e", "c", WHEN_IS("a", "often")),
	1, "012", false, {15, 20, 30}},
    {"all but one",
	BOTH MORE("a", "c", "fact", "")
	    Q("b", "c", ", when: {not: {question: a, is: none}}")
		Q("e", "d", ", when: {not: {question: a, is: none}}"),
	1, "012", false, {10, 12, 14}},
    {"where somebody stands",
	BOTH MORE("a", "c", "where", "") Q("b", "c", WHEN_IS("a", "there"))
	    Q("e", "d", WHEN_IS("a", "there")) Q("g", "d", ""),
	1, "01", false, {10, 15, 0}},
    {"any",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c",
	    ", when: {any: [{question: a, ticked: true}, {question: b, "
	    "ticked: true}]}"),
	1, "01", false, {12, 15, 0}},
    {"all",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c",
	    ", when: {all: [{question: a, ticked: true}, {question: b, "
	    "ticked: true}]}"),
	1, "01", false, {15, 20, 24}},
    {"behind an answer",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a"))
	    Q("e", "c", ", when: {question: b, answered: true}"),
	1, "01", false, {20, 25, 30}},
    {"opened by one", SHORT Q("a", "c", CORE) Q("b", "c", "") Q("e", "c", ""),
	1, "01", false, {16, 20, 24}},
    {"opened by two", SHORT Q("a", "c", CORE) Q("b", "c", CORE) Q("e", "c", ""),
	1, "01", false, {12, 15, 0}},
    {"a theme behind a gate",
	BOTH Q("a", "c", "") Q("b", "d", WHEN_YES("a"))
	    Q("e", "d", WHEN_YES("a")),
	1, "01", false, {20, 25, 30}},
    {"half a theme behind a gate",
	BOTH Q("a", "c", "") Q("b", "d", WHEN_YES("a")) Q("e", "d", ""), 1,
	"01", false, {12, 16, 20}},
    {"sum",
	FULL Q("a", "c", CORE ", sums_up: [b, e]") Q("b", "c", "")
	    Q("e", "c", ""),
	1, "01", true, {12, 16, 20}},
    {"open for a gap", FULL Q("a", "c", ALWAYS) Q("b", "c", NOT_NO("a")), 1,
	"01", false, {12, 15, 20}},
    {"open for a gap, within",
	FULL Q("g", "c", "") Q("a", "c", ALWAYS WHEN_YES("g"))
	    Q("e", "c", NOT_NO("a")),
	1, "01", false, {20, 25, 30}},
    {"yes or open",
	FULL Q("a", "c", "") Q("b", "c",
	    ", when: {any: [{question: a, is: 'yes'}, "
	    "{not: {question: a, answered: true}}]}"),
	1, "01s", false, {12, 15, 16}},
    {"sum beside another",
	FULL Q("a", "c", CORE ", sums_up: [b]") Q("b", "c", "") Q("e", "c", ""),
	1, "01", true, {16, 20, 24}},
    {"two sums",
	FULL Q("a", "c", CORE ", sums_up: [e]")
	    Q("b", "c", CORE ", sums_up: [e]") Q("e", "c", ""),
	1, "01", true, {20, 24, 30}},
    {"nothing to name",
	FULL Q("a", "c", "") Q("b", "c", "") MORE("e", "c", "where", ""), 1,
	"01", false, {10, 12, 14}},
    {"does not know", OWN_UNKNOWN R("a", "c", "u"), 1, "012s", false,
	{10, 11, 12}},
    {"private",
	FULL Q("a", "c", ", private: true") Q("b", "c", "")
	    Q("e", "c", WHEN_YES("a")),
	1, "01", false, {12, 16, 20}},
    {"before and after", FULL Q("a", "c", ""), 2, "01s", false, {10, 11, 12}},
    {"before and after, gate", FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")),
	2, "01", false, {10, 0, 0}},
    /* About an invented case. */
    {"a case", CASE R("a", "c", "u") R("b", "c", "w"), 1, "012s", false,
	{5, 6, 7}},
    {"a case, one kind of steps", CASE R("a", "c", "u") R("b", "c", "u"), 1,
	"02s", false, {6, 7, 0}},
    {"a case, opened", CASE_SHORT R("a", "c", "u" CORE) R("b", "c", "w"), 1,
	"012s", false, {6, 8, 10}},
    {"a case, before and after", CASE R("a", "c", "u"), 2, "02s", false,
	{5, 6, 7}},
    {"a case, does not apply", CASE R("a", "c", "u") R("b", "c", "u"), 1, "02n",
	false, {6, 7, 8}},
    {"a case, all gaps", CASE R("a", "c", "u"), 1, "012ns", false, {6, 8, 10}},
    {"a case, gate", CASE R("a", "c", "u") R("b", "c", "u" WHEN_YES("a")), 1,
	"012s", false, {10, 11, 12}},
    {"a case, not no", CASE R("a", "c", "u") R("b", "c", "u" NOT_NO("a")), 1,
	"02ns", false, {8, 9, 10}},
    {"a case, half is enough",
	CASE_HALF R("a", "c", "u") R("b", "c", "u" WHEN_YES("a"))
	    R("e", "c", "u"),
	1, "02s", false, {6, 8, 0}},
    /* Too large to be tried out whole. */
    {"four",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", "") Q("g", "c", ""), 1,
	"01s", false, {0}},
    {"one in a theme", BOTH Q("a", "c", "") Q("b", "d", "") Q("e", "d", ""), 1,
	"01s", false, {0}},
    {"gates and unions",
	BOTH Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", "")
	    Q("g", "d", "") Q("h", "d", "") Q("i", "d", WHEN_YES("b")),
	1, "01s", false, {0}},
    {"opened, with gaps",
	SHORT_BOTH Q("a", "c", CORE) Q("b", "c", "") Q("e", "c", "")
	    Q("g", "d", CORE) Q("h", "d", CORE) Q("i", "d", ""),
	1, "01s", false, {0}},
    {"sums",
	FULL Q("a", "c", CORE ", sums_up: [b, e, g, h]") Q("b", "c", "")
	    Q("e", "c", "") Q("g", "c", "") Q("h", "c", WHEN_YES("g")),
	1, "01s", true, {0}},
    {"scale",
	BOTH_SCALE Q("a", "c", "") Q("b", "c", "") Q("e", "d", "")
	    Q("g", "d", WHEN_YES("a")) Q("h", "d", ""),
	1, "01s", false, {0}},
    {"two themes, before and after",
	BOTH Q("a", "c", "") Q("b", "c", "") Q("e", "d", "") Q("g", "d", ""), 2,
	"01", false, {0}},
    {"three, before and after",
	FULL Q("a", "c", "") Q("b", "c", "") Q("e", "c", ""), 2, "01s", false,
	{0}},
    {"gate and union, before and after",
	FULL Q("a", "c", "") Q("b", "c", WHEN_YES("a")) Q("e", "c", "")
	    Q("g", "c", ""),
	2, "01", false, {0}},
};
const size_t n_recipes = sizeof(recipes) / sizeof(recipes[0]);
