/* How a page for a printer looks: black on white, boxes that a pen finds, and
 * nothing cut between two sheets. A respondent sees no mark that tells which
 * boxes count: that would be a hint at what to tick. The sheet for scoring
 * names those boxes by question and number, so it fits every copy.
 *
 * Whoever changes a sheet changes its digest: test_paper.c says the new one. */
#include <stddef.h>

#include "paper_parts.h"

static const char words[] =
    "\n"
    ":root {\n"
    "  --small: 9pt; --box: 4.6mm;\n"
    "  --title: attr(data-title);\n"
    "}\n"
    ":root.large { --small: 18pt; --box: 8mm; }\n"
    "@page {\n"
    "  margin: 16mm 16mm 17mm;\n"
    "  @top-left {\n"
    "    content: var(--title); font: var(--small) sans-serif;\n"
    "    white-space: nowrap;\n"
    "  }\n"
    "  @bottom-right {\n"
    "    content: \"Page \" counter(page) \" of \" counter(pages);\n"
    "    font: var(--small) sans-serif; white-space: nowrap;\n"
    "  }\n"
    "}\n"
    "html {\n"
    "  color-scheme: only light; background: #fff; color: #000;\n"
    "  font: 11pt/1.35 \"Noto Sans\", \"Liberation Sans\", \"Segoe UI\",\n"
    "    Roboto, \"Helvetica Neue\", Arial, sans-serif;\n"
    "}\n"
    ".large body { font-size: 18pt; line-height: 1.5; }\n"
    "body { margin: 0; overflow-wrap: break-word; }\n"
    "h1, h2, h3, h4 { line-height: 1.25; margin: 0; }\n"
    "h1 { font-size: 1.7em; margin-bottom: .3em; }\n"
    "h2 { font-size: 1.2em; margin: 1.1em 0 .2em; }\n"
    "h3 { font-size: 1.08em; margin: 1.5em 0 .3em; }\n"
    "h4 { font-size: 1em; margin: 1em 0 .2em; }\n"
    "p { margin: .3em 0; }\n"
    "ul, ol { margin: .35em 0; padding-left: 1.3em; }\n"
    "li { margin: .2em 0; }\n"
    "small, .code, .n, .reach, .foot {\n"
    "  font-size: var(--small); font-weight: 400;\n"
    "}\n";

static const char form[] =
    ".lead { font-size: 1.08em; }\n"
    ".how {\n"
    "  border: 1pt solid #000; padding: .4em .8em; margin: .9em 0;\n"
    "}\n"
    ".fields { margin: 1em 0; }\n"
    ".field { display: inline-block; margin: .4em 1.4em 0 0; }\n"
    ".blank {\n"
    "  display: inline-block; width: 2.6em; height: 1.5em;\n"
    "  border-bottom: .8pt solid #000; vertical-align: bottom;\n"
    "}\n"
    ".wide .blank { width: 10em; }\n"
    ".line {\n"
    "  height: 9mm; margin: 0; border-bottom: .8pt solid #000;\n"
    "}\n"
    ".large .line { height: 15mm; }\n"
    ".theme > h2 {\n"
    "  border-top: 1.2pt solid #000; padding-top: .4em;\n"
    "}\n"
    ".questions { list-style: none; padding: 0; margin: 0; }\n"
    ".questions > li {\n"
    "  position: relative; margin: .5em 0 .65em; padding-left: 2.6em;\n"
    "}\n"
    ".ask { margin: 0 0 .15em; padding-right: 3em; }\n"
    ".ask b { position: absolute; left: 0; }\n"
    ".code { position: absolute; right: 0; top: .1em; }\n"
    ".boxes {\n"
    "  list-style: none; padding: 0; margin: 0;\n"
    "  display: flex; flex-wrap: wrap; gap: .8mm 5mm;\n"
    "}\n"
    ".boxes li {\n"
    "  display: flex; align-items: center; margin: 0; gap: .35em;\n"
    "  min-height: calc(var(--box) + 1mm);\n"
    "}\n"
    ".box {\n"
    "  flex: none; width: var(--box); height: var(--box);\n"
    "  border: 1.1pt solid #000; border-radius: .6mm;\n"
    "}\n"
    ".large .boxes { flex-direction: column; gap: 3mm; }\n"
    ".large .questions > li { padding-left: 2.4em; margin: 1.1em 0 1.4em; }\n"
    ".large .ask { padding-right: 0; }\n"
    ".large .code { position: static; }\n"
    ".only, .then { font-style: italic; margin: .7em 0 .2em; }\n"
    ".reach { margin: .2em 0 0; }\n"
    ".end { border-top: 1.2pt solid #000; margin-top: 1.2em; }\n";

