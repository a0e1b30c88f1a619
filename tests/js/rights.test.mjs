// Rights on a burrow: open to all, granted, revoked; and its transfer.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT } from './support/chain.mjs';

/** Rights by name; those not named are not given. */
const rights = (...given) =>
	Object.fromEntries(
		['deposit', 'withdraw', 'mint', 'burn', 'setDelegate', 'cancel'].map((right) => [right, given.includes(right)]),
	);

describe('rights over a burrow', { timeout: 600_000 }, () => {
	let chain, burrows, charlie, dave, eve, ferdie;

	before(async () => {
		chain = await Chain.start();
		({ charlie, dave, eve, ferdie } = chain);
		burrows = chain.api.tx.burrows;
		await chain.feedIndex('1');
	});
	after(() => chain?.end());

	test('rights: open to all, granted, with a beneficiary, revoked', async () => {
		const [burrow, evesOwn] = await Promise.all([
			chain.openBurrow(dave, { collateral: 2_000n * HUX, mint: 200n * KIT }),
			chain.openBurrow(eve, { collateral: 500n * HUX, mint: 150n * KIT }),
		]);
		const strange = [
			burrows.deposit(burrow, HUX),
			burrows.burn(burrow, KIT),
			burrows.withdraw(burrow, HUX),
			burrows.mint(burrow, KIT),
			burrows.setDelegate(burrow, eve.address),
			burrows.setOpen(burrow, true, true),
			burrows.grant(burrow, eve.address, rights('mint'), null),
			burrows.revoke(burrow, dave.address),
			burrows.revokeAll(burrow),
			burrows.transfer(burrow, eve.address),
			burrows.deactivate(burrow),
		];
		await Promise.all(strange.map((call) => chain.refused('burrows.NoPermission', call, eve)));

		const open = (await chain.submit(burrows.setOpen(burrow, true, false), dave)).event('burrows.OpenSet');
		assert.deepEqual([open.deposits, open.burns], [true, false]);
		const heldBefore = await chain.held(dave);
		await chain.submit(burrows.deposit(burrow, 5n * HUX), eve);
		assert.equal(await chain.held(dave), heldBefore + 5n * HUX, 'what anyone deposits belongs to the owner');
		await chain.refused('burrows.NoPermission', burrows.burn(burrow, KIT), eve);
		await chain.submit(burrows.setOpen(burrow, false, true), dave);
		await chain.submit(burrows.burn(burrow, 20n * KIT), eve);
		await chain.refused('burrows.NoPermission', burrows.deposit(burrow, HUX), eve);

		// Kit and collateral that a grantee takes go to the owner, unless the grant names a beneficiary.
		await chain.submit(burrows.grant(burrow, eve.address, rights('mint', 'withdraw'), null), dave);
		const minted = (await chain.submit(burrows.mint(burrow, 10n * KIT), eve)).event('burrows.Minted');
		assert.deepEqual([minted.by, minted.to], [eve.address, dave.address]);
		await chain.submit(burrows.grant(burrow, eve.address, rights('mint', 'withdraw'), ferdie.address), dave);
		await chain.submit(burrows.mint(burrow, 10n * KIT), eve);
		assert.equal(await chain.kit(ferdie), 10n * KIT);
		const ferdieBefore = await chain.hux(ferdie);
		const withdrawn = (await chain.submit(burrows.withdraw(burrow, 7n * HUX), eve)).event('burrows.Withdrawn');
		assert.equal(withdrawn.to, ferdie.address);
		assert.equal(await chain.hux(ferdie), ferdieBefore + 7n * HUX);
		await chain.refused('burrows.NoPermission', burrows.setDelegate(burrow, eve.address), eve);

		await chain.submit(burrows.revoke(burrow, eve.address), dave);
		await chain.refused('burrows.NoPermission', burrows.mint(burrow, KIT), eve);
		await chain.submit(burrows.grant(burrow, eve.address, rights('mint'), null), dave);
		const version = (await chain.burrow(burrow)).version;
		assert.equal((await chain.submit(burrows.revokeAll(burrow), dave)).event('burrows.AllRevoked').version, version + 1n);
		await chain.refused('burrows.NoPermission', burrows.mint(burrow, KIT), eve);

		await Promise.all([
			chain.refused('burrows.EmptyGrant', burrows.grant(burrow, eve.address, rights(), null), dave),
			chain.refused('burrows.OwnerNeedsNoGrant', burrows.grant(burrow, dave.address, rights('mint'), null), dave),
			chain.refused('burrows.NotGranted', burrows.revoke(burrow, eve.address), dave),
		]);
		assert.equal((await chain.burrow(evesOwn)).owner, eve.address);
	});

	test('a transfer takes effect when the new owner accepts, and takes all rights with it', async () => {
		const burrow = await chain.openBurrow(charlie, { collateral: 300n * HUX, mint: 100n * KIT });
		const accept = (minCollateral = 0n, maxDebt = 1_000n * KIT) => burrows.acceptTransfer(burrow, minCollateral, maxDebt);
		await chain.submit(burrows.grant(burrow, eve.address, rights('mint', 'deposit'), null), charlie);
		await chain.refused('burrows.NotOffered', accept(), ferdie);
		const offered = (await chain.submit(burrows.transfer(burrow, ferdie.address), charlie)).event('burrows.TransferOffered');
		assert.equal(offered.newOwner, ferdie.address);
		assert.equal((await chain.burrow(burrow)).owner, charlie.address);
		await chain.refused('burrows.NotOfferedToYou', accept(), eve);

		// Ferdie accepts with the collateral and the debt as seen. The fee of a few blocks is far below a KIT.
		await chain.refused('burrows.CollateralBelowMinimum', accept(300n * HUX + 1n, 101n * KIT), ferdie);
		await chain.refused('burrows.DebtAboveMaximum', accept(300n * HUX, 100n * KIT - 1n), ferdie);
		const [charlieHeld, ferdieHeld] = [await chain.held(charlie), await chain.held(ferdie)];
		const moved = (await chain.submit(accept(300n * HUX, 101n * KIT), ferdie)).event('burrows.Transferred');
		assert.deepEqual([moved.from, moved.to], [charlie.address, ferdie.address]);
		assert.equal(await chain.held(charlie), charlieHeld - 310n * HUX);
		assert.equal(await chain.held(ferdie), ferdieHeld + 310n * HUX);
		await Promise.all([
			chain.refused('burrows.NoPermission', burrows.mint(burrow, KIT), charlie),
			chain.refused('burrows.NoPermission', burrows.deposit(burrow, HUX), eve),
		]);
		await chain.submit(burrows.mint(burrow, KIT), ferdie);
		assert.deepEqual(
			(await chain.api.call.burrowsApi.burrowsOf(ferdie.address, 0, 10)).map(({ id }) => id.toBigInt()),
			[burrow],
		);
	});
});
