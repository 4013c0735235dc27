#!/bin/sh
# Do all files keep to tests/layers.allow? Each complaint is a line; the last
# one counts the files that keep to it and those that do not.
#
#   tests/layers.sh [TOP]      TOP: the folder that holds src/ and include/
set -u
export LC_ALL=C
cd "${1:-$(dirname "$0")/..}" || exit 1

files=$(find src include -name '*.[ch]' | sort)
# shellcheck disable=SC2086
awk '
function words(s, list) {
	return split(s, list, " ")
}

# The rules: one a line, its kind first.
function rule(    colon, n, w, i) {
	sub(/#.*/, "")
	colon = index($0, ":")
	if ($1 == "layer") {
		name = $2
		sub(/:/, "", name)
		n = words(substr($0, colon + 1), w)
		for (i = 1; i <= n; i++)
			may[name, w[i]] = 1
		known[name] = 1
	} else if ($1 == "owner") {
		sub(/:/, "", $2)
		owner[$2] = $3
	} else if ($1 == "library" || $1 == "only") {
		name = $2
		sub(/:/, "", name)
		n = words(substr($0, colon + 1), w)
		for (i = 1; i <= n; i++)
			place[name, w[i]] = 1
		if ($1 == "library")
			library[name] = 1
		else
			only[name] = 1
	} else if ($1 != "") {
		for (i = 2; i <= NF; i++) {
			if ($1 == "pure")
				pure[$i] = 1
			else if ($1 == "impure")
				impure[$i] = 1
			else if ($1 == "banned")
				banned[$i] = 1
			else
				complain("unknown rule: " $1)
		}
	}
}

function complain(text) {
	print file ":" FNR ": " text
	if (!(file in bad))
		failed++
	bad[file] = 1
}

function base(path) {
	sub(/.*\//, "", path)
	return path
}

# The folder under src/ is the layer; a file right in src/ is main.
function layer_of_source(path,    part) {
	return split(path, part, "/") > 2 ? part[2] : "main"
}

# harmcheck/X.h: who has X.c, else X_anything.c.
function find_owner(header,    stem, i, src, found) {
	if (header in owner)
		return owner[header]
	stem = header
	sub(/\.h$/, "", stem)
	for (i = 1; i < ARGC; i++) {
		src = base(ARGV[i])
		if (ARGV[i] !~ /^src\/.*\.c$/)
			continue
		if (src == stem ".c")
			return owner[header] = layer_of_source(ARGV[i])
		if (index(src, stem "_") == 1)
			found = layer_of_source(ARGV[i])
	}
	return owner[header] = found
}

function layer_of(path) {
	return path ~ /^src\// ? layer_of_source(path) : \
	    find_owner(base(path))
}

function check_include(name,    l) {
	if (name ~ /^harmcheck\//) {
		l = find_owner(base(name))
		if (l == "")
			complain("no layer owns " name)
		else if (!((layer, l) in may))
			complain(layer " may not include " name " (layer " l ")")
	} else if (name ~ /\//) {
		l = name
		sub(/\/.*/, "", l)
		if (!((layer, l) in may))
			complain(layer " may not include " name " (layer " l ")")
	} else if ((getline l <(dir(file) "/" name)) < 0) {
		complain(name " is not in this folder")
	} else {
		close(dir(file) "/" name)
	}
}

function dir(path) {
	sub(/\/[^\/]*$/, "", path)
	return path
}

# The line without comments, texts and characters.
function code(s,    out, c, i, n) {
	out = ""
	n = length(s)
	for (i = 1; i <= n; i++) {
		c = substr(s, i, 1)
		if (comment) {
			if (substr(s, i, 2) == "*/") {
				comment = 0
				i++
			}
		} else if (substr(s, i, 2) == "/*") {
			comment = 1
			i++
		} else if (c == "\"" || c == "\047") {
			for (i++; i <= n && substr(s, i, 1) != c; i++)
				if (substr(s, i, 1) == "\\")
					i++
			out = out " "
		} else {
			out = out c
		}
	}
	return out
}

function check_word(word, call) {
	if (call && (word "()") in banned)
		complain(word "() is banned")
	if (call && (word "()") in only && !((word "()", file) in place))
		complain(word "() has its place elsewhere")
	if (layer in pure &&
	    (word in impure || (call && (word "()") in impure)))
		complain(word " in a pure layer")
}

function check_words(s,    word) {
	while (match(s, /[A-Za-z_][A-Za-z0-9_]*/)) {
		word = substr(s, RSTART, RLENGTH)
		s = substr(s, RSTART + RLENGTH)
		check_word(word, s ~ /^[ \t]*\(/)
	}
}

FILENAME == "tests/layers.allow" { rule(); next }
FILENAME != file {
	file = FILENAME
	layer = layer_of(file)
	comment = 0
}
/^#[ \t]*include[ \t]*"/ {
	name = $0
	sub(/^[^"]*"/, "", name)
	sub(/".*/, "", name)
	check_include(name)
	next
}
/^#[ \t]*include[ \t]*</ {
	name = $0
	sub(/^[^<]*</, "", name)
	sub(/>.*/, "", name)
	if (name in library && !((name, file) in place))
		complain(name " is not for this file")
	if (layer in pure && name in impure)
		complain(name " in a pure layer")
	next
}
{ check_words(code($0)) }

END {
	FNR = 1
	for (i = 2; i < ARGC; i++) {
		files++
		file = ARGV[i]
		layer = layer_of(file)
		if (layer == "")
			complain("no source in src/ has the name of this header")
		else if (!(layer in known))
			complain("tests/layers.allow has no layer " layer)
	}
	printf "%d passed, %d failed\n", files - failed, failed
	exit failed > 0 || files == 0
}' tests/layers.allow $files
