from gettext import gettext as _

WHATSAPP_ERRORS = {
    ⟦1⟧: _("Unknown, try again"),
    ⟦2⟧: _("Meta is down, try again"),
    ⟦3⟧: _("The app lacks a capability"),
    ⟦10⟧: _("The app lacks a permission"),
    ⟦33⟧: _("The number was deleted"),
    ⟦100⟧: _("A parameter is wrong"),
    ⟦131031⟧: _("The account is locked"),
    ⟦131042⟧: _("There is no valid payment method"),
    ⟦131045⟧: _("The certificate is wrong"),
    ⟦131052⟧: _("Cannot fetch what the customer sent"),
    ⟦131053⟧: _("Cannot fetch what we want to send"),
    ⟦131057⟧: _("Meta works on the account"),
}

ERROR_KEYS = {
    "⟦130472⟧": "whatsapp.experiment",
    "⟦131050⟧": "whatsapp.opted_out",
    "⟦132015⟧": "whatsapp.template_paused",
    "⟦132016⟧": "whatsapp.template_disabled",
}

SHIPPING_ZONES = {
    1: "north",
    2: "south",
    3: "east",
    10: "island",
    100: "abroad",
}

GRADE = {100: "A", 90: "B", 80: "C", 33: "F"}


def text_for(code):
    return WHATSAPP_ERRORS.get(code) or _("Error %d") % code
