// Wallets beside polkadot.js: hardware that signs the hash of the metadata, polkadot-api, and a light client.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Keyring } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { merkleizeMetadata, proof } from '@polkadot-api/merkleize-metadata';
import { getPolkadotSigner, withMetadataHash } from 'polkadot-api/signer';
import { Chain, HUX, Hux, KIT, KIT_ID, Kit, metadataHash, plain } from './support/chain.mjs';
import { clientOf, generateDescriptors, lightClient } from './support/papi.mjs';

const HASH = metadataHash();
/** How wallets show HUX; the hash covers it. */
const TOKEN = { decimals: 12, tokenSymbol: 'HUX' };

/** Hardware with a key. It has no metadata: the program beside it sends the types of a call along, with a proof that leads to the hash. */
class HardwareWallet {
	constructor({ api }, uri, merkleized) {
		this.api = api;
		this.merkleized = merkleized;
		// The kind of key that these devices derive.
		this.key = new Keyring({ type: 'ed25519', ss58Format: api.registry.chainSS58 }).addFromUri(uri);
		this.address = this.key.address;
	}

	/** Signs what polkadot.js asks for, and keeps what it would show beside the call. */
	async signPayload(payload) {
		const bytes = this.api.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).toU8a(true);
		this.shown = proof.dec(this.merkleized.getProofForExtrinsicPayload(bytes)).info;
		this.length = bytes.length;
		// What is longer is signed by its hash.
		const signed = bytes.length > 256 ? blake2AsU8a(bytes) : bytes;
		return { id: 1, signature: u8aToHex(this.key.sign(signed, { withType: true })) };
	}
}

/** Signs and submits by polkadot-api; gives what the block says. */
const inBlock = (tx, signer, options) =>
	new Promise((resolve, reject) => {
		const subscription = tx.signSubmitAndWatch(signer, options).subscribe({
			next: (state) => {
				if (state.type !== 'txBestBlocksState' || !state.found) return;
				resolve(state);
				queueMicrotask(() => subscription.unsubscribe());
			},
			error: reject,
		});
	});

/** The first value of an observable that `accepts` takes. */
const first = (observable, accepts) =>
	new Promise((resolve, reject) => {
		const subscription = observable.subscribe({
			next: (value) => {
				if (!accepts(value)) return;
				resolve(value);
				queueMicrotask(() => subscription.unsubscribe());
			},
			error: reject,
		});
	});

