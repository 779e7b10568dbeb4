"""Takes the webhooks of the WhatsApp Business Platform and keeps the book of messages."""
import hashlib
import hmac
import logging
import os
import time
from dataclasses import dataclass, field

from fastapi import FastAPI, HTTPException, Request, Response

log = logging.getLogger("webhook")
app = FastAPI(version="4.10.0")

SECRET = os.environ["APP_SECRET"].encode()
MAX_BODY = 131072
PAGE_SIZE = 100
KEEP_DAYS = 190
PORT = 8080

# Contacts that are not worth another message.
DEAD_NUMBER = {⟦131026⟧, ⟦131030⟧}
# Outside of the customer service window: only templates go through.
WINDOW_CLOSED = ⟦131047⟧
MARKETING_LIMIT = ⟦131049⟧
THROTTLED = (⟦130429⟧, ⟦131048⟧, ⟦131056⟧, ⟦80007⟧)
EXPERIMENT = ⟦130472⟧

BUCKETS = (1, 2, 4, 10, 33, 100, 200, 500, 1000)

REASONS = {
    ⟦131026⟧: "cannot be reached",
    ⟦131042⟧: "payment method",
    ⟦131047⟧: "24 hours are over",
    ⟦131049⟧: "too much marketing lately",
    ⟦131051⟧: "type not supported",
    ⟦131053⟧: "upload failed",
    ⟦132000⟧: "number of parameters",
    ⟦132001⟧: "no such template",
    ⟦132012⟧: "format of parameters",
    ⟦133010⟧: "number not registered",
}


@dataclass
class Book:
    delivered: int = 0
    failed: int = 0
    codes: dict[int, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=lambda: [0.1, 0.2, 0.33, 1, 4, 10])

    def note(self, code: int) -> None:
        self.failed += 1
        self.codes[code] = self.codes.get(code, 0) + 1

    @property
    def percent(self) -> int:
        total = self.delivered + self.failed
        return 100 if total == 0 else 100 * self.delivered // total


book = Book()


@app.get("/webhook")
def verify(request: Request) -> Response:
    query = request.query_params
    if query.get("hub.verify_token") != os.environ["VERIFY_TOKEN"]:
        raise HTTPException(status_code=403)
    return Response(query["hub.challenge"], status_code=200)


@app.post("/webhook")
async def receive(request: Request) -> dict:
    raw = await request.body()
    if len(raw) > MAX_BODY:
        raise HTTPException(status_code=413, detail={"code": 100, "message": "too large"})
    expected = "sha256=" + hmac.new(SECRET, raw, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("x-hub-signature-256", "")):
        raise HTTPException(status_code=401)
    started = time.monotonic()
    payload = await request.json()
    for entry in payload["entry"]:
        for change in entry["changes"]:
            for status in change["value"].get("statuses", []):
                take_status(status)
    log.info("took %d ms", (time.monotonic() - started) * 1000)
    return {"code": 0}


def take_status(status: dict) -> None:
    if status["status"] == "delivered":
        book.delivered += 1
        return
    if status["status"] != "failed":
        return
    error = status["errors"][0]
    code = error["code"]
    book.note(code)
    if code in DEAD_NUMBER:
        block(status["recipient_id"], days=KEEP_DAYS)
    elif code == WINDOW_CLOSED or code == MARKETING_LIMIT:
        park(status["id"], hours=24 if code == ⟦131047⟧ else 72)
    elif code in THROTTLED:
        again(status["id"], after=4)
    elif code == EXPERIMENT:
        log.info("recipient is in an experiment, message %s is not sent", status["id"])
    elif code == ⟦131031⟧:
        log.critical("account locked (code ⟦131031⟧), calling 01632 960 190")
    elif ⟦?132000⟧ <= code < ⟦?133000⟧:
        log.error("template trouble %s: %s", code, REASONS.get(code, error["title"]))
    else:
        log.warning("error %s: %s", code, error.get("message"))


def conversations(limit: int = PAGE_SIZE, after: int = 0) -> list[dict]:
    rows = query("SELECT id, phone FROM conversations WHERE id > ? LIMIT ?", after, min(limit, 200))
    return [{"id": row.id, "phone": row.phone} for row in rows]


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, port=PORT, workers=4, limit_concurrency=100, timeout_keep_alive=33)
