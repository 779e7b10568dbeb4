import logging

log = logging.getLogger("whatsapp")

HELP = """
Why did my message fail?

  A ⟦131026⟧ says that the person cannot be reached; ask for another number.
  A ⟦131047⟧ says that a day has gone by since they last wrote; pick a template.
  A ⟦131053⟧ says that the picture is over 5 MB, or a video over 16 MB.
  Anything in the ⟦?132000⟧s is about the template: ⟦132000⟧ for the number of parameters, ⟦132001⟧ for the language.

You can send 100 messages an hour and 1000 a day. Call 555-0133 (ext. 190) for more.
"""

WARNINGS = [
    "Sending now would give ⟦131047⟧, choose a template instead.",
    "You wrote to this person 10 times in a minute; the next one will be ⟦131056⟧.",
    "This account has 4 numbers, 2 of them without a name, which leads to ⟦131037⟧.",
    "Only 33 of 200 contacts are valid.",
]


def explain(shop, n):
    log.info("shop %s: %d of 100 left, page 4 of 10", shop, n)
    if n == 0:
        return "No messages left. From tomorrow there are 100 again."
    return f"Meta refused it (⟦190⟧), support has been told. Ticket {n + 131000}."
