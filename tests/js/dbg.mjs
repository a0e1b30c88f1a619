import { Chain } from '/work/main/tests/js/support/chain.mjs';
const chain = await Chain.start(); const {api, alice, dave} = chain;
try {
 const feed = api.tx.oracle.feedValues([['Index', 10n ** 18n]]);
 for (const nonce of [0,1]) {
  feed.signAsync; const tx = api.tx.oracle.feedValues([['Index', 10n ** 18n]]);
  tx.signAndSend(alice, {nonce}, r => console.log(new Date().toISOString(), nonce, r.status.type, r.dispatchError?.toString(), r.status.isInBlock? r.status.asInBlock.toHex().slice(0,10):'')).catch(e=>console.log(nonce, e.message));
 }
 await new Promise(r=>setTimeout(r,25000));
 console.log((await api.rpc.author.pendingExtrinsics()).length);
} finally { const t = chain.node.running.tail(30); await chain.end(); console.log(t) }
process.exit(0)
