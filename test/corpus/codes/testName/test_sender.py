import pytest

from clinic.whatsapp import Sender

TO = "447700900111"


class TestSender:
    def test_⟦131047⟧_sends_template(self, meta):
        meta.refuse(⟦131047⟧)
        Sender().send(TO, "hello")
        assert meta.calls[1].json["type"] == "template"

    def test_error_⟦131026⟧_is_final(self, meta):
        meta.refuse(⟦131026⟧)
        assert Sender(attempts=4).send(TO, "hello") is None
        assert len(meta.calls) == 1

    def test_code_⟦190⟧_stops_all(self, meta):
        meta.refuse(⟦190⟧, status=401)
        with pytest.raises(PermissionError, match="⟦190⟧"):
            Sender().send(TO, "hello")

    def test_100_messages_in_10_seconds(self, meta, clock):
        for _ in range(100):
            Sender().send(TO, "hello")
        assert clock.seconds == 10
        assert len(meta.calls) == 100

    @pytest.mark.parametrize("code", [⟦131048⟧, ⟦131049⟧], ids=["spam_⟦131048⟧", "chosen_⟦131049⟧"])
    def test_waits_a_day(self, meta, code):
        meta.refuse(code)
        assert Sender().send(TO, "hello") is None

    def test_page_4_of_200_rows(self, client):
        assert client.get("/rows?page=4&size=33").status_code == 200
