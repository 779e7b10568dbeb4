from dataclasses import dataclass

#: Why a call over WhatsApp did not take place.
CALL_NOT_ALLOWED = [⟦138000⟧, ⟦138006⟧, ⟦138009⟧, ⟦138013⟧]
CALL_TRY_AGAIN = [⟦138002⟧, ⟦138004⟧, ⟦138005⟧, ⟦138007⟧, ⟦138012⟧]
CALL_OUR_FAULT = [⟦138003⟧, ⟦138008⟧]

RING_SECONDS = 33
MAX_MINUTES = 100
CODECS = [0, 8, 18, 101]
PORTS = range(10000, 20000)


@dataclass
class Call:
    peer: str
    error: int | None = None
    seconds: int = 0

    def again(self) -> bool:
        return self.error in CALL_TRY_AGAIN

    def blame(self) -> str:
        if self.error in CALL_OUR_FAULT or self.error in {⟦100⟧, ⟦131009⟧}:
            return "us"
        if self.error in CALL_NOT_ALLOWED:
            return "setting"
        return "network"

    def cost(self) -> float:
        started = -(-self.seconds // 6)
        return started * 0.004 if self.seconds > 10 else 0.0


def sip_ok(status: int) -> bool:
    return status in (100, 180, 183, 200)
