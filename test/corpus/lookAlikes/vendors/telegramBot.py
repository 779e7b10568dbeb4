"""A bot that tells when a parcel has arrived."""
import logging
import time

import requests

API = "https://api.telegram.org/bot{token}/{method}"
CHAT_ID = -100131047190
log = logging.getLogger("parcel-bot")


class BotError(Exception):
    def __init__(self, code, description, retry_after=None):
        super().__init__(f"error {code}: {description}")
        self.code = code
        self.retry_after = retry_after


def call(token, method, **parameters):
    answer = requests.post(API.format(token=token, method=method), json=parameters, timeout=33).json()
    if answer["ok"]:
        return answer["result"]
    raise BotError(answer["error_code"], answer["description"], answer.get("parameters", {}).get("retry_after"))


def send(token, text, tries=4):
    for attempt in range(tries):
        try:
            return call(token, "sendMessage", chat_id=CHAT_ID, text=text[:4096])
        except BotError as error:
            if error.code == 429:
                time.sleep(error.retry_after or 10)
            elif error.code in (400, 403):
                log.error("message not sent, error code %d", error.code)
                return None
            elif error.code == 500:
                time.sleep(2 ** attempt)
            else:
                raise


def test_flood():
    answer = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 10", "parameters": {"retry_after": 10}}
    assert parse(answer).code == 429
    answer = {"ok": False, "error_code": 100, "description": "Bad Request: message text is empty", "update_id": 131026047}
    assert parse(answer).code == 100


def test_update():
    update = {"update_id": 131047, "message": {"message_id": 190, "chat": {"id": 131031}, "text": "/start"}}
    assert handle(update) == {"chat_id": 131031, "reply_to": 190}
