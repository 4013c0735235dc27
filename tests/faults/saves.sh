# Every way to write a file but a diary and the journal of a check (which have
# runners of their own), for the runners of faults: sourced after tests/lib.sh,
# make_base and calls.sh.
# shellcheck shell=sh

# shellcheck source=../driver.sh
. "$ROOT/tests/driver.sh"
place=$BASE/place errors='' as=''
in=$BASE/in
# shellcheck disable=SC2034
good=$ROOT/tests/bank/good
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0

# A line each: its name; what stands at the place before (none, old: anything,
# table: one that is gone on with); the files that are written; what is typed;
# the arguments. What has a * is tried at each call in `make test`, too.
saves() {
	cat <<-'END'
	report-text*|none|a.txt|-|report --bank $good/dialogue.yaml -o a.txt $in/one.yaml
	report-html|none|a.html|-|report --bank $good/dialogue.yaml --format html -o a.html $in/one.yaml
	report-json|none|a.json|-|report --bank $good/dialogue.yaml --format json -o a.json $in/one.yaml
	report-why|none|a.md|-|report --bank $good/dialogue.yaml --why --format markdown -o a.md $in/one.yaml
	letter|none|letter.txt|letter|report --bank $good/letter.yaml --letter -o letter.txt $ROOT/tests/cli/report-letter/answers.yaml
	compare|none|a.md|-|compare --bank $good/compare.yaml --format markdown -o a.md $in/then.yaml $in/now.yaml
	group|none|wall.html|-|group --bank $good/group.yaml --case $ROOT/tests/cli/group-case/rain.yaml --format html --projector -o wall.html $in/room.csv
	paper|none|form.html|-|paper --bank $ROOT/tests/paper/tiny.yaml -o form.html
	scenario-show|none|late.html|-|scenario show --bank $ROOT/tests/scenario/bank.yaml --format html -o late.html $ROOT/tests/scenario/good/late.yaml
	scenario-key|none|key.txt|-|scenario key --bank $ROOT/tests/scenario/bank.yaml -o key.txt $ROOT/tests/scenario/good/late.yaml
	scenario-take|none|mine.yaml|taken|scenario take --bank $ROOT/tests/exercise/bank.yaml --today 2026-11-22 --save mine.yaml --code maple-7 $ROOT/tests/exercise/late-bus.yaml
	diary-export|none|plain.yaml|-|diary export --file $in/d.age --passphrase-fd 3 -o plain.yaml
	diary-trend|none|trend.html|-|diary trend --file $in/d.age --passphrase-fd 3 --bank $good/compare.yaml --format html -o trend.html
	stats|old|page.html|-|stats --bank $good/mean-reversed.yaml --format html -o page.html $in/rows.csv
	stats-partial|old|1.part|-|stats --bank $good/mean-reversed.yaml --partial -o 1.part $in/rows.csv
	merge|old|page.txt|-|merge --bank $good/mean-reversed.yaml -o page.txt $in/1.part $in/2.part
	merge-partial|none|12.part|-|merge --bank $good/mean-reversed.yaml --partial -o 12.part $in/1.part $in/2.part
	score*|old|out.csv|-|score --threads 1 --bank $good/mean-reversed.yaml -o out.csv $in/rows.csv
	score-new|none|out.csv|-|score --threads 1 --bank $good/mean-reversed.yaml --to ndjson -o out.csv $in/rows.csv
	score-three|old|out.csv page.csv sums|-|score --threads 1 --bank $good/mean-reversed.yaml -o out.csv --stats page.csv --partial sums $in/rows.csv
	fast|none|f.csv|form|take --fast --bank $good/rows.yaml --today 2026-11-22 --form short -o f.csv
	fast-table*|table|f.csv|form|take --fast --bank $good/rows.yaml --today 2026-11-22 --form short -o f.csv
	END
}

