// A public network from a file: fresh keys, four validators, prices, KIT, an upgrade by the committee.
//
// `HUXIAN_FIRST_RUNTIME` names the runtime to begin with, instead of the built one. `HUXIAN_NEXT_RUNTIME` names one of a higher version,
// which is applied at the end; `HUXIAN_FULL=1` makes one of this checkout. Without both the rehearsal ends with code that was announced
// and is refused, because it is no runtime.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/keyring';
import { u8aToHex } from '@polkadot/util';
import { blake2AsHex, cryptoWaitReady, mnemonicGenerate } from '@polkadot/util-crypto';
import { Chain, HUX, KIT, plain } from './support/chain.mjs';
import { rawChain } from './support/genesis.mjs';
import { Node } from './support/node.mjs';
import { program, runToEnd, until } from './support/process.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const FULL = process.env.HUXIAN_FULL === '1';
const LIMIT = { refTime: 10n ** 10n, proofSize: 10n ** 6n };
/** Blocks of notice: long enough to be seen, short enough to wait for. */
const NOTICE = 4;

/** A free port of the loopback interface. */
const freePort = () =>
	new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});

/** What a command says when it must succeed. */
async function says(path, args, timeout = 240_000) {
	const { code, text } = await runToEnd(path, args, { timeout });
	assert.equal(code, 0, `${path} ${args.join(' ')}:\n${text}`);
	return text;
}

/** Makes the keys of a validator as its operator does: those of its sessions, and that of its place in the network. */
async function newValidator(folder, account, chain) {
	const node = program('huxian-node');
	const keystore = join(folder, 'keystore');
	mkdirSync(keystore, { recursive: true });
	const printed = await says(node, [
		...['key', 'generate-session-keys', '--chain', chain, '--base-path', join(folder, 'unused')],
		...['--keystore-path', keystore, '--owner', account.address],
	]);
	const [, keys] = printed.match(/^Keys: +(0x[0-9a-f]+)$/m);
	const [, proof] = printed.match(/^Proof: +(0x[0-9a-f]+)$/m);
	const secret = join(folder, 'network-key');
	const peer = (await says(node, ['key', 'generate-node-key', '--file', secret])).trim();
	return { account, keystore, keys, proof, secret, peer, port: await freePort() };
}

/** The network file. */
function described({ validators, committee, feeders, user }) {
	const list = (accounts) => JSON.stringify(accounts.map(({ address }) => address));
	const [first] = validators;
	return [
		'name = "Huxian Rehearsal"',
		'id = "huxian_rehearsal"',
		`bootnodes = ["/ip4/127.0.0.1/tcp/${first.port}/p2p/${first.peer}"]`,
		`committee = ${list(committee)}`,
		`feeders = ${list(feeders)}`,
		'[rules]',
		'session_blocks = 10',
		`notice_blocks = ${NOTICE}`,
		'[rules.prices]',
		'minimum_members = 3',
		'minimum_values = 2',
		...validators.flatMap(({ account, keys, proof }) => [
			'[[validators]]',
			`account = "${account.address}"`,
			`keys = "${keys}"`,
			`proof = "${proof}"`,
		]),
		...[...committee, ...feeders].flatMap(({ address }) => ['[[endowments]]', `account = "${address}"`, 'hux = "100"']),
		...['[[endowments]]', `account = "${user.address}"`, 'hux = "123456789.123456"'],
	].join('\n');
}

