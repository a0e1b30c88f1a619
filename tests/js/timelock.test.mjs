// The committee tightens parameters at once, and loosens them after the notice.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, plain } from './support/chain.mjs';

const LIMIT = { refTime: 10n ** 10n, proofSize: 10n ** 6n };

describe('the notice of the committee', { timeout: 600_000 }, () => {
	let chain, api, alice, bob, dave, committee;

	before(async () => {
		chain = await Chain.start();
		({ api, alice, bob, dave } = chain);
		committee = api.tx.technicalCommittee;
	});
	after(() => chain?.end());

	const refusal = (error) => {
		const { section, name } = api.registry.findMetaError(error);
		return `${section}.${name}`;
	};

	/** Two of three members decide on a call; gives what came of it. */
	async function decide(call) {
		const length = call.method.encodedLength + 8;
		const proposed = (await chain.submit(committee.propose(2, call, length), alice)).event('technicalCommittee.Proposed');
		const vote = committee.vote(proposed.proposalHash, proposed.proposalIndex, true);
		await Promise.all([chain.submit(vote, alice), chain.submit(vote, bob)]);
		const closed = await chain.submit(committee.close(proposed.proposalHash, proposed.proposalIndex, LIMIT, length), dave);
		const { raw } = closed.events.find(({ name }) => name === 'technicalCommittee.Executed');
		const { result } = raw.data;
		return { closed, refused: result.isErr ? refusal(result.asErr.asModule) : null };
	}

	const params = async () => plain(await api.query.prices.quorumConfig()).params;

	test('two thirds tighten at once, and are told to announce what loosens', async () => {
		const before = await params();
		const tighter = { ...before, maximumAge: before.maximumAge / 2n };
		assert.equal((await decide(api.tx.prices.setParams(tighter))).refused, null);
		assert.deepEqual(await params(), tighter);
		assert.equal((await decide(api.tx.prices.setParams(before))).refused, 'prices.NeedsNotice');
		assert.deepEqual(await params(), tighter);
	});

	test('what was announced is there to be read, and made by anyone after its notice', async () => {
		const looser = { ...(await params()), maximumAge: 600_000n };
		const call = api.tx.prices.setParams(looser);
		const { closed } = await decide(api.tx.timelock.schedule(call));
		const { operation, ready, expires } = closed.event('timelock.Scheduled');
		const kept = (await api.query.timelock.operations(operation)).unwrap();
		assert.equal(kept.call.toHex(), call.method.toHex());
		assert.deepEqual(api.createType('Call', kept.call.toU8a(true)).toHuman().method, 'setParams');
		assert.ok(expires > ready);

		const execute = api.tx.timelock.execute(operation, LIMIT);
		await chain.refused('timelock.NotReady', execute, dave);
		await chain.blocks(Number(ready) - (await chain.height()));
		assert.equal((await chain.submit(execute, dave)).event('timelock.Executed').by, dave.address);
		assert.deepEqual(await params(), looser);
		await chain.refused('timelock.UnknownOperation', execute, dave);
	});

	test('a third takes it back', async () => {
		const { closed } = await decide(api.tx.timelock.schedule(api.tx.controller.setParams({ minDepth: 10n ** 12n, window: 60_000 })));
		const { operation } = closed.event('timelock.Scheduled');
		const cancel = api.tx.timelock.cancel(operation);
		await chain.refused('BadOrigin', cancel, dave);
		const length = cancel.method.encodedLength + 8;
		const outcome = await chain.submit(committee.propose(1, cancel, length), bob);
		assert.equal(outcome.event('timelock.Cancelled').operation, operation);
		assert.ok((await api.query.timelock.operations(operation)).isNone);
	});
});
