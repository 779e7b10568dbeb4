"""Odesílání připomínek přes WhatsApp.

Chyba ⟦131026⟧: zprávu nelze doručit. Chyba ⟦131047⟧: uplynulo 24 hodin, je třeba šablona.
Kód chyby ⟦368⟧: účet je dočasně zablokovaný. Kód chyby ⟦190⟧: vypršel token.
"""

LIMIT = 100  # za hodinu
POKUSY = 4
MISTNOST = 33  # linka 190

CENIK = {100: 4, 200: 7, 368: 10}


def odeslat(klient, cislo, text):
    odpoved = klient.post(cislo, text[:1024])
    if odpoved.status_code == 200:
        return odpoved.json()["messages"][0]["id"]
    # ⟦131049⟧ = Meta se rozhodla nedoručit, zkusit až za 24 hodin
    # ⟦131050⟧ = člověk si nepřeje reklamu
    chyba = odpoved.json()["error"]
    if chyba["code"] in (⟦131049⟧, ⟦131050⟧):
        return None
    raise RuntimeError(f"chyba {chyba['code']} po {POKUSY} pokusech")
