use super::*;
use crate::feed::value::Feed;
use std::{future::pending, sync::Mutex};

/// Time that the rounds of these tests wait.
const SHORT: Duration = Duration::from_millis(200);

fn values() -> Values {
	vec![(Feed::HuxUsd, 1_000_000u128)]
}

fn members(names: &[&str]) -> Members {
	let feeder = |name: &&str| Feeder::member(Signer::from_uri(name, "--member").unwrap());
	Members::new(names.iter().map(feeder).collect(), 0)
}

/// Ends a job as one that block 7 includes.
fn included(job: &Job) -> Done {
	Done { nonce: Some(job.nonce.unwrap_or_default() + 1), outcome: Ok(Included { number: 7 }) }
}

#[test]
fn members_feed_the_same_value_without_a_spread() {
	let values = values();
	let fed = |spread, count| -> Vec<u128> {
		(0..count).flat_map(|index| offset(&values, spread, index, count)).map(|(_, value)| value).collect()
	};
	assert_eq!(fed(0, 3), [1_000_000, 1_000_000, 1_000_000]);
	assert_eq!(fed(50, 3), [995_000, 1_000_000, 1_005_000]);
	assert_eq!(fed(50, 2), [995_000, 1_005_000]);
	assert_eq!(fed(50, 1), [1_000_000]);
	assert_eq!(offset(&vec![(Feed::Index, u128::MAX)], 50, 2, 3), [(Feed::Index, u128::MAX)]);
}

#[tokio::test]
async fn a_member_whose_feed_is_in_no_block_does_not_stop_the_others() {
	// Given three members, and a transaction of Alice that waits for ever,
	let mut members = members(&["//Alice", "//Bob", "//Charlie"]);
	let (mut said, started) = (Vec::new(), Mutex::new(Vec::new()));
	let start = |job: Job| {
		started.lock().unwrap().push(job.feeder.name.clone());
		tokio::spawn(async move {
			if job.feeder.name == "//Alice" {
				pending().await
			} else {
				included(&job)
			}
		})
	};

	// when they feed three times,
	let begin = Instant::now();
	for _ in 0..3 {
		let round = members.feed(&values(), start, SHORT, &mut |text| said.push(text)).await;
		assert_eq!(round, Round::Fed { members: 2, first: 7, last: 7 });
	}

	// then Bob and Charlie fed each time, and only the first round waited for Alice.
	assert!(begin.elapsed() < SHORT * 2, "{:?}", begin.elapsed());
	assert_eq!((members.included, members.failed, members.len()), (6, 0, 3));
	let count = |name: &str| started.lock().unwrap().iter().filter(|started| *started == name).count();
	assert_eq!((count("//Alice"), count("//Bob"), count("//Charlie")), (1, 3, 3));
	assert_eq!(said, ["//Alice: its feed is in no block yet; the others go on"]);

	// Another node begins anew, also with Alice.
	members.start_over();
	let all = |job: Job| tokio::spawn(async move { included(&job) });
	let round = members.feed(&values(), all, SHORT, &mut |_| ()).await;
	assert_eq!(round, Round::Fed { members: 3, first: 7, last: 7 });
}

#[tokio::test]
async fn a_late_feed_counts_when_it_is_in_a_block() {
	let mut members = members(&["//Alice"]);
	let late = |job: Job| {
		tokio::spawn(async move {
			sleep(SHORT * 2).await;
			included(&job)
		})
	};
	assert_eq!(members.feed(&values(), late, SHORT, &mut |_| ()).await, Round::Failed);
	sleep(SHORT * 2).await;
	let nothing_new = |_: Job| unreachable!("the first feed is on its way");
	let round = members.feed(&values(), nothing_new, SHORT, &mut |_| ()).await;
	assert_eq!(round, Round::Fed { members: 1, first: 7, last: 7 });
}

#[tokio::test]
async fn one_members_error_or_crash_does_not_stop_the_others() {
	let mut members = members(&["//Alice", "//Bob", "//Charlie", "//Dave"]);
	let mut said = Vec::new();
	let start = |job: Job| {
		tokio::spawn(async move {
			let failed = |name: &str| Err(TxError::Failed(name.into(), "No.".into()));
			match job.feeder.name.as_str() {
				"//Alice" => Done { nonce: None, outcome: Err(TxError::Incompatible("it does not fit".into())) },
				"//Bob" => Done { nonce: None, outcome: failed("Oracle.NoPermission") },
				"//Charlie" => panic!("a crash of one task"),
				_ => included(&job),
			}
		})
	};
	let round = members.feed(&values(), start, SHORT, &mut |text| said.push(text)).await;
	assert_eq!(round, Round::Fed { members: 1, first: 7, last: 7 });
	// Only the one that the oracle does not know is dropped.
	assert_eq!((members.len(), members.failed, said.len()), (3, 3, 3));
	assert!(members.members.iter().all(|member| member.feeder.name != "//Bob"));
}

#[test]
fn a_proxy_feeds_in_the_name_of_its_member() {
	let (alice, eve) = ["//Alice", "//Eve"].map(|uri| Signer::from_uri(uri, "--member").unwrap()).into();
	let own = Feeder::member(alice.clone());
	assert_eq!((own.call(&values()).pallet_name(), own.name.as_str()), ("Oracle", "//Alice"));
	let by_proxy = Feeder::proxy(alice.account(), eve);
	assert_eq!(by_proxy.name, "Alice by its proxy //Eve");
	let call = by_proxy.call(&values());
	assert_eq!((call.pallet_name(), call.call_name()), ("Proxy", "proxy"));
	// The call within is that of the member itself.
	let within = call.call_data().values().nth(2).expect("its third argument");
	assert_eq!(within, &own.call(&values()).into_value());
}
