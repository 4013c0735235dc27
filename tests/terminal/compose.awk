# Scripts for the terminal driver, made of the table of states and of a plan, a
# line each: FILE STATE MODE KIND HOW.
#   visit HOW   everything that can happen to the terminal, then the end by the
#               signal HOW, "hangup" for a window that is closed
#   leave HOW   leave at once: "ctrl-c" or "x"
#   term HOW    leave at once on a terminal of that name, "unset" if it has none
#   pasted HOW  lines are pasted, and the screen is shown afterwards. HOW is a
#               word for each, after "raw" or "marked", as it is bracketed or
#               not, with commas between: raw,1,,x. A line 1*5000 stands for as
#               many
#   typed HOW   no more is typed than that paste may do: its first line, and where
#               it is bracketed not even that, all stands in the field
# Read with: awk -f compose.awk states plan

function has(name, state) { return (state, name) in value }
function of(name, state) {
	if (name == "shows" && !has(name, state) && parent[state] != "")
		return of(name, parent[state])
	return has(name, state) ? value[state, name] : ""
}

function out(line) { print line >file }

# What is played to reach STATE, and whether the prompt is known by then.
function reach(state,   i, words, n) {
	if (parent[state] != "")
		reach(parent[state])
	for (i = 1; i <= n_lines[state]; i++) {
		out(lines[state, i])
		n = split(lines[state, i], words, " ")
		if (words[1] == "expect" && words[n] ~ /[a-z]>$/)
			prompt = words[n]
	}
}

function names_left(state,   names) {
	names = parent[state] != "" ? names_left(parent[state]) : ""
	return names " " of("leaves", state)
}

# The page is there, with what was typed so far.
function still_there(state) {
	if (has("blank", state))
		out("blank")
	else if (mode == "painted" && !has("lines", state))
		out("screen " of("shows", state))
	if (has("typed", state) && !has("hidden", state) && \
	    mode == "painted" && !has("lines", state))
		out("screen " prompt " " of("typed", state))
}

# The same after a stop: what is not painted repeats its prompt.
function comes_back(state) {
	if (mode == "painted" && !has("lines", state))
		still_there(state)
	else if (has("typed", state) && !has("hidden", state) && \
	    !has("lines", state))
		out("expect " prompt " " of("typed", state))
	else if (!has("blank", state))
		out("expect " prompt)
}

function sizes(state,   i, n, all) {
	n = split("0 0|1 1|5 20|20 5|24 80|200 500|100 100", all, "|")
	for (i = 1; i <= n; i++) {
		out("resize " all[i])
		if (all[i] == "24 80" && mode == "painted" && \
		    !has("lines", state) && of("out", state) != "-")
			out("screen " (of("out", state) ~ /^Enter/ ? \
			    of("out", state) : "leave"))
	}
	still_there(state)
}

function stops(state) {
	out("send \\x1a")
	out("stopped")
	out("termios")
	if (mode == "painted" && !has("lines", state) && !has("blank", state))
		out("noscreen " of("shows", state))
	out("cont")
	comes_back(state)
	out("signal TSTP")
	out("stopped")
	out("termios")
	out("cont")
	comes_back(state)
}

function way_out(state) {
	if (of("out", state) == "-")
		return
	out("screen " (has("out", state) ? of("out", state) : "x: leave"))
}

function type(state) {
	if (!has("typed", state))
		return
	out("send " of("typed", state))
	if (has("hidden", state))
		out("silent")
	else
		out("screen " prompt " " of("typed", state))
}

function ends(state, how) {
	if (how == "hangup") {
		out("hangup")
		out("killed HUP")
		return
	}
	out("signal " how)
	out(how == "INT" ? "exit 0" : "killed " how)
	out("blank")
	if (how != "SEGV" && how != "ABRT")
		out("silent")
	traces(state, 1)
}

function leaves(state, how) {
	if (how == "x" && of("x", state) == "-")
		how = "ctrl-c"
	if (how == "x") {
		if (has("typed", state))
			out("send \\x15")
		out("send x\\r")
	} else
		out((has("blank", state) ? "send" : "blanks") " \\x03")
	out("exit 0")
	out("blank")
	if (how != "x" || prompt == "answer>") # a field is drawn anew
		out("silent")
	traces(state, 0)
}

# Nothing of it can be scrolled back to, where it was painted. A line that was
# there when the window became smaller may have gone there before.
function traces(state, resized) {
	if (mode == "painted" && !has("blank", state) && \
	    !(resized && has("lines", state)))
		out("noscrollback " of("shows", state))
	if (has("hidden", state) && has("typed", state))
		out("noraw " of("typed", state))
}

function pastes(state, kind, how,   words, n, i, keys, line, part) {
	n = split(how, words, ",")
	for (i = 2; i <= n; i++) {
		line = words[i]
		if (split(words[i], part, "*") == 2) {
			line = part[1]
			while (kind == "pasted" && --part[2] > 0)
				line = line "\\r" part[1]
		}
		keys = keys line
		if (kind == "typed" && words[1] == "marked" && !has("lines", state))
			keys = keys " "
		else
			keys = keys "\\r"
		if (kind == "typed" && (words[1] == "raw" || has("lines", state)))
			break
	}
	out((kind == "pasted" && words[1] == "marked" ? "paste " : "send ") keys)
	out("meanwhile sleep $PAUSE")
	out("snapshot")
}

function compose(state, kind, how) {
	prompt = ""
	out("# " state ", " mode ": " kind " " how)
	out("size 100 100")
	if (names_left(state) ~ /[a-z]/)
		out("leaves " names_left(state))
	if (mode == "plain")
		out("env ACCESSIBLE=1")
	if (kind == "term") {
		out(how == "unset" ? "unset TERM" : "env TERM=" how)
		if (how ~ /^(unset|dumb|unknown)$/)
			mode = "plain"
		how = "ctrl-c"
	}
	reach(state)
	if (kind == "visit") {
		way_out(state)
		type(state)
		if (!has("busy", state)) {
			sizes(state)
			stops(state)
		} else {
			out("resize 1 1")
			out("resize 100 100")
		}
		ends(state, how)
	} else if (kind == "pasted" || kind == "typed") {
		pastes(state, kind, how)
	} else {
		type(state)
		leaves(state, how)
	}
	close(file)
}

FNR == 1 { reading_plan = NR > 1 }
/^#/ || NF == 0 { next }

reading_plan {
	file = $1
	mode = $3
	if (!($2 in parent)) {
		print "no such state: " $2 >"/dev/stderr"
		exit 2
	}
	compose($2, $4, $5)
	next
}

$1 == "state" {
	state = $2
	parent[state] = $3 == "from" ? $4 : ""
	n_lines[state] = 0
	next
}
{
	words = $0
	sub(/^[^ ]+ ?/, "", words)
}
$1 ~ /^(only|out|typed|hidden|lines|busy|x|leaves|blank)$/ {
	value[state, $1] = words
	next
}
$1 == "shows" {
	value[state, "shows"] = words
	lines[state, ++n_lines[state]] = "expect " words
	next
}
{ lines[state, ++n_lines[state]] = $0 }
