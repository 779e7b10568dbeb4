import json

import pytest

from shop.whatsapp import parse_status

FAILED = {
    "id": "wamid.HBgMNDQ3NzAwOTAwMTIzFQIAERgS",
    "status": "failed",
    "timestamp": "1759312800",
    "recipient_id": "447700900123",
    "errors": [
        {
            "code": ⟦131026⟧,
            "title": "Message undeliverable",
            "message": "Message undeliverable",
            "error_data": {"details": "Message Undeliverable."},
        }
    ],
}

EXPIRED = json.loads(
    """
    {"status": "failed", "errors": [{"code": "⟦131043⟧", "title": "Message expired"}], "recipient_id": "447700900124"}
    """
)


def test_failed():
    status = parse_status(FAILED)
    assert status.error_code == ⟦131026⟧
    assert status.recipient == "447700900123"
    assert status.price == 0


def test_code_as_text():
    assert parse_status(EXPIRED).error_code == ⟦131043⟧


def test_address():
    address = {"street": "Elm Road 33", "code": 10115, "city": "Berlin", "floor": 4}
    assert parse_status(dict(FAILED, address=address)).postal_code == 10115


@pytest.mark.parametrize("size", [1, 4, 100])
def test_pages(size):
    assert len(list(pages(range(200), size))) == -(-200 // size)