static const char tables[] =
    "table { border-collapse: collapse; margin: .6em 0; }\n"
    "caption { text-align: left; padding: .2em 0; font-weight: 600; }\n"
    "th, td {\n"
    "  border: .6pt solid #000; padding: .22em .5em; text-align: left;\n"
    "  vertical-align: top; font-weight: 400;\n"
    "}\n"
    "thead th { font-weight: 600; }\n"
    ".number { text-align: center; white-space: nowrap; }\n"
    ".shares { width: 100%; }\n"
    ".shares td:last-child, .shares th:last-child { width: 5em; }\n"
    ".shares tbody tr, .shares tfoot tr { height: 2.6em; }\n"
    ".hand { font-size: 10pt; line-height: 1.3; }\n"
    ".large .hand { font-size: 18pt; }\n"
    ".columns { columns: 2; column-gap: 8mm; }\n"
    ".large .columns { columns: auto; }\n"
    ".columns > :first-child { margin-top: 0; }\n"
    ".columns table { width: 100%; }\n"
    ".columns thead th:nth-child(2) { white-space: nowrap; }\n"
    ".hand ul ul { padding-left: .9em; }\n"
    ".hand p { margin: .2em 0; }\n"
    ".hand .only { margin: .5em 0 .1em; }\n"
    ".hand .fields { margin: .5em 0; }\n"
    ".rules { list-style: none; padding: 0; }\n"
    ".part { margin: 0 0 .8em; }\n"
    ".results { list-style: none; padding: 0; }\n"
    ".results > li { margin: .3em 0; padding-left: 1.6em;\n"
    "  text-indent: -1.6em; }\n"
    ".results > li > * { text-indent: 0; }\n"
    ".steps { padding-left: 1.1em; }\n"
    ".say { margin: .15em 0 .15em .3em; padding-left: .6em;\n"
    "  border-left: 1.6pt solid #000; }\n"
    ".stop {\n"
    "  border: 1.6pt solid #000; padding: .3em .8em; margin: .6em 0 .8em;\n"
    "}\n";

static const char sheets[] =
    "@media screen {\n"
    "  body { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }\n"
    "  .own { border-top: 3px solid #000; margin-top: 3rem;\n"
    "    padding-top: 1rem; }\n"
    "}\n"
    "@media print {\n"
    "  .own { break-before: page; }\n"
    "  h1, h2, h3, h4, caption, thead, .before, .only, .then, .lead\n"
    "    { break-after: avoid; }\n"
    "  h1, h2, h3, h4, .questions > li, tr, .before, .only, .then,\n"
    "  .how, .fields, .shares, .stop, .step, .results > li, .people li,\n"
    "  .line, .rule, .keep, .part\n"
    "    { break-inside: avoid; }\n"
    "  thead { display: table-header-group; }\n"
    "  tfoot { display: table-row-group; }\n"
    "  p { orphans: 3; widows: 3; }\n"
    "}\n";

static const char *const base[] = {words, form, tables, sheets, NULL};
static const char *const a4[] = {"@page { size: A4; }\n", NULL};
static const char *const letter[] = {"@page { size: letter; }\n", NULL};

const struct paper_style paper_style = {base,
    "sha256-7+8JyUUFwNBkdPX5Ew/VhyGg0mPrL2xIVMISQ9yAeyA="};

const struct paper_style paper_sizes[] = {
    [PAPER_ANY] = {NULL, NULL},
    [PAPER_A4] = {a4, "sha256-O7KSuX3GDLtu35A2bi3o2PWV1X5MKVYYh8xGXWP0fEA="},
    [PAPER_LETTER] = {letter,
	"sha256-qlXpt2Cr81/O6KCPmGuexBvKOwPqt3SIVwAuRbenXNc="},
};
