// The committee of the development chains: Alice, Bob and Charlie.

import assert from 'node:assert/strict';

/** The most that a call of the committee may weigh here. */
export const LIMIT = { refTime: 10n ** 10n, proofSize: 10n ** 6n };

/**
 * As many members as `voters` decide on a call; gives the outcome of the transaction that closed
 * the motion.
 */
export async function decide(chain, call, voters = [chain.alice, chain.bob]) {
	const { technicalCommittee } = chain.api.tx;
	const length = call.method.encodedLength + 8;
	const motion = await chain.submit(technicalCommittee.propose(voters.length, call, length), voters[0]);
	const { proposalHash, proposalIndex } = motion.event('technicalCommittee.Proposed');
	const vote = technicalCommittee.vote(proposalHash, proposalIndex, true);
	await Promise.all(voters.map((voter) => chain.submit(vote, voter)));
	const closed = await chain.submit(technicalCommittee.close(proposalHash, proposalIndex, LIMIT, length), voters[0]);
	const { raw } = closed.events.find(({ name }) => name === 'technicalCommittee.Executed');
	assert.ok(raw.data.result.isOk, `the committee's call failed: ${refusal(chain, raw.data.result)}`);
	return closed;
}

function refusal({ api }, result) {
	if (!result.isErr || !result.asErr.isModule) return result.toString();
	const { section, name } = api.registry.findMetaError(result.asErr.asModule);
	return `${section}.${name}`;
}
