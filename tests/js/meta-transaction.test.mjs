// A meta-transaction: one account signs a call, another pays for it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { Chain, HUX, metadataHash } from './support/chain.mjs';

/**
 * What `metaTx.dispatch` takes, signed by `signer`. All that is signed is read off the chain's metadata: which extensions a
 * meta-transaction carries, and in which order.
 *
 * Signed is the hash of: extension version, call, what each extension after the signature says, what each of them implies.
 */
async function metaTransaction(chain, call, signer, { nonce, tamper, metadataHash } = {}) {
	const { api } = chain;
	const { registry } = api;
	const { lookup } = registry;
	// A boxed struct of call, extension version and extension; the extension is a tuple.
	const { lookupIndex, sub } = lookup.getTypeDef(api.tx.metaTx.dispatch.meta.fields[0].type);
	const fields = sub ?? lookup.getTypeDef(lookup.types[lookupIndex].id).sub;
	const index = fields.find(({ name }) => name === 'extension').lookupIndex;
	const tuple = lookup.types[index].type.def.asTuple;
	const names = [...tuple].map((id) => lookup.types[id.toNumber()].type.path.at(-1).toString());
	assert.equal(names[0], 'VerifySignature');

	const version = await api.rpc.state.getRuntimeVersion();
	const count = nonce ?? (await api.rpc.system.accountNextIndex(signer.address)).toNumber();
	const encode = (name, value) => registry.createType(name, value).toU8a();
	// [explicit, implicit] data of the extension, both as bytes.
	const nothing = [new Uint8Array(), new Uint8Array()];
	const known = {
		MetaTxMarker: [new Uint8Array(), new TextEncoder().encode('_meta_tx')],
		CheckNonZeroSender: nothing,
		CheckSpecVersion: [new Uint8Array(), encode('u32', version.specVersion)],
		CheckTxVersion: [new Uint8Array(), encode('u32', version.transactionVersion)],
		CheckGenesis: [new Uint8Array(), api.genesisHash.toU8a()],
		CheckMortality: [new Uint8Array([0]), api.genesisHash.toU8a()],
		CheckNonce: [encode('Compact<u32>', count), new Uint8Array()],
		CheckMetadataHash: metadataHash
			? [new Uint8Array([1]), u8aConcat(new Uint8Array([1]), metadataHash)]
			: [new Uint8Array([0]), new Uint8Array([0])],
	};
	const rest = names.slice(1).map((name) => {
		assert.ok(known[name], `an extension that this test does not know: ${name}`);
		return known[name];
	});
	const extensionVersion = new Uint8Array([0]);
	const said = u8aConcat(...rest.map(([explicit]) => explicit));
	const implied = u8aConcat(...rest.map(([, implicit]) => implicit));
	const bytes = call.method.toU8a();
	const signature = signer.sign(blake2AsU8a(u8aConcat(extensionVersion, bytes, said, implied)), { withType: true });
	// VerifySignature: variant 1 is `Signed { signature, account }`.
	const verify = u8aConcat(new Uint8Array([1]), signature, signer.publicKey);
	const encoded = u8aConcat((tamper ?? call).method.toU8a(), extensionVersion, verify, said);
	return { encoded: u8aToHex(encoded), length: encoded.length, names };
}

describe('a meta-transaction', { timeout: 600_000 }, () => {
	let chain, api, dave, eve;

	const dispatch = ({ encoded, length }) => {
		const [{ type }] = api.tx.metaTx.dispatch.meta.args;
		return api.tx.metaTx.dispatch(api.registry.createType(type, encoded), length);
	};

	before(async () => {
		chain = await Chain.start();
		({ api, dave, eve } = chain);
		// A burrow needs a price.
		await chain.feedIndex('1');
	});
	after(() => chain?.end());

	test('signed by one, paid for by another', async () => {
		const [signer, payer] = [await chain.hux(dave), await chain.hux(eve)];
		const wish = await metaTransaction(chain, api.tx.burrows.create(null, null, 25n * HUX), dave);
		const outcome = await chain.submit(dispatch(wish), eve);
		const created = outcome.event('burrows.Created');
		assert.equal(created.owner, dave.address);
		assert.ok(outcome.has('metaTx.Dispatched'));
		assert.equal(await chain.hux(dave), signer - 25n * HUX, 'the signer paid nothing but what it wanted to');
		assert.ok((await chain.hux(eve)) < payer, 'the other paid the fee');

		// The same once more is stale: its nonce is used up.
		await chain.refused('metaTx.Stale', dispatch(wish), eve);
	});

	test('signed with the hash of the metadata', async () => {
		const hash = hexToU8a(metadataHash());
		const wish = await metaTransaction(chain, api.tx.system.remark('0x01'), dave, { metadataHash: hash });
		assert.ok((await chain.submit(dispatch(wish), eve)).has('metaTx.Dispatched'));
		hash[0] ^= 1;
		const wrong = await metaTransaction(chain, api.tx.system.remark('0x01'), dave, { metadataHash: hash });
		await chain.refused('metaTx.BadProof', dispatch(wrong), eve);
	});

	test('what was changed after signing is refused', async () => {
		const wish = await metaTransaction(chain, api.tx.system.remark('0x01'), dave, { tamper: api.tx.system.remark('0x02') });
		await chain.refused('metaTx.BadProof', dispatch(wish), eve);
	});

	test('a nonce from the future and a length too short are refused', async () => {
		const early = await metaTransaction(chain, api.tx.system.remark('0x01'), dave, { nonce: 1_000 });
		await chain.refused('metaTx.Future', dispatch(early), eve);
		const wish = await metaTransaction(chain, api.tx.system.remark('0x01'), dave);
		await chain.refused('metaTx.InvalidLength', dispatch({ ...wish, length: 10 }), eve);
	});
});
