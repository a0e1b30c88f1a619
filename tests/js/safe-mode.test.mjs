// Pauses: people can always lower their risk.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, Hux, KIT, Kit } from './support/chain.mjs';

describe('pauses', { timeout: 600_000 }, () => {
	let chain, api, burrows, alice, dave, eve, burrow;

	before(async () => {
		chain = await Chain.start();
		({ api, alice, dave, eve } = chain);
		burrows = api.tx.burrows;
		await chain.feedIndex('1');
		burrow = await chain.openBurrow(dave, { collateral: 2_000n * HUX, mint: 200n * KIT });
	});
	after(() => chain?.end());

	test('nobody enters safe mode by a deposit', async () => {
		await chain.refused('safeMode.NotConfigured', api.tx.safeMode.enter(), eve);
		await chain.refused('BadOrigin', api.tx.safeMode.forceEnter(), eve);
	});

	test('in safe mode people deposit, burn and feed; all that adds risk is refused', async () => {
		const transfer = api.tx.balances.transferKeepAlive(eve.address, HUX);
		await chain.submit(transfer, dave);
		await chain.sudo(api.tx.safeMode.forceEnter());
		assert.ok((await api.query.safeMode.enteredUntil()).isSome);

		const before = await chain.height();
		await Promise.all([
			chain.refused('system.CallFiltered', transfer, dave),
			chain.refused('system.CallFiltered', burrows.mint(burrow, KIT), dave),
			chain.refused('system.CallFiltered', burrows.withdraw(burrow, HUX), dave),
			chain.refused('system.CallFiltered', burrows.create(null, null, 20n * HUX), eve),
			chain.refused('system.CallFiltered', api.tx.assetConversion.swapExactTokensForTokens([Hux, Kit], HUX, 1, eve.address, true), eve),
			chain.refused('system.CallFiltered', api.tx.assets.transfer(1, eve.address, KIT), dave),
		]);
		const deposited = (await chain.submit(burrows.deposit(burrow, 5n * HUX), dave)).event('burrows.Deposited');
		assert.equal(deposited.collateral, 2_005n * HUX);
		const burned = (await chain.submit(burrows.burn(burrow, 50n * KIT), dave)).event('burrows.Burned');
		assert.equal(burned.kit, 50n * KIT);
		await chain.submit(burrows.touch(burrow), eve);
		await chain.feedIndex('1.01');
		assert.ok((await chain.height()) > before, 'blocks are made');

		// A batch does not bypass safe mode.
		const batch = await chain.submit(api.tx.utility.batch([transfer]), dave);
		assert.ok(batch.has('utility.BatchInterrupted'));

		await chain.sudo(api.tx.safeMode.forceExit());
		await chain.submit(transfer, dave);
		await chain.submit(burrows.mint(burrow, KIT), dave);
	});

	test('single calls can be paused, but not those that lower risk', async () => {
		await chain.sudo(api.tx.txPause.pause(['Burrows', 'mint']));
		await chain.refused('system.CallFiltered', burrows.mint(burrow, KIT), dave);
		await chain.submit(burrows.burn(burrow, KIT), dave);
		await assert.rejects(chain.sudo(api.tx.txPause.pause(['Burrows', 'burn'])), { name: 'txPause.Unpausable' });
		await assert.rejects(chain.sudo(api.tx.txPause.pause(['Oracle', 'feed_values'])), { name: 'txPause.Unpausable' });
		await chain.refused('BadOrigin', api.tx.txPause.unpause(['Burrows', 'mint']), alice);
		await chain.sudo(api.tx.txPause.unpause(['Burrows', 'mint']));
		await chain.submit(burrows.mint(burrow, KIT), dave);
	});
});
