/* Each page on screens: wide and narrow; light, dark, forced colours. */
"use strict";

const { fs, path, work, pages, verdict, finish, launch } =
    require("./common.cjs");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const asked = process.argv.slice(3).map(Number);
const widths = asked.length > 0 ? asked : [320, 1280];
const looks = {
	light: { "prefers-color-scheme": "light" },
	dark: { "prefers-color-scheme": "dark" },
	forced: { "forced-colors": "active" },
};

/* Contrast as in WCAG AAA; the page is whole in itself, so all rules hold. */
const rules = {
	resultTypes: ["violations"],
	rules: { "color-contrast-enhanced": { enabled: true } },
};

async function set(tab, look, width) {
	const cdp = await tab.createCDPSession();

	await tab.setViewport({ width, height: 900 });
	await cdp.send("Emulation.setEmulatedMedia", {
		features: Object.entries(looks[look])
		    .map(([name, value]) => ({ name, value })),
	});
}

/* Everything a page says or asks for on its way. */
function listen(tab, url, faults) {
	tab.on("console", (m) => faults.push(`says: ${m.text()}`));
	tab.on("pageerror", (e) => faults.push(`error: ${e.message}`));
	tab.on("request", (r) => {
		if (r.url() !== url)
			faults.push(`asks for ${r.url().slice(0, 100)}`);
	});
}

/* In the page: what is wider than the window, and what is not as it should
 * be. */
function measure() {
	const width = document.documentElement.clientWidth;
	const faults = [];

	if (document.documentElement.scrollWidth > width)
		faults.push("scrolls sideways: " +
		    document.documentElement.scrollWidth + " > " + width);
	for (const e of document.body.querySelectorAll("*")) {
		const box = e.getBoundingClientRect();

		if (box.width > 1 && (box.right > width + 1 || box.left < -1))
			faults.push(`sticks out: ${e.tagName} ${
			    e.textContent.slice(0, 40)}`);
	}
	if (getComputedStyle(document.documentElement)
	    .getPropertyValue("--paper") === "")
		faults.push("the style sheet was not used");
	if (document.querySelectorAll("script, a, img, link").length > 0)
		faults.push("something that must not be there");
	return faults;
}

async function check(browser, page, look, width) {
	const tab = await browser.newPage();
	const url = `file://${page.file}`;
	const faults = [];

	await set(tab, look, width);
	listen(tab, url, faults);
	await tab.goto(url, { waitUntil: "load" });
	faults.push(...await tab.evaluate(measure));
	verdict(`${page.name} ${look} ${width}: fits, asks for nothing`,
	    faults);
	await tab.screenshot({
		path: path.join(work, "pictures",
		    `${page.name}-${look}-${width}.png`),
		fullPage: true,
	});
	await tab.close();
}

/* In a tab of its own: what axe does to the page must not count above. */
async function accessible(browser, page, look, width) {
	const tab = await browser.newPage();
	let result;

	await set(tab, look, width);
	await tab.setBypassCSP(true);
	await tab.goto(`file://${page.file}`);
	await tab.evaluate(axe);
	result = await tab.evaluate((r) => window.axe.run(document, r), rules);
	verdict(`${page.name} ${look} ${width}: accessible`,
	    result.violations.map((v) => `${v.id}: ${v.help}: ${
		v.nodes.slice(0, 3).map((n) => n.html.slice(0, 100))
		    .join(" ")}`));
	await tab.close();
}

(async () => {
	const browser = await launch();

	for (const page of pages(".html"))
		for (const look of Object.keys(looks))
			for (const width of widths) {
				await check(browser, page, look, width);
				await accessible(browser, page, look, width);
			}
	await browser.close();
	finish();
})();
