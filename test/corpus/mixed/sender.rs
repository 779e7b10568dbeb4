//! Sends messages through the WhatsApp Cloud API.

use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio::time::sleep;

const BASE: &str = "https://graph.facebook.com/v21.0";
const TIMEOUT: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_millis(33_000);
const MAX_ATTEMPTS: u32 = 4;
const MAX_BATCH: usize = 80;
const MAX_BODY: usize = 131_072;
const DELAYS: [u64; 4] = [1, 4, 16, 60];

#[derive(Debug, Deserialize)]
pub struct GraphError {
    pub message: String,
    pub code: u32,
    pub error_subcode: Option<u32>,
    pub fbtrace_id: String,
}

#[derive(Debug, Error)]
pub enum SendError {
    #[error("recipient cannot be reached (⟦131026⟧)")]
    Unreachable,
    #[error("the 24 hours are over (⟦131047⟧)")]
    WindowClosed,
    #[error("token expired (⟦190⟧)")]
    Token,
    #[error("template: {0}")]
    Template(u32),
    #[error("too fast: {0}")]
    Rate(u32),
    #[error("message of {0} bytes is over 131072")]
    TooLong(usize),
    #[error("HTTP {0}")]
    Http(u16),
    #[error("error {0}: {1}")]
    Other(u32, String),
}

impl From<GraphError> for SendError {
    fn from(error: GraphError) -> Self {
        match error.code {
            ⟦131_026⟧ | ⟦131_030⟧ => Self::Unreachable,
            ⟦131_047⟧ => Self::WindowClosed,
            ⟦190⟧ => Self::Token,
            ⟦132_000⟧ | ⟦132_001⟧ | ⟦132_005⟧ | ⟦132_007⟧ | ⟦132_012⟧ | ⟦132_015⟧ => Self::Template(error.code),
            ⟦4⟧ | ⟦80_007⟧ | ⟦130_429⟧ | ⟦131_048⟧ | ⟦131_056⟧ => Self::Rate(error.code),
            code => Self::Other(code, error.message),
        }
    }
}

impl SendError {
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Rate(_) => true,
            Self::Http(status) => *status == 429 || *status >= 500,
            Self::Other(code, _) => matches!(code, ⟦1⟧ | ⟦2⟧ | ⟦131000⟧ | ⟦131016⟧),
            _ => false,
        }
    }

    fn delay(&self, attempt: u32) -> Duration {
        let seconds = DELAYS[(attempt as usize).min(3)];
        match self {
            Self::Rate(⟦131_056⟧) => Duration::from_secs(seconds * 4),
            Self::Rate(⟦131_048⟧) => Duration::from_secs(3600),
            _ => Duration::from_secs(seconds) + Duration::from_millis(190),
        }
    }
}

pub async fn send<M: Serialize>(client: &Client, number: &str, message: &M) -> Result<String, SendError> {
    let mut attempt = 0;
    loop {
        match send_once(client, number, message).await {
            Err(error) if error.is_retryable() && attempt + 1 < MAX_ATTEMPTS => {
                tracing::warn!(attempt, %error, "again");
                sleep(error.delay(attempt)).await;
                attempt += 1;
            }
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(code: u32) -> SendError {
        GraphError { message: format!("(#{code}) no"), code, error_subcode: None, fbtrace_id: "A190".into() }.into()
    }

    #[test]
    fn retries_rate_limits() {
        for code in [⟦4⟧, ⟦80_007⟧, ⟦130_429⟧, ⟦131_056⟧] {
            assert!(error(code).is_retryable(), "{code}");
        }
        assert!(!error(⟦131_047⟧).is_retryable());
        assert!(!error(⟦100⟧).is_retryable());
        assert!(SendError::Http(503).is_retryable());
        assert!(!SendError::Http(404).is_retryable());
    }

    #[test]
    fn waits_for_pairs() {
        assert_eq!(error(⟦131_056⟧).delay(1), Duration::from_secs(16));
        assert_eq!(error(⟦130_429⟧).delay(0).as_millis(), 1190);
        assert_eq!(error(⟦131_048⟧).delay(4).as_secs(), 3600);
    }

    #[test]
    fn window_⟦131047⟧() {
        assert_eq!(error(⟦131_047⟧).to_string(), "the 24 hours are over (⟦131047⟧)");
    }

    #[test]
    fn bodies_have_a_limit() {
        let order = Order { id: 131_026, items: 4, cents: 19_000 };
        assert_eq!(order.id, 131_026);
        assert!(order.message().len() < MAX_BODY);
        assert_eq!(batches(190, MAX_BATCH).count(), 3);
        assert_eq!(batches(100, 10).last(), Some(100));
        assert_eq!(u32::from(StatusCode::OK.as_u16()), 200);
        assert_eq!(IDLE.as_secs(), 33);
    }
}
