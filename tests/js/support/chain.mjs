// A chain as polkadot.js sees it: submitting, reading events, and refusals by their names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { AbstractInt, Bool, Enum, Null, Option, Struct, Text, Tuple, Vec } from '@polkadot/types-codec';
import { Node } from './node.mjs';
import { until } from './process.mjs';

/** One HUX and one KIT in their smallest units; both have 12 decimals. */
export const HUX = 10n ** 12n;
export const KIT = 10n ** 12n;
/** KIT's number among the assets. */
export const KIT_ID = 1;
/** How pools and fees name the two. */
export const Hux = 'Native';
export const Kit = { WithId: KIT_ID };
export const U128_MAX = 2n ** 128n - 1n;

/** The hash of the metadata that the build compiles in: `scripts/metadata-hash.sh` writes the file. */
export const metadataHash = () => readFileSync(new URL('../../../runtime/metadata-hash', import.meta.url), 'utf8').trim();

/** How polkadot.js is told that fees are paid in HUX or in an asset by its number: its own default is a location on another chain. */
const types = {
	FeeAsset: { _enum: { Native: 'Null', WithId: 'u32' } },
	TAssetConversion: 'Option<FeeAsset>',
};

/** A decimal number as `FixedU128`: 18 places. */
export function fixed(decimal) {
	const [whole, fraction = ''] = String(decimal).split('.');
	return BigInt(whole + fraction.padEnd(18, '0').slice(0, 18));
}

/** A value of the chain as plain JavaScript: integers as BigInt, options as the value or null, accounts as addresses. */
export function plain(value) {
	if (value === null || value === undefined || value instanceof Null) return null;
	if (value instanceof Option) return value.isNone ? null : plain(value.unwrap());
	if (value instanceof AbstractInt) return value.toBigInt();
	if (value instanceof Bool) return value.isTrue;
	if (value instanceof Text) return value.toString();
	if (value instanceof Struct) return Object.fromEntries([...value.entries()].map(([key, inner]) => [key, plain(inner)]));
	if (value instanceof Enum) return value.isBasic || value.value instanceof Null ? value.type : { [value.type]: plain(value.value) };
	if (value instanceof Tuple || value instanceof Vec) return [...value].map(plain);
	if (typeof value.toBigInt === 'function') return value.toBigInt();
	return value.toString();
}

/** A transaction that the chain or its pool refused; `name` is `section.Error`. */
export class Refused extends Error {
	constructor(name, docs, outcome) {
		super(docs ?? '');
		this.name = name;
		// Not to be printed with the error.
		Object.defineProperty(this, 'outcome', { value: outcome });
	}
}

/** The outcome of a transaction: its block and its events. */
class Outcome {
	constructor(hash, records) {
		this.hash = hash;
		this.events = records.map(({ event }) => ({
			name: `${event.section}.${event.method}`,
			data: Object.fromEntries(event.data.map((value, index) => [event.data.names?.[index] ?? index, plain(value)])),
			raw: event,
		}));
	}

	/** The data of the one event of this name; fails when there is none. */
	event(name) {
		const found = this.events.find((event) => event.name === name);
		assert.ok(found, `no event ${name}; there were ${this.events.map((event) => event.name).join(', ')}`);
		return found.data;
	}

	has(name) {
		return this.events.some((event) => event.name === name);
	}
}

export class Chain {
	/** Starts a development node and connects to it. */
	static async start(options) {
		const node = await Node.start(options);
		try {
			return await Chain.connect(node);
		} catch (error) {
			await node.discard();
			throw error;
		}
	}

	static async connect(node) {
		const chain = new Chain();
		chain.node = node;
		chain.api = await ApiPromise.create({ provider: new WsProvider(node.url, 1_000), types, noInitWarn: true, throwOnConnect: true });
		const keyring = new Keyring({ type: 'sr25519', ss58Format: chain.api.registry.chainSS58 });
		chain.key = (uri) => keyring.addFromUri(uri);
		for (const name of ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie']) chain[name.toLowerCase()] = chain.key(`//${name}`);
		chain.nonces = new Map();
		return chain;
	}

	/** Disconnects, ends the node and removes its data. */
	async end() {
		await this.api?.disconnect();
		await this.node.discard();
	}

	// --- submitting -------------------------------------------------------------------------------------------------------------------

	/** The next nonce of an account; counted here, so that many transactions may be on their way at once. */
	async #nonce(address) {
		if (!this.nonces.has(address)) {
			this.nonces.set(address, this.api.rpc.system.accountNextIndex(address).then((nonce) => nonce.toNumber()));
		}
		const nonce = this.nonces.get(address);
		this.nonces.set(address, nonce.then((number) => number + 1));
		return nonce;
	}

