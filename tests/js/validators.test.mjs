// Validators as the node's README says: one joins, changes its keys, is restored from a backup, and
// leaves. All are killed at once; the network is cut into two.
//
// The commands are those of the README. Sessions have 10 blocks. It takes some ten minutes, so
// `run.mjs` leaves it out without `HUXIAN_FULL=1`, which also cuts the network for ten minutes and
// not for half a minute.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/api';
import { agent, feeder, summary } from './support/agents.mjs';
import { Chain } from './support/chain.mjs';
import { decide } from './support/committee.mjs';
import { Network, Validator, freePort } from './support/network.mjs';
import { program, runToEnd, sleep, until } from './support/process.mjs';

const FULL = process.env.HUXIAN_FULL === '1';
/** Time within which finality goes on, in milliseconds. */
const PATIENCE = 120_000;

const readme = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../node/README.md'), 'utf8');

/** The commands of the README below a heading, in order, each a block of code. */
function commands(heading) {
	const [, section] = readme.split(new RegExp(`^#+ ${heading}$`, 'm'));
	assert.ok(section, `the README has no section ${heading}`);
	const blocks = section.split(/^#+ /m)[0].match(/```sh\n[\s\S]*?```/g) ?? [];
	return blocks.map((block) => block.split('\n').slice(1, -1).map((line) => line.trim()).join('\n'));
}

describe('validators', { timeout: FULL ? 3_600_000 : 900_000 }, () => {
	let network, chain, api, eve, home, joiner, agents;
	/**
	 * What the README's first step said to the fifth validator: its session keys and their proof.
	 */
	let keys, proof;
	/** Its ports: of RPC, of the network, of metrics. */
	let ports;

	/**
	 * Runs a command of the README, in the home of the one who reads it: the owner of the fifth
	 * validator, or another one whose node answers on `port`.
	 */
	async function type(command, owner = eve, port = ports[0]) {
		const publicKey = `0x${Buffer.from(owner.publicKey).toString('hex')}`;
		const typed = command.replaceAll('YOUR_ADDRESS', owner.address).replaceAll('YOUR_PUBLIC_KEY', publicKey).replaceAll('9944', String(port));
		const { code, text } = await runToEnd('bash', ['-e', '-o', 'pipefail', '-c', typed], { cwd: home, env: environment(), timeout: 120_000 });
		assert.equal(code, 0, `${typed}\n${text}`);
		return text;
	}
	const environment = () => ({ ...process.env, HOME: home, PATH: `${network.folder}/bin:${process.env.PATH}` });

	/** A home folder with the chain's specification, and the program on the path. */
	function moveTo(name) {
		home = join(network.folder, name);
		mkdirSync(home);
		symlinkSync(network.chain, join(home, 'chain.json'));
	}

	/**
	 * The README's first step, before the others begin: they will know the fifth. Gives its
	 * address.
	 */
	async function makeKeys(begun) {
		network = begun;
		eve = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Eve');
		ports = [await freePort(), await freePort(), await freePort()];
		mkdirSync(join(network.folder, 'bin'));
		symlinkSync(program('huxian-node'), join(network.folder, 'bin', 'huxian-node'));
		moveTo('home');
		const [make] = commands('Be a validator');
		const said = await type(make);
		[keys, proof] = ['Keys', 'Proof'].map((name) => said.match(new RegExp(`^${name}: +(0x[0-9a-f]+)$`, 'm'))[1]);
		return `/ip4/127.0.0.1/tcp/${ports[1]}/p2p/${said.match(/^12D3\w+$/m)[0]}`;
	}

	/** The node of the README's second step, on free ports of the loopback interface. */
	async function node() {
		const [run] = commands('Be a validator').slice(1);
		const [rpcPort, port, metrics] = ports;
		const flags = `--rpc-port ${rpcPort} --listen-addr /ip4/127.0.0.1/tcp/${port} --prometheus-port ${metrics} --no-mdns --no-telemetry`;
		// `exec`, so that its id is the node's and not a shell's.
		const command = () => ['bash', '-c', `exec ${run} ${flags}`];
		const validator = new Validator('fifth', network.folder, { rpcPort, port, command, cwd: home, env: environment() });
		validator.metrics = async () => (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
		validator.address = network.guest;
		network.validators.push(validator);
		validator.spawn();
		await validator.answers();
		return validator;
	}

	const authorities = async () => (await api.query.aura.authorities()).map((key) => key.toHex());
	const aura = (sessionKeys) => sessionKeys.slice(0, 2 + 64);
	const built = async () => Number((await joiner.metrics()).match(/^substrate_proposer_block_constructed_count(?:\{.*\})? (\d+)/m)?.[1] ?? 0);
	const heightOf = async (outcome) => Number((await network.named('alice').header(outcome.hash)).number);

	async function connect() {
		chain = await Chain.connect(network.named('alice'));
		({ api, eve } = chain);
	}

	before(async () => {
		network = await Network.start(['alice', 'bob', 'charlie', 'dave'], { guest: makeKeys });
		await network.finalise(2);
		const alice = network.named('alice');
		await connect();
		// Bob and Charlie decide for the committee too, so their proxies feed.
		const proxies = ['//Alice//stash', '//Bob//stash'];
		await Promise.all([chain.bob, chain.charlie].map((who, index) => chain.submit(api.tx.proxy.addProxy(chain.key(proxies[index]).address, 'Feed', 0), who)));
		agents = {
			feed: feeder(alice, [chain.bob.address, chain.charlie.address], '1', proxies),
			watch: agent(alice, 'watch', '--plain'),
		};
		await until('a fresh index', async () => (await alice.rpc('hub_parameters')).fresh);
	});
	after(async () => {
		await Promise.all(Object.values(agents ?? {}).map((running) => running.stop()));
		await chain?.api.disconnect();
		await network?.end();
	});

	test('a fifth joins as the README says, while one of four changes its keys', async () => {
		joiner = await node();
		await network.finalise(await network.named('alice').finalised());
		await chain.submit(api.tx.session.setKeys(keys, proof), eve);
		await decide(chain, api.tx.validators.addValidator(eve.address));

		const dave = network.named('dave');
		const before = (await authorities())[3];
		const [change] = commands('Change the keys');
		const { result: rotated } = JSON.parse(await type(change, chain.dave, dave.rpcPort));
		await chain.submit(api.tx.session.setKeys(rotated.keys, rotated.proof), chain.dave);
		const wanted = [aura(keys), aura(rotated.keys)];
		await until('the new authorities', async () => (await authorities()).filter((key) => wanted.includes(key)).length === 2, { timeout: 240_000 });
		assert.ok(!(await authorities()).includes(before), 'the old keys of Dave are gone');
		await until('the fifth to make blocks', async () => (await built()) > 1);
		await network.finalise((await network.named('alice').height()) + 2);
	});

	test('it is restored from a backup, and makes blocks again', async () => {
		const [backup, restore] = commands('Back up and restore');
		const identity = await joiner.rpc('system_localPeerId');
		await type(backup);
		await joiner.stop('SIGKILL');
		network.validators = network.others(joiner);
		const old = home;
		moveTo('new-home');
		symlinkSync(join(old, 'huxian-keys.tar.gz'), join(home, 'huxian-keys.tar.gz'));
		await type(restore);
		rmSync(join(old, 'huxian'), { recursive: true });
		joiner = await node();
		assert.equal(await joiner.rpc('system_localPeerId'), identity);
		assert.equal(await joiner.rpc('author_hasSessionKeys', [keys]), true);
		await network.finalise(await network.named('alice').finalised());
		await until('it to make blocks again', async () => (await built()) > 1);
	});

	test('all are killed within a second and started in another order: no final block is lost', async () => {
		const final = await network.finalise(await network.named('alice').finalised());
		const heights = await Promise.all(network.validators.map((validator) => validator.finalised()));
		await api.disconnect();
		const began = Date.now();
		await Promise.all(network.validators.map((validator) => validator.stop('SIGKILL')));
		assert.ok(Date.now() - began < 1_000, 'within a second');
		const again = Date.now();
		for (const validator of network.validators.toReversed()) validator.spawn();
		await Promise.all(network.validators.map((validator) => validator.answers()));
		const highest = Math.max(...heights);
		await connect();
		await network.finalise(highest + 1, network.validators, PATIENCE);
		console.log(`      finality went on ${Math.round((Date.now() - again) / 1_000)} s after the first was started again`);
		for (const [index, validator] of network.validators.entries()) {
			const { number } = await validator.header(final);
			assert.equal(await validator.hash(Number(number)), final, `${validator.name} has the final block`);
			assert.ok((await validator.finalised()) >= heights[index], `${validator.name} has lost a final block`);
		}
	});

	test('cut into two and joined again, the network finalises one chain', async () => {
		const [alice, bob, charlie, dave, fifth] = network.validators;
		const halves = [[alice, bob], [charlie, dave, fifth]];
		await network.cut(halves[0]);
		const peers = async (some) => Promise.all(some.map(async (one) => (await one.rpc('system_health')).peers));
		await until(
			'the halves to be apart',
			async () => {
				await sleep(6_000);
				if (`${await peers(halves[0])}` === '1,1' && `${await peers(halves[1])}` === '2,2,2') return true;
				// A node that was about to connect comes back once. Reserved again, it can be sent away.
				await network.cut(halves[0], { apart: false });
				await network.cut(halves[0]);
				return false;
			},
			{ timeout: 120_000 },
		);
		const before = await network.finalise(await alice.finalised());
		await sleep(5_000);
		const stalled = await Promise.all(network.validators.map((validator) => validator.finalised()));
		await sleep(FULL ? 600_000 : 20_000);
		// Four of five are needed: neither half is enough.
		assert.deepEqual(await Promise.all(network.validators.map((validator) => validator.finalised())), stalled);
		const height = Math.min(await alice.height(), await charlie.height());
		assert.ok(height > Math.max(...stalled), 'both halves make blocks');
		assert.notEqual(await alice.hash(height), await charlie.hash(height), 'which differ');
		const joined = Date.now();
		await network.cut(halves[0], { apart: false });
		await network.finalise(height + 1, network.validators, PATIENCE);
		console.log(`      finality went on ${Math.round((Date.now() - joined) / 1_000)} s after the halves were joined`);
		assert.equal(await alice.hash(Number((await alice.header(before)).number)), before);
	});

	test('the agents went on through both', async () => {
		const alice = network.named('alice');
		const { indexSince } = await alice.rpc('hub_parameters');
		await until('newer prices', async () => {
			const now = await alice.rpc('hub_parameters');
			return now.fresh && now.indexSince > indexSince;
		});
		for (const [name, { outcome, text }] of Object.entries(agents)) assert.equal(outcome, undefined, `${name} ended: ${text}`);
		assert.ok((await summary(agents.feed)).reconnections >= 1);
	});

	test('it changes its keys, made on its own machine, and goes on', async () => {
		const [change] = commands('Change the keys');
		const { result } = JSON.parse(await type(change));
		await chain.submit(api.tx.session.setKeys(result.keys, result.proof), eve);
		await until('the new keys', async () => (await authorities()).includes(aura(result.keys)), { timeout: 240_000 });
		({ keys } = result);
		const had = await built();
		await until('blocks by the new keys', async () => (await built()) > had + 1);
	});

	test('it leaves', async () => {
		await decide(chain, api.tx.validators.removeValidator(eve.address));
		const listed = async () => (await api.query.session.validators()).map(String);
		await until('the last session of the fifth', async () => !(await listed()).includes(eve.address), { timeout: 240_000 });
		assert.ok(!(await authorities()).includes(aura(keys)));
		await joiner.stop();
		network.validators = network.others(joiner);
		await chain.submit(api.tx.session.purgeKeys(), eve);
		// All four are heard, and three of them suffice.
		await network.finalise((await network.named('alice').height()) + 2);
	});
});
