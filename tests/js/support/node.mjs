// A node of this repository's own, on free ports of the loopback interface, with a database of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawChain } from './genesis.mjs';
import { Running, program, until } from './process.mjs';
import { inTurn } from './turns.mjs';

/** What makes a node author the development chain though it is given as a file: with `--dev` it goes without saying. */
export const ALICE = ['--alice', '--force-authoring', '--unsafe-force-node-key-generation'];

/** One node. It keeps its database and its RPC port when it is stopped and started again. */
export class Node {
	/** Starts a development node and waits for its first block; `chain` is how it is told which chain, if not in the quickest way. */
	static async start({ chain, args = [] } = {}) {
		const node = new Node(chain ?? ['--chain', await rawChain('dev'), ...ALICE], args);
		await node.start();
		return node;
	}

	constructor(chain, args) {
		this.folder = mkdtempSync(join(tmpdir(), 'huxian-test-'));
		this.args = [...chain, ...args];
		this.port = 0;
	}

	get url() {
		return `ws://127.0.0.1:${this.port}`;
	}

	async start() {
		try {
			this.port = await inTurn(() => this.#open());
			const before = (await this.height()) ?? 0;
			await this.whileRunning('the node to make a block', async () => (await this.height()) > before);
		} catch (error) {
			const said = this.running?.tail();
			await this.discard();
			throw new Error(`${error.message}\nThe node said last:\n${said}`);
		}
	}

	/** Begins the program; gives the port on which it answers once it does. */
	async #open() {
		this.running = new Running(
			program('huxian-node'),
			[
				...this.args,
				...['--base-path', join(this.folder, 'data')],
				...['--rpc-port', String(this.port)],
				// Light clients in a browser speak WebSocket only.
				...['--listen-addr', '/ip4/127.0.0.1/tcp/0', '--listen-addr', '/ip4/127.0.0.1/tcp/0/ws'],
				...['--no-mdns', '--no-telemetry', '--no-prometheus'],
			],
			join(this.folder, 'node.log'),
		);
		// The system chose the port the first time; the node says which.
		const [, port] = await this.whileRunning('the node to open its RPC port', () =>
			this.running.text.match(/Running JSON-RPC server: addr=127\.0\.0\.1:(\d+)/),
		);
		return Number(port);
	}

	/** Waits for something as long as the node runs. */
	whileRunning(what, question) {
		return until(
			what,
			() => {
				if (this.running.outcome) throw new Error(`the node ended: ${JSON.stringify(this.running.outcome)}`);
				return question();
			},
			{ timeout: 180_000, every: 250 },
		);
	}

	/** Asks over HTTP; gives the whole answer, error or not. */
	async ask(method, params = []) {
		const response = await fetch(`http://127.0.0.1:${this.port}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
			signal: AbortSignal.timeout(20_000),
		});
		return response.json();
	}

	/** Asks as `ask` does, and returns the result. Throws an error of the node. */
	async rpc(method, params = []) {
		const answer = await this.ask(method, params);
		if (answer.error) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
		return answer.result;
	}

	async height() {
		try {
			return Number((await this.rpc('chain_getHeader')).number);
		} catch {
			return undefined;
		}
	}

	/** The height of the newest finalised block. */
	async finalised() {
		const hash = await this.rpc('chain_getFinalizedHead');
		return Number((await this.rpc('chain_getHeader', [hash])).number);
	}

	stop(signal) {
		return this.running?.stop(signal);
	}

	/** Ends the node and removes all that it has written. `HUXIAN_KEEP=1` keeps it. */
	async discard() {
		await this.stop('SIGKILL');
		if (process.env.HUXIAN_KEEP) console.log(`kept: ${this.folder}`);
		else rmSync(this.folder, { recursive: true, force: true });
	}
}
