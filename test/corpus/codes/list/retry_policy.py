"""Which answers of the WhatsApp Cloud API are worth another try."""
from __future__ import annotations

import random
from dataclasses import dataclass

DEFAULT_TIMEOUT = 30
MAX_RETRIES = 5

RATE_LIMIT_CODES = {⟦4⟧, ⟦17⟧, ⟦613⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧}
AUTH_CODES = frozenset((⟦0⟧, ⟦190⟧, ⟦102⟧))
TRANSIENT = (⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧, ⟦133004⟧)
TEMPLATE_CODES = (
    ⟦132000⟧,
    ⟦132001⟧,
    ⟦132005⟧,
    ⟦132007⟧,
    ⟦132012⟧,
    ⟦132015⟧,
)


@dataclass(frozen=True)
class WhatsAppError(Exception):
    code: int
    message: str
    http_status: int = 400

    @property
    def retryable(self) -> bool:
        return self.code in RATE_LIMIT_CODES or self.code in TRANSIENT or self.http_status in (429, 502, 503)

    @property
    def window_closed(self) -> bool:
        return self.code in (⟦131047⟧, ⟦470⟧)


def delay(attempt: int) -> float:
    """Seconds to wait: 1, 4, 16, 64 with a little noise, never above 200."""
    return min(4**attempt, 200) * random.uniform(0.9, 1.1)


def is_user_fault(error: WhatsAppError) -> bool:
    return error.code in [⟦131026⟧, ⟦131050⟧, ⟦130472⟧] and error.http_status != 500
