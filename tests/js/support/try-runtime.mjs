// The invariants of all pallets (`try_state`), on a live chain. The runtimes of development and
// test builds can check them.

import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';

/** `All` of `UpgradeCheckSelect`, and of `TryStateSelect`; `AllExcept` of the latter. */
const [ALL, ALL_EXCEPT] = [1, 4];

/**
 * Executes a block once more on the state of its parent, and checks all invariants after it, but
 * those of the pallets `except`.
 */
export async function tryBlock({ node, api }, hash, except = []) {
	const { block } = await node.rpc('chain_getBlock', [hash]);
	const { header, extrinsics } = block;
	// The seal is the author's, and not the runtime's.
	const unsealed = { ...header, digest: { logs: header.digest.logs.slice(0, -1) } };
	const encoded = u8aConcat(api.createType('Header', unsealed).toU8a(), compactToU8a(extrinsics.length), ...extrinsics.map((extrinsic) => hexToU8a(extrinsic)));
	const [checkRoot, checkSignatures] = [1, 1];
	const select = except.length === 0 ? [ALL] : u8aConcat([ALL_EXCEPT], api.createType('Vec<Text>', except).toU8a());
	const argument = u8aConcat(encoded, [checkRoot, checkSignatures], select);
	return node.rpc('state_call', ['TryRuntime_execute_block', u8aToHex(argument), header.parentHash]);
}

/**
 * Upgrades the state after a block by the code in it, with all checks before and after, and leaves
 * the chain as it is. Gives the weights of the migrations and of a whole block.
 */
export async function tryUpgrade({ node, api }, hash) {
	const answer = await node.rpc('state_call', ['TryRuntime_on_runtime_upgrade', u8aToHex(new Uint8Array([ALL])), hash]);
	const [used, whole] = api.createType('(WeightV2, WeightV2)', hexToU8a(answer));
	return { used: used.refTime.toBigInt(), whole: whole.refTime.toBigInt() };
}
