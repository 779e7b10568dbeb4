from enum import IntEnum


class WhatsAppErrorCode(IntEnum):
    AUTH_EXCEPTION = ⟦0⟧
    API_UNKNOWN = ⟦1⟧
    API_SERVICE = ⟦2⟧
    TOO_MANY_CALLS = ⟦4⟧
    PERMISSION_DENIED = ⟦10⟧
    INVALID_PARAMETER = ⟦100⟧
    TOKEN_EXPIRED = ⟦190⟧
    POLICY_BLOCK = ⟦368⟧
    RATE_LIMIT = ⟦130429⟧
    UNDELIVERABLE = ⟦131026⟧
    REENGAGEMENT = ⟦131047⟧
    NOT_DELIVERED_BY_META = ⟦131049⟧
    TEMPLATE_MISSING = ⟦132001⟧


class MessageState(IntEnum):
    QUEUED = 0
    SENT = 1
    DELIVERED = 2
    READ = 3
    FAILED = 4


class Priority(IntEnum):
    LOW = 10
    NORMAL = 33
    HIGH = 100


MAX_BODY = 4096
TIMEOUT = 10
BATCH = 100
BACKOFF = (1, 4, 16)
ERR_WINDOW_CLOSED = ⟦131047⟧
