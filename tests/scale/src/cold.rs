//! Forgetting: a database that is on the disk and nowhere else.

use anyhow::{Context, Result};
use rustix::fs::{fadvise, Advice};
use std::{
	fs::{self, File},
	path::Path,
};

/// Writes the files of `folder` to the disk and asks the system to keep none of their pages in memory. Nobody may have them open.
///
/// It is advice: whether it was taken shows in [`read_from_disk`].
pub fn forget(folder: &Path) -> Result<()> {
	for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
		let path = entry?.path();
		if path.is_dir() {
			forget(&path)?;
			continue;
		}
		let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
		file.sync_all().with_context(|| format!("cannot write {} to the disk", path.display()))?;
		fadvise(&file, 0, None, Advice::DontNeed)
			.with_context(|| format!("the system does not forget {}: no cold measurement here", path.display()))?;
	}
	Ok(())
}

/// Bytes that this process has had fetched from a disk; `None` where the system does not tell.
pub fn read_from_disk() -> Option<u64> {
	let text = fs::read_to_string("/proc/self/io").ok()?;
	text.lines().find_map(|line| line.strip_prefix("read_bytes:"))?.trim().parse().ok()
}