# Other commands, which write to standard output: what is typed, the arguments.
others() {
	cat <<-'END'
	-|--help
	-|--version
	dialogue|take --bank $good/dialogue.yaml --form short --country AA --today 2026-11-22
	dialogue|take --bank $good/dialogue.yaml --form short --country AA --today 2026-11-22 --json
	-|take --fast --bank $good/rows.yaml --form short --template
	-|helplines --bank $good/dialogue.yaml
	-|bank check --bank $good/dialogue.yaml
	-|bank check --reading --bank $good/dialogue.yaml
	-|bank show --bank $good/dialogue.yaml
	-|bank show --coverage --bank $good/every-key.yaml
	-|bank test --bank $good/dialogue.yaml
	-|bank diff $ROOT/tests/bank/diff/old.yaml $ROOT/tests/bank/diff/new.yaml
	-|scenario list --bank $ROOT/data/questions.yaml
	-|scenario check --bank $ROOT/tests/scenario/bank.yaml $ROOT/tests/scenario/good/late.yaml
	-|score --bank $good/mean-reversed.yaml --codebook
	-|score --bank $good/mean-reversed.yaml --template
	-|diary path --file d.age
	-|diary list --file $in/d.age --passphrase-fd 3 --bank $good/compare.yaml
	-|diary show 2026-01-01 --file $in/d.age --passphrase-fd 3 --bank $good/compare.yaml
	END
	for command in take report compare diary 'diary init' 'diary add' \
	    'diary list' 'diary show' 'diary trend' 'diary forget' \
	    'diary export' 'diary passphrase' 'diary path' scenario \
	    'scenario list' 'scenario show' 'scenario take' 'scenario key' \
	    'scenario check' group paper helplines bank 'bank check' \
	    'bank show' 'bank test' 'bank diff' score stats merge; do
		echo "-|$command --help"
	done
}

# All that writes to standard output: those, and the saves without a file.
speaks() {
	others
	saves | grep -Ev '^(letter|scenario-take)' | cut -d '|' -f 4- |
	    sed 's/ -o [a-z0-9.]*//; s/ --stats .* sums / /'
}

