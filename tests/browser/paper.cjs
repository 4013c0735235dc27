/* Each page on paper, A4 and Letter: nothing that belongs together is cut
 * between two sheets, no heading stands alone at the foot of one. */
"use strict";

const { path, work, pages, verdict, finish, launch } = require("./common.cjs");
const { mark, sheets, cut } = require("./cuts.cjs");

const LONG = 1800; /* characters; a longer part may need more than a sheet */
const PARTS = "li, tr, .bar, figcaption, h1, h2, h3";

async function print(browser, page, format) {
	const file = path.join(work, "paper", `${page.name}-${format}.pdf`);
	const marked = path.join(work, "paper", "marked.pdf");
	const tab = await browser.newPage();
	let parts, text;

	await tab.goto(`file://${page.file}`);
	await tab.pdf({ path: file, format });
	parts = await tab.evaluate(mark, LONG, PARTS);
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
