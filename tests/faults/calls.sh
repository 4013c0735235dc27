# What runners share that stop a program at its calls (with strace): sourced
# after tests/lib.sh and make_base.
# shellcheck shell=sh

has_strace() {
	strace -o "$BASE/trace" true 2>/dev/null
}

# The calls in the trace $1 from the lock, or the first temporary file, on:
# "NAME N" a line, N counting the calls of that name since the start of the
# program. Pages, keys and memory are none of it, nor is what depends on how
# fast another thread is. With $everything also what is typed and said.
calls_of() {
	sed -n 's/^\([a-z0-9_]*\)(\(.*\)/\1 \2/p' "$1" |
	    awk -v everything="${everything-}" '{ n[$1]++ }
	    /\.tmp|^flock/ { on = 1 }
	    !everything && $1 == "write" && $2 ~ /^[12],/ { next }
	    !everything && $1 == "read" && $2 ~ /^0,/ { next }
	    $1 ~ /^(ioctl|brk|mmap|munmap|exit_group|rt_)/ { next }
	    $1 ~ /^(mprotect|madvise|mlock|munlock|futex|gettid)$/ { next }
	    $1 ~ /^(set_robust_list|rseq|sched_)/ { next }
	    on { print $1, n[$1] }'
}

# What a save leaves beside its file is named so.
no_rest() {
	rest=$(find "${place:?}" -name '.*.tmp*')
	[ -z "$rest" ] || echo "left behind: $rest"
}

# The case $1 holds if nothing was said in $BASE/why.
judge() {
	if [ -s "$BASE/why" ]; then
		failed "$1" "$BASE/why"
	else
		passed "$1"
	fi
}
