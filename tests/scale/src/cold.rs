//! Cold caches: a database that is on the disk only.

use anyhow::{Context, Result};
use rustix::fs::{fadvise, Advice};
use std::{
	fs::{self, File},
	path::Path,
};

/// Writes the files of `folder` to the disk, and asks the system to drop their pages from memory.
///
/// No process may have them open. The request is advice: [`read_from_disk`] shows if it was taken.
pub fn evict(folder: &Path) -> Result<()> {
	for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
		let path = entry?.path();
		if path.is_dir() {
			evict(&path)?;
			continue;
		}
		let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
		file.sync_all().with_context(|| format!("cannot write {} to the disk", path.display()))?;
		fadvise(&file, 0, None, Advice::DontNeed).with_context(|| {
			format!("the system cannot drop the pages of {}: cold sweeps cannot be measured here", path.display())
		})?;
	}
	Ok(())
}

/// Returns the bytes that this process has read from a disk; `None` if the system does not count.
pub fn read_from_disk() -> Option<u64> {
	let text = fs::read_to_string("/proc/self/io").ok()?;
	text.lines().find_map(|line| line.strip_prefix("read_bytes:"))?.trim().parse().ok()
}
