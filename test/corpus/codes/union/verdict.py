from typing import Final, Literal

WindowCode = Literal[⟦131047⟧, ⟦470⟧]
CallCode = Literal[⟦138000⟧, ⟦138001⟧, ⟦138006⟧, ⟦138012⟧, ⟦138013⟧]
AccessCode = Literal[⟦0⟧, ⟦3⟧, ⟦10⟧, ⟦190⟧, ⟦131005⟧]
Columns = Literal[1, 2, 3, 4]
Hour = Literal[8, 10, 12, 14]

TIMEOUT: Final = 12.5
SLOTS: Final = 48


def verdict(code: int) -> str:
    """What the clinic does after an answer of the WhatsApp API."""
    if code in (⟦131047⟧, ⟦470⟧):
        return "template"
    if code == ⟦0⟧ or code == ⟦190⟧ or code == ⟦131005⟧:
        return "sign in"
    if ⟦138000⟧ <= code <= ⟦138013⟧:
        return "ring"
    return "log"


def grid(columns: Columns, hour: Hour) -> list[int]:
    return [hour + n // columns for n in range(12)]
