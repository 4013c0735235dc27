/* What the checks share: the pages, a browser off the network, a verdict a
 * line. */
"use strict";

const fs = require("fs");
const path = require("path");

const work = path.resolve(process.argv[2]);

function pages(ending, of = "pages") {
	const folder = path.join(work, of);

	return fs.readdirSync(folder).filter((f) => f.endsWith(ending)).sort()
	    .map((f) => ({
		name: f.slice(0, -ending.length),
		file: path.join(folder, f),
	}));
}

let failed = 0;

/* One line a check; FAULTS is a list of what is wrong. */
function verdict(what, faults) {
	if (faults.length === 0) {
		console.log(`ok   ${what}`);
		return;
	}
	failed++;
	console.log(`FAIL ${what}`);
	for (const f of faults.slice(0, 12))
		console.log(`     ${f}`);
}

function finish() {
	process.exitCode = failed > 0 ? 1 : 0;
}

function chromium() {
	const names = ["chromium", "chromium-browser", "google-chrome"];

	for (const dir of process.env.PATH.split(":"))
		for (const name of names)
			if (fs.existsSync(path.join(dir, name)))
				return path.join(dir, name);
	throw new Error("no Chromium");
}

/* All names lead nowhere, and so does the way out. */
async function launch() {
	const args = ["--host-resolver-rules=MAP * ~NOTFOUND",
	    "--proxy-server=127.0.0.1:9", "--disable-background-networking",
	    "--disable-component-update", "--no-first-run",
	    "--disable-dev-shm-usage", "--font-render-hinting=none"];

	if (process.getuid() === 0)
		args.push("--no-sandbox");
	return require("puppeteer-core").launch({
		executablePath: chromium(),
		headless: true,
		args,
	});
}

module.exports = { fs, path, work, pages, verdict, finish, launch };
