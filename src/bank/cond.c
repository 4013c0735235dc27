/* The value of a condition, three-valued after Kleene: what is not known may
 * be decided by the rest, and else stays unknown. */
#include "harmcheck/bank.h"
#include "harmcheck/cond.h"
#include "harmcheck/form.h"
#include "harmcheck/str.h"

#define NO_ITEM (-1)

static enum truth
truth_of(bool b)
{
	return b ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
opposite(enum truth t)
{
	return (enum truth)(TRUTH_TRUE - t);
}

bool
cond_names(const struct cond *c, const char *id)
{
	for (size_t i = 0; id != NULL && i < c->n_ids; i++)
		if (str_eq(c->ids[i], id))
			return true;
	return false;
}

static int
item_of(const struct cond *c, const struct cond_view *v)
{
	if (c->op == COND_FOLLOW_UP)
		return form_follow_up_item(v->form, c->category, c->follow_up);
	return v->form->item_of[c->question->index];
}

/* The option given to the question or follow-up of C. */
static int
option_of(const struct cond *c, const struct cond_view *v,
    const struct option **option)
{
	const int item = item_of(c, v);
	if (item == NO_ITEM)
		return COND_OPTION_UNKNOWN;
	const int given = v->option(v->ctx, (size_t)item);
	if (given >= 0)
		*option = &v->form->items[item].scale->options[given];
	return given;
}

static enum truth
eval_all(const struct cond *c, const struct cond_view *v)
{
	enum truth least = TRUTH_TRUE;
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const enum truth t = cond_eval(p, v);
		least = t < least ? t : least;
	}
	return least;
}

static enum truth
eval_any(const struct cond *c, const struct cond_view *v)
{
	enum truth most = TRUTH_FALSE;
	for (const struct cond *p = c->parts; p != NULL; p = p->next) {
		const enum truth t = cond_eval(p, v);
		most = t > most ? t : most;
	}
	return most;
}

static enum truth
eval_not(const struct cond *c, const struct cond_view *v)
{
	return opposite(cond_eval(c->parts, v));
}

static enum truth
eval_is(const struct cond *c, const struct cond_view *v)
{
	const struct option *o = NULL;
	if (option_of(c, v, &o) == COND_OPTION_UNKNOWN)
		return TRUTH_UNKNOWN;
	return truth_of(o != NULL && cond_names(c, o->id));
}

static enum truth
eval_ticked(const struct cond *c, const struct cond_view *v)
{
	const struct option *o = NULL;
	if (option_of(c, v, &o) == COND_OPTION_UNKNOWN)
		return TRUTH_UNKNOWN;
	return truth_of((o != NULL && o->ticked) == c->wanted);
}

static enum truth
eval_answered(const struct cond *c, const struct cond_view *v)
{
	const int item = item_of(c, v);
	if (item == NO_ITEM)
		return TRUTH_UNKNOWN;
	const enum truth t = v->answered(v->ctx, (size_t)item);
	return c->wanted ? t : opposite(t);
}

static enum truth
eval_level(const struct cond *c, const struct cond_view *v)
{
	if (v->level == NULL)
		return TRUTH_UNKNOWN;
	return v->level(v->ctx, c->category, c->levels);
}

static enum truth
eval_sentinel(const struct cond *c, const struct cond_view *v)
{
	if (v->sentinel == NULL)
		return TRUTH_UNKNOWN;
	return v->sentinel(v->ctx, c->sentinel);
}

static enum truth
eval_form(const struct cond *c, const struct cond_view *v)
{
	return truth_of(cond_names(c, v->form->id));
}

static enum truth
eval_stage(const struct cond *c, const struct cond_view *v)
{
	return truth_of(cond_names(c, v->form->stage));
}

static enum truth (*const evals[])(const struct cond *,
    const struct cond_view *) = {
    [COND_ALL] = eval_all,
    [COND_ANY] = eval_any,
    [COND_NOT] = eval_not,
    [COND_IS] = eval_is,
    [COND_TICKED] = eval_ticked,
    [COND_ANSWERED] = eval_answered,
    [COND_FOLLOW_UP] = eval_is,
    [COND_LEVEL] = eval_level,
    [COND_SENTINEL] = eval_sentinel,
    [COND_FORM] = eval_form,
    [COND_STAGE] = eval_stage,
};

enum truth
cond_eval(const struct cond *c, const struct cond_view *v)
{
	return c == NULL ? TRUTH_TRUE : evals[c->op](c, v);
}
