/* The parts of a result as JSON; private to src/report/render_json*.c. */
#ifndef HARMCHECK_RENDER_JSON_PARTS_H
#define HARMCHECK_RENDER_JSON_PARTS_H

#include <stdbool.h>
#include <stddef.h>

struct json;
struct result;
struct theme_score;

/* A key and its value; VALUE NULL is null. */
void member(struct json *j, const char *key, const char *value);
void member_count(struct json *j, const char *key, size_t n);
void member_bool(struct json *j, const char *key, bool value);

/* The id of a level of S, or the word for having none. */
const char *json_level_id(const struct theme_score *s, int level);

/* The theme S, an object (render_json_themes.c). */
void json_theme(struct json *j, const struct result *r,
    const struct theme_score *s);

/* The key "helplines" and its value: whom the page names
 * (render_json_reach.c). */
void json_reach(struct json *j, const struct result *r);

#endif
