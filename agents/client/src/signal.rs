//! Signals that end a program.

/// Waits for Ctrl-C or SIGTERM.
pub async fn shutdown() {
	use tokio::signal::unix::{signal, SignalKind};
	let Ok(mut terminate) = signal(SignalKind::terminate()) else {
		// Without signal handlers nothing can arrive.
		return std::future::pending().await;
	};
	tokio::select! {
		_ = tokio::signal::ctrl_c() => {},
		_ = terminate.recv() => {},
	}
}
