//! Being told to stop.

/// Waits until somebody asks to stop: Ctrl-C, or a polite kill.
pub async fn stop() {
	use tokio::signal::unix::{signal, SignalKind};
	let Ok(mut terminate) = signal(SignalKind::terminate()) else {
		// Without signals there is nobody to ask.
		return std::future::pending().await;
	};
	tokio::select! {
		_ = tokio::signal::ctrl_c() => {},
		_ = terminate.recv() => {},
	}
}
