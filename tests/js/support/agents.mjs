// The agents, beside a node of a test.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Running, program } from './process.mjs';

/** Begins `huxian COMMAND`, with its output in a file in the folder of the node. */
export const agent = (node, command, ...args) =>
	new Running(program('huxian'), [command, '--node', node.url, ...args], join(node.folder, `${command}.log`));

/**
 * Feeds an index of a constant value as the members given, or by their proxies, every three
 * seconds; dollars at their worth.
 */
export function feeder(node, members, index, proxies = []) {
	const hours = [...Array(48).keys()].map((hour) => new Date(Date.UTC(2024, 0, 1, hour)).toISOString());
	const series = (value) => `time,price\n${hours.map((hour) => `${hour},${value}`).join('\n')}\n`;
	const [hux, money] = ['hux.csv', 'index.csv'].map((file) => join(node.folder, file));
	writeFileSync(hux, series('1'));
	writeFileSync(money, series(index));
	return agent(
		...[node, 'feed', ...members.flatMap((uri) => ['--member', uri]), ...proxies.flatMap((uri) => ['--proxy', uri])],
		...['--hux-usd', hux, '--index-usd', money, '--every', '3', '--loop'],
		...[20, 21, 10_000, 10_001].flatMap((id) => ['--steady', `${id}=1`]),
	);
}

/**
 * Ends an agent as Ctrl-C does, and gives the numbers of its last line by their words: `{ fed: 12,
 * failed: 0, … }`.
 */
export async function summary(running) {
	await running.stop('SIGINT');
	const line = running.text.trimEnd().split('\n').at(-1);
	const found = (pattern) => Number(line.match(pattern)?.[1]);
	return {
		line,
		fed: found(/fed (\d+) time/),
		bids: found(/bid (\d+) time/),
		claims: found(/claimed (\d+) lot/),
		failed: found(/(\d+) (?:failed|refused)/),
		reconnections: found(/(\d+) reconnection/),
	};
}
