# What the runners share; sourced by tests/PART/run with $here, its folder. A
# runner prints one line a case and at the end "N passed, M failed", and
# fails when M is not 0.
# shellcheck shell=sh

ROOT=$(cd "${here:?}/../.." && pwd) || exit 2
BUILD=${BUILD:-$ROOT/build}
case $BUILD in
/*) ;;
*) BUILD=$ROOT/$BUILD ;;
esac
HARMCHECK=${HARMCHECK:-$BUILD/harmcheck}
case $HARMCHECK in
/*) ;;
*) HARMCHECK=$ROOT/$HARMCHECK ;;
esac

# A folder $BASE for this run, removed at the end. Its path has no symlinks,
# since programs print paths.
make_base() {
	BASE=$(mktemp -d "${TMPDIR:-/tmp}/harmcheck-$1.XXXXXX") &&
	    BASE=$(cd "$BASE" && pwd -P) || exit 2
	trap 'rm -rf "$BASE"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	: >"$BASE/passed"
	: >"$BASE/failed"
}

# Run with nothing of the caller's environment but what is named here.
clean_env() {
	env -i PATH="$PATH" LANG=C.UTF-8 TZ=UTC ROOT="$ROOT" \
	    HARMCHECK="$HARMCHECK" BUILD="$BUILD" \
	    ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} \
	    ${UBSAN_OPTIONS:+UBSAN_OPTIONS="$UBSAN_OPTIONS"} "$@"
}

passed() {
	echo "ok   $1"
	echo "$1" >>"$BASE/passed"
}

# $2, if given, is a file with the reasons; shown at the end.
failed() {
	echo "FAIL $1"
	{
		echo "--- $1"
		[ -z "${2-}" ] || cat "$2"
	} >>"$BASE/reasons"
	echo "$1" >>"$BASE/failed"
}

finish() {
	[ ! -s "$BASE/reasons" ] || cat "$BASE/reasons"
	good=$(($(wc -l <"$BASE/passed"))) bad=$(($(wc -l <"$BASE/failed")))
	[ $((good + bad)) -gt 0 ] || {
		echo "no cases at all"
		bad=1
	}
	echo "$good passed, $bad failed"
	[ $bad -eq 0 ]
	exit
}
