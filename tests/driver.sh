# The terminal driver, built when its sources are newer; sourced after lib.sh.
# shellcheck shell=sh
driver=$BUILD/tests/ptydrive

build_driver() {
	newest=$(find "$ROOT/tests/tools" -name 'pty*' -newer "$driver" \
	    2>/dev/null | head -n 1)
	[ -x "$driver" ] && [ -z "$newest" ] && return
	mkdir -p "$BUILD/tests" &&
	    ${CC:-cc} -std=c17 -O1 -D_GNU_SOURCE -o "$driver.$$" \
		"$ROOT"/tests/tools/pty*.c -lutil &&
	    mv "$driver.$$" "$driver"
}
