import pytest

from notify.whatsapp import retry_policy
from notify.whatsapp.retry_policy import WhatsAppError

PHONE = "447700900123"


@pytest.mark.parametrize("code", [⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧])
def test_rate_limits_are_retried(code):
    assert WhatsAppError(code, "slow").retryable


@pytest.mark.parametrize(
    "code,expected",
    [
        (⟦131047⟧, False),
        (⟦131026⟧, False),
        (⟦131000⟧, True),
        (⟦131016⟧, True),
        (⟦100⟧, False),
        (⟦190⟧, False),
    ],
)
def test_table(code, expected):
    assert WhatsAppError(code, "").retryable is expected


def test_window():
    assert WhatsAppError(⟦131047⟧, "Re-engagement").window_closed
    assert not WhatsAppError(⟦131049⟧, "ecosystem").window_closed


def test_delay_is_capped():
    assert retry_policy.delay(100) <= 220
    assert retry_policy.delay(0) < 2


def test_batch(client):
    rows = [{"id": 100, "to": PHONE}, {"id": 190, "to": PHONE}]
    response = client.post("/batch", json=rows)
    assert response.status_code == 200
    assert len(response.json()["accepted"]) == 2
