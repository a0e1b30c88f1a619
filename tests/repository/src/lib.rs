//! The rules of this repository: what the tests of this crate and its command share.

pub mod files;
pub mod prose;
