// The surface for wallets, curl and the command line: metadata, hub_* methods, and errors.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Chain, HUX, KIT, KIT_ID, plain } from './support/chain.mjs';
import { program, runToEnd } from './support/process.mjs';

describe('the public surface', { timeout: 600_000 }, () => {
	let chain, api, node, dave;

	before(async () => {
		// With `--dev`, as a person starts it.
		chain = await Chain.start({ chain: ['--dev'] });
		({ api, node, dave } = chain);
		await chain.feedIndex('1');
	});
	after(() => chain?.end());

	test('token, decimals and address prefix are what wallets show', async () => {
		const properties = await node.rpc('system_properties');
		assert.deepEqual([properties.tokenSymbol].flat(), ['HUX']);
		assert.deepEqual([properties.tokenDecimals].flat().map(Number), [12]);
		assert.equal(Number(properties.ss58Format), api.consts.system.ss58Prefix.toNumber());
		assert.equal(api.registry.chainSS58, api.consts.system.ss58Prefix.toNumber());
		assert.deepEqual(api.registry.chainTokens, ['HUX']);
		assert.deepEqual(api.registry.chainDecimals, [12]);
		assert.match(await node.rpc('system_chain'), /Huxian/);
	});

	test('every token of the protocol has its metadata', async () => {
		const { name, symbol, decimals } = (await api.query.assets.metadata(KIT_ID)).toHuman();
		assert.deepEqual([name, symbol, Number(decimals)], ['Kit', 'KIT', 12]);
		const expected = { 2: ['PAN', 18], 3: ['PanETH', 18], 4: ['PanBTC', 8], 5: ['PanCKB', 8], 20: ['cUSDT', 6], 21: ['cUSDC', 6], 22: ['cEURT', 6], 23: ['XAU', 6], 30: ['M0', 18], 31: ['M00', 18] };
		for (const [id, [symbol, decimals]] of Object.entries(expected)) {
			const found = (await api.query.assets.metadata(id)).toHuman();
			assert.deepEqual([found.symbol, Number(found.decimals)], [symbol, decimals], `asset ${id}`);
			const details = plain(await api.query.assets.asset(id));
			assert.equal(details.isSufficient, true, `asset ${id} is sufficient`);
			assert.equal(details.minBalance, 1n, `asset ${id}'s minimum balance`);
		}
		await assert.rejects(chain.submit(api.tx.assets.create(10_001, dave.address, 1), dave), { name: 'BadOrigin' });
	});

	test('the public names are there, and every call, event and error says what it is', () => {
		const calls = {
			oracle: ['feedValues'],
			burrows: [
				...['create', 'deposit', 'withdraw', 'mint', 'burn', 'activate', 'deactivate', 'setDelegate', 'setOpen'],
				...['grant', 'revoke', 'revokeAll', 'transfer', 'acceptTransfer', 'touch'],
			],
			prices: ['setParams', 'purgeSubmissions'],
			controller: ['setParams'],
			pmm: ['createPool', 'addLiquidity', 'removeLiquidity', 'swapExactIn', 'swapExactOut', 'setPoolParams'],
			metaTx: ['dispatch'],
		};
		for (const [pallet, names] of Object.entries(calls)) {
			for (const name of names) {
				const call = api.tx[pallet]?.[name];
				assert.ok(call, `${pallet}.${name}`);
				assert.ok(call.meta.docs.join('').trim().length > 20, `${pallet}.${name} is documented`);
			}
		}
		for (const pallet of ['burrows', 'controller', 'pmm', 'prices', 'validators']) {
			for (const kind of ['events', 'errors']) {
				for (const [name, { meta }] of Object.entries(api[kind][pallet] ?? {})) {
					assert.ok(meta.docs.join('').trim().length > 5, `${kind} ${pallet}.${name} is documented`);
				}
			}
		}
		// polkadot.js knows all extensions that carry data; a new one would make its signatures invalid.
		const extensions = api.registry.signedExtensions;
		for (const name of ['CheckGenesis', 'CheckMortality', 'CheckNonce', 'ChargeAssetTxPayment', 'CheckMetadataHash']) {
			assert.ok(extensions.includes(name), name);
		}
		assert.ok(extensions.length <= 12);
	});

	test('hub_* answers curl with plain JSON', async () => {
		const parameters = await node.rpc('hub_parameters');
		assert.equal(parameters.started, true);
		assert.match(parameters.index, /^1(\.0+)?$/);
		for (const amount of ['outstanding', 'circulating', 'pendingFees']) assert.match(parameters[amount], /^\d+$/, amount);
		for (const fraction of ['quantity', 'protectedIndex', 'target', 'mintingPrice', 'liquidationPrice']) {
			assert.match(parameters[fraction], /^\d+(\.\d+)?$/, fraction);
		}

		const burrow = Number(await chain.openBurrow(dave, { collateral: 500n * HUX, mint: 100n * KIT }));
		const found = await node.rpc('hub_burrow', [burrow]);
		assert.equal(found.owner, dave.address);
		assert.equal(found.collateral, String(500n * HUX));
		assert.ok(BigInt(found.debt) >= 100n * KIT);
		assert.ok(Number(found.health) > 2 && Number(found.health) < 2.5, 'collateral over the least that minting asks for');
		assert.deepEqual(await node.rpc('hub_burrow', [String(burrow)]).then(({ id }) => id), found.id);

		const owned = await node.rpc('hub_burrowsOf', [dave.address]);
		assert.deepEqual(owned.map(({ id }) => Number(id)), [burrow]);
		assert.deepEqual(await node.rpc('hub_burrowsOf', [dave.address, burrow + 1]), []);
		assert.deepEqual(await node.rpc('hub_burrowsOf', [chain.eve.address]), []);
		const { methods } = await node.rpc('rpc_methods');
		for (const method of ['hub_parameters', 'hub_burrow', 'hub_burrowsOf']) assert.ok(methods.includes(method), method);
	});

	test('grandpa_* shows finality to a bridge', async () => {
		const { setId, best } = await node.rpc('grandpa_roundState');
		assert.deepEqual([setId, best.totalWeight], [0, 1]);
		// The justification of the newest final block, as a relay between Substrate chains follows it.
		const justification = await new Promise((resolve, reject) => {
			api.rpc.grandpa.subscribeJustifications(resolve).catch(reject);
		});
		assert.ok(justification.toU8a(true).length > 100);
		await node.whileRunning('block 1 to be final', async () => (await node.finalised()) >= 1);
		// The SDK proves blocks of former authority sets, and this chain has had one set only.
		assert.match((await node.ask('grandpa_proveFinality', [1])).error.message, /not covered by authority set changes/);
		// A block that no vote has reached has no proof.
		const { error } = await node.ask('grandpa_proveFinality', [4_000_000_000]);
		assert.match(error.message, /prove finality/);
	});

	test('the node listens to light clients in a browser', async () => {
		const addresses = await node.rpc('system_localListenAddresses');
		assert.ok(addresses.some((address) => /\/tcp\/\d+\/ws/.test(address)), addresses.join());
	});

	test('hub_* says what was wrong with a question', async () => {
		const cases = [
			['hub_burrow', [424_242], 20_001, /no burrow 424242/],
			['hub_burrow', ['not a number'], -32_602, /.+/],
			['hub_burrow', [], -32_602, /.+/],
			['hub_burrow', [-1], -32_602, /.+/],
			['hub_burrowsOf', ['5NotAnAddress'], -32_602, /.+/],
			['hub_parameters', [`0x${'11'.repeat(32)}`], 20_002, /no block/],
			['hub_nonsense', [], -32_601, /.+/],
		];
		for (const [method, params, code, message] of cases) {
			const { error } = await node.ask(method, params);
			assert.equal(error?.code, code, `${method}(${JSON.stringify(params)}): ${JSON.stringify(error)}`);
			assert.match(error.message, message);
		}
	});
});

