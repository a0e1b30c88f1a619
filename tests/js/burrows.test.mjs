// The life of a burrow, the rights over it, its transfer, and every refusal by its name.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT, U128_MAX } from './support/chain.mjs';

/** Rights by name; those not named are not given. */
const rights = (...given) =>
	Object.fromEntries(
		['deposit', 'withdraw', 'mint', 'burn', 'setDelegate', 'cancel'].map((right) => [right, given.includes(right)]),
	);

describe('burrows', { timeout: 600_000 }, () => {
	let chain, api, burrows, alice, bob, charlie, dave, eve, ferdie;

	before(async () => {
		chain = await Chain.start();
		({ api, alice, bob, charlie, dave, eve, ferdie } = chain);
		burrows = api.tx.burrows;
	});
	after(() => chain?.end());

	test('before the first quorum of the oracle nothing is minted', async () => {
		const burrow = await chain.openBurrow(alice, { collateral: 500n * HUX });
		await chain.refused('controller.NoPriceYet', burrows.mint(burrow, 100n * KIT), alice);
		// One member of three is no quorum.
		await chain.feed({ Index: '1' }, [bob]);
		await chain.blocks(2);
		await chain.refused('controller.NoPriceYet', burrows.mint(burrow, 100n * KIT), alice);
		const parameters = await chain.feedIndex('1');
		assert.equal(Number(parameters.protected_index ?? parameters.protectedIndex), 1);
		await chain.submit(burrows.mint(burrow, 100n * KIT), alice);
		assert.equal(await chain.kit(alice), 100n * KIT);
	});

	test('create, deposit, mint, burn, withdraw, deactivate, activate', async () => {
		const before = await chain.hux(dave);
		const created = (await chain.submit(burrows.create(null, null, 310n * HUX), dave)).event('burrows.Created');
		const { burrow } = created;
		assert.equal(created.owner, dave.address);
		assert.equal(created.by, dave.address);
		assert.equal(created.delegate, null);
		assert.equal(created.collateral, 300n * HUX);
		assert.equal(created.creationDeposit ?? created.creation_deposit, 10n * HUX);
		assert.equal(await chain.held(dave), 310n * HUX, 'collateral and creation deposit are held on the owner’s account');
		assert.ok((await chain.hux(dave)) < before - 310n * HUX, 'and are not free any more');

		const deposited = (await chain.submit(burrows.deposit(burrow, 100n * HUX), dave)).event('burrows.Deposited');
		assert.deepEqual([deposited.amount, deposited.collateral], [100n * HUX, 400n * HUX]);

		const minted = (await chain.submit(burrows.mint(burrow, 120n * KIT), dave)).event('burrows.Minted');
		assert.deepEqual([minted.kit, minted.debt, minted.to], [120n * KIT, 120n * KIT, dave.address]);
		assert.equal(await chain.kit(dave), 120n * KIT);

		// 400 HUX carry 400 / 2.1 = 190.47… KIT.
		await chain.refused('burrows.Overburrowed', burrows.mint(burrow, 71n * KIT), dave);
		await chain.submit(burrows.mint(burrow, 70n * KIT), dave);
		await chain.refused('burrows.Overburrowed', burrows.withdraw(burrow, 2n * HUX), dave);
		await chain.refused('burrows.DebtOutstanding', burrows.deactivate(burrow), dave);

		const view = await chain.burrow(burrow);
		assert.equal(view.collateral, 400n * HUX);
		assert.ok(view.debt >= 190n * KIT && view.debt < 190n * KIT + KIT / 1000n, 'the debt has grown by fees only');
		assert.equal(view.active, true);
		assert.equal(view.liquidatable, false);

		const burned = (await chain.submit(burrows.burn(burrow, 80n * KIT), dave)).event('burrows.Burned');
		assert.equal(burned.kit, 80n * KIT);
		assert.ok(burned.debt >= 110n * KIT && burned.debt < 110n * KIT + KIT / 1000n);
		await chain.refused('burrows.DebtBelowMinimum', burrows.burn(burrow, 50n * KIT), dave);

		const withdrawn = (await chain.submit(burrows.withdraw(burrow, 160n * HUX), dave)).event('burrows.Withdrawn');
		assert.deepEqual([withdrawn.amount, withdrawn.to, withdrawn.collateral], [160n * HUX, dave.address, 240n * HUX]);

		// Alice's kit pays for the fees that the debt has grown by; burning more than is owed burns what is owed.
		await chain.submit(api.tx.assets.transferKeepAlive(1, dave.address, 20n * KIT), alice);
		const kit = await chain.kit(dave);
		const closing = (await chain.submit(burrows.burn(burrow, kit), dave)).event('burrows.Burned');
		assert.equal(closing.debt, 0n);
		assert.equal(await chain.kit(dave), kit - closing.kit);
		await chain.refused('burrows.NothingOwed', burrows.burn(burrow, KIT), dave);
		await chain.submit(burrows.withdraw(burrow, 240n * HUX), dave);

		const gone = (await chain.submit(burrows.deactivate(burrow), dave)).event('burrows.Deactivated');
		assert.deepEqual([gone.to, gone.returned], [dave.address, 10n * HUX]);
		assert.equal(await chain.held(dave), 0n);

		// Out of business: nothing but activation.
		for (const call of [burrows.deposit(burrow, HUX), burrows.mint(burrow, 100n * KIT), burrows.withdraw(burrow, HUX)]) {
			await chain.refused('burrows.Inactive', call, dave);
		}
		await chain.refused('burrows.BelowCreationDeposit', burrows.activate(burrow, 9n * HUX), dave);
		const activated = (await chain.submit(burrows.activate(burrow, 60n * HUX), dave)).event('burrows.Activated');
		assert.equal(activated.collateral, 50n * HUX);
		await chain.refused('burrows.AlreadyActive', burrows.activate(burrow, 60n * HUX), dave);
	});

	test('a burrow may be created for somebody else, with a delegate', async () => {
		const { burrow, owner, by, delegate } = (
			await chain.submit(burrows.create(bob.address, charlie.address, 20n * HUX), eve)
		).event('burrows.Created');
		assert.deepEqual([owner, by, delegate], [bob.address, eve.address, charlie.address]);
		assert.equal(await chain.held(bob), 20n * HUX);
		const set = (await chain.submit(burrows.setDelegate(burrow, null), bob)).event('burrows.DelegateSet');
		assert.equal(set.delegate, null);
		await chain.refused('burrows.NoPermission', burrows.setDelegate(burrow, eve.address), eve);
	});

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

		// What a grantee mints and withdraws is paid to the owner, unless the grant names a beneficiary.
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
		await chain.submit(burrows.grant(burrow, eve.address, rights('mint', 'deposit'), null), charlie);
		await chain.refused('burrows.NotOffered', burrows.acceptTransfer(burrow), ferdie);
		const offered = (await chain.submit(burrows.transfer(burrow, ferdie.address), charlie)).event('burrows.TransferOffered');
		assert.equal(offered.newOwner ?? offered.new_owner, ferdie.address);
		assert.equal((await chain.burrow(burrow)).owner, charlie.address);
		await chain.refused('burrows.NotOfferedToYou', burrows.acceptTransfer(burrow), eve);

		const [charlieHeld, ferdieHeld] = [await chain.held(charlie), await chain.held(ferdie)];
		const moved = (await chain.submit(burrows.acceptTransfer(burrow), ferdie)).event('burrows.Transferred');
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

	test('anyone may touch a burrow: its debt is brought up to date', async () => {
		const burrow = await chain.openBurrow(bob, { collateral: 500n * HUX, mint: 200n * KIT });
		await chain.blocks(2);
		const { debt } = (await chain.submit(burrows.touch(burrow), ferdie)).event('burrows.Touched');
		assert.ok(debt > 200n * KIT && debt < 200n * KIT + KIT / 1000n);
	});

	test('refusals name their reason and change nothing', async () => {
		const burrow = await chain.openBurrow(alice, { collateral: 1_000n * HUX, mint: 200n * KIT });
		const before = await chain.burrow(burrow);
		const nobody = 999_999;
		const cases = [
			['burrows.BelowCreationDeposit', burrows.create(null, null, 0)],
			['burrows.BelowCreationDeposit', burrows.create(null, null, 10n * HUX - 1n)],
			['burrows.ZeroAmount', burrows.deposit(burrow, 0)],
			['burrows.ZeroAmount', burrows.withdraw(burrow, 0)],
			['burrows.ZeroAmount', burrows.mint(burrow, 0)],
			['burrows.ZeroAmount', burrows.burn(burrow, 0)],
			['burrows.UnknownBurrow', burrows.deposit(nobody, HUX)],
			['burrows.UnknownBurrow', burrows.withdraw(nobody, HUX)],
			['burrows.UnknownBurrow', burrows.mint(nobody, KIT)],
			['burrows.UnknownBurrow', burrows.burn(nobody, KIT)],
			['burrows.UnknownBurrow', burrows.activate(nobody, 20n * HUX)],
			['burrows.UnknownBurrow', burrows.deactivate(nobody)],
			['burrows.UnknownBurrow', burrows.setDelegate(nobody, null)],
			['burrows.UnknownBurrow', burrows.setOpen(nobody, true, true)],
			['burrows.UnknownBurrow', burrows.grant(nobody, bob.address, rights('mint'), null)],
			['burrows.UnknownBurrow', burrows.revoke(nobody, bob.address)],
			['burrows.UnknownBurrow', burrows.revokeAll(nobody)],
			['burrows.UnknownBurrow', burrows.transfer(nobody, bob.address)],
			['burrows.UnknownBurrow', burrows.acceptTransfer(nobody)],
			['burrows.UnknownBurrow', burrows.touch(nobody)],
			['burrows.InsufficientCollateral', burrows.withdraw(burrow, 1_001n * HUX)],
			// The greatest number there is: refused for want of funds or by the arithmetic, never by a panic.
			[['token.FundsUnavailable', 'burrows.ArithmeticOverflow', 'arithmetic.Overflow'], burrows.create(null, null, U128_MAX)],
			[['token.FundsUnavailable', 'burrows.ArithmeticOverflow', 'arithmetic.Overflow'], burrows.deposit(burrow, U128_MAX)],
			[['burrows.InsufficientCollateral', 'burrows.ArithmeticOverflow'], burrows.withdraw(burrow, U128_MAX)],
			[['burrows.Overburrowed', 'burrows.ArithmeticOverflow'], burrows.mint(burrow, U128_MAX)],
		];
		await Promise.all(cases.map(([name, call]) => chain.refused(name, call, alice)));
		const { debt: debtBefore, ...sameBefore } = before;
		const { debt, ...same } = await chain.burrow(burrow);
		for (const changing of ['mintable', 'withdrawable', 'health', 'liquidationIndex', 'liquidation_index']) {
			delete same[changing];
			delete sameBefore[changing];
		}
		assert.deepEqual(same, sameBefore);
		assert.ok(debt >= debtBefore && debt < debtBefore + KIT / 1000n);

		// Below the minimum debt there is no debt.
		const small = await chain.openBurrow(alice, { collateral: 500n * HUX });
		await chain.refused('burrows.DebtBelowMinimum', burrows.mint(small, 99n * KIT), alice);
	});
});
