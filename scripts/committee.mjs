#!/usr/bin/env node
// What a member of the committee does, and what anyone does after it. docs/runbook.md uses it.
//
//   node scripts/committee.mjs NODE KEY propose THRESHOLD CALL [ARGUMENT…]
//                                         proposes a call; with threshold 1 it is made at once
//   node scripts/committee.mjs NODE KEY vote MOTION     agrees
//   node scripts/committee.mjs NODE KEY close MOTION    makes the call once enough have agreed
//   node scripts/committee.mjs NODE KEY submit CALL [ARGUMENT…]    makes a call as an account
//   node scripts/committee.mjs NODE - motions      lists what is proposed
//   node scripts/committee.mjs NODE - announced    lists what is announced, with its blocks
//
// NODE is an address such as ws://127.0.0.1:9944. KEY is a secret URI such as //Alice, or @FILE
// with one in its first line. CALL is a name such as validators.removeValidator. An ARGUMENT is
// JSON, or text. {"call": "…", "arguments": […]} is a call, {"file": "…"} the content of a file.
// An argument `limit` is the weight for `timelock.execute`: half of a block.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { ApiPromise, Keyring, WsProvider } = createRequire(new URL('../tests/js/package.json', import.meta.url))('@polkadot/api');

const [url, secret, act, ...rest] = process.argv.slice(2);

/** Fees in an asset are named by its number. */
const types = { FeeAsset: { _enum: { Native: 'Null', WithId: 'u32' } }, TAssetConversion: 'Option<FeeAsset>' };

/** An argument as JSON, or as text. */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function call(api, name, values) {
	const [section, method] = name.split('.');
	const make = api.tx[section]?.[method];
	if (!make) throw new Error(`there is no call ${name}`);
	return make(...values.map((value) => argument(api, value)));
}

function argument(api, value) {
	if (value === 'limit') {
		const { refTime, proofSize } = api.consts.system.blockWeights.maxBlock;
		return { refTime: refTime.toBigInt() / 2n, proofSize: proofSize.toBigInt() / 2n };
	}
	if (value?.call) return call(api, value.call, value.arguments ?? []);
	if (value?.file) return `0x${readFileSync(value.file).toString('hex')}`;
	return value;
}

function named(api, error) {
	if (!error.isModule) return error.toString();
	const { section, name, docs } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}: ${docs.join(' ').trim()}`;
}

/** Submits, waits for the block, prints its events. Fails if the call failed, also in a motion. */
function submit(api, tx, signer) {
	return new Promise((resolve, reject) => {
		tx.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError, isError }) => {
			if (isError) reject(new Error(`${status.type}: another transaction of the account took its place, or its pool is full. Run it again`));
			if (!status.isInBlock) return;
			for (const { event } of events) {
				if (['balances', 'transactionPayment', 'assetTxPayment', 'system.ExtrinsicSuccess'].some((name) => `${event.section}.${event.method}`.startsWith(name))) continue;
				console.log(`${event.section}.${event.method} ${JSON.stringify(event.data.toHuman())}`);
				const inner = event.data.result;
				if (inner?.isErr) return reject(new Error(named(api, inner.asErr)));
			}
			if (dispatchError) reject(new Error(named(api, dispatchError)));
			else resolve();
		}).catch(reject);
	});
}

async function motion(api, index) {
	for (const hash of await api.query.technicalCommittee.proposals()) {
		const votes = (await api.query.technicalCommittee.voting(hash)).unwrap();
		if (votes.index.toString() === index) return { hash, proposal: (await api.query.technicalCommittee.proposalOf(hash)).unwrap() };
	}
	throw new Error(`there is no motion ${index}`);
}

async function run(api) {
	const committee = api.tx.technicalCommittee;
	const uri = secret?.startsWith('@') ? readFileSync(secret.slice(1), 'utf8').split('\n')[0].trim() : secret;
	const signer = secret === '-' ? undefined : new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 }).addFromUri(uri);
	const [first, ...values] = rest;
	switch (act) {
		case 'propose': {
			const proposal = call(api, values[0], values.slice(1).map(parsed));
			return submit(api, committee.propose(Number(first), proposal, proposal.method.encodedLength + 8), signer);
		}
		case 'vote': {
			const { hash } = await motion(api, first);
			return submit(api, committee.vote(hash, Number(first), true), signer);
		}
		case 'close': {
			const { hash, proposal } = await motion(api, first);
			return submit(api, committee.close(hash, Number(first), argument(api, 'limit'), proposal.encodedLength + 8), signer);
		}
		case 'submit':
			return submit(api, call(api, first, values.map(parsed)), signer);
		case 'motions':
			for (const hash of await api.query.technicalCommittee.proposals()) {
				const [votes, proposal] = [await api.query.technicalCommittee.voting(hash), await api.query.technicalCommittee.proposalOf(hash)];
				const { index, threshold, ayes } = votes.unwrap();
				console.log(`motion ${index}: ${ayes.length} of ${threshold} for ${described(proposal.unwrap())}`);
			}
			return undefined;
		case 'announced': {
			console.log(`block ${(await api.rpc.chain.getHeader()).number}`);
			for (const [key, kept] of await api.query.timelock.operations.entries()) {
				const { call: encoded, ready, expires } = kept.unwrap();
				console.log(`operation ${key.args[0]}: from block ${ready} until ${expires}: ${described(api.createType('Call', encoded.toU8a(true)))}`);
			}
			return undefined;
		}
		default:
			throw new Error(`unknown act: ${act}. See the head of this file`);
	}
}

const described = (inner) => `${inner.section}.${inner.method}(${inner.args.map((value) => String(value).slice(0, 80)).join(', ')})`;

if (!url?.startsWith('ws')) {
	console.error(readFileSync(new URL(import.meta.url), 'utf8').split('\n').slice(1, 16).map((line) => line.replace(/^\/\/ ?/, '')).join('\n'));
	process.exit(1);
}
const api = await ApiPromise.create({ provider: new WsProvider(url, 1_000), types, noInitWarn: true, throwOnConnect: true }).catch((error) => {
	console.error(`error: no node at ${url}: ${error.message}`);
	process.exit(1);
});
await run(api).then(
	() => process.exit(0),
	(error) => {
		console.error(`error: ${error.message}`);
		process.exit(1);
	},
);
