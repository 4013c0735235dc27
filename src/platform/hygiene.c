#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "harmcheck/hygiene.h"

void
hygiene_begin(void)
{
	const struct rlimit none = {0, 0};

	/* The limit alone does not hold where cores are piped to a program. */
	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)setrlimit(RLIMIT_CORE, &none);
	signal(SIGXFSZ, SIG_IGN);
}
