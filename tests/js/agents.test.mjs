// The agents beside a real node: feeding, the first burrow, watching and drawing; and a node that goes away and comes back.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Chain } from './support/chain.mjs';
import { Node } from './support/node.mjs';
import { Running, program, runToEnd, until } from './support/process.mjs';

const MEMBERS = ['//Alice', '//Bob', '//Charlie'].flatMap((uri) => ['--member', uri]);

describe('the agents', { timeout: 600_000 }, () => {
	let node, feeder;

	const huxian = (...args) => runToEnd(program('huxian'), args, { timeout: 120_000 });
	/** Two series, which the first tests feed. */
	let series;
	const parameters = () => node.rpc('hub_parameters');

	before(async () => {
		node = await Node.start();
		// Hourly prices of HUX, one of them unreadable, and a Swiss franc of a monthly series.
		const hours = [...Array(48).keys()].map((hour) => new Date(Date.UTC(2024, 0, 1, hour)).toISOString());
		const rows = hours.map((time, hour) => `${time},${(2 + Math.sin(hour / 4) / 10).toFixed(4)}`);
		rows[10] = `${hours[10]},not a price`;
		writeFileSync(join(node.folder, 'hux.csv'), `time,price\n${rows.join('\n')}\n`);
		writeFileSync(join(node.folder, 'chf.csv'), 'time,price\n2023-12-01,1.10\n2024-01-01,1.12\n2024-02-01,1.13\n');
		series = ['--hux-usd', join(node.folder, 'hux.csv'), '--index-usd', join(node.folder, 'chf.csv')];
	});
	after(async () => {
		await feeder?.stop();
		await node?.discard();
	});

	test('a proxy feeds for a member, whose secret is not needed', async () => {
		const chain = await Chain.connect(node);
		try {
			const { alice, eve } = chain;
			const args = ['feed', '--node', node.url, '--member', alice.address, ...series, '--count', '1'];
			const stranger = await huxian(...args, '--proxy', '//Eve');
			assert.notEqual(stranger.code, 0);
			assert.match(stranger.text, /Proxy\.NotProxy.*proxy\.addProxy/);
			await chain.submit(chain.api.tx.proxy.addProxy(eve.address, 'Feed', 0), alice);
			const fed = await huxian(...args, '--proxy', '//Eve');
			assert.equal(fed.code, 0, fed.text);
			assert.match(fed.text, /1 member\(s\)/);
			// The same proxy for somebody who is no member: the error of the call within.
			await chain.submit(chain.api.tx.proxy.addProxy(eve.address, 'Feed', 0), chain.dave);
			const dave = args.with(args.indexOf(alice.address), chain.dave.address);
			assert.match((await huxian(...dave, '--proxy', '//Eve')).text, /Oracle\.NoPermission/);
		} finally {
			await chain.api.disconnect();
		}
	});

	test('feed says which rows it left out, and feeds the rest', async () => {
		feeder = new Running(
			program('huxian'),
			[
				...['feed', '--node', node.url, ...MEMBERS, '--every', '3', '--speed', '600', '--loop'],
				...series,
			],
			join(node.folder, 'feed.log'),
		);
		const { index } = await until('a fresh index', async () => {
			assert.equal(feeder.outcome, undefined, `the feeder ended: ${feeder.text}`);
			const now = await parameters();
			return now.fresh && now;
		});
		// 1.12 dollars the franc, about 2 dollars the HUX.
		assert.ok(Number(index) > 0.5 && Number(index) < 0.62, index);
		assert.match(feeder.text, /hux\.csv:12: skipped/);
	});

	test('bootstrap opens a burrow and fills the pool, once', async () => {
		const first = await huxian('bootstrap', '--node', node.url, '--account', '//Alice');
		assert.equal(first.code, 0, first.text);
		const burrow = await node.rpc('hub_burrow', [0]);
		assert.ok(BigInt(burrow.debt) > 0n);
		assert.equal(burrow.liquidatable, false);
		const again = await huxian('bootstrap', '--node', node.url, '--account', '//Alice');
		assert.equal(again.code, 0, again.text);
		assert.match(again.text, /nothing to do/);
	});

	test('watch prints a line a block, records, and draws', async () => {
		const [record, plot] = [join(node.folder, 'run.csv'), join(node.folder, 'run.svg')];
		const watched = await huxian('watch', '--node', node.url, '--plain', '--blocks', '4', '--record', record, '--plot', plot);
		assert.equal(watched.code, 0, watched.text);
		const rows = readFileSync(record, 'utf8').trim().split('\n');
		assert.equal(rows.length, 5, 'a header and a row for each block');
		assert.match(readFileSync(plot, 'utf8'), /<svg/);
	});

	test('the feeder outlives the node', async () => {
		const before = (await parameters()).indexSince;
		await node.stop('SIGKILL');
		await node.start();
		await until('a newer feed', async () => (await parameters()).indexSince > before, { timeout: 90_000 });
		assert.equal(feeder.outcome, undefined, `the feeder ended: ${feeder.text}`);
		await feeder.stop();
		assert.ok(feeder.outcome, 'and ends when it is told to');
	});

	test('an unreachable node, a stranger and a missing file are answered with what to do', async () => {
		const cases = [
			[['watch', '--plain', '--blocks', '1', '--node', 'ws://127.0.0.1:9', '--retry-for', '0'], /127\.0\.0\.1:9/],
			[['bootstrap', '--node', 'http://127.0.0.1:9944'], /ws:\/\//],
			[['feed', '--node', node.url, '--member', '//Alice', '--hux-usd', '/no/such/file.csv'], /file\.csv/],
			[['feed', '--node', node.url, '--member', '//Dave', '--synthetic', '1', '--count', '1'], /Dave|member/],
		];
		for (const [args, expected] of cases) {
			const { code, text } = await huxian(...args);
			assert.notEqual(code, 0, `${args.join(' ')}: ${text}`);
			assert.match(text, expected, args.join(' '));
			assert.doesNotMatch(text, /panicked/, args.join(' '));
		}
	});
});
