/* schema: a JSON Schema and what keeps to it. For the tests only; see
 * usage(). Status 0: all holds; 1: something does not; 2: wrong use, or a
 * file that cannot be read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema_check.h"
#include "schema_edit.h"
#include "schema_json.h"

#define FINDINGS_SHOWN 10

enum { GOOD, BAD, TROUBLE };

static int
usage(void)
{
	fputs("usage: schema check SCHEMA FILE...\n"
	      "           do these keep to it? What does not is printed\n"
	      "       schema keys SCHEMA NAME\n"
	      "           the keys of its objects, a line each: OBJECT KEY\n"
	      "           [VALUE...]; NAME is what the whole is called\n"
	      "       schema edits [--optional KEYS] [--unseen KEYS]\n"
	      "           [--told FILE] [--log FILE] SCHEMA FILE...\n"
	      "           change these in every way; is each refused?\n"
	      "       schema self FILE\n"
	      "           cases for this program itself\n",
	    stderr);
	return TROUBLE;
}

static struct value *
load(const char *path)
{
	const char *why;
	struct value *v = json_file(path, &why);

	if (v == NULL)
		fprintf(stderr, "%s: %s\n", path, why);
	return v;
}

static bool
load_schema(struct schema *s, const char *path)
{
	const struct value *root = load(path);

	return root != NULL && schema_load(s, root, true, stderr);
}

/* --- check ---------------------------------------------------------------- */

struct told {
	const char *path;
	size_t n;
};

static void
print_finding(void *ctx, const struct finding *f)
{
	struct told *t = ctx;

	if (t->n++ >= FINDINGS_SHOWN)
		return;
	printf("%s: ", t->path);
	place_print(stdout, f->at);
	printf(": %s (", f->what);
	place_print(stdout, f->rule);
	printf(")\n");
}

static int
check(int argc, char **argv)
{
	struct schema s;
	int status = GOOD;

	if (argc < 2)
		return usage();
	if (!load_schema(&s, argv[0]))
		return TROUBLE;
	for (int i = 1; i < argc; i++) {
		struct told t = {.path = argv[i]};
		const struct value *v = load(argv[i]);

		if (v == NULL || !schema_holds(&s, v, print_finding, &t))
			status = BAD;
	}
	return status;
}

/* --- keys ----------------------------------------------------------------- */

/* The values of an enum or const, and those of an enum in anyOf. */
static void
print_values(const struct schema *s, const struct value *rule)
{
	const struct value *one = json_member(rule, "const");
	const struct value *list = json_member(rule, "enum");
	const struct value *any = json_member(rule, "anyOf");

	if (schema_meant(s, rule) != rule)
		print_values(s, schema_meant(s, rule));
	if (one != NULL && one->type == JSON_STRING)
		printf(" %s", one->s);
	for (size_t i = 0; list != NULL && i < list->count; i++)
		if (list->list[i]->type == JSON_STRING)
			printf(" %s", list->list[i]->s);
	for (size_t i = 0; any != NULL && i < any->count; i++)
		print_values(s, any->list[i]);
}

static void
print_keys(const struct schema *s, const struct value *rule, const char *name)
{
	const struct value *list = json_member(rule, "properties");

	for (size_t i = 0; list != NULL && i < list->count; i++) {
		printf("%s %s", name, list->list[i]->key);
		print_values(s, list->list[i]);
		putchar('\n');
	}
}

static int
keys(int argc, char **argv)
{
	struct schema s;
	const struct value *defs;

	if (argc != 2)
		return usage();
	if (!load_schema(&s, argv[0]))
		return TROUBLE;
	defs = json_member(s.root, "$defs");
	print_keys(&s, s.root, argv[1]);
	for (size_t i = 0; defs != NULL && i < defs->count; i++)
		print_keys(&s, defs->list[i], defs->list[i]->key);
	return GOOD;
}

/* --- edits ---------------------------------------------------------------- */

struct edit_options {
	const char *optional, *unseen, *told, *log;
};

/* The number of arguments that were options. */
static int
read_options(struct edit_options *o, int argc, char **argv)
{
	const struct {
		const char *name;
		const char **value;
	} options[] = {
	    {"--optional", &o->optional},
	    {"--unseen", &o->unseen},
	    {"--told", &o->told},
	    {"--log", &o->log},
	};
	int n = 0;

	for (size_t i = 0; n + 1 < argc && i < 4; i++)
		if (strcmp(argv[n], options[i].name) == 0) {
			*options[i].value = argv[n + 1];
			n += 2;
			i = (size_t)-1;
		}
	return n;
}

