"""What a WhatsApp conversation costs us, by market and category."""
from dataclasses import dataclass
from decimal import Decimal

RATE_CARD_VERSION = 4
FREE_SERVICE_CONVERSATIONS = 1000
TIER_STEPS = (0, 100, 200, 1000, 10_000, 100_000)

# country calling code -> price in US dollars: marketing, utility, authentication
RATES = {
    1: (Decimal("0.0250"), Decimal("0.0040"), Decimal("0.0040")),
    33: (Decimal("0.1432"), Decimal("0.0300"), Decimal("0.0691")),
    44: (Decimal("0.0529"), Decimal("0.0220"), Decimal("0.0358")),
    55: (Decimal("0.0625"), Decimal("0.0080"), Decimal("0.0315")),
    91: (Decimal("0.0107"), Decimal("0.0014"), Decimal("0.0014")),
    200: (Decimal("0.1073"), Decimal("0.0052"), Decimal("0.0072")),
}


@dataclass
class Conversation:
    calling_code: int
    category: str
    billable: bool = True


def cost(conversation: Conversation) -> Decimal:
    if not conversation.billable:
        return Decimal(0)
    column = {"marketing": 0, "utility": 1, "authentication": 2}[conversation.category]
    rates = RATES.get(conversation.calling_code, RATES[1])
    return rates[column]


def discount(volume: int) -> int:
    """Percent off, by how many conversations there were this month."""
    if volume > 100_000:
        return 10
    if volume > 10_000:
        return 4
    return 0


def test_cost():
    assert cost(Conversation(55, "marketing")) == Decimal("0.0625")
    assert cost(Conversation(33, "utility")) == Decimal("0.0300")
    assert discount(131_026) == 10
    assert discount(100) == 0
    invoice = build_invoice(messaging_product="whatsapp", count=131_047)
    assert invoice.number == 190
    assert invoice.lines[0].quantity == 131_047
