# Two places to build in that have nothing in common; sourced with $ROOT and
# $BASE.
# shellcheck shell=sh

# place NAME: the folder of this place.
place()
{
	case $1 in
	here) echo "$BASE/here" ;;
	there) echo "$BASE/there, over the hills/and/far ä-way" ;;
	esac
}

# furnish NAME: copy to it what a build needs.
furnish()
{
	at=$(place "$1")
	mkdir -p "$at" &&
	    (cd "$ROOT" && tar -cf - Makefile data docs include scripts src) |
	    (cd "$at" && tar -xf -)
}

# at NAME COMMAND...: run it there: another home, another day, another mask.
at()
{
	name=$1
	shift
	(
		cd "$(place "$name")" || exit 1
		unset MAKEFLAGS MFLAGS MAKELEVEL
		if [ "$name" = here ]; then
			umask 077
			export HOME=/nonexistent TZ=Pacific/Kiritimati \
			    LC_ALL=C USER=ann LOGNAME=ann
			exec "$@"
		fi
		umask 022
		export HOME="$BASE" TZ=America/Adak LC_ALL=C.UTF-8 USER=bob \
		    LOGNAME=bob
		# Make looks at times: the files are of the same day.
		if command -v faketime >/dev/null 2>&1; then
			exec faketime -f '+400d' "$@"
		fi
		exec "$@"
	)
}
