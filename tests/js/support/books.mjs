// What a chain owes and owns.

import { plain } from './chain.mjs';

/** The number of burrows that were ever opened, as of a block. */
const burrowCount = async ({ api }, at) => Number((await (await api.at(at)).query.burrows.nextBurrow()).toString());

/**
 * All that the `hub_*` methods answer as of a block: with prices, times and fees, to the last
 * digit.
 */
export async function answers(chain, at) {
	const { node } = chain;
	const ask = async (method, ...params) => [`${method} ${params}`, await node.rpc(method, [...params, at])];
	const families = await node.rpc('hub_peg', [at]);
	const pools = await node.rpc('hub_pools', [at]);
	const count = await burrowCount(chain, at);
	const asked = await Promise.all([
		...['hub_parameters', 'hub_prices', 'hub_auctions', 'hub_pools', 'hub_peg', 'hub_operations'].map((method) => ask(method)),
		ask('hub_nextUnsafe', 100),
		...[...Array(count).keys()].flatMap((id) => [ask('hub_burrow', id), ask('hub_slicesOf', id, null, null)]),
		...families.map(({ token }) => ask('hub_redemptions', token, null, null)),
		...pools.map(({ id }) => ask('hub_poolHistory', id, 9_000)),
	]);
	return Object.fromEntries(asked);
}

/**
 * The counters and totals as of a block, and every balance of every token. Without what time alone
 * changes, such as accrued fees.
 */
export async function books(chain, at) {
	const { node, api } = chain;
	const { query } = await api.at(at);
	const rpc = (method, ...params) => node.rpc(method, [...params, at]);
	const [parameters, auctions, pools, families, operations] = await Promise.all(
		['hub_parameters', 'hub_auctions', 'hub_pools', 'hub_peg', 'hub_operations'].map((method) => rpc(method)),
	);
	const count = await burrowCount(chain, at);
	const burrows = await Promise.all([...Array(count).keys()].map((id) => rpc('hub_burrow', id)));
	const listed = await Promise.all([...new Set(burrows.map(({ owner }) => owner))].map((owner) => rpc('hub_burrowsOf', owner, null, null)));
	return {
		outstanding: BigInt(parameters.outstanding),
		circulating: BigInt(parameters.circulating),
		burrows: burrows.map(({ id, owner, collateral, atAuction, active }) => ({ id, owner, collateral, atAuction, active })),
		debts: burrows.map(({ debt }) => BigInt(debt)),
		listed: listed.flat().map(({ id }) => id).sort((one, other) => one - other),
		queue: { amount: auctions.amount, slices: auctions.slices },
		lots: auctions.open.map(({ id, lot, slices, startValue, bidder, bid }) => ({ id, lot, slices, startValue, bidder, bid })),
		pools: pools.map(({ id, baseReserve, quoteReserve, shares, state }) => ({ id, baseReserve, quoteReserve, shares, state })),
		families: families.map(({ token, debt, issuance, amoDebt, feeBalance, backing }) => ({ token, debt, issuance, amoDebt, feeBalance, backing })),
		externals: families.flatMap(({ externals }) => externals.map(({ asset, debt, state }) => ({ asset, debt, state }))),
		operations: operations.map(({ id, minted, burned, debt, shares }) => ({ id, minted, burned, debt, shares })),
		undeliverable: (await query.pegGuard.undeliverable.entries()).map(([, request]) => plain(request)),
		announced: (await query.timelock.operations.entries()).map(([key, kept]) => [key.args[0].toString(), kept.toHex()]),
		hux: (await query.balances.totalIssuance()).toBigInt(),
		supplies: Object.fromEntries((await query.assets.asset.entries()).map(([key, token]) => [key.args[0].toString(), token.unwrap().supply.toBigInt()])),
		holders: (await query.assets.account.entries()).length,
	};
}
