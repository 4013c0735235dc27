# Both sides of each limit that `harmcheck --limits` prints; read by run. What
# is at the limit passes, and one more is refused by a message that has the
# number in it. A limit that is printed and has no test fails, so does one that
# docs/limits.md does not name with its number.
# shellcheck shell=sh

rows=$ROOT/tests/bank/good/rows.yaml
case_bank=$ROOT/tests/bank/good/case.yaml
answers=$ROOT/tests/pages/hostile.yaml
scenario=$ROOT/tests/scenario/good/late.yaml
heads='id,O1,P1,P2,P3,q_date'

many() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (; n > 0; n--) printf "%s", s }'
}

# one WANTED WORD COMMAND...: run it; status 0 for "passes", else not 0 and with
# WORD in its message.
one() {
	wanted=$1 word=$2
	shift 2
	clean_env "$HARMCHECK" "$@" >"$BASE/out" 2>"$BASE/err" <"${typed-/dev/null}" \
	    3<"$BASE/phrase"
	code=$?
	if [ "$wanted" = passes ]; then
		[ $code -eq 0 ] && return
	else
		[ $code -ne 0 ] && [ $code -le 5 ] &&
		    grep -q "$word" "$BASE/err" && return
	fi
	{
		echo "it $wanted not: status $code: $* "
		head -c 400 "$BASE/err"
	} >>"$BASE/why"
}

# pair N FUNCTION COMMAND...: with the file that FUNCTION N writes, and with
# that of N + 1. "@" in the command is the file.
pair() {
	most=$1 make=$2
	shift 2
	for side in 0 1; do
		$make $((most + side)) >"$BASE/limit$ext"
		wanted=passes
		[ $side -eq 0 ] || wanted=refuses
		one $wanted "$most" "$@" "$BASE/limit$ext"
	done
}

bank_limit() {
	[ -d "$BASE/bank" ] || {
		mkdir "$BASE/bank"
		"$ROOT/tests/bank/limits" "$BASE/bank"
	}
	grep -q "^pair $1 [a-z-]* $2 " "$ROOT/tests/bank/limits" ||
	    echo "tests/bank/limits has another number" >>"$BASE/why"
	less=$2
	[ "$1" != code ] || less=$(($2 - 1)) # behind its first letter
	for file in "$BASE/bank/$1".*.yaml; do
		case $file in
		*.ok.yaml) one passes '' bank check "$file" ;;
		*) one refuses "$less" bank check "$file" ;;
		esac
	done
}

# in_unit FILE CONSTANT: both sides are tried in a unit test.
in_unit() {
	[ "$(grep -c "$2" "$ROOT/tests/unit/$1")" -ge 1 ] ||
	    echo "tests/unit/$1 does not know $2" >>"$BASE/why"
}

