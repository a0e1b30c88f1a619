// Programs that a test begins, each ended by the test that began it, by its process id.

import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = process.env.HUXIAN_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'huxian');

/** The folder of all builds, as in `scripts/lib.sh`. */
export const target = process.env.CARGO_TARGET_DIR ?? join(cache, 'target');

/** The path of a built program of the workspace; `HUXIAN_NODE` names another node to test. */
export const program = (name) => (name === 'huxian-node' && process.env.HUXIAN_NODE) || join(target, 'debug', name);

const running = new Set();

/** Ends everything that was begun, however this process ends. */
const killAll = () => running.forEach((child) => child.kill('SIGKILL'));
process.on('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => process.exit(1));
}

/** A program that runs beside the test, its output in a file. `options` are those of `spawn`, such as `cwd`. */
export class Running {
	constructor(path, args, log, options = {}) {
		this.log = log;
		const output = createWriteStream(log, { flags: 'a' });
		this.child = spawn(path, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		running.add(this.child);
		this.text = '';
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream.on('data', (chunk) => {
				this.text += chunk;
				output.write(chunk);
			});
		}
		this.ended = new Promise((resolve) => {
			const done = (outcome) => {
				running.delete(this.child);
				this.outcome = outcome;
				output.end();
				resolve(outcome);
			};
			this.child.on('error', (error) => done({ error: `cannot run ${path}: ${error.message}` }));
			this.child.on('close', (code, signal) => done({ code, signal }));
		});
	}

	/** Ends it and waits until it is gone; `SIGKILL` as a power cut would. */
	async stop(signal = 'SIGTERM') {
		if (this.outcome) return;
		this.child.kill(signal);
		const insist = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
		await this.ended;
		clearTimeout(insist);
	}

	/** The last lines that it said. */
	tail(lines = 25) {
		return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
	}
}

/** Runs a program to its end, with the `options` of `spawn`; gives its exit code and all that it said. */
export async function runToEnd(path, args, { timeout = 60_000, ...options } = {}) {
	const child = spawn(path, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	let text = '';
	child.stdout.on('data', (chunk) => (text += chunk));
	child.stderr.on('data', (chunk) => (text += chunk));
	const limit = setTimeout(() => child.kill('SIGKILL'), timeout);
	const [code, signal] = await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (...outcome) => resolve(outcome));
	});
	clearTimeout(limit);
	running.delete(child);
	return { code, signal, text };
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Asks again and again until `question` answers with something true, and gives that; fails with `what` after `timeout` milliseconds.
 */
export async function until(what, question, { timeout = 60_000, every = 500 } = {}) {
	const end = Date.now() + timeout;
	for (;;) {
		const answer = await question();
		if (answer) return answer;
		if (Date.now() > end) throw new Error(`waited ${timeout / 1000} s in vain for: ${what}`);
		await sleep(every);
	}
}
