/* What a rule of advice has for whom. */
#include "harmcheck/bank.h"

bool
advice_has_step(const struct advice *rule, size_t voice)
{
	for (size_t i = 0; i < rule->n_steps; i++)
		if (rule->steps[i]->voices[voice])
			return true;
	return false;
}
