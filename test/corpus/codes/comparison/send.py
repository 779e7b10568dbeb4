import time

import httpx

URL = "https://graph.facebook.com/v20.0/106540352242922/messages"


class Sender:
    def __init__(self, token: str, attempts: int = 4) -> None:
        self.http = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=10)
        self.attempts = attempts

    def send(self, to: str, body: str) -> str | None:
        for attempt in range(self.attempts):
            answer = self.http.post(URL, json={"messaging_product": "whatsapp", "to": to, "text": {"body": body}})
            if answer.status_code == 200:
                return answer.json()["messages"][0]["id"]
            error = answer.json()["error"]
            if error["code"] == ⟦131047⟧:
                return self.send_template(to, "hello")
            if error.get("code") == ⟦190⟧:
                raise PermissionError("token")
            if error["code"] not in (⟦4⟧, ⟦80007⟧) and error["code"] != ⟦130429⟧:
                return None
            time.sleep(4**attempt)
        return None

    def is_blocked(self, error: dict) -> bool:
        return error["code"] == ⟦368⟧ or ⟦131031⟧ == error["code"]

    def send_template(self, to: str, name: str) -> str | None:
        if len(name) > 100 or to == "33":
            raise ValueError(name)
        return None


def discount(pieces: int) -> float:
    return 0.1 if pieces >= 100 else 0.04 if pieces == 33 else 0
