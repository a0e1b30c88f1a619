//! Changes of stored data at an upgrade of the runtime.
//!
//! # Convention
//!
//! 1. A change of a storage item, or of a type in it, raises `STORAGE_VERSION` of its pallet by
//!    one.
//! 2. The migration is a module here, named after pallet and versions: `burrows_v1_to_v2`. It holds
//!    the old types, and an [`UncheckedOnRuntimeUpgrade`] that reads old entries and writes new
//!    ones.
//! 3. [`VersionedMigration`] wraps it. Applied twice, it changes nothing the second time.
//! 4. The wrapped type goes to the end of [`Migrations`], with the `spec_version` that brings it.
//! 5. A migration reads a bounded number of entries. More entries need `pallet-migrations`, which
//!    spreads them over blocks.
//! 6. `pre_upgrade` and `post_upgrade` state the invariant that survives, and a test in
//!    `tests/migrations.rs` starts from old entries.
//! 7. A migration is removed once every network has applied it.
//!
//! Versions up to 9 have run on no network, so the list is empty.
//!
//! [`UncheckedOnRuntimeUpgrade`]: frame_support::traits::UncheckedOnRuntimeUpgrade
//! [`VersionedMigration`]: frame_support::migrations::VersionedMigration

#[allow(unused_imports)]
use polkadot_sdk::frame_support;

/// The migrations of this `spec_version`, in the order in which they run.
pub type Migrations = ();
