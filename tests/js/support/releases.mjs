// Chains of older releases, and the code that replaces theirs.
//
// `releases/` holds the compressed runtime of a release, and the genesis that its preset made.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as zlib from 'node:zlib';
import { rawChain } from './genesis.mjs';
import { target } from './process.mjs';

const releases = join(dirname(fileURLToPath(import.meta.url)), '..', 'releases');
const chains = join(target, 'tmp', 'raw-chains');
/** Where a chain keeps its code: `:code`. */
const CODE = '0x3a636f6465';
/** What compressed code begins with. */
const COMPRESSED = Buffer.from([82, 188, 83, 118, 70, 219, 142, 5]);

/** The path of the raw specification of a built-in chain, as the release of `version` made it. */
export function releasedChain(version, name = 'dev') {
	const specification = JSON.parse(readFileSync(join(releases, `huxian-${version}-${name}.json`), 'utf8'));
	const code = readFileSync(join(releases, `huxian-${version}.wasm.zst`));
	specification.genesis.raw.top[CODE] = hex(Buffer.concat([COMPRESSED, code]));
	const file = join(chains, `release-${version}-${name}-raw.json`);
	mkdirSync(chains, { recursive: true });
	// Under another name first: others who look for the file find all of it or nothing.
	writeFileSync(`${file}.${process.pid}`, JSON.stringify(specification));
	renameSync(`${file}.${process.pid}`, file);
	return file;
}

/**
 * The code of the built node's runtime, in hexadecimal. It is compressed, so that a block has room
 * for it.
 */
export async function builtCode() {
	const { genesis } = JSON.parse(readFileSync(await rawChain('dev'), 'utf8'));
	const code = Buffer.from(genesis.raw.top[CODE].slice(2), 'hex');
	// A production build has compressed it already.
	return hex(code.subarray(0, COMPRESSED.length).equals(COMPRESSED) ? code : Buffer.concat([COMPRESSED, zstd(code)]));
}

/** Node.js has zstd from version 22.15 on. */
function zstd(bytes) {
	if (zlib.zstdCompressSync) return zlib.zstdCompressSync(bytes);
	const { stdout, status, error } = spawnSync('zstd', ['-q', '-c'], { input: bytes, maxBuffer: 64 * 1024 * 1024 });
	if (status !== 0) throw new Error(`zstd is missing, which scripts/setup.sh installs: ${error ?? status}`);
	return stdout;
}

const hex = (bytes) => `0x${bytes.toString('hex')}`;
