// Runs test files, the longest first, several at a time. `node --test` would order them by name.
//
//   node run.mjs           all files of this folder
//   node run.mjs PATH…     these files, or all files of these folders
//
// `HUXIAN_FILES_AT_ONCE` sets the number of files at a time.

import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { rawChain } from './support/genesis.mjs';
import { giveTurns } from './support/turns.mjs';

const ENDING = '.test.mjs';
// `local` is the network of four validators, in `zombienet/`.
const LONGEST_FIRST = [
	...['validators', 'network', 'upgrade', 'amo', 'oracle', 'export', 'burrows', 'local', 'rights', 'restart', 'timelock', 'stale-oracle'],
	...['pools', 'safe-mode', 'peg', 'agents', 'wallets', 'surface', 'liquidation', 'market', 'meta-transaction'],
];
// Too long for each run: `HUXIAN_FULL=1` adds them.
const FULL_ONLY = process.env.HUXIAN_FULL === '1' ? [] : ['finality', 'validators'];
// Most of the time they wait for blocks.
const AT_ONCE = Number(process.env.HUXIAN_FILES_AT_ONCE ?? 8);

const here = dirname(fileURLToPath(import.meta.url));
const isWanted = (file) => file.endsWith(ENDING) && !FULL_ONLY.includes(basename(file, ENDING));
const testsIn = (folder) => readdirSync(folder).filter(isWanted).map((file) => join(folder, file));
const paths = process.argv.length > 2 ? process.argv.slice(2).map((path) => resolve(path)) : [here];
const files = paths.flatMap((path) => (statSync(path).isDirectory() ? testsIn(path) : [path]));
// A file that is not in the list begins at once.
const place = (file) => LONGEST_FIRST.indexOf(basename(file, ENDING));
files.sort((one, other) => place(one) - place(other));

// Made once, here. The files begin together, and each would make it.
if (files.some((file) => dirname(file) === here)) await rawChain('dev');
await giveTurns(files);

const began = Date.now();
const results = run({ files, concurrency: AT_ONCE });
let [failed, ended] = [false, 0];
results.on('test:fail', () => (failed = true));
// Results are told in the order of the files; this says in the meantime which have ended.
results.on('test:complete', ({ name, nesting }) => {
	if (nesting > 0 || !files.includes(name)) return;
	ended += 1;
	console.log(`${basename(name)} has ended after ${Math.round((Date.now() - began) / 1_000)} s, ${ended} of ${files.length} files`);
});
results.compose(new spec()).pipe(process.stdout);
results.on('end', () => (process.exitCode = failed ? 1 : 0));
