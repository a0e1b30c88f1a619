// A node that is killed without warning and started again has lost nothing.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT } from './support/chain.mjs';
import { sleep, until } from './support/process.mjs';

describe('a node killed and started again', { timeout: 600_000 }, () => {
	let chain, dave, burrow;

	before(async () => {
		chain = await Chain.start();
		({ dave } = chain);
		await chain.feedIndex('1.5');
		burrow = await chain.openBurrow(dave, { collateral: 3_000n * HUX, mint: 500n * KIT });
	});
	after(() => chain?.end());

	/** All that a person would miss. */
	const possessions = async () => ({
		hux: await chain.hux(dave),
		kit: await chain.kit(dave),
		held: await chain.held(dave),
		collateral: (await chain.burrow(burrow)).collateral,
		owner: (await chain.burrow(burrow)).owner,
		index: (await chain.parameters()).index,
		circulating: (await chain.parameters()).circulating,
	});

	test('burrow, balances and height are there, three times over', async () => {
		for (let round = 1; round <= 3; round += 1) {
			const outcome = await chain.submit(chain.api.tx.burrows.deposit(burrow, HUX), dave);
			const { number } = await chain.node.rpc('chain_getHeader', [outcome.hash]);
			const height = Number(number);
			await until('finality', async () => (await chain.node.finalised()) >= height);
			const [before, finalised] = [await possessions(), await chain.node.finalised()];
			const hash = await chain.node.rpc('chain_getBlockHash', [finalised]);

			// At another moment of the block each time.
			await sleep(round * 900);
			await chain.node.stop('SIGKILL');
			await chain.node.start();
			await until('the connection', () => chain.api.isConnected, { every: 100 });

			const after = await possessions();
			assert.deepEqual(after, before);
			assert.equal(after.collateral, BigInt(3_000 + round) * HUX);
			assert.equal(await chain.node.rpc('chain_getBlockHash', [finalised]), hash, 'what was final is the same block');
			assert.ok((await chain.height()) >= finalised, 'the height goes on');
			const goal = finalised + 3;
			await until('finality after the restart', async () => (await chain.node.finalised()) >= goal);
		}
		await chain.submit(chain.api.tx.burrows.mint(burrow, KIT), dave);
	});

	test('a node that was asked to end ends in time, and goes on as well', async () => {
		const [before, height] = [await possessions(), await chain.height()];
		const began = Date.now();
		await chain.node.stop('SIGTERM');
		assert.ok(Date.now() - began < 10_000, 'within ten seconds');
		await chain.node.start();
		await until('the connection', () => chain.api.isConnected, { every: 100 });
		assert.ok((await chain.height()) >= height);
		assert.deepEqual(await possessions(), before);
	});
});
