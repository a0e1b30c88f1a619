// Two of four validators are lost for good. Finality stalls, and two thirds of the committee
// restart it without them.
//
// It takes some minutes, so `run.mjs` leaves it out without `HUXIAN_FULL=1`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Chain } from './support/chain.mjs';
import { Network } from './support/network.mjs';
import { runToEnd, sleep, until } from './support/process.mjs';

const script = fileURLToPath(new URL('../../scripts/committee.mjs', import.meta.url));

describe('finality without two of four validators', { timeout: 1_800_000 }, () => {
	let network, chain, api, alice, bob, lost, final;

	const accounts = (list) => list.map(String);

	/** A command of `scripts/committee.mjs`, as the runbook has it. */
	async function committee(...args) {
		const { code, text } = await runToEnd(process.execPath, [script, alice.url, ...args]);
		assert.equal(code, 0, `${args.join(' ')}: ${text}`);
		return text;
	}

	/** Two of three members decide; `motion` is the number that the proposal will get. */
	async function decide(motion, ...call) {
		await committee('//Alice', 'propose', '2', ...call);
		assert.match(await committee('-', 'motions'), new RegExp(`^motion ${motion}: 0 of 2 for ${call[0]}`, 'm'));
		await committee('//Alice', 'vote', motion);
		await committee('//Bob', 'vote', motion);
		return committee('//Bob', 'close', motion);
	}

	before(async () => {
		network = await Network.start(['alice', 'bob', 'charlie', 'dave']);
		[alice, bob, ...lost] = network.validators;
		await network.finalise(3);
		chain = await Chain.connect(alice);
		({ api } = chain);
	});
	after(async () => {
		await chain?.api.disconnect();
		await network?.end();
	});

	test('blocks go on, and none becomes final', async () => {
		await Promise.all(lost.map((validator) => validator.stop('SIGKILL')));
		await sleep(10_000);
		const stalled = await alice.finalised();
		final = { height: stalled, hash: await alice.hash(stalled) };
		const height = await alice.height();
		await until('blocks', async () => (await alice.height()) > height + 3);
		assert.deepEqual([await alice.finalised(), await bob.finalised()], [stalled, stalled]);
	});

	test('the committee removes the two, waits for the plan, and restarts finality', async () => {
		await decide('0', 'validators.removeValidator', chain.charlie.address);
		await decide('1', 'validators.removeValidator', chain.dave.address);
		const rest = [chain.alice.address, chain.bob.address];
		await until('the plan without them', async () => `${accounts(await api.query.validators.planned())}` === `${rest}`, { timeout: 240_000 });
		const bestFinalized = Math.max(await alice.finalised(), await bob.finalised());
		assert.match(await decide('2', 'validators.restartFinality', '3', String(bestFinalized)), /^validators\.FinalityRestarted /m);
		await network.finalise(final.height + 1, [alice, bob], 300_000);
		assert.deepEqual(accounts(await api.query.session.validators()), rest);
		assert.equal(await alice.hash(final.height), final.hash, 'what was final stays so');
		const goal = (await alice.height()) + 3;
		await network.finalise(goal, [alice, bob]);
	});

	test('a lost node that comes back follows the others', async () => {
		const [charlie] = lost;
		charlie.spawn();
		await charlie.answers();
		await network.finalise((await alice.height()) + 2, [alice, bob, charlie]);
	});
});
