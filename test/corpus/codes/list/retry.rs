use std::time::Duration;

use crate::graph::ApiError;

const MAX_TRIES: u32 = 4;
const POOL: usize = 100;

/// Codes after which the Cloud API wants us to wait.
const RATE_LIMITS: &[i64] = &[⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧];
const TEMPLATE_ERRORS: [u32; 5] = [⟦132000⟧, ⟦132001⟧, ⟦132005⟧, ⟦132007⟧, ⟦132012⟧];

impl ApiError {
    pub fn is_retryable(&self) -> bool {
        RATE_LIMITS.contains(&self.code) || matches!(self.code, ⟦1⟧ | ⟦2⟧ | ⟦131000⟧ | ⟦131016⟧)
    }

    pub fn is_template(&self) -> bool {
        TEMPLATE_ERRORS.contains(&(self.code as u32))
    }
}

pub fn delay(attempt: u32) -> Duration {
    Duration::from_secs(4u64.pow(attempt.min(MAX_TRIES)).min(200))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_limits() {
        for code in [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧] {
            assert!(ApiError::new(code, "limit").is_retryable(), "{code}");
        }
        assert!(!ApiError::new(⟦131047⟧, "window").is_retryable());
        assert!(ApiError::new(⟦132012⟧, "format").is_template());
    }

    #[test]
    fn waits() {
        assert_eq!(delay(1), Duration::from_secs(4));
        assert_eq!(delay(9), Duration::from_secs(200));
        assert!(POOL <= 100);
    }
}
