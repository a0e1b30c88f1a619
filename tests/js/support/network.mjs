// Several nodes of one chain on the loopback interface. Each knows the others from the beginning,
// and speaks to nobody else; so the network can be cut and joined again while it runs.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { u8aToHex } from '@polkadot/util';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { rawChain } from './genesis.mjs';
import { Running, program, runToEnd, until } from './process.mjs';
import { inTurn } from './turns.mjs';

/** A free port of the loopback interface. */
export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/** A node of a network, spoken to over its own RPC. It keeps folder, ports and identity. */
export class Validator {
	/**
	 * `command` is the program and its arguments, for a node that is not begun as the others are.
	 */
	constructor(name, folder, { rpcPort, port, command, cwd, env }) {
		Object.assign(this, { name, folder, port, rpcPort, command, cwd, env });
	}

	get url() {
		return `ws://127.0.0.1:${this.rpcPort}`;
	}

	/** Begins it; does not wait until it answers. */
	spawn() {
		const [path, ...args] = this.command();
		this.running = new Running(path, args, join(this.folder, `${this.name}.log`), { cwd: this.cwd, env: this.env });
	}

	/** Waits until it answers. */
	answers(timeout = 180_000) {
		const question = () => {
			if (this.running.outcome) throw new Error(`${this.name} ended: ${this.running.tail()}`);
			return this.rpc('system_health').then(() => true, () => false);
		};
		return until(`${this.name} to answer`, question, { timeout, every: 250 });
	}

	stop(signal) {
		return this.running?.stop(signal);
	}

	async rpc(method, params = []) {
		const response = await fetch(`http://127.0.0.1:${this.rpcPort}`, {
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
		return this.rpc('chain_getHeader', hash ? [hash] : []);
	}

	async height() {
		return Number((await this.header()).number);
	}

	async finalised() {
		return Number((await this.header(await this.rpc('chain_getFinalizedHead'))).number);
	}

	hash(height) {
		return this.rpc('chain_getBlockHash', [height]);
	}
}

export class Network {
	/**
	 * Starts validators of `local` by the names of their development keys. Sessions have
	 * `sessionLength` blocks. `guest` gives the address of a node that joins later; nodes that run
	 * take no stranger.
	 */
	static async start(names, { sessionLength = 10, guest } = {}) {
		const network = new Network();
		network.folder = mkdtempSync(join(tmpdir(), 'huxian-network-'));
		network.validators = [];
		try {
			for (const name of names) network.validators.push(await network.#validator(name));
			network.chain = await network.#specification(sessionLength);
			network.guest = await guest?.(network);
			for (const validator of network.validators) {
				await inTurn(async () => {
					validator.spawn();
					await validator.answers();
				});
			}
			return network;
		} catch (error) {
			await network.end();
			throw error;
		}
	}

	/** A node that begins as one of the development keys, and knows all others. */
	async #validator(name) {
		const [port, rpcPort] = [await freePort(), await freePort()];
		const key = join(this.folder, `${name}.key`);
		const { code, text } = await runToEnd(program('huxian-node'), ['key', 'generate-node-key', '--file', key]);
		if (code !== 0) throw new Error(text);
		const command = () => [
			program('huxian-node'),
			...['--chain', this.chain, `--${name}`, '--base-path', join(this.folder, name), '--node-key-file', key],
			...['--rpc-port', String(rpcPort), '--listen-addr', `/ip4/127.0.0.1/tcp/${port}`],
			// To cut and to join the network. A peer that is no longer reserved would take a free
			// place.
			...['--rpc-methods', 'unsafe', '--reserved-only', '--in-peers', '0', '--out-peers', '0'],
			...this.others(validator).flatMap(({ address }) => ['--reserved-nodes', address]),
			...(this.guest ? ['--reserved-nodes', this.guest] : []),
			...['--no-mdns', '--no-telemetry', '--no-prometheus'],
		];
		const validator = new Validator(name, this.folder, { port, rpcPort, command });
		validator.address = `/ip4/127.0.0.1/tcp/${port}/p2p/${text.trim().split('\n').at(-1)}`;
		return validator;
	}

	/** The raw specification of `local`, with its nodes as bootnodes and shorter sessions. */
	async #specification(sessionLength) {
		const specification = JSON.parse(readFileSync(await rawChain('local'), 'utf8'));
		specification.bootNodes = this.validators.map(({ address }) => address);
		const key = xxhashAsHex('Validators', 128) + xxhashAsHex('SessionLength', 128).slice(2);
		const { top } = specification.genesis.raw;
		if (!top[key]) throw new Error('the genesis has no length of a session');
		top[key] = u8aToHex(new Uint8Array(Uint32Array.of(sessionLength).buffer));
		const file = join(this.folder, 'chain.json');
		writeFileSync(file, JSON.stringify(specification));
		return file;
	}

	named(name) {
		return this.validators.find((validator) => validator.name === name);
	}

	others(validator) {
		return this.validators.filter((other) => other !== validator);
	}

	/**
	 * Cuts the network into two, or joins it again: nodes of `one` and of the others no longer
	 * speak with each other.
	 */
	async cut(one, { apart = true } = {}) {
		const peer = ({ address }) => address.split('/p2p/')[1];
		const other = this.validators.filter((validator) => !one.includes(validator));
		const change = (from, to) => (apart ? from.rpc('system_removeReservedPeer', [peer(to)]) : from.rpc('system_addReservedPeer', [to.address]));
		await Promise.all(one.flatMap((from) => other.flatMap((to) => [change(from, to), change(to, from)])));
	}

	/**
	 * Waits until all of `some` have finalised block `height`, and gives its hash, which is the
	 * same for all.
	 */
	async finalise(height, some = this.validators, timeout = 120_000) {
		await until(
			`${some.map(({ name }) => name).join(', ')} to finalise block ${height}`,
			async () => (await Promise.all(some.map((validator) => validator.finalised().catch(() => -1)))).every((reached) => reached >= height),
			{ timeout },
		);
		const hashes = new Set(await Promise.all(some.map((validator) => validator.hash(height))));
		if (hashes.size !== 1) throw new Error(`block ${height} differs: ${[...hashes]}`);
		return [...hashes][0];
	}

	/** Ends all nodes and removes what they have written. `HUXIAN_KEEP=1` keeps it. */
	async end() {
		await Promise.all(this.validators.map((validator) => validator.stop('SIGKILL')));
		if (process.env.HUXIAN_KEEP) console.log(`kept: ${this.folder}`);
		else rmSync(this.folder, { recursive: true, force: true });
	}
}