	/**
	 * Signs and submits, waits for the block, and gives the outcome; throws `Refused` when the chain refuses. With `options.signer` that
	 * signs in the place of the account's key, as a wallet beside polkadot.js does.
	 */
	async submit(tx, signer, options = {}) {
		const nonce = options.nonce ?? (await this.#nonce(signer.address));
		return new Promise((resolve, reject) => {
			let unsubscribe = () => {};
			const fail = (error) => {
				// The number was not used up: ask the chain again.
				this.nonces.delete(signer.address);
				reject(error);
			};
			// Signing writes into the transaction: each time another one, so that one call can be submitted often.
			this.api.tx(tx.method).signAndSend(options.signer ? signer.address : signer, { ...options, nonce }, (result) => {
				if (result.status.isInBlock) {
					unsubscribe();
					const outcome = new Outcome(result.status.asInBlock.toHex(), result.events);
					if (result.dispatchError) reject(this.#refusal(result.dispatchError, outcome));
					else resolve(outcome);
				} else if (result.isError) {
					unsubscribe();
					fail(new Refused(`pool.${result.status.type}`));
				}
			}).then(
				(stop) => (unsubscribe = stop),
				(error) => fail(new Refused('pool.Invalid', error.message)),
			);
		});
	}

	/** Submits a call as Root. Returns the outcome of the inner call, as `submit` does. */
	async sudo(tx) {
		const outcome = await this.submit(this.api.tx.sudo.sudo(tx), this.alice);
		const { raw } = outcome.events.find((event) => event.name === 'sudo.Sudid');
		if (raw.data[0].isErr) throw this.#refusal(raw.data[0].asErr, outcome);
		return outcome;
	}

	#refusal(error, outcome) {
		if (error.isModule) {
			const { section, name, docs } = this.api.registry.findMetaError(error.asModule);
			return new Refused(`${section}.${name}`, docs.join(' ').trim(), outcome);
		}
		// Such as token.FundsUnavailable, arithmetic.Overflow.
		const inner = error.value?.type;
		return new Refused(inner ? `${error.type[0].toLowerCase()}${error.type.slice(1)}.${inner}` : error.type, undefined, outcome);
	}

	/** Expects a refusal with one of these names; gives it. */
	async refused(names, tx, signer, options) {
		const expected = [names].flat();
		try {
			await this.submit(tx, signer, options);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			assert.ok(expected.includes(error.name), `expected ${expected.join(' or ')}, got ${error.name}: ${error.message}`);
			return error;
		}
		return assert.fail(`expected ${expected.join(' or ')}, but the transaction succeeded`);
	}

	// --- reading ----------------------------------------------------------------------------------------------------------------------

	/** HUX that an account can spend. */
	async hux(who) {
		return (await this.api.query.system.account(who.address ?? who)).data.free.toBigInt();
	}

	/** HUX that is held on an account as collateral of burrows. */
	async held(who) {
		const holds = plain(await this.api.query.balances.holds(who.address ?? who));
		return holds.filter(({ id }) => 'Burrows' in id).reduce((sum, { amount }) => sum + amount, 0n);
	}

	async kit(who) {
		return plain(await this.api.query.assets.account(KIT_ID, who.address ?? who))?.balance ?? 0n;
	}

	async burrow(id) {
		return plain(await this.api.call.burrowsApi.burrow(id));
	}

	async parameters() {
		return plain(await this.api.call.controllerApi.parameters());
	}

	async height() {
		return (await this.api.rpc.chain.getHeader()).number.toNumber();
	}

	/** Waits for so many more blocks. */
	async blocks(count) {
		const goal = (await this.height()) + count;
		await until(`block ${goal}`, async () => (await this.height()) >= goal, { timeout: count * 10_000 + 30_000 });
	}

	// --- what many tests begin with ---------------------------------------------------------------------------------------------------

	get members() {
		return [this.alice, this.bob, this.charlie];
	}

	/** Feeds `values`, such as `{ Index: '1.25' }`, by all members or by those given. */
	feed(values, members = this.members) {
		// A number is an asset's own price.
		const list = Object.entries(values).map(([feed, value]) => [/^\d+$/.test(feed) ? { Asset: feed } : feed, fixed(value)]);
		return Promise.all(members.map((member) => this.submit(this.api.tx.oracle.feedValues(list), member)));
	}

	/** Feeds the index and waits until the controller has taken it up. */
	async feedIndex(value) {
		await this.feed({ Index: value });
		return until(`the index ${value}`, async () => {
			const parameters = await this.parameters();
			return parameters.started && parameters.fresh && Math.abs(Number(parameters.index) - Number(value)) < 1e-9 && parameters;
		});
	}

	/** Creates a burrow and, if asked, mints; gives its number. `collateral` is what stands behind the debt. */
	async openBurrow(owner, { collateral, mint }) {
		const { burrow } = (await this.submit(this.api.tx.burrows.create(null, null, collateral + 10n * HUX), owner)).event('burrows.Created');
		if (mint) await this.submit(this.api.tx.burrows.mint(burrow, mint), owner);
		return burrow;
	}
}
