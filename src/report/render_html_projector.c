/* How a page looks on the wall of a room: letters that the last row can read,
 * black on white whatever the system has, a part with a heading on each screen
 * as far as it fits. Paging down goes from part to part. On paper it is as any
 * other page.
 *
 * Whoever changes it, or the sheet that it begins with, changes the digest
 * below: test_html.c says the new one. */
#include <stddef.h>

#include "render_html.h"

static const char wall[] =
    "@media screen {\n"
    "  :root {\n"
    "    color-scheme: light;\n"
    "    --paper: #fff; --ink: #000; --quiet: #262626;\n"
    "    --line: #767676; --mark: #0b4a50; --panel: #fff;\n"
    "  }\n"
    "  html {\n"
    "    font-size: clamp(1.1rem, .75rem + 1vw, 2.4rem);\n"
    "    line-height: 1.35; scroll-snap-type: y proximity;\n"
    "  }\n"
    "  main { max-width: none; padding: 0 4vw; }\n"
    "  h1 { font-size: 1.9rem; margin: 0; padding-top: 3vh; }\n"
    "  h2 { font-size: 1.7rem; border: 0; }\n"
    "  h3 { font-size: 1.5rem; }\n"
    "  h1, h2, h3 { font-weight: 700; }\n"
    "  section {\n"
    "    min-height: 100vh; box-sizing: border-box; padding: 3vh 0;\n"
    "    scroll-snap-align: start; border-top: 2px solid var(--line);\n"
    "  }\n"
    "  section > h2, section > h3 { margin: 0 0 .5rem; padding: 0; }\n"
    "  p, li { max-width: 46rem; }\n"
    "  table { margin: .5rem 0; }\n"
    "  caption { color: var(--quiet); font-weight: 400; }\n"
    "  td { font-weight: 700; }\n"
    "  td svg { max-width: none; }\n"
    "}\n"
    "@media screen and (min-width: 36.01rem) {\n"
    "  .even, .even thead th { font-size: 1rem; }\n"
    "  th, td, .even th, .even td { padding: .25rem .75rem .25rem 0; }\n"
    "  .even th:first-child { width: 28%; }\n"
    "}\n";

const struct html_style html_style_projector = {
    .pieces = (const char *const[]){html_style_words, html_style_drawings,
	html_style_tables, html_style_elsewhere, wall, NULL},
    .hash = "sha256-NVooj2hBNzxvCwX2JyjZSaupZjF188RCjQuN4M9MRJQ=",
    .scheme = "light",
};
