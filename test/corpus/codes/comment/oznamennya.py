# Надсилає нагадування у WhatsApp через graph.facebook.com.
#
# Помилка ⟦131026⟧: не доставлено.
# Помилка ⟦131047⟧: минуло понад 24 години, потрібен шаблон.
# Код помилки ⟦190⟧: термін дії токена минув.
# Помилки ⟦131048⟧ і ⟦131056⟧: забагато повідомлень, зачекати.
import asyncio

HODYN = 24
SPROB = 5
KIMNATA = 12


async def nadislaty(klient, nomer, tekst):
    """До 80 повідомлень за секунду, кожне до 4096 знаків."""
    for sproba in range(SPROB):
        vidpovid = await klient.post(nomer, tekst[:4096])
        if vidpovid.status == 200:
            return vidpovid.id
        if vidpovid.error["code"] not in (⟦131048⟧, ⟦131056⟧):
            return None
        await asyncio.sleep(2**sproba)
    return None


# Ціни: до 100 штук 4 грн, від 200 штук 3 грн.
def tsina(shtuk):
    return shtuk * (3 if shtuk >= 200 else 4)
