/* libyaml's words for a syntax error, in plain ones. */
#include <string.h>

#include "harmcheck/diag.h"
#include "harmcheck/utf8.h"
#include "node_parts.h"

static const struct {
	const char *problem, *plain;
} words[] = {
    {"mapping values are not allowed in this context",
	"a ':' does not fit here; put a text with ': ' in it in quotes, and "
	"see that the indent is right"},
    {"did not find expected key",
	"this line does not fit what stands above it; see that the indent is "
	"right and that quotes go round the whole text"},
    {"did not find expected '-' indicator",
	"this line does not fit the list above it; see that the indent is "
	"right and that it starts with '- '"},
    {"block sequence entries are not allowed in this context",
	"a list cannot start here; put '- ' on a line of its own, indented"},
    {"block collections are not allowed in this context",
	"a list or mapping cannot start here; put it on a line of its own"},
    {"found character that cannot start any token",
	"no text can start with this character; indent with blanks, not "
	"tabs, and put a text that starts with @, ` or % in quotes"},
    {"found a tab character that violates indentation",
	"a tab stands where blanks are needed; indent with blanks"},
    {"found a tab character where an indentation space is expected",
	"a tab stands where blanks are needed; indent with blanks"},
    {"found unexpected end of stream",
	"the file ends inside a text; a closing quote is missing"},
    {"could not find expected ':'",
	"a ':' is missing after a key; see that the indent is right"},
    {"did not find expected ',' or ']'",
	"in a list in brackets, ',' stands between entries and ']' at the "
	"end; put a text with these in quotes"},
    {"did not find expected ',' or '}'",
	"in a mapping in braces, ',' stands between entries and '}' at the "
	"end; put a text with these in quotes"},
    {"found unknown escape character",
	"this backslash means nothing in double quotes; write \\\\ for a "
	"backslash"},
    {"did not find expected alphabetic or numeric character",
	"put a text that starts with * or & in quotes"},
    {"did not find expected <document start>",
	"nothing may follow the end of the outermost list or mapping"},
    {"found invalid Unicode character escape code",
	"this escape names no character"},
    {"did not find expected hexdecimal number",
	"digits are missing in this escape; \\x takes two, \\u four"},
    {"did not find expected comment or line break",
	"only a comment may follow on this line"},
    {"did not find expected node content", "a value is missing here"},
};

/* Some parts of the language are refused as a whole, however they are
 * written. */
static enum diag_code
code_of(const struct node_fault *f)
{
	const char *context = f->context != NULL ? f->context : "";
	if (strstr(context, "tag") != NULL || strstr(f->problem, "tag") != NULL)
		return DIAG_TAG;
	if (strstr(context, "directive") != NULL ||
	    strstr(f->problem, "directive") != NULL ||
	    strcmp(f->problem, "found incompatible YAML document") == 0)
		return DIAG_DIRECTIVE;
	return DIAG_YAML;
}

static const char *
plain_words(const struct node_fault *f, enum diag_code code)
{
	if (code == DIAG_TAG)
		return "tags (!name) are not used here; quote a text that "
		       "starts with !";
	if (code == DIAG_DIRECTIVE)
		return "directives (%NAME) are not used here; take the line "
		       "out";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].problem, f->problem) == 0)
			return words[i].plain;
	return f->problem;
}

void
node_report_fault(const struct node_fault *f, struct diags *d)
{
	const enum diag_code code = code_of(f);
	const char *plain = plain_words(f, code);
	if (code == DIAG_YAML && f->context != NULL && f->at.line > 0 &&
	    f->from_line < f->at.line)
		diag_add(d, code, f->at, "%s (it began in line %u)", plain,
		    f->from_line);
	else
		diag_add(d, code, f->at, "%s", plain);
}

struct loc
node_end(const char *file, const char *text, size_t n)
{
	struct loc end = {file, 1, 1};
	size_t from = 0; /* of the last line */

	for (size_t i = 0; i < n; i++)
		if (text[i] == '\n') {
			end.line++;
			from = i + 1;
		}
	end.col += (unsigned)utf8_length(text + from, n - from);
	return end;
}
