"""Tells buyers by WhatsApp, through Twilio, that their order has left."""
import os

from twilio.rest import Client

client = Client(os.environ["TWILIO_ACCOUNT_SID"], os.environ["TWILIO_AUTH_TOKEN"])

SENDER = "whatsapp:+15550100190"
MAX_PRICE = "0.0625"
VALIDITY = 14100
PAGE = 100


def notify(order):
    """Order numbers have five digits, such as 48213 or 21211."""
    message = client.messages.create(
        from_=SENDER,
        to=f"whatsapp:{order.phone}",
        content_sid="HX21610a63016b20003c20404d63024e1ff",
        content_variables='{"1": "%d", "2": "%s"}' % (order.number, order.day),
        validity_period=VALIDITY,
        max_price=MAX_PRICE,
    )
    order.mark_sent(message.sid, attempts=1)
    return message.sid


def pending(orders):
    return [order for order in orders if order.number > 20000 and order.attempts < 4]


def test_notify(fake_twilio, make_order):
    order = make_order(number=21211, phone="+15550100100", total=63016, weight=200)
    sid = notify(order)
    assert sid.startswith("SM")
    assert fake_twilio.last["content_variables"] == '{"1": "21211", "2": "2026-03-04"}'
    assert order.attempts == 1
    assert order.total == 63016


def test_pending(make_order):
    orders = [make_order(number=n) for n in (20404, 20999, 21214, 19000)]
    assert [o.number for o in pending(orders)] == [20404, 20999, 21214]
    assert len(pending(orders * 33)) == 99
