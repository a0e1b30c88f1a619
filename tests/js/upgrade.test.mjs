// A chain that an older release began, with everything open and its agents running, goes on with
// the code of this build.
//
// Lots end after 20 minutes. Here the clock of the auctions is moved; `HUXIAN_FULL=1` waits.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { agent, feeder, summary } from './support/agents.mjs';
import { books } from './support/books.mjs';
import { Chain, HUX, Hux, KIT, Kit, plain } from './support/chain.mjs';
import { LIMIT } from './support/committee.mjs';
import { ALICE } from './support/node.mjs';
import { until } from './support/process.mjs';
import { builtCode, releasedChain } from './support/releases.mjs';
import { FAMILY, INDEX, PAN_POOL, WAITING, openScene } from './support/scene.mjs';
import { tryBlock, tryUpgrade } from './support/try-runtime.mjs';

const FULL = process.env.HUXIAN_FULL === '1';
const OLD = 9;

describe('an upgrade of a chain that an older release began', { timeout: FULL ? 3_600_000 : 900_000 }, () => {
	let chain, api, alice, dave, eve, ferdie, scene, agents;
	/** The block with the new code, its parent, and the first block that the new code makes. */
	let upgraded;
	/** The books before and after. */
	let earlier, later;

	before(async () => {
		chain = await Chain.start({ chain: ['--chain', releasedChain(OLD), ...ALICE] });
		({ api, alice, dave, eve, ferdie } = chain);
		assert.deepEqual([api.runtimeVersion.specVersion.toNumber(), api.runtimeVersion.transactionVersion.toNumber()], [OLD, 1]);
		scene = await openScene(chain);
		// From here on the agents count the nonces of Bob, Charlie and Dave.
		agents = {
			feed: feeder(chain.node, ['//Bob', '//Charlie'], INDEX),
			bid: agent(chain.node, 'bid', '--account', '//Dave', '--limit', '2', '--max-lots', '2'),
			watch: agent(chain.node, 'watch', '--plain', '--record', join(chain.node.folder, 'run.csv')),
		};
		await until('a feed and two bids', () => {
			for (const [name, { outcome, text }] of Object.entries(agents)) assert.equal(outcome, undefined, `${name} ended: ${text}`);
			return / 2 member\(s\)/.test(agents.feed.text) && agents.bid.text.match(/: bid .* in block/g)?.length === 2;
		});
	});
	after(async () => {
		await Promise.all(Object.values(agents ?? {}).map((running) => running.stop()));
		await chain?.end();
	});

	const hash = async (height) => until(`block ${height}`, async () => (await chain.node.rpc('chain_getBlockHash', [height])) ?? false);

	test('the code is replaced, and a wallet that was open goes on', async () => {
		const code = await builtCode();
		// The weight of `setCode` is that of a whole block.
		const replace = api.tx.sudo.sudoUncheckedWeight(api.tx.system.setCode(code), { refTime: 0, proofSize: 0 });
		// polkadot.js may read the events of this block with the types of the next one, so its
		// answer is not waited for.
		await replace.signAndSend(alice, { nonce: -1 });
		await until('the new version', () => api.runtimeVersion.specVersion.toNumber() > OLD, { timeout: 180_000 });
		const versionAt = async (block) => (await chain.node.rpc('state_getRuntimeVersion', [block])).specVersion;
		let number = await chain.height();
		while ((await versionAt(await hash(number))) === OLD) number += 1;
		while ((await versionAt(await hash(number - 1))) !== OLD) number -= 1;
		upgraded = { number, hash: await hash(number), parent: await hash(number - 1), first: await hash(number + 1) };
		const version = await chain.node.rpc('state_getRuntimeVersion', [upgraded.first]);
		assert.equal(api.runtimeVersion.specVersion.toNumber(), version.specVersion);
		assert.notEqual(version.transactionVersion, 1, 'transactions are signed for the new version');
		assert.equal(Number((await api.query.system.lastRuntimeUpgrade()).unwrap().specVersion.toString()), version.specVersion);
		// Signed by the same connection.
		const { small } = scene.burrows;
		const { collateral } = (await chain.submit(api.tx.burrows.deposit(small, HUX), ferdie)).event('burrows.Deposited');
		assert.equal(collateral, 3_001n * HUX);
		// polkadot.js asks for metadata without runtime APIs when a version changes. `api.call` has
		// them after a new connection.
		await api.disconnect();
		chain = await Chain.connect(chain.node);
		({ api, alice, dave, eve, ferdie } = chain);
	});

	test('the migrations pass their checks on the state that they met', async () => {
		const { used, whole } = await tryUpgrade(chain, upgraded.hash);
		assert.ok(used > 0n && used < whole / 2n, `${used} of ${whole}`);
	});

	test('all invariants hold in the first blocks of the new code', async () => {
		await tryBlock(chain, upgraded.first);
		await tryBlock(chain, await hash(upgraded.number + 2));
	});

	test('the books are those of before', async () => {
		[earlier, later] = [await books(chain, upgraded.parent), await books(chain, upgraded.first)];
		// Two blocks apart. Fees accrue meanwhile, and are minted to the kit pool.
		const grown = (what, one, other) => assert.ok(other >= one && other - one <= one / 1_000_000n, `${what}: ${one}, ${other}`);
		for (const what of ['outstanding', 'circulating']) grown(what, earlier[what], later[what]);
		earlier.debts.forEach((debt, index) => grown(`debt ${index}`, debt, later.debts[index]));
		grown('KIT', earlier.supplies[1], later.supplies[1]);
		const fixed = ({ outstanding, circulating, debts, supplies, ...rest }) => ({ ...rest, supplies: { ...supplies, 1: null } });
		assert.deepEqual(fixed(later), fixed(earlier));
		assert.equal(earlier.listed.length, 4, 'every burrow is found by its owner');
		assert.ok(earlier.lots.filter(({ bidder }) => bidder === dave.address).length === 2);
	});

	test('prices go on', async () => {
		const { indexSince } = await chain.node.rpc('hub_parameters', [upgraded.first]);
		const now = await until('newer prices', async () => {
			const now = await chain.node.rpc('hub_parameters');
			return now.indexSince > indexSince + 6_000 && now;
		});
		assert.ok(now.fresh && Number(now.index) === Number(INDEX), JSON.stringify(now));
		assert.ok(now.updated > indexSince);
	});

	test('what was announced before is announced again: the code that the notice was for has gone', async () => {
		const kept = (await api.query.timelock.operations(scene.operation)).unwrap();
		const execute = (operation) => api.tx.timelock.execute(operation, LIMIT);
		await until('the end of the notice', async () => (await chain.height()) >= kept.ready.toNumber());
		await chain.refused('timelock.UnknownCall', execute(scene.operation), ferdie);
		const cancel = api.tx.timelock.cancel(scene.operation);
		const cancelled = await chain.submit(api.tx.technicalCommittee.propose(1, cancel, cancel.method.encodedLength + 8), alice);
		assert.equal(cancelled.event('timelock.Cancelled').operation, scene.operation);
		// The same call; and Alice alone can vote, because an agent counts the nonces of the
		// others.
		const call = api.createType('Call', kept.call.toU8a(true));
		const { operation, ready } = (await chain.sudo(api.tx.timelock.schedule(call))).event('timelock.Scheduled');
		await until('the end of the second notice', async () => (await chain.height()) >= Number(ready));
		const outcome = await chain.submit(execute(operation), ferdie);
		assert.equal(outcome.event('timelock.Executed').operation, operation);
		assert.equal(plain(await api.query.controller.controllerState()).params.minDepth, 500n * HUX);
	});

	test('people trade, repay and open burrows', async () => {
		const { small } = scene.burrows;
		await Promise.all([
			chain.submit(api.tx.burrows.burn(small, 100n * KIT), ferdie),
			chain.submit(api.tx.assetConversion.swapExactTokensForTokens([Hux, Kit], 10n * HUX, 1, eve.address, true), eve),
			chain.submit(api.tx.pmm.swapExactIn(PAN_POOL, 21, 1_000_000n, 1), ferdie),
		]);
		const opened = await chain.openBurrow(ferdie, { collateral: 100n * HUX });
		const { owner } = await chain.burrow(opened);
		assert.equal(owner, ferdie.address);
		const owned = await chain.node.rpc('hub_burrowsOf', [ferdie.address]);
		assert.deepEqual(owned.map(({ id }) => BigInt(id)), [small, opened].map(BigInt), 'in order');
		await tryBlock(chain, await chain.node.rpc('chain_getBlockHash'));
	});

	test('lots end: the winner claims, the debt is repaid', async () => {
		const owed = (await chain.burrow(scene.burrows.riskiest)).debt;
		if (!FULL) {
			// The interval of a bid in a moment: more than 200 blocks and 1 200 seconds. The record
			// is written as it was a block or two before, so its totals miss the drip of those
			// blocks: the invariants of this pallet hold no longer.
			const stored = await api.query.auctions.state();
			const state = plain(stored);
			state.clock.now = { millis: state.clock.now.millis + 1_210_000n, blocks: state.clock.now.blocks + 201n };
			const moved = new stored.constructor(api.registry, state);
			await chain.sudo(api.tx.system.setStorage([[api.query.auctions.state.key(), moved.toHex()]]));
		}
		await until('the bidder to claim', () => agents.bid.text.match(/claimed in block/g)?.length >= 2, { timeout: FULL ? 1_800_000 : 60_000 });
		assert.ok((await chain.burrow(scene.burrows.riskiest)).debt < owed);
	});

	test('a redemption that waited is paid, and one that could not be delivered is claimed', async () => {
		const { blocked, waiting } = scene.redemptions;
		const request = plain((await api.query.pegGuard.undeliverable(FAMILY, blocked)).unwrap());
		const balance = async (asset) => (await api.query.assets.account(asset, eve.address)).unwrap().balance.toBigInt();
		const { freezer } = (await api.query.assets.asset(request.external)).unwrap();
		await chain.submit(api.tx.sudo.sudoAs(freezer, api.tx.assets.thaw(request.external, eve.address)), alice);
		const had = await balance(request.external);
		await chain.submit(api.tx.pegGuard.claim(FAMILY, blocked), ferdie);
		assert.equal((await balance(request.external)) - had, request.amount);
		assert.ok((await api.query.pegGuard.undeliverable(FAMILY, blocked)).isNone);

		const left = async () => (await chain.node.rpc('hub_redemptions', [FAMILY])).find(({ requestId }) => BigInt(requestId) === waiting);
		await until('the redemption to be paid', async () => (await left()) === undefined, { timeout: 300_000, every: 1_000 });
		assert.ok((await balance(WAITING)) > 0n);
	});

	test('each agent lost one round at most', async () => {
		const [fed, bid] = [await summary(agents.feed), await summary(agents.bid)];
		assert.ok(fed.fed > 10, fed.line);
		// A round of two members.
		assert.ok(fed.failed <= 2 && fed.reconnections <= 1 && fed.failed / 2 + fed.reconnections <= 1, `${fed.line}\n${agents.feed.text}`);
		assert.ok(bid.failed + bid.reconnections <= 1, `${bid.line}\n${agents.bid.text}`);
		await agents.watch.stop('SIGINT');
		const [header, ...rows] = readFileSync(join(chain.node.folder, 'run.csv'), 'utf8').trim().split('\n').map((row) => row.split(','));
		const heights = rows.map((row) => Number(row[header.indexOf('block')]));
		const missing = heights.at(-1) - heights[0] + 1 - new Set(heights).size;
		assert.ok(heights.at(-1) > upgraded.number && missing <= 1, `${missing} blocks are missing in the recording: ${agents.watch.text}`);
	});

	test('all invariants hold at the end', async () => {
		await tryBlock(chain, await chain.node.rpc('chain_getBlockHash'), FULL ? [] : ['Auctions']);
		assert.ok((await chain.node.finalised()) > upgraded.number);
	});
});