# What they read, in $in.
make_saves() {
	mkdir -p "$in"
	chmod 711 "$BASE"
	echo "what was there" >"$in/old"
	echo "a pass phrase" >"$in/phrase"
	: >"$in/-"
	cp "$ROOT/tests/cli/report-text/answers.yaml" "$in/one.yaml"
	cp "$ROOT"/tests/cli/compare-dates/*.yaml "$in"
	cp "$ROOT/tests/cli/scenario-take/stdin" "$in/taken"
	cp "$ROOT/tests/cli/take-full-disk/stdin" "$in/dialogue"
	printf '\n3311\n\n' >"$in/form"
	printf 'id,code,date,form,O1,P1,P2,P3,q_date\n1,,,,same,1,,,NA\n' \
	    >"$in/table"
	awk 'BEGIN { print "id,q09,q21,q33"
		for (i = 1; i <= 40; i++)
			print i "," i * 7 % 5 "," i * 3 % 5 "," i % 11 % 5 }' \
	    >"$in/rows.csv"
	for part in 1 2; do
		sed "1!s/^/$part-/" "$in/rows.csv" >"$in/rows-$part.csv"
		"$HARMCHECK" stats --bank "$good/mean-reversed.yaml" \
		    --partial --shard $part -o "$in/$part.part" \
		    "$in/rows-$part.csv" || exit 2
	done
	"$BUILD/group-answers" "$good/group.yaml" \
	    "$ROOT/tests/cli/group-case/rain.yaml" 12 0 "$in/room.csv" ||
	    exit 2
	BUILD=$BUILD "$ROOT/tests/diary/seal" "$in/d.age" 2026-01-01 \
	    "$in/then.yaml" 2026-02-01 "$in/now.yaml" || exit 2
	make_letter >"$in/letter"
	build_driver || exit 2
	chmod a+rX "$in" "$in"/*
}

# A letter is written on a terminal.
make_letter() {
	printf '%s\n' '# a letter, with a tracer' 'size 60 100'
	echo "run $BASE/letter.sh"
	printf '%s\n' 'screen Enter: start.' 'send \r'
	for answer in 2 2 1 2; do
		n=$((${n:-0} + 1))
		printf '%s\n' "screen Line $n of 4" "send $answer\r"
	done
	for part in 'What helps me' 'What was hard' 'What I would like'; do
		printf '%s\n' "screen Under: $part" 'send \r'
	done
	printf '%s\n' "expect This is the whole page." \
	    "expect nothing is written" "send 1\\r" "expect written" \
	    snapshot "rush x\\r" "exit 0"
}

# Take the line $1 of saves: $name, $old, $files, $typed, $args.
take_line() {
	IFS='|' read -r name old files typed args <<-END
		$1
	END
	name=${name%'*'}
	before=$in/$old
	after=$BASE/after
}

# The place, with what stands there before.
plant() {
	rm -rf "$place"
	mkdir "$place"
	plant_old
}

plant_old() {
	for file in $files; do
		rm -f "$place/$file"
		[ ! -f "$before" ] || cp "$before" "$place/$file"
	done
	[ ! -f "$before" ] || chmod 600 "$place"/*
}

# The save of this line, with the words of a tracer, or "env" and what it takes,
# before it; its status is $status.
save() {
	eval "set -- $(printf '%s ' "$*") \"\$HARMCHECK\" $args"
	if [ "$typed" = letter ]; then
		save_letter "$@"
		return
	fi
	# shellcheck disable=SC2086
	(cd "$place" && clean_env HOME="$place" TERM=dumb timeout -k 5 60 \
	    $as "$@") <"$in/$typed" 3<"$in/phrase" >"$BASE/out" \
	    2>"${errors:-$BASE/err}"
	status=$?
}

save_letter() {
	{
		echo '#!/bin/sh'
		echo "cd $place && exec 2>$BASE/err"
		printf "'%s' " "$@"
		printf '\necho $? >%s\n' "$BASE/status"
	} >"$BASE/letter.sh"
	chmod +x "$BASE/letter.sh"
	rm -f "$BASE/status"
	clean_env HOME="$place" TMP="$place" TERM=dumb timeout -k 5 60 \
	    "$driver" "$in/letter" >"$BASE/out" 2>&1 </dev/null
	status=$(cat "$BASE/status")
}

# How the files are: $is is old, none, new, or some when not all are new; other
# than before and after is a fault.
look() {
	is=
	for file in $files; do
		if [ ! -e "$place/$file" ]; then
			now=none
		elif cmp -s "$place/$file" "$after.$file"; then
			now=new
		elif cmp -s "$place/$file" "$before"; then
			now=old
		else
			now=torn
			echo "$file is neither as before nor as after"
		fi
		[ $now != none ] || [ ! -f "$before" ] || echo "$file is gone"
		[ $now = none ] ||
		    [ "$(stat -c %a "$place/$file")" = 600 ] ||
		    echo "mode $(stat -c %a "$place/$file")"
		[ -z "$is" ] || [ "$is" = $now ] || now=some
		is=$now
	done
}

# One message on standard error, with status 4.
told_once() {
	[ "$status" -eq 4 ] || {
		echo "status $status, not 4"
		cat "$BASE/err"
	}
	[ "$(grep -c '^harmcheck: ' "$BASE/err")" -eq 1 ] || {
		echo "not one message:"
		cat "$BASE/err"
	}
}

# The same of the letter: its writer is told, and it is still there.
is_told_there() {
	[ "$is" = new ] && words='It is written' ||
	    words='could not be written: cannot save'
	grep -q "$words\|the disk may not" "$BASE/out" || {
		echo "$is, and not told: $words"
		cat "$BASE/out"
	}
}

# What was saved is, and without a word; what was not is told, once.
is_told() {
	[ "$typed" != letter ] || {
		is_told_there
		return
	}
	case $status,$is in
	0,new)
		[ ! -s "$BASE/err" ] || cat "$BASE/err"
		;;
	4,new)
		told_once
		grep -q 'may not keep\|sure to be saved\|not be written whole' "$BASE/err" || {
			echo "that it stands is not told:"
			cat "$BASE/err"
		}
		;;
	4,*) told_once ;;
	*)
		echo "status $status, and what is there is $is"
		cat "$BASE/err"
		;;
	esac
}

# The next save goes through, and removes what the last one left: of its files
# those that are older than a save can take.
goes_on() {
	[ -n "$(find "$place" -name '.*.tmp*')" ] || return
	find "$place" -name '.*.tmp*' -perm /077
	find "$place" -name '.*.tmp*' -exec touch -d '5 minutes ago' '{}' +
	plant_old
	save env
	look
	[ "$status,$is" = 0,new ] || {
		echo "again: status $status, and what is there is $is"
		cat "$BASE/err"
	}
	no_rest
}