describe('wallets beside polkadot.js', { timeout: 600_000 }, () => {
	let chain, api, eve, merkleized, ledger, papi, descriptors, light;

	/** The metadata in a version, as any client asks for it. */
	const metadata = (version) => chain.node.rpc('state_call', ['Metadata_metadata_at_version', `0x${version.toString(16).padStart(2, '0')}000000`]);
	const hashed = (hardware, options = {}) => ({ signer: hardware, mode: 1, metadataHash: HASH, ...options });

	/** What `hub_parameters` says after a block, by polkadot.js, with the names that the chain gives. */
	const parametersAt = async (hash) => {
		const parameters = plain(await (await api.at(hash)).call.controllerApi.parameters());
		return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value === null ? undefined : String(value)]));
	};
	/** The same, read by polkadot-api. */
	const named = (parameters) =>
		Object.fromEntries(
			Object.entries(parameters).map(([name, value]) => [
				name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()),
				value === undefined ? undefined : String(value),
			]),
		);

	before(async () => {
		chain = await Chain.start();
		({ api, eve } = chain);
		// They begin now, beside the blocks; the tests that need them wait.
		descriptors = generateDescriptors(chain.node.url);
		light = lightClient(chain.node);
		for (const promise of [descriptors, light]) promise.catch(() => {});
		merkleized = merkleizeMetadata(await metadata(15), TOKEN);
		ledger = new HardwareWallet(chain, '//Ledger', merkleized);
		papi = clientOf(chain.node.url);

		await chain.feedIndex('1');
		const { dave } = chain;
		// One after the other in one block: the first burrow, KIT, a pool for fees in KIT.
		const calls = [
			api.tx.burrows.create(null, null, 20_010n * HUX),
			api.tx.burrows.mint(0, 6_000n * KIT),
			api.tx.assetConversion.addLiquidity(Hux, Kit, 4_000n * HUX, 4_000n * KIT, HUX, KIT, dave.address),
			api.tx.balances.transferKeepAlive(ledger.address, 100n * HUX),
			...['//Ledger//Kit', '//Papi'].map((uri) => api.tx.assets.transfer(KIT_ID, accountOf(uri), 100n * KIT)),
		];
		await Promise.all(calls.map((call) => chain.submit(call, dave)));
	});
	after(async () => {
		papi?.destroy();
		await light?.then(({ end }) => end()).catch(() => {});
		await descriptors?.then(({ discard }) => discard()).catch(() => {});
		await chain?.end();
	});

	/** The accounts that have KIT and no HUX. */
	const accountOf = (uri) => (uri === '//Papi' ? chain.key(uri) : new HardwareWallet(chain, uri, merkleized)).address;

	test('the metadata has one hash, in each version that clients ask for: that of the repository', async () => {
		for (const version of [15, 16]) {
			assert.equal(u8aToHex(merkleizeMetadata(await metadata(version), TOKEN).digest()), HASH, `version ${version}`);
		}
	});

	test('hardware signs a transfer', async () => {
		await chain.submit(api.tx.balances.transferKeepAlive(eve.address, 2n * HUX), ledger, hashed(ledger));
		const { specVersion, specName } = api.runtimeVersion;
		assert.deepEqual(ledger.shown, {
			specVersion: specVersion.toNumber(),
			specName: specName.toString(),
			base58Prefix: api.registry.chainSS58,
			...TOKEN,
		});
		assert.ok((await chain.hux(ledger)) < 98n * HUX);
	});

	test('hardware without HUX signs a long transaction and pays its fee in KIT', async () => {
		const wallet = new HardwareWallet(chain, '//Ledger//Kit', merkleized);
		const before = await chain.kit(wallet);
		assert.equal(await chain.hux(wallet), 0n);
		const outcome = await chain.submit(api.tx.system.remarkWithEvent('k'.repeat(300)), wallet, hashed(wallet, { assetId: Kit }));
		assert.ok(wallet.length > 256);
		assert.deepEqual(outcome.event('assetTxPayment.AssetTxFeePaid').assetId, { WithId: BigInt(KIT_ID) });
		assert.ok((await chain.kit(wallet)) < before);
	});

	test('the hash of other metadata is refused', async () => {
		const call = api.tx.balances.transferKeepAlive(eve.address, HUX);
		const others = {
			'another symbol': u8aToHex(merkleizeMetadata(await metadata(15), { ...TOKEN, tokenSymbol: 'SPK' }).digest()),
			'other decimals': u8aToHex(merkleizeMetadata(await metadata(15), { ...TOKEN, decimals: 18 }).digest()),
			'no hash': null,
		};
		for (const [what, other] of Object.entries(others)) {
			const refusal = await chain.refused('pool.Invalid', call, ledger, hashed(ledger, { metadataHash: other }));
			assert.match(refusal.message, /bad signature/, what);
		}
		// The device is not at fault: the right hash passes.
		await chain.submit(call, ledger, hashed(ledger));
	});

	test('polkadot-api reads by its descriptors what polkadot.js reads', async () => {
		const typed = papi.getTypedApi((await descriptors).huxian);
		const { hash } = await papi.getFinalizedBlock();
		const expected = await parametersAt(hash);
		assert.equal(expected.started, 'true');
		assert.deepEqual(named(await typed.apis.ControllerApi.parameters({ at: hash })), expected);
		assert.deepEqual(named(await typed.view.Controller.parameters({ at: hash })), expected);
		const burrow = await typed.apis.BurrowsApi.burrow(0n);
		assert.equal(burrow.owner, chain.dave.address);
		assert.deepEqual(await typed.view.Burrows.burrow(0n).then(({ owner, collateral }) => [owner, collateral]), [burrow.owner, burrow.collateral]);
		assert.equal(await typed.apis.BurrowsApi.burrow(99n), undefined);
	});

	test('polkadot-api signs with the hash and pays in KIT', async () => {
		const typed = papi.getTypedApi((await descriptors).huxian);
		const key = chain.key('//Papi');
		const before = await chain.kit(eve);
		const signer = withMetadataHash(TOKEN, getPolkadotSigner(key.publicKey, 'Sr25519', (bytes) => key.sign(bytes)));
		const transfer = typed.tx.Assets.transfer({ id: KIT_ID, target: { type: 'Id', value: eve.address }, amount: KIT });
		const { ok, events } = await inBlock(transfer, signer, { asset: { type: 'WithId', value: KIT_ID } });
		assert.ok(ok);
		assert.ok(events.some(({ type, value }) => type === 'AssetTxPayment' && value.type === 'AssetTxFeePaid'));
		assert.equal((await chain.kit(eve)) - before, KIT);
	});

	test('a light client reads the chain from its raw specification', async (context) => {
		const { client, said } = await light;
		// What it says is of use only if it fails.
		context.after(() => context.passed || console.log(said.slice(-40).join('\n')));
		const typed = client.getTypedApi((await descriptors).huxian);
		const goal = await chain.node.finalised();
		const final = await first(client.finalizedBlock$, ({ number }) => number >= goal);
		assert.equal(final.hash, await chain.node.rpc('chain_getBlockHash', [final.number]));
		const expected = await parametersAt(final.hash);
		assert.equal(expected.started, 'true');
		assert.deepEqual(named(await typed.apis.ControllerApi.parameters({ at: final.hash })), expected);
		assert.deepEqual(named(await typed.view.Controller.parameters({ at: final.hash })), expected);
		const { data } = await typed.query.System.Account.getValue(ledger.address, { at: final.hash });
		assert.equal(data.free, (await (await api.at(final.hash)).query.system.account(ledger.address)).data.free.toBigInt());
		// It follows finality by the votes of the authorities.
		const later = await first(client.finalizedBlock$, ({ number }) => number > final.number);
		assert.equal(later.hash, await chain.node.rpc('chain_getBlockHash', [later.number]));
	});

	test('a transaction reaches the chain through a light client', async () => {
		const { client } = await light;
		const typed = client.getTypedApi((await descriptors).huxian);
		const key = chain.key('//Papi');
		const before = await chain.kit(eve);
		const signer = getPolkadotSigner(key.publicKey, 'Sr25519', (bytes) => key.sign(bytes));
		const transfer = typed.tx.Assets.transfer({ id: KIT_ID, target: { type: 'Id', value: eve.address }, amount: KIT });
		assert.ok((await inBlock(transfer, signer, { asset: { type: 'WithId', value: KIT_ID } })).ok);
		assert.equal((await chain.kit(eve)) - before, KIT);
	});
});
