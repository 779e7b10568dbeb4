//! Numbers that the Cloud API uses.

pub const API_TOO_MANY_CALLS: u32 = ⟦4⟧;
pub const INVALID_PARAMETER: u32 = ⟦100⟧;
pub const TOKEN_EXPIRED: u32 = ⟦190⟧;
pub const RATE_LIMIT_HIT: u32 = ⟦130_429⟧;
pub const UNDELIVERABLE: u32 = ⟦131_026⟧;
pub const RE_ENGAGEMENT: u32 = ⟦131_047⟧;

#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatsAppErrorCode {
    PermissionDenied = ⟦10⟧,
    Blocked = ⟦368⟧,
    TemplateParamCount = ⟦132000⟧,
    TemplateMissing = ⟦132001⟧,
    Unregistered = ⟦133010⟧,
}

#[repr(u8)]
pub enum Seat {
    Aisle = 1,
    Middle = 2,
    Window = 4,
    Exit = 10,
}

pub const MAX_ATTEMPTS: u32 = 4;
pub const PAGE: usize = 100;
pub const BUFFER: usize = 131_072;
pub const PORT: u16 = 8033;
