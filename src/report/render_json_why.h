/* How a result was worked out, as JSON; private to src/report/render_json*.c.
 */
#ifndef HARMCHECK_RENDER_JSON_WHY_H
#define HARMCHECK_RENDER_JSON_WHY_H

#include <stddef.h>

struct json;
struct result;
struct theme_score;
struct trace;
struct trace_cond;
struct trace_theme;

/* The key "why" and its value: T, an object. */
void json_why(struct json *j, const struct trace *t);

/* KEY and the facts of C, a list. */
void json_facts(struct json *j, const struct result *r, const char *key,
    const struct trace_cond *c);

/* The theme T, an object (render_json_why_theme.c). */
void json_why_theme(struct json *j, const struct result *r,
    const struct trace_theme *t);

#endif
