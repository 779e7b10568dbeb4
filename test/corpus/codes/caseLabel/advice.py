from typing import Any


def advice(error: dict[str, Any]) -> str:
    """One line for the log of the WhatsApp bridge."""
    match error:
        case {"code": ⟦190⟧, "error_subcode": 463}:
            return "renew the token"
        case {"code": ⟦0⟧ | ⟦190⟧}:
            return "sign in again"
        case {"code": ⟦131047⟧}:
            return "send a template"
        case {"code": ⟦131026⟧ | ⟦131021⟧}:
            return "wrong number"
    match error.get("code"):
        case ⟦4⟧ | ⟦80007⟧ | ⟦130429⟧:
            return "slow down"
        case ⟦100⟧:
            return "read the details"
        case ⟦132000⟧ | ⟦132001⟧ | ⟦132012⟧:
            return "check the template"
        case _:
            return "ask"


def greeting(hour: int) -> str:
    match hour:
        case 0 | 1 | 2 | 3 | 4:
            return "still up?"
        case 10:
            return "coffee"
        case _:
            return "hello"


def size(path: str) -> int:
    match path.rsplit(".", 1)[-1]:
        case "jpg" | "png":
            return 5 * 1024 * 1024
        case _:
            return 100 * 1024 * 1024
