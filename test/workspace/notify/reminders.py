"""Sends the nightly payment reminders."""

import logging

import requests

GRAPH = "https://graph.facebook.com/v23.0"
log = logging.getLogger("reminders")


class WhatsAppError(Exception):
    def __init__(self, error):
        super().__init__(error["message"])
        self.code = error["code"]


def send_template(phone_number_id, token, to, name):
    response = requests.post(
        f"{GRAPH}/{phone_number_id}/messages",
        headers={"Authorization": f"Bearer {token}"},
        json={
            "messaging_product": "whatsapp",
            "to": to,
            "type": "template",
            "template": {"name": name, "language": {"code": "es_MX"}},
        },
        timeout=10,
    )
    body = response.json()
    if "error" in body:
        raise WhatsAppError(body["error"])
    return body["messages"][0]["id"]


def remind(phone_number_id, token, customer):
    try:
        return send_template(phone_number_id, token, customer["phone"], "payment_reminder")
    except WhatsAppError as error:
        if error.code == 131056:
            log.warning("pair rate limit, customer %s", customer["id"])
            return None
        if error.code in (132001, 131000):
            log.error("reminder for %s failed with %s", customer["id"], error.code)
            return None
        raise
