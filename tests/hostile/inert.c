/* Does what is written do nothing where it is opened? */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "hostile.h"

static bool
holds(struct bytes b, const char *what)
{
	return b.n > 0 && memmem(b.s, b.n, what, strlen(what)) != NULL;
}

static void
judge_html(struct bytes b)
{
	static const char *const none[] = {"<script", "<img", "<svg onload",
	    "onload=alert(1)>", "<!-- a", "<b>b<", "</style><style>", "<a ",
	    "&lt;script&gt; &#60;"};

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (holds(b, none[i]))
			wrong("HTML holds %s", none[i]);
	if (b.n > 0 && !holds(b, "default-src 'none'"))
		wrong("HTML without a policy");
}

static void
judge_markdown(struct bytes b)
{
	static const char *const none[] = {"<script", "<img", "<svg", "<!-- a",
	    "<b>", "<http://x", "\n# a", "\n***", "\n```", "$x$"};

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (holds(b, none[i]))
			wrong("Markdown holds %s", none[i]);
	for (size_t i = 1; i + 1 < b.n; i++)
		if (b.s[i] == ']' && b.s[i + 1] == '(' && b.s[i - 1] != '\\')
			wrong("Markdown holds a link");
}

/* Also where it stands in a page, as in a <script>. */
static void
judge_json(struct bytes b)
{
	static const char *const none[] = {"</", "<!--", "<script"};

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (holds(b, none[i]))
			wrong("JSON holds %s", none[i]);
}

static bool
is_number(const char *s, size_t n)
{
	char text[64], *end;

	if (n == 0 || n >= sizeof(text) || s[n - 1] == '.')
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	if (strspn(text, "0123456789+-.eE") != n)
		return false;
	strtod(text, &end);
	return *end == '\0';
}

static void
judge_cell(const char *s, size_t n)
{
	static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d",
	    "\uff20"};
	bool acts =
	    n > 0 && strchr("=+-@\t\r", s[0]) != NULL && !is_number(s, n);

	for (size_t i = 0; i < 4; i++)
		acts |= n >= 3 && memcmp(s, wide[i], 3) == 0;
	if (acts)
		wrong("a live cell: %.*s", (int)(n < 60 ? n : 60), s);
}

/* As a program reads it that divides cells by SEPARATOR. */
static void
judge_csv(struct bytes b, char separator)
{
	for (size_t i = 0; i < b.n; i++) {
		size_t from = i;

		if (b.s[i] == '"') {
			for (from = ++i; i < b.n; i++)
				if (b.s[i] == '"' &&
				    !(i + 1 < b.n && b.s[i + 1] == '"' &&
					i++ > 0))
					break;
			judge_cell(b.s + from, i - from);
			i++;
		}
		while (i < b.n && b.s[i] != separator && b.s[i] != '\n')
			i++;
		if (b.s[from > 0 ? from - 1 : 0] != '"')
			judge_cell(b.s + from, i - from);
	}
}

void
judge_inert(const char *format, struct bytes b)
{
	if (strcmp(format, "html") == 0)
		judge_html(b);
	else if (strcmp(format, "markdown") == 0)
		judge_markdown(b);
	else if (strcmp(format, "json") == 0 || strcmp(format, "ndjson") == 0)
		judge_json(b);
	else if (strncmp(format, "csv", 3) == 0) {
		judge_csv(b, ',');
		judge_csv(b, ';');
		judge_csv(b, '\t');
	}
}
