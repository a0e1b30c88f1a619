// A fall of HUX: the sweep sends the burrow at the limit to auction, people and the bot bid, the winner claims.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT, plain } from './support/chain.mjs';
import { program, runToEnd, until } from './support/process.mjs';

describe('a fall of HUX', { timeout: 600_000 }, () => {
	let chain, api, charlie, dave, eve, burrow;

	const auctions = async () => plain(await api.call.auctionsApi.auctions());

	before(async () => {
		chain = await Chain.start();
		({ api, charlie, dave, eve } = chain);
		await chain.feedIndex('1');
		// The bidders mint their kit from safe burrows of their own.
		await Promise.all([charlie, dave].map((who) => chain.openBurrow(who, { collateral: 500_000n * HUX, mint: 20_000n * KIT })));
		burrow = await chain.openBurrow(eve, { collateral: 21_000n * HUX, mint: 9_900n * KIT });
	});
	after(() => chain?.end());

	/** Makes three hours of a falling HUX in a moment: the index rises by at most 0.05 % a minute. */
	async function fall() {
		const stored = (await api.query.controller.controllerState()).unwrap();
		const record = plain(stored);
		record.state.protectedIndex = (record.state.index * 5n) / 4n;
		const changed = new stored.constructor(api.registry, record);
		await chain.sudo(api.tx.system.setStorage([[api.query.controller.controllerState.key(), changed.toHex()]]));
		await chain.feedIndex('1.25');
	}

	test('the burrow at the limit is the riskiest, and safe', async () => {
		const [next] = await chain.node.rpc('hub_nextUnsafe', [1]);
		assert.equal(next.id, Number(burrow));
		assert.equal(next.liquidatable, false);
		await chain.refused('burrows.NotLiquidatable', api.tx.burrows.markForLiquidation(burrow), dave);
		assert.deepEqual((await chain.node.rpc('hub_auctions')).open, []);
	});

	test('the entries for its liquidation are known in advance', async () => {
		const [first] = await api.call.readAheadApi.sweepable();
		assert.equal(first.toBigInt(), BigInt(burrow));
		const keys = await api.call.readAheadApi.entriesOf([burrow]);
		const hold = await api.query.balances.holds.key(eve.address);
		assert.deepEqual(
			keys.map((key) => key.toHex()),
			[api.query.burrows.burrows.key(burrow), api.query.system.account.key(eve.address), hold],
		);
	});

	test('a fall sends its collateral to auction, and no other', async () => {
		await fall();
		const { open } = await until('lots', async () => {
			const now = await auctions();
			return now.open.length > 0 && now;
		});
		assert.ok((await chain.burrow(burrow)).atAuction > 0n);
		assert.equal((await chain.burrow(0)).atAuction, 0n);
		assert.ok(open.every(({ state, minimumBid }) => state === 'descending' && minimumBid > 0n));
		const [slice] = await chain.node.rpc('hub_slicesOf', [Number(burrow)]);
		assert.equal(BigInt(slice.auction), open[0].id);
	});

	test('bad bids are refused by name, and an outbid bidder gets the kit back', async () => {
		const [lot] = (await auctions()).open;
		const bid = (kit) => api.tx.auctions.bid(lot.id, kit);
		await chain.refused('auctions.BidTooLow', bid(1n), dave);
		await chain.refused('auctions.UnknownAuction', api.tx.auctions.bid(999, KIT), dave);
		await chain.refused('auctions.InsufficientKit', bid(10n ** 9n * KIT), dave);
		await chain.refused('auctions.NotCompleted', api.tx.auctions.claim(lot.id), dave);

		const before = await chain.kit(dave);
		await chain.submit(bid(lot.minimumBid), dave);
		assert.equal(await chain.kit(dave), before - lot.minimumBid);
		const higher = plain(await api.call.auctionsApi.minimumBid(lot.id));
		assert.ok(higher > lot.minimumBid);
		const outcome = await chain.submit(bid(higher), charlie);
		assert.equal(outcome.event('auctions.BidPlaced').outbid, dave.address);
		assert.equal(await chain.kit(dave), before);
	});

	test('the bot bids up to its limit, and says why it stops', async () => {
		const bot = (...args) => runToEnd(program('huxian'), ['bid', '--node', chain.node.url, '--account', '//Dave', '--once', ...args], { timeout: 120_000 });
		const stingy = await bot('--limit', '0.0001');
		assert.equal(stingy.code, 0, stingy.text);
		assert.ok((await auctions()).open.every(({ bidder }) => bidder !== dave.address), stingy.text);
		const { code, text } = await bot('--limit', '2', '--max-lots', '2');
		assert.equal(code, 0, text);
		assert.equal((await auctions()).open.filter(({ bidder }) => bidder === dave.address).length, 2, text);
	});

	test('the plain output of watch shows the queue and the lots', async () => {
		const { code, text } = await runToEnd(program('huxian'), ['watch', '--node', chain.node.url, '--plain', '--blocks', '1'], { timeout: 60_000 });
		assert.equal(code, 0, text);
		assert.match(text, /lot/);
	});
});
