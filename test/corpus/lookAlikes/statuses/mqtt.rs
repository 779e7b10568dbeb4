//! Reason codes of the broker's protocol, version 5.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonCode(pub u8);

impl ReasonCode {
    pub const SUCCESS: Self = Self(0);
    pub const GRANTED_QOS_1: Self = Self(1);
    pub const GRANTED_QOS_2: Self = Self(2);
    pub const DISCONNECT_WITH_WILL: Self = Self(4);
    pub const NO_SUBSCRIBERS: Self = Self(16);
    pub const UNSPECIFIED: Self = Self(128);

    pub fn is_error(self) -> bool {
        self.0 >= 128
    }
}

impl fmt::Display for ReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.0 {
            0 => "success",
            1 => "granted, at most once",
            2 => "granted, exactly once",
            4 => "disconnected with will",
            16 => "nobody listens",
            128 => "unspecified error",
            129 => "malformed packet",
            135 => "not authorized",
            code => return write!(f, "reason {code}"),
        };
        f.write_str(text)
    }
}

#[test]
fn keeps_alive() {
    let options = Options::new("sensor-4", "broker.example.net", 1883);
    assert_eq!(options.keep_alive().as_secs(), 10);
    assert_eq!(options.inflight(), 100);
    assert_eq!(ReasonCode(135).is_error(), true);
    assert_eq!(ReasonCode(4).to_string(), "disconnected with will");
}
