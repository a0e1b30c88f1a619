// Pools around a guide price: liquidity, swaps, jumps and silence of the oracle, pauses, and the hub_* methods.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, plain } from './support/chain.mjs';
import { until } from './support/process.mjs';

/** cUSDT/cUSDC, the second of the development chain's pools; both have 6 decimals. */
const POOL = 1;
const [CUSDT, CUSDC, XAU] = [20, 21, 23];
const DOLLAR = 1_000_000n;

describe('pools around a guide price', { timeout: 600_000 }, () => {
	let chain, api, pmm, node, alice, dave, eve;

	const balance = async (asset, who) => (await api.query.assets.account(asset, who.address)).unwrapOrDefault().balance.toBigInt();
	const shares = async (who) => (await api.query.pmmShares.account(POOL, who.address)).unwrapOrDefault().balance.toBigInt();
	const pool = () => node.rpc('hub_pool', [POOL]);

	before(async () => {
		chain = await Chain.start();
		({ api, node, alice, dave, eve } = chain);
		pmm = api.tx.pmm;
		await chain.feed({ [CUSDT]: '1', [CUSDC]: '1', XauUsd: '2400' });
	});
	after(() => chain?.end());

	test('the pools are there from the first block, without liquidity', async () => {
		const pools = await node.rpc('hub_pools');
		assert.deepEqual(
			pools.map(({ base, quote, state, curve }) => [base, quote, state, curve]),
			[
				[2, CUSDC, 'empty', 'pmm'],
				[CUSDT, CUSDC, 'empty', 'pmm'],
				[CUSDT, XAU, 'empty', 'pmm'],
				[CUSDC, XAU, 'empty', 'pmm'],
				[22, XAU, 'empty', 'pmm'],
			],
		);
		assert.equal((await api.query.pmmShares.metadata(POOL)).toHuman().symbol, 'lp-cUSDT/cUSDC');
		await chain.refused('pmm.NoLiquidity', pmm.swapExactIn(POOL, CUSDT, DOLLAR, 1), dave);
	});

	test('a deposit follows the proportion of the pool, and the excess stays', async () => {
		await chain.submit(pmm.addLiquidity(POOL, 500_000n * DOLLAR, 500_000n * DOLLAR, 1), dave);
		const before = await balance(CUSDC, eve);
		await chain.submit(pmm.addLiquidity(POOL, 100n * DOLLAR, 300n * DOLLAR, 1), eve);
		assert.equal(before - (await balance(CUSDC, eve)), 100n * DOLLAR);
		assert.equal(await shares(eve), 100n * DOLLAR);
		await chain.refused('pmm.SlippageExceeded', pmm.addLiquidity(POOL, 100n * DOLLAR, 100n * DOLLAR, 101n * DOLLAR), eve);
		const { state, mid, baseReserve } = await pool();
		assert.deepEqual([state, mid, baseReserve], ['open', '1', String(500_100n * DOLLAR)]);
	});

	test('a swap gives the quoted amount, with the depth of a far larger pool', async () => {
		const amount = 50_000n * DOLLAR;
		const quote = await node.rpc('hub_quoteExactIn', [POOL, CUSDT, String(amount)]);
		// A tenth of the pool moves the price by 0.1 %: a constant product would lose 9 %.
		const got = BigInt(quote.amountOut);
		assert.ok(got > (amount * 9_990n) / 10_000n && got < amount, quote.amountOut);
		const viaApi = plain((await api.call.pmmApi.quoteExactIn(POOL, CUSDT, amount)).asOk.amountOut);
		assert.equal(viaApi, got);
		await chain.refused('pmm.SlippageExceeded', pmm.swapExactIn(POOL, CUSDT, amount, got + 1n), eve);
		const before = await balance(CUSDC, eve);
		const outcome = await chain.submit(pmm.swapExactIn(POOL, CUSDT, amount, got), eve);
		assert.equal((await balance(CUSDC, eve)) - before, got);
		const { amountIn, amountOut, fee, inventory } = outcome.event('pmm.Swapped');
		assert.deepEqual([amountIn, amountOut, String(fee)], [amount, got, quote.fee]);
		assert.equal(inventory.base, 550_100n * DOLLAR);
		assert.ok(Number((await pool()).mid) < 1);

		// Buys the same amount back. With two fees it costs more than the sale brought.
		const back = await chain.submit(pmm.swapExactOut(POOL, CUSDT, amount, amount * 2n), eve);
		assert.ok(back.event('pmm.Swapped').amountIn > got);
	});

	test('the guide price moves with the oracle, and the side that gains pays a surcharge', async () => {
		await chain.feed({ [CUSDT]: '1', [CUSDC]: '0.995' });
		const quote = await until('the surcharge', async () => {
			const quote = await node.rpc('hub_quoteExactIn', [POOL, CUSDT, String(1_000n * DOLLAR)]);
			return quote.surcharge > 0 && quote;
		});
		assert.ok(quote.guide.startsWith('1.005025'), quote.guide);
		assert.ok(BigInt(quote.amountOut) < 1_005n * DOLLAR);
		const { surcharge } = await node.rpc('hub_quoteExactIn', [POOL, CUSDC, String(1_000n * DOLLAR)]);
		assert.equal(surcharge, 0);
	});

	test('a jump of the oracle stops trades until a second median confirms it', async () => {
		await chain.feed({ [CUSDT]: '1', [CUSDC]: '0.9' });
		await chain.refused('pmm.GuideJumped', pmm.swapExactIn(POOL, CUSDC, 1_000n * DOLLAR, 1), eve);
		assert.equal((await pool()).state, 'pending');
		const { error } = await node.ask('hub_quoteExactIn', [POOL, CUSDC, '1000000']);
		assert.deepEqual([error.code, error.message], [20_007, 'the trade would be refused with pmm.GuideJumped']);
		// Liquidity can be removed meanwhile.
		await chain.submit(pmm.removeLiquidity(POOL, (await shares(eve)) / 2n, 1, 1), eve);

		await chain.feed({ [CUSDT]: '1', [CUSDC]: '0.901' });
		await until('the price to be believed', async () => (await pool()).state === 'open');
		await chain.submit(pmm.swapExactIn(POOL, CUSDC, 1_000n * DOLLAR, 1), eve);
	});

	test('a paused pool allows withdrawals only', async () => {
		await chain.sudo(pmm.pausePool(POOL));
		await chain.refused('pmm.PoolPaused', pmm.swapExactIn(POOL, CUSDT, DOLLAR, 1), eve);
		await chain.refused('pmm.PoolPaused', pmm.addLiquidity(POOL, DOLLAR, DOLLAR, 1), eve);
		const left = await shares(eve);
		const outcome = await chain.submit(pmm.removeLiquidity(POOL, left, 1, 1), eve);
		assert.equal(outcome.event('pmm.LiquidityRemoved').shares, left);
		assert.equal(await shares(eve), 0n);
		await chain.sudo(pmm.resumePool(POOL));
		await chain.refused('BadOrigin', pmm.pausePool(POOL), eve);
	});

	test('a pool has a TWAP and extremes of its observations', async () => {
		const history = await node.rpc('hub_poolHistory', [POOL, 9_000]);
		assert.ok(Number(history.twap) > 1 && Number(history.twap) < 1.2, history.twap);
		assert.ok(Number(history.lowest) <= Number(history.highest));
		assert.equal(await node.rpc('hub_poolHistory', [POOL, 86_400_000]), null);
		const twap = plain((await api.call.pmmApi.history(POOL, 9_000)).unwrap().twap);
		assert.match(twap, /^1\.\d+$/);
	});

	test('a mistaken question is answered with what to do', async () => {
		for (const [method, params, code] of [
			['hub_pool', [77], 20_006],
			['hub_quoteExactIn', [POOL, 2, '1'], 20_007],
			['hub_quoteExactIn', [POOL, CUSDT, '-1'], -32_602],
			['hub_quoteExactOut', [POOL, CUSDT, '1000000000000000000'], 20_007],
		]) {
			const { error } = await node.ask(method, params);
			assert.equal(error?.code, code, `${method}(${JSON.stringify(params)}): ${JSON.stringify(error)}`);
		}
		await chain.refused('pmm.UnknownPool', pmm.swapExactIn(77, CUSDT, 1, 1), alice);
		await chain.refused('pmm.NotInPool', pmm.swapExactIn(POOL, 2, 1, 1), alice);
		await chain.refused('pmm.ZeroAmount', pmm.swapExactIn(POOL, CUSDT, 0, 0), alice);
	});
});
