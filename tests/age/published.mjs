// published.mjs check|write: are the files in vectors/ what age's test vectors
// are, all of them and nothing else? Prints what differs and a count. A vector
// that is published compressed stands there as NAME.gz, whole.
import fs from 'node:fs'
import path from 'node:path'
import url from 'node:url'
import zlib from 'node:zlib'
import * as published from 'cctv-age'

const folder = url.fileURLToPath(new URL('vectors', import.meta.url))

// The vector as it is once its payload is not compressed.
function unpack(bytes) {
	const all = Buffer.from(bytes)
	const end = all.indexOf('\n\n') + 1
	const head = all.subarray(0, end).toString()
	const plain = head.replace('compressed: zlib\n', '')
	let file = all.subarray(end + 1)

	if (plain !== head)
		file = zlib.inflateSync(file)
	return {
		packed: plain !== head,
		bytes: Buffer.concat([Buffer.from(plain + '\n'), file])
	}
}

function read(name) {
	const at = path.join(folder, name)

	if (fs.existsSync(at + '.gz'))
		return zlib.gunzipSync(fs.readFileSync(at + '.gz'))
	return fs.existsSync(at) ? fs.readFileSync(at) : null
}

function write(name, vector) {
	const at = path.join(folder, name)

	if (vector.packed)
		fs.writeFileSync(at + '.gz',
			zlib.gzipSync(vector.bytes, { level: 9 }))
	else
		fs.writeFileSync(at, vector.bytes)
}

let good = 0
let bad = 0
for (const [name, bytes] of Object.entries(published)) {
	const vector = unpack(bytes)

	if (process.argv[2] === 'write')
		write(name, vector)
	if (read(name)?.equals(vector.bytes)) {
		good++
	} else {
		console.log(`FAIL ${name}: missing in vectors/, or not the same`)
		bad++
	}
}
for (const file of fs.readdirSync(folder)) {
	const name = file.replace(/\.gz$/, '')

	if (!file.startsWith('.') && file !== 'LICENSE' && !(name in published)) {
		console.log(`FAIL ${file}: no such vector`)
		bad++
	}
}
console.log(`${good} passed, ${bad} failed`)
process.exit(bad > 0 || good === 0 ? 1 : 0)
