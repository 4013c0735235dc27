/* Each page on paper, A4 and Letter: nothing that belongs together is cut
 * between two sheets, no heading stands alone at the foot of one. Small words
 * put at the start and the end of each part are looked for in the printed
 * file. */
"use strict";

const { execFileSync } = require("child_process");
const { path, work, pages, verdict, finish, launch } = require("./common.cjs");

const LONG = 1800; /* characters; a longer part may need more than a sheet */

/* In the page. Styles set one by one are no style attributes to the policy. */
function mark(long) {
	const parts = [];
	const word = (text) => {
		const s = document.createElement("span");

		s.textContent = ` ${text} `;
		s.style.fontSize = "1px";
		s.style.letterSpacing = "0";
		return s;
	};

	document.querySelectorAll("li, tr, .bar, figcaption, h1, h2, h3")
	    .forEach((e, i) => {
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

function cut(parts, text) {
	const on = (word) => text.findIndex((t) => t.includes(word));

	return parts.map((p) => ({ what: p.what,
		from: on(`zq${p.i}a`), to: on(`zq${p.i}z`) }))
	    .filter((p) => p.from === -1 || p.from !== p.to)
	    .map((p) => `${p.what}: begins on sheet ${p.from + 1}, ` +
		`ends on ${p.to + 1}`);
}

async function print(browser, page, format) {
	const file = path.join(work, "paper", `${page.name}-${format}.pdf`);
	const marked = path.join(work, "paper", "marked.pdf");
	const tab = await browser.newPage();
	let parts, text;

	await tab.goto(`file://${page.file}`);
	await tab.pdf({ path: file, format });
	parts = await tab.evaluate(mark, LONG);
	await tab.pdf({ path: marked, format });
	await tab.close();
	text = sheets(marked);
	verdict(`${page.name} on ${format}: nothing is cut`,
	    parts.length === 0 ? ["nothing to look at"] : cut(parts, text));
}

(async () => {
	const browser = await launch();

	for (const page of pages(".html"))
		for (const format of ["A4", "Letter"])
			await print(browser, page, format);
	await browser.close();
	finish();
})();
