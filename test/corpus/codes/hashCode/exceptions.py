"""What the WhatsApp sender throws.

>>> raise_for({"error": {"message": "(#⟦131047⟧) Re-engagement message", "code": ⟦131047⟧}})
Traceback (most recent call last):
    ...
WindowClosed: (#⟦131047⟧) Re-engagement message
"""

import re

_IN_MESSAGE = re.compile(r"^\(#(\d+)\) (.*)$")


class WhatsAppError(Exception):
    """Base of the others; ``(#⟦100⟧) Invalid parameter`` ends up as this one."""


class WindowClosed(WhatsAppError):
    pass


class TooFast(WhatsAppError):
    """(#⟦130429⟧) Rate limit hit, (#⟦131056⟧) pair rate limit, (#⟦80007⟧) account limit, (#⟦4⟧) app limit."""


def raise_for(answer):
    message = answer["error"]["message"]
    found = _IN_MESSAGE.match(message)
    code = int(found.group(1)) if found else 0
    if message.startswith("(#⟦131047⟧)"):
        raise WindowClosed(message)
    if code in {⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧}:
        raise TooFast(message)
    raise WhatsAppError(message)  # see also ticket #131055 and pull request #190


PAGE = 100
