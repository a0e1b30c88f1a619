// Four validators finalise; one is stopped and the others go on; it comes back and catches up. A fifth node joins by warp sync.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
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

	/** Returns true if the process of this id runs and is the one that was begun here. */
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

/** Returns the author whose turn the slot of a block was, from its Aura digest: `06 'aura' 08*4 slot` as a little-endian u64. */
function author(logs) {
	const digest = Buffer.from(logs[0].slice(2), 'hex');
	assert.equal(digest.subarray(1, 5).toString(), 'aura');
	return NAMES[Number(digest.readBigUInt64LE(6) % BigInt(NAMES.length))];
}

const folder = mkdtempSync(join(tmpdir(), 'huxian-zombienet-'));
let zombienet;
let validators = [];
/** Nodes that join the network later. */
const joined = [];

/** A free port of the loopback interface. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

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
		await Promise.all([...validators, ...joined].map((node) => node.stop()));
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

	/** Returns the authors of the newest `count` blocks. */
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

	test('their genesis is that of the preset, to the last digit', async () => {
		const { top } = JSON.parse(readFileSync(process.env.HUXIAN_LOCAL_RAW, 'utf8')).genesis.raw;
		const hashes = await Promise.all(validators.map((validator) => validator.hash(0)));
		assert.equal(new Set(hashes).size, 1);
		// The code is long, and every node runs it.
		const keys = Object.keys(top).filter((key) => top[key].length < 10_000);
		assert.ok(keys.length > 100);
		const found = await Promise.all(keys.map((key) => validators[0].rpc('state_getStorage', [key, hashes[0]])));
		keys.forEach((key, index) => assert.equal(found[index] ?? '0x', top[key], key));
	});

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

	test('a fifth node joins by warp sync, and another one from one peer', async () => {
		await finalise((await validators[0].finalised()) + 2);
		const [alice] = validators;
		const listenAddress = (await alice.rpc('system_localListenAddresses')).find((address) => address.startsWith('/ip4/127.0.0.1/tcp/'));
		assert.ok(listenAddress, 'alice listens on this machine');
		// All peers are found through Alice; the second node waits for one peer only, as on a network of two.
		for (const [name, peers] of [['warp', '3'], ['warp-alone', '1']]) {
			const port = await freePort();
			const node = new Running(
				process.env.HUXIAN_NODE,
				[
					...['--chain', process.env.HUXIAN_LOCAL_RAW, '--base-path', join(folder, name), '--sync', 'warp', '--warp-sync-peers', peers],
					...['--rpc-port', String(port), '--listen-addr', '/ip4/127.0.0.1/tcp/0'],
					// zombienet's nodes speak WebSocket with each other.
					...['--listen-addr', '/ip4/127.0.0.1/tcp/0/ws', '--bootnodes', listenAddress],
					...['--no-mdns', '--no-telemetry', '--no-prometheus', '--allow-private-ip'],
				],
				join(folder, `${name}.log`),
			);
			joined.push(node);
			const newcomer = new Validator(name, `http://127.0.0.1:${port}`);
			await until(`${name} to sync`, () => /Warp sync is complete/.test(node.text), { timeout: 120_000 });
			const goal = await alice.finalised();
			await until(`${name} to finalise block ${goal}`, async () => (await newcomer.finalised().catch(() => 0)) >= goal, { timeout: 120_000 });
			assert.equal(await newcomer.hash(goal), await alice.hash(goal));
		}
	});
});
