/* What is cut between two printed sheets. Small words put at the start and the
 * end of each part are looked for in the printed file. */
"use strict";

const { execFileSync } = require("child_process");

/* In the page: mark all that SELECTOR finds, but for what is longer than LONG
 * characters. Styles set one by one are no style attributes to the policy. */
function mark(long, selector) {
	const parts = [];
	const word = (text) => {
		const s = document.createElement("span");

		s.textContent = ` ${text} `;
		s.style.fontSize = "1px";
		s.style.letterSpacing = "0";
		return s;
	};

	document.querySelectorAll(selector).forEach((e, i) => {
		const head = /^H/.test(e.tagName);
		const from = e.tagName === "TR" ? e.firstElementChild : e;
		let to = e.tagName === "TR" ? e.lastElementChild : e;

		if (e.textContent.length > long)
			return;
		if (head)
			to = e.nextElementSibling;
		if (to === null)
			return;
		while (head && to.firstElementChild !== null &&
		    !/^(SVG|P|LI)$/i.test(to.tagName))
			to = to.firstElementChild;
		if (/^svg$/i.test(to.tagName))
			to = e;
		from.prepend(word(`zq${i}a`));
		if (head)
			to.prepend(word(`zq${i}z`));
		else
			to.append(word(`zq${i}z`));
		parts.push({ i, what: `${e.tagName} "${
		    e.textContent.slice(0, 60).trim()}"` });
	});
	return parts;
}

function sheets(file) {
	return execFileSync("pdftotext", ["-raw", file, "-"],
	    { encoding: "utf8", maxBuffer: 1 << 26 }).split("\f");
}

/* At the edge of a column the last letter of a mark may get lost. */
function cut(parts, text) {
	const on = (word) => text.findIndex((t) => word.test(t));

	return parts.map((p) => ({ what: p.what,
		from: on(new RegExp(`zq${p.i}a`)),
		to: on(new RegExp(`zq${p.i}(?![a\\d])`)) }))
	    .filter((p) => p.from === -1 || p.from !== p.to)
	    .map((p) => `${p.what}: begins on sheet ${p.from + 1}, ` +
		`ends on ${p.to + 1}`);
}

module.exports = { mark, sheets, cut };
