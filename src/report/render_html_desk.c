/* How a page of figures looks: wider, and made for numbers. They stand below
 * each other from the right and are never broken; where a table does not fit,
 * each of its cells is a line. Each printed sheet says that it is for the desk.
 *
 * Whoever changes it, or the sheet that it begins with, changes the digest
 * below: test_html.c says the new one. */
#include <stddef.h>

#include "render_html.h"

static const char desk[] =
    "body { overflow-wrap: break-word; }\n"
    "main { max-width: 60rem; }\n"
    "p, li { max-width: 42rem; }\n"
    "td { font-variant-numeric: tabular-nums; }\n"
    "@media print, (min-width: 36.01rem) {\n"
    "  table { table-layout: auto; }\n"
    "  th:nth-child(2):nth-last-child(2) { width: auto; }\n"
    "  td, thead th:not(:first-child) { text-align: right; }\n"
    "  td { white-space: nowrap; }\n"
    "  td svg { width: 4rem; margin-left: auto; }\n"
    "}\n"
    "@media screen and (min-width: 36.01rem) and (max-width: 60rem) {\n"
    "  .even, .even tbody, .even tr, .even th, .even td { display: block; }\n"
    "  .even thead { display: none; }\n"
    "  .even tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }\n"
    "  .even th, .even td { padding: 0; border: 0; text-align: left; }\n"
    "  .even th:first-child { width: auto; font-weight: 600; }\n"
    "  .even td::before {\n"
    "    content: attr(data-head) \": \"; color: var(--quiet);\n"
    "  }\n"
    "  .even td:empty { display: none; }\n"
    "  .even td svg { margin: .1rem 0 .5rem; }\n"
    "}\n"
    "@media print {\n"
    "  p, li { max-width: none; }\n"
    "  table, thead th { font-size: 9.5pt; }\n"
    "  .even, .even thead th { font-size: 8pt; }\n"
    "  th, td { padding-top: .15rem; padding-bottom: .15rem; }\n"
    "  .even th, .even td { padding-right: .3rem; }\n"
    "  td svg { width: 2.5rem; }\n"
    "}\n"
    "@page {\n"
    "  @top-right {\n"
    "    content: \"Statistics: for the desk, not for the wall\";\n"
    "    font: 9pt sans-serif;\n"
    "  }\n"
    "}\n";

const struct html_style html_style_desk = {
    .pieces = (const char *const[]){html_style_words, html_style_drawings,
	html_style_tables, html_style_elsewhere, desk, NULL},
    .hash = "sha256-VdfuqiqeNOP/zgXeesspkBy4OFfMtoGbrFri3WtODYI=",
    .scheme = "light dark",
};
