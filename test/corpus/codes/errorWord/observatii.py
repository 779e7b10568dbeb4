"""Trimite mesaje WhatsApp pentru cabinet.

Eroarea ⟦131026⟧: pacientul nu are WhatsApp.
Eroarea ⟦131047⟧: au trecut 24 de ore, trebuie un șablon.
Cod de eroare ⟦190⟧: tokenul a expirat.
Cod de eroare ⟦368⟧: contul este blocat temporar.
"""

INCERCARI = 3
PE_ORA = 120


def text_eroare(cod: int) -> str:
    if cod == ⟦131026⟧:
        return "Eroare ⟦131026⟧: sunați pacientul"
    if cod == ⟦131047⟧:
        return "Eroare ⟦131047⟧: folosiți un șablon"
    return f"Eroare {cod}"


# Cabinetul 12, etajul 2, interior 112. Consultația costă 190 lei, controlul 100 lei.
PRETURI = {"consultatie": 190, "control": 100, "ecografie": 250}
ORE = range(8, 17)
