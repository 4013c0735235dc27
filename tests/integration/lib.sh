# What the scripts of tests/integration share; sourced with $here. Each starts
# an engine by itself, runs the blocks of docs/scale.md in it as they stand
# there, and compares what comes out with one pass, byte for byte. Nothing is
# left behind: no daemon, no file, no port.
# shellcheck shell=sh
# shellcheck source=/dev/null
. "${here:?}/../lib.sh"

ROWS=${ROWS:-200000}
name=$(basename "$0")
daemons='' work='' want='' port=''
unset LC_ALL
export LANG=C.UTF-8
# Servers lie where an ordinary user does not look.
PATH=$PATH:/usr/sbin:/sbin

# needs PROGRAM PACKAGE...: without one of the programs there is no test.
needs() {
	while [ $# -gt 0 ]; do
		command -v "$1" >/dev/null 2>&1 ||
		    skip "needs $1 (Debian package $2)"
		shift 2
	done
}

skip() {
	echo "skipped: $1"
	echo "0 passed, 0 failed"
	exit 0
}

# Before the daemons are told to end; an engine may have more to say here.
before_end() {
	:
}

end_daemons() {
	before_end >/dev/null 2>&1
	for pid in $daemons; do
		kill "$pid" 2>/dev/null
		i=0
		while kill -0 "$pid" 2>/dev/null && [ $i -lt 100 ]; do
			sleep 0.1
			i=$((i + 1))
		done
		kill -KILL "$pid" 2>/dev/null
		wait "$pid" 2>/dev/null
	done
	daemons=
}

# daemon LOG COMMAND...: runs in the foreground of its own; ends with us, the
# one that was started last first.
daemon() {
	log=$BASE/$1.log
	shift
	"$@" >>"$log" 2>&1 </dev/null &
	daemons="$! $daemons"
}

# wait_for SECONDS COMMAND...: until it says yes.
wait_for() {
	tries=$(($1 * 5))
	shift
	until "$@" >/dev/null 2>&1; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || return 1
		sleep 0.2
	done
}

# The engine did not come up: its logs, and a failure.
gave_up() {
	tail -n 20 "$BASE"/*.log >"$BASE/said" 2>/dev/null
	failed "$name: $1" "$BASE/said"
	finish
}

# A port that nobody listens on.
free_port() {
	port=$((20000 + ($$ * 7 + ${taken:=0}) % 9000))
	while grep -q "$(printf ':%04X ' $port)" /proc/net/tcp \
	    /proc/net/tcp6 2>/dev/null; do
		port=$((port + 1))
	done
	taken=$((port - 20000 - ($$ * 7) % 9000 + 1))
}

# The folder $work as docs/scale.md has it: harmcheck on the path, bank.yaml,
# rows.csv, rows.ndjson; and what one pass makes of them in $want.
make_work() {
	make_base "integration-$name"
	trap 'end_daemons; rm -rf "$BASE"' EXIT
	# Engines may run as somebody else.
	chmod 711 "$BASE"
	work=$BASE/work want=$BASE/want
	mkdir "$BASE/bin" "$BASE/home" "$work" "$want"
	cp "$HARMCHECK" "$BASE/bin/harmcheck" || exit 2
	cp "$here/bank.yaml" "$work"
	"$here/rows" "$ROWS" csv >"$work/rows.csv"
	"$here/rows" "$ROWS" ndjson >"$work/rows.ndjson"
	PATH=$BASE/bin:$PATH
	HOME=$BASE/home
	export PATH HOME
	if ! block one-pass ||
	    ! cp "$work/scores.csv" "$work/stats.json" "$want" ||
	    [ "$(wc -l <"$want/scores.csv")" -ne $((ROWS + 1)) ]; then
		gave_up "one pass gives no line for each row"
	fi
}

# shown NAME: the block of docs/scale.md that begins with ```LANGUAGE NAME. The
# folder that it speaks of is ours.
shown() {
	awk -v name="$1" '
	/^```/ { if (on) exit; on = $2 == name; next }
	on' "$ROOT/docs/scale.md" | sed "s,/srv/harmcheck,$work,g" | grep '' || {
		echo "docs/scale.md has no block $1" >&2
		exit 2
	}
}

# block NAME: run it, from a new start. What it says is in $BASE/NAME.log.
block() {
	rm -rf "$work/parts" "$work/jobs" "$work"/scores* "$work"/stats*
	again "$1"
}

# again NAME: run it beside what there is.
again() {
	shown "$1" >"$BASE/$1.sh" || exit 2
	(cd "$work" && exec sh -eu "$BASE/$1.sh") >"$BASE/$1.log" 2>&1 \
	    </dev/null
}

# is WHAT COMMAND..., isnt WHAT COMMAND...: must work; must not.
is() {
	what="$name: $1"
	shift
	if "$@" >"$BASE/said" 2>&1; then
		passed "$what"
	else
		tail -n 8 "$BASE"/*.log >>"$BASE/said" 2>/dev/null
		failed "$what" "$BASE/said"
	fi
}

isnt() {
	what="$name: $1"
	shift
	if "$@" >"$BASE/said" 2>&1; then
		failed "$what" "$BASE/said"
	else
		passed "$what"
	fi
}

# same FILE: in $work it is what one pass made.
same() {
	cmp "$want/$1" "$work/$1"
}

# break_once ARGUMENT: the first harmcheck that has it gets half a shard, and
# fails when it is done: a machine that dies. Its work lies there.
break_once() {
	mv "$BASE/bin/harmcheck" "$BASE/bin/whole"
	cat >"$BASE/bin/harmcheck" <<-END
		#!/bin/sh
		last=
		for arg; do
			[ "\$last" = --shard ] && [ "\$arg" = "$1" ] &&
			    mkdir "$BASE/broken" 2>/dev/null || {
				last=\$arg
				continue
			}
			head -n 100 | "$BASE/bin/whole" "\$@"
			exit 1
		done
		exec "$BASE/bin/whole" "\$@"
	END
	chmod +x "$BASE/bin/harmcheck"
}

mend() {
	mv "$BASE/bin/whole" "$BASE/bin/harmcheck"
	rm -rf "$BASE/broken"
}