padded() { # FILE N COMMENT: N bytes of it
	cat "$1"
	awk -v n=$(($2 - $(wc -c <"$1"))) 'BEGIN {
		for (; n > 80; n -= 80)
			printf "#%78s\n", ""
		printf "#%" (n - 2) "s\n", ""
	}'
}
a_bytes() { padded "$answers" "$1"; }
c_bytes() { padded "$scenario" "$1"; }
a_note() {
	sed 's/^  overall: ".*"$/  overall: "'"$(many "$1" x)"'"/' "$answers"
}
a_text() { # a text as a key that nobody knows: told first is its length
	cat "$answers"
	printf '  still: "%s"\n' "$(many "$1" x)"
}
a_depth() { # all of it stands one deep
	cat "$answers"
	printf 'x: %s%s\n' "$(many $(($1 - 1)) '[')" "$(many $(($1 - 1)) ']')"
}
a_nodes() { # the file has some, and the list is one
	cat "$answers"
	printf 'x: [%s]\n' "$(many $(($1 - ${nodes:-0})) 'a,')"
}
# beyond N FUNCTION: it is told that there are more than N only above; within,
# another fault is.
beyond() {
	words="\(deeper\|more\) than $1 "
	nodes=0
	if [ "$2" = a_nodes ]; then # how many are there without these?
		low=0 high=500
		while [ $((high - low)) -gt 1 ]; do
			nodes=$(((low + high) / 2))
			a_nodes "$1" >"$BASE/limit.yaml"
			if clean_env "$HARMCHECK" report --bank "$case_bank" \
			    "$BASE/limit.yaml" 2>&1 | grep -q "$words"; then
				low=$nodes
			else
				high=$nodes
			fi
		done
		nodes=$high
		[ "$high" -lt 500 ] || echo "no limit was met" >>"$BASE/why"
	fi
	"$2" "$1" >"$BASE/limit.yaml"
	clean_env "$HARMCHECK" report --bank "$case_bank" "$BASE/limit.yaml" \
	    2>&1 >/dev/null | grep "$words" >>"$BASE/why"
	"$2" $(($1 + 1)) >"$BASE/limit.yaml"
	one refuses "$words" report --bank "$case_bank" "$BASE/limit.yaml"
}
a_code() {
	cat "$answers"
	printf 'code: %s\n' "$(many "$1" x)"
}
table() {
	printf '%s\n' "$heads"
	awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
		printf "%d,more,once,yes,never,fits\n", i }'
}
row_id() { printf '%s\n%s,more,once,yes,never,fits\n' "$heads" "$(many "$1" x)"; }
row_bytes() { # the line, without its end
	printf '%s,x\n1,more,once,yes,never,fits,%s\n' "$heads" \
	    "$(many $(($1 - 27)) x)"
}
depth() {
	printf '{"id":"1","O1":"more","P1":"once","P2":"no","q_date":"fits","x":'
	printf '%s1%s}\n' "$(many "$1" '[')" "$(many "$1" ']')"
}
faults() {
	printf '%s\n' "$heads"
	many "$1" 'x
'
}
parts() {
	awk -v n=$(($1 - 2)) '{ print } /^story:/ {
		for (i = 0; i < n; i++) print "  - text: More." }' "$scenario"
}
debrief() {
	cat "$scenario"
	many $(($1 - 3)) '  - What?
'
}
moves() {
	awk -v n=$(($1 - 2)) '{ print } /^  moves:/ {
		for (i = 0; i < n; i++)
			print "    - { what: A., why: B. }" }' "$scenario"
}
listed() { # KEY N: a list that is too long is told, whatever stands in it
	sed "s/^  $1: .*/  $1: [$(many "$2" 'pace, ')]/" "$scenario"
}
themes() { listed themes "$1"; }
topics() { listed topics "$1"; }
key_answers() {
	awk -v n="$1" '/^  answers:/ { print "  answers:"
		for (i = 0; i < n; i++)
			print "    - { question: pushed, is: once, why: A. }"
		skip = 1; next }
		/^  shares:/ { skip = 0 } !skip' "$scenario"
}
keeps() {
	awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
		printf "%sk%d", (i > 1 ? "," : ""), i }'
}

# refuses_only N FUNCTION COMMAND...: at the limit something else is said, and
# not the number; one above the number is.
told_above() {
	most=$1 make=$2
	shift 2
	$make "$most" >"$BASE/limit$ext"
	clean_env "$HARMCHECK" "$@" "$BASE/limit$ext" 2>&1 >/dev/null |
	    grep "$most" >>"$BASE/why"
	$make $((most + 1)) >"$BASE/limit$ext"
	one refuses "$most" "$@" "$BASE/limit$ext"
}

