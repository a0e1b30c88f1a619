// A chain with everything open at once: burrows, lots, pools, redemptions, an announced call.

import { decide } from './committee.mjs';
import { HUX, Hux, KIT, Kit, plain } from './chain.mjs';
import { until } from './process.mjs';

const PAN = 2;
const [CUSDT, CUSDC, AUSDT, AUSDC] = [20, 21, 10_000, 10_001];
const DOLLAR = 1_000_000n;
const ONE = 10n ** 18n;
/** The highest fee, in millionths: the PSM takes what it takes. */
const ANY_FEE = 1_000_000;

export const DOLLARS = { 20: '1', 21: '1', 10000: '1', 10001: '1' };
/** The pool PAN/cUSDC, and the external of the two redemptions that wait. */
export const PAN_POOL = 0;
export const [FAMILY, BLOCKED, WAITING] = [PAN, CUSDC, AUSDT];
/** What the index rises to, so that Eve's burrow is liquidated. */
export const INDEX = '1.25';

/** Opens all of it; gives the numbers by which they are found. */
export async function openScene(chain) {
	const { api, bob, charlie, dave, eve, ferdie } = chain;
	const peg = async () => (await chain.node.rpc('hub_peg')).find(({ token }) => token === PAN);
	// Alice never feeds: a value of hers would grow old beside those of the agents.
	const feed = (index) => chain.feed({ Index: index, ...DOLLARS }, [bob, charlie]);
	await feed('1');
	await until('a fresh index', async () => (await chain.parameters()).fresh);
	const [, , riskiest, small] = await Promise.all([
		chain.openBurrow(charlie, { collateral: 500_000n * HUX, mint: 20_000n * KIT }),
		chain.openBurrow(dave, { collateral: 500_000n * HUX, mint: 20_000n * KIT }),
		chain.openBurrow(eve, { collateral: 21_000n * HUX, mint: 9_900n * KIT }),
		chain.openBurrow(ferdie, { collateral: 3_000n * HUX, mint: 500n * KIT }),
	]);
	await liquidate(chain, feed);
	const { addLiquidity } = api.tx.assetConversion;
	await chain.submit(addLiquidity(Hux, Kit, 20_000n * HUX, 8_000n * KIT, 1, 1, charlie.address), charlie);
	await until('minting to open', async () => (await peg()).externals.every(({ state }) => state === 'open'));
	const redemptions = await queueRedemptions(chain);
	// Announced, and not executed while the scene is set.
	const call = api.tx.controller.setParams({ minDepth: 500n * HUX, window: 60_000 });
	const { operation } = (await decide(chain, api.tx.timelock.schedule(call))).event('timelock.Scheduled');
	return { burrows: { riskiest, small }, redemptions, operation };
}

/**
 * PAN and its pool; then two redemptions beyond what an hour pays: one that cannot be delivered,
 * one that waits some minutes.
 */
async function queueRedemptions(chain) {
	const { api, dave, eve, ferdie } = chain;
	const { psm, pmm, assets, sudo } = api.tx;
	const mint = (external) => psm.mint(PAN, external, 20_000n * DOLLAR, ANY_FEE);
	const redeem = (external, amount) => psm.redeem(PAN, external, amount * ONE, ANY_FEE);
	await Promise.all([
		chain.submit(mint(CUSDC), dave),
		chain.submit(mint(AUSDT), eve),
		chain.submit(mint(AUSDC), ferdie),
		chain.submit(mint(CUSDT), ferdie),
	]);
	// Eve's account takes no cUSDC, like an account that an issuer has frozen.
	const { freezer } = (await api.query.assets.asset(BLOCKED)).unwrap();
	await Promise.all([
		chain.submit(pmm.addLiquidity(PAN_POOL, 15_000n * ONE, 15_000n * DOLLAR, 1), dave),
		chain.submit(sudo.sudoAs(freezer, assets.block(BLOCKED, eve.address)), chain.alice),
		// An hour pays 50 000.
		chain.submit(redeem(AUSDC, 19_900n), ferdie),
		chain.submit(redeem(CUSDT, 19_900n), ferdie),
		chain.submit(redeem(AUSDT, 10_000n), eve),
	]);
	const queued = (outcome) => outcome.event('pegGuard.RedemptionQueued').requestId;
	const blocked = queued(await chain.submit(redeem(BLOCKED, 1_000n), eve));
	const waiting = queued(await chain.submit(redeem(WAITING, 2_000n), eve));
	await until('the redemption that cannot be delivered', async () => (await api.query.pegGuard.undeliverable(PAN, blocked)).isSome);
	return { blocked, waiting };
}

/**
 * Makes three hours of a falling HUX in a moment: the index rises by at most 0.05 % a minute.
 *
 * The record is written as it was a block or two before. That is sound while there is no kit pool,
 * and no minute ends meanwhile.
 */
async function liquidate(chain, feed) {
	const { api } = chain;
	await until('a minute with some time left', () => new Date().getSeconds() < 45, { every: 1_000 });
	const stored = (await api.query.controller.controllerState()).unwrap();
	const record = plain(stored);
	record.state.protectedIndex = (record.state.index * 5n) / 4n;
	const changed = new stored.constructor(api.registry, record);
	await chain.sudo(api.tx.system.setStorage([[api.query.controller.controllerState.key(), changed.toHex()]]));
	await feed(INDEX);
	await until('lots', async () => (await chain.node.rpc('hub_auctions')).open.length > 1);
}
