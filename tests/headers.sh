#!/bin/sh
# Does each header in include/ compile alone? The last line counts them.
set -u
cd "$(dirname "$0")/.." || exit 1
good=0
bad=0
for header in include/harmcheck/*.h; do
	# shellcheck disable=SC2086
	if printf '#include "%s"\ntypedef int unit;\n' "${header#include/}" |
	    ${CC:-cc} -std=c17 -Iinclude -D_GNU_SOURCE ${CPPFLAGS-} -Wall \
	    -Wextra -Wpedantic -Werror -fsyntax-only -x c -; then
		good=$((good + 1))
	else
		echo "$header does not compile alone"
		bad=$((bad + 1))
	fi
done
echo "$good passed, $bad failed"
[ "$bad" -eq 0 ] && [ "$good" -gt 0 ]
