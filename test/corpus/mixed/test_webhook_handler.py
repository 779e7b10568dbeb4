import json

import pytest

from webhook_handler import Book, conversations, take_status

FAILED = """
{
  "object": "whatsapp_business_account",
  "entry": [{
    "id": "102290129340398",
    "changes": [{
      "field": "messages",
      "value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550100190", "phone_number_id": "106540352242922"},
        "statuses": [{
          "id": "wamid.HBgLMTU1NTAxMDAxMDAVAgARGBI5",
          "status": "failed",
          "timestamp": "1772445600",
          "recipient_id": "15550100100",
          "errors": [{
            "code": ⟦131047⟧,
            "title": "⟦?Re-engagement message⟧",
            "message": "⟦?Re-engagement message⟧",
            "error_data": {"details": "More than 24 hours have passed"}
          }]
        }]
      }
    }]
  }]
}
"""


def status(code, title="x"):
    return {
        "id": "wamid.HBgLMTU1NTAxMDAxMDAVAgARGBI5",
        "status": "failed",
        "recipient_id": "15550100100",
        "errors": [{"code": code, "title": title}],
    }


class TestStatus:
    def test_window_closed_⟦131047⟧(self, parked):
        payload = json.loads(FAILED)
        take_status(payload["entry"][0]["changes"][0]["value"]["statuses"][0])
        assert parked == [("wamid.HBgLMTU1NTAxMDAxMDAVAgARGBI5", 24)]

    @pytest.mark.parametrize("code, hours", [(⟦131047⟧, 24), (⟦131049⟧, 72)])
    def test_hours(self, parked, code, hours):
        take_status(status(code))
        assert parked[0][1] == hours

    @pytest.mark.parametrize("code", [⟦130429⟧, ⟦131048⟧, ⟦131056⟧, ⟦80007⟧])
    def test_throttled(self, repeated, code):
        take_status(status(code))
        assert repeated == [("wamid.HBgLMTU1NTAxMDAxMDAVAgARGBI5", 4)]

    def test_number_is_blocked(self, blocked):
        take_status(status(⟦131026⟧, "⟦?Message undeliverable⟧"))
        assert blocked == {"15550100100": 190}

    def test_unknown_code(self, caplog):
        take_status(status(999999))
        assert "error 999999" in caplog.text

    def test_token(self, caplog):
        take_status(status(⟦190⟧, "Access token has expired"))
        assert "error ⟦190⟧" in caplog.text


class TestBook:
    def test_percent(self):
        book = Book(delivered=190, failed=10)
        assert book.percent == 95
        assert Book().percent == 100
        assert Book(delivered=0, failed=4).percent == 0

    def test_counts_codes(self):
        book = Book()
        for code in (⟦131026⟧, ⟦131026⟧, ⟦100⟧):
            book.note(code)
        assert book.codes == {⟦131026⟧: 2, ⟦100⟧: 1}
        assert book.failed == 3
        assert book.codes.get(⟦133010⟧, 0) == 0


class TestConversations:
    def test_pages(self, database):
        database.fill(first_id=131000, count=250)
        first = conversations(limit=100)
        assert len(first) == 100
        assert first[0]["id"] == 131000
        assert first[26]["id"] == 131026
        second = conversations(limit=100, after=first[-1]["id"])
        assert second[0]["id"] == 131100
        assert len(conversations(limit=1000)) == 200

    def test_contact_of_patient(self, database):
        database.add(id=131026, cpf="131.026.190-33", pin="131047", phone="5511900000190")
        row = conversations(after=131025)[0]
        assert row["id"] == 131026
        assert "⟦?131047⟧" not in json.dumps(row)

    def test_status_code(self, client):
        assert client.get("/conversations?limit=4").status_code == 200
        assert client.get("/conversations?limit=-1").status_code == 400
        assert client.post("/webhook", content=b"x" * 131073).json()["detail"]["code"] == 100
