from typing import Literal, TypeAlias

PermanentCode: TypeAlias = Literal[⟦131026⟧, ⟦131047⟧, ⟦131051⟧, ⟦132001⟧, ⟦133010⟧]
ThrottleCode: TypeAlias = Literal[⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧]
Level: TypeAlias = Literal[10, 20, 30, 40]
Port: TypeAlias = Literal[80, 443, 8033]

class WhatsAppError(Exception):
    code: PermanentCode | ThrottleCode | Literal[⟦0⟧, ⟦190⟧]
    status: Literal[200, 400, 401, 429, 500]
    fbtrace_id: str

    def __init__(self, code: int, message: str, status: int = 400) -> None: ...
    @property
    def retryable(self) -> bool: ...

def set_level(level: Level) -> None: ...
def listen(port: Port = 8033, backlog: int = 100) -> None: ...
def send(to: str, body: str, timeout: float = 10, attempts: int = 4) -> str:
    """Raises WhatsAppError with code ⟦131047⟧ once the window is closed."""
