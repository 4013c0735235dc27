/* Each form to fill in by hand, printed on A4 and Letter: no question, row or
 * step is cut between two sheets, every sheet has its title and its number,
 * nothing lies in the margin, a pen finds the boxes, large print is large; and
 * the page is valid, loads nothing, and breaks no rule of accessibility. */
"use strict";

const { execFileSync } = require("child_process");
const { HtmlValidate } = require("html-validate");
const { fs, path, work, pages, verdict, finish, launch } =
    require("./common.cjs");
const { mark, sheets, cut } = require("./cuts.cjs");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
	root: true,
	extends: ["html-validate:standard", "html-validate:a11y"],
	elements: ["html5"],
	rules: { "doctype-style": ["error", { style: "uppercase" }] },
});

const MM = 72 / 25.4; /* points */
const MARGIN = 12 * MM; /* nothing but title and number comes nearer */
const formats = { A4: [595, 842], Letter: [612, 792] };
const LONG = 1800;
const PARTS = ".questions > li, tr, .results > li, .stop, .step, .only, " +
    ".before, .how, h1, h2, h3, h4";

/* In the page: what a pen and an old pair of eyes need. */
function measure() {
	const large = document.documentElement.className === "large";
	const mm = 96 / 25.4;
	const faults = [];

	for (const box of document.querySelectorAll(".box")) {
		const r = box.getBoundingClientRect();
		const least = large ? 7 : 4;

		if (r.width < least * mm || r.height < least * mm)
			faults.push(`a box of ${r.width} by ${r.height}`);
		if (r.right > document.documentElement.clientWidth)
			faults.push("a box beside the page");
	}
	for (const e of document.body.querySelectorAll("*")) {
		const own = [...e.childNodes].some((n) =>
		    n.nodeType === 3 && n.textContent.trim() !== "");
		const style = getComputedStyle(e);

		if (own && parseFloat(style.fontSize) < (large ? 24 : 12) - .1)
			faults.push(`letters of ${style.fontSize}: ${
			    e.textContent.slice(0, 40)}`);
		if (own && style.color !== "rgb(0, 0, 0)")
			faults.push(`letters in ${style.color}`);
	}
	if (document.querySelector(".box, .slip") === null)
		faults.push("no boxes");
	return faults;
}

/* Words in the margins of FILE, and sheets without title or number. */
function margins(file, title) {
	const faults = [];
	const text = execFileSync("pdftotext", ["-bbox", file, "-"],
	    { encoding: "utf8", maxBuffer: 1 << 28 });
	const all = text.split("<page ").slice(1);

	all.forEach((page, i) => {
		const [, width, height] =
		    page.match(/width="([\d.]+)" height="([\d.]+)"/)
		    .map(Number);
		const words = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g)];

		for (const w of words) {
			const [x, y, x2, y2] = w.slice(1, 5).map(Number);
			const edge = y2 < 17 * MM || y > height - 18 * MM;

			if (x < MARGIN || x2 > width - MARGIN ||
			    (!edge && (y < MARGIN || y2 > height - MARGIN)))
				faults.push(`sheet ${i + 1}: "${w[5]}" at ${
				    [x, y, x2, y2]}`);
		}
		if (!page.includes(">Page<") ||
		    !words.some((w) => w[5] === String(all.length)))
			faults.push(`sheet ${i + 1} has no number`);
		if (!words.some((w) => Number(w[4]) < 17 * MM &&
		    title.includes(w[5])))
			faults.push(`sheet ${i + 1} has no title`);
	});
	return faults;
}

function size(file) {
	return execFileSync("pdfinfo", [file], { encoding: "utf8" })
	    .match(/Page size: +([\d.]+) x ([\d.]+)/).slice(1).map(Number);
}

async function print(browser, page, format) {
	const file = path.join(work, "paper", `${page.name}-${format}.pdf`);
	const marked = path.join(work, "paper", "marked.pdf");
	const tab = await browser.newPage();
	const [wide, high] = formats[format];
	const own = /^(a4|letter)-/.exec(page.name);
	const wanted = own === null ? [wide, high]
	    : formats[own[1] === "a4" ? "A4" : "Letter"];
	let parts, title;

	await tab.goto(`file://${page.file}`);
	title = await tab.evaluate(() =>
	    document.documentElement.dataset.title);
	await tab.pdf({ path: file, format, preferCSSPageSize: true });
	parts = await tab.evaluate(mark, LONG, PARTS);
	await tab.pdf({ path: marked, format, preferCSSPageSize: true });
	await tab.close();
	verdict(`${page.name} on ${format}: nothing is cut`,
	    cut(parts, sheets(marked)));
	verdict(`${page.name} on ${format}: margins, titles, numbers`,
	    margins(file, title));
	verdict(`${page.name} on ${format}: the paper`,
	    size(file).every((n, i) => Math.abs(n - wanted[i]) < 2) ? []
		: [`${size(file)}, not ${wanted}`]);
}

async function look(browser, page) {
	const tab = await browser.newPage();
	const url = `file://${page.file}`;
	const faults = [];
	const report = await validator.validateFile(page.file);
	let result;

	tab.on("console", (m) => faults.push(`says: ${m.text()}`));
	tab.on("request", (r) => {
		if (r.url() !== url)
			faults.push(`asks for ${r.url().slice(0, 100)}`);
	});
	await tab.goto(url);
	await tab.emulateMediaType("print");
	await tab.setViewport({ width: 660, height: 900 });
	faults.push(...await tab.evaluate(measure));
	verdict(`${page.name}: boxes, letters, asks for nothing`, faults);
	await tab.emulateMediaType("screen");
	await tab.setViewport({ width: 1280, height: 900 });
	await tab.evaluate(axe);
	result = await tab.evaluate(() => window.axe.run());
	await tab.close();
	verdict(`${page.name}: accessible`, result.violations.map((v) =>
	    `${v.id}: ${v.nodes[0].html.slice(0, 80)}`));
	verdict(`${page.name}: valid`, report.results.flatMap((r) =>
	    r.messages.map((m) =>
		`${m.line}:${m.column}: ${m.message} [${m.ruleId}]`)));
}

(async () => {
	const browser = await launch();

	for (const page of pages(".html", "forms-on-paper")) {
		await look(browser, page);
		for (const format of Object.keys(formats))
			await print(browser, page, format);
	}
	await browser.close();
	finish();
})();