static bool
load_docs(struct edits *e, int argc, char **argv)
{
	e->names = (const char *const *)argv;
	e->n_docs = (size_t)argc;
	e->docs = need(e->n_docs * sizeof(struct value *));
	for (size_t i = 0; i < e->n_docs; i++) {
		struct told t = {.path = argv[i]};

		e->docs[i] = load(argv[i]);
		if (e->docs[i] == NULL ||
		    !schema_holds(e->schema, e->docs[i], print_finding, &t))
			return false;
	}
	return true;
}

static int
edits(int argc, char **argv)
{
	struct edit_options o = {0};
	const int n = read_options(&o, argc, argv);
	struct schema s;
	struct edits e = {.schema = &s};

	if (argc - n < 2)
		return usage();
	if (!load_schema(&s, argv[n]) ||
	    !load_docs(&e, argc - n - 1, argv + n + 1))
		return TROUBLE;
	if (o.log != NULL && (e.log = fopen(o.log, "we")) == NULL) {
		fprintf(stderr, "%s: cannot be written\n", o.log);
		return TROUBLE;
	}
	edits_make(&e, o.optional);
	edits_cover(&e, o.unseen);
	if (o.told != NULL && !edits_told(&e, o.told))
		return TROUBLE;
	if (e.log != NULL && fclose(e.log) != 0)
		return TROUBLE;
	printf("%zu edits, %zu faults\n", e.done, e.failed);
	return e.failed == 0 && e.done > 0 ? GOOD : BAD;
}

/* --- self ----------------------------------------------------------------- */

static const char *
text_of(const struct value *v, const char *key)
{
	const struct value *t = json_member(v, key);

	return t != NULL && t->type == JSON_STRING ? t->s : "";
}

static int
tell_case(const struct value *group, const struct value *test, bool good)
{
	printf("%s %s: %s\n", good ? "ok  " : "FAIL",
	    text_of(group, "description"), text_of(test, "description"));
	return good ? GOOD : BAD;
}

/* A schema that must be refused, with these words. */
static int
self_fault(const struct value *group, const struct value *rule,
    const char *words)
{
	struct schema s;
	char *said = NULL;
	size_t n;
	FILE *f = open_memstream(&said, &n);
	bool good;

	if (f == NULL)
		return TROUBLE;
	good = !schema_load(&s, rule, true, f);
	fclose(f);
	good = good && strstr(said, words) != NULL;
	if (!good)
		printf("it said: %s\n", said);
	return tell_case(group, group, good);
}

static int
self_group(const struct value *group)
{
	const struct value *rule = json_member(group, "schema");
	const struct value *tests = json_member(group, "tests");
	struct schema s;
	int status = GOOD;

	if (rule == NULL || (tests == NULL && !text_of(group, "fault")[0]))
		return tell_case(group, group, false);
	if (tests == NULL)
		return self_fault(group, rule, text_of(group, "fault"));
	if (!schema_load(&s, rule, false, stdout))
		return tell_case(group, group, false);
	for (size_t i = 0; i < tests->count; i++) {
		const struct value *t = tests->list[i];
		const struct value *valid = json_member(t, "valid");
		const struct value *data = json_member(t, "data");

		status |= tell_case(group, t,
		    valid != NULL && data != NULL &&
			schema_holds(&s, data, NULL, NULL) == valid->truth);
	}
	return status;
}

static int
self(int argc, char **argv)
{
	const struct value *groups = argc == 1 ? load(argv[0]) : NULL;
	int status = GOOD;

	if (argc != 1)
		return usage();
	if (groups == NULL || groups->type != JSON_ARRAY || groups->count == 0)
		return TROUBLE;
	for (size_t i = 0; i < groups->count; i++)
		status |= self_group(groups->list[i]);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*run)(int argc, char **argv);
	} parts[] = {
	    {"check", check},
	    {"keys", keys},
	    {"edits", edits},
	    {"self", self},
	};

	for (size_t i = 0; argc > 1 && i < sizeof(parts) / sizeof(parts[0]);
	     i++)
		if (strcmp(argv[1], parts[i].name) == 0)
			return parts[i].run(argc - 2, argv + 2);
	return usage();
}
