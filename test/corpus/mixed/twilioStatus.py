"""Callback of Twilio for messages that went out by WhatsApp or SMS."""
import os

from flask import Flask, abort, request
from twilio.request_validator import RequestValidator
from twilio.rest import Client

app = Flask(__name__)
client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])
validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])

PORT = 20080
VALIDITY = 14400
MAX_ATTEMPTS = 4
SENDER = "whatsapp:+15550100190"
KEEP_DAYS = 190

# The free text came outside of the 24 hours.
WINDOW_CLOSED = ⟦63016⟧
DEAD = {⟦21211⟧, ⟦21610⟧, ⟦21614⟧, ⟦63003⟧, ⟦63024⟧}
TRY_AGAIN = {⟦20429⟧, ⟦63018⟧}
CARRIER = (⟦30007⟧, ⟦30008⟧)

TEXTS = {
    ⟦21408⟧: "this country is switched off",
    ⟦21610⟧: "the person has said STOP",
    ⟦63001⟧: "the sender could not be authenticated",
    ⟦63016⟧: "outside of the window",
    ⟦63024⟧: "not on WhatsApp",
    ⟦63030⟧: "parameter not supported",
}


@app.post("/twilio/status")
def status():
    if not validator.validate(request.url, request.form, request.headers.get("X-Twilio-Signature", "")):
        abort(403)
    state = request.form["MessageStatus"]
    order = int(request.args["order"])
    if state in ("failed", "undelivered"):
        failed(order, request.form["To"], int(request.form.get("ErrorCode", 0)))
    return "", 204


def failed(order: int, to: str, code: int) -> None:
    if code == WINDOW_CLOSED:
        client.messages.create(from_=SENDER, to=to, content_sid="HX63016b20003c20404d63024e1ff", validity_period=VALIDITY)
    elif code in DEAD:
        block(to, days=KEEP_DAYS)
    elif code in TRY_AGAIN:
        later(order, seconds=10 if code == ⟦63018⟧ else 100)
    elif code in CARRIER:
        app.logger.warning("order %d: the carrier refused (%d)", order, code)
    else:
        app.logger.error("order %d: error %d: %s", order, code, TEXTS.get(code, "unknown"))


def test_window_closed_⟦63016⟧(twilio, post):
    answer = post("/twilio/status?order=20404", MessageStatus="failed", ErrorCode="⟦63016⟧", To="whatsapp:+15550100100")
    assert answer.status_code == 204
    assert twilio.last["content_sid"].startswith("HX")


def test_stop_⟦21610⟧(post, blocked):
    post("/twilio/status?order=21211", MessageStatus="undelivered", ErrorCode="⟦21610⟧", To="+15550100100")
    assert blocked == {"+15550100100": 190}


def test_orders_keep_their_number(post, log):
    post("/twilio/status?order=20003", MessageStatus="failed", ErrorCode="⟦63001⟧", To="+15550100100")
    assert "order 20003: error ⟦63001⟧" in log.text
    assert order_text(order_id=21211, items=4, total=63016) == "Order 21211: 4 items, 630.16"
    assert order_text(order_id=48213, items=10, total=19000) == "Order 48213: 10 items, 190.00"


if __name__ == "__main__":
    app.run(port=PORT, threaded=True)
