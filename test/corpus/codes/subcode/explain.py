"""Finer reasons of the Graph API for WhatsApp calls."""

REASONS = {
    (⟦100⟧, ⟦?33⟧): "The phone number id is not visible to this token",
    (⟦100⟧, ⟦?2388040⟧): "A text of the template is too long",
    (⟦100⟧, ⟦?2388073⟧): "The footer of the template is wrong",
    (⟦190⟧, 463): "The token is past its end",
    (⟦190⟧, 460): "The password was changed",
    (⟦131009⟧, ⟦?2494010⟧): "The value is not accepted",
    (⟦132001⟧, ⟦?2494015⟧): "The template does not exist",
}


def reason(error: dict) -> str:
    code, subcode = error["code"], error.get("error_subcode", 0)
    if code == ⟦190⟧ and subcode in (463, 467):
        return "renew the token"
    if code == ⟦100⟧ and subcode == ⟦?33⟧:
        return "read the number again"
    return REASONS.get((code, subcode)) or REASONS.get((code, 0)) or f"{code}/{subcode}"


def demo():
    assert reason({"code": ⟦131009⟧, "error_subcode": ⟦?2494010⟧}) == "The value is not accepted"
    assert reason({"code": ⟦4⟧}) == "⟦4⟧/0"
    grid = {(10, 33): "shop", (100, 190): "store", (4, 4): "stairs"}
    assert len(grid) == 3 and sum(range(4)) == 6
