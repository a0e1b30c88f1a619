// The genesis that the test nodes start from, as a raw chain specification.
//
// A node with `--dev` compiles the runtime three times: to read its preset, to build the genesis, to run. With a raw specification it
// compiles it once. The file is made once for each build of the node. Do not commit it: it contains the runtime's code.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { program, runToEnd, target } from './process.mjs';

const folder = join(target, 'tmp', 'raw-chains');
const DAY = 24 * 60 * 60 * 1_000;

/** The path of the raw specification of a built-in chain, made if this build of the node has none yet. `node/tests/common` names them so too. */
export async function rawChain(name) {
	const node = program('huxian-node');
	const { size, mtimeNs } = statSync(node, { bigint: true });
	const build = `${size}-${mtimeNs}`;
	const file = join(folder, `${name}-${build}-raw.json`);
	if (!statSync(file, { throwIfNoEntry: false })) {
		mkdirSync(folder, { recursive: true });
		removeOld(build);
		await make(node, name, file);
	}
	return file;
}

/** Removes what belongs to other builds of some days ago. */
function removeOld(build) {
	for (const entry of readdirSync(folder).filter((entry) => !entry.includes(build))) {
		const path = join(folder, entry);
		if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 2 * DAY) rmSync(path, { force: true });
	}
}

async function make(node, name, file) {
	// Under another name first: others who look for the file find all of it or nothing.
	const unfinished = `${file}.${process.pid}`;
	const { code, text } = await runToEnd(node, ['export-chain-spec', '--chain', name, '--raw', '--output', unfinished], { timeout: 180_000 });
	if (code !== 0) {
		rmSync(unfinished, { force: true });
		throw new Error(`the node cannot export the chain ${name}:\n${text}`);
	}
	renameSync(unfinished, file);
}
