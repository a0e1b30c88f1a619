// A silent oracle stops calls that add risk, and no others.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT } from './support/chain.mjs';
import { until } from './support/process.mjs';

describe('a silent oracle', { timeout: 600_000 }, () => {
	let chain, api, burrows, dave, eve, burrow;

	before(async () => {
		chain = await Chain.start();
		({ api, dave, eve } = chain);
		burrows = api.tx.burrows;
		await chain.feedIndex('1');
		burrow = await chain.openBurrow(dave, { collateral: 2_000n * HUX, mint: 500n * KIT });
	});
	after(() => chain?.end());

	test('a silent oracle stops minting and withdrawing; depositing and repaying go on; a feed ends it', async () => {
		// A minute instead of ten, which is the shortest that may be set.
		const { minimumMembers, minimumValues } = (await api.query.prices.quorumConfig()).params;
		const setAge = (maximumAge) => api.tx.prices.setParams({ minimumMembers, minimumValues, maximumAge });
		await assert.rejects(chain.sudo(setAge(1_000)), { name: 'prices.MaximumAgeOutOfBounds' });
		await chain.refused('BadOrigin', setAge(60_000), dave);
		await chain.sudo(setAge(60_000));

		const free = await chain.openBurrow(eve, { collateral: 500n * HUX });
		await chain.feedIndex('1');
		await chain.submit(burrows.mint(burrow, KIT), dave);
		await until('a stale index', async () => !(await chain.parameters()).fresh, { timeout: 150_000, every: 1_000 });
		assert.equal(Number((await chain.parameters()).index), 1, 'the last index stays in force');

		await Promise.all([
			chain.refused('burrows.StalePrice', burrows.mint(burrow, KIT), dave),
			chain.refused('burrows.StalePrice', burrows.withdraw(burrow, HUX), dave),
			chain.submit(burrows.deposit(burrow, HUX), dave),
			chain.submit(burrows.burn(burrow, KIT), dave),
			// A burrow that owes nothing can take its collateral out.
			chain.submit(burrows.withdraw(free, HUX), eve),
		]);
		const { mintable } = await chain.burrow(burrow);
		assert.equal(mintable, null, 'the view says the same as the call');

		await chain.feedIndex('1');
		await chain.submit(burrows.mint(burrow, KIT), dave);
	});
});
