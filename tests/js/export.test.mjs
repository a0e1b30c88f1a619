// A new chain from the exported state of another one, with burrows, lots, pools and redemptions: it
// makes blocks, finalises, and its books are equal.
//
// `HUXIAN_FULL=1` exports after 500 blocks.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { answers, books } from './support/books.mjs';
import { Chain, HUX, KIT, plain } from './support/chain.mjs';
import { LIMIT, decide } from './support/committee.mjs';
import { ALICE } from './support/node.mjs';
import { program, runToEnd, until } from './support/process.mjs';
import { INDEX, DOLLARS, openScene } from './support/scene.mjs';
import { tryBlock } from './support/try-runtime.mjs';

/** The command of the runbook that makes a genesis of the exported state. */
const runbook = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../docs/runbook.md'), 'utf8');
const [COMMAND] = runbook.match(/jq [^\n]*(?:\n[^\n]*)?restored\.json > new\.json/);

const FULL = process.env.HUXIAN_FULL === '1';

describe('a new chain from an exported state', { timeout: FULL ? 3_600_000 : 900_000 }, () => {
	let first, second, scene, height, exported, answered, booked, announced;

	before(async () => {
		first = await Chain.start();
		scene = await openScene(first);
		if (FULL) await first.blocks(500 - (await first.height()));
		await first.feed({ Index: INDEX, ...DOLLARS });
		const set = await first.height();
		await until('finality of the scene', async () => (await first.node.finalised()) >= set);
		const hash = await first.node.rpc('chain_getFinalizedHead');
		exported = hash;
		height = Number((await first.node.rpc('chain_getHeader', [hash])).number);
		[answered, booked] = [await answers(first, hash), await books(first, hash)];
		announced = plain((await first.api.query.timelock.operations(scene.operation)).unwrap());
		await first.api.disconnect();
		await first.node.stop();
		const place = ['--chain', first.node.args[1], '--base-path', join(first.node.folder, 'data')];
		const { code, text } = await runToEnd(program('huxian-node'), ['export-state', ...place, hash], { timeout: 180_000 });
		// The log goes to standard error, the specification to standard output.
		assert.equal(code, 0, text);
		writeFileSync(join(first.node.folder, 'restored.json'), text.slice(text.indexOf('{\n'), text.lastIndexOf('}') + 1));
		const file = join(first.node.folder, 'new.json');
		const edited = await runToEnd('bash', ['-c', COMMAND], { cwd: first.node.folder });
		assert.equal(edited.code, 0, edited.text);
		second = await Chain.start({ chain: ['--chain', file, ...ALICE] });
	});
	after(async () => {
		await second?.end();
		await first?.node.discard();
	});

	test('its genesis answers every question as the exported block does', async () => {
		const genesis = await second.node.rpc('chain_getBlockHash', [0]);
		assert.deepEqual(await answers(second, genesis), answered);
		assert.deepEqual(await books(second, genesis), booked);
		assert.ok(booked.lots.length > 1 && booked.undeliverable.length === 1 && booked.announced.length === 1, 'the scene is set');
	});

	test('it makes blocks, finalises them, and all invariants hold', async () => {
		await until('finality', async () => (await second.node.finalised()) >= 3);
		for (const block of [1, 2, 3]) await tryBlock(second, await second.node.rpc('chain_getBlockHash', [block]));
		const now = await books(second, await second.node.rpc('chain_getBlockHash', [1]));
		const fixed = ({ circulating, outstanding, debts, supplies, ...rest }) => ({ ...rest, supplies: { ...supplies, 1: null } });
		assert.deepEqual(fixed(now), fixed(booked));
		assert.ok(now.circulating >= booked.circulating && now.circulating - booked.circulating < KIT);
	});

	test('people and feeders go on', async () => {
		const { api, ferdie, eve } = second;
		await second.feed({ Index: INDEX, ...DOLLARS });
		await until('a fresh index', async () => (await second.parameters()).fresh);
		await second.submit(api.tx.burrows.burn(scene.burrows.small, 10n * KIT), ferdie);
		await second.submit(api.tx.burrows.deposit(scene.burrows.riskiest, HUX), eve);
		await tryBlock(second, await second.node.rpc('chain_getBlockHash'));
	});

	test('what waits for a height waits for that of the old chain, and is announced anew', async () => {
		const { api, alice, ferdie } = second;
		assert.ok(announced.ready > BigInt(await second.height()));
		await second.refused('timelock.NotReady', api.tx.timelock.execute(scene.operation, LIMIT), ferdie);
		const cancel = api.tx.timelock.cancel(scene.operation);
		await second.submit(api.tx.technicalCommittee.propose(1, cancel, cancel.method.encodedLength + 8), alice);
		const { operation, ready } = (await decide(second, api.tx.timelock.schedule(api.createType('Call', announced.call)))).event('timelock.Scheduled');
		await until('the end of the notice', async () => (await second.height()) >= Number(ready));
		await second.submit(api.tx.timelock.execute(operation, LIMIT), ferdie);
		assert.equal(plain(await api.query.controller.controllerState()).params.minDepth, 500n * HUX);
	});

	test('the height and the sets of finality begin again', async () => {
		const { node } = second;
		const [block] = await Promise.all([node.rpc('chain_getBlockHash', [height]), until('the old height', async () => (await second.height()) >= height)]);
		assert.notEqual(block, exported, 'another block has the old height');
		assert.equal((await node.rpc('grandpa_roundState')).setId, 0);
	});
});
