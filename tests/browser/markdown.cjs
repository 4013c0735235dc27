/* Each page as Markdown, by a reader of CommonMark and by one with tables,
 * addresses with a scheme as links and HTML let through: the page is made of
 * the elements we made, and notes read as they were typed. Readers that make a
 * link of any name with a dot in it show what was typed, too: names are left
 * as they are, to be copied from the text itself. */
"use strict";

const commonmark = require("commonmark");
const markdownIt = require("markdown-it");
const { fs, pages, verdict, finish } = require("./common.cjs");

const ours = new Set(["h1", "h2", "h3", "p", "ul", "ol", "li"]);
const tables = new Set(["table", "thead", "tbody", "tr", "th", "td"]);
const full = markdownIt({ html: true, linkify: true });
full.linkify.set({ fuzzyLink: false });
const readers = {
	commonmark: (text) => new commonmark.HtmlRenderer()
	    .render(new commonmark.Parser().parse(text)),
	"markdown-it": (text) => full.render(text),
};

function text_of(html) {
	const names = { lt: "<", gt: ">", amp: "&", quot: "\"" };

	return html.replace(/<[^>]*>/g, "")
	    .replace(/&(lt|gt|amp|quot);/g, (all, name) => names[name])
	    .replace(/\s+/g, " ");
}

/* The notes of an answer file: the writer's way to quote is that of JSON. */
function notes_of(file) {
	const part = fs.existsSync(file)
	    ? fs.readFileSync(file, "utf8").split(/^notes:.*$/m)[1] || "" : "";

	return [...part.matchAll(/^ {2}[\w-]+: (".*")$/gm)]
	    .map((m) => JSON.parse(m[1]).replace(/\s+/g, " ").trim());
}

function faults_of(html, known, notes) {
	const seen = text_of(html);
	const faults = [];

	for (const m of html.matchAll(/<\/?([a-z0-9!?]+)[^>]*>/gi))
		if (!known.has(m[1]))
			faults.push(`an element that is not ours: ${m[0]}`);
	for (const note of notes)
		if (!seen.includes(note))
			faults.push(`not as it was typed: ${note.slice(0, 80)}`);
	return faults;
}

for (const page of pages(".md")) {
	const text = fs.readFileSync(page.file, "utf8");
	const notes = notes_of(page.file.replace(/\.md$/, ".yaml"));

	for (const [name, read] of Object.entries(readers)) {
		const known = name === "commonmark" ? ours
		    : new Set([...ours, ...tables]);

		verdict(`${page.name}: as Markdown, by ${name}`,
		    faults_of(read(text), known, notes));
	}
}
finish();
