// The dollar: minted against stablecoins, traded in its pool, redeemed; and the guard of the PSM.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain } from './support/chain.mjs';
import { until } from './support/process.mjs';

const PAN = 2;
const [CUSDT, CUSDC, AUSDT] = [20, 21, 10_000];
/** PAN/cUSDC, the first of the development chain's pools. */
const POOL = 0;
const DOLLAR = 1_000_000n;
const ONE = 10n ** 18n;
/** Fees are parts in a million. */
const MILLION = 1_000_000n;

describe('the dollar', { timeout: 600_000 }, () => {
	let chain, api, psm, node, dave, eve;

	const balance = async (asset, who) => (await api.query.assets.account(asset, who.address)).unwrapOrDefault().balance.toBigInt();
	const supply = async () => (await api.query.assets.asset(PAN)).unwrap().supply.toBigInt();
	const family = async () => (await node.rpc('hub_peg')).find(({ token }) => token === PAN);
	const external = async (asset) => (await family()).externals.find((one) => one.asset === asset);
	/** Feeds all dollars, with the prices given. */
	const feed = (prices = {}) => chain.feed({ 20: '1', 21: '1', 10000: '1', 10001: '1', ...prices });

	before(async () => {
		chain = await Chain.start();
		({ api, node, dave, eve } = chain);
		psm = api.tx.psm;
		await feed();
		await until('minting to open', async () => (await external(CUSDC)).state === 'open');
	});
	after(() => chain?.end());

	test('a dollar token mints a dollar, less the fee', async () => {
		const quote = await node.rpc('hub_quoteMint', [PAN, CUSDC, String(20_000n * DOLLAR)]);
		assert.deepEqual([quote.succeeds, quote.feeRate], [true, 500]);
		await chain.refused('psm.FeeTooHigh', psm.mint(PAN, CUSDC, 20_000n * DOLLAR, 499), dave);
		await chain.submit(psm.mint(PAN, CUSDC, 20_000n * DOLLAR, 500), dave);
		const got = await balance(PAN, dave);
		assert.equal(got, 20_000n * ONE - (20_000n * ONE * 500n) / MILLION);
		assert.equal(String(got), quote.amountOut);
		// The supply equals the debt, to the unit. The fee goes to the fee account.
		const { debt, issuance, feeBalance, backing } = await family();
		assert.deepEqual([debt, issuance, backing], [String(20_000n * ONE), String(20_000n * ONE), 1_000_000]);
		assert.equal(feeBalance, String(10n * ONE));
		assert.equal(await supply(), 20_000n * ONE);
	});

	test('the inflow of an hour is limited, and the fee rises with the window', async () => {
		const quote = await node.rpc('hub_quoteMint', [PAN, CUSDC, String(40_000n * DOLLAR)]);
		assert.equal(quote.succeeds, false);
		await chain.refused(`pegGuard.${quote.error}`, psm.mint(PAN, CUSDC, 40_000n * DOLLAR, 1_000_000), dave);
		// Each external has a window of its own.
		await chain.submit(psm.mint(PAN, AUSDT, 20_000n * DOLLAR, 500), dave);
		const { room, hour } = await external(CUSDC);
		assert.ok(BigInt(room) < 31_000n * ONE && BigInt(hour.level) > 19_000n * ONE, `${room} ${hour.level}`);
		// A batch does not bypass the guard.
		const batch = api.tx.utility.batchAll([psm.mint(PAN, CUSDC, 20_000n * DOLLAR, 1_000_000), psm.mint(PAN, CUSDC, 20_000n * DOLLAR, 1_000_000)]);
		await assert.rejects(chain.submit(batch, dave), ({ name }) => name.startsWith('pegGuard.'));
	});

	test('it is provided to its pool, swapped, and taken out', async () => {
		await chain.submit(api.tx.pmm.addLiquidity(POOL, 15_000n * ONE, 15_000n * DOLLAR, 1), dave);
		const quote = await node.rpc('hub_quoteExactIn', [POOL, CUSDC, String(1_000n * DOLLAR)]);
		await chain.submit(api.tx.pmm.swapExactIn(POOL, CUSDC, 1_000n * DOLLAR, quote.amountOut), eve);
		const got = await balance(PAN, eve);
		assert.equal(String(got), quote.amountOut);
		// A fifteenth of the pool costs a few basis points.
		assert.ok(got > (1_000n * ONE * 9_990n) / 10_000n && got < 1_000n * ONE, String(got));
		const shares = (await api.query.pmmShares.account(POOL, dave.address)).unwrap().balance.toBigInt();
		await chain.submit(api.tx.pmm.removeLiquidity(POOL, shares / 2n, 1, 1), dave);
	});

	test('it is redeemed into any external that backs it', async () => {
		const had = await balance(CUSDC, eve);
		const quote = await node.rpc('hub_quoteRedeem', [PAN, CUSDC, String(500n * ONE)]);
		const before = await supply();
		await chain.submit(psm.redeem(PAN, CUSDC, 500n * ONE, 500), eve);
		assert.equal(String((await balance(CUSDC, eve)) - had), quote.amountOut);
		assert.equal(quote.amountOut, String(500n * DOLLAR - (500n * DOLLAR * 500n) / MILLION));
		// The fee is not burned.
		assert.equal(before - (await supply()), 500n * ONE - (500n * ONE * 500n) / MILLION);
		await chain.refused(['psm.UnsupportedAsset'], psm.redeem(PAN, 23, 100n * ONE, 500), eve);
	});

	test('a dollar token at 0.98 pauses minting against it, and redeeming goes on', async () => {
		await feed({ 21: '0.98' });
		// A mint before the block in which the guard acts is refused as well.
		await assert.rejects(chain.submit(psm.mint(PAN, CUSDC, 100n * DOLLAR, 1_000_000), dave), ({ name }) =>
			['pegGuard.ExternalOffPeg', 'psm.MintingStopped'].includes(name),
		);
		await until('minting to pause', async () => (await external(CUSDC)).state === 'paused');
		await chain.refused('psm.MintingStopped', psm.mint(PAN, CUSDC, 100n * DOLLAR, 1_000_000), dave);
		await chain.submit(psm.redeem(PAN, CUSDC, 100n * ONE, 1_000), eve);
		// The others stay open while the backing is high enough.
		const { backing, externals } = await family();
		assert.ok(backing < 1_000_000 && backing > 980_000, `${backing}`);
		assert.equal(externals.find(({ asset }) => asset === CUSDT).state, 'open');
		await chain.submit(psm.mint(PAN, CUSDT, 100n * DOLLAR, 1_000), dave);

		// The committee can resume minting at once, but only when the price has recovered.
		await assert.rejects(chain.sudo(api.tx.pegGuard.resumeExternal(CUSDC)));
		await feed();
		await until('a recovered price', async () => Number((await external(CUSDC)).price) > 0.999);
		await chain.sudo(api.tx.pegGuard.resumeExternal(CUSDC));
		await until('minting to open', async () => (await external(CUSDC)).state === 'open');
	});

	test('only the guard is its admin', async () => {
		await chain.refused('BadOrigin', psm.setMintingFee(PAN, CUSDC, 0), chain.alice);
		await chain.refused('BadOrigin', api.tx.pegGuard.pauseMinting(CUSDC), eve);
	});
});
