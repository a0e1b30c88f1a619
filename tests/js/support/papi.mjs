// The chain as polkadot-api sees it: over a node's RPC, and through a light client that believes no node.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createClient } from 'polkadot-api';
import { getSmProvider } from 'polkadot-api/sm-provider';
import { startFromWorker } from 'polkadot-api/smoldot/from-node-worker';
import { getWsProvider } from 'polkadot-api/ws';
import { WebSocket } from 'ws';
import { rawChain } from './genesis.mjs';
import { runToEnd } from './process.mjs';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');

/** What a project writes once, so that its descriptors are a folder and nothing is installed. */
const CONFIGURATION = { version: 0, descriptorPath: '.papi/descriptors', entries: {}, options: { noDescriptorsPackage: true } };

/** The parts of the chain that this wallet uses. Descriptors of all of it take half a minute: `HUXIAN_FULL=1` generates them. */
const PARTS = ['api.ControllerApi.*', 'api.BurrowsApi.*', 'view.Controller.*', 'view.Burrows.*', 'tx.Assets.transfer', 'query.System.Account'];

/**
 * Generates the descriptors of the chain behind `url` in a project of its own, with polkadot-api's command line: types of calls, reads and
 * views for an editor, and their checksums for the client. `huxian` is what `getTypedApi` takes; `discard` removes the project.
 */
export async function generateDescriptors(url) {
	const project = mkdtempSync(join(tmpdir(), 'huxian-test-'));
	const discard = () => rmSync(project, { recursive: true, force: true });
	try {
		symlinkSync(packages, join(project, 'node_modules'));
		writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'wallet', type: 'module', private: true }));
		mkdirSync(join(project, '.papi'));
		writeFileSync(join(project, '.papi', 'polkadot-api.json'), JSON.stringify(CONFIGURATION));
		if (process.env.HUXIAN_FULL !== '1') {
			writeFileSync(join(project, '.papi', 'whitelist.ts'), `export const whitelist = ${JSON.stringify(PARTS)};`);
		}
		// The command line takes the WebSocket of the platform, which Node.js 20 has behind a flag.
		const flags = globalThis.WebSocket ? [] : ['--experimental-websocket'];
		const program = join(packages, 'polkadot-api', 'bin', 'cli.js');
		const { code, text } = await runToEnd(process.execPath, [...flags, program, 'add', 'huxian', '--wsUrl', url], { cwd: project, timeout: 300_000 });
		if (code !== 0) throw new Error(`polkadot-api cannot generate descriptors:\n${text}`);
		const { huxian } = await import(pathToFileURL(join(project, '.papi', 'descriptors', 'dist', 'index.js')));
		return { huxian, discard };
	} catch (error) {
		discard();
		throw error;
	}
}

/** A client that asks the node at `url`. */
export const clientOf = (url) => createClient(getWsProvider(url, { websocketClass: WebSocket }));

/**
 * A light client of the chain of `node`, which must be the one of `rawChain('dev')`. It gets the raw specification and the address at which
 * the node listens to browsers, and nothing else. It verifies finality from the genesis on, and proofs of all that it reads.
 */
export async function lightClient(node) {
	const specification = JSON.parse(readFileSync(await rawChain('dev'), 'utf8'));
	const addresses = await node.rpc('system_localListenAddresses');
	specification.bootNodes = addresses.filter((address) => address.includes('/ws/p2p/'));
	if (specification.bootNodes.length === 0) throw new Error(`the node has no address for light clients: ${addresses.join()}`);
	// In a thread of its own, which ends with all its timers.
	const worker = new Worker(fileURLToPath(import.meta.resolve('polkadot-api/smoldot/node-worker')), { stdout: true, stderr: true });
	const said = [];
	for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
	const smoldot = startFromWorker(worker, { maxLogLevel: 3 });
	const client = createClient(getSmProvider(() => smoldot.addChain({ chainSpec: JSON.stringify(specification) })));
	const end = async () => {
		client.destroy();
		await worker.terminate();
	};
	return { client, said, end };
}
