"""One-time codes, sent as WhatsApp authentication templates."""
import hmac
import secrets
import time

import requests

GRAPH = "https://graph.facebook.com/v21.0"
CODE_LENGTH = 6
TTL_SECONDS = 200
MAX_ATTEMPTS = 4


class OtpError(Exception):
    def __init__(self, code, reason):
        super().__init__(f"code {code}: {reason}")
        self.code = code


def new_code() -> str:
    """A code such as 482915: six digits, the first never 0."""
    return str(secrets.randbelow(900_000) + 100_000)


def send_code(phone_number_id: str, token: str, to: str, code: str) -> str:
    answer = requests.post(
        f"{GRAPH}/{phone_number_id}/messages",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "messaging_product": "whatsapp",
            "to": to,
            "type": "template",
            "template": {
                "name": "login_code",
                "language": {"code": "pt_BR"},
                "components": [{"type": "body", "parameters": [{"type": "text", "text": code}]}],
            },
        },
        timeout=10,
    )
    answer.raise_for_status()
    return answer.json()["messages"][0]["id"]


def verify(store, phone: str, code: str) -> bool:
    """
    >>> store = {"+5511900000100": ("131026", time.time() + 100, 0)}
    >>> verify(store, "+5511900000100", "131026")
    True
    >>> verify(store, "+5511900000100", "905213")
    False
    """
    expected, expires, attempts = store[phone]
    if attempts >= MAX_ATTEMPTS:
        raise OtpError(code, "too many attempts")
    if time.time() > expires:
        raise OtpError(code, "expired")
    store[phone] = (expected, expires, attempts + 1)
    return hmac.compare_digest(expected, code)
