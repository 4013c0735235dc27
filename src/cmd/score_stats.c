/* Pages of statistics, and sums, as they are written. */
#include <string.h>

#include "harmcheck/arena.h"
#include "harmcheck/bank.h"
#include "harmcheck/buf.h"
#include "harmcheck/file.h"
#include "harmcheck/partial.h"
#include "harmcheck/report.h"
#include "harmcheck/report_stats.h"
#include "harmcheck/str.h"
#include "harmcheck/tally.h"
#include "score_job.h"

const char *const score_stats_formats[] = {"text", "markdown", "html", "json",
    "csv", "csv-items", NULL};

int
score_stats_check(const char *format, struct err *e)
{
	char list[128] = "";

	for (const char *const *f = score_stats_formats; *f != NULL; f++) {
		if (format == NULL || str_eq(*f, format))
			return 0;
		strncat(list, *list != '\0' ? ", " : "",
		    sizeof(list) - strlen(list) - 1);
		strncat(list, *f, sizeof(list) - strlen(list) - 1);
	}
	return err_set(e, ERR_USAGE, "there is no format \"%s\"; there are: %s",
	    format, list);
}

const char *
score_stats_format(const char *path)
{
	static const struct {
		const char *end, *format;
	} ends[] = {{".html", "html"}, {".htm", "html"}, {".md", "markdown"},
	    {".json", "json"}, {".csv", "csv"}};
	const char *end = strrchr(path, '.');

	for (size_t i = 0; end != NULL && i < sizeof(ends) / sizeof(ends[0]);
	     i++)
		if (str_eq(end, ends[i].end))
			return ends[i].format;
	return "text";
}

/* To a file, which is replaced, since a shard is tried again; or to standard
 * output. */
static int
write_all(const struct buf *out, const char *path, struct err *e)
{
	if (path == NULL)
		return app_write(out, e);
	return file_replace(path, out->data, out->len, false, NULL, e);
}

int
score_stats_write(struct app *app, const struct tally *t, const char *format,
    const char *path, bool plain, struct err *e)
{
	const struct text_style style = {.width = app_width(),
	    .plain = plain || app_accessible()};
	const char *name = format != NULL ? format : "text";
	/* However the rows were cut, the page has the same bytes: of the parts
	 * the sums tell, with --partial. */
	struct tally whole = *t;
	struct buf out;

	whole.n_shards = 0;
	t = &whole;
	buf_init(&out, app->arena);
	if (str_eq(name, "json"))
		render_json_stats(&out, t, app_digest(app));
	else if (str_eq(name, "csv"))
		render_csv_stats(&out, t);
	else if (str_eq(name, "csv-items"))
		render_csv_stats_items(&out, t);
	else if (str_eq(name, "html"))
		render_html(&out, report_stats(app->arena, t),
		    app->bank->language);
	else if (str_eq(name, "markdown"))
		render_markdown(&out, report_stats(app->arena, t));
	else
		render_text(&out, report_stats(app->arena, t), &style);
	return write_all(&out, path, e);
}

int
score_partial_write(struct app *app, const struct tally *t, const char *path,
    struct err *e)
{
	struct buf out;

	buf_init(&out, app->arena);
	partial_write(&out, t, app_digest(app));
	return write_all(&out, path, e);
}
