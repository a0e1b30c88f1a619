// The life of a burrow, and every refusal by its name.

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

	test('before the first quorum of the oracle there is no business', async () => {
		await chain.refused('controller.NoPriceYet', burrows.create(null, null, 500n * HUX), alice);
		// One member of three is no quorum.
		await chain.feed({ Index: '1' }, [bob]);
		await chain.blocks(2);
		await chain.refused('controller.NoPriceYet', burrows.create(null, null, 500n * HUX), alice);
		assert.equal(await chain.held(alice), 0n);

		const parameters = await chain.feedIndex('1');
		assert.equal(Number(parameters.protectedIndex), 1, 'the protected index begins as the first median');
		await chain.openBurrow(alice, { collateral: 500n * HUX, mint: 100n * KIT });
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
		assert.equal(created.creationDeposit, 10n * HUX);
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

		// Alice's kit pays for the fees that the debt has grown by. Burning more than the debt burns the debt.
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

		// A closed burrow accepts activation only.
		for (const call of [burrows.deposit(burrow, HUX), burrows.mint(burrow, 100n * KIT), burrows.withdraw(burrow, HUX)]) {
			await chain.refused('burrows.BurrowClosed', call, dave);
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
			['burrows.UnknownBurrow', burrows.acceptTransfer(nobody, 0, U128_MAX)],
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
		for (const changing of ['mintable', 'withdrawable', 'health', 'liquidationIndex']) {
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
