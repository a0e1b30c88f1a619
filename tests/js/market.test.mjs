// The kit pool: liquidity, swaps both ways, slippage; and fees that are paid in KIT.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, Hux, KIT, KIT_ID, Kit } from './support/chain.mjs';

/** PanETH: a token that has no pool with HUX. */
const NO_POOL = 3;

describe('the kit pool', { timeout: 600_000 }, () => {
	let chain, api, pools, dave, eve, ferdie;

	const shares = async (who) => (await api.query.poolAssets.account(0, who.address)).unwrapOrDefault().balance.toBigInt();
	const reserves = async () => (await api.call.assetConversionApi.getReserves(Hux, Kit)).unwrap().map((side) => side.toBigInt());

	before(async () => {
		chain = await Chain.start();
		({ api, dave, eve, ferdie } = chain);
		pools = api.tx.assetConversion;
		await chain.feedIndex('1');
		await chain.openBurrow(dave, { collateral: 20_000n * HUX, mint: 6_000n * KIT });
	});
	after(() => chain?.end());

	test('the empty pool is there from the first block; liquidity is added to it', async () => {
		await chain.refused('assetConversion.PoolExists', pools.createPool(Hux, Kit), dave);
		await chain.refused(
			['assetConversion.PoolNotFound', 'assetConversion.InvalidAssetPair'],
			pools.addLiquidity(Hux, { WithId: NO_POOL }, HUX, HUX, 1, 1, dave.address),
			dave,
		);
		await chain.submit(pools.addLiquidity(Hux, Kit, 4_000n * HUX, 4_000n * KIT, HUX, KIT, dave.address), dave);
		assert.deepEqual(await reserves(), [4_000n * HUX, 4_000n * KIT]);
		assert.ok((await shares(dave)) > 0n);
	});

	test('a swap gives what was quoted, and refuses what slipped', async () => {
		const quote = (await api.call.assetConversionApi.quotePriceExactTokensForTokens(Hux, Kit, 100n * HUX, true)).unwrap().toBigInt();
		// 4 000 · 99.8 / 4 099.8, the pool's fee being 0.2 %.
		assert.ok(quote > 97n * KIT && quote < 98n * KIT, `${quote}`);
		// The pool earns burrow fees with every block, so that the price moves by a trifle.
		await chain.refused(
			'assetConversion.ProvidedMinimumNotSufficientForSwap',
			pools.swapExactTokensForTokens([Hux, Kit], 100n * HUX, quote + KIT / 100n, eve.address, true),
			eve,
		);
		await chain.submit(pools.swapExactTokensForTokens([Hux, Kit], 100n * HUX, quote, eve.address, true), eve);
		const got = await chain.kit(eve);
		assert.ok(got >= quote && got < quote + KIT / 100n, `${got} for the quote ${quote}`);

		const back = await chain.submit(pools.swapTokensForExactTokens([Kit, Hux], 50n * HUX, 60n * KIT, eve.address, true), eve);
		const { amountIn, amountOut } = back.event('assetConversion.SwapExecuted');
		assert.equal(amountOut, 50n * HUX);
		assert.equal(await chain.kit(eve), got - amountIn);
	});

	test('liquidity is taken out again', async () => {
		const all = await shares(dave);
		const [hux, kit] = await reserves();
		await chain.submit(pools.removeLiquidity(Hux, Kit, all / 4n, 1, 1, dave.address), dave);
		const [huxAfter, kitAfter] = await reserves();
		assert.ok(huxAfter < hux && huxAfter > (hux * 74n) / 100n);
		assert.ok(kitAfter < kit && kitAfter > (kit * 74n) / 100n);
	});

	test('fees are paid in KIT', async () => {
		const [hux, kit] = [await chain.hux(eve), await chain.kit(eve)];
		const outcome = await chain.submit(api.tx.system.remarkWithEvent('paid in kit'), eve, { assetId: Kit });
		const paid = outcome.event('assetTxPayment.AssetTxFeePaid');
		assert.equal(paid.who, eve.address);
		assert.deepEqual(paid.assetId, { WithId: 1n });
		assert.equal(await chain.hux(eve), hux, 'no HUX was spent');
		const spent = kit - (await chain.kit(eve));
		assert.ok(spent > 0n && spent < KIT, `spent ${spent}`);
	});

	test('an account that has only KIT can use the chain', async () => {
		const newcomer = chain.key('//Newcomer');
		await chain.submit(api.tx.assets.transferKeepAlive(KIT_ID, newcomer.address, 10n * KIT), dave);
		assert.equal(await chain.hux(newcomer), 0n);
		const send = api.tx.assets.transfer(KIT_ID, ferdie.address, KIT);
		const refusal = await chain.refused('pool.Invalid', send, newcomer);
		assert.match(refusal.message, /pay some fees/);
		await chain.submit(send, newcomer, { assetId: Kit });
		assert.equal(await chain.kit(ferdie), KIT);
		assert.ok((await chain.kit(newcomer)) < 9n * KIT);
	});

	test('an account without KIT cannot pay in it', async () => {
		const refusal = await chain.refused('pool.Invalid', api.tx.system.remark('0x00'), chain.charlie, { assetId: Kit });
		assert.match(refusal.message, /pay some fees/);
	});
});