one_limit() {
	ext=.yaml
	case $1 in
	bank-*) bank_limit "${1#bank-}" "$2" ;;
	answers-bytes) pair "$2" a_bytes report --bank "$case_bank" ;;
	answers-depth) beyond "$2" a_depth ;;
	answers-nodes) beyond "$2" a_nodes ;;
	answers-text) told_above "$2" a_text report --bank "$case_bank" ;;
	answers-note) pair "$2" a_note report --bank "$case_bank" ;;
	answers-code) pair "$2" a_code report --bank "$case_bank" ;;
	case-bytes) pair "$2" c_bytes scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-parts) pair "$2" parts scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-debrief) pair "$2" debrief scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-moves) pair "$2" moves scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-themes) told_above "$2" themes scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-topics) told_above "$2" topics scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	case-answers) told_above "$2" key_answers scenario check --bank \
	    "$ROOT/tests/scenario/bank.yaml" ;;
	diary-header) in_unit test_seal_parts.c SEAL_HEADER_MOST ;;
	diary-work) in_unit test_seal_parts.c SEAL_WORK_REFUSED ;;
	diary-text) in_unit test_diary_limits.c SEAL_TEXT_MOST ;;
	diary-entries) in_unit test_diary_read.c DIARY_ENTRIES_MOST ;;
	passphrase) in_unit test_passphrase_from.c PASSPHRASE_MOST ;;
	diary-file | table-bytes | sums-bytes) grep -q "$1" "$here/giants" ||
	    echo "tests/hostile/giants does not try it" >>"$BASE/why" ;;
	table-rows | group-people)
		ext=.csv
		pair "$2" table group --form short --bank "$rows"
		;;
	table-faults)
		ext=.csv
		faults $(($2 + 20)) >"$BASE/limit.csv"
		one refuses . group --form short --bank "$rows" "$BASE/limit.csv"
		;;
	row-id)
		ext=.csv
		pair "$2" row_id score --strict --form short --bank "$rows"
		;;
	row-bytes)
		ext=.csv
		pair "$2" row_bytes score --strict --ignore x --form short \
		    --bank "$rows"
		;;
	row-depth)
		ext=.ndjson
		pair "$2" depth score --strict --ignore x --form short \
		    --bank "$rows"
		;;
	row-names)
		{
			printf '%s,' "$heads"
			keeps $(($2 + 1))
			printf '\n1,more,once,yes,never,fits,'
			many "$2" ,
			echo
		} >"$BASE/limit.csv"
		one passes . score --form short --bank "$rows" --ignore \
		    "$(keeps "$2")" --keep "k$(($2 + 1))" "$BASE/limit.csv"
		one refuses "$2" score --form short --bank "$rows" --ignore \
		    "$(keeps $(($2 + 1)))" "$BASE/limit.csv"
		;;
	row-threads)
		one passes . score --form short --bank "$rows" --threads "$2" \
		    "$here/rows.csv"
		one refuses "$2" score --form short --bank "$rows" --threads \
		    $(($2 + 1)) "$here/rows.csv"
		;;
	row-block)
		one passes . score --form short --bank "$rows" --block "$2" \
		    "$here/rows.csv"
		one refuses "$2" score --form short --bank "$rows" --block \
		    $(($2 + 1)) "$here/rows.csv"
		;;
	sums-line) in_unit test_partial.c 'longer than 1024' ;;
	sums-people) in_unit test_partial_merge.c PARTIAL_PEOPLE_MOST ;;
	sums-shards) in_unit test_partial_merge.c PARTIAL_SHARDS_MOST ;;
	sums-name)
		one passes . stats --partial --form short --bank "$rows" \
		    --shard "$(many "$2" x)" "$here/rows.csv"
		one refuses "$2" stats --partial --form short --bank "$rows" \
		    --shard "$(many $(($2 + 1)) x)" "$here/rows.csv"
		;;
	option-repeats)
		set -- "$2"
		words=$(many "$1" '--ignore x ')
		# shellcheck disable=SC2086
		one passes . score $words --form short --bank "$rows" \
		    "$here/rows.csv"
		# shellcheck disable=SC2086
		one refuses "$1" score $words --ignore x --form short --bank \
		    "$rows" "$here/rows.csv"
		;;
	*) echo "nobody tries this limit" >>"$BASE/why" ;;
	esac
}

clean_env "$HARMCHECK" --limits >"$BASE/limits"
# a heading stands above them, and an empty line
sed '1,/^$/d' "$BASE/limits" >"$BASE/limits.rows"
while read -r name most _; do
	: >"$BASE/why"
	one_limit "$name" "$most" </dev/null
	grep -qE "^\| .$name. \| $most \|" "$ROOT/docs/limits.md" ||
	    echo "docs/limits.md has no row for $name $most" >>"$BASE/why"
	if [ -s "$BASE/why" ]; then
		failed "limit $name" "$BASE/why"
	else
		passed "limit $name"
	fi
done <"$BASE/limits.rows"
[ "$(wc -l <"$BASE/limits.rows")" -gt 40 ] || failed 'no limits were printed'
