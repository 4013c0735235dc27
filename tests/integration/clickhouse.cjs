// node clickhouse.cjs CHDB SESSION FORMAT: run the statements on standard
// input; what the last one gives is printed in FORMAT.
'use strict';
const fs = require('fs');

const [chdb, folder, format] = process.argv.slice(2);
const { Session } = require(chdb);
const session = new Session(folder);
const statements = fs.readFileSync(0, 'utf8').split(/;\s*\n/)
    .filter((s) => s.trim() !== '');
let said = '';
try {
	for (const statement of statements)
		said = session.query(statement, format);
	fs.writeSync(1, said);
	process.exitCode = 0;
} catch (e) {
	console.error(String(e));
	process.exitCode = 1;
}
session.close();
