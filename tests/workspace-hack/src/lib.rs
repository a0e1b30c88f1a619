//! An empty crate. Its dependencies unify the features of the workspace: see `.config/hakari.toml`.
