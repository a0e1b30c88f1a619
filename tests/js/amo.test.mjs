// The market operation expands above the peg and contracts below it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain } from './support/chain.mjs';
import { until } from './support/process.mjs';

const PAN = 2;
const [CUSDT, CUSDC] = [20, 21];
/** PAN/cUSDC, and the market operation that works in it. */
const [POOL, AMO] = [0, 0];
const DOLLAR = 1_000_000n;
const ONE = 10n ** 18n;

describe('the market operation', { timeout: 900_000 }, () => {
	let chain, api, amo, node, dave, eve;

	const operation = async () => (await node.rpc('hub_operations'))[AMO];
	const family = async () => (await node.rpc('hub_peg')).find(({ token }) => token === PAN);
	const feed = () => chain.feed({ 20: '1', 21: '1', 10000: '1', 10001: '1' });
	/** Checks that the issuance is debt of the PSM or of the market operation, to the unit. */
	const checkDebt = async () => {
		const { debt, issuance } = await family();
		assert.equal(BigInt(issuance), BigInt(debt) + BigInt((await operation()).debt));
	};

	before(async () => {
		chain = await Chain.start();
		({ api, node, dave, eve } = chain);
		amo = api.tx.amo;
		await feed();
		await until('minting to open', async () => (await family()).externals.every(({ state }) => state === 'open'));
		for (const external of [CUSDC, CUSDT]) {
			await chain.submit(api.tx.psm.mint(PAN, external, 20_000n * DOLLAR, 1_000), dave);
		}
		await chain.submit(api.tx.pmm.addLiquidity(POOL, 15_000n * ONE, 15_000n * DOLLAR, 1), dave);
	});
	after(() => chain?.end());

	test('a request is refused with the reason why there is nothing to do', async () => {
		// The pool is too young for a TWAP.
		const { state, debt, twap } = await operation();
		assert.deepEqual([state, debt, twap], ['equilibrium', '0', null]);
		await chain.refused('amo.UnknownAmo', amo.step(7), eve);
		await chain.refused('amo.NothingToDo', amo.step(AMO), eve);
		await chain.refused('amo.NothingToSweep', amo.sweepProfit(AMO), eve);
		const { params } = (await api.query.amo.amos(AMO)).unwrap();
		await chain.refused('BadOrigin', amo.create(PAN, POOL, params), eve);
		await chain.refused('BadOrigin', amo.pause(AMO), eve);
	});

	test('a dollar that costs too much is minted and sold', async () => {
		await chain.submit(api.tx.pmm.swapExactIn(POOL, CUSDC, 3_000n * DOLLAR, 1), eve);
		const { spot } = await operation();
		assert.ok(Number(spot) > 1.002, spot);
		await until('it to expand', async () => (await operation()).lastAction?.kind === 'expanded', { timeout: 240_000 });
		const now = await operation();
		assert.equal(now.state, 'abovePeg');
		assert.ok(BigInt(now.debt) > 0n && BigInt(now.stressedValue) >= BigInt(now.debt), JSON.stringify(now));
		// A quarter of a percent of forty thousand.
		assert.ok(BigInt(now.debt) <= 101n * ONE, now.debt);
		await checkDebt();
	});

	test('a dollar that costs too little is bought back and burned', async () => {
		await feed();
		const { debt } = await operation();
		await chain.submit(api.tx.pmm.swapExactIn(POOL, PAN, 3_000n * ONE, 1), dave);
		assert.ok(Number((await operation()).spot) < 0.999);
		await until('it to contract', async () => (await operation()).lastAction?.kind === 'contracted', { timeout: 240_000 });
		const now = await operation();
		assert.ok(BigInt(now.debt) < BigInt(debt), now.debt);
		assert.ok(Number(now.spot) > 0.999, now.spot);
		await checkDebt();
	});

	test('the guardian pauses expansion, and the committee resumes it', async () => {
		await chain.sudo(amo.pause(AMO));
		assert.equal((await operation()).expansionError, 'ExpansionPaused');
		await chain.sudo(amo.resume(AMO));
	});
});