describe('a public network from a file', { timeout: FULL ? 3_600_000 : 600_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'huxian-network-'));
	const file = join(folder, 'network.toml');
	const specifications = join(folder, 'specifications');
	const first = process.env.HUXIAN_FIRST_RUNTIME;
	const script = [
		...[join(root, 'scripts', 'chain-specs.sh'), '--network', file, specifications],
		...(first ? ['--runtime', first] : []),
	];
	const nodes = [];
	let next = process.env.HUXIAN_NEXT_RUNTIME;
	let people, chain, api;

	before(async () => {
		await cryptoWaitReady();
		const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
		const persons = (count) => Array.from({ length: count }, () => keyring.addFromMnemonic(mnemonicGenerate()));
		// Any chain of this runtime makes the keys: theirs does not exist yet.
		const any = await rawChain('dev');
		const [committee, feeders, [user]] = [persons(3), persons(3), persons(1)];
		const validators = await Promise.all(
			persons(4).map((account, index) => newValidator(join(folder, `validator-${index + 1}`), account, any)),
		);
		people = { validators, committee, feeders, user };
		if (FULL && !next) {
			next = join(folder, 'next.wasm');
			await says('bash', [join(root, 'scripts', 'next-runtime.sh'), next], 2_400_000);
		}
	});

	after(async () => {
		await api?.disconnect();
		await Promise.all(nodes.map((node) => node.discard()));
		if (process.env.HUXIAN_KEEP) console.log(`kept: ${folder}`);
		else rmSync(folder, { recursive: true, force: true });
	});

	test('a network that could not start is refused, and nothing is written', async () => {
		const { validators, committee, feeders } = people;
		const wrong = { ...people, committee: committee.slice(1), feeders: feeders.slice(1) };
		wrong.validators = validators.map((validator, index) => ({ ...validator, proof: validators[(index + 1) % 4].proof }));
		writeFileSync(file, described(wrong));
		const { code, text } = await runToEnd('bash', script);
		assert.equal(code, 1);
		for (const words of ['a committee of 2', '2 feeders', 'validator 4: the proof does not belong']) {
			assert.ok(text.includes(words), `no "${words}" in:\n${text}`);
		}
		assert.throws(() => readFileSync(join(specifications, 'huxian_rehearsal-raw.json')), /ENOENT/);
	});

	test('the specifications hold these people, and nobody else', async () => {
		writeFileSync(file, described(people));
		await says('bash', script);
		const readable = readFileSync(join(specifications, 'huxian_rehearsal.json'), 'utf8');
		const { chainType, genesis } = JSON.parse(readable);
		assert.equal(chainType, 'Live');
		const { code, patch } = genesis.runtimeGenesis;
		assert.equal(code, undefined, 'it is to be read');
		assert.equal(patch.sudo.key, null);
		assert.deepEqual(patch.technicalCommittee.members, people.committee.map(({ address }) => address));
		// What went through a number of JavaScript is still the same.
		assert.ok(readable.includes('123456789123456000000'));
		const [, balance] = patch.balances.balances.find(([account]) => account === people.user.address);
		assert.equal(JSON.stringify(balance), '123456789123456000000');
	});

	test('four validators with these keys finalise', async () => {
		const raw = join(specifications, 'huxian_rehearsal-raw.json');
		for (const { keystore, secret, port } of people.validators) {
			nodes.push(
				new Node(
					['--chain', raw, '--validator', '--keystore-path', keystore, '--node-key-file', secret],
					// A live chain takes no private addresses by itself.
					['--allow-private-ip', '--listen-addr', `/ip4/127.0.0.1/tcp/${port}`],
				),
			);
		}
		await Promise.all(nodes.map((node) => node.start()));
		const finalised = () => Promise.all(nodes.map((node) => node.finalised()));
		await until('all to finalise block 3', async () => (await finalised()).every((height) => height >= 3), { timeout: 120_000 });
		for (const height of [0, 3]) {
			const hashes = await Promise.all(nodes.map((node) => node.rpc('chain_getBlockHash', [height])));
			assert.equal(new Set(hashes).size, 1, `all have the same block ${height}`);
		}
		chain = await Chain.connect(nodes[0]);
		({ api } = chain);
		const validators = plain(await api.query.session.validators());
		assert.deepEqual(validators, people.validators.map(({ account }) => account.address));
	});

	test('nobody is sudo, and development keys have nothing', async () => {
		assert.ok((await api.query.sudo.key()).isNone);
		assert.equal(await chain.hux(chain.alice), 0n);
		await chain.refused('sudo.RequireSudo', api.tx.sudo.sudo(api.tx.system.remark('0x')), people.user);
	});

	test('members feed, and a user mints KIT from a burrow', async () => {
		const { feeders, user } = people;
		await chain.feed({ Index: '1.5' }, feeders.slice(0, 1));
		assert.ok(!(await chain.parameters()).started, 'one feeder makes no price');
		await chain.feed({ Index: '1.5' }, feeders.slice(1));
		await until('the price', async () => {
			const { started, fresh } = await chain.parameters();
			return started && fresh;
		});
		await chain.openBurrow(user, { collateral: 3_000n * HUX, mint: 500n * KIT });
		assert.equal(await chain.kit(user), 500n * KIT);
	});

	/** All but one member of the committee decide on a call. */
	async function decide(call) {
		const [one, other] = people.committee;
		const { technicalCommittee } = api.tx;
		const length = call.method.encodedLength + 8;
		const { proposalHash, proposalIndex } = (await chain.submit(technicalCommittee.propose(2, call, length), one)).event(
			'technicalCommittee.Proposed',
		);
		const vote = technicalCommittee.vote(proposalHash, proposalIndex, true);
		await Promise.all([chain.submit(vote, one), chain.submit(vote, other)]);
		return chain.submit(technicalCommittee.close(proposalHash, proposalIndex, LIMIT, length), one);
	}

	/** Announces code by its hash; anyone authorises it after the notice. */
	async function authorise(code) {
		const { user } = people;
		const announced = await decide(api.tx.timelock.schedule(api.tx.system.authorizeUpgrade(blake2AsHex(code))));
		const { operation, ready } = announced.event('timelock.Scheduled');
		const execute = api.tx.timelock.execute(operation, LIMIT);
		await chain.refused('timelock.NotReady', execute, user);
		await chain.blocks(Number(ready) - (await chain.height()));
		await chain.submit(execute, user);
		assert.equal((await api.query.system.authorizedUpgrade()).unwrap().codeHash.toHex(), blake2AsHex(code));
	}

	const apply = (code) => api.tx.system.applyAuthorizedUpgrade(u8aToHex(code));

	test('the committee announces an upgrade; other code is refused, and so is what is no newer runtime', async () => {
		const { user } = people;
		const announced = new TextEncoder().encode('no runtime');
		await chain.refused('system.NothingAuthorized', apply(announced), user);
		await authorise(announced);
		await chain.refused('system.Unauthorized', apply(new TextEncoder().encode('other code')), user);
		const { events, ...outcome } = await chain.submit(apply(announced), user);
		assert.ok(events.some(({ name }) => name === 'system.RejectedInvalidAuthorizedUpgrade'), JSON.stringify(outcome));
		assert.ok((await api.query.system.authorizedUpgrade()).isNone, 'it cannot be tried again');
		await chain.blocks(2);
	});

	const upgrade = next || FULL ? test : () => {};
	upgrade('anyone applies a newer runtime, and all go on', async () => {
		const { user, feeders } = people;
		const code = readFileSync(next);
		const before = api.runtimeVersion.specVersion.toNumber();
		await authorise(code);
		await chain.submit(apply(code), user);
		await until('the new version', async () => {
			const { specVersion } = await chain.node.rpc('state_getRuntimeVersion');
			return specVersion > before && api.runtimeVersion.specVersion.toNumber() === specVersion;
		});
		const goal = (await chain.height()) + 3;
		await until(
			'all to finalise blocks of the new runtime',
			async () => (await Promise.all(nodes.map((node) => node.finalised()))).every((height) => height >= goal),
			{ timeout: 120_000 },
		);
		await chain.feed({ Index: '1.6' }, feeders);
		await chain.submit(api.tx.burrows.mint(0, KIT), user);
		assert.equal(await chain.kit(user), 501n * KIT);
	});

	test('all stop when they are asked to', async () => {
		await api.disconnect();
		await Promise.all(nodes.map((node) => node.stop()));
		for (const { running } of nodes) assert.equal(running.outcome.code, 0, running.tail());
	});
});
