/* The texts of a bank that a person reads, taken off the tree, so that each
 * finding has its exact place. */
#include "check.h"
#include "harmcheck/node.h"
#include "harmcheck/str.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The keys whose texts a person reads. What stands below them, by voice or in
 * a list, is read too. Rows of coverage have none of them: reviewers read
 * those. */
static const char *const text_keys[] = {"title", "intro", "limits", "grounding",
    "review_status", "steps_before", "helplines_before", "helplines_note",
    "helplines_elsewhere", "young", "label", "about", "before", "closing",
    "text", "ask", "short", "why", "now", "result", "say", "note", "letter",
    "paper", "facilitator",
    /* of a case */
    "content", "summing_up", "what", "debrief"};

static const char *
text_key(const char *key)
{
	for (size_t i = 0; key != NULL && i < COUNT(text_keys); i++)
		if (str_eq(text_keys[i], key))
			return text_keys[i];
	return NULL;
}

/* OWNER: the key of a text that N is part of, or NULL. */
static void
walk(struct check *k, const struct node *n, const char *owner,
    check_text_fn *fn, void *ctx)
{
	if (n->kind == NODE_SCALAR) {
		if (owner != NULL)
			fn(k, n, owner, ctx);
		return;
	}
	for (const struct node *e = n->first; e != NULL; e = e->next) {
		const char *own = text_key(e->key);
		if (own == NULL && owner != NULL &&
		    (n->kind == NODE_LIST ||
			(!str_eq(e->key, "scale") &&
			    !str_eq(e->key, "outside"))))
			own = owner;
		walk(k, e, own, fn, ctx);
	}
}

void
check_texts(struct check *k, const struct node *n, check_text_fn *fn, void *ctx)
{
	walk(k, n, n->key != NULL ? text_key(n->key) : NULL, fn, ctx);
}

const struct node *
check_entry(const struct bank *b, const char *section, size_t i)
{
	const struct node *list = node_find(b->root, section);
	const struct node *n = list != NULL ? list->first : NULL;
	for (; n != NULL && i > 0; i--)
		n = n->next;
	return n;
}