describe('the command line of the node', { timeout: 300_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'huxian-test-'));
	after(() => rmSync(folder, { recursive: true, force: true }));
	const node = (...args) => runToEnd(program('huxian-node'), args);

	test('says its version and its flags', async () => {
		const { code, text } = await node('--version');
		assert.equal(code, 0);
		assert.match(text, /\d+\.\d+\.\d+/);
		assert.match((await node('--help')).text, /export-chain-spec/);
	});

	test('answers mistakes with what to do, and exit code 1', async () => {
		const broken = join(folder, 'broken.json');
		writeFileSync(broken, '{ "name": "broken" ');
		const cases = [
			[['--chain', 'nowhere', '--tmp'], /no chain called `nowhere`/],
			[['--chain', broken, '--tmp'], /cannot be read/],
			[['--no-such-flag'], /--no-such-flag/],
			[['--dev', '--rpc-port', 'many'], /rpc-port/],
			[['--dev', '--chain', 'local', '--tmp'], /leave one of the two out/],
			[['export-blocks', '--chain', 'dev', '--base-path', join(folder, 'none')], /no database/],
		];
		for (const [args, expected] of cases) {
			const { code, text } = await node(...args);
			assert.equal(code, 1, `${args.join(' ')}: ${text}`);
			assert.match(text, expected, args.join(' '));
			assert.doesNotMatch(text, /panicked/, args.join(' '));
		}
	});

	test('makes keys and chain specifications', async () => {
		const keys = await node('key', 'generate', '--output-type', 'json');
		assert.equal(keys.code, 0, keys.text);
		assert.match(keys.text, /ss58Address/);
		const file = join(folder, 'spoke.json');
		const { code, text } = await node('export-chain-spec', '--chain', 'spoke', '--output', file);
		assert.equal(code, 0, text);
		assert.equal(JSON.parse(readFileSync(file, 'utf8')).id, 'huxian_spoke');
	});
});
