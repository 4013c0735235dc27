/* Each page is HTML as the standard has it. */
"use strict";

const { HtmlValidate } = require("html-validate");
const { pages, verdict, finish } = require("./common.cjs");

const validator = new HtmlValidate({
	root: true,
	extends: ["html-validate:standard", "html-validate:a11y"],
	elements: ["html5"],
	rules: { "doctype-style": ["error", { style: "uppercase" }] },
});

(async () => {
	for (const page of pages(".html")) {
		const report = await validator.validateFile(page.file);

		verdict(`${page.name}: valid`, report.results.flatMap((r) =>
		    r.messages.map((m) =>
			`${m.line}:${m.column}: ${m.message} [${m.ruleId}]`)));
	}
	finish();
})();
