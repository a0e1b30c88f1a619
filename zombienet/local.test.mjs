// Four validators finalise; one is stopped and the others go on; it comes back and catches up.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rawChain } from '../tests/js/support/genesis.mjs';
import { Running, program, until } from '../tests/js/support/process.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const NAMES = ['alice', 'bob', 'charlie', 'dave'];

/** A validator of the network, spoken to over its own RPC. */
class Validator {
	constructor(name, url, pid, command) {
		Object.assign(this, { name, url: url.replace(/^ws/, 'http'), pid, command });
	}

	async rpc(method, params = []) {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
			signal: AbortSignal.timeout(15_000),
		});
		const { result, error } = await response.json();
		if (error) throw new Error(`${this.name}, ${method}: ${JSON.stringify(error)}`);
		return result;
	}

	async header(hash) {
		const header = await this.rpc('chain_getHeader', hash ? [hash] : []);
		return { height: Number(header.number), logs: header.digest.logs, parent: header.parentHash };
	}

	async finalised() {
		return (await this.header(await this.rpc('chain_getFinalizedHead'))).height;
	}

	hash(height) {
		return this.rpc('chain_getBlockHash', [height]);
	}

	async peers() {
		return (await this.rpc('system_health')).peers;
	}

	/** Whether its process is there: by its id, and it must be the one that was begun here. */
	alive() {
		try {
			return readFileSync(`/proc/${this.pid}/cmdline`, 'utf8').includes(folder);
		} catch {
			return false;
		}
	}

	async stop(signal = 'SIGTERM') {
		if (this.restarted) return this.restarted.stop(signal);
		if (!this.alive()) return;
		process.kill(this.pid, signal);
		await until(`${this.name} to end`, () => !this.alive(), { timeout: 15_000, every: 100 }).catch(() => {
			if (this.alive()) process.kill(this.pid, 'SIGKILL');
		});
	}

	/** Starts it again as zombienet did: same database, keys and ports. */
	restart() {
		// `exec`, so that its id is the node's and not a shell's.
		this.restarted = new Running('bash', ['-c', `exec ${this.command}`], join(folder, `${this.name}-again.log`));
	}
}

/** Whose turn the slot of a block was, from its Aura digest: `06 'aura' 08*4 slot` as a little-endian u64. */
function author(logs) {
	const digest = Buffer.from(logs[0].slice(2), 'hex');
	assert.equal(digest.subarray(1, 5).toString(), 'aura');
	return NAMES[Number(digest.readBigUInt64LE(6) % BigInt(NAMES.length))];
}

const folder = mkdtempSync(join(tmpdir(), 'huxian-zombienet-'));
let zombienet;
let validators = [];

describe('a network of four validators', { timeout: 480_000 }, () => {
	before(async () => {
		process.env.HUXIAN_NODE ??= program('huxian-node');
		process.env.HUXIAN_LOCAL_RAW = await rawChain('local');
		zombienet = new Running(
			process.execPath,
			[
				join(here, 'node_modules/@zombienet/cli/dist/cli.js'),
				...['--provider', 'native', '--logType', 'text', '--dir', join(folder, 'network'), '--force'],
				...['spawn', join(here, 'local.toml')],
			],
			join(folder, 'zombienet.log'),
		);
		// zombienet writes this file when all nodes are up.
		const network = await until(
			'zombienet to start the network',
			() => {
				if (zombienet.outcome) throw new Error(`zombienet ended:\n${zombienet.tail(60)}`);
				try {
					return JSON.parse(readFileSync(join(folder, 'network', 'zombie.json'), 'utf8'));
				} catch {
					return undefined;
				}
			},
			{ timeout: 240_000 },
		);
		const { processMap } = network.client;
		validators = network.relay.map(({ name, wsUri }) => new Validator(name, wsUri, processMap[name].pid, processMap[name].cmd.at(-1)));
		assert.deepEqual(validators.map(({ name }) => name).sort(), NAMES);
	});

	after(async () => {
		await Promise.all(validators.map((validator) => validator.stop()));
		await zombienet?.stop();
		if (process.env.HUXIAN_KEEP) console.log(`kept: ${folder}`);
		else rmSync(folder, { recursive: true, force: true });
	});

	/** Waits until all of `some` have finalised block `height`, and sees that it is the same block for all. */
	async function finalise(height, some = validators) {
		await until(
			`${some.map(({ name }) => name).join(', ')} to finalise block ${height}`,
			async () => (await Promise.all(some.map((validator) => validator.finalised()))).every((reached) => reached >= height),
			{ timeout: 120_000 },
		);
		const hashes = await Promise.all(some.map((validator) => validator.hash(height)));
		assert.equal(new Set(hashes).size, 1, `all have the same block ${height}: ${hashes}`);
	}

	/** Who made the newest `count` blocks. */
	async function authors(count) {
		const [observer] = validators;
		let { height, logs, parent } = await observer.header();
		const found = new Set();
		for (let left = Math.min(count, height); left > 0; left -= 1) {
			found.add(author(logs));
			if (left > 1 && height > 1) ({ height, logs, parent } = await observer.header(parent));
			else break;
		}
		return found;
	}

	test('all finalise the same blocks, and each makes some', async () => {
		await finalise(3);
		for (const validator of validators) assert.equal(await validator.peers(), 3, `${validator.name}'s peers`);
		await until('each to have made a block', async () => (await authors(8)).size === 4, { every: 1_000 });
	});

	test('one is stopped: the others go on finalising', async () => {
		const dave = validators.find(({ name }) => name === 'dave');
		const others = validators.filter((validator) => validator !== dave);
		const before = await others[0].finalised();
		await dave.stop();
		assert.ok(!dave.alive());
		await finalise(before + 6, others);
		await until('dave to be missed', async () => !(await authors(4)).has('dave'), { every: 1_000 });
	});

	test('it comes back, catches up, and makes blocks again', async () => {
		const dave = validators.find(({ name }) => name === 'dave');
		dave.restart();
		await until('dave to answer', () => dave.finalised().then(() => true, () => false), { timeout: 120_000 });
		const goal = await validators[0].finalised();
		await finalise(goal);
		await until('dave to make a block', async () => (await authors(4)).has('dave'), { every: 1_000 });
		await finalise((await validators[0].finalised()) + 2);
	});
});
