// Starts nodes one after the other. A starting node compiles the runtime on all cores; six at once would delay each other,
// and the nodes that already make blocks.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Variable with the socket at which files ask `run.mjs` for their turn. A file that is run alone has none. */
const VARIABLE = 'HUXIAN_TURNS';

/**
 * Gives turns to the files that this process runs, the first in the list before the others. A turn ends with its connection, also when its
 * owner dies.
 */
export async function giveTurns(files) {
	const waiting = [];
	let owner;
	const next = () => {
		waiting.sort((one, other) => one.place - other.place);
		owner = waiting.shift()?.socket;
		owner?.write('go');
	};
	const server = createServer((socket) => {
		// It begins by saying which file it is.
		socket.once('data', (file) => {
			waiting.push({ socket, place: files.indexOf(String(file)) });
			if (!owner) next();
		});
		socket.on('error', () => {});
		socket.on('close', () => {
			const place = waiting.findIndex((entry) => entry.socket === socket);
			if (place >= 0) waiting.splice(place, 1);
			if (owner === socket) next();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	server.unref();
	process.env[VARIABLE] = String(server.address().port);
}

/** Does `work` when it is this process's turn. */
export async function inTurn(work) {
	const port = process.env[VARIABLE];
	if (!port) return work();
	const socket = connect(Number(port), '127.0.0.1');
	try {
		socket.write(process.argv[1]);
		await Promise.race([once(socket, 'data'), once(socket, 'close')]);
		return await work();
	} finally {
		socket.destroy();
	}
}
