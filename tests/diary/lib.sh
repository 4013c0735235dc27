# What the runners of the diary share; sourced by them after tests/lib.sh,
# make_base and tests/faults/calls.sh. The program runs with tests/diary/shim.c:
# sealing takes no time then.
# shellcheck shell=sh

place=$BASE/place
on="--file d.age --passphrase-fd 3"
diary=$place/d.age
phrase='a pass phrase'
canary=qzvxkjwq
shim=$BUILD/tests/diary-shim.so
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0

make_shim() {
	mkdir -p "$BUILD/tests"
	if [ ! -e "$shim" ] || [ "$ROOT/tests/diary/shim.c" -nt "$shim" ]; then
		${CC:-cc} -std=c17 -O1 -D_GNU_SOURCE -shared -fPIC \
		    -o "$shim.$$" "$ROOT/tests/diary/shim.c" -ldl &&
		    mv "$shim.$$" "$shim"
	fi || {
		echo "tests/diary: cannot build the shim" >&2
		exit 1
	}
}

# Files to work with, in $BASE: answers of three days, with a word in them that
# must not get out, and passphrases as a line. Nothing of it is in the place.
# Any person may run and read what lies there: $as makes an ordinary one of us.
make_words() {
	as='' other=
	[ "$(id -u)" -ne 0 ] ||
	    other='setpriv --reuid=65534 --regid=65534 --clear-groups'
	chmod 711 "$BASE"
	program=$BASE/harmcheck
	cp "$HARMCHECK" "$program"
	compare=$BASE/compare.yaml dialogue=$BASE/dialogue.yaml
	cp "$ROOT/tests/bank/good/compare.yaml" \
	    "$ROOT/tests/bank/good/dialogue.yaml" "$shim" "$BASE"
	shim=$BASE/$(basename "$shim")
	for day in 01 02 03; do
		sed "s/^date: .*/date: \"2026-$day-01\"/
		    s/a private note/$canary of $day/" \
		    "$ROOT/tests/cli/compare-dates/then.yaml" \
		    >"$BASE/answers.$day"
		grep -q "$canary" "$BASE/answers.$day" || exit 2
	done
	echo "$phrase" >"$BASE/phrase"
	echo "another $phrase" >"$BASE/phrase.new"
	typed=/dev/null first=$BASE/phrase second=$BASE/phrase.new output=''
	seal "$BASE/one.age" 01
	seal "$BASE/two.age" 01 02
	chmod a+r "$BASE"/*
	chmod 600 "$BASE"/*.age
}

# A diary in $1, with the days behind it.
seal() {
	sealed=$1
	shift
	for day; do
		shift
		set -- "$@" "2026-$day-01" "$BASE/answers.$day"
	done
	BUILD=$BUILD "$ROOT/tests/diary/seal" "$sealed" "$@"
}

# Run the words before -- (strace, or none) and harmcheck with those behind, in
# the place. It reads $typed; descriptor 3 is $first and 4 is $second.
harm() {
	tracer=
	while [ "$1" != -- ]; do
		tracer="$tracer $1"
		shift
	done
	shift
	# shellcheck disable=SC2086
	(cd "$place" && clean_env HOME="$place" TERM=dumb timeout -k 5 60 \
	    $as ${tracer:-env} ${tracer:+-E} "LD_PRELOAD=$shim" \
	    ${tracer:+-E} "SHIM=${SHIM-}" "$program" "$@") \
	    <"$typed" 3<"$first" 4<"$second" >"${output:-$BASE/out}" \
	    2>"$BASE/err"
	status=$?
}

# Add the day $1 to the diary; with the words of a tracer behind.
add() {
	added=$1
	shift
	# shellcheck disable=SC2086
	harm ${1+"$@"} -- diary add $on --bank "$compare" \
	    "$BASE/answers.$added"
}

# What is in the diary $1, opened with the line in $2, to standard output.
open_with() {
	LD_PRELOAD=$shim ASAN_OPTIONS=$ASAN_OPTIONS "$BUILD/age-sealer" open \
	    "$(cat "$2")" <"$1" 2>/dev/null
}

# Nothing in the place can be read that should not be.
no_plain() {
	plain=$(grep -rlaE "$canary|pass phrase|harmcheck_diary" "$place")
	[ -z "$plain" ] || echo "in plain text: $plain"
}

# One message on standard error, with status $status being $1.
says_once() {
	[ "$status" -eq "$1" ] || {
		echo "status $status, not $1"
		cat "$BASE/err"
	}
	[ "$(grep -c '^harmcheck: ' "$BASE/err")" -eq 1 ] || {
		echo "not one message:"
		cat "$BASE/err"
	}
}

# The diary $1, opened by the line in $2, has these days and no others.
holds() {
	open_with "$1" "$2" | sed -n 's/^  "\(.*\)": |$/\1/p' | tr '\n' ' ' \
	    >"$BASE/days"
	shift 2
	want=
	for day; do
		want="${want}2026-$day-01 "
	done
	[ "$(cat "$BASE/days")" = "$want" ] ||
	    echo "in it: $(cat "$BASE/days"), not: $want"
}

wait_until() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || {
			echo "waited in vain: $*"
			return 1
		}
		sleep 0.05
	done
}

# Does process $1 sleep, the program being started? It sleeps only when it reads
# a passphrase.
sleeps() {
	grep -qs '(harmcheck) S' "/proc/$1/stat" && sleep 0.1 &&
	    grep -qs '(harmcheck) S' "/proc/$1/stat"
}

# Start harmcheck "$@", which waits for a passphrase on descriptor 9; it is
# $waiting then.
start_waiting() {
	rm -f "$BASE/fifo" "$BASE/waiting"
	mkfifo "$BASE/fifo"
	(
		cd "$place" || exit
		# shellcheck disable=SC2016,SC2086
		clean_env HOME="$place" TERM=dumb LD_PRELOAD="$shim" $as \
		    sh -c 'echo $$; exec "$@" >&2' sh "$program" "$@"
		echo $? >"$BASE/waited"
	) 3<"$BASE/fifo" >"$BASE/waiting" 2>"$BASE/err.waiting" &
	shell=$!
	exec 9>"$BASE/fifo"
	wait_until test -s "$BASE/waiting"
	waiting=$(cat "$BASE/waiting")
	wait_until sleeps "$waiting"
}

# Type it; $status and $BASE/err are how it ends.
let_go() {
	cat "$first" >&9
	exec 9>&-
	wait $shell
	status=$(cat "$BASE/waited")
	cp "$BASE/err.waiting" "$BASE/err"
}

# The functions "case_NAME() { # what it is" of this runner, or those of the
# names $only, each in a new place: what they say is what is wrong. With status
# 77 they cannot be run here.
run_cases() {
	sed -n 's/^case_\([a-z_]*\)() { # \(.*\)/\1 \2/p' "$0" >"$BASE/cases"
	while read -r name title; do
		case $only in
		'  ' | *" $name "*) ;;
		*) continue ;;
		esac
		as='' typed=/dev/null SHIM=
		rm -rf "$place"
		mkdir "$place"
		cp "$BASE/one.age" "$diary"
		"case_$name" >"$BASE/why" 2>&1 </dev/null
		if [ $? -eq 77 ]; then
			echo "skipped: $title"
		else
			judge "$title"
		fi
	done <"$BASE/cases"
	[ -s "$BASE/passed" ] || [ -s "$BASE/failed" ] || passed "nothing to do"
}
