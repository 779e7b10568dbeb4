"""WhatsApp through the Messages API of Vonage."""
import httpx

URL = "https://api.nexmo.com/v1/messages"

VONAGE_CODES = {
    ⟦1000⟧: "throttled",
    ⟦1020⟧: "wrong parameter",
    ⟦1022⟧: "wrong template parameter",
    ⟦1120⟧: "sender not allowed",
    ⟦1240⟧: "number does not exist",
    ⟦1340⟧: "outside the window",
}


def send(to, text):
    answer = httpx.post(
        URL,
        json={"channel": "whatsapp", "message_type": "text", "from": "447700900190", "to": to, "text": text[:1000]},
        timeout=10,
    )
    if answer.status_code == 202:
        return answer.json()["message_uuid"]
    problem = answer.json()
    code = int(problem["type"].rsplit("#", 1)[-1])
    if code == ⟦1340⟧:
        return send_template(to, "hello_4")
    if code in (⟦1000⟧, ⟦1241⟧):
        raise TryLater(33)
    raise RuntimeError(VONAGE_CODES.get(code, "other"))


# https://developer.vonage.com/api-errors/messages#⟦?1340⟧
PRICES = {1000: 33.0, 2000: 60.0, 10000: 190.0}
PORT = 1080
