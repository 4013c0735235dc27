# tests/coverage/table.awk LIMITS CSV: a line for each area of LIMITS, from
# what gcovr counted; then the files of an area under its limit, those that
# miss most first. The last line counts the areas.
function pattern(glob) {
	gsub(/[.]/, "\\.", glob)
	gsub(/[*]/, ".*", glob)
	return "^" glob "$"
}

FILENAME == ARGV[1] {
	if ($0 ~ /^#/ || NF < 3)
		next
	if (!($1 in limit))
		order[++n_areas] = $1
	limit[$1] = $2
	for (i = 3; i <= NF; i++) {
		owner[++n_patterns] = $1
		glob[n_patterns] = pattern($i)
	}
	next
}

# filename,line_total,line_covered,line_percent,branch_total,branch_covered
{
	split($0, cell, ",")
	if (cell[1] !~ /^src\// || cell[5] + 0 == 0)
		next
	all += cell[5]
	hit += cell[6]
	for (i = 1; i <= n_patterns; i++) {
		if (owner[i] == "all" || cell[1] !~ glob[i])
			continue
		total[owner[i]] += cell[5]
		reached[owner[i]] += cell[6]
		area[cell[1]] = owner[i]
		missed[cell[1]] = cell[5] - cell[6]
		share[cell[1]] = 100 * cell[6] / cell[5]
		break
	}
}

END {
	total["all"] = all
	reached["all"] = hit
	for (i = 1; i <= n_areas; i++) {
		a = order[i]
		percent = total[a] > 0 ? 100 * reached[a] / total[a] : 0
		good = percent >= limit[a]
		passed += good
		failed += !good
		printf "%s %-11s %5.1f %%  %5d of %5d branches, at least %d %%\n",
		    good ? "ok  " : "FAIL", a, percent, reached[a], total[a],
		    limit[a]
		under[a] = !good
	}
	for (f in area)
		if (under[area[f]] && missed[f] > 0)
			printf "%4d  %5.1f %%  %s\n", missed[f], share[f], f | \
			    "sort -k 1,1nr -k 4"
	close("sort -k 1,1nr -k 4")
	printf "%d passed, %d failed\n", passed, failed
	exit failed > 0 || passed == 0
}
