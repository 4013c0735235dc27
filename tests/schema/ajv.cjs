/* node ajv.cjs DOCS MADE SELF: what ajv says of the outputs in MADE/NAME (in
 * the order of `list`) against DOCS/NAME.schema.json, of each change that
 * MADE/NAME/log tells, and of the cases in SELF. Run by tests/schema/ajv. */
'use strict';
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv/dist/2020');

const [docs, made, self] = process.argv.slice(2);
let good = 0;
let bad = 0;

function tell(holds, name, why) {
  if (holds) {
    good++;
    return;
  }
  if (bad++ < 40) console.log(`FAIL ${name}${why ? `: ${why}` : ''}`);
}

const read = (file) => fs.readFileSync(file, 'utf8');

/* The place of a pointer's last part: its parent and the key there. */
function place(root, pointer) {
  const parts = pointer
    .slice(1)
    .split('/')
    .map((p) => p.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = parts.pop();
  let parent = root;
  for (const part of parts) parent = parent[part];
  return { parent, last };
}

/* DOC with the change made; the change must fit the document. */
function changed(doc, edit) {
  if (edit.at === '') return edit.value;
  const copy = structuredClone(doc);
  const { parent, last } = place(copy, edit.at);
  const there = Object.hasOwn(parent, last);
  if (edit.op === 'add' && Array.isArray(parent)) parent.push(edit.value);
  else if (there === (edit.op === 'add')) throw new Error(`no ${edit.at}`);
  else if (edit.op !== 'remove') parent[last] = edit.value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

function judge(name) {
  const folder = path.join(made, name);
  const schema = JSON.parse(read(path.join(docs, `${name}.schema.json`)));
  /* strictRequired knows no keys but those of the same few lines; a key that is
   * misspelt in a condition lets a change pass, and is found by that. */
  const ajv = new Ajv({ strict: true, strictRequired: false });
  let holds;
  try {
    holds = ajv.compile(schema);
    tell(true);
  } catch (e) {
    tell(false, `${name}.schema.json`, e.message);
    return;
  }
  const list = read(path.join(folder, 'list')).trim().split('\n');
  const values = list.map((file) => JSON.parse(read(file)));
  values.forEach((value, i) =>
    tell(holds(value), list[i], ajv.errorsText(holds.errors)));
  const edits = read(path.join(folder, 'log')).trim().split('\n');
  for (const line of edits) {
    const edit = JSON.parse(line);
    tell(
      holds(changed(values[edit.doc], edit)) === edit.holds,
      `${list[edit.doc]} ${line.slice(0, 200)}`,
      'ajv says otherwise',
    );
  }
  console.log(`${name}: ${values.length} outputs, ${edits.length} changes`);
}

/* Small schemas that say less than strict mode asks for. */
function judgeSelf() {
  for (const group of JSON.parse(read(self))) {
    if (!group.tests) continue;
    const holds = new Ajv({ strict: false }).compile(group.schema);
    for (const test of group.tests)
      tell(holds(test.data) === test.valid, `${group.description}: ${test.description}`);
  }
}

for (const name of fs.readdirSync(made).sort()) judge(name);
judgeSelf();
console.log(`${good} passed, ${bad} failed`);
process.exit(bad === 0 && good > 0 ? 0 : 1);
