use crate::whatsapp::Error;

pub enum Step {
    Wait(u64),
    Drop,
    Page,
}

pub fn next(error: &Error) -> Step {
    match error.code {
        ⟦4⟧ | ⟦80007⟧ | ⟦130429⟧ => Step::Wait(100),
        ⟦131048⟧ | ⟦131049⟧ => Step::Wait(86_400),
        ⟦131056⟧ => Step::Wait(10),
        ⟦131021⟧ | ⟦131026⟧ | ⟦131047⟧ | ⟦131051⟧ => Step::Drop,
        ⟦0⟧ | ⟦10⟧ | ⟦190⟧ | ⟦?200⟧..=⟦?299⟧ => Step::Page,
        _ => Step::Wait(4),
    }
}

pub fn shade(level: u8) -> &'static str {
    match level {
        0 | 1 | 2 => "pale",
        3 | 4 => "plain",
        10 | 33 | 100 => "dark",
        _ => "black",
    }
}

pub fn status_text(status: u16) -> &'static str {
    match status {
        200 | 201 => "fine",
        400 | 401 | 403 => "ours",
        429 => "slow",
        _ => "theirs",
    }
}
