// The oracle: a feed moves target and drift. Members who disagree stop calls that add risk, and no others.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, Hux, KIT, Kit } from './support/chain.mjs';
import { until } from './support/process.mjs';

describe('the oracle', { timeout: 900_000 }, () => {
	let chain, api, burrows, alice, bob, charlie, dave, burrow;

	const drifts = ({ target, drift, driftDerivative: derivative }) => ({
		target: Number(target),
		drift: Number(drift),
		derivative: Number(derivative),
	});
	/** Waits until the controller's state satisfies `condition`, and gives it. */
	const steered = (what, condition, timeout = 60_000) =>
		until(
			what,
			async () => {
				const parameters = await chain.parameters();
				return condition(parameters, drifts(parameters)) && parameters;
			},
			{ timeout, every: 1_000 },
		);

	before(async () => {
		chain = await Chain.start();
		({ api, alice, bob, charlie, dave } = chain);
		burrows = api.tx.burrows;
	});
	after(() => chain?.end());

	test('only members feed, once a block', async () => {
		await chain.refused('oracle.NoPermission', api.tx.oracle.feedValues([['Index', 10n ** 18n]]), dave);
		const [first, second] = await Promise.allSettled([1, 2].map(() => chain.feed({ Index: '1' }, [alice])));
		assert.equal(first.status, 'fulfilled');
		// Both in one block, or in two: then nothing was wrong.
		if (second.status === 'rejected') assert.equal(second.reason.name, 'oracle.AlreadyFeeded');
		await chain.feedIndex('1');
		burrow = await chain.openBurrow(dave, { collateral: 20_000n * HUX, mint: 5_000n * KIT });
	});

	test('several feeds at once, each with its own median', async () => {
		await Promise.all([
			chain.feed({ Index: '1', HuxUsd: '1.00', EurUsd: '1.10' }, [alice]),
			chain.feed({ Index: '1', HuxUsd: '1.002', EurUsd: '1.10' }, [bob]),
			chain.feed({ Index: '1', HuxUsd: '1.004', EurUsd: '1.10' }, [charlie]),
		]);
		const prices = await chain.node.rpc('hub_prices');
		const price = (feed) => prices.find((price) => price.feed === feed);
		assert.deepEqual([price('HuxUsd').state, price('HuxUsd').value], ['fresh', '1.002']);
		assert.deepEqual([price('EurUsd').state, price('EurUsd').value], ['fresh', '1.1']);
		assert.deepEqual([price('XauUsd').state, price('XauUsd').value], ['noQuorum', null]);
	});

	test('without a market there is no steering; a feed moves target and drift once there is one', async () => {
		assert.equal((await chain.parameters()).marketUsable, false);
		assert.equal(drifts(await chain.parameters()).drift, 0);
		await chain.submit(
			api.tx.assetConversion.addLiquidity(Hux, Kit, 4_000n * HUX, 4_000n * KIT, HUX, KIT, dave.address),
			dave,
		);
		const begun = await steered('a market', ({ marketUsable }) => marketUsable, 180_000);
		assert.ok(Math.abs(Number(begun.kit_price ?? begun.kitPrice) - 1) < 1e-6);
		assert.ok(Math.abs(drifts(begun).target - 1) < 0.001);

		// The index rises by a fifth. Kit at its old price is too cheap: the target lies above one, the drift rises.
		await chain.feedIndex('1.2');
		const rising = await steered('a rising drift', (_, { target, drift }) => target > 1.19 && drift > 0);
		assert.ok(drifts(rising).derivative > 0);
		assert.ok(Number(rising.protectedIndex) < 1.01, 'the protected index follows slowly');
		assert.ok(Number(rising.quantity) >= 1);

		// And the other way.
		await chain.feedIndex('0.8');
		const falling = await steered('a falling drift', (_, { target, derivative }) => target < 0.81 && derivative < 0);
		const later = await steered('a lower drift', (_, { drift }) => drift < drifts(falling).drift);
		assert.ok(drifts(later).target < 0.81);
	});

	test('members who disagree stop minting, not repaying', async () => {
		await chain.feedIndex('1');
		// Three values with a spread above 5 %.
		await chain.feed({ Index: '1.06' }, [charlie]);
		await steered('a disputed index', ({ fresh }) => !fresh);
		await Promise.all([
			chain.refused('burrows.StalePrice', burrows.mint(burrow, KIT), dave),
			chain.refused('burrows.StalePrice', burrows.withdraw(burrow, HUX), dave),
			chain.submit(burrows.deposit(burrow, HUX), dave),
			chain.submit(burrows.burn(burrow, KIT), dave),
		]);
		await chain.feedIndex('1');
		await chain.submit(burrows.mint(burrow, KIT), dave);
	});

	test('zero and absurd values are ignored', async () => {
		await Promise.all([chain.feed({ Index: '0' }, [alice]), chain.feed({ Index: '99999999999' }, [bob])]);
		// One of three members is left: no quorum.
		await steered('no quorum', ({ fresh }) => !fresh);
		await chain.feed({ Index: '1' }, [alice]);
		await steered('a quorum of two', ({ fresh }) => fresh);
	});
});
